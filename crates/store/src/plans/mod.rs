//! Plans for groups and pupils, with what is written in them, their goals, what came of these, what was done, and what
//! guardians said.

mod consents;
mod frozen;
mod goals;
mod kept;
mod layouts;
mod outcomes;
mod pupils;
mod sessions;
#[cfg(test)]
mod tests;
mod texts;

pub use consents::{add_consent, consents, consents_of, take_back_consent, take_back_consents};
pub use frozen::{freeze, frozen, thaw};
pub use goals::{add_goal, change_goal, goals, goals_of, remove_goal, say_outcome};
pub use kept::{
    PlanMatter, add_plan, change_plan, forget_plan, hold_author, hold_plan, matters_of_group,
    matters_of_pupil, matters_of_school, open_plans, plan, plans_of_group, plans_of_pupil, plans_of_year,
    touch,
};
pub use layouts::{layouts, put_layout};
pub use outcomes::{outcomes, put_outcome, take_back_outcome};
pub use pupils::{place_pupil, pupils, pupils_of, remove_pupil};
pub use sessions::{add_session, remove_session, sessions};
pub use texts::{NewText, put_text, text_versions, texts, texts_of};

use crate::StoreError;

#[cfg(test)]
pub(crate) fn statements() -> Vec<(&'static str, &'static str)> {
    [
        consents::ALL,
        frozen::ALL,
        goals::ALL,
        kept::ALL,
        layouts::ALL,
        outcomes::ALL,
        pupils::ALL,
        sessions::ALL,
        texts::ALL,
    ]
    .concat()
}

/// A value that is kept as JSON.
fn written<T: serde::Serialize + ?Sized>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|_| StoreError::Unreadable("plans"))
}

fn read<T: serde::de::DeserializeOwned>(text: &str, place: &'static str) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|_| StoreError::Unreadable(place))
}
