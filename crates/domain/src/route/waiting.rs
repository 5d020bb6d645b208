//! For whom a case waits, and since when.

use super::{Case, Intervention, Route, WaitsFor};
use jiff::civil::Date;

/// For what a case waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WaitingFor {
    /// For nobody: something runs until this day.
    Running(Date),
    /// For what was tried to be evaluated; it ended on the day since which it waits.
    Evaluation,
    /// For whoever takes this step.
    Step(WaitsFor),
}

/// How a case waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waiting {
    /// For what.
    pub what: WaitingFor,
    /// Since when.
    pub since: Date,
    /// Days at this step, up to today.
    pub days_here: i32,
    /// Whether it stands at this step for long, or what was tried is over and not evaluated.
    pub is_long: bool,
}

impl Waiting {
    /// For how many days it waits.
    pub fn days(&self, today: Date) -> i32 {
        super::moves::days_between(self.since, today)
    }
}

/// For whom an open case waits; none when it is closed. `interventions` are those of the case.
pub fn waiting(case: &Case, interventions: &[Intervention], route: &Route, today: Date) -> Option<Waiting> {
    if !case.is_open {
        return None;
    }
    let here = || interventions.iter().filter(|one| one.case == case.id && one.arrival == case.arrival);
    let running = here().filter(|one| one.evaluation.is_none());
    let over = running.clone().filter(|one| one.until_on < today).map(|one| one.until_on).min();
    let until = running.map(|one| one.until_on).max();
    let evaluated = here().filter_map(|one| one.evaluation.as_ref()).map(|one| one.on).max();
    let step = route.step(case.step).or_else(|| route.step(route.last()));
    let (what, since) = match (over, until) {
        (Some(over), _) => (WaitingFor::Evaluation, over),
        (None, Some(until)) => (WaitingFor::Running(until), case.here_since),
        (None, None) => {
            let whom = step.map_or(WaitsFor::Teacher, |step| step.waits_for);
            (WaitingFor::Step(whom), evaluated.map_or(case.here_since, |on| on.max(case.here_since)))
        }
    };
    let days_here = super::moves::days_between(case.here_since, today);
    let is_long = over.is_some() || step.is_some_and(|step| days_here > i32::from(step.long_days));
    Some(Waiting { what, since, days_here, is_long })
}

/// What somebody has to do with a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Part {
    /// She asks.
    pub asks: bool,
    /// She is the colleague who helps.
    pub helps: bool,
    /// Somebody helps.
    pub is_helped: bool,
    /// She coordinates: she writes in all cases of the school.
    pub coordinates: bool,
}

