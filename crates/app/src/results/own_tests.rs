//! Tests of the school's own: of a method, a social-emotional list, an observation. A list has any number of scales, which
//! are parts of one code; all share the bands of the list.

use super::{
    catalogue::Catalogue,
    catalogue_edit::{LONGEST_FIELD, tidy},
};
use crate::{Ctx, Error, ctx::new_id};
use domain::{
    ids::TestId,
    register::School,
    results::{Decimal, OwnBand, Series, Test, TestKind, TestNames, TestResult},
};
use policy::{Action, InSchool};
use std::collections::{HashMap, HashSet};
use store::{
    Reads, WriteTx,
    audit::Deed,
    imports,
    results::{self, KeptSeries},
};

/// The longest name, in characters.
pub const LONGEST: usize = LONGEST_FIELD;

/// The most scales a list can have, and the most bands.
pub const MOST: (usize, usize) = (60, 12);

/// A test of the school's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnTest {
    /// What is known of it.
    pub series: KeptSeries,
    /// Its scales: the name and the test of each, with the number of results. One without a name for a test without scales.
    pub scales: Vec<OwnScale>,
    /// Its bands, lowest first.
    pub bands: Vec<OwnBand>,
}

/// A scale of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnScale {
    /// The test.
    pub test: TestId,
    /// The name; empty for a test without scales.
    pub name: String,
    /// How many results it has.
    pub results: i64,
}

impl OwnTest {
    /// How many results it has.
    pub fn results(&self) -> i64 {
        self.scales.iter().map(|scale| scale.results).sum()
    }
}

/// What one fills in for a scale.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ScaleEdit {
    /// The test; none for a new scale.
    pub test: Option<TestId>,
    /// The name; an empty one takes the scale away.
    pub name: String,
}

/// What one fills in for a band.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BandEdit {
    /// The label that it had; empty for a new one.
    pub before: String,
    /// The label; an empty one takes the band away.
    pub label: String,
    /// The lowest raw score in it; may be empty.
    pub from: String,
    /// Whether a pupil in it asks for attention.
    pub needs_attention: bool,
}

/// What one fills in for a test of the school's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnTestEdit {
    /// Its key; none for a new one.
    pub key: Option<String>,
    /// Its name.
    pub name: String,
    /// Its subject.
    pub subject: String,
    /// What kind of test it is; never [`TestKind::Standard`].
    pub kind: TestKind,
    /// Its scales.
    pub scales: Vec<ScaleEdit>,
    /// Its bands.
    pub bands: Vec<BandEdit>,
    /// The version that it was made from.
    pub version: i64,
}

/// What is wrong with what was filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OwnProblem {
    /// There is no name.
    NoName,
    /// Another test or series has this name.
    NameTaken,
    /// There is no subject.
    NoSubject,
    /// The name or the subject is too long.
    TooLong,
    /// The scale at this place has the name of another one, or is too long.
    Scale(usize),
    /// The scale at this place has results and cannot be taken away.
    ScaleInUse(usize),
    /// The band at this place has the label of another one, or is too long.
    BandLabel(usize),
    /// The score at this place is no number, or another band begins there.
    BandScore(usize),
    /// There are too many scales or bands.
    TooMany,
}

/// What came of saving.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OwnTestSaved {
    /// It is saved; so many results are in another band now.
    Yes {
        /// Its key.
        key: String,
        /// How many.
        results: i64,
    },
    /// Nothing is saved: what is wrong.
    Wrong(Vec<OwnProblem>),
    /// Nothing is saved: somebody was first.
    Meanwhile(Box<OwnTest>),
}

/// What came of taking one away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OwnTestRemoved {
    /// It is gone.
    Yes,
    /// It has results and stays.
    HasResults(i64),
}

/// The tests of the school's own, by subject.
///
/// # Errors
/// When the actor may not change them or the database fails.
pub async fn own_tests(ctx: &Ctx, school: &str) -> Result<(School, Vec<OwnTest>), Error> {
    let (scope, school) = ctx.school(school, Action::EditTests).await?;
    let mut tx = ctx.read().await?;
    let own = all(&mut tx, &scope).await?;
    Ok((school, own))
}

/// One of them.
///
/// # Errors
/// [`Error::NotFound`] when there is none with this key; when the actor may not change it or the database fails.
pub async fn own_test(ctx: &Ctx, school: &str, key: &str) -> Result<(School, OwnTest), Error> {
    let (school, own) = own_tests(ctx, school).await?;
    let one = own.into_iter().find(|one| one.series.key == key).ok_or(Error::NotFound)?;
    Ok((school, one))
}

