//! A note as an actor sees it. The one place where texts are opened.

use crate::{Ctx, Error};
use domain::{
    Personal, SchoolYear,
    ids::{NoteId, PupilId},
    register::{Pupil, School},
};
use jiff::Timestamp;
use policy::{
    Action, MayRead, NoteView, OfPupil, PupilPlace, SealedText, may_change_note, may_remove_note,
    may_write_note, note_view,
};
use store::{
    notes::{KeptCategory, KeptNote},
    register, trust,
};

/// A note as an actor sees it.
#[derive(Debug, Clone)]
pub struct NoteLine {
    /// The note.
    pub id: NoteId,
    /// About whom.
    pub pupil: PupilId,
    /// The key of its category.
    pub category: String,
    /// The name of its category.
    pub category_name: String,
    /// Whether its category is restricted.
    pub is_restricted: bool,
    /// Who wrote it; the name stays when her account is closed.
    pub author_name: Personal<String>,
    /// When it was written.
    pub written_at: Timestamp,
    /// When it was last changed, when it was.
    pub changed_at: Option<Timestamp>,
    /// When it was taken away.
    pub removed_at: Option<Timestamp>,
    /// The school year to which it belongs.
    pub school_year: SchoolYear,
    /// Its version.
    pub version: i64,
    /// Whether it once had another text or category.
    pub has_earlier: bool,
    /// What of it shows by itself.
    pub view: NoteView,
    /// What it says, when the actor may read it here and now.
    pub text: Option<Personal<String>>,
    /// Whether she may change it.
    pub may_change: bool,
    /// Whether she may take it away, or put it back.
    pub may_remove: bool,
}

/// The pupil about whom it goes, with what the policy and the page must know.
pub(super) struct About {
    pub(super) scope: OfPupil,
    pub(super) school: School,
    pub(super) place: PupilPlace,
    pub(super) pupil: Pupil,
}

impl About {
    /// Asks for a pupil's notes.
    pub(super) async fn ask(ctx: &Ctx, code: &str, pupil: PupilId, action: Action) -> Result<Self, Error> {
        let (scope, school) = ctx.pupil(code, pupil, action).await?;
        let mut tx = ctx.read().await?;
        let place = trust::place_of_pupil(&mut tx, (school.id, pupil), ctx.today()).await?;
        let pupil = register::pupil(&mut tx, scope.in_school(), pupil).await?;
        let (Some(place), Some(pupil)) = (place, pupil) else { return Err(Error::NotFound) };
        Ok(Self { scope, school, place, pupil })
    }

    /// The categories in which the actor may write about this pupil.
    pub(super) fn writable(&self, ctx: &Ctx, categories: Vec<KeptCategory>) -> Vec<KeptCategory> {
        let may = |kept: &KeptCategory| may_write_note(ctx.actor(), &self.place, kept.category.readers);
        categories.into_iter().filter(may).collect()
    }

    /// Whether the actor may see the pupil's file, too.
    pub(super) fn has_file(&self, ctx: &Ctx) -> bool {
        OfPupil::issue(ctx.actor(), Action::ViewPupil, &self.place).is_ok()
    }
}

/// The school year it is now.
pub(crate) fn this_year(ctx: &Ctx) -> SchoolYear {
    SchoolYear::of(ctx.today())
}

/// The note as the actor sees it, with its text when that shows by itself; none when she sees nothing of it.
pub(super) fn line(ctx: &Ctx, place: &PupilPlace, note: &KeptNote) -> Option<NoteLine> {
    let (facts, year) = (note.facts(), this_year(ctx));
    let view = note_view(ctx.actor(), place, facts, year);
    (view != NoteView::Hidden).then(|| NoteLine {
        id: facts.id,
        pupil: note.pupil,
        category: note.category.clone(),
        category_name: note.category_name.clone(),
        is_restricted: facts.is_restricted,
        author_name: note.author_name.clone(),
        written_at: note.written_at,
        changed_at: (note.changed_at != note.written_at).then_some(note.changed_at),
        removed_at: note.removed_at,
        school_year: facts.school_year,
        version: note.version,
        has_earlier: note.has_earlier,
        view,
        text: shown(ctx, place, &note.text),
        may_change: may_change_note(ctx.actor(), place, facts, year),
        may_remove: may_remove_note(ctx.actor(), place, facts),
    })
}

/// A text that shows by itself.
pub(super) fn shown(ctx: &Ctx, place: &PupilPlace, text: &SealedText) -> Option<Personal<String>> {
    let proof = MayRead::issue(ctx.actor(), place, text.facts(), this_year(ctx)).ok()?;
    opened(text, &proof)
}

/// A text that was asked for. The request stands in the audit trail already.
pub(super) fn shown_on_request(ctx: &Ctx, place: &PupilPlace, text: &SealedText) -> Option<Personal<String>> {
    let proof = MayRead::on_request(ctx.actor(), place, text.facts(), this_year(ctx)).ok()?;
    opened(text, &proof)
}

fn opened(text: &SealedText, proof: &MayRead) -> Option<Personal<String>> {
    text.open(proof).map(|text| Personal::new(text.to_owned()))
}
