//! Writing what a child needs: line by line, and each line on its own.

use super::read::year_of;
use crate::{
    Conflict, Ctx, Error,
    ctx::new_id,
    notes::{cleaned, second},
};
use domain::{
    Personal, SchoolYear,
    ids::{NeedLineId, PupilId},
    needs::{NeedKind, NeedLine},
};
use jiff::{SignedDuration, civil::Date};
use policy::{Action, OfPupil};
use store::{StoreError, WriteTx, audit::Deed, needs, trust};

/// The longest text of a line, in letters.
pub const LONGEST_LINE: usize = 1_000;
/// The longest text about who saw it, in letters.
pub const LONGEST_SOURCE: usize = 120;

/// So long after her last change its author is still typing: the line is changed where it stands. Later, or by somebody
/// else, the line is ended and a new one takes its place, so that one sees what stood there before.
const STILL_TYPING: SignedDuration = SignedDuration::from_mins(30);

/// A fresh id for a line that is going to be written. It is in the form already, so that a form that is sent twice writes one
/// line.
pub fn new_line_id() -> NeedLineId {
    NeedLineId(new_id())
}

/// A line as it is typed.
#[derive(Debug, Clone, Default)]
pub struct TypedLine {
    /// The code of what it is about.
    pub kind: String,
    /// What it says.
    pub text: Personal<String>,
    /// Who saw it.
    pub seen_by: Personal<String>,
    /// When, as ISO 8601.
    pub seen_on: String,
    /// The version that was looked at; 0 for a new line.
    pub version: i64,
}

/// What is wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineProblem {
    /// Nothing stands there.
    Empty,
    /// More letters than fit.
    TooLong,
    /// It is no day.
    NotADay,
    /// The day has yet to come.
    Later,
}

