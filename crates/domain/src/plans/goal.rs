//! Goals, each with the measure by which one sees whether it was reached.

use crate::{
    Personal,
    ids::{GoalId, PlanId},
    results::{Decimal, Level, Part, Series},
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Outcome;

/// What a test has to say for a goal to be reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    /// At least this level.
    Level(Level),
    /// At least this skill score, on the scale of the series.
    Score(Decimal),
    /// At least so many points of skill score more than at the beginning.
    Growth(Decimal),
}

/// By what one sees whether a goal was reached.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Measure {
    /// A test tells.
    Test {
        /// The subject as the tests name it.
        subject: String,
        /// One series of the subject; any when none is given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        series: Option<Series>,
        /// At which part of the school year; the newest sitting when none is given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        part: Option<Part>,
        /// What it has to say.
        target: Target,
    },
    /// A person sees it, in this way.
    Seen {
        /// What one sees, and where.
        how: String,
    },
}

/// A goal of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Goal {
    /// Its id.
    pub id: GoalId,
    /// The plan.
    pub plan: PlanId,
    /// For whom: empty for all of the plan, else the code of an arrangement or the id of a pupil.
    pub part: String,
    /// What it says.
    pub wording: Personal<String>,
    /// How one sees whether it was reached.
    pub measure: Measure,
    /// When.
    pub due_on: Date,
    /// The share of pupils who have to reach it, in per cent; everybody when none is given.
    pub share: Option<u8>,
    /// What came of it, when a person says so for all together.
    pub outcome: Option<Outcome>,
    /// What was learned.
    pub learned: Personal<String>,
    /// Its place, from 1.
    pub position: i64,
    /// Counts its changes, from 1.
    pub version: i64,
}
