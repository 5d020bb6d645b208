//! All sittings of a pupil, also own tests, lists and parts of tests, chosen by subject, kind and school year.

use super::{
    pupil_head::{Head, PupilTab},
    pupil_lines::{Has, Line, kind_words, lines},
};
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::{Frame, Room},
};
use app::results::{Bands, pupil_part};
use askama::Template;
use axum::{
    extract::{Path, Query},
    response::Response,
};
use domain::{
    SchoolYear,
    ids::PupilId,
    results::{Progress, Sitting, TestKind},
};
use i18n::Texts;
use serde::Deserialize;
use std::collections::BTreeSet;

#[derive(Template)]
#[template(path = "results/pupil_results.html")]
struct ResultsPage {
    frame: Frame,
    head: Head,
    /// Whether there is any sitting, whatever is chosen.
    has_results: bool,
    filters: Vec<Filter>,
    is_filtered: bool,
    shown: String,
    here: String,
    lines: Vec<Line>,
    has: Has,
    with_subject: bool,
}

/// One thing to choose by.
struct Filter {
    name: &'static str,
    label: String,
    options: Vec<(String, String, bool)>,
}

/// What one chose; an empty text is everything.
#[derive(Default, Deserialize)]
pub(crate) struct Wanted {
    #[serde(default)]
    subject: String,
    #[serde(default)]
    kind: String,
    #[serde(default)]
    year: String,
}

impl Wanted {
    fn takes(&self, sitting: &Sitting) -> bool {
        let test = &sitting.test;
        let fits = |wanted: &str, is: &str| wanted.is_empty() || wanted == is;
        fits(&self.subject, test.subject.as_deref().unwrap_or_default())
            && fits(&self.kind, test.kind.code())
            && (self.year.is_empty() || self.year == SchoolYear::of(sitting.taken_on).to_string())
    }
}

/// The page.
pub(crate) async fn all_results(
    ask: Ask,
    Path((_, pupil)): Path<(String, String)>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, PageError> {
    let pupil: PupilId = pupil.parse().map_err(|_| ask.failed()(app::Error::NotFound))?;
    let part = ("results", Bands::None);
    let file = pupil_part(&ask.ctx, &ask.school, pupil, part).await.map_err(ask.failed())?;
    let (texts, today) = (ask.texts, ask.ctx.today());
    let frame = Frame::of_school(&ask, &file.school, Room::Pupils);
    let title = texts.pupil_results_title(file.pupil.name.first.reveal().as_str());
    let all = || file.series.iter().flat_map(Progress::sittings);
    let mut shown: Vec<(Line, bool)> = file
        .series
        .iter()
        .flat_map(|progress| lines(texts, progress, today).into_iter().zip(progress.sittings()))
        .map(|(line, sitting)| (line, wanted.takes(sitting)))
        .collect();
    shown.retain(|(_, takes)| *takes);
    let mut lines: Vec<Line> = shown.into_iter().map(|(line, _)| line).collect();
    lines.sort_by(|a, b| (b.taken_on, &a.subject, &a.test).cmp(&(a.taken_on, &b.subject, &b.test)));
    let head = Head::new(&ask, &frame, &file, (PupilTab::Results, title));
    Ok(render(&ResultsPage {
        head,
        has_results: !file.series.is_empty(),
        filters: filters(texts, all(), &wanted),
        is_filtered: [&wanted.subject, &wanted.kind, &wanted.year].iter().any(|one| !one.is_empty()),
        shown: texts.pupil_results_shown(lines.len()),
        here: ask.here.clone(),
        has: Has { from: true, ..Has::of(all().filter(|sitting| wanted.takes(sitting))) },
        with_subject: true,
        lines,
        frame,
    }))
}

/// What one can choose by: only what there is.
fn filters<'a>(
    texts: &Texts,
    all: impl Iterator<Item = &'a Sitting> + Clone,
    wanted: &Wanted,
) -> Vec<Filter> {
    let subjects: BTreeSet<&str> = all.clone().filter_map(|s| s.test.subject.as_deref()).collect();
    let kinds: BTreeSet<TestKind> = all.clone().map(|s| s.test.kind).collect();
    let years: BTreeSet<SchoolYear> = all.map(|s| SchoolYear::of(s.taken_on)).collect();
    let subject = subjects.into_iter().map(|name| (name.to_owned(), name.to_owned())).collect();
    let kind = kinds.into_iter().map(|kind| (kind.code().to_owned(), kind_words(texts, kind).to_owned()));
    let year = years.into_iter().rev().map(|year| (year.to_string(), year.to_string())).collect();
    vec![
        filter(texts, ("subject", texts.pupil_filter_subject()), subject, &wanted.subject),
        filter(texts, ("kind", texts.pupil_filter_kind()), kind.collect(), &wanted.kind),
        filter(texts, ("year", texts.pupil_filter_year()), year, &wanted.year),
    ]
}

fn filter(
    texts: &Texts,
    (name, label): (&'static str, &str),
    options: Vec<(String, String)>,
    chosen: &str,
) -> Filter {
    let all = (String::new(), texts.pupil_filter_all().to_owned());
    let option = |(value, words): (String, String)| {
        let is_chosen = value == chosen;
        (value, words, is_chosen)
    };
    Filter { name, label: label.to_owned(), options: [all].into_iter().chain(options).map(option).collect() }
}
