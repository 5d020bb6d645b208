//! How old results are: old data looks old, and says its age.

use charts::timeline::Age;
use i18n::Texts;
use jiff::{ToSpan as _, Unit, civil::Date};

/// How old a sitting is on a day: of the last year, of the year before, or older.
pub fn age_of(taken_on: Date, today: Date) -> Age {
    let since = |years: i32| today.checked_sub(years.years()).unwrap_or(today);
    match taken_on {
        day if day > since(1) => Age::Recent,
        day if day > since(2) => Age::Older,
        _ => Age::Old,
    }
}

/// How long ago a day was, in words: `3 weken geleden`, `2 jaar geleden`.
pub fn ago(texts: &Texts, day: Date, today: Date) -> String {
    let whole = |unit: Unit| {
        let span = day.until((unit, today)).ok()?;
        let number = match unit {
            Unit::Year => i64::from(span.get_years()),
            Unit::Month => i64::from(span.get_months()),
            Unit::Week => i64::from(span.get_weeks()),
            _ => i64::from(span.get_days()),
        };
        u64::try_from(number).ok().filter(|number| *number > 0)
    };
    if let Some(years) = whole(Unit::Year) {
        return texts.ago_years(years);
    }
    if let Some(months) = whole(Unit::Month).filter(|months| *months > 1) {
        return texts.ago_months(months);
    }
    match (whole(Unit::Week), whole(Unit::Day)) {
        (Some(weeks), _) if weeks > 1 => texts.ago_weeks(weeks),
        (_, Some(days)) => texts.ago_days(days),
        _ => texts.ago_today().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use i18n::Language;
    use jiff::civil::date;

    #[test]
    fn results_of_the_last_year_are_recent_and_after_two_years_old() {
        let today = date(2026, 3, 1);
        let ages = [date(2026, 3, 1), date(2025, 3, 2), date(2025, 3, 1), date(2024, 3, 2), date(2024, 3, 1)];
        assert_eq!(
            ages.map(|day| age_of(day, today)),
            [Age::Recent, Age::Recent, Age::Older, Age::Older, Age::Old]
        );
    }

    #[test]
    fn an_age_is_said_in_the_largest_unit_that_fits() {
        let texts = Texts::of(Language::Nl);
        let said = |day| ago(texts, day, date(2026, 3, 1));
        assert_eq!(said(date(2026, 3, 1)), "vandaag");
        assert_eq!(said(date(2026, 2, 28)), "gisteren");
        assert_eq!(said(date(2026, 2, 20)), "9 dagen geleden");
        assert_eq!(said(date(2026, 2, 8)), "3 weken geleden");
        assert_eq!(said(date(2025, 11, 1)), "4 maanden geleden");
        assert_eq!(said(date(2025, 3, 1)), "1 jaar geleden");
        assert_eq!(said(date(2023, 6, 1)), "2 jaar geleden");
        assert_eq!(said(date(2026, 4, 1)), "vandaag", "a day to come has no age");
    }
}
