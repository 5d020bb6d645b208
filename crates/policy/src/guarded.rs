//! The one guard over what stands in a category of notes and has its readers: notes and documents.

use crate::{Action, Actor, Decision, Person, PupilPlace, Reason, Resource, decide, reasons};
use domain::{SchoolYear, ids::AccountId, notes::Readers, trust::Role};
use std::fmt;

/// What an actor sees of a note or a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NoteView {
    /// Nothing, not even that it is there.
    Hidden,
    /// That it is there, when and by whom.
    Exists,
    /// That it is there; the text when she asks for it and says why, which is kept in the audit trail.
    OnRequest,
    /// The text.
    Text,
}

/// The facts by which something that stands in a category is guarded.
pub trait Guarded: Copy + PartialEq {
    /// The action of who looks at it.
    const LOOK: Action;
    /// The action of who adds it.
    const WRITE: Action;

    /// What decides who sees it in a school year.
    fn guard(&self, this_year: SchoolYear) -> Guard;
}

/// What decides who sees something that stands in a category.
#[derive(Debug, Clone, Copy)]
pub struct Guard {
    pub(crate) author: AccountId,
    pub(crate) readers: Readers,
    pub(crate) is_restricted: bool,
    pub(crate) is_past: bool,
    pub(crate) is_removed: bool,
}

pub(crate) fn view<F: Guarded>(
    actor: &Actor,
    place: &PupilPlace,
    facts: &F,
    this_year: SchoolYear,
) -> NoteView {
    let of = |person| view_of(person, F::LOOK, place, facts.guard(this_year));
    match actor {
        Actor::Operator | Actor::Program | Actor::Nobody | Actor::Service(_) | Actor::Guest(_) => {
            NoteView::Hidden
        }
        Actor::Person(person) => of(person),
        Actor::ViewingAs { viewer, seen_as } => of(viewer).min(of(seen_as)),
    }
}

fn view_of(person: &Person, look: Action, place: &PupilPlace, of: Guard) -> NoteView {
    let roles: Vec<Role> =
        reasons(person, look, Resource::Pupil(place)).into_iter().filter_map(role).collect();
    if roles.is_empty() {
        return NoteView::Hidden;
    }
    let is_author = of.author == person.account;
    let is_reader = is_author || roles.iter().any(|role| of.readers.has(*role));
    let leads = roles.iter().any(|role| leads(*role));
    if of.is_removed && !(is_author || leads && is_reader) {
        return NoteView::Hidden;
    }
    let is_inside = roles.iter().any(|role| is_inside(*role));
    match (is_reader, of.is_restricted, of.is_past) {
        (true, _, true) if !(is_author || leads) => NoteView::Hidden,
        (true, _, true) | (true, true, false) => NoteView::OnRequest,
        (true, false, false) => NoteView::Text,
        (false, true, false) if is_inside => NoteView::Exists,
        (false, _, _) => NoteView::Hidden,
    }
}

const fn leads(role: Role) -> bool {
    matches!(role, Role::Coordinator | Role::Principal)
}

/// Whether who has this role works inside the school.
const fn is_inside(role: Role) -> bool {
    !matches!(role, Role::Guardian | Role::OutsidePartner)
}

/// The role that stands behind a reason.
const fn role(reason: Reason) -> Option<Role> {
    match reason {
        Reason::Role(role) | Reason::Tie(role) => Some(role),
        Reason::OwnGroup | Reason::Emergency => Some(Role::Teacher),
        _ => None,
    }
}

/// Proof that an actor may read one thing. Only this crate can make one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct May<F> {
    facts: F,
}

impl<F: Guarded> May<F> {
    /// Issues the proof for what shows by itself.
    ///
    /// # Errors
    /// What the actor sees instead.
    pub fn issue(
        actor: &Actor,
        place: &PupilPlace,
        facts: &F,
        this_year: SchoolYear,
    ) -> Result<Self, NoteView> {
        Self::seen(view(actor, place, facts, this_year), NoteView::Text, facts)
    }

    /// Issues the proof on request. The caller writes the request into the audit trail before anything is shown.
    ///
    /// # Errors
    /// What the actor sees instead.
    pub fn on_request(
        actor: &Actor,
        place: &PupilPlace,
        facts: &F,
        this_year: SchoolYear,
    ) -> Result<Self, NoteView> {
        Self::seen(view(actor, place, facts, this_year), NoteView::OnRequest, facts)
    }

    fn seen(view: NoteView, least: NoteView, facts: &F) -> Result<Self, NoteView> {
        if view >= least { Ok(Self { facts: *facts }) } else { Err(view) }
    }

    /// What it is for.
    pub const fn facts(&self) -> &F {
        &self.facts
    }
}

/// What somebody wrote, closed, with the facts by which it is guarded. It opens for the proof of the same thing with the
/// same facts only (one that was issued before the readers changed opens nothing), and never shows in a log.
#[derive(Clone, PartialEq, Eq)]
pub struct Sealed<F, T> {
    facts: F,
    content: T,
}

impl<F: Guarded, T> Sealed<F, T> {
    /// Closes it.
    pub const fn new(facts: F, content: T) -> Self {
        Self { facts, content }
    }

    /// By what it is guarded.
    pub const fn facts(&self) -> &F {
        &self.facts
    }

    pub(crate) fn opened(&self, proof: &F) -> Option<&T> {
        (self.facts == *proof).then_some(&self.content)
    }
}

impl<F, T> fmt::Debug for Sealed<F, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sealed(..)")
    }
}

pub(crate) fn may_add<F: Guarded>(actor: &Actor, place: &PupilPlace, readers: Readers) -> bool {
    roles_with(actor, F::WRITE, place).iter().any(|role| is_inside(*role) || readers.has(*role))
}

pub(crate) fn may_remove<F: Guarded>(
    actor: &Actor,
    place: &PupilPlace,
    (author, readers): (AccountId, Readers),
) -> bool {
    let roles = roles_with(actor, F::WRITE, place);
    let is_author = actor.account() == Some(author) && !roles.is_empty();
    is_author || roles.iter().any(|role| leads(*role) && readers.has(*role))
}

/// The roles by which an actor may do something with a pupil; none for who views as another person and would change
/// something.
pub(crate) fn roles_with(actor: &Actor, action: Action, place: &PupilPlace) -> Vec<Role> {
    match (decide(actor, action, Resource::Pupil(place)), actor) {
        (Decision::Allowed(_), Actor::Person(person)) => {
            reasons(person, action, Resource::Pupil(place)).into_iter().filter_map(role).collect()
        }
        _ => Vec::new(),
    }
}
