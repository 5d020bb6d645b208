//! Sorting remarks under the subjects of the talk, and taking them from the screen.

use super::Subjects;
use crate::{Ctx, Error};
use domain::{
    ids::{RemarkId, SurveyId},
    surveys::Remark,
};
use policy::Action;
use store::{audit::Deed, surveys as kept};

/// Where somebody puts a remark: under a subject by its number, or nowhere yet; on the screen or not.
pub type Place = (Option<i64>, bool);

/// What is asked of one remark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SortedRemark {
    /// The remark.
    pub id: RemarkId,
    /// Its version, as it was looked at.
    pub version: i64,
    /// Where it was then.
    pub was: Place,
    /// Where it goes.
    pub now: Place,
}

/// What came of sorting.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RemarksSorted {
    /// How many remarks went elsewhere.
    pub moved: usize,
    /// How many somebody else had put elsewhere meanwhile; they were left there.
    pub meanwhile: usize,
}

/// Sorts remarks.
///
/// # Errors
/// [`Error::NotFound`] when there is no such round in sight, [`Error::Forbidden`] when it is not allowed.
pub async fn sort_remarks(
    ctx: &Ctx,
    school: &str,
    id: SurveyId,
    asked: &[SortedRemark],
) -> Result<RemarksSorted, Error> {
    let (scope, school) = ctx.school(school, Action::EditSurveys).await?;
    let mut tx = ctx.write().await?;
    super::not_a_draft(&mut tx, &scope, id).await?;
    let subjects = Subjects::load(&mut tx, &scope, id).await?;
    let known = kept::remarks(&mut tx, &scope, id).await?;
    let mut sorted = RemarksSorted::default();
    for one in asked.iter().filter(|one| one.was != one.now) {
        let Some(remark) = known.iter().find(|remark| remark.id == one.id) else {
            // Remarks get other ids when the talk is closed.
            sorted.meanwhile += 1;
            continue;
        };
        let (subject, is_hidden) = one.now;
        let subject = subject.filter(|no| subjects.lines.iter().any(|subject| subject.no == *no));
        let there = Remark { subject, is_hidden, version: one.version, ..remark.clone() };
        if kept::sort_remark(&mut tx, &scope, &there).await? {
            sorted.moved += 1;
        } else if (remark.subject, remark.is_hidden) != (subject, is_hidden) {
            sorted.meanwhile += 1;
        }
    }
    if sorted.moved == 0 {
        tx.undo().await?;
    } else {
        tx.commit(&ctx.event(school.id, Deed::SurveyRemarksSorted { survey: id })).await?;
    }
    Ok(sorted)
}
