//! The typing session: which import a typed result belongs to, and what that import must remember to be rolled back.

use super::{grid::Desk, grid_cell};
use crate::{Ctx, Error};
use domain::{
    ids::ImportNo,
    results::{Test, TestResult},
};
use std::collections::HashMap;
use store::{
    Reads, WriteTx,
    audit::Deed,
    imports::{self, Import, ImportChange, ImportCounts, ImportKind, ImportWay},
    results::{self, ResultKey},
};

/// A result as it is now, with the import it came with.
pub(super) type Kept = (TestResult, ImportNo);

/// How a result was before an import touched it.
#[derive(Debug, Clone)]
pub(super) struct Before {
    pub(super) result: TestResult,
    /// The import it had come with, when it was removed since.
    came_with: Option<ImportNo>,
}

/// How results were, from what one import wrote down, oldest first.
pub(super) fn befores(changes: impl IntoIterator<Item = ImportChange>) -> HashMap<ResultKey, Before> {
    let mut found: HashMap<ResultKey, Before> = HashMap::new();
    for change in changes {
        let (result, came_with) = match change {
            ImportChange::Result { before } => (before, None),
            ImportChange::ResultGone { before, import_no } => (before, Some(import_no)),
            _ => continue,
        };
        // The first one is how it was.
        let known = found.entry(key_of(&result)).or_insert(Before { result, came_with });
        known.came_with = known.came_with.or(came_with);
    }
    found
}

const fn key_of(result: &TestResult) -> ResultKey {
    (result.pupil, result.taken_on, result.test)
}

/// What is done with a result, and what the import writes down first so that it can be undone.
#[derive(Debug, PartialEq, Eq)]
enum Step {
    /// It was not there: it comes with this import.
    Insert,
    /// It gets other values.
    Update { record: Option<ImportChange> },
    /// It goes.
    Remove { record: Option<ImportChange> },
    /// It is typed back to how it was: then it is wholly so, also in what the grid does not show, and the import forgets
    /// that it touched it.
    PutBack { result: TestResult, came_with: ImportNo },
}

/// How many results more an import brought and changed.
type Counts = (i64, i64);

/// The step from what is kept to what is wanted after, in the import `no` before which the result was as `before` says.
fn step(before: Option<&Before>, kept: Option<&Kept>, after: &TestResult, no: ImportNo) -> (Step, Counts) {
    if let Some(Before { result, came_with }) = before
        && grid_cell::says_the_same(result, after)
    {
        let came_with = came_with.or_else(|| kept.map(|(_, came)| *came)).unwrap_or(no);
        return (Step::PutBack { result: result.clone(), came_with }, (0, -1));
    }
    let first = i64::from(before.is_none());
    match (kept, grid_cell::is_empty(after)) {
        (None, _) => (Step::Insert, (first, 0)),
        (Some((_, came)), true) if *came == no => (Step::Remove { record: None }, (-first, 0)),
        (Some((_, came)), false) if *came == no => (Step::Update { record: None }, (0, 0)),
        (Some((now, came)), true) => {
            let record = ImportChange::ResultGone { before: now.clone(), import_no: *came };
            (Step::Remove { record: Some(record) }, (0, first))
        }
        (Some((now, _)), false) => {
            let record = before.is_none().then(|| ImportChange::Result { before: now.clone() });
            (Step::Update { record }, (0, first))
        }
    }
}

/// How a result was put into a session.
pub(super) struct Put {
    /// The import.
    pub(super) no: ImportNo,
    /// That it began with this.
    pub(super) begun: Option<Deed>,
    /// Whether the result is as it was before the session.
    pub(super) is_back: bool,
}

impl Desk {
    /// The import in which the actor types today, when there is one that stands.
    pub(super) async fn session(&self, ctx: &Ctx, tx: &mut impl Reads) -> Result<Option<ImportNo>, Error> {
        let known = imports::session(tx, &self.scope, (&ctx.actor().code(), &self.title)).await?;
        let day = |at: jiff::Timestamp| at.to_zoned(jiff::tz::TimeZone::UTC).date();
        Ok(known.filter(|(_, begun)| day(*begun) == day(ctx.now())).map(|(no, _)| no))
    }

    /// Brings a result from what is kept to what is wanted after, with its test when that is not there yet.
    pub(super) async fn put(
        &self,
        ctx: &Ctx,
        tx: &mut WriteTx,
        (kept, after): (Option<Kept>, TestResult),
        new_test: Option<&Test>,
    ) -> Result<Put, Error> {
        let changes = imports::changes_of_result(tx, &self.scope, &after).await?;
        let newest = changes.iter().map(|(no, _)| *no).chain(kept.iter().map(|(_, no)| *no)).max();
        let (no, begun) = self.begin_or_go_on(ctx, tx, newest).await?;
        if let Some(test) = new_test {
            self.write_down(tx, no, &ImportChange::Test { id: test.id, before: None }).await?;
            results::put_test(tx, &self.scope, test).await?;
        }
        let own = changes.into_iter().filter(|(of, _)| *of == no).map(|(_, change)| change);
        let before = befores(own).remove(&key_of(&after));
        let (step, counts) = step(before.as_ref(), kept.as_ref(), &after, no);
        let is_back = matches!(step, Step::PutBack { .. });
        self.take(tx, no, (step, kept.is_some()), after).await?;
        imports::add_counts(tx, &self.scope, no, counts).await?;
        Ok(Put { no, begun, is_back })
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

    async fn take(
        &self,
        tx: &mut WriteTx,
        no: ImportNo,
        (step, is_there): (Step, bool),
        after: TestResult,
    ) -> Result<(), Error> {
        let (scope, key) = (&self.scope, key_of(&after));
        if let Step::Update { record: Some(change) } | Step::Remove { record: Some(change) } = &step {
            self.write_down(tx, no, change).await?;
        }
        match step {
            Step::Insert => results::insert_results(tx, scope, no, &[after]).await?,
            Step::Update { .. } => results::update_result(tx, scope, &after).await?,
            Step::Remove { .. } => results::delete_result(tx, scope, key).await?,
            Step::PutBack { result, came_with } => {
                if is_there {
                    results::delete_result(tx, scope, key).await?;
                }
                results::insert_results(tx, scope, came_with, std::slice::from_ref(&result)).await?;
                imports::forget_changes(tx, scope, no, &result).await?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
#[path = "grid_session_tests.rs"]
mod tests;
