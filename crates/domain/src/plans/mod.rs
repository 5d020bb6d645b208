//! Plans: for a group, for a pupil or a few, an own learning line, a development plan after the law. A plan has goals, and a
//! goal always has a measure, so that in the end one sees whether it helped.

mod cluster;
mod consent;
mod deadline;
mod frozen;
mod goal;
mod kind;
mod layout;
mod outcome;
mod state;

pub use cluster::{Arrangement, ClusterRule, Proposed, Standing, propose};
pub use consent::{Consent, ConsentAnswer, ConsentStanding, agreed_on, consent_standing, counting};
pub use deadline::{DevelopmentTerms, due_of, due_on, is_overdue};
pub use frozen::{FrozenLayout, FrozenPlan};
pub use goal::{Goal, Measure, Target};
pub use kind::{Plan, PlanKind, PlanPupil, PlanSession, PlanStyle, PlanText};
pub use layout::{Block, Layout, LayoutField, LayoutSection};
pub use outcome::{GoalOutcome, Outcome, Reading, Tally, actual, baseline, judge, readings};
pub use state::{
    Lacking, PlanState, Step, StepRefused, may_stand_beside, may_write, may_write_hearing, step,
};
