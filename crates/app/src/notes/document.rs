//! The notes about a pupil on paper: what shows by itself. What is given on request only is named, not printed.

use super::{NoteLine, PupilNotes, words::day};
use crate::{Ctx, Error, demo};
use anyhow::Context as _;
use documents::{
    PageWords, SectionsDocument,
    sections::{Entry, EntryText, Part, Section},
};
use i18n::Texts;

/// The notes as an accessible PDF.
///
/// # Errors
/// When the document cannot be made.
pub fn notes_pdf(ctx: &Ctx, texts: &Texts, notes: &PupilNotes) -> Result<Vec<u8>, Error> {
    let language = texts.language();
    let school = &notes.school;
    let section = |of: &super::NotesOfYear| {
        let entries: Vec<Entry> = of
            .notes
            .iter()
            .filter(|note| note.removed_at.is_none())
            .map(|note| entry(texts, of.is_past, note))
            .collect();
        let heading = texts.notes_year(of.year.to_string().as_str());
        (!entries.is_empty()).then(|| Section { heading, parts: vec![Part::Entries(entries)] })
    };
    let reference = if demo::is_demo(school) { texts.demo_notice() } else { texts.notes_pdf_confidential() };
    let document = SectionsDocument {
        language: language.code().to_owned(),
        date: ctx.today(),
        title: texts.notes_title(notes.pupil.name.first.reveal().as_str()),
        subtitle: notes.pupil.name.full(),
        school_name: school.name.clone().unwrap_or_else(|| school.codes.code()),
        logo: None,
        made_on: texts.made_on(language.date(ctx.today()).as_str()),
        purpose: texts.notes_pdf_purpose().to_owned(),
        unprintable: texts.notes_pdf_unprintable().to_owned(),
        contents: String::new(),
        sections: notes.years.iter().filter_map(section).collect(),
        reference: reference.to_owned(),
        page: PageWords {
            before: format!("{} ", texts.page_before()),
            between: format!(" {} ", texts.page_between()),
            after: String::new(),
        },
    };
    Ok(documents::sections(&document).context("notes as PDF")?)
}

fn entry(texts: &Texts, is_past: bool, note: &NoteLine) -> Entry {
    let withheld = if is_past { texts.notes_pdf_past() } else { texts.notes_pdf_restricted() };
    Entry {
        date: texts.language().long_date(day(note.written_at)),
        author: note.author_name.reveal().clone(),
        category: note.category_name.clone(),
        text: match &note.text {
            Some(text) => EntryText::Given(text.reveal().clone()),
            None => EntryText::Withheld(withheld.to_owned()),
        },
    }
}
