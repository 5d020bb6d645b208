//! Dates and numbers as Dutch programs and people write them.

use domain::results::Decimal;
use jiff::civil::Date;

/// Years below this stand for a year of this century; a pupil of today was born in it.
const CENTURY: i16 = 2000;

const MONTHS: [&str; 12] = ["jan", "feb", "m", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];

/// Reads a day: `2026-01-20` (a time behind it does not count), `20-1-2026`, `20/01/26`, `20.1.2026`, `20 januari 2026`
/// or `20260120`. Day before month, as one writes in Dutch. Years 1900 to 2200.
pub fn read_day(text: &str) -> Option<Date> {
    let text = text.trim();
    let text = text.split_once('T').map_or(text, |(day, _)| day);
    let parts: Vec<&str> = text
        .split(|c: char| matches!(c, '-' | '/' | '.') || c.is_whitespace())
        .filter(|p| !p.is_empty())
        .collect();
    let date = match parts.as_slice() {
        [whole] if whole.len() == 8 => {
            let (year, rest) = whole.split_at_checked(4)?;
            let (month, day) = rest.split_at_checked(2)?;
            day_of(year, month, day)
        }
        [year, month, day, ..] if year.len() == 4 => day_of(year, month, day),
        [day, month, year, ..] => day_of(year, month, day),
        _ => None,
    };
    date.filter(|date| (1900..=2200).contains(&date.year()))
}

fn day_of(year: &str, month: &str, day: &str) -> Option<Date> {
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if !digits(year) || !digits(day) || day.len() > 2 || !matches!(year.len(), 2 | 4) {
        return None;
    }
    let year = match year.parse::<i16>().ok()? {
        short if year.len() == 2 => CENTURY + short,
        whole => whole,
    };
    let month = if digits(month) && month.len() <= 2 { month.parse().ok()? } else { named_month(month)? };
    Date::new(year, month, day.parse().ok()?).ok()
}

/// A month by its Dutch name or the first three letters; `mrt` and `maart` are both the third.
fn named_month(text: &str) -> Option<i8> {
    let text = text.to_lowercase();
    if text.chars().count() < 3 || !text.chars().all(char::is_alphabetic) {
        return None;
    }
    if text == "mrt" || text == "maart" {
        return Some(3);
    }
    let place = MONTHS.iter().position(|month| month.len() == 3 && text.starts_with(month))?;
    i8::try_from(place + 1).ok()
}

/// Reads a number with a decimal comma or point; a sign for per cent behind it does not count.
pub fn read_number(text: &str) -> Option<Decimal> {
    text.trim().trim_end_matches('%').trim_end().parse().ok()
}

/// Whether a cell says that there is nothing: empty, a dash, or one of the words for it.
pub(super) fn says_nothing(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    matches!(text.as_str(), "" | "-" | "–" | "--" | "nvt" | "n.v.t." | "n.v.t" | "#n/b" | "#n/a")
}

/// What a workbook writes into a cell whose formula failed, in English and in Dutch. That a value is not available
/// (`#N/A`, `#N/B`) is said on purpose, and says that there is nothing.
const BROKEN: [&str; 14] = [
    "#ref!", "#value!", "#div/0!", "#name?", "#num!", "#null!", "#data!", "#verw!", "#waarde!", "#deel/0!",
    "#naam?", "#getal!", "#leeg!", UNKNOWN,
];

/// Stands for a formula whose value was not kept in the file.
pub(super) const UNKNOWN: &str = "#?";

/// Whether a cell holds a formula that failed.
pub(super) fn is_broken(text: &str) -> bool {
    text.starts_with('#') && BROKEN.contains(&text.trim().to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_as_people_write_them() {
        let day = Some(date(2026, 1, 2));
        for text in [
            "2026-01-02",
            "2026-01-02T10:00:00",
            "2-1-2026",
            "02-01-2026",
            "2/1/26",
            "02.01.2026",
            "2 januari 2026",
            "2-jan-26",
            "20260102",
            " 02-01-2026 00:00 ",
        ] {
            assert_eq!(read_day(text), day, "{text}");
        }
        assert_eq!(read_day("3 mrt 2026"), Some(date(2026, 3, 3)));
        for bad in [
            "",
            "31-2-2026",
            "2026",
            "1-13-2026",
            "morgen",
            "1-1-1700",
            "2026-01",
            "1-m-2026",
            "01-01-126",
            "é-1-2026",
        ] {
            assert_eq!(read_day(bad), None, "{bad}");
        }
    }

    #[test]
    fn numbers_as_people_write_them() {
        assert_eq!(read_number("68,5"), Some(Decimal::from_thousandths(68_500)));
        assert_eq!(read_number(" 40 %"), Some(Decimal::whole(40)));
        assert_eq!(read_number("veertig"), None);
        assert!(is_broken("#REF!") && is_broken("#waarde!") && !is_broken("#N/A") && !is_broken("#1"));
        assert!(says_nothing(" - ") && says_nothing("N.v.t.") && !says_nothing("0"));
    }
}
