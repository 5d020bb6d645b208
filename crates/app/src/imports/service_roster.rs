//! The roster as another system gets it: the set for a pupil tracking system of UWLR 2.2, and no more than it needs.

use crate::{Ctx, Error, register::group_order};
use domain::{
    SchoolYear,
    ids::{GroupId, PupilId},
    register::{Enrolment, Group, GroupKind, Pupil, School, YearGroup},
};
use exchange::{
    roster::{RosterFile, RosterGroup, RosterPupil, RosterSchool, RosterStaff},
    soap::{RosterRequest, Since},
};
use jiff::{Timestamp, civil::Date, tz::TimeZone};
use policy::{Action, InSchool};
use std::collections::{BTreeMap, HashMap};
use store::{ReadTx, imports, register};

/// The name of the program that makes the message.
const AUTHOR: &str = "Stut";

/// A roster, ready to be sent.
#[derive(Debug)]
pub(super) struct Roster {
    pub(super) file: RosterFile,
    /// Whether it may differ from what the caller has.
    pub(super) is_new: bool,
    /// When it was made, as an `xs:dateTime`.
    pub(super) made_at: String,
}

/// The roster of a school year as it is today, or as it was at the end of that year; none when nobody is in it.
pub(super) async fn roster(
    ctx: &Ctx,
    school: &School,
    asked: &RosterRequest,
) -> Result<Option<Roster>, Error> {
    let scope = ctx.scope(Action::FetchRoster, school.id)?;
    let mut tx = ctx.read().await?;
    let year = asked.school_year;
    let day = ctx.today().clamp(year.first_day(), year.last_day());
    let enrolments = register::enrolments_of_school(&mut tx, &scope, year).await?;
    let pupils: HashMap<PupilId, Pupil> = register::kept_pupils(&mut tx, &scope)
        .await?
        .into_iter()
        .map(|kept| (kept.pupil.id, kept.pupil))
        .collect();
    let since = asked.since.map(|since| moment(since, ctx.now()));
    let changed = imports::roster_changed_at(&mut tx, &scope).await?;
    let is_new = match (since, changed) {
        (Some(since), Some(changed)) => {
            changed >= since || moves_since(since, ctx.today(), &enrolments, &pupils)
        }
        _ => true,
    };
    let here = here(enrolments, &pupils, ctx.today(), year);
    if here.is_empty() {
        return Ok(None);
    }
    let groups = groups(&mut tx, &scope, year).await?;
    let extra = members(&mut tx, &scope, &groups).await?;
    let staff = staff(&mut tx, &scope, &groups).await?;
    let made_at = ctx.now().to_zoned(TimeZone::system()).strftime("%Y-%m-%dT%H:%M:%S%:z").to_string();
    let file = RosterFile {
        school: RosterSchool {
            school: school.codes.clone(),
            school_year: year,
            reference_date: Some(day),
            author: Some(AUTHOR.to_owned()),
        },
        pupils: pupil_records(here, pupils, &groups, &extra),
        groups: groups.into_iter().map(group_record).collect(),
        staff,
    };
    Ok(Some(Roster { file, is_new, made_at }))
}

/// A moment that a caller names, never later than now: its clock may run ahead.
fn moment(since: Since, now: Timestamp) -> Timestamp {
    let since = match since {
        Since::Moment(moment) => moment,
        Since::Local(local) => local.to_zoned(TimeZone::system()).map_or(now, |zoned| zoned.timestamp()),
    };
    since.min(now)
}

/// Whether somebody comes or goes by the calendar after a moment and up to today: nothing is written down then.
fn moves_since(
    since: Timestamp,
    today: Date,
    enrolments: &[Enrolment],
    pupils: &HashMap<PupilId, Pupil>,
) -> bool {
    let since = since.to_zoned(TimeZone::system()).date();
    let passed = |day: Date| since < day && day <= today;
    enrolments.iter().any(|one| {
        let left_on = pupils.get(&one.pupil).and_then(|pupil| pupil.left_on);
        passed(one.from)
            || one.until.is_some_and(passed)
            || left_on.is_some_and(|day| since <= day && day < today)
    })
}

