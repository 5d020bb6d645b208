//! Roles of people in a school, and which member of staff is which account.

use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::{
    Personal,
    ids::{AccountId, RoleGrantId, SchoolId, StaffId},
    trust::{Email, Role, Term},
};
use jiff::Timestamp;
use policy::InSchool;
use uuid::Uuid;

statements! {
    OF_SCHOOL = "SELECT school_id, id, account_id, role, from_on, until_on FROM role_grants WHERE school_id = $1 \
        ORDER BY from_on, id";
    OF_ACCOUNT = "SELECT school_id, id, account_id, role, from_on, until_on FROM role_grants WHERE account_id = $1 \
        ORDER BY from_on, id";
    ONE = "SELECT school_id, id, account_id, role, from_on, until_on FROM role_grants WHERE school_id = $1 AND id = $2";
    PUT = "INSERT INTO role_grants (school_id, id, account_id, role, from_on, until_on) VALUES ($1, $2, $3, $4, $5, $6)";
    CHANGE = "UPDATE role_grants SET from_on = $3, until_on = $4 WHERE school_id = $1 AND id = $2 \
        AND from_on = $5 AND until_on IS NOT DISTINCT FROM $6";
    PEOPLE = "SELECT a.id, a.email, a.name, a.is_administrator, a.made_at, a.closed_at, a.signed_in_at, \
        CAST(CASE WHEN a.password IS NULL THEN 0 ELSE 1 END AS BIGINT) AS passwords, \
        CAST(CASE WHEN a.totp_secret IS NULL THEN 0 ELSE 1 END AS BIGINT) \
        + (SELECT count(*) FROM passkeys p WHERE p.account_id = a.id) AS factors \
        FROM accounts a WHERE a.id IN (SELECT account_id FROM role_grants WHERE school_id = $1)";
    STAFF = "SELECT staff_id, account_id FROM staff_accounts WHERE school_id = $1";
    LINK = "INSERT INTO staff_accounts (school_id, staff_id, account_id) VALUES ($1, $2, $3) \
        ON CONFLICT (school_id, staff_id) DO UPDATE SET account_id = excluded.account_id";
    UNLINK = "DELETE FROM staff_accounts WHERE school_id = $1 AND account_id = $2";
}

/// A person with a role in a school, now or once, as a list of people shows her. No hash of a password is in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SchoolPerson {
    /// The account.
    pub id: AccountId,
    /// The address with which one signs in.
    pub email: Email,
    /// The name that others see.
    pub name: Personal<String>,
    /// Whether she administers the installation as a whole.
    pub is_administrator: bool,
    /// When the account was made.
    pub made_at: Timestamp,
    /// When it was closed.
    pub closed_at: Option<Timestamp>,
    /// When she last signed in; none when she never did.
    pub signed_in_at: Option<Timestamp>,
    /// Whether she chose a password.
    pub has_password: bool,
    /// Whether she has a second factor: one-time codes or a passkey.
    pub has_second_factor: bool,
}

#[derive(sqlx::FromRow)]
struct PersonRow {
    id: Uuid,
    email: String,
    name: String,
    is_administrator: bool,
    made_at: jiff_sqlx::Timestamp,
    closed_at: Option<jiff_sqlx::Timestamp>,
    signed_in_at: Option<jiff_sqlx::Timestamp>,
    passwords: i64,
    factors: i64,
}

impl PersonRow {
    fn person(self) -> Result<SchoolPerson, StoreError> {
        Ok(SchoolPerson {
            id: AccountId(self.id),
            email: self.email.parse().map_err(|_| StoreError::Unreadable("accounts.email"))?,
            name: Personal::new(self.name),
            is_administrator: self.is_administrator,
            made_at: self.made_at.to_jiff(),
            closed_at: self.closed_at.map(jiff_sqlx::Timestamp::to_jiff),
            signed_in_at: self.signed_in_at.map(jiff_sqlx::Timestamp::to_jiff),
            has_password: self.passwords > 0,
            has_second_factor: self.factors > 0,
        })
    }
}

/// A role of a person in a school, as it is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeptGrant {
    /// The school.
    pub school: SchoolId,
    /// Its id.
    pub id: RoleGrantId,
    /// Whose it is.
    pub account: AccountId,
    /// The role.
    pub role: Role,
    /// From when until when.
    pub term: Term,
}

/// Which account a member of staff has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StaffAccount {
    /// The member of staff.
    pub staff: StaffId,
    /// The account.
    pub account: AccountId,
}

type Row = (Uuid, Uuid, Uuid, String, jiff_sqlx::Date, Option<jiff_sqlx::Date>);

