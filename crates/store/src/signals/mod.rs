//! What people answered to signals. A signal itself is computed when it is looked at; only the answer is kept, with the
//! figures that the signal had then.

mod absences;
mod answers;
mod brought;

pub use absences::absences_of_group;
pub use answers::{
    KeptAnswer, answers_of_group, answers_of_pupil, answers_of_year, put_answer, remove_answer,
};
pub use brought::results_brought_since;

#[cfg(test)]
mod tests;

#[cfg(test)]
pub(crate) fn statements() -> Vec<(&'static str, &'static str)> {
    [absences::ALL, answers::ALL, brought::ALL].concat()
}
