//! A talk is held, does not go on, or is planned again.

use super::{open::open, people::tell_people};
use crate::{Ctx, Error, notes::second};
use domain::{
    ids::TalkId,
    meetings::{Talk, TalkState, TalkStep, step},
    notices::NoticeKind,
};
use i18n::Language;
use policy::Action;
use store::{audit::Deed, meetings};

/// What came of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stepped {
    /// It is taken.
    Yes(TalkState),
    /// It cannot be taken now.
    NotNow,
    /// Somebody changed the talk in the meantime.
    Meanwhile,
}

/// Takes a step with a talk over the version that was looked at.
///
/// # Errors
/// [`Error::NotFound`] when there is no such talk in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn take_step(
    ctx: &Ctx,
    code: &str,
    (id, version): (TalkId, i64),
    wanted: TalkStep,
) -> Result<Stepped, Error> {
    let opened = open(ctx, code, id, (Action::WriteTalk, Language::Nl)).await?;
    if opened.talk.version != version {
        return Ok(Stepped::Meanwhile);
    }
    let Some(to) = step(&opened.talk, wanted, ctx.today()) else { return Ok(Stepped::NotNow) };
    let from = opened.talk.state.code();
    let pupil = opened.pupil();
    let changed = Talk { state: to, changed_at: second(ctx), ..opened.talk };
    let mut tx = ctx.write().await?;
    if !meetings::change_talk(&mut tx, &opened.scope, &changed).await? {
        tx.undo().await?;
        return Ok(Stepped::Meanwhile);
    }
    let kind = match to {
        TalkState::Planned => NoticeKind::TalkPlanned,
        TalkState::Held => NoticeKind::TalkReport,
        TalkState::Cancelled => NoticeKind::TalkCancelled,
    };
    tell_people(ctx, &mut tx, &opened.scope, (id, &opened.people, kind)).await?;
    let deed = Deed::TalkStepped { talk: id, pupil, group: changed.group, from, to: to.code() };
    tx.commit(&ctx.event(opened.school.id, deed)).await?;
    Ok(Stepped::Yes(to))
}
