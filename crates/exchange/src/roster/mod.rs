//! EDEXML 2.1: the roster of a school, as file (root `EDEX`) and as UWLR *leerlinggegevens*.

mod records;

pub use records::{RosterFile, RosterGroup, RosterItem, RosterPupil, RosterSchool, RosterStaff};
