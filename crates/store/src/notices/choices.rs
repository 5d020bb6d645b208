//! What somebody wants to be told, and when.

use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::{
    ids::AccountId,
    notices::{DigestPart, NoticeChoices, NoticeKind},
};
use jiff::{Timestamp, civil::Time};
use policy::Own;

statements! {
    ONE = "SELECT muted, is_mailed, parts, weekdays, at_minute, quiet_from, quiet_until, language, version \
        FROM notice_choices WHERE account_id = $1";
    PUT = "INSERT INTO notice_choices (account_id, muted, is_mailed, parts, weekdays, at_minute, quiet_from, quiet_until, \
        language, changed_at, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1) \
        ON CONFLICT (account_id) DO UPDATE SET muted = excluded.muted, is_mailed = excluded.is_mailed, \
        parts = excluded.parts, weekdays = excluded.weekdays, at_minute = excluded.at_minute, \
        quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until, language = excluded.language, \
        changed_at = excluded.changed_at, version = notice_choices.version + 1 WHERE notice_choices.version = $11";
}

#[derive(sqlx::FromRow)]
struct Row {
    muted: String,
    is_mailed: bool,
    parts: String,
    weekdays: String,
    at_minute: i64,
    quiet_from: Option<i64>,
    quiet_until: Option<i64>,
    language: String,
    version: i64,
}

const UNREADABLE: StoreError = StoreError::Unreadable("notice_choices");

/// The days of the week as they are kept: `12345` is Monday to Friday.
fn weekdays_in(kept: &str) -> [bool; 7] {
    ['1', '2', '3', '4', '5', '6', '7'].map(|day| kept.contains(day))
}

fn weekdays_out(chosen: [bool; 7]) -> String {
    let days = ['1', '2', '3', '4', '5', '6', '7'];
    days.into_iter().zip(chosen).filter(|(_, is)| *is).map(|(day, _)| day).collect()
}

fn time_in(minute: i64) -> Result<Time, StoreError> {
    let part = |number: i64| i8::try_from(number).map_err(|_| UNREADABLE);
    Time::new(part(minute / 60)?, part(minute % 60)?, 0, 0).map_err(|_| UNREADABLE)
}

/// Minutes after midnight.
pub(super) fn time_out(time: Time) -> i64 {
    i64::from(time.hour()) * 60 + i64::from(time.minute())
}

impl TryFrom<Row> for NoticeChoices {
    type Error = StoreError;

    fn try_from(row: Row) -> Result<Self, StoreError> {
        // A kind that is no longer there is nothing to leave out.
        let words = |kept: &'_ str| kept.split(' ').map(str::to_owned).collect::<Vec<_>>();
        let quiet = match row.quiet_from.zip(row.quiet_until) {
            Some((from, until)) => Some((time_in(from)?, time_in(until)?)),
            None => None,
        };
        Ok(Self {
            muted: words(&row.muted).iter().filter_map(|code| NoticeKind::from_code(code)).collect(),
            is_mailed: row.is_mailed,
            parts: words(&row.parts).iter().filter_map(|code| DigestPart::from_code(code)).collect(),
            weekdays: weekdays_in(&row.weekdays),
            at: time_in(row.at_minute)?,
            quiet,
            language: row.language,
            version: row.version,
        })
    }
}

/// What somebody chose; what is usual when she never did. The program asks this of whom it tells something.
///
/// # Errors
/// When the database fails.
pub async fn choices(tx: &mut impl Reads, account: AccountId) -> Result<NoticeChoices, StoreError> {
    let row = on!(tx, c => sqlx::query_as::<_, Row>(ONE).bind(account.0).fetch_optional(c).await)?;
    row.map_or_else(|| Ok(NoticeChoices::usual()), NoticeChoices::try_from)
}

/// Keeps what somebody chose, over the version that she looked at; false when it was changed in the meantime.
///
/// # Errors
/// When the database fails.
pub async fn put_choices(
    tx: &mut WriteTx,
    own: &Own,
    (new, at): (&NoticeChoices, Timestamp),
) -> Result<bool, StoreError> {
    let muted: Vec<&str> = new.muted.iter().map(|kind| kind.code()).collect();
    let parts: Vec<&str> = new.parts.iter().map(|part| part.code()).collect();
    let changed = on!(tx, c => sqlx::query(PUT)
        .bind(own.account().0)
        .bind(muted.join(" "))
        .bind(new.is_mailed)
        .bind(parts.join(" "))
        .bind(weekdays_out(new.weekdays))
        .bind(time_out(new.at))
        .bind(new.quiet.map(|(from, _)| time_out(from)))
        .bind(new.quiet.map(|(_, until)| time_out(until)))
        .bind(&new.language)
        .bind(jiff_sqlx::Timestamp::from(at))
        .bind(new.version)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    Ok(changed == 1)
}
