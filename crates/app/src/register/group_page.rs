//! What is told of a group beside its overview: what it has still to do, where its pupils come from, and its extra groups.

use super::group_order;
use crate::{
    Ctx, Error,
    calendar::{WindowPage, windows_of_group},
    results::{GroupOverview, expected::Expected, group_overview},
};
use domain::{
    SchoolYear,
    ids::{GroupId, PupilId},
    register::{Enrolment, Group, GroupKind, PersonName},
};
use policy::{Action, Decision, InSchool, Resource, decide};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use store::{
    ReadTx,
    register::{self, OwnGroup},
};

/// A group with all that its own page tells.
pub struct GroupAbout {
    /// Its pupils with where they stand.
    pub overview: GroupOverview,
    /// The windows of the calendar that have begun, the newest first.
    pub windows: Vec<WindowPage>,
    /// Where the pupils were the year before, most first.
    pub came_from: Vec<Origin>,
    /// The groups that most of the pupils were in, the newest year first.
    pub former: Vec<FormerYear>,
    /// Where they went the year after, most first; nothing while that year is not known.
    pub went_to: Vec<Origin>,
    /// Extra groups in which pupils of this group are, and its halves.
    pub extras: Vec<ExtraLine>,
    /// What is kept of the group when it was made here.
    pub own: Option<OwnGroup>,
    /// What growth was to be expected of whom.
    pub expected: Expected,
    /// Whether the actor may make and change extra groups.
    pub may_edit_groups: bool,
}

/// A group in which pupils were or will be.
#[derive(Debug, Clone)]
pub struct Origin {
    /// The group; none for pupils who were not in a group of this school.
    pub group: Option<Group>,
    /// Whether who looks may open it.
    pub is_open: bool,
    /// How many of the pupils.
    pub pupils: usize,
}

/// What a group was in an earlier year.
#[derive(Debug, Clone)]
pub struct FormerYear {
    /// The group in which most of the pupils were.
    pub group: Group,
    /// Whether who looks may open it.
    pub is_open: bool,
    /// How many of the present pupils were in it.
    pub pupils: usize,
    /// Who taught it.
    pub teachers: Vec<PersonName>,
}

/// An extra group in which pupils of the group are.
#[derive(Debug, Clone)]
pub struct ExtraLine {
    /// The group.
    pub group: Group,
    /// What is kept of it when it was made here; none when a roster brought it.
    pub own: Option<OwnGroup>,
    /// How many pupils of this group are in it.
    pub pupils: usize,
    /// Whether it is a half of this group.
    pub is_half: bool,
    /// Whether who looks may open it.
    pub is_open: bool,
}

/// A group with all that its own page tells.
///
/// # Errors
/// [`Error::NotFound`] when the school has no such group in sight.
pub async fn group_about(ctx: &Ctx, school: &str, id: GroupId) -> Result<GroupAbout, Error> {
    let overview = group_overview(ctx, school, id, "about").await?;
    let (scope, _) = ctx.group(school, id, Action::ViewGroup).await?;
    let pupils: Vec<_> = overview.pupils.iter().map(|row| (row.pupil.id, row.year_group)).collect();
    let windows = windows_of_group(ctx, &scope, &overview.group, &pupils).await?;
    let mut tx = ctx.read().await?;
    let members: BTreeSet<PupilId> = pupils.iter().map(|(pupil, _)| *pupil).collect();
    let history = History::load(ctx, &mut tx, &scope, (&overview.group, &members)).await?;
    let extras = extras(ctx, &mut tx, &scope, (&overview.group, &members)).await?;
    let may_edit = decide(ctx.actor(), Action::EditGroups, Resource::School(scope.school()));
    Ok(GroupAbout {
        windows,
        came_from: history.in_year(overview.group.school_year.previous(), true),
        former: history.former(&mut tx, &scope).await?,
        went_to: history.in_year(overview.group.school_year.next(), false),
        extras,
        expected: Expected::load(&mut tx, &scope).await?,
        own: register::own_group(&mut tx, &scope, id).await?,
        may_edit_groups: matches!(may_edit, Decision::Allowed(_)),
        overview,
    })
}

/// In which group each pupil of a group was in which year.
struct History {
    year: SchoolYear,
    members: usize,
    /// By year and pupil, the last group of the year.
    seats: BTreeMap<(SchoolYear, PupilId), Option<GroupId>>,
    groups: HashMap<GroupId, (Group, bool)>,
}

