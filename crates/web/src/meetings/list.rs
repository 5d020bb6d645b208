//! The talks that one sees: those that come and those that were.

use super::{Fields, value};
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::{Frame, Room, in_query, school_base},
};
use app::meetings::{
    ListedTalk, TalkFilter, TalkList, When, talk_list,
    words::{state_words, title_words, when_words},
};
use axum::{extract::Query, response::Response};
use domain::meetings::TalkState;
use policy::{Action, Decision, Resource, decide};

#[derive(askama::Template)]
#[template(path = "meetings/list.html")]
struct ListPage {
    frame: Frame,
    title: &'static str,
    address: String,
    chips: Vec<Chip>,
    kinds: Vec<Choice>,
    groups: Vec<Choice>,
    when: &'static str,
    is_mine: bool,
    lines: Vec<Line>,
    empty: &'static str,
    page_words: String,
    previous: Option<String>,
    next: Option<String>,
    may_plan: bool,
    may_round: bool,
    settings: Option<String>,
    /// What was just done with a round, and where it is undone.
    round: Option<(String, Option<String>)>,
}

struct Chip {
    address: String,
    name: &'static str,
    is_current: bool,
}

struct Choice {
    value: String,
    words: String,
    is_chosen: bool,
}

struct Line {
    address: String,
    when: String,
    title: String,
    kind: String,
    who: String,
    state: String,
    is_late: bool,
    is_private: bool,
}

/// The page.
pub(super) async fn page(ask: Ask, Query(asked): Query<Fields>) -> Result<Response, PageError> {
    let when = if value(&asked, "when") == When::Past.code() { When::Past } else { When::Coming };
    let kind = Some(value(&asked, "kind").to_owned()).filter(|kind| !kind.is_empty());
    let filter = TalkFilter {
        when,
        kind,
        group: value(&asked, "group").parse().ok(),
        is_mine: value(&asked, "mine") == "1",
        page: value(&asked, "page").parse().unwrap_or_default(),
    };
    let language = ask.texts.language();
    let found = talk_list(&ask.ctx, &ask.school, &filter, language).await.map_err(ask.failed())?;
    Ok(render(&view(&ask, &found, (&filter, &asked))))
}

fn view(ask: &Ask, found: &TalkList, (filter, asked): (&TalkFilter, &Fields)) -> ListPage {
    let texts = ask.texts;
    let base = school_base(&found.school);
    let address = format!("{base}/talks");
    let query = |when: When, is_mine: bool| query(&address, filter, (when, is_mine));
    let to = |page: usize| format!("{}&page={page}", query(filter.when, filter.is_mine));
    let (page, pages) = (found.page, found.pages);
    let chip = |name, address, is_current| Chip { address, name, is_current };
    let kind = |one: &domain::meetings::TalkKind| Choice {
        value: one.key.clone(),
        words: one.name.clone(),
        is_chosen: filter.kind.as_ref() == Some(&one.key),
    };
    let group = |one: &domain::register::Group| Choice {
        value: one.id.to_string(),
        words: one.name.clone(),
        is_chosen: filter.group == Some(one.id),
    };
    let may = |action| {
        matches!(decide(ask.ctx.actor(), action, Resource::School(found.school.id)), Decision::Allowed(_))
    };
    let may_plan = may(Action::PlanTalk);
    ListPage {
        frame: Frame::of_school(ask, &found.school, Room::Talks),
        title: match (filter.when, found.is_whole_school) {
            (When::Past, _) => texts.meeting_title_past(),
            (When::Coming, true) => texts.meeting_title(),
            (When::Coming, false) => texts.meeting_title_own(),
        },
        chips: vec![
            chip(texts.meeting_coming(), query(When::Coming, filter.is_mine), filter.when == When::Coming),
            chip(texts.meeting_past(), query(When::Past, filter.is_mine), filter.when == When::Past),
            chip(texts.meeting_mine(), query(filter.when, !filter.is_mine), filter.is_mine),
        ],
        kinds: found.kinds.iter().map(kind).collect(),
        groups: found.groups.iter().map(group).collect(),
        when: filter.when.code(),
        is_mine: filter.is_mine,
        lines: found.talks.iter().map(|one| line(ask, &address, found, one)).collect(),
        empty: match filter.when {
            When::Coming => texts.meeting_none_coming(),
            When::Past => texts.meeting_none_past(),
        },
        page_words: texts.signals_page_of(page, pages),
        previous: (page > 1).then(|| to(page.saturating_sub(1))),
        next: (page < pages).then(|| to(page.saturating_add(1))),
        may_round: may_plan && !found.groups.is_empty(),
        may_plan,
        settings: may(Action::EditTalkKinds).then(|| format!("{base}/settings/talks")),
        round: round_words(ask, &address, asked),
        address,
    }
}

/// The address of the list with the same kind and group.
fn query(address: &str, filter: &TalkFilter, (when, is_mine): (When, bool)) -> String {
    let mut query = format!("{address}?when={}", when.code());
    for (name, value) in [
        ("kind", filter.kind.clone().unwrap_or_default()),
        ("group", filter.group.map(|group| group.to_string()).unwrap_or_default()),
        ("mine", if is_mine { "1".to_owned() } else { String::new() }),
    ] {
        if !value.is_empty() {
            query = format!("{query}&{name}={}", in_query(&value));
        }
    }
    query
}

fn round_words(ask: &Ask, address: &str, asked: &Fields) -> Option<(String, Option<String>)> {
    let number = |name: &str| value(asked, name).parse::<u32>().unwrap_or_default();
    match value(asked, "done") {
        "round" => {
            let undo = value(asked, "round").parse::<domain::ids::TalkId>().ok();
            let undo = undo.map(|round| format!("{address}/rounds/{round}/undo"));
            Some((ask.texts.meeting_round_done(number("count")), undo))
        }
        "undone" => Some((ask.texts.meeting_round_undone(number("count"), number("kept")), None)),
        _ => None,
    }
}

fn line(ask: &Ask, address: &str, found: &TalkList, one: &ListedTalk) -> Line {
    let texts = ask.texts;
    let names: Vec<&str> = one.people.iter().map(|person| person.name.reveal().as_str()).collect();
    let state = match one.talk.state {
        TalkState::Planned if one.is_late(found.today) => texts.meeting_late().to_owned(),
        TalkState::Planned => texts.meeting_subjects(one.subjects),
        state => state_words(texts, state).to_owned(),
    };
    Line {
        address: format!("{address}/{}", one.talk.id),
        when: when_words(texts, &one.talk),
        title: title_words(&one.talk, &one.kind, one.group.as_ref(), &one.pupils),
        kind: one.kind.name.clone(),
        who: names.join(", "),
        state,
        is_late: one.is_late(found.today),
        is_private: one.talk.is_private,
    }
}
