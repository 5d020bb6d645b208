//! Telling people something, in the transaction of the deed that causes it.

use crate::{Ctx, Error, ctx::new_id, notes::second};
use domain::{
    ids::{AccountId, AgreementId, CaseId, ConcernId, NoticeId, PlanId, TalkId},
    notices::NoticeKind,
    trust::Role,
};
use policy::InSchool;
use std::collections::BTreeSet;
use store::{
    Reads, WriteTx,
    notices::{self, Notice},
    trust,
};
use uuid::Uuid;

/// What is told: of what kind, and about which thing.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Told {
    kind: NoticeKind,
    about: Option<Uuid>,
    no: Option<i64>,
}

impl Told {
    /// About an agreement.
    pub(crate) const fn agreement(kind: NoticeKind, id: AgreementId) -> Self {
        Self { kind, about: Some(id.0), no: None }
    }

    /// About a talk.
    pub(crate) const fn talk(kind: NoticeKind, id: TalkId) -> Self {
        Self { kind, about: Some(id.0), no: None }
    }

    /// A case waits.
    pub(crate) const fn case(id: CaseId) -> Self {
        Self { kind: NoticeKind::CaseWaits, about: Some(id.0), no: None }
    }

    /// Something was handed in for a protected record.
    pub(crate) const fn concern(id: ConcernId) -> Self {
        Self { kind: NoticeKind::ConcernHandedIn, about: Some(id.0), no: None }
    }

    /// A plan has to be evaluated.
    pub(crate) const fn plan(id: PlanId) -> Self {
        Self { kind: NoticeKind::EvaluationDue, about: Some(id.0), no: None }
    }

    /// An import brought results.
    pub(crate) const fn import(no: i64) -> Self {
        Self { kind: NoticeKind::ResultsBrought, about: None, no: Some(no) }
    }

    pub(super) const fn parts(self) -> (NoticeKind, Option<Uuid>) {
        (self.kind, self.about)
    }
}

/// Tells people something, each once, and nobody what she did herself or does not want to hear.
pub(crate) async fn tell(
    tx: &mut WriteTx,
    ctx: &Ctx,
    scope: &InSchool,
    (people, told): (impl IntoIterator<Item = AccountId>, Told),
) -> Result<i64, Error> {
    let people: BTreeSet<AccountId> = people.into_iter().collect();
    let (me, mut count) = (ctx.actor().account(), 0);
    for account in people.into_iter().filter(|account| Some(*account) != me) {
        if notices::choices(tx, account).await?.muted.contains(&told.kind) {
            continue;
        }
        let new = Notice {
            id: NoticeId(new_id()),
            account,
            kind: told.kind,
            about: told.about,
            no: told.no,
            made_at: second(ctx),
            read_at: None,
        };
        notices::add_notice(tx, scope, &new).await?;
        count += 1;
    }
    Ok(count)
}

/// Who coordinates in a school today.
pub(crate) async fn coordinators(
    tx: &mut impl Reads,
    ctx: &Ctx,
    scope: &InSchool,
) -> Result<Vec<AccountId>, Error> {
    let grants = trust::grants_of_school(tx, scope).await?;
    let holds = |one: &trust::KeptGrant| one.role == Role::Coordinator && one.term.covers(ctx.today());
    Ok(grants.iter().filter(|one| holds(one)).map(|one| one.account).collect())
}
