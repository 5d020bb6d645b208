//! A plan goes from one state to the next.

use super::{
    chain::other_editions,
    group::fits_its_group,
    open::{About, Asked, Opened, Whose, open},
    pupil::{freeze, lines_for, own_sections},
    standing::{GoalStanding, standings},
};
use crate::{Ctx, Error, notes::second};
use domain::{
    ids::PlanId,
    needs::NeedKind,
    plans::{
        ConsentStanding, Lacking, LayoutSection, Plan, PlanKind, PlanState, PlanText, Step, StepRefused,
        agreed_on, consent_standing, may_stand_beside, step,
    },
};
use store::{ReadTx, WriteTx, audit::Deed, plans};

/// What came of a step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stepped {
    /// It is taken.
    Yes(PlanState),
    /// It cannot be.
    Refused(StepRefused),
    /// Somebody changed the plan in the meantime.
    Meanwhile,
}

/// Takes a step with a plan over the version that was looked at. When it is evaluated, what came of its goals is kept; when
/// an edition begins, the one before is replaced; when it is written in again, what guardians said is taken back.
///
/// # Errors
/// [`Error::NotFound`] when there is no such plan in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn take_step(
    ctx: &Ctx,
    school: &str,
    (whose, plan, version): (Whose, PlanId, i64),
    wanted: Step,
) -> Result<Stepped, Error> {
    let asked = if asks_agreement(wanted) { Asked::Agree } else { Asked::Write };
    let asked = if matches!(whose, Whose::Group(_)) { Asked::Write } else { asked };
    let opened = open(ctx, school, whose, plan, asked).await?;
    if opened.plan.version != version {
        return Ok(Stepped::Meanwhile);
    }
    let mut tx = ctx.read().await?;
    let standings = standings(ctx, &mut tx, &opened).await?;
    let lacks = lacks(&mut tx, &opened, &standings).await?;
    drop(tx);
    match step(opened.plan.kind, opened.plan.state, wanted, &lacks) {
        Err(refused) => Ok(Stepped::Refused(refused)),
        Ok(to) => take(ctx, &opened, (wanted, to), &standings).await,
    }
}

const fn asks_agreement(wanted: Step) -> bool {
    matches!(wanted, Step::Agree)
}

async fn take(
    ctx: &Ctx,
    opened: &Opened,
    (wanted, to): (Step, PlanState),
    standings: &[GoalStanding],
) -> Result<Stepped, Error> {
    let (now, from) = (second(ctx), opened.plan.state);
    let is_over = matches!(to, PlanState::Ended | PlanState::Dropped);
    let ended_at = if is_over { Some(now) } else { None };
    let mut tx = ctx.write().await?;
    let others = other_editions(&mut tx, opened).await?;
    let fits = |one: &Plan| may_stand_beside((opened.plan.edition, to), (one.edition, one.state));
    if wanted == Step::Reopen && !others.iter().all(fits) {
        tx.undo().await?;
        return Ok(Stepped::Refused(StepRefused::OtherEdition));
    }
    let agreed_on = match wanted {
        Step::Agree => agreed_on(&plans::consents(&mut tx, &opened.scope, opened.plan.id).await?),
        Step::Revise => None,
        _ => opened.plan.agreed_on,
    };
    let changed = Plan { state: to, changed_at: now, agreed_on, ended_at, ..opened.plan.clone() };
    if !plans::change_plan(&mut tx, &opened.scope, &changed).await? {
        tx.undo().await?;
        return Ok(Stepped::Meanwhile);
    }
    match wanted {
        Step::Evaluate => keep_outcomes(&mut tx, opened, standings).await?,
        Step::Revise => {
            let because = (now, TEXT_CHANGED);
            plans::take_back_consents(&mut tx, &opened.scope, opened.plan.id, because).await?;
        }
        Step::Discuss => freeze(&mut tx, opened, now).await?,
        Step::Begin => replace_others(&mut tx, opened, others, now).await?,
        _ => {}
    }
    if to == PlanState::Draft {
        plans::thaw(&mut tx, &opened.scope, opened.plan.id).await?;
    }
    let deed = |about: About| Deed::PlanStepped {
        plan: opened.plan.id,
        pupil: about.pupil,
        group: about.group,
        from: from.code(),
        to: to.code(),
    };
    opened.commit(tx, ctx, deed).await?;
    Ok(Stepped::Yes(to))
}

/// Why consents were taken back by themselves: the plan was written in again. Pages put it into words.
pub const TEXT_CHANGED: &str = "text_changed";

