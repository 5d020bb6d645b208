//! Handing in a signal: whoever sees the pupil may do that, and learns nothing by it but that it was handed in.

use super::{
    open::{author, reads_concern},
    write::{EntryProblem, EntryTyped, checked},
};
use crate::{
    Ctx, Error,
    ctx::new_id,
    notes::second,
    notices::{Told, tell},
};
use domain::{
    Personal,
    concerns::{ConcernEntry, ConcernReader, EntryKind, Nature, readers_today},
    ids::{AccountId, ConcernEntryId, ConcernId, PupilId},
    register::{Pupil, School},
};
use jiff::civil::Date;
use policy::{Action, InSchool};
use store::{StoreError, WriteTx, audit::Deed, concerns as kept, register};

/// What the form must know.
#[derive(Debug, Clone)]
pub struct HandIn {
    /// The school.
    pub school: School,
    /// About whom.
    pub pupil: Pupil,
    /// Who is appointed to read what is handed in; nobody where the school appointed nobody yet.
    pub officers: Vec<Personal<String>>,
    /// The record of the pupil, for who reads it.
    pub record: Option<ConcernId>,
    /// The day it is.
    pub today: Date,
}

/// The form with which a signal about a pupil is handed in. Who reads no record of this pupil gets the same one whether there is
/// a record or not.
///
/// # Errors
/// [`Error::NotFound`] when the pupil is out of sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn hand_in_page(ctx: &Ctx, school: &str, pupil: PupilId) -> Result<HandIn, Error> {
    let (of_pupil, school) = ctx.pupil(school, pupil, Action::HandInConcern).await?;
    let scope = of_pupil.in_school();
    let mut tx = ctx.read().await?;
    let pupil = register::pupil(&mut tx, scope, pupil).await?.ok_or(Error::NotFound)?;
    let officers = kept::officers(&mut tx, scope, ctx.today()).await?;
    let known = kept::concern_of_pupil(&mut tx, scope, pupil.id).await?;
    let record = match known {
        Some(known) => reads_concern(ctx, &mut tx, scope, known.id).await?.map(|_| known.id),
        None => None,
    };
    let officers = officers.into_iter().filter(|one| one.is_active).map(|one| one.name).collect();
    Ok(HandIn { school, pupil, officers, record, today: ctx.today() })
}

/// A signal as it is typed.
#[derive(Debug, Clone, Default)]
pub struct SignalTyped {
    /// The day it is about.
    pub happened_on: Option<Date>,
    /// Who saw or said it.
    pub source: Personal<String>,
    /// Fact or opinion.
    pub nature: Option<Nature>,
    /// What was seen or heard.
    pub text: Personal<String>,
}

/// What came of handing in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HandedIn {
    /// It was handed in.
    Yes,
    /// Nothing is saved: this is wrong.
    Wrong(Vec<EntryProblem>),
    /// The school appointed nobody who reads it.
    NobodyAppointed,
}

/// Hands a signal in. Where the pupil has no record yet it begins one, for who is appointed in the school.
///
/// # Errors
/// [`Error::NotFound`] when the pupil is out of sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn hand_in(
    ctx: &Ctx,
    school: &str,
    pupil: PupilId,
    typed: &SignalTyped,
) -> Result<HandedIn, Error> {
    let (of_pupil, _) = ctx.pupil(school, pupil, Action::HandInConcern).await?;
    let typed = EntryTyped {
        kind: Some(EntryKind::Signal),
        happened_on: typed.happened_on,
        source: typed.source.clone(),
        nature: typed.nature,
        text: typed.text.clone(),
    };
    let ready = match checked(&typed, ctx.today()) {
        Ok(ready) => ready,
        Err(problems) => return Ok(HandedIn::Wrong(problems)),
    };
    let (author, author_name) = author(ctx).await?;
    let entry = ConcernEntry {
        id: ConcernEntryId(new_id()),
        author,
        author_name,
        is_handed_in: true,
        made_at: second(ctx),
        ..ready
    };
    let scope = of_pupil.in_school();
    match kept_now(ctx, scope, (pupil, &entry)).await {
        // Somebody began the record at the same moment: the signal goes into that one.
        Err(Failed::First) => kept_now(ctx, scope, (pupil, &entry)).await.map_err(Failed::into_error),
        other => other.map_err(Failed::into_error),
    }
}

/// Why a signal was not kept.
enum Failed {
    /// Somebody else began the record.
    First,
    Other(Error),
}

impl Failed {
    fn into_error(self) -> Error {
        match self {
            Self::First => Error::Conflict(crate::Conflict::SavedMeanwhile),
            Self::Other(error) => error,
        }
    }
}

impl<E: Into<Error>> From<E> for Failed {
    fn from(error: E) -> Self {
        Self::Other(error.into())
    }
}

async fn kept_now(
    ctx: &Ctx,
    scope: &InSchool,
    (pupil, entry): (PupilId, &ConcernEntry),
) -> Result<HandedIn, Failed> {
    let mut tx = ctx.write().await?;
    let officers = kept::officers(&mut tx, scope, ctx.today()).await?;
    let appointed: Vec<AccountId> = readers_today(&[], &officers);
    // Asked first, also where there is a record: else the answer would tell.
    if appointed.is_empty() {
        tx.undo().await?;
        return Ok(HandedIn::NobodyAppointed);
    }
    let (concern, readers) = match kept::concern_of_pupil(&mut tx, scope, pupil).await? {
        Some(known) => {
            let list = kept::readers(&mut tx, scope, (known.id, ctx.today())).await?;
            (known.id, readers_today(&list, &officers))
        }
        None => (begin(&mut tx, scope, (pupil, entry), &officers).await?, appointed),
    };
    kept::touch_concern(&mut tx, scope, (concern, entry.made_at)).await?;
    kept::add_entry(&mut tx, scope, concern, entry).await?;
    tell(&mut tx, ctx, scope, (readers, Told::concern(concern))).await?;
    tx.commit(&ctx.event(scope.school(), Deed::ConcernSignalHanded { concern })).await?;
    Ok(HandedIn::Yes)
}

async fn begin(
    tx: &mut WriteTx,
    scope: &InSchool,
    (pupil, entry): (PupilId, &ConcernEntry),
    officers: &[ConcernReader],
) -> Result<ConcernId, Failed> {
    let concern = ConcernId(new_id());
    match kept::add_concern(tx, scope, (concern, pupil, entry.made_at)).await {
        Err(StoreError::AlreadyThere) => return Err(Failed::First),
        other => other?,
    }
    // As chosen by who appointed her, and not by who hands in.
    for officer in officers.iter().filter(|one| one.is_active) {
        let by = (&officer.by_name, entry.made_at);
        kept::add_reader(tx, scope, (concern, officer.account), by).await?;
    }
    Ok(concern)
}
