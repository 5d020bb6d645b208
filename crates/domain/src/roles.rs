//! What a coordinator's work is made of: models with levels, tasks from documents, time, the description of the role.

use crate::{
    Personal,
    ids::{AccountId, RoleModelId, RoleTaskId, TimeEntryId},
};
use jiff::{Timestamp, civil::Date};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Which model: one that comes with Stut by its code (`greven`), or a school's own by its id.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ModelKey(pub String);

/// One level or role of a model. Levels count from 1.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct RoleLevel {
    /// Its name, such as "coach".
    pub name: String,
    /// What it is, in a sentence or two.
    pub description: String,
    /// What it asks of the coordinator.
    pub asks: String,
    /// The levels of other models that it lies nearest to, by the model's key.
    #[serde(default)]
    pub like: BTreeMap<String, Vec<u8>>,
}

/// A model of what a coordinator does: levels or roles, the first one first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleModel {
    /// Its key.
    pub key: ModelKey,
    /// Its id when it is a school's own; none for one that comes with Stut.
    pub own: Option<RoleModelId>,
    /// Its name.
    pub name: String,
    /// Where it comes from.
    pub source: Option<String>,
    /// Three to nine levels.
    pub levels: Vec<RoleLevel>,
    /// Counts the changes of a school's own model.
    pub version: i64,
}

/// How often a task comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Frequency {
    /// Every school day.
    Daily,
    /// Every week.
    Weekly,
    /// Every month.
    Monthly,
    /// A few times a school year.
    Termly,
    /// Once a school year.
    Yearly,
    /// When somebody needs it.
    WhenNeeded,
}

impl Frequency {
    /// All, the most frequent first.
    pub const ALL: [Self; 6] =
        [Self::Daily, Self::Weekly, Self::Monthly, Self::Termly, Self::Yearly, Self::WhenNeeded];

    /// The code in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Daily => "daily",
            Self::Weekly => "weekly",
            Self::Monthly => "monthly",
            Self::Termly => "termly",
            Self::Yearly => "yearly",
            Self::WhenNeeded => "when_needed",
        }
    }
}

/// A task of the coordinator as a document of the school names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleTask {
    /// Its id.
    pub id: RoleTaskId,
    /// The task, in the words of the document.
    pub text: String,
    /// The document, such as the school guide.
    pub source: String,
    /// The year or edition of the document.
    pub source_year: Option<String>,
    /// The levels in which it was sorted, by the model's key.
    pub places: BTreeMap<String, Vec<u8>>,
    /// The key of what the method asks that it answers to (`hgw_tasks.csv`).
    pub asked: Option<String>,
    /// How often it comes.
    pub frequency: Option<Frequency>,
    /// Minutes each time.
    pub minutes: Option<i64>,
    /// Who does it; empty where nobody said.
    pub done_by: String,
    /// It is left from the past: it stands in a document, and is not done any more.
    pub is_past: bool,
    /// Its place in the list.
    pub position: i64,
    /// Counts the changes.
    pub version: i64,
}

/// Whether work prevents or mends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WorkKind {
    /// Preventive: before there is a problem.
    Preventive,
    /// Curative: because there is one.
    Curative,
}

impl WorkKind {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Preventive, Self::Curative];

    /// The code in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Preventive => "preventive",
            Self::Curative => "curative",
        }
    }
}

/// A piece of time that a coordinator wrote down for herself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeEntry {
    /// Its id.
    pub id: TimeEntryId,
    /// The day.
    pub day: Date,
    /// How long, in minutes; none while it runs.
    pub minutes: Option<i64>,
    /// When it was started, for one that runs or ran.
    pub started_at: Option<Timestamp>,
    /// The model that she wrote to.
    pub model: ModelKey,
    /// The level of this model that she chose.
    pub level: Option<u8>,
    /// Whether it prevented or mended.
    pub kind: Option<WorkKind>,
    /// What it was, in her own words.
    pub what: Personal<String>,
    /// Counts the changes.
    pub version: i64,
}

/// What somebody chose for her time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeChoices {
    /// Whose.
    pub account: AccountId,
    /// The model to whose levels time is written.
    pub model: ModelKey,
    /// Whether colleagues who may see the time sums may see hers.
    pub is_shared: bool,
    /// The share of her time that she wishes for each level, in whole per cent.
    pub wishes: BTreeMap<u8, u8>,
    /// Her hours for this work a week, in minutes.
    pub minutes_a_week: Option<i64>,
    /// Counts the changes; 0 before the first.
    pub version: i64,
}

/// A version of the description of the role. One that was agreed is never changed again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleDescription {
    /// 1, 2, 3, ...
    pub version: i64,
    /// The texts by the code of their section.
    pub sections: BTreeMap<String, String>,
    /// When it was last changed.
    pub changed_at: Timestamp,
    /// Who changed it, by name.
    pub author: Personal<String>,
    /// When and by whom it was agreed; none while it is a draft.
    pub agreed: Option<(Date, String)>,
    /// Counts the changes of a draft.
    pub save_no: i64,
}