/// Keeps what came of the goals as it is now: later results are of a later plan.
async fn keep_outcomes(tx: &mut WriteTx, opened: &Opened, standings: &[GoalStanding]) -> Result<(), Error> {
    for outcome in standings.iter().flat_map(|one| &one.pupils).filter(|one| one.outcome.is_some()) {
        plans::put_outcome(tx, &opened.scope, outcome).await?;
    }
    Ok(())
}

/// Ends the edition that this one takes the place of: whichever is in force.
async fn replace_others(
    tx: &mut WriteTx,
    opened: &Opened,
    others: Vec<Plan>,
    now: jiff::Timestamp,
) -> Result<(), Error> {
    for before in others.into_iter().filter(|one| one.state.is_in_force()) {
        let replaced = Plan { state: PlanState::Replaced, ended_at: Some(now), changed_at: now, ..before };
        plans::change_plan(tx, &opened.scope, &replaced).await?;
    }
    Ok(())
}

/// What a plan lacks of everything that a step may ask.
async fn lacks(tx: &mut ReadTx, opened: &Opened, standings: &[GoalStanding]) -> Result<Vec<Lacking>, Error> {
    let plan = &opened.plan;
    let mut lacks = Vec::new();
    if opened.pupils.is_empty() {
        lacks.push(Lacking::Pupils);
    }
    if standings.is_empty() {
        lacks.push(Lacking::Goal);
    }
    if standings.iter().any(|one| one.outcome.is_none()) {
        lacks.push(Lacking::Outcome);
    }
    if plan.kind == PlanKind::Group && !fits_its_group(tx, opened).await? {
        lacks.push(Lacking::Period);
    }
    if plan.kind == PlanKind::Development {
        let texts = plans::texts(tx, &opened.scope, plan.id).await?;
        lacks.extend(lacking_texts(&texts));
        let sections = own_sections(tx, opened).await?;
        lacks.extend((!is_evaluated_with_both(&sections, &texts)).then_some(Lacking::Evaluation));
        match consent_standing(&plans::consents(tx, &opened.scope, plan.id).await?) {
            ConsentStanding::Agreed => {}
            ConsentStanding::Refused => lacks.push(Lacking::Refusal),
            ConsentStanding::Missing => lacks.push(Lacking::Consent),
        }
        if !has_factors(tx, opened, &texts).await? {
            lacks.push(Lacking::Factors);
        }
    }
    Ok(lacks)
}

/// What the law asks a development plan to say, with the texts that say it. Source: WPO article 40a (`facts.md` D1).
const ASKED: [(Lacking, &[&str]); 3] = [
    (Lacking::Destination, &["destination", "destination_why"]),
    (Lacking::Support, &["support"]),
    (Lacking::Hearing, &["heard_how", "heard_said", "heard_used"]),
];

fn lacking_texts(texts: &[PlanText]) -> impl Iterator<Item = Lacking> {
    let is_written =
        |field: &&str| texts.iter().any(|one| one.field == **field && !one.text.reveal().is_empty());
    let lacks = |(lacking, fields): (Lacking, &[&str])| (!fields.iter().all(&is_written)).then_some(lacking);
    ASKED.map(lacks).into_iter().flatten()
}

/// Whether it says what parents and pupil said at the evaluation, as far as its layout asks. Source: WPO article 40a
/// (`facts.md` D1).
fn is_evaluated_with_both(sections: &[LayoutSection], texts: &[PlanText]) -> bool {
    let is_asked =
        |field: &&&str| sections.iter().flat_map(|one| &one.fields).any(|known| known.key == ***field);
    let is_written_in =
        |field: &&str| texts.iter().any(|one| one.field == *field && !one.text.reveal().is_empty());
    ["evaluation_parents", "evaluation_child"].iter().filter(is_asked).all(is_written_in)
}

/// Whether what helps and what hinders is known: of the needs that the plan shows, or written in the plan.
async fn has_factors(tx: &mut ReadTx, opened: &Opened, texts: &[PlanText]) -> Result<bool, Error> {
    let in_plan = |field: &str| texts.iter().any(|one| one.field == field && !one.text.reveal().is_empty());
    if in_plan("helping") && in_plan("hindering") {
        return Ok(true);
    }
    let mut lines = Vec::new();
    for one in &opened.pupils {
        lines.extend(lines_for(tx, &opened.scope, (&opened.plan, one.pupil)).await?);
    }
    let has = |kind| lines.iter().any(|line| line.kind == kind);
    Ok(has(NeedKind::Helping) && has(NeedKind::Hindering))
}
