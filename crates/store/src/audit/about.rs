//! What a deed is about.

use super::Deed;
use domain::{
    ids::{AccountId, ConcernId, GroupId, PupilId},
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

    /// Under whose id it stands in the trail: the pupil it is about, when it is about one.
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
            | Self::PlanConsentTakenBack { pupil, .. }
            | Self::CaseConsentRecorded { pupil, .. }
            | Self::CaseConsentTakenBack { pupil, .. }
            | Self::RequestFileMade { pupil, .. } => Some(*pupil),
            _ => match self.concern() {
                // A protected record stands under its own id: who reads the trail of the pupil does not find it.
                Some(concern) => Some(PupilId(concern.0)),
                None => self.maybe_pupil(),
            },
        }
    }

    /// The protected record it is about, when it is about one.
    const fn concern(&self) -> Option<ConcernId> {
        match self {
            Self::ConcernSignalHanded { concern }
            | Self::ConcernSeen { concern }
            | Self::ConcernEntryWritten { concern, .. }
            | Self::ConcernEntryStruck { concern }
            | Self::ConcernStepped { concern, .. }
            | Self::ConcernReaderAdded { concern, .. }
            | Self::ConcernReaderRemoved { concern, .. }
            | Self::ConcernClosed { concern, .. }
            | Self::ConcernExported { concern, .. }
            | Self::ConcernDestroyed { concern, .. } => Some(*concern),
            _ => None,
        }
    }

    /// The same of deeds that are about one pupil, about several, or about none.
    const fn maybe_pupil(&self) -> Option<PupilId> {
        match self {
            Self::AgreementMade { pupil, .. }
            | Self::AgreementChanged { pupil, .. }
            | Self::AgreementStepped { pupil, .. }
            | Self::AgreementMoved { pupil, .. }
            | Self::CaseOpened { pupil, .. }
            | Self::CaseEdited { pupil, .. }
            | Self::CaseTextWritten { pupil, .. }
            | Self::CaseMoved { pupil, .. }
            | Self::InterventionSaved { pupil, .. }
            | Self::InterventionEvaluated { pupil, .. }
            | Self::CasePeopleChanged { pupil, .. }
            | Self::CaseRequestSaved { pupil, .. }
            | Self::CaseInvited { pupil, .. }
            | Self::CaseInvitationWithdrawn { pupil, .. }
            | Self::CaseAnswered { pupil, .. }
            | Self::TalkPlanned { pupil, .. }
            | Self::TalkEdited { pupil, .. }
            | Self::TalkStepped { pupil, .. }
            | Self::TalkPeopleChanged { pupil, .. }
            | Self::TalkPrepared { pupil, .. }
            | Self::TalkSubjectSaved { pupil, .. }
            | Self::TalkTextWritten { pupil, .. }
            | Self::TalkPrinted { pupil, .. }
            | Self::PlanMade { pupil, .. }
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
            Self::YearPlanTicked { group, .. } => Some(*group),
            Self::AgreementMade { group, .. }
            | Self::AgreementChanged { group, .. }
            | Self::AgreementStepped { group, .. }
            | Self::AgreementMoved { group, .. }
            | Self::CaseOpened { group, .. }
            | Self::CaseEdited { group, .. }
            | Self::CaseTextWritten { group, .. }
            | Self::CaseMoved { group, .. }
            | Self::InterventionSaved { group, .. }
            | Self::InterventionEvaluated { group, .. }
            | Self::CasePeopleChanged { group, .. }
            | Self::CaseRequestSaved { group, .. }
            | Self::CaseInvited { group, .. }
            | Self::CaseInvitationWithdrawn { group, .. }
            | Self::CaseAnswered { group, .. }
            | Self::TalkPlanned { group, .. }
            | Self::TalkEdited { group, .. }
            | Self::TalkStepped { group, .. }
            | Self::TalkPeopleChanged { group, .. }
            | Self::TalkPrepared { group, .. }
            | Self::TalkSubjectSaved { group, .. }
            | Self::TalkTextWritten { group, .. }
            | Self::TalkPrinted { group, .. }
            | Self::PlanMade { group, .. }
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
