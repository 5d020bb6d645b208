//! What was sent to the partnership.

use crate::{
    ask::Ask,
    error::{PageError, render},
    page::{Frame, Room},
};
use app::results::sent_to_partnership;
use askama::Template;
use axum::response::Response;

#[derive(Template)]
#[template(path = "trust/sent.html")]
struct Sent {
    frame: Frame,
}

/// What was sent: nothing can have been yet.
pub(super) async fn sent(ask: Ask) -> Result<Response, PageError> {
    let school = sent_to_partnership(&ask.ctx, &ask.school).await.map_err(ask.failed())?;
    Ok(render(&Sent { frame: Frame::of_school(&ask, &school, Room::Sent) }))
}
