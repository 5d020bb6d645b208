//! Saving what is typed in: each cell for itself. What one person types of a group at a test on a day is one import, which
//! stands in the list and can be rolled back.

use super::{
    expected,
    grid::{Desk, Row},
    grid_cell::{self, Field, Refusal, Value},
    grid_plan::{Column, GridKey},
};
use crate::{Ctx, Error, ctx::new_id, trust::DestroyedUntil};
use domain::{
    ids::{GroupId, ImportNo, PupilId, TestId},
    register::{Pupil, YearGroup},
    results::{Levels, Test, TestResult},
};
use jiff::civil::Date;
use policy::{Action, Reason};
use store::{
    WriteTx,
    audit::Deed,
    imports::{self, Import, ImportChange, ImportCounts, ImportKind, ImportWay},
    register, results,
};

/// What somebody typed in a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typed {
    /// The pupil.
    pub pupil: PupilId,
    /// The column, by its code.
    pub column: String,
    /// What was typed; nothing empties the cell.
    pub text: String,
    /// What stood there when she began to type.
    pub seen: String,
    /// Whether she types it once more after it was refused, and means it.
    pub insists: bool,
}

/// What came of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is saved. Whether a level that came with the earlier score still stands beside it.
    Saved {
        /// So it is.
        level_stands: bool,
    },
    /// It was so already.
    Same,
    /// It cannot be taken; nothing changed.
    Refused(Refusal),
    /// Somebody else changed it since; this is what stands there now. Nothing changed.
    Meanwhile(Value),
}

impl Outcome {
    /// Whether what was typed is there now.
    pub const fn is_there(&self) -> bool {
        matches!(self, Self::Saved { .. } | Self::Same)
    }
}

/// What came of cells that were sent.
#[derive(Debug, Clone)]
pub struct SavedCells {
    /// What came of each, in their order.
    pub outcomes: Vec<Outcome>,
    /// The columns of the rows.
    pub columns: Vec<Column>,
    /// The rows of the pupils as they are now, each once; none when nothing was asked for.
    pub rows: Vec<Row>,
}

/// Which grid: the group, the test and the day.
pub type Which<'a> = (GroupId, &'a GridKey, Option<Date>);

/// Saves cells, each for itself: what cannot be taken keeps nothing else back. `columns` are those of which the rows are
/// wanted.
///
/// # Errors
/// [`Error::NotFound`] when there is no such group, test, day or column in sight, or no pupil in it is of the group;
/// [`Error::Forbidden`] when the actor may not. Nothing is saved then.
pub async fn save_cells(
    ctx: &Ctx,
    school: &str,
    which: Which<'_>,
    typed: &[Typed],
    columns: &[String],
) -> Result<SavedCells, Error> {
    let mut desk = open(ctx, school, which).await?;
    let mut tx = begin(ctx, &desk).await?;
    let mut saved =
        SavedCells { outcomes: Vec::with_capacity(typed.len()), columns: Vec::new(), rows: Vec::new() };
    let (mut deeds, mut who) = (Vec::new(), Vec::new());
    for one in typed {
        let of_one = desk.save(ctx, &mut tx, one).await?;
        saved.outcomes.push(of_one.outcome);
        deeds.extend(of_one.deeds);
        who.extend(of_one.who);
    }
    if !columns.is_empty() {
        desk.renew(&mut tx).await?;
        saved.columns = columns.iter().filter_map(|code| desk.plan.column(code)).collect();
        let import = desk.session(ctx, &mut tx).await?;
        who.sort_by_key(|(pupil, _)| pupil.id);
        who.dedup_by_key(|(pupil, _)| pupil.id);
        for one in who {
            saved.rows.push(desk.row_of(&mut tx, &saved.columns, one, import).await?);
        }
    }
    close(ctx, &desk, tx, deeds).await?;
    let strangers = saved.outcomes.iter().filter(|one| **one == Outcome::Refused(Refusal::NotOfGroup));
    if !typed.is_empty() && strangers.count() == typed.len() {
        return Err(Error::NotFound);
    }
    Ok(saved)
}

