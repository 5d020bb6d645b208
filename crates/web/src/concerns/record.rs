//! A protected record as its readers see it.

use super::{Choice, choice, ids, typed};
use crate::{
    ask::Ask,
    error::{PageError, render},
    form::{Fields, FormState, Typed, value},
    page::{Frame, Room, school_base},
};
use app::{
    concerns::{RecordPage as Found, StepOf, kind_words, nature_words, reason_words, record_page},
    notes::day,
    trust::{deed_in_words, trail::TrailLine},
};
use askama::Template;
use axum::{
    extract::{Path, Query},
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use domain::concerns::{ConcernEntry, DestroyReason, EntryKind, Nature};
use i18n::Texts;
use jiff::tz::TimeZone;

#[derive(Template)]
#[template(path = "concerns/record.html")]
struct RecordPage {
    frame: Frame,
    base: String,
    address: String,
    name: String,
    done: Option<String>,
    done_draft: Option<String>,
    problem: Option<String>,
    opened: String,
    closed: Option<String>,
    due: Option<String>,
    version: i64,
    steps: Vec<Step>,
    form: FormState,
    kinds: Vec<Choice>,
    natures: Vec<Choice>,
    draft: String,
    today: String,
    entries: Vec<Entry>,
    readers: Vec<Reader>,
    candidates: Vec<Choice>,
    trail: Vec<(String, String, String)>,
    destroy: FormState,
    reasons: Vec<Choice>,
}

struct Step {
    number: u8,
    title: String,
    what: String,
    taken: Option<String>,
    form: FormState,
}

struct Entry {
    id: String,
    kind: &'static str,
    nature: &'static str,
    is_opinion: bool,
    day: String,
    source: String,
    text: String,
    written: String,
    struck: Option<String>,
    form: FormState,
}

struct Reader {
    account: String,
    name: String,
    about: String,
    is_gone: bool,
}

/// The page.
pub(super) async fn page(
    ask: Ask,
    Path((_, pupil, record)): Path<(String, String, String)>,
    Query(asked): Query<Fields>,
) -> Result<Response, PageError> {
    let mut page = load(&ask, (&pupil, &record), None).await?;
    page.done = done_words(ask.texts, value(&asked, "done"));
    page.done_draft = (value(&asked, "done") == "written").then(|| page.draft.clone());
    Ok(render(&page))
}

fn done_words(texts: &Texts, done: &str) -> Option<String> {
    let words = match done {
        "written" => texts.concern_done_written(),
        "struck" => texts.concern_done_struck(),
        "step" => texts.concern_done_step(),
        "reader" => texts.concern_done_reader(),
        "closed" => texts.concern_done_closed(),
        "opened" => texts.concern_done_opened(),
        _ => return None,
    };
    Some(words.to_owned())
}

/// The page again, with what was typed in one of its forms, or with what is wrong.
pub(super) async fn again(
    ask: &Ask,
    of: (&str, &str),
    (form, fields, problems): (&str, Fields, Vec<(&'static str, String)>),
) -> Result<Response, PageError> {
    let page = load(ask, of, Some(typed(form, fields, problems))).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&page)).into_response())
}

/// The page with something that is wrong and stands at no field.
pub(super) async fn wrong(
    ask: &Ask,
    of: (&str, &str),
    (status, words): (StatusCode, &str),
) -> Result<Response, PageError> {
    let mut page = load(ask, of, None).await?;
    page.problem = Some(words.to_owned());
    Ok((status, render(&page)).into_response())
}

async fn load(
    ask: &Ask,
    (pupil, record): (&str, &str),
    typed: Option<Typed>,
) -> Result<RecordPage, PageError> {
    let found = record_page(&ask.ctx, &ask.school, ids(ask, pupil, record)?).await.map_err(ask.failed())?;
    Ok(view(ask, &found, typed.as_ref()))
}

