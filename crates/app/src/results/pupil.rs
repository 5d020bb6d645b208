//! One pupil's page: all series over the years, the way through the school, and the signals now.

use super::{
    Assessment,
    assess::{Sittings, assess, assess_group},
    career::Career,
    chart_bands::ScoreBand,
    didactic,
    overview::members,
};
use crate::{
    Ctx, Error,
    meetings::{KnownTalk, talks_seen_of},
    norms,
    register::Portrait,
    route::{PupilCases, pupil_cases},
    signals::Rules,
};
use domain::{
    SchoolYear,
    ids::PupilId,
    plans::Plan,
    register::{Enrolment, Group, PersonName, Pupil, School, YearGroup},
    results::{
        DidacticAge, DidacticConvention, ExpectedGrowth, NormRow, Progress, Series, Sitting, Test, TestResult,
    },
};
use jiff::civil::Date;
use policy::{Action, Decision, InSchool, OfPupil, PupilPlace, Resource, decide};
use std::collections::BTreeMap;
use store::{
    ReadTx, plans, register, results,
    trust::{self, KeptCorrection},
};

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
    /// The way through the school.
    pub career: Career,
    /// Who the pupil is, before any number.
    pub portrait: Portrait,
    /// The growth to expect at the latest sitting of each of the series, in their order.
    pub growth: Vec<ExpectedGrowth>,
    /// The bands of skill scores of the series that was asked for, from the norm tables of the school.
    pub bands: Vec<(Series, ScoreBand)>,
    /// How the school counts didactic age.
    pub convention: DidacticConvention,
    /// What stands beside the file.
    pub corrections: Vec<KeptCorrection>,
    /// The plans in which the pupil is, those of groups too; none for who may not see them.
    pub plans: Vec<Plan>,
    /// The talks on whose agenda the pupil stands, each with what its kind is called in each language; none for who may not see
    /// them.
    pub talks: Vec<KnownTalk>,
    /// The cases about the pupil with what was tried; none for who may not see them.
    pub cases: Option<PupilCases>,
    /// Which of the things that can be done with a pupil who looks may do.
    pub open: Vec<Action>,
}

impl PupilFile {
    /// The didactic age of the pupil on a day, counted as the school does.
    pub fn didactic_age(&self, day: Date) -> Option<DidacticAge> {
        let enrolments: Vec<Enrolment> = self.history.iter().map(|(one, _)| one.clone()).collect();
        didactic::didactic_age(&self.pupil, &enrolments, day, self.convention)
    }

    /// The bands of one series.
    pub fn bands_of(&self, series: &Series) -> Vec<ScoreBand> {
        self.bands.iter().filter(|(of, _)| of == series).map(|(_, band)| band.clone()).collect()
    }
}

/// Of which series the norms are read with the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bands {
    /// Of none.
    None,
    /// Of the series at this place among those of the pupil.
    Of(usize),
    /// Of all.
    All,
}

/// What somebody sees at the address of a pupil.
#[derive(Debug)]
pub enum PupilView {
    /// The file.
    File(Box<PupilFile>),
    /// Only what the school shares about the pupil: [`super::shared_file`] has it.
    Shared,
}

/// The file of one pupil.
///
/// # Errors
/// [`Error::NotFound`] when the school has no such pupil in sight, [`Error::Forbidden`] when the file is not for the actor.
pub async fn pupil_file(ctx: &Ctx, school: &str, pupil: PupilId) -> Result<PupilFile, Error> {
    pupil_part(ctx, school, pupil, ("file", Bands::None)).await
}