/// Ends typing: how much the school's pupils grow is counted anew, and the trail gets how much was typed. Nothing happens
/// where the actor typed nothing today. `refused` is how many cells stayed out.
///
/// # Errors
/// As [`save_cells`].
pub async fn finish_typing(ctx: &Ctx, school: &str, which: Which<'_>, refused: i64) -> Result<(), Error> {
    let desk = open(ctx, school, which).await?;
    let mut tx = begin(ctx, &desk).await?;
    let import = match desk.session(ctx, &mut tx).await? {
        Some(no) => imports::one(&mut tx, &desk.scope, no).await?,
        None => None,
    };
    let Some(import) = import else { return Ok(tx.undo().await?) };
    imports::set_refused(&mut tx, &desk.scope, (import.no, refused)).await?;
    let series = desk.plan.tests().iter().map(|test| test.series.clone()).collect();
    expected::recount(ctx, &mut tx, &desk.scope, Some(&series)).await?;
    let ImportCounts { added, changed, .. } = import.counts;
    let deed = Deed::TypingDone { no: import.no.0, added, changed };
    Ok(tx.commit(&ctx.event(desk.school.id, deed)).await?)
}

async fn open(ctx: &Ctx, school: &str, (group, key, on): Which<'_>) -> Result<Desk, Error> {
    // A page never offers a wrong day, and always names one.
    match Desk::open(ctx, school, (group, key, on)).await? {
        Ok(desk) if on.is_some() => Ok(desk),
        _ => Err(Error::NotFound),
    }
}

async fn begin(ctx: &Ctx, desk: &Desk) -> Result<WriteTx, Error> {
    let mut tx = ctx.write().await?;
    imports::lock(&mut tx, &desk.scope).await?;
    Ok(tx)
}

/// Keeps what was saved, each with its own line in the trail.
async fn close(ctx: &Ctx, desk: &Desk, mut tx: WriteTx, mut deeds: Vec<Deed>) -> Result<(), Error> {
    let Some(last) = deeds.pop() else { return Ok(tx.undo().await?) };
    for deed in deeds {
        tx.record(&ctx.event(desk.school.id, deed)).await?;
    }
    Ok(tx.commit(&ctx.event(desk.school.id, last)).await?)
}

/// What came of one cell, what is to be written in the trail, and of whom the row is.
struct Saved {
    outcome: Outcome,
    deeds: Vec<Deed>,
    who: Option<(Pupil, Option<YearGroup>)>,
}

/// A cell whose value is read.
struct Work {
    field: Field,
    test: Test,
    is_known: bool,
    value: Value,
    kept: Option<(TestResult, ImportNo)>,
    after: TestResult,
}

impl Desk {
    async fn save(&mut self, ctx: &Ctx, tx: &mut WriteTx, typed: &Typed) -> Result<Saved, Error> {
        let is_of_group = results::is_of_group(tx, &self.scope, (typed.pupil, self.group.id)).await?;
        let pupil = register::pupil(tx, &self.scope, typed.pupil).await?.filter(|_| is_of_group);
        let Some(pupil) = pupil else { return Ok(self.stranger(typed.pupil)) };
        let year_group = self.year_group(tx, pupil.id).await?;
        let column = self.plan.column(&typed.column).ok_or(Error::NotFound)?;
        let work = match self.read(ctx, tx, (&pupil, year_group), &column, typed).await? {
            Ok(work) => work,
            Err(outcome) => {
                return Ok(Saved { outcome, deeds: Vec::new(), who: Some((pupil, year_group)) });
            }
        };
        let (level_stands, deeds) = self.keep(ctx, tx, work).await?;
        Ok(Saved { outcome: Outcome::Saved { level_stands }, deeds, who: Some((pupil, year_group)) })
    }

    /// Somebody tried a pupil who is not of the group. It is written down.
    fn stranger(&self, pupil: PupilId) -> Saved {
        let asked = Action::EnterResults.code();
        let (reason, group) = (Reason::NotOwn.code(), Some(self.group.id));
        let deed = Deed::Refused { asked, reason, pupil: Some(pupil), group };
        Saved { outcome: Outcome::Refused(Refusal::NotOfGroup), deeds: vec![deed], who: None }
    }

