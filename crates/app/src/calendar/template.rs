//! The template of a year, and taking over the calendar of another year.

use super::edit::{calendar_edited, new_window_id};
use crate::{Ctx, Error, norms};
use domain::{
    SchoolYear,
    calendar::{DayRule, TestWindow},
    results::Part,
};
use i18n::Texts;
use policy::Action;
use serde::Deserialize;
use std::sync::LazyLock;
use store::{calendar as kept, imports};

#[derive(Deserialize)]
struct Row {
    key: String,
    part: String,
    year_groups: String,
    from: String,
    until: String,
    enter_by: String,
    source: String,
}

/// A window of every school year.
struct Usual {
    key: String,
    part: Option<Part>,
    year_groups: Vec<u8>,
    from: DayRule,
    until: DayRule,
    enter_by: Option<DayRule>,
    source: String,
}

static USUAL: LazyLock<Vec<Usual>> = LazyLock::new(|| {
    let rows: Vec<Row> = norms::table(include_str!("../../data/test_windows.csv"));
    rows.into_iter().map(usual).collect()
});

fn usual(row: Row) -> Usual {
    #[expect(clippy::expect_used, reason = "the shipped table; a test reads it")]
    let rule = |text: &str| text.parse::<DayRule>().expect("a rule for a day in test_windows.csv");
    Usual {
        part: Part::ALL.into_iter().find(|part| row.part == part.letter().to_string()),
        year_groups: row.year_groups.split(' ').filter_map(|one| one.parse().ok()).collect(),
        from: rule(&row.from),
        until: rule(&row.until),
        enter_by: (!row.enter_by.is_empty()).then(|| rule(&row.enter_by)),
        key: row.key,
        source: row.source,
    }
}

impl Usual {
    /// The window in a school year, with its name in words.
    fn in_year(&self, texts: &Texts, year: SchoolYear) -> TestWindow {
        let until = self.until.day_in(year, year.last_day());
        TestWindow {
            id: new_window_id(),
            school_year: year,
            name: texts.calendar_usual(self.key.as_str()),
            series: None,
            part: self.part,
            year_groups: self.year_groups.clone(),
            from: self.from.day_in(year, until),
            until,
            enter_by: self.enter_by.map(|rule| rule.day_in(year, until)),
            source: Some(self.source.clone()),
            version: 1,
        }
    }

    /// Whether a window is this one with the days of its own year, so that another year has days by the same rule.
    fn is(&self, window: &TestWindow) -> bool {
        let until = self.until.day_in(window.school_year, window.school_year.last_day());
        window.source.as_deref() == Some(self.source.as_str())
            && window.until == until
            && window.from == self.from.day_in(window.school_year, until)
            && window.enter_by == self.enter_by.map(|rule| rule.day_in(window.school_year, until))
    }
}

/// The windows of the template in a school year, for a school that has no calendar.
pub(crate) fn usual_windows(texts: &Texts, year: SchoolYear) -> Vec<TestWindow> {
    USUAL.iter().map(|usual| usual.in_year(texts, year)).collect()
}

/// Puts the windows of the template on the calendar of a school year that has none yet; says how many.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school in sight, [`Error::Forbidden`] when it is not allowed.
pub async fn use_template(ctx: &Ctx, texts: &Texts, school: &str, year: SchoolYear) -> Result<usize, Error> {
    let windows = USUAL.iter().map(|usual| usual.in_year(texts, year)).collect();
    fill(ctx, school, year, windows, "template").await
}

/// Takes the calendar of the year before over into a school year that has none yet; says how many windows. Days that
/// follow a rule of the template follow it again; others fall on the same weekday.
///
/// # Errors
/// As for [`use_template`].
pub async fn copy_calendar(ctx: &Ctx, texts: &Texts, school: &str, year: SchoolYear) -> Result<usize, Error> {
    let (scope, _) = ctx.school(school, Action::EditCalendar).await?;
    let before = kept::windows_of_year(&mut ctx.read().await?, &scope, year.previous()).await?;
    let windows = before.iter().map(|window| in_next_year(texts, window)).collect();
    fill(ctx, school, year, windows, "copied").await
}

/// A window in the school year after its own: on the days of the rule that it follows, else on the same weekday.
pub(super) fn in_next_year(texts: &Texts, window: &TestWindow) -> TestWindow {
    let later = window.a_year_later(new_window_id());
    let Some(usual) = USUAL.iter().find(|usual| usual.is(window)) else { return later };
    let ruled = usual.in_year(texts, later.school_year);
    TestWindow { from: ruled.from, until: ruled.until, enter_by: ruled.enter_by, ..later }
}

async fn fill(
    ctx: &Ctx,
    school: &str,
    year: SchoolYear,
    windows: Vec<TestWindow>,
    what: &'static str,
) -> Result<usize, Error> {
    let (scope, school) = ctx.school(school, Action::EditCalendar).await?;
    let mut tx = ctx.write().await?;
    // Two people who both ask for it: the second waits for the first, and finds it done.
    imports::lock(&mut tx, &scope).await?;
    if windows.is_empty() || !kept::windows_of_year(&mut tx, &scope, year).await?.is_empty() {
        tx.undo().await?;
        return Ok(0);
    }
    for window in &windows {
        kept::add_window(&mut tx, &scope, window).await?;
    }
    tx.commit(&ctx.event(school.id, calendar_edited(what, year, windows.len()))).await?;
    Ok(windows.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use i18n::Language;
    use jiff::civil::date;
    use std::collections::BTreeSet;

    #[test]
    fn the_template_has_the_days_of_the_law() {
        let texts = Texts::of(Language::Nl);
        let year = SchoolYear::of(date(2026, 1, 1));
        let of = |key: &str| {
            let window = USUAL.iter().find(|usual| usual.key == key).unwrap().in_year(texts, year);
            (window.from, window.until)
        };
        assert_eq!(of("preliminary_advice"), (date(2026, 1, 10), date(2026, 1, 31)));
        assert_eq!(of("transition_test"), (date(2026, 2, 2), date(2026, 2, 13)));
        assert_eq!(of("transition_test_later"), (date(2026, 2, 16), date(2026, 3, 6)));
        assert_eq!(of("final_advice").1, date(2026, 3, 24));
        assert_eq!(of("middle"), (date(2026, 1, 15), date(2026, 2, 15)));
        let names: BTreeSet<String> = USUAL.iter().map(|usual| usual.in_year(texts, year).name).collect();
        assert_eq!(names.len(), USUAL.len(), "each has a name of its own");
        assert!(USUAL.iter().all(|usual| !usual.source.is_empty() && !usual.year_groups.is_empty()));
        assert!(USUAL.iter().all(|usual| usual.is(&usual.in_year(texts, year))));
    }
}
