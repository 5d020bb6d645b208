//! The messages of a live UWLR 2.2 service: SOAP 1.1, document/literal, with the header *autorisatie*.
//!
//! A call is read in two steps, so that nobody without a key makes a server read a large message: [`read_head`] needs the
//! first kilobytes and gives the [`Authorization`], [`read_call`] needs all of it and gives the [`Call`]. What is asked for
//! is then read by [`crate::results::ResultsReader`] or [`read_roster_request`]. Answers: [`write_confirmation`],
//! [`write_roster_answer`], [`write_fault`]; and [`write_description`] for who connects a supplier.
//!
//! Reading looks at the names and the namespaces of the envelope, of *autorisatie* and of the request, with any prefix or
//! none; inside the request at names only, as the readers of files do.

mod answer;
mod description;
mod envelope;
mod request;

pub use answer::{
    Fault, FaultCode, FaultProblem, RosterAnswer, write_confirmation, write_fault, write_roster_answer,
};
pub use description::{Description, write_description};
pub use envelope::{
    Authorization, Call, LARGEST_HEAD, Operation, Trouble, TroubleKind, operation_of_action, read_call,
    read_head,
};
pub use request::{RosterRequest, Since, read_roster_request};

/// The namespace of the envelope of SOAP 1.1.
pub(crate) const SOAP: &str = "http://schemas.xmlsoap.org/soap/envelope/";
/// The namespace of the header with the key.
pub(crate) const AUTHORIZATION: &str = "http://www.edustandaard.nl/leerresultaten/2/autorisatie";
