//! Rows to records: what each says by its mapping, and what cannot be read.

use super::{
    Row, Sheet,
    mapping::{Brings, Field, LevelChoice, Mapping, OwnTest, Score, ScoreColumn, Use},
    values::{is_broken, read_day, read_number, says_nothing},
};
use crate::{ProblemKind, xml::cut};
use domain::{
    Personal,
    register::{AbsenceKind, EckId},
    results::{Decimal, Level, LevelScale, Levels, Moment},
};
use jiff::civil::Date;

/// The longest name of a series, a subject, a part or a level, in characters.
const LONGEST_NAME: usize = 128;

/// The longest key, as in the files of the trade.
const LONGEST_KEY: usize = 256;

/// The least that counts, hours and places in a group may be.
const NOT_BELOW_ZERO: Option<Decimal> = Some(Decimal::whole(0));

/// A row as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowRead {
    /// Its line.
    pub line: u64,
    /// Who it is about.
    pub pupil: PupilNamed,
    /// The results it holds.
    pub results: Vec<SheetResult>,
    /// The absence it holds.
    pub absence: Option<SheetAbsence>,
    /// What cannot be read. What a problem is about is in neither of the others.
    pub problems: Vec<CellProblem>,
}

/// Something wrong with a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellProblem {
    /// Its column, counted from 0.
    pub column: usize,
    /// What is wrong.
    pub kind: ProblemKind,
}

/// How a row names a pupil.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PupilNamed {
    /// By key.
    pub key: Option<String>,
    /// By ECK iD.
    pub eck_id: Option<EckId>,
    /// By name: all parts that the row has, in any order.
    pub name: Option<Personal<String>>,
    /// By day of birth, beside the name.
    pub born_on: Option<Personal<Date>>,
}

/// One result of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetResult {
    /// The first column of it, counted from 0.
    pub column: usize,
    /// The series.
    pub series: Option<String>,
    /// The code of the test.
    pub code: Option<String>,
    /// The part of the test or the scale of the list.
    pub part: Option<String>,
    /// The subject.
    pub subject: Option<String>,
    /// The test moment.
    pub moment: Option<Moment>,
    /// The day of the sitting.
    pub taken_on: Date,
    /// Skill score.
    pub skill_score: Option<Decimal>,
    /// Raw score.
    pub raw_score: Option<Decimal>,
    /// Levels whose scale the mapping names, or that are on one scale only.
    pub levels: Levels,
    /// A level as it stands in the file, where it may be a band of the test's own.
    pub level_text: Option<String>,
    /// Percentile, 0 to 100.
    pub percentile: Option<Decimal>,
    /// DLE in months.
    pub dle: Option<Decimal>,
    /// Functioning level.
    pub functioning_level: Option<String>,
}

/// One absence of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetAbsence {
    /// The day.
    pub absent_on: Date,
    /// Why.
    pub kind: AbsenceKind,
    /// How many hours.
    pub hours: Decimal,
}

/// A cell as it is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Nothing stands there, or it is not taken.
    Nothing,
    /// A text.
    Text(Personal<String>),
    /// A day.
    Day(Date),
    /// A number.
    Number(Decimal),
    /// A test moment.
    Moment(Moment),
    /// A level.
    Level(Level),
    /// A kind of absence.
    Absence(AbsenceKind),
}

/// Reads one cell.
///
/// # Errors
/// `BrokenFormula`, `InvalidDate`, `InvalidNumber`, `OutOfRange`, `UnknownCode` or `TooLong`.
pub fn read_cell(what: &Use, text: &str) -> Result<Value, ProblemKind> {
    if *what == Use::Skip || says_nothing(text) {
        return Ok(Value::Nothing);
    }
    if is_broken(text) {
        return Err(ProblemKind::BrokenFormula);
    }
    match what {
        Use::Skip => Ok(Value::Nothing),
        Use::Field(field) => read_field(*field, text),
        Use::Score(column) => read_score(column.score, text),
    }
}

