//! Reading a day as people type it: "vrijdag", "over 2 weken", "12 maart", "12-03", and the same in English.

use jiff::{
    Span, ToSpan as _,
    civil::{Date, Weekday},
};

/// What was read as a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DayRead {
    /// A day.
    Day(Date),
    /// It looks like a day, and there is none such: 31 February.
    NoSuchDay,
    /// No day at all.
    Nothing,
}

const WEEKDAYS: [(Weekday, [&str; 5]); 7] = [
    (Weekday::Monday, ["maandag", "ma", "monday", "mon", "maandags"]),
    (Weekday::Tuesday, ["dinsdag", "di", "tuesday", "tue", "dinsdags"]),
    (Weekday::Wednesday, ["woensdag", "wo", "wednesday", "wed", "woensdags"]),
    (Weekday::Thursday, ["donderdag", "do", "thursday", "thu", "donderdags"]),
    (Weekday::Friday, ["vrijdag", "vr", "friday", "fri", "vrijdags"]),
    (Weekday::Saturday, ["zaterdag", "za", "saturday", "sat", "zaterdags"]),
    (Weekday::Sunday, ["zondag", "zo", "sunday", "sun", "zondags"]),
];

const MONTHS: [[&str; 4]; 12] = [
    ["januari", "jan", "january", "jan."],
    ["februari", "feb", "february", "feb."],
    ["maart", "mrt", "march", "mar"],
    ["april", "apr", "april", "apr."],
    ["mei", "mei", "may", "may"],
    ["juni", "jun", "june", "jun."],
    ["juli", "jul", "july", "jul."],
    ["augustus", "aug", "august", "aug."],
    ["september", "sep", "sept", "sep."],
    ["oktober", "okt", "october", "oct"],
    ["november", "nov", "november", "nov."],
    ["december", "dec", "december", "dec."],
];

const NUMBERS: [(&str, i64); 26] = [
    ("een", 1),
    ("één", 1),
    ("twee", 2),
    ("drie", 3),
    ("vier", 4),
    ("vijf", 5),
    ("zes", 6),
    ("zeven", 7),
    ("acht", 8),
    ("negen", 9),
    ("tien", 10),
    ("elf", 11),
    ("twaalf", 12),
    ("a", 1),
    ("an", 1),
    ("one", 1),
    ("two", 2),
    ("three", 3),
    ("four", 4),
    ("five", 5),
    ("six", 6),
    ("seven", 7),
    ("eight", 8),
    ("nine", 9),
    ("ten", 10),
    ("twelve", 12),
];

/// What stands between what is done and the day.
const BEFORE_A_DAY: [&str; 12] =
    ["voor", "vóór", "op", "uiterlijk", "tegen", "voor:", "before", "by", "on", "until", "t/m", "tot"];

/// The most words that a day has: "uiterlijk op vrijdag 13 maart 2026" and its like.
const MOST_WORDS: usize = 8;

/// Reads a text that is a day and nothing else, as seen from today.
pub fn read_day(text: &str, today: Date) -> DayRead {
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().collect();
    of_words(&words, today)
}

/// The day at the end of a text, with what stands before it.
pub fn day_at_end(text: &str, today: Date) -> (&str, DayRead) {
    let starts = word_starts(text);
    let first = starts.len().saturating_sub(MOST_WORDS);
    for start in starts.iter().skip(first) {
        let (before, end) = text.split_at_checked(*start).unwrap_or((text, ""));
        let read = read_day(end.trim_end_matches(['.', '!', ',', ';']), today);
        if read != DayRead::Nothing {
            return (before.trim_end(), read);
        }
    }
    (text.trim_end(), DayRead::Nothing)
}

/// Where the words of a text begin.
fn word_starts(text: &str) -> Vec<usize> {
    let mut starts = Vec::new();
    let mut is_in_word = false;
    for (at, c) in text.char_indices() {
        if !is_in_word && !c.is_whitespace() {
            starts.push(at);
        }
        is_in_word = !c.is_whitespace();
    }
    starts
}

