//! A talk, who takes part, what is written, and how it goes from planned to held.

use crate::{
    Personal,
    ids::{AccountId, CaseId, GroupId, TalkId},
};
use jiff::{Timestamp, civil::Date};
use std::{fmt, str::FromStr};
use uuid::Uuid;

/// Where a talk stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TalkState {
    /// It is still to come, or goes on.
    Planned,
    /// It was held.
    Held,
    /// It does not go on.
    Cancelled,
}

impl TalkState {
    /// All states.
    pub const ALL: [Self; 3] = [Self::Planned, Self::Held, Self::Cancelled];

    /// The code in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Held => "held",
            Self::Cancelled => "cancelled",
        }
    }

    /// The state with a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// What can be done with a talk as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TalkStep {
    /// It was held.
    Hold,
    /// It does not go on.
    Cancel,
    /// It is planned again: what was done was a mistake.
    Reopen,
}

impl TalkStep {
    /// All steps.
    pub const ALL: [Self; 3] = [Self::Hold, Self::Cancel, Self::Reopen];

    /// The code in a form.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Hold => "hold",
            Self::Cancel => "cancel",
            Self::Reopen => "reopen",
        }
    }

    /// The step with a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// Where a step leads; none when it cannot be taken now. A talk of a day to come was not held yet.
pub fn step(talk: &Talk, wanted: TalkStep, today: Date) -> Option<TalkState> {
    match (talk.state, wanted) {
        (TalkState::Planned, TalkStep::Hold) if talk.held_on <= today => Some(TalkState::Held),
        (TalkState::Planned, TalkStep::Cancel) => Some(TalkState::Cancelled),
        (TalkState::Held | TalkState::Cancelled, TalkStep::Reopen) => Some(TalkState::Planned),
        _ => None,
    }
}

/// Whether the texts of a talk are written in. What was said is still put right after the talk; one that does not go on is
/// left as it is.
pub const fn text_is_open(state: TalkState) -> bool {
    matches!(state, TalkState::Planned | TalkState::Held)
}

/// A time of the day, to the minute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TalkTime(i64);

impl TalkTime {
    const DAY: i64 = 24 * 60;

    /// So many minutes after midnight; none outside the day.
    pub const fn at(minutes: i64) -> Option<Self> {
        if minutes >= 0 && minutes < Self::DAY { Some(Self(minutes)) } else { None }
    }

    /// Minutes after midnight.
    pub const fn minutes(self) -> i64 {
        self.0
    }

    /// So much later on the same day; none when that is another day.
    pub const fn after(self, minutes: i64) -> Option<Self> {
        Self::at(self.0.saturating_add(minutes))
    }
}

impl fmt::Display for TalkTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0 / 60, self.0 % 60)
    }
}

impl FromStr for TalkTime {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (hours, minutes) = text.trim().split_once([':', '.']).ok_or(())?;
        // A browser may send seconds too.
        let minutes = minutes.split(':').next().unwrap_or_default();
        let part = |text: &str, below: i64| text.parse::<i64>().ok().filter(|part| (0..below).contains(part));
        let (hours, minutes) = (part(hours, 24).ok_or(())?, part(minutes, 60).ok_or(())?);
        Self::at(hours * 60 + minutes).ok_or(())
    }
}

/// A talk, without its agenda and what is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Talk {
    /// Its id.
    pub id: TalkId,
    /// The key of its kind.
    pub kind: String,
    /// What it is called; empty when its kind and whom it is about say enough.
    pub title: Personal<String>,
    /// The day.
    pub held_on: Date,
    /// From when, when that is known.
    pub starts_at: Option<TalkTime>,
    /// How long.
    pub minutes: i64,
    /// Where.
    pub place: String,
    /// The group that it is about.
    pub group: Option<GroupId>,
    /// The case that it is about.
    pub case: Option<CaseId>,
    /// Where it stands.
    pub state: TalkState,
    /// Whether nobody but who takes part sees it.
    pub is_private: bool,
    /// The round with which it was planned.
    pub round: Option<Uuid>,
    /// Who planned it.
    pub author: AccountId,
    /// Her name then.
    pub author_name: Personal<String>,
    /// When it was planned.
    pub made_at: Timestamp,
    /// When anything of it was last changed.
    pub changed_at: Timestamp,
    /// When the agenda was last built.
    pub prepared_at: Option<Timestamp>,
    /// Counts the changes of what stands here, from 1.
    pub version: i64,
}