fn read_field(field: Field, text: &str) -> Result<Value, ProblemKind> {
    match field {
        Field::BirthDate | Field::Date => read_day(text).map(Value::Day).ok_or(ProblemKind::InvalidDate),
        Field::Moment => {
            let found = Moment::find_in(text).map(|(moment, _)| Value::Moment(moment));
            found.ok_or_else(|| ProblemKind::UnknownCode { code: cut(text, 40) })
        }
        Field::AbsenceKind => Ok(Value::Absence(AbsenceKind::from_words(text))),
        Field::Hours => number(text, NOT_BELOW_ZERO, Some(24)),
        Field::PupilKey | Field::EckId => text_of(text, LONGEST_KEY),
        _ => text_of(text, LONGEST_NAME),
    }
}

fn read_score(score: Score, text: &str) -> Result<Value, ProblemKind> {
    match score {
        // Scales of skill may go below zero: the norm tables and the files of the trade say so.
        Score::Skill => number(text, None, None),
        Score::Raw | Score::Dle => number(text, NOT_BELOW_ZERO, None),
        Score::Percentile => number(text, NOT_BELOW_ZERO, Some(100)),
        Score::Functioning => text_of(text, 40),
        Score::Level(LevelChoice::On(scale)) => Level::parse(scale, text)
            .map(Value::Level)
            .map_err(|_| ProblemKind::UnknownCode { code: cut(text, 40) }),
        Score::Level(LevelChoice::Any) => match on_any_scale(text) {
            Some(level) => Ok(Value::Level(level)),
            None => text_of(text, LONGEST_NAME),
        },
        Score::Level(LevelChoice::Own) => text_of(text, LONGEST_NAME),
    }
}

/// A level on the one scale that has it; names of different scales never are the same.
fn on_any_scale(text: &str) -> Option<Level> {
    LevelScale::PREFERRED.into_iter().find_map(|scale| Level::parse(scale, text).ok())
}

fn number(text: &str, least: Option<Decimal>, most: Option<i32>) -> Result<Value, ProblemKind> {
    let number = read_number(text).ok_or(ProblemKind::InvalidNumber)?;
    let is_above = most.is_some_and(|most| number > Decimal::whole(most));
    if least.is_some_and(|least| number < least) || is_above {
        return Err(ProblemKind::OutOfRange { most: most.and_then(|most| u32::try_from(most).ok()) });
    }
    Ok(Value::Number(number))
}

fn text_of(text: &str, most: usize) -> Result<Value, ProblemKind> {
    if text.chars().nth(most).is_some() {
        return Err(ProblemKind::TooLong { most: u32::try_from(most).unwrap_or(u32::MAX) });
    }
    Ok(Value::Text(Personal::new(text.to_owned())))
}

/// Reads all rows of a sheet. A result that cannot be read is left out with its problem, the others of its row stay;
/// a row that does not say who it is about gives nothing but its problem.
pub fn read_rows(sheet: &Sheet, mapping: &Mapping) -> Vec<RowRead> {
    sheet.rows.iter().map(|row| Reading::new(mapping, row).read()).collect()
}

struct Reading<'a> {
    mapping: &'a Mapping,
    row: &'a Row,
    problems: Vec<CellProblem>,
}

/// What a row says once, for all its results.
#[derive(Default)]
struct OfRow {
    pupil: PupilNamed,
    series: Option<String>,
    code: Option<String>,
    part: Option<String>,
    subject: Option<String>,
    moment: Option<Moment>,
    date: Option<Date>,
    absence: Option<AbsenceKind>,
    hours: Option<Decimal>,
}

impl<'a> Reading<'a> {
    const fn new(mapping: &'a Mapping, row: &'a Row) -> Self {
        Self { mapping, row, problems: Vec::new() }
    }

    fn read(mut self) -> RowRead {
        let of_row = self.of_row();
        let broken = !self.problems.is_empty();
        let names_nobody =
            of_row.pupil.key.is_none() && of_row.pupil.eck_id.is_none() && of_row.pupil.name.is_none();
        if names_nobody && !broken {
            let column = self
                .mapping
                .columns
                .iter()
                .position(|(_, what)| matches!(what, Use::Field(field) if field.names_pupil()));
            self.problems.push(CellProblem { column: column.unwrap_or(0), kind: ProblemKind::Missing });
        }
        let (mut results, mut absence) = (Vec::new(), None);
        if self.problems.is_empty() {
            match self.mapping.brings {
                Brings::Results => results = self.results(&of_row),
                Brings::Absences => absence = self.absence(&of_row),
            }
        }
        RowRead { line: self.row.line, pupil: of_row.pupil, results, absence, problems: self.problems }
    }

