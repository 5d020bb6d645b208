//! Imports, and what each of them changed, so that one can be rolled back as a whole.

mod dependents;
mod drafts;
mod mappings;
mod service_keys;
mod typed;

pub use dependents::{first_later_dependent, groups_brought};
pub use drafts::{
    Draft, add_draft, draft, draft_content, drafts, drop_draft, drop_old_drafts, old_drafts,
    set_draft_settings,
};
pub use mappings::{KeptMapping, delete_sheet_mapping, put_sheet_mapping, sheet_mappings};
pub use service_keys::{
    Delivery, ServiceKey, add_service_key, deliveries, revoke_service_key, roster_changed_at,
    service_key_by_hash, service_keys, set_service_key_holds, use_service_key,
};
pub use typed::{
    add_counts, changes_of_result, forget_changes, next_seq, result_changes, session, set_refused,
};

use crate::{
    Reads, Sealed as _, StoreError, WriteTx,
    register::{self, KeptPupil, KeptStaff},
    results,
};
use domain::{
    SchoolYear,
    ids::{GroupId, ImportNo, PupilId, StaffId, TestId},
    register::{Absence, AbsenceKind, Enrolment, Group},
    results::{Test, TestResult},
};
use jiff::{Timestamp, civil::Date};
use policy::InSchool;
use serde::{Deserialize, Serialize};

statements! {
    NEXT_NO = "UPDATE schools SET last_import = last_import + 1 WHERE id = $1 RETURNING last_import";
    LOCK = "UPDATE schools SET last_import = last_import WHERE id = $1";
    INSERT = "INSERT INTO imports (school_id, no, kind, file_name, school_year, author, made_at, actor, partial, added, \
        changed, same, refused, way) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";
    SET_COUNTS = "UPDATE imports SET added = $3, changed = $4, same = $5, refused = $6 WHERE school_id = $1 AND no = $2";
    LIST = "SELECT no, kind, file_name, school_year, author, made_at, actor, partial, added, changed, same, refused, \
        rolled_back_at, sealed_at, way FROM imports WHERE school_id = $1 ORDER BY no DESC LIMIT $2 OFFSET $3";
    ONE = "SELECT no, kind, file_name, school_year, author, made_at, actor, partial, added, changed, same, refused, \
        rolled_back_at, sealed_at, way FROM imports WHERE school_id = $1 AND no = $2";
    MARK_ROLLED_BACK = "UPDATE imports SET rolled_back_at = $3 WHERE school_id = $1 AND no = $2 AND rolled_back_at IS NULL";
    INSERT_CHANGE = "INSERT INTO import_changes (school_id, import_no, seq, record, change) VALUES ($1, $2, $3, $4, $5)";
    CHANGES = "SELECT change FROM import_changes WHERE school_id = $1 AND import_no = $2 ORDER BY seq DESC";
}

/// The kind of file that was imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ImportKind {
    /// A roster.
    Roster,
    /// Test results.
    Results,
    /// Figures on absence.
    Absences,
}

/// The way in which records come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ImportWay {
    /// A file in one of the formats of the trade.
    File,
    /// A spreadsheet with a mapping.
    Sheet,
    /// Typed in, cell by cell.
    Grid,
    /// Delivered by another system over the network.
    Service,
}

impl ImportWay {
    /// All ways.
    pub const ALL: [Self; 4] = [Self::File, Self::Sheet, Self::Grid, Self::Service];

    /// The code in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::File => "file",
            Self::Sheet => "sheet",
            Self::Grid => "grid",
            Self::Service => "service",
        }
    }
}

impl ImportKind {
    /// All kinds.
    pub const ALL: [Self; 3] = [Self::Roster, Self::Results, Self::Absences];

    /// The code in the database and in the audit trail.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Roster => "roster",
            Self::Results => "results",
            Self::Absences => "absences",
        }
    }
}

/// How many records an import met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ImportCounts {
    /// New ones.
    pub added: i64,
    /// Ones that were known with other values.
    pub changed: i64,
    /// Ones that were known just so.
    pub same: i64,
    /// Ones that could not be taken.
    pub refused: i64,
}

