//! The head of a case: its title, subject and what is needed; and whether it is shared with the principal.

use super::{
    begin::{LONGEST_SUBJECT, LONGEST_TITLE, one_line},
    open::{Asked, open},
};
use crate::{
    Ctx, Error,
    notes::{cleaned, second},
};
use domain::{
    Personal,
    ids::CaseId,
    route::{Case, CaseKind, NeedOf},
};
use store::{audit::Deed, route};

/// The head of a case as it is typed.
#[derive(Debug, Clone)]
pub struct HeadTyped {
    /// The question in a few words.
    pub title: Personal<String>,
    /// The subject; empty for none.
    pub subject: String,
    /// What the teacher needs.
    pub needs: Vec<NeedOf>,
}

/// What came of saving the head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeadSaved {
    /// It is saved.
    Yes,
    /// There is no title.
    NoTitle,
    /// The title is longer than [`LONGEST_TITLE`].
    TitleTooLong,
    /// The subject is longer than [`LONGEST_SUBJECT`].
    SubjectTooLong,
    /// The case is closed.
    Closed,
    /// Somebody changed the case in the meantime.
    Meanwhile,
}

/// Changes the head of a case over the version that was looked at.
///
/// # Errors
/// [`Error::NotFound`] when there is no such case in sight, [`Error::Forbidden`] when it is not for the actor to write.
pub async fn edit_head(
    ctx: &Ctx,
    school: &str,
    (case, version): (CaseId, i64),
    typed: &HeadTyped,
) -> Result<HeadSaved, Error> {
    let opened = open(ctx, school, case, Asked::Write).await?;
    let title = one_line(&typed.title);
    if title.reveal().is_empty() {
        return Ok(HeadSaved::NoTitle);
    }
    if title.reveal().chars().count() > LONGEST_TITLE {
        return Ok(HeadSaved::TitleTooLong);
    }
    if typed.subject.chars().count() > LONGEST_SUBJECT {
        return Ok(HeadSaved::SubjectTooLong);
    }
    if !opened.case.is_open {
        return Ok(HeadSaved::Closed);
    }
    let subject = cleaned(&typed.subject);
    let changed = Case {
        title,
        subject: (!subject.is_empty()).then_some(subject),
        needs: typed.needs.clone(),
        changed_at: second(ctx),
        version,
        ..opened.case.clone()
    };
    let mut tx = ctx.write().await?;
    if !route::change_case(&mut tx, &opened.scope, &changed).await? {
        tx.undo().await?;
        return Ok(HeadSaved::Meanwhile);
    }
    let about = opened.about();
    let deed = Deed::CaseEdited { case, pupil: about.pupil, group: about.group };
    tx.commit(&ctx.event(opened.school.id, deed)).await?;
    Ok(HeadSaved::Yes)
}

/// Shares a question about her own teaching with the principal, or no longer; only who asks does. False when somebody changed
/// the case in the meantime.
///
/// # Errors
/// [`Error::NotFound`] when there is no such case in sight or it is not hers.
pub async fn share_case(
    ctx: &Ctx,
    school: &str,
    (case, version): (CaseId, i64),
    is_shared: bool,
) -> Result<bool, Error> {
    let opened = open(ctx, school, case, Asked::Write).await?;
    if opened.case.kind != CaseKind::OwnTeaching || ctx.own()?.account() != opened.case.asker {
        return Err(Error::NotFound);
    }
    let changed = Case { is_shared, changed_at: second(ctx), version, ..opened.case.clone() };
    let mut tx = ctx.write().await?;
    if !route::change_case(&mut tx, &opened.scope, &changed).await? {
        tx.undo().await?;
        return Ok(false);
    }
    tx.commit(&ctx.event(opened.school.id, Deed::CaseShared { case, is_shared })).await?;
    Ok(true)
}
