//! Who sees the pupils of what waits, and that the look is in the trail before anything is shown.

use super::{
    differences::Who,
    preview::Opened,
    taken::{Guess, Looked},
};
use crate::{Ctx, Error, trust::trail::was_in_group};
use domain::ids::{GroupId, PupilId, SchoolId};
use policy::{Action, InSchool, Sight};
use std::collections::BTreeSet;
use store::{audit::Deed, register};

/// Whether the actor may see every pupil of the school: what waits may be about any of them. Who may not takes files all
/// the same, and sees of them lines, keys and counts.
pub(crate) fn sees_pupils(ctx: &Ctx, school: SchoolId) -> bool {
    ctx.sight(Action::ViewPupil, school) == Sight::School
}

/// Whether the actor brought it in herself: she has the file.
pub(super) fn is_own(ctx: &Ctx, opened: &Opened) -> bool {
    opened.draft.actor == ctx.actor().code()
}

/// The known pupils that a preview shows.
pub(super) fn pupils_in(looked: &Looked) -> BTreeSet<PupilId> {
    let differences = &looked.differences;
    let of_lines = differences.new.iter().chain(&differences.changed).filter_map(|one| match &one.who {
        Some(Who::Known(pupil)) => Some(*pupil),
        Some(Who::Named(_, pupil)) => *pupil,
        None => None,
    });
    of_lines.chain(looked.asks.guesses.iter().map(|guess: &Guess| guess.pupil)).collect()
}

/// Writes down that the pupils of a preview are looked at: by their groups, as they are hundreds, and one by one who is in
/// none.
pub(crate) async fn write_looks(
    ctx: &Ctx,
    (scope, school): (&InSchool, SchoolId),
    pupils: BTreeSet<PupilId>,
) -> Result<(), Error> {
    let mut alone = pupils;
    let groups = groups_of(ctx, scope, &mut alone).await?;
    let reason = scope.reason().code();
    let of_groups = groups.into_iter().map(|group| Deed::GroupLooked { group, form: "preview", reason });
    let of_pupils = alone.into_iter().map(|pupil| Deed::PupilLooked { pupil, part: "preview", reason });
    for deed in of_groups.chain(of_pupils) {
        ctx.record(Some(school), deed).await?;
    }
    Ok(())
}

/// The groups in which pupils are, or of who left were; whoever is in one is taken out of the pupils.
async fn groups_of(
    ctx: &Ctx,
    scope: &InSchool,
    pupils: &mut BTreeSet<PupilId>,
) -> Result<BTreeSet<GroupId>, Error> {
    let mut groups = BTreeSet::new();
    let mut tx = ctx.read().await?;
    for year in register::school_years(&mut tx, scope).await? {
        if pupils.is_empty() {
            break;
        }
        for one in register::enrolments_of_school(&mut tx, scope, year).await? {
            if let Some(group) = one.group.filter(|_| was_in_group(&one, ctx.today()))
                && pupils.remove(&one.pupil)
            {
                groups.insert(group);
            }
        }
    }
    Ok(groups)
}
