//! The guard over documents: the same as over notes. A document stands in a category of notes and has its readers.

use crate::{
    Action, Actor, NoteView, PupilPlace,
    guarded::{Guard, Guarded, May, Sealed, may_add, may_remove, view},
};
use domain::{SchoolYear, documents::DocumentFacts, notes::Readers};

impl Guarded for DocumentFacts {
    const LOOK: Action = Action::ViewDocuments;
    const WRITE: Action = Action::AddDocument;

    /// Unlike a note it does not grow old: a report or a declaration holds for as long as the pupil is at school.
    fn guard(&self, _: SchoolYear) -> Guard {
        Guard {
            author: self.author,
            readers: self.readers,
            is_restricted: self.is_restricted,
            is_past: false,
            is_removed: self.is_removed,
        }
    }
}

/// Decides what an actor sees of a document in a pupil's file: for a note see [`crate::note_view`].
///
/// Who added it and the readers of its category see it. One of a restricted category shows to everybody inside the school
/// who sees the pupil's file that it is there; its readers get the content on request. One that was taken away is there
/// for who added it and for the coordinator and the principal who read it.
pub fn document_view(
    actor: &Actor,
    place: &PupilPlace,
    document: &DocumentFacts,
    this_year: SchoolYear,
) -> NoteView {
    view(actor, place, document, this_year)
}

/// Proof that an actor may open one document. Only this crate can make one.
pub type MayOpen = May<DocumentFacts>;

/// Proof that an actor may know what a document is called. Only this crate can make one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MayName(MayOpen);

impl MayName {
    /// Issues the proof for who sees the document, or gets it on request.
    ///
    /// # Errors
    /// What the actor sees instead.
    pub fn issue(
        actor: &Actor,
        place: &PupilPlace,
        document: &DocumentFacts,
        this_year: SchoolYear,
    ) -> Result<Self, NoteView> {
        MayOpen::on_request(actor, place, document, this_year).map(Self)
    }
}

/// What a document is called, closed: its title and the name of its file. A title can say as much as a text.
pub type SealedTitle = Sealed<DocumentFacts, (String, String)>;

impl SealedTitle {
    /// The title and the name of the file, for who may know what this document is called.
    pub fn open(&self, proof: &MayName) -> Option<(&str, &str)> {
        self.opened(proof.0.facts()).map(|(title, file_name)| (title.as_str(), file_name.as_str()))
    }
}

/// Whether an actor may add a document about this pupil in a category with these readers: as with notes, who works inside
/// the school in every category, a partner only in one that her own role reads.
pub fn may_add_document(actor: &Actor, place: &PupilPlace, readers: Readers) -> bool {
    may_add::<DocumentFacts>(actor, place, readers)
}

