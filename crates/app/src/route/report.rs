//! Cases and route as files, for the command line.

use super::{board::write_looks, seen::Seen, settings::route_of};
use crate::{Ctx, Error, results::harmless};
use anyhow::Context as _;
use domain::{
    SchoolYear,
    ids::PupilId,
    route::{Case, CaseKind, CaseMove, Closing, MoveKind, Route, WaitingFor, WaitsFor, stays, waiting},
};
use i18n::Language;
use jiff::civil::Date;
use policy::Action;
use serde::Serialize;
use store::{register, route};

/// A case as a line of the report.
#[derive(Debug, Serialize)]
struct Row {
    case: String,
    kind: &'static str,
    title: String,
    subject: Option<String>,
    pupils: String,
    group: Option<String>,
    step: u8,
    step_name: String,
    is_open: bool,
    opened_on: Date,
    closed_on: Option<Date>,
    closing: Option<&'static str>,
    days_here: Option<i32>,
    waits_for: Option<&'static str>,
    is_long: bool,
    tried: usize,
    evaluated: usize,
    skips: usize,
}

impl Row {
    /// The same, with what people typed made into what no spreadsheet takes for a formula.
    fn harmless(self) -> Self {
        Self {
            title: harmless(&self.title),
            subject: self.subject.as_deref().map(harmless),
            pupils: harmless(&self.pupils),
            group: self.group.as_deref().map(harmless),
            step_name: harmless(&self.step_name),
            ..self
        }
    }
}

/// The open cases of a school in sight and those closed this school year. What is asked about somebody's own teaching stands
/// in no report.
async fn rows(ctx: &Ctx, code: &str, language: Language) -> Result<Vec<Row>, Error> {
    let (scope, school) = ctx.school(code, Action::ViewCases).await?;
    let sight = ctx.sight(Action::ViewCases, school.id);
    let since = SchoolYear::of(ctx.today()).first_day();
    let mut tx = ctx.read().await?;
    let seen = Seen::load(ctx, &mut tx, (&scope, &sight)).await?;
    let mut pupils = route::pupils_of_all(&mut tx, &scope).await?;
    let all = route::cases_since(&mut tx, &scope, since).await?;
    let shown = all.into_iter().filter_map(|case| {
        let pupils = pupils.remove(&case.id).unwrap_or_default();
        (is_told(&case) && seen.has(ctx, &school, (&case, &pupils))).then_some((case, pupils))
    });
    let shown: Vec<(Case, Vec<PupilId>)> = shown.collect();
    drop(tx);
    write_looks(ctx, (&scope, &school), &shown).await?;
    let mut tx = ctx.read().await?;
    let steps = route_of(&mut tx, &scope, language).await?;
    let mut moves = route::moves_since(&mut tx, &scope, since).await?;
    let mut rows = Vec::with_capacity(shown.len());
    for (case, of_case) in shown {
        let tried = route::interventions(&mut tx, &scope, case.id).await?;
        let mut keys = Vec::new();
        for pupil in of_case {
            keys.extend(register::pupil(&mut tx, &scope, pupil).await?.map(|pupil| pupil.key));
        }
        let group = match case.group {
            Some(group) => register::group(&mut tx, &scope, group).await?.map(|group| group.key),
            None => None,
        };
        let waits = waiting(&case, &tried, &steps, ctx.today());
        let made = moves.remove(&case.id).unwrap_or_default();
        rows.push(Row {
            case: case.id.to_string(),
            kind: case.kind.code(),
            title: case.title.reveal().clone(),
            pupils: keys.join(" "),
            group,
            step: case.step,
            step_name: steps.step(case.step).map(|step| step.name.clone()).unwrap_or_default(),
            is_open: case.is_open,
            opened_on: case.opened_on,
            closed_on: case.closed_on,
            closing: case.closing.map(Closing::code),
            days_here: waits.map(|waits| waits.days_here),
            waits_for: waits.map(|waits| waits_code(waits.what)),
            is_long: waits.is_some_and(|waits| waits.is_long),
            evaluated: tried.iter().filter(|one| one.evaluation.is_some()).count(),
            tried: tried.len(),
            skips: made.iter().filter(|one| one.kind == MoveKind::Skip).count(),
            subject: case.subject,
        });
    }
    Ok(rows)
}

/// Whether a case stands in reports at all.
fn is_told(case: &Case) -> bool {
    case.kind != CaseKind::OwnTeaching
}

const fn waits_code(what: WaitingFor) -> &'static str {
    match what {
        WaitingFor::Running(_) => "nobody",
        WaitingFor::Evaluation => "evaluation",
        WaitingFor::Step(whom) => whom.code(),
    }
}

/// The cases of a school as JSON.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn cases_json(ctx: &Ctx, code: &str, language: Language) -> Result<String, Error> {
    let rows = rows(ctx, code, language).await?;
    Ok(serde_json::to_string_pretty(&rows).context("cases as JSON")?)
}

