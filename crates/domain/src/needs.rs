//! What a child needs to reach the next goal: what helps and hinders, the help sentences of handelingsgericht werken, and
//! how child, parents and teacher see it. Each is a line of its own, with who wrote it and when.

mod wording;

pub use wording::{Hint, WordLists, hints};

use crate::{
    Personal, SchoolYear,
    ids::{AccountId, NeedLineId, PupilId},
};
use jiff::{Timestamp, civil::Date};

/// What a line is about. The help sentences are those of `facts.md` E3.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NeedKind {
    /// A factor that helps (stimulerende factor).
    Helping,
    /// A factor that hinders (belemmerende factor).
    Hindering,
    /// The goal that the sentences lead to: "to reach ...".
    Goal,
    /// "instruction that ..."
    Instruction,
    /// "tasks that ..."
    Tasks,
    /// "activities that ..."
    Activities,
    /// "feedback that ..."
    Feedback,
    /// "a teacher who ..."
    Teacher,
    /// "classmates who ..."
    Classmates,
    /// "parents who ..."
    Parents,
    /// How the child sees it.
    ChildView,
    /// How the parents see it.
    ParentsView,
    /// What the teacher needs herself.
    TeacherNeed,
}

/// In which column of the form a line stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NeedColumn {
    /// What helps.
    Helping,
    /// What hinders.
    Hindering,
    /// Needs for learning (didactisch).
    Didactic,
    /// Needs for how people are with the child (pedagogisch).
    Pedagogical,
    /// How child, parents and teacher see it.
    Views,
}

impl NeedKind {
    /// All kinds, in the order of the form.
    pub const ALL: [Self; 13] = [
        Self::Helping,
        Self::Hindering,
        Self::Goal,
        Self::Instruction,
        Self::Tasks,
        Self::Activities,
        Self::Feedback,
        Self::Teacher,
        Self::Classmates,
        Self::Parents,
        Self::ChildView,
        Self::ParentsView,
        Self::TeacherNeed,
    ];

    /// The code in the database and in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Helping => "helping",
            Self::Hindering => "hindering",
            Self::Goal => "goal",
            Self::Instruction => "instruction",
            Self::Tasks => "tasks",
            Self::Activities => "activities",
            Self::Feedback => "feedback",
            Self::Teacher => "teacher",
            Self::Classmates => "classmates",
            Self::Parents => "parents",
            Self::ChildView => "child_view",
            Self::ParentsView => "parents_view",
            Self::TeacherNeed => "teacher_need",
        }
    }

    /// The kind with a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// The column of the form. Which help sentences are didactic and which pedagogical is how forms of schools divide
    /// them (`peers.md` 2.4); no rule says so.
    pub const fn column(self) -> NeedColumn {
        match self {
            Self::Helping => NeedColumn::Helping,
            Self::Hindering => NeedColumn::Hindering,
            Self::Goal | Self::Instruction | Self::Tasks | Self::Activities | Self::Feedback => {
                NeedColumn::Didactic
            }
            Self::Teacher | Self::Classmates | Self::Parents => NeedColumn::Pedagogical,
            Self::ChildView | Self::ParentsView | Self::TeacherNeed => NeedColumn::Views,
        }
    }

    /// Whether it is something that the school sees, and so says who saw it and when.
    pub const fn is_factor(self) -> bool {
        matches!(self, Self::Helping | Self::Hindering)
    }
}

/// One line of what a child needs, in one school year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NeedLine {
    /// Its id.
    pub id: NeedLineId,
    /// The child.
    pub pupil: PupilId,
    /// The school year it was written for.
    pub school_year: SchoolYear,
    /// What it is about.
    pub kind: NeedKind,
    /// What it says, without the beginning of the help sentence.
    pub text: Personal<String>,
    /// Who saw it, for a factor; else how it was heard.
    pub seen_by: Option<Personal<String>>,
    /// When that was.
    pub seen_on: Option<Date>,
    /// Its place among those of its kind, from 1.
    pub position: i64,
    /// Who wrote it.
    pub author: AccountId,
    /// Her name then.
    pub author_name: Personal<String>,
    /// When it was first written.
    pub made_at: Timestamp,
    /// When its author last changed it.
    pub changed_at: Timestamp,
    /// The line that stood here before.
    pub replaces: Option<NeedLineId>,
    /// Since when it no longer holds, and who ended it.
    pub ended: Option<(Timestamp, Personal<String>)>,
    /// Counts its changes, from 1.
    pub version: i64,
}

impl NeedLine {
    /// Whether it held at a moment.
    pub fn held_at(&self, at: Timestamp) -> bool {
        self.made_at <= at && self.ended.as_ref().is_none_or(|(ended, _)| *ended > at)
    }
}