/// The same, shown as a part (`file`, `results`, `dossier`, `file_pdf`, ...) that the audit trail names.
///
/// # Errors
/// [`Error::NotFound`] when the school has no such pupil in sight, [`Error::Forbidden`] when the file is not for the actor.
pub async fn pupil_part(
    ctx: &Ctx,
    school: &str,
    pupil: PupilId,
    part: (&'static str, Bands),
) -> Result<PupilFile, Error> {
    let (school, place) = place(ctx, school, pupil).await?;
    match OfPupil::issue(ctx.actor(), Action::ViewPupil, &place) {
        Ok(scope) => load(ctx, &scope, school, &place, part).await,
        Err(denied) => Err(ctx.refused(Action::ViewPupil, Resource::Pupil(&place), denied).await?),
    }
}

/// What is at the address of a pupil for who asks: the file, or what is shared of it.
///
/// # Errors
/// [`Error::NotFound`] when the school has no such pupil in sight, [`Error::Forbidden`] when neither is for the actor.
pub async fn pupil_view(ctx: &Ctx, school: &str, pupil: PupilId, bands: Bands) -> Result<PupilView, Error> {
    let (school, place) = place(ctx, school, pupil).await?;
    let resource = Resource::Pupil(&place);
    match OfPupil::issue(ctx.actor(), Action::ViewPupil, &place) {
        Ok(scope) => {
            let file = load(ctx, &scope, school, &place, ("file", bands)).await?;
            Ok(PupilView::File(Box::new(file)))
        }
        Err(_) if matches!(decide(ctx.actor(), Action::ViewShared, resource), Decision::Allowed(_)) => {
            Ok(PupilView::Shared)
        }
        Err(denied) => Err(ctx.refused(Action::ViewPupil, resource, denied).await?),
    }
}

/// The school and where in it the pupil is.
async fn place(ctx: &Ctx, code: &str, pupil: PupilId) -> Result<(School, PupilPlace), Error> {
    let named = code.parse().map_err(|_| Error::NotFound)?;
    let mut tx = ctx.read().await?;
    let school = register::school_by_ref(&mut tx, &named).await?.ok_or(Error::NotFound)?;
    let place = trust::place_of_pupil(&mut tx, (school.id, pupil), ctx.today()).await?;
    Ok((school, place.ok_or(Error::NotFound)?))
}

/// Writes down the look, and reads everything in one transaction.
async fn load(
    ctx: &Ctx,
    of_pupil: &OfPupil,
    school: School,
    place: &PupilPlace,
    (part, bands): (&'static str, Bands),
) -> Result<PupilFile, Error> {
    ctx.looked(of_pupil, part).await?;
    let scope = of_pupil.in_school();
    let mut tx = ctx.read().await?;
    let pupil = register::pupil(&mut tx, scope, of_pupil.pupil()).await?.ok_or(Error::NotFound)?;
    let enrolments = register::enrolments_of_pupil(&mut tx, scope, pupil.id).await?;
    let groups = register::groups_of_pupil(&mut tx, scope, pupil.id).await?;
    let teachers = register::teachers_of_pupil(&mut tx, scope, pupil.id).await?;
    let newest = enrolments.last().cloned();
    let group_id = newest.as_ref().and_then(|enrolment| enrolment.group);
    let group = groups.iter().find(|group| Some(group.id) == group_id).cloned();
    let tests = results::tests(&mut tx, scope).await?;
    let own = results::results_of_pupil(&mut tx, scope, pupil.id).await?;
    let sittings = Sittings::new(own.clone(), tests.clone(), &enrolments).take(pupil.id);
    let year = newest.as_ref().map_or_else(|| SchoolYear::of(ctx.today()), |newest| newest.school_year);
    let as_of = ctx.today().min(year.last_day());
    let rules = Rules::of_pupil(ctx, &mut tx, scope, (pupil.id, year, as_of)).await?;
    let standing = match &group {
        Some(group) => standing_in_group(ctx, &mut tx, of_pupil, group, (own, tests), &rules).await?,
        None => None,
    };
    let year_group_now = newest.as_ref().and_then(|newest| newest.year_group);
    let standing =
        standing.unwrap_or_else(|| assess((pupil.id, year_group_now), sittings.clone(), Vec::new(), &rules));
    let series = all_series(sittings, &standing);
    let expected = rules.expected();
    let convention = didactic::convention(&mut tx, scope).await?.convention;
    let bands = score_bands(&mut tx, scope, &series, bands).await?;
    let portrait = register::portrait(&mut tx, of_pupil).await?;
    let corrections = trust::corrections_of(&mut tx, of_pupil).await?;
    let open = ctx.may_at(place);
    let (plans, talks, cases) = what_was_done(ctx, &mut tx, of_pupil, &open).await?;
    drop(tx);
    let may_write = open.contains(&Action::WritePortrait);
    let sight = ctx.sight(Action::ViewGroup, school.id);
    Ok(PupilFile {
        career: Career::new(&pupil, &enrolments, &groups, &teachers),
        portrait: Portrait::of(school.clone(), pupil.clone(), portrait, may_write),
        growth: series.iter().map(|progress| expected.of(progress)).collect(),
        series,
        bands,
        convention,
        year_group: newest.and_then(|enrolment| enrolment.year_group),
        group_is_open: group.as_ref().is_some_and(|group| sight.has_group(group.id)),
        teachers: teachers.into_iter().filter(|t| Some(t.group) == group_id).map(|t| t.name).collect(),
        history: with_group_names(enrolments, &groups),
        school,
        pupil,
        group,
        standing,
        corrections,
        plans,
        talks,
        cases,
        open,
    })
}

/// The plans, talks and cases about the pupil, each for who may see them.
async fn what_was_done(
    ctx: &Ctx,
    tx: &mut ReadTx,
    of_pupil: &OfPupil,
    open: &[Action],
) -> Result<(Vec<Plan>, Vec<KnownTalk>, Option<PupilCases>), Error> {
    let (scope, pupil) = (of_pupil.in_school(), of_pupil.pupil());
    let plans = match open.contains(&Action::ViewPlans) {
        true => plans::plans_of_pupil(tx, scope, pupil).await?,
        false => Vec::new(),
    };
    let talks = match open.contains(&Action::ViewPupilTalks) {
        true => talks_seen_of(ctx, tx, scope, pupil).await?,
        false => Vec::new(),
    };
    let cases = match open.contains(&Action::ViewPupilCases) {
        true => Some(pupil_cases(ctx, tx, of_pupil).await?),
        false => None,
    };
    Ok((plans, talks, cases))
}

/// The bands of skill scores that the norm tables of the school have for series of the pupil.
async fn score_bands(
    tx: &mut ReadTx,
    scope: &InSchool,
    series: &[Progress],
    wanted: Bands,
) -> Result<Vec<(Series, ScoreBand)>, Error> {
    let one = match wanted {
        Bands::None => return Ok(Vec::new()),
        Bands::Of(at) => match series.get(at) {
            Some(progress) => Some(&progress.latest().test.series),
            None => return Ok(Vec::new()),
        },
        Bands::All => None,
    };
    let rows = results::norm_rows(tx, scope, one).await?;
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let tables = results::norm_tables(tx, scope).await?;
    let of_table = |table: &results::KeptNorm| {
        let (series, moment) = (table.head.series.clone(), table.head.moment);
        let rows = rows.get(&table.head.id).map_or(&[][..], Vec::as_slice).iter();
        let band = move |row: &NormRow| {
            (series.clone(), ScoreBand { moment, level: row.level, low: row.from, high: row.to })
        };
        rows.map(band).collect::<Vec<_>>()
    };
    Ok(tables.iter().flat_map(of_table).collect())
}

/// Where the pupil stands among the group: only the group tells what is missing, and for that the results of this school
/// year are enough. None when the pupil is no longer in it.
async fn standing_in_group(
    ctx: &Ctx,
    tx: &mut ReadTx,
    of_pupil: &OfPupil,
    group: &Group,
    (own, tests): (Vec<TestResult>, Vec<Test>),
    rules: &Rules,
) -> Result<Option<Assessment>, Error> {
    let (scope, pupil, year) = (of_pupil.in_school(), of_pupil.pupil(), group.school_year);
    let as_of = ctx.today().min(year.last_day());
    let members = members(tx, scope, group, as_of).await?;
    let of_year = results::results_of_group(tx, scope, group.id, (year.first_day(), as_of)).await?;
    let mut known: Vec<TestResult> = own.into_iter().filter(|one| one.taken_on <= as_of).collect();
    known.extend(of_year.into_iter().filter(|one| one.pupil != pupil));
    let here: Vec<_> = members.pupils.iter().map(|(pupil, own)| (pupil.id, *own)).collect();
    let mut sittings = Sittings::new(known, tests, &members.enrolments);
    let all = assess_group(&here, &mut sittings, year, rules);
    Ok(here.into_iter().zip(all).find_map(|((id, _), standing)| (id == pupil).then_some(standing)))
}

fn with_group_names(enrolments: Vec<Enrolment>, groups: &[Group]) -> Vec<(Enrolment, Option<String>)> {
    let name = |one: &Enrolment| {
        groups.iter().find(|group| Some(group.id) == one.group).map(|group| group.name.clone())
    };
    enrolments.into_iter().rev().map(|one| (one.clone(), name(&one))).collect()
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
