//! The board: every open case at its step, how long it stands there and for whom it waits.

use crate::{
    ask::Ask,
    error::{PageError, render},
    page::{Frame, Room, school_base},
};
use app::route::{Board, BoardCase, board, words::waiting_words};
use askama::Template;
use axum::{extract::Query, response::Response};
use domain::route::{CaseKind, WaitingFor, WaitsFor};
use i18n::Texts;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "route/board.html")]
struct BoardPage {
    frame: Frame,
    title: &'static str,
    base: String,
    chips: Vec<Chip>,
    steps: Vec<StepView>,
    is_empty: bool,
    nothing_shown: bool,
    may_open: bool,
    may_set: bool,
    may_see_effect: bool,
}

/// A filter.
struct Chip {
    code: &'static str,
    words: String,
    count: usize,
    is_chosen: bool,
}

struct StepView {
    number: u8,
    name: String,
    help: String,
    cards: Vec<Card>,
}

/// A case on the board.
struct Card {
    address: String,
    title: String,
    who: String,
    about: String,
    waits: String,
    /// How long it stands there, when it does not wait for just as long.
    days: Option<String>,
    is_long: bool,
    helper: Option<String>,
    tried: String,
    remember: bool,
}

/// Which cases are shown.
#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    show: String,
}

const FILTERS: [&str; 6] = ["all", "mine", "asked", "long", "coordinator", "evaluation"];

fn is_in(filter: &str, one: &BoardCase) -> bool {
    match filter {
        "mine" => one.is_mine,
        "asked" => one.is_asked,
        "long" => one.waiting.is_long,
        "coordinator" => one.waiting.what == WaitingFor::Step(WaitsFor::Coordinator),
        "evaluation" => one.waiting.what == WaitingFor::Evaluation,
        _ => true,
    }
}

fn filter_words(texts: &Texts, filter: &str) -> &'static str {
    let texts = Texts::of(texts.language());
    match filter {
        "mine" => texts.route_filter_mine(),
        "asked" => texts.route_filter_asked(),
        "long" => texts.route_filter_long(),
        "coordinator" => texts.route_filter_coordinator(),
        "evaluation" => texts.route_filter_evaluation(),
        _ => texts.route_filter_all(),
    }
}

/// The page.
pub(super) async fn page(ask: Ask, Query(asked): Query<Asked>) -> Result<Response, PageError> {
    let language = ask.texts.language();
    let found = board(&ask.ctx, &ask.school, language).await.map_err(ask.failed())?;
    Ok(render(&view(&ask, &found, &asked.show)))
}

fn view(ask: &Ask, found: &Board, show: &str) -> BoardPage {
    let texts = ask.texts;
    let base = school_base(&found.school);
    let chosen = FILTERS.into_iter().find(|filter| *filter == show).unwrap_or("all");
    let chip = |code: &'static str| Chip {
        code,
        words: filter_words(texts, code).to_owned(),
        count: found.cases.iter().filter(|one| is_in(code, one)).count(),
        is_chosen: code == chosen,
    };
    let shown = || found.cases.iter().filter(|one| is_in(chosen, one));
    let step = |(number, step): (u8, &domain::route::RouteStep)| StepView {
        number,
        name: step.name.clone(),
        help: texts.route_step_help(u64::from(step.long_days)),
        cards: shown()
            .filter(|one| one.case.step == number || (number == found.route.last() && one.case.step > number))
            .map(|one| card(texts, (&base, found), one))
            .collect(),
    };
    BoardPage {
        frame: Frame::of_school(ask, &found.school, Room::Route),
        title: if found.is_whole_school { texts.route_title() } else { texts.route_title_own() },
        chips: FILTERS
            .into_iter()
            .map(chip)
            .filter(|chip| chip.count > 0 || chip.code == "all" || chip.is_chosen)
            .collect(),
        steps: found.route.numbered().map(step).collect(),
        is_empty: found.cases.is_empty(),
        nothing_shown: !found.cases.is_empty() && shown().next().is_none(),
        may_open: found.may_open,
        may_set: found.may_set,
        may_see_effect: found.may_see_effect,
        base,
    }
}

fn card(texts: &Texts, (base, found): (&str, &Board), one: &BoardCase) -> Card {
    let case = &one.case;
    let days = u64::try_from(one.waiting.days_here).unwrap_or_default();
    let waits_as_long = matches!(one.waiting.what, WaitingFor::Step(_))
        && one.waiting.days(found.today) == one.waiting.days_here;
    let (all, evaluated) = one.tried;
    let asker = case.asker_name.reveal();
    Card {
        address: format!("{base}/route/{}", case.id),
        title: case.title.reveal().clone(),
        who: who(texts, one),
        about: match &case.subject {
            Some(subject) => texts.route_card_about(asker, subject.as_str()),
            None => asker.clone(),
        },
        waits: waiting_words(texts, &one.waiting, found.today),
        days: (!waits_as_long).then(|| texts.route_days_here(days)),
        is_long: one.waiting.is_long,
        helper: one.helper.as_ref().map(|name| texts.route_helped_by(name.reveal())),
        tried: match all {
            0 => texts.route_tried_none().to_owned(),
            _ => texts.route_tried_count(super::count(all), super::count(evaluated)),
        },
        remember: one.is_to_remember,
    }
}

/// About whom a case is, by name.
pub(super) fn who(texts: &Texts, one: &BoardCase) -> String {
    match (one.case.kind, &one.group) {
        (CaseKind::OwnTeaching, _) => texts.route_kind_own().to_owned(),
        (_, Some(group)) => group.name.clone(),
        _ => one.pupils.iter().map(|pupil| pupil.name.full()).collect::<Vec<_>>().join(", "),
    }
}
