//! What was made for the partnership.

use crate::{Ctx, Error};
use domain::{
    ids::PupilId,
    register::{PersonName, School},
    route::RequestFile,
};
use policy::{Action, Sight};
use std::collections::{BTreeMap, BTreeSet};
use store::{audit::Deed, register, route};

/// How many files the list holds.
const MOST: i64 = 200;

/// A file that was made for the partnership.
#[derive(Debug, Clone)]
pub struct SentFile {
    /// The file.
    pub file: RequestFile,
    /// Whose it is, for who sees all pupils of the school.
    pub name: Option<PersonName>,
}

/// What was made for the partnership in a school, the newest first. Who is named is in the trail.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn sent_to_partnership(ctx: &Ctx, code: &str) -> Result<(School, Vec<SentFile>), Error> {
    let (scope, school) = ctx.school(code, Action::ViewSent).await?;
    let mut tx = ctx.read().await?;
    let files = route::files_of_school(&mut tx, &scope, MOST).await?;
    let mut names: BTreeMap<PupilId, PersonName> = BTreeMap::new();
    if ctx.sight(Action::ViewPupil, school.id) == Sight::School {
        for pupil in files.iter().map(|file| file.pupil).collect::<BTreeSet<_>>() {
            names.extend(register::pupil(&mut tx, &scope, pupil).await?.map(|known| (pupil, known.name)));
        }
    }
    drop(tx);
    let reason = scope.reason().code();
    for pupil in names.keys() {
        ctx.record(Some(school.id), Deed::PupilLooked { pupil: *pupil, part: "sent", reason }).await?;
    }
    let named = |file: RequestFile| SentFile { name: names.get(&file.pupil).cloned(), file };
    Ok((school, files.into_iter().map(named).collect()))
}
