//! Making and changing extra groups: their name, teachers and pupils; ending them; taking them away.

use crate::{
    ask::Ask,
    conflict::{Conflict, Part},
    error::{PageError, render},
    page::{Frame, Room, school_base},
};
use app::register::{
    self as use_cases, GroupEditing, GroupProblem, GroupSaved, LONGEST_GROUP_NAME, PupilChoice, TypedGroup,
};
use askama::Template;
use axum::{
    Form,
    extract::{Path, Query},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::{
    ids::{GroupId, PupilId},
    register::YearGroup,
};
use i18n::Texts;
use serde::Deserialize;

pub(super) type Fields = Vec<(String, String)>;

#[derive(Template)]
#[template(path = "register/group_edit.html")]
struct EditPage {
    frame: Frame,
    base: String,
    title: String,
    year: String,
    /// The address of the group; none for a new one.
    address: Option<String>,
    action: String,
    version: i64,
    name: String,
    problem: Option<String>,
    year_groups: Vec<(u8, bool)>,
    staff: Vec<Staff>,
    done: Option<&'static str>,
    undo: Vec<(&'static str, String)>,
    half_of: Option<String>,
    ended: Option<String>,
    members: Vec<Pupil>,
    others: Vec<Others>,
}

struct Staff {
    id: String,
    name: String,
    is_chosen: bool,
}

struct Pupil {
    id: String,
    name: String,
    group: String,
}

struct Others {
    group: String,
    /// Whether the group is one of the year groups that the extra group is meant for.
    is_open: bool,
    pupils: Vec<Pupil>,
}

/// What was just done.
#[derive(Default, Deserialize)]
pub(super) struct Came {
    #[serde(default)]
    done: String,
    #[serde(default, rename = "in")]
    put_in: String,
    #[serde(default)]
    out: String,
}

pub(super) fn group_id(ask: &Ask, group: &str) -> Result<GroupId, PageError> {
    group.parse().map_err(|_| ask.failed()(app::Error::NotFound))
}

pub(super) fn values<'a>(fields: &'a [(String, String)], name: &'a str) -> impl Iterator<Item = &'a str> {
    fields.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.trim())
}

fn typed(fields: &Fields) -> TypedGroup {
    TypedGroup {
        name: values(fields, "name").next().unwrap_or_default().to_owned(),
        year_groups: values(fields, "year_group").filter_map(|value| value.parse().ok()).collect(),
        teachers: values(fields, "teacher").filter_map(|value| value.parse().ok()).collect(),
    }
}

/// What is wrong with a name, in words.
pub(super) fn problem_words(texts: &Texts, problem: GroupProblem) -> String {
    match problem {
        GroupProblem::NoName => texts.group_no_name().to_owned(),
        GroupProblem::TooLong => texts.group_name_too_long(LONGEST_GROUP_NAME),
        GroupProblem::SameName => texts.group_same_name().to_owned(),
    }
}

/// The form for a new group.
pub(super) async fn new(ask: Ask) -> Result<Response, PageError> {
    let found = use_cases::group_editing(&ask.ctx, &ask.school, None).await.map_err(ask.failed())?;
    Ok(render(&page(&ask, &found, None)))
}

/// Makes a group.
pub(super) async fn make(ask: Ask, Form(fields): Form<Fields>) -> Result<Response, PageError> {
    let typed = typed(&fields);
    match use_cases::make_group(&ask.ctx, &ask.school, &typed).await.map_err(ask.failed())? {
        GroupSaved::Yes(id) => {
            Ok(Redirect::to(&format!("{}/{id}/members?done=made", ask.here)).into_response())
        }
        GroupSaved::Wrong(problem) => wrong(&ask, None, (typed, 0), problem).await,
        GroupSaved::Meanwhile(..) => Err(ask.failed()(app::Error::NotFound)),
    }
}

async fn wrong(
    ask: &Ask,
    group: Option<GroupId>,
    (typed, version): (TypedGroup, i64),
    problem: GroupProblem,
) -> Result<Response, PageError> {
    let mut found = use_cases::group_editing(&ask.ctx, &ask.school, group).await.map_err(ask.failed())?;
    found.typed = typed;
    if let Some((_, own)) = &mut found.group {
        own.version = version;
    }
    let page = page(ask, &found, Some(problem));
    Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&page)).into_response())
}

