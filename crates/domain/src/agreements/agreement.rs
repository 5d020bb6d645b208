//! An agreement, where it stands, and what can be done with it.

use crate::{
    Personal,
    ids::{AccountId, AgreementId, CaseId, GroupId, PlanId, PupilId, TalkId},
};
use jiff::{Timestamp, ToSpan as _, civil::Date};
use uuid::Uuid;

/// From where an agreement comes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum AgreementSource {
    /// From nothing that is kept: somebody wrote it down.
    #[default]
    None,
    /// A talk.
    Talk(TalkId),
    /// A plan.
    Plan(PlanId),
    /// A case of the support route.
    Case(CaseId),
}

impl AgreementSource {
    /// The kind and the id, as the database and an address have them.
    pub const fn parts(self) -> (&'static str, Option<Uuid>) {
        match self {
            Self::None => ("none", None),
            Self::Talk(id) => ("talk", Some(id.0)),
            Self::Plan(id) => ("plan", Some(id.0)),
            Self::Case(id) => ("case", Some(id.0)),
        }
    }

    /// The source with a kind and an id.
    pub fn from_parts(kind: &str, id: Option<Uuid>) -> Option<Self> {
        match (kind, id) {
            ("none", None) => Some(Self::None),
            ("talk", Some(id)) => Some(Self::Talk(TalkId(id))),
            ("plan", Some(id)) => Some(Self::Plan(PlanId(id))),
            ("case", Some(id)) => Some(Self::Case(CaseId(id))),
            _ => None,
        }
    }
}

/// Where an agreement stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum AgreementState {
    /// It is still to be done.
    Open,
    /// It was done.
    Done,
    /// It is not done, and everybody knows why.
    Dropped,
}

impl AgreementState {
    /// All states.
    pub const ALL: [Self; 3] = [Self::Open, Self::Done, Self::Dropped];

    /// The code in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Done => "done",
            Self::Dropped => "dropped",
        }
    }

    /// The state with a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }
}

/// What somebody agreed to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Agreement {
    /// Its id.
    pub id: AgreementId,
    /// What is done.
    pub what: Personal<String>,
    /// Who does it, when she has an account.
    pub owner: Option<AccountId>,
    /// Her name, as it was then; of somebody outside the school there is nothing else.
    pub owner_name: Personal<String>,
    /// The day that was promised first.
    pub first_due_on: Date,
    /// The day that is promised now.
    pub due_on: Date,
    /// The day on which somebody asks how it goes.
    pub halfway_on: Option<Date>,
    /// When somebody asked.
    pub halfway_at: Option<Timestamp>,
    /// About which pupil.
    pub pupil: Option<PupilId>,
    /// About which group.
    pub group: Option<GroupId>,
    /// From where it comes.
    pub source: AgreementSource,
    /// Whether only who does it and who wrote it down see it.
    pub is_private: bool,
    /// Where it stands.
    pub state: AgreementState,
    /// The day on which it was done or dropped.
    pub closed_on: Option<Date>,
    /// Why it was dropped.
    pub reason: Personal<String>,
    /// How often it was moved.
    pub moves: i64,
    /// Who wrote it down.
    pub author: AccountId,
    /// Her name, as it was then.
    pub author_name: Personal<String>,
    /// When it was made.
    pub made_at: Timestamp,
    /// When it was last changed.
    pub changed_at: Timestamp,
    /// The version.
    pub version: i64,
}

/// How an agreement stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum AgreementStanding {
    /// Its day is over: so many days ago.
    Overdue(i32),
    /// It is for today.
    Today,
    /// Its day is to come: after so many days.
    Coming(i32),
    /// It is done or dropped.
    Closed,
}

impl Agreement {
    /// How it stands on a day.
    pub fn standing(&self, today: Date) -> AgreementStanding {
        if self.state != AgreementState::Open {
            return AgreementStanding::Closed;
        }
        match self.due_on.since(today).map_or(0, |span| span.get_days()) {
            0 => AgreementStanding::Today,
            days if days < 0 => AgreementStanding::Overdue(days.saturating_neg()),
            days => AgreementStanding::Coming(days),
        }
    }

    /// Whether it should have been done by now.
    pub fn is_overdue(&self, today: Date) -> bool {
        self.state == AgreementState::Open && self.due_on < today
    }

    /// Whether the day has come to ask how it goes, and nobody did.
    pub fn is_halfway(&self, today: Date) -> bool {
        let has_come = self.halfway_on.is_some_and(|day| day <= today);
        self.state == AgreementState::Open && has_come && self.halfway_at.is_none() && self.due_on >= today
    }
}

/// A time that an agreement was moved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AgreementMove {
    /// The how manieth, from 1.
    pub no: i64,
    /// From which day.
    pub from_on: Date,
    /// To which day.
    pub to_on: Date,
    /// Why.
    pub reason: Personal<String>,
    /// Who moved it.
    pub author_name: Personal<String>,
    /// When.
    pub made_at: Timestamp,
}

