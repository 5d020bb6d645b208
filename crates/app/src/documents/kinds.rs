//! What a file is: its content and its name must say the same, and it must be of a kind that does nothing by itself.

use domain::documents::FileKind;
use std::io::{Cursor, Read as _};
use zip::ZipArchive;

/// Why a file is not let in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// There is nothing in it.
    Empty,
    /// It is of no kind that a pupil's file takes.
    UnknownKind,
    /// Its content is not what its name says.
    NotWhatItSays,
    /// It holds macros: a program inside a document.
    Macros,
    /// It is a program, or a page that a browser would run.
    Program,
}

/// Ends of names of documents with macros.
const MACRO_ENDINGS: [&str; 7] = ["docm", "dotm", "xlsm", "xltm", "xlsb", "xlam", "pptm"];

/// Ends of names of programs, and of what a browser would run.
const PROGRAM_ENDINGS: [&str; 20] = [
    "exe", "com", "bat", "cmd", "msi", "scr", "ps1", "sh", "js", "mjs", "vbs", "jar", "apk", "app", "htm",
    "html", "xhtml", "mht", "svg", "hta",
];

/// How much of a list of parts is read.
const LIST: u64 = 1 << 20;

/// The kind of a file, by its name and its content.
///
/// # Errors
/// Why it is not let in.
pub fn look_at(name: &str, content: &[u8]) -> Result<FileKind, Refusal> {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.trim().to_lowercase()).unwrap_or_default();
    if PROGRAM_ENDINGS.contains(&ending.as_str()) || is_program(content) {
        return Err(Refusal::Program);
    }
    if MACRO_ENDINGS.contains(&ending.as_str()) {
        return Err(Refusal::Macros);
    }
    let named = FileKind::of_name(name).map_err(|_| Refusal::UnknownKind)?;
    if content.is_empty() {
        return Err(Refusal::Empty);
    }
    let is_so = match named {
        FileKind::Pdf | FileKind::Png | FileKind::Jpeg => {
            infer::get(content).is_some_and(|found| found.mime_type() == named.media_type())
        }
        FileKind::Text => is_text(content),
        FileKind::Docx | FileKind::Xlsx | FileKind::Odt => return packed(named, content),
    };
    if is_so { Ok(named) } else { Err(Refusal::NotWhatItSays) }
}

/// Whether it is a program, or text that a browser would run as a page.
fn is_program(content: &[u8]) -> bool {
    let kind = infer::get(content);
    let is_script = kind.is_some_and(|kind| {
        matches!(kind.mime_type(), "text/html" | "text/xml" | "text/x-shellscript" | "image/svg+xml")
    });
    is_script || infer::is_app(content) || is_page(content)
}

/// Whether a text is a page, a drawing with script or XML: by how it begins, past blanks and the mark of Unicode.
fn is_page(content: &[u8]) -> bool {
    let start = content.get(..512.min(content.len())).unwrap_or_default();
    // Every second byte of UTF-16 is empty.
    let text: String = String::from_utf8_lossy(start).chars().filter(|c| *c != '\0').collect();
    let text = text
        .trim_start_matches(|c: char| c.is_whitespace() || c.is_control() || "\u{feff}\u{fffd}".contains(c));
    let text = text.to_lowercase();
    ["<!doctype", "<html", "<head", "<body", "<script", "<svg", "<?xml", "<?php", "<iframe", "<!--"]
        .iter()
        .any(|start| text.starts_with(start))
}

/// Whether it is text: UTF-8 or Windows-1252 without what no text has.
fn is_text(content: &[u8]) -> bool {
    content.iter().all(|byte| *byte >= 0x20 || matches!(byte, b'\n' | b'\r' | b'\t' | 0x0c))
        && !content.contains(&0x7f)
}

/// The kind of a document that is a packed folder.
fn packed(named: FileKind, content: &[u8]) -> Result<FileKind, Refusal> {
    let mut parts = ZipArchive::new(Cursor::new(content)).map_err(|_| Refusal::NotWhatItSays)?;
    let names = parts.file_names().map(|name| name.map(|name| name.to_lowercase()));
    let names = names.collect::<Result<Vec<String>, _>>().map_err(|_| Refusal::NotWhatItSays)?;
    let has = |name: &str| names.iter().any(|one| one == name);
    let is_macro = |name: &String| {
        name.ends_with("vbaproject.bin")
            || name.ends_with("vbadata.xml")
            || name.contains("/macrosheets/")
            || name.contains("/activex/")
            || name.starts_with("basic/")
            || name.starts_with("scripts/")
    };
    // Who renames a document with macros leaves the list of its parts as it was.
    if names.iter().any(is_macro) || read(&mut parts, "[Content_Types].xml").contains("macroEnabled") {
        return Err(Refusal::Macros);
    }
    let is_so = match named {
        FileKind::Docx => has("[content_types].xml") && has("word/document.xml"),
        FileKind::Xlsx => has("[content_types].xml") && has("xl/workbook.xml"),
        FileKind::Odt => read(&mut parts, "mimetype").trim() == FileKind::Odt.media_type(),
        FileKind::Pdf | FileKind::Png | FileKind::Jpeg | FileKind::Text => false,
    };
    if is_so { Ok(named) } else { Err(Refusal::NotWhatItSays) }
}

