//! UWLR 2.2 *leerresultaten_verzoek*: test results, bare or in a SOAP envelope.

mod records;

pub use records::{ResultRecord, ResultsFile, ResultsItem, ResultsSchool, TestRecord};
