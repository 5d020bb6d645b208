//! What a partner from outside sees: her invitations, one case, and that an invitation is over.

use super::{case_id, count, form, form::Fields, invite::part_words};
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::{Frame, Room},
};
use app::{
    plans::{LONGEST_TEXT, words::outcome_words},
    route::{
        Answered, InvitedCase, OwnInvited, SharedOf, answer_beforehand, discussion_form, invited_case,
        kind_name, own_invitations,
        words::{need_words, role_words},
    },
};
use askama::Template;
use axum::{
    Form,
    extract::{Path, Query},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::{
    ids::CaseId,
    route::{Intervention, Invitation, InvitationState},
};
use i18n::Texts;

#[derive(Template)]
#[template(path = "route/invited_list.html")]
struct ListView {
    frame: Frame,
    /// The cases that are open: the address, the title, and until when.
    holding: Vec<(String, String, String)>,
    waiting: Vec<String>,
    over: Vec<String>,
}

/// One's invitations.
pub(super) async fn list(ask: Ask) -> Result<Response, PageError> {
    let found = own_invitations(&ask.ctx, &ask.school).await.map_err(ask.failed())?;
    let until = |one: &Invitation| {
        ask.texts.partner_invite_until(ask.texts.language().long_date(one.until_on).as_str())
    };
    let asked = |one: &Invitation| {
        let date = ask.texts.language().long_date(app::notes::day(one.made_at));
        ask.texts.partner_by(date.as_str(), one.author_name.reveal())
    };
    let line = |(one, title): &(Invitation, domain::Personal<String>)| {
        (format!("/invited/{}/{}", ask.school, one.case), title.reveal().clone(), until(one))
    };
    Ok(render(&ListView {
        frame: Frame::of_school(&ask, &found.school, Room::Invited),
        holding: found.holding.iter().map(line).collect(),
        waiting: found.waiting.iter().map(asked).collect(),
        over: found.over.iter().map(asked).collect(),
    }))
}

#[derive(Template)]
#[template(path = "route/invited_case.html")]
struct CaseView {
    frame: Frame,
    list: String,
    address: String,
    title: String,
    who: String,
    until: String,
    done: bool,
    question: Vec<(String, String)>,
    tried: Vec<Tried>,
    people: Vec<(String, String)>,
    beforehand: String,
    form: Vec<(String, String)>,
    shared: Vec<Shared>,
    answer: String,
    version: i64,
    problem: Option<String>,
}

struct Tried {
    goal: String,
    days: String,
    what: String,
    outcome: String,
    figure: String,
}

struct Shared {
    name: String,
    /// Each part: its heading and its lines.
    parts: Vec<(String, Vec<(String, String)>)>,
}

#[derive(Template)]
#[template(path = "route/invited_over.html")]
struct OverView {
    frame: Frame,
    list: String,
    title: String,
    words: String,
}

/// One case, or that the invitation in it is over.
pub(super) async fn page(
    ask: Ask,
    Path((_, case)): Path<(String, String)>,
    Query(asked): Query<Fields>,
) -> Result<Response, PageError> {
    let id = case_id(&ask, &case)?;
    let is_saved = form::value(&asked, "done") == "answered";
    show(&ask, id, (StatusCode::OK, is_saved, None)).await
}

async fn show(
    ask: &Ask,
    id: CaseId,
    (status, is_saved, typed): (StatusCode, bool, Option<(String, String)>),
) -> Result<Response, PageError> {
    match invited_case(&ask.ctx, ask.texts, &ask.school, id).await.map_err(ask.failed())? {
        OwnInvited::Case(found) => {
            let mut page = view(ask, &found, is_saved);
            if let Some((answer, problem)) = typed {
                (page.answer, page.problem) = (answer, Some(problem));
            }
            Ok((status, render(&page)).into_response())
        }
        OwnInvited::Not(school, state, invitation) => Ok(over(ask, &school, (state, &*invitation))),
    }
}

fn over(
    ask: &Ask,
    school: &domain::register::School,
    (state, one): (InvitationState, &Invitation),
) -> Response {
    let texts = ask.texts;
    let by = one.author_name.reveal().as_str();
    let (status, title, words) = match state {
        InvitationState::WantsConsent => {
            (StatusCode::OK, texts.partner_waits_title(), texts.partner_waits_why(by))
        }
        _ => {
            let day = texts.language().long_date(one.until_on);
            let words = match state {
                InvitationState::Withdrawn => texts.partner_withdrawn_why(by),
                _ => texts.partner_over_why(by, day.as_str()),
            };
            (StatusCode::GONE, texts.partner_over_title(), words)
        }
    };
    let page = OverView {
        frame: Frame::of_school(ask, school, Room::Invited),
        list: format!("/invited/{}", ask.school),
        title: title.to_owned(),
        words,
    };
    (status, render(&page)).into_response()
}

fn view(ask: &Ask, found: &InvitedCase, done: bool) -> CaseView {
    let (texts, case) = (ask.texts, &found.opened.case);
    let language = texts.language();
    let says = |field: &str| {
        let known = found.texts.iter().find(|one| one.field == field);
        known.map(|one| one.text.reveal().clone()).unwrap_or_default()
    };
    let wanted: Vec<&str> = case.needs.iter().map(|need| need_words(texts, *need)).collect();
    let question = [
        (texts.route_subject(), case.subject.clone().unwrap_or_default()),
        (texts.route_reach_label(), says("reach")),
        (texts.route_need_label(), says("need")),
        (texts.route_needs_label(), wanted.join(", ")),
        (texts.route_tried_label(), says("tried")),
        (texts.route_effect_label(), says("effect")),
    ];
    let form = discussion_form().iter().map(|one| (one.title(language).to_owned(), says(&one.key)));
    let names: Vec<String> = found.pupils.iter().map(|pupil| pupil.name.full()).collect();
    let people =
        found.people.iter().map(|one| (one.name.reveal().clone(), role_words(texts, one.role).to_owned()));
    CaseView {
        frame: Frame::of_school(ask, &found.opened.school, Room::Invited),
        list: format!("/invited/{}", ask.school),
        address: format!("/invited/{}/{}", ask.school, case.id),
        title: case.title.reveal().clone(),
        who: names.join(", "),
        until: texts.partner_invite_until(language.long_date(found.invitation.until_on).as_str()),
        done,
        question: told(question.into_iter().map(|(label, words)| (label.to_owned(), words))),
        tried: found.tried.iter().map(|one| tried(texts, one)).collect(),
        people: people.collect(),
        beforehand: says("beforehand"),
        form: told(form),
        shared: found.shared.iter().map(|one| shared(texts, one)).collect(),
        answer: found.invitation.answer.reveal().clone(),
        version: found.invitation.version,
        problem: None,
    }
}

/// What says something.
fn told(all: impl Iterator<Item = (String, String)>) -> Vec<(String, String)> {
    all.filter(|(_, words)| !words.is_empty()).collect()
}

fn tried(texts: &Texts, one: &Intervention) -> Tried {
    let language = texts.language();
    let said = one.evaluation.as_ref();
    Tried {
        goal: one.goal.reveal().clone(),
        days: texts.route_try_days(language.date(one.from_on).as_str(), language.date(one.until_on).as_str()),
        what: format!("{}: {}", kind_name(&one.kind, language), one.what.reveal()),
        outcome: outcome_words(texts, said.map(|said| said.outcome)).to_owned(),
        figure: said.map(|said| said.figure.reveal().clone()).unwrap_or_default(),
    }
}

fn shared(texts: &Texts, one: &SharedOf) -> Shared {
    let parts = one.parts.iter().map(|(part, lines)| (part_words(texts, *part).to_owned(), lines.clone()));
    Shared { name: one.pupil.name.full(), parts: parts.collect() }
}

/// Keeps what she answers to what was asked beforehand.
pub(super) async fn answer(
    ask: Ask,
    Path((_, case)): Path<(String, String)>,
    Form(fields): Form<Fields>,
) -> Result<Response, PageError> {
    let id = case_id(&ask, &case)?;
    let typed = form::text(&fields, "answer");
    let version = form::version(&fields);
    let kept = answer_beforehand(&ask.ctx, &ask.school, (id, version), &typed).await.map_err(ask.failed())?;
    let (status, words) = match kept {
        Answered::Yes => {
            let address = format!("/invited/{}/{id}?done=answered", ask.school);
            return Ok(Redirect::to(&address).into_response());
        }
        Answered::Over => return show(&ask, id, (StatusCode::GONE, false, None)).await,
        Answered::TooLong => {
            (StatusCode::UNPROCESSABLE_ENTITY, ask.texts.route_wrong_long(count(LONGEST_TEXT)))
        }
        Answered::Meanwhile => (StatusCode::CONFLICT, ask.texts.route_meanwhile().to_owned()),
    };
    show(&ask, id, (status, false, Some((typed.reveal().clone(), words)))).await
}
