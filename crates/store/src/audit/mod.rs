//! The audit trail: who changed or saw what, written in the same transaction as the change. Events of a school are
//! numbered and chained: each carries a hash over itself and the one before, so that a line that was changed, taken out
//! or put in between shows.

mod about;
#[macro_use]
mod role_deeds;
#[macro_use]
mod plan_deeds;
#[macro_use]
mod meeting_deeds;
#[macro_use]
mod agreement_deeds;
#[macro_use]
mod route_deeds;
#[macro_use]
mod year_deeds;
#[macro_use]
mod concern_deeds;
mod deed;

pub use deed::Deed;

use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::ids::{GroupId, PupilId, SchoolId};
use jiff::{Timestamp, TimestampRound, Unit};
use policy::{Actor, InSchool, OfPupil, Own, ReadsConcern};
use sha2::{Digest, Sha256};
use uuid::Uuid;

statements! {
    NEXT_SEQ = "UPDATE schools SET last_audit = last_audit + 1 WHERE id = $1 RETURNING last_audit";
    HASH_AT = "SELECT hash FROM audit_events WHERE school_id = $1 AND seq = $2";
    INSERT = "INSERT INTO audit_events (school_id, seq, at, actor, action, pupil_id, detail, hash, group_id) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    PAGE = "SELECT seq, at, actor, action, pupil_id, group_id, detail, hash FROM audit_events \
        WHERE school_id = $1 AND seq > $2 ORDER BY seq LIMIT $3";
    LAST_SEQ = "SELECT last_audit FROM schools WHERE id = $1";
    OF_PUPIL = "SELECT seq, at, actor, action, pupil_id, group_id, detail, hash FROM audit_events \
        WHERE school_id = $1 AND seq < $3 AND (pupil_id = $2 OR group_id IN (\
            SELECT group_id FROM enrolments WHERE school_id = $1 AND pupil_id = $2 \
            UNION SELECT group_id FROM group_members WHERE school_id = $1 AND pupil_id = $2)) ORDER BY seq DESC LIMIT $4";
    OF_CONCERN = "SELECT seq, at, actor, action, pupil_id, group_id, detail, hash FROM audit_events \
        WHERE school_id = $1 AND pupil_id = $2 ORDER BY seq DESC LIMIT $3";
    OF_ACTOR = "SELECT seq, at, actor, action, pupil_id, group_id, detail, hash FROM audit_events \
        WHERE school_id = $1 AND actor = $2 AND seq < $3 ORDER BY seq DESC LIMIT $4";
    NEXT_OF_INSTALLATION = "INSERT INTO installation (id, last_audit) VALUES (1, 1) \
        ON CONFLICT (id) DO UPDATE SET last_audit = installation.last_audit + 1 RETURNING last_audit";
    HASH_OF_INSTALLATION_AT = "SELECT hash FROM installation_events WHERE seq = $1";
    INSERT_OF_INSTALLATION = "INSERT INTO installation_events (seq, at, actor, action, detail, hash) \
        VALUES ($1, $2, $3, $4, $5, $6)";
    PAGE_OF_INSTALLATION = "SELECT seq, at, actor, action, detail, hash FROM installation_events \
        WHERE seq > $1 ORDER BY seq LIMIT $2";
    LAST_OF_INSTALLATION = "SELECT last_audit FROM installation WHERE id = 1";
    OWN_OF_INSTALLATION = "SELECT seq, at, actor, action, detail, hash FROM installation_events \
        WHERE (actor = $1 OR detail LIKE $4) AND seq < $2 ORDER BY seq DESC LIMIT $3";
}

/// Something that happened. The detail holds ids, keys, codes and counts, never a name or a text about a person.
#[derive(Debug, Clone)]
pub struct AuditEvent {
    /// When; kept to the microsecond, as finely as both engines do.
    pub at: Timestamp,
    /// Who.
    pub actor: Actor,
    /// In which school; none when it is of the installation as a whole: accounts and signing in.
    pub school: Option<SchoolId>,
    /// What happened, and to what.
    pub deed: Deed,
}

/// One line of the trail, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditLine {
    /// Its number within the school: 1, 2, 3, ...
    pub seq: i64,
    /// When.
    pub at: Timestamp,
    /// Who, by code.
    pub actor: String,
    /// What, by code.
    pub action: String,
    /// The pupil it is about.
    pub pupil: Option<PupilId>,
    /// The group it is about.
    pub group: Option<GroupId>,
    /// The detail as JSON.
    pub detail: String,
    /// Hash over this line and the one before, as hexadecimal text.
    pub hash: String,
}

