//! Putting an open answer somewhere.

use super::readable;
use crate::{Ctx, Error};
use domain::{
    ids::{OpenAnswerId, SurveyId},
    surveys::Placing,
};
use policy::Action;
use store::{
    audit::Deed,
    surveys::{self, KeptSorting},
};

/// The longest reason to leave an answer out, in letters.
pub const LONGEST_REASON: usize = 200;
/// An answer lies in at most so many levels.
pub const MOST_LEVELS_OF_ANSWER: usize = 2;

/// Where a sorter wants an open answer. Without levels and without a reason it goes back on the pile.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TypedPlacing {
    /// The levels, from 1.
    pub levels: Vec<u8>,
    /// Whether it is left out.
    pub is_left_out: bool,
    /// Why it is left out.
    pub reason: String,
    /// The version that she had before her; 0 for none.
    pub version: i64,
}

/// What came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sorted {
    /// It is saved; the version it has now, 0 when it lies on the pile.
    Yes(i64),
    /// Nothing is saved: this is wrong.
    Wrong(SortProblem),
    /// Nothing is saved: it was put elsewhere meanwhile, in another window. This is where, with its version.
    Meanwhile(Option<Placing>, i64),
}

/// What is wrong with a placing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SortProblem {
    /// More than [`MOST_LEVELS_OF_ANSWER`] levels.
    TooMany,
    /// A level that is not there.
    NoLevel,
    /// Left out without a reason.
    NoReason,
    /// A reason of more than [`LONGEST_REASON`] letters.
    LongReason,
    /// Levels, and left out.
    Both,
}

/// Puts an open answer where the sorter wants it.
///
/// # Errors
/// [`Error::NotFound`] when there is no such answer in sight, [`Error::Forbidden`] when it is not allowed.
pub async fn sort_answer(
    ctx: &Ctx,
    school: &str,
    (id, text): (SurveyId, OpenAnswerId),
    typed: &TypedPlacing,
) -> Result<Sorted, Error> {
    let (scope, school) = ctx.school(school, Action::SortAnswers).await?;
    let sorter = ctx.own()?.account();
    let mut tx = ctx.write().await?;
    let survey = surveys::survey(&mut tx, &scope, id).await?.ok_or(Error::NotFound)?;
    let (open, _) = readable(&mut tx, &scope, id).await?;
    if !open.iter().any(|answer| answer.id == text) {
        return Err(Error::NotFound);
    }
    let placing = match placing(typed, survey.levels.len()) {
        Ok(placing) => placing,
        Err(wrong) => return Ok(Sorted::Wrong(wrong)),
    };
    let version = typed.version;
    let (is_saved, now) = match placing {
        Some(placing) => {
            let sorting = KeptSorting { text, sorter, placing, version };
            (surveys::put_sorting(&mut tx, &scope, &sorting).await?, version + 1)
        }
        None => (surveys::remove_sorting(&mut tx, &scope, (text, sorter, version)).await?, 0),
    };
    if !is_saved {
        let sortings = surveys::sortings(&mut tx, &scope, id).await?;
        let theirs = sortings.into_iter().find(|one| one.text == text && one.sorter == sorter);
        let version = theirs.as_ref().map_or(0, |one| one.version);
        return Ok(Sorted::Meanwhile(theirs.map(|one| one.placing), version));
    }
    tx.commit(&ctx.event(school.id, Deed::SurveySorted { survey: id })).await?;
    Ok(Sorted::Yes(now))
}

/// The placing that is meant; none for the pile.
fn placing(typed: &TypedPlacing, count: usize) -> Result<Option<Placing>, SortProblem> {
    let mut levels = typed.levels.clone();
    levels.sort_unstable();
    levels.dedup();
    let reason = typed.reason.split_whitespace().collect::<Vec<_>>().join(" ");
    if levels.iter().any(|level| *level == 0 || usize::from(*level) > count) {
        return Err(SortProblem::NoLevel);
    }
    match (typed.is_left_out, levels.len()) {
        (true, 1..) => Err(SortProblem::Both),
        (true, _) if reason.is_empty() => Err(SortProblem::NoReason),
        (true, _) if reason.chars().count() > LONGEST_REASON => Err(SortProblem::LongReason),
        (true, _) => Ok(Some(Placing::LeftOut(reason))),
        (false, 0) => Ok(None),
        (false, found) if found > MOST_LEVELS_OF_ANSWER => Err(SortProblem::TooMany),
        (false, _) => Ok(Some(Placing::Levels(levels))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(levels: &[u8], is_left_out: bool, reason: &str) -> Result<Option<Placing>, SortProblem> {
        let reason = reason.to_owned();
        placing(&TypedPlacing { levels: levels.to_vec(), is_left_out, reason, version: 0 }, 5)
    }

    #[test]
    fn one_or_two_levels_or_left_out_with_a_reason_or_nothing() {
        assert_eq!(typed(&[4, 3, 4], false, ""), Ok(Some(Placing::Levels(vec![3, 4]))));
        assert_eq!(typed(&[], false, "staat er nog"), Ok(None));
        assert_eq!(typed(&[1, 2, 3], false, ""), Err(SortProblem::TooMany));
        assert_eq!(typed(&[6], false, ""), Err(SortProblem::NoLevel));
        assert_eq!(typed(&[0], false, ""), Err(SortProblem::NoLevel));
        assert_eq!(typed(&[], true, "  "), Err(SortProblem::NoReason));
        assert_eq!(typed(&[2], true, "geen idee"), Err(SortProblem::Both));
        assert_eq!(
            typed(&[], true, " geen  antwoord "),
            Ok(Some(Placing::LeftOut("geen antwoord".to_owned())))
        );
        assert_eq!(typed(&[], true, &"x".repeat(201)), Err(SortProblem::LongReason));
    }
}
