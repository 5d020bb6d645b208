//! OSO 2019.1: the transfer file of a pupil, in the form that goes to the partnership (*swv-dossier*). Written, never read.

mod records;
mod write;

pub use records::{
    OsoArrangement, OsoDocument, OsoFile, OsoGuardian, OsoInsight, OsoPerson, OsoPlan, OsoPupil, OsoResult,
    OsoSchool, OsoYear,
};
pub use write::write_request;
