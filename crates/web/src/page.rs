//! What all pages share: the frame around them, and the choice of language.

use crate::{
    ask::{Ask, LANGUAGE_COOKIE},
    assets::{AssetNames, NAMES},
};
use app::{demo, trust::FactorWish};
use axum::{
    Form,
    http::{HeaderValue, header::SET_COOKIE},
    response::{IntoResponse, Redirect, Response},
};
use domain::{register::School, trust::Role};
use i18n::{Language, Texts};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use policy::{Action, Actor, Decision, Resource, decide};
use serde::Deserialize;

/// The rooms of the menu.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Room {
    Today,
    Groups,
    Pupils,
    Signals,
    Plans,
    Route,
    Talks,
    Notes,
    Concerns,
    YearPlan,
    Role,
    Figures,
    Sent,
    Invited,
    Import,
    People,
    Admin,
    Nowhere,
}

impl Room {
    /// The rooms in the order of the menu, each with the action of its first page and the end of its address.
    const MENU: [(Self, Action, &'static str); 16] = [
        (Self::Today, Action::ViewToday, "today"),
        (Self::Groups, Action::ViewSchool, "groups"),
        (Self::Pupils, Action::Search, "pupils"),
        (Self::Signals, Action::ViewSignals, "signals"),
        (Self::Plans, Action::ViewPlanList, "plans"),
        (Self::Route, Action::ViewCases, "route"),
        (Self::Talks, Action::ViewTalks, "talks"),
        (Self::Notes, Action::ViewNoteFeed, "notes"),
        (Self::Concerns, Action::ViewConcerns, "concerns"),
        (Self::Figures, Action::ViewFigures, "figures"),
        (Self::Sent, Action::ViewSent, "sent"),
        (Self::People, Action::ViewPeople, "people"),
        (Self::YearPlan, Action::ViewCalendar, "year-plan"),
        (Self::Role, Action::ViewRole, "role"),
        (Self::Import, Action::ViewImports, "imports"),
        (Self::Admin, Action::EditSchool, "settings"),
    ];

    fn name(self, texts: &'static Texts) -> &'static str {
        match self {
            Self::Today => texts.today_nav(),
            Self::Groups => texts.nav_groups(),
            Self::Pupils => texts.nav_pupils(),
            Self::Signals => texts.nav_signals(),
            Self::Plans => texts.plans_nav(),
            Self::Route => texts.route_nav(),
            Self::Talks => texts.meeting_nav(),
            Self::Notes => texts.nav_notes(),
            Self::Concerns => texts.concern_nav(),
            Self::YearPlan => texts.year_plan_nav(),
            Self::Role => texts.role_nav(),
            Self::Figures => texts.nav_figures(),
            Self::Sent => texts.nav_sent(),
            Self::Invited => texts.partner_nav(),
            Self::Import => texts.nav_import(),
            Self::People => texts.nav_people(),
            Self::Admin => texts.nav_admin(),
            Self::Nowhere => "",
        }
    }
}

/// How many words of the menu fit beside each other on a phone.
const ON_A_PHONE: usize = 5;

/// A line of the menu.
#[derive(Clone)]
pub(crate) struct MenuLine {
    pub(crate) address: String,
    pub(crate) name: &'static str,
    pub(crate) is_current: bool,
}

/// The rooms of a school that somebody may enter.
pub(crate) fn menu(ask: &Ask, school: &School, current: Room) -> Vec<MenuLine> {
    let base = school_base(school);
    let is_open =
        |action| matches!(decide(ask.ctx.actor(), action, Resource::School(school.id)), Decision::Allowed(_));
    let line = |(room, _, end): (Room, Action, &str)| MenuLine {
        address: format!("{base}/{end}"),
        name: room.name(ask.texts),
        is_current: room == current,
    };
    // Who sees no pupils finds no groups to open; who sees the groups finds figures and what was sent under settings.
    let fits = |room: Room| match room {
        Room::Groups => is_open(Action::Search),
        Room::Figures | Room::Sent => !is_open(Action::ViewSchool),
        _ => true,
    };
    let mut rooms = Room::MENU.to_vec();
    rooms.retain(|(room, action, _)| is_open(*action) && fits(*room));
    // What a partner is invited in is her own: no action of a school opens it.
    let person = ask.ctx.actor().person();
    let is_partner = person.is_some_and(|one| one.roles_in(school.id).contains(&Role::OutsidePartner));
    let invited = is_partner.then(|| MenuLine {
        address: format!("/invited{base}"),
        name: Room::Invited.name(ask.texts),
        is_current: current == Room::Invited,
    });
    invited.into_iter().chain(rooms.into_iter().map(line)).collect()
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
    /// The rooms that the person may enter.
    pub(crate) menu: Vec<MenuLine>,
    /// Whether she may search.
    pub(crate) can_search: bool,
    pub(crate) is_demo: bool,
    /// Who is signed in.
    pub(crate) person: Option<String>,
    /// How many notices she has not read here; none where she has none.
    pub(crate) bell: Option<i64>,
    /// As whom she looks.
    pub(crate) viewing_as: Option<String>,
    /// The line that asks her to set up a second factor.
    pub(crate) factor_wish: Option<String>,
    /// Where a teacher opens a file in an emergency; none on a page of no school.
    pub(crate) emergency: Option<String>,
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
        let may_search = decide(ask.ctx.actor(), Action::Search, Resource::School(school.id));
        Self {
            base,
            school_name,
            menu: menu(ask, school, room),
            can_search: matches!(may_search, Decision::Allowed(_)),
            is_demo: demo::is_demo(school),
            bell: bell(ask, school),
            ..Self::bare(ask)
        }
    }

    /// The frame of a page of no school.
    pub(crate) fn bare(ask: &Ask) -> Self {
        let visitor = ask.visit.visitor.as_ref();
        Self {
            texts: ask.texts,
            assets: &NAMES,
            base: None,
            school_name: None,
            menu: Vec::new(),
            can_search: false,
            is_demo: false,
            bell: None,
            person: visitor.map(|visitor| visitor.name.reveal().clone()),
            viewing_as: visitor.and_then(|visitor| Some(visitor.viewing_as.as_ref()?.reveal().clone())),
            factor_wish: match ask.visit.wish {
                // Not where she does so.
                FactorWish::Asked { days } if !ask.here.starts_with("/me/factors") => {
                    Some(ask.texts.factors_wish(days))
                }
                _ => None,
            },
            emergency: emergency(ask),
            back: ask.back.clone(),
            request: ask.request.clone(),
        }
    }

    /// The rooms that a phone shows behind one word, as they do not fit beside the others.
    pub(crate) fn beyond(&self) -> &[MenuLine] {
        if self.menu.len() > ON_A_PHONE { self.menu.get(ON_A_PHONE - 1..).unwrap_or_default() } else { &[] }
    }

    /// Whether the page is of one of those rooms.
    pub(crate) fn is_current_beyond(&self) -> bool {
        self.beyond().iter().any(|line| line.is_current)
    }

    /// Whether the room at this place in the menu is one of those.
    pub(crate) fn is_beyond(&self, at: &usize) -> bool {
        at + self.beyond().len() >= self.menu.len()
    }

    /// The code of the language, for the page.
    pub(crate) fn language(&self) -> &'static str {
        self.texts.language().code()
    }
}

