//! The register: boards, schools, groups, pupils, enrolments and staff.

mod enrolments;
pub(crate) mod groups;
mod pupils;
mod schools;
mod staff;

pub use enrolments::{
    delete_enrolment, delete_group_member, enrolments_of_all_years, enrolments_of_group, enrolments_of_pupil,
    enrolments_of_school, extra_group_sizes, extra_groups_of_pupil, put_enrolment, put_group_member,
};
pub use groups::{delete_group, group, groups_of_year, newest_year_of_group, put_group, school_years};
pub use pupils::{
    KeptPupil, PupilKeys, delete_pupil, delete_pupil_key, kept_pupil, kept_pupils, left_before, pupil,
    pupil_keys, pupils_of_group, put_pupil, put_pupil_key, search_pupils,
};
pub use schools::{
    KeptSettings, add_board, any_school, edit_board, edit_school, insert_school, school_by_ref, school_of,
    schools, settings_of,
};
pub use staff::{GroupTeacher, KeptStaff, delete_staff, kept_staff, put_staff, teachers_of_year};

#[cfg(test)]
pub(crate) fn statements() -> Vec<(&'static str, &'static str)> {
    [enrolments::ALL, groups::ALL, pupils::ALL, schools::ALL, staff::ALL].concat()
}

/// A date as the database driver wants it.
fn day(date: Option<jiff::civil::Date>) -> Option<jiff_sqlx::Date> {
    date.map(Into::into)
}

/// A date as the program wants it.
fn from_day(date: Option<jiff_sqlx::Date>) -> Option<jiff::civil::Date> {
    date.map(jiff_sqlx::Date::to_jiff)
}
