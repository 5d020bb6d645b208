//! Making a plan, and changing what stands at its head.

use super::{Fields, count, day, ids, pupil_id, value, version};
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::{Frame, Room, school_base},
};
use app::plans::{
    pupil::{
        LONGEST_TITLE, MOST_PUPILS, PlanChoices, PlanProblem, PlanSaved, PlanTyped, PupilPlan, edit_plan,
        make_plan, plan_choices, pupil_plan,
    },
    words::kind_words,
};
use askama::Template;
use axum::{
    Form,
    extract::{Path, Query},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::{
    Personal,
    ids::PupilId,
    plans::{PlanKind, PlanStyle},
};
use i18n::Texts;

#[derive(Template)]
#[template(path = "plans/pupil_form.html")]
struct FormPage {
    frame: Frame,
    base: String,
    pupil: (String, String),
    heading: String,
    action: String,
    /// The address of the plan; none while it is made.
    plan: Option<String>,
    version: i64,
    kinds: Vec<Choice>,
    styles: Vec<Choice>,
    layouts: Vec<Choice>,
    subjects: Vec<Choice>,
    others: Vec<Choice>,
    title: String,
    starts_on: String,
    ends_on: String,
    problems: Vec<(&'static str, String)>,
    /// What is said above the form when nothing is wrong in a field.
    refused: Option<String>,
    /// What is there now, when somebody was first.
    now: Option<String>,
}

/// Something to choose.
struct Choice {
    value: String,
    words: String,
    help: &'static str,
    is_chosen: bool,
}

impl FormPage {
    /// What is wrong with a field.
    fn problem(&self, name: &str) -> Option<&String> {
        self.problems.iter().find(|(field, _)| *field == name).map(|(_, words)| words)
    }

    /// Whether others are in the plan, or something is wrong with them.
    fn has_others(&self) -> bool {
        self.others.iter().any(|one| one.is_chosen) || self.problem("other").is_some()
    }
}

/// The form to make a plan; `kind` and `subject` in the address choose already.
pub(super) async fn new(
    ask: Ask,
    Path((_, pupil)): Path<(String, String)>,
    Query(asked): Query<Fields>,
) -> Result<Response, PageError> {
    let id = pupil_id(&ask, &pupil)?;
    let choices = choices(&ask, id).await?;
    let mut fields = asked;
    fields.push(("starts_on".to_owned(), choices.starts_on.to_string()));
    fields.push(("ends_on".to_owned(), choices.ends_on.to_string()));
    let problems = if choices.has_left { vec![PlanProblem::Left] } else { Vec::new() };
    Ok(render(&page(&ask, &choices, (&fields, None), &problems)))
}

async fn choices(ask: &Ask, id: PupilId) -> Result<PlanChoices, PageError> {
    let language = ask.texts.language();
    plan_choices(&ask.ctx, &ask.school, id, language).await.map_err(ask.failed())
}

/// Makes a plan.
pub(super) async fn make(
    ask: Ask,
    Path((_, pupil)): Path<(String, String)>,
    Form(fields): Form<Fields>,
) -> Result<Response, PageError> {
    let id = pupil_id(&ask, &pupil)?;
    let typed = typed(ask.texts, &fields, PlanKind::from_code(value(&fields, "kind")));
    match make_plan(&ask.ctx, &ask.school, id, &typed).await.map_err(ask.failed())? {
        PlanSaved::Yes(plan) => {
            let address = format!("/{}/pupils/{id}/plans/{plan}?done=made", ask.school);
            Ok(Redirect::to(&address).into_response())
        }
        PlanSaved::Wrong(problems) => {
            let choices = choices(&ask, id).await?;
            let page = page(&ask, &choices, (&fields, None), &problems);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&page)).into_response())
        }
        PlanSaved::Meanwhile | PlanSaved::Frozen => Err(ask.failed()(app::Error::NotFound)),
    }
}

/// What was typed. A plan without a title is called after its kind and subjects.
fn typed(texts: &Texts, fields: &Fields, kind: Option<PlanKind>) -> PlanTyped {
    let all = |name: &str| {
        let of_name = fields.iter().filter(|(key, value)| key == name && !value.is_empty());
        of_name.map(|(_, value)| value.clone()).collect::<Vec<String>>()
    };
    let subjects = all("subject");
    let own = value(fields, "title");
    let title = match kind {
        Some(kind) if own.is_empty() && subjects.is_empty() => kind_words(texts, kind).to_owned(),
        Some(kind) if own.is_empty() => {
            format!("{} {}", kind_words(texts, kind), subjects.join(", ").to_lowercase())
        }
        _ => own.to_owned(),
    };
    PlanTyped {
        kind: kind.map_or("", PlanKind::code).to_owned(),
        style: value(fields, "style").to_owned(),
        title: Personal::new(title),
        subjects,
        starts_on: day(fields, "starts_on"),
        ends_on: day(fields, "ends_on"),
        layout: value(fields, "layout").to_owned(),
        others: all("other").iter().filter_map(|id| id.parse().ok()).collect(),
    }
}

