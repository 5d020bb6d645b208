//! A partner from outside who is invited in one case: she sees that case for some time, and of the pupils what is shared.

use super::PersonRole;
use crate::{
    Personal,
    ids::{AccountId, CaseId, CaseInvitationId},
};
use jiff::{Timestamp, civil::Date};

/// A part of the file of the pupils that can be shared in an invitation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum SharedPart {
    /// What the pupils need.
    Needs,
    /// The newest results.
    Results,
    /// The plans with their goals.
    Plans,
}

impl SharedPart {
    /// All parts.
    pub const ALL: [Self; 3] = [Self::Needs, Self::Results, Self::Plans];

    /// The code in the database and in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Needs => "needs",
            Self::Results => "results",
            Self::Plans => "plans",
        }
    }

    /// The part with a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.code() == code)
    }
}

/// An invitation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invitation {
    /// Its id.
    pub id: CaseInvitationId,
    /// In which case.
    pub case: CaseId,
    /// Who is invited.
    pub account: AccountId,
    /// Her name then.
    pub name: Personal<String>,
    /// As what.
    pub role: PersonRole,
    /// What of the file of the pupils is shared with her.
    pub shares: Vec<SharedPart>,
    /// Its first day.
    pub from_on: Date,
    /// Its last day.
    pub until_on: Date,
    /// When it was withdrawn.
    pub withdrawn_at: Option<Timestamp>,
    /// What she answered to what was asked beforehand; empty until she does.
    pub answer: Personal<String>,
    /// When.
    pub answered_at: Option<Timestamp>,
    /// Who invited her.
    pub author: AccountId,
    /// The name of who did, then.
    pub author_name: Personal<String>,
    /// When.
    pub made_at: Timestamp,
    /// Counts its changes, from 1.
    pub version: i64,
}

/// How an invitation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InvitationState {
    /// She sees the case.
    Holds,
    /// Guardians did not agree, or one of them refused: she sees nothing.
    WantsConsent,
    /// Its last day is over, or the case is closed.
    Ended,
    /// It was withdrawn.
    Withdrawn,
}

impl Invitation {
    /// How it stands on a day. `is_agreed` says that guardians agree, or need not be asked.
    pub fn state(&self, today: Date, (is_open, is_agreed): (bool, bool)) -> InvitationState {
        if self.withdrawn_at.is_some() {
            InvitationState::Withdrawn
        } else if !is_open || self.until_on < today {
            InvitationState::Ended
        } else if is_agreed {
            InvitationState::Holds
        } else {
            InvitationState::WantsConsent
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use uuid::Uuid;

    fn invitation() -> Invitation {
        Invitation {
            id: CaseInvitationId(Uuid::from_u128(1)),
            case: CaseId(Uuid::from_u128(2)),
            account: AccountId(Uuid::from_u128(3)),
            name: Personal::new("Evert Extern".to_owned()),
            role: PersonRole::Specialist,
            shares: vec![SharedPart::Needs],
            from_on: date(2026, 2, 1),
            until_on: date(2026, 3, 31),
            withdrawn_at: None,
            answer: Personal::default(),
            answered_at: None,
            author: AccountId(Uuid::from_u128(4)),
            author_name: Personal::new("Ib'er".to_owned()),
            made_at: Timestamp::UNIX_EPOCH,
            version: 1,
        }
    }

    #[test]
    fn it_holds_up_to_its_last_day_while_the_case_is_open_and_guardians_agree() {
        let (one, last) = (invitation(), date(2026, 3, 31));
        assert_eq!(one.state(last, (true, true)), InvitationState::Holds);
        assert_eq!(one.state(last, (true, false)), InvitationState::WantsConsent);
        assert_eq!(one.state(last, (false, true)), InvitationState::Ended);
        assert_eq!(one.state(date(2026, 4, 1), (true, false)), InvitationState::Ended);
        let withdrawn = Invitation { withdrawn_at: Some(Timestamp::UNIX_EPOCH), ..one };
        assert_eq!(withdrawn.state(last, (true, true)), InvitationState::Withdrawn);
    }

    #[test]
    fn a_part_reads_back_from_its_code() {
        for part in SharedPart::ALL {
            assert_eq!(SharedPart::from_code(part.code()), Some(part));
        }
        assert_eq!(SharedPart::from_code("notes"), None, "notes are never shared so");
    }
}
