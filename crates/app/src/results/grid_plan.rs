//! Which tests a group can be entered for, which columns a test has, and which test it is for whom.

use super::{
    catalogue::series_without_part,
    grid_cell::{Field, takes_scores},
};
use crate::norms;
use domain::{
    ids::TestId,
    register::YearGroup,
    results::{LevelScale, Moment, Part, Series, Test, TestKind, TestNames, TestResult},
};
use jiff::civil::Date;
use std::{
    collections::{BTreeMap, BTreeSet, HashSet},
    fmt,
    str::FromStr,
};
use store::results::KeptSeries;

/// What a grid is about: a series of tests, or a list with several scales, at a part of the school year.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct GridKey {
    /// The part of the school year; none for a test that is taken at any time.
    pub part: Option<Part>,
    /// The series, or what the scales of a list have in common.
    pub series: String,
}

/// The text names no grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoGridKey;

/// Stands for the part of a test that is taken at any time.
const AT_ANY_TIME: &str = "x";

impl fmt::Display for GridKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.part {
            Some(part) => write!(f, "{}.{}", part.letter(), self.series),
            None => write!(f, "{AT_ANY_TIME}.{}", self.series),
        }
    }
}

impl FromStr for GridKey {
    type Err = NoGridKey;

    /// Reads `M.RW`, and `x.DMT` for a test that is taken at any time.
    fn from_str(text: &str) -> Result<Self, NoGridKey> {
        let (part, series) = text.split_once('.').ok_or(NoGridKey)?;
        let named = Part::ALL.into_iter().find(|one| one.letter().to_string() == part);
        if series.is_empty() || (named.is_none() && part != AT_ANY_TIME) {
            return Err(NoGridKey);
        }
        Ok(Self { part: named, series: series.to_owned() })
    }
}

/// A test that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// The series, or what the scales of a list have in common.
    pub series: String,
    /// The name for people.
    pub name: String,
    /// The subject.
    pub subject: Option<String>,
    /// What kind of test it is.
    pub kind: TestKind,
    /// The parts of the school year at which it is taken; none when it is taken at any time.
    pub parts: Vec<Part>,
    /// Whether it is made for the year groups of the group, as far as that is known.
    pub fits: bool,
}

/// Everything that can be chosen: the tests that the school knows and the series of the catalogue.
pub(super) fn offers(tests: &[Test], catalogue: &[KeptSeries], year_groups: &BTreeSet<u8>) -> Vec<Offer> {
    let mut by_series: BTreeMap<String, (Option<&KeptSeries>, Vec<&Test>)> = BTreeMap::new();
    for test in tests.iter().filter(|test| test.names.part.is_none() || has_scales(test.kind)) {
        by_series.entry(base(test)).or_default().1.push(test);
    }
    for one in catalogue {
        by_series.entry(one.key.clone()).or_default().0 = Some(one);
    }
    let is_shown = |(_, (known, _)): &(String, (Option<&KeptSeries>, Vec<&Test>))| {
        known.is_none_or(|known| !known.is_hidden)
    };
    let made = by_series.into_iter().filter(is_shown);
    made.map(|(series, (known, tests))| offer(series, known, &tests, year_groups)).collect()
}

fn offer(series: String, known: Option<&KeptSeries>, tests: &[&Test], year_groups: &BTreeSet<u8>) -> Offer {
    let moments = moments(known, tests.iter().copied());
    let made_for: BTreeSet<u8> = match known {
        Some(known) => known.year_groups.iter().copied().collect(),
        None => tests
            .iter()
            .filter_map(|test| test.moment.map(|moment| moment.year_group).or(test.year_group))
            .collect(),
    };
    let fits = made_for.is_empty() || year_groups.is_empty() || !made_for.is_disjoint(year_groups);
    let parts: BTreeSet<Part> = moments.iter().map(|moment| moment.part).collect();
    let (name, subject, kind) = about(&series, known, tests);
    Offer { name, subject, kind, parts: parts.into_iter().collect(), fits, series }
}

fn moments<'a>(known: Option<&KeptSeries>, tests: impl Iterator<Item = &'a Test>) -> BTreeSet<Moment> {
    let of_catalogue = known.into_iter().flat_map(|known| known.moments.iter().copied());
    of_catalogue.chain(tests.filter_map(|test| test.moment)).collect()
}

