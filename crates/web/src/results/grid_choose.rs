//! Choosing which test of a group to enter, and of which day.

use super::grid_words::{day_words, part_words};
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::{Frame, Room, in_query},
};
use app::results::{Choices, GridKey, Offer, day_of_sitting, default_part, grid_choices};
use askama::Template;
use axum::{
    extract::{Path, Query},
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::{
    ids::GroupId,
    results::{Part, TestKind},
};
use i18n::Texts;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "results/grid_choose.html")]
struct ChoosePage {
    frame: Frame,
    base: String,
    address: String,
    group_name: String,
    title: String,
    kinds: Vec<Options>,
    parts: Vec<(char, &'static str, bool)>,
    on: String,
    first_day: String,
    last_day: String,
    bad_test: Option<&'static str>,
    bad_part: Option<&'static str>,
    bad_day: Option<String>,
}

/// The tests under one head.
struct Options {
    head: &'static str,
    tests: Vec<(String, String, bool)>,
}

/// What one chose.
#[derive(Default, Deserialize)]
pub(crate) struct Chosen {
    test: Option<String>,
    #[serde(default)]
    part: String,
    #[serde(default)]
    on: String,
}

/// The form; with everything chosen well, the way to the grid.
pub(crate) async fn choose(
    ask: Ask,
    Path((_, group)): Path<(String, String)>,
    Query(chosen): Query<Chosen>,
) -> Result<Response, PageError> {
    let group: GroupId = group.parse().map_err(|_| ask.failed()(app::Error::NotFound))?;
    let found = grid_choices(&ask.ctx, &ask.school, group).await.map_err(ask.failed())?;
    let year = found.group.school_year;
    let typed = chosen.on.trim();
    let asked = if typed.is_empty() { Ok(None) } else { typed.parse().map(Some) };
    let day = match asked {
        Ok(asked) => {
            day_of_sitting(year, found.today, asked).map_err(|problem| day_words(ask.texts, problem, year))
        }
        Err(_) => Err(ask.texts.grid_no_day().to_owned()),
    };
    let Some(test) = chosen.test.as_deref() else { return Ok(render(&page(&ask, &found, &chosen, None))) };
    let offer = found.offers.iter().find(|offer| offer.series == test);
    let part = offer.map(|offer| part_of(offer, &chosen.part, day.as_ref().ok().copied()));
    match (offer, part, day) {
        (Some(offer), Some(Ok(part)), Ok(on)) => {
            let key = GridKey { part, series: offer.series.clone() }.to_string();
            Ok(Redirect::to(&format!("{}/{}?on={on}", ask.here, in_query(&key))).into_response())
        }
        (offer, part, day) => {
            let wrong = Wrong {
                test: offer.is_none().then(|| ask.texts.grid_no_test()),
                part: matches!(part, Some(Err(()))).then(|| ask.texts.grid_no_part()),
                day: day.err(),
            };
            let page = page(&ask, &found, &chosen, Some(wrong));
            Ok((StatusCode::UNPROCESSABLE_ENTITY, render(&page)).into_response())
        }
    }
}

/// The part of the school year that was chosen, or that fits the day.
fn part_of(offer: &Offer, chosen: &str, on: Option<jiff::civil::Date>) -> Result<Option<Part>, ()> {
    let named = Part::ALL.into_iter().find(|part| part.letter().to_string() == chosen);
    match named {
        _ if offer.parts.is_empty() => Ok(None),
        Some(part) if offer.parts.contains(&part) => Ok(Some(part)),
        Some(_) => Err(()),
        None => Ok(on.and_then(|on| default_part(&offer.parts, on)).or_else(|| offer.parts.first().copied())),
    }
}

/// What is wrong in the form.
#[derive(Default)]
struct Wrong {
    test: Option<&'static str>,
    part: Option<&'static str>,
    day: Option<String>,
}

fn page(ask: &Ask, found: &Choices, chosen: &Chosen, wrong: Option<Wrong>) -> ChoosePage {
    let texts = ask.texts;
    let frame = Frame::of_school(ask, &found.school, Room::Groups);
    let wrong = wrong.unwrap_or_default();
    let (year, today) = (found.group.school_year, found.today);
    let last_day = today.min(year.last_day());
    ChoosePage {
        base: frame.base.clone().unwrap_or_default(),
        address: ask.here.clone(),
        title: texts.grid_choose_title(found.group.name.as_str()),
        group_name: found.group.name.clone(),
        kinds: options(texts, found, chosen.test.as_deref()),
        parts: Part::ALL
            .into_iter()
            .map(|part| (part.letter(), part_words(texts, part), part.letter().to_string() == chosen.part))
            .collect(),
        on: if chosen.on.is_empty() { last_day.to_string() } else { chosen.on.clone() },
        first_day: year.first_day().to_string(),
        last_day: last_day.to_string(),
        bad_test: wrong.test,
        bad_part: wrong.part,
        bad_day: wrong.day,
        frame,
    }
}

/// The tests under their heads: those that the group took last first.
fn options(texts: &'static Texts, found: &Choices, chosen: Option<&str>) -> Vec<Options> {
    let (recent, others) = found.offers.split_at(found.recent.min(found.offers.len()));
    let option = |offer: &Offer| {
        let is_chosen = chosen == Some(offer.series.as_str());
        (offer.series.clone(), offer.name.clone(), is_chosen)
    };
    let of = |fits: fn(&Offer) -> bool| others.iter().filter(|offer| fits(offer)).map(option).collect();
    let is_standard = |offer: &Offer| offer.kind == TestKind::Standard;
    let heads = [
        (texts.grid_choose_recent(), recent.iter().map(option).collect()),
        (texts.grid_choose_tests(), of(|offer| offer.kind == TestKind::Standard && offer.fits)),
        (texts.grid_choose_own(), of(|offer| offer.kind == TestKind::Own)),
        (
            texts.grid_choose_lists(),
            of(|offer| matches!(offer.kind, TestKind::SocialEmotional | TestKind::Observation)),
        ),
        (
            texts.grid_choose_other_years(),
            others.iter().filter(|offer| is_standard(offer) && !offer.fits).map(option).collect(),
        ),
    ];
    let kinds = heads.into_iter().map(|(head, tests): (_, Vec<_>)| Options { head, tests });
    kinds.filter(|kind| !kind.tests.is_empty()).collect()
}
