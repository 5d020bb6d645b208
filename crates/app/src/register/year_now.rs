//! Which school year it is for a school.

use crate::{Ctx, Error};
use domain::SchoolYear;
use policy::InSchool;
use store::{ReadTx, register};

/// The school year it is now, or the last one that the school has groups of. One that has yet to begin does not count, also
/// when its groups are there already.
///
/// # Errors
/// When the database fails.
pub(crate) async fn year_now(
    ctx: &Ctx,
    tx: &mut ReadTx,
    scope: &InSchool,
) -> Result<Option<SchoolYear>, Error> {
    let this = SchoolYear::of(ctx.today());
    let years = register::school_years(tx, scope).await?;
    Ok(years.into_iter().find(|year| *year <= this))
}
