//! Answers. They carry no name, no time and no link to an invitation, and an open answer carries no link to the answer with
//! which it came.

use super::{read, written};
use crate::{Db, Reads, Sealed as _, StoreError, WriteTx, dialect};
use domain::{
    Personal,
    ids::{AnswerId, OpenAnswerId, SurveyId},
    surveys::{Answer, AnswerWay, OpenAnswer},
};
use policy::InSchool;
use uuid::Uuid;

statements! {
    INSERT = "INSERT INTO survey_answers (school_id, id, survey_id, group_no, way, scores, replies) \
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    LIST = "SELECT group_no, way, scores, replies FROM survey_answers WHERE school_id = $1 AND survey_id = $2 \
        ORDER BY group_no, id";
    REMOVE_ALL = "DELETE FROM survey_answers WHERE school_id = $1 AND survey_id = $2";
    REMOVE_ALL_TEXTS = "DELETE FROM survey_texts WHERE school_id = $1 AND survey_id = $2";
    COUNT = "SELECT group_no, count(*) FROM survey_answers WHERE school_id = $1 AND survey_id = $2 GROUP BY group_no \
        ORDER BY group_no";
    REMOVE_ONE = "DELETE FROM survey_answers WHERE school_id = $1 AND survey_id = $2 AND way = $3 AND id = $4";
    REMOVE_TEXT = "DELETE FROM survey_texts WHERE school_id = $1 AND survey_id = $2 AND id = $3";
    REMOVE = "DELETE FROM survey_answers WHERE school_id = $1 AND survey_id = $2 AND way = $3";
    INSERT_TEXT = "INSERT INTO survey_texts (school_id, id, survey_id, group_no, question, text) VALUES ($1, $2, $3, $4, $5, $6)";
    TEXTS = "SELECT id, group_no, question, text FROM survey_texts WHERE school_id = $1 AND survey_id = $2 \
        ORDER BY group_no, question, id";
}

