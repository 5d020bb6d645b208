//! Agreements as pages: one list, one line to write them, and what is done with each in place. Other rooms show theirs with
//! [`CardView`] and `agreements/card.html`.

mod acts;
mod card;
mod files;
mod form;
mod list;
mod one;
mod rows;
mod words;

pub(crate) use card::CardView;
pub(crate) use list::{PromisesView, promises};
pub(crate) use rows::{Came, DoneView, RowView, done_view, rows};
pub(crate) use words::why_not;

use crate::{
    ask::Ask,
    error::PageError,
    page::own_address,
    routes::{Needs, Routes},
};
use domain::ids::AgreementId;
use policy::Action;

/// The addresses of this room.
pub(crate) fn routes(routes: Routes) -> Routes {
    let (view, write) = (Needs::To(Action::ViewAgreements), Needs::To(Action::WriteAgreements));
    routes
        .get("/{school}/agreements", view, list::page)
        .get("/{school}/agreements.csv", view, files::as_csv)
        .get("/{school}/agreements.json", view, files::as_json)
        .post("/{school}/agreements", write, form::add)
        .get("/{school}/agreements/new", write, form::new)
        .get("/{school}/agreements/{agreement}", view, one::page)
        .post("/{school}/agreements/{agreement}", write, form::change)
        .post("/{school}/agreements/{agreement}/act", write, acts::take)
        .get("/{school}/pupils/{pupil}/agreements", Needs::To(Action::ViewPupilAgreements), card::of_pupil)
        .get("/{school}/groups/{group}/agreements", Needs::To(Action::ViewGroup), card::of_group)
}

fn agreement_id(ask: &Ask, id: &str) -> Result<AgreementId, PageError> {
    id.parse().map_err(|_| ask.failed()(app::Error::NotFound))
}

/// Where one goes after something was done: back to where one came from, when that lies in this school, else to the list.
fn back_to(ask: &Ask, back: &str) -> String {
    let own = own_address(back);
    let base = format!("/{}/", ask.school);
    if own.starts_with(&base) { own.to_owned() } else { format!("{base}agreements") }
}

/// The same, with what was done to which agreement, so that the page can say so and offer to undo it.
fn back_with(ask: &Ask, back: &str, (done, id): (&str, AgreementId)) -> String {
    let back = back_to(ask, back);
    let (page, anchor) = back.split_once('#').map_or((back.as_str(), None), |(page, at)| (page, Some(at)));
    let (path, query) = page.split_once('?').unwrap_or((page, ""));
    let is_said = |part: &&str| !part.starts_with("acted=") && !part.starts_with("on=") && !part.is_empty();
    let mut query: Vec<&str> = query.split('&').filter(is_said).collect();
    let (acted, on) = (format!("acted={done}"), format!("on={id}"));
    query.extend([acted.as_str(), on.as_str()]);
    let anchor = anchor.map(|at| format!("#{at}")).unwrap_or_default();
    format!("{path}?{}{anchor}", query.join("&"))
}