fn page(
    ask: &Ask,
    choices: &PlanChoices,
    (fields, plan): (&Fields, Option<&PupilPlan>),
    problems: &[PlanProblem],
) -> FormPage {
    let (texts, name) = (ask.texts, choices.pupil.name.first.reveal().as_str());
    let base = school_base(&choices.school);
    let address = format!("{base}/pupils/{}", choices.pupil.id);
    let of_plan = plan.map(|plan| format!("{address}/plans/{}", plan.plan().id));
    let kind = plan.map(|plan| plan.plan().kind);
    let has = |name: &str, wanted: &str| fields.iter().any(|(key, value)| key == name && value == wanted);
    FormPage {
        frame: Frame::of_school(ask, &choices.school, Room::Pupils),
        heading: match plan {
            Some(_) => texts.pupil_plan_edit_title().to_owned(),
            None => texts.pupil_plan_new_title(name),
        },
        action: of_plan.as_ref().map_or_else(|| format!("{address}/plans"), |plan| format!("{plan}/edit")),
        version: version(fields),
        kinds: if plan.is_some() { Vec::new() } else { kinds(texts, value(fields, "kind")) },
        styles: styles(texts, value(fields, "style"), kind),
        layouts: layouts(texts, choices, (value(fields, "layout"), kind)),
        subjects: subjects(choices, fields),
        others: match kind {
            None | Some(PlanKind::Support) => choices
                .companions
                .iter()
                .map(|one| choice(&one.id.to_string(), &one.name.full(), has("other", &one.id.to_string())))
                .collect(),
            Some(_) => Vec::new(),
        },
        title: value(fields, "title").to_owned(),
        starts_on: value(fields, "starts_on").to_owned(),
        ends_on: value(fields, "ends_on").to_owned(),
        problems: problems.iter().map(|one| problem_words(texts, *one, (name, fields))).collect(),
        refused: None,
        now: None,
        plan: of_plan,
        pupil: (address, choices.pupil.name.full()),
        base,
    }
}

fn choice(value: &str, words: &str, is_chosen: bool) -> Choice {
    Choice { value: value.to_owned(), words: words.to_owned(), help: "", is_chosen }
}

fn kinds(texts: &'static Texts, chosen: &str) -> Vec<Choice> {
    let all = [
        (PlanKind::Support, texts.pupil_plan_kind_support_why()),
        (PlanKind::LearningLine, texts.pupil_plan_kind_line_why()),
        (PlanKind::Development, texts.pupil_plan_kind_development_why()),
    ];
    let one = |(kind, help): (PlanKind, &'static str)| Choice {
        help,
        ..choice(kind.code(), kind_words(texts, kind), kind.code() == chosen)
    };
    all.map(one).into()
}

/// The checklists; only of a support plan.
fn styles(texts: &Texts, chosen: &str, kind: Option<PlanKind>) -> Vec<Choice> {
    if kind.is_some_and(|kind| kind != PlanKind::Support) {
        return Vec::new();
    }
    let all = [
        ("", texts.pupil_plan_style_none()),
        (PlanStyle::Dyslexia.code(), texts.pupil_plan_style_dyslexia()),
        (PlanStyle::Giftedness.code(), texts.pupil_plan_style_giftedness()),
    ];
    all.map(|(code, words)| choice(code, words, code == chosen)).into()
}

/// The layouts; only of a development plan, and only when there is something to choose.
fn layouts(texts: &Texts, choices: &PlanChoices, (chosen, kind): (&str, Option<PlanKind>)) -> Vec<Choice> {
    if kind.is_some_and(|kind| kind != PlanKind::Development) || choices.layouts.len() < 2 {
        return Vec::new();
    }
    let one = |layout: &domain::plans::Layout| {
        let name = layout.name.as_str();
        let words = if layout.is_usual { texts.pupil_plan_layout_usual(name) } else { name.to_owned() };
        let is_chosen = if chosen.is_empty() { layout.is_usual } else { layout.key == chosen };
        choice(&layout.key, &words, is_chosen)
    };
    choices.layouts.iter().map(one).collect()
}

/// The subjects of the tests, and those that the plan has already.
fn subjects(choices: &PlanChoices, fields: &Fields) -> Vec<Choice> {
    let chosen = fields.iter().filter(|(key, value)| key == "subject" && !value.is_empty());
    let chosen: Vec<&String> = chosen.map(|(_, value)| value).collect();
    let others = chosen.iter().copied().filter(|one| !choices.subjects.contains(one));
    let all = choices.subjects.iter().chain(others);
    all.map(|one| choice(one, one, chosen.contains(&one))).collect()
}

