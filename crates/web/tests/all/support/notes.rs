//! What tests of notes share: addresses, the trail, and sending the form of a note.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot be set up must stop")]

use crate::support::{Answer, Site};
use axum::http::StatusCode;
use policy::{Action, Actor, InSchool, Resource};
use store::{audit, register};

pub(crate) const SCHOOL: &str = "/77QX00";

/// The address of the notes of a pupil of the demo.
pub(crate) async fn notes_of(site: &Site, name: &str) -> String {
    let mut tx = site.db.read().await.unwrap();
    let school = register::schools(&mut tx).await.unwrap().remove(0);
    let scope = InSchool::issue(&Actor::Operator, Action::Check, Resource::School(school.id)).unwrap();
    let found = register::search_pupils(&mut tx, &scope, name, (1, 0)).await.unwrap();
    format!("{SCHOOL}/pupils/{}/notes", found[0].id)
}

/// What the trail says, newest last.
pub(crate) async fn trail(site: &Site) -> Vec<(String, String)> {
    let mut tx = site.db.read().await.unwrap();
    let school = register::schools(&mut tx).await.unwrap().remove(0);
    let scope = InSchool::issue(&Actor::Operator, Action::Check, Resource::School(school.id)).unwrap();
    let lines = audit::page(&mut tx, &scope, (0, 100_000)).await.unwrap();
    lines.into_iter().map(|line| (line.action, line.detail)).collect()
}

/// The part of a page from the note with these words on.
pub(crate) fn card<'a>(html: &'a str, words: &str) -> &'a str {
    let at = html.find(words).unwrap_or_else(|| panic!("{words} is not there"));
    let from = html[..at].rfind("<article").unwrap();
    let to = html[at..].find("</article>").unwrap() + at;
    &html[from..to]
}

/// The address of the note with these words.
pub(crate) fn address_of(notes: &str, html: &str, words: &str) -> String {
    let card = card(html, words);
    let (_, id) = card.split_once("id=\"note-").unwrap();
    format!("{notes}/{}", id.split_once('"').unwrap().0)
}

/// The categories of the demo as all forms show them, as long as nobody changes them.
pub(crate) const SEEN: &str = "algemeen.1 ondersteuning.1 ouders.1 extern.1 zorg.1 werkaantekening.1";

/// Sends the form of a note.
pub(crate) async fn send(site: &Site, address: &str, form: &str) -> Answer {
    site.post(address, &format!("{form}&seen={}", SEEN.replace(' ', "+"))).await
}

/// What a form of a note sends along of the categories it shows.
pub(crate) fn seen_on(html: &str) -> String {
    let (_, value) = html.split_once("name=\"seen\" value=\"").unwrap();
    value.split_once('"').unwrap().0.to_owned()
}

/// Writes a note, and gives its address.
pub(crate) async fn write(site: &Site, notes: &str, category: &str, text: &str) -> String {
    let sent = send(site, notes, &format!("category={category}&text={}", text.replace(' ', "+"))).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER);
    let (_, id) = sent.header("location").split_once("#note-").unwrap();
    format!("{notes}/{id}")
}

pub(crate) fn id_in(detail: &str) -> &str {
    let (_, id) = detail.split_once("\"note\":\"").unwrap();
    id.split_once('"').unwrap().0
}
