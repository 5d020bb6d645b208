//! What a plan is, and what lies in it.

use super::{Arrangement, PlanState};
use crate::{
    Personal, SchoolYear,
    ids::{AccountId, GroupId, PlanId, PlanSessionId, PupilId},
};
use jiff::{Timestamp, civil::Date};

/// The kinds of plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PlanKind {
    /// For a group, in arrangements (groepsplan).
    Group,
    /// For one pupil, or a few with the same question (handelingsplan).
    Support,
    /// A pupil's own way through a subject, with the steps expected (individuele leerlijn).
    LearningLine,
    /// After the law on support in school (ontwikkelingsperspectief).
    Development,
}

impl PlanKind {
    /// All kinds.
    pub const ALL: [Self; 4] = [Self::Group, Self::Support, Self::LearningLine, Self::Development];

    /// The code in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Group => "group",
            Self::Support => "support",
            Self::LearningLine => "learning_line",
            Self::Development => "development",
        }
    }

    /// The kind with a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// How a plan is written: for a group how long and how much, for a pupil with which checklist.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PlanStyle {
    /// A group plan for half a year or so, with all its parts.
    Period,
    /// A group plan for one block of 6 to 10 weeks.
    Block,
    /// No group plan: goals, and what is different for some pupils (groepsplanloos werken).
    GoalsOnly,
    /// The file of a pupil with dyslexia.
    Dyslexia,
    /// The file of a gifted pupil.
    Giftedness,
}

impl PlanStyle {
    /// All styles.
    pub const ALL: [Self; 5] = [Self::Period, Self::Block, Self::GoalsOnly, Self::Dyslexia, Self::Giftedness];

    /// The code in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Period => "period",
            Self::Block => "block",
            Self::GoalsOnly => "goals_only",
            Self::Dyslexia => "dyslexia",
            Self::Giftedness => "giftedness",
        }
    }

    /// The style with a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|style| style.code() == code)
    }
}

/// A plan, without what is written in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Its id.
    pub id: PlanId,
    /// Its kind.
    pub kind: PlanKind,
    /// How it is written, where the kind has a choice.
    pub style: Option<PlanStyle>,
    /// What it is called.
    pub title: Personal<String>,
    /// The subjects as the tests name them; none for a plan about something else.
    pub subjects: Vec<String>,
    /// The group it is for.
    pub group: Option<GroupId>,
    /// The school year in which it began.
    pub school_year: SchoolYear,
    /// The key of the layout of a development plan.
    pub layout: Option<String>,
    /// Where it stands.
    pub state: PlanState,
    /// Its first day.
    pub starts_on: Date,
    /// The day on which it is evaluated.
    pub ends_on: Date,
    /// The day of the check half-way.
    pub halfway_on: Option<Date>,
    /// The plan that it goes on from.
    pub previous: Option<PlanId>,
    /// The edition that it takes the place of, once it begins.
    pub replaces: Option<PlanId>,
    /// Counts the editions of a development plan, from 1.
    pub edition: i64,
    /// Whether guardians see it.
    pub is_shared: bool,
    /// Who made it.
    pub author: AccountId,
    /// Her name then.
    pub author_name: Personal<String>,
    /// When it was made.
    pub made_at: Timestamp,
    /// When anything of it was last changed.
    pub changed_at: Timestamp,
    /// When it was agreed.
    pub agreed_on: Option<Date>,
    /// When it ended, or was dropped.
    pub ended_at: Option<Timestamp>,
    /// Counts the changes of what stands here, from 1.
    pub version: i64,
}

impl Plan {
    /// Whether something is done with it now: it is not over, dropped or replaced.
    pub const fn is_open(&self) -> bool {
        self.state.is_open()
    }
}

/// A pupil in a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlanPupil {
    /// The pupil.
    pub pupil: PupilId,
    /// In which arrangement of a group plan; none in other plans.
    pub arrangement: Option<Arrangement>,
    /// The place in the plan.
    pub position: i64,
}

/// A text of a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanText {
    /// Empty for the plan itself; else the code of an arrangement, or the id of a pupil.
    pub part: String,
    /// Which text, by its code or the key of a layout.
    pub field: String,
    /// What it says; empty when it was emptied.
    pub text: Personal<String>,
    /// Who wrote it last.
    pub author: AccountId,
    /// Her name then.
    pub author_name: Personal<String>,
    /// When.
    pub changed_at: Timestamp,
    /// Counts its changes, from 1.
    pub version: i64,
}

/// One time that was worked on a plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanSession {
    /// Its id.
    pub id: PlanSessionId,
    /// The day.
    pub done_on: Date,
    /// How long.
    pub minutes: i64,
    /// What was done, and what was seen.
    pub what: Personal<String>,
    /// Who wrote it down.
    pub author: AccountId,
    /// Her name then.
    pub author_name: Personal<String>,
    /// Since when it is taken back.
    pub removed_at: Option<Timestamp>,
}
