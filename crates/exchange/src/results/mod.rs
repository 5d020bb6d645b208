//! UWLR 2.2 *leerresultaten_verzoek*: test results, bare or in a SOAP envelope.

mod integrity;
mod reader;
mod records;
mod result;
mod test;
mod write;

pub use reader::ResultsReader;
pub use records::{ResultRecord, ResultsFile, ResultsItem, ResultsSchool, TestRecord};
pub(crate) use write::NAMESPACE;
pub use write::write_results;
