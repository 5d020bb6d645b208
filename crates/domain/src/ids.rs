//! Identifiers. Each kind is a type of its own, so that a pupil's id cannot be handed over where a group's is asked.
//!
//! The value is a UUID (version 7 where Stut makes it); making one needs a clock and randomness and so happens in
//! `app`, never here.

use serde::{Deserialize, Serialize};
use std::{fmt, str::FromStr};
use uuid::Uuid;

macro_rules! id {
    ($(#[$doc:meta] $name:ident),+ $(,)?) => {$(
        #[$doc]
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.as_hyphenated().fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(text).map(Self)
            }
        }
    )+};
}

id! {
    /// A board (bestuur).
    BoardId,
    /// A school: one BRIN with one branch.
    SchoolId,
    /// A group in one school year.
    GroupId,
    /// A pupil's file; it stays the same over the years and over changes of key.
    PupilId,
    /// A member of staff.
    StaffId,
    /// A test as one supplier names it (one code, one version).
    TestId,
    /// A person who can sign in.
    AccountId,
    /// One role of a person in a school, with its dates.
    RoleGrantId,
    /// What ties a person to one pupil: guardian, specialist or outside partner.
    TieId,
    /// A time in which a teacher opened a pupil's file in an emergency.
    EmergencyId,
    /// A note about a pupil.
    NoteId,
    /// A correction of a pupil's file, or a statement that was added to it.
    CorrectionId,
    /// A proposal to destroy files whose term has ended.
    DestructionId,
    /// A norm table: one series at one test moment.
    NormTableId,
    /// A parent or another contact of a pupil.
    ContactId,
    /// A document in a pupil's file.
    DocumentId,
    /// A window of the test calendar.
    TestWindowId,
    /// An entry of the year plan.
    YearEntryId,
    /// A key with which another system delivers.
    ServiceKeyId,
    /// An import that waits for a person.
    DraftId,
    /// A school's own model of what a coordinator does.
    RoleModelId,
    /// A round of a questionnaire.
    SurveyId,
    /// A link with which one person may answer once. It goes when she answers.
    InvitationId,
    /// The answers of one respondent, whoever that is. Random, not made from the clock.
    AnswerId,
    /// One open answer, tied to nothing but its group. Random, not made from the clock.
    OpenAnswerId,
    /// A remark at a team talk, whoever made it. Random, not made from the clock.
    RemarkId,
    /// What was agreed at a team talk.
    SurveyAgreementId,
    /// A task of the coordinator as a document of the school names it.
    RoleTaskId,
    /// A piece of time that a coordinator wrote down for herself.
    TimeEntryId,
    /// One line of what a child needs. A line that is changed after a while gets a new one.
    NeedLineId,
    /// A phrase that a school offers while needs are written.
    PhraseId,
    /// A plan for a group or for pupils. A new edition of a development plan is a plan of its own.
    PlanId,
    /// A goal of a plan.
    GoalId,
    /// One time that was worked on a plan.
    PlanSessionId,
    /// What somebody said about a plan: that she agrees, does not, or saw it.
    ConsentId,
    /// What somebody agreed to do.
    AgreementId,
    /// Something that somebody is told.
    NoticeId,
    /// A help question that goes along the steps of the support route.
    CaseId,
    /// What is tried for a case, with its goal and what came of it.
    InterventionId,
    /// The invitation of a partner from outside in a case.
    CaseInvitationId,
    /// A file that was made for the partnership.
    RequestFileId,
    /// A talk with its agenda and its report.
    TalkId,
    /// A point on the agenda of a talk.
    TalkSubjectId,
    /// The protected record of a pupil.
    ConcernId,
    /// An entry in it.
    ConcernEntryId,
}

/// The number of an import within its school: 1, 2, 3, ... in the order in which they were made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ImportNo(pub i64);

impl fmt::Display for ImportNo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}
