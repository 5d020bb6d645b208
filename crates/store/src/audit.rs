//! The audit trail: who changed or saw what, written in the same transaction as the change. Events of a school are
//! numbered and chained: each carries a hash over itself and the one before, so that a line that was changed, taken out
//! or put in between shows.

use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::ids::{PupilId, SchoolId};
use jiff::{Timestamp, TimestampRound, Unit};
use policy::{Actor, InSchool};
use serde::Serialize;
use sha2::{Digest, Sha256};
use uuid::Uuid;

statements! {
    NEXT_SEQ = "UPDATE schools SET last_audit = last_audit + 1 WHERE id = $1 RETURNING last_audit";
    HASH_AT = "SELECT hash FROM audit_events WHERE school_id = $1 AND seq = $2";
    INSERT = "INSERT INTO audit_events (school_id, seq, at, actor, action, pupil_id, detail, hash) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    PAGE = "SELECT seq, at, actor, action, pupil_id, detail, hash FROM audit_events \
        WHERE school_id = $1 AND seq > $2 ORDER BY seq LIMIT $3";
    LAST_SEQ = "SELECT last_audit FROM schools WHERE id = $1";
}

/// What happened. The detail holds ids, keys, codes and counts, never a name or a text about a person.
#[derive(Debug, Clone)]
pub struct AuditEvent {
    /// When; kept to the microsecond, as finely as both engines do.
    pub at: Timestamp,
    /// Who.
    pub actor: Actor,
    /// In which school.
    pub school: SchoolId,
    /// What happened, and to what.
    pub deed: Deed,
}

/// The kinds of deed.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "action", rename_all = "snake_case")]
pub enum Deed {
    /// An import was made.
    ImportMade {
        /// Its number.
        no: i64,
        /// `roster` or `results`.
        kind: &'static str,
        /// Records that were new.
        added: i64,
        /// Records that were changed.
        changed: i64,
    },
    /// An import was rolled back.
    ImportRolledBack {
        /// Its number.
        no: i64,
    },
    /// The name or board of the school was changed.
    SchoolEdited,
}

impl Deed {
    const fn code(&self) -> &'static str {
        match self {
            Self::ImportMade { .. } => "import_made",
            Self::ImportRolledBack { .. } => "import_rolled_back",
            Self::SchoolEdited => "school_edited",
        }
    }

    /// The pupil it is about, when it is about one.
    const fn pupil(&self) -> Option<PupilId> {
        match self {
            Self::ImportMade { .. } | Self::ImportRolledBack { .. } | Self::SchoolEdited => None,
        }
    }
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
        for part in [before, &seq, &at, &self.actor, &self.action, &pupil, &self.detail] {
            // The length in front keeps two parts from being read as one.
            hasher.update(part.len().to_be_bytes());
            hasher.update(part.as_bytes());
        }
        hasher.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
    }
}

pub(crate) async fn write(tx: &mut WriteTx, event: &AuditEvent) -> Result<(), StoreError> {
    let school = event.school.0;
    let detail =
        serde_json::to_string(&event.deed).map_err(|_| StoreError::Unreadable("audit_events.detail"))?;
    let (seq,) = on!(tx, c => sqlx::query_as::<_, (i64,)>(NEXT_SEQ).bind(school).fetch_one(c).await)?;
    let before = on!(tx, c => sqlx::query_as::<_, (String,)>(HASH_AT)
        .bind(school).bind(seq - 1).fetch_optional(c).await)?;
    let at = event.at.round(TimestampRound::new().smallest(Unit::Microsecond)).unwrap_or(event.at);
    let mut line = AuditLine {
        seq,
        at,
        actor: event.actor.code().to_owned(),
        action: event.deed.code().to_owned(),
        pupil: event.deed.pupil(),
        detail,
        hash: String::new(),
    };
    line.hash = line.hash_after(before.map(|(hash,)| hash).as_deref().unwrap_or_default());
    on!(tx, c => sqlx::query(INSERT)
        .bind(school)
        .bind(seq)
        .bind(jiff_sqlx::Timestamp::from(line.at))
        .bind(&line.actor)
        .bind(&line.action)
        .bind(line.pupil.map(|pupil| pupil.0))
        .bind(&line.detail)
        .bind(&line.hash)
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

type Row = (i64, jiff_sqlx::Timestamp, String, String, Option<Uuid>, String, String);

fn from_row((seq, at, actor, action, pupil, detail, hash): Row) -> AuditLine {
    AuditLine { seq, at: at.to_jiff(), actor, action, pupil: pupil.map(PupilId), detail, hash }
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
    let (mut seq, mut hash) = (0, String::new());
    loop {
        let lines = page(tx, scope, (seq, 1000)).await?;
        if lines.is_empty() {
            break;
        }
        for line in lines {
            if line.seq != seq + 1 {
                return Ok(Err(BrokenChain::Gone { seq: seq + 1 }));
            }
            if line.hash != line.hash_after(&hash) {
                return Ok(Err(BrokenChain::Changed { seq: line.seq }));
            }
            (seq, hash) = (line.seq, line.hash);
        }
    }
    let (last,) =
        on!(tx, c => sqlx::query_as::<_, (i64,)>(LAST_SEQ).bind(scope.school().0).fetch_one(c).await)?;
    Ok(if last == seq { Ok(seq) } else { Err(BrokenChain::Gone { seq: seq + 1 }) })
}
