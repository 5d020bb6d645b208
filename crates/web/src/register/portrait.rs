//! Who a pupil is, before any number: a card at the top of her page, and the form with which one writes it.

use crate::{
    ask::Ask,
    conflict::{Choice, Conflict, Part},
    error::{PageError, render},
    page::{Frame, Room, school_base},
};
use app::{
    notes::day,
    register::{
        LONGEST_PART, Portrait, PortraitPart, PortraitParts, PortraitSaved, portrait, portrait_to_write,
        write_portrait,
    },
};
use askama::Template;
use axum::{
    Form,
    extract::Path,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::{Personal, ids::PupilId};
use i18n::Texts;
use serde::Deserialize;

/// The card for the page of a pupil: `{% include "register/portrait_card.html" %}` with this as `portrait`.
pub(crate) struct Card {
    pub(crate) title: String,
    /// What there is to read, each with its heading.
    pub(crate) said: Vec<Said>,
    /// Who saved it last, and when; empty when nobody did.
    pub(crate) by: String,
    /// What an empty card says; none when it is not empty.
    pub(crate) empty: Option<String>,
    /// The form, for who may write.
    pub(crate) form: Option<PortraitForm>,
}

/// One part that says something.
pub(crate) struct Said {
    pub(crate) heading: String,
    pub(crate) text: String,
    /// Whether these are the child's own words.
    pub(crate) is_quote: bool,
}

/// The form with all three parts.
pub(crate) struct PortraitForm {
    pub(crate) action: String,
    pub(crate) version: i64,
    pub(crate) fields: Vec<PortraitField>,
    /// Whether it stands open: on its own page, or when something is wrong.
    pub(crate) is_open: bool,
}

/// One part to fill in.
pub(crate) struct PortraitField {
    pub(crate) name: &'static str,
    pub(crate) label: String,
    pub(crate) help: &'static str,
    pub(crate) text: String,
    pub(crate) problem: Option<String>,
}

impl Card {
    /// The card of a pupil for who asks. The page that shows it writes down the look.
    pub(crate) fn of(ask: &Ask, found: &Portrait) -> Self {
        let form = found.may_write.then(|| PortraitForm::new(ask, found, found.version, &found.parts));
        Self::new(ask, found, form)
    }

    fn new(ask: &Ask, found: &Portrait, form: Option<PortraitForm>) -> Self {
        let texts = ask.texts;
        let name = found.pupil.name.first.reveal().as_str();
        let said = PortraitPart::ALL.into_iter().filter_map(|part| {
            let text = found.parts.part(part).reveal().clone();
            let is_quote = part == PortraitPart::OwnWords;
            (!text.is_empty()).then(|| Said { heading: heading(texts, part, name), text, is_quote })
        });
        let said: Vec<Said> = said.collect();
        let by = found.saved.as_ref().map(|(author, at)| {
            let date = texts.language().long_date(day(*at));
            texts.portrait_by(author.reveal(), date.as_str())
        });
        let empty = said.is_empty().then(|| match form {
            Some(_) => texts.portrait_empty(name),
            None => texts.portrait_empty_to_read(name),
        });
        let by = by.filter(|_| !said.is_empty()).unwrap_or_default();
        Self { title: texts.portrait_title(name), said, by, empty, form }
    }
}

impl PortraitForm {
    fn new(ask: &Ask, found: &Portrait, version: i64, typed: &PortraitParts) -> Self {
        let (texts, name) = (ask.texts, found.pupil.name.first.reveal().as_str());
        let field = |part: PortraitPart| PortraitField {
            name: field_name(part),
            label: heading(texts, part, name),
            help: match part {
                PortraitPart::OwnWords => texts.portrait_own_words_help(),
                PortraitPart::Strengths => texts.portrait_strengths_help(),
                PortraitPart::Helps => texts.portrait_helps_help(),
            },
            text: typed.part(part).reveal().clone(),
            problem: None,
        };
        Self {
            action: format!("{}/portrait", pupil_address(found)),
            version,
            fields: PortraitPart::ALL.into_iter().map(field).collect(),
            is_open: false,
        }
    }
}

const fn field_name(part: PortraitPart) -> &'static str {
    match part {
        PortraitPart::OwnWords => "own_words",
        PortraitPart::Strengths => "strengths",
        PortraitPart::Helps => "helps",
    }
}

fn heading(texts: &Texts, part: PortraitPart, name: &str) -> String {
    match part {
        PortraitPart::OwnWords => texts.portrait_own_words(name),
        PortraitPart::Strengths => texts.portrait_strengths(name),
        PortraitPart::Helps => texts.portrait_helps(name),
    }
}

fn pupil_address(found: &Portrait) -> String {
    format!("{}/pupils/{}", school_base(&found.school), found.pupil.id)
}

