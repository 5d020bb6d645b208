//! What a coordinator's work is made of: own models, tasks, her time, the description of the role.

mod descriptions;
mod models;
mod tasks;
#[cfg(test)]
mod tests;
mod time;

pub use descriptions::{agree, descriptions, drop_draft, put_draft};
pub use models::{add_model, change_model, keep_removed, models};
pub use tasks::{add_task, change_task, last_position, put_task_back, remove_task, task, tasks};
pub use time::{
    SharedTime, add_entry, change_entry, choices, entries, entry, put_choices, remove_entries, remove_entry,
    running, shared_time,
};

use crate::StoreError;

#[cfg(test)]
pub(crate) fn statements() -> Vec<(&'static str, &'static str)> {
    [descriptions::ALL, models::ALL, tasks::ALL, time::ALL].concat()
}

/// A value that is kept as JSON.
fn written<T: serde::Serialize + ?Sized>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|_| StoreError::Unreadable("roles"))
}

fn read<T: serde::de::DeserializeOwned>(text: &str, place: &'static str) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|_| StoreError::Unreadable(place))
}
