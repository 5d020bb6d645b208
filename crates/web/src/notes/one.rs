//! One note: to change it, to read its versions, and to ask for its text.

use super::{
    card::{About, Card, NoteForm, draft_name, reasons},
    ids,
    pupil::Why,
};
use crate::{
    ask::Ask,
    conflict::{Piece, differences},
    error::{PageError, render},
    page::{Frame, Room},
};
use app::notes::{self, NoteHistory, Typed, VersionLine, WriteProblem, day, open_note};
use askama::Template;
use axum::{
    Form,
    extract::Path,
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use i18n::Texts;

#[derive(Template)]
#[template(path = "notes/one.html")]
pub(super) struct OneNote {
    frame: Frame,
    title: &'static str,
    about: About,
    pub(super) problem: Option<&'static str>,
    note: Card,
    form: Option<NoteForm>,
    versions: Vec<VersionCard>,
    reasons: Vec<(&'static str, &'static str)>,
}

struct VersionCard {
    number: i64,
    heading: String,
    category: String,
    by: String,
    is_closed: bool,
    pieces: Vec<Piece>,
}

/// One note; its author can change it here.
pub(crate) async fn note(
    ask: Ask,
    Path((_, pupil, note)): Path<(String, String, String)>,
) -> Result<Response, PageError> {
    let (pupil, note) = ids(&ask, &pupil, &note)?;
    let found = notes::history(&ask.ctx, &ask.school, pupil, note).await.map_err(ask.failed())?;
    Ok(render(&page(&ask, &found, own_text(&found))))
}

/// How a note changed.
pub(crate) async fn history(
    ask: Ask,
    Path((_, pupil, note)): Path<(String, String, String)>,
) -> Result<Response, PageError> {
    let (pupil, note) = ids(&ask, &pupil, &note)?;
    let found = notes::history(&ask.ctx, &ask.school, pupil, note).await.map_err(ask.failed())?;
    let versions = versions(ask.texts, &found.versions);
    let title = ask.texts.notes_history_title();
    Ok(render(&OneNote { title, versions, form: None, ..page(&ask, &found, None) }))
}

/// The text with its versions, for who says why. The audit trail has the request before the text is shown.
pub(crate) async fn open(
    ask: Ask,
    Path((_, pupil, note)): Path<(String, String, String)>,
    Form(form): Form<Why>,
) -> Result<Response, PageError> {
    let (pupil, note) = ids(&ask, &pupil, &note)?;
    let Ok(why) = form.why.parse() else {
        let found = notes::history(&ask.ctx, &ask.school, pupil, note).await.map_err(ask.failed())?;
        let problem = Some(ask.texts.notes_why_missing());
        let page = OneNote { problem, ..page(&ask, &found, None) };
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&page)).into_response());
    };
    let found = open_note(&ask.ctx, &ask.school, (pupil, note), why).await.map_err(ask.failed())?;
    let earlier = found.versions.get(1..).unwrap_or_default();
    let versions = if earlier.is_empty() { Vec::new() } else { versions(ask.texts, &found.versions) };
    Ok(render(&OneNote { versions, ..page(&ask, &found, own_text(&found)) }))
}

/// What the author may go on with.
fn own_text(found: &NoteHistory) -> Option<Typed> {
    let text = found.note.text.clone().filter(|_| found.note.may_change)?;
    Some(Typed { category: found.note.category.clone(), category_version: None, text })
}

fn page(ask: &Ask, found: &NoteHistory, typed: Option<Typed>) -> OneNote {
    with_problem(ask, found, (typed, found.note.version), None)
}

/// The page of one note with a form in which something is wrong.
pub(super) fn with_problem(
    ask: &Ask,
    found: &NoteHistory,
    (typed, version): (Option<Typed>, i64),
    problem: Option<WriteProblem>,
) -> OneNote {
    let texts = ask.texts;
    let frame = Frame::of_school(ask, &found.school, Room::Pupils);
    let about = About::new(&frame, &found.pupil, found.has_file, true);
    let note = Card::new(texts, &frame, &found.note);
    let form = typed.map(|typed| {
        let draft = draft_name(ask, &note.id);
        let form = NoteForm::new(texts, &found.writable, note.address.clone(), draft, &typed);
        NoteForm { version: Some(version), ..form }.with_problem(texts, problem)
    });
    let title = if form.is_some() { texts.notes_one_title() } else { texts.notes_one_read_title() };
    OneNote { title, about, problem: None, note, form, versions: Vec::new(), reasons: reasons(texts), frame }
}

/// The versions, newest first, with what each has that the one before had not.
fn versions(texts: &Texts, all: &[VersionLine]) -> Vec<VersionCard> {
    let said = |at: usize| all.get(at).and_then(|one| one.text.as_ref()).map(|text| text.reveal().as_str());
    // Taking away and putting back have numbers of their own, which would be missed here.
    let card = |(at, one): (usize, &VersionLine)| VersionCard {
        number: one.version,
        heading: texts.notes_version(all.len() - at),
        category: one.category_name.clone(),
        by: texts.notes_by(one.author_name.reveal(), texts.language().long_date(day(one.made_at)).as_str()),
        is_closed: one.text.is_none(),
        pieces: match (said(at + 1), said(at)) {
            (Some(before), Some(now)) => differences(before, now).1,
            (None, Some(now)) => vec![Piece { text: now.to_owned(), differs: false }],
            (_, None) => Vec::new(),
        },
    };
    all.iter().enumerate().map(card).collect()
}
