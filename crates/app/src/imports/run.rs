//! What every import does: find the school, number itself, and write down what it changes.

use super::{
    ImportError, ImportProblem, Imported, Options, Source,
    differences::Differences,
    problems::{Problems, What},
};
use crate::{
    Ctx, Error,
    ctx::new_id,
    notices::{Told, coordinators, tell},
    results::expected::recount,
    trust::accounts::give_own_role,
};
use domain::{
    SchoolYear,
    ids::{DraftId, ImportNo, SchoolId},
    register::{School, SchoolRef},
    results::Series,
};
use policy::{Action, Denied, InSchool, Resource};
use std::collections::BTreeSet;
use store::{
    Reads, WriteTx,
    audit::Deed,
    imports::{self, Import, ImportChange, ImportCounts, ImportKind, ImportWay},
    register,
};

/// The school that a file names, or what is wrong with it.
pub(super) async fn known_school(
    tx: &mut impl Reads,
    named: &SchoolRef,
    kind: ImportKind,
) -> Result<Result<School, What>, ImportError> {
    if let Some(school) = register::school_by_ref(tx, named).await? {
        return Ok(Ok(school));
    }
    let mut schools = register::schools(tx).await?;
    // A file that names the school by key only is still of the one school that has this key or none.
    if let [only] = schools.as_slice()
        && only.codes.names_same_school(named)
    {
        return Ok(Ok(schools.remove(0)));
    }
    let found = named.code();
    Ok(Err(match (kind, schools.as_slice()) {
        (ImportKind::Results | ImportKind::Absences, []) => What::UnknownSchool { found },
        (_, [only]) => What::OtherSchool { found, known: Some(only.codes.code()) },
        (ImportKind::Results | ImportKind::Absences, _) => What::UnknownSchool { found },
        (ImportKind::Roster, _) => What::OtherSchool { found, known: None },
    }))
}

/// Takes the school of a roster into the register, when it is the first one or a person asked for it.
pub(super) async fn school_for_roster(
    ctx: &Ctx,
    tx: &mut WriteTx,
    named: &SchoolRef,
    options: Options,
) -> Result<Result<School, What>, ImportError> {
    let what = match known_school(tx, named, ImportKind::Roster).await? {
        Ok(school) => return Ok(Ok(school)),
        Err(what) => what,
    };
    let is_first = register::schools(tx).await?.is_empty();
    if !is_first && !options.add_school {
        return Ok(Err(what));
    }
    if may_not(ctx, Action::AddSchool, Resource::Installation).is_some() {
        return Err(ImportError::Failed(Error::Forbidden));
    }
    let school = School { id: SchoolId(new_id()), board: None, codes: named.clone(), name: None };
    register::insert_school(tx, &school).await?;
    if let Some(role) = options.own_role {
        give_own_role(ctx, tx, &school, role).await?;
    }
    Ok(Ok(school))
}

/// Why the actor may not do this, when she may not.
pub(super) fn may_not(ctx: &Ctx, action: Action, resource: Resource<'_>) -> Option<Denied> {
    policy::require(ctx.actor(), action, resource).err()
}

/// Writes into the audit trail that an import was refused. The transaction of the import is over by then.
pub(super) async fn refused(
    ctx: &Ctx,
    action: Action,
    resource: Resource<'_>,
) -> Result<ImportError, ImportError> {
    Ok(match may_not(ctx, action, resource) {
        Some(denied) => ctx.refused(action, resource, denied).await?.into(),
        None => Error::Forbidden.into(),
    })
}

/// A running import: it counts, and writes down every change before it is made.
pub(super) struct Run {
    pub(super) scope: InSchool,
    pub(super) no: ImportNo,
    pub(super) counts: ImportCounts,
    /// What it changed, for who looks first.
    pub(super) differences: Differences,
    /// The draft that it takes, which goes with it.
    pub(super) draft: Option<DraftId>,
    /// The series of which results were added or changed; what their pupils grow is counted anew.
    pub(super) touched: BTreeSet<Series>,
    seq: i64,
}

