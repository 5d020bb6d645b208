//! Expected growth of a pupil: from the norm tables of the school, else from what its own pupils grow.

use super::{
    assess::Sittings,
    norm_tables::{Norms, tests_by_id},
};
use crate::{Ctx, Error};
use domain::results::{ExpectedGrowth, Moment, OwnGrowth, Progress, Series, Sitting, expected_growth};
use policy::InSchool;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use store::{
    Reads, WriteTx, register,
    results::{self, GrowthMedian},
};

/// What growth can be expected in a school.
#[derive(Default)]
pub struct Expected {
    norms: Norms,
    medians: HashMap<(Series, Moment, Moment), OwnGrowth>,
}

impl Expected {
    /// The means of the norm tables and the medians of the school's own pupils.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn load(tx: &mut impl Reads, scope: &InSchool) -> Result<Self, Error> {
        let norms = Norms::load_means(tx, scope).await?;
        let medians = results::growth_medians(tx, scope).await?;
        let by_pair = |one: GrowthMedian| ((one.series, one.between.0, one.between.1), one.growth);
        Ok(Self { norms, medians: medians.into_iter().map(by_pair).collect() })
    }

    /// The growth to expect between the last two sittings with a skill score on one scale.
    pub fn of(&self, progress: &Progress) -> ExpectedGrowth {
        let latest = progress.latest();
        let before = progress.previous_score().filter(|_| latest.skill_score.is_some());
        let moments = before.and_then(|before| Some((before.moment?, latest.moment?)));
        moments.map_or(ExpectedGrowth::Unknown, |between| self.between(&latest.test.series, between))
    }

    /// The growth to expect in a series from one moment to another.
    pub fn between(&self, series: &Series, (from, to): (Moment, Moment)) -> ExpectedGrowth {
        let means = self.norms.mean(series, from).zip(self.norms.mean(series, to));
        let own = self.medians.get(&(series.clone(), from, to)).copied();
        expected_growth((from, to), means, own)
    }

    /// The means of the norm tables, which say at which moment a score functions too.
    pub const fn norms(&self) -> &Norms {
        &self.norms
    }
}

/// Counts anew how much the school's own pupils grow: in these series, or in all. Whoever changes results does so before
/// the transaction ends; one pass over all results with a skill score, so not for every cell that somebody types.
///
/// # Errors
/// When the database fails.
pub(crate) async fn recount(
    ctx: &Ctx,
    tx: &mut WriteTx,
    scope: &InSchool,
    series: Option<&BTreeSet<Series>>,
) -> Result<(), Error> {
    if series.is_some_and(BTreeSet::is_empty) {
        return Ok(());
    }
    let medians = counted(tx, scope, series).await?;
    let replaced: Option<Vec<Series>> = series.map(|wanted| wanted.iter().cloned().collect());
    results::replace_growth_medians(tx, scope, replaced.as_deref(), (&medians, ctx.now())).await?;
    Ok(())
}

/// Counts anew how much the school's own pupils grow in all series; whether that is another outcome than was kept.
///
/// # Errors
/// When the database fails.
pub(crate) async fn refresh(ctx: &Ctx, tx: &mut WriteTx, scope: &InSchool) -> Result<bool, Error> {
    let mut before = results::growth_medians(tx, scope).await?;
    before.sort_by_cached_key(|one| (one.series.clone(), one.between));
    let medians = counted(tx, scope, None).await?;
    let differs = before != medians;
    if differs {
        results::replace_growth_medians(tx, scope, None, (&medians, ctx.now())).await?;
    }
    Ok(differs)
}

/// The medians of these series, or of all, in the order of series and moments.
async fn counted(
    tx: &mut impl Reads,
    scope: &InSchool,
    series: Option<&BTreeSet<Series>>,
) -> Result<Vec<GrowthMedian>, Error> {
    let mut tests = tests_by_id(tx, scope).await?;
    tests.retain(|_, test| series.is_none_or(|wanted| wanted.contains(&test.series)));
    let mut scored = results::scored_results(tx, scope).await?;
    scored.retain(|result| tests.contains_key(&result.test));
    let pupils: BTreeSet<_> = scored.iter().map(|result| result.pupil).collect();
    let enrolments = register::every_enrolment(tx, scope).await?;
    let mut sittings = Sittings::new(scored, tests.into_values().collect(), &enrolments);
    let mut growths: BTreeMap<(Series, Moment, Moment), Vec<_>> = BTreeMap::new();
    for pupil in pupils {
        for (pair, growth) in steps_of(sittings.take(pupil)) {
            growths.entry(pair).or_default().push(growth);
        }
    }
    let median = |((series, from, to), growths)| {
        Some(GrowthMedian { series, between: (from, to), growth: OwnGrowth::of(growths)? })
    };
    Ok(growths.into_iter().filter_map(median).collect())
}

/// The steps of one pupil: each sitting against the one before on the same scale. Of a pair of moments that a pupil went
/// through twice the last time counts, so that every pupil weighs the same.
fn steps_of(sittings: Vec<Sitting>) -> BTreeMap<(Series, Moment, Moment), domain::results::Decimal> {
    let mut by_series: BTreeMap<Series, Vec<Sitting>> = BTreeMap::new();
    for sitting in sittings {
        by_series.entry(sitting.test.series.clone()).or_default().push(sitting);
    }
    let mut steps = BTreeMap::new();
    for (series, sittings) in by_series {
        let Some(progress) = Progress::new(sittings) else { continue };
        for (place, later) in progress.sittings().iter().enumerate() {
            let step = progress.score_before(place).and_then(|before| {
                let moments = (before.moment?, later.moment?);
                let growth = later.skill_score?.minus(before.skill_score?);
                (moments.0 < moments.1).then_some((moments, growth))
            });
            if let Some(((from, to), growth)) = step {
                steps.insert((series.clone(), from, to), growth);
            }
        }
    }
    steps
}
