//! The group overview, the pupil's page, what is shared of it with guardians, and figures without names.

mod chart;
mod choice;
mod figures;
mod overview;
mod pupil;
mod shared;

pub(crate) use figures::figures;
pub use overview::overview_page_by_itself;
pub(crate) use overview::{overview, overview_as_csv, overview_as_pdf};
pub(crate) use pupil::pupil;
pub(crate) use shared::shared;
