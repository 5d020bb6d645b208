//! What an import would change: new records, and known ones with old and new side by side.

use domain::{
    Personal,
    ids::PupilId,
    register::{Absence, AbsenceKind, Group, Pupil, StaffMember},
    results::{Decimal, LevelScale, TestResult},
};
use jiff::civil::Date;

/// New records that are shown; the rest is counted.
const MOST_NEW: usize = 200;
/// Changed records that are shown.
const MOST_CHANGED: usize = 1_000;

/// One record that is new, or known with other values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    /// Its line in the file.
    pub line: u64,
    /// Whom it is about; nobody for a group.
    pub who: Option<Who>,
    /// What it is.
    pub about: About,
    /// What differs; of a new record all that it says.
    pub fields: Vec<FieldDifference>,
}

/// Whom a record is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    /// A known pupil.
    Known(PupilId),
    /// Somebody as the file names her: a pupil who may be a known one, or a member of staff.
    Named(Personal<String>, Option<PupilId>),
}

/// What a record is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum About {
    /// A result.
    Result {
        /// The test, by its name or code.
        test: String,
        /// The day of the sitting.
        taken_on: Date,
    },
    /// An absence.
    Absence {
        /// The day.
        absent_on: Date,
        /// Why.
        kind: AbsenceKind,
    },
    /// A pupil.
    Pupil,
    /// A group, by its name.
    Group(String),
    /// A member of staff.
    Staff,
}

/// One value that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldDifference {
    /// Which.
    pub field: DifferingField,
    /// As it is known; nothing when it was not.
    pub before: Shown,
    /// As the file has it.
    pub after: Shown,
}

/// A value, ready to be shown in any language.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Shown {
    /// Nothing.
    #[default]
    Nothing,
    /// A text.
    Text(Personal<String>),
    /// A number.
    Number(Decimal),
    /// A day.
    Day(Personal<Date>),
}

impl Shown {
    pub(super) fn text(text: impl Into<String>) -> Self {
        let text: String = text.into();
        if text.is_empty() { Self::Nothing } else { Self::Text(Personal::new(text)) }
    }

    fn of_text(text: Option<&str>) -> Self {
        text.map_or(Self::Nothing, Self::text)
    }

    fn number(number: Option<Decimal>) -> Self {
        number.map_or(Self::Nothing, Self::Number)
    }

    pub(super) fn day(day: Option<Date>) -> Self {
        day.map_or(Self::Nothing, |day| Self::Day(Personal::new(day)))
    }
}

/// The values that are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DifferingField {
    /// Skill score.
    SkillScore,
    /// Raw score.
    RawScore,
    /// Level on one of the scales.
    Level(LevelScale),
    /// Band of the test's own.
    OwnLevel,
    /// Percentile.
    Percentile,
    /// DLE.
    Dle,
    /// Functioning level.
    FunctioningLevel,
    /// Other scores.
    OtherScores,
    /// Hours of absence.
    Hours,
    /// Name.
    Name,
    /// Key.
    Key,
    /// ECK iD; only that it differs is shown.
    EckId,
    /// Day of birth.
    BornOn,
    /// Gender.
    Gender,
    /// The day since which the pupil is in year group 3 or higher.
    YearThreeSince,
    /// First day at the school.
    EnteredOn,
    /// Last day at the school.
    LeftOn,
    /// Base group.
    Group,
    /// Extra groups.
    ExtraGroups,
    /// Year group.
    YearGroup,
    /// Description.
    Description,
    /// Mail address.
    Email,
    /// Roles.
    Roles,
    /// Groups of a member of staff.
    Groups,
}

/// The differences met so far, in bounded memory.
#[derive(Debug, Clone, Default)]
pub struct Differences {
    /// New records.
    pub new: Vec<Difference>,
    /// Changed records.
    pub changed: Vec<Difference>,
}

