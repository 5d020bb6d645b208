//! The first run: who holds the link that the program said makes the first account.

use super::sign_in::end_former;
use super::{
    invitation::{go_on, weakness_in_words},
    sign_in::{too_soon, wait_in_words, wait_page},
    sign_in_from::Whence,
};
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::Frame,
};
use app::trust::{self, Chosen, FirstAccount};
use askama::Template;
use axum::{
    Form,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use domain::{Personal, trust::Email};
use i18n::Texts;
use serde::Deserialize;

/// The longest name of a person.
const LONGEST: usize = 200;

#[derive(Template)]
#[template(path = "trust/set_up.html")]
struct SetUpPage {
    frame: Frame,
    here: String,
    name: String,
    email: String,
    problems: Problems,
}

/// What is wrong with each field, and with all of it.
#[derive(Default)]
struct Problems {
    whole: Option<String>,
    name: Option<String>,
    email: Option<&'static str>,
    password: Option<String>,
}

/// What one fills in.
#[derive(Deserialize)]
pub(crate) struct SetUpForm {
    #[serde(default)]
    name: String,
    #[serde(default)]
    email: String,
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
    Ok(match trust::open_set_up(&app, &secret, &from).await.map_err(ask.failed())? {
        Ok(()) => page(&ask, "", "", Problems::default()),
        Err(wait) => wait_page(&ask, wait),
    })
}

/// Makes the first account and signs her in.
pub(crate) async fn send(
    ask: Ask,
    State(app): State<app::App>,
    Path(secret): Path<String>,
    Whence(from): Whence,
    Form(form): Form<SetUpForm>,
) -> Result<Response, PageError> {
    let wrong = |problems: Problems| {
        (StatusCode::UNPROCESSABLE_ENTITY, page(&ask, &form.name, &form.email, problems)).into_response()
    };
    // Whether the link is good comes before what is wrong with the form.
    if let Err(wait) = trust::open_set_up(&app, &secret, &from).await.map_err(ask.failed())? {
        return Ok(wait_page(&ask, wait));
    }
    let first = match read(ask.texts, &form) {
        Ok(first) => first,
        Err(problems) => return Ok(wrong(problems)),
    };
    Ok(match trust::set_up(&app, &secret, first, &from).await.map_err(ask.failed())? {
        Chosen::Yes(signed_in) => {
            end_former(&app, &ask).await?;
            go_on(&ask, &signed_in)
        }
        Chosen::Weak(weakness) => {
            let password = Some(weakness_in_words(ask.texts, weakness));
            wrong(Problems { password, ..Problems::default() })
        }
        Chosen::Wait(wait) => {
            let whole = Some(wait_in_words(ask.texts, wait));
            too_soon(wait, page(&ask, &form.name, &form.email, Problems { whole, ..Problems::default() }))
        }
    })
}

fn read(texts: &Texts, form: &SetUpForm) -> Result<FirstAccount, Problems> {
    let name = form.name.trim();
    let name_problem = if name.is_empty() {
        Some(texts.name_missing().to_owned())
    } else {
        (name.chars().count() > LONGEST).then(|| texts.name_too_long(LONGEST))
    };
    match (name_problem, form.email.parse::<Email>()) {
        (None, Ok(email)) => {
            Ok(FirstAccount { email, name: name.to_owned(), password: form.password.clone() })
        }
        (name, email) => {
            Err(Problems { name, email: email.is_err().then(|| texts.email_wrong()), ..Problems::default() })
        }
    }
}

fn page(ask: &Ask, name: &str, email: &str, problems: Problems) -> Response {
    render(&SetUpPage {
        frame: Frame::bare(ask),
        here: ask.here.clone(),
        name: name.to_owned(),
        email: email.to_owned(),
        problems,
    })
}
