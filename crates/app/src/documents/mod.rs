//! Documents in a pupil's file: what is let in, who sees which, and every road to a content. A content is opened in
//! [`open`] and in [`export`] and nowhere else.

mod add;
mod export;
mod kinds;
mod list;
mod open;

pub use add::{Added, DocumentProblem, LARGEST, LONGEST_TITLE, NewFile, add_document, require_to_add};
pub use export::{DocumentForExport, DocumentsForExport, for_export};
pub use kinds::{Refusal, look_at};
pub use list::{
    DocumentLine, Named, PupilDocuments, document, documents_in_short, documents_of_pupil, put_back,
    reader_roles, remove,
};
pub use open::{Opened, Opening, open_document, open_on_request};