fn from_row((school, id, account, role, from, until): Row) -> Result<KeptGrant, StoreError> {
    Ok(KeptGrant {
        school: SchoolId(school),
        id: RoleGrantId(id),
        account: AccountId(account),
        role: role.parse().map_err(|_| StoreError::Unreadable("role_grants.role"))?,
        term: Term { from: from.to_jiff(), until: until.map(jiff_sqlx::Date::to_jiff) },
    })
}

/// All roles in a school, also those that have ended, oldest first.
///
/// # Errors
/// When the database fails.
pub async fn grants_of_school(tx: &mut impl Reads, scope: &InSchool) -> Result<Vec<KeptGrant>, StoreError> {
    let rows = on!(tx, c => sqlx::query_as::<_, Row>(OF_SCHOOL).bind(scope.school().0).fetch_all(c).await)?;
    rows.into_iter().map(from_row).collect()
}

/// All roles of an account, in all schools. The caller is making the [`policy::Person`] of that account, or has asked the
/// policy for `ManageAccounts`.
///
/// # Errors
/// When the database fails.
pub async fn grants_of_account(
    tx: &mut impl Reads,
    account: AccountId,
) -> Result<Vec<KeptGrant>, StoreError> {
    let rows = on!(tx, c => sqlx::query_as::<_, Row>(OF_ACCOUNT).bind(account.0).fetch_all(c).await)?;
    rows.into_iter().map(from_row).collect()
}

/// One role.
///
/// # Errors
/// When the database fails.
pub async fn grant(
    tx: &mut impl Reads,
    scope: &InSchool,
    id: RoleGrantId,
) -> Result<Option<KeptGrant>, StoreError> {
    on!(tx, c => sqlx::query_as::<_, Row>(ONE).bind(scope.school().0).bind(id.0).fetch_optional(c).await)?
        .map(from_row)
        .transpose()
}

/// Gives a role.
///
/// # Errors
/// When the database fails.
pub async fn put_grant(
    tx: &mut WriteTx,
    scope: &InSchool,
    (id, account): (RoleGrantId, AccountId),
    (role, term): (Role, Term),
) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(PUT)
        .bind(scope.school().0)
        .bind(id.0)
        .bind(account.0)
        .bind(role.code())
        .bind(jiff_sqlx::Date::from(term.from))
        .bind(term.until.map(jiff_sqlx::Date::from))
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// Changes the dates of a role; false when others hold by now than `was`.
///
/// # Errors
/// When the database fails.
pub async fn change_grant(
    tx: &mut WriteTx,
    scope: &InSchool,
    id: RoleGrantId,
    (was, term): (Term, Term),
) -> Result<bool, StoreError> {
    let changed = on!(tx, c => sqlx::query(CHANGE)
        .bind(scope.school().0)
        .bind(id.0)
        .bind(jiff_sqlx::Date::from(term.from))
        .bind(term.until.map(jiff_sqlx::Date::from))
        .bind(jiff_sqlx::Date::from(was.from))
        .bind(was.until.map(jiff_sqlx::Date::from))
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    Ok(changed == 1)
}

/// The people who have or had a role in a school, by name.
///
/// # Errors
/// When the database fails.
pub async fn people_of_school(
    tx: &mut impl Reads,
    scope: &InSchool,
) -> Result<Vec<SchoolPerson>, StoreError> {
    let rows =
        on!(tx, c => sqlx::query_as::<_, PersonRow>(PEOPLE).bind(scope.school().0).fetch_all(c).await)?;
    let mut people = rows.into_iter().map(PersonRow::person).collect::<Result<Vec<_>, _>>()?;
    people.sort_by_cached_key(|person| (crate::fold(person.name.reveal()), person.id));
    Ok(people)
}

/// Which members of staff have an account.
///
/// # Errors
/// When the database fails.
pub async fn staff_accounts(tx: &mut impl Reads, scope: &InSchool) -> Result<Vec<StaffAccount>, StoreError> {
    let rows =
        on!(tx, c => sqlx::query_as::<_, (Uuid, Uuid)>(STAFF).bind(scope.school().0).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(s, a)| StaffAccount { staff: StaffId(s), account: AccountId(a) }).collect())
}

/// Notes that a member of staff has this account.
///
/// # Errors
/// When another member of staff has it, or the database fails.
pub async fn link_staff(
    tx: &mut WriteTx,
    scope: &InSchool,
    (staff, account): (StaffId, AccountId),
) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(LINK).bind(scope.school().0).bind(staff.0).bind(account.0).execute(c).await.map(drop))?;
    Ok(())
}

/// Notes that an account is that of no member of staff.
///
/// # Errors
/// When the database fails.
pub async fn unlink_staff(tx: &mut WriteTx, scope: &InSchool, account: AccountId) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(UNLINK).bind(scope.school().0).bind(account.0).execute(c).await.map(drop))?;
    Ok(())
}