/// What is done with an agreement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    /// It was done, today.
    Do,
    /// It gets another day, for a reason.
    Move(Date, Personal<String>),
    /// It is not done any more, for a reason.
    Drop(Personal<String>),
    /// It is open again: what was done or dropped by mistake.
    Reopen,
    /// Somebody asked half-way how it goes.
    Ask,
}

/// Why something cannot be done with an agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ActRefused {
    /// Not in the state in which it is.
    NotNow,
    /// A reason is needed.
    NoReason,
    /// The reason is longer than [`LONGEST_REASON`].
    LongReason,
    /// It already has that day.
    SameDay,
    /// That day is over.
    Past,
    /// That day is too far away to be a promise.
    TooFar,
}

/// The longest reason, in characters.
pub const LONGEST_REASON: usize = 300;

/// How many years ahead one can promise something.
const FURTHEST_YEARS: i32 = 2;

/// Does something with an agreement on a day: what it is afterwards.
///
/// # Errors
/// When that cannot be done with it.
pub fn act(
    agreement: &Agreement,
    act: &Act,
    (now, today): (Timestamp, Date),
) -> Result<Agreement, ActRefused> {
    let is_open = agreement.state == AgreementState::Open;
    let mut after = Agreement { changed_at: now, ..agreement.clone() };
    match act {
        Act::Reopen if is_open => return Err(ActRefused::NotNow),
        Act::Reopen => {
            after.state = AgreementState::Open;
            after.closed_on = None;
            after.reason = Personal::new(String::new());
        }
        _ if !is_open => return Err(ActRefused::NotNow),
        Act::Do => {
            after.state = AgreementState::Done;
            after.closed_on = Some(today);
        }
        Act::Move(to, reason) => {
            may_move(agreement, (*to, reason), today)?;
            after.due_on = *to;
            after.moves = after.moves.saturating_add(1);
            let is_before = |day: &Date| *day < *to;
            after.halfway_on = agreement.halfway_on.filter(is_before);
        }
        Act::Drop(reason) => {
            some_reason(reason)?;
            after.state = AgreementState::Dropped;
            after.closed_on = Some(today);
            after.reason = reason.clone();
        }
        Act::Ask => after.halfway_at = Some(now),
    }
    Ok(after)
}

fn may_move(
    agreement: &Agreement,
    (to, reason): (Date, &Personal<String>),
    today: Date,
) -> Result<(), ActRefused> {
    some_reason(reason)?;
    match to {
        day if day == agreement.due_on => Err(ActRefused::SameDay),
        day if day < today => Err(ActRefused::Past),
        day if day > today.saturating_add(FURTHEST_YEARS.years()) => Err(ActRefused::TooFar),
        _ => Ok(()),
    }
}

fn some_reason(reason: &Personal<String>) -> Result<(), ActRefused> {
    match reason.reveal().trim().chars().count() {
        0 => Err(ActRefused::NoReason),
        count if count > LONGEST_REASON => Err(ActRefused::LongReason),
        _ => Ok(()),
    }
}

