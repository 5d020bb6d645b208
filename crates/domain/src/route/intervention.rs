//! Something that is tried at a step of a case, with its goal and what came of it.

use crate::{
    Personal,
    ids::{AccountId, CaseId, InterventionId},
    plans::{Measure, Outcome},
};
use jiff::civil::Date;

/// What came of an intervention.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evaluation {
    /// Whether its goal was reached.
    pub outcome: Outcome,
    /// The figure or what was seen.
    pub figure: Personal<String>,
    /// What was learned.
    pub learned: Personal<String>,
    /// When it was evaluated.
    pub on: Date,
}

/// Something that is tried.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Intervention {
    /// Its id.
    pub id: InterventionId,
    /// The case.
    pub case: CaseId,
    /// At which step.
    pub step: u8,
    /// The number of the move with which the case had come to that step.
    pub arrival: i64,
    /// The key of its kind.
    pub kind: String,
    /// What is to be reached.
    pub goal: Personal<String>,
    /// How one sees whether it is.
    pub measure: Measure,
    /// What is done.
    pub what: Personal<String>,
    /// Who does it.
    pub who: Personal<String>,
    /// The first day.
    pub from_on: Date,
    /// The last day; then it is evaluated.
    pub until_on: Date,
    /// How often.
    pub often: String,
    /// How many minutes each time.
    pub minutes: Option<i64>,
    /// With which material.
    pub material: String,
    /// What came of it; none while it runs.
    pub evaluation: Option<Evaluation>,
    /// Who wrote it down.
    pub author: AccountId,
    /// Her name then.
    pub author_name: Personal<String>,
    /// Counts its changes, from 1.
    pub version: i64,
}
