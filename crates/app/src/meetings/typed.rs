//! Reading what was typed of a talk, field by field.

use super::{people::Colleague, plan::pupil_in_sight};
use crate::{Ctx, Error, ctx::new_id, notes::cleaned};
use domain::{
    Personal,
    ids::{AccountId, GroupId, PupilId},
    meetings::{PersonRole, TalkKind, TalkPerson, TalkTime},
    register::{Group, School},
};
use jiff::{ToSpan as _, civil::Date};
use std::collections::BTreeSet;

/// The longest title, in characters.
pub const LONGEST_TITLE: usize = 120;
const LONGEST_PLACE: usize = 120;
/// The most pupils of one talk that is planned.
pub(super) const MOST_PUPILS: usize = 12;
const MOST_OUTSIDE: usize = 12;

/// A talk as it is typed.
#[derive(Debug, Clone, Default)]
pub struct TalkTyped {
    /// The key of its kind.
    pub kind: String,
    /// What it is called; may be empty.
    pub title: Personal<String>,
    /// The day, as ISO 8601.
    pub held_on: String,
    /// From when; may be empty.
    pub starts_at: String,
    /// How many minutes.
    pub minutes: String,
    /// Where; may be empty.
    pub place: String,
    /// The group, of a talk about one.
    pub group: String,
    /// The pupils, of a talk about them.
    pub pupils: Vec<String>,
    /// The accounts of who takes part.
    pub people: Vec<String>,
    /// The names of others who take part, with commas between.
    pub others: Personal<String>,
}

/// What is wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TalkProblem {
    /// No such kind is offered.
    NoKind,
    /// The title or the place is too long.
    TooLong,
    /// It is no day.
    NotADay,
    /// The day lies more than a year and a half away.
    FarAway,
    /// It is no time.
    NotATime,
    /// It is no number of minutes from 5 to 480.
    Minutes,
    /// The talk is about a group and none was chosen.
    NoGroup,
    /// The talk is about pupils and none was chosen.
    NoPupil,
    /// There are too many pupils.
    TooManyPupils,
    /// A pupil is of another school, or not one of hers.
    PupilElsewhere,
    /// The group is of another school, or not one of hers.
    GroupElsewhere,
    /// Somebody who was chosen does not work here.
    NotHere,
    /// There are too many people, or a name is too long.
    TooManyPeople,
}

/// When and where, once it is read.
pub(super) struct When {
    pub(super) title: Personal<String>,
    pub(super) held_on: Date,
    pub(super) starts_at: Option<TalkTime>,
    pub(super) minutes: i64,
    pub(super) place: String,
}