fn view(ask: &Ask, found: &Found, typed: Option<&Typed>) -> RecordPage {
    let (texts, language) = (ask.texts, ask.texts.language());
    let base = school_base(&found.school);
    let today = found.today.to_string();
    let form = FormState::new("entry", &[("happened_on", today.as_str())], typed);
    let destroy = FormState::new("destroy", &[], typed);
    let due = found.due_on.filter(|due| *due <= found.today);
    RecordPage {
        frame: Frame::of_school(ask, &found.school, Room::Concerns),
        address: format!("{base}/pupils/{}/concerns/{}", found.pupil.id, found.concern.id),
        name: found.pupil.name.full(),
        done: None,
        done_draft: None,
        problem: None,
        opened: texts.concern_opened(language.long_date(day(found.concern.opened_at)).as_str()),
        closed: found.concern.closed_on.map(|on| texts.concern_closed_on(language.long_date(on).as_str())),
        due: due.map(|on| texts.concern_due(language.long_date(on).as_str())),
        version: found.concern.version,
        steps: found.steps.iter().map(|one| step(texts, (one, &today), typed)).collect(),
        kinds: EntryKind::ALL
            .iter()
            .map(|one| choice(one.code(), kind_words(texts, *one), form.has("kind", one.code())))
            .collect(),
        natures: Nature::ALL
            .iter()
            .map(|one| choice(one.code(), nature_words(texts, *one), form.has("nature", one.code())))
            .collect(),
        draft: ask.draft_name(&format!("record-{}", found.concern.id)),
        entries: found.entries.iter().map(|one| entry(texts, one, typed)).collect(),
        readers: found.readers.iter().map(|one| reader(texts, one)).collect(),
        candidates: found
            .candidates
            .iter()
            .map(|(account, name)| choice(&account.to_string(), name.reveal(), false))
            .collect(),
        trail: found.trail.iter().map(|one| trail_line(texts, one)).collect(),
        reasons: DestroyReason::ALL
            .iter()
            .map(|one| choice(one.code(), reason_words(texts, *one), destroy.has("why", one.code())))
            .collect(),
        base,
        form,
        destroy,
        today,
    }
}

fn step(texts: &Texts, (one, today): (&StepOf, &str), typed: Option<&Typed>) -> Step {
    let (number, language) = (one.words.step, texts.language());
    let on = |taken: &domain::concerns::StepTaken| {
        texts.concern_step_taken(language.long_date(taken.taken_on).as_str(), taken.author_name.reveal())
    };
    Step {
        number,
        title: one.words.title(language).to_owned(),
        what: one.words.what(language).to_owned(),
        taken: one.taken.as_ref().map(on),
        form: FormState::new(&format!("step-{number}"), &[("day", today)], typed),
    }
}

fn entry(texts: &Texts, one: &ConcernEntry, typed: Option<&Typed>) -> Entry {
    let language = texts.language();
    let (written_on, by) = (language.long_date(day(one.made_at)), one.author_name.reveal());
    let struck = one.struck.as_ref().map(|struck| {
        let on = language.long_date(day(struck.at));
        texts.concern_struck(on.as_str(), struck.by_name.reveal(), struck.why.reveal())
    });
    Entry {
        id: one.id.to_string(),
        kind: kind_words(texts, one.kind),
        nature: nature_words(texts, one.nature),
        is_opinion: one.nature == Nature::Opinion,
        day: language.long_date(one.happened_on),
        source: one.source.reveal().clone(),
        text: one.text.reveal().clone(),
        written: match one.is_handed_in {
            true => texts.concern_handed_in(written_on.as_str(), by),
            false => texts.concern_written(written_on.as_str(), by),
        },
        struck,
        form: FormState::new(&format!("strike-{}", one.id), &[], typed),
    }
}

fn reader(texts: &Texts, one: &domain::concerns::ConcernReader) -> Reader {
    let on = texts.language().long_date(day(one.made_at));
    Reader {
        account: one.account.to_string(),
        name: one.name.reveal().clone(),
        about: texts.concern_reader_since(on.as_str(), one.by_name.reveal()),
        is_gone: !one.is_active,
    }
}

/// When, who and what.
fn trail_line(texts: &Texts, one: &TrailLine) -> (String, String, String) {
    let at = one.at.to_zoned(TimeZone::system());
    let when = format!("{} {}", texts.language().date(at.date()), at.strftime("%H:%M"));
    let what = deed_in_words(texts, &one.action, &one.detail);
    (when, one.name.clone().unwrap_or_default(), what.unwrap_or_else(|| one.action.clone()))
}
