//! The notices themselves: of what kind, about which thing. They hold no words.

use crate::{Db, Reads, Sealed as _, StoreError, WriteTx};
use domain::{
    ids::{AccountId, NoticeId, SchoolId},
    notices::NoticeKind,
};
use jiff::Timestamp;
use policy::{InSchool, Own};
use uuid::Uuid;

statements! {
    UNREAD = "SELECT school_id, count(*) FROM notices WHERE account_id = $1 AND read_at IS NULL GROUP BY school_id";
    LIST = "SELECT id, account_id, kind, about_id, about_no, made_at, read_at FROM notices \
        WHERE account_id = $1 AND school_id = $2 ORDER BY made_at DESC, id DESC LIMIT $3";
    ONE = "SELECT id, account_id, kind, about_id, about_no, made_at, read_at FROM notices \
        WHERE account_id = $1 AND school_id = $2 AND id = $3";
    // What she has not read yet is told once, with the newest moment.
    FORGET_SAME = "DELETE FROM notices WHERE school_id = $1 AND account_id = $2 AND kind = $3 \
        AND about_id IS NOT DISTINCT FROM $4 AND about_no IS NOT DISTINCT FROM $5 AND read_at IS NULL";
    ADD = "INSERT INTO notices (school_id, id, account_id, kind, about_id, about_no, made_at, read_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, NULL)";
    MARK = "UPDATE notices SET read_at = $4 WHERE account_id = $1 AND school_id = $2 AND id = $3 AND read_at IS NULL";
    UNMARK = "UPDATE notices SET read_at = NULL WHERE account_id = $1 AND school_id = $2 AND id = $3";
    MARK_ALL = "UPDATE notices SET read_at = $3 WHERE account_id = $1 AND school_id = $2 AND read_at IS NULL \
        AND made_at <= $4";
    UNMARK_ALL = "UPDATE notices SET read_at = NULL WHERE account_id = $1 AND school_id = $2 AND read_at = $3";
    TOLD = "SELECT count(*) FROM notices WHERE school_id = $1 AND account_id = $2 AND kind = $3 AND about_id = $4 \
        AND made_at >= $5";
    FORGET = "DELETE FROM notices WHERE school_id = $1 AND made_at < $2";
}

/// Something that somebody is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Its id.
    pub id: NoticeId,
    /// Who is told.
    pub account: AccountId,
    /// Of what.
    pub kind: NoticeKind,
    /// About which agreement, talk, case or plan.
    pub about: Option<Uuid>,
    /// About which import.
    pub no: Option<i64>,
    /// When it happened.
    pub made_at: Timestamp,
    /// When she read it.
    pub read_at: Option<Timestamp>,
}

type Row =
    (Uuid, Uuid, String, Option<Uuid>, Option<i64>, jiff_sqlx::Timestamp, Option<jiff_sqlx::Timestamp>);

fn from_row((id, account, kind, about, no, made, read): Row) -> Result<Notice, StoreError> {
    Ok(Notice {
        id: NoticeId(id),
        account: AccountId(account),
        kind: NoticeKind::from_code(&kind).ok_or(StoreError::Unreadable("notices.kind"))?,
        about,
        no,
        made_at: made.to_jiff(),
        read_at: read.map(jiff_sqlx::Timestamp::to_jiff),
    })
}

/// How many notices somebody has not read, by school.
///
/// # Errors
/// When the database fails.
pub async fn unread_by_school(tx: &mut impl Reads, own: &Own) -> Result<Vec<(SchoolId, i64)>, StoreError> {
    let rows: Vec<(Uuid, i64)> =
        on!(tx, c => sqlx::query_as(UNREAD).bind(own.account().0).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(school, count)| (SchoolId(school), count)).collect())
}

/// One's own notices of a school, the newest first, so many at most.
///
/// # Errors
/// When the database fails.
pub async fn notices_of(
    tx: &mut impl Reads,
    (own, school): (&Own, SchoolId),
    limit: i64,
) -> Result<Vec<Notice>, StoreError> {
    let rows: Vec<Row> = on!(tx, c => sqlx::query_as(LIST)
        .bind(own.account().0).bind(school.0).bind(limit).fetch_all(c).await)?;
    rows.into_iter().map(from_row).collect()
}

/// One notice of one's own.
///
/// # Errors
/// When the database fails.
pub async fn notice(
    tx: &mut impl Reads,
    (own, school): (&Own, SchoolId),
    id: NoticeId,
) -> Result<Option<Notice>, StoreError> {
    let row: Option<Row> = on!(tx, c => sqlx::query_as(ONE)
        .bind(own.account().0).bind(school.0).bind(id.0).fetch_optional(c).await)?;
    row.map(from_row).transpose()
}

