//! All signals of a school year whose pupils one may see.

use super::{OfPupil, answer::done_words};
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::{Frame, Room, in_query},
};
use app::{
    results::words,
    signals::{Filter, PupilSignals, ReportFormat, SchoolSignals, Which, report, school_signals},
};
use askama::Template;
use axum::{
    extract::Query,
    http::header::{CONTENT_DISPOSITION, CONTENT_TYPE},
    response::{IntoResponse as _, Response},
};
use domain::{register::Group, signals::SignalKind};
use policy::{Action, Decision, Resource, decide};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "signals/list.html")]
struct ListPage {
    frame: Frame,
    base: String,
    subtitle: String,
    which: Vec<Chip>,
    chosen_which: &'static str,
    kinds: Vec<Pick>,
    subjects: Vec<Pick>,
    groups: Vec<Pick>,
    by_kind: bool,
    sections: Vec<Section>,
    has_groups: bool,
    is_filtered: bool,
    may_edit: bool,
    previous: Option<String>,
    next: Option<String>,
    page: String,
    done: Option<&'static str>,
}

/// A filter as a link.
struct Chip {
    address: String,
    word: &'static str,
    count: usize,
    is_current: bool,
}

/// A line in a list to choose from.
struct Pick {
    value: String,
    words: String,
    is_chosen: bool,
}

/// A group, or a kind of signal.
struct Section {
    id: String,
    title: String,
    address: Option<String>,
    count: String,
    entries: Vec<Entry>,
}

/// A pupil with signals.
struct Entry {
    address: String,
    name: String,
    group: String,
    signals: OfPupil,
    is_blind_spot: bool,
}

/// What is asked for.
#[derive(Debug, Deserialize, Default)]
pub(crate) struct Asked {
    which: Option<String>,
    kind: Option<String>,
    subject: Option<String>,
    group: Option<String>,
    by: Option<String>,
    page: Option<usize>,
    signal: Option<String>,
}

impl Asked {
    fn filter(&self) -> Filter {
        let which = Which::ALL.into_iter().find(|which| Some(which.code()) == self.which.as_deref());
        Filter {
            which: which.unwrap_or_default(),
            kind: self.kind.as_deref().and_then(SignalKind::from_code),
            subject: self.subject.clone().filter(|subject| !subject.is_empty()),
            group: self.group.as_deref().and_then(|group| group.parse().ok()),
            page: self.page.unwrap_or(1),
        }
    }

    fn is_by_kind(&self) -> bool {
        self.by.as_deref() == Some("kind")
    }

    /// The same choice with another one of these, on a page.
    fn address(&self, which: Which, page: usize) -> String {
        let filter = self.filter();
        let mut parts = Vec::new();
        let mut add = |name: &str, value: &str| parts.push(format!("{name}={}", in_query(value)));
        if which != Which::All {
            add("which", which.code());
        }
        if let Some(kind) = filter.kind {
            add("kind", kind.code());
        }
        if let Some(subject) = &filter.subject {
            add("subject", subject);
        }
        if let Some(group) = filter.group {
            add("group", &group.to_string());
        }
        if self.is_by_kind() {
            add("by", "kind");
        }
        if page > 1 {
            add("page", &page.to_string());
        }
        format!("?{}", parts.join("&"))
    }
}

/// The page.
pub(crate) async fn signals(ask: Ask, Query(asked): Query<Asked>) -> Result<Response, PageError> {
    let filter = asked.filter();
    let found = school_signals(&ask.ctx, &ask.school, &filter, "signals").await.map_err(ask.failed())?;
    Ok(render(&page(&ask, &asked, &filter, &found)))
}

/// The same for a spreadsheet, without a filter.
pub(crate) async fn as_csv(ask: Ask) -> Result<Response, PageError> {
    let csv = report(&ask.ctx, &ask.school, None, ReportFormat::Csv).await.map_err(ask.failed())?;
    let head = [
        (CONTENT_TYPE, "text/csv; charset=utf-8"),
        (CONTENT_DISPOSITION, "attachment; filename=\"signalen.csv\""),
    ];
    // The mark in front makes spreadsheet programs read the file as UTF-8.
    Ok((head, format!("\u{feff}{csv}")).into_response())
}

