//! Search: a page, and the part of it that the search window shows.

use super::pupils::PupilEntry;
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::{Frame, Room},
};
use app::register;
use askama::Template;
use axum::{extract::Query, response::Response};
use serde::Deserialize;

#[derive(Template)]
#[template(path = "register/search.html", blocks = ["hits"])]
struct Search {
    frame: Frame,
    typed: String,
    groups: Vec<Hit>,
    pupils: Vec<PupilEntry>,
    pages: Vec<Hit>,
    count: usize,
}

struct Hit {
    address: String,
    name: String,
}

/// What was typed.
#[derive(Deserialize)]
pub(crate) struct Choice {
    #[serde(default)]
    q: String,
}

/// Groups, pupils and pages whose name begins as typed.
pub(crate) async fn search(ask: Ask, Query(choice): Query<Choice>) -> Result<Response, PageError> {
    let details = register::school_details(&ask.ctx, &ask.school).await.map_err(ask.failed())?;
    let hits = register::search(&ask.ctx, &ask.school, &choice.q).await.map_err(ask.failed())?;
    let frame = Frame::of_school(&ask, &details.school, Room::Nowhere);
    let base = frame.base.clone().unwrap_or_default();
    let group = |group: &domain::register::Group| Hit {
        address: format!("{base}/groups/{}", group.id),
        name: group.name.clone(),
    };
    let groups: Vec<Hit> = hits.groups.iter().map(group).collect();
    let pupils: Vec<_> = hits.pupils.iter().map(|line| PupilEntry::new(ask.texts, &base, line)).collect();
    let pages = pages(&ask, &base, &choice.q);
    let count = groups.len() + pupils.len() + pages.len();
    let page = Search { typed: choice.q, groups, pupils, pages, count, frame };
    Ok(if ask.is_fetch { render(&page.as_hits()) } else { render(&page) })
}

/// The pages of the menu whose name begins as typed.
fn pages(ask: &Ask, base: &str, typed: &str) -> Vec<Hit> {
    let texts = ask.texts;
    let all = [
        ("groups", texts.nav_groups()),
        ("pupils", texts.nav_pupils()),
        ("imports", texts.nav_import()),
        ("settings", texts.nav_admin()),
    ];
    let typed = typed.trim().to_lowercase();
    all.into_iter()
        .filter(|(_, name)| !typed.is_empty() && name.to_lowercase().starts_with(&typed))
        .map(|(address, name)| Hit { address: format!("{base}/{address}"), name: name.to_owned() })
        .collect()
}
