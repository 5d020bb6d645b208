//! Parents and other contacts of a pupil: who they are, how to reach them, and who must agree.

use super::contact_form::{ContactForm, SentContact, both};
use crate::{
    ask::Ask,
    conflict::Choice,
    error::{PageError, render},
    page::{Frame, Room, school_base},
    results::PupilTabs,
};
use app::register::{
    self, ContactProblem, ContactSaved, ContactTyped, KeptContact, PupilContacts, contacts, contacts_in_short,
};
use askama::Template;
use axum::{
    Form,
    extract::{Path, Query},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::{
    ids::{ContactId, PupilId},
    register::{Authority, PhoneNumber},
};
use i18n::Texts;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "register/contacts.html")]
struct ContactsPage {
    frame: Frame,
    tabs: Option<PupilTabs>,
    pupil: (String, String),
    title: String,
    done: Option<&'static str>,
    problem: Option<&'static str>,
    contacts: Vec<ContactLine>,
    agreement: Agreement,
    removed: Vec<ContactLine>,
    /// The form for a new contact, for who may change contacts.
    form: Option<ContactForm>,
    /// Whether the form stands open.
    is_open: bool,
    may_edit: bool,
}

#[derive(Template)]
#[template(path = "register/contact.html")]
struct ContactPage {
    frame: Frame,
    pupil: (String, String),
    title: String,
    is_wrong: bool,
    form: ContactForm,
    remove: String,
}