/// The start of a part; nothing when there is none.
fn read(parts: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> String {
    let mut bytes = Vec::new();
    if let Ok(part) = parts.by_name(name) {
        // What cannot be unpacked is not recognised either.
        let _ = part.take(LIST).read_to_end(&mut bytes);
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write as _;
    use zip::{ZipWriter, write::SimpleFileOptions};

    fn zip(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in parts {
            zip.start_file(*name, SimpleFileOptions::default()).unwrap();
            zip.write_all(content.as_bytes()).unwrap();
        }
        zip.finish().unwrap().into_inner()
    }

    fn docx(more: &[(&str, &str)]) -> Vec<u8> {
        zip(&[&[("[Content_Types].xml", "<Types/>"), ("word/document.xml", "<document/>")], more].concat())
    }

    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
    const JPEG: &[u8] = b"\xff\xd8\xff\xe0\0\x10JFIF";

    #[test]
    fn what_it_says_and_what_it_is_must_be_the_same() {
        let xlsx = zip(&[("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<workbook/>")]);
        let odt = zip(&[("mimetype", FileKind::Odt.media_type()), ("content.xml", "<c/>")]);
        let windows = b"Caf\xe9 na school".as_slice();
        for (name, content, kind) in [
            ("verslag.PDF", b"%PDF-1.7\n".as_slice(), FileKind::Pdf),
            ("tekening.png", PNG, FileKind::Png),
            ("foto.jpeg", JPEG, FileKind::Jpeg),
            ("brief.docx", &docx(&[]), FileKind::Docx),
            ("lijst.xlsx", &xlsx, FileKind::Xlsx),
            ("brief.odt", &odt, FileKind::Odt),
            ("aantekening.txt", "Zoë leest.\r\n".as_bytes(), FileKind::Text),
            ("oud.txt", windows, FileKind::Text),
        ] {
            assert_eq!(look_at(name, content), Ok(kind), "{name}");
        }
        for (name, content, refusal) in [
            ("foto.png", JPEG, Refusal::NotWhatItSays),
            ("verslag.pdf", PNG, Refusal::NotWhatItSays),
            ("verslag.pdf", b"geen pdf".as_slice(), Refusal::NotWhatItSays),
            ("brief.docx", &xlsx, Refusal::NotWhatItSays),
            ("brief.odt", &docx(&[]), Refusal::NotWhatItSays),
            ("brief.docx", b"PK\x03\x04 half".as_slice(), Refusal::NotWhatItSays),
            ("tekst.txt", b"\0\x01\x02".as_slice(), Refusal::NotWhatItSays),
            ("filmpje.mp4", b"\0\0\0\x18ftypmp42".as_slice(), Refusal::UnknownKind),
            ("zonder einde", b"tekst".as_slice(), Refusal::UnknownKind),
            ("leeg.txt", b"".as_slice(), Refusal::Empty),
        ] {
            assert_eq!(look_at(name, content), Err(refusal), "{name}");
        }
    }

    #[test]
    fn a_document_with_macros_is_refused_whatever_it_is_called() {
        let with_project = docx(&[("word/vbaProject.bin", "x")]);
        let renamed = zip(&[
            (
                "[Content_Types].xml",
                "<Override ContentType=\"application/vnd.ms-word.document.macroEnabled.main+xml\"/>",
            ),
            ("word/document.xml", "<document/>"),
        ]);
        let old_sheet = zip(&[
            ("[Content_Types].xml", "<Types/>"),
            ("xl/workbook.xml", "<workbook/>"),
            ("xl/macrosheets/sheet1.xml", "<x/>"),
        ]);
        let basic = zip(&[("mimetype", FileKind::Odt.media_type()), ("Basic/Standard/Module1.xml", "<x/>")]);
        for (name, content) in [
            ("brief.docx", with_project.as_slice()),
            ("brief.docx", renamed.as_slice()),
            ("brief.docm", docx(&[]).as_slice()),
            ("lijst.xlsx", old_sheet.as_slice()),
            ("brief.odt", basic.as_slice()),
        ] {
            assert_eq!(look_at(name, content), Err(Refusal::Macros), "{name}");
        }
    }

    #[test]
    fn what_runs_by_itself_is_refused_whatever_it_is_called() {
        let elf = [b"\x7fELF\x02\x01\x01".as_slice(), &[0; 64]].concat();
        let utf16: Vec<u8> = "\u{feff}<script>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        for (name, content) in [
            ("verslag.txt", b"<!DOCTYPE html><p>".as_slice()),
            ("verslag.txt", b"\xef\xbb\xbf  \n<svg onload=alert(1)>".as_slice()),
            ("verslag.txt", &utf16),
            ("verslag.txt", b"#!/bin/sh\nrm".as_slice()),
            ("verslag.pdf", b"MZ\x90\0\x03\0\0\0".as_slice()),
            ("foto.png", &elf),
            ("pagina.html", b"tekst".as_slice()),
            ("plaatje.svg", b"tekst".as_slice()),
            ("programma.EXE", b"tekst".as_slice()),
        ] {
            assert_eq!(look_at(name, content), Err(Refusal::Program), "{name}");
        }
    }
}
