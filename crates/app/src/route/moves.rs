//! A case goes up, is skipped up, goes down, is closed or opened again.

use super::{
    open::{Asked, Opened, author, open},
    settings::route_of,
};
use crate::{
    Ctx, Error,
    notes::{cleaned, second},
    notices::{Told, coordinators, tell},
};
use domain::{
    Personal,
    ids::CaseId,
    route::{Case, CaseKind, CaseMove, Closing, MoveKind, MoveRefused, Route, Standing, WaitsFor, next},
};
use i18n::Language;
use store::{WriteTx, audit::Deed, route as kept};

/// The longest word that goes with a move, in characters.
pub const LONGEST_WORD: usize = 1_000;

/// A move as it is typed.
#[derive(Debug, Clone)]
pub struct MoveTyped {
    /// What is to be done.
    pub kind: MoveKind,
    /// What is said with it.
    pub word: Personal<String>,
    /// How it is closed; only when it is.
    pub closing: Option<Closing>,
}

/// What came of a move.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moved {
    /// It is made; the case stands there now.
    Yes(Standing),
    /// It cannot be made.
    Refused(MoveRefused),
    /// The word is longer than [`LONGEST_WORD`].
    TooLong,
    /// Nothing says how it is closed.
    NoClosing,
    /// Somebody changed the case in the meantime.
    Meanwhile,
}

/// Makes a move with a case over the version that was looked at.
///
/// # Errors
/// [`Error::NotFound`] when there is no such case in sight, [`Error::Forbidden`] when it is not for the actor to write.
pub async fn move_case(
    ctx: &Ctx,
    school: &str,
    (case, version): (CaseId, i64),
    typed: &MoveTyped,
) -> Result<Moved, Error> {
    let opened = open(ctx, school, case, Asked::Write).await?;
    if opened.case.version != version {
        return Ok(Moved::Meanwhile);
    }
    let word = cleaned(typed.word.reveal());
    if word.chars().count() > LONGEST_WORD {
        return Ok(Moved::TooLong);
    }
    let mut tx = ctx.read().await?;
    let route = route_of(&mut tx, &opened.scope, Language::Nl).await?;
    let tried = kept::interventions(&mut tx, &opened.scope, case).await?;
    let made = kept::moves(&mut tx, &opened.scope, case).await?;
    drop(tx);
    let is_here = |arrival: i64| arrival == opened.case.arrival;
    let is_evaluated = tried.iter().any(|one| is_here(one.arrival) && one.evaluation.is_some());
    let from = Standing { is_open: opened.case.is_open, step: opened.case.step };
    let to = match next(from, route.last(), is_evaluated, (typed.kind, &word)) {
        Ok(_) if typed.kind == MoveKind::Close && typed.closing.is_none() => return Ok(Moved::NoClosing),
        Ok(to) => to,
        Err(refused) => return Ok(Moved::Refused(refused)),
    };
    let (author, author_name) = author(ctx).await?;
    let no = made.last().map_or(1, |last| last.no.saturating_add(1));
    let new = CaseMove {
        no,
        kind: typed.kind,
        from: from.step,
        to: to.step,
        word: Personal::new(word),
        on: ctx.today(),
        author,
        author_name,
    };
    let mut tx = ctx.write().await?;
    if !kept::change_case(&mut tx, &opened.scope, &after(ctx, &opened.case, (&new, to), typed.closing))
        .await?
    {
        tx.undo().await?;
        return Ok(Moved::Meanwhile);
    }
    kept::add_move(&mut tx, &opened.scope, case, &new).await?;
    tell_who_is_next(ctx, &mut tx, (&opened, &route), (&new, to)).await?;
    let about = opened.about();
    let deed = Deed::CaseMoved {
        case,
        pupil: about.pupil,
        group: about.group,
        how: new.kind.code(),
        from: new.from,
        to: new.to,
    };
    tx.commit(&ctx.event(opened.school.id, deed)).await?;
    Ok(Moved::Yes(to))
}

/// Tells for whom a case waits after a move: who coordinates, from the step at which that is hers, or who asked.
async fn tell_who_is_next(
    ctx: &Ctx,
    tx: &mut WriteTx,
    (opened, route): (&Opened, &Route),
    (made, to): (&CaseMove, Standing),
) -> Result<(), Error> {
    if !to.is_open || !(made.kind.arrives() || made.kind == MoveKind::Reopen) {
        return Ok(());
    }
    let case = &opened.case;
    let waits_for = route.step(to.step).map_or(WaitsFor::Teacher, |step| step.waits_for);
    let people = match waits_for {
        WaitsFor::Coordinator | WaitsFor::Team | WaitsFor::Partnership
            if case.kind == CaseKind::OwnTeaching && !case.is_shared =>
        {
            Vec::new()
        }
        WaitsFor::Coordinator | WaitsFor::Team | WaitsFor::Partnership => {
            coordinators(tx, ctx, &opened.scope).await?
        }
        _ => vec![case.asker],
    };
    tell(tx, ctx, &opened.scope, (people, Told::case(case.id))).await?;
    Ok(())
}

/// The case after a move.
fn after(ctx: &Ctx, case: &Case, (made, to): (&CaseMove, Standing), closing: Option<Closing>) -> Case {
    let today = ctx.today();
    let (arrival, here_since) = if made.kind.arrives() {
        (made.no, today)
    } else if made.kind == MoveKind::Reopen {
        (case.arrival, today)
    } else {
        (case.arrival, case.here_since)
    };
    Case {
        is_open: to.is_open,
        step: to.step,
        arrival,
        here_since,
        closing: if to.is_open { None } else { closing },
        closed_on: (!to.is_open).then_some(today),
        changed_at: second(ctx),
        ..case.clone()
    }
}
