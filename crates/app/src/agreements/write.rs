//! Writing agreements down, and changing what is agreed.

use super::{
    from::may_come_from,
    sight::{Eyes, ListedAgreement, facts, me},
    typed::{AgreementProblem, AgreementTyped, check},
};
use crate::{
    Ctx, Error,
    ctx::new_id,
    notes::{day, second},
    notices::{Told, tell},
};
use domain::{
    Personal,
    agreements::{
        Agreement, AgreementSource, AgreementState, Candidate, LineProblem, LineReader, Who, halfway_between,
    },
    ids::{AccountId, AgreementId, GroupId, PupilId},
    notices::NoticeKind,
    register::School,
};
use policy::{Action, Denied, InSchool, Reason, Resource, may_change_agreement};
use store::{WriteTx, agreements as kept, audit::Deed, fold, trust};

/// From how many days on it is asked half-way, when nobody said whether.
const HALFWAY_FROM_DAYS: i32 = 14;

/// What came of saving an agreement.
#[derive(Debug, Clone)]
pub enum AgreementSaved {
    /// It is saved.
    Yes(AgreementId),
    /// Nothing is saved.
    Wrong(Vec<AgreementProblem>),
    /// Somebody changed it in the meantime: how it is now.
    Meanwhile(Box<ListedAgreement>),
}

/// What came of a line.
#[derive(Debug, Clone)]
pub enum LineSaved {
    /// It is saved.
    Yes(AgreementId),
    /// It cannot be read.
    Unclear(LineProblem),
    /// What it says will not do.
    Wrong(Vec<AgreementProblem>),
}

/// About whom a line is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct About {
    /// About which pupil.
    pub pupil: Option<PupilId>,
    /// About which group.
    pub group: Option<GroupId>,
    /// Whether only who does it and who wrote it down see it.
    pub is_private: bool,
}

/// Writes an agreement down. What it comes from must be there and in sight; one that comes from something private is private.
///
/// # Errors
/// [`Error::NotFound`] when the school, the pupil, the group or the source is out of sight, [`Error::Forbidden`] when it is
/// not for the actor.
pub async fn add_agreement(
    ctx: &Ctx,
    code: &str,
    typed: &AgreementTyped,
    source: AgreementSource,
) -> Result<AgreementSaved, Error> {
    let (scope, school) = ctx.school(code, Action::WriteAgreements).await?;
    may_agree_about(ctx, code, (typed.pupil, typed.group)).await?;
    let is_of_private = may_come_from(ctx, code, source).await?;
    let author = ctx.own()?.account();
    let mut tx = ctx.read().await?;
    let people = kept::people_to_agree(&mut tx, &scope, ctx.today()).await?;
    let account = trust::account(&mut tx, author).await?.ok_or(Error::NotFound)?;
    drop(tx);
    let checked = match check(typed, (&people, None), ctx.today()) {
        Ok(checked) => checked,
        Err(problems) => return Ok(AgreementSaved::Wrong(problems)),
    };
    let now = second(ctx);
    let new = Agreement {
        id: AgreementId(new_id()),
        what: checked.what,
        owner: checked.owner,
        owner_name: checked.owner_name,
        first_due_on: checked.due_on,
        due_on: checked.due_on,
        halfway_on: checked.halfway_on,
        halfway_at: None,
        pupil: typed.pupil,
        group: typed.group,
        source,
        is_private: typed.is_private || is_of_private,
        state: AgreementState::Open,
        closed_on: None,
        reason: Personal::default(),
        moves: 0,
        author,
        author_name: account.name,
        made_at: now,
        changed_at: now,
        version: 1,
    };
    let mut tx = ctx.write().await?;
    kept::add_agreement(&mut tx, &scope, &new).await?;
    let told = Told::agreement(NoticeKind::AgreementGiven, new.id);
    tell(&mut tx, ctx, &scope, (new.owner, told)).await?;
    let deed = Deed::AgreementMade { agreement: new.id, pupil: new.pupil, group: new.group };
    tx.commit(&ctx.event(school.id, deed)).await?;
    Ok(AgreementSaved::Yes(new.id))
}

