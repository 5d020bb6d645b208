//! In which group a pupil was when.

use super::YearGroup;
use crate::{
    SchoolYear,
    ids::{GroupId, PupilId},
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A stretch of time in which a pupil was in one stamgroep and one year group, within one school year. A pupil is in
/// one stamgroep at a time; a change within the year ends one enrolment and begins the next.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Enrolment {
    /// The pupil.
    pub pupil: PupilId,
    /// The school year.
    pub school_year: SchoolYear,
    /// First day.
    pub from: Date,
    /// The first day on which it no longer holds; none while it holds until the end of the school year.
    pub until: Option<Date>,
    /// The stamgroep, where the pupil is in one.
    pub group: Option<GroupId>,
    /// The pupil's own year group.
    pub year_group: Option<YearGroup>,
}
