//! The example of a year that comes with Stut, with the days of the law.

use crate::norms;
use domain::{
    SchoolYear,
    calendar::{Audience, DayRule, EntryContent},
    trust::Role,
};
use i18n::Texts;
use jiff::civil::Date;
use serde::Deserialize;
use std::sync::LazyLock;

#[derive(Deserialize)]
struct Row {
    key: String,
    kind: String,
    asks: String,
    span: String,
    year_groups: String,
    roles: String,
    from: String,
    until: String,
    source: String,
}

/// An entry of every school year.
pub(super) struct Usual {
    key: String,
    /// Everything but the title and the days.
    content: EntryContent,
    days: (DayRule, DayRule),
}

pub(super) static USUAL: LazyLock<Vec<Usual>> = LazyLock::new(|| {
    let rows: Vec<Row> = norms::table(include_str!("../../data/year_plan.csv"));
    rows.into_iter().map(usual).collect()
});

#[expect(clippy::expect_used, reason = "the shipped table; a test reads it")]
fn usual(row: Row) -> Usual {
    let rule = |text: &str| text.parse::<DayRule>().expect("a rule for a day in year_plan.csv");
    let list =
        |text: &str| text.split(' ').filter(|one| !one.is_empty()).map(str::to_owned).collect::<Vec<_>>();
    let roles =
        list(&row.roles).iter().map(|one| one.parse::<Role>().expect("a role in year_plan.csv")).collect();
    let year_groups = list(&row.year_groups)
        .iter()
        .map(|one| one.parse().expect("a year group in year_plan.csv"))
        .collect();
    Usual {
        days: (rule(&row.from), rule(&row.until)),
        content: EntryContent {
            kind: row.kind.parse().expect("a kind in year_plan.csv"),
            title: String::new(),
            span: row.span.parse().expect("a span in year_plan.csv"),
            from: Date::ZERO,
            until: Date::ZERO,
            audience: Audience { year_groups, roles, people: Vec::new() },
            asks: row.asks.parse().expect("what is asked in year_plan.csv"),
            note: String::new(),
            source: Some(row.source),
            rule: Some(row.key.clone()),
        },
        key: row.key,
    }
}

impl Usual {
    fn days(&self, year: SchoolYear) -> (Date, Date) {
        let until = self.days.1.day_in(year, year.last_day());
        (self.days.0.day_in(year, until), until)
    }

    /// The entry in a school year, with its title in words.
    pub(super) fn in_year(&self, texts: &Texts, year: SchoolYear) -> EntryContent {
        let (from, until) = self.days(year);
        EntryContent { title: texts.year_plan_usual(self.key.as_str()), from, until, ..self.content.clone() }
    }
}

/// The days of the example with this key in a school year.
pub(super) fn usual_days(key: &str, year: SchoolYear) -> Option<(Date, Date)> {
    USUAL.iter().find(|usual| usual.key == key).map(|usual| usual.days(year))
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::calendar::EntryKind;
    use i18n::Language;
    use jiff::civil::date;
    use std::collections::BTreeSet;

    #[test]
    fn the_example_has_three_rounds_and_the_days_of_the_law_each_with_a_source() {
        let year = SchoolYear::starting_in(2025).unwrap();
        let texts = Texts::of(Language::Nl);
        let all: Vec<EntryContent> = USUAL.iter().map(|usual| usual.in_year(texts, year)).collect();
        let of = |kind: EntryKind| all.iter().filter(|one| one.kind == kind).count();
        assert_eq!((of(EntryKind::GroupTalks), of(EntryKind::Visits), of(EntryKind::Plans)), (3, 3, 3));
        assert_eq!(usual_days("final_advice", year), Some((date(2026, 3, 1), date(2026, 3, 24))));
        assert_eq!(usual_days("transition_test", year), Some((date(2026, 2, 2), date(2026, 2, 13))));
        assert_eq!(usual_days("nothing", year), None);
        let titles: BTreeSet<&str> = all.iter().map(|one| one.title.as_str()).collect();
        assert_eq!(titles.len(), all.len(), "each has a title of its own");
        for one in &all {
            let source = one.source.as_deref().unwrap();
            assert!(
                one.from <= one.until && year.contains(one.from) && year.contains(one.until),
                "{}",
                one.title
            );
            let is_legal = one.kind == EntryKind::Legal;
            assert_eq!(source.starts_with("WPO"), is_legal, "{}", one.title);
            assert_eq!(source.starts_with("Voorbeeld"), !is_legal, "{}", one.title);
        }
    }
}
