//! Bringing in files, the list of imports, and undoing one.

mod history;
mod upload;

pub(crate) use history::{list, one, roll_back};
pub(crate) use upload::{results, roster, upload_limit};
