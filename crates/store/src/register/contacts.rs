//! Parents and other contacts of pupils.

use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::{
    Personal,
    ids::{ContactId, PupilId},
    register::{Authority, Relation},
};
use jiff::Timestamp;
use policy::{InSchool, OfPupil};
use uuid::Uuid;

statements! {
    OF_PUPIL = "SELECT id, name, relation, authority, phone, email, address, remark, position, removed_at, version \
        FROM contacts WHERE school_id = $1 AND pupil_id = $2 ORDER BY position, id";
    ONE = "SELECT id, name, relation, authority, phone, email, address, remark, position, removed_at, version \
        FROM contacts WHERE school_id = $1 AND pupil_id = $2 AND id = $3";
    ADD = "INSERT INTO contacts (school_id, id, pupil_id, name, relation, authority, phone, email, address, remark, \
        position, removed_at, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, NULL, 1)";
    CHANGE = "UPDATE contacts SET name = $5, relation = $6, authority = $7, phone = $8, email = $9, address = $10, \
        remark = $11, position = $12, version = version + 1 WHERE school_id = $1 AND pupil_id = $2 AND id = $3 \
        AND version = $4 AND removed_at IS NULL";
    SET_REMOVED = "UPDATE contacts SET removed_at = $4, version = version + 1 \
        WHERE school_id = $1 AND pupil_id = $2 AND id = $3";
    COUNT_OLD = "SELECT count(*) FROM contacts WHERE school_id = $1 AND removed_at < $2";
    FORGET = "DELETE FROM contacts WHERE school_id = $1 AND removed_at < $2";
}

/// A contact as it is kept. Texts that are not known are empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptContact {
    /// Its id.
    pub id: ContactId,
    /// Of whom.
    pub pupil: PupilId,
    /// The name.
    pub name: Personal<String>,
    /// What the contact is to the pupil.
    pub relation: Relation,
    /// Whether the contact has authority.
    pub authority: Authority,
    /// The telephone number.
    pub phone: Personal<String>,
    /// The mail address.
    pub email: Personal<String>,
    /// The address.
    pub address: Personal<String>,
    /// What one should know.
    pub remark: Personal<String>,
    /// The place among the others, from 1.
    pub position: i64,
    /// When it was taken away.
    pub removed_at: Option<Timestamp>,
    /// Its version: 1 when it is new, one more with each change and each time it is taken away or put back.
    pub version: i64,
}

type Row = (
    Uuid,
    String,
    String,
    String,
    Option<String>,
    Option<String>,
    Option<String>,
    Option<String>,
    i64,
    Option<jiff_sqlx::Timestamp>,
    i64,
);

fn kept(row: Row, pupil: PupilId) -> Result<KeptContact, StoreError> {
    let (id, name, relation, authority, phone, email, address, remark, position, removed_at, version) = row;
    let text = |text: Option<String>| Personal::new(text.unwrap_or_default());
    Ok(KeptContact {
        id: ContactId(id),
        pupil,
        name: Personal::new(name),
        relation: relation.parse().map_err(|_| StoreError::Unreadable("contacts.relation"))?,
        authority: authority.parse().map_err(|_| StoreError::Unreadable("contacts.authority"))?,
        phone: text(phone),
        email: text(email),
        address: text(address),
        remark: text(remark),
        position,
        removed_at: removed_at.map(jiff_sqlx::Timestamp::to_jiff),
        version,
    })
}

/// All contacts of a pupil in their order, also those that were taken away.
///
/// # Errors
/// When the database fails.
pub async fn contacts(tx: &mut impl Reads, scope: &OfPupil) -> Result<Vec<KeptContact>, StoreError> {
    let rows = on!(tx, c => sqlx::query_as::<_, Row>(OF_PUPIL)
        .bind(scope.school().0).bind(scope.pupil().0).fetch_all(c).await)?;
    rows.into_iter().map(|row| kept(row, scope.pupil())).collect()
}

/// One contact of a pupil.
///
/// # Errors
/// When the database fails.
pub async fn contact(
    tx: &mut impl Reads,
    scope: &OfPupil,
    id: ContactId,
) -> Result<Option<KeptContact>, StoreError> {
    let row = on!(tx, c => sqlx::query_as::<_, Row>(ONE)
        .bind(scope.school().0).bind(scope.pupil().0).bind(id.0).fetch_optional(c).await)?;
    row.map(|row| kept(row, scope.pupil())).transpose()
}

/// A text, or nothing when it is empty.
fn filled(text: &Personal<String>) -> Option<&str> {
    Some(text.reveal().as_str()).filter(|text| !text.is_empty())
}

/// Adds a contact, as its first version.
///
/// # Errors
/// When the database fails.
pub async fn add_contact(tx: &mut WriteTx, scope: &OfPupil, one: &KeptContact) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(ADD)
        .bind(scope.school().0)
        .bind(one.id.0)
        .bind(scope.pupil().0)
        .bind(one.name.reveal())
        .bind(one.relation.code())
        .bind(one.authority.code())
        .bind(filled(&one.phone))
        .bind(filled(&one.email))
        .bind(filled(&one.address))
        .bind(filled(&one.remark))
        .bind(one.position)
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// Changes a contact that still has this version and was not taken away; false when somebody was first.
///
/// # Errors
/// When the database fails.
pub async fn change_contact(
    tx: &mut WriteTx,
    scope: &OfPupil,
    one: &KeptContact,
) -> Result<bool, StoreError> {
    let rows = on!(tx, c => sqlx::query(CHANGE)
        .bind(scope.school().0)
        .bind(scope.pupil().0)
        .bind(one.id.0)
        .bind(one.version)
        .bind(one.name.reveal())
        .bind(one.relation.code())
        .bind(one.authority.code())
        .bind(filled(&one.phone))
        .bind(filled(&one.email))
        .bind(filled(&one.address))
        .bind(filled(&one.remark))
        .bind(one.position)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}

/// Takes a contact away, or puts it back.
///
/// # Errors
/// When the database fails.
pub async fn set_contact_removed(
    tx: &mut WriteTx,
    scope: &OfPupil,
    id: ContactId,
    at: Option<Timestamp>,
) -> Result<(), StoreError> {
    crate::register::set_removed(tx, SET_REMOVED, (scope, id.0), at).await
}

/// How many contacts of a school were taken away before a time.
///
/// # Errors
/// When the database fails.
pub async fn old_contacts(
    tx: &mut impl Reads,
    scope: &InSchool,
    before: Timestamp,
) -> Result<i64, StoreError> {
    let before = jiff_sqlx::Timestamp::from(before);
    let (count,) = on!(tx, c => sqlx::query_as::<_, (i64,)>(COUNT_OLD)
        .bind(scope.school().0).bind(before).fetch_one(c).await)?;
    Ok(count)
}

/// Forgets the contacts of a school that were taken away before a time: nobody puts them back any more.
///
/// # Errors
/// When the database fails.
pub async fn forget_contacts(
    tx: &mut WriteTx,
    scope: &InSchool,
    before: Timestamp,
) -> Result<(), StoreError> {
    let before = jiff_sqlx::Timestamp::from(before);
    on!(tx, c => sqlx::query(FORGET).bind(scope.school().0).bind(before).execute(c).await.map(drop))?;
    Ok(())
}
