//! What one teacher hands over to the next about a pupil at the end of a school year.

use crate::Personal;
use serde::{Deserialize, Serialize};

/// One of the things that are handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum HandOverField {
    /// What worked according to the pupil.
    FromPupil,
    /// What worked according to the parents.
    FromParents,
    /// What worked according to the teacher.
    FromTeacher,
    /// What to watch.
    Attention,
}

impl HandOverField {
    /// All, in the order of the page.
    pub const ALL: [Self; 4] = [Self::FromPupil, Self::FromParents, Self::FromTeacher, Self::Attention];

    /// The code in forms and files; also the column.
    pub const fn code(self) -> &'static str {
        match self {
            Self::FromPupil => "from_pupil",
            Self::FromParents => "from_parents",
            Self::FromTeacher => "from_teacher",
            Self::Attention => "attention",
        }
    }
}

/// What is handed over about one pupil; each text may be empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandOverTexts {
    /// What worked according to the pupil.
    pub from_pupil: Personal<String>,
    /// What worked according to the parents.
    pub from_parents: Personal<String>,
    /// What worked according to the teacher.
    pub from_teacher: Personal<String>,
    /// What to watch.
    pub attention: Personal<String>,
}

impl HandOverTexts {
    /// One of the texts.
    pub const fn of(&self, field: HandOverField) -> &Personal<String> {
        match field {
            HandOverField::FromPupil => &self.from_pupil,
            HandOverField::FromParents => &self.from_parents,
            HandOverField::FromTeacher => &self.from_teacher,
            HandOverField::Attention => &self.attention,
        }
    }

    /// Sets one of the texts.
    pub fn set(&mut self, field: HandOverField, text: Personal<String>) {
        match field {
            HandOverField::FromPupil => self.from_pupil = text,
            HandOverField::FromParents => self.from_parents = text,
            HandOverField::FromTeacher => self.from_teacher = text,
            HandOverField::Attention => self.attention = text,
        }
    }

    /// Whether nothing was written.
    pub fn is_empty(&self) -> bool {
        HandOverField::ALL.into_iter().all(|field| self.of(field).reveal().is_empty())
    }

    /// What stands there when somebody saves what she typed over what she saw, while it may have become something else:
    /// a text that she left alone keeps what it became. The fields in which both wrote something else are given beside
    /// it; of those it holds hers.
    #[must_use]
    pub fn merged(&self, seen: &Self, typed: &Self) -> (Self, Vec<HandOverField>) {
        let (mut merged, mut both) = (self.clone(), Vec::new());
        for field in HandOverField::ALL {
            let (now, was, mine) = (self.of(field), seen.of(field), typed.of(field));
            if mine == was || mine == now {
                continue;
            }
            if now != was {
                both.push(field);
            }
            merged.set(field, mine.clone());
        }
        (merged, both)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn texts(all: [&str; 4]) -> HandOverTexts {
        let mut texts = HandOverTexts::default();
        for (field, text) in HandOverField::ALL.into_iter().zip(all) {
            texts.set(field, Personal::new(text.to_owned()));
        }
        texts
    }

    #[test]
    fn two_people_in_two_fields_do_not_meet() {
        let (seen, now) = (texts(["a", "b", "", ""]), texts(["a", "anders", "", ""]));
        let (merged, both) = now.merged(&seen, &texts(["nieuw", "b", "", ""]));
        assert_eq!((merged, both), (texts(["nieuw", "anders", "", ""]), vec![]));
    }

    #[test]
    fn two_people_in_one_field_do() {
        let (seen, now) = (texts(["a", "", "", ""]), texts(["hunne", "", "", ""]));
        let (merged, both) = now.merged(&seen, &texts(["mijne", "", "", ""]));
        assert_eq!((merged, both), (texts(["mijne", "", "", ""]), vec![HandOverField::FromPupil]));
        let (_, same) = now.merged(&seen, &now);
        assert_eq!(same, []);
    }

    proptest! {
        #[test]
        fn without_anybody_else_it_is_what_was_typed(
            seen in proptest::array::uniform4("[ab]{0,2}"),
            typed in proptest::array::uniform4("[ab]{0,2}"),
        ) {
            let (seen, typed) = (texts(seen.each_ref().map(String::as_str)), texts(typed.each_ref().map(String::as_str)));
            prop_assert_eq!(seen.merged(&seen, &typed), (typed, vec![]));
        }
    }
}
