//! New recovery codes, and taking a factor away: each a question with the password.

use super::factors::{Asks, ConfirmPage, Confirmed, PAGE, after_adding, visitor};
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::Frame,
};
use app::trust::{self, Factors};
use axum::{
    Form,
    extract::Query,
    response::{IntoResponse as _, Redirect, Response},
};
use serde::Deserialize;

/// What it is about, when there are several.
#[derive(Deserialize)]
pub(crate) struct Which {
    #[serde(default)]
    key: String,
}

async fn factors(ask: &Ask) -> Result<Factors, PageError> {
    let visitor = visitor(ask).map_err(ask.failed())?;
    trust::own_factors(&ask.ctx, &visitor).await.map_err(ask.failed())
}

fn removed() -> Response {
    Redirect::to(&format!("{PAGE}?done=removed")).into_response()
}

fn codes_page(ask: &Ask, factors: &Factors) -> ConfirmPage {
    ConfirmPage {
        frame: Frame::bare(ask),
        title: ask.texts.factors_codes_new_title().to_owned(),
        lines: vec![ask.texts.factors_codes_new_text().to_owned()],
        action: ask.here.clone(),
        key: String::new(),
        button: ask.texts.factors_codes_new(),
        is_danger: false,
        asks: Asks::to_remove(factors),
        problem: None,
    }
}

/// Asks whether to make new recovery codes.
pub(crate) async fn codes(ask: Ask) -> Result<Response, PageError> {
    Ok(render(&codes_page(&ask, &factors(&ask).await?)))
}

/// Makes new recovery codes and shows them.
pub(crate) async fn make_codes(ask: Ask, Form(form): Form<Confirmed>) -> Result<Response, PageError> {
    let visitor = visitor(&ask).map_err(ask.failed())?;
    match trust::new_recovery_codes(&ask.ctx, &visitor, form.password).await.map_err(ask.failed())? {
        Ok(codes) => Ok(after_adding(&ask, codes)),
        Err(trouble) => Ok(codes_page(&ask, &factors(&ask).await?).refused(ask.texts, trouble)),
    }
}

fn removal(ask: &Ask, factors: &Factors, title: String, text: &str) -> ConfirmPage {
    let is_last = usize::from(factors.has_totp) + factors.passkeys.len() == 1;
    let last = is_last.then(|| ask.texts.factors_totp_remove_last().to_owned());
    ConfirmPage {
        frame: Frame::bare(ask),
        title,
        lines: [text.to_owned()].into_iter().chain(last).collect(),
        action: ask.here.clone(),
        key: String::new(),
        button: ask.texts.factors_remove(),
        is_danger: true,
        asks: Asks::to_remove(factors),
        problem: None,
    }
}

fn totp_page(ask: &Ask, factors: &Factors) -> ConfirmPage {
    let texts = ask.texts;
    removal(ask, factors, texts.factors_totp_remove_title().to_owned(), texts.factors_totp_remove_text())
}

/// Asks whether to take the one-time codes away.
pub(crate) async fn totp(ask: Ask) -> Result<Response, PageError> {
    Ok(render(&totp_page(&ask, &factors(&ask).await?)))
}

/// Takes the one-time codes away.
pub(crate) async fn remove_totp(ask: Ask, Form(form): Form<Confirmed>) -> Result<Response, PageError> {
    let visitor = visitor(&ask).map_err(ask.failed())?;
    match trust::remove_totp(&ask.ctx, &visitor, form.password).await.map_err(ask.failed())? {
        Ok(()) => Ok(removed()),
        Err(trouble) => Ok(totp_page(&ask, &factors(&ask).await?).refused(ask.texts, trouble)),
    }
}

async fn passkey_page(ask: &Ask, key: String) -> Result<ConfirmPage, PageError> {
    let factors = factors(ask).await?;
    let one = factors.passkeys.iter().find(|one| one.key == key);
    let one = one.ok_or_else(|| ask.failed()(app::Error::NotFound))?;
    let title = ask.texts.factors_passkey_remove_title(one.name.reveal().as_str());
    Ok(ConfirmPage { key, ..removal(ask, &factors, title, ask.texts.factors_passkey_remove_text()) })
}

/// Asks whether to take a passkey away.
pub(crate) async fn passkey(ask: Ask, Query(which): Query<Which>) -> Result<Response, PageError> {
    Ok(render(&passkey_page(&ask, which.key).await?))
}

/// Takes a passkey away.
pub(crate) async fn remove_passkey(ask: Ask, Form(form): Form<Confirmed>) -> Result<Response, PageError> {
    let visitor = visitor(&ask).map_err(ask.failed())?;
    let done = trust::remove_passkey(&ask.ctx, &visitor, &form.key, form.password).await;
    match done.map_err(ask.failed())? {
        Ok(()) => Ok(removed()),
        Err(trouble) => Ok(passkey_page(&ask, form.key).await?.refused(ask.texts, trouble)),
    }
}

async fn unlink_page(ask: &Ask, key: String) -> Result<ConfirmPage, PageError> {
    let texts = ask.texts;
    let linked = trust::linked(&ask.ctx).await.map_err(ask.failed())?;
    let one = linked.into_iter().find(|one| one.id == key);
    let one = one.ok_or_else(|| ask.failed()(app::Error::NotFound))?;
    let name = one.provider.unwrap_or_else(|| texts.sso_gone_provider().to_owned());
    Ok(ConfirmPage {
        frame: Frame::bare(ask),
        title: texts.sso_unlink_title(name.as_str()),
        lines: vec![texts.sso_unlink_text().to_owned()],
        action: ask.here.clone(),
        key,
        button: texts.sso_unlink(),
        is_danger: true,
        asks: Asks::to_remove(&factors(ask).await?),
        problem: None,
    })
}

/// Asks whether to take the link with the school's own account away.
pub(crate) async fn linked(ask: Ask, Query(which): Query<Which>) -> Result<Response, PageError> {
    Ok(render(&unlink_page(&ask, which.key).await?))
}

/// Takes the link with the school's own account away.
pub(crate) async fn unlink(ask: Ask, Form(form): Form<Confirmed>) -> Result<Response, PageError> {
    let visitor = visitor(&ask).map_err(ask.failed())?;
    match trust::unlink(&ask.ctx, &visitor, &form.key, form.password).await.map_err(ask.failed())? {
        Ok(()) => Ok(removed()),
        Err(trouble) => Ok(unlink_page(&ask, form.key).await?.refused(ask.texts, trouble)),
    }
}
