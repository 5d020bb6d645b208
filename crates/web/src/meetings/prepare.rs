//! Preparing a talk: its agenda, the questions, who takes part.

use super::{
    At, Fields,
    texts::field,
    value,
    view::{
        Head, PartLine, PersonLine, Refused, Screen, SubjectLine, agenda, built_words, frame,
        general_agreements, left, people, subject,
    },
};
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::Frame,
    plans::TextField,
};
use app::meetings::{TalkPage, talk_page, words::role_words};
use axum::{
    extract::{Query, RawPathParams},
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use domain::meetings::{PersonRole, TalkState, field_of_question, text_is_open};

#[derive(askama::Template)]
#[template(path = "meetings/prepare.html")]
struct PreparePage {
    frame: Frame,
    head: Head,
    parts: Vec<PartLine>,
    removed: Vec<SubjectLine>,
    is_empty: bool,
    hidden: Option<String>,
    built: Option<String>,
    questions: Vec<TextField>,
    /// What was written under lines that are no longer part of the kind.
    left: Vec<(String, String)>,
    people: Vec<PersonLine>,
    agreements: Vec<String>,
    /// Whether it can be changed now.
    is_open: bool,
    /// Whether the agenda can be built.
    can_build: bool,
    staff: Vec<(String, String)>,
    roles: Vec<(&'static str, &'static str)>,
    pupils: Vec<(String, String)>,
    refused: Refused,
    /// Where a subject that was just taken off is put back.
    undo: Option<String>,
}

/// The page.
pub(super) async fn page(
    ask: Ask,
    params: RawPathParams,
    Query(asked): Query<Fields>,
) -> Result<Response, PageError> {
    let at = At::of(&ask, &params).await?;
    let found = load(&ask, &at).await?;
    let undo = value(&asked, "subject").to_owned();
    let undo = (!undo.is_empty() && value(&asked, "done") == "removed").then_some(undo);
    Ok(render(&view(&ask, &found, value(&asked, "done"), (Refused::default(), undo))))
}

async fn load(ask: &Ask, at: &At) -> Result<TalkPage, PageError> {
    let language = ask.texts.language();
    talk_page(&ask.ctx, &ask.school, at.talk, ("talk", language)).await.map_err(ask.failed())
}

/// The page once more, with what was refused beside its form.
pub(super) async fn refused(
    ask: &Ask,
    at: &At,
    status: StatusCode,
    refused: Refused,
) -> Result<Response, PageError> {
    let found = load(ask, at).await?;
    Ok((status, render(&view(ask, &found, "", (refused, None)))).into_response())
}

fn view(ask: &Ask, found: &TalkPage, done: &str, (refused, undo): (Refused, Option<String>)) -> PreparePage {
    let texts = ask.texts;
    let frame = frame(ask, found);
    let head = Head::new(ask, &frame, found, (Screen::Prepare, done));
    let talk = &found.opened.talk;
    let address = head.address.clone();
    let question = |one: &domain::meetings::TalkQuestion| {
        let code = field_of_question(&one.key);
        field(ask, (found, &address, ""), ("", &code), (&one.title, &one.hint))
    };
    let undo = undo
        .filter(|id| found.removed.iter().any(|one| one.subject.id.to_string() == *id))
        .map(|id| format!("{address}/subjects/{id}/back"));
    let is_on = |account: &domain::ids::AccountId| {
        found.opened.people.iter().any(|one| one.account == Some(*account))
    };
    PreparePage {
        parts: agenda(ask, found, (&address, Screen::Prepare)),
        removed: found.removed.iter().map(|one| subject(ask, found, (&address, false), one)).collect(),
        is_empty: found.subjects.iter().all(|one| one.subject.is_main),
        hidden: (found.opened.hidden > 0).then(|| texts.meeting_agenda_hidden(found.opened.hidden)),
        built: built_words(texts, found),
        questions: found.opened.kind.questions.iter().map(question).collect(),
        left: left(texts, found),
        people: people(texts, found),
        agreements: found
            .panel
            .agreements
            .iter()
            .filter(|one| one.pupil.is_some() && !one.is_nameless)
            .map(|one| super::view::agreement_words(texts, &one.agreement))
            .chain(general_agreements(texts, found))
            .collect::<std::collections::BTreeSet<String>>()
            .into_iter()
            .collect(),
        is_open: found.may_write && text_is_open(talk.state),
        can_build: found.may_write && talk.state == TalkState::Planned && !talk.is_private,
        staff: found
            .staff
            .iter()
            .filter(|(id, ..)| !is_on(id))
            .map(|(id, name, _)| (id.to_string(), name.reveal().clone()))
            .collect(),
        roles: PersonRole::ALL.into_iter().map(|one| (one.code(), role_words(texts, one))).collect(),
        pupils: found.others.iter().map(|pupil| (pupil.id.to_string(), pupil.name.full())).collect(),
        refused,
        undo,
        head,
        frame,
    }
}
