//! The figures of one pupil as JSON, for other programs. The shape is in `docs/pupil-report.md`.

use super::{
    Bands, PupilFile, pupil_part,
    report::{Number, YearGroupPart},
};
use crate::{Ctx, Error, signals::figures};
use anyhow::Context as _;
use domain::{
    ids::PupilId,
    register::{Branch, Brin, PersonName, YearStep},
    results::{DidacticConvention, ExpectedGrowth, Level, LevelScale, Progress, Sitting},
    signals::Signal,
};
use policy::Action;
use serde::Serialize;
use serde_json::{Map, Value};
use store::register;

#[derive(Serialize)]
struct Report<'a> {
    school: SchoolPart<'a>,
    pupil: PupilPart<'a>,
    made_on: String,
    didactic_age_counts: &'static str,
    results: Vec<ResultPart<'a>>,
    expected_growth: Vec<ExpectedPart<'a>>,
    signals: Vec<SignalPart<'a>>,
    blind_spot: bool,
    career: Vec<YearPart<'a>>,
}

#[derive(Serialize)]
struct SchoolPart<'a> {
    brin: Option<&'a str>,
    branch: Option<&'a str>,
}

#[derive(Serialize)]
struct PupilPart<'a> {
    key: &'a str,
    name: String,
    born_on: Option<String>,
    entered_on: Option<String>,
    left_on: Option<String>,
    year_group: Option<YearGroupPart>,
    group: Option<&'a str>,
    teachers: Vec<String>,
}

#[derive(Serialize)]
struct ResultPart<'a> {
    date: String,
    subject: Option<&'a str>,
    series: &'a str,
    test: &'a str,
    part: Option<&'a str>,
    name: Option<&'a str>,
    kind: &'static str,
    moment: Option<String>,
    raw_score: Option<Number>,
    skill_score: Option<Number>,
    growth: Option<Number>,
    level_roman: Option<&'static str>,
    level_letter: Option<&'static str>,
    level_avi: Option<&'static str>,
    level_reference: Option<&'static str>,
    own_level: Option<&'a str>,
    percentile: Option<Number>,
    dle: Option<Number>,
    functioning_level: Option<&'a str>,
    didactic_age: Option<u16>,
    didactic_growth: Option<i64>,
    norm: Option<&'static str>,
}

#[derive(Serialize)]
struct ExpectedPart<'a> {
    subject: Option<&'a str>,
    series: &'a str,
    from: Option<String>,
    to: Option<String>,
    actual: Option<Number>,
    expected: Option<Number>,
    source: &'static str,
    pupils: Option<u32>,
}

#[derive(Serialize)]
struct SignalPart<'a> {
    kind: &'static str,
    subject: Option<&'a str>,
    figures: Map<String, Value>,
    since: String,
    answered: bool,
    look_again_on: Option<String>,
}

#[derive(Serialize)]
struct YearPart<'a> {
    school_year: String,
    step: &'static str,
    years_elsewhere: u8,
    stays: Vec<StayPart<'a>>,
    extra_groups: &'a [String],
}

#[derive(Serialize)]
struct StayPart<'a> {
    from: String,
    until: Option<String>,
    group: Option<&'a str>,
    year_group: Option<YearGroupPart>,
    teachers: Vec<String>,
}

/// The pupil with a key of the school's own system, also one that the pupil had before.
///
/// # Errors
/// [`Error::NotFound`] when there is none.
pub async fn pupil_by_key(ctx: &Ctx, school: &str, key: &str) -> Result<PupilId, Error> {
    let (scope, _) = ctx.school(school, Action::Search).await?;
    let keys = register::pupil_keys(&mut ctx.read().await?, &scope).await?;
    keys.by_key.get(key).copied().ok_or(Error::NotFound)
}

/// All figures of a pupil as JSON: what is unknown is null, days are ISO 8601.
///
/// # Errors
/// [`Error::NotFound`] when the school has no such pupil in sight, [`Error::Forbidden`] when the file is not for the actor.
pub async fn pupil_json(ctx: &Ctx, school: &str, pupil: PupilId) -> Result<String, Error> {
    let file = pupil_part(ctx, school, pupil, ("report", Bands::None)).await?;
    let report = report(&file, ctx.today().to_string());
    Ok(serde_json::to_string_pretty(&report).context("a pupil as JSON")?)
}