fn about(series: &str, known: Option<&KeptSeries>, tests: &[&Test]) -> (String, Option<String>, TestKind) {
    let subject = tests.iter().find_map(|test| test.subject.clone());
    if let Some(known) = known {
        return (known.name.clone(), Some(known.subject.clone()).filter(|s| !s.is_empty()), known.kind);
    }
    let kind = tests.first().map(|test| test.kind).unwrap_or_default();
    // Of several tests only the series is a name for all; the subject stands beside it.
    let own = match tests {
        [only] => only.name.clone(),
        _ => None,
    };
    let name = own.unwrap_or_else(|| match &subject {
        Some(subject) if !has_scales(kind) => format!("{subject} ({series})"),
        _ => series.to_owned(),
    });
    (name, subject, kind)
}

/// Whether tests of this kind are the school's own, of which each part is a scale with a column of its own.
const fn has_scales(kind: TestKind) -> bool {
    !matches!(kind, TestKind::Standard)
}

/// The series of a test; of a scale what all scales of its list have in common.
pub(super) fn base(test: &Test) -> String {
    if has_scales(test.kind) { series_without_part(test) } else { test.series.0.clone() }
}

/// One column of a grid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The word in forms: the field, or the series of the scale of a list.
    pub code: String,
    /// What one types in it.
    pub field: Field,
    /// The scale of a list, in words.
    pub scale: Option<String>,
    /// The series of its tests.
    pub series: Series,
    /// The labels that can be typed in, lowest first.
    pub labels: Vec<String>,
    /// Whether a score can be typed in beside them.
    pub takes_scores: bool,
}

/// A grid before any pupil is in it.
#[derive(Debug, Clone)]
pub(super) struct Plan {
    pub(super) key: GridKey,
    pub(super) name: String,
    pub(super) subject: Option<String>,
    pub(super) kind: TestKind,
    /// The tests that the school knows in it.
    tests: Vec<Test>,
    known: Option<KeptSeries>,
    /// The names that tests of the school have.
    taken: HashSet<TestNames>,
}

/// Which columns results of a series have filled.
#[derive(Debug, Clone, Default)]
struct Filled {
    skill: bool,
    raw: bool,
    percentile: bool,
    levels: BTreeMap<LevelScale, usize>,
}

impl Plan {
    /// The plan of a grid; none when neither the school nor the catalogue has such a test.
    pub(super) fn new(key: &GridKey, tests: Vec<Test>, catalogue: Vec<KeptSeries>) -> Option<Self> {
        let in_grid =
            |test: &Test| base(test) == key.series && (test.names.part.is_none() || has_scales(test.kind));
        let taken = tests.iter().map(|test| test.names.clone()).collect();
        let tests: Vec<Test> = tests.into_iter().filter(in_grid).collect();
        let known = catalogue.into_iter().find(|one| one.key == key.series);
        if tests.is_empty() && known.is_none() {
            return None;
        }
        let has_moments = !moments(known.as_ref(), tests.iter()).is_empty();
        // Of a test that is taken at any time no part is asked, and of another one it is.
        if has_moments != key.part.is_some() {
            return None;
        }
        let (name, subject, kind) = about(&key.series, known.as_ref(), &tests.iter().collect::<Vec<_>>());
        Some(Self { key: key.clone(), name, subject, kind, tests, known, taken })
    }

    /// The tests that the school knows in it.
    pub(super) fn tests(&self) -> &[Test] {
        &self.tests
    }

    /// Whether it is a list: a column for each scale.
    pub(super) fn is_list(&self) -> bool {
        let is_one_score =
            self.kind == TestKind::Own && self.tests.iter().all(|test| test.names.part.is_none());
        has_scales(self.kind) && !is_one_score && !self.tests.is_empty()
    }

    /// The column with a code, whether or not the page shows it.
    pub(super) fn column(&self, code: &str) -> Option<Column> {
        if self.is_list() {
            return self.scales().into_iter().find(|column| column.code == code);
        }
        let levels = LevelScale::PREFERRED.map(Field::Level);
        let fields = [Field::Skill, Field::Raw, Field::Percentile, Field::OwnLevel].into_iter().chain(levels);
        fields.into_iter().find(|field| field.code() == code).map(|field| self.plain(field))
    }

