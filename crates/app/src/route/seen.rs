//! Whose cases somebody sees. Who comes from outside and is tied to a pupil sees of that pupil the cases in which she takes part,
//! and no others.

use super::{open::own_teaching, rules::is_agreed};
use crate::{Ctx, Error};
use domain::{
    ids::{CaseId, GroupId, PupilId},
    register::School,
    route::{Case, CaseKind, InvitationState},
};
use policy::{InSchool, Sight, may_see_own_teaching, tied_pupils};
use std::collections::BTreeSet;
use store::{ReadTx, register, route};

/// Whose cases one sees.
pub(super) enum Seen {
    School,
    Own {
        groups: BTreeSet<GroupId>,
        /// The pupils who are in those groups now, and those whose file is open in an emergency.
        pupils: BTreeSet<PupilId>,
        /// The pupils to whom only a tie leads.
        tied: BTreeSet<PupilId>,
        /// The cases in which she takes part; only asked of who is tied to a pupil.
        part_of: BTreeSet<CaseId>,
    },
}

impl Seen {
    pub(super) async fn load(
        ctx: &Ctx,
        tx: &mut ReadTx,
        (scope, sight): (&InSchool, &Sight),
    ) -> Result<Self, Error> {
        let Sight::Own { groups, pupils } = sight else { return Ok(Self::School) };
        let ties = tied_pupils(ctx.actor(), scope.school());
        let mut own: BTreeSet<PupilId> = pupils.difference(&ties).copied().collect();
        for group in groups {
            own.extend(register::pupils_in_group_now(tx, scope, (*group, ctx.today())).await?);
        }
        let tied: BTreeSet<PupilId> = pupils.intersection(&ties).copied().collect();
        let part_of = if tied.is_empty() { BTreeSet::new() } else { part_of(ctx, tx, scope).await? };
        Ok(Self::Own { groups: groups.clone(), pupils: own, tied, part_of })
    }

    /// Whether a case is in sight; one about somebody's own teaching is so for other reasons.
    pub(super) fn has(&self, ctx: &Ctx, school: &School, (case, of_case): (&Case, &[PupilId])) -> bool {
        if case.kind == CaseKind::OwnTeaching {
            return may_see_own_teaching(ctx.actor(), own_teaching(school, case));
        }
        let Self::Own { groups, pupils, tied, part_of } = self else { return true };
        let takes_part = part_of.contains(&case.id);
        let sees = |one: &PupilId| pupils.contains(one) || (takes_part && tied.contains(one));
        match case.group {
            Some(group) => groups.contains(&group),
            None => !of_case.is_empty() && of_case.iter().all(sees),
        }
    }
}

/// The cases in which somebody takes part: as one of its people, or by an invitation that holds.
pub(super) async fn part_of(ctx: &Ctx, tx: &mut ReadTx, scope: &InSchool) -> Result<BTreeSet<CaseId>, Error> {
    let Some(account) = policy::seen_as(ctx.actor()) else { return Ok(BTreeSet::new()) };
    let mut cases: BTreeSet<CaseId> = route::cases_of_person(tx, scope, account).await?.into_iter().collect();
    for one in route::invitations_of_person(tx, scope, account).await? {
        let case = one.invitation.case;
        if one.invitation.state(ctx.today(), (one.is_open, true)) != InvitationState::Holds {
            continue;
        }
        let pupils = route::pupils(tx, scope, case).await?;
        if is_agreed(tx, scope, (case, &pupils)).await? {
            cases.insert(case);
        }
    }
    Ok(cases)
}