/// A contact on a page.
pub(crate) struct ContactLine {
    pub(crate) id: String,
    pub(crate) address: String,
    pub(crate) name: String,
    pub(crate) relation: String,
    /// The word about authority, and what it means here.
    pub(crate) authority: (String, &'static str),
    pub(crate) is_unknown: bool,
    /// What a telephone dials, and the number as it was typed.
    pub(crate) phone: Option<(String, String)>,
    pub(crate) email: Option<String>,
    pub(crate) home: Option<String>,
    pub(crate) remark: Option<String>,
}

/// Who must agree, as far as it is known.
pub(crate) struct Agreement {
    /// In a sentence.
    pub(crate) words: String,
    /// Of whom it is not known.
    pub(crate) unknown: Option<String>,
}

/// The card for the file of a pupil: `{% include "register/contacts_card.html" %}` with this as `contacts`.
pub(crate) struct ContactsCard {
    pub(crate) address: String,
    pub(crate) contacts: Vec<ContactLine>,
    pub(crate) agreement: Agreement,
    pub(crate) may_edit: bool,
}

impl ContactsCard {
    /// The contacts of a pupil in short; none for who may not see them. The page that shows it writes down the look.
    pub(crate) async fn of(ask: &Ask, pupil: PupilId) -> Result<Option<Self>, PageError> {
        let found = contacts_in_short(&ask.ctx, &ask.school, pupil).await.map_err(ask.failed())?;
        Ok(found.map(|found| Self {
            address: address(&found),
            contacts: lines(ask.texts, &found, &found.contacts),
            agreement: agreement(ask.texts, &found),
            may_edit: found.may_edit,
        }))
    }
}

/// The address of the page with the contacts.
fn address(found: &PupilContacts) -> String {
    format!("{}/pupils/{}/contacts", school_base(&found.school), found.pupil.id)
}

fn pupil_link(found: &PupilContacts) -> (String, String) {
    (format!("{}/pupils/{}", school_base(&found.school), found.pupil.id), found.pupil.name.full())
}

fn lines(texts: &'static Texts, found: &PupilContacts, contacts: &[KeptContact]) -> Vec<ContactLine> {
    let filled = |text: &domain::Personal<String>| Some(text.reveal().clone()).filter(|t| !t.is_empty());
    let line = |one: &KeptContact| ContactLine {
        id: one.id.to_string(),
        address: format!("{}/{}", address(found), one.id),
        name: one.name.reveal().clone(),
        relation: texts.contact_relation(one.relation.code()),
        authority: (texts.contact_authority(one.authority.code()), meaning(texts, one)),
        is_unknown: one.authority == Authority::Unknown,
        phone: filled(&one.phone).map(|text| {
            let dialled = text.parse().map(|number: PhoneNumber| number.dialled()).unwrap_or_default();
            (dialled, text)
        }),
        email: filled(&one.email),
        home: filled(&one.address),
        remark: filled(&one.remark),
    };
    contacts.iter().map(line).collect()
}

/// What it means that somebody has authority, has none, or that it is not known.
fn meaning(texts: &'static Texts, one: &KeptContact) -> &'static str {
    match one.authority {
        Authority::Yes => texts.contact_means_yes(),
        Authority::No if one.relation.is_parent() => texts.contact_means_parent_without(),
        Authority::No => texts.contact_means_no(),
        Authority::Unknown => texts.contact_means_unknown(),
    }
}

fn agreement(texts: &Texts, found: &PupilContacts) -> Agreement {
    let names = |authority| {
        let of = found.contacts.iter().filter(|one| one.authority == authority);
        of.map(|one| one.name.reveal().as_str()).collect::<Vec<_>>()
    };
    let (deciding, unknown) = (names(Authority::Yes), names(Authority::Unknown));
    let words = match deciding.as_slice() {
        // Somebody of whom it is not known may have to agree as well.
        [_, ..] if !unknown.is_empty() => texts.contacts_agree_so_far(deciding.join(", ").as_str()),
        [] => texts.contacts_nobody_agrees().to_owned(),
        [only] => texts.contacts_one_agrees(*only),
        [others @ .., last] => texts.contacts_all_agree(*last, others.join(", ").as_str()),
    };
    let unknown = (!unknown.is_empty()).then(|| texts.contacts_find_out(unknown.join(", ").as_str()));
    Agreement { words, unknown }
}

/// From where one comes.
#[derive(Default, Deserialize)]
pub(crate) struct Came {
    #[serde(default)]
    done: String,
}

/// The contacts of a pupil.
pub(crate) async fn list(
    ask: Ask,
    Path((_, pupil)): Path<(String, String)>,
    Query(came): Query<Came>,
) -> Result<Response, PageError> {
    let pupil = pupil_id(&ask, &pupil)?;
    let mut page = page(&ask, pupil, (&ContactTyped::empty(), &[])).await?;
    page.done = match came.done.as_str() {
        "saved" => Some(ask.texts.contact_saved()),
        "removed" => Some(ask.texts.contact_removed()),
        "back" => Some(ask.texts.contact_back()),
        "theirs" => Some(ask.texts.notes_theirs_kept()),
        _ => None,
    };
    page.problem = (came.done == "gone").then(|| ask.texts.contact_gone());
    Ok(render(&page))
}

async fn page(
    ask: &Ask,
    pupil: PupilId,
    (typed, problems): (&ContactTyped, &[ContactProblem]),
) -> Result<ContactsPage, PageError> {
    let texts = ask.texts;
    let found = contacts(&ask.ctx, &ask.school, pupil).await.map_err(ask.failed())?;
    let form = found.may_edit.then(|| ContactForm::new(texts, address(&found), (typed, None), problems));
    Ok(ContactsPage {
        frame: Frame::of_school(ask, &found.school, Room::Pupils),
        tabs: PupilTabs::above(ask, (&found.school, pupil), "/contacts").await?,
        pupil: pupil_link(&found),
        title: texts.contacts_title(found.pupil.name.first.reveal().as_str()),
        done: None,
        problem: (!problems.is_empty()).then(|| texts.portrait_wrong()),
        contacts: lines(texts, &found, &found.contacts),
        agreement: agreement(texts, &found),
        removed: lines(texts, &found, &found.removed),
        form,
        is_open: !problems.is_empty(),
        may_edit: found.may_edit,
    })
}

fn pupil_id(ask: &Ask, pupil: &str) -> Result<PupilId, PageError> {
    pupil.parse().map_err(|_| ask.failed()(app::Error::NotFound))
}

fn ids(ask: &Ask, pupil: &str, contact: &str) -> Result<(PupilId, ContactId), PageError> {
    Ok((pupil_id(ask, pupil)?, contact.parse().map_err(|_| ask.failed()(app::Error::NotFound))?))
}

/// Back to the list, with what came of it.
fn back(ask: &Ask, done: &str) -> Response {
    let list = ask.here.split_once("/contacts").map_or(ask.here.as_str(), |(pupil, _)| pupil);
    Redirect::to(&format!("{list}/contacts?done={done}")).into_response()
}

/// Adds a contact.
pub(crate) async fn add(
    ask: Ask,
    Path((_, pupil)): Path<(String, String)>,
    Form(sent): Form<SentContact>,
) -> Result<Response, PageError> {
    let pupil = pupil_id(&ask, &pupil)?;
    let typed = sent.typed();
    let saved = register::add_contact(&ask.ctx, &ask.school, pupil, &typed).await.map_err(ask.failed())?;
    match saved {
        ContactSaved::Wrong(problems) => {
            let page = page(&ask, pupil, (&typed, &problems)).await?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&page)).into_response())
        }
        ContactSaved::Yes(_) | ContactSaved::Meanwhile(_) | ContactSaved::Gone => Ok(back(&ask, "saved")),
    }
}

