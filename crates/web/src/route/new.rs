//! Asking a question. It asks first what was tried and what that did.

use super::{
    Choice, choice, count,
    form::{Fields, FormState, Problems, Typed, all, day, text, unreadable, value},
};
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::{Frame, Room, school_base},
};
use app::{
    plans::{LONGEST_TEXT, words::outcome_words},
    route::{
        CaseChoices, CaseProblem, CaseSaved, CaseTyped, LONGEST_SUBJECT, LONGEST_TITLE, MOST_PUPILS,
        case_choices, case_problems, intervention_kinds, open_case, words::need_words,
    },
};
use askama::Template;
use axum::{
    Form,
    extract::Query,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::{
    plans::Outcome,
    route::{CaseKind, NeedOf},
};
use i18n::Texts;

#[derive(Template)]
#[template(path = "route/new.html")]
struct NewPage {
    frame: Frame,
    base: String,
    form: FormState,
    groups: Vec<Choice>,
    group: Option<(String, String)>,
    pupils: Vec<Choice>,
    kinds: Vec<Choice>,
    outcomes: Vec<Choice>,
    tried_kinds: Vec<Choice>,
    subjects: Vec<String>,
    needs: Vec<Choice>,
    today: String,
    draft: String,
}

/// The form; `group`, `pupil`, `subject` and `title` in the address choose already.
pub(super) async fn form(ask: Ask, Query(asked): Query<Fields>) -> Result<Response, PageError> {
    let choices = choices(&ask, &asked).await?;
    Ok(render(&page(&ask, &choices, &asked, None)))
}

async fn choices(ask: &Ask, fields: &Fields) -> Result<CaseChoices, PageError> {
    let (group, pupil) = (value(fields, "group").parse().ok(), value(fields, "pupil").parse().ok());
    let pupil = if group.is_some() { None } else { pupil };
    case_choices(&ask.ctx, &ask.school, (group, pupil)).await.map_err(ask.failed())
}

/// Opens a case.
pub(super) async fn open(ask: Ask, Form(fields): Form<Fields>) -> Result<Response, PageError> {
    let typed = typed(&fields);
    let mut problems = unreadable(&fields, &["tried_since"], ask.texts.route_wrong_unreadable());
    let wrong = if problems.is_empty() {
        match open_case(&ask.ctx, &ask.school, &typed).await.map_err(ask.failed())? {
            CaseSaved::Yes(case) => {
                return Ok(Redirect::to(&format!("/{}/route/{case}?done=opened", ask.school)).into_response());
            }
            CaseSaved::Wrong(wrong) => wrong,
        }
    } else {
        case_problems(&ask.ctx, &typed)
    };
    problems.extend(wrong.iter().map(|one| problem_words(ask.texts, *one)));
    let choices = choices(&ask, &fields).await?;
    let page = page(&ask, &choices, &fields, Some(problems));
    Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&page)).into_response())
}

/// Under which name the browser keeps a question that is not asked yet.
pub(super) fn draft_name(ask: &Ask) -> String {
    ask.draft_name("case:new")
}

fn typed(fields: &Fields) -> CaseTyped {
    let pupils = all(fields, "pupil").filter_map(|id| id.parse().ok()).collect();
    CaseTyped {
        kind: CaseKind::from_code(value(fields, "kind")),
        pupils,
        group: value(fields, "group").parse().ok(),
        title: text(fields, "title"),
        subject: value(fields, "subject").to_owned(),
        needs: all(fields, "needs").filter_map(NeedOf::from_code).collect(),
        tried: text(fields, "tried"),
        effect: text(fields, "effect"),
        tried_kind: value(fields, "tried_kind").to_owned(),
        tried_since: day(fields, "tried_since"),
        outcome: Outcome::from_code(value(fields, "outcome")),
        reach: text(fields, "reach"),
        need: text(fields, "need"),
    }
}

