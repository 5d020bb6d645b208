//! What was told long ago is forgotten.

use crate::{Ctx, Error};
use jiff::{SignedDuration, ToSpan as _};
use policy::InSchool;
use store::{audit::Deed, notices};

/// Notices are kept for so many days.
const NOTICE_DAYS: i64 = 90;

/// That a letter was sent is kept for so many days.
const LETTER_DAYS: i32 = 30;

/// Forgets notices of long ago, read or not.
///
/// # Errors
/// When the database fails.
pub(crate) async fn forget_old_notices(ctx: &Ctx, scope: &InSchool) -> Result<(), Error> {
    let before = ctx.now() - SignedDuration::from_hours(24 * NOTICE_DAYS);
    let mut tx = ctx.write().await?;
    match notices::forget_notices(&mut tx, scope, before).await? {
        0 => Ok(tx.undo().await?),
        gone => {
            let deed = Deed::NoticesForgotten { notices: i64::try_from(gone).unwrap_or(i64::MAX) };
            Ok(tx.commit(&ctx.event(scope.school(), deed)).await?)
        }
    }
}

/// Forgets that letters were sent long ago.
///
/// # Errors
/// When the database fails.
pub(crate) async fn forget_old_letters(ctx: &Ctx) -> Result<(), Error> {
    let before = ctx.today().saturating_sub(LETTER_DAYS.days());
    let mut tx = ctx.write().await?;
    match notices::forget_letters(&mut tx, before).await? {
        0 => Ok(tx.undo().await?),
        gone => {
            let deed = Deed::LettersForgotten { letters: i64::try_from(gone).unwrap_or(i64::MAX) };
            Ok(tx.commit(&ctx.installation_event(deed)).await?)
        }
    }
}
