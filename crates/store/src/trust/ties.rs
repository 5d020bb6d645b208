//! What ties a person to one pupil: ties of guardians, specialists and partners, and files opened in an emergency.

use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::{
    Personal,
    ids::{AccountId, EmergencyId, PupilId, TieId},
    trust::{Role, Term},
};
use jiff::Timestamp;
use policy::{InSchool, OfPupil};
use uuid::Uuid;

statements! {
    OF_PUPIL = "SELECT id, account_id, role, from_on, until_on, why FROM pupil_ties WHERE school_id = $1 AND pupil_id = $2 \
        ORDER BY from_on, id";
    PUT = "INSERT INTO pupil_ties (school_id, id, account_id, pupil_id, role, from_on, until_on, why) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    CHANGE = "UPDATE pupil_ties SET from_on = $4, until_on = $5 WHERE school_id = $1 AND id = $2 AND pupil_id = $3 \
        AND from_on = $6 AND until_on IS NOT DISTINCT FROM $7";
    ADD_EMERGENCY = "INSERT INTO emergencies (school_id, id, account_id, pupil_id, reason, from_at, until_at, seen_by, \
        seen_at) VALUES ($1, $2, $3, $4, $5, $6, $7, NULL, NULL)";
    EMERGENCIES = "SELECT id, account_id, pupil_id, reason, from_at, until_at, seen_by, seen_at FROM emergencies \
        WHERE school_id = $1 ORDER BY from_at DESC, id LIMIT $2 OFFSET $3";
    EMERGENCY = "SELECT id, account_id, pupil_id, reason, from_at, until_at, seen_by, seen_at FROM emergencies \
        WHERE school_id = $1 AND id = $2";
    UNSEEN = "SELECT count(*) FROM emergencies WHERE school_id = $1 AND seen_at IS NULL";
    MEANWHILE = "SELECT at, action, detail FROM audit_events WHERE school_id = $1 AND pupil_id = $2 AND actor = $3 \
        AND at >= $4 AND at <= $5 ORDER BY seq";
    MARK_SEEN = "UPDATE emergencies SET seen_by = $3, seen_at = $4 WHERE school_id = $1 AND id = $2 AND seen_at IS NULL";
}

/// A tie as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptTie {
    /// Its id.
    pub id: TieId,
    /// The person.
    pub account: AccountId,
    /// As what.
    pub role: Role,
    /// From when until when.
    pub term: Term,
    /// Why, in words for who looks at it.
    pub why: Personal<String>,
}

/// A time in which a file was opened in an emergency, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptEmergency {
    /// Its id.
    pub id: EmergencyId,
    /// Who opened the file.
    pub account: AccountId,
    /// Whose file.
    pub pupil: PupilId,
    /// Why.
    pub reason: Personal<String>,
    /// From when.
    pub from_at: Timestamp,
    /// Until when.
    pub until_at: Timestamp,
    /// Who looked at it afterwards, and when.
    pub seen: Option<(AccountId, Timestamp)>,
}

type Row = (Uuid, Uuid, String, jiff_sqlx::Date, Option<jiff_sqlx::Date>, String);

fn from_row((id, account, role, from, until, why): Row) -> Result<KeptTie, StoreError> {
    Ok(KeptTie {
        id: TieId(id),
        account: AccountId(account),
        role: role.parse().map_err(|_| StoreError::Unreadable("pupil_ties.role"))?,
        term: Term { from: from.to_jiff(), until: until.map(jiff_sqlx::Date::to_jiff) },
        why: Personal::new(why),
    })
}

/// The ties to a pupil, also those that have ended, oldest first.
///
/// # Errors
/// When the database fails.
pub async fn ties_of_pupil(tx: &mut impl Reads, scope: &OfPupil) -> Result<Vec<KeptTie>, StoreError> {
    on!(tx, c => sqlx::query_as::<_, Row>(OF_PUPIL).bind(scope.school().0).bind(scope.pupil().0).fetch_all(c).await)?
        .into_iter()
        .map(from_row)
        .collect()
}

/// One tie to a pupil.
///
/// # Errors
/// When the database fails.
pub async fn tie(tx: &mut impl Reads, scope: &OfPupil, id: TieId) -> Result<Option<KeptTie>, StoreError> {
    Ok(ties_of_pupil(tx, scope).await?.into_iter().find(|tie| tie.id == id))
}

