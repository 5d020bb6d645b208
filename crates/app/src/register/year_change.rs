//! What the roster of a new school year would do, told in the words of a school, before anybody says yes.
//!
//! The roster is really taken, in a transaction that is undone; what stood there before and after is put side by side
//! ([`super::year_compare`]). So the preview and the change can never say different things.

use super::year_compare::{Snapshot, YearMoves, compare};
use crate::{
    Ctx, Error,
    imports::{
        ImportCounts, ImportError, ImportKind, ImportProblem, ImportWay, Imported, LARGEST_DRAFT, Options,
        Source, What, hold, keep_roster, sees_pupils, take_roster, write_looks,
    },
};
use domain::{
    SchoolYear,
    ids::{DraftId, ImportNo, PupilId},
    register::{Enrolment, School},
};
use jiff::civil::Date;
use policy::{Action, InSchool};
use std::collections::HashMap;
use store::{
    Reads,
    imports::{self as kept, Draft, Import},
    register,
};

/// Marks of a roster are of a change of year.
const HOW: &str = "year";

/// The page on which one begins.
#[derive(Debug, Clone)]
pub struct YearStart {
    /// The school.
    pub school: School,
    /// The newest school year that is known; none for a school without groups.
    pub newest: Option<SchoolYear>,
    /// Rosters that wait for a yes.
    pub waiting: Vec<Draft>,
    /// The last roster that was taken and not undone, which one can undo.
    pub last: Option<Import>,
}

/// Where one begins a new school year.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school in sight, [`Error::Forbidden`] when it is not allowed.
pub async fn year_start(ctx: &Ctx, school: &str) -> Result<YearStart, Error> {
    let (scope, school) = ctx.school(school, Action::Import).await?;
    let mut tx = ctx.read().await?;
    let newest = register::school_years(&mut tx, &scope).await?.first().copied();
    let mut waiting = kept::drafts(&mut tx, &scope, ctx.now()).await?;
    waiting.retain(|draft| draft.kind == ImportKind::Roster);
    let made = kept::list(&mut tx, &scope, (100, 0)).await?;
    let is_undone = |import: &Import| import.rolled_back_at.is_some() || import.sealed_at.is_some();
    let last = made.into_iter().find(|import| import.kind == ImportKind::Roster && !is_undone(import));
    Ok(YearStart { school, newest, waiting, last })
}

/// Lays a roster down to look at what it would do; none when it is larger than can be laid down.
///
/// # Errors
/// As for [`year_start`].
pub async fn lay_down_year(
    ctx: &Ctx,
    school: &str,
    file_name: &str,
    bytes: Vec<u8>,
) -> Result<Option<DraftId>, Error> {
    let (scope, _) = ctx.school(school, Action::Import).await?;
    if bytes.len() > LARGEST_DRAFT {
        return Ok(None);
    }
    hold(ctx, &scope, ImportKind::Roster, ImportWay::File, file_name, bytes).await.map(Some)
}

/// What a roster that waits would do.
#[derive(Debug, Clone)]
pub struct YearPreview {
    /// The school.
    pub school: School,
    /// The name of the file.
    pub file_name: String,
    /// What it would do; none when the file was refused.
    pub change: Option<YearChange>,
    /// What is wrong with the file, and what is good to know.
    pub problems: Vec<ImportProblem>,
    /// Whether pupils are told by key only and not what becomes of each of them, as the actor may not see them.
    pub is_hidden: bool,
}

/// What the roster would do.
#[derive(Debug, Clone)]
pub struct YearChange {
    /// The school year before; none when none is known.
    pub from: Option<SchoolYear>,
    /// The school year of the file.
    pub to: SchoolYear,
    /// The day on which the file holds.
    pub reference: Option<Date>,
    /// Who moves, and what else changes.
    pub moves: YearMoves,
    /// How many records.
    pub counts: ImportCounts,
    /// A mark of all this, by which one says yes to it: another one when the roster would do something else.
    pub seen: String,
}

impl YearChange {
    /// Whether the file is of a school year that is not known yet.
    pub fn is_new_year(&self) -> bool {
        self.from.is_none_or(|from| from < self.to)
    }
}

/// A roster that waits, with how it is to be taken.
async fn waiting(ctx: &Ctx, scope: &InSchool, id: DraftId) -> Result<(Draft, Source), Error> {
    let mut tx = ctx.read().await?;
    let draft = kept::draft(&mut tx, scope, id, ctx.now()).await?.ok_or(Error::NotFound)?;
    if draft.kind != ImportKind::Roster {
        return Err(Error::NotFound);
    }
    let content = kept::draft_content(&mut tx, scope, id, ctx.now()).await?.ok_or(Error::NotFound)?;
    let source = Source::memory(&draft.file_name, content.into_inner());
    Ok((draft, source))
}