fn of_words(words: &[&str], today: Date) -> DayRead {
    match words {
        [] => DayRead::Nothing,
        [word, rest @ ..] if BEFORE_A_DAY.contains(word) && !rest.is_empty() => of_words(rest, today),
        ["vandaag" | "today" | "vanmiddag"] => DayRead::Day(today),
        ["morgen" | "tomorrow"] => DayRead::Day(plus(today, 1.day())),
        ["overmorgen"] => DayRead::Day(plus(today, 2.days())),
        ["over" | "in" | "binnen" | "within", count, unit] => in_time(count, unit, today),
        ["deze" | "this", "week"] | ["eind", "deze", "week"] | ["eind" | "einde", "van", "de", "week"] => {
            DayRead::Day(end_of_week(today, 0))
        }
        ["volgende" | "next" | "komende", "week"] => DayRead::Day(end_of_week(today, 1)),
        ["volgende" | "next" | "komende", "maand" | "month"] => {
            DayRead::Day(plus(today, 1.month()).last_of_month())
        }
        ["eind", "deze", "maand"] | ["eind" | "einde", "van", "de", "maand"] | ["this", "month"] => {
            DayRead::Day(today.last_of_month())
        }
        ["volgende" | "next", "week", day] | [day, "volgende" | "next", "week"] => {
            weekday(day).map_or(DayRead::Nothing, |day| DayRead::Day(in_next_week(today, day)))
        }
        ["komende" | "aanstaande" | "volgende" | "next" | "deze", day] if weekday(day).is_some() => {
            of_words(&[day], today)
        }
        [one] => of_one(one, today),
        [day, rest @ ..] if weekday(day).is_some() && begins_with_figure(rest) => of_words(rest, today),
        [day, month] => of_date(number(day), month_of(month), None, today),
        [day, month, year] => match number(year) {
            Some(year) => of_date(number(day), month_of(month), Some(year), today),
            None => DayRead::Nothing,
        },
        _ => DayRead::Nothing,
    }
}

/// Whether words are a date in figures: behind a day of the week nothing else is read as a day.
fn begins_with_figure(words: &[&str]) -> bool {
    words.first().is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit()))
}

fn plus(day: Date, span: Span) -> Date {
    day.saturating_add(span)
}

/// A count of days, weeks or months from today.
fn in_time(count: &str, unit: &str, today: Date) -> DayRead {
    let words = NUMBERS.iter().find(|(word, _)| *word == count).map(|(_, number)| *number);
    let Some(count) = words.or_else(|| number(count)).filter(|count| (0..=400).contains(count)) else {
        return DayRead::Nothing;
    };
    let span = match unit {
        "dag" | "dagen" | "day" | "days" => Span::new().try_days(count),
        "week" | "weken" | "weeks" => Span::new().try_weeks(count),
        "maand" | "maanden" | "month" | "months" => Span::new().try_months(count),
        _ => return DayRead::Nothing,
    };
    span.map_or(DayRead::NoSuchDay, |span| DayRead::Day(plus(today, span)))
}

fn weekday(word: &str) -> Option<Weekday> {
    WEEKDAYS.iter().find(|(_, names)| names.contains(&word)).map(|(day, _)| *day)
}

/// Friday of this week or one of the next ones; today when this week's Friday is over.
fn end_of_week(today: Date, weeks: i32) -> Date {
    let friday = in_next_week(today, Weekday::Friday);
    plus(friday, (weeks - 1).weeks()).max(today)
}

/// A day of the week in the week after this one, which begins on Monday.
fn in_next_week(today: Date, day: Weekday) -> Date {
    let monday = plus(today, (7 - i32::from(today.weekday().to_monday_zero_offset())).days());
    plus(monday, i32::from(day.to_monday_zero_offset()).days())
}

/// A day of the week, the first after today; or a date in figures.
fn of_one(word: &str, today: Date) -> DayRead {
    if let Some(day) = weekday(word) {
        return today.nth_weekday(1, day).map_or(DayRead::NoSuchDay, DayRead::Day);
    }
    let parts: Vec<Option<i64>> = word.split(['-', '/', '.']).map(number).collect();
    match parts.as_slice() {
        [Some(year), Some(month), Some(day)] if *year >= 1000 => {
            of_date(Some(*day), Some(*month), Some(*year), today)
        }
        [Some(day), Some(month), Some(year)] => of_date(Some(*day), Some(*month), Some(*year), today),
        [Some(day), Some(month)] if !word.contains('.') => of_date(Some(*day), Some(*month), None, today),
        _ => DayRead::Nothing,
    }
}

/// A number of at most four figures and nothing else.
fn number(word: &str) -> Option<i64> {
    let is_number = (1..=4).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| word.parse().ok())?
}

fn month_of(word: &str) -> Option<i64> {
    let at = MONTHS.iter().position(|names| names.contains(&word))?;
    i64::try_from(at).ok().map(|at| at + 1)
}

