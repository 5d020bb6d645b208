//! The support route as pages: the board by step, asking a question, one case, what helped, and the steps of the school.

mod acts;
mod asking;
mod board;
mod effect;
mod file;
mod invite;
mod invited;
mod new;
mod page;
mod panels;
mod settings;
mod settings_form;
mod texts;

pub(crate) use file::form_words;

use crate::{
    ask::Ask,
    error::PageError,
    form,
    routes::{Needs, Routes},
};
use domain::ids::CaseId;
use policy::Action;

/// The addresses of this room.
pub(crate) fn routes(routes: Routes) -> Routes {
    let (view, write) = (Needs::To(Action::ViewCases), Needs::To(Action::OpenCase));
    let set = Needs::To(Action::EditRoute);
    let routes = routes
        .get("/{school}/route", view, board::page)
        .post("/{school}/route", write, new::open)
        .get("/{school}/route/new", write, new::form)
        .get("/{school}/route/effect", Needs::To(Action::ViewRouteEffect), effect::page)
        .get("/{school}/settings/route", set, settings::form)
        .post("/{school}/settings/route", set, settings::save)
        .post("/{school}/settings/route/rules", set, settings::save_rules)
        .post("/{school}/settings/route/form", set, settings::save_form)
        .get("/invited/{school}", Needs::SignedIn, invited::list)
        .get("/invited/{school}/{case}", Needs::SignedIn, invited::page)
        .post("/invited/{school}/{case}/answer", Needs::SignedIn, invited::answer);
    of_case(routes, (view, write))
}

fn of_case(routes: Routes, (view, write): (Needs, Needs)) -> Routes {
    routes
        .get("/{school}/route/{case}", view, page::page)
        .post("/{school}/route/{case}/texts", write, texts::save)
        .post("/{school}/route/{case}/head", write, acts::head)
        .post("/{school}/route/{case}/share", write, acts::share)
        .post("/{school}/route/{case}/move", write, acts::go)
        .post("/{school}/route/{case}/tried", write, acts::add_tried)
        .post("/{school}/route/{case}/tried/{intervention}", write, acts::change_tried)
        .post("/{school}/route/{case}/tried/{intervention}/evaluation", write, acts::evaluate)
        .post("/{school}/route/{case}/tried/{intervention}/evaluation/back", write, acts::take_back)
        .post("/{school}/route/{case}/tried/{intervention}/remove", write, acts::remove_tried)
        .post("/{school}/route/{case}/tried/{intervention}/back", write, acts::put_tried_back)
        .post("/{school}/route/{case}/people", write, acts::add_person)
        .post("/{school}/route/{case}/people/{person}/remove", write, acts::remove_person)
        .post("/{school}/route/{case}/people/{person}/back", write, acts::put_person_back)
        .post("/{school}/route/{case}/consents", write, acts::record)
        .post("/{school}/route/{case}/consents/{consent}/take-back", write, acts::take_consent_back)
        .post("/{school}/route/{case}/invitations", view, invite::invite)
        .post("/{school}/route/{case}/invitations/{invitation}/withdraw", view, invite::withdraw)
        .get("/{school}/route/{case}/file", view, file::page)
        .post("/{school}/route/{case}/file", view, file::make)
        .post("/{school}/route/{case}/request", write, acts::request)
        .post("/{school}/route/{case}/plan", write, acts::plan)
}

fn case_id(ask: &Ask, case: &str) -> Result<CaseId, PageError> {
    case.parse().map_err(|_| ask.failed()(app::Error::NotFound))
}

/// Something to choose.
struct Choice {
    value: String,
    words: String,
    is_chosen: bool,
}

fn choice(value: &str, words: &str, is_chosen: bool) -> Choice {
    Choice { value: value.to_owned(), words: words.to_owned(), is_chosen }
}

/// A number of characters or of things, for words.
fn count(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}
