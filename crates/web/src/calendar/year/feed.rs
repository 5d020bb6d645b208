//! The link for one's own calendar program: made and shown once, revoked; and the calendar behind it.

use super::to;
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::{Frame, Room, school_base},
    trust::{Whence, wait_page},
};
use app::{
    App,
    calendar::{self as use_cases, FeedPage},
};
use axum::{
    extract::{Path, Query, State},
    http::header::CONTENT_TYPE,
    response::{IntoResponse as _, Response},
};
use domain::register::School;
use i18n::Language;
use serde::Deserialize;

#[derive(askama::Template)]
#[template(path = "calendar/year/feed.html")]
struct Page {
    frame: Frame,
    plan: String,
    action: String,
    since: Option<String>,
    is_revoked: bool,
    /// The link that was just made.
    link: Option<String>,
}

#[derive(Deserialize)]
pub(super) struct Said {
    #[serde(default)]
    done: String,
}

/// Whether there is a link.
pub(super) async fn page(ask: Ask, Query(said): Query<Said>) -> Result<Response, PageError> {
    let FeedPage { school, made_at } =
        use_cases::feed_page(&ask.ctx, &ask.school).await.map_err(ask.failed())?;
    let since = made_at.map(|at| ask.texts.language().long_date(app::notes::day(at)));
    let page = view(&ask, &school);
    Ok(render(&Page { since, is_revoked: said.done == "revoked", ..page }))
}

/// Makes a link and shows it, this once.
pub(super) async fn make(ask: Ask) -> Result<Response, PageError> {
    let (school, secret) = use_cases::make_feed(&ask.ctx, &ask.school).await.map_err(ask.failed())?;
    let language = ask.texts.language().code();
    let link = ask.ctx.address(&format!("/feed/{}.ics?lang={language}", secret.reveal()));
    Ok(render(&Page { link: Some(link), ..view(&ask, &school) }))
}

/// Revokes the link.
pub(super) async fn revoke(ask: Ask) -> Result<Response, PageError> {
    use_cases::revoke_feed(&ask.ctx, &ask.school).await.map_err(ask.failed())?;
    Ok(to(&format!("/{}/year-plan/feed?done=revoked", ask.school)))
}

fn view(ask: &Ask, school: &School) -> Page {
    let plan = format!("{}/year-plan", school_base(school));
    Page {
        frame: Frame::of_school(ask, school, Room::YearPlan),
        action: format!("{plan}/feed"),
        plan,
        since: None,
        is_revoked: false,
        link: None,
    }
}

#[derive(Deserialize)]
pub(super) struct Wanted {
    #[serde(default)]
    lang: String,
}

/// The calendar behind a link, for a program that signs in as nobody.
pub(super) async fn calendar(
    ask: Ask,
    State(app): State<App>,
    Path(secret): Path<String>,
    Query(wanted): Query<Wanted>,
    Whence(from): Whence,
) -> Result<Response, PageError> {
    let language = Language::from_accept_language(&wanted.lang);
    let secret = secret.strip_suffix(".ics").unwrap_or(&secret);
    Ok(match use_cases::feed(&app, (secret, language), &from).await.map_err(ask.failed())? {
        Ok(calendar) => ([(CONTENT_TYPE, "text/calendar; charset=utf-8")], calendar).into_response(),
        Err(wait) => wait_page(&ask, wait),
    })
}
