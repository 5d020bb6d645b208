//! Letters that wait to be sent: one of a kind for a person and a day. Who sends one claims it first, so that two processes
//! never send the same; what is kept afterwards is that it was sent.

use super::choices::time_out;
use crate::{Db, Reads, Sealed as _, StoreError, WriteTx};
use domain::{ids::AccountId, notices::NoticeChoices};
use jiff::{
    Timestamp,
    civil::{Date, Time},
};
use uuid::Uuid;

statements! {
    // Of people who work in a school today, those who chose to get one by now.
    CHOSE = "SELECT c.account_id FROM notice_choices c JOIN accounts a ON a.id = c.account_id \
        WHERE a.closed_at IS NULL AND c.is_mailed AND c.at_minute <= $2 AND c.weekdays LIKE $3 \
        AND EXISTS (SELECT 1 FROM role_grants g WHERE g.account_id = a.id AND g.from_on <= $1 \
        AND (g.until_on IS NULL OR g.until_on >= $1) \
        AND g.role IN ('teacher', 'coordinator', 'principal', 'specialist')) \
        AND NOT EXISTS (SELECT 1 FROM letters l WHERE l.account_id = a.id AND l.kind = 'digest' AND l.day = $1)";
    // And those who never chose.
    NEVER_CHOSE = "SELECT a.id FROM accounts a WHERE a.closed_at IS NULL \
        AND NOT EXISTS (SELECT 1 FROM notice_choices c WHERE c.account_id = a.id) \
        AND EXISTS (SELECT 1 FROM role_grants g WHERE g.account_id = a.id AND g.from_on <= $1 \
        AND (g.until_on IS NULL OR g.until_on >= $1) \
        AND g.role IN ('teacher', 'coordinator', 'principal', 'specialist')) \
        AND NOT EXISTS (SELECT 1 FROM letters l WHERE l.account_id = a.id AND l.kind = 'digest' AND l.day = $1)";
    MAKE = "INSERT INTO letters (account_id, kind, day, state, attempts, next_at, claim_id, made_at, done_at) \
        VALUES ($1, $2, $3, 'waiting', 0, $4, NULL, $4, NULL) ON CONFLICT (account_id, kind, day) DO NOTHING";
    // A letter that was asked for can be asked for again once it is done, after a while.
    ASK = "INSERT INTO letters (account_id, kind, day, state, attempts, next_at, claim_id, made_at, done_at) \
        VALUES ($1, $2, $3, 'waiting', 0, $4, NULL, $4, NULL) ON CONFLICT (account_id, kind, day) DO UPDATE SET \
        state = 'waiting', attempts = 0, next_at = excluded.next_at, made_at = excluded.made_at, done_at = NULL \
        WHERE letters.done_at IS NOT NULL AND letters.done_at <= $5";
    DUE = "SELECT account_id, kind, day, attempts, made_at FROM letters \
        WHERE state IN ('waiting', 'sending') AND next_at <= $1 ORDER BY next_at, account_id LIMIT $2";
    CLAIM = "UPDATE letters SET state = 'sending', attempts = attempts + 1, next_at = $5, claim_id = $6 \
        WHERE account_id = $1 AND kind = $2 AND day = $3 AND state IN ('waiting', 'sending') AND next_at <= $4";
    POSTPONE = "UPDATE letters SET next_at = $5 \
        WHERE account_id = $1 AND kind = $2 AND day = $3 AND state = 'waiting' AND next_at <= $4";
    SETTLE = "UPDATE letters SET state = $5, next_at = $6, done_at = $7, claim_id = NULL \
        WHERE account_id = $1 AND kind = $2 AND day = $3 AND claim_id = $4 AND state = 'sending'";
    COUNTS = "SELECT state, count(*) FROM letters WHERE day >= $1 GROUP BY state";
    LAST = "SELECT max(day) FROM letters WHERE account_id = $1 AND kind = 'digest' AND day < $2 AND state = 'sent'";
    FORGET = "DELETE FROM letters WHERE day < $1";
}

/// What kind of letter it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LetterKind {
    /// The digest of a day.
    Digest,
    /// The same, because somebody asked for it.
    Example,
}

