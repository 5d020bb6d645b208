//! The steps of the route. They are data: a school and its partnership name them, and say when waiting takes long.

use serde::{Deserialize, Serialize};

/// The fewest steps of a route: the teacher, and somebody who helps.
pub const LEAST_STEPS: usize = 2;

/// The most steps of a route.
pub const MOST_STEPS: usize = 8;

/// The longest name of a step, in characters.
pub const LONGEST_STEP_NAME: usize = 60;

/// The most days after which waiting can be called long.
pub const MOST_DAYS: u16 = 365;

/// For whom a case waits at a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WaitsFor {
    /// The teacher who asks.
    Teacher,
    /// A colleague.
    Colleague,
    /// The coordinator.
    Coordinator,
    /// A team with outside partners.
    Team,
    /// The partnership.
    Partnership,
}

impl WaitsFor {
    /// All, in the order of a usual route.
    pub const ALL: [Self; 5] =
        [Self::Teacher, Self::Colleague, Self::Coordinator, Self::Team, Self::Partnership];

    /// The code in the database and in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Teacher => "teacher",
            Self::Colleague => "colleague",
            Self::Coordinator => "coordinator",
            Self::Team => "team",
            Self::Partnership => "partnership",
        }
    }

    /// Whoever has a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// A step of the route.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RouteStep {
    /// What it is called.
    pub name: String,
    /// For whom a case waits there.
    pub waits_for: WaitsFor,
    /// After how many days at this step it waits long.
    pub long_days: u16,
}

/// What is wrong with a route; the number is that of the step, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RouteProblem {
    /// It has fewer than [`LEAST_STEPS`] or more than [`MOST_STEPS`] steps.
    Count,
    /// A step has no name.
    NoName(usize),
    /// The name of a step is longer than [`LONGEST_STEP_NAME`].
    NameTooLong(usize),
    /// The days of a step are not from 1 to [`MOST_DAYS`].
    Days(usize),
}

/// The steps of a school, in their order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    steps: Vec<RouteStep>,
}

impl Route {
    /// A route of these steps.
    ///
    /// # Errors
    /// What is wrong with them.
    pub fn new(steps: Vec<RouteStep>) -> Result<Self, Vec<RouteProblem>> {
        let mut problems = Vec::new();
        if !(LEAST_STEPS..=MOST_STEPS).contains(&steps.len()) {
            problems.push(RouteProblem::Count);
        }
        for (number, step) in (1..).zip(&steps) {
            let length = step.name.chars().count();
            if step.name.trim().is_empty() {
                problems.push(RouteProblem::NoName(number));
            } else if length > LONGEST_STEP_NAME {
                problems.push(RouteProblem::NameTooLong(number));
            }
            if !(1..=MOST_DAYS).contains(&step.long_days) {
                problems.push(RouteProblem::Days(number));
            }
        }
        if problems.is_empty() { Ok(Self { steps }) } else { Err(problems) }
    }

    /// The steps in their order.
    pub fn steps(&self) -> &[RouteStep] {
        &self.steps
    }

    /// The step with a number, from 1.
    pub fn step(&self, number: u8) -> Option<&RouteStep> {
        self.steps.get(usize::from(number).checked_sub(1)?)
    }

    /// The number of the last step.
    pub fn last(&self) -> u8 {
        u8::try_from(self.steps.len()).unwrap_or(u8::MAX)
    }

    /// The steps with their numbers.
    pub fn numbered(&self) -> impl Iterator<Item = (u8, &RouteStep)> {
        (1..).zip(&self.steps)
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A route of five steps, each long after 30 days.
    pub(crate) fn five() -> Route {
        let step =
            |waits_for: WaitsFor| RouteStep { name: waits_for.code().to_owned(), waits_for, long_days: 30 };
        Route::new(WaitsFor::ALL.map(step).into()).unwrap()
    }

    #[test]
    fn a_route_says_which_step_is_wrong() {
        let good = RouteStep { name: "Ib'er".to_owned(), waits_for: WaitsFor::Coordinator, long_days: 14 };
        let bad = RouteStep { name: " ".to_owned(), long_days: 0, ..good.clone() };
        let long = RouteStep { name: "x".repeat(61), ..good.clone() };
        assert_eq!(Route::new(vec![good.clone()]), Err(vec![RouteProblem::Count]));
        let wrong = Route::new(vec![good.clone(), bad, long]).unwrap_err();
        assert_eq!(wrong, [RouteProblem::NoName(2), RouteProblem::Days(2), RouteProblem::NameTooLong(3)]);
        let route = Route::new(vec![good.clone(), good]).unwrap();
        assert_eq!((route.last(), route.step(0), route.step(3)), (2, None, None));
        assert!(route.step(2).is_some());
    }
}
