//! What children need, line by line, and the phrases that a school offers while it is written.

mod lines;
mod phrases;
#[cfg(test)]
mod tests;

pub use lines::{
    add_line, change_line, end_line, last_position, line, lines_of_group, lines_of_pupil, lines_of_year,
    restore_line, successor, years_with_lines,
};
pub use phrases::{GrownPhrase, KeptPhrase, add_phrase, first_names, grown_phrases, hide_phrase, phrases};

#[cfg(test)]
pub(crate) fn statements() -> Vec<(&'static str, &'static str)> {
    [lines::ALL, phrases::ALL].concat()
}