/// How many notices she has not read in a school where she has some of her own.
fn bell(ask: &Ask, school: &School) -> Option<i64> {
    let visitor = ask.visit.visitor.as_ref()?;
    let decision = decide(ask.ctx.actor(), Action::ViewNotices, Resource::School(school.id));
    let is_own = matches!(ask.ctx.actor(), Actor::Person(_)) && matches!(decision, Decision::Allowed(_));
    let unread = visitor.unread.iter().find(|(of, _)| *of == school.id);
    is_own.then(|| unread.map_or(0, |(_, count)| *count))
}

/// The page for emergencies of the school in the address, for who is a teacher somewhere; it asks the policy itself.
fn emergency(ask: &Ask) -> Option<String> {
    let Actor::Person(person) = ask.ctx.actor() else { return None };
    let is_teacher = person.schools().iter().any(|school| person.roles_in(*school).contains(&Role::Teacher));
    let school = utf8_percent_encode(&ask.school, IN_PATH);
    (is_teacher && !ask.school.is_empty()).then(|| format!("/{school}/emergency"))
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

/// An address to go back to, when it lies within this program: one that begins with two slashes would lead elsewhere.
pub(crate) fn own_address(back: &str) -> &str {
    let is_own = back.starts_with('/')
        && !back.starts_with("//")
        && !back.contains(|c: char| c == '\\' || c.is_control());
    if is_own { back } else { "/" }
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
    let back = own_address(&form.back);
    let cookie =
        format!("{LANGUAGE_COOKIE}={}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly", language.code());
    let mut response = Redirect::to(back).into_response();
    if let Ok(value) = HeaderValue::from_str(&cookie) {
        response.headers_mut().insert(SET_COOKIE, value);
    }
    response
}
