//! A protected record to hand over, on paper and for a program. That it was written out is in the trail first.

use super::{
    data::StepWords,
    open::{Opened, author, open},
    record::{StepOf, steps},
    words::{kind_words, nature_words},
};
use crate::{
    Ctx, Error,
    notes::day,
    trust::paper::{pairs, pdf, section},
};
use anyhow::Context as _;
use documents::sections::{Entry, EntryText, Part, Section};
use domain::{
    Personal,
    concerns::ConcernEntry,
    ids::{ConcernId, PupilId},
};
use i18n::{Language, Texts};
use jiff::{Timestamp, civil::Date};
use policy::Action;
use serde::Serialize;
use store::{audit::Deed, concerns as kept};

async fn written_out(
    ctx: &Ctx,
    school: &str,
    of: (PupilId, ConcernId),
    form: &'static str,
) -> Result<(Opened, Vec<StepOf>, Vec<ConcernEntry>), Error> {
    let opened = open(ctx, school, of, Action::ViewConcerns).await?;
    let deed = Deed::ConcernExported { concern: opened.concern.id, form };
    ctx.record(Some(opened.school.id), deed).await?;
    let mut tx = ctx.read().await?;
    let taken = kept::steps(&mut tx, &opened.proof).await?;
    let entries = kept::entries(&mut tx, &opened.proof).await?;
    Ok((opened, steps(&taken), entries))
}

/// A record as an accessible PDF.
///
/// # Errors
/// [`Error::NotFound`] when there is none that the actor reads; when the document cannot be made.
pub async fn record_pdf(
    ctx: &Ctx,
    texts: &Texts,
    school: &str,
    of: (PupilId, ConcernId),
) -> Result<Vec<u8>, Error> {
    let (opened, steps, entries) = written_out(ctx, school, of, "pdf").await?;
    let (_, by) = author(ctx).await?;
    let name = opened.pupil.name.full();
    let purpose = texts.concern_pdf_purpose(by.reveal());
    let sections = vec![
        section(texts.concern_steps_head(), vec![steps_part(texts, &steps)]),
        section(texts.concern_entries_head(), vec![entries_part(texts, &entries)]),
        readers_section(texts, &opened),
    ];
    let titles = (texts.concern_pdf_title(), name.as_str(), purpose.as_str());
    pdf(ctx, texts, &opened.school, titles, sections).await
}

fn steps_part(texts: &Texts, steps: &[StepOf]) -> Part {
    let language = texts.language();
    pairs(steps.iter().map(|one| {
        let said = match &one.taken {
            Some(taken) => {
                let on = language.long_date(taken.taken_on);
                texts.concern_step_taken(on.as_str(), taken.author_name.reveal())
            }
            None => texts.concern_step_open().to_owned(),
        };
        (one.words.title(language), Some(said))
    }))
}

fn entries_part(texts: &Texts, entries: &[ConcernEntry]) -> Part {
    Part::Entries(entries.iter().map(|one| entry(texts, one)).collect())
}

fn entry(texts: &Texts, one: &ConcernEntry) -> Entry {
    let language = texts.language();
    let written =
        texts.concern_written(language.long_date(day(one.made_at)).as_str(), one.author_name.reveal());
    let mut text = format!("{}\n\n{written}", one.text.reveal());
    if let Some(struck) = &one.struck {
        let on = language.long_date(day(struck.at));
        let why = texts.concern_struck(on.as_str(), struck.by_name.reveal(), struck.why.reveal());
        text = format!("{why}\n\n{text}");
    }
    Entry {
        date: language.long_date(one.happened_on),
        author: one.source.reveal().clone(),
        category: format!("{}, {}", kind_words(texts, one.kind), nature_words(texts, one.nature)),
        text: EntryText::Given(text),
    }
}

fn readers_section(texts: &Texts, opened: &Opened) -> Section {
    let names: Vec<&str> = opened.readers.iter().map(|one| one.name.reveal().as_str()).collect();
    let text = crate::trust::paper::text(&names.join("\n"));
    section(texts.concern_readers_head(), vec![text])
}

#[derive(Serialize)]
struct RecordForExport<'a> {
    school: String,
    pupil: String,
    born_on: Option<Personal<Date>>,
    exported_on: Date,
    exported_by: Personal<String>,
    opened_at: Timestamp,
    closed_on: Option<Date>,
    steps: Vec<StepForExport<'a>>,
    entries: Vec<EntryForExport<'a>>,
    readers: Vec<&'a Personal<String>>,
}

#[derive(Serialize)]
struct StepForExport<'a> {
    step: u8,
    title: &'a str,
    taken_on: Option<Date>,
    said_by: Option<&'a Personal<String>>,
    source: &'a str,
}

impl<'a> StepForExport<'a> {
    fn new(language: Language, one: &'a StepOf) -> Self {
        let words: &StepWords = one.words;
        Self {
            step: words.step,
            title: words.title(language),
            taken_on: one.taken.as_ref().map(|taken| taken.taken_on),
            said_by: one.taken.as_ref().map(|taken| &taken.author_name),
            source: &words.source,
        }
    }
}

#[derive(Serialize)]
struct EntryForExport<'a> {
    kind: &'static str,
    happened_on: Date,
    source: &'a Personal<String>,
    nature: &'static str,
    text: &'a Personal<String>,
    is_handed_in: bool,
    author: &'a Personal<String>,
    written_at: Timestamp,
    struck_at: Option<Timestamp>,
    struck_by: Option<&'a Personal<String>>,
    struck_why: Option<&'a Personal<String>>,
}

impl<'a> From<&'a ConcernEntry> for EntryForExport<'a> {
    fn from(one: &'a ConcernEntry) -> Self {
        let struck = one.struck.as_ref();
        Self {
            kind: one.kind.code(),
            happened_on: one.happened_on,
            source: &one.source,
            nature: one.nature.code(),
            text: &one.text,
            is_handed_in: one.is_handed_in,
            author: &one.author_name,
            written_at: one.made_at,
            struck_at: struck.map(|struck| struck.at),
            struck_by: struck.map(|struck| &struck.by_name),
            struck_why: struck.map(|struck| &struck.why),
        }
    }
}

/// A record as JSON.
///
/// # Errors
/// [`Error::NotFound`] when there is none that the actor reads.
pub async fn record_json(
    ctx: &Ctx,
    language: Language,
    school: &str,
    of: (PupilId, ConcernId),
) -> Result<Vec<u8>, Error> {
    let (opened, steps, entries) = written_out(ctx, school, of, "json").await?;
    let (_, exported_by) = author(ctx).await?;
    let record = RecordForExport {
        school: crate::trust::paper::school_name(&opened.school),
        pupil: opened.pupil.name.full(),
        born_on: opened.pupil.born_on.clone(),
        exported_on: ctx.today(),
        exported_by,
        opened_at: opened.concern.opened_at,
        closed_on: opened.concern.closed_on,
        steps: steps.iter().map(|one| StepForExport::new(language, one)).collect(),
        entries: entries.iter().map(EntryForExport::from).collect(),
        readers: opened.readers.iter().map(|one| &one.name).collect(),
    };
    Ok(serde_json::to_vec_pretty(&record).context("a record as JSON")?)
}
