//! The questionnaire on paper, and typing in what came back on it.

use super::{
    Tab, Tabs,
    form::{AnswerForm, read},
    survey_id, value,
};
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::Frame,
};
use app::surveys::{self as use_cases, AnswerField, Entered, FieldProblem, Once, PaperPage, TypedAnswer};
use askama::Template;
use axum::{
    Form,
    extract::{Path, Query},
    http::{
        StatusCode,
        header::{CONTENT_DISPOSITION, CONTENT_TYPE},
    },
    response::{IntoResponse as _, Redirect, Response},
};
use serde::Deserialize;

type Fields = Vec<(String, String)>;

#[derive(Template)]
#[template(path = "surveys/paper.html")]
struct EntryPage {
    frame: Frame,
    tabs: Tabs,
    address: String,
    group: i64,
    groups: Vec<(i64, String, String, bool)>,
    form: AnswerForm,
    has_problems: bool,
    done: Option<&'static str>,
    /// So that an answer that is sent twice is kept once.
    once: Once,
    /// To take out again what was just typed in. It stands on the page only, in no address.
    undo: Option<Once>,
}

/// What is asked of the page.
#[derive(Default, Deserialize)]
pub(super) struct Choice {
    #[serde(default)]
    group: i64,
    #[serde(default)]
    done: String,
    #[serde(default)]
    undo: String,
}

/// The form as PDF.
pub(super) async fn pdf(
    ask: Ask,
    Path((_, survey)): Path<(String, String)>,
    Query(choice): Query<Choice>,
) -> Result<Response, PageError> {
    let of = (survey_id(&ask, &survey)?, choice.group);
    let pdf = use_cases::paper_form(&ask.ctx, ask.texts, &ask.school, of).await.map_err(ask.failed())?;
    let name = format!("inline; filename=\"{}.pdf\"", ask.texts.surveys_paper_file());
    Ok(([(CONTENT_TYPE, "application/pdf".to_owned()), (CONTENT_DISPOSITION, name)], pdf).into_response())
}

/// The page on which paper answers are typed in.
pub(super) async fn entry(
    ask: Ask,
    Path((_, survey)): Path<(String, String)>,
    Query(choice): Query<Choice>,
) -> Result<Response, PageError> {
    let id = survey_id(&ask, &survey)?;
    let found = use_cases::paper_page(&ask.ctx, &ask.school, id).await.map_err(ask.failed())?;
    let page = page(&ask, &found, choice.group, (&TypedAnswer::default(), &[]))?;
    let done = match choice.done.as_str() {
        "taken_back" => Some(ask.texts.surveys_paper_taken_back()),
        "gone" => Some(ask.texts.surveys_paper_gone()),
        _ => None,
    };
    Ok(render(&EntryPage { done, ..page }))
}

fn page(
    ask: &Ask,
    found: &PaperPage,
    group: i64,
    (typed, wrong): (&TypedAnswer, &[(AnswerField, FieldProblem)]),
) -> Result<EntryPage, PageError> {
    let (texts, survey) = (ask.texts, &found.survey);
    let chosen = found.groups.iter().find(|(one, ..)| one.no == group).or(found.groups.first());
    let (chosen, ..) = chosen.ok_or_else(|| ask.failed()(app::Error::NotFound))?;
    let tabs = Tabs::of(texts, &found.school, survey, Tab::Round);
    let line = |(one, on_paper, all): &(domain::surveys::RespondentGroup, usize, usize)| {
        (one.no, one.name.clone(), texts.surveys_paper_counts(*all, *on_paper), one.no == chosen.no)
    };
    Ok(EntryPage {
        frame: super::frame(ask, &found.school),
        address: format!("{}/paper", tabs.base),
        group: chosen.no,
        groups: found.groups.iter().map(line).collect(),
        form: AnswerForm::of(texts, (survey, chosen), (typed, wrong), true),
        has_problems: !wrong.is_empty(),
        done: None,
        once: Once::made(),
        undo: None,
        tabs,
    })
}

/// Keeps one answer, and goes on to the next. Who loads this page again sends the same again, which is kept once.
pub(super) async fn enter(
    ask: Ask,
    Path((_, survey)): Path<(String, String)>,
    Form(fields): Form<Fields>,
) -> Result<Response, PageError> {
    let id = survey_id(&ask, &survey)?;
    let found = use_cases::paper_page(&ask.ctx, &ask.school, id).await.map_err(ask.failed())?;
    let group = value(&fields, "group").and_then(|no| no.parse().ok()).unwrap_or(0);
    let typed = read(&found.survey, &fields);
    let form = Once::read(value(&fields, "form").unwrap_or_default());
    let entered = use_cases::enter_paper(&ask.ctx, &ask.school, (id, group), (&typed, form)).await;
    Ok(match entered.map_err(ask.failed())? {
        Entered::Yes(entered) => {
            let now = use_cases::paper_page(&ask.ctx, &ask.school, id).await.map_err(ask.failed())?;
            let page = page(&ask, &now, group, (&TypedAnswer::default(), &[]))?;
            let done = Some(ask.texts.surveys_paper_entered());
            render(&EntryPage { done, undo: Some(entered), ..page })
        }
        Entered::Wrong(wrong) => {
            let page = EntryPage { once: form, ..page(&ask, &found, group, (&typed, &wrong))? };
            (StatusCode::UNPROCESSABLE_ENTITY, render(&page)).into_response()
        }
    })
}

/// Takes the answer out again that was just typed in.
pub(super) async fn take_back(
    ask: Ask,
    Path((_, survey)): Path<(String, String)>,
    Form(choice): Form<Choice>,
) -> Result<Response, PageError> {
    let id = survey_id(&ask, &survey)?;
    let is_gone = use_cases::take_paper_back(&ask.ctx, &ask.school, id, Once::read(&choice.undo)).await;
    let done = if is_gone.map_err(ask.failed())? { "taken_back" } else { "gone" };
    let page = ask.here.strip_suffix("/back").unwrap_or(&ask.here);
    Ok(Redirect::to(&format!("{page}?group={}&done={done}", choice.group)).into_response())
}
