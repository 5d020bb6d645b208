//! The choice of what one wants to hear, in the program and by mail, and when not.

use crate::{
    ask::Ask,
    error::{PageError, render},
    page::Frame,
};
use app::notices::{
    ChoicesPage, ChoicesProblem, ChoicesSaved, ChoicesTyped, ask_example, my_choices, save_choices,
};
use axum::{
    Form,
    extract::Query,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::notices::{DigestPart, NoticeChoices, NoticeKind};
use i18n::{Language, Texts};
use jiff::civil::Time;
use serde::Deserialize;

/// The days of the week as a form sends them, with the word by which the texts know them.
const WEEKDAYS: [(&str, &str); 7] =
    [("1", "mon"), ("2", "tue"), ("3", "wed"), ("4", "thu"), ("5", "fri"), ("6", "sat"), ("7", "sun")];

#[derive(askama::Template)]
#[template(path = "notices/choices.html")]
struct Page {
    frame: Frame,
    can_mail: bool,
    said: Option<&'static str>,
    warned: Option<&'static str>,
    error: Option<&'static str>,
    /// How it stands now, each in a sentence.
    now: Vec<String>,
    typed: ChoicesTyped,
    kinds: Vec<Choice>,
    parts: Vec<Choice>,
    weekdays: Vec<Choice>,
    languages: Vec<Choice>,
    bad: Bad,
}

/// Something to choose.
struct Choice {
    value: String,
    words: String,
    is_chosen: bool,
}

/// What is wrong, by field.
#[derive(Default)]
struct Bad {
    at: Option<&'static str>,
    weekdays: Option<&'static str>,
    parts: Option<&'static str>,
    quiet_from: Option<&'static str>,
    quiet_until: Option<&'static str>,
}

impl Bad {
    fn of(texts: &Texts, wrong: &[(&'static str, ChoicesProblem)]) -> Self {
        let words = |field: &str| {
            let (_, problem) = wrong.iter().find(|(of, _)| *of == field)?;
            Some(match problem {
                ChoicesProblem::NotATime => texts.notices_problem_time(),
                ChoicesProblem::InQuiet => texts.notices_problem_in_quiet(),
                ChoicesProblem::NoHours => texts.notices_problem_no_hours(),
                ChoicesProblem::NoDay => texts.notices_problem_no_day(),
                ChoicesProblem::NoPart => texts.notices_problem_no_part(),
            })
        };
        Self {
            at: words("at"),
            weekdays: words("weekdays"),
            parts: words("parts"),
            quiet_from: words("quiet_from"),
            quiet_until: words("quiet_until"),
        }
    }
}

/// What was just done.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Came {
    done: String,
}

/// The page.
pub(super) async fn page(ask: Ask, Query(came): Query<Came>) -> Result<Response, PageError> {
    let found = my_choices(&ask.ctx, ask.texts.language()).await.map_err(ask.failed())?;
    let mut page = view(&ask, &found, typed_of(&found.choices), Bad::default());
    match came.done.as_str() {
        "saved" => page.said = Some(ask.texts.notices_choices_saved()),
        "sent" => page.said = Some(ask.texts.notices_example_sent()),
        "soon" => page.warned = Some(ask.texts.notices_example_too_soon()),
        _ => {}
    }
    Ok(render(&page))
}

/// Saves the choice.
pub(super) async fn save(ask: Ask, Form(fields): Form<Vec<(String, String)>>) -> Result<Response, PageError> {
    let typed = typed_in(&fields);
    let (bad, status) = match save_choices(&ask.ctx, &typed).await.map_err(ask.failed())? {
        ChoicesSaved::Yes => return Ok(Redirect::to("/me/notices?done=saved").into_response()),
        ChoicesSaved::Wrong(wrong) => (Bad::of(ask.texts, &wrong), StatusCode::UNPROCESSABLE_ENTITY),
        ChoicesSaved::Meanwhile => (Bad::default(), StatusCode::CONFLICT),
    };
    let found = my_choices(&ask.ctx, ask.texts.language()).await.map_err(ask.failed())?;
    let mut page = view(&ask, &found, typed, bad);
    if status == StatusCode::CONFLICT {
        // Who saves once more has seen how it is now.
        page.typed.version = found.choices.version;
        page.warned = Some(ask.texts.notices_choices_meanwhile());
    } else {
        page.error = Some(ask.texts.notices_choices_wrong());
    }
    Ok((status, render(&page)).into_response())
}

/// Lets the digest of today be sent to who asks.
pub(super) async fn example(ask: Ask) -> Result<Response, PageError> {
    let is_sent = ask_example(&ask.ctx).await.map_err(ask.failed())?;
    let done = if is_sent { "sent" } else { "soon" };
    Ok(Redirect::to(&format!("/me/notices?done={done}")).into_response())
}

fn hour(time: Time) -> String {
    time.strftime("%H:%M").to_string()
}

/// The choices as they would be typed.
fn typed_of(choices: &NoticeChoices) -> ChoicesTyped {
    let kinds = NoticeKind::ALL.iter().filter(|kind| !choices.muted.contains(kind));
    let days = WEEKDAYS.iter().zip(choices.weekdays).filter(|(_, is_on)| *is_on);
    let (from, until) =
        choices.quiet.map_or_else(Default::default, |(from, until)| (hour(from), hour(until)));
    ChoicesTyped {
        kinds: kinds.map(|kind| kind.code().to_owned()).collect(),
        is_mailed: choices.is_mailed,
        parts: choices.parts.iter().map(|part| part.code().to_owned()).collect(),
        weekdays: days.map(|((day, _), _)| (*day).to_owned()).collect(),
        at: hour(choices.at),
        has_quiet: choices.quiet.is_some(),
        quiet_from: from,
        quiet_until: until,
        language: choices.language.clone(),
        version: choices.version,
    }
}

fn typed_in(fields: &[(String, String)]) -> ChoicesTyped {
    let all = |name: &str| -> Vec<String> {
        fields.iter().filter(|(field, _)| field == name).map(|(_, value)| value.clone()).collect()
    };
    let one = |name: &str| all(name).into_iter().next().unwrap_or_default();
    ChoicesTyped {
        kinds: all("kind"),
        is_mailed: !all("is_mailed").is_empty(),
        parts: all("part"),
        weekdays: all("weekday"),
        at: one("at"),
        has_quiet: !all("has_quiet").is_empty(),
        quiet_from: one("quiet_from"),
        quiet_until: one("quiet_until"),
        language: one("language"),
        version: one("version").parse().unwrap_or_default(),
    }
}

fn view(ask: &Ask, found: &ChoicesPage, typed: ChoicesTyped, bad: Bad) -> Page {
    let texts = ask.texts;
    let choice = |value: &str, words: &str, chosen: &[String]| Choice {
        value: value.to_owned(),
        words: words.to_owned(),
        is_chosen: chosen.iter().any(|one| one == value),
    };
    let language = std::slice::from_ref(&typed.language);
    let languages = [(Language::Nl, "Nederlands"), (Language::En, "English")];
    Page {
        frame: Frame::bare(ask),
        can_mail: found.can_mail,
        said: None,
        warned: None,
        error: None,
        now: now(texts, found),
        kinds: NoticeKind::ALL
            .iter()
            .map(|kind| choice(kind.code(), texts.notices_kind(kind.code()).as_ref(), &typed.kinds))
            .collect(),
        parts: DigestPart::ALL
            .iter()
            .map(|part| choice(part.code(), texts.notices_part(part.code()).as_ref(), &typed.parts))
            .collect(),
        weekdays: WEEKDAYS
            .iter()
            .map(|(day, word)| choice(day, texts.notices_weekday(*word).as_ref(), &typed.weekdays))
            .collect(),
        languages: languages.iter().map(|(one, name)| choice(one.code(), name, language)).collect(),
        typed,
        bad,
    }
}

/// How it stands now.
fn now(texts: &Texts, found: &ChoicesPage) -> Vec<String> {
    let choices = &found.choices;
    let told = NoticeKind::ALL.len().saturating_sub(choices.muted.len());
    let days = WEEKDAYS.iter().zip(choices.weekdays).filter(|(_, is_on)| *is_on);
    let days: Vec<String> = days.map(|((_, word), _)| texts.notices_weekday(*word).to_string()).collect();
    let mail = if found.can_mail && choices.is_mailed {
        texts.notices_choices_now_mail(days.join(", ").as_str(), hour(choices.at).as_str())
    } else {
        texts.notices_choices_now_no_mail().to_owned()
    };
    let quiet = match choices.quiet {
        Some((from, until)) => texts.notices_choices_now_quiet(hour(from).as_str(), hour(until).as_str()),
        None => texts.notices_choices_now_no_quiet().to_owned(),
    };
    vec![texts.notices_choices_now_program(told), mail, quiet]
}
