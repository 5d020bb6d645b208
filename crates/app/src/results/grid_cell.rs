//! One cell of the grid: what was typed, read and put into a result. Pure: no database, no clock.

use domain::results::{Decimal, Level, LevelScale, Test, TestResult};

/// What one types in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// Skill score.
    Skill,
    /// Raw score.
    Raw,
    /// A level on a scale.
    Level(LevelScale),
    /// Percentile.
    Percentile,
    /// A band of the test itself, by its label.
    OwnLevel,
    /// One scale of a list: a score or the label of a band.
    Band,
}

impl Field {
    /// The word in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Skill => "skill",
            Self::Raw => "raw",
            Self::Level(LevelScale::Roman) => "roman",
            Self::Level(LevelScale::Letter) => "letter",
            Self::Level(LevelScale::Avi) => "avi",
            Self::Level(LevelScale::Reference) => "reference",
            Self::Percentile => "percentile",
            Self::OwnLevel => "own_level",
            Self::Band => "band",
        }
    }
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Value {
    /// Nothing, or nothing that somebody typed or that came with the result.
    #[default]
    Empty,
    /// A score or percentile.
    Number(Decimal),
    /// A level.
    Level(Level),
    /// The label of a band of the test's own.
    Label(String),
}

/// Why what was typed cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refusal {
    /// It is no number.
    NotANumber,
    /// No test gives such a score.
    Unlikely {
        /// The lowest score that is taken.
        from: Decimal,
        /// The highest score that is taken.
        to: Decimal,
    },
    /// A percentile lies from 0 to 100.
    NoPercentile,
    /// It is no level of the scale.
    NoLevel(LevelScale),
    /// It is no band of the test.
    NoBand {
        /// The labels that are taken.
        labels: Vec<String>,
    },
    /// The norm table has no such score. Who types it once more means it.
    OutsideTable {
        /// The lowest score of the table.
        from: Decimal,
        /// The highest score of the table.
        to: Decimal,
    },
    /// The pupil's year group is not known, so which test it is neither.
    NoYearGroup,
    /// The pupil is not of the group.
    NotOfGroup,
    /// Results of this pupil of that time were destroyed when their term had ended.
    Destroyed,
}

impl Refusal {
    /// Whether who types it once more means it.
    pub const fn may_insist(&self) -> bool {
        matches!(self, Self::OutsideTable { .. })
    }
}

/// Skill scores and raw scores that are taken; beyond these it is a slip of the finger.
const SKILL: (Decimal, Decimal) = (Decimal::whole(-999), Decimal::whole(9999));
const RAW: (Decimal, Decimal) = (Decimal::whole(0), Decimal::whole(9999));
const PERCENTILE: (Decimal, Decimal) = (Decimal::whole(0), Decimal::whole(100));

/// Reads what was typed in a column of a test.
pub(super) fn read(field: Field, test: &Test, text: &str) -> Result<Value, Refusal> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(Value::Empty);
    }
    match field {
        Field::Skill => number(text, SKILL),
        Field::Raw => number(text, RAW),
        Field::Percentile => match decimal(text).ok_or(Refusal::NotANumber)? {
            found if PERCENTILE.0 <= found && found <= PERCENTILE.1 => Ok(Value::Number(found)),
            _ => Err(Refusal::NoPercentile),
        },
        Field::Level(scale) => {
            Level::parse(scale, text).map(Value::Level).map_err(|_| Refusal::NoLevel(scale))
        }
        Field::OwnLevel => label(test, text),
        Field::Band if decimal(text).is_some() && takes_scores(test) => number(text, RAW),
        Field::Band => label(test, text),
    }
}

fn decimal(text: &str) -> Option<Decimal> {
    // What the page itself wrote has the real minus sign.
    text.replace(['\u{2212}', '\u{2013}'], "-").parse().ok()
}

fn number(text: &str, (from, to): (Decimal, Decimal)) -> Result<Value, Refusal> {
    match decimal(text).ok_or(Refusal::NotANumber)? {
        found if from <= found && found <= to => Ok(Value::Number(found)),
        _ => Err(Refusal::Unlikely { from, to }),
    }
}

