//! Dates as a person reads them. In files and addresses dates are ISO 8601; that form is not made here.

use crate::{Language, Texts};
use jiff::civil::{Date, Weekday};

impl Language {
    /// Day, month, year, short: `22-11-2026`; English `22 Nov 2026`, because 03-04 means two days there.
    pub fn date(self, date: Date) -> String {
        match self {
            Self::Nl => format!("{:02}-{:02}-{:04}", date.day(), date.month(), date.year()),
            Self::En => format!("{} {} {}", date.day(), self.short_month(date), date.year()),
        }
    }

    /// Day, month in words, year: `22 november 2026`.
    pub fn long_date(self, date: Date) -> String {
        format!("{} {} {}", date.day(), self.month(date), date.year())
    }

    /// With the day of the week: `zondag 22 november 2026`.
    pub fn full_date(self, date: Date) -> String {
        format!("{} {}", self.weekday(date), self.long_date(date))
    }

    /// Day and month in words, for dates of this school year: `22 november`.
    pub fn day_and_month(self, date: Date) -> String {
        format!("{} {}", date.day(), self.month(date))
    }

    /// Month and year in words: `januari 2026`.
    pub fn month_and_year(self, date: Date) -> String {
        format!("{} {}", self.month(date), date.year())
    }

    /// Month and year where room is short: `jan 26`; English `Jan 2026`, because Jan 26 is a day there.
    pub fn short_month_and_year(self, date: Date) -> String {
        match self {
            Self::Nl => format!("{} {:02}", self.short_month(date), date.year().rem_euclid(100)),
            Self::En => format!("{} {}", self.short_month(date), date.year()),
        }
    }

    fn month(self, date: Date) -> &'static str {
        let texts = Texts::of(self);
        match date.month() {
            1 => texts.month_january(),
            2 => texts.month_february(),
            3 => texts.month_march(),
            4 => texts.month_april(),
            5 => texts.month_may(),
            6 => texts.month_june(),
            7 => texts.month_july(),
            8 => texts.month_august(),
            9 => texts.month_september(),
            10 => texts.month_october(),
            11 => texts.month_november(),
            _ => texts.month_december(),
        }
    }

    fn short_month(self, date: Date) -> &'static str {
        let texts = Texts::of(self);
        match date.month() {
            1 => texts.short_month_january(),
            2 => texts.short_month_february(),
            3 => texts.short_month_march(),
            4 => texts.short_month_april(),
            5 => texts.short_month_may(),
            6 => texts.short_month_june(),
            7 => texts.short_month_july(),
            8 => texts.short_month_august(),
            9 => texts.short_month_september(),
            10 => texts.short_month_october(),
            11 => texts.short_month_november(),
            _ => texts.short_month_december(),
        }
    }

    fn weekday(self, date: Date) -> &'static str {
        let texts = Texts::of(self);
        match date.weekday() {
            Weekday::Monday => texts.weekday_monday(),
            Weekday::Tuesday => texts.weekday_tuesday(),
            Weekday::Wednesday => texts.weekday_wednesday(),
            Weekday::Thursday => texts.weekday_thursday(),
            Weekday::Friday => texts.weekday_friday(),
            Weekday::Saturday => texts.weekday_saturday(),
            Weekday::Sunday => texts.weekday_sunday(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn the_dutch_way() {
        let (day, nl) = (date(2026, 11, 22), Language::Nl);
        assert_eq!(nl.date(day), "22-11-2026");
        assert_eq!(nl.date(date(2026, 2, 3)), "03-02-2026");
        assert_eq!(nl.long_date(day), "22 november 2026");
        assert_eq!(nl.full_date(day), "zondag 22 november 2026");
        assert_eq!(nl.day_and_month(date(2026, 3, 1)), "1 maart");
        assert_eq!(nl.month_and_year(date(2026, 1, 20)), "januari 2026");
        assert_eq!(nl.short_month_and_year(date(2026, 1, 20)), "jan 26");
        assert_eq!(nl.short_month_and_year(date(2005, 3, 20)), "mrt 05");
    }

    #[test]
    fn the_english_way() {
        let (day, en) = (date(2026, 11, 22), Language::En);
        assert_eq!(en.date(day), "22 Nov 2026");
        assert_eq!(en.full_date(day), "Sunday 22 November 2026");
        assert_eq!(en.short_month_and_year(date(2026, 1, 20)), "Jan 2026");
    }

    #[test]
    fn every_month_has_its_own_name() {
        for language in Language::ALL {
            let mut names: Vec<String> =
                (1..=12).map(|m| language.month_and_year(date(2026, m, 1))).collect();
            names.extend((1..=12).map(|m| language.short_month_and_year(date(1999, m, 1))));
            names.sort();
            names.dedup();
            assert_eq!(names.len(), 24);
        }
    }
}
