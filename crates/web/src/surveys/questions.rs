//! The builder: the form of a question, and moving and taking away.

use super::{rounds::back, survey_id, value};
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::{Frame, in_query, school_base},
};
use app::surveys::{
    self as use_cases, LONGEST_LINE, MOST_QUESTIONS, QUESTION_KINDS, QuestionField, QuestionProblem,
    QuestionSaved, TypedQuestion,
};
use askama::Template;
use axum::{
    Form,
    extract::{Path, Query},
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use domain::ids::SurveyId;
use i18n::Texts;

type Fields = Vec<(String, String)>;

#[derive(Template)]
#[template(path = "surveys/question.html")]
struct QuestionPage {
    frame: Frame,
    list: String,
    round: String,
    heading: String,
    title: String,
    action: String,
    version: i64,
    at: usize,
    typed: TypedQuestion,
    groups: Vec<(i64, String, bool)>,
    problem: Option<String>,
    bad_text: Option<String>,
    bad_options: Option<String>,
    bad_steps: Option<String>,
}

/// The form for a new question.
pub(super) async fn new(
    ask: Ask,
    Path((_, survey)): Path<(String, String)>,
    Query(fields): Query<Fields>,
) -> Result<Response, PageError> {
    let id = survey_id(&ask, &survey)?;
    let mut typed = read(&fields);
    if !QUESTION_KINDS.contains(&typed.kind.as_str()) {
        "open".clone_into(&mut typed.kind);
    }
    if typed.kind == "scale" && typed.steps.is_empty() {
        typed = TypedQuestion {
            steps: "5".to_owned(),
            low: ask.texts.surveys_scale_low().to_owned(),
            high: ask.texts.surveys_scale_high().to_owned(),
            ..typed
        };
    }
    if typed.kind == "years" && typed.text.is_empty() {
        ask.texts.surveys_ask_years().clone_into(&mut typed.text);
    }
    Ok(render(&form(&ask, id, (usize::MAX, typed), None).await?))
}

/// The form of a question.
pub(super) async fn one(
    ask: Ask,
    Path((_, survey, question)): Path<(String, String, String)>,
) -> Result<Response, PageError> {
    let (id, at) = place(&ask, &survey, &question)?;
    let (_, known, _) = use_cases::draft(&ask.ctx, &ask.school, id).await.map_err(ask.failed())?;
    let question = known.questions.get(at).ok_or_else(|| ask.failed()(app::Error::NotFound))?;
    Ok(render(&form(&ask, id, (at, TypedQuestion::of(question)), None).await?))
}

fn place(ask: &Ask, survey: &str, question: &str) -> Result<(SurveyId, usize), PageError> {
    // What is no number is no question either, once it is known that one may ask.
    Ok((survey_id(ask, survey)?, question.parse().unwrap_or(usize::MAX)))
}

/// The form; `at` is beyond the last question for a new one.
async fn form(
    ask: &Ask,
    id: SurveyId,
    (at, typed): (usize, TypedQuestion),
    version: Option<i64>,
) -> Result<QuestionPage, PageError> {
    let texts = ask.texts;
    let (school, survey, groups) = use_cases::draft(&ask.ctx, &ask.school, id).await.map_err(ask.failed())?;
    let list = format!("{}/surveys", school_base(&school));
    let round = format!("{list}/{id}");
    let is_new = at >= survey.questions.len();
    let kind = texts.surveys_kind(typed.kind.as_str());
    let chosen = |no: i64| typed.groups.contains(&no);
    Ok(QuestionPage {
        frame: super::frame(ask, &school),
        heading: survey.title.clone(),
        title: if is_new {
            texts.surveys_question_new(kind.as_str())
        } else {
            texts.surveys_question_edit(kind.as_str(), at + 1)
        },
        action: if is_new { format!("{round}/questions") } else { format!("{round}/questions/{at}") },
        version: version.unwrap_or(survey.version),
        at: at.min(survey.questions.len()),
        groups: groups.into_iter().map(|group| (group.no, group.name, chosen(group.no))).collect(),
        typed,
        problem: None,
        bad_text: None,
        bad_options: None,
        bad_steps: None,
        list,
        round,
    })
}

fn read(fields: &Fields) -> TypedQuestion {
    let text = |name: &str| value(fields, name).unwrap_or_default().to_owned();
    let groups = fields.iter().filter(|(name, _)| name == "group");
    TypedQuestion {
        text: text("text"),
        kind: text("kind"),
        is_required: value(fields, "required").is_some(),
        groups: groups.filter_map(|(_, value)| value.parse().ok()).collect(),
        options: text("options"),
        several: value(fields, "several").is_some(),
        steps: text("steps"),
        low: text("low"),
        high: text("high"),
    }
}

/// The fields that put a question back where it was.
fn fields_of(typed: &TypedQuestion, at: usize) -> Fields {
    let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let mut fields = vec![
        field("text", &typed.text),
        field("kind", &typed.kind),
        field("options", &typed.options),
        field("steps", &typed.steps),
        field("low", &typed.low),
        field("high", &typed.high),
        field("at", &at.to_string()),
    ];
    fields.extend(typed.is_required.then(|| field("required", "1")));
    fields.extend(typed.several.then(|| field("several", "1")));
    fields.extend(typed.groups.iter().map(|no| field("group", &no.to_string())));
    fields
}

fn problem_words(texts: &Texts, field: QuestionField, problem: QuestionProblem) -> String {
    match (problem, field) {
        (QuestionProblem::Empty, _) => texts.surveys_no_question().to_owned(),
        (QuestionProblem::TooLong, _) => texts.surveys_too_long(LONGEST_LINE),
        (QuestionProblem::Count { least, most }, QuestionField::Steps) => {
            texts.surveys_steps_count(least, most)
        }
        (QuestionProblem::Count { least, most }, _) => texts.surveys_options_count(least, most),
        (QuestionProblem::Twice, _) => texts.surveys_option_twice().to_owned(),
        (QuestionProblem::Full, _) => texts.surveys_questions_full(MOST_QUESTIONS),
    }
}

/// Adds a question.
pub(super) async fn add(
    ask: Ask,
    Path((_, survey)): Path<(String, String)>,
    Form(fields): Form<Fields>,
) -> Result<Response, PageError> {
    let id = survey_id(&ask, &survey)?;
    let at = value(&fields, "at").and_then(|at| at.parse().ok()).unwrap_or(usize::MAX);
    put(&ask, (id, &survey), (at, true), &fields).await
}

/// Saves a question.
pub(super) async fn save(
    ask: Ask,
    Path((_, survey, question)): Path<(String, String, String)>,
    Form(fields): Form<Fields>,
) -> Result<Response, PageError> {
    let (id, at) = place(&ask, &survey, &question)?;
    put(&ask, (id, &survey), (at, false), &fields).await
}

fn version_in(fields: &Fields) -> i64 {
    value(fields, "version").and_then(|text| text.parse().ok()).unwrap_or(0)
}

async fn put(
    ask: &Ask,
    (id, survey): (SurveyId, &str),
    (at, is_new): (usize, bool),
    fields: &Fields,
) -> Result<Response, PageError> {
    let (typed, version) = (read(fields), version_in(fields));
    let saved = use_cases::put_question(&ask.ctx, &ask.school, (id, version), (at, is_new), &typed).await;
    let shown_at = if is_new { usize::MAX } else { at };
    match saved.map_err(ask.failed())? {
        QuestionSaved::Yes => Ok(back(ask, survey, "question#questions")),
        QuestionSaved::Wrong(wrong) => {
            let of = |field: QuestionField| {
                let (_, problem) = wrong.iter().find(|(one, _)| *one == field)?;
                Some(problem_words(ask.texts, field, *problem))
            };
            let page = QuestionPage {
                bad_text: of(QuestionField::Text),
                bad_options: of(QuestionField::Options),
                bad_steps: of(QuestionField::Steps),
                ..form(ask, id, (shown_at, typed), Some(version)).await?
            };
            Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&page)).into_response())
        }
        QuestionSaved::Meanwhile(now) => {
            let problem = Some(ask.texts.surveys_question_meanwhile().to_owned());
            let page = QuestionPage { problem, ..form(ask, id, (shown_at, typed), Some(now)).await? };
            Ok((StatusCode::CONFLICT, render(&page)).into_response())
        }
    }
}

