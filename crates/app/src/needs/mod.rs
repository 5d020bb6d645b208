//! What children need: read, written line by line, taken over from last year, and the phrases and hints that help to word it.

mod clusters;
mod document;
mod group;
mod history;
mod phrases;
mod read;
mod sheet;
mod wording;
mod words;
mod write;

pub use clusters::{Clusters, clusters_of_group};
pub(crate) use document::group_needs_document;
pub use document::{group_needs_pdf, pupil_needs_pdf};
pub use group::{GroupNeeds, NeedsRow, of_group};
pub use history::{NeedChange, NeedEvent, events};
pub use phrases::{
    LONGEST_PHRASE, Origin, PhraseAdded, PhraseLine, PhrasePage, Phrases, add_phrase, hide_phrase,
    phrase_page,
};
pub(crate) use read::year_of;
pub use read::{PupilNeeds, current_lines, of_pupil};
pub use sheet::group_needs_csv;
pub use wording::wording_hints;
pub use words::{arrangement_words, begin_words, column_words, hint_words, kind_words, seen_words};
pub use write::{
    LONGEST_LINE, LONGEST_SOURCE, LineProblem, LineSaved, TypedLine, end_line, new_line_id, put_back,
    save_line, take_over,
};
