//! Plans: for groups and for pupils, from what a child needs to whether it helped.

mod goals;
pub mod group;
mod lanes;
mod list;
mod open;
pub mod pupil;
mod standing;
mod steps;
mod terms;
mod texts;
pub mod words;

pub use goals::{
    GoalPage, GoalProblem, GoalSaved, GoalTyped, LONGEST_GOAL, MOST_GOALS, goal_page, put_goal_back,
    remove_goal, save_goal, say_of_all, say_outcome,
};
pub use lanes::lane_of_plans;
pub use list::{ListedGoal, ListedPlan, PlanList, plan_list};
pub(crate) use open::{Asked, looked, open};
pub use open::{Opened, Whose};
pub use standing::GoalStanding;
pub(crate) use standing::standings;
pub use steps::{Stepped, TEXT_CHANGED, take_step};
pub use terms::{TermSource, terms};
pub use texts::{LONGEST_TEXT, TextSaved, TextTyped, is_of_evaluation, write_text};
