//! What helped in this school, per kind of intervention, with how many and how sure that is.

use crate::{
    ask::Ask,
    error::{PageError, render},
    page::{Frame, Room, in_query, school_base},
};
use app::route::{FEWEST, KindEffect, effect, kind_name};
use askama::Template;
use axum::{extract::Query, response::Response};
use i18n::Texts;
use serde::Deserialize;

/// Below this many no share is shown without its interval; with it, it always is.
const FEW: u32 = 10;

#[derive(Template)]
#[template(path = "route/effect.html")]
struct EffectPage {
    frame: Frame,
    base: String,
    /// The subjects: the query, the words, and whether it is chosen.
    subjects: Vec<(String, String, bool)>,
    lines: Vec<Line>,
    all: Option<Line>,
    /// The kinds of which too little is known to tell.
    too_few: Option<String>,
}

struct Line {
    name: String,
    tried: u32,
    reached: u32,
    partly: u32,
    not: u32,
    share: String,
    is_few: bool,
}

/// Of which subject.
#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    subject: String,
}

/// The page.
pub(super) async fn page(ask: Ask, Query(asked): Query<Asked>) -> Result<Response, PageError> {
    let wanted = Some(asked.subject.as_str()).filter(|one| !one.is_empty());
    let found = effect(&ask.ctx, &ask.school, wanted).await.map_err(ask.failed())?;
    let (texts, language) = (ask.texts, ask.texts.language());
    let chosen = found.subject.clone().unwrap_or_default();
    let all = (String::new(), texts.route_effect_all().to_owned(), chosen.is_empty());
    let of = |one: &String| (in_query(one), one.clone(), *one == chosen);
    let few: Vec<&str> = found.too_few.iter().map(|kind| kind_name(kind, language)).collect();
    let few =
        (!few.is_empty()).then(|| texts.route_effect_too_few(few.join(", ").as_str(), super::count(FEWEST)));
    let page = EffectPage {
        too_few: few,
        frame: Frame::of_school(&ask, &found.school, Room::Route),
        base: school_base(&found.school),
        subjects: std::iter::once(all).chain(found.subjects.iter().map(of)).collect(),
        lines: found.kinds.iter().map(|one| line(texts, one, kind_name(&one.kind, language))).collect(),
        all: (!found.kinds.is_empty()).then(|| line(texts, &found.all, texts.route_effect_together())),
    };
    Ok(render(&page))
}

fn line(texts: &Texts, one: &KindEffect, name: &str) -> Line {
    let percent = |share: f64| format!("{:.0}%", share * 100.0);
    let share = one.interval.map(|interval| {
        let (low, high) = (percent(interval.low), percent(interval.high));
        texts.route_effect_share(high.as_str(), low.as_str(), percent(interval.share).as_str())
    });
    Line {
        name: name.to_owned(),
        tried: one.tally.known(),
        reached: one.tally.reached,
        partly: one.tally.partly,
        not: one.tally.not,
        share: share.unwrap_or_default(),
        is_few: one.tally.known() < FEW,
    }
}
