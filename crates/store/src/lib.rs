//! All SQL of the program: SQLite and PostgreSQL behind one [`Db`], one SQL text for both.
//!
//! Every statement is a constant that a test prepares on both engines. What the engines do differently stands in
//! [`dialect`] and nowhere else. Functions on a school's data ask for the [`policy::InSchool`] that only `policy`
//! issues. A [`WriteTx`] cannot be committed without an [`audit::AuditEvent`].

#[macro_use]
mod statements;

pub mod agreements;
pub mod audit;
mod bulk;
pub mod calendar;
pub mod concerns;
mod db;
mod dialect;
pub mod documents;
mod error;
mod folding;
pub mod imports;
pub mod meetings;
mod migrations;
pub mod needs;
pub mod notes;
pub mod notices;
pub mod plans;
pub mod register;
pub mod results;
pub mod roles;
pub mod route;
pub mod signals;
pub mod surveys;
#[cfg(feature = "testing")]
pub mod testing;
#[cfg(test)]
mod tests;
pub mod today;
pub mod transfer;
pub mod trust;

use db::Sealed;
pub use db::{Db, Engine, ReadTx, Reads, WriteTx};
pub use error::StoreError;
pub use folding::fold;
