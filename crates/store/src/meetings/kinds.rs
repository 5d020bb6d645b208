//! The kinds of talk that a school made or changed.

use super::{read, written};
use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::meetings::{AgendaPart, GoneLines, TalkAbout, TalkKind, TalkQuestion};
use policy::InSchool;
use serde::{Deserialize, Serialize};
use sqlx::FromRow;

statements! {
    LIST = "SELECT key, name, about, is_private, has_child_form, minutes, agenda, questions, headings, is_removed, version \
        FROM talk_kinds WHERE school_id = $1 ORDER BY name, key";
    ADD = "INSERT INTO talk_kinds (school_id, key, name, about, is_private, has_child_form, minutes, agenda, questions, \
        headings, is_removed, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 1) ON CONFLICT DO NOTHING";
    CHANGE = "UPDATE talk_kinds SET name = $3, about = $4, is_private = $5, has_child_form = $6, minutes = $7, agenda = $8, \
        questions = $9, headings = $10, is_removed = $11, version = version + 1 \
        WHERE school_id = $1 AND key = $2 AND version = $12";
}

/// A line of a kind as it is kept; one that the school took away stays, so that its key is never given out again.
#[derive(Serialize, Deserialize)]
struct Line<T> {
    #[serde(flatten)]
    line: T,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    is_gone: bool,
}

fn lines<T: serde::de::DeserializeOwned>(
    text: &str,
    place: &'static str,
) -> Result<(Vec<T>, Vec<T>), StoreError> {
    let all: Vec<Line<T>> = read(text, place)?;
    let (gone, here): (Vec<Line<T>>, Vec<Line<T>>) = all.into_iter().partition(|one| one.is_gone);
    let plain = |all: Vec<Line<T>>| all.into_iter().map(|one| one.line).collect();
    Ok((plain(here), plain(gone)))
}

fn to_lines<T: Serialize>(here: &[T], gone: &[T]) -> Result<String, StoreError> {
    let here = here.iter().map(|line| Line { line, is_gone: false });
    written(&here.chain(gone.iter().map(|line| Line { line, is_gone: true })).collect::<Vec<_>>())
}

#[derive(FromRow)]
struct Row {
    key: String,
    name: String,
    about: String,
    is_private: bool,
    has_child_form: bool,
    minutes: i64,
    agenda: String,
    questions: String,
    headings: String,
    is_removed: bool,
    version: i64,
}

/// The kinds of talk of a school, also those that are no longer offered.
///
/// # Errors
/// When the database fails.
pub async fn kinds(tx: &mut impl Reads, scope: &InSchool) -> Result<Vec<TalkKind>, StoreError> {
    let rows = on!(tx, c => sqlx::query_as::<_, Row>(LIST).bind(scope.school().0).fetch_all(c).await)?;
    let kind = |row: Row| {
        let (agenda, gone_agenda) = lines::<AgendaPart>(&row.agenda, "talk_kinds.agenda")?;
        let (questions, gone_questions) = lines::<TalkQuestion>(&row.questions, "talk_kinds.questions")?;
        let (headings, gone_headings) = lines::<TalkQuestion>(&row.headings, "talk_kinds.headings")?;
        Ok(TalkKind {
            key: row.key,
            name: row.name,
            about: TalkAbout::from_code(&row.about).ok_or(StoreError::Unreadable("talk_kinds.about"))?,
            is_private: row.is_private,
            has_child_form: row.has_child_form,
            minutes: row.minutes,
            agenda,
            questions,
            headings,
            gone: GoneLines { agenda: gone_agenda, questions: gone_questions, headings: gone_headings },
            is_removed: row.is_removed,
            version: row.version,
        })
    };
    rows.into_iter().map(kind).collect()
}

/// Saves a kind over the version that was looked at (0 when the school had none of this key); false when somebody was
/// first.
///
/// # Errors
/// When the database fails.
pub async fn put_kind(tx: &mut WriteTx, scope: &InSchool, kind: &TalkKind) -> Result<bool, StoreError> {
    let agenda = to_lines(&kind.agenda, &kind.gone.agenda)?;
    let questions = to_lines(&kind.questions, &kind.gone.questions)?;
    let headings = to_lines(&kind.headings, &kind.gone.headings)?;
    let is_new = kind.version == 0;
    let rows = on!(tx, c => {
        let query = sqlx::query(if is_new { ADD } else { CHANGE })
            .bind(scope.school().0)
            .bind(&kind.key)
            .bind(&kind.name)
            .bind(kind.about.code())
            .bind(kind.is_private)
            .bind(kind.has_child_form)
            .bind(kind.minutes)
            .bind(&agenda)
            .bind(&questions)
            .bind(&headings)
            .bind(kind.is_removed);
        let query = if is_new { query } else { query.bind(kind.version) };
        query.execute(c).await.map(|done| done.rows_affected())
    })?;
    Ok(rows == 1)
}
