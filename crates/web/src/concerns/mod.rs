//! Protected records (meldcode) as pages: what everybody of the team finds here, handing in a signal, and for its named readers
//! a record.

mod acts;
mod files;
mod hand_in;
mod list;
mod record;
mod settings;

use crate::{
    ask::Ask,
    error::PageError,
    form::{Fields, Typed, day, text, value},
    routes::{Needs, Routes},
};
use app::concerns::EntryProblem;
use domain::{
    concerns::{LONGEST_ENTRY, LONGEST_LINE},
    ids::{AccountId, ConcernId, PupilId},
};
use i18n::Texts;
use policy::Action;

/// The addresses of this room.
pub(crate) fn routes(routes: Routes) -> Routes {
    let (view, hand_in) = (Needs::To(Action::ViewConcerns), Needs::To(Action::HandInConcern));
    let set = Needs::To(Action::AppointConcernOfficers);
    let routes = routes
        .get("/{school}/concerns", view, list::page)
        .get("/{school}/pupils/{pupil}/concerns/new", hand_in, hand_in::form)
        .post("/{school}/pupils/{pupil}/concerns/new", hand_in, hand_in::save)
        .get("/{school}/settings/concerns", set, settings::page)
        .post("/{school}/settings/concerns", set, settings::appoint)
        .post("/{school}/settings/concerns/end", set, settings::end)
        .post("/{school}/settings/concerns/rules", set, settings::save_rules);
    of_record(routes)
}

fn of_record(routes: Routes) -> Routes {
    let (view, write) = (Needs::To(Action::ViewConcerns), Needs::To(Action::WriteConcerns));
    routes
        .get("/{school}/pupils/{pupil}/concerns/{record}", view, record::page)
        .get("/{school}/pupils/{pupil}/concerns/{record}/record.pdf", view, files::as_pdf)
        .get("/{school}/pupils/{pupil}/concerns/{record}/record.json", view, files::as_json)
        .post("/{school}/pupils/{pupil}/concerns/{record}/entries", write, acts::write)
        .post("/{school}/pupils/{pupil}/concerns/{record}/entries/{entry}/strike", write, acts::strike)
        .post("/{school}/pupils/{pupil}/concerns/{record}/steps", write, acts::step)
        .post("/{school}/pupils/{pupil}/concerns/{record}/readers", write, acts::add_reader)
        .post("/{school}/pupils/{pupil}/concerns/{record}/readers/remove", write, acts::remove_reader)
        .post("/{school}/pupils/{pupil}/concerns/{record}/close", write, acts::close)
        .post("/{school}/pupils/{pupil}/concerns/{record}/destroy", write, acts::destroy)
}

fn pupil_id(ask: &Ask, pupil: &str) -> Result<PupilId, PageError> {
    pupil.parse().map_err(|_| ask.failed()(app::Error::NotFound))
}

/// The pupil and the record that an address names.
fn ids(ask: &Ask, pupil: &str, record: &str) -> Result<(PupilId, ConcernId), PageError> {
    Ok((pupil_id(ask, pupil)?, record.parse().map_err(|_| ask.failed()(app::Error::NotFound))?))
}

/// The account that a form names.
fn account(fields: &Fields) -> Option<AccountId> {
    value(fields, "account").parse().ok()
}

/// What is wrong with an entry, at its fields.
fn problem_words(texts: &Texts, problem: EntryProblem) -> (&'static str, String) {
    let plain = |field: &'static str, words: &str| (field, words.to_owned());
    match problem {
        EntryProblem::Kind => plain("kind", texts.concern_wrong_kind()),
        EntryProblem::Day => plain("happened_on", texts.concern_wrong_day()),
        EntryProblem::NoSource => plain("source", texts.concern_wrong_source()),
        EntryProblem::SourceTooLong => ("source", texts.concern_wrong_line(count(LONGEST_LINE))),
        EntryProblem::Nature => plain("nature", texts.concern_wrong_nature()),
        EntryProblem::NoText => plain("text", texts.concern_wrong_text()),
        EntryProblem::TooLong => ("text", texts.concern_wrong_long(count(LONGEST_ENTRY))),
    }
}

/// A form that is shown again, with what was typed and what is wrong.
fn typed(form: &str, fields: Fields, problems: Vec<(&'static str, String)>) -> Typed {
    Typed { form: form.to_owned(), fields, problems }
}

fn count(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
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
