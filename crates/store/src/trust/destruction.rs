//! Proposals to destroy files, and who approved them. What destroying does stands in [`super::destroyed`].

use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::{
    ids::{AccountId, DestructionId, PupilId},
    trust::{Role, retention::Category},
};
use jiff::{Timestamp, civil::Date};
use policy::InSchool;
use uuid::Uuid;

statements! {
    LIST = "SELECT id, state, made_at, made_by, closed_at, gone_from_backups_on, proof FROM destructions \
        WHERE school_id = $1 ORDER BY made_at DESC, id";
    ONE = "SELECT id, state, made_at, made_by, closed_at, gone_from_backups_on, proof FROM destructions \
        WHERE school_id = $1 AND id = $2";
    ADD = "INSERT INTO destructions (school_id, id, state, made_at, made_by, closed_at, gone_from_backups_on, proof) \
        VALUES ($1, $2, 'proposed', $3, $4, NULL, NULL, '')";
    CLOSE = "UPDATE destructions SET state = $3, closed_at = $4, gone_from_backups_on = $5, proof = $6 \
        WHERE school_id = $1 AND id = $2 AND state = 'proposed'";
    ADD_ITEM = "INSERT INTO destruction_items (school_id, destruction_id, pupil_id, category, due_on) \
        VALUES ($1, $2, $3, $4, $5)";
    ITEMS = "SELECT pupil_id, category, due_on FROM destruction_items WHERE school_id = $1 AND destruction_id = $2 \
        ORDER BY due_on, pupil_id, category";
    PROPOSED = "SELECT i.pupil_id, i.category, i.due_on FROM destruction_items i \
        JOIN destructions d ON d.school_id = i.school_id AND d.id = i.destruction_id \
        WHERE i.school_id = $1 AND d.state = 'proposed'";
    DROP_ITEMS = "DELETE FROM destruction_items WHERE school_id = $1 AND destruction_id = $2";
    APPROVE = "INSERT INTO destruction_approvals (school_id, destruction_id, role, account_id, made_at) \
        VALUES ($1, $2, $3, $4, $5)";
    APPROVALS = "SELECT role, account_id, made_at FROM destruction_approvals WHERE school_id = $1 AND destruction_id = $2 \
        ORDER BY made_at";
}

/// How far a proposal is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DestructionState {
    /// It waits for two people.
    Proposed,
    /// The files are destroyed.
    Done,
    /// It was withdrawn.
    Withdrawn,
}

impl DestructionState {
    /// The code in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Proposed => "proposed",
            Self::Done => "done",
            Self::Withdrawn => "withdrawn",
        }
    }
}

/// A proposal to destroy files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptDestruction {
    /// Its id.
    pub id: DestructionId,
    /// How far it is.
    pub state: DestructionState,
    /// When it was made.
    pub made_at: Timestamp,
    /// Who made it.
    pub made_by: AccountId,
    /// When it was executed or withdrawn.
    pub closed_at: Option<Timestamp>,
    /// The day from which no copy holds the files either, where that is known.
    pub gone_from_backups_on: Option<Date>,
    /// The proof as JSON, without personal data; empty until it was executed.
    pub proof: String,
}

/// What a proposal is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DestructionItem {
    /// The pupil.
    pub pupil: PupilId,
    /// Which part of the file.
    pub category: Category,
    /// Since when it is due.
    pub due_on: Date,
}

/// Somebody approved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Approval {
    /// In which role.
    pub role: Role,
    /// Who.
    pub account: AccountId,
    /// When.
    pub made_at: Timestamp,
}

type Row =
    (Uuid, String, jiff_sqlx::Timestamp, Uuid, Option<jiff_sqlx::Timestamp>, Option<jiff_sqlx::Date>, String);

fn from_row(
    (id, state, made_at, made_by, closed_at, gone, proof): Row,
) -> Result<KeptDestruction, StoreError> {
    let states = [DestructionState::Proposed, DestructionState::Done, DestructionState::Withdrawn];
    let state = states.into_iter().find(|one| one.code() == state);
    Ok(KeptDestruction {
        id: DestructionId(id),
        state: state.ok_or(StoreError::Unreadable("destructions.state"))?,
        made_at: made_at.to_jiff(),
        made_by: AccountId(made_by),
        closed_at: closed_at.map(jiff_sqlx::Timestamp::to_jiff),
        gone_from_backups_on: gone.map(jiff_sqlx::Date::to_jiff),
        proof,
    })
}

/// The proposals of a school, newest first.
///
/// # Errors
/// When the database fails.
pub async fn destructions(tx: &mut impl Reads, scope: &InSchool) -> Result<Vec<KeptDestruction>, StoreError> {
    let rows = on!(tx, c => sqlx::query_as::<_, Row>(LIST).bind(scope.school().0).fetch_all(c).await)?;
    rows.into_iter().map(from_row).collect()
}