impl AuditLine {
    /// The hash that this line must carry when the line before carries `before`.
    fn hash_after(&self, before: &str) -> String {
        let mut hasher = Sha256::new();
        let pupil = self.pupil.map(|pupil| pupil.to_string()).unwrap_or_default();
        let (seq, at) = (self.seq.to_string(), self.at.as_microsecond().to_string());
        let mut add = |part: &str| {
            // The length in front keeps two parts from being read as one.
            hasher.update(part.len().to_be_bytes());
            hasher.update(part.as_bytes());
        };
        for part in [before, &seq, &at, &self.actor, &self.action, &pupil, &self.detail] {
            add(part);
        }
        if let Some(group) = self.group {
            add(&group.to_string());
        }
        hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

pub(crate) async fn write(tx: &mut WriteTx, event: &AuditEvent) -> Result<(), StoreError> {
    let detail =
        serde_json::to_string(&event.deed).map_err(|_| StoreError::Unreadable("audit_events.detail"))?;
    let (seq, before) = match event.school {
        Some(school) => next_of_school(tx, school).await?,
        None => next_of_installation(tx).await?,
    };
    let at = event.at.round(TimestampRound::new().smallest(Unit::Microsecond)).unwrap_or(event.at);
    let mut line = AuditLine {
        seq,
        at,
        actor: event.actor.code(),
        action: event.deed.code().to_owned(),
        pupil: event.deed.pupil(),
        group: event.deed.group(),
        detail,
        hash: String::new(),
    };
    line.hash = line.hash_after(before.as_deref().unwrap_or_default());
    match event.school {
        Some(school) => insert_of_school(tx, school, &line).await,
        None => insert_of_installation(tx, &line).await,
    }
}

async fn next_of_school(tx: &mut WriteTx, school: SchoolId) -> Result<(i64, Option<String>), StoreError> {
    let (seq,) = on!(tx, c => sqlx::query_as::<_, (i64,)>(NEXT_SEQ).bind(school.0).fetch_one(c).await)?;
    let before = on!(tx, c => sqlx::query_as::<_, (String,)>(HASH_AT)
        .bind(school.0).bind(seq - 1).fetch_optional(c).await)?;
    Ok((seq, before.map(|(hash,)| hash)))
}

async fn next_of_installation(tx: &mut WriteTx) -> Result<(i64, Option<String>), StoreError> {
    let (seq,) = on!(tx, c => sqlx::query_as::<_, (i64,)>(NEXT_OF_INSTALLATION).fetch_one(c).await)?;
    let before = on!(tx, c => sqlx::query_as::<_, (String,)>(HASH_OF_INSTALLATION_AT)
        .bind(seq - 1).fetch_optional(c).await)?;
    Ok((seq, before.map(|(hash,)| hash)))
}

async fn insert_of_school(tx: &mut WriteTx, school: SchoolId, line: &AuditLine) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(INSERT)
        .bind(school.0)
        .bind(line.seq)
        .bind(jiff_sqlx::Timestamp::from(line.at))
        .bind(&line.actor)
        .bind(&line.action)
        .bind(line.pupil.map(|pupil| pupil.0))
        .bind(&line.detail)
        .bind(&line.hash)
        .bind(line.group.map(|group| group.0))
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

async fn insert_of_installation(tx: &mut WriteTx, line: &AuditLine) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(INSERT_OF_INSTALLATION)
        .bind(line.seq)
        .bind(jiff_sqlx::Timestamp::from(line.at))
        .bind(&line.actor)
        .bind(&line.action)
        .bind(&line.detail)
        .bind(&line.hash)
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

type Row = (i64, jiff_sqlx::Timestamp, String, String, Option<Uuid>, Option<Uuid>, String, String);

fn from_row((seq, at, actor, action, pupil, group, detail, hash): Row) -> AuditLine {
    let (pupil, group) = (pupil.map(PupilId), group.map(GroupId));
    AuditLine { seq, at: at.to_jiff(), actor, action, pupil, group, detail, hash }
}

type InstallationRow = (i64, jiff_sqlx::Timestamp, String, String, String, String);

fn from_installation_row((seq, at, actor, action, detail, hash): InstallationRow) -> AuditLine {
    AuditLine { seq, at: at.to_jiff(), actor, action, pupil: None, group: None, detail, hash }
}

/// The trail of a school behind a number, oldest first, at most `limit` lines.
///
/// # Errors
/// When the database fails.
pub async fn page(
    tx: &mut impl Reads,
    scope: &InSchool,
    (after, limit): (i64, i64),
) -> Result<Vec<AuditLine>, StoreError> {
    let rows = on!(tx, c => sqlx::query_as::<_, Row>(PAGE)
        .bind(scope.school().0).bind(after).bind(limit).fetch_all(c).await)?;
    Ok(rows.into_iter().map(from_row).collect())
}

/// Where the chain of a school's trail is broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BrokenChain {
    /// This line was changed, or the one before it was.
    Changed {
        /// Its number.
        seq: i64,
    },
    /// This line is gone.
    Gone {
        /// Its number.
        seq: i64,
    },
}

/// Goes along the whole chain of a school; gives how many lines it has, or the first place where it is broken.
///
/// # Errors
/// When the database fails.
pub async fn verify(tx: &mut impl Reads, scope: &InSchool) -> Result<Result<i64, BrokenChain>, StoreError> {
    let mut chain = Chain::default();
    loop {
        let lines = page(tx, scope, (chain.seq, PAGE_SIZE)).await?;
        if lines.is_empty() {
            break;
        }
        if let Err(broken) = chain.follow(&lines) {
            return Ok(Err(broken));
        }
    }
    let (last,) =
        on!(tx, c => sqlx::query_as::<_, (i64,)>(LAST_SEQ).bind(scope.school().0).fetch_one(c).await)?;
    Ok(chain.end(last))
}

/// The same for the trail of the installation as a whole. The caller has asked the policy for `Check`.
///
/// # Errors
/// When the database fails.
pub async fn verify_installation(tx: &mut impl Reads) -> Result<Result<i64, BrokenChain>, StoreError> {
    let mut chain = Chain::default();
    loop {
        let rows = on!(tx, c => sqlx::query_as::<_, InstallationRow>(PAGE_OF_INSTALLATION)
            .bind(chain.seq).bind(PAGE_SIZE).fetch_all(c).await)?;
        if rows.is_empty() {
            break;
        }
        let lines: Vec<AuditLine> = rows.into_iter().map(from_installation_row).collect();
        if let Err(broken) = chain.follow(&lines) {
            return Ok(Err(broken));
        }
    }
    let last = on!(tx, c => sqlx::query_as::<_, (i64,)>(LAST_OF_INSTALLATION).fetch_optional(c).await)?;
    Ok(chain.end(last.map_or(0, |(last,)| last)))
}

/// Lines that are read at a time.
const PAGE_SIZE: i64 = 1000;

/// How far a chain was followed.
#[derive(Default)]
struct Chain {
    seq: i64,
    hash: String,
}

impl Chain {
    fn follow(&mut self, lines: &[AuditLine]) -> Result<(), BrokenChain> {
        for line in lines {
            if line.seq != self.seq + 1 {
                return Err(BrokenChain::Gone { seq: self.seq + 1 });
            }
            if line.hash != line.hash_after(&self.hash) {
                return Err(BrokenChain::Changed { seq: line.seq });
            }
            (self.seq, self.hash) = (line.seq, line.hash.clone());
        }
        Ok(())
    }