/// As what somebody takes part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PersonRole {
    /// Leads the talk.
    Leader,
    /// A teacher.
    Teacher,
    /// The coordinator (intern begeleider).
    Coordinator,
    /// The principal.
    Principal,
    /// A specialist or assistant of the school.
    Specialist,
    /// A parent.
    Parent,
    /// The pupil.
    Pupil,
    /// Somebody from outside the school.
    Outside,
    /// Something else.
    Other,
}

impl PersonRole {
    /// All, in the order in which they are shown.
    pub const ALL: [Self; 9] = [
        Self::Leader,
        Self::Teacher,
        Self::Coordinator,
        Self::Principal,
        Self::Specialist,
        Self::Parent,
        Self::Pupil,
        Self::Outside,
        Self::Other,
    ];

    /// The code in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Leader => "leader",
            Self::Teacher => "teacher",
            Self::Coordinator => "coordinator",
            Self::Principal => "principal",
            Self::Specialist => "specialist",
            Self::Parent => "parent",
            Self::Pupil => "pupil",
            Self::Outside => "outside",
            Self::Other => "other",
        }
    }

    /// The role with a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// Somebody who takes part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TalkPerson {
    /// Its id.
    pub id: Uuid,
    /// The account, of who has one.
    pub account: Option<AccountId>,
    /// The name.
    pub name: Personal<String>,
    /// As what.
    pub role: PersonRole,
    /// Whether she was not there.
    pub is_absent: bool,
}

/// A text of a talk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TalkText {
    /// Empty for the talk itself; else the id of a subject, or `child` for what a child answered.
    pub part: String,
    /// Which text: `prepare_…`, `notes_…`, `report_…`, `note`.
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

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use jiff::civil::date;

    pub(crate) fn talk() -> Talk {
        Talk {
            id: TalkId(Uuid::from_u128(1)),
            kind: "group".to_owned(),
            title: Personal::default(),
            held_on: date(2026, 3, 2),
            starts_at: None,
            minutes: 60,
            place: String::new(),
            group: None,
            case: None,
            state: TalkState::Planned,
            is_private: false,
            round: None,
            author: AccountId(Uuid::from_u128(2)),
            author_name: Personal::default(),
            made_at: Timestamp::UNIX_EPOCH,
            changed_at: Timestamp::UNIX_EPOCH,
            prepared_at: None,
            version: 1,
        }
    }

    #[test]
    fn a_talk_is_held_on_its_day_and_not_before_and_a_mistake_is_taken_back() {
        let planned = talk();
        assert_eq!(step(&planned, TalkStep::Hold, date(2026, 3, 1)), None);
        assert_eq!(step(&planned, TalkStep::Hold, date(2026, 3, 2)), Some(TalkState::Held));
        assert_eq!(step(&planned, TalkStep::Cancel, date(2026, 3, 1)), Some(TalkState::Cancelled));
        assert_eq!(step(&planned, TalkStep::Reopen, date(2026, 3, 3)), None);
        for state in [TalkState::Held, TalkState::Cancelled] {
            let over = Talk { state, ..talk() };
            assert_eq!(step(&over, TalkStep::Reopen, date(2026, 3, 3)), Some(TalkState::Planned));
            assert_eq!(step(&over, TalkStep::Cancel, date(2026, 3, 3)), None);
        }
        assert!(text_is_open(TalkState::Held) && !text_is_open(TalkState::Cancelled));
    }

    #[test]
    fn times_are_read_as_people_type_them() {
        let read = |text: &str| text.parse::<TalkTime>().map(|time| time.to_string());
        assert_eq!(read("9:05"), Ok("09:05".to_owned()));
        assert_eq!(read(" 15.30 "), Ok("15:30".to_owned()));
        assert_eq!(read("15:30:00"), Ok("15:30".to_owned()));
        for wrong in ["", "24:00", "9", "9:60", "-1:10", "x:y"] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
        let late: TalkTime = "23:30".parse().unwrap();
        assert_eq!(late.after(29).map(|time| time.to_string()), Some("23:59".to_owned()));
        assert_eq!(late.after(30), None);
    }

    #[test]
    fn codes_are_read_back() {
        assert!(TalkState::ALL.into_iter().all(|one| TalkState::from_code(one.code()) == Some(one)));
        assert!(TalkStep::ALL.into_iter().all(|one| TalkStep::from_code(one.code()) == Some(one)));
        assert!(PersonRole::ALL.into_iter().all(|one| PersonRole::from_code(one.code()) == Some(one)));
    }
}
