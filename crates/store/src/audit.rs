//! The audit trail: who changed what, written in the same transaction as the change.

use crate::{Reads, StoreError, WriteTx};
use domain::ids::SchoolId;
use jiff::Timestamp;
use policy::{Actor, InSchool};
use serde::Serialize;
use uuid::Uuid;

statements! {
    INSERT = "INSERT INTO audit_events (school_id, id, at, actor, action, detail) VALUES ($1, $2, $3, $4, $5, $6)";
    LIST = "SELECT at, actor, action, detail FROM audit_events WHERE school_id = $1 ORDER BY id";
}

/// What happened. The detail holds ids, keys, codes and counts, never a name or a text about a person.
#[derive(Debug, Clone)]
pub struct AuditEvent {
    /// A new time-ordered id.
    pub id: Uuid,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub actor: Actor,
    /// In which school.
    pub school: SchoolId,
    /// The kind of change with what it was about.
    pub change: Change,
}

/// The kinds of change.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "action", rename_all = "snake_case")]
pub enum Change {
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

impl Change {
    const fn code(&self) -> &'static str {
        match self {
            Self::ImportMade { .. } => "import_made",
            Self::ImportRolledBack { .. } => "import_rolled_back",
            Self::SchoolEdited => "school_edited",
        }
    }
}

pub(crate) async fn write(tx: &mut WriteTx, event: &AuditEvent) -> Result<(), StoreError> {
    use crate::Sealed as _;
    let detail =
        serde_json::to_string(&event.change).map_err(|_| StoreError::Unreadable("audit_events.detail"))?;
    on!(tx, c => sqlx::query(INSERT)
        .bind(event.school.0)
        .bind(event.id)
        .bind(jiff_sqlx::Timestamp::from(event.at))
        .bind(event.actor.code())
        .bind(event.change.code())
        .bind(&detail)
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// One line of the trail, as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditLine {
    /// When.
    pub at: Timestamp,
    /// Who, by code.
    pub actor: String,
    /// What, by code.
    pub action: String,
    /// The detail as JSON.
    pub detail: String,
}

/// The trail of a school, oldest first.
///
/// # Errors
/// When the database fails.
pub async fn list(tx: &mut impl Reads, scope: &InSchool) -> Result<Vec<AuditLine>, StoreError> {
    type Row = (jiff_sqlx::Timestamp, String, String, String);
    let rows = on!(tx, c => sqlx::query_as::<_, Row>(LIST).bind(scope.school().0).fetch_all(c).await)?;
    let line = |(at, actor, action, detail): Row| AuditLine { at: at.to_jiff(), actor, action, detail };
    Ok(rows.into_iter().map(line).collect())
}
