//! What a pupil needs, for the complete file of the pupil: every line that was ever written, also those that were ended.

use super::{
    paper::{section, table},
    pupil_export_sheets::{Cell, Sheet},
};
use crate::{
    needs::{begin_words, kind_words},
    notes::day,
};
use documents::sections::Section;
use domain::needs::NeedLine;
use i18n::Texts;

pub(super) fn sheet(texts: &'static Texts, all: &[NeedLine]) -> Sheet {
    let row = |one: &NeedLine| {
        vec![
            Cell::text(one.school_year.to_string()),
            Cell::text(one.kind.code()),
            Cell::text(one.text.reveal()),
            Cell::of(one.seen_by.as_ref().map(|who| who.reveal())),
            Cell::of(one.seen_on),
            Cell::text(one.author_name.reveal()),
            Cell::text(one.made_at.to_string()),
            Cell::text(one.changed_at.to_string()),
            Cell::of(one.ended.as_ref().map(|(at, _)| *at)),
        ]
    };
    Sheet {
        name: "needs",
        about: texts.export_about_needs(),
        columns: &[
            "school_year",
            "kind",
            "text",
            "seen_by",
            "seen_on",
            "author",
            "made_at",
            "changed_at",
            "ended_at",
        ],
        rows: all.iter().map(row).collect(),
    }
}

pub(super) fn section_of(texts: &Texts, all: &[NeedLine]) -> Option<Section> {
    let row = |one: &NeedLine| {
        let begin = begin_words(texts, one.kind);
        let text = one.text.reveal();
        let ended = one.ended.as_ref().map(|(at, name)| {
            texts.needs_ended_by(texts.language().date(day(*at)).as_str(), name.reveal().as_str())
        });
        let whole = if begin.is_empty() { text.clone() } else { format!("{begin} {text}") };
        vec![
            one.school_year.to_string(),
            kind_words(texts, one.kind),
            ended.map_or(whole.clone(), |ended| format!("{whole} ({ended})")),
            texts.needs_by(
                one.author_name.reveal().as_str(),
                texts.language().date(day(one.changed_at)).as_str(),
            ),
        ]
    };
    let head =
        [texts.export_head_year(), texts.needs_head_kind(), texts.needs_head_text(), texts.needs_head_by()];
    let parts = vec![table(texts.needs_title_short(), &head, all.iter().map(row).collect())];
    (!all.is_empty()).then(|| section(texts.needs_title_short(), parts))
}
