//! The group overview, the pupil's page, what is shared of it with guardians, and figures without names.

mod catalogue;
mod chart;
mod choice;
mod figures;
mod grid;
mod grid_choose;
mod grid_done;
mod grid_view;
mod grid_words;
mod norms;
mod overview;
mod own_tests;
mod pupil;
mod pupil_dossier;
mod pupil_head;
mod pupil_lines;
mod pupil_pdf;
mod pupil_profile;
mod pupil_results;
mod settings_routes;
mod shared;

pub(crate) use figures::figures;
pub(crate) use grid::{enter, save as save_grid, save_sent as save_grid_cells};
pub(crate) use grid_choose::choose as choose_grid;
pub(crate) use grid_done::done as grid_done;
pub use overview::overview_page_by_itself;
pub(crate) use overview::{overview, overview_as_csv, overview_as_pdf};
pub(crate) use pupil::pupil;
pub(crate) use pupil_dossier::dossier;
pub(crate) use pupil_head::PupilTabs;
pub(crate) use pupil_pdf::file_as_pdf;
pub(crate) use pupil_results::all_results;
pub(crate) use settings_routes::settings_routes;
pub(crate) use shared::shared;
