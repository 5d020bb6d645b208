//! What people are told: notices in the program, what they chose, and letters that wait to be sent.

mod choices;
mod kept;
mod letters;

pub use choices::{choices, put_choices};
pub use kept::{
    Notice, add_notice, forget_notices, mark_all_read, mark_read, notice, notices_of, unmark_read,
    unread_by_school, was_told,
};
pub use letters::{
    Letter, LetterKey, LetterKind, LetterState, ask_letter, claim_letter, due_letters, forget_letters,
    last_letter_before, letters_since, make_letter, postpone_letter, settle_letter, who_gets_letters,
};

#[cfg(test)]
mod tests;

#[cfg(test)]
pub(crate) fn statements() -> Vec<(&'static str, &'static str)> {
    [choices::ALL, kept::ALL, letters::ALL].concat()
}
