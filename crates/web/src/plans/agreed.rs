//! What was agreed in a plan, as a card on its page with one line for the next.

use super::At;
use crate::{agreements::CardView, ask::Ask, error::PageError};
use app::agreements::panel_of;
use domain::{
    agreements::AgreementSource,
    ids::{GroupId, PupilId},
};

/// The card of a plan about its only pupil or its group, on a page of a school with this base.
pub(super) async fn agreed(
    ask: &Ask,
    (at, base): (&At, &str),
    (pupil, group): (Option<PupilId>, Option<GroupId>),
) -> Result<CardView, PageError> {
    let source = AgreementSource::Plan(at.plan);
    let panel = panel_of(&ask.ctx, &ask.school, source).await.map_err(ask.failed())?;
    let back = format!("{}#agreements", at.base);
    Ok(CardView::new(ask, &panel, (base, &back), (source, pupil, group), false))
}
