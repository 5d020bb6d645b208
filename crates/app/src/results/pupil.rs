//! One pupil's page: all series over the years, and the signals now.

use super::{
    Assessment,
    assess::{Sittings, assess, assess_group, looking_back},
    overview::members,
};
use crate::{Ctx, Error, norms};
use domain::{
    ids::PupilId,
    register::{Enrolment, Group, PersonName, Pupil, School, YearGroup},
    results::{Progress, Sitting},
};
use policy::{Action, InSchool};
use std::collections::BTreeMap;
use store::{ReadTx, register, results};

/// Everything that the pupil page shows.
#[derive(Debug, Clone)]
pub struct PupilFile {
    /// The school.
    pub school: School,
    /// The pupil.
    pub pupil: Pupil,
    /// The own year group in the newest school year.
    pub year_group: Option<YearGroup>,
    /// The stamgroep in the newest school year.
    pub group: Option<Group>,
    /// Whether who looks may see that group.
    pub group_is_open: bool,
    /// Who teaches that group.
    pub teachers: Vec<PersonName>,
    /// Where the pupil stands now.
    pub standing: Assessment,
    /// All series over the years, those that count now first; each oldest sitting first.
    pub series: Vec<Progress>,
    /// In which group the pupil was when, newest first, with the name of the group.
    pub history: Vec<(Enrolment, Option<String>)>,
}

/// The file of one pupil.
///
/// # Errors
/// [`Error::NotFound`] when the school has no such pupil.
pub async fn pupil_file(ctx: &Ctx, school: &str, pupil: PupilId) -> Result<PupilFile, Error> {
    let (of_pupil, school) = ctx.pupil(school, pupil, Action::ViewPupil).await?;
    ctx.looked(&of_pupil, "file").await?;
    let scope = *of_pupil.in_school();
    let mut tx = ctx.read().await?;
    let pupil = register::pupil(&mut tx, &scope, pupil).await?.ok_or(Error::NotFound)?;
    let mut enrolments = register::enrolments_of_pupil(&mut tx, &scope, pupil.id).await?;
    let year = enrolments.iter().map(|e| e.school_year).max();
    let newest = enrolments.last().cloned();
    let group_id = newest.as_ref().and_then(|e| e.group);
    let group = match group_id {
        Some(id) => register::group(&mut tx, &scope, id).await?,
        None => None,
    };
    let tests = results::tests(&mut tx, &scope).await?;
    let own_results = results::results_of_pupil(&mut tx, &scope, pupil.id).await?;
    let sittings = Sittings::new(own_results, tests, &enrolments).take(pupil.id);
    let standing = match &group {
        Some(group) => standing_in_group(ctx, &mut tx, &scope, group, pupil.id).await?,
        None => None,
    };
    let standing = standing.unwrap_or_else(|| assess(sittings.clone(), Vec::new()));
    let teachers = match year {
        Some(year) => register::teachers_of_year(&mut tx, &scope, year).await?,
        None => Vec::new(),
    };
    let teachers = teachers.into_iter().filter(|t| Some(t.group) == group_id).map(|t| t.name).collect();
    enrolments.reverse();
    let history = with_group_names(&mut tx, &scope, enrolments).await?;
    let series = all_series(sittings, &standing);
    let year_group = newest.and_then(|e| e.year_group);
    let sight = ctx.sight(Action::ViewGroup, school.id);
    let group_is_open = group.as_ref().is_some_and(|group| sight.has_group(group.id));
    Ok(PupilFile { school, pupil, year_group, group, group_is_open, teachers, standing, series, history })
}

/// Where the pupil stands among the group: only the group tells what is missing. None when the pupil is no longer in it.
async fn standing_in_group(
    ctx: &Ctx,
    tx: &mut ReadTx,
    scope: &InSchool,
    group: &Group,
    pupil: PupilId,
) -> Result<Option<Assessment>, Error> {
    let as_of = ctx.today().min(group.school_year.last_day());
    let members = members(tx, scope, group, as_of).await?;
    let results =
        results::results_of_group(tx, scope, group.id, looking_back(group.school_year, as_of)).await?;
    let tests = results::tests(tx, scope).await?;
    let here: Vec<_> = members.pupils.iter().map(|(pupil, own)| (pupil.id, *own)).collect();
    let mut sittings = Sittings::new(results, tests, &members.enrolments);
    let all = assess_group(&here, &mut sittings, group.school_year);
    Ok(here.into_iter().zip(all).find_map(|((id, _), standing)| (id == pupil).then_some(standing)))
}

async fn with_group_names(
    tx: &mut ReadTx,
    scope: &InSchool,
    enrolments: Vec<Enrolment>,
) -> Result<Vec<(Enrolment, Option<String>)>, Error> {
    let mut named = Vec::with_capacity(enrolments.len());
    for one in enrolments {
        let group = match one.group {
            Some(id) => register::group(tx, scope, id).await?,
            None => None,
        };
        named.push((one, group.map(|group| group.name)));
    }
    Ok(named)
}

/// All series of a pupil: first those that count now, then the others by newest sitting.
pub(super) fn all_series(sittings: Vec<Sitting>, standing: &Assessment) -> Vec<Progress> {
    let mut by_series: BTreeMap<String, Vec<Sitting>> = BTreeMap::new();
    for sitting in sittings {
        by_series.entry(sitting.test.series.0.clone()).or_default().push(sitting);
    }
    let mut all: Vec<Progress> = by_series.into_values().filter_map(Progress::new).collect();
    let is_current = |one: &Progress| {
        let latest = one.latest();
        let same =
            |p: &&Progress| p.subject() == one.subject() && p.latest().test.series == latest.test.series;
        standing.progress.iter().any(|p| same(&p))
    };
    all.sort_by_key(|one| {
        let newest_first = std::cmp::Reverse(one.latest().taken_on);
        (!is_current(one), norms::subject_place(one.subject()), newest_first)
    });
    all
}