/// Asks for the pupil and the group.
async fn may_agree_about(
    ctx: &Ctx,
    code: &str,
    (pupil, group): (Option<PupilId>, Option<GroupId>),
) -> Result<(), Error> {
    if let Some(pupil) = pupil {
        ctx.pupil(code, pupil, Action::AgreeAboutPupil).await?;
    }
    if let Some(group) = group {
        let (scope, _) = ctx.group(code, group, Action::AgreeAboutGroup).await?;
        let known = store::register::group(&mut ctx.read().await?, &scope, group).await?;
        known.ok_or(Error::NotFound)?;
    }
    Ok(())
}

/// Writes an agreement down that was typed in one line: `@who what for when`. What lies two weeks ahead or more is asked
/// after half-way.
///
/// # Errors
/// See [`add_agreement`].
pub async fn add_line(
    ctx: &Ctx,
    code: &str,
    (line, about): (&Personal<String>, About),
    source: AgreementSource,
) -> Result<LineSaved, Error> {
    let (scope, _) = ctx.school(code, Action::WriteAgreements).await?;
    may_agree_about(ctx, code, (about.pupil, about.group)).await?;
    let today = ctx.today();
    let people = kept::people_to_agree(&mut ctx.read().await?, &scope, today).await?;
    let reader = LineReader { today, people: &people, me: me(ctx.actor()), fold };
    let read = match reader.read(line.reveal()) {
        Ok(read) => read,
        Err(problem) => return Ok(LineSaved::Unclear(problem)),
    };
    let (owner, owner_name) = match read.who {
        Who::Account(account) => (account.to_string(), Personal::default()),
        Who::Outside(name) => (String::new(), name),
    };
    let days = read.due_on.since(today).map_or(0, |span| span.get_days());
    let halfway = halfway_between(today, read.due_on).filter(|_| days >= HALFWAY_FROM_DAYS);
    let typed = AgreementTyped {
        what: read.what,
        owner,
        owner_name,
        due_on: read.due_on.to_string(),
        halfway_on: halfway.map(|day| day.to_string()).unwrap_or_default(),
        pupil: about.pupil,
        group: about.group,
        is_private: about.is_private,
    };
    match add_agreement(ctx, code, &typed, source).await? {
        AgreementSaved::Yes(id) => Ok(LineSaved::Yes(id)),
        AgreementSaved::Wrong(problems) => Ok(LineSaved::Wrong(problems)),
        AgreementSaved::Meanwhile(_) => Err(Error::NotFound),
    }
}

/// An agreement that the actor may change.
pub(super) struct Opened {
    pub(super) scope: InSchool,
    pub(super) school: School,
    pub(super) listed: ListedAgreement,
}

/// Opens an agreement to change it.
pub(super) async fn open(ctx: &Ctx, code: &str, id: AgreementId) -> Result<Opened, Error> {
    let (scope, school) = ctx.school(code, Action::WriteAgreements).await?;
    let mut tx = ctx.read().await?;
    let found = kept::agreement(&mut tx, &scope, id).await?.ok_or(Error::NotFound)?;
    let listed = Eyes::load(ctx, &mut tx, &scope).await?.listed(found).ok_or(Error::NotFound)?;
    drop(tx);
    if !may_change_agreement(ctx.actor(), school.id, &facts(&listed.agreement)) {
        let denied = Denied::Forbidden(Reason::NotOwn);
        return Err(ctx.refused(Action::WriteAgreements, Resource::School(school.id), denied).await?);
    }
    Ok(Opened { scope, school, listed })
}

/// Whether the day may be changed without a reason: on the day on which it was written down, before it was moved.
pub(super) fn is_fresh(ctx: &Ctx, agreement: &Agreement) -> bool {
    day(agreement.made_at) == ctx.today() && agreement.moves == 0
}

/// Whether somebody says who else sees an agreement: only who wrote it down does, and what was agreed in a private talk
/// stays between those two.
pub fn may_hide(known: &Agreement, account: Option<AccountId>) -> bool {
    let stays = known.is_private && matches!(known.source, AgreementSource::Talk(_));
    account == Some(known.author) && !stays
}