/// The day half-way between two days; none when there is none between them.
pub fn halfway_between(from: Date, until: Date) -> Option<Date> {
    let days = until.since(from).map_or(0, |span| span.get_days());
    (days >= 2).then(|| from.saturating_add((days / 2).days()))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use jiff::civil::date;

    /// An agreement of 1 March 2026 for 13 March.
    pub(in crate::agreements) fn agreement() -> Agreement {
        Agreement {
            id: AgreementId(Uuid::nil()),
            what: Personal::new("Breuken uitproberen".to_owned()),
            owner: None,
            owner_name: Personal::new("Kim".to_owned()),
            first_due_on: date(2026, 3, 13),
            due_on: date(2026, 3, 13),
            halfway_on: Some(date(2026, 3, 7)),
            halfway_at: None,
            pupil: None,
            group: None,
            source: AgreementSource::None,
            is_private: false,
            state: AgreementState::Open,
            closed_on: None,
            reason: Personal::default(),
            moves: 0,
            author: AccountId(Uuid::nil()),
            author_name: Personal::new("Ingrid".to_owned()),
            made_at: Timestamp::UNIX_EPOCH,
            changed_at: Timestamp::UNIX_EPOCH,
            version: 1,
        }
    }

    fn on(day: Date) -> (Timestamp, Date) {
        (Timestamp::UNIX_EPOCH, day)
    }

    fn because(why: &str) -> Personal<String> {
        Personal::new(why.to_owned())
    }

    #[test]
    fn it_is_due_on_its_day_and_overdue_the_day_after() {
        let one = agreement();
        assert_eq!(one.standing(date(2026, 3, 11)), AgreementStanding::Coming(2));
        assert_eq!(one.standing(date(2026, 3, 13)), AgreementStanding::Today);
        assert!(!one.is_overdue(date(2026, 3, 13)));
        assert_eq!(one.standing(date(2026, 3, 16)), AgreementStanding::Overdue(3));
        assert!(one.is_overdue(date(2026, 3, 14)));
        let done = act(&one, &Act::Do, on(date(2026, 3, 20))).unwrap();
        assert_eq!(done.standing(date(2026, 3, 21)), AgreementStanding::Closed);
        assert!(!done.is_overdue(date(2026, 3, 21)), "what is done is not overdue");
        let far = Agreement { due_on: date(2027, 1, 1), ..one };
        assert_eq!(far.standing(date(2026, 1, 1)), AgreementStanding::Coming(365), "counted in days");
    }

    #[test]
    fn half_way_is_asked_once_and_not_when_it_is_too_late() {
        let one = agreement();
        assert!(!one.is_halfway(date(2026, 3, 6)));
        assert!(one.is_halfway(date(2026, 3, 7)) && one.is_halfway(date(2026, 3, 13)));
        assert!(!one.is_halfway(date(2026, 3, 14)), "then it is overdue");
        let asked = act(&one, &Act::Ask, on(date(2026, 3, 8))).unwrap();
        assert!(!asked.is_halfway(date(2026, 3, 9)));
        assert_eq!(halfway_between(date(2026, 3, 1), date(2026, 3, 13)), Some(date(2026, 3, 7)));
        assert_eq!(halfway_between(date(2026, 3, 1), date(2026, 3, 2)), None);
    }

    #[test]
    fn moving_and_dropping_need_a_reason_and_keep_what_was_promised_first() {
        let (one, today) = (agreement(), date(2026, 3, 10));
        let refused = |what: Act| act(&one, &what, on(today)).unwrap_err();
        assert_eq!(refused(Act::Move(date(2026, 3, 20), because(" "))), ActRefused::NoReason);
        assert_eq!(refused(Act::Drop(because(""))), ActRefused::NoReason);
        assert_eq!(refused(Act::Move(one.due_on, because("ziek"))), ActRefused::SameDay);
        assert_eq!(refused(Act::Move(date(2026, 3, 9), because("ziek"))), ActRefused::Past);
        assert_eq!(refused(Act::Move(date(2029, 3, 9), because("ziek"))), ActRefused::TooFar);
        assert_eq!(refused(Act::Drop(because(&"x".repeat(LONGEST_REASON + 1)))), ActRefused::LongReason);
        let moved = act(&one, &Act::Move(date(2026, 3, 20), because("ziek")), on(today)).unwrap();
        assert_eq!((moved.first_due_on, moved.due_on, moved.moves), (one.due_on, date(2026, 3, 20), 1));
        let sooner =
            act(&one, &Act::Move(date(2026, 3, 11), because("kan al")), on(date(2026, 3, 2))).unwrap();
        assert_eq!(sooner.halfway_on, Some(date(2026, 3, 7)));
        let before =
            act(&one, &Act::Move(date(2026, 3, 5), because("kan al")), on(date(2026, 3, 2))).unwrap();
        assert_eq!(before.halfway_on, None, "half-way comes before the day or not at all");
    }

    #[test]
    fn what_was_done_or_dropped_can_be_opened_again_and_nothing_else() {
        let (one, today) = (agreement(), date(2026, 3, 10));
        assert_eq!(act(&one, &Act::Reopen, on(today)).unwrap_err(), ActRefused::NotNow);
        for closing in [Act::Do, Act::Drop(because("verhuisd"))] {
            let closed = act(&one, &closing, on(today)).unwrap();
            assert_eq!(closed.closed_on, Some(today));
            for again in [Act::Do, Act::Ask, Act::Drop(because("x")), Act::Move(today, because("x"))] {
                assert_eq!(act(&closed, &again, on(today)).unwrap_err(), ActRefused::NotNow);
            }
            let open = act(&closed, &Act::Reopen, on(today)).unwrap();
            assert_eq!(Agreement { changed_at: one.changed_at, ..open }, one);
        }
    }

    #[test]
    fn every_code_comes_back() {
        for state in AgreementState::ALL {
            assert_eq!(AgreementState::from_code(state.code()), Some(state));
        }
        let id = Uuid::from_u128(7);
        for source in [
            AgreementSource::None,
            AgreementSource::Talk(TalkId(id)),
            AgreementSource::Plan(PlanId(id)),
            AgreementSource::Case(CaseId(id)),
        ] {
            let (kind, of) = source.parts();
            assert_eq!(AgreementSource::from_parts(kind, of), Some(source));
        }
        assert_eq!(AgreementSource::from_parts("talk", None), None);
        assert_eq!(AgreementSource::from_parts("none", Some(id)), None);
    }
}
