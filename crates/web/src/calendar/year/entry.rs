//! One entry of the year plan: what it is and which groups did it; adding, changing, taking away, each with the way back.

use super::{
    Fields, back,
    done::{Done, done},
    form::{Bad, EntryForm, fields_of, read},
    named, to, value, year_of,
};
use crate::{
    ask::Ask,
    conflict::{Conflict, Part},
    error::{PageError, render},
    page::{Frame, Room, school_base},
};
use app::calendar::{
    self as use_cases, EntryField, EntryPage, EntryProblem, EntrySaved, TypedEntry,
    year_words::{days_words, group_done_words, who_words},
};
use axum::{
    Form,
    extract::{Query, RawPathParams},
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use domain::{
    SchoolYear,
    calendar::{EntrySpan, YearEntry},
    ids::{GroupId, YearEntryId},
    register::School,
};
use i18n::Texts;
use policy::{Action, Decision, Resource, decide};

#[derive(askama::Template)]
#[template(path = "calendar/year/entry.html")]
struct OnePage {
    frame: Frame,
    plan: String,
    address: String,
    title: String,
    facts: Vec<(&'static str, String)>,
    done: Option<Done>,
    is_removed: bool,
    is_late: bool,
    /// None when it asks nothing of groups.
    groups: Option<Vec<Row>>,
    /// Where the round of talks is planned.
    round: Option<String>,
    may_edit: bool,
}

/// A group with what it did.
struct Row {
    id: String,
    name: String,
    /// How it is known that it is done; none when it is not.
    done: Option<String>,
    /// Whether that was said by somebody, and can be taken back.
    is_said: bool,
    may_tick: bool,
}

/// One entry.
pub(super) async fn one(
    ask: Ask,
    params: RawPathParams,
    Query(asked): Query<Fields>,
) -> Result<Response, PageError> {
    let id = named(&ask, (&params, "entry"), Action::ViewCalendar).await?;
    let found = use_cases::one_entry(&ask.ctx, &ask.school, id).await.map_err(ask.failed())?;
    Ok(render(&view(&ask, &found, &asked)))
}

fn view(ask: &Ask, found: &EntryPage, asked: &Fields) -> OnePage {
    let texts = ask.texts;
    let content = &found.entry.content;
    let plan = format!("{}/year-plan", school_base(&found.school));
    let row = |one: &use_cases::GroupState| Row {
        id: one.group.to_string(),
        name: one.name.clone(),
        done: one.done.map(|done| group_done_words(texts, done)),
        is_said: matches!(one.done, Some(use_cases::GroupDone::Said(_))),
        may_tick: one.may_tick,
    };
    let asks = content.asks != domain::calendar::Asks::Nothing;
    let missing = found.groups.iter().any(|one| one.done.is_none());
    OnePage {
        frame: Frame::of_school(ask, &found.school, Room::YearPlan),
        done: done(texts, &plan, (asked, found.may_edit)),
        address: format!("{plan}/{}", found.entry.id),
        title: content.title.clone(),
        facts: facts(texts, found),
        is_removed: found.entry.is_removed,
        is_late: missing && content.until < found.today,
        groups: asks.then(|| found.groups.iter().map(row).collect()),
        round: round(ask, found),
        may_edit: found.may_edit,
        plan: format!("{plan}?year={}", found.entry.school_year),
    }
}

fn facts(texts: &'static Texts, found: &EntryPage) -> Vec<(&'static str, String)> {
    let content = &found.entry.content;
    let people = found.people.iter().map(|(id, name)| (*id, name.reveal().clone())).collect();
    let language = texts.language();
    let when = match content.span {
        EntrySpan::Day => language.full_date(content.from),
        _ => super::super::days(texts, content.from, content.until),
    };
    let week = days_words(texts, EntrySpan::Week, (content.from, content.until));
    let when = if content.span == EntrySpan::Week { format!("{week}: {when}") } else { when };
    let all = [
        (texts.year_plan_when(), when),
        (texts.year_plan_kind_label(), texts.year_plan_kind(content.kind.code())),
        (texts.year_plan_for(), who_words(texts, &content.audience, &people)),
        (texts.year_plan_note_label(), content.note.clone()),
        (texts.year_plan_source(), content.source.clone().unwrap_or_default()),
    ];
    all.into_iter().filter(|(_, value)| !value.is_empty()).collect()
}

/// Where a round of talks about its groups is planned, with days and groups filled in.
fn round(ask: &Ask, found: &EntryPage) -> Option<String> {
    let content = &found.entry.content;
    let may = decide(ask.ctx.actor(), Action::PlanTalk, Resource::School(found.school.id));
    let is_over = content.until < found.today || found.entry.is_removed;
    if found.round.is_empty() || is_over || !matches!(may, Decision::Allowed(_)) {
        return None;
    }
    let from = content.from.max(found.today);
    let groups: String = found.round.iter().map(|group| format!("&group={group}")).collect();
    Some(format!(
        "{}/talks/round?preview=1&kind=group&from={from}&until={}&day_from=15:15&day_until=17:00&minutes=60&a_day=1{groups}",
        school_base(&found.school),
        content.until,
    ))
}

/// The form for a new entry.
pub(super) async fn new(ask: Ask, Query(asked): Query<Fields>) -> Result<Response, PageError> {
    let year = year_of(&ask, &asked);
    let typed = TypedEntry { from: value(&asked, "from").to_owned(), ..TypedEntry::default() };
    Ok(render(&new_form(&ask, year, typed, &[]).await?))
}

async fn new_form(
    ask: &Ask,
    year: SchoolYear,
    typed: TypedEntry,
    wrong: &[(EntryField, EntryProblem)],
) -> Result<EntryForm, PageError> {
    let (school, people) = use_cases::entry_choices(&ask.ctx, &ask.school).await.map_err(ask.failed())?;
    let plan = format!("{}/year-plan", school_base(&school));
    let form = EntryForm {
        frame: Frame::of_school(ask, &school, Room::YearPlan),
        title: ask.texts.year_plan_new_title().to_owned(),
        action: plan.clone(),
        plan: format!("{plan}?year={year}"),
        year: year.to_string(),
        version: 0,
        typed,
        kinds: Vec::new(),
        spans: Vec::new(),
        asks: Vec::new(),
        year_groups: Vec::new(),
        roles: Vec::new(),
        people: Vec::new(),
        bad: Bad::of(ask.texts, year, wrong),
    };
    Ok(form.with_choices(ask.texts, &people))
}

/// Adds an entry.
pub(super) async fn add(ask: Ask, Form(fields): Form<Fields>) -> Result<Response, PageError> {
    let (year, typed) = (year_of(&ask, &fields), read(&fields));
    let saved = use_cases::add_year_entry(&ask.ctx, &ask.school, year, &typed).await;
    match saved.map_err(ask.failed())? {
        EntrySaved::Wrong(wrong) => {
            let page = new_form(&ask, year, typed, &wrong).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&page)).into_response())
        }
        EntrySaved::Yes(id, year) => Ok(back(&ask, year, &format!("added&entry={id}"))),
        EntrySaved::Meanwhile(now) => Ok(back(&ask, now.school_year, "meanwhile")),
    }
}

