//! Files of the field: bytes to records with problems that carry line and field, and records back to bytes.
//!
//! Lenient in reading, strict in reporting. Reading streams: a reader is an iterator of items, holds one record and the
//! keys it has seen, and never more. Nothing in here knows the database; whether a pupil is known is for `app` to say.
//!
//! [`roster`]: EDEXML 2.1, as file (root `EDEX`) and as UWLR *leerlinggegevens*. [`results`]: UWLR 2.2
//! *leerresultaten_verzoek*, bare or in a SOAP envelope. [`soap`]: the messages of a live UWLR service. [`sheet`]: CSV and XLSX
//! with a mapping. [`oso`]: the file of a pupil for the partnership, written only. [`problem`]: what
//! can be wrong in a file. [`sniff()`]: which of them a file is.

mod never_stored;
pub mod norms;
pub mod oso;
pub mod problem;
pub mod results;
mod roots;
pub mod roster;
mod school;
mod seen;
pub mod sheet;
mod sniff;
pub mod soap;
mod xml;

pub use never_stored::without_never_stored;
pub use problem::{Problem, ProblemKind, Severity};
pub use sniff::{FileKind, sniff};
