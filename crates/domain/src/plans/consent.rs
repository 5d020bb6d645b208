//! What guardians say about a plan. A record is never changed; one that was wrong is taken back, with the reason.

use crate::{
    Personal,
    ids::{AccountId, ConsentId, ContactId, PupilId},
};
use jiff::{Timestamp, civil::Date};

/// What somebody said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ConsentAnswer {
    /// That she agrees.
    Agrees,
    /// That she does not agree.
    Refuses,
    /// That she saw it, and nothing more.
    Saw,
}

impl ConsentAnswer {
    /// All answers.
    pub const ALL: [Self; 3] = [Self::Agrees, Self::Refuses, Self::Saw];

    /// The code in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Agrees => "agrees",
            Self::Refuses => "refuses",
            Self::Saw => "saw",
        }
    }

    /// The answer with a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|answer| answer.code() == code)
    }
}

/// A record of what somebody said about a plan for a pupil.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Consent {
    /// Its id.
    pub id: ConsentId,
    /// The pupil.
    pub pupil: PupilId,
    /// The contact of the pupil, when it is one.
    pub contact: Option<ContactId>,
    /// Who said it.
    pub who: Personal<String>,
    /// Whether she had authority over the pupil then.
    pub has_authority: bool,
    /// What she said.
    pub answer: ConsentAnswer,
    /// How: a signature, a talk, a message.
    pub how: Personal<String>,
    /// When.
    pub given_on: Date,
    /// Who recorded it.
    pub author: AccountId,
    /// Her name then.
    pub author_name: Personal<String>,
    /// When it was recorded.
    pub made_at: Timestamp,
    /// Since when it is taken back, and why.
    pub removed: Option<(Timestamp, String)>,
}

/// Where the consent about a plan stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConsentStanding {
    /// Somebody with authority agreed, and nobody with authority refuses.
    Agreed,
    /// Somebody with authority refuses.
    Refused,
    /// Nobody with authority said anything yet.
    Missing,
}

/// The records that count: of each person with authority the newest in which she agrees or refuses.
pub fn counting(records: &[Consent]) -> Vec<&Consent> {
    let counted = records.iter().filter(|one| one.removed.is_none() && one.has_authority);
    let mut newest: Vec<&Consent> = Vec::new();
    for one in counted.filter(|one| one.answer != ConsentAnswer::Saw) {
        let is_same = |other: &&mut &Consent| match (one.contact, other.contact) {
            (Some(contact), Some(known)) => contact == known,
            _ => one.who == other.who,
        };
        match newest.iter_mut().find(is_same) {
            // Of two of the same moment the one that was recorded last.
            Some(known) if (known.given_on, known.made_at) <= (one.given_on, one.made_at) => *known = one,
            Some(_) => {}
            None => newest.push(one),
        }
    }
    newest
}

/// Where it stands: of each person the newest record counts.
pub fn consent_standing(records: &[Consent]) -> ConsentStanding {
    let newest = counting(records);
    if newest.iter().any(|one| one.answer == ConsentAnswer::Refuses) {
        ConsentStanding::Refused
    } else if newest.is_empty() {
        ConsentStanding::Missing
    } else {
        ConsentStanding::Agreed
    }
}

/// The day of the newest record that counts, once guardians agree.
pub fn agreed_on(records: &[Consent]) -> Option<Date> {
    let is_agreed = consent_standing(records) == ConsentStanding::Agreed;
    counting(records).iter().map(|one| one.given_on).max().filter(|_| is_agreed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use uuid::Uuid;

    fn said(who: &str, answer: ConsentAnswer, day: i8, has_authority: bool) -> Consent {
        Consent {
            id: ConsentId(Uuid::from_u128(1)),
            pupil: PupilId(Uuid::from_u128(2)),
            contact: None,
            who: Personal::new(who.to_owned()),
            has_authority,
            answer,
            how: Personal::new("gesprek".to_owned()),
            given_on: date(2026, 9, day),
            author: AccountId(Uuid::from_u128(3)),
            author_name: Personal::new("Ib'er".to_owned()),
            made_at: Timestamp::UNIX_EPOCH,
            removed: None,
        }
    }

    #[test]
    fn one_refusal_of_a_guardian_with_authority_stands_until_she_says_otherwise() {
        use ConsentAnswer::{Agrees, Refuses, Saw};
        assert_eq!(consent_standing(&[]), ConsentStanding::Missing);
        assert_eq!(consent_standing(&[said("a", Saw, 1, true)]), ConsentStanding::Missing);
        assert_eq!(consent_standing(&[said("a", Agrees, 1, false)]), ConsentStanding::Missing);
        let both = [said("a", Agrees, 1, true), said("b", Refuses, 1, true)];
        assert_eq!(consent_standing(&both), ConsentStanding::Refused);
        let later = [said("a", Agrees, 1, true), said("b", Refuses, 1, true), said("b", Agrees, 2, true)];
        assert_eq!(consent_standing(&later), ConsentStanding::Agreed);
        assert_eq!((agreed_on(&both), agreed_on(&later)), (None, Some(date(2026, 9, 2))));
        let same_day = [said("b", Refuses, 1, true), said("b", Agrees, 1, true)];
        assert_eq!(consent_standing(&same_day), ConsentStanding::Agreed, "what she said last");
        let mut back = said("b", Refuses, 3, true);
        back.removed = Some((Timestamp::UNIX_EPOCH, "verkeerd kind".to_owned()));
        assert_eq!(consent_standing(&[said("a", Agrees, 1, true), back]), ConsentStanding::Agreed);
    }
}
