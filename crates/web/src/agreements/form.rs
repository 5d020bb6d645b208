//! Writing an agreement down: in one line, or with everything; and changing one.

use super::{
    agreement_id, back_to, back_with,
    card::id_words,
    one::with_form,
    words::{problem_words, why_not},
};
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::{Frame, Room},
};
use app::{
    Error,
    agreements::{
        About, AgreementPage, AgreementSaved, AgreementTyped, LineSaved, ListedAgreement, add_agreement,
        add_line, agreement_page, change_agreement, may_hide, new_agreement,
    },
};
use axum::{
    Form,
    extract::{Path, Query},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::{
    Personal,
    agreements::AgreementSource,
    ids::{GroupId, PupilId},
};
use serde::Deserialize;

/// What is sent, or stands in the address of an empty form.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Sent {
    /// All of it in one line; then the other fields but those about whom are not looked at.
    pub(super) line: Personal<String>,
    pub(super) what: Personal<String>,
    pub(super) owner: String,
    pub(super) owner_name: Personal<String>,
    pub(super) due: String,
    pub(super) halfway: String,
    pub(super) private: String,
    pub(super) pupil: String,
    pub(super) group: String,
    pub(super) source_kind: String,
    pub(super) source_id: String,
    pub(super) back: String,
    pub(super) version: i64,
    /// Whether it is one line.
    pub(super) is_line: String,
}

impl Sent {
    /// About whom it is; an id that is none is nobody of this school.
    fn about(&self) -> Result<About, Error> {
        let pupil = Some(self.pupil.trim()).filter(|id| !id.is_empty()).map(str::parse::<PupilId>);
        let group = Some(self.group.trim()).filter(|id| !id.is_empty()).map(str::parse::<GroupId>);
        Ok(About {
            pupil: pupil.transpose().map_err(|_| Error::NotFound)?,
            group: group.transpose().map_err(|_| Error::NotFound)?,
            is_private: !self.private.is_empty(),
        })
    }

    fn source(&self) -> Option<AgreementSource> {
        match self.source_kind.as_str() {
            "" | "none" => Some(AgreementSource::None),
            kind => AgreementSource::from_parts(kind, self.source_id.parse().ok()),
        }
    }

    fn typed(&self) -> Result<AgreementTyped, Error> {
        let About { pupil, group, is_private } = self.about()?;
        Ok(AgreementTyped {
            what: self.what.clone(),
            owner: self.owner.clone(),
            owner_name: self.owner_name.clone(),
            due_on: self.due.clone(),
            halfway_on: self.halfway.clone(),
            pupil,
            group,
            is_private,
        })
    }
}

/// The form: `agreements/form.html`, in which it is called `form`.
pub(super) struct FormView {
    pub(super) action: String,
    pub(super) sent: Sent,
    pub(super) back: String,
    /// Who can be chosen: the id and the name.
    pub(super) people: Vec<(String, String)>,
    /// Whether the day is a field.
    pub(super) has_day: bool,
    /// Whether she may say who else sees it.
    pub(super) may_hide: bool,
    /// What is wrong, by field.
    pub(super) problems: Vec<(&'static str, String)>,
    /// What is wrong with the line.
    pub(super) line_problem: Option<String>,
}

impl FormView {
    fn new(ask: &Ask, found: &AgreementPage, sent: Sent) -> Self {
        let people = found.people.iter().map(|one| (one.account.to_string(), one.name.reveal().clone()));
        Self {
            action: format!("/{}/agreements", ask.school),
            back: back_to(ask, &sent.back),
            people: people.collect(),
            has_day: found.is_fresh,
            may_hide: true,
            problems: Vec::new(),
            line_problem: None,
            sent,
        }
    }

    /// The form of an agreement that is there.
    pub(super) fn of(ask: &Ask, found: &AgreementPage, listed: &ListedAgreement, back: &str) -> Self {
        let one = &listed.agreement;
        let sent = Sent {
            what: one.what.clone(),
            owner: id_words(one.owner),
            owner_name: if one.owner.is_none() { one.owner_name.clone() } else { Personal::default() },
            due: one.due_on.to_string(),
            halfway: one.halfway_on.map(|day| day.to_string()).unwrap_or_default(),
            private: if one.is_private { "yes".to_owned() } else { String::new() },
            pupil: id_words(one.pupil),
            group: id_words(one.group),
            version: one.version,
            back: back.to_owned(),
            ..Sent::default()
        };
        let mut form = Self::new(ask, found, sent);
        form.action = format!("/{}/agreements/{}", ask.school, one.id);
        form.may_hide = may_hide(one, ask.ctx.actor().account());
        if let Some(owner) =
            one.owner.filter(|owner| found.people.iter().all(|known| known.account != *owner))
        {
            form.people.push((owner.to_string(), one.owner_name.reveal().clone()));
        }
        form
    }

