//! Rules of a roster: who is the same pupil, and which enrolments follow.

use domain::{
    SchoolYear,
    ids::{GroupId, PupilId},
    register::{Enrolment, Pupil},
};
use exchange::roster::RosterPupil;
use jiff::civil::Date;
use store::fold;

/// Whether both have an ECK iD, and not the same.
pub(super) fn has_other_eck_id(pupil: &Pupil, file: &RosterPupil) -> bool {
    pupil.eck_id.is_some() && file.eck_id.is_some() && pupil.eck_id != file.eck_id
}

/// Whether name and day of birth both say that this is another child: a key that was given out again.
pub(super) fn is_somebody_else(pupil: &Pupil, file: &RosterPupil) -> bool {
    let other_birth = pupil.born_on.is_some() && file.born_on.is_some() && pupil.born_on != file.born_on;
    other_birth && fold(&pupil.name.listed()) != fold(&file.name.listed())
}

/// What makes two pupils alike although their keys differ: the same name and the same day of birth.
pub(super) fn name_and_birth(pupil: &Pupil) -> Option<(String, Date)> {
    Some((fold(&pupil.name.listed()), *pupil.born_on.as_ref()?.reveal()))
}

/// The pupil as the file has it; what the file leaves out stays as it was known, but for the leaving date: without one
/// the pupil is at school.
pub(super) fn merged(id: PupilId, file: &RosterPupil, before: Option<&Pupil>) -> Pupil {
    Pupil {
        id,
        key: file.key.clone(),
        eck_id: file.eck_id.clone().or_else(|| before?.eck_id.clone()),
        name: file.name.clone(),
        born_on: file.born_on.clone().or_else(|| before?.born_on.clone()),
        gender: file.gender,
        year_three_since: file.year_three_since.or_else(|| before?.year_three_since),
        entered_on: file.entered_on.or_else(|| before?.entered_on),
        left_on: file.left_on,
    }
}

/// What must be written so that the pupil is in this group in this school year from the reference date on: each step
/// with what was there before.
pub(super) fn enrolment_steps(
    mut known: Vec<Enrolment>,
    year: SchoolYear,
    reference: Date,
    (pupil, group, file): (PupilId, Option<GroupId>, &RosterPupil),
) -> Vec<(Option<Enrolment>, Enrolment)> {
    known.sort_by_key(|one| one.from);
    let day = reference.clamp(year.first_day(), year.last_day());
    let stretch =
        |from| Enrolment { pupil, school_year: year, from, until: None, group, year_group: file.year_group };
    let Some(current) = known.pop() else {
        let entered = file.entered_on.filter(|day| year.contains(*day));
        return vec![(None, stretch(entered.unwrap_or_else(|| year.first_day())))];
    };
    let is_same = current.group == group && current.year_group == file.year_group;
    if is_same || day < current.from {
        return Vec::new();
    }
    if day == current.from {
        let corrected = stretch(current.from);
        return vec![(Some(current), corrected)];
    }
    let ended = Enrolment { until: Some(day), ..current.clone() };
    vec![(Some(current), ended), (None, stretch(day))]
}
