//! Plans: for groups and for pupils, from what a child needs to whether it helped.

mod bundle;
mod chain;
mod goals;
pub mod group;
mod lanes;
mod list;
mod open;
mod outcomes;
pub mod pupil;
mod standing;
mod steps;
mod terms;
mod texts;
pub mod words;

pub(crate) use bundle::bundle_of;
pub use bundle::{BundleChoices, BundlePiece, MOST_PIECES, bundle_choices, bundle_pdf};
pub use goals::{
    GoalPage, GoalProblem, GoalSaved, GoalTyped, LONGEST_GOAL, MOST_GOALS, goal_page, put_goal_back,
    remove_goal, save_goal,
};
pub use lanes::lane_of_plans;
pub use list::{ListedGoal, ListedPlan, PlanList, plan_list};
pub(crate) use list::{due_plans, due_to_evaluate, plan_in_sight};
pub(crate) use open::{About, Asked, looked, open};
pub use open::{Opened, Whose};
pub use outcomes::{OutcomeSaved, Said, say_of_all, say_outcome};
pub use standing::GoalStanding;
pub(crate) use standing::standings;
pub use steps::{Stepped, TEXT_CHANGED, take_step};
pub use terms::{TermSource, terms};
pub(crate) use texts::writing_in;
pub use texts::{
    LONGEST_TEXT, TextSaved, TextTyped, Writing, is_of_evaluation, may_write_text, write_text, writing_of,
};
