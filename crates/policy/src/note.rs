//! The guard over every road to the text of a note: page, feed, search, document, export and history.

use crate::{
    Action, Actor, NoteView, PupilPlace,
    guarded::{Guard, Guarded, May, Sealed, may_add, may_remove, roles_with, view},
};
use domain::{
    SchoolYear,
    notes::{NoteFacts, Readers},
};

impl Guarded for NoteFacts {
    const LOOK: Action = Action::ViewNotes;
    const WRITE: Action = Action::WriteNote;

    fn guard(&self, this_year: SchoolYear) -> Guard {
        Guard {
            author: self.author,
            readers: self.readers,
            is_restricted: self.is_restricted,
            is_past: self.is_past(this_year),
            is_removed: self.is_removed,
        }
    }
}

/// Decides what an actor sees of a note about a pupil.
///
/// The author and the readers of the category see the text. A restricted note shows to everybody who sees the pupil's
/// file that it exists; its readers see the text on request. A note from before the last school year is shown to nobody
/// by itself; the author, the coordinator and the principal see it on request, when they are among its readers. A note
/// that was taken away is there for those three only.
pub fn note_view(actor: &Actor, place: &PupilPlace, note: &NoteFacts, this_year: SchoolYear) -> NoteView {
    view(actor, place, note, this_year)
}

/// Proof that an actor may read the text of one note. Only this crate can make one.
pub type MayRead = May<NoteFacts>;

/// The text of a note, closed.
pub type SealedText = Sealed<NoteFacts, String>;

impl SealedText {
    /// The text, for who may read this note.
    pub fn open(&self, proof: &MayRead) -> Option<&str> {
        self.opened(proof.facts()).map(String::as_str)
    }
}

/// Whether an actor may write a note about this pupil in a category with these readers. Who works inside the school
/// writes in every category, also one that she does not read herself: a teacher leaves a worry with the coordinator. A
/// guardian and a partner write only what their own role reads.
pub fn may_write_note(actor: &Actor, place: &PupilPlace, readers: Readers) -> bool {
    may_add::<NoteFacts>(actor, place, readers)
}

/// Whether an actor may change a note: its author, as long as it is neither past nor taken away.
pub fn may_change_note(actor: &Actor, place: &PupilPlace, note: &NoteFacts, this_year: SchoolYear) -> bool {
    let is_author = actor.account() == Some(note.author);
    let is_open = !note.is_removed && !note.is_past(this_year);
    is_author && is_open && !roles_with(actor, Action::WriteNote, place).is_empty()
}

