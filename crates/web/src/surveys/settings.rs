//! The form with the settings of a round.

use super::{rounds::back, survey_id, value};
use crate::{
    ask::Ask,
    conflict::{Conflict, Part},
    error::{PageError, render},
    page::{Frame, school_base},
};
use app::surveys::{
    self as use_cases, GROUP_ROLES, MOST_GROUPS, RoundField, RoundProblem, RoundSaved, TypedGroup, TypedRound,
};
use askama::Template;
use axum::{
    Form,
    extract::Path,
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use domain::{
    register::School,
    surveys::{Survey, SurveyState},
};
use i18n::Texts;

type Fields = Vec<(String, String)>;

#[derive(Template)]
#[template(path = "surveys/settings.html")]
struct SettingsPage {
    frame: Frame,
    list: String,
    round: String,
    heading: String,
    version: i64,
    is_draft: bool,
    typed: TypedRound,
    groups: Vec<GroupRow>,
    bad: Bad,
}

struct GroupRow {
    at: usize,
    no: i64,
    name: String,
    roles: Vec<(&'static str, String, bool)>,
    problem: Option<String>,
}

#[derive(Default)]
struct Bad {
    title: Option<String>,
    intro: Option<String>,
    closes_on: Option<String>,
    groups: Option<String>,
}

/// So many empty rows stand below the groups.
const EMPTY_ROWS: usize = 2;

/// The form.
pub(super) async fn edit(ask: Ask, Path((_, survey)): Path<(String, String)>) -> Result<Response, PageError> {
    let id = survey_id(&ask, &survey)?;
    let (school, survey, groups) =
        use_cases::round_to_edit(&ask.ctx, &ask.school, id).await.map_err(ask.failed())?;
    let typed = TypedRound::of(&survey, &groups);
    Ok(render(&form(&ask, (&school, &survey), (typed, survey.version), &[])))
}

fn form(
    ask: &Ask,
    (school, survey): (&School, &Survey),
    (typed, version): (TypedRound, i64),
    wrong: &[(RoundField, RoundProblem)],
) -> SettingsPage {
    let texts = ask.texts;
    let words = |field: RoundField| {
        let (_, problem) = wrong.iter().find(|(of, _)| *of == field)?;
        Some(problem_words(texts, survey, (field, *problem)))
    };
    let list = format!("{}/surveys", school_base(school));
    let empty = std::iter::repeat_n(TypedGroup::default(), EMPTY_ROWS);
    let rows = typed.groups.iter().cloned().chain(empty).take(MOST_GROUPS).enumerate();
    let row = |(at, one): (usize, TypedGroup)| GroupRow {
        at,
        no: one.no,
        roles: role_choices(texts, &one.role),
        name: one.name,
        problem: words(RoundField::Group(at)),
    };
    SettingsPage {
        frame: super::frame(ask, school),
        round: format!("{list}/{}", survey.id),
        list,
        heading: survey.title.clone(),
        version,
        is_draft: survey.state == SurveyState::Draft,
        groups: rows.map(row).collect(),
        bad: Bad {
            title: words(RoundField::Title),
            intro: words(RoundField::Intro),
            closes_on: words(RoundField::ClosesOn),
            groups: words(RoundField::Groups),
        },
        typed,
    }
}

fn role_choices(texts: &Texts, chosen: &str) -> Vec<(&'static str, String, bool)> {
    let choice = |code: &'static str| (code, texts.surveys_role(code), code == chosen);
    std::iter::once("").chain(GROUP_ROLES).map(choice).collect()
}

fn problem_words(texts: &Texts, survey: &Survey, (field, problem): (RoundField, RoundProblem)) -> String {
    match (problem, field) {
        (RoundProblem::Empty, RoundField::Groups | RoundField::Group(_)) => {
            texts.surveys_no_group().to_owned()
        }
        (RoundProblem::Empty, _) => texts.surveys_no_title().to_owned(),
        (RoundProblem::TooLong { most }, _) => texts.surveys_too_long(most),
        (RoundProblem::NotADay, _) => texts.surveys_not_a_day().to_owned(),
        (RoundProblem::Passed, _) => texts.surveys_day_passed().to_owned(),
        (RoundProblem::Twice, _) => texts.surveys_group_twice().to_owned(),
        (RoundProblem::TooMany, _) => texts.surveys_too_many_groups(MOST_GROUPS),
        (RoundProblem::Asked(at), _) => {
            texts.surveys_group_asked(survey.questions.get(at).map_or("", |question| question.text.as_str()))
        }
    }
}

fn read(fields: &Fields) -> TypedRound {
    let text = |name: &str| value(fields, name).unwrap_or_default().to_owned();
    let group = |at: usize| TypedGroup {
        no: text(&format!("group_{at}_no")).parse().unwrap_or(0),
        name: text(&format!("group_{at}")),
        role: text(&format!("group_{at}_role")),
    };
    TypedRound {
        title: text("title"),
        intro: text("intro"),
        closes_on: text("closes_on"),
        small_agreed: value(fields, "small_agreed").is_some(),
        groups: (0..MOST_GROUPS + EMPTY_ROWS).map(group).filter(|one| !one.name.is_empty()).collect(),
    }
}

/// Saves the settings; when somebody was first, shows both.
pub(super) async fn save(
    ask: Ask,
    Path((_, survey)): Path<(String, String)>,
    Form(fields): Form<Fields>,
) -> Result<Response, PageError> {
    let id = survey_id(&ask, &survey)?;
    if value(&fields, "choice") == Some("theirs") {
        return Ok(back(&ask, &survey, "saved"));
    }
    let typed = read(&fields);
    let version = value(&fields, "version").and_then(|text| text.parse().ok()).unwrap_or(0);
    let saved = use_cases::change_round(&ask.ctx, &ask.school, (id, version), &typed).await;
    match saved.map_err(ask.failed())? {
        RoundSaved::Yes if value(&fields, "more").is_some() => {
            Ok(axum::response::Redirect::to(&format!("{}#groups", ask.here)).into_response())
        }
        RoundSaved::Yes => Ok(back(&ask, &survey, "saved")),
        RoundSaved::Wrong(wrong) => {
            let (school, known, _) =
                use_cases::round_to_edit(&ask.ctx, &ask.school, id).await.map_err(ask.failed())?;
            let page = form(&ask, (&school, &known), (typed, version), &wrong);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&page)).into_response())
        }
        RoundSaved::Meanwhile(now) => {
            let (school, known, groups) = *now;
            let theirs = TypedRound::of(&known, &groups);
            let frame = super::frame(&ask, &school);
            Ok(both(ask.texts, (&typed, &theirs), (fields, known.version), ask.here.clone()).page(frame))
        }
    }
}