fn problem_words(
    texts: &Texts,
    problem: PlanProblem,
    (name, fields): (&str, &Fields),
) -> (&'static str, String) {
    let plain = |field: &'static str, words: &str| (field, words.to_owned());
    match problem {
        PlanProblem::Kind => plain("kind", texts.pupil_plan_wrong_kind()),
        PlanProblem::NoTitle => plain("title", texts.pupil_plan_wrong_title()),
        PlanProblem::TitleTooLong => {
            let length = count(value(fields, "title").chars().count());
            ("title", texts.pupil_plan_wrong_title_long(length, count(LONGEST_TITLE)))
        }
        PlanProblem::Starts => plain("starts_on", texts.pupil_plan_wrong_starts()),
        PlanProblem::Ends => plain("ends_on", texts.pupil_plan_wrong_ends()),
        PlanProblem::NoSubject => plain("subject", texts.pupil_plan_wrong_subject()),
        PlanProblem::TooManyPupils => ("other", texts.pupil_plan_wrong_many(count(MOST_PUPILS))),
        PlanProblem::Shared => ("other", texts.pupil_plan_wrong_shared(name)),
        PlanProblem::OtherLeft => plain("other", texts.pupil_plan_wrong_other_left()),
        PlanProblem::Left => ("kind", texts.pupil_plan_wrong_left(name)),
    }
}

/// The form with the details of a plan.
pub(super) async fn edit(
    ask: Ask,
    Path((_, pupil, plan)): Path<(String, String, String)>,
) -> Result<Response, PageError> {
    let at = ids(&ask, &pupil, &plan)?;
    let choices = choices(&ask, at.0).await?;
    let found = pupil_plan(&ask.ctx, ask.texts, &ask.school, at, "plan").await.map_err(ask.failed())?;
    Ok(render(&page(&ask, &choices, (&fields_of(&found), Some(&found)), &[])))
}

/// A plan as the form would send it.
fn fields_of(found: &PupilPlan) -> Fields {
    let plan = found.plan();
    let field = |name: &str, value: String| (name.to_owned(), value);
    let mut all = vec![
        field("version", plan.version.to_string()),
        field("title", plan.title.reveal().clone()),
        field("starts_on", plan.starts_on.to_string()),
        field("ends_on", plan.ends_on.to_string()),
        field("style", plan.style.map_or("", PlanStyle::code).to_owned()),
        field("layout", plan.layout.clone().unwrap_or_default()),
    ];
    all.extend(plan.subjects.iter().map(|one| field("subject", one.clone())));
    let others = found.people.iter().filter(|one| one.id != found.pupil.id);
    all.extend(others.map(|one| field("other", one.id.to_string())));
    all
}

/// Saves the details of a plan.
pub(super) async fn save(
    ask: Ask,
    Path((_, pupil, plan)): Path<(String, String, String)>,
    Form(fields): Form<Fields>,
) -> Result<Response, PageError> {
    let at = ids(&ask, &pupil, &plan)?;
    let choices = choices(&ask, at.0).await?;
    let found = pupil_plan(&ask.ctx, ask.texts, &ask.school, at, "plan").await.map_err(ask.failed())?;
    let typed = typed(ask.texts, &fields, Some(found.plan().kind));
    let changed = (at.0, at.1, version(&fields));
    let saved = edit_plan(&ask.ctx, &ask.school, changed, &typed).await.map_err(ask.failed())?;
    let (status, problems, refused) = match saved {
        PlanSaved::Yes(_) => {
            let plan = ask.here.strip_suffix("/edit").unwrap_or(&ask.here);
            return Ok(Redirect::to(&format!("{plan}?done=saved")).into_response());
        }
        PlanSaved::Wrong(problems) => (StatusCode::UNPROCESSABLE_ENTITY, problems, None),
        PlanSaved::Meanwhile => (StatusCode::CONFLICT, Vec::new(), Some(ask.texts.pupil_plan_meanwhile())),
        PlanSaved::Frozen => {
            (StatusCode::UNPROCESSABLE_ENTITY, Vec::new(), Some(ask.texts.pupil_plan_frozen()))
        }
    };
    let mut page = page(&ask, &choices, (&fields, Some(&found)), &problems);
    // What is there now is the version that is changed from here on.
    page.version = if refused.is_some() { found.plan().version } else { page.version };
    page.now = refused.map(|_| head_words(ask.texts, &found));
    page.refused = refused.map(str::to_owned);
    Ok((status, render(&page)).into_response())
}

/// The head of a plan in a line.
fn head_words(texts: &Texts, found: &PupilPlan) -> String {
    let plan = found.plan();
    let days = super::days_words(texts, plan.starts_on, plan.ends_on);
    [plan.title.reveal().as_str(), &days, &plan.subjects.join(", ")].join(" · ")
}
