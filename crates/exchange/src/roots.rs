//! The way down to the content: through a SOAP envelope or an answer to the root of a roster or of results.

use crate::{
    ProblemKind,
    xml::{Step, Xml, cut},
};
use std::io::Read;

/// A kind of content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Root {
    Roster,
    Results,
}

impl Root {
    /// The kind with this root element.
    pub(crate) fn of(name: &str) -> Option<Self> {
        match name {
            "EDEX" | "leerlinggegevens" => Some(Self::Roster),
            "leerresultaten_verzoek" => Some(Self::Results),
            _ => None,
        }
    }
}

/// Whether an element is only wrapped around the content.
pub(crate) fn is_wrapping(name: &str) -> bool {
    matches!(name, "Envelope" | "Body" | "leerlinggegevens_antwoord")
}

/// Whether an element beside the content says nothing about it: a SOAP header with the authorization, or an answer that
/// there is nothing to tell.
pub(crate) fn is_beside(name: &str) -> bool {
    matches!(name, "Header" | "geenwijzigingen" | "geengegevens")
}

/// Goes to the next content; `false` at the end of the file.
///
/// # Errors
/// `OtherKind`, or `WrongRoot` for anything else than the content that is wanted.
pub(crate) fn enter<R: Read>(xml: &mut Xml<R>, wanted: Root) -> Step<bool> {
    loop {
        if !xml.child()? {
            if xml.has_ended() {
                return Ok(false);
            }
            continue;
        }
        let name = xml.name();
        if is_wrapping(name) {
            continue;
        }
        if is_beside(name) {
            xml.skip()?;
            continue;
        }
        return match Root::of(name) {
            Some(root) if root == wanted => Ok(true),
            Some(_) => Err(xml.problem(ProblemKind::OtherKind)),
            None => Err(xml.problem(ProblemKind::WrongRoot { found: cut(name, 64) })),
        };
    }
}
