//! The records of a roster, as far as Stut keeps them.

use crate::Problem;
use domain::{
    SchoolYear,
    register::{EckId, Gender, GroupKind, PersonName, SchoolRef, StaffRole, YearGroup},
};
use jiff::civil::Date;

/// The `school` block: whose roster it is and of when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RosterSchool {
    /// The codes of the school.
    pub school: SchoolRef,
    /// The school year that the roster describes.
    pub school_year: SchoolYear,
    /// The day on which it holds: `peildatum`, else the day of `aanmaakdatum`.
    pub reference_date: Option<Date>,
    /// The program that made the file.
    pub author: Option<String>,
}

/// A `groep` or `samengestelde_groep`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RosterGroup {
    /// Its key in the school's own system.
    pub key: String,
    /// Its name.
    pub name: String,
    /// Stamgroep or extra group.
    pub kind: GroupKind,
    /// Its year group; C for a combination group, none for an extra group.
    pub year_group: Option<YearGroup>,
    /// Description.
    pub description: Option<String>,
}

/// A `leerling`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RosterPupil {
    /// Its key in the school's own system.
    pub key: String,
    /// National pseudonym.
    pub eck_id: Option<EckId>,
    /// Name; the file has a family name, a first name or both.
    pub name: PersonName,
    /// Day of birth.
    pub born_on: Option<domain::Personal<Date>>,
    /// Gender.
    pub gender: Gender,
    /// The pupil's own year group.
    pub year_group: Option<YearGroup>,
    /// Day on which education in year group 3 began.
    pub year_three_since: Option<Date>,
    /// Key of the stamgroep.
    pub group: Option<String>,
    /// Keys of extra groups.
    pub extra_groups: Vec<String>,
    /// First day at the school.
    pub entered_on: Option<Date>,
    /// Last day at the school.
    pub left_on: Option<Date>,
}

/// A `leerkracht`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RosterStaff {
    /// Its key in the school's own system.
    pub key: String,
    /// Name.
    pub name: PersonName,
    /// Work mail address.
    pub email: Option<String>,
    /// Roles in the school, by code or description.
    pub roles: Vec<StaffRole>,
    /// Keys of the groups (of both kinds).
    pub groups: Vec<String>,
}

/// What the reader gives, in the order of the file. Every record comes with the line on which it starts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RosterItem {
    /// The school; always before any record.
    School(u64, RosterSchool),
    /// A group.
    Group(u64, RosterGroup),
    /// A pupil.
    Pupil(u64, RosterPupil),
    /// A member of staff.
    Staff(u64, RosterStaff),
    /// Something that is wrong. After one with [`crate::Severity::File`] nothing follows.
    Problem(Problem),
}

/// A whole roster in memory, for writing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RosterFile {
    /// The school block.
    pub school: RosterSchool,
    /// Groups.
    pub groups: Vec<RosterGroup>,
    /// Pupils.
    pub pupils: Vec<RosterPupil>,
    /// Staff.
    pub staff: Vec<RosterStaff>,
}
