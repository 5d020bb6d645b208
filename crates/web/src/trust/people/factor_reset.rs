//! Taking the second factors of a person away, who lost them.

use super::{id, one::back};
use crate::{ask::Ask, error::PageError};
use app::trust;
use axum::{extract::Path, response::Response};
use domain::ids::AccountId;

/// Takes all second factors of a person away.
pub(crate) async fn reset_factors(
    ask: Ask,
    Path((_, account)): Path<(String, String)>,
) -> Result<Response, PageError> {
    let account: AccountId = id(&ask, &account)?;
    trust::reset_factors(&ask.ctx, &ask.school, account).await.map_err(ask.failed())?;
    Ok(back(&ask, account))
}
