//! What a deed is about.

use super::Deed;
use domain::{
    ids::{AccountId, GroupId, PupilId},
    trust::{Role, Term},
};

impl Deed {
    /// That a role was given for these days.
    pub fn role_granted(account: AccountId, role: Role, term: Term) -> Self {
        let (from, until) = days(term);
        Self::RoleGranted { account, role, from, until }
    }

    /// That a role has these days by now.
    pub fn role_changed(account: AccountId, role: Role, term: Term) -> Self {
        let (from, until) = days(term);
        Self::RoleChanged { account, role, from, until }
    }

    /// The pupil it is about, when it is about one.
    pub(super) const fn pupil(&self) -> Option<PupilId> {
        match self {
            Self::PupilLooked { pupil, .. }
            | Self::ResultTyped { pupil, .. }
            | Self::PupilTied { pupil, .. }
            | Self::TieChanged { pupil, .. }
            | Self::EmergencyOpened { pupil }
            | Self::EmergencySeen { pupil }
            | Self::NoteWritten { pupil, .. }
            | Self::NoteRemoved { pupil, .. }
            | Self::NoteRestored { pupil, .. }
            | Self::NoteRequested { pupil, .. }
            | Self::PortraitWritten { pupil, .. }
            | Self::ContactSaved { pupil, .. }
            | Self::ContactRemoved { pupil, .. }
            | Self::ContactRestored { pupil, .. }
            | Self::DocumentAdded { pupil, .. }
            | Self::DocumentRemoved { pupil, .. }
            | Self::DocumentRestored { pupil, .. }
            | Self::DocumentRequested { pupil, .. }
            | Self::HandOverWritten { pupil, .. }
            | Self::SignalAnswered { pupil, .. }
            | Self::SignalAnswerTakenBack { pupil, .. }
            | Self::PupilExported { pupil }
            | Self::PupilCorrected { pupil, .. }
            | Self::PupilHeld { pupil }
            | Self::NeedWritten { pupil }
            | Self::NeedEnded { pupil }
            | Self::NeedRestored { pupil }
            | Self::PlanConsentRecorded { pupil, .. }
            | Self::PlanConsentTakenBack { pupil, .. } => Some(*pupil),
            Self::PlanMade { pupil, .. }
            | Self::PlanEdited { pupil, .. }
            | Self::PlanTextWritten { pupil, .. }
            | Self::PlanGoalSaved { pupil, .. }
            | Self::PlanOutcomeSaid { pupil, .. }
            | Self::PlanStepped { pupil, .. }
            | Self::PlanSessionSaved { pupil, .. }
            | Self::PlanShared { pupil, .. }
            | Self::PlanPrinted { pupil, .. } => *pupil,
            Self::Refused { pupil, .. } => *pupil,
            _ => None,
        }
    }

    /// The group it is about, when it is about one.
    pub(super) const fn group(&self) -> Option<GroupId> {
        match self {
            Self::GroupLooked { group, .. } | Self::TypingBegun { group, .. } => Some(*group),
            Self::PlanMade { group, .. }
            | Self::PlanEdited { group, .. }
            | Self::PlanTextWritten { group, .. }
            | Self::PlanGoalSaved { group, .. }
            | Self::PlanOutcomeSaid { group, .. }
            | Self::PlanStepped { group, .. }
            | Self::PlanSessionSaved { group, .. }
            | Self::PlanShared { group, .. }
            | Self::PlanPrinted { group, .. }
            | Self::Refused { group, .. } => *group,
            _ => None,
        }
    }
}

fn days(term: Term) -> (String, Option<String>) {
    (term.from.to_string(), term.until.map(|day| day.to_string()))
}
