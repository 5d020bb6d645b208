//! The keys that a school gives to other systems.

use super::service::ADDRESS;
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::{Frame, Room, school_base},
    trust::moment,
};
use app::imports::{
    self, DeliveryLine, KeyLine, LONGEST_SYSTEM_NAME, NewKey, ServiceKeys, SystemNameFault, delivery_in_words,
};
use askama::Template;
use axum::{
    Form,
    extract::{Path, Query},
    http::StatusCode,
    response::{IntoResponse, Redirect, Response},
};
use domain::ids::ServiceKeyId;
use i18n::Texts;
use jiff::{Timestamp, tz::TimeZone};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "imports/service_keys.html")]
struct Page {
    frame: Frame,
    base: String,
    /// What a supplier fills in.
    facts: Vec<(&'static str, String)>,
    name: String,
    name_problem: Option<String>,
    holds: bool,
    keys: Vec<Key>,
    deliveries: Vec<Delivery>,
    said: Option<&'static str>,
}

struct Key {
    address: String,
    name: String,
    made: String,
    used: String,
    holds: bool,
    revoked: Option<String>,
    /// What is asked before it is revoked.
    ask: String,
}

struct Delivery {
    at: String,
    system: String,
    what: String,
}

#[derive(Template)]
#[template(path = "imports/service_key_made.html")]
struct Made {
    frame: Frame,
    base: String,
    title: String,
    secret: String,
    facts: Vec<(&'static str, String)>,
}

/// What one comes from.
#[derive(Deserialize)]
pub(crate) struct Came {
    saved: Option<String>,
    revoked: Option<String>,
}

/// The keys, and the form for a new one.
pub(crate) async fn list(ask: Ask, Query(came): Query<Came>) -> Result<Response, PageError> {
    let keys = imports::service_keys(&ask.ctx, &ask.school).await.map_err(ask.failed())?;
    let texts = ask.texts;
    let said = match (came.saved, came.revoked) {
        (Some(_), _) => Some(texts.service_saved()),
        (None, Some(_)) => Some(texts.service_revoked_now()),
        (None, None) => None,
    };
    Ok(render(&Page { said, ..page(&ask, &keys) }))
}

fn page(ask: &Ask, found: &ServiceKeys) -> Page {
    let base = format!("{}/settings/service", school_base(&found.school));
    Page {
        frame: Frame::of_school(ask, &found.school, Room::Admin),
        facts: facts(ask, &found.school),
        name: String::new(),
        name_problem: None,
        holds: true,
        keys: found.keys.iter().map(|line| key(ask.texts, &base, line)).collect(),
        deliveries: found.deliveries.iter().map(|line| delivery(ask.texts, line)).collect(),
        said: None,
        base,
    }
}

/// What a supplier fills in beside the key.
fn facts(ask: &Ask, school: &domain::register::School) -> Vec<(&'static str, String)> {
    let texts = ask.texts;
    let code = school.codes.code();
    vec![
        (texts.service_address(), ask.ctx.address(ADDRESS)),
        (texts.service_client_code(), code.clone()),
        (texts.service_client_name(), school.name.clone().unwrap_or(code)),
        (texts.service_version(), texts.service_version_value().to_owned()),
    ]
}

fn key(texts: &'static Texts, base: &str, line: &KeyLine) -> Key {
    let KeyLine { key, made_by } = line;
    let by = made_by.as_deref().unwrap_or(texts.service_made_by_former());
    let used = key.used_at.map(|at| texts.service_used(moment(texts, at).as_str()));
    Key {
        address: format!("{base}/{}", key.id),
        name: key.name.clone(),
        made: texts.service_made(day(texts, key.made_at).as_str(), by),
        used: used.unwrap_or_else(|| texts.service_unused().to_owned()),
        holds: key.holds,
        revoked: key.revoked_at.map(|at| texts.service_is_revoked(day(texts, at).as_str())),
        ask: texts.service_revoke_ask(key.name.as_str()),
    }
}

fn delivery(texts: &'static Texts, line: &DeliveryLine) -> Delivery {
    let one = &line.delivery;
    Delivery {
        at: moment(texts, one.at),
        system: line.system.clone(),
        what: delivery_in_words(texts, &one.action, &one.outcome, one.pupils),
    }
}

fn day(texts: &Texts, at: Timestamp) -> String {
    texts.language().date(at.to_zoned(TimeZone::system()).date())
}

/// What one fills in for a new key, or chooses for one that is there.
#[derive(Deserialize)]
pub(crate) struct KeyForm {
    #[serde(default)]
    name: String,
    /// `hold` or `at_once`; a key of which nobody said it waits.
    #[serde(default)]
    results: String,
}

impl KeyForm {
    fn holds(&self) -> bool {
        self.results != "at_once"
    }
}

/// Makes a key and shows it, this once.
pub(crate) async fn make(ask: Ask, Form(form): Form<KeyForm>) -> Result<Response, PageError> {
    let made = imports::make_service_key(&ask.ctx, &ask.school, &form.name, form.holds()).await;
    let NewKey { school, name, secret } = match made.map_err(ask.failed())? {
        Ok(made) => made,
        Err(fault) => return again(&ask, form, fault).await,
    };
    let frame = Frame::of_school(&ask, &school, Room::Admin);
    Ok(render(&Made {
        base: format!("{}/settings/service", school_base(&school)),
        title: ask.texts.service_made_title(name.as_str()),
        secret: secret.reveal().to_owned(),
        facts: facts(&ask, &school),
        frame,
    }))
}

/// The form again, with what was typed and what is wrong with it.
async fn again(ask: &Ask, form: KeyForm, fault: SystemNameFault) -> Result<Response, PageError> {
    let keys = imports::service_keys(&ask.ctx, &ask.school).await.map_err(ask.failed())?;
    let problem = match fault {
        SystemNameFault::Empty => ask.texts.service_name_empty().to_owned(),
        SystemNameFault::TooLong => ask.texts.service_name_too_long(LONGEST_SYSTEM_NAME),
    };
    let holds = form.holds();
    let page = Page { name: form.name, name_problem: Some(problem), holds, ..page(ask, &keys) };
    Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&page)).into_response())
}

fn key_id(ask: &Ask, text: &str) -> Result<ServiceKeyId, PageError> {
    text.parse().map_err(|_| ask.failed()(app::Error::NotFound))
}

fn back(ask: &Ask, said: &str) -> Response {
    let school = ask.here.split('/').nth(1).unwrap_or_default();
    Redirect::to(&format!("/{school}/settings/service?{said}=1")).into_response()
}

/// Says whether results wait for a person.
pub(crate) async fn change(
    ask: Ask,
    Path((_, key)): Path<(String, String)>,
    Form(form): Form<KeyForm>,
) -> Result<Response, PageError> {
    let key = key_id(&ask, &key)?;
    let changed = imports::set_service_key_holds(&ask.ctx, &ask.school, key, form.holds()).await;
    changed.map_err(ask.failed())?;
    Ok(back(&ask, "saved"))
}

/// Revokes a key.
pub(crate) async fn revoke(ask: Ask, Path((_, key)): Path<(String, String)>) -> Result<Response, PageError> {
    let key = key_id(&ask, &key)?;
    imports::revoke_service_key(&ask.ctx, &ask.school, key).await.map_err(ask.failed())?;
    Ok(back(&ask, "revoked"))
}
