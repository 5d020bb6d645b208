//! The needs of a group as CSV, for spreadsheets.

use super::{
    group::GroupNeeds,
    words::{arrangement_words, begin_words, kind_words, seen_words},
};
use crate::{Error, results::harmless};
use anyhow::Context as _;
use domain::needs::NeedLine;
use i18n::Texts;
use serde::Serialize;

/// One line: one thing that a pupil needs.
#[derive(Serialize, Default)]
struct Line {
    key: String,
    name: String,
    clusters: String,
    kind: String,
    text: String,
    seen: String,
    author: String,
    date: String,
}

/// The needs as CSV with semicolons, as Dutch spreadsheet programs open it: a line for each thing that a pupil needs. A pupil
/// of whom nothing was written has one line.
///
/// # Errors
/// When it cannot be written.
pub fn group_needs_csv(texts: &Texts, found: &GroupNeeds) -> Result<String, Error> {
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
    for (row, needs) in found.pupils() {
        let clusters: Vec<String> = needs
            .clusters
            .iter()
            .map(|(subject, one)| format!("{subject}: {}", arrangement_words(texts, *one)))
            .collect();
        let start = || Line {
            key: harmless(&row.pupil.key),
            name: harmless(&row.pupil.name.full()),
            clusters: harmless(&clusters.join(", ")),
            ..Line::default()
        };
        for line in &needs.lines {
            writer.serialize(filled(texts, line, start())).context("line of the CSV")?;
        }
        if needs.lines.is_empty() {
            writer.serialize(start()).context("line of the CSV")?;
        }
    }
    let bytes = writer.into_inner().map_err(|error| anyhow::anyhow!("end of the CSV: {error}"))?;
    Ok(String::from_utf8(bytes).context("the CSV is text")?)
}

fn filled(texts: &Texts, line: &NeedLine, start: Line) -> Line {
    let begin = begin_words(texts, line.kind);
    let text = line.text.reveal();
    Line {
        kind: kind_words(texts, line.kind),
        text: harmless(&if begin.is_empty() { text.clone() } else { format!("{begin} {text}") }),
        seen: harmless(&seen_words(texts, line).unwrap_or_default()),
        author: harmless(line.author_name.reveal()),
        date: crate::notes::day(line.changed_at).to_string(),
        ..start
    }
}