async fn all(tx: &mut impl Reads, scope: &InSchool) -> Result<Vec<OwnTest>, Error> {
    let catalogue = Catalogue::load(tx, scope).await?;
    let counts = results::result_counts(tx, scope).await?;
    let own = catalogue.series.iter().filter(|one| one.series.kind != TestKind::Standard);
    Ok(own.map(|one| of(&catalogue, one.series.clone(), &counts)).collect())
}

fn of(catalogue: &Catalogue, series: KeptSeries, counts: &HashMap<TestId, i64>) -> OwnTest {
    let mut tests: Vec<&Test> = catalogue.tests_of(&series.key).collect();
    // New ids are later ones: scales stay in the order in which they were made.
    tests.sort_by_key(|test| test.id);
    let scale = |test: &&Test| OwnScale {
        test: test.id,
        name: scale_name(&series.name, test),
        results: counts.get(&test.id).copied().unwrap_or(0),
    };
    let bands = tests.first().map(|test| test.bands.clone()).unwrap_or_default();
    OwnTest { scales: tests.iter().map(scale).collect(), bands, series }
}

/// The name of a scale: what stands behind the name of its list.
fn scale_name(list: &str, test: &Test) -> String {
    let Some(part) = &test.names.part else { return String::new() };
    let name = test.name.as_deref().and_then(|name| name.strip_prefix(list)?.strip_prefix(": "));
    name.unwrap_or(part).to_owned()
}

/// Saves a test of the school's own over the version that it was made from. Results follow when the bands change: those
/// whose band was taken from their score get the new one, and a label that is spelled otherwise is so everywhere.
///
/// # Errors
/// [`Error::NotFound`] when there is none with this key; when the actor may not or the database fails.
pub async fn save_own_test(ctx: &Ctx, school: &str, edit: &OwnTestEdit) -> Result<OwnTestSaved, Error> {
    let (scope, school) = ctx.school(school, Action::EditTests).await?;
    let mut tx = ctx.write().await?;
    // Results that are typed or brought in at the same time wait, so that none misses the new bands.
    imports::lock(&mut tx, &scope).await?;
    let catalogue = Catalogue::load(&mut tx, &scope).await?;
    let counts = results::result_counts(&mut tx, &scope).await?;
    let known = match &edit.key {
        None => None,
        Some(key) => {
            let found = catalogue.series.iter().find(|one| one.series.key == *key);
            let found = found.filter(|one| one.series.kind != TestKind::Standard);
            Some(of(&catalogue, found.ok_or(Error::NotFound)?.series.clone(), &counts))
        }
    };
    let bands = match checked(edit, known.as_ref(), &catalogue) {
        Ok(bands) => bands,
        Err(problems) => {
            tx.undo().await?;
            return Ok(OwnTestSaved::Wrong(problems));
        }
    };
    let series = series(edit, known.as_ref());
    if !results::put_series(&mut tx, &scope, &series).await? {
        tx.undo().await?;
        let now = all(&mut ctx.read().await?, &scope).await?;
        let theirs = now.into_iter().find(|one| one.series.key == series.key).ok_or(Error::NotFound)?;
        return Ok(OwnTestSaved::Meanwhile(Box::new(theirs)));
    }
    let mut work =
        Work { tx: &mut tx, scope: &scope, catalogue: &catalogue, edit, series: &series, bands: &bands };
    work.save_scales(known.as_ref()).await?;
    let results = work.save_bands().await?;
    tx.commit(&ctx.event(school.id, Deed::TestsEdited { series: series.key.clone() })).await?;
    Ok(OwnTestSaved::Yes { key: series.key, results })
}

/// Takes a test of the school's own away, when it has no results.
///
/// # Errors
/// [`Error::NotFound`] when there is none with this key, or it has another version by now.
pub async fn remove_own_test(
    ctx: &Ctx,
    school: &str,
    (key, version): (&str, i64),
) -> Result<OwnTestRemoved, Error> {
    let (scope, school) = ctx.school(school, Action::EditTests).await?;
    let mut tx = ctx.write().await?;
    imports::lock(&mut tx, &scope).await?;
    let own = all(&mut tx, &scope).await?;
    let one = own.into_iter().find(|one| one.series.key == key).ok_or(Error::NotFound)?;
    if one.results() > 0 {
        tx.undo().await?;
        return Ok(OwnTestRemoved::HasResults(one.results()));
    }
    for scale in &one.scales {
        results::delete_test(&mut tx, &scope, scale.test).await?;
    }
    if !results::delete_series(&mut tx, &scope, (key, version)).await? {
        tx.undo().await?;
        return Err(Error::NotFound);
    }
    tx.commit(&ctx.event(school.id, Deed::TestsEdited { series: key.to_owned() })).await?;
    Ok(OwnTestRemoved::Yes)
}

