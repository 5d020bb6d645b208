//! For how long files are kept: terms of a school, what was decided about one pupil, and which leavers still have what.

use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::{
    Personal, SchoolYear,
    ids::PupilId,
    trust::retention::{Category, Hold},
};
use policy::{InSchool, OfPupil};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

statements! {
    TERMS = "SELECT category, months, source, version FROM retention_terms WHERE school_id = $1";
    ADD_TERM = "INSERT INTO retention_terms (school_id, category, months, source, version) VALUES ($1, $2, $3, $4, 1) \
        ON CONFLICT DO NOTHING";
    CHANGE_TERM = "UPDATE retention_terms SET months = $3, source = $4, version = version + 1 \
        WHERE school_id = $1 AND category = $2 AND version = $5";
    DROP_TERM = "DELETE FROM retention_terms WHERE school_id = $1 AND category = $2 AND version = $3";
    HOLDS = "SELECT pupil_id, went_to_special, keep_until_on, why, version FROM retention_holds WHERE school_id = $1";
    HOLD = "SELECT pupil_id, went_to_special, keep_until_on, why, version FROM retention_holds \
        WHERE school_id = $1 AND pupil_id = $2";
    ADD_HOLD = "INSERT INTO retention_holds (school_id, pupil_id, went_to_special, keep_until_on, why, version) \
        VALUES ($1, $2, $3, $4, $5, 1) ON CONFLICT DO NOTHING";
    CHANGE_HOLD = "UPDATE retention_holds SET went_to_special = $3, keep_until_on = $4, why = $5, version = version + 1 \
        WHERE school_id = $1 AND pupil_id = $2 AND version = $6";
    WITH_RESULTS = "SELECT p.id FROM pupils p WHERE p.school_id = $1 AND p.left_on IS NOT NULL AND EXISTS (\
        SELECT 1 FROM results r WHERE r.school_id = p.school_id AND r.pupil_id = p.id \
        UNION ALL SELECT 1 FROM signal_answers a WHERE a.school_id = p.school_id AND a.pupil_id = p.id)";
    REMEMBERED_RESULTS = "SELECT DISTINCT substr(record, 8, 36) FROM import_changes \
        WHERE school_id = $1 AND record LIKE 'result:%'";
    WITH_NOTES = "SELECT n.pupil_id FROM notes n JOIN note_categories c \
        ON c.school_id = n.school_id AND c.key = n.category WHERE n.school_id = $1 AND c.is_restricted = $2 \
        UNION SELECT d.pupil_id FROM documents d JOIN note_categories c \
        ON c.school_id = d.school_id AND c.key = d.category WHERE d.school_id = $1 AND c.is_restricted = $2";
    WITH_OTHERS = "SELECT pupil_id FROM corrections WHERE school_id = $1 \
        UNION SELECT pupil_id FROM pupil_ties WHERE school_id = $1 \
        UNION SELECT pupil_id FROM emergencies WHERE school_id = $1 \
        UNION SELECT pupil_id FROM portraits WHERE school_id = $1 \
        UNION SELECT pupil_id FROM contacts WHERE school_id = $1 \
        UNION SELECT pupil_id FROM hand_overs WHERE school_id = $1 \
        UNION SELECT pupil_id FROM need_lines WHERE school_id = $1 \
        UNION SELECT pupil_id FROM plan_pupils WHERE school_id = $1 \
        UNION SELECT pupil_id FROM agreements WHERE school_id = $1 AND pupil_id IS NOT NULL \
        UNION SELECT pupil_id FROM talk_subjects WHERE school_id = $1 AND pupil_id IS NOT NULL \
        UNION SELECT pupil_id FROM case_pupils WHERE school_id = $1 \
        UNION SELECT pupil_id FROM plan_outcomes WHERE school_id = $1 \
        UNION SELECT pupil_id FROM plan_consents WHERE school_id = $1 \
        UNION SELECT pupil_id FROM plan_frozen WHERE school_id = $1";
    NOWHERE = "SELECT p.id FROM pupils p WHERE p.school_id = $1 AND p.left_on IS NULL AND NOT EXISTS (\
        SELECT 1 FROM enrolments e WHERE e.school_id = p.school_id AND e.pupil_id = p.id AND e.school_year >= $2)";
}

