//! Rounds and their groups.

use super::{read, written};
use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::{
    ids::SurveyId,
    roles::ModelKey,
    surveys::{RespondentGroup, Survey, SurveyKind, SurveyState},
};
use policy::InSchool;
use uuid::Uuid;

statements! {
    LIST = "SELECT id, kind, title, intro, model, levels, questions, small_agreed, state, previous_id, is_example, \
        closes_on, made_at, opened_at, closed_at, version FROM surveys WHERE school_id = $1 ORDER BY made_at DESC, id";
    ONE = "SELECT id, kind, title, intro, model, levels, questions, small_agreed, state, previous_id, is_example, \
        closes_on, made_at, opened_at, closed_at, version FROM surveys WHERE school_id = $1 AND id = $2";
    INSERT = "INSERT INTO surveys (school_id, id, version, kind, title, intro, model, levels, questions, small_agreed, \
        state, previous_id, is_example, closes_on, made_at, opened_at, closed_at) \
        VALUES ($1, $2, 1 + $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)";
    CHANGE = "UPDATE surveys SET kind = $4, title = $5, intro = $6, model = $7, levels = $8, questions = $9, \
        small_agreed = $10, state = $11, previous_id = $12, is_example = $13, closes_on = $14, made_at = $15, \
        opened_at = $16, closed_at = $17, version = version + 1 WHERE school_id = $1 AND id = $2 AND version = $3";
    REMOVE = "DELETE FROM surveys WHERE school_id = $1 AND id = $2";
    UNLINK = "UPDATE surveys SET previous_id = NULL WHERE school_id = $1 AND previous_id = $2";
    REMOVE_SORTINGS = "DELETE FROM survey_sortings WHERE school_id = $1 AND text_id IN \
        (SELECT id FROM survey_texts WHERE school_id = $1 AND survey_id = $2)";
    REMOVE_TEXTS = "DELETE FROM survey_texts WHERE school_id = $1 AND survey_id = $2";
    REMOVE_ANSWERS = "DELETE FROM survey_answers WHERE school_id = $1 AND survey_id = $2";
    REMOVE_INVITATIONS = "DELETE FROM survey_invitations WHERE school_id = $1 AND survey_id = $2";
    REMOVE_TALKS = "DELETE FROM survey_talks WHERE school_id = $1 AND survey_id = $2";
    REMOVE_REMARKS = "DELETE FROM survey_remarks WHERE school_id = $1 AND survey_id = $2";
    REMOVE_PAGES = "DELETE FROM survey_pages WHERE school_id = $1 AND survey_id = $2";
    REMOVE_AGREEMENTS = "DELETE FROM survey_agreements WHERE school_id = $1 AND survey_id = $2";
    REMOVE_INVITED = "DELETE FROM survey_invited WHERE school_id = $1 AND survey_id = $2";
    HOLD = "UPDATE surveys SET version = version WHERE school_id = $1 AND id = $2";
    GROUPS = "SELECT g.no, g.name, g.role, g.invited, (SELECT count(*) FROM survey_answers a \
        WHERE a.school_id = g.school_id AND a.survey_id = g.survey_id AND a.group_no = g.no) \
        + (SELECT count(*) FROM survey_invitations i \
        WHERE i.school_id = g.school_id AND i.survey_id = g.survey_id AND i.group_no = g.no) \
        FROM survey_groups g WHERE g.school_id = $1 AND g.survey_id = $2 ORDER BY g.no";
    ADD_GROUP = "INSERT INTO survey_groups (school_id, survey_id, no, name, role, invited) VALUES ($1, $2, $3, $4, $5, $6)";
    REMOVE_GROUPS = "DELETE FROM survey_groups WHERE school_id = $1 AND survey_id = $2";
    SET_INVITED = "UPDATE survey_groups SET invited = $4 WHERE school_id = $1 AND survey_id = $2 AND no = $3";
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    kind: String,
    title: String,
    intro: String,
    model: Option<String>,
    levels: String,
    questions: String,
    small_agreed: bool,
    state: String,
    previous_id: Option<Uuid>,
    is_example: bool,
    closes_on: Option<jiff_sqlx::Date>,
    made_at: jiff_sqlx::Timestamp,
    opened_at: Option<jiff_sqlx::Timestamp>,
    closed_at: Option<jiff_sqlx::Timestamp>,
    version: i64,
}

impl Row {
    fn survey(self) -> Result<Survey, StoreError> {
        Ok(Survey {
            id: SurveyId(self.id),
            kind: SurveyKind::of_code(&self.kind).ok_or(StoreError::Unreadable("surveys.kind"))?,
            title: self.title,
            intro: self.intro,
            model: self.model.map(ModelKey),
            levels: read(&self.levels, "surveys.levels")?,
            questions: read(&self.questions, "surveys.questions")?,
            small_agreed: self.small_agreed,
            state: SurveyState::of_code(&self.state).ok_or(StoreError::Unreadable("surveys.state"))?,
            previous: self.previous_id.map(SurveyId),
            is_example: self.is_example,
            closes_on: self.closes_on.map(jiff_sqlx::Date::to_jiff),
            made_at: self.made_at.to_jiff(),
            opened_at: self.opened_at.map(jiff_sqlx::Timestamp::to_jiff),
            closed_at: self.closed_at.map(jiff_sqlx::Timestamp::to_jiff),
            version: self.version,
        })
    }
}

/// All rounds of a school, the newest first.
///
/// # Errors
/// When the database fails.
pub async fn surveys(tx: &mut impl Reads, scope: &InSchool) -> Result<Vec<Survey>, StoreError> {
    on!(tx, c => sqlx::query_as::<_, Row>(LIST).bind(scope.school().0).fetch_all(c).await)?
        .into_iter()
        .map(Row::survey)
        .collect()
}

