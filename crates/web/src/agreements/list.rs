//! One list of all agreements.

use super::{
    card::CardView,
    rows::{Came, DoneView, RowView, done_view, rows},
};
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::{Frame, Room, in_query, school_base},
};
use app::agreements::{AgreementFilter, AgreementList, Panel, Which, agreement_list};
use axum::{extract::Query, response::Response};
use domain::agreements::{AgreementSource, Tally};
use i18n::Texts;
use serde::Deserialize;

/// What is asked of the list.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    which: String,
    who: String,
    pupil: String,
    group: String,
    source: String,
    page: String,
}

impl Asked {
    fn filter(&self) -> AgreementFilter {
        AgreementFilter {
            which: Which::from_code(&self.which),
            who: self.who.parse().ok(),
            pupil: self.pupil.parse().ok(),
            group: self.group.parse().ok(),
            source: Some(self.source.clone()).filter(|source| !source.is_empty()),
            page: self.page.parse().unwrap_or(1),
        }
    }

    /// The address of the same list with another choice or page.
    fn address(&self, base: &str, which: Which, page: usize) -> String {
        let others =
            [("who", &self.who), ("pupil", &self.pupil), ("group", &self.group), ("source", &self.source)];
        let mut parts = vec![format!("which={}", which.code())];
        parts.extend(
            others
                .iter()
                .filter(|(_, value)| !value.is_empty())
                .map(|(name, value)| format!("{name}={}", in_query(value))),
        );
        if page > 1 {
            parts.push(format!("page={page}"));
        }
        format!("{base}/agreements?{}", parts.join("&"))
    }
}

struct Chip {
    address: String,
    name: &'static str,
    count: Option<usize>,
    is_current: bool,
}

/// A choice among the filters: the value, the words, and whether it is chosen.
type Choice = (String, String, bool);

#[derive(askama::Template)]
#[template(path = "agreements/list.html")]
struct ListPage {
    frame: Frame,
    title: &'static str,
    base: String,
    done: Option<DoneView>,
    chips: Vec<Chip>,
    which: &'static str,
    who: Vec<Choice>,
    pupils: Vec<Choice>,
    groups: Vec<Choice>,
    sources: Vec<Choice>,
    rows: Vec<RowView>,
    /// How many there are on all pages.
    count: usize,
    is_empty: bool,
    none: &'static str,
    may_write: bool,
    line: CardView,
    promises: PromisesView,
    page_words: String,
    previous: Option<String>,
    next: Option<String>,
}

/// How many promises were kept: `agreements/promises.html`, in which it is called `promises`.
pub(crate) struct PromisesView {
    pub(crate) period: String,
    /// The sentence that answers.
    pub(crate) answer: String,
    /// What is to be known with it.
    pub(crate) note: Option<String>,
    /// Words and figures.
    pub(crate) parts: Vec<(&'static str, usize)>,
}

/// The page.
pub(super) async fn page(
    ask: Ask,
    Query(asked): Query<Asked>,
    Query(came): Query<Came>,
) -> Result<Response, PageError> {
    let found = agreement_list(&ask.ctx, &ask.school, &asked.filter(), "agreements").await;
    let found = found.map_err(ask.failed())?;
    let base = school_base(&found.school);
    let here = asked.address(&base, Which::from_code(&asked.which), found.page.0);
    let done = done_view(&ask, &came, &here).await?;
    Ok(render(&view(&ask, (&asked, &found), (base, here), done)))
}

fn view(
    ask: &Ask,
    (asked, found): (&Asked, &AgreementList),
    (base, here): (String, String),
    done: Option<DoneView>,
) -> ListPage {
    let (texts, which) = (ask.texts, Which::from_code(&asked.which));
    let counts = found.counts.iter().copied().map(Some).chain([None]);
    let chips = Which::ALL.into_iter().zip(counts).map(|(one, count)| Chip {
        address: asked.address(&base, one, 1),
        name: which_words(texts, one),
        count,
        is_current: one == which,
    });
    let page = found.page;
    let to = |to: usize| asked.address(&base, which, to);
    let source = |code: &str| (code.to_owned(), texts.agreements_source(code), code == asked.source);
    ListPage {
        frame: Frame::of_school(ask, &found.school, Room::Today),
        title: if found.is_whole_school { texts.agreements_title() } else { texts.agreements_title_own() },
        chips: chips.collect(),
        which: which.code(),
        who: choices(found.people.iter().map(|one| (one.account, one.name.reveal())), &asked.who),
        pupils: choices(found.pupils.iter().map(|(id, name)| (*id, name)), &asked.pupil),
        groups: choices(found.groups.iter().map(|(id, name)| (*id, name)), &asked.group),
        sources: ["talk", "plan", "case", "none"].map(source).into(),
        rows: rows(ask, &base, &here, &found.agreements),
        count: found.found,
        is_empty: found.is_empty && found.agreements.is_empty(),
        none: match which {
            Which::Overdue => texts.agreements_none_overdue(),
            _ => texts.agreements_none(),
        },
        may_write: found.may_write,
        line: CardView::new(
            ask,
            &Panel::default(),
            (&base, &here),
            (AgreementSource::None, None, None),
            false,
        ),
        promises: promises(texts, &found.tally, found.period),
        page_words: texts.signals_page_of(page.0, page.1),
        previous: (page.0 > 1).then(|| to(page.0.saturating_sub(1))),
        next: (page.0 < page.1).then(|| to(page.0.saturating_add(1))),
        done,
        base,
    }
}

fn choices<'a, I: ToString>(all: impl Iterator<Item = (I, &'a String)>, chosen: &str) -> Vec<Choice> {
    let one = |(id, name): (I, &'a String)| {
        let id = id.to_string();
        let is_chosen = id == chosen;
        (id, name.clone(), is_chosen)
    };
    all.map(one).collect()
}

fn which_words(texts: &'static Texts, which: Which) -> &'static str {
    match which {
        Which::Open => texts.agreements_filter_open(),
        Which::Mine => texts.agreements_filter_mine(),
        Which::Overdue => texts.agreements_filter_overdue(),
        Which::Week => texts.agreements_filter_week(),
        Which::Halfway => texts.agreements_filter_halfway(),
        Which::Closed => texts.agreements_filter_closed(),
    }
}

/// How many promises were kept, in words. Of few no percentage is told, and it says why.
pub(crate) fn promises(
    texts: &'static Texts,
    tally: &Tally,
    (from, until): (jiff::civil::Date, jiff::civil::Date),
) -> PromisesView {
    let language = texts.language();
    let asked = tally.asked();
    let (answer, note) = match (asked, tally.share_in_time()) {
        (0, _) => (texts.promises_none().to_owned(), None),
        (_, None) => (texts.promises_few(asked, tally.in_time), Some(texts.promises_too_few().to_owned())),
        (_, Some(share)) => (texts.promises_share(share), Some(texts.promises_of(asked))),
    };
    PromisesView {
        period: texts.promises_period(language.long_date(from).as_str(), language.long_date(until).as_str()),
        answer,
        note,
        parts: vec![
            (texts.promises_made(), tally.made),
            (texts.promises_in_time(), tally.in_time),
            (texts.promises_late(), tally.late),
            (texts.promises_overdue(), tally.overdue),
            (texts.promises_open(), tally.open),
            (texts.promises_dropped(), tally.dropped),
            (texts.promises_moved(), tally.moved),
        ],
    }
}
