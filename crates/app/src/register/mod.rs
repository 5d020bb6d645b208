//! Schools, groups and pupils as lists, and the few things about a school that a person types.

mod lists;
mod school;

pub(crate) use lists::group_order;
pub use lists::{GroupLine, GroupList, PupilLine, PupilPage, SearchHits, group_list, pupil_page, search};
pub use school::{
    GroupsSeen, LONGEST_NAME, SchoolDetails, SchoolSettings, SettingsField, SettingsSent, Whose, edit_school,
    groups_seen, only_child, own_school, school_details, schools, whose_pupils,
};
