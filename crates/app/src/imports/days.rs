//! What is odd about a day in the file of a pupil: one rule for every way in which results and absences come in.

use super::problems::What;
use domain::{ids::PupilId, register::Pupil};
use jiff::civil::Date;
use std::collections::HashMap;

/// The days between which a pupil was here.
struct Stay {
    born_on: Option<Date>,
    entered_on: Option<Date>,
    left_on: Option<Date>,
}

/// When the pupils of a school were here.
pub(super) struct Days {
    today: Date,
    of: HashMap<PupilId, Stay>,
}

impl Days {
    pub(super) fn of<'a>(today: Date, pupils: impl IntoIterator<Item = &'a Pupil>) -> Self {
        let stay = |pupil: &Pupil| Stay {
            born_on: pupil.born_on.as_ref().map(|day| *day.reveal()),
            entered_on: pupil.entered_on,
            left_on: pupil.left_on,
        };
        Self { today, of: pupils.into_iter().map(|pupil| (pupil.id, stay(pupil))).collect() }
    }

    /// Why nothing can have happened to a pupil on a day: it is still to come, or the pupil was not born or had left.
    pub(super) fn refuses(&self, pupil: PupilId, day: Date) -> Option<What> {
        if day > self.today {
            return Some(What::InFuture);
        }
        let stay = self.of.get(&pupil)?;
        let is_born = stay.born_on.is_none_or(|born_on| born_on < day);
        (!is_born || stay.left_on.is_some_and(|left_on| left_on < day)).then_some(What::NotAtSchool)
    }

    /// Whether the pupil was not here yet; what a former school tells is of such a day.
    pub(super) fn is_before_entering(&self, pupil: PupilId, day: Date) -> bool {
        self.of.get(&pupil).and_then(|stay| stay.entered_on).is_some_and(|entered_on| day < entered_on)
    }
}