/// Whether an actor may take a document away or put it back: who added it, and who leads the school and reads it.
pub fn may_remove_document(actor: &Actor, place: &PupilPlace, document: &DocumentFacts) -> bool {
    may_remove::<DocumentFacts>(actor, place, (document.author, document.readers))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Grant, OwnGroup, Person, Tie, note_view};
    use domain::{
        SchoolYear,
        ids::{AccountId, DocumentId, GroupId, NoteId, PupilId, SchoolId},
        notes::NoteFacts,
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

    fn this_year() -> SchoolYear {
        SchoolYear::starting_in(2025).unwrap()
    }

    fn actor(account: AccountId, roles: &[Role]) -> Actor {
        Actor::Person(Arc::new(person(account, roles)))
    }

    fn roles() -> impl Strategy<Value = Vec<Role>> {
        prop::sample::subsequence(Role::ALL.to_vec(), 0..=Role::ALL.len())
    }

    fn documents() -> impl Strategy<Value = DocumentFacts> {
        (any::<bool>(), roles(), any::<bool>(), any::<bool>()).prop_map(
            |(is_own, readers, is_restricted, is_removed)| DocumentFacts {
                id: DocumentId(Uuid::from_u128(9)),
                author: if is_own { ME } else { OTHER },
                readers: Readers::of(&readers),
                is_restricted,
                is_removed,
            },
        )
    }

    proptest! {
        #[test]
        fn a_document_shows_as_a_new_note_of_its_category_does(own in roles(), document in documents()) {
            // Guardians read notes and no documents; without them the two are guarded alike.
            let own: Vec<Role> = own.into_iter().filter(|role| *role != Role::Guardian).collect();
            let year = this_year();
            let note = NoteFacts {
                id: NoteId(document.id.0),
                author: document.author,
                readers: document.readers,
                is_restricted: document.is_restricted,
                school_year: year,
                is_removed: document.is_removed,
            };
            let actor = actor(ME, &own);
            prop_assert_eq!(document_view(&actor, &place(), &document, this_year()), note_view(&actor, &place(), &note, year));
            prop_assert_eq!(
                may_add_document(&actor, &place(), document.readers),
                crate::may_write_note(&actor, &place(), document.readers)
            );
            prop_assert_eq!(
                may_remove_document(&actor, &place(), &document),
                crate::may_remove_note(&actor, &place(), &note)
            );
        }

        #[test]
        fn a_guardian_sees_and_adds_no_document_even_where_she_reads_notes(document in documents()) {
            let guardian = actor(OTHER, &[Role::Guardian]);
            prop_assert_eq!(document_view(&guardian, &place(), &document, this_year()), NoteView::Hidden);
            prop_assert!(!may_add_document(&guardian, &place(), Readers::of(&Role::ALL)));
            prop_assert!(!may_remove_document(&guardian, &place(), &document));
        }

        #[test]
        fn proofs_are_issued_for_what_shows_and_open_that_document_alone(
            own in roles(), document in documents(), other in documents(),
        ) {
            let actor = actor(ME, &own);
            let view = document_view(&actor, &place(), &document, this_year());
            prop_assert_eq!(MayOpen::issue(&actor, &place(), &document, this_year()).is_ok(), view == NoteView::Text);
            let asked = MayOpen::on_request(&actor, &place(), &document, this_year());
            prop_assert_eq!(asked.is_ok(), view >= NoteView::OnRequest);
            let named = MayName::issue(&actor, &place(), &document, this_year());
            prop_assert_eq!(named.is_ok(), view >= NoteView::OnRequest);
            if let Ok(named) = named {
                let title = |facts| SealedTitle::new(facts, ("t".to_owned(), "f".to_owned()));
                let (own, other_title) = (title(document), title(other));
                prop_assert_eq!(own.open(&named), Some(("t", "f")));
                prop_assert_eq!(other_title.open(&named).is_some(), other == document);
            }
        }

        #[test]
        fn who_views_as_another_person_sees_no_more_than_both_and_changes_nothing(
            own in roles(), theirs in roles(), document in documents(),
        ) {
            let (viewer, seen_as) = (person(ME, &own), person(OTHER, &theirs));
            let looking = Actor::ViewingAs { viewer: Arc::new(viewer), seen_as: Arc::new(seen_as) };
            let view = document_view(&looking, &place(), &document, this_year());
            prop_assert!(view <= document_view(&actor(ME, &own), &place(), &document, this_year()));
            prop_assert!(view <= document_view(&actor(OTHER, &theirs), &place(), &document, this_year()));
            prop_assert!(!may_add_document(&looking, &place(), Readers::of(&Role::ALL)));
            prop_assert!(!may_remove_document(&looking, &place(), &document));
        }
    }

    #[test]
    fn nobody_but_a_person_sees_a_document() {
        let facts = DocumentFacts {
            id: DocumentId(Uuid::from_u128(9)),
            author: ME,
            readers: Readers::of(&Role::ALL),
            is_restricted: false,
            is_removed: false,
        };
        for actor in [Actor::Operator, Actor::Program, Actor::Nobody] {
            assert_eq!(document_view(&actor, &place(), &facts, this_year()), NoteView::Hidden);
        }
        assert!(
            !format!("{:?}", SealedTitle::new(facts, ("Verslag".into(), "v.pdf".into()))).contains("erslag")
        );
    }
}
