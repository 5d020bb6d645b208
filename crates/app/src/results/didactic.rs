//! Didactic age of a pupil, counted as the school chose.

use crate::{Ctx, Error};
use domain::{
    SchoolYear,
    register::{Enrolment, Pupil, YearGroup},
    results::{DidacticAge, DidacticConvention},
};
use jiff::civil::Date;
use policy::{Action, InSchool};
use store::{
    Reads,
    audit::Deed,
    register::{self, KeptChoice},
};

/// The name of the choice.
const CONVENTION: &str = "didactic_age_convention";

/// How a school counts didactic age, with the version of its choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ConventionChoice {
    /// How it counts.
    pub convention: DidacticConvention,
    /// The version: 0 when nobody chose.
    pub version: i64,
}

/// How a school counts didactic age: completed months, until somebody chooses.
///
/// # Errors
/// When the database fails.
pub async fn convention(tx: &mut impl Reads, scope: &InSchool) -> Result<ConventionChoice, Error> {
    let kept = register::choice(tx, scope, CONVENTION).await?;
    let chosen = kept.as_ref().and_then(|kept| DidacticConvention::from_code(&kept.value));
    Ok(ConventionChoice {
        convention: chosen.unwrap_or_default(),
        version: kept.map_or(0, |kept| kept.version),
    })
}

/// Chooses how didactic age is counted; gives what somebody else chose in the meantime, when she was first.
///
/// # Errors
/// When the actor may not or the database fails.
pub async fn choose_convention(
    ctx: &Ctx,
    school: &str,
    choice: ConventionChoice,
) -> Result<Option<ConventionChoice>, Error> {
    let (scope, school) = ctx.school(school, Action::EditTests).await?;
    let value = choice.convention.code().to_owned();
    let kept = KeptChoice {
        name: CONVENTION.to_owned(),
        value: value.clone(),
        source: "school".to_owned(),
        version: choice.version,
    };
    let mut tx = ctx.write().await?;
    if !register::put_choice(&mut tx, &scope, &kept).await? {
        let now = convention(&mut tx, &scope).await?;
        tx.undo().await?;
        return Ok(Some(now));
    }
    let deed = Deed::ChoiceMade { name: CONVENTION.to_owned(), value };
    tx.commit(&ctx.event(school.id, deed)).await?;
    Ok(None)
}

/// The didactic age of a pupil on a day. It counts from the day on which education in year group 3 began, as the roster
/// tells; else from the first year in which the pupil is known to have been in it; else from the year group, as if no year
/// was repeated.
pub fn didactic_age(
    pupil: &Pupil,
    enrolments: &[Enrolment],
    day: Date,
    convention: DidacticConvention,
) -> Option<DidacticAge> {
    let in_three = |one: &&Enrolment| one.pupil == pupil.id && one.year_group == Some(YearGroup::Primary(3));
    let told = pupil.year_three_since.map(SchoolYear::of);
    let known = || enrolments.iter().filter(in_three).map(|one| one.school_year).min();
    if let Some(since) = told.or_else(known) {
        return DidacticAge::since(since, day, convention);
    }
    let year = SchoolYear::of(day);
    let of_year = |one: &&Enrolment| one.pupil == pupil.id && one.school_year == year && one.from <= day;
    let current = enrolments.iter().filter(of_year).max_by_key(|one| one.from)?;
    DidacticAge::in_year_group(current.year_group?.primary()?, day, convention)
}
