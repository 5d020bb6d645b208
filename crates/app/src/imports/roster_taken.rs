//! A roster in a transaction that is still open: to be kept, or looked at and undone.

use super::{
    ImportCounts, ImportError, ImportProblem,
    problems::{Problems, What},
    run::Run,
    seen::{mark, must_be},
    taken::{Asks, Looked},
};
use domain::{ids::DraftId, register::School};
use exchange::roster::RosterSchool;
use store::WriteTx;

/// A roster that was taken into the register, in a transaction that is still open.
pub(crate) struct Taken {
    /// What the file says of itself.
    pub(crate) file: RosterSchool,
    /// The school as it is known here.
    pub(crate) school: School,
    /// How many records.
    pub(crate) counts: ImportCounts,
    /// What was refused and what is good to know.
    pub(super) problems: Problems,
    pub(super) run: Run,
}

impl Taken {
    /// Undoes it, and tells what it would have done.
    pub(super) async fn look(self, tx: WriteTx) -> Result<Looked, ImportError> {
        tx.undo().await?;
        let is_look = |problem: &&ImportProblem| matches!(problem.what, What::LooksLikeKnown { .. });
        let counts = ImportCounts { refused: self.problems.refused(), ..self.counts };
        let problems = self.problems.into_list();
        let asks = Asks { looks_like_known: problems.iter().filter(is_look).count(), ..Asks::default() };
        Ok(Looked {
            school_year: Some(self.file.school_year),
            counts,
            differences: self.run.differences,
            problems,
            asks,
        })
    }

    /// A mark of what it would do, read with these settings.
    pub(crate) fn mark(&self, settings: &str) -> String {
        let counts = ImportCounts { refused: self.problems.refused(), ..self.counts };
        mark(settings, counts, &self.run.differences)
    }

    /// The same as the import of a draft, which goes when it is kept.
    pub(super) const fn of_draft(mut self, draft: DraftId) -> Self {
        self.run.draft = Some(draft);
        self
    }

    /// Whether it would do what was seen.
    ///
    /// # Errors
    /// [`crate::Error::Conflict`] when it would do something else.
    pub(crate) fn must_be(&self, seen: &str, settings: &str) -> Result<(), crate::Error> {
        must_be(seen, &self.mark(settings))
    }

    /// What was refused and what is good to know.
    pub(crate) fn into_problems(self) -> Vec<ImportProblem> {
        self.problems.into_list()
    }
}
