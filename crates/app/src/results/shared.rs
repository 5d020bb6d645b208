//! What the school shares: about a child with the guardians, and with the partnership.

use super::{
    assess::{Sittings, without_signals},
    pupil::all_series,
};
use crate::{Ctx, Error};
use domain::{
    ids::PupilId,
    register::{PersonName, Pupil, School, YearGroup},
    results::Progress,
    trust::Role,
};
use policy::{Action, InSchool, Reason};
use store::{ReadTx, register, results};

/// What guardians see about their child: nothing that compares it with its group, no signals.
#[derive(Debug, Clone)]
pub struct SharedFile {
    /// The school.
    pub school: School,
    /// The child.
    pub pupil: Pupil,
    /// The own year group in the newest school year.
    pub year_group: Option<YearGroup>,
    /// The name of the stamgroep in the newest school year.
    pub group: Option<String>,
    /// Who teaches that group.
    pub teachers: Vec<PersonName>,
    /// All series over the years, those that count now first; none when the school does not share results.
    pub series: Option<Vec<Progress>>,
    /// Whether somebody of the school looks at what guardians see.
    pub is_preview: bool,
}

/// What the school shares about a child with its guardians.
///
/// # Errors
/// [`Error::NotFound`] when the school has no such pupil in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn shared_file(ctx: &Ctx, school: &str, pupil: PupilId) -> Result<SharedFile, Error> {
    let (of_pupil, school) = ctx.pupil(school, pupil, Action::ViewShared).await?;
    ctx.looked(&of_pupil, "shared").await?;
    let scope = of_pupil.in_school();
    let mut tx = ctx.read().await?;
    let pupil = register::pupil(&mut tx, scope, pupil).await?.ok_or(Error::NotFound)?;
    let enrolments = register::enrolments_of_pupil(&mut tx, scope, pupil.id).await?;
    let newest = enrolments.last();
    let group = match newest.and_then(|enrolment| enrolment.group) {
        Some(id) => register::group(&mut tx, scope, id).await?,
        None => None,
    };
    let teachers = match &group {
        Some(group) => register::teachers_of_year(&mut tx, scope, group.school_year).await?,
        None => Vec::new(),
    };
    let is_own = |id| group.as_ref().is_some_and(|group| group.id == id);
    let teachers = teachers.into_iter().filter(|teacher| is_own(teacher.group)).map(|t| t.name).collect();
    let settings = register::settings_of(&mut tx, scope).await?.ok_or(Error::NotFound)?;
    let series = match settings.shares_results {
        true => Some(series(&mut tx, scope, pupil.id).await?),
        false => None,
    };
    Ok(SharedFile {
        school,
        year_group: newest.and_then(|enrolment| enrolment.year_group),
        pupil,
        group: group.map(|group| group.name),
        teachers,
        series,
        is_preview: of_pupil.reason() != Reason::Tie(Role::Guardian),
    })
}

/// All results of a child. Its group is not read: what others have is not shared.
async fn series(tx: &mut ReadTx, scope: &InSchool, pupil: PupilId) -> Result<Vec<Progress>, Error> {
    let tests = results::tests(tx, scope).await?;
    let own = results::results_of_pupil(tx, scope, pupil).await?;
    let enrolments = register::enrolments_of_pupil(tx, scope, pupil).await?;
    let sittings = Sittings::new(own, tests, &enrolments).take(pupil);
    let standing = without_signals(sittings.clone());
    Ok(all_series(sittings, &standing))
}
