//! Where sorters put open answers. Each sorter has a sorting of her own.

use super::{read, written};
use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::{
    Personal,
    ids::{AccountId, OpenAnswerId, SurveyId},
    surveys::Placing,
};
use policy::InSchool;
use uuid::Uuid;

statements! {
    LIST = "SELECT s.text_id, s.sorter_id, s.levels, s.left_out, s.version FROM survey_sortings s \
        JOIN survey_texts t ON t.school_id = s.school_id AND t.id = s.text_id \
        WHERE s.school_id = $1 AND t.survey_id = $2 ORDER BY s.text_id, s.sorter_id";
    SORTED = "SELECT t.survey_id, s.sorter_id, t.text, s.levels FROM survey_sortings s \
        JOIN survey_texts t ON t.school_id = s.school_id AND t.id = s.text_id \
        WHERE s.school_id = $1 AND s.left_out IS NULL ORDER BY t.id, s.sorter_id";
    INSERT = "INSERT INTO survey_sortings (school_id, text_id, sorter_id, levels, left_out, version) \
        VALUES ($1, $2, $3, $4, $5, 1 + $6) ON CONFLICT (school_id, text_id, sorter_id) DO NOTHING";
    CHANGE = "UPDATE survey_sortings SET levels = $4, left_out = $5, version = version + 1 \
        WHERE school_id = $1 AND text_id = $2 AND sorter_id = $3 AND version = $6";
    REMOVE = "DELETE FROM survey_sortings WHERE school_id = $1 AND text_id = $2 AND sorter_id = $3 AND version = $4";
}

/// Where one sorter put one open answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptSorting {
    /// The open answer.
    pub text: OpenAnswerId,
    /// Who sorted.
    pub sorter: AccountId,
    /// Where it was put.
    pub placing: Placing,
    /// Counts the changes; 0 before the first.
    pub version: i64,
}

/// An open answer of any round that was put in levels, to learn from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SortedText {
    /// The round.
    pub survey: SurveyId,
    /// Who sorted.
    pub sorter: AccountId,
    /// The words.
    pub text: Personal<String>,
    /// The levels in which they were put.
    pub levels: Vec<u8>,
}

/// Where every sorter put the open answers of a round.
///
/// # Errors
/// When the database fails.
pub async fn sortings(
    tx: &mut impl Reads,
    scope: &InSchool,
    survey: SurveyId,
) -> Result<Vec<KeptSorting>, StoreError> {
    type Row = (Uuid, Uuid, String, Option<String>, i64);
    let rows = on!(tx, c => sqlx::query_as::<_, Row>(LIST)
        .bind(scope.school().0).bind(survey.0).fetch_all(c).await)?;
    let kept = |(text, sorter, levels, left_out, version): Row| {
        let placing = match left_out {
            Some(reason) => Placing::LeftOut(reason),
            None => Placing::Levels(read(&levels, "survey_sortings.levels")?),
        };
        Ok(KeptSorting { text: OpenAnswerId(text), sorter: AccountId(sorter), placing, version })
    };
    rows.into_iter().map(kept).collect()
}

/// The open answers of all rounds that were put in levels.
///
/// # Errors
/// When the database fails.
pub async fn sorted_texts(tx: &mut impl Reads, scope: &InSchool) -> Result<Vec<SortedText>, StoreError> {
    type Row = (Uuid, Uuid, String, String);
    let rows = on!(tx, c => sqlx::query_as::<_, Row>(SORTED).bind(scope.school().0).fetch_all(c).await)?;
    let sorted = |(survey, sorter, text, levels): Row| {
        Ok(SortedText {
            survey: SurveyId(survey),
            sorter: AccountId(sorter),
            text: Personal::new(text),
            levels: read(&levels, "survey_sortings.levels")?,
        })
    };
    rows.into_iter().map(sorted).collect()
}

/// Puts an open answer somewhere, when the sorting still has the version that is given with it; false when somebody was
/// first.
///
/// # Errors
/// When the database fails.
pub async fn put_sorting(
    tx: &mut WriteTx,
    scope: &InSchool,
    sorting: &KeptSorting,
) -> Result<bool, StoreError> {
    let statement = if sorting.version == 0 { INSERT } else { CHANGE };
    let (levels, left_out) = match &sorting.placing {
        Placing::Levels(levels) => (written(levels)?, None),
        Placing::LeftOut(reason) => (written::<[u8]>(&[])?, Some(reason.as_str())),
    };
    let done = on!(tx, c => sqlx::query(statement)
        .bind(scope.school().0)
        .bind(sorting.text.0)
        .bind(sorting.sorter.0)
        .bind(&levels)
        .bind(left_out)
        .bind(sorting.version)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    Ok(done == 1)
}

/// Puts an open answer back on the pile of a sorter, when the sorting still has this version; false when somebody was first.
///
/// # Errors
/// When the database fails.
pub async fn remove_sorting(
    tx: &mut WriteTx,
    scope: &InSchool,
    (text, sorter, version): (OpenAnswerId, AccountId, i64),
) -> Result<bool, StoreError> {
    let done = on!(tx, c => sqlx::query(REMOVE)
        .bind(scope.school().0)
        .bind(text.0)
        .bind(sorter.0)
        .bind(version)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    Ok(done == 1)
}
