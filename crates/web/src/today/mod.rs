//! The page of the day.

mod sections;

use crate::{
    agreements::{Came, CardView, DoneView, PromisesView, RowView, done_view, promises, rows},
    ask::Ask,
    error::{PageError, render},
    page::{Frame, Room, school_base},
    routes::{Needs, Routes},
};
use app::{
    agreements::Panel,
    notes::day,
    today::{Desk, DeskKind, desk},
};
use axum::{extract::Query, response::Response};
use domain::agreements::AgreementSource;
use policy::Action;
use sections::{
    Line, NewsView, case_lines, decision_lines, news_view, plan_lines, talk_lines, window_lines, year_lines,
};

/// The addresses of this room.
pub(crate) fn routes(routes: Routes) -> Routes {
    routes.get("/{school}/today", Needs::To(Action::ViewToday), page)
}

#[derive(askama::Template)]
#[template(path = "today/page.html")]
struct TodayPage {
    frame: Frame,
    base: String,
    date: String,
    in_short: String,
    is_quiet: bool,
    done: Option<DoneView>,
    talks: Option<Vec<Line>>,
    rows: Vec<RowView>,
    more_promises: Option<String>,
    others_overdue: Option<String>,
    line: Option<CardView>,
    plans: Option<Vec<Line>>,
    more_plans: Option<String>,
    cases: Option<Vec<Line>>,
    decisions: Vec<Line>,
    news: Option<NewsView>,
    windows: Option<Vec<Line>>,
    year: Option<Vec<Line>>,
    promises: PromisesView,
    /// Whether who leads the school sees first how many promises were kept.
    has_promises_first: bool,
}

/// The page.
async fn page(ask: Ask, Query(came): Query<Came>) -> Result<Response, PageError> {
    let found = desk(&ask.ctx, &ask.school, ask.texts.language()).await.map_err(ask.failed())?;
    let base = school_base(&found.school);
    let here = format!("{base}/today");
    let done = done_view(&ask, &came, &here).await?;
    Ok(render(&view(&ask, &found, (base, here), done)))
}

fn view(ask: &Ask, found: &Desk, (base, here): (String, String), done: Option<DoneView>) -> TodayPage {
    let texts = ask.texts;
    let talks = found.talks.as_ref().map(|talks| talk_lines(texts, &base, talks));
    let talks_count = talks.as_ref().map_or(0, Vec::len);
    let beyond = |count: usize, shown: usize| count.checked_sub(shown).filter(|more| *more > 0);
    let more_promises = beyond(found.promises_count, found.promises.len());
    let shown_plans = found.plans.as_ref().map_or(0, Vec::len);
    let about = (AgreementSource::None, None, None);
    TodayPage {
        frame: Frame::of_school(ask, &found.school, Room::Today),
        date: texts.language().long_date(found.today),
        in_short: texts.today_in_short(found.promises_count, talks_count),
        is_quiet: is_quiet(found),
        talks,
        rows: rows(ask, &base, &here, &found.promises),
        more_promises: more_promises.map(|more| texts.today_promises_more(more)),
        others_overdue: (found.others_overdue > 0).then(|| texts.today_others_overdue(found.others_overdue)),
        line: found.may_agree.then(|| CardView::new(ask, &Panel::default(), (&base, &here), about, false)),
        plans: found.plans.as_ref().map(|plans| plan_lines(texts, &base, plans)),
        more_plans: beyond(found.plans_count, shown_plans).map(|more| texts.today_plans_more(more)),
        cases: found.cases.as_ref().map(|cases| case_lines(texts, &base, cases, found.today)),
        decisions: decision_lines(texts, &base, &found.decisions, found.today),
        news: found.news.as_ref().map(|news| {
            let since = texts.language().long_date(day(found.since));
            news_view(texts, &base, news, found.was_here.then_some(since.as_str()))
        }),
        windows: found.windows.as_ref().map(|windows| window_lines(texts, &base, windows)),
        year: found.year.as_ref().map(|entries| year_lines(texts, &base, entries)),
        promises: promises(texts, &found.tally.0, found.tally.1),
        has_promises_first: found.kind == DeskKind::Principal,
        done,
        base,
    }
}

/// Whether nothing at all asks for attention.
fn is_quiet(found: &Desk) -> bool {
    fn none<T>(all: Option<&Vec<T>>) -> bool {
        all.is_none_or(Vec::is_empty)
    }
    found.promises.is_empty()
        && found.others_overdue == 0
        && none(found.windows.as_ref())
        && none(found.talks.as_ref())
        && none(found.plans.as_ref())
        && none(found.cases.as_ref())
        && found.decisions.is_empty()
        && found.news.as_ref().is_none_or(|news| news.imports == 0)
}
