//! Answers from a file: looked at first, then taken.

use super::{Tab, Tabs, rounds::back, survey_id, value};
use crate::{
    ask::Ask,
    error::{PageError, render, unreadable},
    page::Frame,
};
use app::surveys::{self as use_cases, BringPage, BringRead, GroupInFile, LARGEST_ANSWERS, Once, sentence};
use askama::Template;
use axum::{
    Form,
    extract::{DefaultBodyLimit, Multipart, Path, multipart::MultipartRejection},
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use i18n::Texts;
use std::collections::BTreeMap;

type Fields = Vec<(String, String)>;

/// A file as a form sends it, with room for what lies around it and for letters that a form writes as three.
pub(super) fn limit() -> DefaultBodyLimit {
    DefaultBodyLimit::max(4 * LARGEST_ANSWERS)
}

#[derive(Template)]
#[template(path = "surveys/bring.html")]
struct Page {
    frame: Frame,
    tabs: Tabs,
    head: String,
    /// That answers from a file are there already.
    again: Option<String>,
    problem: Option<String>,
    lines: Vec<(String, String)>,
    /// What was read, to be looked at.
    found: Option<Found>,
}

struct Found {
    /// So that a file that is taken twice is kept once.
    form: Once,
    csv: String,
    title: String,
    groups: Vec<GroupRow>,
}

struct GroupRow {
    at: usize,
    label: String,
    choices: Vec<(i64, String, bool)>,
}

/// The form.
pub(super) async fn form(ask: Ask, Path((_, survey)): Path<(String, String)>) -> Result<Response, PageError> {
    let id = survey_id(&ask, &survey)?;
    let round = use_cases::bring_page(&ask.ctx, &ask.school, id).await.map_err(ask.failed())?;
    Ok(render(&page(&ask, &round)))
}

fn page(ask: &Ask, round: &BringPage) -> Page {
    let columns = (1..=round.survey.levels.len()).map(|level| format!("level_{level}"));
    Page {
        frame: super::frame(ask, &round.school),
        tabs: Tabs::of(ask.texts, &round.school, &round.survey, Tab::Round),
        head: std::iter::once("group".to_owned()).chain(columns).collect::<Vec<_>>().join(","),
        again: (round.from_file > 0).then(|| ask.texts.surveys_bring_again(round.from_file)),
        problem: None,
        lines: Vec::new(),
        found: None,
    }
}

/// Looks at a file; nothing is taken yet.
pub(super) async fn look(
    ask: Ask,
    Path((_, survey)): Path<(String, String)>,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, PageError> {
    let id = survey_id(&ask, &survey)?;
    let round = use_cases::bring_page(&ask.ctx, &ask.school, id).await.map_err(ask.failed())?;
    let bytes = match received(form).await {
        Ok(bytes) => bytes,
        Err(status) => return Ok(unreadable(&ask, status)),
    };
    Ok(shown(&ask, &round, &bytes))
}

async fn received(form: Result<Multipart, MultipartRejection>) -> Result<Vec<u8>, StatusCode> {
    let mut form = form.map_err(|rejection| rejection.status())?;
    while let Some(field) = form.next_field().await.map_err(|error| error.status())? {
        if field.name() == Some("file") {
            return field.bytes().await.map(Vec::from).map_err(|error| error.status());
        }
    }
    Ok(Vec::new())
}

fn shown(ask: &Ask, round: &BringPage, csv: &[u8]) -> Response {
    let texts = ask.texts;
    let page = page(ask, round);
    let page = match round.read(csv) {
        BringRead::Good(groups) => {
            let title = texts.surveys_bring_found(groups.iter().map(|group| group.count).sum::<usize>());
            let rows = groups.iter().enumerate().map(|(at, group)| row(texts, round, at, group)).collect();
            let csv = String::from_utf8_lossy(csv).into_owned();
            return render(&Page {
                found: Some(Found { form: Once::made(), csv, title, groups: rows }),
                ..page
            });
        }
        BringRead::Wrong(problems) => Page {
            problem: Some(texts.surveys_bring_wrong(problems.len())),
            lines: problems
                .iter()
                .map(|one| (texts.surveys_bring_line(one.line), sentence(texts, &one.what)))
                .collect(),
            ..page
        },
        BringRead::OtherLevels { found, expected } => {
            Page { problem: Some(texts.surveys_bring_levels(expected, found)), ..page }
        }
    };
    (StatusCode::UNPROCESSABLE_ENTITY, render(&page)).into_response()
}

fn row(texts: &Texts, round: &BringPage, at: usize, group: &GroupInFile) -> GroupRow {
    let choice =
        |one: &domain::surveys::RespondentGroup| (one.no, one.name.clone(), group.same == Some(one.no));
    GroupRow {
        at,
        label: texts.surveys_bring_group(group.count, group.name.as_str()),
        choices: round.groups.iter().map(choice).collect(),
    }
}

/// Takes the answers of a file.
pub(super) async fn take(
    ask: Ask,
    Path((_, survey)): Path<(String, String)>,
    Form(fields): Form<Fields>,
) -> Result<Response, PageError> {
    let id = survey_id(&ask, &survey)?;
    let csv = value(&fields, "csv").unwrap_or_default();
    let chosen: BTreeMap<usize, i64> = fields
        .iter()
        .filter_map(|(name, value)| Some((name.strip_prefix("group_")?.parse().ok()?, value.parse().ok()?)))
        .collect();
    let form = Once::read(value(&fields, "form").unwrap_or_default());
    match use_cases::bring(&ask.ctx, &ask.school, (id, csv), (&chosen, form)).await.map_err(ask.failed())? {
        Some(count) => Ok(back(&ask, &survey, &format!("brought&sent={count}"))),
        None => {
            let round = use_cases::bring_page(&ask.ctx, &ask.school, id).await.map_err(ask.failed())?;
            let page = shown(&ask, &round, csv.as_bytes());
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
    }
}

/// Takes all answers from files out again.
pub(super) async fn take_out(
    ask: Ask,
    Path((_, survey)): Path<(String, String)>,
) -> Result<Response, PageError> {
    let id = survey_id(&ask, &survey)?;
    let count = use_cases::take_file_out(&ask.ctx, &ask.school, id).await.map_err(ask.failed())?;
    Ok(back(&ask, &survey, &format!("taken_out&sent={count}")))
}