/// A term as a school set it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptTerm {
    /// Of what.
    pub category: Category,
    /// How many months after leaving.
    pub months: u16,
    /// Where the school has it from.
    pub source: String,
    /// Goes up with every change.
    pub version: i64,
}

/// What was decided about one pupil.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptHold {
    /// The pupil.
    pub pupil: PupilId,
    /// What.
    pub hold: Hold,
    /// Why.
    pub why: Personal<String>,
    /// Goes up with every change.
    pub version: i64,
}

/// The terms that a school set itself.
///
/// # Errors
/// When the database fails.
pub async fn retention_terms(tx: &mut impl Reads, scope: &InSchool) -> Result<Vec<KeptTerm>, StoreError> {
    type Row = (String, i64, String, i64);
    let rows = on!(tx, c => sqlx::query_as::<_, Row>(TERMS).bind(scope.school().0).fetch_all(c).await)?;
    let term = |(category, months, source, version): Row| {
        Ok(KeptTerm {
            category: category.parse().map_err(|_| StoreError::Unreadable("retention_terms.category"))?,
            months: u16::try_from(months).map_err(|_| StoreError::Unreadable("retention_terms.months"))?,
            source,
            version,
        })
    };
    rows.into_iter().map(term).collect()
}

/// Sets the term of a category; false when somebody else changed it since `term.version`, which is 0 when the school had
/// none.
///
/// # Errors
/// When the database fails.
pub async fn put_retention_term(
    tx: &mut WriteTx,
    scope: &InSchool,
    term: &KeptTerm,
) -> Result<bool, StoreError> {
    let (school, months) = (scope.school().0, i64::from(term.months));
    let code = term.category.code();
    let done = if term.version == 0 {
        on!(tx, c => sqlx::query(ADD_TERM).bind(school).bind(code).bind(months).bind(&term.source)
            .execute(c).await.map(|done| done.rows_affected()))
    } else {
        on!(tx, c => sqlx::query(CHANGE_TERM).bind(school).bind(code).bind(months).bind(&term.source)
            .bind(term.version).execute(c).await.map(|done| done.rows_affected()))
    };
    Ok(done? == 1)
}

/// Takes the term of a category away again, so that the one of the product counts; false when somebody else changed it.
///
/// # Errors
/// When the database fails.
pub async fn drop_retention_term(
    tx: &mut WriteTx,
    scope: &InSchool,
    category: Category,
    version: i64,
) -> Result<bool, StoreError> {
    let done = on!(tx, c => sqlx::query(DROP_TERM).bind(scope.school().0).bind(category.code()).bind(version)
        .execute(c).await.map(|done| done.rows_affected()))?;
    Ok(done == 1)
}

type HoldRow = (Uuid, bool, Option<jiff_sqlx::Date>, String, i64);

fn hold_from_row((pupil, went_to_special, until, why, version): HoldRow) -> KeptHold {
    let keep_until = until.map(jiff_sqlx::Date::to_jiff);
    let hold = Hold { went_to_special, keep_until };
    KeptHold { pupil: PupilId(pupil), hold, why: Personal::new(why), version }
}

/// What was decided about pupils of a school.
///
/// # Errors
/// When the database fails.
pub async fn retention_holds(
    tx: &mut impl Reads,
    scope: &InSchool,
) -> Result<HashMap<PupilId, KeptHold>, StoreError> {
    let rows = on!(tx, c => sqlx::query_as::<_, HoldRow>(HOLDS).bind(scope.school().0).fetch_all(c).await)?;
    Ok(rows.into_iter().map(hold_from_row).map(|kept| (kept.pupil, kept)).collect())
}

