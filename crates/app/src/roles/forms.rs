//! What the forms of this room have in common: texts that are cleaned, fields that are wrong, and what came of saving.

/// The longest line that is typed, in letters.
pub const LONGEST_LINE: usize = 200;

/// The longest text that is typed, in letters.
pub const LONGEST_TEXT: usize = 4_000;

/// What is wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// Nothing stands there.
    Empty,
    /// More letters than fit.
    TooLong,
    /// It is no number of the kind that is asked.
    NotANumber,
    /// It is none of what can be chosen.
    NotKnown,
    /// It is no day.
    NotADay,
    /// The day has yet to come.
    Later,
    /// There are fewer than three levels.
    TooFewLevels,
    /// A level in the middle was left out, so that what was sorted would move.
    GapInLevels,
    /// The shares are not a hundred together.
    NotAHundred,
    /// It ran for so long that somebody must say how long it was.
    RanTooLong,
}

/// The fields that are wrong, each by its name in the form.
pub type Wrong = Vec<(String, Problem)>;

/// What came of saving.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saved<T> {
    /// It is saved.
    Yes(T),
    /// Nothing is saved: this is wrong with it.
    Wrong(Wrong),
    /// Nothing is saved: somebody else was first. This is how it is now.
    Meanwhile(Box<T>),
}

/// A line with single spaces.
pub(super) fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text with its own lines, without spaces around it.
pub(super) fn text(text: &str) -> String {
    text.replace("\r\n", "\n").trim().to_owned()
}

/// A text that may be left out.
pub(super) fn optional(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

/// Notes a text that is longer than it may be.
pub(super) fn check_length(wrong: &mut Wrong, field: &str, text: &str, longest: usize) {
    if text.chars().count() > longest {
        wrong.push((field.to_owned(), Problem::TooLong));
    }
}

/// Notes a text that must be there and is not, or is too long.
pub(super) fn check_filled(wrong: &mut Wrong, field: &str, text: &str, longest: usize) {
    if text.is_empty() {
        wrong.push((field.to_owned(), Problem::Empty));
    }
    check_length(wrong, field, text, longest);
}

/// A length of time as people type it: hours with a decimal point or comma (`1,5`), hours and minutes (`1:30`), or minutes
/// (`45m`, `45 min`). In minutes; none when it is not one.
pub(super) fn minutes(typed: &str) -> Option<i64> {
    let typed = typed.trim().to_lowercase().replace(',', ".");
    if let Some((hours, minutes)) = typed.split_once(':') {
        let (hours, minutes): (i64, i64) = (hours.trim().parse().ok()?, minutes.trim().parse().ok()?);
        return ((0..1_000).contains(&hours) && (0..60).contains(&minutes)).then(|| hours * 60 + minutes);
    }
    if let Some(minutes) = typed.strip_suffix("min").or_else(|| typed.strip_suffix('m')) {
        return minutes.trim().parse().ok().filter(|minutes| (0..60_000).contains(minutes));
    }
    let hours = typed.trim_end_matches(['u', 'h']).trim();
    let (whole, part) = hours.split_once('.').unwrap_or((hours, "0"));
    let is_number = |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit());
    if !(is_number(whole) && is_number(part)) || whole.len() > 3 || part.len() > 3 {
        return None;
    }
    let thousandths: i64 = format!("{part:0<3}").parse().ok()?;
    Some(whole.parse::<i64>().ok()? * 60 + (thousandths * 60 + 500) / 1_000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_is_read_as_people_type_it() {
        let read: Vec<_> =
            ["1,5", "1.25", "2", "1:30", "45m", "45 min", "0,1", "2u", " 3 ", "0"].map(minutes).into();
        let minutes_of = [90, 75, 120, 90, 45, 45, 6, 120, 180, 0].map(Some);
        assert_eq!(read, minutes_of);
        for typed in ["", "x", "1:75", "-1", "1,5,2", "1:", "1e3", "9999", "m", ","] {
            assert_eq!(minutes(typed), None, "{typed}");
        }
    }

    #[test]
    fn lines_are_cleaned() {
        assert_eq!(line("  twee   woorden\n"), "twee woorden");
        assert_eq!(text(" een\r\ntwee \n"), "een\ntwee");
    }
}
