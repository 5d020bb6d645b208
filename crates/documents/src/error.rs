//! Why a document could not be made.

use thiserror::Error;

/// Why a document could not be made. Every case is a fault of the program or of its caller, never of a school's data;
/// no case holds words of the document, as those may be personal.
#[derive(Debug, Error)]
pub enum DocumentError {
    /// The language is no code of two or three lower-case letters, such as `nl`.
    #[error("the language of a document must be a code of two or three lower-case letters")]
    Language,
    /// The date is outside of what a PDF can hold.
    #[error("the date of a document must lie between the years 1 and 9999")]
    Date,
    /// The document could not be written down for the template.
    #[error("the document could not be written as JSON for its template")]
    Data(#[source] serde_json::Error),
    /// The template has a fault.
    #[error("the template has a fault: {0}")]
    Template(String),
    /// The file for a word processor could not be put together.
    #[error("the document could not be written as {0}")]
    Written(&'static str),
    /// The document does not conform to PDF/A-2a and PDF/UA-1, or the PDF could not be written.
    #[error("the document is not a conforming PDF: {0}")]
    Conformance(String),
}

/// The messages of typst in one line, without what they quote from the document.
pub(crate) fn without_quotes<'a>(messages: impl Iterator<Item = &'a str>) -> String {
    let mut all = String::new();
    for message in messages {
        if !all.is_empty() {
            all.push_str("; ");
        }
        let mut quoted_by = None;
        for c in message.chars() {
            match quoted_by {
                Some(quote) if c == quote => quoted_by = None,
                Some(_) => continue,
                None if matches!(c, '"' | '`') => quoted_by = Some(c),
                None => {}
            }
            all.push(c);
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_quotes_nobody() {
        let messages = ["the text \"Emre\" has no glyph", "no field `naam`"];
        assert_eq!(without_quotes(messages.into_iter()), "the text \"\" has no glyph; no field ``");
    }
}
