//! The first bytes of a file: is this XML, and in which encoding?

use crate::ProblemKind;
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use std::borrow::Cow;

/// How many bytes are looked at; an XML declaration is far shorter.
pub(super) const HEAD: usize = 1024;

/// What the first bytes tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Opening {
    /// Length of the byte order mark.
    pub skip: usize,
    /// The encoding; UTF-8 when nothing else is said.
    pub encoding: &'static Encoding,
}

/// Looks at the first bytes. `whole` says that the file has no more than these.
///
/// # Errors
/// `EmptyFile`, `NotXml` (also for a web page), or `WrongEncoding` for one that nobody knows or that XML rarely is in.
pub(super) fn look(head: &[u8], whole: bool) -> Result<Opening, ProblemKind> {
    if head.starts_with(&[0xff, 0xfe, 0, 0]) || head.starts_with(&[0, 0, 0xfe, 0xff]) {
        return Err(ProblemKind::WrongEncoding { encoding: "UTF-32".to_owned() });
    }
    let (marked, skip) = mark(head);
    let body = head.get(skip..).unwrap_or_default();
    let (text, _) = marked.unwrap_or(UTF_8).decode_without_bom_handling(body);
    let text = text.trim_start();
    if text.is_empty() {
        if whole {
            return Err(ProblemKind::EmptyFile);
        }
        return Ok(Opening { skip, encoding: marked.unwrap_or(UTF_8) });
    }
    if !text.starts_with('<') || is_web_page(text) {
        return Err(ProblemKind::NotXml);
    }
    let encoding = match marked {
        Some(encoding) => encoding,
        None => declared(text)?,
    };
    Ok(Opening { skip, encoding })
}

/// What a message that is in memory says. A name of an encoding that came beside it counts for more than the one in it, and
/// less than a byte order mark. Of the first `part` of a message the last character may be missing.
///
/// # Errors
/// As [`look`]; `WrongEncoding` also when the bytes do not fit.
pub(crate) fn text_of<'b>(
    bytes: &'b [u8],
    label: Option<&str>,
    is_part: bool,
) -> Result<Cow<'b, str>, ProblemKind> {
    let head = bytes.get(..bytes.len().min(HEAD)).unwrap_or_default();
    let opening = look(head, !is_part)?;
    let beside = label.and_then(|label| Encoding::for_label(label.as_bytes())).filter(|encoding| {
        let is_wide = *encoding == UTF_16LE || *encoding == UTF_16BE;
        mark(head).0.is_none() && !is_wide && *encoding != encoding_rs::REPLACEMENT
    });
    let encoding = beside.unwrap_or(opening.encoding);
    let body = bytes.get(opening.skip..).unwrap_or_default();
    if is_part {
        return Ok(encoding.decode_without_bom_handling(body).0);
    }
    let text = encoding.decode_without_bom_handling_and_without_replacement(body);
    text.ok_or_else(|| ProblemKind::WrongEncoding { encoding: encoding.name().to_owned() })
}

/// A whole file as text without its mark, whatever encoding it is in.
///
/// # Errors
/// As [`look`]; `WrongEncoding` when the bytes are not what the file says.
pub(crate) fn decode(bytes: &[u8]) -> Result<String, ProblemKind> {
    let opening = look(bytes.get(..HEAD).unwrap_or(bytes), bytes.len() <= HEAD)?;
    let body = bytes.get(opening.skip..).unwrap_or_default();
    let (text, is_broken) = opening.encoding.decode_without_bom_handling(body);
    if is_broken {
        return Err(ProblemKind::WrongEncoding { encoding: opening.encoding.name().to_owned() });
    }
    Ok(text.into_owned())
}

/// The encoding that a byte order mark, or the way in which `<` is written, tells; and the length of the mark.
fn mark(head: &[u8]) -> (Option<&'static Encoding>, usize) {
    if let Some((encoding, length)) = Encoding::for_bom(head) {
        return (Some(encoding), length);
    }
    match head {
        [b'<', 0, second, 0, ..] if *second != 0 => (Some(UTF_16LE), 0),
        [0, b'<', 0, second, ..] if *second != 0 => (Some(UTF_16BE), 0),
        _ => (None, 0),
    }
}

fn is_web_page(text: &str) -> bool {
    let starts = |with: &str| text.get(..with.len()).is_some_and(|start| start.eq_ignore_ascii_case(with));
    starts("<!doctype html") || starts("<html")
}

/// The encoding that the XML declaration names. One that says UTF-16 was itself readable byte by byte, so that is not
/// so: programs that kept a file as text in memory leave that word behind, and mean UTF-8.
fn declared(text: &str) -> Result<&'static Encoding, ProblemKind> {
    let Some(label) = declared_label(text) else { return Ok(UTF_8) };
    match Encoding::for_label(label.as_bytes()) {
        Some(encoding) if encoding == UTF_16LE || encoding == UTF_16BE => Ok(UTF_8),
        Some(encoding) if encoding != encoding_rs::REPLACEMENT => Ok(encoding),
        _ => Err(ProblemKind::WrongEncoding { encoding: super::cut(label, 40) }),
    }
}

fn declared_label(text: &str) -> Option<&str> {
    let declaration = text.strip_prefix("<?xml")?;
    let declaration = declaration.get(..declaration.find("?>")?)?;
    let after = declaration.get(declaration.find("encoding")? + "encoding".len()..)?;
    let quoted = after.trim_start().strip_prefix('=')?.trim_start();
    let quote = quoted.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    quoted.get(1..)?.split(quote).next()
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::WINDOWS_1252;

    fn encoding(head: &[u8]) -> Result<&'static Encoding, ProblemKind> {
        look(head, true).map(|opening| opening.encoding)
    }

    #[test]
    fn mark_declaration_and_nothing() {
        assert_eq!(look(b"\xef\xbb\xbf<a/>", true), Ok(Opening { skip: 3, encoding: UTF_8 }));
        assert_eq!(look(b"\xff\xfe<\0a\0/\0>\0", true), Ok(Opening { skip: 2, encoding: UTF_16LE }));
        assert_eq!(encoding(b"\0<\0a\0/\0>"), Ok(UTF_16BE));
        assert_eq!(encoding(b"<a/>"), Ok(UTF_8));
        assert_eq!(encoding(b"<?xml version='1.0' encoding = 'ISO-8859-1' ?><a/>"), Ok(WINDOWS_1252));
        assert_eq!(encoding(b"<?xml version=\"1.0\" encoding=\"utf-16\"?><a/>"), Ok(UTF_8));
        assert_eq!(encoding(b"<?xml version='1.0'?><a encoding='latin1'/>"), Ok(UTF_8));
    }

    #[test]
    fn what_is_no_xml_is_seen_at_once() {
        let web_page: &[u8] = b"  <!DOCTYPE html><html></html>";
        for head in [&b"PK\x03\x04"[..], b"%PDF-1.7", b"\x89PNG\r\n", b"naam;groep", b"\0\0\0\0", web_page] {
            assert_eq!(encoding(head), Err(ProblemKind::NotXml), "{head:?}");
        }
        for head in [&b""[..], b" \r\n\t ", b"\xef\xbb\xbf", b"\xff\xfe"] {
            assert_eq!(encoding(head), Err(ProblemKind::EmptyFile), "{head:?}");
        }
        let unknown = encoding(b"<?xml version='1.0' encoding='klingon'?><a/>");
        assert_eq!(unknown, Err(ProblemKind::WrongEncoding { encoding: "klingon".to_owned() }));
    }
}
