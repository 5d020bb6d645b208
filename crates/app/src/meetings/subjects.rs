//! Subjects that people put on an agenda, take off and put back, and what was spoken about.

use super::{
    open::{Opened, open},
    plan::pupil_in_sight,
};
use crate::{
    Ctx, Error,
    ctx::new_id,
    notes::{cleaned, second},
};
use domain::{
    Personal,
    ids::{PupilId, TalkId, TalkSubjectId},
    meetings::{SubjectKind, TalkSubject, text_is_open},
};
use i18n::Language;
use policy::Action;
use store::{audit::Deed, meetings};

const LONGEST_TITLE: usize = 300;

/// A subject as it is typed: a pupil, or words.
#[derive(Debug, Clone, Default)]
pub struct SubjectTyped {
    /// The pupil; empty for something else.
    pub pupil: String,
    /// What it is called.
    pub title: Personal<String>,
    /// The part of the agenda; empty for where it comes by itself.
    pub part: String,
}

/// What came of a change of an agenda.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SubjectSaved {
    /// It is saved.
    Yes(TalkSubjectId),
    /// Nothing stands there, or too much.
    NoTitle,
    /// The pupil is of another school, or not one of hers.
    PupilElsewhere,
    /// It stands on the agenda already, as this.
    Already(TalkSubjectId),
    /// The talk does not go on.
    Frozen,
    /// Somebody changed it in the meantime.
    Meanwhile,
}

/// Puts a subject on an agenda.
///
/// # Errors
/// [`Error::NotFound`] when there is no such talk in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn add_subject(
    ctx: &Ctx,
    code: &str,
    talk: TalkId,
    typed: &SubjectTyped,
) -> Result<SubjectSaved, Error> {
    let opened = open(ctx, code, talk, (Action::WriteTalk, Language::Nl)).await?;
    if !text_is_open(opened.talk.state) {
        return Ok(SubjectSaved::Frozen);
    }
    let title = cleaned(typed.title.reveal());
    // What nobody else sees is about nobody's file.
    let has_pupil = !typed.pupil.is_empty() && !opened.talk.is_private;
    if (title.is_empty() && !has_pupil) || title.chars().count() > LONGEST_TITLE {
        return Ok(SubjectSaved::NoTitle);
    }
    let pupil = match typed.pupil.parse::<PupilId>() {
        Ok(id) if has_pupil => {
            pupil_in_sight(ctx, &opened.school, id).await?.map(|of_pupil| of_pupil.pupil())
        }
        _ => None,
    };
    if has_pupil && pupil.is_none() {
        return Ok(SubjectSaved::PupilElsewhere);
    }
    let known = opened.subjects.iter().find(|one| pupil.is_some() && one.pupil == pupil);
    match known {
        Some(known) if !known.is_removed => Ok(SubjectSaved::Already(known.id)),
        Some(known) => {
            let back = TalkSubject { is_removed: false, is_by_hand: true, ..known.clone() };
            change(ctx, &opened, back).await
        }
        None => add(ctx, &opened, (pupil, title), &typed.part).await,
    }
}

async fn add(
    ctx: &Ctx,
    opened: &Opened,
    (pupil, title): (Option<PupilId>, String),
    part: &str,
) -> Result<SubjectSaved, Error> {
    let kind = if pupil.is_some() { SubjectKind::Pupil } else { SubjectKind::Free };
    let wanted = opened.kind.agenda.iter().find(|one| one.key == part).map(|one| one.key.as_str());
    let last = opened.subjects.iter().map(|one| one.position).max().unwrap_or_default();
    let subject = TalkSubject {
        id: TalkSubjectId(new_id()),
        kind,
        about: None,
        pupil,
        title: Personal::new(title),
        why: Vec::new(),
        part: wanted.unwrap_or_else(|| opened.kind.part_of(kind)).to_owned(),
        is_main: false,
        is_by_hand: true,
        is_done: false,
        is_removed: false,
        position: last.saturating_add(1),
        version: 1,
    };
    let talk = &opened.talk;
    let mut tx = ctx.write().await?;
    meetings::add_subject(&mut tx, &opened.scope, (talk.id, &subject)).await?;
    meetings::touch(&mut tx, &opened.scope, (talk.id, talk.state), second(ctx)).await?;
    let deed = Deed::TalkSubjectSaved { talk: talk.id, pupil: subject.pupil, group: talk.group };
    tx.commit(&ctx.event(opened.school.id, deed)).await?;
    Ok(SubjectSaved::Yes(subject.id))
}

/// Says that a subject was spoken about, or not yet.
///
/// # Errors
/// [`Error::NotFound`] when there is no such subject in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn mark_subject(
    ctx: &Ctx,
    code: &str,
    (talk, subject): (TalkId, TalkSubjectId),
    is_done: bool,
) -> Result<SubjectSaved, Error> {
    let with = |known: &TalkSubject| TalkSubject { is_done, ..known.clone() };
    changed(ctx, code, (talk, subject), with).await
}

/// Takes a subject off. What was written about it stays, and comes back with it.
///
/// # Errors
/// [`Error::NotFound`] when there is no such subject in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn remove_subject(
    ctx: &Ctx,
    code: &str,
    at: (TalkId, TalkSubjectId),
) -> Result<SubjectSaved, Error> {
    changed(ctx, code, at, |known| TalkSubject { is_removed: !known.is_main, ..known.clone() }).await
}

/// Puts a subject back that was taken off.
///
/// # Errors
/// [`Error::NotFound`] when there is no such subject in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn restore_subject(
    ctx: &Ctx,
    code: &str,
    at: (TalkId, TalkSubjectId),
) -> Result<SubjectSaved, Error> {
    changed(ctx, code, at, |known| TalkSubject { is_removed: false, is_by_hand: true, ..known.clone() }).await
}

async fn changed(
    ctx: &Ctx,
    code: &str,
    (talk, subject): (TalkId, TalkSubjectId),
    with: impl Fn(&TalkSubject) -> TalkSubject,
) -> Result<SubjectSaved, Error> {
    let opened = open(ctx, code, talk, (Action::WriteTalk, Language::Nl)).await?;
    if !text_is_open(opened.talk.state) {
        return Ok(SubjectSaved::Frozen);
    }
    let known = opened.subjects.iter().find(|one| one.id == subject).ok_or(Error::NotFound)?;
    let now = with(known);
    if now == *known {
        return Ok(SubjectSaved::Yes(subject));
    }
    change(ctx, &opened, now).await
}

async fn change(ctx: &Ctx, opened: &Opened, now: TalkSubject) -> Result<SubjectSaved, Error> {
    let talk = &opened.talk;
    let mut tx = ctx.write().await?;
    if !meetings::change_subject(&mut tx, &opened.scope, (talk.id, &now)).await? {
        tx.undo().await?;
        return Ok(SubjectSaved::Meanwhile);
    }
    meetings::touch(&mut tx, &opened.scope, (talk.id, talk.state), second(ctx)).await?;
    let deed = Deed::TalkSubjectSaved { talk: talk.id, pupil: now.pupil, group: talk.group };
    tx.commit(&ctx.event(opened.school.id, deed)).await?;
    Ok(SubjectSaved::Yes(now.id))
}