    pub(super) fn problem(&self, field: &str) -> Option<&str> {
        self.problems.iter().find(|(at, _)| *at == field).map(|(_, words)| words.as_str())
    }

    pub(super) fn is_bad(&self, field: &str) -> bool {
        self.problem(field).is_some()
    }
}

#[derive(askama::Template)]
#[template(path = "agreements/new.html")]
struct NewPage {
    frame: Frame,
    form: FormView,
}

/// The empty form; about whom it is stands in the address.
pub(super) async fn new(ask: Ask, Query(sent): Query<Sent>) -> Result<Response, PageError> {
    let found = new_agreement(&ask.ctx, &ask.school).await.map_err(ask.failed())?;
    let frame = Frame::of_school(&ask, &found.school, Room::Today);
    Ok(render(&NewPage { frame, form: FormView::new(&ask, &found, sent) }))
}

/// Writes one down, in a line or with everything.
pub(super) async fn add(ask: Ask, Form(sent): Form<Sent>) -> Result<Response, PageError> {
    let Some(source) = sent.source() else { return Err(ask.failed()(Error::NotFound)) };
    if !sent.is_line.is_empty() {
        return add_in_a_line(ask, sent, source).await;
    }
    let typed = sent.typed().map_err(ask.failed())?;
    match add_agreement(&ask.ctx, &ask.school, &typed, source).await.map_err(ask.failed())? {
        AgreementSaved::Yes(id) => {
            Ok(Redirect::to(&back_with(&ask, &sent.back, ("added", id))).into_response())
        }
        AgreementSaved::Wrong(problems) => {
            let problems = problems.into_iter().map(|one| problem_words(ask.texts, one)).collect();
            again(&ask, sent, (problems, None)).await
        }
        AgreementSaved::Meanwhile(_) => Err(ask.failed()(Error::NotFound)),
    }
}

async fn add_in_a_line(ask: Ask, sent: Sent, source: AgreementSource) -> Result<Response, PageError> {
    let about = sent.about().map_err(ask.failed())?;
    let saved = add_line(&ask.ctx, &ask.school, (&sent.line, about), source).await;
    match saved.map_err(ask.failed())? {
        LineSaved::Yes(id) => Ok(Redirect::to(&back_with(&ask, &sent.back, ("added", id))).into_response()),
        refused => {
            let words = why_not(ask.texts, &refused);
            again(&ask, sent, (Vec::new(), Some(words))).await
        }
    }
}

/// The form again, with what was typed and what is wrong with it.
async fn again(
    ask: &Ask,
    mut sent: Sent,
    (problems, line_problem): (Vec<(&'static str, String)>, Option<String>),
) -> Result<Response, PageError> {
    let found = new_agreement(&ask.ctx, &ask.school).await.map_err(ask.failed())?;
    if line_problem.is_some() && sent.what.reveal().is_empty() {
        // Who would rather fill in the fields finds her text there.
        sent.what = sent.line.clone();
    }
    let frame = Frame::of_school(ask, &found.school, Room::Today);
    let form = FormView { problems, line_problem, ..FormView::new(ask, &found, sent) };
    Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&NewPage { frame, form })).into_response())
}

/// Changes one, over the version that was looked at.
pub(super) async fn change(
    ask: Ask,
    Path((_, id)): Path<(String, String)>,
    Form(sent): Form<Sent>,
) -> Result<Response, PageError> {
    let id = agreement_id(&ask, &id)?;
    let (typed, version) = (sent.typed().map_err(ask.failed())?, sent.version);
    let saved = change_agreement(&ask.ctx, &ask.school, (id, version), &typed).await.map_err(ask.failed())?;
    if matches!(saved, AgreementSaved::Yes(_)) {
        return Ok(Redirect::to(&back_with(&ask, &sent.back, ("changed", id))).into_response());
    }
    let found = agreement_page(&ask.ctx, &ask.school, id).await.map_err(ask.failed())?;
    let listed = found.listed.as_ref().ok_or_else(|| ask.failed()(Error::NotFound))?;
    let mut form = FormView::of(&ask, &found, listed, &sent.back);
    let now = form.sent.version;
    form.sent = sent;
    match saved {
        AgreementSaved::Wrong(problems) => {
            form.problems = problems.into_iter().map(|one| problem_words(ask.texts, one)).collect();
            with_form(&ask, &found, (form, StatusCode::UNPROCESSABLE_ENTITY, None))
        }
        // Above stands what is there now; in the form what she typed, which she may save over it.
        _ => {
            form.sent.version = now;
            let words = ask.texts.agreement_meanwhile().to_owned();
            with_form(&ask, &found, (form, StatusCode::CONFLICT, Some(words)))
        }
    }
}