/// Moves a question one place.
pub(super) async fn shift(
    ask: Ask,
    Path((_, survey, question)): Path<(String, String, String)>,
    Form(fields): Form<Fields>,
) -> Result<Response, PageError> {
    let (id, at) = place(&ask, &survey, &question)?;
    let up = value(&fields, "to") == Some("up");
    let version = version_in(&fields);
    use_cases::move_question(&ask.ctx, &ask.school, (id, version), (at, up)).await.map_err(ask.failed())?;
    Ok(back(&ask, &survey, "#questions"))
}

/// Takes a question away. What it was goes along, so that one can put it back.
pub(super) async fn remove(
    ask: Ask,
    Path((_, survey, question)): Path<(String, String, String)>,
    Form(fields): Form<Fields>,
) -> Result<Response, PageError> {
    let (id, at) = place(&ask, &survey, &question)?;
    let version = version_in(&fields);
    let gone = use_cases::remove_question(&ask.ctx, &ask.school, (id, version), at).await;
    let was: Vec<String> = fields_of(&gone.map_err(ask.failed())?, at)
        .into_iter()
        .map(|(name, value)| format!("{name}={}", in_query(&value)))
        .collect();
    Ok(back(&ask, &survey, &format!("question_removed&{}", was.join("&"))))
}
