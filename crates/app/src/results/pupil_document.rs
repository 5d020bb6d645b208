//! The file of a pupil on paper: what the tabs of the page show, in the order in which one reads it. What is in it follows
//! who asks: each part has the guard that its page has.

use super::{
    Bands, Lane, Measure, PupilFile, career_words::career_rows, lanes_alone, lanes_of, old_sentence,
    pupil_part, series_picture, series_sentences, series_title, words,
};
use crate::{
    Ctx, Error,
    documents::documents_in_short,
    meetings::lane_of_talks,
    notes::{self, NoteLine},
    plans::lane_of_plans,
    register::{PortraitPart, contacts_in_short, logo_of},
    route::lanes_of_cases,
    trust::paper::{self, pairs, section, table, text},
};
use ::documents::{
    SectionsDocument,
    sections::{Entry, EntryText, Part, Picture, Section},
};
use anyhow::Context as _;
use domain::{
    ids::PupilId,
    results::{Decimal, Progress, Sitting, TestKind},
};
use i18n::Texts;
use jiff::civil::Date;
use policy::Action;

/// The file of a pupil as an accessible PDF. Notes that open on request only, and documents themselves, are named and not
/// printed.
///
/// # Errors
/// [`Error::NotFound`] when the school has no such pupil in sight, [`Error::Forbidden`] when the file is not for the actor.
pub async fn pupil_pdf(ctx: &Ctx, texts: &Texts, school: &str, pupil: PupilId) -> Result<Vec<u8>, Error> {
    let logo = logo_of(ctx, &ctx.school_named(school).await?).await?;
    let document = SectionsDocument { logo, ..pupil_document(ctx, texts, school, pupil).await? };
    Ok(::documents::sections(&document).context("the file of a pupil as PDF")?)
}

/// The same before it is laid out.
pub(crate) async fn pupil_document(
    ctx: &Ctx,
    texts: &Texts,
    school: &str,
    pupil: PupilId,
) -> Result<SectionsDocument, Error> {
    let file = pupil_part(ctx, school, pupil, ("file_pdf", Bands::All)).await?;
    let mut sections = vec![who(texts, &file), signals(texts, &file)];
    let mut lanes = lanes_of(texts, &file.career, |_| None);
    lanes.extend(lane_of_plans(texts, &file.plans, |_| None));
    lanes.extend(lane_of_talks(texts, &file.talks, |_| None));
    lanes.extend(file.cases.iter().flat_map(|cases| lanes_of_cases(texts, cases, |_| None)));
    let today = ctx.today();
    let charted = |at: &usize| file.series.get(*at).is_some_and(is_charted);
    let series = (0..file.series.len()).filter(charted);
    sections.extend(series.filter_map(|at| of_series(texts, &file, at, (&lanes, today))));
    if file.series.is_empty() {
        sections.push(section(texts.export_results(), vec![text(texts.pupil_no_results())]));
    }
    sections.extend(lists(texts, &file));
    sections.push(career(texts, &file, &lanes));
    sections.extend(contacts(ctx, texts, school, pupil).await?);
    sections.extend(listed(ctx, texts, school, pupil).await?);
    if file.open.contains(&Action::ViewNotes) {
        sections.push(written(ctx, texts, school, pupil).await?);
    }
    sections.extend(corrections(texts, &file));
    let reader = match ctx.actor().account() {
        Some(_) => reader(ctx).await?,
        None => texts.pupil_pdf_operator().to_owned(),
    };
    let purpose = texts.pupil_pdf_purpose(texts.language().date(today).as_str(), reader.as_str());
    let name = file.pupil.name.full();
    Ok(paper::document(ctx, texts, &file.school, (texts.pupil_pdf_title(), &name, &purpose), sections))
}

/// The name of who asks.
async fn reader(ctx: &Ctx) -> Result<String, Error> {
    let Some(account) = ctx.actor().account() else { return Ok(String::new()) };
    let kept = store::trust::account(&mut ctx.read().await?, account).await?;
    Ok(kept.map(|account| account.name.reveal().clone()).unwrap_or_default())
}

