//! The group plan: pupils in three arrangements, goals with a measure, what is done, and whether it helped.

mod begin;
mod drafts;
mod edit;
mod json;
mod list;
mod moves;
mod next;
mod page;
mod paper;
mod period;
mod propose;
mod rule;
mod standing;
mod words;

pub(crate) use begin::fits_its_group;
pub use begin::{
    BeginField, BeginProblem, BeginTyped, Beginning, LONGEST_TITLE, Made, ProposedRow, STYLES, begin, make,
};
pub use drafts::{key, take_drafts};
pub use edit::{EditProblem, EditTyped, Edited, edit_plan, plan_to_edit};
pub use json::{group_plan_json, newest_plan};
pub use list::{GroupPlans, group_plans};
pub use moves::{Moved, move_pupil, take_in, take_out};
pub use next::{Continued, continue_plan};
pub use page::{GroupPlan, PlanRow, group_plan};
pub(crate) use paper::group_plan_document;
pub use paper::group_plan_pdf;
pub use period::{PeriodProblem, SHORTEST_WEEKS, longest_weeks};
pub use propose::{GoalDraft, Proposal, SubjectChoice};
pub use rule::{
    LONGEST_SOURCE, RuleProblem, RuleSaved, SchoolRule, cluster_rule, set_cluster_rule, shipped_source,
};
pub use words::{arrangement_words, band_name, draft_words, field_name, rule_words, style_words, why_words};

use domain::plans::PlanStyle;

/// The texts of an arrangement, in the order of the form.
pub const ARRANGEMENT_FIELDS: [&str; 5] =
    ["content", "approach", "organisation", "materials", "evaluation_how"];
/// The texts of the evaluation: what worked, what did not, what we will do.
pub const EVALUATION_FIELDS: [&str; 3] = ["evaluation_worked", "evaluation_failed", "evaluation_next"];
/// The text of the check half-way.
pub const HALFWAY_FIELD: &str = "halfway";
/// What is different for one pupil.
pub const EXCEPTION_FIELD: &str = "exception";

/// Whether a plan says for each arrangement what is done: only goals and exceptions stand in one without.
pub fn has_arrangement_texts(style: Option<PlanStyle>) -> bool {
    style != Some(PlanStyle::GoalsOnly)
}
