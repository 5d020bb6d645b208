//! Talks with their agenda, who takes part, what is written, and the kinds that a school made.

mod kept;
mod kinds;
mod named;
mod people;
mod subjects;
#[cfg(test)]
mod tests;
mod texts;

pub use kept::{
    TalkMatter, add_talk, change_talk, forget_talk, matters_of_group, matters_of_pupil, matters_of_school,
    talk, talks_between, talks_of_pupil, talks_of_round, touch,
};
pub use kinds::{kinds, put_kind};
pub use named::{groups_between, main_pupils_between};
pub use people::{add_person, change_person, people, people_of, remove_person};
pub use subjects::{add_subject, change_subject, forget_subject, subjects, subjects_of};
pub use texts::{NewText, put_text, text_versions, texts};

use crate::StoreError;

#[cfg(test)]
pub(crate) fn statements() -> Vec<(&'static str, &'static str)> {
    [kept::ALL, kinds::ALL, named::ALL, people::ALL, subjects::ALL, texts::ALL].concat()
}

/// A value that is kept as JSON.
fn written<T: serde::Serialize + ?Sized>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|_| StoreError::Unreadable("talks"))
}

fn read<T: serde::de::DeserializeOwned>(text: &str, place: &'static str) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|_| StoreError::Unreadable(place))
}
