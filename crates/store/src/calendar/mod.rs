//! The calendars of a school: windows of tests, entries of the year plan, the school's template, and links for calendar
//! programs.

mod batches;
mod entries;
mod feeds;
mod templates;
#[cfg(test)]
mod tests;
mod ticks;
mod windows;

pub use batches::{YearBatch, add_batch, batch, drop_batch};
pub use entries::{
    add_entry, change_entry, entries_between, entries_of_batch, entries_of_year, entry, entry_years,
    forget_entry,
};
pub use feeds::{KeptFeed, drop_feed, feed_by_hash, feed_made_at, put_feed};
pub use templates::{YearTemplate, add_template, drop_template, template};
pub use ticks::{Tick, put_tick, take_tick_off, ticks_of_year};
pub use windows::{add_window, change_window, delete_window, window, window_years, windows_of_year};

#[cfg(test)]
pub(crate) fn statements() -> Vec<(&'static str, &'static str)> {
    [batches::ALL, entries::ALL, feeds::ALL, templates::ALL, ticks::ALL, windows::ALL].concat()
}