/// What a roster that waits would do. Nothing is saved.
///
/// # Errors
/// [`Error::NotFound`] when there is no such roster any more.
pub async fn year_preview(
    ctx: &Ctx,
    school: &str,
    id: DraftId,
    options: Options,
) -> Result<YearPreview, Error> {
    let (scope, school) = ctx.school(school, Action::Import).await?;
    let (draft, source) = waiting(ctx, &scope, id).await?;
    let file_name = draft.file_name;
    let mut tx = ctx.write().await?;
    let is_hidden = !sees_pupils(ctx, school.id);
    let newest = register::school_years(&mut tx, &scope).await?.first().copied();
    let mut before = match newest {
        Some(year) => snapshot(&mut tx, &scope, year).await?,
        None => Snapshot::default(),
    };
    let (mut tx, taken) = match take_roster(ctx, tx, &source, options, None).await {
        Ok(taken) => taken,
        Err(ImportError::Refused(problems)) => {
            return Ok(YearPreview { school, file_name, change: None, problems, is_hidden });
        }
        Err(ImportError::Failed(error)) => return Err(error),
    };
    if taken.school.id != school.id {
        tx.undo().await?;
        let problems = vec![of_another_school(&source, &taken.school, &school)];
        return Ok(YearPreview { school, file_name, change: None, problems, is_hidden });
    }
    let to = taken.file.school_year;
    let mut after = snapshot(&mut tx, &scope, to).await?;
    tx.undo().await?;
    if is_hidden {
        before.name_by_key();
        after.name_by_key();
    }
    let from = newest.filter(|newest| *newest != to || !before.enrolments.is_empty());
    let mut moves = compare(&before, &after, (from, to));
    if is_hidden {
        moves.hide_pupils();
    } else {
        let known = moves.pupils().into_iter().filter(|pupil| before.pupils.contains_key(pupil));
        write_looks(ctx, (&scope, school.id), known.collect()).await?;
    }
    let change = YearChange {
        from,
        to,
        reference: taken.file.reference_date,
        moves,
        counts: taken.counts,
        seen: taken.mark(HOW),
    };
    let problems = taken.into_problems();
    Ok(YearPreview { school, file_name, change: Some(change), problems, is_hidden })
}

fn of_another_school(source: &Source, found: &School, known: &School) -> ImportProblem {
    let what = What::OtherSchool { found: found.codes.code(), known: Some(known.codes.code()) };
    ImportProblem { file: source.name.clone(), line: 0, field: "school/brincode".to_owned(), what }
}

/// What is known of a school year.
async fn snapshot(tx: &mut impl Reads, scope: &InSchool, year: SchoolYear) -> Result<Snapshot, Error> {
    let groups = register::groups_of_year(tx, scope, year).await?;
    let own = register::own_groups(tx, scope).await?;
    let enrolments = register::enrolments_of_school(tx, scope, year).await?;
    let mut current: HashMap<PupilId, Enrolment> = HashMap::new();
    for one in enrolments.into_iter().filter(|one| one.until.is_none()) {
        current.insert(one.pupil, one);
    }
    let pupils = register::kept_pupils(tx, scope).await?;
    let staff = register::kept_staff(tx, scope).await?;
    Ok(Snapshot {
        groups: groups
            .into_iter()
            .filter(|group| own.iter().all(|own| own.group != group.id))
            .map(|group| (group.id, group))
            .collect(),
        enrolments: current,
        pupils: pupils.into_iter().map(|kept| (kept.pupil.id, kept.pupil)).collect(),
        staff: staff.into_iter().map(|kept| (kept.member.id, kept)).collect(),
    })
}

/// Takes a roster that waits as one import, which can be undone as one. The roster waits no longer then. `seen` is the mark of
/// the preview that somebody said yes to.
///
/// # Errors
/// [`Error::Conflict`] when it would do something else than was seen;
/// [`ImportError::Refused`] when the file is refused, or is of another school; nothing is saved then.
pub async fn take_year(
    ctx: &Ctx,
    school: &str,
    (id, seen): (DraftId, &str),
    options: Options,
) -> Result<Imported, ImportError> {
    let (scope, school) = ctx.school(school, Action::Import).await?;
    let (_, source) = waiting(ctx, &scope, id).await?;
    let tx = ctx.write().await?;
    let (mut tx, taken) = take_roster(ctx, tx, &source, options, None).await?;
    if taken.school.id != school.id {
        tx.undo().await?;
        return Err(ImportError::Refused(vec![of_another_school(&source, &taken.school, &school)]));
    }
    if let Err(stale) = taken.must_be(seen, HOW) {
        tx.undo().await?;
        return Err(stale.into());
    }
    kept::drop_draft(&mut tx, &scope, id).await?;
    keep_roster(ctx, tx, taken, (source, options)).await
}

/// Undoes a change of year.
///
/// # Errors
/// [`Error::Conflict`] when something later depends on it; nothing changes then.
pub async fn undo_year(ctx: &Ctx, school: &str, no: ImportNo) -> Result<Import, Error> {
    crate::imports::roll_back(ctx, school, no).await
}
