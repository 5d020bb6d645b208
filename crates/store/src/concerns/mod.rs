//! Protected records: their heads, what stands in them, who reads them, and who is appointed in the school.
//!
//! What stands in a record is given for a [`policy::ReadsConcern`] alone. A head carries nothing but ids and days: with it
//! the use cases find out who reads.

mod destroyed;
mod entries;
mod kept;
mod readers;
#[cfg(test)]
mod tests;

pub use destroyed::destroy_concern;
pub(crate) use destroyed::destroy_concern_of_pupil;
pub use entries::{
    OwnSignal, add_entry, entries, own_signals, put_step, steps, steps_taken, strike_out, take_step_back,
};
pub use kept::{add_concern, close_concern, concern, concern_of_pupil, concerns, touch_concern};
pub use readers::{
    add_officer, add_reader, concern_rules, lock_readers, officers, put_concern_rules, readers,
    readers_of_school, remove_officer, remove_reader, team,
};

#[cfg(test)]
pub(crate) fn statements() -> Vec<(&'static str, &'static str)> {
    [destroyed::ALL, entries::ALL, kept::ALL, readers::ALL].concat()
}
