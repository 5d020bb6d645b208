//! Results as people look at them: a group, a pupil, and the same as a file.

mod assess;
pub mod chart;
mod counts;
mod document;
mod figures;
mod overview;
mod pupil;
mod report;
mod shared;
mod spreadsheet;
pub mod words;

pub use assess::Assessment;
pub(crate) use counts::group_counts;
pub use document::{expected, overview_pdf};
pub use figures::{FigureRow, RowOf, SchoolFigures, SubjectFigures, school_figures};
pub use overview::{Column, GroupOverview, PupilRow, group_by_key, group_overview};
pub use pupil::{PupilFile, pupil_file};
pub use report::overview_json;
pub use shared::{SharedFile, sees_only_shared, sent_to_partnership, shared_file};
pub use spreadsheet::overview_csv;
pub(crate) use spreadsheet::{harmless, number};
