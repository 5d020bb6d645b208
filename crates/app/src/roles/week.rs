//! A week in one grid: for each level how long one prevented and how long one mended, filled in at its end.

use super::{
    forms::{Problem, Saved, Wrong, minutes},
    mirror::monday,
    time::{choices_now, own_time},
};
use crate::{Ctx, Error, ctx::new_id};
use domain::{
    Personal,
    ids::TimeEntryId,
    register::School,
    roles::{ModelKey, TimeEntry, WorkKind},
};
use i18n::Language;
use jiff::{ToSpan as _, civil::Date};
use policy::{InSchool, Own};
use std::collections::BTreeMap;
use store::{Reads, audit::Deed, roles as kept};

/// A place in the grid: a level and whether it prevented or mended, in the order of [`WorkKind::ALL`].
pub type Cell = (u8, usize);

/// What is in a week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Week {
    /// Its first day.
    pub monday: Date,
    /// Its last day.
    pub sunday: Date,
    /// The minutes of the grid; a cell without time is not there.
    pub cells: BTreeMap<Cell, i64>,
    /// The pieces that the clock brought, or that were added one by one.
    pub pieces: Vec<TimeEntry>,
}

impl Week {
    /// The grid as it is, to see whether it was changed while somebody filled it in.
    pub fn seen(&self) -> String {
        let cell = |((level, kind), minutes): (&Cell, &i64)| format!("{level}.{kind}.{minutes}");
        self.cells.iter().map(cell).collect::<Vec<_>>().join(" ")
    }

    /// All minutes of the week.
    pub fn total(&self) -> i64 {
        self.cells.values().sum::<i64>() + self.pieces.iter().filter_map(|piece| piece.minutes).sum::<i64>()
    }

    /// The minutes of the pieces at a place of the grid.
    pub fn of_pieces(&self, model: &ModelKey, cell: Cell) -> i64 {
        let fits = |piece: &&TimeEntry| piece.model == *model && cell_of(piece) == Some(cell);
        self.pieces.iter().filter(fits).filter_map(|piece| piece.minutes).sum()
    }
}

fn cell_of(entry: &TimeEntry) -> Option<Cell> {
    let kind = entry.kind?;
    Some((entry.level?, WorkKind::ALL.iter().position(|one| *one == kind)?))
}

/// Whether an entry is a cell of the grid of a model: it has no beginning.
fn is_cell(entry: &TimeEntry, model: &ModelKey) -> bool {
    entry.started_at.is_none() && entry.model == *model && cell_of(entry).is_some()
}

async fn of_week(tx: &mut impl Reads, own: (&InSchool, &Own), monday: Date) -> Result<Vec<TimeEntry>, Error> {
    Ok(kept::entries(tx, own, (monday, monday.saturating_add(6.days()))).await?)
}

/// A week of one's own.
pub(super) async fn week(
    tx: &mut impl Reads,
    own: (&InSchool, &Own),
    model: &ModelKey,
    monday: Date,
) -> Result<Week, Error> {
    let entries = of_week(tx, own, monday).await?;
    let (cells, pieces): (Vec<_>, Vec<_>) = entries.into_iter().partition(|entry| is_cell(entry, model));
    let cells = cells.iter().filter_map(|entry| Some((cell_of(entry)?, entry.minutes?)));
    Ok(Week {
        monday,
        sunday: monday.saturating_add(6.days()),
        cells: cells.collect(),
        pieces: pieces.into_iter().filter(|piece| piece.minutes.is_some()).collect(),
    })
}

/// Keeps the grid of a week as it was filled in; an empty cell takes its time away. What the clock brought stays.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn save_week(
    ctx: &Ctx,
    school: &str,
    language: Language,
    (day, seen, typed): (Date, &str, &BTreeMap<Cell, String>),
) -> Result<(School, Saved<Week>), Error> {
    let (scope, own, school) = own_time(ctx, school).await?;
    let first = monday(day);
    let mut tx = ctx.write().await?;
    let (choices, model) = choices_now(&mut tx, (&scope, &own), language).await?;
    let filled = match filled(typed, model.levels.len(), first > ctx.today()) {
        Ok(filled) => filled,
        Err(wrong) => {
            tx.undo().await?;
            return Ok((school, Saved::Wrong(wrong)));
        }
    };
    let now = week(&mut tx, (&scope, &own), &choices.model, first).await?;
    if now.seen() != seen {
        tx.undo().await?;
        return Ok((school, Saved::Meanwhile(Box::new(now))));
    }
    let entries = of_week(&mut tx, (&scope, &own), first).await?;
    for entry in entries.iter().filter(|entry| is_cell(entry, &choices.model)) {
        kept::remove_entry(&mut tx, (&scope, &own), entry.id).await?;
    }
    for (cell, minutes) in &filled {
        kept::add_entry(&mut tx, (&scope, &own), &cell_entry(&choices.model, first, (*cell, *minutes)))
            .await?;
    }
    tx.commit(&ctx.event(school.id, Deed::TimeKept)).await?;
    Ok((school, Saved::Yes(Week { cells: filled, ..now })))
}

fn cell_entry(model: &ModelKey, monday: Date, ((level, kind), minutes): (Cell, i64)) -> TimeEntry {
    TimeEntry {
        id: TimeEntryId(new_id()),
        day: monday,
        minutes: Some(minutes),
        started_at: None,
        model: model.clone(),
        level: Some(level),
        kind: WorkKind::ALL.get(kind).copied(),
        what: Personal::default(),
        version: 1,
    }
}

fn filled(
    typed: &BTreeMap<Cell, String>,
    levels: usize,
    is_later: bool,
) -> Result<BTreeMap<Cell, i64>, Wrong> {
    let mut wrong = Wrong::new();
    let mut cells = BTreeMap::new();
    let known =
        |(level, kind): &Cell| (1..=levels).contains(&usize::from(*level)) && *kind < WorkKind::ALL.len();
    for (cell, text) in typed.iter().filter(|(cell, text)| known(cell) && !text.trim().is_empty()) {
        let field = format!("cell_{}_{}", cell.0, cell.1);
        match minutes(text) {
            _ if is_later => wrong.push((field, Problem::Later)),
            Some(0) => {}
            Some(minutes) if minutes <= 7 * 24 * 60 => {
                cells.insert(*cell, minutes);
            }
            _ => wrong.push((field, Problem::NotANumber)),
        }
    }
    if wrong.is_empty() { Ok(cells) } else { Err(wrong) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_grid_is_read_and_its_mistakes_have_their_place() {
        let typed = |cells: &[(Cell, &str)]| -> BTreeMap<Cell, String> {
            cells.iter().map(|(cell, text)| (*cell, (*text).to_owned())).collect()
        };
        let good = typed(&[((1, 0), "1,5"), ((2, 1), ""), ((3, 1), "0"), ((9, 0), "8"), ((4, 1), "0:20")]);
        assert_eq!(filled(&good, 5, false).unwrap(), BTreeMap::from([((1, 0), 90), ((4, 1), 20)]));
        let bad = typed(&[((1, 0), "veel"), ((2, 1), "200")]);
        let wrong = filled(&bad, 5, false).unwrap_err();
        assert_eq!(
            wrong,
            [("cell_1_0".to_owned(), Problem::NotANumber), ("cell_2_1".to_owned(), Problem::NotANumber)]
        );
        assert_eq!(filled(&good, 5, true).unwrap_err().first().unwrap().1, Problem::Later);
    }
}
