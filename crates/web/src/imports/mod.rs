//! Bringing in files, the list of imports, and undoing one.

mod drafts;
mod history;
mod mapping;
pub(crate) mod service;
pub(crate) mod service_keys;
mod upload;
mod words;

pub(crate) use drafts::{answers, page as draft, take, throw_away};
pub(crate) use history::{forget, list, one, roll_back};
pub(crate) use mapping::{mapping, save as save_mapping};
pub(crate) use upload::{results, roster, sheet, upload_limit};