/// Adds the answers of one respondent.
///
/// # Errors
/// When the database fails.
pub async fn add_answer(
    tx: &mut WriteTx,
    scope: &InSchool,
    survey: SurveyId,
    (id, answer): (AnswerId, &Answer),
) -> Result<(), StoreError> {
    let scores = answer.scores.as_deref().map(written).transpose()?;
    let replies = written(&answer.replies)?;
    on!(tx, c => sqlx::query(INSERT)
        .bind(scope.school().0)
        .bind(id.0)
        .bind(survey.0)
        .bind(answer.group)
        .bind(answer.way.code())
        .bind(scores.as_deref())
        .bind(&replies)
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// All answers of a round by group; within a group in no order that says anything.
///
/// # Errors
/// When the database fails.
pub async fn answers(
    tx: &mut impl Reads,
    scope: &InSchool,
    survey: SurveyId,
) -> Result<Vec<Answer>, StoreError> {
    type Row = (i64, String, Option<String>, String);
    let rows = on!(tx, c => sqlx::query_as::<_, Row>(LIST)
        .bind(scope.school().0).bind(survey.0).fetch_all(c).await)?;
    let answer = |(group, way, scores, replies): Row| {
        Ok(Answer {
            group,
            way: AnswerWay::of_code(&way).ok_or(StoreError::Unreadable("survey_answers.way"))?,
            scores: scores.map(|text| read(&text, "survey_answers.scores")).transpose()?,
            replies: read(&replies, "survey_answers.replies")?,
        })
    };
    rows.into_iter().map(answer).collect()
}

/// How many answered, by the number of the group; a group without answers is not there.
///
/// # Errors
/// When the database fails.
pub async fn count_answers(
    tx: &mut impl Reads,
    scope: &InSchool,
    survey: SurveyId,
) -> Result<Vec<(i64, i64)>, StoreError> {
    on!(tx, c => sqlx::query_as::<_, (i64, i64)>(COUNT)
        .bind(scope.school().0).bind(survey.0).fetch_all(c).await)
    .map_err(StoreError::from)
}

/// Takes out the answers that came in one way; how many there were.
///
/// # Errors
/// When the database fails.
pub async fn remove_answers(
    tx: &mut WriteTx,
    scope: &InSchool,
    survey: SurveyId,
    way: AnswerWay,
) -> Result<u64, StoreError> {
    on!(tx, c => sqlx::query(REMOVE)
        .bind(scope.school().0).bind(survey.0).bind(way.code()).execute(c).await.map(|done| done.rows_affected()))
    .map_err(StoreError::from)
}

/// Takes out one answer that came in this way, and the open answers that were typed with it; false when it was not there.
///
/// # Errors
/// When the database fails, or an open answer was sorted.
pub async fn remove_answer(
    tx: &mut WriteTx,
    scope: &InSchool,
    (survey, way): (SurveyId, AnswerWay),
    (id, texts): (AnswerId, &[OpenAnswerId]),
) -> Result<bool, StoreError> {
    let school = scope.school().0;
    let gone = on!(tx, c => sqlx::query(REMOVE_ONE)
        .bind(school).bind(survey.0).bind(way.code()).bind(id.0).execute(c).await.map(|done| done.rows_affected()))?;
    if gone != 1 {
        return Ok(false);
    }
    for text in texts {
        on!(tx, c => sqlx::query(REMOVE_TEXT).bind(school).bind(survey.0).bind(text.0).execute(c).await.map(drop))?;
    }
    Ok(true)
}

/// Adds an open answer.
///
/// # Errors
/// When the database fails.
pub async fn add_open_answer(
    tx: &mut WriteTx,
    scope: &InSchool,
    survey: SurveyId,
    answer: &OpenAnswer,
) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(INSERT_TEXT)
        .bind(scope.school().0)
        .bind(answer.id.0)
        .bind(survey.0)
        .bind(answer.group)
        .bind(i64::from(answer.question))
        .bind(answer.text.reveal().as_str())
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// All open answers of a round by group and question; within these in no order that says anything.
///
/// # Errors
/// When the database fails.
pub async fn open_answers(
    tx: &mut impl Reads,
    scope: &InSchool,
    survey: SurveyId,
) -> Result<Vec<OpenAnswer>, StoreError> {
    type Row = (Uuid, i64, i64, String);
    let rows = on!(tx, c => sqlx::query_as::<_, Row>(TEXTS)
        .bind(scope.school().0).bind(survey.0).fetch_all(c).await)?;
    let answer = |(id, group, question, text): Row| {
        Ok(OpenAnswer {
            id: OpenAnswerId(id),
            group,
            question: u8::try_from(question).map_err(|_| StoreError::Unreadable("survey_texts.question"))?,
            text: Personal::new(text),
        })
    };
    rows.into_iter().map(answer).collect()
}

/// Writes all answers and open answers of a round anew in this one transaction, under other random ids and in their order:
/// neither an id nor the transaction in which a row came then says with what it came, or when.
///
/// # Errors
/// When the database fails, or an open answer was sorted: that happens only after this.
pub async fn rewrite_answers(
    tx: &mut WriteTx,
    scope: &InSchool,
    survey: SurveyId,
    new_id: impl Fn() -> Uuid,
) -> Result<(), StoreError> {
    let answers = in_order(answers(tx, scope, survey).await?, &new_id);
    let texts = in_order(open_answers(tx, scope, survey).await?, &new_id);
    for statement in [REMOVE_ALL, REMOVE_ALL_TEXTS] {
        on!(tx, c => sqlx::query(statement)
            .bind(scope.school().0).bind(survey.0).execute(c).await.map(drop))?;
    }
    for (id, answer) in &answers {
        add_answer(tx, scope, survey, (AnswerId(*id), answer)).await?;
    }
    for (id, text) in texts {
        add_open_answer(tx, scope, survey, &OpenAnswer { id: OpenAnswerId(id), ..text }).await?;
    }
    Ok(())
}

/// Empties what the engine remembers of an answer that just came: see `dialect`.
///
/// # Errors
/// When the database fails, or others keep it from doing so.
pub async fn wipe_journal(db: &Db) -> Result<(), StoreError> {
    dialect::wipe_journal(db).await
}

/// Empties what the engine remembers of links, answers and remarks that were just written anew: see `dialect`.
///
/// # Errors
/// When the database fails.
pub async fn wipe_answers(db: &Db) -> Result<(), StoreError> {
    dialect::wipe_answers(db).await
}

/// Things under new ids, in the order of these.
pub(super) fn in_order<T>(things: Vec<T>, new_id: &impl Fn() -> Uuid) -> Vec<(Uuid, T)> {
    let mut things: Vec<(Uuid, T)> = things.into_iter().map(|thing| (new_id(), thing)).collect();
    things.sort_by_key(|(id, _)| *id);
    things
}