/// One contact, to change it.
pub(crate) async fn one(
    ask: Ask,
    Path((_, pupil, contact)): Path<(String, String, String)>,
) -> Result<Response, PageError> {
    let ids = ids(&ask, &pupil, &contact)?;
    let found = register::contact_to_edit(&ask.ctx, &ask.school, ids).await.map_err(ask.failed())?;
    let typed = ContactTyped::of(&found.1);
    let version = found.1.version;
    Ok(render(&one_page(&ask, &found, (&typed, version), &[])))
}

fn one_page(
    ask: &Ask,
    (all, one): &(PupilContacts, KeptContact),
    (typed, version): (&ContactTyped, i64),
    problems: &[ContactProblem],
) -> ContactPage {
    let address = format!("{}/{}", address(all), one.id);
    ContactPage {
        frame: Frame::of_school(ask, &all.school, Room::Pupils),
        pupil: pupil_link(all),
        title: ask.texts.contact_title(one.name.reveal()),
        is_wrong: !problems.is_empty(),
        remove: format!("{address}/remove"),
        form: ContactForm::new(ask.texts, address, (typed, Some(version)), problems),
    }
}

/// Saves a change; when somebody was first, shows both versions.
pub(crate) async fn save(
    ask: Ask,
    Path((_, pupil, contact)): Path<(String, String, String)>,
    Form(form): Form<SentContact>,
) -> Result<Response, PageError> {
    let (pupil, id) = ids(&ask, &pupil, &contact)?;
    if form.choice == Choice::Theirs {
        return Ok(back(&ask, "theirs"));
    }
    let typed = form.typed();
    let at = (pupil, id, form.version);
    let saved = register::change_contact(&ask.ctx, &ask.school, at, &typed).await.map_err(ask.failed())?;
    match saved {
        ContactSaved::Yes(_) => Ok(back(&ask, "saved")),
        ContactSaved::Gone => Ok(back(&ask, "gone")),
        ContactSaved::Wrong(problems) => {
            let found = register::contact_to_edit(&ask.ctx, &ask.school, (pupil, id)).await;
            let found = found.map_err(ask.failed())?;
            let page = one_page(&ask, &found, (&typed, form.version), &problems);
            Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&page)).into_response())
        }
        ContactSaved::Meanwhile(now) => {
            let (all, _) =
                register::contact_to_edit(&ask.ctx, &ask.school, (pupil, id)).await.map_err(ask.failed())?;
            Ok(both(&ask, &typed, &now).page(Frame::of_school(&ask, &all.school, Room::Pupils)))
        }
    }
}

/// Takes a contact away.
pub(crate) async fn remove(
    ask: Ask,
    Path((_, pupil, contact)): Path<(String, String, String)>,
) -> Result<Response, PageError> {
    let ids = ids(&ask, &pupil, &contact)?;
    register::remove_contact(&ask.ctx, &ask.school, ids).await.map_err(ask.failed())?;
    Ok(back(&ask, "removed"))
}

/// Puts a contact back.
pub(crate) async fn restore(
    ask: Ask,
    Path((_, pupil, contact)): Path<(String, String, String)>,
) -> Result<Response, PageError> {
    let ids = ids(&ask, &pupil, &contact)?;
    register::restore_contact(&ask.ctx, &ask.school, ids).await.map_err(ask.failed())?;
    Ok(back(&ask, "back"))
}