/// An import as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// Its number within the school.
    pub no: ImportNo,
    /// What was imported.
    pub kind: ImportKind,
    /// How it came in.
    pub way: ImportWay,
    /// The name of the file, without its folder.
    pub file_name: String,
    /// The school year that the file names.
    pub school_year: SchoolYear,
    /// The program that made the file.
    pub author: Option<String>,
    /// When it was made.
    pub made_at: Timestamp,
    /// Who made it, by code.
    pub actor: String,
    /// Whether records were allowed to be refused.
    pub partial: bool,
    /// How many records.
    pub counts: ImportCounts,
    /// When it was rolled back.
    pub rolled_back_at: Option<Timestamp>,
    /// Since when it cannot be rolled back, because what it changed in a file was destroyed with that file.
    pub sealed_at: Option<Timestamp>,
}

/// One change that an import made, with what was there before; nothing before means that the record was new.
///
/// New results are not listed: they carry the number of the import themselves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "record", rename_all = "snake_case")]
pub enum ImportChange {
    /// A group.
    Group {
        /// Which.
        id: GroupId,
        /// Before.
        before: Option<Group>,
    },
    /// A pupil.
    Pupil {
        /// Which.
        id: PupilId,
        /// Before.
        before: Option<KeptPupil>,
    },
    /// A key that names a pupil.
    PupilKey {
        /// Which.
        key: String,
        /// The pupil it named before.
        before: Option<PupilId>,
    },
    /// An enrolment.
    Enrolment {
        /// The pupil.
        pupil: PupilId,
        /// The school year.
        school_year: SchoolYear,
        /// The day it began.
        from: Date,
        /// Before.
        before: Option<Enrolment>,
    },
    /// A pupil in an extra group.
    GroupMember {
        /// The group.
        group: GroupId,
        /// The pupil.
        pupil: PupilId,
        /// Whether the pupil was in it before.
        before: bool,
    },
    /// A member of staff.
    Staff {
        /// Which.
        id: StaffId,
        /// Before.
        before: Option<KeptStaff>,
    },
    /// A test.
    Test {
        /// Which.
        id: TestId,
        /// Before.
        before: Option<Test>,
    },
    /// Absence of a pupil on a day.
    Absence {
        /// The pupil.
        pupil: PupilId,
        /// The day.
        absent_on: Date,
        /// Why.
        kind: AbsenceKind,
        /// Before, with the import it came with.
        before: Option<(Absence, ImportNo)>,
    },
    /// A result that was there with other values.
    Result {
        /// Before.
        before: TestResult,
    },
    /// A result that was removed.
    ResultGone {
        /// Before.
        before: TestResult,
        /// The import it had come with.
        import_no: ImportNo,
    },
}

/// How changes name a result.
fn result_record(pupil: PupilId, taken_on: Date, test: TestId) -> String {
    format!("result:{pupil}:{taken_on}:{test}")
}

impl ImportChange {
    /// A text that is the same for every change of the same record.
    fn record(&self) -> String {
        match self {
            Self::Group { id, .. } => format!("group:{id}"),
            Self::Pupil { id, .. } => format!("pupil:{id}"),
            Self::PupilKey { key, .. } => format!("pupil_key:{key}"),
            Self::Enrolment { pupil, school_year, from, .. } => {
                format!("enrolment:{pupil}:{school_year}:{from}")
            }
            Self::GroupMember { group, pupil, .. } => format!("group_member:{group}:{pupil}"),
            Self::Staff { id, .. } => format!("staff:{id}"),
            Self::Test { id, .. } => format!("test:{id}"),
            Self::Absence { pupil, absent_on, kind, .. } => {
                format!("absence:{pupil}:{absent_on}:{}", kind.code())
            }
            Self::Result { before } | Self::ResultGone { before, .. } => {
                result_record(before.pupil, before.taken_on, before.test)
            }
        }
    }

