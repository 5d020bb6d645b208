//! The test calendar: a list and a page per month, who is late, and the forms to change it.

mod edit;
mod form;
mod month;
mod page;
mod year;

pub(crate) use page::state_words;

use crate::routes::{Needs, Routes};
use i18n::Texts;
use jiff::civil::Date;
use policy::Action;

/// The addresses of this room.
pub(crate) fn routes(routes: Routes) -> Routes {
    let (view, edit) = (Needs::To(Action::ViewCalendar), Needs::To(Action::EditCalendar));
    year::routes(routes)
        .get("/{school}/calendar", view, page::calendar)
        .post("/{school}/calendar", edit, edit::add)
        .get("/{school}/calendar/new", edit, edit::new)
        .post("/{school}/calendar/template", edit, edit::from_template)
        .post("/{school}/calendar/copy", edit, edit::copy)
        .get("/{school}/calendar/{window}", edit, edit::one)
        .post("/{school}/calendar/{window}", edit, edit::save)
        .post("/{school}/calendar/{window}/remove", edit, edit::remove)
}

/// A stretch of days in words.
pub(crate) fn days(texts: &Texts, from: Date, until: Date) -> String {
    let language = texts.language();
    if from == until {
        return language.long_date(from);
    }
    texts.calendar_days(language.long_date(from).as_str(), language.long_date(until).as_str())
}
