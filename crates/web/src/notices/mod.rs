//! What one is told: the own notices of a school, the stream that tells an open page how many there are, and the choice of
//! what one wants to hear.

mod choices;
mod page;
mod stream;

pub(crate) use stream::Streams;

use crate::{
    ask::Ask,
    routes::{Needs, Routes},
};
use app::notices::mail_standing;
use policy::Action;

/// The addresses of this room.
pub(crate) fn routes(routes: Routes) -> Routes {
    let (view, mark) = (Needs::To(Action::ViewNotices), Needs::To(Action::MarkNotices));
    routes
        .get("/{school}/notices", view, page::page)
        .get("/{school}/notices/stream", view, stream::stream)
        .post("/{school}/notices/read", mark, page::read_all)
        .post("/{school}/notices/undo", mark, page::undo)
        .get("/{school}/notices/{notice}", view, page::follow)
        .post("/{school}/notices/{notice}/read", mark, page::read)
        .post("/{school}/notices/{notice}/unread", mark, page::unread)
        .get("/me/notices", Needs::SignedIn, choices::page)
        .post("/me/notices", Needs::SignedIn, choices::save)
        .post("/me/notices/example", Needs::SignedIn, choices::example)
}

/// In words that letters could not be sent, for who keeps the program running; nothing for others, or when all were.
pub(crate) async fn mail_notice(ask: &Ask) -> Option<String> {
    let standing = mail_standing(&ask.ctx).await.ok()?;
    (standing.given_up > 0).then(|| ask.texts.notices_mail_given_up(standing.given_up))
}
