//! EDEXML 2.1: the roster of a school, as file (root `EDEX`) and as UWLR *leerlinggegevens*.

mod people;
mod reader;
mod records;
mod references;
mod write;

pub use reader::RosterReader;
pub use records::{RosterFile, RosterGroup, RosterItem, RosterPupil, RosterSchool, RosterStaff};
pub(crate) use write::{NAMESPACE, write_content};
pub use write::{RosterForm, write_roster};

/// Characters of the values that are kept. Source: the types of EDEXML 2.1.
mod limits {
    pub(super) const LAST_NAME: u32 = 200;
    pub(super) const NAME_PREFIX: u32 = 10;
    pub(super) const GIVEN_NAMES: u32 = 200;
    pub(super) const FIRST_NAME: u32 = 64;
    pub(super) const GROUP_NAME: u32 = 64;
    pub(super) const DESCRIPTION: u32 = 256;
    pub(super) const EMAIL: u32 = 256;
    pub(super) const ROLE: u32 = 64;
}