impl Differences {
    pub(super) fn add_new(&mut self, make: impl FnOnce() -> Difference) {
        if self.new.len() < MOST_NEW {
            self.new.push(make());
        }
    }

    pub(super) fn add_changed(&mut self, make: impl FnOnce() -> Difference) {
        if self.changed.len() < MOST_CHANGED {
            self.changed.push(make());
        }
    }
}

/// What differs between two lists of values; where there was nothing before, what is there now.
pub(super) fn differing(
    before: Option<Vec<(DifferingField, Shown)>>,
    after: Vec<(DifferingField, Shown)>,
) -> Vec<FieldDifference> {
    let mut old = before.unwrap_or_default().into_iter();
    after
        .into_iter()
        .map(|(field, after)| FieldDifference {
            field,
            before: old.next().map(|(_, before)| before).unwrap_or_default(),
            after,
        })
        .filter(|one| one.before != one.after)
        .collect()
}

pub(super) fn of_result(result: &TestResult) -> Vec<(DifferingField, Shown)> {
    let level = |scale| {
        let level = result.levels.on(scale).map(domain::results::Level::name);
        (DifferingField::Level(scale), Shown::of_text(level))
    };
    let other: Vec<String> =
        result.other_scores.iter().map(|(code, value)| format!("{code} {value}")).collect();
    let mut all = vec![
        (DifferingField::SkillScore, Shown::number(result.skill_score)),
        (DifferingField::RawScore, Shown::number(result.raw_score)),
    ];
    all.extend(LevelScale::PREFERRED.map(level));
    all.extend([
        (DifferingField::OwnLevel, Shown::of_text(result.own_level.as_deref())),
        (DifferingField::Percentile, Shown::number(result.percentile)),
        (DifferingField::Dle, Shown::number(result.dle)),
        (DifferingField::FunctioningLevel, Shown::of_text(result.functioning_level.as_deref())),
        (DifferingField::OtherScores, Shown::text(other.join(", "))),
    ]);
    all
}

pub(super) fn of_absence(absence: &Absence) -> Vec<(DifferingField, Shown)> {
    vec![(DifferingField::Hours, Shown::Number(absence.hours))]
}

pub(super) fn of_pupil(pupil: &Pupil) -> Vec<(DifferingField, Shown)> {
    vec![
        (DifferingField::Name, Shown::text(pupil.name.full())),
        (DifferingField::Key, Shown::text(&*pupil.key)),
        (DifferingField::EckId, Shown::of_text(pupil.eck_id.as_ref().map(domain::register::EckId::reveal))),
        (DifferingField::BornOn, Shown::day(pupil.born_on.as_ref().map(|day| *day.reveal()))),
        (DifferingField::Gender, Shown::text(pupil.gender.code())),
        (DifferingField::YearThreeSince, Shown::day(pupil.year_three_since)),
        (DifferingField::EnteredOn, Shown::day(pupil.entered_on)),
        (DifferingField::LeftOn, Shown::day(pupil.left_on)),
    ]
}

pub(super) fn of_group(group: &Group) -> Vec<(DifferingField, Shown)> {
    vec![
        (DifferingField::Name, Shown::text(&*group.name)),
        (
            DifferingField::YearGroup,
            Shown::text(group.year_group.map(|year| year.to_string()).unwrap_or_default()),
        ),
        (DifferingField::Description, Shown::of_text(group.description.as_deref())),
    ]
}

pub(super) fn of_staff(member: &StaffMember, groups: &str) -> Vec<(DifferingField, Shown)> {
    let roles: Vec<&str> = member.roles.iter().map(domain::register::StaffRole::as_str).collect();
    vec![
        (DifferingField::Name, Shown::text(member.name.full())),
        (DifferingField::Key, Shown::text(&*member.key)),
        (DifferingField::Email, Shown::of_text(member.email.as_deref())),
        (DifferingField::Roles, Shown::text(roles.join(", "))),
        (DifferingField::Groups, Shown::text(groups)),
    ]
}
