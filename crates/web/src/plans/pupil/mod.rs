//! Plans for pupils as pages: the plans of a pupil, making one, the plan itself, what one does with it, and the layouts.

mod acts;
mod blocks;
mod changes;
mod files;
mod form;
mod layout_form;
mod layouts;
mod list;
mod page;
mod panels;

pub(crate) use blocks::{Shown, shown};

use crate::{
    ask::Ask,
    error::PageError,
    routes::{Needs, Routes},
};
use domain::ids::{PlanId, PupilId};
use i18n::Texts;
use jiff::civil::Date;
use policy::Action;

/// The addresses of plans for pupils.
pub(super) fn routes(routes: Routes) -> Routes {
    let (view, write) = (Needs::To(Action::ViewPlans), Needs::To(Action::WritePlan));
    let (log, agree) = (Needs::To(Action::LogPlan), Needs::To(Action::AgreePlan));
    let routes = routes
        .get("/{school}/pupils/{pupil}/plans", view, list::list)
        .post("/{school}/pupils/{pupil}/plans", write, form::make)
        .get("/{school}/pupils/{pupil}/plans/new", write, form::new)
        .get("/{school}/pupils/{pupil}/plans/{plan}", view, page::page)
        .get("/{school}/pupils/{pupil}/plans/{plan}/plan.pdf", view, files::as_pdf)
        .get("/{school}/pupils/{pupil}/plans/{plan}/plan.docx", view, files::as_word)
        .get("/{school}/pupils/{pupil}/plans/{plan}/plan.json", view, files::as_json)
        .get("/{school}/pupils/{pupil}/plans/{plan}/changes", view, changes::changes)
        .get("/{school}/pupils/{pupil}/plans/{plan}/edit", write, form::edit)
        .post("/{school}/pupils/{pupil}/plans/{plan}/edit", write, form::save)
        .post("/{school}/pupils/{pupil}/plans/{plan}/next", write, acts::go_on)
        .post("/{school}/pupils/{pupil}/plans/{plan}/share", write, acts::share)
        .post("/{school}/pupils/{pupil}/plans/{plan}/checks", write, acts::check)
        .post("/{school}/pupils/{pupil}/plans/{plan}/sessions", log, acts::add_session)
        .post("/{school}/pupils/{pupil}/plans/{plan}/sessions/{session}/remove", log, acts::remove_session)
        .post("/{school}/pupils/{pupil}/plans/{plan}/sessions/{session}/back", log, acts::put_session_back)
        .post("/{school}/pupils/{pupil}/plans/{plan}/consents", agree, acts::record)
        .post("/{school}/pupils/{pupil}/plans/{plan}/consents/{consent}/take-back", agree, acts::take_back);
    let set = Needs::To(Action::EditPlanSettings);
    routes
        .get("/{school}/settings/plans", set, layouts::list)
        .post("/{school}/settings/plans/{layout}/copy", set, layouts::copy)
        .post("/{school}/settings/plans/{layout}/set", set, layouts::set)
        .get("/{school}/settings/plans/{layout}", set, layout_form::form)
        .post("/{school}/settings/plans/{layout}", set, layout_form::save)
}

/// What was sent under a name, in its order.
type Fields = Vec<(String, String)>;

fn value<'a>(fields: &'a Fields, name: &str) -> &'a str {
    fields.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value.trim())
}

fn day(fields: &Fields, name: &str) -> Option<Date> {
    value(fields, name).parse().ok()
}

fn version(fields: &Fields) -> i64 {
    value(fields, "version").parse().unwrap_or_default()
}

fn pupil_id(ask: &Ask, pupil: &str) -> Result<PupilId, PageError> {
    pupil.parse().map_err(|_| ask.failed()(app::Error::NotFound))
}

fn ids(ask: &Ask, pupil: &str, plan: &str) -> Result<(PupilId, PlanId), PageError> {
    let plan = plan.parse().map_err(|_| ask.failed()(app::Error::NotFound))?;
    Ok((pupil_id(ask, pupil)?, plan))
}

/// The days of a plan in words.
fn days_words(texts: &Texts, from: Date, until: Date) -> String {
    let language = texts.language();
    texts.pupil_plan_days(language.date(from).as_str(), language.date(until).as_str())
}

/// A length in characters, for words.
fn count(number: usize) -> u64 {
    u64::try_from(number).unwrap_or(u64::MAX)
}
