//! Schools, groups and pupils as lists, and the few things about a school that a person types.

mod lists;
mod school;

pub use lists::{GroupLine, GroupList, PupilLine, PupilPage, SearchHits, group_list, pupil_page, search};
pub use school::{SchoolDetails, edit_school, school_details, schools};
