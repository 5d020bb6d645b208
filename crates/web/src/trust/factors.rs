//! The page about one's own second factors, and what its forms share.

use super::{
    origin::Here,
    sign_in::{too_soon, wait_in_words},
};
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::Frame,
};
use app::trust::{self, Asked, FactorWish, Factors, Trouble, Visitor};
use askama::Template;
use axum::{
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::Personal;
use i18n::Texts;
use jiff::{Timestamp, tz::TimeZone};
use serde::Deserialize;
use std::sync::Arc;

/// The address of the page.
pub(super) const PAGE: &str = "/me/factors";

#[derive(Template)]
#[template(path = "trust/factors.html")]
struct FactorsPage {
    frame: Frame,
    is_due: bool,
    done: Option<&'static str>,
    has_totp: bool,
    has_any: bool,
    passkeys: Vec<PasskeyLine>,
    can_passkeys: bool,
    codes_left: String,
    linked: Vec<LinkedLine>,
    providers: Vec<trust::SsoButton>,
    has_sso: bool,
}

struct PasskeyLine {
    key: String,
    name: String,
    about: String,
    is_shut: bool,
}

struct LinkedLine {
    id: String,
    name: String,
    since: String,
}

/// What was just done.
#[derive(Deserialize)]
pub(crate) struct Came {
    #[serde(default)]
    done: String,
}

/// What there is.
pub(crate) async fn overview(
    ask: Ask,
    State(app): State<app::App>,
    Here(here): Here,
    Query(came): Query<Came>,
) -> Result<Response, PageError> {
    let visitor = visitor(&ask).map_err(ask.failed())?;
    let factors = trust::own_factors(&ask.ctx, &visitor).await.map_err(ask.failed())?;
    let linked = trust::linked(&ask.ctx).await.map_err(ask.failed())?;
    let is_linked = |name: &String| linked.iter().any(|one| one.provider.as_ref() == Some(name));
    let providers: Vec<_> = app.sso_buttons().into_iter().filter(|one| !is_linked(&one.name)).collect();
    let texts = ask.texts;
    let page = FactorsPage {
        frame: Frame::bare(&ask),
        is_due: ask.visit.wish == FactorWish::Due,
        done: match came.done.as_str() {
            "added" => Some(texts.factors_added()),
            "removed" => Some(texts.factors_removed()),
            _ => None,
        },
        has_totp: factors.has_totp,
        has_any: factors.has_any(),
        passkeys: factors.passkeys.iter().map(|one| passkey_line(texts, one)).collect(),
        can_passkeys: here.has_passkeys(),
        codes_left: texts.factors_codes_left(i64::try_from(factors.codes_left).unwrap_or_default()),
        has_sso: !(linked.is_empty() && providers.is_empty()),
        linked: linked.into_iter().map(|one| linked_line(texts, one)).collect(),
        providers,
    };
    Ok(render(&page))
}

fn passkey_line(texts: &Texts, one: &trust::KeptPasskey) -> PasskeyLine {
    let is_shut = trust::is_shut(one);
    let about = match one.used_at {
        _ if is_shut => texts.factors_passkey_shut().to_owned(),
        Some(used) => texts.factors_passkey_used(date(texts, used).as_str()),
        None => texts.factors_passkey_since(date(texts, one.made_at).as_str()),
    };
    PasskeyLine { key: one.key.clone(), name: one.name.reveal().clone(), about, is_shut }
}

fn linked_line(texts: &Texts, one: trust::Linked) -> LinkedLine {
    let since = texts.sso_linked_since(date(texts, one.since).as_str());
    let name = one.provider.unwrap_or_else(|| texts.sso_gone_provider().to_owned());
    LinkedLine { id: one.id, name, since }
}

/// The day of a moment, as this machine counts days.
fn date(texts: &Texts, at: Timestamp) -> String {
    texts.language().date(at.to_zoned(TimeZone::system()).date())
}

/// Who is signed in.
pub(super) fn visitor(ask: &Ask) -> Result<Arc<Visitor>, app::Error> {
    ask.visit.visitor.clone().ok_or(app::Error::NotFound)
}

/// What one fills in before something is changed.
#[derive(Deserialize)]
pub(crate) struct Confirmed {
    #[serde(default)]
    pub(super) password: Personal<String>,
    /// What it is about, when there are several.
    #[serde(default)]
    pub(super) key: String,
}

/// A question before something is changed.
#[derive(Template)]
#[template(path = "trust/factors_confirm.html")]
pub(super) struct ConfirmPage {
    pub(super) frame: Frame,
    pub(super) title: String,
    pub(super) lines: Vec<String>,
    /// Where the answer is sent; it is the address of the page, too.
    pub(super) action: String,
    pub(super) key: String,
    pub(super) button: &'static str,
    pub(super) is_danger: bool,
    pub(super) asks: Asks,
    pub(super) problem: Option<String>,
}

/// What one must show before something is changed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Asks {
    pub(super) password: bool,
    pub(super) sign_in: bool,
}

impl Asks {
    /// To add what was not there.
    pub(super) fn to_add(factors: &Factors) -> Self {
        Self { password: factors.asked == Asked::Password, sign_in: factors.asked == Asked::SignIn }
    }

    /// To take away or replace what is there.
    pub(super) fn to_remove(factors: &Factors) -> Self {
        let password = matches!(factors.asked, Asked::Password | Asked::PasswordToRemove);
        Self { password, ..Self::to_add(factors) }
    }
}

impl ConfirmPage {
    /// The page with what went wrong.
    pub(super) fn refused(mut self, texts: &'static Texts, trouble: Trouble) -> Response {
        self.problem = Some(in_words(texts, trouble));
        match trouble {
            Trouble::Wait(wait) => too_soon(wait, render(&self)),
            _ => (StatusCode::UNPROCESSABLE_ENTITY, render(&self)).into_response(),
        }
    }
}

/// Recovery codes, shown this once.
#[derive(Template)]
#[template(path = "trust/factors_codes.html")]
struct CodesPage {
    frame: Frame,
    codes: Vec<String>,
}

/// What comes after something was added: the recovery codes, when there are new ones. They are nowhere else, so they are
/// the answer itself and no address to come back to.
pub(super) fn after_adding(ask: &Ask, codes: Vec<Personal<String>>) -> Response {
    if codes.is_empty() {
        return Redirect::to(&format!("{PAGE}?done=added")).into_response();
    }
    let codes = codes.into_iter().map(Personal::into_inner).collect();
    render(&CodesPage { frame: Frame::bare(ask), codes })
}

/// Trouble as a person reads it.
pub(super) fn in_words(texts: &'static Texts, trouble: Trouble) -> String {
    match trouble {
        Trouble::WrongPassword => texts.trouble_wrong_password(),
        Trouble::SignInAgain => texts.factors_sign_in_again(),
        Trouble::Wait(time) => return wait_in_words(texts, time),
        Trouble::WrongCode => texts.trouble_wrong_code(),
        Trouble::Over => texts.trouble_over(),
        Trouble::NoName => texts.trouble_no_name(),
        Trouble::NoPasskeysHere => texts.factors_passkeys_not_here(),
        Trouble::PasskeyRefused => texts.trouble_passkey_refused(),
        Trouble::PasskeyCopied => texts.trouble_passkey_copied(),
        Trouble::OnlyWayIn => texts.trouble_only_way_in(),
    }
    .to_owned()
}
