//! The year plan as months, as one month, and as what is coming.

use super::{
    super::month::{Going, MonthView},
    Fields,
    done::{Done, done},
    value, year_of,
};
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::{Frame, Room, in_query, school_base},
};
use app::calendar::{
    ForWhom, ItemKind, ItemOf, YearFilter, YearItem, YearPlan, year_plan, year_plan_pdf,
    year_words::{about_words, days_words, done_words},
};
use axum::{
    extract::Query,
    http::header::{CONTENT_DISPOSITION, CONTENT_TYPE},
    response::{IntoResponse as _, Response},
};
use domain::SchoolYear;
use i18n::Texts;
use jiff::{ToSpan as _, civil::Date};

/// How far ahead one looks at what is coming.
const AHEAD_WEEKS: i32 = 8;

#[derive(askama::Template)]
#[template(path = "calendar/year/plan.html")]
struct PlanPage {
    frame: Frame,
    address: String,
    year: String,
    years: Vec<(String, bool)>,
    done: Option<Done>,
    late: Vec<String>,
    late_words: String,
    /// The view that is shown: `year`, `month` or `coming`.
    view: &'static str,
    this_month: String,
    /// What was chosen, to go along with the views.
    also: String,
    kinds: Vec<(String, String, bool)>,
    whom: Vec<(String, String, bool)>,
    months: Vec<Month>,
    month: Option<MonthView>,
    coming: Vec<Line>,
    is_filtered: bool,
    is_empty: bool,
    has_no_entries: bool,
    may_edit: bool,
    may_follow: bool,
}

/// A month with what begins in it.
struct Month {
    name: String,
    lines: Vec<Line>,
}

/// Something in the year plan.
struct Line {
    when: String,
    kind: &'static str,
    kind_words: String,
    title: String,
    address: String,
    about: String,
    done: Option<String>,
    is_late: bool,
    in_break: Option<String>,
}

/// The year plan.
pub(super) async fn page(ask: Ask, Query(asked): Query<Fields>) -> Result<Response, PageError> {
    let found = load(&ask, &asked).await?;
    Ok(render(&view(&ask, &found, &asked)))
}

/// The year plan on paper.
pub(super) async fn as_pdf(ask: Ask, Query(asked): Query<Fields>) -> Result<Response, PageError> {
    let found = load(&ask, &asked).await?;
    let pdf = year_plan_pdf(&ask.ctx, ask.texts, &found).await.map_err(ask.failed())?;
    let name = format!("inline; filename=\"jaarplan-{}.pdf\"", found.year);
    let head = [(CONTENT_TYPE, "application/pdf".to_owned()), (CONTENT_DISPOSITION, name)];
    Ok((head, pdf).into_response())
}

async fn load(ask: &Ask, asked: &Fields) -> Result<YearPlan, PageError> {
    let month = month_of(asked);
    let year = match value(asked, "year") {
        "" => month.map(SchoolYear::of),
        _ => Some(year_of(ask, asked)),
    };
    let language = ask.texts.language();
    year_plan(&ask.ctx, &ask.school, (year, &filter(asked)), language).await.map_err(ask.failed())
}

fn month_of(asked: &Fields) -> Option<Date> {
    format!("{}-01", value(asked, "month")).parse().ok()
}

fn filter(asked: &Fields) -> YearFilter {
    let kind = value(asked, "kind");
    let for_whom = match value(asked, "for") {
        "me" => ForWhom::Me,
        number => {
            number.parse().ok().filter(|one| (1..=8).contains(one)).map_or(ForWhom::All, ForWhom::YearGroup)
        }
    };
    YearFilter { kind: ItemKind::all().any(|one| one.code() == kind).then(|| kind.to_owned()), for_whom }
}

