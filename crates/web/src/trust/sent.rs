//! What was made for the partnership.

use crate::{
    ask::Ask,
    error::{PageError, render},
    page::{Frame, Room},
    route::form_words,
};
use app::route::{SentFile, sent_to_partnership};
use askama::Template;
use axum::response::Response;

#[derive(Template)]
#[template(path = "trust/sent.html")]
struct Sent {
    frame: Frame,
    /// Each file: the case, whose it is, and what it is. The first two only for who sees the pupils.
    lines: Vec<(Option<String>, String, String)>,
}

/// What was made.
pub(super) async fn sent(ask: Ask) -> Result<Response, PageError> {
    let (school, files) = sent_to_partnership(&ask.ctx, &ask.school).await.map_err(ask.failed())?;
    let line = |one: &SentFile| {
        let file = &one.file;
        let date = ask.texts.language().long_date(app::notes::day(file.made_at));
        let form = form_words(ask.texts, file.form);
        let words = ask.texts.request_made(file.author_name.reveal(), date.as_str(), form);
        let name = one.name.as_ref();
        let address = name.map(|_| format!("/{}/route/{}/file", ask.school, file.case));
        (address, name.map(domain::register::PersonName::full).unwrap_or_default(), words)
    };
    let lines = files.iter().map(line).collect();
    Ok(render(&Sent { frame: Frame::of_school(&ask, &school, Room::Sent), lines }))
}
