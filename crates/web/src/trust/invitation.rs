//! Who holds a link chooses a password: the first one, or a new one.

use super::sign_in::end_former;
use super::{
    sign_in::{let_in, to_second_step, wait_page},
    sign_in_from::Whence,
};
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::Frame,
};
use app::trust::{self, Chosen, Invited, LinkKind, SignedIn, Weakness};
use askama::Template;
use axum::{
    Form,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::Personal;
use i18n::Texts;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "trust/invitation.html")]
struct InvitationPage {
    frame: Frame,
    here: String,
    title: String,
    text: String,
    email: String,
    problem: Option<String>,
}

/// What one fills in.
#[derive(Deserialize)]
pub(crate) struct PasswordForm {
    #[serde(default)]
    password: Personal<String>,
}

/// The form.
pub(crate) async fn form(
    ask: Ask,
    State(app): State<app::App>,
    Path(secret): Path<String>,
    Whence(from): Whence,
) -> Result<Response, PageError> {
    Ok(match trust::open_invitation(&app, &secret, &from).await.map_err(ask.failed())? {
        Ok(invited) => page(&ask, &invited, None),
        Err(wait) => wait_page(&ask, wait),
    })
}

/// Takes the password and signs her in.
pub(crate) async fn send(
    ask: Ask,
    State(app): State<app::App>,
    Path(secret): Path<String>,
    Whence(from): Whence,
    Form(form): Form<PasswordForm>,
) -> Result<Response, PageError> {
    let invited = match trust::open_invitation(&app, &secret, &from).await.map_err(ask.failed())? {
        Ok(invited) => invited,
        Err(wait) => return Ok(wait_page(&ask, wait)),
    };
    let chosen = trust::choose_password(&app, &secret, form.password, &from).await.map_err(ask.failed())?;
    Ok(match chosen {
        Chosen::Yes(signed_in) => {
            end_former(&app, &ask).await?;
            go_on(&ask, &signed_in)
        }
        Chosen::Weak(weakness) => {
            let problem = Some(weakness_in_words(ask.texts, weakness));
            (StatusCode::UNPROCESSABLE_ENTITY, page(&ask, &invited, problem)).into_response()
        }
        Chosen::Wait(wait) => wait_page(&ask, wait),
    })
}

fn page(ask: &Ask, invited: &Invited, problem: Option<String>) -> Response {
    let (texts, name, email) = (ask.texts, invited.name.reveal().as_str(), invited.email.reveal().as_str());
    let (title, text) = match invited.kind {
        LinkKind::Invitation => (texts.invitation_title(name), texts.invitation_text(email)),
        LinkKind::Reset => (texts.reset_title(name), texts.reset_text(email)),
    };
    render(&InvitationPage {
        frame: Frame::bare(ask),
        here: ask.here.clone(),
        title,
        text,
        email: email.to_owned(),
        problem,
    })
}

/// Sends somebody on whose new password was taken.
pub(super) fn go_on(ask: &Ask, signed_in: &SignedIn) -> Response {
    match signed_in {
        SignedIn::Yes(entry) => let_in(ask, entry, "/"),
        SignedIn::SecondStep(entry) => to_second_step(ask, entry, "/"),
        SignedIn::No | SignedIn::Wait(_) => Redirect::to("/sign-in").into_response(),
    }
}

/// Why a new password is not good enough.
pub(super) fn weakness_in_words(texts: &Texts, weakness: Weakness) -> String {
    match weakness {
        Weakness::TooShort { least } => texts.password_short(least),
        Weakness::TooLong { most } => texts.password_long(most),
        Weakness::Common => texts.password_common().to_owned(),
        Weakness::Guessable => texts.password_guessable().to_owned(),
        Weakness::AboutYou => texts.password_about_you().to_owned(),
    }
}