    /// Puts back what was there before.
    async fn undo(self, tx: &mut WriteTx, scope: &InSchool) -> Result<(), StoreError> {
        match self {
            Self::Group { before: Some(group), .. } => register::put_group(tx, scope, &group).await,
            Self::Group { id, before: None } => register::delete_group(tx, scope, id).await,
            Self::Pupil { before: Some(kept), .. } => register::put_pupil(tx, scope, &kept).await,
            Self::Pupil { id, before: None } => register::delete_pupil(tx, scope, id).await,
            Self::PupilKey { key, before: Some(pupil) } => {
                register::put_pupil_key(tx, scope, &key, pupil).await
            }
            Self::PupilKey { key, before: None } => register::delete_pupil_key(tx, scope, &key).await,
            Self::Enrolment { before: Some(one), .. } => register::put_enrolment(tx, scope, &one).await,
            Self::Enrolment { pupil, school_year, from, before: None } => {
                register::delete_enrolment(tx, scope, (pupil, school_year, from)).await
            }
            Self::GroupMember { group, pupil, before: true } => {
                register::put_group_member(tx, scope, (group, pupil)).await
            }
            Self::GroupMember { group, pupil, before: false } => {
                register::delete_group_member(tx, scope, (group, pupil)).await
            }
            Self::Staff { before: Some(kept), .. } => register::put_staff(tx, scope, &kept).await,
            Self::Staff { id, before: None } => register::delete_staff(tx, scope, id).await,
            Self::Test { before: Some(test), .. } => results::put_test_back(tx, scope, &test).await,
            Self::Test { id, before: None } => results::delete_test(tx, scope, id).await,
            Self::Absence { before: Some((before, no)), .. } => {
                register::put_absence(tx, scope, &before, no).await
            }
            Self::Absence { pupil, absent_on, kind, before: None } => {
                register::delete_absence(tx, scope, (pupil, absent_on, kind)).await
            }
            Self::Result { before } => results::update_result(tx, scope, &before).await,
            Self::ResultGone { before, import_no } => {
                results::insert_results(tx, scope, import_no, &[before]).await
            }
        }
    }
}

/// Lets imports and rollbacks of one school wait for each other until this transaction ends.
///
/// # Errors
/// When the database fails.
pub async fn lock(tx: &mut WriteTx, scope: &InSchool) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(LOCK).bind(scope.school().0).execute(c).await.map(drop))?;
    Ok(())
}

/// Begins an import: gives it the next number of its school. Two imports of one school wait for each other here.
///
/// # Errors
/// When the database fails.
pub async fn begin(
    tx: &mut WriteTx,
    scope: &InSchool,
    import: impl FnOnce(ImportNo) -> Import,
) -> Result<ImportNo, StoreError> {
    let school = scope.school().0;
    let (no,) = on!(tx, c => sqlx::query_as::<_, (i64,)>(NEXT_NO).bind(school).fetch_one(c).await)?;
    let one = import(ImportNo(no));
    on!(tx, c => sqlx::query(INSERT)
        .bind(school)
        .bind(no)
        .bind(one.kind.code())
        .bind(&one.file_name)
        .bind(i64::from(one.school_year.start()))
        .bind(one.author.as_deref())
        .bind(jiff_sqlx::Timestamp::from(one.made_at))
        .bind(&one.actor)
        .bind(one.partial)
        .bind(one.counts.added)
        .bind(one.counts.changed)
        .bind(one.counts.same)
        .bind(one.counts.refused)
        .bind(one.way.code())
        .execute(c)
        .await
        .map(drop))?;
    Ok(ImportNo(no))
}