/// Ties a person to a pupil.
///
/// # Errors
/// When the database fails.
pub async fn put_tie(tx: &mut WriteTx, scope: &OfPupil, tie: &KeptTie) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(PUT)
        .bind(scope.school().0)
        .bind(tie.id.0)
        .bind(tie.account.0)
        .bind(scope.pupil().0)
        .bind(tie.role.code())
        .bind(jiff_sqlx::Date::from(tie.term.from))
        .bind(tie.term.until.map(jiff_sqlx::Date::from))
        .bind(tie.why.reveal())
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// Changes the dates of a tie; false when others hold by now than `was`.
///
/// # Errors
/// When the database fails.
pub async fn change_tie(
    tx: &mut WriteTx,
    scope: &OfPupil,
    id: TieId,
    (was, term): (Term, Term),
) -> Result<bool, StoreError> {
    let changed = on!(tx, c => sqlx::query(CHANGE)
        .bind(scope.school().0)
        .bind(id.0)
        .bind(scope.pupil().0)
        .bind(jiff_sqlx::Date::from(term.from))
        .bind(term.until.map(jiff_sqlx::Date::from))
        .bind(jiff_sqlx::Date::from(was.from))
        .bind(was.until.map(jiff_sqlx::Date::from))
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    Ok(changed == 1)
}

/// Keeps that a file is opened in an emergency.
///
/// # Errors
/// When the school has no such pupil, or the database fails.
pub async fn add_emergency(
    tx: &mut WriteTx,
    scope: &InSchool,
    one: &KeptEmergency,
) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(ADD_EMERGENCY)
        .bind(scope.school().0)
        .bind(one.id.0)
        .bind(one.account.0)
        .bind(one.pupil.0)
        .bind(one.reason.reveal())
        .bind(jiff_sqlx::Timestamp::from(one.from_at))
        .bind(jiff_sqlx::Timestamp::from(one.until_at))
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

type EmergencyRow = (
    Uuid,
    Uuid,
    Uuid,
    String,
    jiff_sqlx::Timestamp,
    jiff_sqlx::Timestamp,
    Option<Uuid>,
    Option<jiff_sqlx::Timestamp>,
);

fn from_emergency_row((id, account, pupil, reason, from, until, by, at): EmergencyRow) -> KeptEmergency {
    KeptEmergency {
        id: EmergencyId(id),
        account: AccountId(account),
        pupil: PupilId(pupil),
        reason: Personal::new(reason),
        from_at: from.to_jiff(),
        until_at: until.to_jiff(),
        seen: by.zip(at).map(|(by, at)| (AccountId(by), at.to_jiff())),
    }
}

/// In which emergencies files of a school were opened, newest first, a page of them.
///
/// # Errors
/// When the database fails.
pub async fn emergencies_of_school(
    tx: &mut impl Reads,
    scope: &InSchool,
    (limit, offset): (i64, i64),
) -> Result<Vec<KeptEmergency>, StoreError> {
    let rows = on!(tx, c => sqlx::query_as::<_, EmergencyRow>(EMERGENCIES)
        .bind(scope.school().0).bind(limit).bind(offset).fetch_all(c).await)?;
    Ok(rows.into_iter().map(from_emergency_row).collect())
}

/// One emergency.
///
/// # Errors
/// When the database fails.
pub async fn emergency(
    tx: &mut impl Reads,
    scope: &InSchool,
    id: EmergencyId,
) -> Result<Option<KeptEmergency>, StoreError> {
    let row = on!(tx, c => sqlx::query_as::<_, EmergencyRow>(EMERGENCY)
        .bind(scope.school().0).bind(id.0).fetch_optional(c).await)?;
    Ok(row.map(from_emergency_row))
}

/// How many emergencies of a school nobody looked at yet.
///
/// # Errors
/// When the database fails.
pub async fn unseen_emergencies(tx: &mut impl Reads, scope: &InSchool) -> Result<i64, StoreError> {
    let (count,) =
        on!(tx, c => sqlx::query_as::<_, (i64,)>(UNSEEN).bind(scope.school().0).fetch_one(c).await)?;
    Ok(count)
}

/// What was done with a file while it was open in an emergency, by who opened it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DoneMeanwhile {
    /// When.
    pub at: Timestamp,
    /// What, by the code of the audit trail.
    pub action: String,
    /// The detail as JSON.
    pub detail: String,
}

/// The lines of the audit trail about one emergency, oldest first.
///
/// # Errors
/// When the database fails.
pub async fn done_meanwhile(
    tx: &mut impl Reads,
    scope: &InSchool,
    one: &KeptEmergency,
) -> Result<Vec<DoneMeanwhile>, StoreError> {
    type Row = (jiff_sqlx::Timestamp, String, String);
    let rows = on!(tx, c => sqlx::query_as::<_, Row>(MEANWHILE)
        .bind(scope.school().0)
        .bind(one.pupil.0)
        .bind(one.account.to_string())
        .bind(jiff_sqlx::Timestamp::from(one.from_at))
        .bind(jiff_sqlx::Timestamp::from(one.until_at))
        .fetch_all(c)
        .await)?;
    let line = |(at, action, detail): Row| DoneMeanwhile { at: at.to_jiff(), action, detail };
    Ok(rows.into_iter().map(line).collect())
}

/// Notes that somebody looked at an emergency; false when somebody did before.
///
/// # Errors
/// When the database fails.
pub async fn mark_emergency_seen(
    tx: &mut WriteTx,
    scope: &InSchool,
    id: EmergencyId,
    (by, at): (AccountId, Timestamp),
) -> Result<bool, StoreError> {
    let at = jiff_sqlx::Timestamp::from(at);
    let changed = on!(tx, c => sqlx::query(MARK_SEEN).bind(scope.school().0).bind(id.0).bind(by.0).bind(at)
        .execute(c).await.map(|done| done.rows_affected()))?;
    Ok(changed == 1)
}
