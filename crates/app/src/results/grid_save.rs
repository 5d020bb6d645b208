//! Saving what is typed in: each cell for itself. What one person types of a group at a test on a day is one import, which
//! stands in the list and can be rolled back.

use super::{
    expected,
    grid::{Desk, Row, Which},
    grid_cell::{self, Field, Refusal, Value},
    grid_plan::Column,
    grid_session::{Kept, Put},
    overview::member,
};
use crate::{Ctx, Error, ctx::new_id, trust::DestroyedUntil};
use domain::{
    ids::{PupilId, TestId},
    register::{Pupil, YearGroup},
    results::{Levels, Test, TestResult},
};
use jiff::civil::Date;
use policy::{Action, Reason};
use store::{
    WriteTx,
    audit::Deed,
    imports::{self, ImportCounts},
    results,
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
    let (mut desk, mut tx) = open(ctx, school, which).await?;
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
    let (desk, mut tx) = open(ctx, school, which).await?;
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

/// Waits for whoever imports or changes norms or tests, and loads everything only then.
async fn open(ctx: &Ctx, school: &str, which: Which<'_>) -> Result<(Desk, WriteTx), Error> {
    let known = ctx.group(school, which.0, Action::EnterResults).await?;
    let mut tx = ctx.write().await?;
    imports::lock(&mut tx, &known.0).await?;
    // A page never offers a wrong day, and always names one.
    match Desk::load(ctx, &mut tx, known, which).await? {
        Ok(desk) if which.2.is_some() => Ok((desk, tx)),
        _ => Err(Error::NotFound),
    }
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
    kept: Option<Kept>,
    after: TestResult,
}

impl Desk {
    async fn save(&mut self, ctx: &Ctx, tx: &mut WriteTx, typed: &Typed) -> Result<Saved, Error> {
        let found = member(tx, &self.scope, (&self.group, self.on), typed.pupil).await?;
        let Some((pupil, year_group)) = found else { return Ok(self.stranger(typed.pupil)) };
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

    /// Somebody tried a pupil who is not of the group on that day. It is written down.
    fn stranger(&self, pupil: PupilId) -> Saved {
        let asked = Action::EnterResults.code();
        let (reason, group) = (Reason::NotOwn.code(), Some(self.group.id));
        let deed = Deed::Refused { asked, reason, pupil: Some(pupil), group };
        Saved { outcome: Outcome::Refused(Refusal::NotOfGroup), deeds: vec![deed], who: None }
    }

    /// Reads what was typed and lays it beside what is there; the outcome, when there is nothing to save.
    async fn read(
        &self,
        ctx: &Ctx,
        tx: &mut WriteTx,
        (pupil, year_group): (&Pupil, Option<YearGroup>),
        column: &Column,
        typed: &Typed,
    ) -> Result<Result<Work, Outcome>, Error> {
        let found = self.plan.test_for(column, year_group, || TestId(new_id()));
        let Ok((test, is_known)) = found else {
            return Ok(Err(Outcome::Refused(Refusal::NoYearGroup)));
        };
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

    /// Puts the value into the result and keeps it in the session. Says whether a level stands that came with another
    /// score, and what is to be written in the trail.
    async fn keep(&mut self, ctx: &Ctx, tx: &mut WriteTx, work: Work) -> Result<(bool, Vec<Deed>), Error> {
        let Work { field, test, is_known, value, kept, mut after } = work;
        let (pupil, emptied) = (after.pupil, value == Value::Empty);
        let level_stands = grid_cell::put(field, &test, &mut after, value) && !emptied;
        self.norms.complete(&test, &mut after);
        let Put { no, begun, is_back } =
            self.put(ctx, tx, (kept, after), (!is_known).then_some(&test)).await?;
        if !is_known {
            self.renew(tx).await?;
        }
        let test = test.id.to_string();
        let typed = Deed::ResultTyped { pupil, test, field: field.code(), emptied, no: no.0 };
        Ok((level_stands && !is_back, begun.into_iter().chain([typed]).collect()))
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