/// What a run is about.
pub(super) struct About<'a> {
    pub(super) kind: ImportKind,
    pub(super) way: ImportWay,
    pub(super) school: &'a School,
    pub(super) school_year: SchoolYear,
    pub(super) author: Option<String>,
    pub(super) sources: &'a [Source],
    pub(super) options: Options,
}

impl Run {
    pub(super) async fn begin(ctx: &Ctx, tx: &mut WriteTx, about: &About<'_>) -> Result<Self, ImportError> {
        let scope = ctx.scope(Action::Import, about.school.id)?;
        let names: Vec<&str> = about.sources.iter().map(Source::file_name).collect();
        let import = |no| Import {
            no,
            kind: about.kind,
            way: about.way,
            file_name: names.join(", "),
            school_year: about.school_year,
            author: about.author.clone(),
            made_at: ctx.now(),
            actor: ctx.actor().code(),
            partial: about.options.partial,
            counts: ImportCounts::default(),
            rolled_back_at: None,
            sealed_at: None,
        };
        let no = imports::begin(tx, &scope, import).await?;
        Ok(Self {
            scope,
            no,
            counts: ImportCounts::default(),
            differences: Differences::default(),
            draft: None,
            touched: BTreeSet::new(),
            seq: 0,
        })
    }

    /// Writes down a change.
    pub(super) async fn record(
        &mut self,
        tx: &mut WriteTx,
        change: &ImportChange,
    ) -> Result<(), ImportError> {
        imports::record_change(tx, &self.scope, (self.no, self.seq), change).await?;
        self.seq += 1;
        Ok(())
    }

    /// Keeps the import, or undoes it when it changed nothing.
    pub(super) async fn finish(
        mut self,
        ctx: &Ctx,
        mut tx: WriteTx,
        about: About<'_>,
        problems: Problems,
    ) -> Result<Imported, ImportError> {
        self.counts.refused = problems.refused();
        let changed_something = self.seq > 0 || self.counts.added > 0 || self.counts.changed > 0;
        // What another system delivers stands in the list in any case: the school did not see it come in.
        let is_kept = changed_something || about.way == ImportWay::Service;
        let no = is_kept.then_some(self.no);
        if is_kept {
            if let Some(draft) = self.draft {
                imports::drop_draft(&mut tx, &self.scope, draft).await?;
            }
            imports::set_counts(&mut tx, &self.scope, self.no, self.counts).await?;
            recount(ctx, &mut tx, &self.scope, Some(&self.touched)).await?;
            if about.kind == ImportKind::Results && self.counts.added > 0 {
                let people = coordinators(&mut tx, ctx, &self.scope).await?;
                tell(&mut tx, ctx, &self.scope, (people, Told::import(self.no.0))).await?;
            }
            let deed = Deed::ImportMade {
                no: self.no.0,
                kind: about.kind.code(),
                added: self.counts.added,
                changed: self.counts.changed,
            };
            tx.commit(&ctx.event(about.school.id, deed)).await?;
        } else {
            tx.undo().await?;
            if let Some(draft) = self.draft {
                let mut tx = ctx.write().await?;
                imports::drop_draft(&mut tx, &self.scope, draft).await?;
                tx.commit(&ctx.event(about.school.id, Deed::ImportDropped { kind: about.kind.code() }))
                    .await?;
            }
        }
        Ok(Imported {
            no,
            kind: about.kind,
            school: about.school.clone(),
            school_year: about.school_year,
            counts: self.counts,
            problems: problems.into_list(),
        })
    }
}

/// A problem at a place in a file.
pub(super) fn problem(source: &Source, line: u64, field: String, what: What) -> ImportProblem {
    ImportProblem { file: source.name.clone(), line, field, what }
}

/// A problem that the reader of a file found.
pub(super) fn in_file(source: &Source, found: exchange::Problem) -> ImportProblem {
    problem(source, found.line, found.field, What::InFile(found.kind))
}

/// A file that cannot be opened.
pub(super) fn unreadable(source: &Source) -> ImportError {
    let what = What::InFile(exchange::ProblemKind::Unreadable);
    ImportError::Refused(vec![problem(source, 0, String::new(), what)])
}