fn page(ask: &Ask, asked: &Asked, filter: &Filter, found: &SchoolSignals) -> ListPage {
    let frame = Frame::of_school(ask, &found.school, Room::Signals);
    let base = frame.base.clone().unwrap_or_default();
    let texts = ask.texts;
    let back = format!("{}{}", ask.here, asked.address(filter.which, found.page.0));
    let may_edit = decide(ask.ctx.actor(), Action::EditSignals, Resource::School(found.school.id));
    let (page, pages) = found.page;
    let year = found.year.map(|year| year.to_string()).unwrap_or_default();
    let kind = |kind: SignalKind| Pick {
        value: kind.code().to_owned(),
        words: format!(
            "{} ({})",
            words::kind_word(texts, kind),
            found.kinds.get(&kind).copied().unwrap_or_default()
        ),
        is_chosen: filter.kind == Some(kind),
    };
    let subject = |subject: &String| Pick {
        value: subject.clone(),
        words: subject.clone(),
        is_chosen: filter.subject.as_ref() == Some(subject),
    };
    let group = |group: &Group| Pick {
        value: group.id.to_string(),
        words: group.name.clone(),
        is_chosen: filter.group == Some(group.id),
    };
    ListPage {
        subtitle: texts.signals_page_subtitle(found.shown.0, found.shown.1, year.as_str()),
        which: chips(ask, asked, filter, found),
        chosen_which: filter.which.code(),
        kinds: SignalKind::ALL.into_iter().map(kind).collect(),
        subjects: found.subjects.iter().map(subject).collect(),
        groups: found.all_groups.iter().map(group).collect(),
        by_kind: asked.is_by_kind(),
        sections: match asked.is_by_kind() {
            true => by_kind(ask, &base, &back, found),
            false => by_group(ask, &base, &back, found),
        },
        has_groups: !found.all_groups.is_empty(),
        is_filtered: found.counts.iter().any(|count| *count > 0),
        may_edit: matches!(may_edit, Decision::Allowed(_)),
        previous: (page > 1).then(|| asked.address(filter.which, page - 1)),
        next: (page < pages).then(|| asked.address(filter.which, page + 1)),
        page: if pages > 1 { texts.signals_page_of(page, pages) } else { String::new() },
        done: done_words(texts, asked.signal.as_deref()),
        base,
        frame,
    }
}

fn chips(ask: &Ask, asked: &Asked, filter: &Filter, found: &SchoolSignals) -> Vec<Chip> {
    let texts = ask.texts;
    let chip = |(which, count): (Which, usize)| Chip {
        address: asked.address(which, 1),
        word: match which {
            Which::All => texts.signals_which_all(),
            Which::New => texts.signals_which_new(),
            Which::Blind => texts.signals_which_blind(),
            Which::Asleep => texts.signals_which_asleep(),
            Which::Answered => texts.signals_which_answered(),
        },
        count,
        is_current: filter.which == which,
    };
    Which::ALL.into_iter().zip(found.counts).map(chip).collect()
}

fn entry(ask: &Ask, base: &str, back: &str, group: &Group, one: &PupilSignals) -> Entry {
    let place = (base, one.pupil.id);
    Entry {
        address: format!("{base}/pupils/{}", one.pupil.id),
        name: one.pupil.name.full(),
        group: group.name.clone(),
        signals: OfPupil::new(ask.texts, place, &one.signals, Some(back), ask.ctx.today()),
        is_blind_spot: one.blind_spot,
    }
}

fn by_group(ask: &Ask, base: &str, back: &str, found: &SchoolSignals) -> Vec<Section> {
    let section = |of: &app::signals::GroupSignals| Section {
        id: format!("g-{}", of.group.id),
        title: of.group.name.clone(),
        address: Some(format!("{base}/groups/{}", of.group.id)),
        count: ask.texts.pupil_count(of.pupils.len()),
        entries: of.pupils.iter().map(|one| entry(ask, base, back, &of.group, one)).collect(),
    };
    found.groups.iter().map(section).collect()
}

fn by_kind(ask: &Ask, base: &str, back: &str, found: &SchoolSignals) -> Vec<Section> {
    let all: Vec<Entry> = found
        .groups
        .iter()
        .flat_map(|of| of.pupils.iter().map(|one| entry(ask, base, back, &of.group, one)))
        .collect();
    let section = |kind: SignalKind| {
        let of_kind = |entry: &Entry| Entry {
            address: entry.address.clone(),
            name: entry.name.clone(),
            group: entry.group.clone(),
            signals: entry.signals.of_kind(kind),
            is_blind_spot: entry.is_blind_spot,
        };
        let entries: Vec<Entry> =
            all.iter().map(of_kind).filter(|entry| !entry.signals.lines.is_empty()).collect();
        Section {
            id: format!("k-{}", kind.code()),
            title: words::kind_word(ask.texts, kind).to_owned(),
            address: None,
            count: ask.texts.pupil_count(entries.len()),
            entries,
        }
    };
    SignalKind::ALL.into_iter().map(section).filter(|section| !section.entries.is_empty()).collect()
}