impl LetterKind {
    /// The word in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Digest => "digest",
            Self::Example => "example",
        }
    }
}

/// Where a letter stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LetterState {
    /// It waits for its time.
    Waiting,
    /// Somebody sends it now.
    Sending,
    /// It was sent.
    Sent,
    /// There was nothing to say.
    Empty,
    /// It could not be sent.
    GivenUp,
}

impl LetterState {
    const ALL: [Self; 5] = [Self::Waiting, Self::Sending, Self::Sent, Self::Empty, Self::GivenUp];

    /// The word in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Sending => "sending",
            Self::Sent => "sent",
            Self::Empty => "empty",
            Self::GivenUp => "given_up",
        }
    }
}

/// Which letter: of a kind, for somebody, of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LetterKey {
    /// For whom.
    pub account: AccountId,
    /// Of what kind.
    pub kind: LetterKind,
    /// Of which day.
    pub day: Date,
}

/// A letter that waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Letter {
    /// Which.
    pub key: LetterKey,
    /// How often it was tried.
    pub attempts: i64,
    /// When it was made.
    pub made_at: Timestamp,
}

/// Who gets a digest by now and has none of this day yet.
///
/// # Errors
/// When the database fails.
pub async fn who_gets_letters(
    tx: &mut impl Reads,
    (today, now): (Date, Time),
) -> Result<Vec<AccountId>, StoreError> {
    let day = jiff_sqlx::Date::from(today);
    let weekday = today.weekday().to_monday_one_offset();
    let mut all: Vec<(Uuid,)> = on!(tx, c => sqlx::query_as(CHOSE)
        .bind(day).bind(time_out(now)).bind(format!("%{weekday}%")).fetch_all(c).await)?;
    let usual = NoticeChoices::usual();
    if usual.is_mailed_on(today.weekday()) && usual.at <= now {
        let more: Vec<(Uuid,)> = on!(tx, c => sqlx::query_as(NEVER_CHOSE).bind(day).fetch_all(c).await)?;
        all.extend(more);
    }
    Ok(all.into_iter().map(|(account,)| AccountId(account)).collect())
}