/// The form of an entry.
pub(super) async fn edit(ask: Ask, params: RawPathParams) -> Result<Response, PageError> {
    let id = named(&ask, (&params, "entry"), Action::EditCalendar).await?;
    let found = use_cases::one_entry(&ask.ctx, &ask.school, id).await.map_err(ask.failed())?;
    let typed = TypedEntry::of(&found.entry.content);
    Ok(render(&form_of(&ask, &found.entry, (typed, found.entry.version), &[]).await?))
}

async fn form_of(
    ask: &Ask,
    known: &YearEntry,
    (typed, version): (TypedEntry, i64),
    wrong: &[(EntryField, EntryProblem)],
) -> Result<EntryForm, PageError> {
    let form = new_form(ask, known.school_year, typed, wrong).await?;
    let address = format!("{}/{}", form.action, known.id);
    Ok(EntryForm {
        title: ask.texts.year_plan_edit_title(known.content.title.as_str()),
        plan: address.clone(),
        action: address,
        version,
        ..form
    })
}

/// Saves an entry; when somebody was first, shows both.
pub(super) async fn save(
    ask: Ask,
    params: RawPathParams,
    Form(fields): Form<Fields>,
) -> Result<Response, PageError> {
    let id: YearEntryId = named(&ask, (&params, "entry"), Action::EditCalendar).await?;
    let version = value(&fields, "version").parse().unwrap_or_default();
    let typed = read(&fields);
    let known = use_cases::one_entry(&ask.ctx, &ask.school, id).await.map_err(ask.failed())?;
    if value(&fields, "choice") == "theirs" {
        return Ok(back(&ask, known.entry.school_year, "theirs"));
    }
    let saved = use_cases::change_year_entry(&ask.ctx, &ask.school, (id, version), &typed).await;
    match saved.map_err(ask.failed())? {
        EntrySaved::Yes(id, _) => changed(&ask, id, "changed").await,
        EntrySaved::Wrong(wrong) => {
            let page = form_of(&ask, &known.entry, (typed, version), &wrong).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&page)).into_response())
        }
        EntrySaved::Meanwhile(now) => Ok(both(&ask, &known.school, &typed, &now)),
    }
}