/// What came of saving a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LineSaved {
    /// It is saved; this is how it stands, perhaps under another id.
    Yes(Box<NeedLine>),
    /// Nothing is saved: these fields are wrong.
    Wrong(Vec<(&'static str, LineProblem)>),
    /// Nothing is saved: somebody else changed or ended it. This is how it stands now.
    Meanwhile(Box<NeedLine>),
}

/// What was typed, cleaned.
struct Content {
    kind: NeedKind,
    text: Personal<String>,
    seen_by: Option<Personal<String>>,
    seen_on: Option<Date>,
}

impl Content {
    fn of(kind: NeedKind, typed: &TypedLine, today: Date) -> Result<Self, Vec<(&'static str, LineProblem)>> {
        let mut wrong = Vec::new();
        let text = cleaned(typed.text.reveal());
        match text.chars().count() {
            0 => wrong.push(("text", LineProblem::Empty)),
            letters if letters > LONGEST_LINE => wrong.push(("text", LineProblem::TooLong)),
            _ => {}
        }
        let seen_by = cleaned(typed.seen_by.reveal());
        if seen_by.chars().count() > LONGEST_SOURCE {
            wrong.push(("seen_by", LineProblem::TooLong));
        }
        let seen_on = match typed.seen_on.trim() {
            "" => None,
            typed => match typed.parse::<Date>() {
                Ok(day) if day > today => {
                    wrong.push(("seen_on", LineProblem::Later));
                    None
                }
                Ok(day) => Some(day),
                Err(_) => {
                    wrong.push(("seen_on", LineProblem::NotADay));
                    None
                }
            },
        };
        if !wrong.is_empty() {
            return Err(wrong);
        }
        let seen_by = (!seen_by.is_empty()).then(|| Personal::new(seen_by));
        Ok(Self { kind, text: Personal::new(text), seen_by, seen_on })
    }

    fn is(&self, line: &NeedLine) -> bool {
        line.kind == self.kind
            && line.text == self.text
            && line.seen_by == self.seen_by
            && line.seen_on == self.seen_on
    }

    fn into_line(self, line: NeedLine) -> NeedLine {
        NeedLine { kind: self.kind, text: self.text, seen_by: self.seen_by, seen_on: self.seen_on, ..line }
    }
}

/// Saves a line: a new one under an id of [`new_line_id`], or one that stands there. Saving the same again changes nothing.
///
/// # Errors
/// [`Error::NotFound`] when there is no such pupil or line in sight, [`Error::Forbidden`] when it is not for the actor to
/// write.
pub async fn save_line(
    ctx: &Ctx,
    school: &str,
    (pupil, id): (PupilId, NeedLineId),
    typed: &TypedLine,
) -> Result<LineSaved, Error> {
    let (scope, school) = ctx.pupil(school, pupil, Action::WriteNeeds).await?;
    let Some(kind) = NeedKind::from_code(&typed.kind) else {
        return Ok(LineSaved::Wrong(vec![("kind", LineProblem::Empty)]));
    };
    let content = match Content::of(kind, typed, ctx.today()) {
        Ok(content) => content,
        Err(wrong) => return Ok(LineSaved::Wrong(wrong)),
    };
    let mut tx = ctx.write().await?;
    let me = Writer::load(ctx, &mut tx, &scope).await?;
    let saved = match standing(&mut tx, &scope, id).await? {
        None if typed.version == 0 => me.add(&mut tx, &scope, id, content).await?,
        None => Err(Error::NotFound),
        Some(now) if content.is(&now) && now.ended.is_none() => {
            tx.undo().await?;
            return Ok(LineSaved::Yes(Box::new(now)));
        }
        Some(now) => me.change(&mut tx, &scope, (now, typed.version, id), content).await?,
    };
    match saved {
        Ok(LineSaved::Yes(line)) => {
            tx.commit(&ctx.event(school.id, Deed::NeedWritten { pupil })).await?;
            Ok(LineSaved::Yes(line))
        }
        other => {
            tx.undo().await?;
            other
        }
    }
}

/// The line with an id, or the one that took its place since.
async fn standing(tx: &mut WriteTx, scope: &OfPupil, id: NeedLineId) -> Result<Option<NeedLine>, Error> {
    let mut found = needs::line(tx, scope, id).await?;
    while let Some(line) = found.as_ref().filter(|line| line.ended.is_some()) {
        match needs::successor(tx, scope, (line.id, line.school_year)).await? {
            Some(next) => found = Some(next),
            None => break,
        }
    }
    Ok(found)
}

/// Who writes, and when.
struct Writer {
    account: domain::ids::AccountId,
    name: Personal<String>,
    at: jiff::Timestamp,
    year: SchoolYear,
}

type Tried = Result<Result<LineSaved, Error>, Error>;

impl Writer {
    async fn load(ctx: &Ctx, tx: &mut WriteTx, scope: &OfPupil) -> Result<Self, Error> {
        let account = ctx.own()?.account();
        let name = trust::account(tx, account).await?.ok_or(Error::NotFound)?.name;
        let year = year_of(tx, scope.in_school(), scope.pupil(), ctx.today()).await?;
        Ok(Self { account, name, at: second(ctx), year })
    }

    /// A line of this writer's, with nothing in it.
    fn line(
        &self,
        scope: &OfPupil,
        id: NeedLineId,
        (year, kind, position): (SchoolYear, NeedKind, i64),
    ) -> NeedLine {
        NeedLine {
            id,
            pupil: scope.pupil(),
            school_year: year,
            kind,
            text: Personal::default(),
            seen_by: None,
            seen_on: None,
            position,
            author: self.account,
            author_name: self.name.clone(),
            made_at: self.at,
            changed_at: self.at,
            replaces: None,
            ended: None,
            version: 1,
        }
    }

    async fn add(&self, tx: &mut WriteTx, scope: &OfPupil, id: NeedLineId, content: Content) -> Tried {
        let kind = content.kind;
        let last = needs::last_position(tx, scope, (self.year, kind)).await?;
        let line = content.into_line(self.line(scope, id, (self.year, kind, last + 1)));
        match needs::add_line(tx, scope, &line).await {
            // The id is one of another pupil's line, or two sent the same form at once.
            Err(StoreError::AlreadyThere) => Ok(Err(Error::Conflict(Conflict::SavedMeanwhile))),
            added => {
                added?;
                Ok(Ok(LineSaved::Yes(Box::new(line))))
            }
        }
    }

    async fn change(
        &self,
        tx: &mut WriteTx,
        scope: &OfPupil,
        (now, version, asked): (NeedLine, i64, NeedLineId),
        content: Content,
    ) -> Tried {
        let is_mine = now.author == self.account;
        // What was sent first got there and its answer did not: she is still typing in what she thinks is a new line.
        let is_first = version == 0 && now.version == 1 && is_mine && now.id == asked;
        if !is_first && (now.version != version || now.id != asked) {
            return Ok(Ok(LineSaved::Meanwhile(Box::new(now))));
        }
        let is_typing =
            is_mine && now.ended.is_none() && self.at.duration_since(now.changed_at) < STILL_TYPING;
        let old = (now.id, now.version);
        if is_typing {
            let changed = content.into_line(NeedLine { changed_at: self.at, ..now.clone() });
            if !needs::change_line(tx, scope, &changed).await? {
                return Ok(Err(Error::Conflict(Conflict::SavedMeanwhile)));
            }
            return Ok(Ok(LineSaved::Yes(Box::new(NeedLine { version: now.version + 1, ..changed }))));
        }
        if now.ended.is_none() && !needs::end_line(tx, scope, old, (self.at, &self.name)).await? {
            return Ok(Err(Error::Conflict(Conflict::SavedMeanwhile)));
        }
        let place = (now.school_year, now.kind, now.position);
        let next = NeedLine { replaces: Some(now.id), ..self.line(scope, new_line_id(), place) };
        let next = content.into_line(next);
        needs::add_line(tx, scope, &next).await?;
        Ok(Ok(LineSaved::Yes(Box::new(next))))
    }
}

/// Ends a line that still has this version; gives it as it stands now. Nothing happens to one that was changed or ended
/// meanwhile.
///
/// # Errors
/// As for [`save_line`]; [`Conflict::SavedMeanwhile`] when it has another version.
pub async fn end_line(
    ctx: &Ctx,
    school: &str,
    (pupil, id): (PupilId, NeedLineId),
    version: i64,
) -> Result<NeedLine, Error> {
    let (scope, school) = ctx.pupil(school, pupil, Action::WriteNeeds).await?;
    let mut tx = ctx.write().await?;
    let me = Writer::load(ctx, &mut tx, &scope).await?;
    let line = needs::line(&mut tx, &scope, id).await?.ok_or(Error::NotFound)?;
    if line.ended.is_some() || !needs::end_line(&mut tx, &scope, (id, version), (me.at, &me.name)).await? {
        tx.undo().await?;
        return Err(Error::Conflict(Conflict::SavedMeanwhile));
    }
    tx.commit(&ctx.event(school.id, Deed::NeedEnded { pupil })).await?;
    Ok(NeedLine { ended: Some((me.at, me.name)), version: version + 1, ..line })
}

/// Lets a line hold again that was ended. One that gave way to another cannot: that one holds.
///
/// # Errors
/// As for [`end_line`].
pub async fn put_back(
    ctx: &Ctx,
    school: &str,
    (pupil, id): (PupilId, NeedLineId),
    version: i64,
) -> Result<(), Error> {
    let (scope, school) = ctx.pupil(school, pupil, Action::WriteNeeds).await?;
    let mut tx = ctx.write().await?;
    let line = needs::line(&mut tx, &scope, id).await?.ok_or(Error::NotFound)?;
    let gave_way = needs::successor(&mut tx, &scope, (id, line.school_year)).await?.is_some();
    if gave_way || !needs::restore_line(&mut tx, &scope, (id, version)).await? {
        tx.undo().await?;
        return Err(Error::Conflict(Conflict::SavedMeanwhile));
    }
    tx.commit(&ctx.event(school.id, Deed::NeedRestored { pupil })).await?;
    Ok(())
}

/// Takes a line of last year over into this one; gives the new line. Taking over twice gives the same line.
///
/// # Errors
/// As for [`save_line`]; [`Error::NotFound`] for a line that does not hold, or is not of last year.
pub async fn take_over(
    ctx: &Ctx,
    school: &str,
    (pupil, id): (PupilId, NeedLineId),
) -> Result<NeedLineId, Error> {
    let (scope, school) = ctx.pupil(school, pupil, Action::WriteNeeds).await?;
    let mut tx = ctx.write().await?;
    let me = Writer::load(ctx, &mut tx, &scope).await?;
    let old = needs::line(&mut tx, &scope, id).await?.ok_or(Error::NotFound)?;
    if old.ended.is_some() || old.school_year != me.year.previous() {
        tx.undo().await?;
        return Err(Error::NotFound);
    }
    if let Some(taken) = needs::successor(&mut tx, &scope, (id, me.year)).await? {
        tx.undo().await?;
        return Ok(taken.id);
    }
    let last = needs::last_position(&mut tx, &scope, (me.year, old.kind)).await?;
    let line = NeedLine {
        text: old.text,
        seen_by: old.seen_by,
        seen_on: old.seen_on,
        replaces: Some(old.id),
        ..me.line(&scope, new_line_id(), (me.year, old.kind, last + 1))
    };
    needs::add_line(&mut tx, &scope, &line).await?;
    tx.commit(&ctx.event(school.id, Deed::NeedWritten { pupil })).await?;
    Ok(line.id)
}