/// Who the pupil is: facts, and the own words before any number.
fn who(texts: &Texts, file: &PupilFile) -> Section {
    let date = |day: Date| texts.language().date(day);
    let name = file.pupil.name.first.reveal().as_str();
    let teachers: Vec<String> = file.teachers.iter().map(|teacher| teacher.full()).collect();
    let facts = pairs([
        (texts.head_group(), file.group.as_ref().map(|group| group.name.clone())),
        (texts.pupil_head_teachers(), Some(teachers.join(", "))),
        (texts.word_born(), file.pupil.born_on.as_ref().map(|day| date(*day.reveal()))),
        (texts.word_entered(), file.pupil.entered_on.map(date)),
        (texts.word_left(), file.pupil.left_on.map(date)),
    ]);
    let own = PortraitPart::ALL.into_iter().filter_map(|part| {
        let said = file.portrait.parts.part(part).reveal();
        let heading = match part {
            PortraitPart::OwnWords => texts.portrait_own_words(name),
            PortraitPart::Strengths => texts.portrait_strengths(name),
            PortraitPart::Helps => texts.portrait_helps(name),
        };
        (!said.is_empty()).then(|| (heading, said.clone()))
    });
    let own: Vec<(String, String)> = own.collect();
    let portrait = pairs(own.iter().map(|(heading, said)| (heading.as_str(), Some(said.clone()))));
    section(&texts.portrait_title(name), if own.is_empty() { vec![facts] } else { vec![facts, portrait] })
}

fn signals(texts: &Texts, file: &PupilFile) -> Section {
    let said: Vec<String> =
        file.standing.signals.iter().map(|signal| words::why_and_answer(texts, signal)).collect();
    let words = if said.is_empty() { texts.pupil_no_signals().to_owned() } else { said.join("\n") };
    section(texts.signals_title(), vec![Part::Text(words)])
}

/// Whether a series has a section of its own: parts of a test and scales of lists stand in a table.
fn is_charted(progress: &Progress) -> bool {
    let test = &progress.latest().test;
    test.kind == TestKind::Standard && test.names.part.is_none()
}

fn of_series(texts: &Texts, file: &PupilFile, at: usize, (lanes, today): (&[Lane], Date)) -> Option<Section> {
    let progress = file.series.get(at)?;
    let title = series_title(texts, file, progress);
    let measure = Measure::of(progress).first().copied();
    let drawn =
        measure.and_then(|measure| series_picture(texts, file, (at, measure), ("growth", lanes, today)));
    let picture = |svg: String| Part::Picture(Picture { caption: String::new(), svg, label: title.clone() });
    let mut said: Vec<String> = old_sentence(texts, progress, today).into_iter().collect();
    said.extend(series_sentences(texts, file, (at, measure)));
    let mut parts: Vec<Part> = drawn.map(picture).into_iter().collect();
    parts.extend((!said.is_empty()).then(|| Part::Text(said.join("\n"))));
    parts.push(figures(texts, &title, [progress].into_iter()));
    Some(section(&title, parts))
}

/// What has no section of its own: own tests, lists, and parts of tests, by kind.
fn lists(texts: &Texts, file: &PupilFile) -> Vec<Section> {
    let of = |wanted: fn(TestKind) -> bool, heading: &str| {
        let series = file.series.iter().filter(|one| !is_charted(one) && wanted(one.latest().test.kind));
        let series: Vec<&Progress> = series.collect();
        (!series.is_empty()).then(|| section(heading, vec![figures(texts, heading, series.into_iter())]))
    };
    let is_list = |kind| matches!(kind, TestKind::SocialEmotional | TestKind::Observation);
    let sections = [
        of(|kind| kind == TestKind::Standard, texts.pupil_pdf_parts()),
        of(is_list, texts.pupil_profile_title()),
        of(|kind| kind == TestKind::Own, texts.pupil_profile_own_title()),
    ];
    sections.into_iter().flatten().collect()
}

