//! Changing the catalogue: a series of its own, a shipped one in other words, one that is hidden.

use super::catalogue::{Catalogue, CatalogueSeries, Origin, year_groups};
use crate::{Conflict, Ctx, Error};
use domain::{
    register::School,
    results::{LevelScale, Moment, TestKind},
};
use policy::Action;
use store::{
    audit::Deed,
    results::{self, KeptSeries},
};

/// The longest text of a field, in characters.
pub const LONGEST_FIELD: usize = 120;

/// What one fills in for a series.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SeriesEdit {
    /// Its key, as files with results name the series.
    pub key: String,
    /// Whether it is new.
    pub is_new: bool,
    /// The supplier.
    pub supplier: String,
    /// The name for people.
    pub name: String,
    /// The subject.
    pub subject: String,
    /// The year groups as people write them: `3-8`.
    pub year_groups: String,
    /// The moments with a space between them.
    pub moments: String,
    /// The scale of its scores, in words.
    pub scale: String,
    /// The scale of its levels.
    pub level_scale: Option<LevelScale>,
    /// The version that it was made from: 0 when the school had not changed it.
    pub version: i64,
}

/// A field of a series.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SeriesField {
    /// The key.
    Key,
    /// The supplier.
    Supplier,
    /// The name.
    Name,
    /// The subject.
    Subject,
    /// The year groups.
    YearGroups,
    /// The moments.
    Moments,
    /// The scale in words.
    Scale,
}

/// What is wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldProblem {
    /// It is empty.
    Empty,
    /// It is too long.
    TooLong,
    /// Another series has this key.
    Taken,
    /// A key names a series, not one of its moments.
    HasMoment,
    /// It is not written as it should be.
    Unreadable,
}

/// What came of saving.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SeriesSaved {
    /// It is saved.
    Yes,
    /// Nothing is saved: what is wrong.
    Wrong(Vec<(SeriesField, FieldProblem)>),
    /// Nothing is saved: somebody was first.
    Meanwhile(KeptSeries),
}

/// The catalogue, for who changes it.
///
/// # Errors
/// When the actor may not or the database fails.
pub async fn catalogue(ctx: &Ctx, school: &str) -> Result<(School, Catalogue), Error> {
    let (scope, school) = ctx.school(school, Action::EditTests).await?;
    Ok((school, Catalogue::load(&mut ctx.read().await?, &scope).await?))
}

