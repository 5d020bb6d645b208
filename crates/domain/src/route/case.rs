//! What a case is: a help question, who asks it and about whom.

use crate::{
    Personal,
    ids::{AccountId, CaseId, GroupId},
};
use jiff::{Timestamp, civil::Date};

/// About whom a case is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CaseKind {
    /// One pupil.
    Pupil,
    /// A few pupils with the same question.
    Pupils,
    /// A group.
    Group,
    /// The teacher's own teaching.
    OwnTeaching,
}

impl CaseKind {
    /// All kinds.
    pub const ALL: [Self; 4] = [Self::Pupil, Self::Pupils, Self::Group, Self::OwnTeaching];

    /// The code in the database and in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Pupil => "pupil",
            Self::Pupils => "pupils",
            Self::Group => "group",
            Self::OwnTeaching => "own_teaching",
        }
    }

    /// The kind with a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Whether it is about pupils by name.
    pub const fn is_about_pupils(self) -> bool {
        matches!(self, Self::Pupil | Self::Pupils)
    }
}

/// What the teacher needs to go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum NeedOf {
    /// To know more.
    Knowledge,
    /// To be able to do something.
    Skill,
    /// Material.
    Material,
    /// Somebody beside her.
    Support,
}

impl NeedOf {
    /// All.
    pub const ALL: [Self; 4] = [Self::Knowledge, Self::Skill, Self::Material, Self::Support];

    /// The code in the database and in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Knowledge => "knowledge",
            Self::Skill => "skill",
            Self::Material => "material",
            Self::Support => "support",
        }
    }

    /// The need with a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|need| need.code() == code)
    }
}

/// How a case was closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Closing {
    /// The question is answered.
    Solved,
    /// It goes on elsewhere: in a plan, or with others.
    Elsewhere,
    /// It was stopped without an answer.
    Stopped,
}

impl Closing {
    /// All ways.
    pub const ALL: [Self; 3] = [Self::Solved, Self::Elsewhere, Self::Stopped];

    /// The code in the database and in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Solved => "solved",
            Self::Elsewhere => "elsewhere",
            Self::Stopped => "stopped",
        }
    }

    /// The way with a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.code() == code)
    }
}

/// A case, without what is written in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Case {
    /// Its id.
    pub id: CaseId,
    /// About whom.
    pub kind: CaseKind,
    /// The question in a few words.
    pub title: Personal<String>,
    /// The subject as the tests name it; none when it is about something else.
    pub subject: Option<String>,
    /// What the teacher needs.
    pub needs: Vec<NeedOf>,
    /// The group it is about; only when it is about one.
    pub group: Option<GroupId>,
    /// Whether it is open.
    pub is_open: bool,
    /// The step at which it stands, from 1.
    pub step: u8,
    /// The number of the move with which it came to this step.
    pub arrival: i64,
    /// Since when it stands there.
    pub here_since: Date,
    /// Who asks.
    pub asker: AccountId,
    /// Her name then.
    pub asker_name: Personal<String>,
    /// Whether she shares a question about her own teaching with the principal.
    pub is_shared: bool,
    /// How it was closed.
    pub closing: Option<Closing>,
    /// When it was opened.
    pub opened_on: Date,
    /// When it was closed.
    pub closed_on: Option<Date>,
    /// When anything of it was last changed.
    pub changed_at: Timestamp,
    /// Counts the changes of what stands here, from 1.
    pub version: i64,
}

/// A text of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseText {
    /// Which text.
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

/// As what somebody takes part in a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PersonRole {
    /// The colleague who helps.
    Helper,
    /// A guardian.
    Guardian,
    /// The pupil.
    Pupil,
    /// A teacher.
    Teacher,
    /// The coordinator.
    Coordinator,
    /// A specialist of the school or the board, such as an orthopedagogue.
    Specialist,
    /// The school doctor or nurse.
    Doctor,
    /// School social work.
    SocialWork,
    /// Youth care.
    YouthCare,
    /// Somebody of the partnership.
    Partnership,
    /// Somebody else.
    Other,
}

impl PersonRole {
    /// All.
    pub const ALL: [Self; 11] = [
        Self::Helper,
        Self::Guardian,
        Self::Pupil,
        Self::Teacher,
        Self::Coordinator,
        Self::Specialist,
        Self::Doctor,
        Self::SocialWork,
        Self::YouthCare,
        Self::Partnership,
        Self::Other,
    ];

    /// The code in the database and in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Helper => "helper",
            Self::Guardian => "guardian",
            Self::Pupil => "pupil",
            Self::Teacher => "teacher",
            Self::Coordinator => "coordinator",
            Self::Specialist => "specialist",
            Self::Doctor => "doctor",
            Self::SocialWork => "social_work",
            Self::YouthCare => "youth_care",
            Self::Partnership => "partnership",
            Self::Other => "other",
        }
    }

    /// The role with a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }
}

/// Somebody who takes part in a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CasePerson {
    /// The number within the case, from 1.
    pub no: i64,
    /// The account, when she is of the school.
    pub account: Option<AccountId>,
    /// The name.
    pub name: Personal<String>,
    /// As what.
    pub role: PersonRole,
    /// Since when she takes part.
    pub added_at: Timestamp,
}