/// Tells a new owner that it is hers now, and the same owner that its day is another.
async fn tell_of_change(
    ctx: &Ctx,
    tx: &mut WriteTx,
    scope: &InSchool,
    (known, new): (&Agreement, &Agreement),
) -> Result<(), Error> {
    let kind = if new.owner != known.owner {
        NoticeKind::AgreementGiven
    } else if new.due_on != known.due_on {
        NoticeKind::AgreementMoved
    } else {
        return Ok(());
    };
    tell(tx, ctx, scope, (new.owner, Told::agreement(kind, new.id))).await?;
    Ok(())
}

/// Changes what is agreed, by whom, about whom or how it goes half-way, over the version that was looked at. Another day
/// needs a reason, and so is an act of its own, but for the day on which it was written down.
///
/// # Errors
/// [`Error::NotFound`] when it is out of sight, [`Error::Forbidden`] when it is not for the actor to change.
pub async fn change_agreement(
    ctx: &Ctx,
    code: &str,
    (id, version): (AgreementId, i64),
    typed: &AgreementTyped,
) -> Result<AgreementSaved, Error> {
    let opened = open(ctx, code, id).await?;
    let known = &opened.listed.agreement;
    if known.state != AgreementState::Open {
        return Ok(AgreementSaved::Meanwhile(Box::new(opened.listed)));
    }
    // About whom she cannot see, she does not change.
    let (pupil, group) =
        if opened.listed.is_nameless { (known.pupil, known.group) } else { (typed.pupil, typed.group) };
    let typed = &AgreementTyped { pupil, group, ..typed.clone() };
    if (typed.pupil, typed.group) != (known.pupil, known.group) {
        may_agree_about(ctx, code, (typed.pupil, typed.group)).await?;
    }
    let people = kept::people_to_agree(&mut ctx.read().await?, &opened.scope, ctx.today()).await?;
    let owner = known.owner.map(|account| Candidate { account, name: known.owner_name.clone() });
    let is_fresh = is_fresh(ctx, known);
    let due_on = if is_fresh { typed.due_on.clone() } else { known.due_on.max(ctx.today()).to_string() };
    // What was asked half-way stays as it is.
    let stays = known.halfway_on.is_some_and(|day| typed.halfway_on.trim() == day.to_string());
    let halfway_on = if stays { String::new() } else { typed.halfway_on.clone() };
    let typed = &AgreementTyped { due_on, halfway_on, ..typed.clone() };
    let checked = match check(typed, (&people, owner.as_ref()), ctx.today()) {
        Ok(checked) => checked,
        Err(problems) => return Ok(AgreementSaved::Wrong(problems)),
    };
    let due_on = if is_fresh { checked.due_on } else { known.due_on };
    let halfway_on = if stays { known.halfway_on.filter(|day| *day < due_on) } else { checked.halfway_on };
    let new = Agreement {
        what: checked.what,
        owner: checked.owner,
        owner_name: checked.owner_name,
        first_due_on: if is_fresh { due_on } else { known.first_due_on },
        due_on,
        halfway_on,
        halfway_at: known.halfway_at.filter(|_| halfway_on == known.halfway_on),
        pupil: typed.pupil,
        group: typed.group,
        is_private: if may_hide(known, ctx.actor().account()) { typed.is_private } else { known.is_private },
        changed_at: second(ctx),
        version,
        ..known.clone()
    };
    let mut tx = ctx.write().await?;
    if kept::change_agreement(&mut tx, &opened.scope, &new).await? {
        tell_of_change(ctx, &mut tx, &opened.scope, (known, &new)).await?;
        let deed = Deed::AgreementChanged { agreement: id, pupil: new.pupil, group: new.group };
        tx.commit(&ctx.event(opened.school.id, deed)).await?;
        return Ok(AgreementSaved::Yes(id));
    }
    tx.undo().await?;
    Ok(AgreementSaved::Meanwhile(Box::new(open(ctx, code, id).await?.listed)))
}
