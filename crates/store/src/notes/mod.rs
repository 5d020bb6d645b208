//! Notes about pupils, their versions and their categories. A text leaves this room as a [`policy::SealedText`] only,
//! with the facts by which it is guarded: who reads its category, who wrote it, when.
//!
//! Searching is `LIKE` on a folded copy of the text, as it is for names: one statement for both engines. Only notes of
//! this and the last school year are looked through, which an index on time finds; of 40,000 notes of 600 letters in that
//! time, SQLite looks through all of them in 0.07 s when a word is nowhere, and sooner when it is found (measured on two
//! cores of 2.5 GHz). A school writes some thousands a year.

mod categories;
mod kept;
mod writing;

pub use categories::{
    KeptCategory, categories, change_category, counts, hold_category, insert_category, keep_categories,
    was_used,
};
pub use kept::{KeptNote, KeptVersion, newest, note, of_pupil, search, versions};
pub use writing::{NewNote, change_note, insert_note, set_removed};

#[cfg(test)]
mod tests;

#[cfg(test)]
pub(crate) fn statements() -> Vec<(&'static str, &'static str)> {
    [categories::ALL, kept::ALL, writing::ALL].concat()
}
