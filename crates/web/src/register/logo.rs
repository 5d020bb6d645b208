//! The sign of a school: shown and changed in its settings, printed on its documents.

use crate::{
    ask::Ask,
    error::{PageError, render, unreadable},
    page::{Frame, Room, school_base},
};
use app::register::{self, LARGEST_LOGO, LogoSaved, logo_file, remove_logo, set_logo};
use askama::Template;
use axum::{
    extract::{Multipart, multipart::MultipartRejection},
    http::{
        StatusCode,
        header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, X_CONTENT_TYPE_OPTIONS},
    },
    response::{IntoResponse as _, Redirect, Response},
};

#[derive(Template)]
#[template(path = "register/logo.html")]
struct LogoPage {
    frame: Frame,
    base: String,
    has_logo: bool,
    problem: Option<String>,
}

/// The sign, and the form with which it is changed.
pub(crate) async fn page(ask: Ask) -> Result<Response, PageError> {
    Ok(render(&shown(&ask, None).await?))
}

async fn shown(ask: &Ask, problem: Option<String>) -> Result<LogoPage, PageError> {
    let has_logo = logo_file(&ask.ctx, &ask.school).await.map_err(ask.failed())?.is_some();
    let school = register::school_details(&ask.ctx, &ask.school).await.map_err(ask.failed())?.school;
    let frame = Frame::of_school(ask, &school, Room::Admin);
    Ok(LogoPage { frame, base: school_base(&school), has_logo, problem })
}

/// The picture itself.
pub(crate) async fn picture(ask: Ask) -> Result<Response, PageError> {
    let found = logo_file(&ask.ctx, &ask.school).await.map_err(ask.failed())?;
    let Some((kind, content)) = found else { return Ok(StatusCode::NO_CONTENT.into_response()) };
    let head = [
        (CONTENT_TYPE, kind.media_type()),
        (CONTENT_SECURITY_POLICY, "default-src 'none'; sandbox"),
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (CACHE_CONTROL, "private, no-cache"),
    ];
    Ok((head, content).into_response())
}

/// Takes another sign.
pub(crate) async fn save(
    ask: Ask,
    form: Result<Multipart, MultipartRejection>,
) -> Result<Response, PageError> {
    register::school_details(&ask.ctx, &ask.school).await.map_err(ask.failed())?;
    let sent = match form {
        Ok(form) => receive(form).await,
        Err(rejection) => Err(rejection.status()),
    };
    let (name, content) = match sent {
        Ok(sent) => sent,
        Err(status) => return Ok(unreadable(&ask, status)),
    };
    let problem = match set_logo(&ask.ctx, &ask.school, &name, &content).await.map_err(ask.failed())? {
        LogoSaved::Yes => return Ok(Redirect::to(&ask.here).into_response()),
        LogoSaved::TooLarge => ask.texts.logo_too_large(LARGEST_LOGO / 1000),
        LogoSaved::NoPicture => ask.texts.logo_no_picture().to_owned(),
    };
    Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&shown(&ask, Some(problem)).await?)).into_response())
}

/// Takes the sign away.
pub(crate) async fn remove(ask: Ask) -> Result<Response, PageError> {
    remove_logo(&ask.ctx, &ask.school).await.map_err(ask.failed())?;
    let page = ask.here.strip_suffix("/remove").unwrap_or(&ask.here);
    Ok(Redirect::to(page).into_response())
}

/// The name of the file and its content; one byte more than the largest tells that it is too large.
async fn receive(mut form: Multipart) -> Result<(String, Vec<u8>), StatusCode> {
    let mut sent = (String::new(), Vec::new());
    while let Some(mut field) = form.next_field().await.map_err(|error| error.status())? {
        if field.name() != Some("file") {
            continue;
        }
        sent.0 = field.file_name().unwrap_or_default().to_owned();
        while let Some(piece) = field.chunk().await.map_err(|error| error.status())? {
            let room = (LARGEST_LOGO + 1).saturating_sub(sent.1.len());
            sent.1.extend(piece.iter().take(room));
        }
    }
    Ok(sent)
}