/// The sittings of some series as a table, newest first; columns of which nothing is known are left out.
fn figures<'a>(texts: &Texts, summary: &str, series: impl Iterator<Item = &'a Progress>) -> Part {
    let rows = series.flat_map(|progress| {
        let sittings = progress.sittings().iter().zip(progress.growths()).rev();
        sittings.map(|(sitting, growth)| row(texts, sitting, growth)).collect::<Vec<_>>()
    });
    let rows: Vec<Vec<String>> = rows.collect();
    let head = [
        texts.head_date(),
        texts.head_moment(),
        texts.head_skill_score(),
        texts.head_growth(),
        texts.head_level(),
        texts.head_percentile(),
        texts.head_functioning_level(),
        texts.head_dle(),
        texts.head_raw_score(),
        texts.head_test(),
    ];
    let is_known = |at: usize| rows.iter().any(|row| row.get(at).is_some_and(|cell| !cell.is_empty()));
    let known: Vec<bool> = (0..head.len()).map(is_known).collect();
    let kept = |row: Vec<String>| -> Vec<String> {
        row.into_iter().zip(&known).filter_map(|(cell, known)| known.then_some(cell)).collect()
    };
    let head: Vec<&str> =
        head.into_iter().zip(&known).filter_map(|(word, known)| known.then_some(word)).collect();
    table(summary, &head, rows.iter().cloned().map(kept).collect())
}

fn row(texts: &Texts, sitting: &Sitting, growth: Option<Decimal>) -> Vec<String> {
    let language = texts.language();
    let decimal = |number: Option<Decimal>| {
        number.map(|number| language.decimal(number.thousandths())).unwrap_or_default()
    };
    let own = sitting.own_level.as_deref().map(str::to_owned);
    let levels: Vec<String> = sitting.levels.all().map(|level| level.name().to_owned()).chain(own).collect();
    let name = sitting.test.name.clone().unwrap_or_else(|| sitting.test.names.code.clone());
    vec![
        language.date(sitting.taken_on),
        sitting.moment.map(|moment| moment.to_string()).unwrap_or_default(),
        decimal(sitting.skill_score),
        growth.map(|growth| language.growth(growth.to_tenths().thousandths())).unwrap_or_default(),
        levels.join(" "),
        decimal(sitting.percentile),
        sitting.functioning_level.as_deref().unwrap_or_default().to_owned(),
        decimal(sitting.dle),
        decimal(sitting.raw_score),
        name,
    ]
}

fn career(texts: &Texts, file: &PupilFile, lanes: &[Lane]) -> Section {
    let rows: Vec<Vec<String>> = career_rows(texts, &file.career).into_iter().map(Vec::from).collect();
    if rows.is_empty() {
        return section(texts.pupil_career_table(), vec![text(texts.pupil_career_empty())]);
    }
    let head = [
        texts.head_school_year(),
        texts.head_year_group(),
        texts.head_group(),
        texts.pupil_head_teachers(),
        texts.pupil_head_remark(),
    ];
    let title = texts.pupil_lanes_title();
    let drawn = lanes_alone(texts, "lanes", title, lanes);
    let picture = drawn
        .filter(|_| !file.series.iter().any(is_charted))
        .map(|svg| Part::Picture(Picture { caption: String::new(), svg, label: title.to_owned() }));
    let figures = table(texts.pupil_career_table(), &head, rows);
    section(texts.pupil_career_table(), picture.into_iter().chain([figures]).collect())
}

