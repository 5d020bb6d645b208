//! The group overview and the pupil's page.

mod chart;
mod choice;
mod overview;
mod pupil;

pub use overview::overview_page_by_itself;
pub(crate) use overview::{overview, overview_as_csv, overview_as_pdf};
pub(crate) use pupil::pupil;
