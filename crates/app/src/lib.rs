//! Use cases: load, ask, decide, save, audit. The only place where a write transaction is opened.
//!
//! One module per capability, with the same names as in `domain` and `store`. Nothing here knows HTTP or HTML. A use
//! case takes a [`Ctx`]: who asks, when, and the database behind it.

pub mod agreements;
pub mod calendar;
pub mod concerns;
mod ctx;
pub mod demo;
pub mod documents;
mod error;
pub mod imports;
pub mod meetings;
pub mod needs;
mod norms;
pub mod notes;
pub mod notices;
pub mod plans;
pub mod register;
pub mod results;
pub mod roles;
pub mod route;
pub mod signals;
pub mod surveys;
pub mod today;
pub mod trust;

pub use ctx::{App, Clock, Ctx};
pub use error::{Conflict, Error};
pub use norms::{Band, LevelBands, level_bands};