/// Whether an actor may take a note away or put it back: its author, and who leads the school and reads it.
pub fn may_remove_note(actor: &Actor, place: &PupilPlace, note: &NoteFacts) -> bool {
    may_remove::<NoteFacts>(actor, place, (note.author, note.readers))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Grant, OwnGroup, Person, Tie};
    use domain::{
        ids::{AccountId, GroupId, NoteId, PupilId, SchoolId},
        trust::{Role, Term},
    };
    use jiff::civil::date;
    use proptest::prelude::*;
    use std::sync::Arc;
    use uuid::Uuid;

    const SCHOOL: SchoolId = SchoolId(Uuid::from_u128(1));
    const PUPIL: PupilId = PupilId(Uuid::from_u128(2));
    const GROUP: GroupId = GroupId(Uuid::from_u128(3));
    const ME: AccountId = AccountId(Uuid::from_u128(4));
    const OTHER: AccountId = AccountId(Uuid::from_u128(5));

    fn place() -> PupilPlace {
        PupilPlace { school: SCHOOL, pupil: PUPIL, groups: vec![GROUP] }
    }

    fn year(start: i16) -> SchoolYear {
        SchoolYear::starting_in(start).unwrap()
    }

    /// Somebody with these roles, who reaches the pupil with each that can.
    fn person(account: AccountId, roles: &[Role]) -> Person {
        let today = date(2026, 3, 1);
        let term = Term { from: today, until: None };
        let tied = roles.iter().filter(|role| role.needs_tie());
        Person {
            account,
            now: today.at(9, 0, 0, 0).in_tz("UTC").unwrap().timestamp(),
            today,
            is_administrator: false,
            grants: roles.iter().map(|role| Grant { school: SCHOOL, role: *role, term }).collect(),
            groups: vec![OwnGroup { school: SCHOOL, group: GROUP }],
            ties: tied.map(|role| Tie { school: SCHOOL, pupil: PUPIL, role: *role, term }).collect(),
            emergencies: Vec::new(),
        }
    }

    fn actor(account: AccountId, roles: &[Role]) -> Actor {
        Actor::Person(Arc::new(person(account, roles)))
    }

    fn roles() -> impl Strategy<Value = Vec<Role>> {
        prop::sample::subsequence(Role::ALL.to_vec(), 0..=Role::ALL.len())
    }

    fn notes() -> impl Strategy<Value = NoteFacts> {
        (any::<bool>(), roles(), any::<bool>(), 2021_i16..2026, any::<bool>()).prop_map(
            |(is_own, readers, is_restricted, start, is_removed)| NoteFacts {
                id: NoteId(Uuid::from_u128(9)),
                author: if is_own { ME } else { OTHER },
                readers: Readers::of(&readers),
                is_restricted,
                school_year: year(start),
                is_removed,
            },
        )
    }

    fn this_year() -> SchoolYear {
        year(2025)
    }

    proptest! {
        #[test]
        fn a_text_shows_to_the_author_and_to_readers_who_see_the_pupil_and_to_nobody_else(
            own in roles(), note in notes(),
        ) {
            let view = note_view(&actor(ME, &own), &place(), &note, this_year());
            let at_pupil: Vec<Role> = own.iter().copied()
                .filter(|role| !matches!(role, Role::BoardOfficer | Role::PartnershipOfficer | Role::Administrator))
                .collect();
            let is_author = note.author == ME && !at_pupil.is_empty();
            let is_reader = is_author || at_pupil.iter().any(|role| note.readers.has(*role));
            let leads = at_pupil.iter().any(|role| matches!(role, Role::Coordinator | Role::Principal));
            if view >= NoteView::OnRequest {
                prop_assert!(is_reader);
                prop_assert!(!note.is_past(this_year()) || is_author || leads);
                prop_assert!(!note.is_removed || is_author || leads);
            }
            prop_assert_eq!(view == NoteView::Text,
                is_reader && !note.is_restricted && !note.is_past(this_year())
                && (!note.is_removed || is_author || leads));
            if view == NoteView::Exists {
                prop_assert!(note.is_restricted && !note.is_removed);
                prop_assert!(at_pupil.iter().any(|role| !matches!(role, Role::Guardian | Role::OutsidePartner)));
            }
        }

        #[test]
        fn a_proof_is_issued_for_what_shows_and_opens_that_text_alone(own in roles(), note in notes(), other in notes()) {
            let actor = actor(ME, &own);
            let view = note_view(&actor, &place(), &note, this_year());
            let shows = MayRead::issue(&actor, &place(), &note, this_year());
            let asked = MayRead::on_request(&actor, &place(), &note, this_year());
            prop_assert_eq!(shows.is_ok(), view == NoteView::Text);
            prop_assert_eq!(asked.is_ok(), view >= NoteView::OnRequest);
            if let Ok(proof) = asked {
                let (own, other_text) = (SealedText::new(note, "a".to_owned()), SealedText::new(other, "b".to_owned()));
                prop_assert_eq!(own.open(&proof), Some("a"));
                prop_assert_eq!(other_text.open(&proof).is_some(), other == note);
            }
        }

        #[test]
        fn an_earlier_version_never_shows_to_more_people(
            own in roles(), note in notes(), readers in roles(), is_restricted: bool,
        ) {
            let actor = actor(ME, &own);
            let version = note.narrowed(Readers::of(&readers), is_restricted);
            let now = note_view(&actor, &place(), &note, this_year());
            let then = note_view(&actor, &place(), &version, this_year());
            prop_assert!(then < NoteView::OnRequest || now >= then);
        }

        #[test]
        fn who_views_as_another_person_sees_no_more_than_both_and_writes_nothing(
            own in roles(), theirs in roles(), note in notes(),
        ) {
            let (viewer, seen_as) = (person(ME, &own), person(OTHER, &theirs));
            let looking = Actor::ViewingAs { viewer: Arc::new(viewer), seen_as: Arc::new(seen_as) };
            let view = note_view(&looking, &place(), &note, this_year());
            prop_assert!(view <= note_view(&actor(ME, &own), &place(), &note, this_year()));
            prop_assert!(view <= note_view(&actor(OTHER, &theirs), &place(), &note, this_year()));
            prop_assert!(!may_write_note(&looking, &place(), Readers::of(&Role::ALL)));
            prop_assert!(!may_change_note(&looking, &place(), &note, this_year()));
            prop_assert!(!may_remove_note(&looking, &place(), &note));
        }

        #[test]
        fn only_the_author_changes_a_note_and_only_while_it_is_open(own in roles(), note in notes()) {
            let may = may_change_note(&actor(ME, &own), &place(), &note, this_year());
            prop_assert!(!may || note.author == ME && !note.is_removed && !note.is_past(this_year()));
            // Who may change a text may also read it.
            prop_assert!(!may || note_view(&actor(ME, &own), &place(), &note, this_year()) >= NoteView::OnRequest);
        }
    }

    #[test]
    fn a_guardian_and_a_partner_write_only_what_their_role_reads() {
        let (inside, shared) = (Readers::of(&[Role::Teacher]), Readers::of(&[Role::Teacher, Role::Guardian]));
        let may = |role, readers| may_write_note(&actor(ME, &[role]), &place(), readers);
        assert!(may(Role::Guardian, shared) && !may(Role::Guardian, inside));
        assert!(!may(Role::OutsidePartner, shared) && !may(Role::Guardian, Readers::NOBODY));
        assert!(may(Role::Specialist, inside) && may(Role::Teacher, Readers::NOBODY));
        assert!(!may(Role::Administrator, shared) && !may_write_note(&Actor::Operator, &place(), shared));
    }

    #[test]
    fn the_author_and_a_leading_reader_take_a_note_away() {
        let note = NoteFacts {
            id: NoteId(Uuid::from_u128(9)),
            author: ME,
            readers: Readers::of(&[Role::Teacher, Role::Coordinator]),
            is_restricted: false,
            school_year: this_year(),
            is_removed: false,
        };
        let may = |account, role| may_remove_note(&actor(account, &[role]), &place(), &note);
        assert!(may(ME, Role::Teacher) && may(OTHER, Role::Coordinator));
        assert!(!may(OTHER, Role::Teacher) && !may(OTHER, Role::Principal) && !may(ME, Role::Administrator));
    }
}