fn is_long(text: &str) -> bool {
    text.chars().count() > LONGEST_FIELD
}

/// The bands that were filled in, lowest first, or everything that is wrong.
fn checked(
    edit: &OwnTestEdit,
    known: Option<&OwnTest>,
    catalogue: &Catalogue,
) -> Result<Vec<OwnBand>, Vec<OwnProblem>> {
    let mut wrong = Vec::new();
    let (name, subject) = (tidy(&edit.name), tidy(&edit.subject));
    let is_other = |key: &str| known.is_none_or(|known| known.series.key != key);
    let lower = name.to_lowercase();
    let is_taken = catalogue.series.iter().any(|one| {
        let has = one.series.key.to_lowercase() == lower || one.series.name.to_lowercase() == lower;
        has && is_other(&one.series.key)
    });
    if name.is_empty() {
        wrong.push(OwnProblem::NoName);
    } else if is_taken {
        wrong.push(OwnProblem::NameTaken);
    }
    if subject.is_empty() {
        wrong.push(OwnProblem::NoSubject);
    }
    if is_long(&name) || is_long(&subject) {
        wrong.push(OwnProblem::TooLong);
    }
    wrong.extend(wrong_scales(edit, known));
    let bands = bands(edit, &mut wrong);
    let scales = edit.scales.iter().filter(|scale| !tidy(&scale.name).is_empty()).count();
    if scales > MOST.0 || bands.len() > MOST.1 {
        wrong.push(OwnProblem::TooMany);
    }
    if wrong.is_empty() { Ok(bands) } else { Err(wrong) }
}

fn wrong_scales(edit: &OwnTestEdit, known: Option<&OwnTest>) -> Vec<OwnProblem> {
    let mut wrong = Vec::new();
    let mut names = HashSet::new();
    let has_results = |test: TestId| {
        let scales = known.map(|known| known.scales.as_slice()).unwrap_or_default();
        scales.iter().any(|scale| scale.test == test && scale.results > 0)
    };
    for (place, scale) in edit.scales.iter().enumerate() {
        let name = tidy(&scale.name);
        if name.is_empty() {
            let is_in_use = scale.test.is_some_and(has_results);
            wrong.extend(is_in_use.then_some(OwnProblem::ScaleInUse(place)));
        } else if is_long(&name) || !names.insert(name.to_lowercase()) {
            wrong.push(OwnProblem::Scale(place));
        }
    }
    // Results of a test without scales cannot be given to one of them.
    let whole = known.and_then(|known| known.scales.iter().find(|scale| scale.name.is_empty()));
    if !names.is_empty() && whole.is_some_and(|whole| whole.results > 0) {
        wrong.push(OwnProblem::ScaleInUse(0));
    }
    wrong
}

fn bands(edit: &OwnTestEdit, wrong: &mut Vec<OwnProblem>) -> Vec<OwnBand> {
    let (mut labels, mut froms) = (HashSet::new(), HashSet::new());
    let mut bands = Vec::new();
    for (place, band) in edit.bands.iter().enumerate() {
        let label = tidy(&band.label);
        if label.is_empty() {
            continue;
        }
        if is_long(&label) || !labels.insert(label.to_lowercase()) {
            wrong.push(OwnProblem::BandLabel(place));
        }
        let from = match band.from.trim() {
            "" => None,
            text => match text.parse::<Decimal>() {
                Ok(from) if froms.insert(from) => Some(from),
                _ => {
                    wrong.push(OwnProblem::BandScore(place));
                    None
                }
            },
        };
        bands.push(OwnBand { label, from, needs_attention: band.needs_attention });
    }
    // Those without a score stay where they are among each other, below the others.
    bands.sort_by_key(|band| band.from);
    bands
}

fn series(edit: &OwnTestEdit, known: Option<&OwnTest>) -> KeptSeries {
    let (name, subject) = (tidy(&edit.name), tidy(&edit.subject));
    match known {
        Some(known) => {
            KeptSeries { name, subject, kind: edit.kind, version: edit.version, ..known.series.clone() }
        }
        None => KeptSeries {
            key: name.clone(),
            supplier: None,
            name,
            subject,
            kind: edit.kind,
            year_groups: Vec::new(),
            moments: Vec::new(),
            scale: None,
            level_scale: None,
            is_hidden: false,
            position: 0,
            version: 0,
        },
    }
}