/// Makes a letter, unless there is one; says whether.
///
/// # Errors
/// When the database fails.
pub async fn make_letter(tx: &mut WriteTx, key: LetterKey, now: Timestamp) -> Result<bool, StoreError> {
    let made = on!(tx, c => sqlx::query(MAKE)
        .bind(key.account.0)
        .bind(key.kind.code())
        .bind(jiff_sqlx::Date::from(key.day))
        .bind(jiff_sqlx::Timestamp::from(now))
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    Ok(made == 1)
}

/// Makes a letter that somebody asks for, also once more when the last one was done before a moment; says whether.
///
/// # Errors
/// When the database fails.
pub async fn ask_letter(
    tx: &mut WriteTx,
    key: LetterKey,
    (now, done_before): (Timestamp, Timestamp),
) -> Result<bool, StoreError> {
    let made = on!(tx, c => sqlx::query(ASK)
        .bind(key.account.0)
        .bind(key.kind.code())
        .bind(jiff_sqlx::Date::from(key.day))
        .bind(jiff_sqlx::Timestamp::from(now))
        .bind(jiff_sqlx::Timestamp::from(done_before))
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    Ok(made == 1)
}

/// Letters whose time has come, also those that somebody claimed and did not settle in time; so many at most.
///
/// # Errors
/// When the database fails.
pub async fn due_letters(tx: &mut impl Reads, now: Timestamp, limit: i64) -> Result<Vec<Letter>, StoreError> {
    type Row = (Uuid, String, jiff_sqlx::Date, i64, jiff_sqlx::Timestamp);
    let rows: Vec<Row> = on!(tx, c => sqlx::query_as(DUE)
        .bind(jiff_sqlx::Timestamp::from(now)).bind(limit).fetch_all(c).await)?;
    let letter = |(account, kind, day, attempts, made_at): Row| {
        let kind = match kind.as_str() {
            "digest" => LetterKind::Digest,
            "example" => LetterKind::Example,
            _ => return Err(StoreError::Unreadable("letters.kind")),
        };
        let key = LetterKey { account: AccountId(account), kind, day: day.to_jiff() };
        Ok(Letter { key, attempts, made_at: made_at.to_jiff() })
    };
    rows.into_iter().map(letter).collect()
}

/// Claims a letter until a moment: from now on nobody else sends it. False when somebody else has it.
///
/// # Errors
/// When the database fails.
pub async fn claim_letter(
    db: &Db,
    key: LetterKey,
    (now, until): (Timestamp, Timestamp),
    claim: Uuid,
) -> Result<bool, StoreError> {
    let mut tx = db.write().await?;
    let claimed = on!(tx, c => sqlx::query(CLAIM)
        .bind(key.account.0)
        .bind(key.kind.code())
        .bind(jiff_sqlx::Date::from(key.day))
        .bind(jiff_sqlx::Timestamp::from(now))
        .bind(jiff_sqlx::Timestamp::from(until))
        .bind(claim)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))?;
    tx.commit_use().await?;
    Ok(claimed == 1)
}

/// Lets a letter wait until a moment without trying it.
///
/// # Errors
/// When the database fails.
pub async fn postpone_letter(
    db: &Db,
    key: LetterKey,
    (now, until): (Timestamp, Timestamp),
) -> Result<(), StoreError> {
    let mut tx = db.write().await?;
    on!(tx, c => sqlx::query(POSTPONE)
        .bind(key.account.0)
        .bind(key.kind.code())
        .bind(jiff_sqlx::Date::from(key.day))
        .bind(jiff_sqlx::Timestamp::from(now))
        .bind(jiff_sqlx::Timestamp::from(until))
        .execute(c)
        .await
        .map(drop))?;
    tx.commit_use().await
}

/// Writes down what became of a letter that was claimed: it is done at a moment, or waits until it.
///
/// # Errors
/// When the database fails.
pub async fn settle_letter(
    db: &Db,
    (key, claim): (LetterKey, Uuid),
    (state, at): (LetterState, Timestamp),
) -> Result<(), StoreError> {
    let mut tx = db.write().await?;
    let at = jiff_sqlx::Timestamp::from(at);
    let done = (state != LetterState::Waiting).then_some(at);
    on!(tx, c => sqlx::query(SETTLE)
        .bind(key.account.0)
        .bind(key.kind.code())
        .bind(jiff_sqlx::Date::from(key.day))
        .bind(claim)
        .bind(state.code())
        .bind(at)
        .bind(done)
        .execute(c)
        .await
        .map(drop))?;
    tx.commit_use().await
}

/// How many letters there are since a day, by where they stand.
///
/// # Errors
/// When the database fails.
pub async fn letters_since(tx: &mut impl Reads, day: Date) -> Result<Vec<(LetterState, i64)>, StoreError> {
    let rows: Vec<(String, i64)> =
        on!(tx, c => sqlx::query_as(COUNTS).bind(jiff_sqlx::Date::from(day)).fetch_all(c).await)?;
    let known = |(code, count): (String, i64)| {
        let state = LetterState::ALL.into_iter().find(|state| state.code() == code);
        Ok((state.ok_or(StoreError::Unreadable("letters.state"))?, count))
    };
    rows.into_iter().map(known).collect()
}

/// The day of the last digest that somebody got before a day.
///
/// # Errors
/// When the database fails.
pub async fn last_letter_before(
    tx: &mut impl Reads,
    account: AccountId,
    day: Date,
) -> Result<Option<Date>, StoreError> {
    let (last,): (Option<jiff_sqlx::Date>,) = on!(tx, c => sqlx::query_as(LAST)
        .bind(account.0).bind(jiff_sqlx::Date::from(day)).fetch_one(c).await)?;
    Ok(last.map(jiff_sqlx::Date::to_jiff))
}

/// Forgets the letters of before a day; says how many.
///
/// # Errors
/// When the database fails.
pub async fn forget_letters(tx: &mut WriteTx, before: Date) -> Result<u64, StoreError> {
    let before = jiff_sqlx::Date::from(before);
    Ok(on!(tx, c => sqlx::query(FORGET).bind(before).execute(c).await.map(|done| done.rows_affected()))?)
}
