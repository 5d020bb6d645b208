//! The register: boards, schools, groups, pupils, enrolments and staff.

mod absences;
mod career;
mod choices;
mod contacts;
mod enrolments;
mod extra_groups;
pub(crate) mod groups;
mod hand_overs;
mod logos;
mod portraits;
pub(crate) mod pupils;
mod removed;
mod schools;
mod staff;

pub use absences::{absences_between, absences_of_pupil, delete_absence, put_absence};
pub use career::{groups_of_pupil, teachers_of_pupil};
pub use choices::{KeptChoice, choice, choices, put_choice};
pub use contacts::{
    KeptContact, add_contact, change_contact, contact, contacts, forget_contacts, old_contacts,
    set_contact_removed,
};
pub use enrolments::{
    delete_enrolment, delete_group_member, enrolments_of_all_years, enrolments_of_group, enrolments_of_pupil,
    enrolments_of_school, every_enrolment, extra_group_sizes, extra_groups_of_pupil, put_enrolment,
    put_group_member,
};
pub use extra_groups::{
    KEY as OWN_KEY, OwnGroup, add_own_group, delete_own_group, edit_own_group, end_own_group,
    members_of_group, own_group, own_groups, set_teachers, teachers_of_group,
};
pub use groups::{delete_group, group, groups_of_year, newest_year_of_group, put_group, school_years};
pub use hand_overs::{KeptHandOver, Writer, hand_overs_of_group, hand_overs_of_pupil, put_hand_over};
pub use logos::{logo, put_logo, remove_logo};
pub use portraits::{KeptPortrait, portrait, put_portrait};
pub use pupils::{
    KeptPupil, PupilKeys, delete_pupil, delete_pupil_key, kept_pupil, kept_pupils, left_before, pupil,
    pupil_keys, pupils_in_group_now, pupils_of_group, put_pupil, put_pupil_key, search_pupils,
};
pub(crate) use removed::set_removed;
pub use schools::{
    KeptSettings, add_board, any_school, edit_board, edit_school, insert_school, school_by_ref, school_of,
    schools, settings_of,
};
pub use staff::{GroupTeacher, KeptStaff, delete_staff, kept_staff, put_staff, teachers_of_year};

#[cfg(test)]
pub(crate) fn statements() -> Vec<(&'static str, &'static str)> {
    [
        absences::ALL,
        career::ALL,
        choices::ALL,
        contacts::ALL,
        enrolments::ALL,
        extra_groups::ALL,
        groups::ALL,
        hand_overs::ALL,
        logos::ALL,
        portraits::ALL,
        pupils::ALL,
        schools::ALL,
        staff::ALL,
    ]
    .concat()
}

/// A date as the database driver wants it.
fn day(date: Option<jiff::civil::Date>) -> Option<jiff_sqlx::Date> {
    date.map(Into::into)
}

/// A date as the program wants it.
fn from_day(date: Option<jiff_sqlx::Date>) -> Option<jiff::civil::Date> {
    date.map(jiff_sqlx::Date::to_jiff)
}