    /// Reads what was typed and lays it beside what is there; the outcome, when there is nothing to save.
    async fn read(
        &mut self,
        ctx: &Ctx,
        tx: &mut WriteTx,
        (pupil, year_group): (&Pupil, Option<YearGroup>),
        column: &Column,
        typed: &Typed,
    ) -> Result<Result<Work, Outcome>, Error> {
        let found = self.plan.test_for(column, year_group, || TestId(new_id()));
        let Ok((mut test, mut is_known)) = found else {
            return Ok(Err(Outcome::Refused(Refusal::NoYearGroup)));
        };
        if !is_known {
            self.renew(tx).await?;
            (test, is_known) = match self.plan.test_for(column, year_group, || test.id) {
                Ok(found) => found,
                Err(_) => return Ok(Err(Outcome::Refused(Refusal::NoYearGroup))),
            };
        }
        let value = match grid_cell::read(column.field, &test, &typed.text) {
            Ok(value) => value,
            Err(refusal) => return Ok(Err(Outcome::Refused(refusal))),
        };
        if self.is_destroyed(ctx, tx, pupil).await? {
            return Ok(Err(Outcome::Refused(Refusal::Destroyed)));
        }
        let kept = results::kept_result(tx, &self.scope, (pupil.id, self.on, test.id)).await?;
        let before = kept.as_ref().map(|(result, _)| result.clone());
        let after = before.unwrap_or_else(|| nothing_yet(pupil.id, test.id, self.on));
        let stands = grid_cell::value(column.field, &test, &after);
        let is_computed = value != Value::Empty && value == grid_cell::computed(column.field, &test, &after);
        if stands == value || is_computed {
            return Ok(Err(Outcome::Same));
        }
        if grid_cell::read(column.field, &test, &typed.seen).as_ref() != Ok(&stands) {
            return Ok(Err(Outcome::Meanwhile(stands)));
        }
        if let (Field::Skill, Value::Number(score), false) = (column.field, &value, typed.insists)
            && let scored = (TestResult { skill_score: Some(*score), ..after.clone() })
            && let Some((from, to)) = self.outside(&test, &scored)
        {
            return Ok(Err(Outcome::Refused(Refusal::OutsideTable { from, to })));
        }
        Ok(Ok(Work { field: column.field, test, is_known, value, kept, after }))
    }

    /// Whether results of a pupil who left, of the time of the sitting, were destroyed.
    async fn is_destroyed(&self, ctx: &Ctx, tx: &mut WriteTx, pupil: &Pupil) -> Result<bool, Error> {
        if pupil.left_on.is_none() {
            return Ok(false);
        }
        let until = DestroyedUntil::load(tx, &self.scope).await?;
        let gone = until.without_results(tx, &self.scope, ctx.today()).await?;
        Ok(gone.get(&pupil.id).is_some_and(|left| self.on <= *left))
    }

    /// Puts the value into the result and keeps it, with what it was before. Says whether a level stands that came with
    /// another score, and what is to be written in the trail.
    async fn keep(&self, ctx: &Ctx, tx: &mut WriteTx, work: Work) -> Result<(bool, Vec<Deed>), Error> {
        let Work { field, test, is_known, value, kept, mut after } = work;
        let (pupil, emptied) = (after.pupil, value == Value::Empty);
        let level_stands = grid_cell::put(field, &test, &mut after, value) && !emptied;
        self.norms.complete(&test, &mut after);
        let changes = imports::changes_of_result(tx, &self.scope, &after).await?;
        let newest = changes.iter().map(|(no, _)| *no).chain(kept.iter().map(|(_, no)| *no)).max();
        let (no, begun) = self.begin_or_go_on(ctx, tx, newest).await?;
        if !is_known {
            self.write_down(tx, no, &ImportChange::Test { id: test.id, before: None }).await?;
            results::put_test(tx, &self.scope, &test).await?;
        }
        let own = changes.into_iter().filter(|(of, _)| *of == no).map(|(_, change)| change);
        let before = Before::of(own);
        let is_back = before.as_ref().is_some_and(|known| grid_cell::says_the_same(&known.result, &after));
        let counts = self.take(tx, no, kept, after, (before, is_back)).await?;
        imports::add_counts(tx, &self.scope, no, counts).await?;
        let test = test.id.to_string();
        let typed = Deed::ResultTyped { pupil, test, field: field.code(), emptied, no: no.0 };
        Ok((level_stands && !is_back, begun.into_iter().chain([typed]).collect()))
    }

