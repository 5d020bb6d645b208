//! What the columns of a sheet are.

use super::{
    rows::{Value, read_cell},
    values::{read_day, read_number},
};
use domain::results::{LevelScale, Moment, TestKind};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// What a sheet brings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Brings {
    /// Results of tests, or of the scales of a list.
    #[default]
    Results,
    /// When pupils were absent.
    Absences,
}

/// How a kind of sheet is to be read.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Mapping {
    /// What its rows are.
    pub brings: Brings,
    /// The name of the sheet in a workbook; empty for the first one with content.
    pub sheet: String,
    /// Each column by its name, with what it is.
    pub columns: Vec<(String, Use)>,
    /// What the file leaves out, the same for every row.
    pub fixed: Fixed,
}

/// What a file leaves out, the same for every row. A column that says it goes before.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Fixed {
    /// The series of all results.
    pub series: Option<String>,
    /// The subject of all results.
    pub subject: Option<String>,
    /// The test moment of all results.
    pub moment: Option<Moment>,
    /// The day of all sittings.
    pub date: Option<Date>,
    /// What kind of tests these are, for those the school does not know yet.
    pub kind: TestKind,
}

/// What a column is.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Use {
    /// Nothing that is taken.
    #[default]
    Skip,
    /// Something of the pupil or of the row.
    Field(Field),
    /// A score.
    Score(ScoreColumn),
}

/// Something of the pupil or of the row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// The pupil's key in the administration.
    PupilKey,
    /// The pupil's ECK iD.
    EckId,
    /// The pupil's first name.
    FirstName,
    /// The prefix of the family name.
    Prefix,
    /// The family name, with or without its prefix.
    LastName,
    /// The whole name in one cell, in any order.
    FullName,
    /// The day of birth.
    BirthDate,
    /// The series of the test.
    Series,
    /// The code of the test.
    TestCode,
    /// The part of the test or the scale of the list.
    Part,
    /// The subject.
    Subject,
    /// The test moment, as `M5`.
    Moment,
    /// The day of the sitting or of the absence.
    Date,
    /// The kind of absence.
    AbsenceKind,
    /// Hours of absence.
    Hours,
}

impl Field {
    /// All of them, in the order of a list to choose from.
    pub const ALL: [Self; 15] = [
        Self::PupilKey,
        Self::EckId,
        Self::FirstName,
        Self::Prefix,
        Self::LastName,
        Self::FullName,
        Self::BirthDate,
        Self::Series,
        Self::TestCode,
        Self::Part,
        Self::Subject,
        Self::Moment,
        Self::Date,
        Self::AbsenceKind,
        Self::Hours,
    ];

    /// Its code in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::PupilKey => "pupil_key",
            Self::EckId => "eck_id",
            Self::FirstName => "first_name",
            Self::Prefix => "prefix",
            Self::LastName => "last_name",
            Self::FullName => "full_name",
            Self::BirthDate => "birth_date",
            Self::Series => "series",
            Self::TestCode => "test_code",
            Self::Part => "part",
            Self::Subject => "subject",
            Self::Moment => "moment",
            Self::Date => "date",
            Self::AbsenceKind => "absence_kind",
            Self::Hours => "hours",
        }
    }

    /// Whether it helps to find the pupil.
    pub const fn names_pupil(self) -> bool {
        matches!(self, Self::PupilKey | Self::EckId | Self::FirstName | Self::LastName | Self::FullName)
    }
}

/// A column with a score.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScoreColumn {
    /// Which score.
    pub score: Score,
    /// The test of this column, in a file with several results on a row; none when the row names the test. Columns of
    /// the same test make one result.
    #[serde(default)]
    pub test: Option<OwnTest>,
}

/// A score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Score {
    /// Skill score.
    Skill,
    /// Raw score.
    Raw,
    /// A level.
    Level(LevelChoice),
    /// Percentile.
    Percentile,
    /// DLE in months.
    Dle,
    /// Functioning level.
    Functioning,
}

/// On which scale a level is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LevelChoice {
    /// On whichever scale has it, else a band of the test's own.
    Any,
    /// On this scale.
    On(LevelScale),
    /// A band of the test's own.
    Own,
}

impl Score {
    /// All of them, in the order of a list to choose from.
    pub const ALL: [Self; 11] = [
        Self::Skill,
        Self::Raw,
        Self::Level(LevelChoice::Any),
        Self::Level(LevelChoice::On(LevelScale::Roman)),
        Self::Level(LevelChoice::On(LevelScale::Letter)),
        Self::Level(LevelChoice::On(LevelScale::Avi)),
        Self::Level(LevelChoice::On(LevelScale::Reference)),
        Self::Level(LevelChoice::Own),
        Self::Percentile,
        Self::Dle,
        Self::Functioning,
    ];

    /// Its code in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Skill => "skill_score",
            Self::Raw => "raw_score",
            Self::Level(LevelChoice::Any) => "level",
            Self::Level(LevelChoice::On(LevelScale::Roman)) => "level_roman",
            Self::Level(LevelChoice::On(LevelScale::Letter)) => "level_letter",
            Self::Level(LevelChoice::On(LevelScale::Avi)) => "level_avi",
            Self::Level(LevelChoice::On(LevelScale::Reference)) => "level_reference",
            Self::Level(LevelChoice::Own) => "level_own",
            Self::Percentile => "percentile",
            Self::Dle => "dle",
            Self::Functioning => "functioning_level",
        }
    }
}

