//! The page for who holds a link: no account, no name, on a phone first.

use super::form::{AnswerForm, read};
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::Frame,
};
use app::{
    App, demo,
    surveys::{self as use_cases, AnswerField, Answered, Asked, FieldProblem, Opened, TypedAnswer, promise},
};
use askama::Template;
use axum::{
    Form,
    extract::{Path, Query, State},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::{
    register::School,
    surveys::{RespondentGroup, Survey},
};
use i18n::Texts;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "surveys/answer.html")]
struct AnswerPage {
    frame: Frame,
    title: String,
    intro: String,
    promise: Vec<String>,
    until: Option<String>,
    group: String,
    form: AnswerForm,
    has_problems: bool,
    /// Back to the round, for who only looks how it will be.
    preview: Option<Preview>,
}

struct Preview {
    round: String,
    groups: Vec<(i64, String, bool)>,
}

#[derive(Template)]
#[template(path = "surveys/closed_link.html")]
struct NoticePage {
    frame: Frame,
    title: &'static str,
    text: &'static str,
}

/// The frame for somebody without a name, also when she is signed in elsewhere in the browser.
fn guest_frame(ask: &Ask, school: Option<&School>) -> Frame {
    let school_name = |school: &School| school.name.clone().unwrap_or_else(|| school.codes.code());
    Frame {
        person: None,
        viewing_as: None,
        factor_wish: None,
        emergency: None,
        school_name: school.map(school_name),
        is_demo: school.is_some_and(demo::is_demo),
        ..Frame::bare(ask)
    }
}

fn page(
    texts: &'static Texts,
    frame: Frame,
    (survey, group): (&Survey, &RespondentGroup),
    (typed, wrong): (&TypedAnswer, &[(AnswerField, FieldProblem)]),
) -> AnswerPage {
    AnswerPage {
        frame,
        title: survey.title.clone(),
        intro: survey.intro.clone(),
        promise: promise(texts, survey),
        until: survey.closes_on.map(|day| texts.surveys_mail_until(texts.language().long_date(day).as_str())),
        group: group.name.clone(),
        form: AnswerForm::of(texts, (survey, group), (typed, wrong), false),
        has_problems: !wrong.is_empty(),
        preview: None,
    }
}

fn asked_page(ask: &Ask, asked: &Asked, filled: (&TypedAnswer, &[(AnswerField, FieldProblem)])) -> Response {
    let frame = guest_frame(ask, Some(&asked.school));
    render(&page(ask.texts, frame, (&asked.survey, &asked.group), filled))
}

fn gone(ask: &Ask) -> Response {
    let (title, text) = (ask.texts.surveys_link_gone_title(), ask.texts.surveys_link_gone());
    (StatusCode::GONE, render(&NoticePage { frame: guest_frame(ask, None), title, text })).into_response()
}

fn late(ask: &Ask) -> Response {
    let (title, text) = (ask.texts.surveys_link_late_title(), ask.texts.surveys_link_late());
    (StatusCode::GONE, render(&NoticePage { frame: guest_frame(ask, None), title, text })).into_response()
}

/// The questions.
pub(super) async fn form(
    ask: Ask,
    State(app): State<App>,
    Path(secret): Path<String>,
) -> Result<Response, PageError> {
    Ok(match use_cases::open_link(&app, &secret).await.map_err(ask.failed())? {
        Opened::Yes(asked) => asked_page(&ask, &asked, (&TypedAnswer::default(), &[])),
        Opened::Gone => gone(&ask),
        Opened::Late => late(&ask),
    })
}

/// Takes an answer.
pub(super) async fn send(
    ask: Ask,
    State(app): State<App>,
    Path(secret): Path<String>,
    Form(fields): Form<Vec<(String, String)>>,
) -> Result<Response, PageError> {
    let asked = match use_cases::open_link(&app, &secret).await.map_err(ask.failed())? {
        Opened::Yes(asked) => asked,
        Opened::Gone => return Ok(gone(&ask)),
        Opened::Late => return Ok(late(&ask)),
    };
    let typed = read(&asked.survey, &fields);
    Ok(match use_cases::answer(&app, &secret, &typed).await.map_err(ask.failed())? {
        Answered::Yes => Redirect::to("/answered").into_response(),
        Answered::Wrong(asked, wrong) => {
            (StatusCode::UNPROCESSABLE_ENTITY, asked_page(&ask, &asked, (&typed, &wrong))).into_response()
        }
        Answered::Gone => gone(&ask),
        Answered::Late => late(&ask),
    })
}

/// Thanks.
pub(super) async fn thanks(ask: Ask) -> Response {
    let (title, text) = (ask.texts.surveys_thanks_title(), ask.texts.surveys_thanks());
    render(&NoticePage { frame: guest_frame(&ask, None), title, text })
}

/// As which group one looks.
#[derive(Default, Deserialize)]
pub(super) struct As {
    #[serde(default)]
    group: i64,
}

/// The form as respondents will see it; it cannot be sent.
pub(super) async fn preview(
    ask: Ask,
    Path((_, survey)): Path<(String, String)>,
    Query(chosen): Query<As>,
) -> Result<Response, PageError> {
    let id = super::survey_id(&ask, &survey)?;
    let (school, survey, groups) = use_cases::round(&ask.ctx, &ask.school, id).await.map_err(ask.failed())?;
    let nobody = RespondentGroup { no: 0, name: String::new(), role: None, invited: 0 };
    let group = groups.iter().find(|one| one.no == chosen.group).or(groups.first()).unwrap_or(&nobody);
    let round = format!("{}/surveys/{id}", crate::page::school_base(&school));
    let lines = groups.iter().map(|one| (one.no, one.name.clone(), one.no == group.no)).collect();
    let frame = super::frame(&ask, &school);
    let page = page(ask.texts, frame, (&survey, group), (&TypedAnswer::default(), &[]));
    Ok(render(&AnswerPage { preview: Some(Preview { round, groups: lines }), ..page }))
}
