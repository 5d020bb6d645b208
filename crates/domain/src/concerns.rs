//! The protected record (meldcode): what is written about a suspicion of domestic violence or child abuse, apart from the
//! file of the pupil and for named readers alone. A fact carries its day and its source; an opinion is marked as one.

use crate::{
    Personal,
    ids::{AccountId, ConcernEntryId, ConcernId, PupilId},
};
use jiff::{Timestamp, ToSpan as _, civil::Date};

macro_rules! coded {
    ($(#[$doc:meta])+ $name:ident { $($(#[$one:meta])+ $kind:ident = $code:literal,)+ }) => {
        $(#[$doc])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name {$($(#[$one])+ $kind),+}

        impl $name {
            /// All of them, in the order in which they are offered.
            pub const ALL: &[Self] = &[$(Self::$kind),+];

            /// The word for the database and for forms.
            pub const fn code(self) -> &'static str {
                match self {$(Self::$kind => $code),+}
            }

            /// The one with this word.
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.code() == code)
            }
        }
    };
}

coded! {
    /// What an entry is.
    EntryKind {
        /// Something that somebody saw or heard.
        Signal = "signal",
        /// A consultation of a colleague or of Veilig Thuis.
        Consultation = "consultation",
        /// A talk with parents or the child.
        Talk = "talk",
        /// How it was weighed.
        Weighing = "weighing",
        /// What was decided.
        Decision = "decision",
        /// How it went on.
        FollowUp = "follow_up",
    }
}

coded! {
    /// Whether an entry says what happened or what somebody thinks of it.
    Nature {
        /// What was seen, heard or done.
        Fact = "fact",
        /// What somebody thinks or supposes.
        Opinion = "opinion",
    }
}

coded! {
    /// Why a record is destroyed before the file of the pupil is.
    DestroyReason {
        /// The suspicion was not confirmed.
        Unfounded = "unfounded",
        /// It was handed over to who goes on with it.
        HandedOver = "handed_over",
        /// The term of the school is over.
        Term = "term",
        /// It was begun by mistake.
        Mistake = "mistake",
    }
}

/// How many steps the meldcode has.
pub const STEPS: u8 = 5;

/// The longest text of an entry, in letters.
pub const LONGEST_ENTRY: usize = 20_000;

/// The longest source of an entry, and the longest reason to strike one out, in letters.
pub const LONGEST_LINE: usize = 200;

/// For how many months a school can say that a record is kept, at most.
pub const MOST_MONTHS: u16 = 240;

/// A protected record; a pupil has one at most.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concern {
    /// Its id.
    pub id: ConcernId,
    /// About whom.
    pub pupil: PupilId,
    /// When it was begun.
    pub opened_at: Timestamp,
    /// When something was last written in it.
    pub changed_at: Timestamp,
    /// Since when it is closed.
    pub closed_on: Option<Date>,
    /// Counts the times that it was closed or opened again, from 1.
    pub version: i64,
}

/// An entry. It is never changed: what is wrong is struck out, stays readable, and says by whom and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConcernEntry {
    /// Its id.
    pub id: ConcernEntryId,
    /// What it is.
    pub kind: EntryKind,
    /// The day it is about.
    pub happened_on: Date,
    /// Who saw or said it, and how.
    pub source: Personal<String>,
    /// Fact or opinion.
    pub nature: Nature,
    /// What it says.
    pub text: Personal<String>,
    /// Whether somebody handed it in from outside the record.
    pub is_handed_in: bool,
    /// Who wrote it.
    pub author: AccountId,
    /// Her name then.
    pub author_name: Personal<String>,
    /// When it was written.
    pub made_at: Timestamp,
    /// That it was struck out.
    pub struck: Option<Struck>,
}

/// That an entry was struck out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Struck {
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by_name: Personal<String>,
    /// Why.
    pub why: Personal<String>,
}

/// That a step was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepTaken {
    /// Which, from 1.
    pub step: u8,
    /// On which day.
    pub taken_on: Date,
    /// Who said so.
    pub author_name: Personal<String>,
}

/// Who reads a record, or is appointed to read those that begin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConcernReader {
    /// The account.
    pub account: AccountId,
    /// The name.
    pub name: Personal<String>,
    /// Who chose her.
    pub by_name: Personal<String>,
    /// When.
    pub made_at: Timestamp,
    /// Whether she works in the team today, with an account that is open.
    pub is_active: bool,
}

/// Who reads a record today: who is on its list and works in the team. Where nobody of the list does so any more, who is
/// appointed in the school, so that no record is left without a reader.
pub fn readers_today(list: &[ConcernReader], officers: &[ConcernReader]) -> Vec<AccountId> {
    let active = |all: &[ConcernReader]| -> Vec<AccountId> {
        all.iter().filter(|one| one.is_active).map(|one| one.account).collect()
    };
    let own = active(list);
    if own.is_empty() { active(officers) } else { own }
}

/// From which day on the term of a school says that a record should go: so many months after it was closed, or after the
/// pupil left where that was earlier. None where the school set no term, or the record is open and the pupil is here.
pub fn due_on(closed_on: Option<Date>, left_on: Option<Date>, months: Option<u16>) -> Option<Date> {
    let from = [closed_on, left_on].into_iter().flatten().min()?;
    Some(from.saturating_add(i32::from(months?).months()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use uuid::Uuid;

    fn reader(no: u128, is_active: bool) -> ConcernReader {
        ConcernReader {
            account: AccountId(Uuid::from_u128(no)),
            name: Personal::default(),
            by_name: Personal::default(),
            made_at: Timestamp::UNIX_EPOCH,
            is_active,
        }
    }

    #[test]
    fn who_is_appointed_reads_only_where_nobody_of_the_list_works_here_any_more() {
        let officers = [reader(9, true)];
        let of = |list: &[ConcernReader]| {
            readers_today(list, &officers).iter().map(|one| one.0.as_u128()).collect::<Vec<_>>()
        };
        assert_eq!(of(&[reader(1, true), reader(2, false)]), [1]);
        assert_eq!(of(&[reader(2, false)]), [9]);
        assert_eq!(of(&[]), [9]);
    }

    #[test]
    fn a_record_is_due_so_many_months_after_the_first_of_closing_and_leaving() {
        let (closed, left) = (date(2026, 1, 31), date(2026, 3, 1));
        assert_eq!(due_on(Some(closed), Some(left), Some(1)), Some(date(2026, 2, 28)));
        assert_eq!(due_on(None, Some(left), Some(12)), Some(date(2027, 3, 1)));
        assert_eq!(due_on(None, None, Some(12)), None);
        assert_eq!(due_on(Some(closed), None, None), None);
    }

    #[test]
    fn every_word_is_read_back() {
        for kind in EntryKind::ALL {
            assert_eq!(EntryKind::from_code(kind.code()), Some(*kind));
        }
        for one in Nature::ALL {
            assert_eq!(Nature::from_code(one.code()), Some(*one));
        }
        for one in DestroyReason::ALL {
            assert_eq!(DestroyReason::from_code(one.code()), Some(*one));
        }
        assert_eq!(EntryKind::from_code("rumour"), None);
    }
}