    fn of_row(&mut self) -> OfRow {
        let mut found = OfRow::default();
        let mut name = String::new();
        for (column, (_, what)) in self.mapping.columns.iter().enumerate() {
            let Use::Field(field) = what else { continue };
            let value = match read_cell(what, self.row.cell(column)) {
                Ok(value) => value,
                Err(kind) => {
                    self.problems.push(CellProblem { column, kind });
                    continue;
                }
            };
            match (field, value) {
                (Field::PupilKey, Value::Text(text)) => found.pupil.key = Some(text.into_inner()),
                (Field::EckId, Value::Text(text)) => found.pupil.eck_id = text.reveal().parse().ok(),
                (Field::FirstName | Field::Prefix | Field::LastName | Field::FullName, Value::Text(text)) => {
                    name.push_str(text.reveal());
                    name.push(' ');
                }
                (Field::BirthDate, Value::Day(day)) => found.pupil.born_on = Some(Personal::new(day)),
                (Field::Series, Value::Text(text)) => found.series = Some(text.into_inner()),
                (Field::TestCode, Value::Text(text)) => found.code = Some(text.into_inner()),
                (Field::Part, Value::Text(text)) => found.part = Some(text.into_inner()),
                (Field::Subject, Value::Text(text)) => found.subject = Some(text.into_inner()),
                (Field::Moment, Value::Moment(moment)) => found.moment = Some(moment),
                (Field::Date, Value::Day(day)) => found.date = Some(day),
                (Field::AbsenceKind, Value::Absence(kind)) => found.absence = Some(kind),
                (Field::Hours, Value::Number(hours)) => found.hours = Some(hours),
                _ => {}
            }
        }
        let name = name.trim();
        found.pupil.name = (!name.is_empty()).then(|| Personal::new(name.to_owned()));
        found
    }

    fn absence(&mut self, of_row: &OfRow) -> Option<SheetAbsence> {
        let absent_on = self.needed(Field::Date, of_row.date.or(self.mapping.fixed.date))?;
        let hours = self.needed(Field::Hours, of_row.hours)?;
        Some(SheetAbsence { absent_on, hours, kind: of_row.absence.unwrap_or(AbsenceKind::Unknown) })
    }

    fn needed<T>(&mut self, field: Field, value: Option<T>) -> Option<T> {
        if value.is_none() {
            let column = self.mapping.column_of(field).unwrap_or(0);
            self.problems.push(CellProblem { column, kind: ProblemKind::Missing });
        }
        value
    }

    /// The results of a row: one for each test that its score columns name, without those of which no score is filled.
    fn results(&mut self, of_row: &OfRow) -> Vec<SheetResult> {
        let mut tests: Vec<Option<&OwnTest>> = Vec::new();
        for (_, what) in &self.mapping.columns {
            if let Use::Score(column) = what
                && !tests.contains(&column.test.as_ref())
            {
                tests.push(column.test.as_ref());
            }
        }
        let is_only = tests.len() == 1;
        let results: Vec<SheetResult> =
            tests.into_iter().filter_map(|test| self.result(of_row, test, is_only)).collect();
        results
    }

    /// The scores of one test; nothing when one of them cannot be read, or none is filled.
    fn values(&mut self, columns: &[(usize, &ScoreColumn)], is_only: bool) -> Option<Vec<(Score, Value)>> {
        let mut values = Vec::with_capacity(columns.len());
        let before = self.problems.len();
        for (column, what) in columns {
            match read_cell(&Use::Score((*what).clone()), self.row.cell(*column)) {
                Ok(Value::Nothing) => {}
                Ok(value) => values.push((what.score, value)),
                Err(kind) => self.problems.push(CellProblem { column: *column, kind }),
            }
        }
        if self.problems.len() > before {
            return None;
        }
        if values.is_empty() {
            // A pupil without a score at one of many tests was not there; a row about one test must have one.
            if let Some((column, _)) = columns.first().filter(|_| is_only) {
                self.problems.push(CellProblem { column: *column, kind: ProblemKind::Missing });
            }
            return None;
        }
        Some(values)
    }

