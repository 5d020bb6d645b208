//! What all pages share: the frame around them, and the choice of language.

use crate::{
    ask::{Ask, LANGUAGE_COOKIE},
    assets::{AssetNames, NAMES},
};
use app::demo;
use axum::{
    Form,
    http::{HeaderValue, header::SET_COOKIE},
    response::{IntoResponse, Redirect, Response},
};
use domain::register::School;
use i18n::{Language, Texts};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Deserialize;

/// The rooms of the menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Room {
    Groups,
    Pupils,
    Import,
    Admin,
    Nowhere,
}

/// The frame around a page.
#[derive(Clone)]
pub(crate) struct Frame {
    pub(crate) texts: &'static Texts,
    pub(crate) assets: &'static AssetNames,
    /// The start of every address within the school; none on a page of no school.
    pub(crate) base: Option<String>,
    /// What the rail says under the name of the product.
    pub(crate) school_name: Option<String>,
    pub(crate) room: Room,
    pub(crate) is_demo: bool,
    /// The address to come back to.
    pub(crate) back: String,
    /// The number of the request, which the log has too.
    pub(crate) request: String,
}

impl Frame {
    /// The frame of a page within a school.
    pub(crate) fn of_school(ask: &Ask, school: &School, room: Room) -> Self {
        let base = Some(school_base(school));
        let school_name = Some(school.name.clone().unwrap_or_else(|| school.codes.code()));
        Self { base, school_name, room, is_demo: demo::is_demo(school), ..Self::bare(ask) }
    }

    /// The frame of a page of no school.
    pub(crate) fn bare(ask: &Ask) -> Self {
        Self {
            texts: ask.texts,
            assets: &NAMES,
            base: None,
            school_name: None,
            room: Room::Nowhere,
            is_demo: false,
            back: ask.back.clone(),
            request: ask.request.clone(),
        }
    }

    /// Whether the menu is in this room.
    pub(crate) fn is_in(&self, room: &str) -> bool {
        matches!(
            (self.room, room),
            (Room::Groups, "groups")
                | (Room::Pupils, "pupils")
                | (Room::Import, "import")
                | (Room::Admin, "admin")
        )
    }

    /// The code of the language, for the page.
    pub(crate) fn language(&self) -> &'static str {
        self.texts.language().code()
    }
}

const IN_PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// The start of every address within a school.
pub(crate) fn school_base(school: &School) -> String {
    format!("/{}", utf8_percent_encode(&school.codes.code(), IN_PATH))
}

/// A value as a part of a query.
pub(crate) fn in_query(value: &str) -> String {
    utf8_percent_encode(value, IN_PATH).to_string()
}

/// What one sends to choose a language.
#[derive(Deserialize)]
pub(crate) struct LanguageForm {
    language: String,
    #[serde(default)]
    back: String,
}

/// Chooses a language and goes back to the page one came from.
pub(crate) async fn choose_language(Form(form): Form<LanguageForm>) -> Response {
    let language: Language = form.language.parse().unwrap_or(Language::Nl);
    // Only within this program: an address that begins with two slashes would lead elsewhere.
    let is_own = form.back.starts_with('/')
        && !form.back.starts_with("//")
        && !form.back.contains(|c: char| c == '\\' || c.is_control());
    let back = if is_own { form.back.as_str() } else { "/" };
    let cookie =
        format!("{LANGUAGE_COOKIE}={}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly", language.code());
    let mut response = Redirect::to(back).into_response();
    if let Ok(value) = HeaderValue::from_str(&cookie) {
        response.headers_mut().insert(SET_COOKIE, value);
    }
    response
}