fn report(file: &PupilFile, made_on: String) -> Report<'_> {
    let codes = &file.school.codes;
    let mut results: Vec<ResultPart<'_>> =
        file.series.iter().flat_map(|progress| results_of(file, progress)).collect();
    results.sort_by(|a, b| (&a.date, a.series, a.test, a.part).cmp(&(&b.date, b.series, b.test, b.part)));
    let growth = file.series.iter().zip(&file.growth);
    Report {
        school: SchoolPart {
            brin: codes.brin.as_ref().map(Brin::as_str),
            branch: codes.branch.as_ref().map(Branch::as_str),
        },
        pupil: PupilPart {
            key: &file.pupil.key,
            name: file.pupil.name.full(),
            born_on: file.pupil.born_on.as_ref().map(|day| day.reveal().to_string()),
            entered_on: file.pupil.entered_on.map(|day| day.to_string()),
            left_on: file.pupil.left_on.map(|day| day.to_string()),
            year_group: file.year_group.map(Into::into),
            group: file.group.as_ref().map(|group| group.name.as_str()),
            teachers: file.teachers.iter().map(PersonName::full).collect(),
        },
        made_on,
        didactic_age_counts: match file.convention {
            DidacticConvention::MonthsCompleted => "months_completed",
            DidacticConvention::MonthRunning => "month_running",
        },
        results,
        expected_growth: growth.filter_map(|(progress, expected)| expected_of(progress, *expected)).collect(),
        signals: file.standing.signals.iter().map(signal).collect(),
        blind_spot: file.standing.blind_spot,
        career: file.career.years.iter().map(year).collect(),
    }
}

fn signal(signal: &Signal) -> SignalPart<'_> {
    SignalPart {
        kind: signal.kind().code(),
        subject: signal.subject.as_deref(),
        figures: figures(&signal.evidence),
        since: signal.since.to_string(),
        answered: signal.is_asleep(),
        look_again_on: signal.answer.as_ref().map(|answered| answered.answer.again_on.to_string()),
    }
}

fn results_of<'a>(file: &PupilFile, progress: &'a Progress) -> Vec<ResultPart<'a>> {
    let sittings = progress.sittings().iter().zip(progress.growths());
    sittings.map(|(sitting, growth)| result(file, sitting, growth.map(Into::into))).collect()
}

fn result<'a>(file: &PupilFile, sitting: &'a Sitting, growth: Option<Number>) -> ResultPart<'a> {
    let test = &sitting.test;
    let level = |scale| sitting.levels.on(scale).map(Level::name);
    let age = file.didactic_age(sitting.taken_on);
    let has_standing =
        sitting.percentile.is_some() || sitting.dle.is_some() || sitting.levels.main().is_some();
    let norm = match sitting {
        one if one.is_normed_here => Some("school"),
        one if one.own_level.is_some() => Some("own"),
        _ => has_standing.then_some("supplied"),
    };
    ResultPart {
        date: sitting.taken_on.to_string(),
        subject: test.subject.as_deref(),
        series: &test.series.0,
        test: &test.names.code,
        part: test.names.part.as_deref(),
        name: test.name.as_deref(),
        kind: test.kind.code(),
        moment: sitting.moment.map(|moment| moment.to_string()),
        raw_score: sitting.raw_score.map(Into::into),
        skill_score: sitting.skill_score.map(Into::into),
        growth,
        level_roman: level(LevelScale::Roman),
        level_letter: level(LevelScale::Letter),
        level_avi: level(LevelScale::Avi),
        level_reference: level(LevelScale::Reference),
        own_level: sitting.own_level.as_deref(),
        percentile: sitting.percentile.map(Into::into),
        dle: sitting.dle.map(Into::into),
        functioning_level: sitting.functioning_level.as_deref(),
        didactic_age: age.map(domain::results::DidacticAge::months),
        didactic_growth: sitting.dle.and_then(|dle| Some(age?.growth(dle)?.per_cent)),
        norm,
    }
}

/// None for a series in which nothing can have grown: there are no two scores on one scale.
fn expected_of(progress: &Progress, expected: ExpectedGrowth) -> Option<ExpectedPart<'_>> {
    let (latest, before) = (progress.latest(), progress.previous_score()?);
    let (source, pupils) = match expected {
        ExpectedGrowth::FromNorm { .. } => ("norm", None),
        ExpectedGrowth::FromSchool { pupils, .. } => ("school", Some(pupils)),
        ExpectedGrowth::Unknown => ("unknown", None),
    };
    Some(ExpectedPart {
        subject: progress.subject(),
        series: &latest.test.series.0,
        from: before.moment.map(|moment| moment.to_string()),
        to: latest.moment.map(|moment| moment.to_string()),
        actual: Some(progress.growth()?.into()),
        expected: expected.growth().map(Into::into),
        source,
        pupils,
    })
}

fn year(year: &super::CareerYear) -> YearPart<'_> {
    let stays = year.stays.iter().map(|stay| StayPart {
        from: stay.from.to_string(),
        until: stay.until.map(|day| day.to_string()),
        group: stay.group.as_ref().map(|(_, name)| name.as_str()),
        year_group: stay.year_group.map(Into::into),
        teachers: stay.teachers.iter().map(PersonName::full).collect(),
    });
    YearPart {
        school_year: year.year.to_string(),
        step: year.step.map_or("first", YearStep::code),
        years_elsewhere: year.years_elsewhere,
        stays: stays.collect(),
        extra_groups: &year.extra_groups,
    }
}