/// Whether a score at this test says something: it has bands that begin somewhere, or no bands at all.
pub(super) fn takes_scores(test: &Test) -> bool {
    test.bands.is_empty() || test.bands.iter().any(|band| band.from.is_some())
}

/// The band with this label, or the only one whose label begins so.
fn label(test: &Test, text: &str) -> Result<Value, Refusal> {
    if let Some(band) = test.band_named(text) {
        return Ok(Value::Label(band.label.clone()));
    }
    let start = text.to_lowercase();
    let mut begin = test.bands.iter().filter(|band| band.label.to_lowercase().starts_with(&start));
    match (begin.next(), begin.next()) {
        (Some(only), None) => Ok(Value::Label(only.label.clone())),
        _ => Err(Refusal::NoBand { labels: test.bands.iter().map(|band| band.label.clone()).collect() }),
    }
}

/// What stands in a column as it was typed or came with the result; what the program computed is not in it.
pub(super) fn value(field: Field, test: &Test, result: &TestResult) -> Value {
    let number = |found: Option<Decimal>| found.map_or(Value::Empty, Value::Number);
    let own = || result.own_level.clone().map_or(Value::Empty, Value::Label);
    match field {
        Field::Skill => number(result.skill_score),
        Field::Raw => number(result.raw_score),
        Field::Level(_) | Field::Percentile if result.norm.is_some() => Value::Empty,
        Field::Level(scale) => result.levels.on(scale).map_or(Value::Empty, Value::Level),
        Field::Percentile => number(result.percentile),
        Field::OwnLevel if own_level_is_computed(test, result) => Value::Empty,
        Field::OwnLevel => own(),
        Field::Band if result.raw_score.is_some() => number(result.raw_score),
        Field::Band => own(),
    }
}

/// What the program computed for a column; empty where nothing is, or where somebody typed it.
pub(super) fn computed(field: Field, test: &Test, result: &TestResult) -> Value {
    let own = || result.own_level.clone().map_or(Value::Empty, Value::Label);
    match field {
        Field::Level(scale) if result.norm.is_some() => {
            result.levels.on(scale).map_or(Value::Empty, Value::Level)
        }
        Field::Percentile if result.norm.is_some() => result.percentile.map_or(Value::Empty, Value::Number),
        Field::OwnLevel if own_level_is_computed(test, result) => own(),
        Field::Band if result.raw_score.is_some() => own(),
        _ => Value::Empty,
    }
}

fn own_level_is_computed(test: &Test, result: &TestResult) -> bool {
    let band = result.raw_score.or(result.skill_score).and_then(|score| test.band_of(score));
    band.is_some_and(|band| result.own_level.as_ref() == Some(&band.label))
}

/// Puts a value into a result, and takes away what was computed from the one before. Says whether a level that came with
/// the result stays beside a score that it did not come with.
pub(super) fn put(field: Field, test: &Test, result: &mut TestResult, value: Value) -> bool {
    let had_score = result.skill_score.is_some() || result.raw_score.is_some();
    let own_was_computed = own_level_is_computed(test, result);
    if result.norm.is_some() {
        forget_norm(result);
    }
    let number = match &value {
        Value::Number(number) => Some(*number),
        _ => None,
    };
    let is_score = match field {
        Field::Skill => {
            result.skill_score = number;
            true
        }
        Field::Raw => {
            result.raw_score = number;
            true
        }
        Field::Percentile => {
            result.percentile = number;
            false
        }
        Field::Level(scale) => {
            set_level(result, scale, &value);
            false
        }
        Field::OwnLevel => {
            result.own_level = labelled(value);
            return false;
        }
        Field::Band => {
            result.raw_score = number;
            result.own_level = labelled(value);
            return false;
        }
    };
    if !is_score {
        return false;
    }
    // What the supplier told about the earlier score says nothing about this one.
    (result.dle, result.functioning_level) = (None, None);
    if own_was_computed {
        result.own_level = None;
    }
    let stands = result.levels.main().is_some() || result.own_level.is_some() || result.percentile.is_some();
    had_score && stands
}

