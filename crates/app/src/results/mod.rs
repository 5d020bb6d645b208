//! Results as people look at them: a group, a pupil, and the same as a file.

mod assess;
mod counts;
mod document;
mod overview;
mod pupil;
mod report;
mod spreadsheet;
pub mod words;

pub use assess::Assessment;
pub(crate) use counts::group_counts;
pub use document::{expected, overview_pdf};
pub use overview::{Column, GroupOverview, PupilRow, group_by_key, group_overview};
pub use pupil::{PupilFile, pupil_file};
pub use report::overview_json;
pub use spreadsheet::overview_csv;