fn both(
    texts: &Texts,
    (typed, theirs): (&TypedRound, &TypedRound),
    (fields, version): (Fields, i64),
    action: String,
) -> Conflict {
    let names = |round: &TypedRound| {
        round.groups.iter().map(|group| group.name.clone()).collect::<Vec<_>>().join(", ")
    };
    let small = |round: &TypedRound| {
        if round.small_agreed { texts.surveys_small_shown() } else { texts.surveys_small_hidden() }.to_owned()
    };
    let pairs = [
        (texts.surveys_field_title(), typed.title.clone(), theirs.title.clone()),
        (texts.surveys_field_intro(), typed.intro.clone(), theirs.intro.clone()),
        (texts.surveys_until(), typed.closes_on.clone(), theirs.closes_on.clone()),
        (texts.surveys_groups(), names(typed), names(theirs)),
        (texts.surveys_small(), small(typed), small(theirs)),
    ];
    let differs = pairs.into_iter().filter(|(_, mine, theirs)| mine != theirs);
    let mut fields: Fields =
        fields.into_iter().filter(|(name, _)| name != "version" && name != "choice").collect();
    fields.push(("version".to_owned(), version.to_string()));
    Conflict {
        action,
        fields,
        by: String::new(),
        parts: differs.map(|(label, mine, theirs)| Part::new(label, &mine, &theirs)).collect(),
        merge: None,
    }
}