/// A date; without a year the first of that name that is not over.
fn of_date(day: Option<i64>, month: Option<i64>, year: Option<i64>, today: Date) -> DayRead {
    let (Some(day), Some(month)) = (day, month) else { return DayRead::Nothing };
    let make = |year: i64| {
        let (year, month, day) = (i16::try_from(year), i8::try_from(month), i8::try_from(day));
        Date::new(year.ok()?, month.ok()?, day.ok()?).ok()
    };
    let found = match year {
        Some(year) if year < 100 => make(2000 + year),
        Some(year) => make(year),
        None => {
            let this = i64::from(today.year());
            (this..=this + 4).filter_map(make).find(|day| *day >= today)
        }
    };
    // The fourth of a 13th month, or the 40th of May: no day, and nothing else either.
    found.map_or(DayRead::NoSuchDay, DayRead::Day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    /// A Monday.
    const TODAY: Date = date(2026, 3, 2);

    fn day(text: &str) -> DayRead {
        read_day(text, TODAY)
    }

    #[test]
    fn days_as_people_say_them() {
        for (text, expected) in [
            ("vandaag", date(2026, 3, 2)),
            ("morgen", date(2026, 3, 3)),
            ("overmorgen", date(2026, 3, 4)),
            ("vrijdag", date(2026, 3, 6)),
            ("Vr", date(2026, 3, 6)),
            ("maandag", date(2026, 3, 9)),
            ("deze week", date(2026, 3, 6)),
            ("volgende week", date(2026, 3, 13)),
            ("volgende week dinsdag", date(2026, 3, 10)),
            ("dinsdag volgende week", date(2026, 3, 10)),
            ("aanstaande donderdag", date(2026, 3, 5)),
            ("eind van de maand", date(2026, 3, 31)),
            ("volgende maand", date(2026, 4, 30)),
            ("over 2 weken", date(2026, 3, 16)),
            ("over een week", date(2026, 3, 9)),
            ("over drie dagen", date(2026, 3, 5)),
            ("binnen 1 maand", date(2026, 4, 2)),
            ("12 maart", date(2026, 3, 12)),
            ("vrijdag 13 maart", date(2026, 3, 13)),
            ("1 maart", date(2027, 3, 1)),
            ("12 mrt 2027", date(2027, 3, 12)),
            ("12-03", date(2026, 3, 12)),
            ("12/3", date(2026, 3, 12)),
            ("12-3-26", date(2026, 3, 12)),
            ("12-03-2026", date(2026, 3, 12)),
            ("12.03.2026", date(2026, 3, 12)),
            ("2026-03-12", date(2026, 3, 12)),
            ("29 februari", date(2028, 2, 29)),
            ("uiterlijk op vrijdag", date(2026, 3, 6)),
            ("next week friday", date(2026, 3, 13)),
            ("in 2 weeks", date(2026, 3, 16)),
        ] {
            assert_eq!(day(text), DayRead::Day(expected), "{text}");
        }
    }

    #[test]
    fn what_looks_like_a_day_and_is_none_says_so() {
        for text in ["31-02", "31 februari 2027", "40 mei", "12-13-2026", "32-01-2026"] {
            assert_eq!(day(text), DayRead::NoSuchDay, "{text}");
        }
        for text in
            ["", "kim", "over kim", "over 2 leerlingen", "5.2", "12", "bladzijde 12", "3-4-5-6", "mei"]
        {
            assert_eq!(day(text), DayRead::Nothing, "{text}");
        }
    }

    #[test]
    fn in_the_weekend_this_week_is_no_day_that_is_over() {
        let sunday = date(2026, 3, 8);
        assert_eq!(read_day("deze week", sunday), DayRead::Day(sunday));
        assert_eq!(read_day("volgende week", sunday), DayRead::Day(date(2026, 3, 13)));
        assert_eq!(read_day("zondag", sunday), DayRead::Day(date(2026, 3, 15)));
    }

    #[test]
    fn the_day_stands_at_the_end() {
        let at_end = |text| day_at_end(text, TODAY);
        assert_eq!(at_end("breuken op vrijdag"), ("breuken", DayRead::Day(date(2026, 3, 6))));
        assert_eq!(
            at_end("materiaal voor vrijdag klaarleggen voor 12 maart."),
            ("materiaal voor vrijdag klaarleggen", DayRead::Day(date(2026, 3, 12)))
        );
        assert_eq!(at_end("bellen over 2 weken"), ("bellen", DayRead::Day(date(2026, 3, 16))));
        assert_eq!(at_end("bladzijde 3 maken"), ("bladzijde 3 maken", DayRead::Nothing));
        assert_eq!(at_end("bellen voor 31-02"), ("bellen", DayRead::NoSuchDay));
        assert_eq!(at_end("morgen"), ("", DayRead::Day(date(2026, 3, 3))));
    }

    proptest! {
        #[test]
        fn whatever_is_typed_is_read_or_not(text in ".{0,80}", year in 1900i16..=9999, month in 1i8..=12) {
            let today = date(year, month, 28);
            let (before, _) = day_at_end(&text, today);
            prop_assert!(text.starts_with(before));
            read_day(&text, today);
        }

        #[test]
        fn words_of_days_in_any_order_are_no_trouble(
            words in proptest::collection::vec(
                proptest::sample::select(vec![
                    "over", "2", "weken", "volgende", "week", "vrijdag", "maart", "31", "02", "12-13", "deze",
                    "9999-12-31", "400", "maanden", "voor", "eind", "van", "de", "maand", "é",
                ]), 0..9),
        ) {
            day_at_end(&words.join(" "), date(9999, 12, 30));
            day_at_end(&words.join("  "), TODAY);
        }
    }
}
