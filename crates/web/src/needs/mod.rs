//! What children need: the page of a pupil, the page of a group, saving line by line, and the phrases of a school.

mod form;
mod group;
mod phrases;
mod pupil;
mod save;

use crate::{
    ask::Ask,
    error::PageError,
    routes::{Needs, Routes},
};
use domain::ids::{NeedLineId, PupilId};
use policy::Action;

/// The addresses of this room.
pub(crate) fn routes(routes: Routes) -> Routes {
    const VIEW: Needs = Needs::To(Action::ViewNeeds);
    const WRITE: Needs = Needs::To(Action::WriteNeeds);
    const GROUP: Needs = Needs::To(Action::ViewGroup);
    const SETTINGS: Needs = Needs::To(Action::EditPlanSettings);
    routes
        .get("/{school}/pupils/{pupil}/needs", VIEW, pupil::page)
        .get("/{school}/pupils/{pupil}/needs.pdf", VIEW, pupil::as_pdf)
        .post("/{school}/pupils/{pupil}/needs", WRITE, save::save)
        .post("/{school}/pupils/{pupil}/needs/{line}/end", WRITE, save::end)
        .post("/{school}/pupils/{pupil}/needs/{line}/back", WRITE, save::back)
        .post("/{school}/pupils/{pupil}/needs/{line}/take", WRITE, save::take)
        .get("/{school}/groups/{group}/needs", GROUP, group::page)
        .get("/{school}/groups/{group}/needs.pdf", GROUP, group::as_pdf)
        .get("/{school}/groups/{group}/needs.csv", GROUP, group::as_csv)
        .get("/{school}/settings/phrases", SETTINGS, phrases::page)
        .post("/{school}/settings/phrases", SETTINGS, phrases::add)
        .post("/{school}/settings/phrases/hide", SETTINGS, phrases::hide)
}

/// The pupil that an address names.
fn pupil_id(ask: &Ask, pupil: &str) -> Result<PupilId, PageError> {
    pupil.parse().map_err(|_| ask.failed()(app::Error::NotFound))
}

/// The pupil and the line that an address or a form names.
fn ids(ask: &Ask, pupil: &str, line: &str) -> Result<(PupilId, NeedLineId), PageError> {
    Ok((pupil_id(ask, pupil)?, line.parse().map_err(|_| ask.failed()(app::Error::NotFound))?))
}