/// One proposal.
///
/// # Errors
/// When the database fails.
pub async fn destruction(
    tx: &mut impl Reads,
    scope: &InSchool,
    id: DestructionId,
) -> Result<Option<KeptDestruction>, StoreError> {
    on!(tx, c => sqlx::query_as::<_, Row>(ONE).bind(scope.school().0).bind(id.0).fetch_optional(c).await)?
        .map(from_row)
        .transpose()
}

/// Makes a proposal.
///
/// # Errors
/// When the database fails.
pub async fn add_destruction(
    tx: &mut WriteTx,
    scope: &InSchool,
    (id, by, at): (DestructionId, AccountId, Timestamp),
    items: &[DestructionItem],
) -> Result<(), StoreError> {
    let (school, at) = (scope.school().0, jiff_sqlx::Timestamp::from(at));
    on!(tx, c => sqlx::query(ADD).bind(school).bind(id.0).bind(at).bind(by.0).execute(c).await.map(drop))?;
    for item in items {
        let due = jiff_sqlx::Date::from(item.due_on);
        on!(tx, c => sqlx::query(ADD_ITEM).bind(school).bind(id.0).bind(item.pupil.0).bind(item.category.code())
            .bind(due).execute(c).await.map(drop))?;
    }
    Ok(())
}

type ItemRow = (Uuid, String, jiff_sqlx::Date);

fn item((pupil, category, due_on): ItemRow) -> Result<DestructionItem, StoreError> {
    Ok(DestructionItem {
        pupil: PupilId(pupil),
        category: category.parse().map_err(|_| StoreError::Unreadable("destruction_items.category"))?,
        due_on: due_on.to_jiff(),
    })
}

/// What a proposal is about; nothing once it is closed.
///
/// # Errors
/// When the database fails.
pub async fn destruction_items(
    tx: &mut impl Reads,
    scope: &InSchool,
    id: DestructionId,
) -> Result<Vec<DestructionItem>, StoreError> {
    let rows = on!(tx, c => sqlx::query_as::<_, ItemRow>(ITEMS)
        .bind(scope.school().0).bind(id.0).fetch_all(c).await)?;
    rows.into_iter().map(item).collect()
}

/// What all open proposals of a school are about.
///
/// # Errors
/// When the database fails.
pub async fn proposed_items(
    tx: &mut impl Reads,
    scope: &InSchool,
) -> Result<Vec<DestructionItem>, StoreError> {
    let rows =
        on!(tx, c => sqlx::query_as::<_, ItemRow>(PROPOSED).bind(scope.school().0).fetch_all(c).await)?;
    rows.into_iter().map(item).collect()
}

/// Keeps that somebody approved.
///
/// # Errors
/// [`StoreError::AlreadyThere`] when somebody approved in this role, or this person did in another; or when the database
/// fails. The transaction can only be undone then.
pub async fn approve_destruction(
    tx: &mut WriteTx,
    scope: &InSchool,
    id: DestructionId,
    approval: Approval,
) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(APPROVE)
        .bind(scope.school().0)
        .bind(id.0)
        .bind(approval.role.code())
        .bind(approval.account.0)
        .bind(jiff_sqlx::Timestamp::from(approval.made_at))
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// Who approved a proposal, first one first.
///
/// # Errors
/// When the database fails.
pub async fn approvals(
    tx: &mut impl Reads,
    scope: &InSchool,
    id: DestructionId,
) -> Result<Vec<Approval>, StoreError> {
    type Row = (String, Uuid, jiff_sqlx::Timestamp);
    let rows = on!(tx, c => sqlx::query_as::<_, Row>(APPROVALS)
        .bind(scope.school().0).bind(id.0).fetch_all(c).await)?;
    let approval = |(role, account, at): Row| {
        Ok(Approval {
            role: role.parse().map_err(|_| StoreError::Unreadable("destruction_approvals.role"))?,
            account: AccountId(account),
            made_at: at.to_jiff(),
        })
    };
    rows.into_iter().map(approval).collect()
}

/// Closes a proposal, and forgets which pupils it was about; false when it was closed already.
///
/// # Errors
/// When the database fails.
pub async fn close_destruction(
    tx: &mut WriteTx,
    scope: &InSchool,
    id: DestructionId,
    (state, at): (DestructionState, Timestamp),
    (gone_from_backups_on, proof): (Option<Date>, &str),
) -> Result<bool, StoreError> {
    let (school, at) = (scope.school().0, jiff_sqlx::Timestamp::from(at));
    let gone = gone_from_backups_on.map(jiff_sqlx::Date::from);
    let closed = on!(tx, c => sqlx::query(CLOSE).bind(school).bind(id.0).bind(state.code()).bind(at).bind(gone)
        .bind(proof).execute(c).await.map(|done| done.rows_affected()))?;
    on!(tx, c => sqlx::query(DROP_ITEMS).bind(school).bind(id.0).execute(c).await.map(drop))?;
    Ok(closed == 1)
}
