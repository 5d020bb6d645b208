//! The calendars of a school year: when which test is taken, and what else the year asks of whom.

mod entry;
mod shift;
mod windows;

pub use entry::{Asks, Audience, EntryContent, EntryKind, EntrySpan, UnknownCode, YearEntry, YearReader};
pub use shift::{Break, after_breaks, in_year};
pub use windows::{DayRule, NotADayRule, TestWindow, WindowState};
