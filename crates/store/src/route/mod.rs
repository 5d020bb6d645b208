//! The support route: cases, what was tried for them, the moves from step to step, and who takes part.

mod consents;
mod files;
mod forms;
mod interventions;
mod invitations;
mod kept;
mod moves;
mod people;
mod plans;
mod pupils;
mod requests;
mod rules;
mod settings;
#[cfg(test)]
mod tests;
mod texts;

pub use consents::{add_consent, consents, take_back_consent};
pub use files::{add_file, files, files_of_school};
pub use forms::{form, put_form};
pub use interventions::{
    KeptIntervention, WorkedBefore, add_intervention, all_interventions, change_intervention, evaluate,
    evaluated_of_school, interventions, interventions_of_open, interventions_of_pupil, remove_intervention,
};
pub use invitations::{
    KnownInvitation, add_invitation, answer_invitation, invitations, invitations_of_account,
    invitations_of_person, withdraw_invitation,
};
pub use kept::{
    CaseMatter, add_case, case, cases_of_pupil, cases_since, change_case, forget_case, matters_of_group,
    matters_of_pupil, matters_of_school, touch, waiting_cases,
};
pub use moves::{add_move, moves, moves_since};
pub use people::{
    KeptPerson, add_person, all_people, cases_of_person, people, people_of_open, remove_person,
};
pub use plans::{add_plan_of_case, plans_of_case};
pub use pupils::{place_pupil, pupils, pupils_of_all};
pub use requests::{put_request, request, requests_to_remember};
pub use rules::{put_rules, rules};
pub use settings::{put_settings, settings};
pub use texts::{NewText, put_text, text_versions, texts};

use crate::StoreError;

#[cfg(test)]
pub(crate) fn statements() -> Vec<(&'static str, &'static str)> {
    [
        consents::ALL,
        files::ALL,
        forms::ALL,
        interventions::ALL,
        invitations::ALL,
        kept::ALL,
        moves::ALL,
        people::ALL,
        plans::ALL,
        pupils::ALL,
        requests::ALL,
        rules::ALL,
        settings::ALL,
        texts::ALL,
    ]
    .concat()
}

/// The number of a step, as it is kept.
fn step(number: i64) -> Result<u8, StoreError> {
    u8::try_from(number).map_err(|_| StoreError::Unreadable("cases.step"))
}

/// A value that is kept as JSON.
fn written<T: serde::Serialize + ?Sized>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|_| StoreError::Unreadable("route"))
}

fn read<T: serde::de::DeserializeOwned>(text: &str, place: &'static str) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|_| StoreError::Unreadable(place))
}
