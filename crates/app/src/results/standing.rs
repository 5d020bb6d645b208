//! Where one pupil, or one group, stands now, without the page around it.

use super::{
    Assessment,
    assess::{Sittings, assess, assess_group, looking_back},
    counts::Standing,
    overview::members,
};
use crate::{Ctx, Error, signals::Rules};
use domain::{
    SchoolYear,
    ids::PupilId,
    register::{Group, Pupil},
    results::{Progress, Sitting},
};
use jiff::civil::Date;
use policy::InSchool;
use std::collections::{BTreeMap, HashMap};
use store::{ReadTx, register, results};

/// Where a pupil stands in the newest school year, among its group: only the group tells what is missing. Who is in no
/// group stands alone.
pub(crate) async fn pupil_standing(
    ctx: &Ctx,
    tx: &mut ReadTx,
    scope: &InSchool,
    pupil: PupilId,
) -> Result<Assessment, Error> {
    let enrolments = register::enrolments_of_pupil(tx, scope, pupil).await?;
    let newest = enrolments.last();
    let group = match newest.and_then(|enrolment| enrolment.group) {
        Some(group) => register::group(tx, scope, group).await?,
        None => None,
    };
    let year = newest.map_or_else(|| SchoolYear::of(ctx.today()), |newest| newest.school_year);
    let as_of = ctx.today().min(year.last_day());
    let rules = Rules::of_pupil(ctx, tx, scope, (pupil, year, as_of)).await?;
    if let Some(group) = group {
        let standings = group_standing(ctx, tx, scope, &group, &rules).await?;
        if let Some((_, standing)) = standings.into_iter().find(|(known, _)| known.id == pupil) {
            return Ok(standing.1);
        }
    }
    let tests = results::tests(tx, scope).await?;
    let own = results::results_of_pupil(tx, scope, pupil).await?;
    let year_group = newest.and_then(|enrolment| enrolment.year_group);
    let sittings = Sittings::new(own, tests, &enrolments).take(pupil);
    Ok(assess((pupil, year_group), sittings, Vec::new(), &rules))
}

/// Where the pupils of a group stand, by family name.
pub(crate) async fn group_standing(
    ctx: &Ctx,
    tx: &mut ReadTx,
    scope: &InSchool,
    group: &Group,
    rules: &Rules,
) -> Result<Vec<(Pupil, Standing)>, Error> {
    let year = group.school_year;
    let as_of = ctx.today().min(year.last_day());
    let members = members(tx, scope, group, as_of).await?;
    let results = results::results_of_group(tx, scope, group.id, looking_back(year, as_of)).await?;
    let tests = results::tests(tx, scope).await?;
    let own: Vec<_> = members.pupils.iter().map(|(pupil, own)| (pupil.id, *own)).collect();
    let mut sittings = Sittings::new(results, tests, &members.enrolments);
    let standings = assess_group(&own, &mut sittings, year, rules);
    let named = members.pupils.into_iter().zip(standings);
    Ok(named
        .map(|((pupil, _), standing)| {
            let id = pupil.id;
            (pupil, (id, standing))
        })
        .collect())
}

/// All series of the pupils of a group up to a day, also those that no longer count for where they stand now: what the
/// goals of a plan are measured by.
pub(crate) async fn progress_of_group(
    tx: &mut ReadTx,
    scope: &InSchool,
    group: &Group,
    until: Date,
) -> Result<HashMap<PupilId, Vec<Progress>>, Error> {
    let pupils = register::pupils_of_group(tx, scope, group.id).await?;
    let enrolments = register::enrolments_of_group(tx, scope, group.id).await?;
    let results =
        results::results_of_group(tx, scope, group.id, looking_back(group.school_year, until)).await?;
    let tests = results::tests(tx, scope).await?;
    let mut sittings = Sittings::new(results, tests, &enrolments);
    Ok(pupils.into_iter().map(|pupil| (pupil.id, by_series(sittings.take(pupil.id)))).collect())
}

/// All series of one pupil up to a day.
pub(crate) async fn progress_of_pupil(
    tx: &mut ReadTx,
    scope: &InSchool,
    pupil: PupilId,
    until: Date,
) -> Result<Vec<Progress>, Error> {
    let enrolments = register::enrolments_of_pupil(tx, scope, pupil).await?;
    let own = results::results_of_pupil(tx, scope, pupil).await?;
    let tests = results::tests(tx, scope).await?;
    let sittings = Sittings::new(own, tests, &enrolments).take(pupil);
    Ok(by_series(sittings.into_iter().filter(|sitting| sitting.taken_on <= until).collect()))
}

fn by_series(sittings: Vec<Sitting>) -> Vec<Progress> {
    let mut series: BTreeMap<(Option<String>, String), Vec<Sitting>> = BTreeMap::new();
    for sitting in sittings {
        let key = (sitting.test.subject.clone(), sitting.test.series.0.clone());
        series.entry(key).or_default().push(sitting);
    }
    series.into_values().filter_map(Progress::new).collect()
}
