//! Where the room begins: what there is, and how far it is.

use super::{Part, Tab, frame, may, role_base, tabs};
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::{Frame, school_base},
};
use app::roles::{self as use_cases, Span};
use askama::Template;
use axum::response::Response;
use domain::register::School;
use policy::Action;

#[derive(Template)]
#[template(path = "roles/landing.html")]
struct Page {
    frame: Frame,
    tabs: Vec<Tab>,
    cards: Vec<Card>,
}

struct Card {
    address: String,
    name: &'static str,
    why: &'static str,
    /// How far it is, in words.
    now: String,
}

/// What there is.
pub(super) async fn landing(ask: Ask) -> Result<Response, PageError> {
    let tasks = use_cases::tasks_page(&ask.ctx, ask.texts, &ask.school, None).await.map_err(ask.failed())?;
    let school = &tasks.school;
    let mut cards = Vec::new();
    if may(&ask, school, Action::ViewSurveys) {
        cards.push(surveys_card(&ask, school));
    }
    cards.push(Card {
        address: format!("{}/tasks", role_base(school)),
        name: ask.texts.role_tasks_nav(),
        why: ask.texts.role_card_tasks_why(),
        now: ask.texts.role_card_tasks_count(tasks.tasks.len()),
    });
    if may(&ask, school, Action::KeepTime) {
        cards.push(time_card(&ask, school).await?);
    }
    cards.push(description_card(&ask, school).await?);
    cards.push(Card {
        address: format!("{}/models", role_base(school)),
        name: ask.texts.role_models_nav(),
        why: ask.texts.role_card_models_why(),
        now: ask.texts.role_card_models_count(tasks.models.len()),
    });
    let tabs = tabs(&ask, school, Part::Landing);
    Ok(render(&Page { frame: frame(&ask, school), tabs, cards }))
}

fn surveys_card(ask: &Ask, school: &School) -> Card {
    Card {
        address: format!("{}/surveys", school_base(school)),
        name: ask.texts.role_card_surveys(),
        why: ask.texts.role_card_surveys_why(),
        now: String::new(),
    }
}

async fn time_card(ask: &Ask, school: &School) -> Result<Card, PageError> {
    let asked = (None, Span::Week);
    let page = use_cases::time_page(&ask.ctx, &ask.school, ask.texts.language(), asked).await;
    let page = page.map_err(ask.failed())?;
    let now = match page.running {
        Some(_) => ask.texts.role_card_time_runs().to_owned(),
        None => ask.texts.role_time_week_total(super::time_view::long(page.week.total()).as_str()),
    };
    Ok(Card {
        address: format!("{}/time", role_base(school)),
        name: ask.texts.role_time_nav(),
        why: ask.texts.role_card_time_why(),
        now,
    })
}

async fn description_card(ask: &Ask, school: &School) -> Result<Card, PageError> {
    let page = use_cases::description_page(&ask.ctx, &ask.school).await.map_err(ask.failed())?;
    let now = match page.version(None) {
        Some(one) => super::description::state_words(ask.texts, one),
        None => ask.texts.role_card_description_none().to_owned(),
    };
    Ok(Card {
        address: format!("{}/description", role_base(school)),
        name: ask.texts.role_description_nav(),
        why: ask.texts.role_card_description_why(),
        now,
    })
}
