//! The addresses about groups through the years: their own page, extra groups, the hand-over, the change of year.

use super::{groups_about, groups_extra, groups_split, hand_over, year};
use crate::routes::{Needs, Routes};
use policy::Action;

pub(crate) fn year_routes(routes: Routes) -> Routes {
    let (view, edit) = (Needs::To(Action::ViewGroup), Needs::To(Action::EditGroups));
    let (import, undo) = (Needs::To(Action::Import), Needs::To(Action::RollBackImport));
    routes
        .get("/{school}/groups/new", edit, groups_extra::new)
        .post("/{school}/groups", edit, groups_extra::make)
        .get("/{school}/groups/{group}/about", view, groups_about::about)
        .get("/{school}/groups/{group}/members", edit, groups_extra::members)
        .post("/{school}/groups/{group}/members", edit, groups_extra::change)
        .post("/{school}/groups/{group}/edit", edit, groups_extra::edit)
        .post("/{school}/groups/{group}/end", edit, groups_extra::end)
        .post("/{school}/groups/{group}/go-on", edit, groups_extra::go_on)
        .post("/{school}/groups/{group}/remove", edit, groups_extra::remove)
        .get("/{school}/groups/{group}/split", edit, groups_split::form)
        .post("/{school}/groups/{group}/split", edit, groups_split::split)
        .post("/{school}/groups/{group}/split/undo", edit, groups_split::undo)
        .get("/{school}/groups/{group}/hand-over", view, hand_over::page)
        .get("/{school}/groups/{group}/hand-over.pdf", view, hand_over::as_pdf)
        .post("/{school}/groups/{group}/hand-over/{pupil}", Needs::To(Action::WriteHandOver), hand_over::save)
        .get("/{school}/year", import, year::start)
        .upload("/{school}/year", import, year::upload)
        .get("/{school}/year/{draft}", import, year::preview)
        .post("/{school}/year/{draft}", import, year::take)
        .post("/{school}/year/{draft}/drop", import, year::drop_it)
        .post("/{school}/year/undo/{no}", undo, year::undo)
}
