//! What children need on paper: one child, or a group.

use super::{
    group::{GroupNeeds, NeedsRow},
    read::PupilNeeds,
    words::{arrangement_words, begin_words, column_words, kind_words, seen_words},
};
use crate::{Ctx, Error, notes::day, register::logo_of, results::PupilRow, trust::paper};
use anyhow::Context as _;
use documents::{
    SectionsDocument,
    sections::{Part, Section},
};
use domain::{
    needs::{NeedColumn, NeedLine},
    register::PersonName,
};
use i18n::Texts;

/// The columns in the order of the form.
const COLUMNS: [NeedColumn; 5] = [
    NeedColumn::Helping,
    NeedColumn::Hindering,
    NeedColumn::Didactic,
    NeedColumn::Pedagogical,
    NeedColumn::Views,
];

/// What one child needs as an accessible PDF, with who wrote each line and when.
///
/// # Errors
/// When the document cannot be made.
pub async fn pupil_needs_pdf(ctx: &Ctx, texts: &Texts, found: &PupilNeeds) -> Result<Vec<u8>, Error> {
    let of = |column: NeedColumn| -> Option<Section> {
        let lines = found.lines.iter().filter(|line| line.kind.column() == column);
        let rows: Vec<Vec<String>> = lines.map(|line| row(texts, line)).collect();
        let head = [texts.needs_head_kind(), texts.needs_head_text(), texts.needs_head_by()];
        let heading = column_words(texts, column);
        (!rows.is_empty()).then(|| paper::section(heading, vec![paper::table(heading, &head, rows)]))
    };
    let mut sections: Vec<Section> = COLUMNS.into_iter().filter_map(of).collect();
    if sections.is_empty() {
        sections.push(paper::section(texts.needs_title_short(), vec![paper::text(texts.needs_nothing())]));
    }
    let name = found.pupil.name.full();
    let year = texts.school_year(found.year.to_string().as_str());
    let subtitle = match found.on {
        Some(on) => format!("{year} · {}", texts.needs_as_of(texts.language().long_date(on).as_str())),
        None => year,
    };
    let title = texts.needs_pdf_title(name.as_str());
    paper::pdf(ctx, texts, &found.school, (&title, &subtitle, texts.needs_pdf_purpose()), sections).await
}

fn row(texts: &Texts, line: &NeedLine) -> Vec<String> {
    let date = texts.language().date(day(line.changed_at));
    let by = texts.needs_by(line.author_name.reveal().as_str(), date.as_str());
    vec![kind_words(texts, line.kind), sentence(texts, line), by]
}

/// A line as a sentence, with its beginning and who saw it.
fn sentence(texts: &Texts, line: &NeedLine) -> String {
    let begin = begin_words(texts, line.kind);
    let text = line.text.reveal();
    let whole = if begin.is_empty() { text.clone() } else { format!("{begin} {text}") };
    match seen_words(texts, line) {
        Some(seen) => format!("{whole} ({seen})"),
        None => whole,
    }
}

/// What the children of a group need as an accessible PDF: a section a child, in the columns of the form. Of whom nothing was
/// written stands at the end.
///
/// # Errors
/// When the document cannot be made.
pub async fn group_needs_pdf(ctx: &Ctx, texts: &Texts, found: &GroupNeeds) -> Result<Vec<u8>, Error> {
    let logo = logo_of(ctx, &found.overview.school).await?;
    let document = SectionsDocument { logo, ..group_needs_document(ctx, texts, found) };
    Ok(documents::sections(&document).context("needs of a group as PDF")?)
}

/// The same before it is laid out.
pub(crate) fn group_needs_document(ctx: &Ctx, texts: &Texts, found: &GroupNeeds) -> SectionsDocument {
    let overview = &found.overview;
    let with_lines = found.pupils().filter(|(_, needs)| !needs.lines.is_empty());
    let mut sections: Vec<Section> = with_lines.map(|(row, needs)| of_one(texts, row, needs)).collect();
    let without: Vec<String> = found
        .pupils()
        .filter(|(_, needs)| needs.lines.is_empty())
        .map(|(row, _)| row.pupil.name.full())
        .collect();
    if !without.is_empty() || sections.is_empty() {
        let names = if without.is_empty() { texts.needs_nothing().to_owned() } else { without.join("\n") };
        sections.push(paper::section(texts.needs_without_title(), vec![Part::Text(names)]));
    }
    let year = overview.group.school_year.to_string();
    let teachers = overview.teachers.iter().map(PersonName::full).collect::<Vec<_>>().join(", ");
    let parts = [texts.school_year(year.as_str()), teachers];
    let subtitle = parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ");
    let title = texts.needs_group_title(overview.group.name.as_str());
    paper::document(ctx, texts, &overview.school, (&title, &subtitle, texts.needs_pdf_purpose()), sections)
}

fn of_one(texts: &Texts, row: &PupilRow, needs: &NeedsRow) -> Section {
    let clusters: Vec<String> = needs
        .clusters
        .iter()
        .map(|(subject, one)| format!("{subject}: {}", arrangement_words(texts, *one)))
        .collect();
    let column = |column: NeedColumn| {
        let lines = needs.lines.iter().filter(|line| line.kind.column() == column);
        let words: Vec<String> = lines.map(|line| format!("– {}", sentence(texts, line))).collect();
        (column_words(texts, column), Some(words.join("\n")))
    };
    let mut known: Vec<(&str, Option<String>)> = COLUMNS.into_iter().map(column).collect();
    known.push((texts.needs_head_cluster(), Some(clusters.join(", "))));
    paper::section(&row.pupil.name.full(), vec![paper::pairs(known)])
}
