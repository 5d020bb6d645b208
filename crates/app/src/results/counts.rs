//! How many pupils of each group have a signal: the overview of a whole school at a glance.

use super::{
    Assessment,
    assess::{Own, Sittings, assess_group, looking_back},
    overview::stayed_until,
};
use crate::{Ctx, Error, signals::Rules};
use domain::{
    SchoolYear,
    ids::{GroupId, PupilId},
    register::{Group, GroupKind},
};
use policy::InSchool;
use std::collections::HashMap;
use store::{ReadTx, register, results};

/// The counts of one group.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct GroupCounts {
    /// Pupils in the group.
    pub(crate) pupils: usize,
    /// Pupils with a signal.
    pub(crate) with_signal: usize,
    /// Pupils who are a blind spot.
    pub(crate) blind_spots: usize,
}

/// The counts of all groups of a school year. An extra group has only its number of pupils: what its pupils miss is
/// seen in their stamgroep.
pub(crate) async fn group_counts(
    ctx: &Ctx,
    tx: &mut ReadTx,
    scope: &InSchool,
    year: SchoolYear,
    groups: &[Group],
) -> Result<HashMap<GroupId, GroupCounts>, Error> {
    let standings = group_standings(ctx, tx, scope, year, groups).await?;
    let mut counts: HashMap<GroupId, GroupCounts> =
        standings.into_iter().map(|(group, pupils)| (group, GroupCounts::of(&pupils))).collect();
    for (group, pupils) in register::extra_group_sizes(tx, scope, year).await? {
        counts.insert(group, GroupCounts { pupils, ..GroupCounts::default() });
    }
    Ok(counts)
}

impl GroupCounts {
    /// The counts of pupils of whom it is known where they stand.
    pub(super) fn of(pupils: &[Standing]) -> Self {
        let with_signal = pupils.iter().filter(|(_, pupil)| !pupil.signals.is_empty()).count();
        let blind_spots = pupils.iter().filter(|(_, pupil)| pupil.blind_spot).count();
        Self { pupils: pupils.len(), with_signal, blind_spots }
    }
}

/// Where a pupil of a group stands.
pub(crate) type Standing = (PupilId, Assessment);

/// Where all pupils of the stamgroepen of a school year stand, by group.
pub(crate) async fn group_standings(
    ctx: &Ctx,
    tx: &mut ReadTx,
    scope: &InSchool,
    year: SchoolYear,
    groups: &[Group],
) -> Result<HashMap<GroupId, Vec<Standing>>, Error> {
    let rules = Rules::of_year(ctx, tx, scope, (year, ctx.today().min(year.last_day()))).await?;
    Ok(YearSittings::load(ctx, tx, scope, year).await?.standings(groups, &rules))
}

/// All pupils of a school year with their sittings, by group.
#[derive(Clone)]
pub(crate) struct YearSittings {
    year: SchoolYear,
    members: HashMap<GroupId, Vec<Own>>,
    sittings: Sittings,
}

impl YearSittings {
    pub(crate) async fn load(
        ctx: &Ctx,
        tx: &mut ReadTx,
        scope: &InSchool,
        year: SchoolYear,
    ) -> Result<Self, Error> {
        let until = ctx.today().min(year.last_day());
        let enrolments = register::enrolments_of_school(tx, scope, year).await?;
        let left = register::left_before(tx, scope, stayed_until(year, until)).await?;
        let mut members: HashMap<GroupId, Vec<Own>> = HashMap::new();
        for one in enrolments.iter().filter(|e| e.until.is_none() && !left.contains(&e.pupil)) {
            if let Some(group) = one.group {
                members.entry(group).or_default().push((one.pupil, one.year_group));
            }
        }
        let results = results::results_of_year(tx, scope, year, looking_back(year, until)).await?;
        let tests = results::tests(tx, scope).await?;
        let all_years = register::enrolments_of_all_years(tx, scope, year).await?;
        Ok(Self { year, members, sittings: Sittings::new(results, tests, &all_years) })
    }

    /// Where the pupils of the stamgroepen stand by these rules.
    pub(crate) fn standings(mut self, groups: &[Group], rules: &Rules) -> HashMap<GroupId, Vec<Standing>> {
        let mut standings = HashMap::new();
        for group in groups.iter().filter(|group| group.kind == GroupKind::Base) {
            let pupils = self.members.remove(&group.id).unwrap_or_default();
            let all = assess_group(&pupils, &mut self.sittings, self.year, rules);
            let ids = pupils.into_iter().map(|(pupil, _)| pupil);
            standings.insert(group.id, ids.zip(all).collect());
        }
        standings
    }
}
