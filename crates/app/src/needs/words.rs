//! Kinds of lines, help sentences and hints in words.

use domain::{
    needs::{Hint, NeedColumn, NeedKind, NeedLine},
    plans::Arrangement,
};
use i18n::Texts;

/// What a kind of line is called.
pub fn kind_words(texts: &Texts, kind: NeedKind) -> String {
    texts.needs_kind(kind.code())
}

/// The beginning of the help sentence that a line goes on with; empty where there is none.
pub fn begin_words(texts: &Texts, kind: NeedKind) -> String {
    let has_one = match kind.column() {
        NeedColumn::Didactic | NeedColumn::Pedagogical => kind != NeedKind::Goal,
        NeedColumn::Helping | NeedColumn::Hindering | NeedColumn::Views => false,
    };
    if has_one { texts.needs_begin(kind.code()) } else { String::new() }
}

/// The head of a column of the form.
pub fn column_words(texts: &Texts, column: NeedColumn) -> &'static str {
    match column {
        NeedColumn::Helping => texts.needs_column_helping(),
        NeedColumn::Hindering => texts.needs_column_hindering(),
        NeedColumn::Didactic => texts.needs_column_didactic(),
        NeedColumn::Pedagogical => texts.needs_column_pedagogical(),
        NeedColumn::Views => texts.needs_column_views(),
    }
}

/// Who saw it and when, of what is known of that.
pub fn seen_words(texts: &Texts, line: &NeedLine) -> Option<String> {
    let day = line.seen_on.map(|day| texts.language().long_date(day));
    if !line.kind.is_factor() {
        // Not seen but heard: how, and when.
        return match (&line.seen_by, day) {
            (Some(how), Some(day)) => Some(texts.needs_heard_by_on(day.as_str(), how.reveal().as_str())),
            (how, day) => how.as_ref().map(|how| how.reveal().clone()).or(day),
        };
    }
    match (&line.seen_by, day) {
        (Some(who), Some(day)) => Some(texts.needs_seen_by_on(day.as_str(), who.reveal().as_str())),
        (Some(who), None) => Some(texts.needs_seen_by(who.reveal().as_str())),
        (None, Some(day)) => Some(texts.needs_seen_on(day.as_str())),
        (None, None) => None,
    }
}

/// A hint, as a question of a colleague.
pub fn hint_words(texts: &Texts, hint: &Hint) -> String {
    match hint {
        Hint::Label(words) => texts.needs_hint_label(words.as_str()),
        Hint::NoExample => texts.needs_hint_no_example().to_owned(),
        Hint::NoSource => texts.needs_hint_no_source().to_owned(),
        Hint::NoMeasure => texts.needs_hint_no_measure().to_owned(),
        Hint::NoWhat(words) if words.is_empty() => texts.needs_hint_no_what().to_owned(),
        Hint::NoWhat(words) => texts.needs_hint_general(words.as_str()),
    }
}

/// What an arrangement of a group plan is called.
pub fn arrangement_words(texts: &Texts, arrangement: Arrangement) -> &'static str {
    match arrangement {
        Arrangement::Intensive => texts.needs_cluster_intensive(),
        Arrangement::Basic => texts.needs_cluster_basic(),
        Arrangement::Extended => texts.needs_cluster_extended(),
    }
}
