//! What a file is, by its first bytes.

use crate::{
    ProblemKind,
    roots::{Root, is_beside, is_wrapping},
    xml::Xml,
};

/// What a file looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// A roster: EDEXML, or UWLR *leerlinggegevens*.
    Roster,
    /// Results: UWLR *leerresultaten_verzoek*.
    Results,
    /// XML, but neither, or not to be told from these bytes.
    OtherXml,
    /// No XML.
    NotXml,
    /// Nothing at all.
    Empty,
}

/// Tells what a file is by its first bytes; a few kilobytes are enough. Reading it tells more.
pub fn sniff(head: &[u8]) -> FileKind {
    let mut xml = Xml::new(head);
    loop {
        match xml.child() {
            Ok(true) if is_wrapping(xml.name()) => {}
            Ok(true) if is_beside(xml.name()) => {
                if xml.skip().is_err() {
                    return FileKind::OtherXml;
                }
            }
            Ok(true) => {
                return match Root::of(xml.name()) {
                    Some(Root::Roster) => FileKind::Roster,
                    Some(Root::Results) => FileKind::Results,
                    None => FileKind::OtherXml,
                };
            }
            Ok(false) if !xml.has_ended() => {}
            Ok(false) => return FileKind::OtherXml,
            Err(problem) => {
                return match problem.kind {
                    ProblemKind::EmptyFile => FileKind::Empty,
                    ProblemKind::NotXml => FileKind::NotXml,
                    _ => FileKind::OtherXml,
                };
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_root_tells() {
        for (head, kind) in [
            (&b"<?xml version='1.0'?><!-- x --><EDEX><school>"[..], FileKind::Roster),
            (b"<s:Envelope><s:Header><x/></s:Header><s:Body><l:leerresultaten_verzoek>", FileKind::Results),
            (b"<a:leerlinggegevens_antwoord><a:leerlinggegevens>", FileKind::Roster),
            (b"<overstapdossier>", FileKind::OtherXml),
            (b"<Envelope><Body/></Envelope>", FileKind::OtherXml),
            (b"<EDE", FileKind::OtherXml),
            (b"PK\x03\x04", FileKind::NotXml),
            (b"", FileKind::Empty),
        ] {
            assert_eq!(sniff(head), kind, "{}", String::from_utf8_lossy(head));
        }
    }
}