/// Who is in the school year, each with the enrolment that counts: the one of today, in a past year the last one, in a coming
/// year the first one.
fn here(
    enrolments: Vec<Enrolment>,
    pupils: &HashMap<PupilId, Pupil>,
    today: Date,
    year: SchoolYear,
) -> BTreeMap<PupilId, Enrolment> {
    let (day, is_coming) = (today.min(year.last_day()), today < year.first_day());
    let mut here: BTreeMap<PupilId, Enrolment> = BTreeMap::new();
    for one in enrolments {
        let has_left =
            pupils.get(&one.pupil).is_none_or(|pupil| pupil.left_on.is_some_and(|left| left < day));
        let counts = is_coming || (one.from <= day && one.until.is_none_or(|until| day < until));
        let is_earlier = here.get(&one.pupil).is_some_and(|known| known.from <= one.from);
        if !has_left && counts && !(is_coming && is_earlier) {
            here.insert(one.pupil, one);
        }
    }
    here
}

async fn groups(tx: &mut ReadTx, scope: &InSchool, year: SchoolYear) -> Result<Vec<Group>, Error> {
    let mut groups = register::groups_of_year(tx, scope, year).await?;
    groups.sort_by_cached_key(|group| (group_order(group), group.key.clone()));
    Ok(groups)
}

/// The keys of the extra groups of each pupil.
async fn members(
    tx: &mut ReadTx,
    scope: &InSchool,
    groups: &[Group],
) -> Result<HashMap<PupilId, Vec<String>>, Error> {
    let mut members: HashMap<PupilId, Vec<String>> = HashMap::new();
    for group in groups.iter().filter(|group| group.kind == GroupKind::Extra) {
        for pupil in register::pupils_of_group(tx, scope, group.id).await? {
            members.entry(pupil.id).or_default().push(group.key.clone());
        }
    }
    Ok(members)
}

/// Who teaches a group of the year: name, roles and those groups, without a mail address.
async fn staff(tx: &mut ReadTx, scope: &InSchool, groups: &[Group]) -> Result<Vec<RosterStaff>, Error> {
    let keys: HashMap<GroupId, &str> = groups.iter().map(|group| (group.id, group.key.as_str())).collect();
    let mut staff: Vec<RosterStaff> = Vec::new();
    for kept in register::kept_staff(tx, scope).await? {
        let mut of_year: Vec<String> =
            kept.groups.iter().filter_map(|group| keys.get(group).map(|key| (*key).to_owned())).collect();
        of_year.sort();
        if !of_year.is_empty() {
            staff.push(RosterStaff {
                key: kept.member.key,
                name: kept.member.name,
                email: None,
                roles: kept.member.roles,
                groups: of_year,
            });
        }
    }
    staff.sort_by(|a, b| a.key.cmp(&b.key));
    Ok(staff)
}

fn group_record(group: Group) -> RosterGroup {
    // The schema wants a year group of every stamgroep; one of several year groups, or of none that is known, is C.
    let year_group = group.year_group.or((group.kind == GroupKind::Base).then_some(YearGroup::Combination));
    RosterGroup { key: group.key, name: group.name, kind: group.kind, year_group, description: None }
}

fn pupil_records(
    here: BTreeMap<PupilId, Enrolment>,
    mut pupils: HashMap<PupilId, Pupil>,
    groups: &[Group],
    extra: &HashMap<PupilId, Vec<String>>,
) -> Vec<RosterPupil> {
    let groups: HashMap<GroupId, &Group> = groups.iter().map(|group| (group.id, group)).collect();
    let record = |(id, one): (PupilId, Enrolment)| {
        let pupil = pupils.remove(&id)?;
        let group = one.group.and_then(|group| groups.get(&group));
        Some(RosterPupil {
            key: pupil.key,
            eck_id: pupil.eck_id,
            name: pupil.name,
            born_on: pupil.born_on,
            gender: pupil.gender,
            year_group: one.year_group.or_else(|| group?.year_group),
            // Known here and needed by nobody who only tests.
            year_three_since: None,
            group: group.map(|group| group.key.clone()),
            extra_groups: extra.get(&id).cloned().unwrap_or_default(),
            entered_on: None,
            left_on: None,
        })
    };
    let mut records: Vec<RosterPupil> = here.into_iter().filter_map(record).collect();
    records.sort_by(|a, b| a.key.cmp(&b.key));
    records
}