/// Tells somebody something. The same that she has not read yet is replaced. Who listens hears it once this is kept.
///
/// # Errors
/// When the database fails.
pub async fn add_notice(tx: &mut WriteTx, scope: &InSchool, new: &Notice) -> Result<(), StoreError> {
    let school = scope.school().0;
    on!(tx, c => sqlx::query(FORGET_SAME)
        .bind(school)
        .bind(new.account.0)
        .bind(new.kind.code())
        .bind(new.about)
        .bind(new.no)
        .execute(c)
        .await
        .map(drop))?;
    on!(tx, c => sqlx::query(ADD)
        .bind(school)
        .bind(new.id.0)
        .bind(new.account.0)
        .bind(new.kind.code())
        .bind(new.about)
        .bind(new.no)
        .bind(jiff_sqlx::Timestamp::from(new.made_at))
        .execute(c)
        .await
        .map(drop))?;
    tx.wake(new.account);
    Ok(())
}

/// Whether somebody was told this about a thing since a moment.
///
/// # Errors
/// When the database fails.
pub async fn was_told(
    tx: &mut impl Reads,
    scope: &InSchool,
    (account, kind, about): (AccountId, NoticeKind, Uuid),
    since: Timestamp,
) -> Result<bool, StoreError> {
    let (count,): (i64,) = on!(tx, c => sqlx::query_as(TOLD)
        .bind(scope.school().0)
        .bind(account.0)
        .bind(kind.code())
        .bind(about)
        .bind(jiff_sqlx::Timestamp::from(since))
        .fetch_one(c)
        .await)?;
    Ok(count > 0)
}

/// Marks one of one's own notices as read. It changes nothing but what she sees of it herself, and so is in no trail.
///
/// # Errors
/// When the database fails.
pub async fn mark_read(
    db: &Db,
    (own, school): (&Own, SchoolId),
    ids: &[NoticeId],
    at: Timestamp,
) -> Result<(), StoreError> {
    let mut tx = db.write().await?;
    for id in ids {
        on!(tx, c => sqlx::query(MARK)
            .bind(own.account().0)
            .bind(school.0)
            .bind(id.0)
            .bind(jiff_sqlx::Timestamp::from(at))
            .execute(c)
            .await
            .map(drop))?;
    }
    tx.wake(own.account());
    tx.commit_use().await
}

/// Marks all of one's own notices of a school as read that were made up to a moment: what came since nobody saw.
///
/// # Errors
/// When the database fails.
pub async fn mark_all_read(
    db: &Db,
    (own, school): (&Own, SchoolId),
    (at, up_to): (Timestamp, Timestamp),
) -> Result<u64, StoreError> {
    let mut tx = db.write().await?;
    let marked = on!(tx, c => sqlx::query(MARK_ALL)
        .bind(own.account().0)
        .bind(school.0)
        .bind(jiff_sqlx::Timestamp::from(at))
        .bind(jiff_sqlx::Timestamp::from(up_to))
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    tx.wake(own.account());
    tx.commit_use().await?;
    Ok(marked)
}

/// Takes back that notices were read: one, or all that were marked at a moment.
///
/// # Errors
/// When the database fails.
pub async fn unmark_read(
    db: &Db,
    (own, school): (&Own, SchoolId),
    which: Result<NoticeId, Timestamp>,
) -> Result<(), StoreError> {
    let mut tx = db.write().await?;
    let (account, school) = (own.account().0, school.0);
    match which {
        Ok(id) => {
            on!(tx, c => sqlx::query(UNMARK).bind(account).bind(school).bind(id.0).execute(c).await.map(drop))?;
        }
        Err(at) => {
            let at = jiff_sqlx::Timestamp::from(at);
            on!(tx, c => sqlx::query(UNMARK_ALL).bind(account).bind(school).bind(at).execute(c).await.map(drop))?;
        }
    }
    tx.wake(own.account());
    tx.commit_use().await
}

/// Forgets notices of before a moment, read or not; says how many.
///
/// # Errors
/// When the database fails.
pub async fn forget_notices(
    tx: &mut WriteTx,
    scope: &InSchool,
    before: Timestamp,
) -> Result<u64, StoreError> {
    let before = jiff_sqlx::Timestamp::from(before);
    Ok(on!(tx, c => sqlx::query(FORGET).bind(scope.school().0).bind(before)
        .execute(c).await.map(|done| done.rows_affected()))?)
}