/// What was decided about one pupil.
///
/// # Errors
/// When the database fails.
pub async fn retention_hold(tx: &mut impl Reads, scope: &OfPupil) -> Result<Option<KeptHold>, StoreError> {
    let row = on!(tx, c => sqlx::query_as::<_, HoldRow>(HOLD)
        .bind(scope.school().0).bind(scope.pupil().0).fetch_optional(c).await)?;
    Ok(row.map(hold_from_row))
}

/// Keeps what was decided about a pupil; false when somebody else changed it since `version`, which is 0 when nothing was
/// decided before.
///
/// # Errors
/// When the database fails.
pub async fn put_retention_hold(
    tx: &mut WriteTx,
    scope: &OfPupil,
    (hold, why): (Hold, &str),
    version: i64,
) -> Result<bool, StoreError> {
    let (school, pupil) = (scope.school().0, scope.pupil().0);
    let until = hold.keep_until.map(jiff_sqlx::Date::from);
    let done = if version == 0 {
        on!(tx, c => sqlx::query(ADD_HOLD).bind(school).bind(pupil).bind(hold.went_to_special).bind(until).bind(why)
            .execute(c).await.map(|done| done.rows_affected()))
    } else {
        on!(tx, c => sqlx::query(CHANGE_HOLD).bind(school).bind(pupil).bind(hold.went_to_special).bind(until).bind(why)
            .bind(version).execute(c).await.map(|done| done.rows_affected()))
    };
    Ok(done? == 1)
}

/// Which pupils have what beside the register.
#[derive(Debug, Clone, Default)]
pub struct Holdings {
    /// Leavers with results, or with answers to signals that results gave; and pupils of whom an import remembers a result
    /// as it was before.
    pub results: HashSet<PupilId>,
    /// Pupils with notes or documents of categories that are not restricted.
    pub notes: HashSet<PupilId>,
    /// Pupils with notes or documents of restricted categories.
    pub restricted_notes: HashSet<PupilId>,
    /// Pupils with a portrait, contacts, hand-overs, corrections, ties or emergencies.
    pub others: HashSet<PupilId>,
}

/// Which pupils of a school have what beside the register.
///
/// # Errors
/// When the database fails.
pub async fn holdings(tx: &mut impl Reads, scope: &InSchool) -> Result<Holdings, StoreError> {
    type Rows = Vec<(Uuid,)>;
    let school = scope.school().0;
    let results: Rows = on!(tx, c => sqlx::query_as(WITH_RESULTS).bind(school).fetch_all(c).await)?;
    let remembered: Vec<(String,)> =
        on!(tx, c => sqlx::query_as(REMEMBERED_RESULTS).bind(school).fetch_all(c).await)?;
    let read = |(id,): (String,)| id.parse().map_err(|_| StoreError::Unreadable("import_changes.record"));
    let remembered = remembered.into_iter().map(read).collect::<Result<Vec<Uuid>, _>>()?;
    let notes: Rows = on!(tx, c => sqlx::query_as(WITH_NOTES).bind(school).bind(false).fetch_all(c).await)?;
    let restricted: Rows =
        on!(tx, c => sqlx::query_as(WITH_NOTES).bind(school).bind(true).fetch_all(c).await)?;
    let others: Rows = on!(tx, c => sqlx::query_as(WITH_OTHERS).bind(school).fetch_all(c).await)?;
    let set = |rows: Rows| rows.into_iter().map(|(id,)| PupilId(id)).collect();
    Ok(Holdings {
        results: set(results.into_iter().chain(remembered.into_iter().map(|id| (id,))).collect()),
        notes: set(notes),
        restricted_notes: set(restricted),
        others: set(others),
    })
}

/// Pupils without a leaving date who are enrolled in no school year from this one on: they may have left, and nothing of
/// them comes due by itself.
///
/// # Errors
/// When the database fails.
pub async fn pupils_nowhere(
    tx: &mut impl Reads,
    scope: &InSchool,
    year: SchoolYear,
) -> Result<Vec<PupilId>, StoreError> {
    let rows = on!(tx, c => sqlx::query_as::<_, (Uuid,)>(NOWHERE)
        .bind(scope.school().0).bind(i64::from(year.start())).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(id,)| PupilId(id)).collect())
}
