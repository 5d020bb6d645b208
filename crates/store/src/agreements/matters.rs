//! What others ask of agreements: about whom one is open, and the names of whom they are about.

use crate::{Reads, StoreError};
use domain::{
    Personal,
    agreements::Candidate,
    ids::{AccountId, GroupId, PupilId},
    register::PersonName,
};
use jiff::civil::Date;
use policy::InSchool;
use uuid::Uuid;

statements! {
    MATTERS = "SELECT pupil_id, due_on FROM agreements WHERE school_id = $1 AND state = 'open' AND NOT is_private \
        AND pupil_id IS NOT NULL AND due_on >= $2";
    MATTERS_OF_PUPIL = "SELECT pupil_id, due_on FROM agreements WHERE school_id = $1 AND state = 'open' \
        AND NOT is_private AND pupil_id = $3 AND due_on >= $2";
    MATTERS_OF_GROUP = "SELECT pupil_id, due_on FROM agreements WHERE school_id = $1 AND state = 'open' \
        AND NOT is_private AND due_on >= $2 AND pupil_id IN (\
            SELECT pupil_id FROM enrolments WHERE school_id = $1 AND group_id = $3 \
            UNION SELECT pupil_id FROM group_members WHERE school_id = $1 AND group_id = $3)";
    PUPILS = "SELECT id, key, first_name, name_prefix, last_name FROM pupils WHERE school_id = $1 AND id IN (\
        SELECT pupil_id FROM agreements WHERE school_id = $1)";
    PEOPLE = "SELECT a.id, a.name FROM accounts a WHERE a.closed_at IS NULL AND a.id IN (\
        SELECT account_id FROM role_grants WHERE school_id = $1 AND from_on <= $2 AND (until_on IS NULL OR until_on >= $2) \
        AND role IN ('teacher', 'coordinator', 'principal', 'specialist')) ORDER BY a.name, a.id";
    GROUPS = "SELECT id, name FROM groups WHERE school_id = $1 AND id IN (\
        SELECT group_id FROM agreements WHERE school_id = $1)";
}

/// A pupil about whom an agreement is open that is not past its day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AgreementMatter {
    /// The pupil.
    pub pupil: PupilId,
    /// By which day.
    pub due_on: Date,
}

fn matters(rows: Vec<(Uuid, jiff_sqlx::Date)>) -> Vec<AgreementMatter> {
    let one = |(pupil, due_on): (Uuid, jiff_sqlx::Date)| AgreementMatter {
        pupil: PupilId(pupil),
        due_on: due_on.to_jiff(),
    };
    rows.into_iter().map(one).collect()
}

/// About which pupils of a school an agreement is open on a day. What is private says nothing here.
///
/// # Errors
/// When the database fails.
pub async fn matters_of_school(
    tx: &mut impl Reads,
    scope: &InSchool,
    today: Date,
) -> Result<Vec<AgreementMatter>, StoreError> {
    let today = jiff_sqlx::Date::from(today);
    Ok(matters(on!(tx, c => sqlx::query_as(MATTERS).bind(scope.school().0).bind(today).fetch_all(c).await)?))
}

/// The same, for one pupil.
///
/// # Errors
/// When the database fails.
pub async fn matters_of_pupil(
    tx: &mut impl Reads,
    scope: &InSchool,
    (pupil, today): (PupilId, Date),
) -> Result<Vec<AgreementMatter>, StoreError> {
    let today = jiff_sqlx::Date::from(today);
    Ok(matters(on!(tx, c => sqlx::query_as(MATTERS_OF_PUPIL)
        .bind(scope.school().0).bind(today).bind(pupil.0).fetch_all(c).await)?))
}

/// The same, for the pupils who are or were in a group.
///
/// # Errors
/// When the database fails.
pub async fn matters_of_group(
    tx: &mut impl Reads,
    scope: &InSchool,
    (group, today): (GroupId, Date),
) -> Result<Vec<AgreementMatter>, StoreError> {
    let today = jiff_sqlx::Date::from(today);
    Ok(matters(on!(tx, c => sqlx::query_as(MATTERS_OF_GROUP)
        .bind(scope.school().0).bind(today).bind(group.0).fetch_all(c).await)?))
}

/// A pupil about whom there is an agreement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NamedPupil {
    /// The pupil.
    pub pupil: PupilId,
    /// The key in the school's own system.
    pub key: String,
    /// The name.
    pub name: PersonName,
}

/// The names of the pupils about whom there are agreements.
///
/// # Errors
/// When the database fails.
pub async fn pupils_named(tx: &mut impl Reads, scope: &InSchool) -> Result<Vec<NamedPupil>, StoreError> {
    type Row = (Uuid, String, String, String, String);
    let rows: Vec<Row> = on!(tx, c => sqlx::query_as(PUPILS).bind(scope.school().0).fetch_all(c).await)?;
    let one = |(id, key, first, prefix, last): Row| NamedPupil {
        pupil: PupilId(id),
        key,
        name: PersonName::new(&first, &prefix, &last),
    };
    Ok(rows.into_iter().map(one).collect())
}

/// The names of the groups about which there are agreements.
///
/// # Errors
/// When the database fails.
pub async fn groups_named(
    tx: &mut impl Reads,
    scope: &InSchool,
) -> Result<Vec<(GroupId, String)>, StoreError> {
    let rows: Vec<(Uuid, String)> =
        on!(tx, c => sqlx::query_as(GROUPS).bind(scope.school().0).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(id, name)| (GroupId(id), name)).collect())
}

/// The people of a school who can promise something on a day: who works there and has an account, by name.
///
/// # Errors
/// When the database fails.
pub async fn people_to_agree(
    tx: &mut impl Reads,
    scope: &InSchool,
    today: Date,
) -> Result<Vec<Candidate>, StoreError> {
    let today = jiff_sqlx::Date::from(today);
    let rows: Vec<(Uuid, String)> =
        on!(tx, c => sqlx::query_as(PEOPLE).bind(scope.school().0).bind(today).fetch_all(c).await)?;
    let one = |(id, name)| Candidate { account: AccountId(id), name: Personal::new(name) };
    Ok(rows.into_iter().map(one).collect())
}
