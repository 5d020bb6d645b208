//! What one child needs, now or as it stood on a day.

use super::phrases::{Phrases, offered};
use crate::{Ctx, Error};
use domain::{
    SchoolYear,
    ids::PupilId,
    needs::NeedLine,
    register::{Pupil, School},
};
use i18n::Language;
use jiff::{Timestamp, ToSpan as _, civil::Date, tz::TimeZone};
use policy::{Action, InSchool, OfPupil};
use std::collections::BTreeMap;
use store::{Reads, needs, register, trust};

/// Everything that the page of a pupil's needs shows.
#[derive(Debug, Clone)]
pub struct PupilNeeds {
    /// The school.
    pub school: School,
    /// The pupil.
    pub pupil: Pupil,
    /// The school year that is shown.
    pub year: SchoolYear,
    /// The day it is shown as of, when that is not today.
    pub on: Option<Date>,
    /// The lines that hold, in the order of the form.
    pub lines: Vec<NeedLine>,
    /// Last year's lines that nobody took over or ended yet.
    pub earlier: Vec<NeedLine>,
    /// All lines of all years, also those that were ended.
    pub all: Vec<NeedLine>,
    /// The phrases that are offered.
    pub phrases: Phrases,
    /// Whether who looks may write.
    pub may_write: bool,
}

/// What a pupil needs: now, or as it stood at the end of a day.
///
/// # Errors
/// [`Error::NotFound`] when there is no such pupil in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn of_pupil(
    ctx: &Ctx,
    school: &str,
    (pupil, on): (PupilId, Option<Date>),
    language: Language,
) -> Result<PupilNeeds, Error> {
    let (scope, school) = ctx.pupil(school, pupil, Action::ViewNeeds).await?;
    ctx.looked(&scope, "needs").await?;
    let today = ctx.today();
    let on = on.filter(|day| *day < today);
    let mut tx = ctx.read().await?;
    let found = register::pupil(&mut tx, scope.in_school(), pupil).await?.ok_or(Error::NotFound)?;
    let place = trust::place_of_pupil(&mut tx, (school.id, pupil), today).await?.ok_or(Error::NotFound)?;
    let may_write = on.is_none() && OfPupil::issue(ctx.actor(), Action::WriteNeeds, &place).is_ok();
    let all = needs::lines_of_pupil(&mut tx, &scope).await?;
    let phrases = match may_write {
        true => offered(&mut tx, scope.in_school(), language).await?,
        false => Phrases::default(),
    };
    let year = match on {
        None => year_of(&mut tx, scope.in_school(), pupil, today).await?,
        Some(on) => year_on(&all, on),
    };
    let at = on.map_or(Timestamp::MAX, end_of);
    let lines = in_order(all.iter().filter(|one| one.school_year == year && one.held_at(at)));
    let earlier = if on.is_none() { left_of_last_year(&all, year) } else { Vec::new() };
    Ok(PupilNeeds { school, pupil: found, year, on, lines, earlier, all, phrases, may_write })
}

/// The school year in which a pupil is: the newest of which the school has a roster, and none that has yet to begin. Until the
/// roster of a new year is there, the year before goes on.
pub(crate) async fn year_of(
    tx: &mut impl Reads,
    scope: &InSchool,
    pupil: PupilId,
    today: Date,
) -> Result<SchoolYear, Error> {
    let now = SchoolYear::of(today);
    let all = register::enrolments_of_pupil(tx, scope, pupil).await?;
    Ok(all.iter().map(|one| one.school_year).filter(|year| *year <= now).max().unwrap_or(now))
}

/// The school year that was written in on a day.
fn year_on(all: &[NeedLine], on: Date) -> SchoolYear {
    let at = end_of(on);
    all.iter().filter(|one| one.held_at(at)).map(|one| one.school_year).max().unwrap_or(SchoolYear::of(on))
}

fn end_of(day: Date) -> Timestamp {
    let next = day.saturating_add(1.day()).to_zoned(TimeZone::system());
    next.map_or(Timestamp::MAX, |next| next.timestamp().saturating_sub(1.second()).unwrap_or(Timestamp::MAX))
}

/// Lines in the order of the form.
pub(super) fn in_order<'a>(lines: impl Iterator<Item = &'a NeedLine>) -> Vec<NeedLine> {
    let mut lines: Vec<NeedLine> = lines.cloned().collect();
    lines.sort_by_key(|one| (one.kind, one.position, one.made_at, one.id));
    lines
}

/// The lines of the year before that still held, were not taken over, and do not stand there again in other letters.
fn left_of_last_year(all: &[NeedLine], year: SchoolYear) -> Vec<NeedLine> {
    let this_year: Vec<&NeedLine> = all.iter().filter(|one| one.school_year == year).collect();
    let is_here = |old: &NeedLine| {
        let is_same = |new: &&NeedLine| {
            new.replaces == Some(old.id)
                || (new.kind == old.kind && store::fold(new.text.reveal()) == store::fold(old.text.reveal()))
        };
        this_year.iter().any(is_same)
    };
    let last_year = all.iter().filter(|one| one.school_year == year.previous() && one.ended.is_none());
    in_order(last_year.filter(|one| !is_here(one)))
}

/// The lines that hold now in a school year, by pupil, each in the order of the form. Who asks has asked the policy.
///
/// # Errors
/// When the database fails.
pub async fn current_lines(
    tx: &mut impl Reads,
    scope: &InSchool,
    pupils: &[PupilId],
    year: SchoolYear,
) -> Result<BTreeMap<PupilId, Vec<NeedLine>>, Error> {
    let mut by_pupil = BTreeMap::new();
    for pupil in pupils {
        let lines = needs::lines_of_year(tx, scope, (*pupil, year)).await?;
        by_pupil.insert(*pupil, in_order(lines.iter()));
    }
    Ok(by_pupil)
}
