//! What is never stored: service numbers, ethnicity, countries of birth. Not read as a value, and taken out of a file
//! that must wait.

use crate::{ProblemKind, xml};
use quick_xml::{Reader, events::Event};

/// Elements of a roster that are never stored.
const ELEMENTS: [&str; 9] = [
    "etniciteit",
    "land",
    "land_vader",
    "land_moeder",
    "sofinummer",
    "bsn",
    "onderwijsnummer",
    "bsn_ondwnr-4",
    "rijksregisternummer",
];

/// Whether an element is never stored.
pub(crate) fn is_never_stored(name: &str) -> bool {
    ELEMENTS.contains(&name)
}

/// An XML file in UTF-8 without the content of what is never stored; each line stays in its place, so that problems keep theirs.
/// Comments go too. What stands behind a mistake in the XML is left out: nothing reads beyond it.
///
/// # Errors
/// When it is no XML, or its encoding is not what it says.
pub fn without_never_stored(bytes: &[u8]) -> Result<Vec<u8>, ProblemKind> {
    let text = xml::decode(bytes)?;
    let mut kept = text.clone().into_bytes();
    let mut reader = Reader::from_str(&text);
    reader.config_mut().check_end_names = false;
    loop {
        let before = reader.buffer_position();
        match reader.read_event() {
            // A tag inside a tag: from here on nothing is what it seems.
            Ok(Event::Start(tag) | Event::Empty(tag)) if tag.contains('<') => {
                kept.truncate(usize::try_from(before).unwrap_or(usize::MAX));
                break;
            }
            Ok(Event::Start(start)) => {
                let name = start.name();
                let local = name.local_name();
                let is_never = is_never_stored(local.as_ref());
                if is_never {
                    let name = name.as_ref().to_owned();
                    let from = reader.buffer_position();
                    let until = end_of(&mut reader, &name).unwrap_or(u64::MAX);
                    blank(&mut kept, from, until);
                }
            }
            Ok(Event::Comment(_)) => {
                blank(&mut kept, before.saturating_add(4), reader.buffer_position().saturating_sub(3))
            }
            Ok(Event::Eof) => break,
            Ok(_) => {}
            Err(_) => {
                kept.truncate(usize::try_from(before).unwrap_or(usize::MAX));
                break;
            }
        }
    }
    // The mark says that it is UTF-8, whatever the declaration says.
    let mut whole = b"\xef\xbb\xbf".to_vec();
    whole.append(&mut kept);
    Ok(whole)
}

/// Where the content of an element ends; none when it never does.
fn end_of(reader: &mut Reader<&[u8]>, name: &str) -> Option<u64> {
    let mut depth = 0_u64;
    loop {
        let before = reader.buffer_position();
        match reader.read_event() {
            Ok(Event::Start(start)) if start.name().as_ref() == name => depth += 1,
            Ok(Event::End(end)) if end.name().as_ref() == name && depth == 0 => return Some(before),
            Ok(Event::End(end)) if end.name().as_ref() == name => depth -= 1,
            Ok(Event::Eof) | Err(_) => return None,
            Ok(_) => {}
        }
    }
}

/// Puts spaces where a text was, without moving a line.
fn blank(bytes: &mut [u8], from: u64, until: u64) {
    let from = usize::try_from(from).unwrap_or(usize::MAX);
    let until = usize::try_from(until).unwrap_or(usize::MAX).min(bytes.len());
    let Some(part) = bytes.get_mut(from..until.max(from)) else { return };
    for byte in part.iter_mut().filter(|byte| !matches!(byte, b'\n' | b'\r')) {
        *byte = b' ';
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cleaned(text: &str) -> String {
        String::from_utf8(without_never_stored(text.as_bytes()).unwrap()).unwrap()
    }

    #[test]
    fn the_values_go_and_the_lines_stay() {
        let text = "<EDEX><leerling key='1'>\n<bsn>123456782</bsn><x:onderwijsnummer\n a='b'>1<i>2</i>\n3</x:onderwijsnummer>\n<!-- 123456782 --><roepnaam>Zoë</roepnaam></leerling></EDEX>";
        let clean = cleaned(text);
        assert!(!clean.contains("123456782") && !clean.contains("<i>2"), "{clean}");
        assert!(
            clean.contains("<roepnaam>Zoë</roepnaam>") && clean.contains("<bsn>         </bsn>"),
            "{clean}"
        );
        assert_eq!(clean.lines().count(), text.lines().count());
    }

    #[test]
    fn a_file_that_breaks_off_keeps_no_rest() {
        assert!(!cleaned("<EDEX><leerling><bsn>123456782").contains("123456782"));
        let broken = cleaned("<EDEX><leerling><a <<bsn>123456782</bsn>");
        assert!(!broken.contains("123456782"), "{broken}");
    }

    #[test]
    fn another_encoding_becomes_utf8() {
        let latin = b"<?xml version='1.0' encoding='ISO-8859-1'?><EDEX><roepnaam>Zo\xeb</roepnaam><land>0052</land></EDEX>";
        let clean = String::from_utf8(without_never_stored(latin).unwrap()).unwrap();
        assert!(clean.contains("Zoë") && !clean.contains("0052"), "{clean}");
        assert!(without_never_stored(b"PK\x03\x04").is_err());
    }
}
