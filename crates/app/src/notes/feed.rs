//! The newest notes of all pupils in sight, and what feed and search share.

use super::lines::{NoteLine, line, this_year};
use crate::{Ctx, Error};
use domain::{
    ids::{NoteId, PupilId, SchoolId},
    register::{PersonName, School},
};
use jiff::Timestamp;
use policy::{Action, InSchool, OfPupil, PupilPlace, Sight};
use std::{
    collections::{BTreeSet, HashMap},
    fmt,
    str::FromStr,
};
use store::{
    notes::{self as kept, KeptNote},
    register, trust,
};

/// A place in the feed: behind this note. In an address it is the time and the id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place(pub Timestamp, pub NoteId);

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.0.as_second(), self.1)
    }
}

/// The text names no place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoPlace;

impl FromStr for Place {
    type Err = NoPlace;

    fn from_str(text: &str) -> Result<Self, NoPlace> {
        let (at, id) = text.split_once('.').ok_or(NoPlace)?;
        let at = at.parse().ok().and_then(|second| Timestamp::from_second(second).ok()).ok_or(NoPlace)?;
        Ok(Self(at, id.parse().map_err(|_| NoPlace)?))
    }
}

/// A note with the pupil about whom it goes.
#[derive(Debug, Clone)]
pub struct FeedLine {
    /// The note.
    pub note: NoteLine,
    /// The pupil's name.
    pub name: PersonName,
}

/// A page of the feed.
#[derive(Debug, Clone)]
pub struct Feed {
    /// The school.
    pub school: School,
    /// The notes, newest first.
    pub notes: Vec<FeedLine>,
    /// Where the next page begins, when there is one.
    pub next: Option<Place>,
}

/// Notes on a page of the feed.
const PAGE: usize = 20;

/// Notes that are read at a time; those that the actor may not see fall out afterwards.
pub(super) const BATCH: i64 = 60;

/// The newest notes of this and the last school year, behind a place; older ones are on the page of the pupil.
///
/// # Errors
/// When the actor has no feed here or the database fails.
pub async fn feed(ctx: &Ctx, school: &str, behind: Option<Place>) -> Result<Feed, Error> {
    let (scope, school) = ctx.school(school, Action::ViewNoteFeed).await?;
    let mut eyes = Eyes::new(ctx, school.id);
    let found = match ctx.sight(Action::ViewNotes, school.id) {
        Sight::School => of_school(ctx, &scope, &mut eyes, behind).await?,
        Sight::Own { groups, pupils } => {
            let mut own = pupils;
            for group in groups {
                let members = register::pupils_of_group(&mut ctx.read().await?, &scope, group).await?;
                own.extend(members.into_iter().map(|pupil| pupil.id));
            }
            of_pupils(ctx, &mut eyes, own, behind).await?
        }
    };
    let has_more = found.len() > PAGE;
    let notes: Vec<NoteLine> = found.into_iter().take(PAGE).collect();
    let next = notes.last().filter(|_| has_more).map(|last| Place(last.written_at, last.id));
    let notes = with_names(ctx, &scope, &mut eyes, notes).await?;
    Ok(Feed { school, notes, next })
}

async fn of_school(
    ctx: &Ctx,
    scope: &InSchool,
    eyes: &mut Eyes<'_>,
    behind: Option<Place>,
) -> Result<Vec<NoteLine>, Error> {
    let (mut found, mut place) = (Vec::new(), behind.map(|Place(at, id)| (at, id)));
    while found.len() <= PAGE {
        let since = this_year(ctx).previous();
        let batch = kept::newest(&mut ctx.read().await?, scope, since, (place, BATCH)).await?;
        let Some(last) = batch.last() else { break };
        place = Some((last.written_at, last.facts().id));
        for note in &batch {
            found.extend(eyes.on(note).await?);
        }
    }
    Ok(found)
}

/// The notes of a few dozen pupils at most: they are put in order here.
async fn of_pupils(
    ctx: &Ctx,
    eyes: &mut Eyes<'_>,
    pupils: BTreeSet<PupilId>,
    behind: Option<Place>,
) -> Result<Vec<NoteLine>, Error> {
    let mut found = Vec::new();
    for pupil in pupils {
        let Some(scope) = eyes.scope(pupil).await? else { continue };
        for note in kept::of_pupil(&mut ctx.read().await?, &scope).await? {
            if !note.facts().is_removed && !note.facts().is_past(this_year(ctx)) {
                found.extend(eyes.on(&note).await?);
            }
        }
    }
    let place = |note: &NoteLine| (note.written_at, note.id);
    found.retain(|note| behind.is_none_or(|Place(at, id)| place(note) < (at, id)));
    found.sort_by_key(|note| std::cmp::Reverse(place(note)));
    Ok(found)
}

/// The eyes of an actor on the notes of one school: where each pupil is, is asked once.
pub(super) struct Eyes<'a> {
    ctx: &'a Ctx,
    school: SchoolId,
    places: HashMap<PupilId, Option<PupilPlace>>,
}

impl<'a> Eyes<'a> {
    pub(super) fn new(ctx: &'a Ctx, school: SchoolId) -> Self {
        Self { ctx, school, places: HashMap::new() }
    }

    async fn place(&mut self, pupil: PupilId) -> Result<Option<&PupilPlace>, Error> {
        if !self.places.contains_key(&pupil) {
            let mut tx = self.ctx.read().await?;
            let place = trust::place_of_pupil(&mut tx, (self.school, pupil), self.ctx.today()).await?;
            self.places.insert(pupil, place);
        }
        Ok(self.places.get(&pupil).and_then(Option::as_ref))
    }

    /// The note as the actor sees it.
    pub(super) async fn on(&mut self, note: &KeptNote) -> Result<Option<NoteLine>, Error> {
        let ctx = self.ctx;
        Ok(self.place(note.pupil).await?.and_then(|place| line(ctx, place, note)))
    }

    /// The scope of a pupil whose notes the actor may see.
    async fn scope(&mut self, pupil: PupilId) -> Result<Option<OfPupil>, Error> {
        let actor = self.ctx.actor();
        let place = self.place(pupil).await?;
        Ok(place.and_then(|place| OfPupil::issue(actor, Action::ViewNotes, place).ok()))
    }
}

/// Notes with the names of the pupils; that each of these was looked at is written down.
pub(super) async fn with_names(
    ctx: &Ctx,
    scope: &InSchool,
    eyes: &mut Eyes<'_>,
    notes: Vec<NoteLine>,
) -> Result<Vec<FeedLine>, Error> {
    let mut names: HashMap<PupilId, PersonName> = HashMap::new();
    for pupil in notes.iter().map(|note| note.pupil).collect::<BTreeSet<_>>() {
        if let Some(of_pupil) = eyes.scope(pupil).await? {
            ctx.looked(&of_pupil, "notes").await?;
        }
        let known = register::pupil(&mut ctx.read().await?, scope, pupil).await?;
        names.extend(known.map(|known| (pupil, known.name)));
    }
    let named = |note: NoteLine| names.get(&note.pupil).cloned().map(|name| FeedLine { note, name });
    Ok(notes.into_iter().filter_map(named).collect())
}
