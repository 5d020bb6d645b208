//! An import that was made in a transaction that is still open: to be kept, or looked at and undone.

use super::{
    ImportCounts, ImportError, ImportKind, ImportProblem, ImportWay, Imported, Options, Source,
    differences::Differences,
    problems::Problems,
    run::{About, Run},
};
use crate::Ctx;
use domain::{Personal, SchoolYear, ids::PupilId, register::School};
use std::collections::HashMap;
use store::WriteTx;

/// What only a person can say.
#[derive(Debug, Clone, Default)]
pub struct Asks {
    /// Series of a sheet that the school does not know, each once.
    pub unknown_series: Vec<String>,
    /// Pupils of a sheet who are probably known ones.
    pub guesses: Vec<Guess>,
    /// Pupils of a sheet whom nobody here knows.
    pub unknown_pupils: Vec<UnknownPupil>,
    /// How many pupils of a roster have a new key, but the name and day of birth of a known pupil.
    pub looks_like_known: usize,
}

/// A pupil of a sheet who has the name, and where the sheet has it the day of birth, of one known pupil.
#[derive(Debug, Clone)]
pub struct Guess {
    /// The first line that is about her; it stands for her in what the person answers.
    pub line: u64,
    /// How the sheet names her.
    pub named: Personal<String>,
    /// The known pupil.
    pub pupil: PupilId,
    /// The name of the known pupil, or the key for who may not see the pupils.
    pub known_name: Personal<String>,
    /// Whether the day of birth is the same too; else only the name is.
    pub has_birth_date: bool,
    /// Whether a person said that it is her.
    pub is_confirmed: bool,
}

/// A pupil of a sheet whom nobody here knows.
#[derive(Debug, Clone)]
pub struct UnknownPupil {
    /// The first line that is about her.
    pub line: u64,
    /// How the sheet names her.
    pub named: Personal<String>,
    /// How many rows are about her.
    pub rows: u64,
}

impl Asks {
    /// Names known pupils by their keys, and others not at all unless it is the actor's own file that names them.
    pub(super) fn hide(&mut self, keys: &HashMap<PupilId, Personal<String>>, is_own: bool) {
        for guess in &mut self.guesses {
            guess.known_name = keys.get(&guess.pupil).cloned().unwrap_or_default();
        }
        let named = self.guesses.iter_mut().map(|guess| &mut guess.named);
        for named in named.chain(self.unknown_pupils.iter_mut().map(|one| &mut one.named)).filter(|_| !is_own)
        {
            *named = Personal::new("…".to_owned());
        }
    }
}

/// An import in a transaction that is still open.
pub(super) struct Taken {
    pub(super) tx: WriteTx,
    pub(super) run: Run,
    pub(super) kind: ImportKind,
    pub(super) way: ImportWay,
    pub(super) school: School,
    pub(super) school_year: SchoolYear,
    pub(super) author: Option<String>,
    pub(super) problems: Problems,
    pub(super) asks: Asks,
}

/// What an import would do.
pub(super) struct Looked {
    pub(super) school_year: Option<SchoolYear>,
    pub(super) counts: ImportCounts,
    pub(super) differences: Differences,
    pub(super) problems: Vec<ImportProblem>,
    pub(super) asks: Asks,
}

impl Taken {
    /// Keeps it, or undoes it when it changed nothing.
    pub(super) async fn keep(
        self,
        ctx: &Ctx,
        sources: &[Source],
        options: Options,
    ) -> Result<Imported, ImportError> {
        let about = About {
            kind: self.kind,
            way: self.way,
            school: &self.school,
            school_year: self.school_year,
            author: self.author,
            sources,
            options,
        };
        self.run.finish(ctx, self.tx, about, self.problems).await
    }

    /// How many records.
    pub(super) fn counts(&self) -> ImportCounts {
        ImportCounts { refused: self.problems.refused(), ..self.run.counts }
    }

    /// Undoes it, and tells what it would have done.
    pub(super) async fn look(self) -> Result<Looked, ImportError> {
        let counts = self.counts();
        self.tx.undo().await?;
        Ok(Looked {
            school_year: Some(self.school_year),
            counts,
            differences: self.run.differences,
            problems: self.problems.into_list(),
            asks: self.asks,
        })
    }
}
