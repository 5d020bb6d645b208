//! Who may do what. One pure function, [`decide()`], answers for page, action, search, export and document alike.
//!
//! An [`Actor`] is who asks, with the facts that decide: roles with their dates, own groups, ties to pupils, files opened
//! in an emergency. An [`Action`] is what is asked; which role reaches how far with it is one table, and `matrix.txt`
//! shows it in a form that a principal can read. What it is asked of is a [`Resource`]. The answer carries its
//! [`Reason`]: the page that says who may see a pupil shows the same reasons.
//!
//! The store gives data for scopes only ([`InSchool`], [`OfPupil`], [`Own`]), the text of a note for a [`MayRead`]
//! only, and a protected record for a [`ReadsConcern`] only;
//! this crate alone makes them.

mod action;
mod actor;
mod agreement;
mod concern;
mod decide;
mod document;
mod guarded;
mod note;
mod own_teaching;
mod people;
mod scope;
mod sight;
#[cfg(test)]
mod tests;

pub use action::{Action, Level, Reach};
pub use actor::{Actor, Emergency, Grant, Guest, OwnGroup, Person, Service, Tie};
pub use agreement::{AgreementFacts, AgreementView, agreement_view, may_change_agreement};
pub use concern::{ConcernFacts, ReadsConcern, may_appoint_concern_officer};
pub use decide::{Decision, Denied, PupilPlace, Reason, Resource, decide, reasons, require};
pub use document::{MayName, MayOpen, SealedTitle, document_view, may_add_document, may_remove_document};
pub use guarded::{Guard, Guarded, May, NoteView, Sealed};
pub use note::{MayRead, SealedText, may_change_note, may_remove_note, may_write_note, note_view};
pub use own_teaching::{OwnTeaching, may_see_own_teaching, may_write_own_teaching};
pub use people::{may_grant, may_manage_account};
pub use scope::{InSchool, OfPupil, Own};
pub use sight::{Sight, seen_as, tied_pupils};
