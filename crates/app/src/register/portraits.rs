//! The portrait of a pupil: who she is before any number. What she is good at, what she says herself, what helps her.

use crate::{Ctx, Error, notes::second};
use domain::{
    Personal,
    ids::PupilId,
    register::{Pupil, School},
};
use jiff::Timestamp;
use policy::{Action, OfPupil};
use store::{
    ReadTx,
    audit::Deed,
    register::{self, KeptPortrait},
    trust,
};

/// The longest text of one part of a portrait, in characters: what one reads in ten seconds, and a bit.
pub const LONGEST_PART: usize = 1_000;

/// The three parts of a portrait, as they are typed or kept. Each may be empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PortraitParts {
    /// What she is good at and proud of.
    pub strengths: Personal<String>,
    /// What she says herself.
    pub own_words: Personal<String>,
    /// What helps her.
    pub helps: Personal<String>,
}

/// One of the three parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PortraitPart {
    /// What she is good at and proud of.
    Strengths,
    /// What she says herself.
    OwnWords,
    /// What helps her.
    Helps,
}

impl PortraitPart {
    /// All parts, in the order of the card.
    pub const ALL: [Self; 3] = [Self::OwnWords, Self::Strengths, Self::Helps];
}

impl PortraitParts {
    /// The text of one part.
    pub const fn part(&self, part: PortraitPart) -> &Personal<String> {
        match part {
            PortraitPart::Strengths => &self.strengths,
            PortraitPart::OwnWords => &self.own_words,
            PortraitPart::Helps => &self.helps,
        }
    }

    fn cleaned(&self) -> Self {
        let clean = |text: &Personal<String>| Personal::new(crate::notes::cleaned(text.reveal()));
        Self {
            strengths: clean(&self.strengths),
            own_words: clean(&self.own_words),
            helps: clean(&self.helps),
        }
    }
}

/// A portrait as an actor sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Portrait {
    /// The school.
    pub school: School,
    /// The pupil.
    pub pupil: Pupil,
    /// What it says; empty when nobody wrote anything yet.
    pub parts: PortraitParts,
    /// Who saved it last, and when.
    pub saved: Option<(Personal<String>, Timestamp)>,
    /// Its version; 0 when there is none yet.
    pub version: i64,
    /// Whether the actor may write in it.
    pub may_write: bool,
}

impl Portrait {
    /// What is kept of a pupil, for who asks.
    pub(crate) fn of(school: School, pupil: Pupil, kept: Option<KeptPortrait>, may_write: bool) -> Self {
        let version = kept.as_ref().map_or(0, |kept| kept.version);
        let saved = kept.as_ref().map(|kept| (kept.author_name.clone(), kept.changed_at));
        let parts = kept.map_or_else(PortraitParts::default, |kept| PortraitParts {
            strengths: kept.strengths,
            own_words: kept.own_words,
            helps: kept.helps,
        });
        Self { school, pupil, parts, saved, version, may_write }
    }
}

/// What came of saving a portrait.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PortraitSaved {
    /// It is saved.
    Yes,
    /// These parts are longer than [`LONGEST_PART`]; nothing is saved.
    TooLong(Vec<PortraitPart>),
    /// Somebody else saved in the meantime; nothing is saved, and this is what stands now.
    Meanwhile(Box<Portrait>),
}

/// The portrait of a pupil. It is a part of the pupil's page, which writes down the look.
///
/// # Errors
/// [`Error::NotFound`] when there is no such pupil in sight, [`Error::Forbidden`] when her file is not for the actor.
pub async fn portrait(ctx: &Ctx, school: &str, pupil: PupilId) -> Result<Portrait, Error> {
    let (scope, school) = ctx.pupil(school, pupil, Action::ViewPupil).await?;
    load(&mut ctx.read().await?, ctx, &scope, school).await
}

/// The same to write in it.
///
/// # Errors
/// [`Error::NotFound`] when there is no such pupil in sight, [`Error::Forbidden`] when it is not for the actor to write.
pub async fn portrait_to_write(ctx: &Ctx, school: &str, pupil: PupilId) -> Result<Portrait, Error> {
    let (scope, school) = ctx.pupil(school, pupil, Action::WritePortrait).await?;
    ctx.looked(&scope, "portrait").await?;
    load(&mut ctx.read().await?, ctx, &scope, school).await
}

async fn load(tx: &mut ReadTx, ctx: &Ctx, scope: &OfPupil, school: School) -> Result<Portrait, Error> {
    let id = scope.pupil();
    let pupil = register::pupil(tx, scope.in_school(), id).await?.ok_or(Error::NotFound)?;
    let place = trust::place_of_pupil(tx, (school.id, id), ctx.today()).await?.ok_or(Error::NotFound)?;
    let may_write = OfPupil::issue(ctx.actor(), Action::WritePortrait, &place).is_ok();
    let kept = register::portrait(tx, scope).await?;
    Ok(Portrait::of(school, pupil, kept, may_write))
}

/// Saves a portrait over the version that was looked at (0 when there was none yet).
///
/// # Errors
/// [`Error::NotFound`] when there is no such pupil in sight, [`Error::Forbidden`] when it is not for the actor to write.
pub async fn write_portrait(
    ctx: &Ctx,
    school: &str,
    (pupil, version): (PupilId, i64),
    typed: &PortraitParts,
) -> Result<PortraitSaved, Error> {
    let (scope, school) = ctx.pupil(school, pupil, Action::WritePortrait).await?;
    let parts = typed.cleaned();
    let is_long = |part: &PortraitPart| parts.part(*part).reveal().chars().count() > LONGEST_PART;
    let long: Vec<PortraitPart> = PortraitPart::ALL.into_iter().filter(is_long).collect();
    if !long.is_empty() {
        return Ok(PortraitSaved::TooLong(long));
    }
    let before = load(&mut ctx.read().await?, ctx, &scope, school.clone()).await?;
    if before.version == version && before.parts == parts {
        return Ok(PortraitSaved::Yes);
    }
    let author = ctx.own()?.account();
    let account = trust::account(&mut ctx.read().await?, author).await?.ok_or(Error::NotFound)?;
    let new = KeptPortrait {
        strengths: parts.strengths,
        own_words: parts.own_words,
        helps: parts.helps,
        author,
        author_name: account.name,
        changed_at: second(ctx),
        version,
    };
    let mut tx = ctx.write().await?;
    if register::put_portrait(&mut tx, &scope, &new).await? {
        let deed = Deed::PortraitWritten { pupil, version: version.saturating_add(1) };
        tx.commit(&ctx.event(school.id, deed)).await?;
        return Ok(PortraitSaved::Yes);
    }
    tx.undo().await?;
    let now = load(&mut ctx.read().await?, ctx, &scope, school).await?;
    Ok(PortraitSaved::Meanwhile(Box::new(now)))
}