/// A text without what does not show and without spaces around it.
pub(super) fn tidy(text: &str) -> String {
    let kept: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The form of a series as it is now.
pub fn edit_of(one: &CatalogueSeries) -> SeriesEdit {
    let series = &one.series;
    let words = |all: Vec<String>| all.join(" ");
    SeriesEdit {
        key: series.key.clone(),
        is_new: false,
        supplier: series.supplier.clone().unwrap_or_default(),
        name: series.name.clone(),
        subject: series.subject.clone(),
        year_groups: words(series.year_groups.iter().map(u8::to_string).collect()),
        moments: words(series.moments.iter().map(Moment::to_string).collect()),
        scale: series.scale.clone().unwrap_or_default(),
        level_scale: series.level_scale,
        version: series.version,
    }
}

/// Saves a series over the version that it was made from.
///
/// # Errors
/// [`Error::NotFound`] when there is no such series; when the actor may not or the database fails.
pub async fn save_series(ctx: &Ctx, school: &str, edit: &SeriesEdit) -> Result<SeriesSaved, Error> {
    let (scope, school) = ctx.school(school, Action::EditTests).await?;
    let mut tx = ctx.write().await?;
    let catalogue = Catalogue::load(&mut tx, &scope).await?;
    let known = catalogue.find(&edit.key).filter(|one| edit.is_new || one.series.key == edit.key);
    if !edit.is_new && known.is_none() {
        tx.undo().await?;
        return Err(Error::NotFound);
    }
    let mut series = match read(edit, known) {
        Ok(series) => series,
        Err(problems) => {
            tx.undo().await?;
            return Ok(SeriesSaved::Wrong(problems));
        }
    };
    if let Some(known) = known {
        (series.kind, series.is_hidden) = (known.series.kind, known.series.is_hidden);
        series.position = known.series.position;
    }
    if !results::put_series(&mut tx, &scope, &series).await? {
        tx.undo().await?;
        let now = Catalogue::load(&mut ctx.read().await?, &scope).await?;
        let theirs = now.find(&series.key).map(|one| one.series.clone());
        return Ok(SeriesSaved::Meanwhile(theirs.ok_or(Error::NotFound)?));
    }
    tx.commit(&ctx.event(school.id, Deed::TestsEdited { series: series.key })).await?;
    Ok(SeriesSaved::Yes)
}

/// What was filled in, or what is wrong with it.
fn read(
    edit: &SeriesEdit,
    known: Option<&CatalogueSeries>,
) -> Result<KeptSeries, Vec<(SeriesField, FieldProblem)>> {
    let mut wrong = Vec::new();
    let key = tidy(&edit.key);
    if edit.is_new {
        if key.is_empty() {
            wrong.push((SeriesField::Key, FieldProblem::Empty));
        } else if known.is_some_and(|one| one.origin != Origin::Results || one.series.version > 0) {
            wrong.push((SeriesField::Key, FieldProblem::Taken));
        } else if Moment::find_in(&key).is_some() {
            wrong.push((SeriesField::Key, FieldProblem::HasMoment));
        }
    }
    let texts = [
        (SeriesField::Key, &edit.key, false),
        (SeriesField::Supplier, &edit.supplier, false),
        (SeriesField::Name, &edit.name, true),
        (SeriesField::Subject, &edit.subject, true),
        (SeriesField::Scale, &edit.scale, false),
    ];
    for (field, text, is_needed) in texts {
        let text = tidy(text);
        if text.is_empty() && is_needed {
            wrong.push((field, FieldProblem::Empty));
        } else if text.chars().count() > LONGEST_FIELD {
            wrong.push((field, FieldProblem::TooLong));
        }
    }
    let groups = year_groups(&tidy(&edit.year_groups));
    if groups.is_none() {
        wrong.push((SeriesField::YearGroups, FieldProblem::Unreadable));
    }
    let moments = moments(&edit.moments);
    if moments.is_none() {
        wrong.push((SeriesField::Moments, FieldProblem::Unreadable));
    }
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let some = |text: &str| Some(tidy(text)).filter(|text| !text.is_empty());
    Ok(KeptSeries {
        key,
        supplier: some(&edit.supplier),
        name: tidy(&edit.name),
        subject: tidy(&edit.subject),
        kind: TestKind::Standard,
        year_groups: groups.unwrap_or_default(),
        moments: moments.unwrap_or_default(),
        scale: some(&edit.scale),
        level_scale: edit.level_scale,
        is_hidden: false,
        position: 0,
        version: edit.version,
    })
}

/// Reads moments as people write them: `M3 E3`, `m3, e3`; nothing when one is no moment.
fn moments(text: &str) -> Option<Vec<Moment>> {
    let parts =
        text.split(|c: char| c == ',' || c == ';' || c.is_whitespace()).filter(|part| !part.is_empty());
    let mut all = parts.map(|part| part.to_uppercase().parse().ok()).collect::<Option<Vec<Moment>>>()?;
    all.sort_unstable();
    all.dedup();
    Some(all)
}

/// Hides a series where one chooses a test, or shows it again.
///
/// # Errors
/// [`Conflict::SavedMeanwhile`] when somebody changed it in the meantime, [`Error::NotFound`] when there is no such series.
pub async fn hide_series(
    ctx: &Ctx,
    school: &str,
    (key, version): (&str, i64),
    is_hidden: bool,
) -> Result<(), Error> {
    let (scope, school) = ctx.school(school, Action::EditTests).await?;
    let mut tx = ctx.write().await?;
    let catalogue = Catalogue::load(&mut tx, &scope).await?;
    let known = catalogue.find(key).ok_or(Error::NotFound)?;
    let series = KeptSeries { is_hidden, version, ..known.series.clone() };
    if !results::put_series(&mut tx, &scope, &series).await? {
        return Err(Error::Conflict(Conflict::SavedMeanwhile));
    }
    tx.commit(&ctx.event(school.id, Deed::TestsEdited { series: series.key })).await?;
    Ok(())
}

/// Forgets what the school filled in about a series: a shipped one is again as it came, one of the school's own is gone, or
/// stays as results name it.
///
/// # Errors
/// [`Conflict::SavedMeanwhile`] when somebody changed it in the meantime; [`Error::NotFound`] for an own test, which has a
/// page of its own.
pub async fn forget_series(ctx: &Ctx, school: &str, (key, version): (&str, i64)) -> Result<(), Error> {
    let (scope, school) = ctx.school(school, Action::EditTests).await?;
    let mut tx = ctx.write().await?;
    let catalogue = Catalogue::load(&mut tx, &scope).await?;
    catalogue.find(key).filter(|one| one.series.kind == TestKind::Standard).ok_or(Error::NotFound)?;
    if !results::delete_series(&mut tx, &scope, (key, version)).await? {
        return Err(Error::Conflict(Conflict::SavedMeanwhile));
    }
    tx.commit(&ctx.event(school.id, Deed::TestsEdited { series: key.to_owned() })).await?;
    Ok(())
}
