//! Filling a year: from what, how it would be, and the way back; keeping a year as the school's template.

use super::{Fields, back, named, to, value, values, year_of};
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::{Frame, Room, school_base},
};
use app::calendar::{
    Proposed, StartFrom, YearStart, drop_template, keep_template, propose_year, start_year, take_back_start,
    year_words::{days_words, who_words},
};
use axum::{
    Form,
    extract::{Query, RawPathParams},
    response::Response,
};
use domain::calendar::EntrySpan;
use i18n::Texts;
use policy::Action;
use std::collections::HashMap;

#[derive(askama::Template)]
#[template(path = "calendar/year/start.html")]
struct StartPage {
    frame: Frame,
    plan: String,
    year: String,
    from: &'static str,
    why: String,
    choices: Vec<(&'static str, String, bool)>,
    rows: Vec<Row>,
    windows: Option<String>,
}

/// An entry as it would be.
struct Row {
    no: usize,
    when: String,
    title: String,
    kind: String,
    who: String,
    source: String,
    moved: Option<String>,
    is_by_rule: bool,
    is_there: bool,
    is_with_tests: bool,
}

/// How the year would be.
pub(super) async fn page(ask: Ask, Query(asked): Query<Fields>) -> Result<Response, PageError> {
    let wish = value(&asked, "from").parse().ok();
    let year = year_of(&ask, &asked);
    let found = propose_year(&ask.ctx, ask.texts, &ask.school, (year, wish)).await.map_err(ask.failed())?;
    Ok(render(&view(&ask, &found)))
}

/// Puts what was chosen into the year.
pub(super) async fn make(ask: Ask, Form(fields): Form<Fields>) -> Result<Response, PageError> {
    let year = year_of(&ask, &fields);
    // Who did not say from what sees first what there is.
    let Ok(from) = value(&fields, "from").parse::<StartFrom>() else {
        propose_year(&ask.ctx, ask.texts, &ask.school, (year, None)).await.map_err(ask.failed())?;
        return Ok(to(&format!("/{}/year-plan/start?year={year}", ask.school)));
    };
    let take = values(&fields, "take").iter().filter_map(|one| one.parse().ok()).collect();
    let with_tests = value(&fields, "tests") == "yes";
    let made = start_year(&ask.ctx, ask.texts, &ask.school, (year, from), (&take, with_tests)).await;
    let (batch, count, is_made) = made.map_err(ask.failed())?;
    let batch = if is_made { batch.to_string() } else { String::new() };
    Ok(back(&ask, year, &format!("started&count={count}&batch={batch}")))
}

/// Takes back what was put into a year in one go.
pub(super) async fn undo(ask: Ask, params: RawPathParams) -> Result<Response, PageError> {
    let batch = named(&ask, (&params, "batch"), Action::EditCalendar).await?;
    let (year, gone, kept) = take_back_start(&ask.ctx, &ask.school, batch).await.map_err(ask.failed())?;
    Ok(back(&ask, year, &format!("taken_back&count={gone}&kept={kept}")))
}

/// Keeps a year as the school's template.
pub(super) async fn keep(ask: Ask, Form(fields): Form<Fields>) -> Result<Response, PageError> {
    let year = year_of(&ask, &fields);
    Ok(match keep_template(&ask.ctx, &ask.school, year).await.map_err(ask.failed())? {
        Some((template, count)) => back(&ask, year, &format!("kept&count={count}&template={template}")),
        None => back(&ask, year, "kept_none"),
    })
}

/// Takes a template back.
pub(super) async fn unkeep(ask: Ask, params: RawPathParams) -> Result<Response, PageError> {
    let template = named(&ask, (&params, "template"), Action::EditCalendar).await?;
    drop_template(&ask.ctx, &ask.school, template).await.map_err(ask.failed())?;
    Ok(to(&format!("/{}/year-plan?done=dropped", ask.school)))
}

fn view(ask: &Ask, found: &YearStart) -> StartPage {
    let texts = ask.texts;
    let choice =
        |from: &StartFrom| (from.code(), texts.year_plan_start_from(from.code()), *from == found.from);
    StartPage {
        frame: Frame::of_school(ask, &found.school, Room::YearPlan),
        plan: format!("{}/year-plan", school_base(&found.school)),
        year: found.year.to_string(),
        from: found.from.code(),
        why: texts.year_plan_start_why(found.from.code()),
        choices: found.choices.iter().map(choice).collect(),
        rows: found.rows.iter().enumerate().map(|(no, one)| row(texts, (no, one))).collect(),
        windows: (!found.windows.is_empty()).then(|| texts.year_plan_start_windows(found.windows.len())),
    }
}

fn row(texts: &Texts, (no, one): (usize, &Proposed)) -> Row {
    let content = &one.content;
    let days = days_words(texts, content.span, (content.from, content.until));
    // A week is told by its number; the day beside it says which one that is.
    let when = match content.span {
        EntrySpan::Week => {
            format!("{days} · {}", texts.language().day_and_month(content.from))
        }
        _ => days,
    };
    Row {
        no,
        when,
        title: content.title.clone(),
        kind: texts.year_plan_kind(content.kind.code()),
        who: who_words(texts, &content.audience, &HashMap::new()),
        source: content.source.clone().unwrap_or_default(),
        moved: one.moved_after.as_ref().map(|name| texts.year_plan_start_moved(name.as_str())),
        is_by_rule: one.is_by_rule,
        is_there: one.is_there,
        is_with_tests: one.is_with_tests,
    }
}
