//! The own account: password and sessions.

use super::{
    door::{session_cookie, set_cookie},
    invitation::weakness_in_words,
    me_device::device_in_words,
    sign_in::{too_soon, wait_in_words},
};
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::Frame,
};
use app::trust::{self, Changed, OwnSession, Visitor};
use askama::Template;
use axum::{
    Form,
    extract::Query,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::Personal;
use i18n::Texts;
use jiff::{Timestamp, tz::TimeZone};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "trust/me.html")]
struct MePage {
    frame: Frame,
    name: String,
    email: String,
    has_password: bool,
    sessions: Vec<SessionLine>,
    has_others: bool,
    said: Option<&'static str>,
    problems: Problems,
}

struct SessionLine {
    id: String,
    device: String,
    end: String,
    when: String,
    is_this: bool,
}

/// What is wrong with each field, and with all of it.
#[derive(Default)]
struct Problems {
    whole: Option<String>,
    present: Option<&'static str>,
    new: Option<String>,
}

/// What one comes from.
#[derive(Deserialize)]
pub(crate) struct Came {
    changed: Option<String>,
    ended: Option<String>,
}

/// The account.
pub(crate) async fn me(ask: Ask, Query(came): Query<Came>) -> Result<Response, PageError> {
    let said = match (came.changed, came.ended) {
        (Some(_), _) => Some(ask.texts.me_password_changed()),
        (None, Some(_)) => Some(ask.texts.me_sessions_ended()),
        (None, None) => None,
    };
    page(&ask, said, Problems::default()).await
}

/// What one fills in to change the password.
#[derive(Deserialize)]
pub(crate) struct PasswordForm {
    #[serde(default)]
    present: Personal<String>,
    #[serde(default)]
    new: Personal<String>,
}

/// Changes the password.
pub(crate) async fn change_password(ask: Ask, Form(form): Form<PasswordForm>) -> Result<Response, PageError> {
    let visitor = visitor(&ask)?;
    let changed = trust::change_password(&ask.ctx, visitor, form.present, form.new).await;
    let (texts, none) = (ask.texts, Problems::default());
    let (wait, problems) = match changed.map_err(ask.failed())? {
        Changed::Yes(secret) => {
            let mut response = Redirect::to("/me?changed=1").into_response();
            set_cookie(&mut response, &session_cookie(secret.reveal(), ask.visit.is_https));
            return Ok(response);
        }
        Changed::WrongPresent => (None, Problems { present: Some(texts.me_password_wrong()), ..none }),
        Changed::Weak(weakness) => (None, Problems { new: Some(weakness_in_words(texts, weakness)), ..none }),
        Changed::Wait(wait) => (Some(wait), Problems { whole: Some(wait_in_words(texts, wait)), ..none }),
    };
    let page = page(&ask, None, problems).await?;
    Ok(match wait {
        Some(wait) => too_soon(wait, page),
        None => (StatusCode::UNPROCESSABLE_ENTITY, page).into_response(),
    })
}

/// Which session one ends; all but this one when none is named.
#[derive(Deserialize)]
pub(crate) struct SessionForm {
    #[serde(default)]
    session: String,
}

/// Ends one session, or all others.
pub(crate) async fn end_sessions(ask: Ask, Form(form): Form<SessionForm>) -> Result<Response, PageError> {
    let visitor = visitor(&ask)?;
    if form.session.is_empty() {
        trust::end_other_sessions(&ask.ctx, visitor).await.map_err(ask.failed())?;
    } else {
        trust::end_own_session(&ask.ctx, &form.session).await.map_err(ask.failed())?;
    }
    Ok(Redirect::to("/me?ended=1").into_response())
}

fn visitor(ask: &Ask) -> Result<&Visitor, PageError> {
    ask.visit.visitor.as_deref().ok_or_else(|| ask.failed()(app::Error::NotFound))
}

async fn page(ask: &Ask, said: Option<&'static str>, problems: Problems) -> Result<Response, PageError> {
    let own = trust::own_account(&ask.ctx, visitor(ask)?).await.map_err(ask.failed())?;
    let sessions: Vec<SessionLine> = own.sessions.iter().map(|one| line(ask.texts, one)).collect();
    Ok(render(&MePage {
        frame: Frame::bare(ask),
        name: own.name.into_inner(),
        email: own.email.reveal().clone(),
        has_password: own.has_password,
        has_others: sessions.iter().any(|one| !one.is_this),
        sessions,
        said,
        problems,
    }))
}

fn line(texts: &Texts, session: &OwnSession) -> SessionLine {
    let device = device_in_words(texts, &session.browser);
    SessionLine {
        id: session.id.to_string(),
        end: texts.me_sessions_end_named(device.as_str()),
        device,
        when: texts.me_sessions_when(
            moment(texts, session.made_at).as_str(),
            moment(texts, session.seen_at).as_str(),
        ),
        is_this: session.is_this,
    }
}

fn moment(texts: &Texts, at: Timestamp) -> String {
    let local = at.to_zoned(TimeZone::system());
    format!("{} {}", texts.language().date(local.date()), local.strftime("%H:%M"))
}
