//! The support route: a question of a teacher goes from step to step, and asks for effect before the next one.

mod around;
mod begin;
mod board;
mod case_paper;
mod data;
mod decisions;
mod effect;
mod export;
mod file;
mod form;
mod head;
mod interventions;
mod invite;
mod invited;
mod lanes;
mod moves;
mod open;
mod oso;
mod page;
mod people;
mod plan;
mod report;
mod request;
mod rules;
mod seen;
mod sent;
mod settings;
mod shared;
mod suggest;
mod texts;
pub mod words;

pub use around::InvitedPartner;
pub(crate) use around::partners_around;
pub use begin::{
    CaseChoices, CaseProblem, CaseSaved, CaseTyped, LONGEST_SUBJECT, LONGEST_TITLE, MOST_PUPILS,
    case_choices, case_problems, open_case,
};
pub use board::{Board, BoardCase, board, cases_for_today};
pub(crate) use board::{case_in_sight, count_cases_for_today};
pub use data::{FormField, InterventionKind, discussion_form, intervention_kinds, kind_name};
pub use decisions::{DecisionDue, decisions_due};
pub use effect::{Effect, FEWEST, KindEffect, effect};
pub(crate) use export::{CaseForExport, cases_for_export};
pub use file::{FileGap, FileMade, FilePage, LONGEST_WHY, MadeFile, file_page, make_file};
pub use form::{Filled, FilledForm, FormSaved, save_form};
pub use head::{HeadSaved, HeadTyped, edit_head, share_case};
pub use interventions::{
    EvaluationTyped, InterventionProblem, InterventionSaved, InterventionTyped, LONGEST_WORDS, Said,
    evaluate_intervention, save_intervention, set_intervention, take_back_evaluation,
};
pub use invite::{
    InvitationProblem, InvitationTyped, Invitations, Invited, MOST_MONTHS, invite_partner,
    withdraw_invitation,
};
pub use invited::{
    Answered, InvitedCase, OwnInvitations, OwnInvited, answer_beforehand, invited_case, own_invitations,
};
pub(crate) use lanes::pupil_cases;
pub use lanes::{PupilCases, lanes_of_cases};
pub use moves::{LONGEST_WORD, MoveTyped, Moved, move_case};
pub use open::Opened;
pub(crate) use open::is_own_teaching;
pub use page::{CasePage, Contacts, case_page};
pub use people::{
    ConsentKept, PersonSaved, PersonTyped, add_person, record_consent, set_person, take_back_consent,
};
pub use plan::{PlanOfCase, plan_of_case};
pub use report::{cases_csv, cases_json, route_json};
pub use request::{Point, RequestProblem, RequestSaved, save_request};
pub use rules::{RulesSaved, save_rules};
pub use sent::{SentFile, sent_to_partnership};
pub use settings::{RouteSaved, RouteSettings, route_settings, save_route};
pub use shared::SharedOf;
pub use suggest::{Colleague, Suggestions, Worked};
pub use texts::{FIELDS, TextSaved, write_text};