/// Who is in a group, and all that can be changed of it.
pub(super) async fn members(
    ask: Ask,
    Path((_, group)): Path<(String, String)>,
    Query(came): Query<Came>,
) -> Result<Response, PageError> {
    let id = group_id(&ask, &group)?;
    let found = use_cases::group_editing(&ask.ctx, &ask.school, Some(id)).await.map_err(ask.failed())?;
    let mut page = page(&ask, &found, None);
    page.done = done_words(ask.texts, &came.done);
    if came.done == "members" {
        // Who was put in is taken out again, and the other way about.
        let ids = |text: &str| -> Vec<String> {
            text.split(' ').filter_map(|id| id.parse::<PupilId>().ok()).map(|id| id.to_string()).collect()
        };
        page.undo.extend(ids(&came.put_in).into_iter().map(|id| ("out", id)));
        page.undo.extend(ids(&came.out).into_iter().map(|id| ("in", id)));
    }
    Ok(render(&page))
}

fn done_words(texts: &'static Texts, done: &str) -> Option<&'static str> {
    Some(match done {
        "made" => texts.group_is_made(),
        "edited" => texts.group_is_edited(),
        "members" => texts.group_members_saved(),
        "ended" => texts.group_is_ended(),
        "goes-on" => texts.group_goes_on(),
        "theirs" => texts.notes_theirs_kept(),
        _ => return None,
    })
}

fn page(ask: &Ask, found: &GroupEditing, problem: Option<GroupProblem>) -> EditPage {
    let texts = ask.texts;
    let frame = Frame::of_school(ask, &found.school, Room::Groups);
    let base = school_base(&found.school);
    let group = found.group.as_ref();
    let address = group.map(|(group, _)| format!("{base}/groups/{}", group.id));
    let wanted = &found.typed.year_groups;
    let pupil = |one: &PupilChoice| Pupil {
        id: one.pupil.to_string(),
        name: one.name.full(),
        group: one.group.clone(),
    };
    let is_meant = |year_group: &Option<YearGroup>| {
        year_group.and_then(YearGroup::primary).is_some_and(|number| wanted.contains(&number))
    };
    EditPage {
        title: match group {
            Some((group, _)) => texts.group_edit_title(group.name.as_str()),
            None => texts.group_new_title().to_owned(),
        },
        year: texts.school_year(found.year.to_string().as_str()),
        action: address
            .as_ref()
            .map_or_else(|| format!("{base}/groups"), |address| format!("{address}/edit")),
        version: group.map_or(0, |(_, own)| own.version),
        name: found.typed.name.clone(),
        problem: problem.map(|problem| problem_words(texts, problem)),
        year_groups: (1..=8).map(|number| (number, wanted.contains(&number))).collect(),
        staff: found
            .staff
            .iter()
            .map(|one| Staff {
                id: one.staff.to_string(),
                name: one.name.full(),
                is_chosen: found.typed.teachers.contains(&one.staff),
            })
            .collect(),
        done: None,
        undo: Vec::new(),
        half_of: found.half_of.as_ref().map(|whole| texts.group_half_of(whole.as_str())),
        ended: group
            .and_then(|(_, own)| own.ended_on)
            .map(|day| texts.group_ended_on(texts.language().long_date(day).as_str())),
        members: found.members.iter().map(pupil).collect(),
        others: found
            .others
            .iter()
            .filter(|(_, _, pupils)| !pupils.is_empty())
            .map(|(name, year_group, pupils)| Others {
                group: name.clone(),
                is_open: is_meant(year_group),
                pupils: pupils.iter().map(pupil).collect(),
            })
            .collect(),
        address,
        base,
        frame,
    }
}

/// Changes name, year groups and teachers; when somebody was first, shows both.
pub(super) async fn edit(
    ask: Ask,
    Path((_, group)): Path<(String, String)>,
    Form(fields): Form<Fields>,
) -> Result<Response, PageError> {
    let id = group_id(&ask, &group)?;
    let back = ask.here.trim_end_matches("/edit").to_owned();
    let to = |done: &str| Redirect::to(&format!("{back}/members?done={done}")).into_response();
    let version = values(&fields, "version").next().and_then(|text| text.parse().ok()).unwrap_or(0);
    let typed = typed(&fields);
    if values(&fields, "choice").next() == Some("theirs") {
        use_cases::group_editing(&ask.ctx, &ask.school, Some(id)).await.map_err(ask.failed())?;
        return Ok(to("theirs"));
    }
    let saved = use_cases::edit_group(&ask.ctx, &ask.school, (id, version), &typed).await;
    match saved.map_err(ask.failed())? {
        GroupSaved::Yes(_) => Ok(to("edited")),
        GroupSaved::Wrong(problem) => wrong(&ask, Some(id), (typed, version), problem).await,
        GroupSaved::Meanwhile(now, newer) => both(&ask, id, &typed, (&now, newer)).await,
    }
}

async fn both(
    ask: &Ask,
    id: GroupId,
    typed: &TypedGroup,
    (now, newer): (&TypedGroup, i64),
) -> Result<Response, PageError> {
    let found = use_cases::group_editing(&ask.ctx, &ask.school, Some(id)).await.map_err(ask.failed())?;
    let numbers = |of: &TypedGroup| of.year_groups.iter().map(u8::to_string).collect::<Vec<_>>().join(", ");
    let teachers = |of: &TypedGroup| {
        let chosen = found.staff.iter().filter(|one| of.teachers.contains(&one.staff));
        chosen.map(|one| one.name.full()).collect::<Vec<_>>().join(", ")
    };
    let texts = ask.texts;
    let parts = [
        (texts.group_name(), typed.name.clone(), now.name.clone()),
        (texts.calendar_year_groups(), numbers(typed), numbers(now)),
        (texts.group_teachers(), teachers(typed), teachers(now)),
    ];
    let parts = parts.into_iter().filter(|(_, mine, theirs)| mine != theirs);
    let mut fields = vec![("name".to_owned(), typed.name.clone()), ("version".to_owned(), newer.to_string())];
    fields.extend(typed.year_groups.iter().map(|one| ("year_group".to_owned(), one.to_string())));
    fields.extend(typed.teachers.iter().map(|one| ("teacher".to_owned(), one.to_string())));
    let conflict = Conflict {
        action: ask.here.clone(),
        fields,
        by: String::new(),
        parts: parts.map(|(label, mine, theirs)| Part::new(label, &mine, &theirs)).collect(),
        merge: None,
    };
    Ok(conflict.page(Frame::of_school(ask, &found.school, Room::Groups)))
}

/// Puts pupils in and takes others out.
pub(super) async fn change(
    ask: Ask,
    Path((_, group)): Path<(String, String)>,
    Form(fields): Form<Fields>,
) -> Result<Response, PageError> {
    let id = group_id(&ask, &group)?;
    let ids = |name: &str| -> Vec<PupilId> {
        values(&fields, name).filter_map(|value| value.parse().ok()).collect()
    };
    let (put_in, out) = (ids("in"), ids("out"));
    let changed = use_cases::change_members(&ask.ctx, &ask.school, id, (&put_in, &out)).await;
    let (put_in, out) = changed.map_err(ask.failed())?;
    let list = |ids: &[PupilId]| ids.iter().map(PupilId::to_string).collect::<Vec<_>>().join("+");
    let address = if put_in.is_empty() && out.is_empty() {
        ask.here.clone()
    } else {
        format!("{}?done=members&in={}&out={}", ask.here, list(&put_in), list(&out))
    };
    Ok(Redirect::to(&address).into_response())
}

/// Ends a group.
pub(super) async fn end(ask: Ask, Path((_, group)): Path<(String, String)>) -> Result<Response, PageError> {
    ended(&ask, &group, true).await
}

/// Lets a group go on that was ended.
pub(super) async fn go_on(ask: Ask, Path((_, group)): Path<(String, String)>) -> Result<Response, PageError> {
    ended(&ask, &group, false).await
}

async fn ended(ask: &Ask, group: &str, is_over: bool) -> Result<Response, PageError> {
    let id = group_id(ask, group)?;
    use_cases::end_group(&ask.ctx, &ask.school, id, is_over).await.map_err(ask.failed())?;
    let done = if is_over { "ended" } else { "goes-on" };
    let back = ask.here.rsplit_once('/').map_or("", |(back, _)| back);
    Ok(Redirect::to(&format!("{back}/members?done={done}")).into_response())
}

/// Takes a group away that was made by mistake.
pub(super) async fn remove(
    ask: Ask,
    Path((_, group)): Path<(String, String)>,
) -> Result<Response, PageError> {
    let id = group_id(&ask, &group)?;
    use_cases::remove_groups(&ask.ctx, &ask.school, &[id]).await.map_err(ask.failed())?;
    let base = ask.here.split_once("/groups/").map_or("", |(base, _)| base);
    Ok(Redirect::to(&format!("{base}/groups?done=removed")).into_response())
}