/// Saving what was filled in.
struct Work<'a> {
    tx: &'a mut WriteTx,
    scope: &'a InSchool,
    catalogue: &'a Catalogue,
    edit: &'a OwnTestEdit,
    series: &'a KeptSeries,
    bands: &'a [OwnBand],
}

impl Work<'_> {
    fn test(&self, id: TestId, part: Option<String>, scale: &str) -> Test {
        let name = match scale {
            "" => self.series.name.clone(),
            scale => format!("{}: {scale}", self.series.name),
        };
        Test {
            id,
            series: Series(self.series.key.clone()).of_part(part.as_deref()),
            names: TestNames { code: self.series.key.clone(), part, ..TestNames::default() },
            name: Some(name),
            subject: Some(self.series.subject.clone()),
            moment: None,
            year_group: None,
            kind: self.series.kind,
            bands: self.bands.to_vec(),
        }
    }

    /// Makes the tests of the scales as they were filled in, and takes those away that were left out.
    async fn save_scales(&mut self, known: Option<&OwnTest>) -> Result<(), Error> {
        let kept: Vec<&Test> = self.catalogue.tests_of(&self.series.key).collect();
        let part_of = |id| kept.iter().find(|test| test.id == id).map(|test| test.names.part.clone());
        let mut left: HashSet<TestId> =
            known.map(|known| known.scales.iter().map(|scale| scale.test).collect()).unwrap_or_default();
        let mut wanted = Vec::new();
        for scale in self.edit.scales.iter().filter(|scale| !tidy(&scale.name).is_empty()) {
            let name = tidy(&scale.name);
            let known = scale.test.and_then(|id| Some((id, part_of(id)?))).filter(|(_, part)| part.is_some());
            let (id, part) = known.unwrap_or_else(|| (TestId(new_id()), Some(self.fresh_part(&name))));
            left.remove(&id);
            wanted.push(self.test(id, part, &name));
        }
        if wanted.is_empty() {
            let whole = kept.iter().find(|test| test.names.part.is_none()).map(|test| test.id);
            let id = whole.unwrap_or_else(|| TestId(new_id()));
            left.remove(&id);
            wanted.push(self.test(id, None, ""));
        }
        for id in left {
            results::delete_test(self.tx, self.scope, id).await?;
        }
        for test in &wanted {
            results::put_test(self.tx, self.scope, test).await?;
        }
        Ok(())
    }

    /// A part that no scale of the list has: the name of the scale, unless another scale had that name before.
    fn fresh_part(&self, name: &str) -> String {
        let is_taken = |part: &str| {
            self.catalogue.tests_of(&self.series.key).any(|test| test.names.part.as_deref() == Some(part))
        };
        let numbered = (2..).map(|number| format!("{name} {number}"));
        let mut names = std::iter::once(name.to_owned()).chain(numbered);
        names.find(|part| !is_taken(part)).unwrap_or_else(|| name.to_owned())
    }

    /// Lets results follow the bands; gives how many are in another one.
    async fn save_bands(&mut self) -> Result<i64, Error> {
        let renamed: HashMap<&str, String> = self
            .edit
            .bands
            .iter()
            .filter(|band| !band.before.is_empty() && !tidy(&band.label).is_empty())
            .map(|band| (band.before.as_str(), tidy(&band.label)))
            .collect();
        let mut moved = 0;
        for before in self.catalogue.tests_of(&self.series.key) {
            let after = Test { bands: self.bands.to_vec(), ..before.clone() };
            for result in results::results_of_test(self.tx, self.scope, before.id).await? {
                let own_level = level_after(&result, (before, &after), &renamed);
                if own_level != result.own_level {
                    let placed = TestResult { own_level, ..result };
                    results::place_result(self.tx, self.scope, &placed).await?;
                    moved += 1;
                }
            }
        }
        Ok(moved)
    }
}

/// The band of a result when the bands of its test change.
fn level_after(
    result: &TestResult,
    (before, after): (&Test, &Test),
    renamed: &HashMap<&str, String>,
) -> Option<String> {
    let score = result.raw_score.or(result.skill_score);
    let of = |test: &Test| score.and_then(|score| test.band_of(score)).map(|band| band.label.clone());
    if score.is_some() && (result.own_level.is_none() || result.own_level == of(before)) {
        return of(after);
    }
    let label = result.own_level.as_ref()?;
    Some(renamed.get(label.as_str()).unwrap_or(label).clone())
}
