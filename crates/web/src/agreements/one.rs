//! One agreement: how it stands, how it went, what is done with it, and its form.

use super::{
    acts::Sent,
    agreement_id, back_to,
    form::FormView,
    rows::{Came, DoneView, RowView, done_view, history, row},
};
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::{Frame, Room, school_base},
};
use app::agreements::{AgreementPage, agreement_page};
use axum::{
    extract::{Path, Query},
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use domain::ids::AgreementId;

#[derive(askama::Template)]
#[template(path = "agreements/one.html")]
pub(super) struct OnePage {
    frame: Frame,
    row: RowView,
    /// Where one came from.
    back: String,
    done: Option<DoneView>,
    /// What is wrong with what was sent: about which act, beside which field, in words.
    problem: Option<(String, &'static str, String)>,
    /// What was typed with it.
    typed_to: String,
    typed_why: String,
    history: Vec<String>,
    form: Option<FormView>,
}

impl OnePage {
    /// What is said about a field of an act.
    fn problem_of(&self, act: &str, field: &str) -> Option<&str> {
        let (about, at, words) = self.problem.as_ref()?;
        (about == act && *at == field).then_some(words.as_str())
    }

    /// What is said of no field.
    fn problem_of_all(&self) -> Option<&str> {
        self.problem.as_ref().filter(|(_, at, _)| at.is_empty()).map(|(_, _, words)| words.as_str())
    }

    /// What was typed for an act that was refused.
    fn typed<'a>(&'a self, act: &str, text: &'a str) -> &'a str {
        if self.problem.as_ref().is_some_and(|(about, ..)| about == act) { text } else { "" }
    }
}

/// The page.
pub(super) async fn page(
    ask: Ask,
    Path((_, id)): Path<(String, String)>,
    Query(came): Query<Came>,
) -> Result<Response, PageError> {
    let id = agreement_id(&ask, &id)?;
    let found = agreement_page(&ask.ctx, &ask.school, id).await.map_err(ask.failed())?;
    let mut page = view(&ask, &found, "")?;
    page.done = done_view(&ask, &came, &page.row.address).await?;
    Ok(render(&page))
}

/// The page of an agreement that is there.
pub(super) fn view(ask: &Ask, found: &AgreementPage, back: &str) -> Result<OnePage, PageError> {
    let listed = found.listed.as_ref().ok_or_else(|| ask.failed()(app::Error::NotFound))?;
    let base = school_base(&found.school);
    let here = format!("{base}/agreements/{}", listed.agreement.id);
    let mut row = row(ask, &base, &here, listed);
    if !back.is_empty() {
        row.back = back_to(ask, back);
    }
    Ok(OnePage {
        frame: Frame::of_school(ask, &found.school, Room::Today),
        back: back_to(ask, back),
        done: None,
        problem: None,
        typed_to: String::new(),
        typed_why: String::new(),
        history: history(ask.texts, found),
        form: (row.is_open && row.may_change).then(|| FormView::of(ask, found, listed, back)),
        row,
    })
}

/// Why something was not done.
pub(super) struct Refusal {
    pub(super) words: &'static str,
    pub(super) field: &'static str,
    pub(super) status: StatusCode,
}

/// The page, with what was typed and why it was not done.
pub(super) async fn refused(
    ask: &Ask,
    id: AgreementId,
    sent: &Sent,
    refusal: Refusal,
) -> Result<Response, PageError> {
    // Who may not write hears that first.
    ask.ctx.school(&ask.school, policy::Action::WriteAgreements).await.map_err(ask.failed())?;
    let found = agreement_page(&ask.ctx, &ask.school, id).await.map_err(ask.failed())?;
    let mut page = view(ask, &found, &sent.back)?;
    page.problem = Some((sent.act.clone(), refusal.field, refusal.words.to_owned()));
    page.typed_to = sent.to.clone();
    page.typed_why = sent.why.reveal().clone();
    Ok((refusal.status, render(&page)).into_response())
}

/// The page with a form as it was sent, and what is wrong with it.
pub(super) fn with_form(
    ask: &Ask,
    found: &AgreementPage,
    (form, status, words): (FormView, StatusCode, Option<String>),
) -> Result<Response, PageError> {
    let mut page = view(ask, found, &form.back)?;
    page.problem = words.map(|words| (String::new(), "", words));
    // What is closed has no form any more.
    page.form = page.form.is_some().then_some(form);
    Ok((status, render(&page)).into_response())
}
