//! Opening a protected record: for who is on its list, and for nobody else. Whether there is none, or one that somebody else
//! reads, the answer is the same, and so is what is written down of it.

use crate::{Ctx, Error};
use domain::{
    Personal,
    concerns::{Concern, ConcernReader, readers_today},
    ids::{AccountId, ConcernId, PupilId},
    register::{Pupil, School},
};
use policy::{Action, ConcernFacts, Denied, InSchool, ReadsConcern, Reason, Resource};
use store::{Reads, concerns as kept, register, trust};

/// A record that the actor reads.
pub(super) struct Opened {
    pub(super) scope: InSchool,
    pub(super) school: School,
    pub(super) pupil: Pupil,
    pub(super) concern: Concern,
    pub(super) readers: Vec<ConcernReader>,
    pub(super) proof: ReadsConcern,
}

/// Opens the record of a pupil.
///
/// # Errors
/// [`Error::NotFound`] when there is none that the actor reads, [`Error::Forbidden`] when her role reads none at all.
pub(super) async fn open(
    ctx: &Ctx,
    code: &str,
    (pupil, id): (PupilId, ConcernId),
    action: Action,
) -> Result<Opened, Error> {
    let (scope, school) = ctx.school(code, action).await?;
    let found = found(ctx, &scope, (pupil, id)).await?;
    let Some((concern, readers, proof)) = found else {
        let denied = Denied::OutOfScope(Reason::NotOwn);
        return Err(ctx.refused(action, Resource::School(school.id), denied).await?);
    };
    let pupil = register::pupil(&mut ctx.read().await?, &scope, pupil).await?.ok_or(Error::NotFound)?;
    Ok(Opened { scope, school, pupil, concern, readers, proof })
}

type Found = (Concern, Vec<ConcernReader>, ReadsConcern);

async fn found(
    ctx: &Ctx,
    scope: &InSchool,
    (pupil, id): (PupilId, ConcernId),
) -> Result<Option<Found>, Error> {
    let mut tx = ctx.read().await?;
    let Some(concern) = kept::concern(&mut tx, scope, id).await?.filter(|one| one.pupil == pupil) else {
        return Ok(None);
    };
    let readers = kept::readers(&mut tx, scope, (id, ctx.today())).await?;
    let officers = kept::officers(&mut tx, scope, ctx.today()).await?;
    let proof = proof_of(ctx, scope, id, (&readers, &officers));
    Ok(proof.map(|proof| (concern, readers, proof)))
}

/// The proof that the actor reads a record with this list, when she does.
pub(super) fn proof_of(
    ctx: &Ctx,
    scope: &InSchool,
    concern: ConcernId,
    (list, officers): (&[ConcernReader], &[ConcernReader]),
) -> Option<ReadsConcern> {
    let readers = readers_today(list, officers);
    ReadsConcern::issue(ctx.actor(), scope, &ConcernFacts { concern, readers: &readers }).ok()
}

/// About whom a record is that the actor reads; nothing for anybody else.
pub(crate) async fn reads_concern(
    ctx: &Ctx,
    tx: &mut impl Reads,
    scope: &InSchool,
    id: ConcernId,
) -> Result<Option<PupilId>, Error> {
    let Some(concern) = kept::concern(tx, scope, id).await? else { return Ok(None) };
    let readers = kept::readers(tx, scope, (id, ctx.today())).await?;
    let officers = kept::officers(tx, scope, ctx.today()).await?;
    Ok(proof_of(ctx, scope, id, (&readers, &officers)).map(|_| concern.pupil))
}

/// Who asks: the account and the name.
///
/// # Errors
/// When nobody signed in, or who did views as another person.
pub(super) async fn author(ctx: &Ctx) -> Result<(AccountId, Personal<String>), Error> {
    let account = ctx.own()?.account();
    let known = trust::account(&mut ctx.read().await?, account).await?.ok_or(Error::NotFound)?;
    Ok((account, known.name))
}
