//! Who comes into a talk with its code, and puts in a remark. No account, no name, no time, nothing that ties two remarks of
//! one person together.

use super::open_code;
use crate::{
    App, Ctx, Error,
    surveys::{Once, rounds::loaded},
    trust::{CameFrom, at_code},
};
use credentials::talk as codes;
use domain::{
    Personal,
    ids::RemarkId,
    register::School,
    surveys::{Remark, RemarkKind, Survey},
};
use jiff::SignedDuration;
use policy::{Action, Actor, Guest, InSchool};
use store::{StoreError, audit::Deed, register, surveys as kept};

/// The longest remark, in letters: what can be read on a wall.
pub const LONGEST_REMARK: usize = 280;

/// The most remarks on the screen at one talk; one that is taken from it makes place. Our choice: more nobody can read in an hour, and it keeps a joker from filling the disk.
pub const MOST_REMARKS: i64 = 500;

/// What somebody sees who comes in.
#[derive(Debug, Clone)]
pub struct GuestTalk {
    /// The school.
    pub school: School,
    /// The round that is talked about.
    pub title: String,
    /// The code, as it is shown.
    pub code: String,
}

/// What came of putting in a remark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remarked {
    /// It is on the screen.
    Yes,
    /// Nothing was written.
    Empty,
    /// It has more than [`LONGEST_REMARK`] letters.
    TooLong,
    /// It was not said whether it is a plus, a minus or a question.
    NoKind,
    /// There are [`MOST_REMARKS`] already.
    Full,
}

/// Somebody who is in.
struct Entered {
    ctx: Ctx,
    scope: InSchool,
    school: School,
    survey: Survey,
    code: String,
}

/// Lets somebody in with a code, as it was typed; else gives how long to wait, after too many wrong ones.
///
/// # Errors
/// [`Error::NotFound`] when no open talk has this code.
pub async fn guest_talk(
    app: &App,
    typed: &str,
    from: &CameFrom,
) -> Result<Result<GuestTalk, SignedDuration>, Error> {
    let entered = enter(app, typed, from).await?;
    Ok(entered.map(|one| GuestTalk { school: one.school, title: one.survey.title, code: one.code }))
}

/// Puts in a remark. The same form sent twice with the same words is kept once.
///
/// # Errors
/// As for [`guest_talk`].
pub async fn remark(
    app: &App,
    typed: &str,
    (kind, text, form): (Option<RemarkKind>, &Personal<String>, Once),
    from: &CameFrom,
) -> Result<Result<Remarked, SignedDuration>, Error> {
    let entered = match enter(app, typed, from).await? {
        Ok(entered) => entered,
        Err(wait) => return Ok(Err(wait)),
    };
    let text = text.reveal().trim();
    let kind = match kind {
        _ if text.is_empty() => return Ok(Ok(Remarked::Empty)),
        _ if text.chars().count() > LONGEST_REMARK => return Ok(Ok(Remarked::TooLong)),
        None => return Ok(Ok(Remarked::NoKind)),
        Some(kind) => kind,
    };
    // A random id and not one that has the time in it: the order of remarks must say nothing.
    let id = RemarkId(form.with(&format!("{}\0{text}", kind.code())).id("remark"));
    let text = Personal::new(text.to_owned());
    let remark = Remark { id, kind, text, subject: None, is_hidden: false, version: 1 };
    add(&entered, &remark).await.map(Ok)
}

async fn add(entered: &Entered, remark: &Remark) -> Result<Remarked, Error> {
    let Entered { ctx, scope, school, survey, .. } = entered;
    let mut tx = ctx.write().await?;
    if kept::count_remarks(&mut tx, scope, survey.id).await? >= MOST_REMARKS {
        tx.undo().await?;
        return Ok(Remarked::Full);
    }
    match kept::add_remark(&mut tx, scope, survey.id, remark).await {
        Err(StoreError::AlreadyThere) => tx.undo().await?,
        added => {
            added?;
            tx.commit(&ctx.event(school.id, Deed::SurveyRemarked)).await?;
        }
    }
    Ok(Remarked::Yes)
}

async fn enter(app: &App, typed: &str, from: &CameFrom) -> Result<Result<Entered, SignedDuration>, Error> {
    let nobody = app.act_as(Actor::Nobody);
    // What cannot be a code guesses none, and counts for nothing.
    let code = codes::read(typed).ok_or(Error::NotFound)?;
    let attempt = match at_code(&nobody, &code, from).await? {
        Ok(attempt) => attempt,
        Err(wait) => return Ok(Err(wait)),
    };
    let found = kept::talk_by_code(&mut nobody.read().await?, &code).await?;
    let (school, survey) = found.ok_or(Error::NotFound)?;
    attempt.succeeded(&nobody).await?;
    let ctx = app.act_as(Actor::Guest(Guest { school, survey }));
    let scope = ctx.scope(Action::TakePart, school)?;
    let mut tx = ctx.read().await?;
    let talk = kept::talk(&mut tx, &scope, survey).await?.ok_or(Error::NotFound)?;
    if open_code(&talk, ctx.now()).is_none() {
        return Err(Error::NotFound);
    }
    let (survey, _) = loaded(&mut tx, &scope, survey).await?;
    let school = register::school_of(&mut tx, &scope).await?.ok_or(Error::NotFound)?;
    drop(tx);
    Ok(Ok(Entered { ctx, scope, school, survey, code }))
}