/// One round.
///
/// # Errors
/// When the database fails.
pub async fn survey(
    tx: &mut impl Reads,
    scope: &InSchool,
    id: SurveyId,
) -> Result<Option<Survey>, StoreError> {
    on!(tx, c => sqlx::query_as::<_, Row>(ONE).bind(scope.school().0).bind(id.0).fetch_optional(c).await)?
        .map(Row::survey)
        .transpose()
}

/// Adds a round, as its first version.
///
/// # Errors
/// When the database fails.
pub async fn add_survey(tx: &mut WriteTx, scope: &InSchool, survey: &Survey) -> Result<(), StoreError> {
    save(tx, scope, (INSERT, 0), survey).await.map(drop)
}

/// Changes a round that still has the version that is given with it; false when somebody was first.
///
/// # Errors
/// When the database fails.
pub async fn change_survey(tx: &mut WriteTx, scope: &InSchool, survey: &Survey) -> Result<bool, StoreError> {
    Ok(save(tx, scope, (CHANGE, survey.version), survey).await? == 1)
}

async fn save(
    tx: &mut WriteTx,
    scope: &InSchool,
    (statement, version): (&'static str, i64),
    survey: &Survey,
) -> Result<u64, StoreError> {
    let (levels, questions) = (written(&survey.levels)?, written(&survey.questions)?);
    on!(tx, c => sqlx::query(statement)
        .bind(scope.school().0)
        .bind(survey.id.0)
        .bind(version)
        .bind(survey.kind.code())
        .bind(&survey.title)
        .bind(&survey.intro)
        .bind(survey.model.as_ref().map(|key| key.0.as_str()))
        .bind(&levels)
        .bind(&questions)
        .bind(survey.small_agreed)
        .bind(survey.state.code())
        .bind(survey.previous.map(|id| id.0))
        .bind(survey.is_example)
        .bind(survey.closes_on.map(jiff_sqlx::Date::from))
        .bind(jiff_sqlx::Timestamp::from(survey.made_at))
        .bind(survey.opened_at.map(jiff_sqlx::Timestamp::from))
        .bind(survey.closed_at.map(jiff_sqlx::Timestamp::from))
        .execute(c)
        .await
        .map(|done| done.rows_affected()))
    .map_err(StoreError::from)
}

/// Removes a round with everything that belongs to it: answers, links, sortings, the talk and what was agreed. A later round
/// that was compared with it stands by itself from then on.
///
/// # Errors
/// When the database fails.
pub async fn remove_survey(tx: &mut WriteTx, scope: &InSchool, id: SurveyId) -> Result<(), StoreError> {
    let belongings =
        [REMOVE_SORTINGS, REMOVE_TEXTS, REMOVE_ANSWERS, REMOVE_INVITATIONS, REMOVE_INVITED, REMOVE_TALKS];
    let rest = [REMOVE_REMARKS, REMOVE_PAGES, REMOVE_AGREEMENTS, UNLINK, REMOVE_GROUPS, REMOVE];
    for statement in belongings.into_iter().chain(rest) {
        on!(tx, c => sqlx::query(statement)
            .bind(scope.school().0).bind(id.0).execute(c).await.map(drop))?;
    }
    Ok(())
}

/// Makes others who want to change a round wait until this transaction ends. Who answers does not wait.
///
/// # Errors
/// When the database fails.
pub async fn hold_survey(tx: &mut WriteTx, scope: &InSchool, id: SurveyId) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(HOLD).bind(scope.school().0).bind(id.0).execute(c).await.map(drop))?;
    Ok(())
}

/// The groups of a round, in the order of their numbers. As many were invited as somebody said, and at least all who
/// answered or hold a link.
///
/// # Errors
/// When the database fails.
pub async fn groups(
    tx: &mut impl Reads,
    scope: &InSchool,
    survey: SurveyId,
) -> Result<Vec<RespondentGroup>, StoreError> {
    type Row = (i64, String, Option<String>, i64, i64);
    let rows = on!(tx, c => sqlx::query_as::<_, Row>(GROUPS)
        .bind(scope.school().0).bind(survey.0).fetch_all(c).await)?;
    let group =
        |(no, name, role, said, known): Row| RespondentGroup { no, name, role, invited: said.max(known) };
    Ok(rows.into_iter().map(group).collect())
}

/// Puts groups in the place of those that a draft has.
///
/// # Errors
/// When the database fails, or somebody was invited into one of them.
pub async fn put_groups(
    tx: &mut WriteTx,
    scope: &InSchool,
    survey: SurveyId,
    groups: &[RespondentGroup],
) -> Result<(), StoreError> {
    let school = scope.school().0;
    on!(tx, c => sqlx::query(REMOVE_GROUPS).bind(school).bind(survey.0).execute(c).await.map(drop))?;
    for group in groups {
        on!(tx, c => sqlx::query(ADD_GROUP)
            .bind(school)
            .bind(survey.0)
            .bind(group.no)
            .bind(&group.name)
            .bind(group.role.as_deref())
            .bind(group.invited)
            .execute(c)
            .await
            .map(drop))?;
    }
    Ok(())
}

/// Says how many of a group were invited.
///
/// # Errors
/// When the database fails.
pub async fn set_invited(
    tx: &mut WriteTx,
    scope: &InSchool,
    survey: SurveyId,
    (group, invited): (i64, i64),
) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(SET_INVITED)
        .bind(scope.school().0).bind(survey.0).bind(group).bind(invited).execute(c).await.map(drop))?;
    Ok(())
}
