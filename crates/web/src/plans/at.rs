//! Where a plan stands: under a group or a pupil.

use crate::{ask::Ask, error::PageError};
use app::plans::Whose;
use axum::extract::RawPathParams;
use domain::ids::{GoalId, PlanId};
use std::str::FromStr;

/// What the address of a plan names.
#[derive(Debug, Clone)]
pub(crate) struct At {
    /// Whose plan it is.
    pub(crate) whose: Whose,
    /// The plan.
    pub(crate) plan: PlanId,
    /// The goal, when the address names one.
    pub(crate) goal: Option<GoalId>,
    /// The address of the plan.
    pub(crate) base: String,
}

impl At {
    /// Reads the variable parts of an address; what cannot be an id is not found.
    pub(crate) fn of(ask: &Ask, params: &RawPathParams) -> Result<Self, PageError> {
        Self::read(&ask.school, params).ok_or_else(|| ask.failed()(app::Error::NotFound))
    }

    fn read(school: &str, params: &RawPathParams) -> Option<Self> {
        let plan: PlanId = part(params, "plan")?;
        let (whose, place) = match (part(params, "group"), part(params, "pupil")) {
            (Some(group), _) => (Whose::Group(group), format!("groups/{group}")),
            (None, Some(pupil)) => (Whose::Pupil(pupil), format!("pupils/{pupil}")),
            (None, None) => return None,
        };
        let has_goal = params.iter().any(|(name, _)| name == "goal");
        let goal = part(params, "goal");
        (goal.is_some() == has_goal).then(|| Self {
            whose,
            plan,
            goal,
            base: format!("/{school}/{place}/plans/{plan}"),
        })
    }
}

impl At {
    /// Where a goal that was just taken away is put back, by what the address of the page says.
    pub(crate) fn goal_back(&self, done: &str, goal: &str) -> Option<String> {
        let goal: GoalId = goal.parse().ok()?;
        (done == "removed").then(|| format!("{}/goals/{goal}/back", self.base))
    }
}

fn part<T: FromStr>(params: &RawPathParams, wanted: &str) -> Option<T> {
    params.iter().find(|(name, _)| *name == wanted)?.1.parse().ok()
}