#[derive(Template)]
#[template(path = "register/portrait.html")]
struct PortraitPage {
    frame: Frame,
    /// The address and the name of the pupil.
    pupil: (String, String),
    portrait: Card,
    is_wrong: bool,
}

/// The portrait by itself, with its form open.
pub(crate) async fn portrait_page(
    ask: Ask,
    Path((_, pupil)): Path<(String, String)>,
) -> Result<Response, PageError> {
    let found = portrait_to_write(&ask.ctx, &ask.school, id(&ask, &pupil)?).await.map_err(ask.failed())?;
    let form = PortraitForm::new(&ask, &found, found.version, &found.parts);
    Ok(render(&page(&ask, &found, form)))
}

fn page(ask: &Ask, found: &Portrait, form: PortraitForm) -> PortraitPage {
    PortraitPage {
        frame: Frame::of_school(ask, &found.school, Room::Pupils),
        pupil: (pupil_address(found), found.pupil.name.full()),
        portrait: Card::new(ask, found, Some(PortraitForm { is_open: true, ..form })),
        is_wrong: false,
    }
}

fn id(ask: &Ask, pupil: &str) -> Result<PupilId, PageError> {
    pupil.parse().map_err(|_| ask.failed()(app::Error::NotFound))
}

/// What one fills in, and what one chose when somebody was first.
#[derive(Deserialize)]
pub(crate) struct Written {
    #[serde(default)]
    version: i64,
    #[serde(default)]
    strengths: Personal<String>,
    #[serde(default)]
    own_words: Personal<String>,
    #[serde(default)]
    helps: Personal<String>,
    #[serde(default)]
    choice: Choice,
}

/// Saves the three parts; when somebody was first, shows both versions.
pub(crate) async fn save_portrait(
    ask: Ask,
    Path((_, pupil)): Path<(String, String)>,
    Form(form): Form<Written>,
) -> Result<Response, PageError> {
    let id = id(&ask, &pupil)?;
    if form.choice == Choice::Theirs {
        return Ok(back(&ask));
    }
    let typed = PortraitParts { strengths: form.strengths, own_words: form.own_words, helps: form.helps };
    let saved = write_portrait(&ask.ctx, &ask.school, (id, form.version), &typed).await;
    match saved.map_err(ask.failed())? {
        PortraitSaved::Yes => Ok(back(&ask)),
        PortraitSaved::TooLong(parts) => too_long(&ask, id, (typed, form.version), &parts).await,
        PortraitSaved::Meanwhile(now) => Ok(both(&ask, &typed, &now)),
    }
}

/// The page of the pupil, where the card stands.
fn back(ask: &Ask) -> Response {
    let pupil = ask.here.strip_suffix("/portrait").unwrap_or(&ask.here);
    Redirect::to(&format!("{pupil}#portrait")).into_response()
}

/// The form again, with what was typed and what is wrong with it.
async fn too_long(
    ask: &Ask,
    pupil: PupilId,
    (typed, version): (PortraitParts, i64),
    parts: &[PortraitPart],
) -> Result<Response, PageError> {
    let found = portrait(&ask.ctx, &ask.school, pupil).await.map_err(ask.failed())?;
    let mut form = PortraitForm::new(ask, &found, version, &typed);
    for (field, part) in form.fields.iter_mut().zip(PortraitPart::ALL) {
        let length = field.text.chars().count();
        field.problem = parts.contains(&part).then(|| ask.texts.portrait_too_long(length, LONGEST_PART));
    }
    let page = PortraitPage { is_wrong: true, ..page(ask, &found, form) };
    Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&page)).into_response())
}

/// What was typed beside what somebody else saved.
fn both(ask: &Ask, typed: &PortraitParts, now: &Portrait) -> Response {
    let (texts, name) = (ask.texts, now.pupil.name.first.reveal().as_str());
    let mut fields = vec![("version".to_owned(), now.version.to_string())];
    let mut parts = Vec::new();
    for part in PortraitPart::ALL {
        let mine = typed.part(part).reveal().replace("\r\n", "\n");
        let theirs = now.parts.part(part).reveal();
        if mine.trim() != theirs {
            parts.push(Part::new(heading(texts, part, name), &mine, theirs));
        }
        fields.push((field_name(part).to_owned(), mine));
    }
    let by = now.saved.as_ref().map(|(author, at)| {
        let date = texts.language().long_date(day(*at));
        texts.portrait_by(author.reveal(), date.as_str())
    });
    let by = by.unwrap_or_default();
    let conflict = Conflict { action: ask.here.clone(), fields, by, parts, merge: None };
    conflict.page(Frame::of_school(ask, &now.school, Room::Pupils))
}
