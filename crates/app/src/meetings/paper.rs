//! The report of a talk on paper.

use super::{
    child::{CHILD, CHILD_FIELDS},
    page::TalkPage,
    report::recap,
    words::{left_title, page_title, role_words, subject_words, when_words, why_words},
};
use crate::{
    Ctx, Error,
    trust::paper::{pairs, pdf, section, table, text},
};
use documents::sections::{Part, Section};
use domain::meetings::{SubjectKind, field_of_heading, field_of_part};
use i18n::Texts;
use store::audit::Deed;

/// The report as an accessible PDF. Who asks looked at the talk already; that it was written out is in the trail too.
///
/// # Errors
/// When the document cannot be made or the database fails.
pub async fn talk_pdf(ctx: &Ctx, texts: &Texts, page: &TalkPage) -> Result<Vec<u8>, Error> {
    let opened = &page.opened;
    let talk = &opened.talk;
    let deed = Deed::TalkPrinted { talk: talk.id, pupil: opened.pupil(), group: talk.group };
    ctx.record(Some(opened.school.id), deed).await?;
    let title = page_title(page);
    let subtitle = [opened.kind.name.clone(), when_words(texts, talk), talk.place.clone()];
    let subtitle: Vec<String> = subtitle.into_iter().filter(|one| !one.is_empty()).collect();
    let purpose = if talk.is_private { texts.meeting_paper_private() } else { texts.meeting_paper_purpose() };
    let mut sections = vec![people(texts, page)];
    sections.extend(recap_section(texts, page));
    sections.extend(headings(page));
    sections.extend(agenda(texts, page));
    sections.extend(child(texts, page));
    sections.extend(left(texts, page));
    pdf(ctx, texts, &opened.school, (&title, &subtitle.join(" · "), purpose), sections).await
}

fn people(texts: &Texts, page: &TalkPage) -> Section {
    let told = |is_absent: bool| {
        let those = page.opened.people.iter().filter(|one| one.is_absent == is_absent);
        let names = those.map(|one| format!("{} ({})", one.name.reveal(), role_words(texts, one.role)));
        Some(names.collect::<Vec<_>>().join(", "))
    };
    let known = [(texts.meeting_present(), told(false)), (texts.meeting_absent(), told(true))];
    section(texts.meeting_people(), vec![pairs(known)])
}

/// Who gets what, from whom, until when.
fn recap_section(texts: &Texts, page: &TalkPage) -> Option<Section> {
    let mut rows = Vec::new();
    for line in recap(page) {
        let who = line.pupil.map_or_else(|| texts.meeting_recap_general().to_owned(), |(_, name)| name);
        if line.agreements.is_empty() {
            rows.push(vec![who, texts.meeting_recap_nothing().to_owned(), String::new(), String::new()]);
            continue;
        }
        for one in &line.agreements {
            rows.push(vec![
                who.clone(),
                one.what.reveal().clone(),
                one.owner_name.reveal().clone(),
                texts.language().date(one.due_on),
            ]);
        }
    }
    let head = [
        texts.meeting_recap_who(),
        texts.meeting_recap_what(),
        texts.meeting_recap_from(),
        texts.meeting_recap_until(),
    ];
    let has = !rows.is_empty();
    has.then(|| section(texts.meeting_recap(), vec![table(texts.meeting_recap_summary(), &head, rows)]))
}

fn headings(page: &TalkPage) -> Vec<Section> {
    let written = page.opened.kind.headings.iter().filter_map(|one| {
        let said = page.text("", &field_of_heading(&one.key));
        (!said.is_empty()).then(|| section(&one.title, vec![text(said)]))
    });
    written.collect()
}

/// What was written at each part of the agenda, and about each subject under it.
fn agenda(texts: &Texts, page: &TalkPage) -> Vec<Section> {
    let mut sections = Vec::new();
    let parts_of = &page.opened.kind.agenda;
    for part in parts_of {
        let mut parts: Vec<Part> = Vec::new();
        let notes = page.text("", &field_of_part(&part.key));
        if !notes.is_empty() {
            parts.push(text(notes));
        }
        let is_last = parts_of.last().is_some_and(|last| last.key == part.key);
        // What stood under a part that the school took out since comes under the last one.
        let is_lost = |key: &str| is_last && parts_of.iter().all(|one| one.key != key);
        let here =
            page.subjects.iter().filter(|one| one.subject.part == part.key || is_lost(&one.subject.part));
        let said: Vec<(String, Option<String>)> = here
            .filter_map(|one| {
                let note = page.text(&one.subject.id.to_string(), "note");
                let is_told =
                    !note.is_empty() || one.subject.is_done || one.subject.kind == SubjectKind::Free;
                let why = why_words(texts, &one.subject.why).join("; ");
                let said = if note.is_empty() { why } else { note.to_owned() };
                is_told.then(|| (subject_words(texts, one), Some(said)))
            })
            .collect();
        if said.iter().any(|(_, said)| said.as_ref().is_some_and(|said| !said.is_empty())) {
            parts.push(pairs(said.iter().map(|(key, value)| (key.as_str(), value.clone()))));
        }
        if !parts.is_empty() {
            sections.push(section(&part.title, parts));
        }
    }
    sections
}

/// What was written under lines that the school took out of the kind since.
fn left(texts: &Texts, page: &TalkPage) -> Option<Section> {
    let left = page.left_texts();
    let told = left.into_iter().map(|(title, said)| (left_title(texts, title), Some(said.to_owned())));
    let told: Vec<(&str, Option<String>)> = told.collect();
    (!told.is_empty()).then(|| section(texts.meeting_left(), vec![pairs(told)]))
}

/// What a child answered.
fn child(texts: &Texts, page: &TalkPage) -> Option<Section> {
    let answered: Vec<(&str, Option<String>)> = CHILD_FIELDS
        .iter()
        .map(|field| (field.question(texts), Some(field.said(texts, page.text(CHILD, field.code())))))
        .filter(|(_, said)| said.as_ref().is_some_and(|said| !said.is_empty()))
        .collect();
    (!answered.is_empty()).then(|| section(texts.meeting_child_answers(), vec![pairs(answered)]))
}