fn labelled(value: Value) -> Option<String> {
    match value {
        Value::Label(label) => Some(label),
        _ => None,
    }
}

fn forget_norm(result: &mut TestResult) {
    result.norm = None;
    result.levels = domain::results::Levels::default();
    (result.percentile, result.dle) = (None, None);
}

const fn set_level(result: &mut TestResult, scale: LevelScale, value: &Value) {
    match value {
        Value::Level(level) => result.levels.set(*level),
        _ => match scale {
            LevelScale::Roman => result.levels.roman = None,
            LevelScale::Letter => result.levels.letter = None,
            LevelScale::Avi => result.levels.avi = None,
            LevelScale::Reference => result.levels.reference = None,
        },
    }
}

/// Whether nothing is left that says how the pupil did.
pub(super) fn is_empty(result: &TestResult) -> bool {
    result.skill_score.is_none()
        && result.raw_score.is_none()
        && result.levels.main().is_none()
        && result.percentile.is_none()
        && result.own_level.is_none()
}

/// Whether two results say the same in every column that can be typed in.
pub(super) fn says_the_same(one: &TestResult, other: &TestResult) -> bool {
    let said =
        |of: &TestResult| (of.skill_score, of.raw_score, of.levels, of.percentile, of.own_level.clone());
    said(one) == said(other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::{
        ids::{NormTableId, PupilId, TestId},
        results::{Levels, OwnBand, Series, TestKind, TestNames},
    };
    use jiff::civil::date;
    use uuid::Uuid;

    fn test(bands: &[(&str, Option<i32>)]) -> Test {
        let band = |(label, from): &(&str, Option<i32>)| OwnBand {
            label: (*label).to_owned(),
            from: from.map(Decimal::whole),
            needs_attention: false,
        };
        Test {
            id: TestId(Uuid::from_u128(1)),
            names: TestNames::default(),
            name: None,
            subject: None,
            series: Series("RW".to_owned()),
            moment: None,
            year_group: None,
            kind: TestKind::Standard,
            bands: bands.iter().map(band).collect(),
        }
    }

    fn nothing() -> TestResult {
        TestResult {
            pupil: PupilId(Uuid::from_u128(2)),
            test: TestId(Uuid::from_u128(1)),
            taken_on: date(2026, 1, 20),
            skill_score: None,
            raw_score: None,
            levels: Levels::default(),
            percentile: None,
            dle: None,
            functioning_level: None,
            own_level: None,
            norm: None,
            other_scores: Vec::new(),
        }
    }

    fn roman(name: &str) -> Value {
        Value::Level(Level::named(LevelScale::Roman, name).unwrap())
    }

    #[test]
    fn what_is_typed_is_read_as_people_type_it() {
        let plain = test(&[]);
        let number = |text: &str| Value::Number(text.parse().unwrap());
        for (field, text, value) in [
            (Field::Skill, " 184,5 ", number("184.5")),
            (Field::Skill, "\u{2212}3", number("-3")),
            (Field::Percentile, "100", number("100")),
            (Field::Level(LevelScale::Roman), "iv min", roman("IV-")),
            (Field::Raw, "", Value::Empty),
        ] {
            assert_eq!(read(field, &plain, text), Ok(value), "{text}");
        }
        for (field, text, refusal) in [
            (Field::Skill, "1O4", Refusal::NotANumber),
            (Field::Skill, "18400", Refusal::Unlikely { from: SKILL.0, to: SKILL.1 }),
            (Field::Raw, "-1", Refusal::Unlikely { from: RAW.0, to: RAW.1 }),
            (Field::Percentile, "100,1", Refusal::NoPercentile),
            (Field::Percentile, "-1", Refusal::NoPercentile),
            (Field::Level(LevelScale::Roman), "B", Refusal::NoLevel(LevelScale::Roman)),
            (Field::Level(LevelScale::Letter), "II", Refusal::NoLevel(LevelScale::Letter)),
        ] {
            assert_eq!(read(field, &plain, text), Err(refusal), "{text}");
        }
    }

    #[test]
    fn a_scale_of_a_list_takes_a_score_or_a_band_by_the_start_of_its_label() {
        let scored = test(&[("zwak", Some(0)), ("voldoende", Some(10)), ("goed", Some(20))]);
        assert_eq!(read(Field::Band, &scored, "12"), Ok(Value::Number(Decimal::whole(12))));
        assert_eq!(read(Field::Band, &scored, "VOL"), Ok(Value::Label("voldoende".to_owned())));
        let labels = vec!["A".to_owned(), "Ab".to_owned(), "B".to_owned()];
        let said = test(&[("A", None), ("Ab", None), ("B", None)]);
        assert_eq!(read(Field::Band, &said, "a"), Ok(Value::Label("A".to_owned())));
        assert_eq!(read(Field::Band, &said, "12"), Err(Refusal::NoBand { labels }));
    }

    #[test]
    fn a_typed_level_takes_away_what_the_table_said() {
        let plain = test(&[]);
        let mut result = TestResult {
            skill_score: Some(Decimal::whole(184)),
            percentile: Some(Decimal::whole(50)),
            norm: Some(NormTableId(Uuid::from_u128(9))),
            ..nothing()
        };
        result.levels.set(Level::named(LevelScale::Roman, "III").unwrap());
        let level = Field::Level(LevelScale::Roman);
        assert_eq!(value(level, &plain, &result), Value::Empty);
        assert_eq!(computed(level, &plain, &result), roman("III"));
        assert!(!put(level, &plain, &mut result, roman("II")));
        assert_eq!((result.norm, result.percentile), (None, None));
        assert_eq!(value(level, &plain, &result), roman("II"));
        assert_eq!(computed(level, &plain, &result), Value::Empty);
    }

    #[test]
    fn a_new_score_leaves_a_level_that_came_with_the_old_one_and_says_so() {
        let plain = test(&[]);
        let mut result = TestResult {
            skill_score: Some(Decimal::whole(184)),
            dle: Some(Decimal::whole(24)),
            functioning_level: Some("M5".to_owned()),
            ..nothing()
        };
        result.levels.set(Level::named(LevelScale::Roman, "III").unwrap());
        assert!(put(Field::Skill, &plain, &mut result, Value::Number(Decimal::whole(148))));
        assert_eq!((result.dle, result.functioning_level.clone()), (None, None));
        assert!(result.levels.main().is_some());
        let mut first = nothing();
        put(Field::Level(LevelScale::Roman), &plain, &mut first, roman("III"));
        assert!(!put(Field::Skill, &plain, &mut first, Value::Number(Decimal::whole(148))), "typed just now");
    }

    #[test]
    fn a_band_of_an_own_test_follows_the_score_until_somebody_types_it() {
        let own = test(&[("onvoldoende", Some(0)), ("voldoende", Some(6))]);
        let mut result = TestResult {
            raw_score: Some(Decimal::whole(7)),
            own_level: Some("voldoende".to_owned()),
            ..nothing()
        };
        assert_eq!(value(Field::OwnLevel, &own, &result), Value::Empty);
        put(Field::Raw, &own, &mut result, Value::Number(Decimal::whole(4)));
        assert_eq!(result.own_level, None, "the program computes it anew");
        put(Field::OwnLevel, &own, &mut result, Value::Label("voldoende".to_owned()));
        put(Field::Raw, &own, &mut result, Value::Number(Decimal::whole(5)));
        assert_eq!(value(Field::OwnLevel, &own, &result), Value::Label("voldoende".to_owned()));
    }

    #[test]
    fn a_result_is_gone_when_the_last_thing_it_said_is() {
        let plain = test(&[]);
        let mut result = TestResult { dle: Some(Decimal::whole(24)), ..nothing() };
        put(Field::Skill, &plain, &mut result, Value::Number(Decimal::whole(148)));
        assert!(!is_empty(&result));
        put(Field::Skill, &plain, &mut result, Value::Empty);
        assert!(is_empty(&result));
        assert!(says_the_same(&result, &nothing()));
    }
}
