//! The list of pupils.

use super::year_group_words;
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::{Frame, Room, in_query},
};
use app::register::{PupilLine, Whose, pupil_page, whose_pupils};
use askama::Template;
use axum::{extract::Query, response::Response};
use i18n::Texts;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "register/pupils.html")]
struct Pupils {
    frame: Frame,
    base: String,
    typed: String,
    title: &'static str,
    /// Why there is none, and what to do; none where one imports.
    nobody: Option<(&'static str, &'static str)>,
    /// Whether one looks for a name: not among one's own children.
    has_search: bool,
    pupils: Vec<PupilEntry>,
    page: u32,
    previous: Option<String>,
    next: Option<String>,
}

/// A pupil in a list or among the hits of a search.
pub(super) struct PupilEntry {
    pub(super) address: String,
    pub(super) name: String,
    /// The group with its address; none for who may not see the group.
    pub(super) group: Option<(Option<String>, String)>,
    pub(super) year_group: String,
    pub(super) left_on: Option<String>,
}

impl PupilEntry {
    pub(super) fn new(texts: &Texts, base: &str, line: &PupilLine) -> Self {
        Self {
            address: format!("{base}/pupils/{}", line.pupil.id),
            name: line.pupil.name.full(),
            group: line
                .group
                .as_ref()
                .map(|(id, name)| (line.group_is_open.then(|| format!("{base}/groups/{id}")), name.clone())),
            year_group: line.year_group.map(|group| year_group_words(texts, group)).unwrap_or_default(),
            left_on: line.pupil.left_on.map(|day| texts.language().date(day)),
        }
    }
}

/// What was typed, and which page.
#[derive(Deserialize)]
pub(crate) struct Choice {
    #[serde(default)]
    q: String,
    page: Option<u32>,
}

/// Pupils by family name, a page at a time.
pub(crate) async fn pupils(ask: Ask, Query(choice): Query<Choice>) -> Result<Response, PageError> {
    let number = choice.page.unwrap_or(1);
    let found = pupil_page(&ask.ctx, &ask.school, &choice.q, number).await.map_err(ask.failed())?;
    let frame = Frame::of_school(&ask, &found.school, Room::Pupils);
    let base = frame.base.clone().unwrap_or_default();
    let whose = whose_pupils(&ask.ctx, &found.school);
    let address = |page: u32| format!("{base}/pupils?q={}&page={page}", in_query(&choice.q));
    Ok(render(&Pupils {
        pupils: found.pupils.iter().map(|line| PupilEntry::new(ask.texts, &base, line)).collect(),
        title: title(ask.texts, whose),
        nobody: nobody(ask.texts, whose),
        has_search: whose != Whose::Children,
        page: found.page,
        previous: (found.page > 1).then(|| address(found.page - 1)),
        next: found.has_more.then(|| address(found.page + 1)),
        typed: choice.q,
        base: base.clone(),
        frame,
    }))
}

const fn title(texts: &Texts, whose: Whose) -> &'static str {
    match whose {
        Whose::School | Whose::Groups => texts.pupils_title(),
        Whose::Guided => texts.pupils_guided_title(),
        Whose::Children => texts.pupils_children_title(),
    }
}

/// That there is nobody, and whom to ask.
const fn nobody(texts: &Texts, whose: Whose) -> Option<(&'static str, &'static str)> {
    match whose {
        Whose::School => None,
        Whose::Groups => Some((texts.groups_own_empty(), texts.groups_own_empty_why())),
        Whose::Guided => Some((texts.pupils_guided_empty(), texts.pupils_guided_empty_why())),
        Whose::Children => Some((texts.pupils_children_empty(), texts.pupils_children_empty_why())),
    }
}