    const fn end(&self, last: i64) -> Result<i64, BrokenChain> {
        if last == self.seq { Ok(self.seq) } else { Err(BrokenChain::Gone { seq: self.seq + 1 }) }
    }
}

/// What was done with a pupil's file, and with groups in which the pupil is or was; newest first, before a number.
///
/// # Errors
/// When the database fails.
pub async fn of_pupil(
    tx: &mut impl Reads,
    scope: &OfPupil,
    (before, limit): (i64, i64),
) -> Result<Vec<AuditLine>, StoreError> {
    let rows = on!(tx, c => sqlx::query_as::<_, Row>(OF_PUPIL)
        .bind(scope.school().0).bind(scope.pupil().0).bind(before).bind(limit).fetch_all(c).await)?;
    Ok(rows.into_iter().map(from_row).collect())
}

/// What was done with a protected record, for who reads it; newest first.
///
/// # Errors
/// When the database fails.
pub async fn of_concern(
    tx: &mut impl Reads,
    proof: &ReadsConcern,
    limit: i64,
) -> Result<Vec<AuditLine>, StoreError> {
    let rows = on!(tx, c => sqlx::query_as::<_, Row>(OF_CONCERN)
        .bind(proof.school().0).bind(proof.concern().0).bind(limit).fetch_all(c).await)?;
    Ok(rows.into_iter().map(from_row).collect())
}

/// What was done in a person's own name in a school; newest first, before a number.
///
/// # Errors
/// When the database fails.
pub async fn of_own_name(
    tx: &mut impl Reads,
    own: &Own,
    school: SchoolId,
    (before, limit): (i64, i64),
) -> Result<Vec<AuditLine>, StoreError> {
    let rows = on!(tx, c => sqlx::query_as::<_, Row>(OF_ACTOR)
        .bind(school.0).bind(own.account().to_string()).bind(before).bind(limit).fetch_all(c).await)?;
    Ok(rows.into_iter().map(from_row).collect())
}

/// What was done in a person's own name in the installation as a whole: signing in, also where it failed, what she did with
/// her account, and what others did with it: a link with which a password is chosen, for one.
///
/// # Errors
/// When the database fails.
pub async fn of_own_account(
    tx: &mut impl Reads,
    own: &Own,
    (before, limit): (i64, i64),
) -> Result<Vec<AuditLine>, StoreError> {
    let account = own.account().to_string();
    // Who signs in is nobody yet; the account stands in the detail. An id has no letter that `LIKE` treats as special.
    let named = format!("%\"account\":\"{account}\"%");
    let rows = on!(tx, c => sqlx::query_as::<_, InstallationRow>(OWN_OF_INSTALLATION)
        .bind(&account).bind(before).bind(limit).bind(&named).fetch_all(c).await)?;
    Ok(rows.into_iter().map(from_installation_row).collect())
}