fn page(ask: &Ask, choices: &CaseChoices, fields: &Fields, problems: Option<Problems>) -> NewPage {
    let (texts, language) = (ask.texts, ask.texts.language());
    let is_sent = problems.is_some();
    let typed =
        Typed { form: "new".to_owned(), fields: fields.clone(), problems: problems.unwrap_or_default() };
    let form = FormState::new("new", &[], Some(&typed));
    let has_pupil = !value(fields, "pupil").is_empty();
    let kind = match value(fields, "kind") {
        "" if has_pupil || (!is_sent && !choices.pupils.is_empty()) => CaseKind::Pupil.code(),
        kind => kind,
    };
    let chosen = choices.group.as_ref().map(|group| group.id);
    let outcomes = Outcome::ALL
        .map(|one| choice(one.code(), outcome_words(texts, Some(one)), form.has("outcome", one.code())));
    NewPage {
        frame: Frame::of_school(ask, &choices.school, Room::Route),
        base: school_base(&choices.school),
        groups: choices
            .groups
            .iter()
            .map(|one| choice(&one.id.to_string(), &one.name, Some(one.id) == chosen))
            .collect(),
        group: choices.group.as_ref().map(|group| (group.id.to_string(), group.name.clone())),
        pupils: choices
            .pupils
            .iter()
            .map(|one| {
                let id = one.id.to_string();
                choice(&id, &one.name.full(), form.has("pupil", &id))
            })
            .collect(),
        kinds: kinds(texts, choices, kind),
        outcomes: std::iter::once(choice(
            "",
            texts.route_outcome_unknown(),
            form.value("outcome").is_empty(),
        ))
        .chain(outcomes)
        .collect(),
        tried_kinds: intervention_kinds()
            .iter()
            .map(|one| choice(&one.key, one.name(language), form.has("tried_kind", &one.key)))
            .collect(),
        subjects: choices.subjects.clone(),
        needs: NeedOf::ALL
            .map(|need| choice(need.code(), need_words(texts, need), form.has("needs", need.code())))
            .into(),
        today: choices.today.to_string(),
        draft: draft_name(ask),
        form,
    }
}

/// About whom one can ask: pupils and group only when a group is chosen.
fn kinds(texts: &Texts, choices: &CaseChoices, chosen: &str) -> Vec<Choice> {
    let mut kinds = Vec::new();
    if !choices.pupils.is_empty() {
        let code = CaseKind::Pupil.code();
        kinds.push(choice(code, texts.route_about_pupils(), chosen == code));
    }
    if let Some(group) = &choices.group {
        let code = CaseKind::Group.code();
        kinds.push(choice(code, &texts.route_about_group(group.name.as_str()), chosen == code));
    }
    let code = CaseKind::OwnTeaching.code();
    kinds.push(choice(code, texts.route_about_own(), chosen == code));
    kinds
}

fn problem_words(texts: &Texts, problem: CaseProblem) -> (&'static str, String) {
    let plain = |field: &'static str, words: &str| (field, words.to_owned());
    match problem {
        CaseProblem::Kind => plain("kind", texts.route_wrong_kind()),
        CaseProblem::NoPupil => plain("pupil", texts.route_wrong_pupil()),
        CaseProblem::TooManyPupils => ("pupil", texts.route_wrong_many(count(MOST_PUPILS))),
        CaseProblem::NoGroup => plain("kind", texts.route_wrong_group()),
        CaseProblem::NoTitle => plain("title", texts.route_wrong_title()),
        CaseProblem::TitleTooLong => ("title", texts.route_wrong_title_long(count(LONGEST_TITLE))),
        CaseProblem::NoTried => plain("tried", texts.route_wrong_tried()),
        CaseProblem::NoEffect => plain("effect", texts.route_wrong_effect()),
        CaseProblem::NoTriedKind => plain("tried_kind", texts.route_wrong_tried_kind()),
        CaseProblem::Since => plain("tried_since", texts.route_wrong_since()),
        CaseProblem::NoReach => plain("reach", texts.route_wrong_reach()),
        CaseProblem::SubjectTooLong => ("subject", texts.route_wrong_long(count(LONGEST_SUBJECT))),
        CaseProblem::TooLong(field) => (field, texts.route_wrong_long(count(LONGEST_TEXT))),
    }
}
