//! One piece of one's own time: adding it afterwards, changing it, taking it away.

use super::{
    Part, Tab,
    form::{Bad, Choice, Fields, value, version},
    frame, role_base, tabs,
    time::{kind_choices, level_choices, read},
    time_view::kind_words,
};
use crate::{
    ask::Ask,
    conflict::{self, Conflict},
    error::{PageError, render},
    page::Frame,
};
use app::roles::{self as use_cases, Saved, TypedTime, Wrong};
use askama::Template;
use axum::{
    Form,
    extract::Path,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::{
    ids::TimeEntryId,
    register::School,
    roles::{RoleModel, TimeEntry, WorkKind},
};
use i18n::Texts;

#[derive(Template)]
#[template(path = "roles/entry_form.html")]
struct EntryForm {
    frame: Frame,
    tabs: Vec<Tab>,
    back: String,
    title: &'static str,
    action: String,
    version: i64,
    typed: TypedTime,
    day: String,
    level: Vec<Choice>,
    kind: Vec<Choice>,
    bad: Bad,
    remove: Option<String>,
}

fn form(ask: &Ask, (school, model): (&School, &RoleModel), (typed, wrong): (TypedTime, &Wrong)) -> EntryForm {
    let back = format!("{}/time", role_base(school));
    EntryForm {
        frame: frame(ask, school),
        tabs: tabs(ask, school, Part::Time),
        title: ask.texts.role_time_add_title(),
        action: format!("{back}/entries"),
        back,
        version: 0,
        day: typed.day.clone().unwrap_or_default(),
        level: level_choices(ask.texts, &model.levels, &typed.level),
        kind: kind_choices(ask.texts, &typed.kind),
        bad: Bad::of(ask.texts, wrong),
        remove: None,
        typed,
    }
}

async fn choices(ask: &Ask) -> Result<(School, RoleModel), PageError> {
    let found =
        use_cases::time_choices(&ask.ctx, &ask.school, ask.texts.language()).await.map_err(ask.failed())?;
    let (school, choices, models) = found;
    let model = models.into_iter().find(|one| one.key == choices.model);
    Ok((school, model.ok_or_else(|| ask.failed()(app::Error::NotFound))?))
}

fn done(school: &School, done: &str) -> Response {
    Redirect::to(&format!("{}/time?done={done}", role_base(school))).into_response()
}

/// The form for a piece of time of a day that is over.
pub(super) async fn new(ask: Ask) -> Result<Response, PageError> {
    let (school, model) = choices(&ask).await?;
    let typed = TypedTime { day: Some(ask.ctx.today().to_string()), ..TypedTime::default() };
    Ok(render(&form(&ask, (&school, &model), (typed, &Wrong::new()))))
}

/// Adds a piece of time.
pub(super) async fn add(ask: Ask, Form(fields): Form<Fields>) -> Result<Response, PageError> {
    let typed = read(&fields);
    let (school, model) = choices(&ask).await?;
    let saved = use_cases::add_entry(&ask.ctx, &ask.school, ask.texts.language(), &typed).await;
    match saved.map_err(ask.failed())? {
        Saved::Wrong(wrong) => {
            let page = form(&ask, (&school, &model), (typed, &wrong));
            Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&page)).into_response())
        }
        Saved::Yes(_) | Saved::Meanwhile(_) => Ok(done(&school, "added")),
    }
}

fn entry_id(ask: &Ask, entry: &str) -> Result<TimeEntryId, PageError> {
    entry.parse().map_err(|_| ask.failed()(app::Error::NotFound))
}

type Known = (School, RoleModel, TimeEntry);

async fn load(ask: &Ask, id: TimeEntryId) -> Result<Known, PageError> {
    use_cases::one_entry(&ask.ctx, &ask.school, ask.texts.language(), id).await.map_err(ask.failed())
}

fn form_of(ask: &Ask, (school, model, entry): &Known, version: i64, typed: (TypedTime, &Wrong)) -> EntryForm {
    let form = form(ask, (school, model), typed);
    let action = format!("{}/{}", form.action, entry.id);
    EntryForm {
        title: ask.texts.role_time_edit_title(),
        remove: Some(format!("{action}/remove")),
        version,
        action,
        ..form
    }
}

/// The form of a piece of time.
pub(super) async fn one(ask: Ask, Path((_, entry)): Path<(String, String)>) -> Result<Response, PageError> {
    let known = load(&ask, entry_id(&ask, &entry)?).await?;
    let typed = TypedTime::of(&known.2);
    Ok(render(&form_of(&ask, &known, known.2.version, (typed, &Wrong::new()))))
}

/// Saves a piece of time; when it was changed in another window, shows both.
pub(super) async fn save(
    ask: Ask,
    Path((_, entry)): Path<(String, String)>,
    Form(fields): Form<Fields>,
) -> Result<Response, PageError> {
    let id = entry_id(&ask, &entry)?;
    let known = load(&ask, id).await?;
    if value(&fields, "choice") == "theirs" {
        return Ok(done(&known.0, "theirs"));
    }
    let (typed, version) = (read(&fields), version(&fields));
    let language = ask.texts.language();
    let saved = use_cases::change_entry(&ask.ctx, &ask.school, language, (id, version), &typed).await;
    match saved.map_err(ask.failed())? {
        Saved::Yes(_) => Ok(done(&known.0, "changed")),
        Saved::Wrong(wrong) => {
            let page = form_of(&ask, &known, version, (typed, &wrong));
            Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&page)).into_response())
        }
        Saved::Meanwhile(now) => {
            let frame = frame(&ask, &known.0);
            Ok(both(ask.texts, fields, &typed, &now, ask.here.clone()).page(frame))
        }
    }
}

fn both(texts: &Texts, sent: Fields, typed: &TypedTime, now: &TimeEntry, action: String) -> Conflict {
    let theirs = TypedTime::of(now);
    let day = |typed: &TypedTime| typed.day.clone().unwrap_or_default();
    let kind = |typed: &TypedTime| {
        kind_words(texts, WorkKind::ALL.into_iter().find(|kind| kind.code() == typed.kind))
    };
    let pairs = [
        (texts.role_time_day(), day(typed), day(&theirs)),
        (texts.role_time_minutes(), typed.minutes.clone(), theirs.minutes.clone()),
        (texts.role_time_level(), typed.level.clone(), theirs.level.clone()),
        (texts.role_time_kind_label(), kind(typed), kind(&theirs)),
        (texts.role_time_what(), typed.what.clone(), theirs.what.clone()),
    ];
    let parts = pairs.iter().filter(|(_, mine, theirs)| mine != theirs);
    let parts = parts.map(|(label, mine, theirs)| conflict::Part::new(*label, mine, theirs)).collect();
    let mut fields: Fields =
        sent.into_iter().filter(|(name, _)| name != "version" && name != "choice").collect();
    fields.push(("version".to_owned(), now.version.to_string()));
    Conflict { action, fields, by: String::new(), parts, merge: None }
}

/// Takes a piece of time away.
pub(super) async fn remove(
    ask: Ask,
    Path((_, entry)): Path<(String, String)>,
) -> Result<Response, PageError> {
    let id = entry_id(&ask, &entry)?;
    let school = use_cases::remove_entry(&ask.ctx, &ask.school, id).await.map_err(ask.failed())?;
    Ok(done(&school, "removed"))
}
