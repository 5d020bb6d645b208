//! The support route: a question of a teacher goes from step to step, and goes up only after something was tried at this
//! step and its effect is known. Who skips a step says why, and that is counted.

mod case;
mod form;
mod intervention;
mod invitation;
mod moves;
mod request;
mod step;
mod waiting;

pub use case::{Case, CaseKind, CasePerson, CaseText, Closing, NeedOf, PersonRole};
pub use form::{
    FormProblem, FormQuestion, FormSource, LONGEST_HELP, LONGEST_LABEL, LONGEST_PARTNERSHIP, MOST_QUESTIONS,
    RequestForm,
};
pub use intervention::{Evaluation, Intervention};
pub use invitation::{Invitation, InvitationState, SharedPart};
pub use moves::{CaseMove, MoveKind, MoveRefused, Standing, Stay, next, stays};
pub use request::{FileForm, Insight, Request, RequestFile, RequestState, RouteRules};
pub use step::{
    LEAST_STEPS, LONGEST_STEP_NAME, MOST_DAYS, MOST_STEPS, Route, RouteProblem, RouteStep, WaitsFor,
};
pub use waiting::{Part, Waiting, WaitingFor, is_mine, waiting};