/// Parents and other contacts, for who may see them.
async fn contacts(ctx: &Ctx, texts: &Texts, school: &str, pupil: PupilId) -> Result<Option<Section>, Error> {
    let Some(found) = contacts_in_short(ctx, school, pupil).await? else { return Ok(None) };
    if found.contacts.is_empty() {
        return Ok(Some(section(texts.pupil_pdf_contacts(), vec![text(texts.contacts_none())])));
    }
    let rows = found.contacts.iter().map(|contact| {
        let reach = [&contact.phone, &contact.email, &contact.address].map(|part| part.reveal().clone());
        let reach: Vec<String> = reach.into_iter().filter(|part| !part.is_empty()).collect();
        vec![
            contact.name.reveal().clone(),
            texts.contact_relation(contact.relation.code()),
            texts.contact_authority(contact.authority.code()),
            reach.join("\n"),
        ]
    });
    let head = [
        texts.pupil_head_name(),
        texts.pupil_head_relation(),
        texts.pupil_head_authority(),
        texts.pupil_head_reach(),
    ];
    let rows = rows.collect();
    Ok(Some(section(texts.pupil_pdf_contacts(), vec![table(texts.pupil_pdf_contacts(), &head, rows)])))
}

/// Which documents there are, for who may see them. The documents themselves are not in it.
async fn listed(ctx: &Ctx, texts: &Texts, school: &str, pupil: PupilId) -> Result<Option<Section>, Error> {
    let Some(found) = documents_in_short(ctx, school, pupil).await? else { return Ok(None) };
    if found.documents.is_empty() {
        return Ok(None);
    }
    let rows = found.documents.iter().map(|one| {
        let title = one.named.as_ref().map(|named| named.title.reveal().clone());
        vec![
            texts.language().date(notes::day(one.added_at)),
            title.unwrap_or_else(|| texts.pupil_pdf_restricted().to_owned()),
            one.category_name.clone(),
            one.author_name.reveal().clone(),
        ]
    });
    let head =
        [texts.head_date(), texts.pupil_head_what(), texts.pupil_head_category(), texts.pupil_head_author()];
    let figures = table(texts.pupil_pdf_documents(), &head, rows.collect());
    Ok(Some(section(texts.pupil_pdf_documents(), vec![text(texts.pupil_pdf_documents_why()), figures])))
}

/// The notes that show by themselves; of the others that they are there.
async fn written(ctx: &Ctx, texts: &Texts, school: &str, pupil: PupilId) -> Result<Section, Error> {
    let found = notes::notes_of_pupil(ctx, school, pupil).await?;
    let entries = found.years.iter().flat_map(|year| {
        let kept = year.notes.iter().filter(|note| note.removed_at.is_none());
        kept.map(move |note| entry(texts, year.is_past, note))
    });
    let entries: Vec<Entry> = entries.collect();
    let parts = if entries.is_empty() {
        vec![text(texts.pupil_pdf_notes_none())]
    } else {
        vec![Part::Entries(entries)]
    };
    Ok(section(texts.pupil_pdf_notes(), parts))
}

fn entry(texts: &Texts, is_past: bool, note: &NoteLine) -> Entry {
    let withheld = if is_past { texts.notes_pdf_past() } else { texts.notes_pdf_restricted() };
    Entry {
        date: texts.language().long_date(notes::day(note.written_at)),
        author: note.author_name.reveal().clone(),
        category: note.category_name.clone(),
        text: match &note.text {
            Some(text) => EntryText::Given(text.reveal().clone()),
            None => EntryText::Withheld(withheld.to_owned()),
        },
    }
}

fn corrections(texts: &Texts, file: &PupilFile) -> Option<Section> {
    let entry = |one: &store::trust::KeptCorrection| {
        let (about, said) = (one.about.reveal(), one.text.reveal());
        let text = if about.is_empty() { said.clone() } else { format!("{about}\n\n{said}") };
        Entry {
            date: texts.language().long_date(notes::day(one.made_at)),
            author: one.author_name.reveal().clone(),
            category: texts.correction_kind(one.kind.as_str()),
            text: EntryText::Given(text),
        }
    };
    let entries: Vec<Entry> = file.corrections.iter().map(entry).collect();
    (!entries.is_empty()).then(|| section(texts.corrections_title(), vec![Part::Entries(entries)]))
}
