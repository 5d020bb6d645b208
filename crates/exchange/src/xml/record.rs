//! The values of one record, and what is wrong with them.

use super::Leaf;
use crate::{Problem, ProblemKind};
use domain::{register::EckId, results::Decimal};
use jiff::civil::Date;

/// A record while it is read: what it is called in problems, and its problems.
#[derive(Debug)]
pub(crate) struct Record {
    label: &'static str,
    /// Its key in the file; empty when it has none.
    pub key: String,
    /// The line on which it starts.
    pub line: u64,
    /// What is wrong with it; a record with any of these is not given out.
    pub problems: Vec<Problem>,
}

/// Characters of a key. Source: `EDEXKeyType` and `tpKey` of EDEXML 2.1 and UWLR 2.2.
pub(crate) const LONGEST_KEY: u32 = 256;

impl Record {
    pub(crate) fn new(label: &'static str, line: u64, key: Option<String>) -> Self {
        Self { label, key: key.unwrap_or_default(), line, problems: Vec::new() }
    }

    /// Says that the record needs its key and has none, or that it is too long.
    pub(crate) fn need_key(&mut self) {
        if self.key.is_empty() {
            self.say(self.line, "key", ProblemKind::Missing);
        } else if is_longer(&self.key, LONGEST_KEY) {
            self.key = cut(&self.key, 64);
            self.say(self.line, "key", ProblemKind::TooLong { most: LONGEST_KEY });
        }
    }

    /// Adds a problem of one of its elements.
    pub(crate) fn say(&mut self, line: u64, element: &str, kind: ProblemKind) {
        let label = self.label;
        let field = if self.key.is_empty() {
            format!("{label}/{element}")
        } else {
            format!("{label} {}/{element}", self.key)
        };
        self.problems.push(Problem { line, field, kind });
    }

    /// A text of at most so many characters; none when it is empty.
    pub(crate) fn text(&mut self, leaf: Leaf<'_>, most: u32) -> Option<String> {
        if is_longer(leaf.text, most) {
            self.say(leaf.line, leaf.name, ProblemKind::TooLong { most });
            return None;
        }
        (!leaf.text.is_empty()).then(|| leaf.text.to_owned())
    }

    /// A date; none when it is empty.
    pub(crate) fn date(&mut self, leaf: Leaf<'_>) -> Option<Date> {
        let date = read_date(leaf.text);
        if date.is_none() && !leaf.text.is_empty() {
            self.say(leaf.line, leaf.name, ProblemKind::InvalidDate);
        }
        date
    }

    /// A number that is not below zero; none when it is empty.
    pub(crate) fn count(&mut self, leaf: Leaf<'_>) -> Option<Decimal> {
        let number = self.number(leaf)?;
        if number < Decimal::whole(0) {
            self.say(leaf.line, leaf.name, ProblemKind::InvalidNumber);
            return None;
        }
        Some(number)
    }

    /// A number; none when it is empty.
    pub(crate) fn number(&mut self, leaf: Leaf<'_>) -> Option<Decimal> {
        if leaf.text.is_empty() {
            return None;
        }
        let number = leaf.text.parse().ok();
        if number.is_none() {
            self.say(leaf.line, leaf.name, ProblemKind::InvalidNumber);
        }
        number
    }

    /// A code that `read` knows; none when it is empty.
    pub(crate) fn code<T>(&mut self, leaf: Leaf<'_>, read: impl FnOnce(&str) -> Option<T>) -> Option<T> {
        if leaf.text.is_empty() {
            return None;
        }
        let code = read(leaf.text);
        if code.is_none() {
            self.say(leaf.line, leaf.name, ProblemKind::UnknownCode { code: cut(leaf.text, 20) });
        }
        code
    }
}

fn is_longer(text: &str, most: u32) -> bool {
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    text.len() > most && text.chars().nth(most).is_some()
}

/// The first so many characters.
pub(crate) fn cut(text: &str, most: usize) -> String {
    text.chars().take(most).collect::<String>().trim_end().to_owned()
}

/// An ECK iD, which is no longer than a key may be.
pub(crate) fn read_eck_id(text: &str) -> Option<EckId> {
    if is_longer(text, LONGEST_KEY) { None } else { text.parse().ok() }
}

/// The day of an `xs:date` or `xs:dateTime`, whose time and zone are not looked at further. Between 1900 and 2200, as
/// no person and no test of a school lies outside.
pub(crate) fn read_date(text: &str) -> Option<Date> {
    let (day, rest) = text.split_at_checked(10)?;
    if !(rest.is_empty() || rest.starts_with(['T', 'Z', '+', '-'])) {
        return None;
    }
    let mut parts = day.split('-');
    let mut number = |digits: usize| -> Option<i16> {
        let part = parts.next()?;
        (part.len() == digits && part.bytes().all(|b| b.is_ascii_digit())).then(|| part.parse().ok())?
    };
    let (year, month, day) = (number(4)?, number(2)?, number(2)?);
    if parts.next().is_some() || !(1900..=2200).contains(&year) {
        return None;
    }
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// Takes white space around a text away and makes what is left of it single spaces; line ends inside a value are of the
/// program that wrote the file, not of the value. Characters for which XML has no place are left out.
pub(super) fn tidy(text: &mut String) {
    let mut before = b' ';
    let is_tidy = text.bytes().all(|byte| {
        let fits = byte > b' ' && byte < 0x7f || byte == b' ' && before != b' ';
        before = byte;
        fits
    });
    if text.is_empty() || is_tidy && before != b' ' {
        return;
    }
    text.retain(super::stream::is_xml_character);
    let mut words = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(word);
    }
    *text = words;
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_date_may_carry_a_time_and_a_zone() {
        for text in ["2025-11-23", "2025-11-23T08:30:00", "2025-11-23Z", "2025-11-23+01:00"] {
            assert_eq!(read_date(text), Some(date(2025, 11, 23)), "{text}");
        }
        for text in ["23-11-2025", "2025-1-2", "2025-02-30", "2025-11-231", "1025-11-23", "", "2025-11-2é"] {
            assert_eq!(read_date(text), None, "{text}");
        }
    }

    #[test]
    fn white_space_is_tidied() {
        for (from, to) in [
            ("van den", "van den"),
            ("  van\r\n\t den ", "van den"),
            ("Zoë ", "Zoë"),
            ("\u{a0}a\u{a0}b", "a b"),
            ("a ", "a"),
            ("a \u{fffe} b", "a b"),
            (" ", ""),
        ] {
            let mut text = from.to_owned();
            tidy(&mut text);
            assert_eq!(text, to);
        }
    }
}
