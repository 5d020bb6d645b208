//! Questionnaires: rounds and who is asked, answering without an account, what came of it, sorting, the talk, the report.

mod answer;
mod bring;
mod form;
mod invite;
mod list;
mod paper;
mod questions;
mod results;
mod rounds;
mod settings;
mod sorting;
mod tabs;
mod talk;

pub(crate) use tabs::{Tab, Tabs};

use crate::{
    ask::Ask,
    error::PageError,
    page::{Frame, Room},
    routes::{Needs, Routes},
};
use domain::{ids::SurveyId, register::School, surveys::SurveyState};
use i18n::Texts;
use policy::Action;

/// The addresses of this room.
pub(crate) fn routes(routes: Routes) -> Routes {
    let view = Needs::To(Action::ViewSurveys);
    let routes = of_answers(of_editing(routes))
        .get("/{school}/surveys", view, list::list)
        .get("/{school}/surveys/{survey}", view, rounds::one)
        .get("/{school}/surveys/{survey}/preview", view, answer::preview)
        .get("/{school}/surveys/{survey}/paper.pdf", view, paper::pdf);
    talk::routes(sorting::routes(results::routes(routes)))
}

/// Making a round, and its course.
fn of_editing(routes: Routes) -> Routes {
    let edit = Needs::To(Action::EditSurveys);
    routes
        .post("/{school}/surveys", edit, list::begin)
        .get("/{school}/surveys/new", edit, list::new)
        .post("/{school}/surveys/example", edit, list::example)
        .get("/{school}/surveys/{survey}/edit", edit, settings::edit)
        .post("/{school}/surveys/{survey}/edit", edit, settings::save)
        .get("/{school}/surveys/{survey}/questions/new", edit, questions::new)
        .post("/{school}/surveys/{survey}/questions", edit, questions::add)
        .get("/{school}/surveys/{survey}/questions/{question}", edit, questions::one)
        .post("/{school}/surveys/{survey}/questions/{question}", edit, questions::save)
        .post("/{school}/surveys/{survey}/questions/{question}/move", edit, questions::shift)
        .post("/{school}/surveys/{survey}/questions/{question}/remove", edit, questions::remove)
        .post("/{school}/surveys/{survey}/open", edit, rounds::open)
        .post("/{school}/surveys/{survey}/draft", edit, rounds::to_draft)
        .post("/{school}/surveys/{survey}/close", edit, rounds::close)
        .post("/{school}/surveys/{survey}/remove", edit, rounds::remove)
        .post("/{school}/surveys/{survey}/next", edit, list::next)
}

/// Inviting, and how answers come in.
fn of_answers(routes: Routes) -> Routes {
    let edit = Needs::To(Action::EditSurveys);
    routes
        .post("/{school}/surveys/{survey}/links", edit, invite::links)
        .post("/{school}/surveys/{survey}/links/renew", edit, invite::renew)
        .post("/{school}/surveys/{survey}/withdraw", edit, invite::withdraw)
        .post("/{school}/surveys/{survey}/invited", edit, invite::invited)
        .post("/{school}/surveys/{survey}/mail", edit, invite::mail)
        .post("/{school}/surveys/{survey}/remind", edit, invite::remind)
        .get("/{school}/surveys/{survey}/paper", edit, paper::entry)
        .post("/{school}/surveys/{survey}/paper", edit, paper::enter)
        .post("/{school}/surveys/{survey}/paper/back", edit, paper::take_back)
        .get("/{school}/surveys/{survey}/bring", edit, bring::form)
        .upload_within("/{school}/surveys/{survey}/bring", edit, bring::limit(), bring::look)
        .upload_within("/{school}/surveys/{survey}/bring/take", edit, bring::limit(), bring::take)
        .post("/{school}/surveys/{survey}/bring/remove", edit, bring::take_out)
        // Who holds a link has no account; the link decides.
        .get("/answer/{token}", Needs::Nothing, answer::form)
        .post("/answer/{token}", Needs::Nothing, answer::send)
        .get("/answered", Needs::Nothing, answer::thanks)
}

/// One field of what was sent.
fn value<'a>(fields: &'a [(String, String)], name: &str) -> Option<&'a str> {
    fields.iter().find(|(key, _)| key == name).map(|(_, value)| value.trim())
}

/// How far a round is, in words.
fn state_words(texts: &'static Texts, state: SurveyState) -> &'static str {
    match state {
        SurveyState::Draft => texts.surveys_state_draft(),
        SurveyState::Open => texts.surveys_state_open(),
        SurveyState::Closed => texts.surveys_state_closed(),
    }
}

/// The round in an address.
pub(crate) fn survey_id(ask: &Ask, survey: &str) -> Result<SurveyId, PageError> {
    survey.parse().map_err(|_| ask.failed()(app::Error::NotFound))
}

/// The frame of every page of this room that is behind the door.
pub(crate) fn frame(ask: &Ask, school: &School) -> Frame {
    Frame::of_school(ask, school, Room::Role)
}