/// The test of one column.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct OwnTest {
    /// The series; the fixed one when none is named.
    pub series: Option<String>,
    /// The part of the test, or the scale of a list.
    pub part: Option<String>,
    /// The subject.
    pub subject: Option<String>,
    /// The test moment.
    pub moment: Option<Moment>,
    /// The day of the sitting.
    pub date: Option<Date>,
}

/// What a mapping must still say before rows can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Lack {
    /// Another sheet of the workbook was chosen: its columns are to be looked at.
    Columns,
    /// No column tells which pupil it is: a key, an ECK iD, or a name.
    Pupil,
    /// Neither a column nor a fixed value tells which test it is.
    Test,
    /// Neither a column nor a fixed value tells the day.
    Date,
    /// No column has a score.
    Score,
    /// No column has hours of absence.
    Hours,
}

impl Use {
    /// Its code in forms: that of a field or score, or `skip`.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Skip => "skip",
            Self::Field(field) => field.code(),
            Self::Score(column) => column.score.code(),
        }
    }

    /// What has this code; a score without a test of its own.
    pub fn from_code(code: &str) -> Self {
        if let Some(field) = Field::ALL.into_iter().find(|field| field.code() == code) {
            return Self::Field(field);
        }
        let score = Score::ALL.into_iter().find(|score| score.code() == code);
        score.map_or(Self::Skip, |score| Self::Score(ScoreColumn { score, test: None }))
    }
}

impl Mapping {
    /// What a column is, by its place in the header of this mapping.
    pub fn use_of(&self, column: usize) -> &Use {
        self.columns.get(column).map_or(&Use::Skip, |(_, what)| what)
    }

    /// The same mapping for a header whose columns may stand in another order; columns that the mapping does not know
    /// are skipped, and what is never stored is never read.
    #[must_use]
    pub fn for_header(&self, header: &[String]) -> Self {
        let use_of = |name: &String| {
            let known = self.columns.iter().find(|(known, _)| known.to_lowercase() == name.to_lowercase());
            match known {
                Some((_, what)) if !super::is_never_stored(name) => what.clone(),
                _ => Use::Skip,
            }
        };
        let columns = header.iter().map(|name| (name.clone(), use_of(name))).collect();
        Self { columns, ..self.clone() }
    }

    /// The columns that this mapping uses and that a header does not have.
    pub fn missing_in(&self, header: &[String]) -> Vec<String> {
        let is_there = |name: &str| header.iter().any(|known| known.to_lowercase() == name.to_lowercase());
        let used = self.columns.iter().filter(|(_, what)| *what != Use::Skip);
        used.filter(|(name, _)| !is_there(name)).map(|(name, _)| name.clone()).collect()
    }

    /// Whether the row that stands for the header holds data: the file has none, and the first row of it was taken for
    /// one. The name of a column is then a day, a number, an ECK iD, or a value such as stands below it.
    pub fn header_is_data(&self) -> bool {
        self.columns.iter().any(|(name, what)| {
            let fits = || match what {
                Use::Score(column) => match column.score {
                    Score::Level(LevelChoice::On(_) | LevelChoice::Any) => {
                        matches!(read_cell(what, name), Ok(Value::Level(_)))
                    }
                    _ => false,
                },
                Use::Field(Field::EckId) => name.contains("://"),
                Use::Field(_) | Use::Skip => false,
            };
            read_day(name).is_some() || read_number(name).is_some() || fits()
        })
    }

    /// The first column that is this.
    pub fn column_of(&self, field: Field) -> Option<usize> {
        self.columns.iter().position(|(_, what)| *what == Use::Field(field))
    }

    /// The test of its own that a column is about; none when the row names the test.
    pub fn own_test(&self, column: usize) -> Option<&OwnTest> {
        match self.use_of(column) {
            Use::Score(score) => score.test.as_ref(),
            _ => None,
        }
    }

    /// The column with the level of the test that a column is about.
    pub fn level_beside(&self, column: usize) -> Option<usize> {
        let test = self.own_test(column);
        self.columns.iter().position(|(_, what)| match what {
            Use::Score(score) => matches!(score.score, Score::Level(_)) && score.test.as_ref() == test,
            _ => false,
        })
    }

    /// What is still to be said before rows can be read.
    pub fn lacks(&self) -> Vec<Lack> {
        let has = |field| self.column_of(field).is_some();
        let scores = || {
            self.columns.iter().filter_map(|(_, what)| match what {
                Use::Score(column) => Some(column),
                _ => None,
            })
        };
        let names_pupil = |what: &Use| matches!(what, Use::Field(field) if field.names_pupil());
        let mut lacks = Vec::new();
        if !self.columns.iter().any(|(_, what)| names_pupil(what)) {
            lacks.push(Lack::Pupil);
        }
        let row_has_date = has(Field::Date) || self.fixed.date.is_some();
        if self.brings == Brings::Absences {
            if !row_has_date {
                lacks.push(Lack::Date);
            }
            if !has(Field::Hours) {
                lacks.push(Lack::Hours);
            }
            return lacks;
        }
        let row_has_test = has(Field::Series) || has(Field::TestCode) || self.fixed.series.is_some();
        if scores().next().is_none() {
            lacks.push(Lack::Score);
        }
        let own = |column: &ScoreColumn, has: fn(&OwnTest) -> bool| column.test.as_ref().is_some_and(has);
        let names_test = |test: &OwnTest| test.series.is_some();
        if !row_has_test && scores().any(|column| !own(column, names_test)) {
            lacks.push(Lack::Test);
        }
        if !row_has_date && scores().any(|column| !own(column, |test| test.date.is_some())) {
            lacks.push(Lack::Date);
        }
        lacks
    }
}
