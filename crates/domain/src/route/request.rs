//! A request to the partnership: where it stands, and what was decided.

use crate::{
    Personal,
    ids::{AccountId, CaseId, PupilId, RequestFileId},
};
use jiff::{Span, Timestamp, civil::Date};

/// Where a request stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RequestState {
    /// It is being put together.
    Preparing,
    /// It was sent.
    Sent,
    /// It was granted.
    Granted,
    /// It was refused.
    Refused,
}

impl RequestState {
    /// All.
    pub const ALL: [Self; 4] = [Self::Preparing, Self::Sent, Self::Granted, Self::Refused];

    /// The code in the database and in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Preparing => "preparing",
            Self::Sent => "sent",
            Self::Granted => "granted",
            Self::Refused => "refused",
        }
    }

    /// The state with a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// A request of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// Where it stands.
    pub state: RequestState,
    /// When it was sent.
    pub sent_on: Option<Date>,
    /// When it was decided.
    pub decided_on: Option<Date>,
    /// The number of the decision; empty when there is none.
    pub number: String,
    /// From when the decision holds.
    pub valid_from: Option<Date>,
    /// Until when.
    pub valid_until: Option<Date>,
    /// When to think of it again.
    pub remind_on: Option<Date>,
    /// Counts its changes, from 1; 0 when nothing was saved yet.
    pub version: i64,
}

impl Default for Request {
    fn default() -> Self {
        Self {
            state: RequestState::Preparing,
            sent_on: None,
            decided_on: None,
            number: String::new(),
            valid_from: None,
            valid_until: None,
            remind_on: None,
            version: 0,
        }
    }
}

impl Request {
    /// Whether the day has come to think of it again.
    pub fn is_due(&self, today: Date) -> bool {
        self.remind_on.is_some_and(|on| on <= today)
    }

    /// Whether its days follow each other: sent before decided, and a decision that holds for some time. A decision has a
    /// day, and one that was granted an end.
    pub fn is_in_order(&self) -> bool {
        let follows = |first: Option<Date>, second: Option<Date>| match (first, second) {
            (Some(first), Some(second)) => first <= second,
            _ => true,
        };
        let is_decided = matches!(self.state, RequestState::Granted | RequestState::Refused);
        follows(self.sent_on, self.decided_on)
            && follows(self.valid_from, self.valid_until)
            && (!is_decided || self.decided_on.is_some())
            && (self.state != RequestState::Sent || self.sent_on.is_some())
            && (self.state != RequestState::Granted || self.valid_until.is_some())
    }
}

/// What a school decides about partners and requests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RouteRules {
    /// Whether a partner sees a case only after guardians agreed.
    pub needs_consent: bool,
    /// How many days before a decision ends it is time to think of the next.
    pub remind_days: u16,
}

impl RouteRules {
    /// The most days ahead.
    pub const MOST_DAYS: u16 = 365;

    /// When to think of a decision that ends on a day.
    pub fn remind_on(self, until: Date) -> Date {
        until.saturating_sub(Span::new().days(self.remind_days.min(Self::MOST_DAYS)))
    }
}

impl Default for RouteRules {
    fn default() -> Self {
        Self { needs_consent: true, remind_days: 90 }
    }
}

/// In which form a file for the partnership is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FileForm {
    /// Documents in one file, for people.
    Pdf,
    /// The swv-dossier of OSO, for programs.
    Oso,
}

impl FileForm {
    /// The code in the database and in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Oso => "oso",
        }
    }

    /// The form with a code.
    pub fn from_code(code: &str) -> Option<Self> {
        [Self::Pdf, Self::Oso].into_iter().find(|form| form.code() == code)
    }
}

/// What guardians saw of a file for the partnership, and said.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Insight {
    /// When they saw it; none when they did not.
    pub seen_on: Option<Date>,
    /// Whether they agree with what is in it; none when that is not known.
    pub agrees: Option<bool>,
    /// Why they do not.
    pub why_not: Personal<String>,
    /// Whether they permit that it is sent; none when that is not known.
    pub permits: Option<bool>,
}

/// A file that was made of a pupil for the partnership.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestFile {
    /// Its id.
    pub id: RequestFileId,
    /// For the request of which case.
    pub case: CaseId,
    /// Of which pupil.
    pub pupil: PupilId,
    /// In which form.
    pub form: FileForm,
    /// What went in: the titles of its parts.
    pub parts: Vec<String>,
    /// What guardians saw of it, and said.
    pub insight: Insight,
    /// Who made it.
    pub author: AccountId,
    /// Her name then.
    pub author_name: Personal<String>,
    /// When.
    pub made_at: Timestamp,
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_school_is_reminded_some_days_before_the_end() {
        let rules = RouteRules::default();
        assert!(rules.needs_consent, "unless a school decides otherwise");
        assert_eq!(rules.remind_on(date(2027, 7, 31)), date(2027, 5, 2));
        let far = RouteRules { remind_days: u16::MAX, ..rules };
        assert_eq!(far.remind_on(date(2027, 7, 31)), date(2026, 7, 31));
    }

    #[test]
    fn a_decision_has_a_day_and_what_was_granted_an_end() {
        let sent =
            Request { state: RequestState::Sent, sent_on: Some(date(2026, 2, 1)), ..Request::default() };
        assert!(Request::default().is_in_order() && sent.is_in_order());
        assert!(!Request { sent_on: None, ..sent.clone() }.is_in_order());
        let granted = Request {
            state: RequestState::Granted,
            decided_on: Some(date(2026, 3, 1)),
            valid_from: Some(date(2026, 8, 1)),
            valid_until: Some(date(2027, 7, 31)),
            remind_on: Some(date(2027, 4, 1)),
            ..sent
        };
        assert!(granted.is_in_order());
        assert!(!Request { valid_until: None, ..granted.clone() }.is_in_order());
        assert!(!Request { decided_on: Some(date(2026, 1, 1)), ..granted.clone() }.is_in_order());
        assert!(!granted.is_due(date(2027, 3, 31)) && granted.is_due(date(2027, 4, 1)));
    }
}