fn view(ask: &Ask, found: &YearPlan, asked: &Fields) -> PlanPage {
    let texts = ask.texts;
    let base = school_base(&found.school);
    let address = format!("{base}/year-plan");
    let also = also(asked);
    let bounds = (found.year.first_day(), found.year.last_day());
    let shown = month_of(asked).filter(|month| found.year.contains(*month));
    let view = match (shown, value(asked, "view")) {
        (Some(_), _) => "month",
        (None, "coming") => "coming",
        _ => "year",
    };
    let middle = if found.year.contains(found.today) { found.today } else { found.year.first_day() };
    let going: Vec<Going> = found.items.iter().map(|item| going(texts, &base, (item, found))).collect();
    let month = shown.map(|month| MonthView {
        also: also.clone(),
        ..MonthView::new(texts, bounds, (month, found.today), &going)
    });
    let lines = |items: &[&YearItem]| items.iter().map(|item| line(texts, &base, (item, found))).collect();
    let until = found.today.saturating_add(AHEAD_WEEKS.weeks());
    let coming: Vec<&YearItem> = found
        .items
        .iter()
        .filter(|item| item.touches(found.today, until) || item.is_late(found.today))
        .collect();
    let months = found
        .months()
        .map(|(month, items)| Month { name: texts.language().month_and_year(month), lines: lines(&items) });
    PlanPage {
        frame: Frame::of_school(ask, &found.school, Room::YearPlan),
        year: found.year.to_string(),
        years: found.years.iter().map(|year| (year.to_string(), *year == found.year)).collect(),
        done: done(texts, &address, (asked, found.may_edit)),
        late: found
            .late
            .iter()
            .map(|(name, count)| texts.year_plan_late_one(*count, name.as_str()))
            .collect(),
        late_words: texts.year_plan_late_groups(found.late.len()),
        view,
        this_month: format!("{:04}-{:02}", middle.year(), middle.month()),
        kinds: kinds(texts, asked),
        whom: whom(texts, asked),
        months: if view == "year" { months.collect() } else { Vec::new() },
        month,
        coming: lines(&coming),
        is_filtered: !also.is_empty(),
        is_empty: found.items.is_empty(),
        has_no_entries: found.has_no_entries,
        may_edit: found.may_edit,
        may_follow: found.may_follow,
        also,
        address,
    }
}

/// What was chosen, as it goes along with an address.
fn also(asked: &Fields) -> String {
    let chosen = ["kind", "for"].into_iter().filter(|name| !value(asked, name).is_empty());
    chosen.map(|name| format!("&{name}={}", in_query(value(asked, name)))).collect()
}

fn kinds(texts: &Texts, asked: &Fields) -> Vec<(String, String, bool)> {
    let chosen = value(asked, "kind");
    let kind =
        |one: ItemKind| (one.code().to_owned(), texts.year_plan_kind(one.code()), one.code() == chosen);
    ItemKind::all().map(kind).collect()
}

fn whom(texts: &Texts, asked: &Fields) -> Vec<(String, String, bool)> {
    let chosen = value(asked, "for");
    let me = ("me".to_owned(), texts.year_plan_filter_me().to_owned(), chosen == "me");
    let group = |number: u8| {
        let code = number.to_string();
        let is_chosen = code == chosen;
        (code, texts.year_plan_filter_group(i64::from(number)), is_chosen)
    };
    std::iter::once(me).chain((1..=8).map(group)).collect()
}

/// Where something of the year plan is.
fn place(base: &str, item: &YearItem) -> String {
    match &item.of {
        ItemOf::Entry(id) => format!("{base}/year-plan/{id}"),
        ItemOf::Window(_) => format!("{base}/calendar?year={}", SchoolYear::of(item.from)),
        ItemOf::Talks(kind, _) => format!("{base}/talks?kind={}", in_query(kind)),
    }
}

fn going(texts: &Texts, base: &str, (item, found): (&YearItem, &YearPlan)) -> Going {
    Going {
        from: item.from,
        until: item.until,
        name: item.title.clone(),
        days: days_words(texts, item.span, (item.from, item.until)),
        groups: about_words(texts, item, &found.people),
        address: Some(place(base, item)),
    }
}

fn line(texts: &Texts, base: &str, (item, found): (&YearItem, &YearPlan)) -> Line {
    Line {
        when: days_words(texts, item.span, (item.from, item.until)),
        kind: item.kind.code(),
        kind_words: texts.year_plan_kind(item.kind.code()),
        title: item.title.clone(),
        address: place(base, item),
        about: about_words(texts, item, &found.people),
        done: done_words(texts, item),
        is_late: item.is_late(found.today),
        in_break: item.in_break.as_ref().map(|name| texts.year_plan_in_break(name.as_str())),
    }
}
