//! The shoebox as a page.

use crate::{
    ask::Ask,
    page::Frame,
    surveys::{Tab, Tabs, frame},
};
use app::surveys::{
    FigureTable, Ordered, SortProblem, Sorter, SortersAgree, Sorting, TextToSort, TypedPlacing, Words,
    check_of_words, kappa_words, words_table,
};
use askama::Template;
use domain::{
    ids::OpenAnswerId,
    surveys::{Placing, Survey, SurveyState},
};
use i18n::Texts;
use serde::Deserialize;

/// What is asked of the page.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Choice {
    /// Which answers: `todo`, `all` or `ordered`; without it what is still to do.
    pub(super) show: Option<String>,
}

/// What went wrong with one answer, with what was typed.
pub(super) struct Trouble {
    pub(super) text: OpenAnswerId,
    pub(super) typed: TypedPlacing,
    pub(super) message: String,
}

#[derive(Template)]
#[template(path = "surveys/sorting.html")]
pub(super) struct SortingPage {
    frame: Frame,
    tabs: Tabs,
    is_closed: bool,
    has_hidden: bool,
    progress: String,
    /// The same with a mark in the place of the number, for script.
    progress_words: String,
    done: usize,
    all: usize,
    show: &'static str,
    views: Vec<(&'static str, &'static str, bool)>,
    /// The levels with how many of the answers lie there; none in a round without levels.
    boxes: Vec<LevelBox>,
    left_out: usize,
    reasons: [&'static str; 4],
    cards: Vec<Card>,
    places: Vec<Place>,
    places_of: Option<String>,
    sorters: Vec<String>,
    agreements: Vec<Agreement>,
    table: Option<FigureTable>,
    checks: Vec<String>,
    is_empty: bool,
}

struct LevelBox {
    no: u8,
    name: String,
    about: String,
    count: usize,
}

/// An answer with its form.
struct Card {
    id: String,
    question: String,
    /// Told only in a round without levels, where nothing is sorted.
    group: Option<String>,
    text: String,
    version: i64,
    levels: Vec<(u8, String, bool)>,
    is_left_out: bool,
    reason: String,
    suggestion: Option<(u8, String)>,
    error: Option<String>,
    is_sorted: bool,
}

/// A level with the answers that lie there.
struct Place {
    name: String,
    answers: Vec<(String, Option<String>)>,
}

struct Agreement {
    words: String,
    unlike: Vec<(String, String)>,
}

pub(super) fn view(
    ask: &Ask,
    found: &Sorting,
    words: &Words,
    (choice, trouble): (&Choice, Option<Trouble>),
) -> SortingPage {
    let texts = ask.texts;
    let survey = &found.survey;
    let has_levels = !survey.levels.is_empty();
    let all = found.texts.len();
    let done = found.texts.iter().filter(|one| one.mine.is_some()).count();
    let show = shown(choice, done < all, trouble.is_some());
    let is_shown = |one: &&TextToSort| show == "all" || !has_levels || one.mine.is_none();
    let cards = found.texts.iter().filter(is_shown).map(|one| card(texts, found, one, trouble.as_ref()));
    let ordered = found.ordered.as_ref().filter(|_| show == "ordered");
    SortingPage {
        frame: frame(ask, &found.school),
        tabs: Tabs::of(texts, &found.school, survey, Tab::Sort),
        is_closed: survey.state == SurveyState::Closed,
        has_hidden: found.has_hidden,
        progress: texts.sorting_progress(all, done),
        progress_words: texts.sorting_progress(all, "#"),
        views: vec![
            ("todo", texts.sorting_show_todo(), show == "todo"),
            ("all", texts.sorting_show_all(), show == "all"),
            ("ordered", texts.sorting_show_ordered(), show == "ordered"),
        ],
        boxes: boxes(found),
        left_out: found.texts.iter().filter(|one| matches!(one.mine, Some(Placing::LeftOut(_)))).count(),
        reasons: [
            texts.sorting_reason_empty(),
            texts.sorting_reason_unclear(),
            texts.sorting_reason_other(),
            texts.sorting_reason_person(),
        ],
        cards: if show == "ordered" { Vec::new() } else { cards.collect() },
        places: ordered.map(|ordered| places(texts, found, ordered)).unwrap_or_default(),
        places_of: ordered.map(|ordered| texts.sorting_ordered_by(ordered.sorter.as_str())),
        sorters: found.sorters.iter().map(|one| sorter(texts, one, all)).collect(),
        agreements: found.agreements.iter().map(|one| agreement(texts, found, one)).collect(),
        table: (has_levels && words.sorter.is_some()).then(|| words_table(texts, words)),
        checks: words.checks.iter().map(|check| check_of_words(texts, words, check)).collect(),
        is_empty: all == 0,
        show,
        done,
        all,
    }
}

/// Which answers are shown: what is still to do, until nothing is.
fn shown(choice: &Choice, has_todo: bool, has_trouble: bool) -> &'static str {
    match choice.show.as_deref() {
        Some("ordered") if !has_trouble => "ordered",
        Some("all") => "all",
        _ if has_trouble => "all",
        Some("todo") => "todo",
        _ if has_todo => "todo",
        _ => "all",
    }
}

fn boxes(found: &Sorting) -> Vec<LevelBox> {
    let count = |no: u8| {
        let lies = |one: &&TextToSort| matches!(&one.mine, Some(Placing::Levels(all)) if all.contains(&no));
        found.texts.iter().filter(lies).count()
    };
    let levels = (1u8..).zip(&found.survey.levels);
    levels
        .map(|(no, level)| LevelBox {
            no,
            name: level.name.clone(),
            about: level.description.clone(),
            count: count(no),
        })
        .collect()
}

