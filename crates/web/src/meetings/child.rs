//! The form that a child fills in.

use super::{
    At, Fields, prepare, status, to, value,
    view::{Head, Refused, Screen, frame},
};
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::Frame,
};
use app::meetings::{
    CHILD_FIELDS, ChildField, ChildSaved, Offered, TalkPage, child_page, offer_view, save_child,
};
use axum::{
    Form,
    extract::{Query, RawPathParams},
    response::{IntoResponse as _, Response},
};
use domain::Personal;
use policy::Action;

#[derive(askama::Template)]
#[template(path = "meetings/child.html")]
struct ChildPage {
    frame: Frame,
    head: Head,
    heading: String,
    action: String,
    questions: Vec<Question>,
    refused: Option<&'static str>,
    offer: Option<String>,
}

struct Question {
    code: &'static str,
    words: &'static str,
    is_face: bool,
    answer: String,
    version: i64,
    /// The faces: value, how the mouth is drawn, words, whether it was chosen.
    faces: Vec<(&'static str, &'static str, &'static str, bool)>,
}

/// The form.
pub(super) async fn page(
    ask: Ask,
    params: RawPathParams,
    Query(asked): Query<Fields>,
) -> Result<Response, PageError> {
    let at = At::of(&ask, &params).await?;
    let found = load(&ask, &at).await?;
    Ok(render(&view(&ask, &found, (value(&asked, "done"), None), &Vec::new()).await?))
}

async fn load(ask: &Ask, at: &At) -> Result<TalkPage, PageError> {
    ask.ctx.school(&ask.school, Action::WriteTalk).await.map_err(ask.failed())?;
    let language = ask.texts.language();
    child_page(&ask.ctx, &ask.school, at.talk, language).await.map_err(ask.failed())
}

async fn view(
    ask: &Ask,
    found: &TalkPage,
    (done, refused): (&str, Option<&'static str>),
    typed: &Fields,
) -> Result<ChildPage, PageError> {
    let texts = ask.texts;
    let frame = frame(ask, found);
    let head = Head::new(ask, &frame, found, (Screen::Child, done));
    let question = |field: ChildField| {
        let code = field.code();
        let known = found.texts.iter().find(|one| one.part == "child" && one.field == code);
        let kept = known.map(|one| one.text.reveal().clone()).unwrap_or_default();
        let is_typed = typed.iter().any(|(name, _)| name == code);
        let answer = if is_typed { value(typed, code).to_owned() } else { kept };
        let face = |value: &'static str, mouth: &'static str, words: &'static str| {
            (value, mouth, words, answer == value)
        };
        Question {
            code,
            words: field.question(texts),
            is_face: field.is_face(),
            version: known.map_or(0, |one| one.version),
            faces: vec![
                face("good", "M7 14q5 5 10 0", texts.meeting_child_good()),
                face("so_so", "M7.5 15.5h9", texts.meeting_child_so_so()),
                face("bad", "M7 17q5-5 10 0", texts.meeting_child_bad()),
            ],
            answer,
        }
    };
    let questions: Vec<Question> = CHILD_FIELDS.into_iter().map(question).collect();
    let pupil = found.main_pupils().next();
    let may = match pupil {
        Some(pupil) => ask.ctx.may_with(found.opened.school.id, pupil.id).await.map_err(ask.failed())?,
        None => Vec::new(),
    };
    let has_words = found.texts.iter().any(|one| {
        let is_words = CHILD_FIELDS.iter().any(|field| !field.is_face() && field.code() == one.field);
        one.part == "child" && is_words && !one.text.reveal().is_empty()
    });
    let name = pupil.map(|pupil| pupil.name.first.reveal().clone()).unwrap_or_default();
    Ok(ChildPage {
        heading: texts.meeting_child_title(name),
        action: format!("{}/child", head.address),
        offer: (has_words && may.contains(&Action::WriteNeeds))
            .then(|| format!("{}/child/offer", head.address)),
        questions,
        refused,
        head,
        frame,
    })
}

/// Saves what was filled in.
pub(super) async fn save(
    ask: Ask,
    params: RawPathParams,
    Form(fields): Form<Fields>,
) -> Result<Response, PageError> {
    let at = At::of(&ask, &params).await?;
    let answers: Vec<(ChildField, Personal<String>, i64)> = CHILD_FIELDS
        .into_iter()
        .map(|field| {
            let version = value(&fields, &format!("version-{}", field.code())).parse().unwrap_or_default();
            (field, Personal::new(value(&fields, field.code()).to_owned()), version)
        })
        .collect();
    let saved = save_child(&ask.ctx, &ask.school, at.talk, &answers).await.map_err(ask.failed())?;
    let texts = ask.texts;
    let words = match saved {
        ChildSaved::Yes => return Ok(to(&format!("{}/child?done=child", at.base))),
        ChildSaved::TooLong => texts.meeting_child_too_long(),
        ChildSaved::Frozen => texts.meeting_refused_frozen(),
        ChildSaved::Meanwhile => texts.meeting_child_meanwhile(),
    };
    let found = load(&ask, &at).await?;
    let page = view(&ask, &found, ("", Some(words)), &fields).await?;
    Ok((status(saved == ChildSaved::Meanwhile), render(&page)).into_response())
}

/// Puts what the child said among the needs.
pub(super) async fn offer(ask: Ask, params: RawPathParams) -> Result<Response, PageError> {
    let at = At::of(&ask, &params).await?;
    match offer_view(&ask.ctx, &ask.school, at.talk, ask.texts).await.map_err(ask.failed())? {
        Offered::Yes(_) => Ok(to(&format!("{}/child?done=offered", at.base))),
        Offered::Nothing => {
            let words = ask.texts.meeting_refused_offer().to_owned();
            let refused = Refused { form: "step".to_owned(), words, typed: String::new() };
            prepare::refused(&ask, &at, status(false), refused).await
        }
    }
}
