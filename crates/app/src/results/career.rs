//! A pupil's way through the school (schoolloopbaan): year by year the groups, the year group and the teachers, and where a
//! year was done twice or left out.

use domain::{
    SchoolYear,
    ids::GroupId,
    register::{Enrolment, Group, GroupKind, PersonName, Pupil, YearGroup, YearStep},
};
use jiff::civil::Date;
use store::register::GroupTeacher;

/// The way of one pupil through the school.
#[derive(Debug, Clone, Default)]
pub struct Career {
    /// First day at this school, where the roster says so.
    pub entered_on: Option<Date>,
    /// Last day at this school.
    pub left_on: Option<Date>,
    /// The school years, oldest first.
    pub years: Vec<CareerYear>,
}

/// One school year of a pupil.
#[derive(Debug, Clone)]
pub struct CareerYear {
    /// The school year.
    pub year: SchoolYear,
    /// Where the pupil was, oldest first; several when the pupil moved within the year.
    pub stays: Vec<Stay>,
    /// The names of extra groups beside it.
    pub extra_groups: Vec<String>,
    /// How it follows on the year before that is known; none for the first one.
    pub step: Option<YearStep>,
    /// How many school years before it are not known here, since the one before that is.
    pub years_elsewhere: u8,
}

impl CareerYear {
    /// The year group at the end of the year.
    pub fn year_group(&self) -> Option<YearGroup> {
        self.stays.iter().rev().find_map(|stay| stay.year_group)
    }
}

/// A stretch of time in one group.
#[derive(Debug, Clone)]
pub struct Stay {
    /// First day.
    pub from: Date,
    /// The first day on which it no longer holds; none until the end of the school year.
    pub until: Option<Date>,
    /// The stamgroep.
    pub group: Option<(GroupId, String)>,
    /// The pupil's own year group.
    pub year_group: Option<YearGroup>,
    /// Who taught the group.
    pub teachers: Vec<PersonName>,
}

impl Career {
    /// Puts enrolments together with their groups and teachers.
    pub(super) fn new(
        pupil: &Pupil,
        enrolments: &[Enrolment],
        groups: &[Group],
        teachers: &[GroupTeacher],
    ) -> Self {
        let mut enrolments: Vec<&Enrolment> = enrolments.iter().collect();
        enrolments.sort_by_key(|one| (one.school_year, one.from));
        let mut years: Vec<CareerYear> = Vec::new();
        for one in enrolments {
            let stay = stay(one, groups, teachers);
            match years.last_mut() {
                Some(year) if year.year == one.school_year => year.stays.push(stay),
                _ => years.push(CareerYear {
                    year: one.school_year,
                    stays: vec![stay],
                    extra_groups: extra(groups, one.school_year),
                    step: None,
                    years_elsewhere: 0,
                }),
            }
        }
        let before: Vec<_> = years.iter().map(|year| (year.year, year.year_group())).collect();
        for (year, (earlier, year_group)) in years.iter_mut().skip(1).zip(before) {
            let passed = year.year.start() - earlier.start();
            year.step = Some(YearStep::between(year_group, year.year_group(), passed));
            year.years_elsewhere = u8::try_from(passed - 1).unwrap_or(0);
        }
        Self { entered_on: pupil.entered_on, left_on: pupil.left_on, years }
    }

    /// The first day that is known of the pupil here.
    pub fn first_day(&self) -> Option<Date> {
        let first = self.years.first().map(|year| year.year.first_day());
        self.entered_on.into_iter().chain(first).min()
    }
}

fn stay(one: &Enrolment, groups: &[Group], teachers: &[GroupTeacher]) -> Stay {
    let group = one.group.and_then(|id| groups.iter().find(|group| group.id == id));
    let of_group = teachers.iter().filter(|teacher| Some(teacher.group) == one.group);
    Stay {
        from: one.from,
        until: one.until,
        group: group.map(|group| (group.id, group.name.clone())),
        year_group: one.year_group,
        teachers: of_group.map(|teacher| teacher.name.clone()).collect(),
    }
}

fn extra(groups: &[Group], year: SchoolYear) -> Vec<String> {
    let extra = groups.iter().filter(|group| group.kind == GroupKind::Extra && group.school_year == year);
    let mut names: Vec<String> = extra.map(|group| group.name.clone()).collect();
    names.sort();
    names
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{Personal, ids::PupilId, register::Gender};
    use uuid::Uuid;

    fn pupil() -> Pupil {
        Pupil {
            id: PupilId(Uuid::nil()),
            key: "ll-1".to_owned(),
            eck_id: None,
            name: PersonName::new("Noor", "van den", "Berg"),
            born_on: Some(Personal::new(Date::constant(2016, 3, 1))),
            gender: Gender::Unknown,
            year_three_since: None,
            entered_on: None,
            left_on: None,
        }
    }

    fn enrolment(start: i16, from: (i8, i8), year_group: &str) -> Enrolment {
        let school_year = SchoolYear::starting_in(start).unwrap();
        let year = if from.0 >= 8 { start } else { start + 1 };
        Enrolment {
            pupil: PupilId(Uuid::nil()),
            school_year,
            from: Date::constant(year, from.0, from.1),
            until: None,
            group: None,
            year_group: year_group.parse().ok(),
        }
    }

    fn steps(years: &[(i16, &str)]) -> Vec<&'static str> {
        let enrolments: Vec<_> =
            years.iter().map(|(start, group)| enrolment(*start, (8, 1), group)).collect();
        let career = Career::new(&pupil(), &enrolments, &[], &[]);
        career.years.iter().map(|year| year.step.map_or("first", YearStep::code)).collect()
    }

    #[test]
    fn a_year_done_twice_and_one_left_out_are_seen() {
        assert_eq!(
            steps(&[(2021, "3"), (2022, "4"), (2023, "4"), (2024, "6"), (2025, "5")]),
            ["first", "next", "doubled", "skipped", "back"]
        );
        assert_eq!(steps(&[(2021, "S"), (2022, "4")]), ["first", "unknown"]);
    }

    #[test]
    fn years_elsewhere_count_too() {
        assert_eq!(steps(&[(2021, "3"), (2024, "6")]), ["first", "next"]);
        assert_eq!(steps(&[(2021, "3"), (2024, "5")]), ["first", "doubled"]);
        let years = [enrolment(2021, (8, 1), "3"), enrolment(2024, (8, 1), "6")];
        assert_eq!(Career::new(&pupil(), &years, &[], &[]).years[1].years_elsewhere, 2);
    }

    #[test]
    fn a_move_within_the_year_is_two_stays_and_the_last_year_group_counts() {
        let years =
            [enrolment(2024, (8, 1), "4"), enrolment(2025, (8, 1), "4"), enrolment(2025, (1, 12), "5")];
        let career = Career::new(&pupil(), &years, &[], &[]);
        assert_eq!(career.years.len(), 2);
        assert_eq!((career.years[1].stays.len(), career.years[1].step), (2, Some(YearStep::Next)));
        assert_eq!(career.first_day(), Some(Date::constant(2024, 8, 1)));
    }
}
