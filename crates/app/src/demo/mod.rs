//! The demo school: invented from end to end, and saying so wherever it is shown.
//!
//! No pupil, teacher, school, board, test, scale or norm in here exists. The tests are called *(demo)*, their codes begin
//! with `DEMO-`, and the norm group they refer to was made up for this demo alone; it must never be read as that of a
//! publisher. Nothing is drawn at random: every call gives the same records.
//!
//! Four school years, 2022-2023 to 2025-2026, of a school with about 220 pupils in nine groups; the newest tests are
//! those of January 2026. [`stories`] names the pupils and classes whose results show a pattern.

mod ability;
mod accounts;
mod agreements;
mod chance;
mod drawing;
mod fill;
mod group_plans;
mod meetings;
mod names;
mod needs;
mod notes;
mod people;
mod person;
mod pupil_plans;
mod route;
mod route_past;
mod signals;
mod sittings;
mod staff;
pub mod stories;
mod surveys;
#[cfg(test)]
mod tests;
mod year_plan;
mod years;

pub use accounts::PASSWORD;
pub use fill::{files, fill, is_demo};

use domain::register::{GroupKind, SchoolRef};
use exchange::{
    results::ResultsFile,
    roster::{RosterFile, RosterGroup, RosterPupil, RosterSchool},
};
use std::collections::BTreeMap;

/// What the demo's files name as the program that made them.
const AUTHOR: &str = "Stut demo (verzonnen)";

/// The codes and names of the demo school and its board.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DemoSchool {
    /// BRIN; invented like the rest.
    pub brin: &'static str,
    /// Branch.
    pub branch: &'static str,
    /// Name of the school.
    pub name: &'static str,
    /// Name of the board.
    pub board: &'static str,
}

/// The demo school.
pub const SCHOOL: DemoSchool = DemoSchool {
    brin: "77QX",
    branch: "00",
    name: "Basisschool De Stutbalk (demo)",
    board: "Stichting Demo-onderwijs (verzonnen)",
};

impl DemoSchool {
    /// The codes as a file has them.
    pub fn codes(&self) -> SchoolRef {
        SchoolRef { brin: self.brin.parse().ok(), branch: self.branch.parse().ok(), key: None }
    }
}

/// The rosters, one for each school year, oldest first. A pupil's key is the same in all of them.
pub fn rosters() -> Vec<RosterFile> {
    let pupils = people::pupils();
    let of_year = |start: i16| {
        let records: Vec<RosterPupil> =
            pupils.iter().filter_map(|pupil| pupil.roster_record(start)).collect();
        let base: BTreeMap<String, RosterGroup> =
            pupils.iter().filter_map(|pupil| pupil.group_in(start)).map(base_group).collect();
        let has_plus_group = records.iter().any(|pupil| !pupil.extra_groups.is_empty());
        let mut groups: Vec<RosterGroup> = base.into_values().collect();
        groups.extend(has_plus_group.then(plus_group));
        RosterFile {
            school: RosterSchool {
                school: SCHOOL.codes(),
                school_year: years::school_year(start),
                reference_date: Some(years::reference_date(start)),
                author: Some(AUTHOR.to_owned()),
            },
            groups,
            pupils: records,
            staff: staff::roster_staff(start, has_plus_group),
        }
    };
    years::STARTS.into_iter().map(of_year).collect()
}

/// The results, one file for each test round (begin, middle and end of each school year), oldest first.
pub fn results() -> Vec<ResultsFile> {
    sittings::files()
}

/// A stamgroep by its name, which puts the groups in order.
fn base_group(group: years::BaseGroup) -> (String, RosterGroup) {
    let record = RosterGroup {
        key: group.key(),
        name: group.name.clone(),
        kind: GroupKind::Base,
        year_group: Some(group.year_group),
        description: None,
    };
    (group.name, record)
}

fn plus_group() -> RosterGroup {
    let (key, name) = people::PLUS_GROUP;
    RosterGroup {
        key: key.to_owned(),
        name: name.to_owned(),
        kind: GroupKind::Extra,
        year_group: None,
        description: None,
    }
}