fn card(texts: &Texts, found: &Sorting, one: &TextToSort, trouble: Option<&Trouble>) -> Card {
    let trouble = trouble.filter(|trouble| trouble.text == one.answer.id);
    let (levels, left_out) = match (&one.mine, trouble) {
        (_, Some(trouble)) => {
            let typed = &trouble.typed;
            (typed.levels.clone(), typed.is_left_out.then(|| typed.reason.clone()))
        }
        (Some(Placing::Levels(levels)), None) => (levels.clone(), None),
        (Some(Placing::LeftOut(reason)), None) => (Vec::new(), Some(reason.clone())),
        (None, None) => (Vec::new(), None),
    };
    let name = |no: u8| level_name(&found.survey, no).to_owned();
    let numbers = (1u8..).take(found.survey.levels.len());
    let question = found.survey.questions.get(usize::from(one.answer.question));
    let group = found.groups.iter().find(|group| group.no == one.answer.group);
    let suggestion = one.suggestion.as_ref().map(|suggestion| {
        (suggestion.level, texts.sorting_suggestion(suggestion.alike, name(suggestion.level).as_str()))
    });
    Card {
        id: one.answer.id.to_string(),
        question: question.map(|question| question.text.clone()).unwrap_or_default(),
        group: group.filter(|_| found.survey.levels.is_empty()).map(|group| group.name.clone()),
        text: one.answer.text.reveal().clone(),
        version: trouble.map_or(one.version, |trouble| trouble.typed.version),
        levels: numbers.map(|no| (no, name(no), levels.contains(&no))).collect(),
        is_left_out: left_out.is_some(),
        reason: left_out.unwrap_or_default(),
        suggestion,
        error: trouble.map(|trouble| trouble.message.clone()),
        is_sorted: one.mine.is_some(),
    }
}

fn level_name(survey: &Survey, no: u8) -> &str {
    let at = usize::from(no).checked_sub(1);
    at.and_then(|at| survey.levels.get(at)).map_or("", |level| level.name.as_str())
}

/// The levels with their answers, then what was left out with the reasons.
fn places(texts: &Texts, found: &Sorting, ordered: &Ordered) -> Vec<Place> {
    let answer = |id: OpenAnswerId| {
        let text = found.texts.iter().find(|one| one.answer.id == id)?;
        let group = found.groups.iter().find(|group| group.no == text.answer.group);
        let group = group.filter(|_| ordered.is_done).map(|group| group.name.clone());
        Some((text.answer.text.reveal().clone(), group))
    };
    let in_level = |no: u8| {
        let lies = |placing: &Placing| matches!(placing, Placing::Levels(all) if all.contains(&no));
        let here = ordered.places.iter().filter(|(_, placing)| lies(placing));
        here.filter_map(|(id, _)| answer(*id)).collect()
    };
    let levels = (1u8..).zip(&found.survey.levels);
    let mut places: Vec<Place> = levels
        .map(|(no, level)| Place { name: format!("{no} · {}", level.name), answers: in_level(no) })
        .collect();
    let left_out = ordered.places.iter().filter_map(|(id, placing)| match placing {
        Placing::LeftOut(reason) => answer(*id).map(|(text, _)| (text, Some(reason.clone()))),
        Placing::Levels(_) => None,
    });
    places.push(Place { name: texts.sorting_left_out().to_owned(), answers: left_out.collect() });
    places.retain(|place| !place.answers.is_empty());
    places
}

fn sorter(texts: &Texts, one: &Sorter, all: usize) -> String {
    texts.sorting_sorter(all, one.name.as_str(), one.sorted)
}

fn agreement(texts: &Texts, found: &Sorting, one: &SortersAgree) -> Agreement {
    let text = |id: OpenAnswerId| {
        let answer = found.texts.iter().find(|one| one.answer.id == id);
        answer.map(|one| one.answer.text.reveal().clone()).unwrap_or_default()
    };
    let named = |placing: &Placing| match placing {
        Placing::Levels(levels) => {
            levels.iter().map(|no| level_name(&found.survey, *no)).collect::<Vec<_>>().join(", ")
        }
        Placing::LeftOut(_) => texts.sorting_left_out().to_owned(),
    };
    let unlike = one.unlike.iter().map(|(id, first, second)| {
        let (first, second) = (named(first), named(second));
        let names = (one.one.as_str(), one.other.as_str());
        (text(*id), texts.sorting_unlike(names.0, first.as_str(), names.1, second.as_str()))
    });
    Agreement { words: kappa_words(texts, one), unlike: unlike.collect() }
}

/// Where an answer lies, by the numbers of the levels.
pub(super) fn placing_words(texts: &Texts, placing: &Placing) -> String {
    match placing {
        Placing::Levels(levels) => {
            let numbers: Vec<String> = levels.iter().map(u8::to_string).collect();
            texts.sorting_in_levels(numbers.join(", ").as_str())
        }
        Placing::LeftOut(_) => texts.sorting_left_out().to_owned(),
    }
}

/// What is wrong with a placing, and what to do.
pub(super) fn problem_words(texts: &Texts, problem: SortProblem) -> String {
    match problem {
        SortProblem::TooMany => texts.sorting_too_many().to_owned(),
        SortProblem::NoLevel => texts.sorting_no_level().to_owned(),
        SortProblem::NoReason => texts.sorting_no_reason().to_owned(),
        SortProblem::LongReason => texts.sorting_long_reason(app::surveys::LONGEST_REASON),
        SortProblem::Both => texts.sorting_both().to_owned(),
    }
}