/// Whether it is hers to do something now: who asks evaluates, takes the first step and looks for a colleague; who helps takes
/// the step of a colleague; who coordinates takes those behind it. While something runs nobody has to.
pub const fn is_mine(waiting: &Waiting, part: Part) -> bool {
    match waiting.what {
        WaitingFor::Running(_) => false,
        WaitingFor::Evaluation | WaitingFor::Step(WaitsFor::Teacher) => part.asks,
        WaitingFor::Step(WaitsFor::Colleague) => part.helps || (part.asks && !part.is_helped),
        WaitingFor::Step(WaitsFor::Coordinator | WaitsFor::Team | WaitsFor::Partnership) => part.coordinates,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Personal,
        ids::{AccountId, CaseId, InterventionId},
        plans::{Measure, Outcome},
        route::{CaseKind, Evaluation, step::tests::five},
    };
    use jiff::{Timestamp, civil::date};
    use uuid::Uuid;

    fn case() -> Case {
        Case {
            id: CaseId(Uuid::from_u128(1)),
            kind: CaseKind::Pupil,
            title: Personal::default(),
            subject: None,
            needs: Vec::new(),
            group: None,
            is_open: true,
            step: 2,
            arrival: 3,
            here_since: date(2026, 2, 1),
            asker: AccountId(Uuid::from_u128(2)),
            asker_name: Personal::default(),
            is_shared: false,
            closing: None,
            opened_on: date(2026, 1, 1),
            closed_on: None,
            changed_at: Timestamp::UNIX_EPOCH,
            version: 1,
        }
    }

    fn tried(arrival: i64, until_on: Date, evaluated_on: Option<Date>) -> Intervention {
        Intervention {
            id: InterventionId(Uuid::from_u128(5)),
            case: CaseId(Uuid::from_u128(1)),
            step: 2,
            arrival,
            kind: "practice".to_owned(),
            goal: Personal::default(),
            measure: Measure::Seen { how: String::new() },
            what: Personal::default(),
            who: Personal::default(),
            from_on: date(2026, 2, 2),
            until_on,
            often: String::new(),
            minutes: None,
            material: String::new(),
            evaluation: evaluated_on.map(|on| Evaluation {
                outcome: Outcome::Partly,
                figure: Personal::default(),
                learned: Personal::default(),
                on,
            }),
            author: AccountId(Uuid::from_u128(2)),
            author_name: Personal::default(),
            version: 1,
        }
    }

    #[test]
    fn a_case_waits_for_its_step_unless_something_runs_or_is_to_be_evaluated() {
        let today = date(2026, 2, 20);
        let of = |all: &[Intervention]| {
            let found = waiting(&case(), all, &five(), today).unwrap();
            (found.what, found.since)
        };
        assert_eq!(of(&[]), (WaitingFor::Step(WaitsFor::Colleague), date(2026, 2, 1)));
        let runs = tried(3, date(2026, 3, 1), None);
        assert_eq!(
            of(std::slice::from_ref(&runs)),
            (WaitingFor::Running(date(2026, 3, 1)), date(2026, 2, 1))
        );
        let over = tried(3, date(2026, 2, 10), None);
        assert_eq!(of(&[runs, over]), (WaitingFor::Evaluation, date(2026, 2, 10)));
        let done = tried(3, date(2026, 2, 10), Some(date(2026, 2, 12)));
        assert_eq!(of(&[done]), (WaitingFor::Step(WaitsFor::Colleague), date(2026, 2, 12)));
        let of_before = tried(1, date(2026, 1, 20), None);
        assert_eq!(of(&[of_before]).0, WaitingFor::Step(WaitsFor::Colleague), "it was of an earlier stay");
    }

    #[test]
    fn waiting_is_long_after_the_days_of_the_step() {
        let on = |today| waiting(&case(), &[], &five(), today).unwrap();
        assert!(!on(date(2026, 3, 3)).is_long, "30 days");
        let late = on(date(2026, 3, 4));
        assert!(late.is_long && late.days_here == 31 && late.days(date(2026, 3, 4)) == 31);
        let closed = Case { is_open: false, ..case() };
        assert_eq!(waiting(&closed, &[], &five(), date(2026, 3, 4)), None);
    }

    #[test]
    fn it_is_mine_when_i_am_the_one_to_go_on() {
        let asks = Part { asks: true, ..Part::default() };
        let helped = Part { asks: true, is_helped: true, ..Part::default() };
        let helps = Part { helps: true, is_helped: true, ..Part::default() };
        let coordinates = Part { coordinates: true, ..Part::default() };
        let whose = |what| {
            let one = Waiting { what, since: date(2026, 2, 1), days_here: 1, is_long: false };
            [asks, helped, helps, coordinates].map(|part| is_mine(&one, part))
        };
        use WaitingFor::{Evaluation, Running, Step};
        assert_eq!(whose(Running(date(2026, 3, 1))), [false; 4], "something runs");
        assert_eq!(whose(Evaluation), [true, true, false, false]);
        assert_eq!(whose(Step(WaitsFor::Teacher)), [true, true, false, false]);
        assert_eq!(
            whose(Step(WaitsFor::Colleague)),
            [true, false, true, false],
            "somebody has to be found first"
        );
        for step in [WaitsFor::Coordinator, WaitsFor::Team, WaitsFor::Partnership] {
            assert_eq!(whose(Step(step)), [false, false, false, true], "{step:?}");
        }
    }
}
