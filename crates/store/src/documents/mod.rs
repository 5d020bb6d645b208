//! Documents in pupils' files: what they are called, sealed until the policy opens it, and their content.

mod kept;
#[cfg(test)]
mod tests;

pub use kept::{
    KeptDocument, NewDocument, add_document, content, document, documents_of_pupil, fingerprint,
    set_document_removed,
};

#[cfg(test)]
pub(crate) fn statements() -> Vec<(&'static str, &'static str)> {
    kept::ALL.to_vec()
}
