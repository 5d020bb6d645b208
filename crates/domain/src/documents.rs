//! Documents in a pupil's file: what kinds there are, who added one, and in which category of notes it stands.

use crate::{
    ids::{AccountId, DocumentId},
    notes::Readers,
};

/// What the policy must know of a document. Its category is one of notes, and has the same readers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DocumentFacts {
    /// The document.
    pub id: DocumentId,
    /// Who added it.
    pub author: AccountId,
    /// Who reads its category.
    pub readers: Readers,
    /// Whether its category is restricted.
    pub is_restricted: bool,
    /// Whether it was taken away; it is kept until the file is destroyed.
    pub is_removed: bool,
}

impl DocumentFacts {
    /// Whether it is a memory aid of who added it, as a note can be: shared with nobody, no part of the pupil's file.
    pub fn is_personal(&self) -> bool {
        self.readers == Readers::NOBODY && !self.is_restricted
    }
}

/// The kinds of files that a pupil's file takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FileKind {
    /// PDF.
    Pdf,
    /// A picture as PNG.
    Png,
    /// A picture as JPEG.
    Jpeg,
    /// A text of Word without macros.
    Docx,
    /// A text of `LibreOffice`.
    Odt,
    /// A spreadsheet of Excel without macros.
    Xlsx,
    /// Plain text.
    Text,
}

/// What is no such kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownKind;

impl FileKind {
    /// All kinds, in the order in which a page names them.
    pub const ALL: [Self; 7] =
        [Self::Pdf, Self::Png, Self::Jpeg, Self::Docx, Self::Odt, Self::Xlsx, Self::Text];

    /// The media type, as it is kept and sent.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Odt => "application/vnd.oasis.opendocument.text",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Text => "text/plain",
        }
    }

    /// What its names end in, without the dot; the first is the usual one.
    pub const fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Pdf => &["pdf"],
            Self::Png => &["png"],
            Self::Jpeg => &["jpg", "jpeg"],
            Self::Docx => &["docx"],
            Self::Odt => &["odt"],
            Self::Xlsx => &["xlsx"],
            Self::Text => &["txt"],
        }
    }

    /// The kind with this media type.
    ///
    /// # Errors
    /// When there is no such kind.
    pub fn of_media_type(media_type: &str) -> Result<Self, UnknownKind> {
        Self::ALL.into_iter().find(|kind| kind.media_type() == media_type).ok_or(UnknownKind)
    }

    /// The kind that the name of a file says it is.
    ///
    /// # Errors
    /// When its end is that of no such kind.
    pub fn of_name(name: &str) -> Result<Self, UnknownKind> {
        let (_, ending) = name.rsplit_once('.').ok_or(UnknownKind)?;
        let ending = ending.trim().to_lowercase();
        Self::ALL.into_iter().find(|kind| kind.endings().contains(&ending.as_str())).ok_or(UnknownKind)
    }

    /// Whether a browser shows it inside a page.
    pub const fn is_shown(self) -> bool {
        matches!(self, Self::Pdf | Self::Png | Self::Jpeg)
    }

    /// Whether it is a picture.
    pub const fn is_picture(self) -> bool {
        matches!(self, Self::Png | Self::Jpeg)
    }
}

/// The longest name of a file, in characters.
const LONGEST_NAME: usize = 120;

/// The name of a file without its folder and without what another program could stumble over. It ends as its kind does:
/// what is in front of that may be anything, so that a name cannot pretend to be another kind.
pub fn tidy_name(name: &str, kind: FileKind) -> String {
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    // Marks that turn the direction of writing would let `exe.pdf` look like `fdp.exe`.
    let is_mark = |c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}');
    let is_odd = |c: char| c.is_control() || is_mark(c);
    let plain: String =
        name.chars().filter(|c| !is_odd(*c)).map(|c| if "<>:\"|?*".contains(c) { ' ' } else { c }).collect();
    let ending = kind.endings().first().copied().unwrap_or_default();
    let stem = plain
        .rsplit_once('.')
        .filter(|(_, end)| kind.endings().contains(&end.trim().to_lowercase().as_str()));
    let stem = stem.map_or(plain.as_str(), |(stem, _)| stem);
    let stem = stem.split_whitespace().collect::<Vec<_>>().join(" ");
    let stem: String = stem.trim_matches(['.', ' ']).chars().take(LONGEST_NAME).collect();
    let stem = stem.trim_end();
    if stem.is_empty() { format!("document.{ending}") } else { format!("{stem}.{ending}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_known_by_media_type_and_by_name() {
        for kind in FileKind::ALL {
            assert_eq!(FileKind::of_media_type(kind.media_type()), Ok(kind));
            for ending in kind.endings() {
                assert_eq!(
                    FileKind::of_name(&format!("Brief aan ouders.{}", ending.to_uppercase())),
                    Ok(kind)
                );
            }
        }
        for other in ["verslag", "verslag.docm", "pagina.html", "plaatje.svg", "programma.exe", ".pdf.zip"] {
            assert_eq!(FileKind::of_name(other), Err(UnknownKind), "{other}");
        }
    }

    #[test]
    fn a_name_keeps_what_a_person_reads_and_nothing_else() {
        for (name, kind, tidy) in [
            ("Verslag  Noor (2).PDF", FileKind::Pdf, "Verslag Noor (2).pdf"),
            ("C:\\Users\\ib\\foto.jpeg", FileKind::Jpeg, "foto.jpg"),
            ("../../etc/passwd.txt", FileKind::Text, "passwd.txt"),
            ("a\u{202e}fdp.exe.pdf", FileKind::Pdf, "afdp.exe.pdf"),
            ("brief\r\nSet-Cookie: x.docx", FileKind::Docx, "briefSet-Cookie x.docx"),
            ("...", FileKind::Png, "document.png"),
            ("verslag", FileKind::Pdf, "verslag.pdf"),
            ("Zoë's brief.odt", FileKind::Odt, "Zoë's brief.odt"),
        ] {
            assert_eq!(tidy_name(name, kind), tidy, "{name:?}");
        }
        let long = tidy_name(&format!("{}.txt", "é".repeat(500)), FileKind::Text);
        assert_eq!(long.chars().count(), LONGEST_NAME + 4);
    }
}
