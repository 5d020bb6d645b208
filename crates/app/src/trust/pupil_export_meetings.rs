//! The talks about a pupil, for the complete file: when, with whom, and what was written about the pupil.

use super::{
    paper::{pairs, section},
    pupil_export_sheets::{Cell, Sheet},
};
use crate::{
    meetings::{TalkForExport, words::state_words},
    notes::day,
};
use documents::sections::{Entry, EntryText, Part, Section};
use domain::meetings::TalkText;
use i18n::Texts;

pub(super) fn sheets(texts: &'static Texts, all: &[TalkForExport]) -> Vec<Sheet> {
    vec![talks(texts, all), written(texts, all)]
}

fn talks(texts: &'static Texts, all: &[TalkForExport]) -> Sheet {
    let row = |one: &TalkForExport| {
        vec![
            Cell::text(one.talk.id.to_string()),
            Cell::text(one.kind(texts.language())),
            Cell::text(one.talk.title.reveal()),
            Cell::text(one.talk.held_on.to_string()),
            Cell::text(one.talk.state.code()),
            Cell::text(one.people.join(", ")),
            Cell::text(one.talk.author_name.reveal()),
        ]
    };
    Sheet {
        name: "talks",
        about: texts.export_about_talks(),
        columns: &["talk", "kind", "title", "held_on", "state", "people", "author"],
        rows: all.iter().map(row).collect(),
    }
}

fn written(texts: &'static Texts, all: &[TalkForExport]) -> Sheet {
    let row = |talk: &TalkForExport, one: &TalkText| {
        vec![
            Cell::text(talk.talk.id.to_string()),
            Cell::text(&one.field),
            Cell::text(one.text.reveal()),
            Cell::Whole(one.version),
            Cell::text(one.author_name.reveal()),
            Cell::text(one.changed_at.to_string()),
        ]
    };
    let rows = all.iter().flat_map(|talk| talk.texts.iter().map(move |one| row(talk, one)));
    Sheet {
        name: "talk_texts",
        about: texts.export_about_talk_texts(),
        columns: &["talk", "field", "text", "version", "author", "changed_at"],
        rows: rows.collect(),
    }
}

/// The talks on paper, each under a heading of its own.
pub(super) fn sections(texts: &Texts, all: &[TalkForExport]) -> Vec<Section> {
    all.iter().map(|one| of_talk(texts, one)).collect()
}

fn of_talk(texts: &Texts, one: &TalkForExport) -> Section {
    let language = texts.language();
    let heading = format!("{}, {}", one.kind(language), language.long_date(one.talk.held_on));
    let known = [
        (texts.meeting_column_state(), Some(state_words(texts, one.talk.state).to_owned())),
        (texts.meeting_export_people(), Some(one.people.join(", "))),
    ];
    let mut parts = vec![pairs(known)];
    let entries: Vec<Entry> = one
        .texts
        .iter()
        .filter(|text| !text.text.reveal().is_empty())
        .map(|text| Entry {
            date: language.long_date(day(text.changed_at)),
            author: text.author_name.reveal().clone(),
            category: text.field.clone(),
            text: EntryText::Given(text.text.reveal().clone()),
        })
        .collect();
    if !entries.is_empty() {
        parts.push(Part::Entries(entries));
    }
    section(&heading, parts)
}
