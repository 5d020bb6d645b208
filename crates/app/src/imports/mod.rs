//! Bringing in the school's own files, and undoing that.
//!
//! An import is one transaction: all of it, or nothing with every problem listed; a partial import takes the good
//! records and lists the rest. Importing the same file twice changes nothing.

mod absences;
mod days;
mod differences;
mod drafts;
mod feed;
mod looks;
mod mappings;
mod messages;
mod preview;
mod problems;
mod receive;
mod results;
mod rollback;
mod roster;
mod roster_rules;
mod roster_taken;
mod run;
mod saving;
mod seen;
mod service;
mod service_keys;
mod service_roster;
mod service_words;
mod settings;
mod sheet;
mod sheet_pupils;
mod sheet_tests;
mod taken;

pub use differences::{About, Differences, DifferingField, FieldDifference, Shown};
pub(crate) use drafts::end_old;
pub use drafts::{DRAFT_DAYS, LARGEST_DRAFT, discard, hold, waiting};
pub use exchange::sheet::{
    Brings, Field as SheetField, Fixed, Lack, Mapping, OwnTest, Score, ScoreColumn, Use, Value, read_day,
};
pub use exchange::soap::{Description, write_description};
pub use exchange::{ProblemKind, Severity};
pub use feed::{Bytes, Progress, Source};
pub(crate) use looks::{sees_pupils, write_looks};
pub use mappings::{
    ColumnPage, MappingPage, MappingSaid, PLAIN, RememberedMapping, forget_mapping, remembered_mappings,
    save_mapping,
};
pub use messages::{cell_in_words, conflict_in_words, counts_in_words, kind_in_words, message, sentence};
pub use preview::{Answers, DraftPage, Line, Preview, Stage, answer, apply, draft_page, import_sheet};
pub use problems::{ImportProblem, What};
pub use receive::{Received, receive, receive_sheet, require_at};
pub use results::import_results;
pub use rollback::{ImportPage, import_page, imports, roll_back};
pub use roster::import_roster;
pub(crate) use roster::{keep_roster, take_roster};
pub use service::{LARGEST_MESSAGE, Reception, ServiceFault};
pub use service_keys::{
    DeliveryLine, KeyLine, LONGEST_SYSTEM_NAME, NewKey, ServiceKeys, SystemNameFault, make_service_key,
    revoke_service_key, service_keys, set_service_key_holds,
};
pub use service_words::{delivery_in_words, fault_message};
pub use store::imports::{Draft, Import, ImportCounts, ImportKind, ImportWay};
pub use taken::{Asks, Guess, UnknownPupil};

use crate::Ctx;
use domain::{SchoolYear, ids::ImportNo, register::School, trust::Role};
use policy::{Action, Decision, Resource, decide};

/// How an import is to be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Options {
    /// Take the good records and list the rest.
    pub partial: bool,
    /// Take a school into the register that is not there yet, beside the schools that are.
    pub add_school: bool,
    /// A person said that pupils with a new key, but the name and birth date of a known pupil, are that pupil.
    pub same_pupils: bool,
    /// Series of a spreadsheet that nobody knows are tests of the school's own.
    pub own_tests: bool,
    /// The role that the person who takes a school into the register gets there.
    pub own_role: Option<Role>,
}

/// What came of an import that was made.
#[derive(Debug, Clone)]
pub struct Imported {
    /// Its number; none when it changed nothing, and so was not kept.
    pub no: Option<ImportNo>,
    /// What was imported.
    pub kind: ImportKind,
    /// The school.
    pub school: School,
    /// The school year that the file names.
    pub school_year: SchoolYear,
    /// How many records.
    pub counts: ImportCounts,
    /// What was refused (in a partial import) and what is good to know.
    pub problems: Vec<ImportProblem>,
}

/// Asks whether the actor may bring in files of any school at all, before anything of them is read. Of which school they
/// are stands in them, and is asked again then.
///
/// # Errors
/// [`Error::Forbidden`](crate::Error::Forbidden) when she may nowhere.
pub async fn require_anywhere(ctx: &Ctx) -> Result<(), crate::Error> {
    let schools = crate::register::schools(ctx).await?;
    let may = |school: &School| decide(ctx.actor(), Action::Import, Resource::School(school.id));
    if schools.iter().any(|school| matches!(may(school), Decision::Allowed(_))) {
        return Ok(());
    }
    match policy::require(ctx.actor(), Action::AddSchool, Resource::Installation) {
        Ok(_) => Ok(()),
        Err(denied) => Err(ctx.refused(Action::AddSchool, Resource::Installation, denied).await?),
    }
}

/// Why an import was not made.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The file was refused; nothing was saved. At least one of the problems is no mere notice.
    #[error("refused")]
    Refused(Vec<ImportProblem>),
    /// It could not be tried.
    #[error(transparent)]
    Failed(#[from] crate::Error),
}

impl From<store::StoreError> for ImportError {
    fn from(error: store::StoreError) -> Self {
        Self::Failed(error.into())
    }
}
