//! What is decided about one pupil: keeping the file for longer, and that she went to special education.

use super::retention::Keeping;
use crate::{Conflict, Ctx, Error};
use domain::{
    ids::PupilId,
    register::{Pupil, School},
    trust::retention::{Category, Hold},
};
use jiff::civil::Date;
use policy::Action;
use store::{
    audit::Deed,
    imports, register,
    trust::{self as kept, KeptCorrection, KeptHold},
};

/// What a pupil's page about rights shows.
#[derive(Debug, Clone)]
pub struct PupilRights {
    /// The school.
    pub school: School,
    /// The pupil.
    pub pupil: Pupil,
    /// From when on what is due; nothing while the pupil is at school.
    pub dates: Vec<(Category, Date)>,
    /// What was decided.
    pub hold: Option<KeptHold>,
    /// Corrections and statements, oldest first.
    pub corrections: Vec<KeptCorrection>,
}

/// Everything about the rights of one pupil: terms, holds, corrections.
///
/// # Errors
/// [`Error::NotFound`] when the school has no such pupil.
pub async fn pupil_rights(ctx: &Ctx, school: &str, pupil: PupilId) -> Result<PupilRights, Error> {
    let (of_pupil, school) = ctx.pupil(school, pupil, Action::ExportPupil).await?;
    ctx.looked(&of_pupil, "rights").await?;
    let mut tx = ctx.read().await?;
    let scope = *of_pupil.in_school();
    let pupil = register::pupil(&mut tx, &scope, pupil).await?.ok_or(Error::NotFound)?;
    let keeping = Keeping::load(&mut tx, &scope).await?;
    Ok(PupilRights {
        dates: keeping.dates(pupil.id, pupil.left_on),
        hold: kept::retention_hold(&mut tx, &of_pupil).await?,
        corrections: kept::corrections_of(&mut tx, &of_pupil).await?,
        school,
        pupil,
    })
}

/// Keeps what was decided about a pupil's file; `version` is the one that was shown, 0 when nothing was decided before.
///
/// # Errors
/// [`Conflict::SavedMeanwhile`] when somebody else changed it since it was shown.
pub async fn hold_pupil(
    ctx: &Ctx,
    school: &str,
    pupil: PupilId,
    (hold, why): (Hold, &str),
    version: i64,
) -> Result<(), Error> {
    let (of_pupil, school) = ctx.pupil(school, pupil, Action::HoldPupil).await?;
    let scope = *of_pupil.in_school();
    let mut tx = ctx.write().await?;
    // A destruction of this school either sees this decision, or was over before it.
    imports::lock(&mut tx, &scope).await?;
    if !kept::put_retention_hold(&mut tx, &of_pupil, (hold, why), version).await? {
        return Err(Error::Conflict(Conflict::SavedMeanwhile));
    }
    tx.commit(&ctx.event(school.id, Deed::PupilHeld { pupil })).await?;
    Ok(())
}