    /// The columns that the page shows: what the catalogue says, else what earlier results have filled.
    pub(super) fn columns<'a>(&self, earlier: impl Iterator<Item = &'a TestResult>) -> Vec<Column> {
        if self.is_list() {
            return self.scales();
        }
        let filled = self.filled(earlier);
        let fields = match self.kind {
            TestKind::Standard => self.standard(&filled),
            TestKind::Own | TestKind::SocialEmotional | TestKind::Observation => self.own(&filled),
        };
        fields.into_iter().map(|field| self.plain(field)).collect()
    }

    fn filled<'a>(&self, earlier: impl Iterator<Item = &'a TestResult>) -> Filled {
        let own: BTreeSet<TestId> = self.tests.iter().map(|test| test.id).collect();
        let mut filled = Filled::default();
        for result in earlier.filter(|result| own.contains(&result.test)) {
            filled.skill |= result.skill_score.is_some();
            filled.raw |= result.raw_score.is_some();
            filled.percentile |= result.percentile.is_some();
            for level in result.levels.all() {
                *filled.levels.entry(level.scale()).or_default() += 1;
            }
        }
        filled
    }

    fn standard(&self, filled: &Filled) -> Vec<Field> {
        let most = filled.levels.iter().max_by_key(|(_, times)| **times).map(|(scale, _)| *scale);
        let told = self.known.as_ref().and_then(|known| known.level_scale);
        let scale = told.or(most).unwrap_or(LevelScale::Roman);
        let is_order_only = scale == LevelScale::Avi && !filled.skill;
        let has_score = !is_order_only && (filled.skill || most.is_none() || !filled.raw);
        let fields = [
            (has_score, Field::Skill),
            (filled.raw, Field::Raw),
            (true, Field::Level(scale)),
            (has_score, Field::Percentile),
        ];
        fields.into_iter().filter(|(is_there, _)| *is_there).map(|(_, field)| field).collect()
    }

    fn own(&self, filled: &Filled) -> Vec<Field> {
        let has_bands = self.tests.iter().any(|test| !test.bands.is_empty());
        let takes_scores = self.tests.is_empty() || self.tests.iter().any(takes_scores);
        let fields = [
            (filled.skill, Field::Skill),
            (takes_scores || filled.raw, Field::Raw),
            (has_bands, Field::OwnLevel),
        ];
        fields.into_iter().filter(|(is_there, _)| *is_there).map(|(_, field)| field).collect()
    }

    fn plain(&self, field: Field) -> Column {
        let labels = match field {
            Field::OwnLevel | Field::Band => labels(self.tests.iter()),
            _ => Vec::new(),
        };
        let series = Series(self.key.series.clone());
        let takes_scores = !matches!(field, Field::OwnLevel | Field::Level(_));
        Column { code: field.code().to_owned(), field, scale: None, series, labels, takes_scores }
    }

    /// The scales of a list, each with what it is called, in the order in which they were made.
    fn scales(&self) -> Vec<Column> {
        let mut first: BTreeMap<&Series, &Test> = BTreeMap::new();
        for test in &self.tests {
            let known = first.entry(&test.series).or_insert(test);
            if test.id < known.id {
                *known = test;
            }
        }
        let mut scales: Vec<&Test> = first.into_values().collect();
        scales.sort_by_key(|test| test.id);
        let column = |test: &Test| {
            let of_scale = || self.tests.iter().filter(|one| one.series == test.series);
            Column {
                code: test.series.0.clone(),
                field: Field::Band,
                scale: Some(self.scale_name(test)),
                labels: labels(of_scale()),
                takes_scores: of_scale().any(takes_scores),
                series: test.series.clone(),
            }
        };
        scales.into_iter().map(column).collect()
    }

    /// The name of a scale: what stands behind the name of its list.
    fn scale_name(&self, test: &Test) -> String {
        let Some(part) = &test.names.part else { return self.name.clone() };
        let behind = test.name.as_deref().and_then(|name| name.strip_prefix(&self.name)?.strip_prefix(": "));
        behind.unwrap_or(part).to_owned()
    }

    /// The test moment of a pupil of a year group; none when the test is taken at any time.
    pub(super) fn moment_for(&self, year_group: Option<YearGroup>) -> Result<Option<Moment>, NoYearGroup> {
        let Some(part) = self.key.part else { return Ok(None) };
        let year_group = year_group.and_then(YearGroup::primary).ok_or(NoYearGroup)?;
        Ok(Some(Moment { year_group, part }))
    }

    /// The test of a column for a pupil of a year group, known or still to be made (with `id`).
    pub(super) fn test_for(
        &self,
        column: &Column,
        year_group: Option<YearGroup>,
        id: impl FnOnce() -> TestId,
    ) -> Result<(Test, bool), NoYearGroup> {
        let moment = self.moment_for(year_group)?;
        let of_column = || self.tests.iter().filter(|test| test.series == column.series);
        // The same test under two names of its supplier: what was added last counts.
        let fits = of_column().filter(|test| test.moment == moment).max_by_key(|test| test.id);
        if let Some(test) = fits {
            return Ok((test.clone(), true));
        }
        let sibling = of_column().max_by_key(|test| test.id);
        Ok((self.new_test(column, moment, sibling, id()), false))
    }

    fn new_test(&self, column: &Column, moment: Option<Moment>, like: Option<&Test>, id: TestId) -> Test {
        let code = like.and_then(|test| with_moment(&test.names.code, moment));
        let code = code.unwrap_or_else(|| match moment {
            Some(moment) => format!("{} {moment}", column.series.0),
            None => column.series.0.clone(),
        });
        let name = like.and_then(|test| with_moment(test.name.as_deref()?, moment)).unwrap_or_else(|| {
            let moment = moment.map(|moment| format!(" {moment}")).unwrap_or_default();
            format!("{}{moment}", self.name)
        });
        let names = |code: String| TestNames {
            code,
            part: like.and_then(|test| test.names.part.clone()),
            version: like.and_then(|test| test.names.version.clone()),
            scale: like.and_then(|test| test.names.scale.clone()),
        };
        // Another test can have this code already, of another series or made for another moment.
        let mut unused = names(code.clone());
        for number in 2..100 {
            if !self.taken.contains(&unused) {
                break;
            }
            unused = names(format!("{code} ({number})"));
        }
        Test {
            id,
            names: unused,
            name: Some(name),
            subject: self.subject.clone(),
            series: column.series.clone(),
            moment,
            year_group: moment.map(|moment| moment.year_group),
            kind: self.kind,
            bands: like.map(|test| test.bands.clone()).unwrap_or_default(),
        }
    }

    /// What the sitting is called in the list of imports: the test, its moments, the group and the day.
    pub(super) fn title(&self, group: &str, on: Date) -> String {
        let part = self.key.part.map(|part| format!(" {}", part.letter())).unwrap_or_default();
        format!("{}{part} · {group} · {on}", self.name)
    }
}

/// Which of the parts at which a test is taken fits a day: that of the day itself, else the last one before it.
pub fn default_part(parts: &[Part], on: Date) -> Option<Part> {
    let of_day = norms::moment_windows().part_of(on);
    parts.iter().copied().filter(|part| *part <= of_day).max()
}

/// A test is made for a year group, and that of the pupil is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NoYearGroup;

fn labels<'a>(tests: impl Iterator<Item = &'a Test>) -> Vec<String> {
    let mut labels: Vec<String> = Vec::new();
    for label in tests.flat_map(|test| &test.bands).map(|band| &band.label) {
        if !labels.contains(label) {
            labels.push(label.clone());
        }
    }
    labels
}

/// A code or name with another test moment in it; none when it has none.
fn with_moment(text: &str, moment: Option<Moment>) -> Option<String> {
    let (_, range) = Moment::find_in(text)?;
    let (before, after) = (text.get(..range.start)?, text.get(range.end..)?);
    Some(format!("{before}{}{after}", moment?))
}

#[cfg(test)]
#[path = "grid_plan_tests.rs"]
mod tests;
