//! The list of groups.

use super::names;
use crate::{
    ask::Ask,
    error::{PageError, render},
    notices::mail_notice,
    page::{Frame, Room},
    trust::{Plan, backup_notice},
};
use app::{
    register::{GroupLine, GroupsSeen, group_list, groups_seen},
    trust::unseen_emergencies,
};
use askama::Template;
use axum::{extract::Query, response::Response};
use domain::{SchoolYear, register::GroupKind};
use i18n::Texts;
use policy::{Action, Decision, Resource, decide};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "register/groups.html")]
struct Groups {
    frame: Frame,
    base: String,
    year: String,
    /// Why there is none, and what to do; none where one imports.
    nothing: Option<(&'static str, &'static str)>,
    years: Vec<YearLink>,
    tiles: Vec<GroupTile>,
    extra: Vec<GroupTile>,
    /// How many files were opened in an emergency that nobody looked at yet, in words.
    emergencies: Option<String>,
    /// That the last good backup is old, in words.
    old_backup: Option<String>,
    /// That letters could not be sent, in words.
    unsent: Option<String>,
    /// Whether an extra group was just taken away.
    is_removed: bool,
    /// Whether one may make extra groups, and begin a new school year.
    may_make: bool,
    may_import: bool,
}

struct YearLink {
    year: String,
    is_current: bool,
}

struct GroupTile {
    address: String,
    name: String,
    pupils: String,
    teachers: String,
    /// How many have a signal, in words; none when nobody has.
    signals: Option<String>,
    /// How many are a blind spot, in words; none when nobody is.
    blind_spots: Option<String>,
    /// That an extra group was made here and whether it is over; none when a roster brought it.
    made_here: Option<String>,
}

/// Which school year.
#[derive(Deserialize)]
pub(crate) struct Choice {
    year: Option<String>,
    #[serde(default)]
    done: String,
}

/// The groups of a school year.
pub(crate) async fn groups(
    ask: Ask,
    plan: Plan,
    Query(choice): Query<Choice>,
) -> Result<Response, PageError> {
    let year: Option<SchoolYear> = match choice.year.as_deref().map(str::parse) {
        Some(Ok(year)) => Some(year),
        Some(Err(_)) => return Err(ask.failed()(app::Error::NotFound)),
        None => None,
    };
    let list = group_list(&ask.ctx, &ask.school, year).await.map_err(ask.failed())?;
    let frame = Frame::of_school(&ask, &list.school, Room::Groups);
    let base = frame.base.clone().unwrap_or_default();
    let unseen = unseen_emergencies(&ask.ctx, &list.school).await.map_err(ask.failed())?;
    let old_backup = backup_notice(&ask, &list.school, &plan).await;
    let unsent = mail_notice(&ask).await;
    let may = |action| {
        let here = Resource::School(list.school.id);
        matches!(decide(ask.ctx.actor(), action, here), Decision::Allowed(_))
    };
    let tile = |line: &GroupLine| tile(ask.texts, &base, line);
    let of_kind = |kind| list.groups.iter().filter(move |line| line.group.kind == kind).map(tile).collect();
    Ok(render(&Groups {
        nothing: nothing(ask.texts, groups_seen(&ask.ctx, &list.school)),
        tiles: of_kind(GroupKind::Base),
        extra: of_kind(GroupKind::Extra),
        emergencies: (unseen > 0).then(|| ask.texts.emergencies_notice(unseen)),
        old_backup,
        unsent,
        is_removed: choice.done == "removed",
        may_make: may(Action::EditGroups),
        may_import: may(Action::Import),
        year: list.year.map(|year| year.to_string()).unwrap_or_default(),
        years: list
            .years
            .iter()
            .map(|year| YearLink { year: year.to_string(), is_current: Some(*year) == list.year })
            .collect(),
        base: base.clone(),
        frame,
    }))
}

fn tile(texts: &Texts, base: &str, line: &GroupLine) -> GroupTile {
    GroupTile {
        address: format!("{base}/groups/{}", line.group.id),
        name: line.group.name.clone(),
        pupils: texts.pupil_count(line.pupils),
        teachers: names(&line.teachers),
        signals: (line.with_signal > 0).then(|| texts.group_with_signal(line.with_signal)),
        blind_spots: (line.blind_spots > 0).then(|| texts.blind_spot_count(line.blind_spots)),
        made_here: line.own.as_ref().map(|own| match own.ended_on {
            Some(day) => texts.group_ended_on(texts.language().long_date(day).as_str()),
            None => texts.group_made_here().to_owned(),
        }),
    }
}

/// That there is no group in sight, and why or whom to ask.
const fn nothing(texts: &Texts, seen: GroupsSeen) -> Option<(&'static str, &'static str)> {
    match seen {
        GroupsSeen::All => None,
        GroupsSeen::Own => Some((texts.groups_own_empty(), texts.groups_own_empty_why())),
        GroupsSeen::None => Some((texts.groups_administrator(), texts.groups_administrator_why())),
    }
}