/// Writes down how many records the import met.
///
/// # Errors
/// When the database fails.
pub async fn set_counts(
    tx: &mut WriteTx,
    scope: &InSchool,
    no: ImportNo,
    counts: ImportCounts,
) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(SET_COUNTS)
        .bind(scope.school().0)
        .bind(no.0)
        .bind(counts.added)
        .bind(counts.changed)
        .bind(counts.same)
        .bind(counts.refused)
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// Writes down one change; `seq` counts the changes of the import.
///
/// # Errors
/// When the database fails.
pub async fn record_change(
    tx: &mut WriteTx,
    scope: &InSchool,
    (no, seq): (ImportNo, i64),
    change: &ImportChange,
) -> Result<(), StoreError> {
    let text = serde_json::to_string(change).map_err(|_| StoreError::Unreadable("import_changes.change"))?;
    on!(tx, c => sqlx::query(INSERT_CHANGE)
        .bind(scope.school().0)
        .bind(no.0)
        .bind(seq)
        .bind(change.record())
        .bind(&text)
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

#[derive(sqlx::FromRow)]
struct Row {
    no: i64,
    kind: String,
    file_name: String,
    school_year: i64,
    author: Option<String>,
    made_at: jiff_sqlx::Timestamp,
    actor: String,
    partial: bool,
    added: i64,
    changed: i64,
    same: i64,
    refused: i64,
    rolled_back_at: Option<jiff_sqlx::Timestamp>,
    sealed_at: Option<jiff_sqlx::Timestamp>,
    way: String,
}

impl Row {
    fn import(self) -> Result<Import, StoreError> {
        let kind = ImportKind::ALL.into_iter().find(|k| k.code() == self.kind);
        let way = ImportWay::ALL.into_iter().find(|way| way.code() == self.way);
        let counts =
            ImportCounts { added: self.added, changed: self.changed, same: self.same, refused: self.refused };
        Ok(Import {
            no: ImportNo(self.no),
            kind: kind.ok_or(StoreError::Unreadable("imports.kind"))?,
            way: way.ok_or(StoreError::Unreadable("imports.way"))?,
            file_name: self.file_name,
            school_year: register::groups::year(self.school_year)?,
            author: self.author,
            made_at: self.made_at.to_jiff(),
            actor: self.actor,
            partial: self.partial,
            counts,
            rolled_back_at: self.rolled_back_at.map(jiff_sqlx::Timestamp::to_jiff),
            sealed_at: self.sealed_at.map(jiff_sqlx::Timestamp::to_jiff),
        })
    }
}

/// The imports of a school, newest first.
///
/// # Errors
/// When the database fails.
pub async fn list(
    tx: &mut impl Reads,
    scope: &InSchool,
    (limit, offset): (i64, i64),
) -> Result<Vec<Import>, StoreError> {
    on!(tx, c => sqlx::query_as::<_, Row>(LIST)
        .bind(scope.school().0).bind(limit).bind(offset).fetch_all(c).await)?
    .into_iter()
    .map(Row::import)
    .collect()
}

/// One import.
///
/// # Errors
/// When the database fails.
pub async fn one(tx: &mut impl Reads, scope: &InSchool, no: ImportNo) -> Result<Option<Import>, StoreError> {
    on!(tx, c => sqlx::query_as::<_, Row>(ONE).bind(scope.school().0).bind(no.0).fetch_optional(c).await)?
        .map(Row::import)
        .transpose()
}

/// Puts everything back as it was before an import, and marks the import so. The caller has made sure that no later
/// import depends on it.
///
/// # Errors
/// [`StoreError::StillNeeded`] when a later record depends on one that this import brought; or when the database fails.
pub async fn undo(tx: &mut WriteTx, scope: &InSchool, no: ImportNo, at: Timestamp) -> Result<(), StoreError> {
    let school = scope.school().0;
    results::delete_results_of_import(tx, scope, no).await?;
    let changes =
        on!(tx, c => sqlx::query_as::<_, (String,)>(CHANGES).bind(school).bind(no.0).fetch_all(c).await)?;
    for (text,) in changes {
        let change: ImportChange =
            serde_json::from_str(&text).map_err(|_| StoreError::Unreadable("import_changes.change"))?;
        change.undo(tx, scope).await?;
    }
    let at = jiff_sqlx::Timestamp::from(at);
    on!(tx, c => sqlx::query(MARK_ROLLED_BACK).bind(school).bind(no.0).bind(at).execute(c).await.map(drop))?;
    Ok(())
}

#[cfg(test)]
pub(crate) fn statements() -> Vec<(&'static str, &'static str)> {
    [ALL, dependents::ALL, drafts::ALL, mappings::ALL, service_keys::ALL, typed::ALL].concat()
}