    fn result(&mut self, of_row: &OfRow, test: Option<&OwnTest>, is_only: bool) -> Option<SheetResult> {
        let columns: Vec<(usize, &ScoreColumn)> = self
            .mapping
            .columns
            .iter()
            .enumerate()
            .filter_map(|(at, (_, what))| match what {
                Use::Score(column) if column.test.as_ref() == test => Some((at, column)),
                _ => None,
            })
            .collect();
        let (first, _) = *columns.first()?;
        let values = self.values(&columns, is_only)?;
        let fixed = &self.mapping.fixed;
        let own = test.cloned().unwrap_or_default();
        let date = own.date.or(of_row.date).or(fixed.date);
        let (series, code) = if own.series.is_some() {
            (own.series, None)
        } else {
            (of_row.series.clone().or_else(|| fixed.series.clone()), of_row.code.clone())
        };
        if series.is_none() && code.is_none() {
            let column =
                self.mapping.column_of(Field::Series).or_else(|| self.mapping.column_of(Field::TestCode));
            self.problems.push(CellProblem { column: column.unwrap_or(first), kind: ProblemKind::Missing });
            return None;
        }
        let taken_on = self.needed(Field::Date, date)?;
        let mut result = SheetResult {
            column: first,
            series,
            code,
            part: own.part.or_else(|| of_row.part.clone()),
            subject: own.subject.or_else(|| of_row.subject.clone()).or_else(|| fixed.subject.clone()),
            moment: own.moment.or(of_row.moment).or(fixed.moment),
            taken_on,
            skill_score: None,
            raw_score: None,
            levels: Levels::default(),
            level_text: None,
            percentile: None,
            dle: None,
            functioning_level: None,
        };
        for (score, value) in values {
            result.set(score, value);
        }
        Some(result)
    }
}

impl SheetResult {
    fn set(&mut self, score: Score, value: Value) {
        match (score, value) {
            (Score::Skill, Value::Number(number)) => self.skill_score = Some(number),
            (Score::Raw, Value::Number(number)) => self.raw_score = Some(number),
            (Score::Percentile, Value::Number(number)) => self.percentile = Some(number),
            (Score::Dle, Value::Number(number)) => self.dle = Some(number),
            (Score::Functioning, Value::Text(text)) => self.functioning_level = Some(text.into_inner()),
            (Score::Level(LevelChoice::On(_)), Value::Level(level)) => self.levels.set(level),
            (Score::Level(_), Value::Level(level)) => {
                self.levels.set(level);
                self.level_text = Some(level.name().to_owned());
            }
            (Score::Level(_), Value::Text(text)) => self.level_text = Some(text.into_inner()),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_that_failed_is_no_value_of_any_column() {
        for what in ["skill_score", "level_own", "full_name", "date"] {
            let found = read_cell(&Use::from_code(what), "#REF!");
            assert_eq!(found, Err(ProblemKind::BrokenFormula), "{what}");
        }
        assert_eq!(read_cell(&Use::Skip, "#REF!"), Ok(Value::Nothing));
        assert_eq!(read_cell(&Use::from_code("raw_score"), "#N/A"), Ok(Value::Nothing));
    }

    #[test]
    fn only_skill_goes_below_zero() {
        let below = |what: &str| read_cell(&Use::from_code(what), "-12,5");
        assert_eq!(below("skill_score"), Ok(Value::Number(Decimal::from_thousandths(-12_500))));
        for what in ["raw_score", "dle"] {
            assert_eq!(below(what), Err(ProblemKind::OutOfRange { most: None }), "{what}");
        }
        assert_eq!(below("percentile"), Err(ProblemKind::OutOfRange { most: Some(100) }));
        assert_eq!(below("hours"), Err(ProblemKind::OutOfRange { most: Some(24) }));
    }
}