impl History {
    async fn load(
        ctx: &Ctx,
        tx: &mut ReadTx,
        scope: &InSchool,
        (group, members): (&Group, &BTreeSet<PupilId>),
    ) -> Result<Self, Error> {
        let sight = ctx.sight(Action::ViewGroup, scope.school());
        let mut all: Vec<Enrolment> = register::enrolments_of_group(tx, scope, group.id).await?;
        all.retain(|one| members.contains(&one.pupil));
        all.sort_by_key(|one| one.from);
        let mut seats = BTreeMap::new();
        let mut groups = HashMap::new();
        for one in all {
            seats.insert((one.school_year, one.pupil), one.group);
            if let Some(id) = one.group
                && let std::collections::hash_map::Entry::Vacant(place) = groups.entry(id)
                && let Some(known) = register::group(tx, scope, id).await?
            {
                place.insert((known, sight.has_group(id)));
            }
        }
        Ok(Self { year: group.school_year, members: members.len(), seats, groups })
    }

    /// How many pupils were in which group in a year, most first.
    fn counts(&self, year: SchoolYear) -> Vec<(Option<GroupId>, usize)> {
        let mut counts: HashMap<Option<GroupId>, usize> = HashMap::new();
        for ((_, _), group) in self.seats.iter().filter(|((of, _), _)| *of == year) {
            *counts.entry(*group).or_default() += 1;
        }
        let mut counts: Vec<_> = counts.into_iter().collect();
        counts.sort_by_key(|(group, count)| (std::cmp::Reverse(*count), *group));
        counts
    }

    fn in_year(&self, year: SchoolYear, with_others: bool) -> Vec<Origin> {
        let counts = self.counts(year);
        let known: usize = counts.iter().map(|(_, count)| count).sum();
        if known == 0 {
            return Vec::new();
        }
        let origin = |(group, pupils): (Option<GroupId>, usize)| {
            let known = group.and_then(|id| self.groups.get(&id));
            Origin {
                group: known.map(|(group, _)| group.clone()),
                is_open: known.is_some_and(|(_, is_open)| *is_open),
                pupils,
            }
        };
        let mut origins: Vec<Origin> = counts.into_iter().map(origin).collect();
        let rest = self.members.saturating_sub(known);
        if rest > 0 && with_others {
            origins.push(Origin { group: None, is_open: false, pupils: rest });
        }
        origins
    }

    /// For each earlier year the group in which most of the pupils were, when that is at least a third of them.
    async fn former(&self, tx: &mut ReadTx, scope: &InSchool) -> Result<Vec<FormerYear>, Error> {
        let years: BTreeSet<SchoolYear> =
            self.seats.keys().map(|(year, _)| *year).filter(|year| *year < self.year).collect();
        let mut former = Vec::new();
        for year in years.into_iter().rev() {
            let most = self.counts(year).into_iter().find_map(|(group, count)| Some((group?, count)));
            let Some((id, pupils)) = most.filter(|(_, count)| count * 3 >= self.members) else { continue };
            let Some((group, is_open)) = self.groups.get(&id) else { continue };
            let teachers = register::teachers_of_year(tx, scope, year).await?;
            let teachers = teachers.into_iter().filter(|one| one.group == id).map(|one| one.name);
            former.push(FormerYear {
                group: group.clone(),
                is_open: *is_open,
                pupils,
                teachers: teachers.collect(),
            });
        }
        Ok(former)
    }
}

/// The extra groups of the year in which pupils of a base group are, and its halves.
async fn extras(
    ctx: &Ctx,
    tx: &mut ReadTx,
    scope: &InSchool,
    (group, members): (&Group, &BTreeSet<PupilId>),
) -> Result<Vec<ExtraLine>, Error> {
    if group.kind == GroupKind::Extra {
        return Ok(Vec::new());
    }
    let sight = ctx.sight(Action::ViewGroup, scope.school());
    let mut made_here: HashMap<GroupId, OwnGroup> =
        register::own_groups(tx, scope).await?.into_iter().map(|own| (own.group, own)).collect();
    let mut all = register::groups_of_year(tx, scope, group.school_year).await?;
    all.retain(|one| one.kind == GroupKind::Extra);
    all.sort_by_cached_key(group_order);
    let mut lines = Vec::new();
    for extra in all {
        let inside = register::members_of_group(tx, scope, extra.id).await?;
        let pupils = inside.into_iter().filter(|pupil| members.contains(pupil)).count();
        let own = made_here.remove(&extra.id);
        let is_half = own.as_ref().is_some_and(|own| own.half_of == Some(group.id));
        if pupils > 0 || is_half {
            let is_open = sight.has_group(extra.id);
            lines.push(ExtraLine { group: extra, own, pupils, is_half, is_open });
        }
    }
    Ok(lines)
}