/// The cases of a school as CSV, with semicolons.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn cases_csv(ctx: &Ctx, code: &str, language: Language) -> Result<String, Error> {
    let rows = rows(ctx, code, language).await?;
    let mut writer = csv::WriterBuilder::new().delimiter(b';').has_headers(false).from_writer(Vec::new());
    writer.write_record(COLUMNS).context("cases as CSV")?;
    for row in rows {
        writer.serialize(row.harmless()).context("cases as CSV")?;
    }
    let bytes = writer.into_inner().map_err(|error| anyhow::anyhow!("{error}"))?;
    Ok(String::from_utf8(bytes).context("cases as CSV")?)
}

const COLUMNS: [&str; 18] = [
    "case",
    "kind",
    "title",
    "subject",
    "pupils",
    "group",
    "step",
    "step_name",
    "is_open",
    "opened_on",
    "closed_on",
    "closing",
    "days_here",
    "waits_for",
    "is_long",
    "tried",
    "evaluated",
    "skips",
];

/// One step in figures.
#[derive(Debug, Serialize)]
struct StepFigures {
    step: u8,
    name: String,
    waits_for: WaitsFor,
    open: usize,
    stays: usize,
    median_days: Option<f64>,
    closed: usize,
    share_closed: Option<f64>,
    skips: usize,
}

#[derive(Debug, Serialize)]
struct RouteFigures {
    school: String,
    since: Date,
    until: Date,
    cases: usize,
    closed: usize,
    steps: Vec<StepFigures>,
}

/// The route of a school in figures, over the cases that are open or were closed this school year: per step how many stand
/// there, how long cases stood there, which share was closed there, and how often it was skipped.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn route_json(ctx: &Ctx, code: &str, language: Language) -> Result<String, Error> {
    let (scope, school) = ctx.school(code, Action::ViewRouteEffect).await?;
    let (today, since) = (ctx.today(), SchoolYear::of(ctx.today()).first_day());
    let mut tx = ctx.read().await?;
    let steps = route_of(&mut tx, &scope, language).await?;
    let mut cases = route::cases_since(&mut tx, &scope, since).await?;
    cases.retain(is_told);
    let mut moves = route::moves_since(&mut tx, &scope, since).await?;
    let moves: Vec<Vec<CaseMove>> = cases.iter().filter_map(|case| moves.remove(&case.id)).collect();
    let figures = RouteFigures {
        school: school.codes.code(),
        since,
        until: today,
        closed: cases.iter().filter(|case| !case.is_open).count(),
        steps: figures(&steps, (&cases, &moves), today),
        cases: cases.len(),
    };
    Ok(serde_json::to_string_pretty(&figures).context("the route as JSON")?)
}

fn figures(route: &Route, (cases, moves): (&[Case], &[Vec<CaseMove>]), today: Date) -> Vec<StepFigures> {
    let closed: Vec<u8> = cases.iter().filter(|case| !case.is_open).map(|case| case.step).collect();
    let stays: Vec<_> = moves.iter().flat_map(|of_case| stays(of_case)).collect();
    let skips: Vec<u8> =
        moves.iter().flatten().filter(|one| one.kind == MoveKind::Skip).map(|one| one.from).collect();
    let of_step = |(number, step): (u8, &domain::route::RouteStep)| {
        let days: Vec<i32> =
            stays.iter().filter(|stay| stay.step == number).map(|stay| stay.days(today)).collect();
        let here = closed.iter().filter(|step| **step == number).count();
        StepFigures {
            step: number,
            name: step.name.clone(),
            waits_for: step.waits_for,
            open: cases.iter().filter(|case| case.is_open && case.step == number).count(),
            stays: days.len(),
            median_days: median(days),
            closed: here,
            share_closed: share(here, closed.len()),
            skips: skips.iter().filter(|step| **step == number).count(),
        }
    };
    route.numbered().map(of_step).collect()
}

/// The middle of some numbers of days.
fn median(mut days: Vec<i32>) -> Option<f64> {
    days.sort_unstable();
    let half = days.len() / 2;
    let upper = f64::from(*days.get(half)?);
    let lower =
        if days.len().is_multiple_of(2) { f64::from(*days.get(half.checked_sub(1)?)?) } else { upper };
    Some(f64::midpoint(lower, upper))
}

fn share(part: usize, whole: usize) -> Option<f64> {
    let number = |count: usize| u32::try_from(count).ok().map(f64::from);
    (whole > 0).then_some(number(part)? / number(whole)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_of_days_and_a_share() {
        assert_eq!(median(Vec::new()), None);
        assert_eq!(median(vec![9, 1, 4]), Some(4.0));
        assert_eq!(median(vec![8, 1, 4, 9]), Some(6.0));
        assert_eq!(share(1, 4), Some(0.25));
        assert_eq!(share(0, 0), None);
    }
}
