//! Notes about pupils: their categories, reading and writing them, and every road to a text. A text is opened in
//! [`lines`] and nowhere else.

mod categories;
mod document;
mod export;
mod feed;
mod lines;
mod read;
mod request;
mod search;
mod words;
mod write;

pub(crate) use categories::ensure;
pub use categories::{
    CategoriesSaved, CategoryConflict, CategoryEdit, CategoryList, CategoryProblem, categories, reader_roles,
    save_categories,
};
pub use document::notes_pdf;
pub use export::{NoteForExport, NotesForExport, WhatIsSaid, WhyWithheld, for_export};
pub use feed::{Feed, FeedLine, Place, feed};
pub use lines::NoteLine;
pub(crate) use lines::this_year;
pub use read::{NoteHistory, NotesOfYear, PupilNotes, VersionLine, history, notes_of_pupil};
pub use request::{open_note, open_year};
pub use search::search;
pub use store::notes::KeptCategory;
pub use words::{day, reason_words, role_words};
pub use write::{LONGEST_TEXT, Saved, Typed, WriteProblem, change, put_back, remove, write};
pub(crate) use write::{cleaned, second};