    /// The import in which the actor types. A new one begins each day, and when an import that was made since changed the
    /// same result: the order of imports must be the order in which a result changed, or rolling back would mix them up.
    async fn begin_or_go_on(
        &self,
        ctx: &Ctx,
        tx: &mut WriteTx,
        newest: Option<ImportNo>,
    ) -> Result<(ImportNo, Option<Deed>), Error> {
        let known = self.session(ctx, tx).await?;
        if let Some(no) = known.filter(|no| newest.is_none_or(|newest| newest <= *no)) {
            return Ok((no, None));
        }
        let import = |no| Import {
            no,
            kind: ImportKind::Results,
            way: ImportWay::Grid,
            file_name: self.title.clone(),
            school_year: self.group.school_year,
            author: None,
            made_at: ctx.now(),
            actor: ctx.actor().code(),
            partial: true,
            counts: ImportCounts::default(),
            rolled_back_at: None,
            sealed_at: None,
        };
        let no = imports::begin(tx, &self.scope, import).await?;
        Ok((no, Some(Deed::TypingBegun { no: no.0, group: self.group.id })))
    }

    async fn write_down(&self, tx: &mut WriteTx, no: ImportNo, change: &ImportChange) -> Result<(), Error> {
        let seq = imports::next_seq(tx, &self.scope, no).await?;
        Ok(imports::record_change(tx, &self.scope, (no, seq), change).await?)
    }

    /// Brings the database from what is kept to what is wanted after; gives by how many results more the import brought
    /// and changed.
    async fn take(
        &self,
        tx: &mut WriteTx,
        no: ImportNo,
        kept: Option<(TestResult, ImportNo)>,
        after: TestResult,
        (before, is_back): (Option<Before>, bool),
    ) -> Result<(i64, i64), Error> {
        let (scope, key) = (&self.scope, (after.pupil, after.taken_on, after.test));
        if let Some(Before { result, came_with }) = &before
            && is_back
        {
            // Typed back to how it was: then it is wholly so, also in what the grid does not show.
            let came_with = came_with.or_else(|| kept.as_ref().map(|(_, came)| *came)).unwrap_or(no);
            if kept.is_some() {
                results::delete_result(tx, scope, key).await?;
            }
            results::insert_results(tx, scope, came_with, std::slice::from_ref(result)).await?;
            imports::forget_changes(tx, scope, no, result).await?;
            return Ok((0, -1));
        }
        let is_first = before.is_none();
        let one = i64::from(is_first);
        match kept {
            None => {
                results::insert_results(tx, scope, no, &[after]).await?;
                Ok((one, 0))
            }
            Some((_, came)) if came == no && grid_cell::is_empty(&after) => {
                results::delete_result(tx, scope, key).await?;
                Ok((-one, 0))
            }
            Some((_, came)) if came == no => {
                results::update_result(tx, scope, &after).await?;
                Ok((0, 0))
            }
            Some((old, came)) if grid_cell::is_empty(&after) => {
                let change = ImportChange::ResultGone { before: old, import_no: came };
                self.write_down(tx, no, &change).await?;
                results::delete_result(tx, scope, key).await?;
                Ok((0, one))
            }
            Some((old, _)) => {
                if is_first {
                    self.write_down(tx, no, &ImportChange::Result { before: old }).await?;
                }
                results::update_result(tx, scope, &after).await?;
                Ok((0, one))
            }
        }
    }
}

/// How a result was before an import touched it.
struct Before {
    result: TestResult,
    /// The import it had come with, when it was removed since.
    came_with: Option<ImportNo>,
}

impl Before {
    /// From what the import wrote down, oldest first.
    fn of(changes: impl Iterator<Item = ImportChange>) -> Option<Self> {
        let mut found: Option<Self> = None;
        for change in changes {
            let (result, came_with) = match change {
                ImportChange::Result { before } => (before, None),
                ImportChange::ResultGone { before, import_no } => (before, Some(import_no)),
                _ => continue,
            };
            let known = found.get_or_insert(Self { result, came_with });
            known.came_with = known.came_with.or(came_with);
        }
        found
    }
}

fn nothing_yet(pupil: PupilId, test: TestId, taken_on: Date) -> TestResult {
    TestResult {
        pupil,
        test,
        taken_on,
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