/// The entry after a change, with the way back while there is one.
async fn changed(ask: &Ask, id: YearEntryId, what: &str) -> Result<Response, PageError> {
    let now = use_cases::one_entry(&ask.ctx, &ask.school, id).await.map_err(ask.failed())?.entry;
    let what = if now.before.is_none() && what == "changed" { "theirs" } else { what };
    Ok(to(&format!("/{}/year-plan/{id}?done={what}&entry={id}&version={}", ask.school, now.version)))
}

fn both(ask: &Ask, school: &School, typed: &TypedEntry, now: &YearEntry) -> Response {
    let texts = ask.texts;
    let theirs = TypedEntry::of(&now.content);
    let groups =
        |typed: &TypedEntry| typed.year_groups.iter().map(u8::to_string).collect::<Vec<_>>().join(", ");
    let roles = |typed: &TypedEntry| {
        typed.roles.iter().map(|code| texts.year_plan_role(code.as_str())).collect::<Vec<_>>().join(", ")
    };
    let kind = |typed: &TypedEntry| texts.year_plan_kind(typed.kind.as_str());
    let asks = |typed: &TypedEntry| texts.year_plan_asks(typed.asks.as_str());
    let pairs = [
        (texts.year_plan_form_title(), typed.title.clone(), theirs.title.clone()),
        (texts.year_plan_form_kind(), kind(typed), kind(&theirs)),
        (texts.year_plan_form_from(), typed.from.clone(), theirs.from.clone()),
        (texts.year_plan_form_until(), typed.until.clone(), theirs.until.clone()),
        (texts.year_plan_form_groups(), groups(typed), groups(&theirs)),
        (texts.year_plan_form_roles(), roles(typed), roles(&theirs)),
        (texts.year_plan_form_asks(), asks(typed), asks(&theirs)),
        (texts.year_plan_form_note(), typed.note.clone(), theirs.note.clone()),
        (texts.year_plan_form_source(), typed.source.clone(), theirs.source.clone()),
    ];
    let parts = pairs.into_iter().filter(|(_, mine, theirs)| mine != theirs);
    let mut fields = fields_of(typed);
    fields.push(("version".to_owned(), now.version.to_string()));
    let conflict = Conflict {
        action: ask.here.clone(),
        fields,
        by: String::new(),
        parts: parts.map(|(label, mine, theirs)| Part::new(label, &mine, &theirs)).collect(),
        merge: None,
    };
    conflict.page(Frame::of_school(ask, school, Room::YearPlan))
}

/// Puts a change back.
pub(super) async fn undo(
    ask: Ask,
    params: RawPathParams,
    Form(fields): Form<Fields>,
) -> Result<Response, PageError> {
    let id = named(&ask, (&params, "entry"), Action::EditCalendar).await?;
    let version = value(&fields, "version").parse().unwrap_or_default();
    let saved = use_cases::undo_change(&ask.ctx, &ask.school, (id, version)).await.map_err(ask.failed())?;
    match saved {
        EntrySaved::Meanwhile(_) => changed(&ask, id, "meanwhile").await,
        EntrySaved::Yes(..) | EntrySaved::Wrong(_) => changed(&ask, id, "undone").await,
    }
}

/// Takes an entry away.
pub(super) async fn remove(ask: Ask, params: RawPathParams) -> Result<Response, PageError> {
    put(&ask, &params, true).await
}

/// Puts it back.
pub(super) async fn restore(ask: Ask, params: RawPathParams) -> Result<Response, PageError> {
    put(&ask, &params, false).await
}

async fn put(ask: &Ask, params: &RawPathParams, is_removed: bool) -> Result<Response, PageError> {
    let id = named(ask, (params, "entry"), Action::EditCalendar).await?;
    let saved = use_cases::remove_year_entry(&ask.ctx, &ask.school, (id, is_removed)).await;
    Ok(match saved.map_err(ask.failed())? {
        EntrySaved::Yes(id, year) => {
            let what = if is_removed { "removed" } else { "restored" };
            back(ask, year, &format!("{what}&entry={id}"))
        }
        EntrySaved::Meanwhile(now) => back(ask, now.school_year, "meanwhile"),
        EntrySaved::Wrong(_) => back(ask, SchoolYear::of(ask.ctx.today()), "meanwhile"),
    })
}

/// Says that a group did it, or takes that back.
pub(super) async fn tick(
    ask: Ask,
    params: RawPathParams,
    Form(fields): Form<Fields>,
) -> Result<Response, PageError> {
    let id: YearEntryId = named(&ask, (&params, "entry"), Action::FollowCalendar).await?;
    let group: GroupId = named(&ask, (&params, "group"), Action::FollowCalendar).await?;
    let is_done = value(&fields, "done") == "yes";
    use_cases::tick(&ask.ctx, &ask.school, (id, group), is_done).await.map_err(ask.failed())?;
    Ok(to(&format!("/{}/year-plan/{id}#group-{group}", ask.school)))
}
