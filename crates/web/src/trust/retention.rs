//! What is due to be destroyed now, and soon.

use crate::{
    ask::Ask,
    error::{PageError, render},
    page::{Frame, Room},
};
use app::trust::{
    category_in_words, moment_in_words, months_in_words,
    retention::{DueList, DuePart, DuePupil, KeptDestruction, TermLine, due_list},
};
use askama::Template;
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse as _, Response},
};
use domain::{register::Pupil, trust::retention::Months};
use i18n::Texts;
use policy::{Action, Decision, Resource, decide};

#[derive(Template)]
#[template(path = "trust/retention.html")]
struct RetentionPage {
    frame: Frame,
    base: String,
    due: Vec<DueLine>,
    soon: Vec<(&'static str, String)>,
    nowhere: Vec<(String, String)>,
    proposals: Vec<Proposal>,
    nothing_chosen: bool,
}

struct DueLine {
    address: String,
    name: String,
    left_on: String,
    is_special: bool,
    parts: Vec<Part>,
}

struct Part {
    value: String,
    name: &'static str,
    why: String,
    is_proposed: bool,
}

struct Proposal {
    address: String,
    made_at: String,
    state: String,
}

/// What is due.
pub(crate) async fn due(ask: Ask) -> Result<Response, PageError> {
    page(&ask, false).await
}

/// The page; with the word that nothing was chosen, where somebody proposed nothing.
pub(super) async fn page(ask: &Ask, nothing_chosen: bool) -> Result<Response, PageError> {
    let list = due_list(&ask.ctx, &ask.school).await.map_err(ask.failed())?;
    let frame = Frame::of_school(ask, &list.school, Room::Admin);
    let base = frame.base.clone().unwrap_or_default();
    let texts = ask.texts;
    let pupil = |pupil: &Pupil| (format!("{base}/pupils/{}/rights", pupil.id), pupil.name.full());
    let proposal = |one: &KeptDestruction| Proposal {
        address: format!("{base}/retention/destructions/{}", one.id),
        made_at: moment_in_words(texts, one.made_at),
        state: texts.destruction_state(one.state.code()),
    };
    let page = RetentionPage {
        due: due_lines(texts, &base, &list),
        soon: list
            .soon
            .iter()
            .map(|(category, count)| (category_in_words(texts, *category), texts.pupil_count(*count)))
            .collect(),
        nowhere: list.nowhere.iter().map(pupil).collect(),
        proposals: list.destructions.iter().map(proposal).collect(),
        nothing_chosen,
        base: base.clone(),
        frame,
    };
    let status = if nothing_chosen { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok((status, render(&page)).into_response())
}

fn due_lines(texts: &'static Texts, base: &str, list: &DueList) -> Vec<DueLine> {
    let date = |day| texts.language().date(day);
    let part = |one: &DuePupil, part: &DuePart| {
        let pupil = &one.pupil;
        let term = list.terms.iter().find(|line| line.category == part.category).and_then(TermLine::months);
        // The term that counts for this pupil.
        let special = |months: Months| months.special.filter(|_| one.went_to_special).unwrap_or_default();
        let own = term.map(|months| Months { usual: months.usual.max(special(months)), special: None });
        let months = months_in_words(texts, own);
        Part {
            value: format!("{}:{}", pupil.id, part.category),
            name: category_in_words(texts, part.category),
            why: texts.retention_due_why(date(part.due_on).as_str(), months.as_str()),
            is_proposed: part.is_proposed,
        }
    };
    let line = |one: &DuePupil| DueLine {
        address: format!("{base}/pupils/{}/rights", one.pupil.id),
        name: one.pupil.name.full(),
        left_on: one.pupil.left_on.map(date).unwrap_or_default(),
        is_special: one.went_to_special,
        parts: one.parts.iter().map(|due| part(one, due)).collect(),
    };
    list.due.iter().map(line).collect()
}

/// Whether the person may do this in the school of the page.
pub(super) fn may(ask: &Ask, school: &domain::register::School, action: Action) -> bool {
    matches!(decide(ask.ctx.actor(), action, Resource::School(school.id)), Decision::Allowed(_))
}

/// A PDF that opens in the browser.
pub(super) fn pdf_response(name: &str, pdf: Vec<u8>) -> Response {
    let disposition = HeaderValue::from_str(&format!("inline; filename=\"{name}\""));
    let disposition = disposition.unwrap_or_else(|_| HeaderValue::from_static("inline"));
    let kind = HeaderValue::from_static("application/pdf");
    ([(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, disposition)], pdf).into_response()
}