/// When and where a talk is, where it can be read.
pub(super) fn when(
    typed: &TalkTyped,
    today: Date,
    wrong: &mut Vec<(&'static str, TalkProblem)>,
) -> Option<When> {
    let title = cleaned(typed.title.reveal());
    if title.chars().count() > LONGEST_TITLE {
        wrong.push(("title", TalkProblem::TooLong));
    }
    let place = cleaned(&typed.place);
    if place.chars().count() > LONGEST_PLACE {
        wrong.push(("place", TalkProblem::TooLong));
    }
    let held_on = typed.held_on.trim().parse::<Date>().ok();
    let far = 18.months();
    match held_on {
        None => wrong.push(("held_on", TalkProblem::NotADay)),
        Some(day) if day > today.saturating_add(far) || day < today.saturating_sub(far) => {
            wrong.push(("held_on", TalkProblem::FarAway));
        }
        Some(_) => {}
    }
    let starts_at = match typed.starts_at.trim() {
        "" => None,
        text => {
            let read = text.parse::<TalkTime>().ok();
            if read.is_none() {
                wrong.push(("starts_at", TalkProblem::NotATime));
            }
            read
        }
    };
    let minutes = typed.minutes.trim().parse::<i64>().ok().filter(|minutes| (5..=480).contains(minutes));
    if minutes.is_none() {
        wrong.push(("minutes", TalkProblem::Minutes));
    }
    Some(When { title: Personal::new(title), held_on: held_on?, starts_at, minutes: minutes?, place })
}

/// The group that was chosen, when she sees it.
pub(super) fn group(
    groups: &[Group],
    typed: &str,
    wrong: &mut Vec<(&'static str, TalkProblem)>,
) -> Option<GroupId> {
    let found = groups.iter().find(|one| one.id.to_string() == typed).map(|one| one.id);
    if found.is_none() {
        let problem = if typed.is_empty() { TalkProblem::NoGroup } else { TalkProblem::GroupElsewhere };
        wrong.push(("group", problem));
    }
    found
}

/// The pupils who were chosen, as far as she sees them.
pub(super) async fn pupils(
    ctx: &Ctx,
    school: &School,
    typed: &TalkTyped,
    wrong: &mut Vec<(&'static str, TalkProblem)>,
) -> Result<Vec<PupilId>, Error> {
    let mut found = Vec::new();
    let ids: BTreeSet<&String> = typed.pupils.iter().filter(|id| !id.is_empty()).collect();
    if ids.is_empty() {
        wrong.push(("pupil", TalkProblem::NoPupil));
    }
    if ids.len() > MOST_PUPILS {
        wrong.push(("pupil", TalkProblem::TooManyPupils));
        return Ok(found);
    }
    for id in ids {
        let in_sight = match id.parse::<PupilId>() {
            Ok(id) => pupil_in_sight(ctx, school, id).await?,
            Err(_) => None,
        };
        match in_sight {
            Some(of_pupil) => found.push(of_pupil.pupil()),
            None if wrong.iter().all(|(field, _)| *field != "pupil") => {
                wrong.push(("pupil", TalkProblem::PupilElsewhere));
            }
            None => {}
        }
    }
    Ok(found)
}

/// Who takes part: who plans it leads it, then who was chosen, then who was named.
pub(super) fn people(
    ctx: &Ctx,
    kind: &TalkKind,
    (typed, staff): (&TalkTyped, &[Colleague]),
    wrong: &mut Vec<(&'static str, TalkProblem)>,
) -> Result<Vec<TalkPerson>, Error> {
    let me = ctx.own()?.account();
    let mut people: Vec<TalkPerson> = Vec::new();
    let person = |account: Option<AccountId>, name: &Personal<String>, role: PersonRole| TalkPerson {
        id: new_id(),
        account,
        name: name.clone(),
        role,
        is_absent: false,
    };
    let mine = staff.iter().find(|(id, ..)| *id == me);
    people.extend(mine.map(|(id, name, _)| person(Some(*id), name, PersonRole::Leader)));
    for chosen in typed.people.iter().filter(|id| **id != me.to_string() && !id.is_empty()) {
        match staff.iter().find(|(id, ..)| id.to_string() == *chosen) {
            Some((id, name, role)) if people.iter().all(|one| one.account != Some(*id)) => {
                people.push(person(Some(*id), name, *role));
            }
            Some(_) => {}
            None => wrong.push(("people", TalkProblem::NotHere)),
        }
    }
    let others = cleaned(typed.others.reveal());
    let names: Vec<&str> = others.split([',', '\n']).map(str::trim).filter(|name| !name.is_empty()).collect();
    if names.len() > MOST_OUTSIDE || names.iter().any(|name| name.chars().count() > LONGEST_PLACE) {
        wrong.push(("others", TalkProblem::TooManyPeople));
        return Ok(people);
    }
    let role = match kind.key.as_str() {
        "parents" => PersonRole::Parent,
        "child" => PersonRole::Pupil,
        _ => PersonRole::Outside,
    };
    people.extend(names.into_iter().map(|name| person(None, &Personal::new(name.to_owned()), role)));
    Ok(people)
}
