//! What is done with an agreement: done, moved, dropped, asked after, opened again.

use super::{
    ListedAgreement, typed,
    write::{Opened, open},
};
use crate::{
    Ctx, Error,
    notes::second,
    notices::{Told, tell},
};
use domain::{
    agreements::{Act, ActRefused, Agreement, AgreementMove, AgreementState, act},
    ids::AgreementId,
    notices::NoticeKind,
};
use store::{agreements as kept, audit::Deed, trust};

/// What came of it.
#[derive(Debug, Clone)]
pub enum Acted {
    /// It is done; how it is now, for taking it back.
    Yes(Box<Agreement>),
    /// It cannot be done with it; how it is.
    Refused(ActRefused, Box<ListedAgreement>),
    /// Somebody changed it in the meantime; how it is now.
    Meanwhile(Box<ListedAgreement>),
}

/// Does something with an agreement, over the version that was looked at.
///
/// # Errors
/// [`Error::NotFound`] when it is out of sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn act_on(
    ctx: &Ctx,
    code: &str,
    (id, version): (AgreementId, i64),
    wanted: &Act,
) -> Result<Acted, Error> {
    let opened = open(ctx, code, id).await?;
    let known = &opened.listed.agreement;
    if known.version != version {
        return Ok(Acted::Meanwhile(Box::new(opened.listed)));
    }
    let wanted = &cleaned(wanted);
    let after = match act(known, wanted, (second(ctx), ctx.today())) {
        Ok(after) => after,
        Err(refused) => return Ok(Acted::Refused(refused, Box::new(opened.listed))),
    };
    if save(ctx, &opened, (&after, wanted)).await? {
        return Ok(Acted::Yes(Box::new(Agreement { version: version.saturating_add(1), ..after })));
    }
    Ok(Acted::Meanwhile(Box::new(open(ctx, code, id).await?.listed)))
}

fn cleaned(wanted: &Act) -> Act {
    match wanted {
        Act::Move(to, why) => Act::Move(*to, typed::reason(why)),
        Act::Drop(why) => Act::Drop(typed::reason(why)),
        other => other.clone(),
    }
}

async fn save(ctx: &Ctx, opened: &Opened, (after, wanted): (&Agreement, &Act)) -> Result<bool, Error> {
    let (scope, before) = (&opened.scope, &opened.listed.agreement);
    let author = ctx.own()?.account();
    let account = trust::account(&mut ctx.read().await?, author).await?.ok_or(Error::NotFound)?;
    let mut tx = ctx.write().await?;
    if !kept::change_agreement(&mut tx, scope, after).await? {
        tx.undo().await?;
        return Ok(false);
    }
    if let Act::Move(to_on, reason) = wanted {
        let moved = AgreementMove {
            no: after.moves,
            from_on: before.due_on,
            to_on: *to_on,
            reason: reason.clone(),
            author_name: account.name,
            made_at: after.changed_at,
        };
        kept::add_move(&mut tx, scope, (after.id, author), &moved).await?;
    }
    let told = match wanted {
        Act::Move(..) => Some(NoticeKind::AgreementMoved),
        Act::Drop(_) => Some(NoticeKind::AgreementDropped),
        Act::Ask | Act::Do | Act::Reopen => None,
    };
    if let Some(kind) = told {
        let people = after.owner.into_iter().chain([after.author]);
        tell(&mut tx, ctx, scope, (people, Told::agreement(kind, after.id))).await?;
    }
    tx.commit(&ctx.event(opened.school.id, deed(after, wanted))).await?;
    Ok(true)
}

const fn deed(after: &Agreement, wanted: &Act) -> Deed {
    let (agreement, pupil, group) = (after.id, after.pupil, after.group);
    let to = match wanted {
        Act::Move(..) => return Deed::AgreementMoved { agreement, pupil, group },
        Act::Ask => "asked",
        Act::Do => AgreementState::Done.code(),
        Act::Drop(_) => AgreementState::Dropped.code(),
        Act::Reopen => AgreementState::Open.code(),
    };
    Deed::AgreementStepped { agreement, pupil, group, to }
}
