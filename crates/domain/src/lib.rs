//! Types, rules and state machines of every capability of Stut.
//!
//! Pure and synchronous: no input or output, no clock (time is an argument), no SQL, no HTML, and no sentence
//! for a person. Whoever shows something to a person turns these values into words with the `i18n` crate.
//!
//! One module per capability, with the same name as in the other crates: [`agreements`], [`calendar`], [`concerns`], [`documents`], [`register`], [`results`],
//! [`signals`], [`meetings`], [`needs`], [`plans`], [`notes`], [`roles`], [`route`], [`surveys`], [`trust`].
//! Beside them stand the few basics that every capability needs: [`ids`], [`personal`], [`school_year`].

pub mod agreements;
pub mod calendar;
pub mod concerns;
pub mod documents;
pub mod ids;
pub mod meetings;
pub mod needs;
pub mod notes;
pub mod notices;
pub mod personal;
pub mod plans;
pub mod register;
pub mod results;
pub mod roles;
pub mod route;
pub mod school_year;
pub mod signals;
pub mod surveys;
pub mod trust;

pub use personal::Personal;
pub use school_year::SchoolYear;
