//! Which partners from outside see something of a pupil by an invitation, for who asks who sees this pupil.

use super::{board::case_in_sight, rules::is_agreed};
use crate::{Ctx, Error};
use domain::{
    Personal,
    ids::{AccountId, CaseId},
    register::School,
    route::{InvitationState, PersonRole},
    trust::Role,
};
use jiff::civil::Date;
use policy::OfPupil;
use std::collections::HashSet;
use store::{ReadTx, route, trust};

/// A partner whose invitation holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvitedPartner {
    /// Her name.
    pub name: Personal<String>,
    /// As what she is invited.
    pub role: PersonRole,
    /// Her last day.
    pub until_on: Date,
    /// The case with its title, for who may see it.
    pub case: Option<(CaseId, Personal<String>)>,
}

/// The partners who see something of a pupil today, whose day ends first in front.
///
/// # Errors
/// When the database fails.
pub(crate) async fn partners_around(
    ctx: &Ctx,
    tx: &mut ReadTx,
    (of_pupil, school): (&OfPupil, &School),
) -> Result<Vec<InvitedPartner>, Error> {
    let scope = of_pupil.in_school();
    let partners: HashSet<AccountId> = trust::grants_of_school(tx, scope)
        .await?
        .into_iter()
        .filter(|one| one.role == Role::OutsidePartner && one.term.covers(ctx.today()))
        .map(|one| one.account)
        .collect();
    let mut all = Vec::new();
    for case in route::cases_of_pupil(tx, scope, of_pupil.pupil()).await? {
        let pupils = route::pupils(tx, scope, case.id).await?;
        let is_agreed = is_agreed(tx, scope, (case.id, &pupils)).await?;
        for known in route::invitations(tx, scope, case.id).await? {
            let one = known.invitation;
            let holds = one.state(ctx.today(), (known.is_open, is_agreed)) == InvitationState::Holds;
            if !holds || !partners.contains(&one.account) {
                continue;
            }
            let seen = case_in_sight(ctx, tx, (scope, school), case.id).await?;
            all.push(InvitedPartner {
                name: one.name,
                role: one.role,
                until_on: one.until_on,
                case: seen.map(|case| (case.id, case.title)),
            });
        }
    }
    all.sort_by_key(|one| one.until_on);
    Ok(all)
}
