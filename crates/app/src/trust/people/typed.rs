//! What somebody typed in a form about people, read and held against the rules of a form.

use crate::Error;
use domain::trust::{Email, Role, Term};
use jiff::civil::Date;

/// What is wrong with a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// There is no name.
    Name,
    /// The name is longer than this many characters.
    NameTooLong(usize),
    /// This is no mail address.
    Email,
    /// Another row of the same form has this address.
    SameEmail,
    /// The person with this address has a role in this school already.
    AlreadyHere,
    /// The account with this address is closed.
    Closed,
    /// No role was chosen.
    Role,
    /// The role cannot be had for a pupil.
    NoTie,
    /// The first day cannot be read.
    From,
    /// The last day cannot be read.
    Until,
    /// The last day lies before the first.
    EndsBefore,
    /// She has this role in these days already.
    AlreadyHas,
    /// There is no reason, or it has too few words.
    Why,
    /// Nobody was chosen.
    Person,
    /// Somebody else changed the dates in the meantime; these hold now.
    ChangedTo(Term),
    /// The member of staff has an account already.
    StaffTaken,
    /// No pupil of the school has this whole name.
    NoPupil,
}

/// What a form comes to: a result, or what is wrong with it. Nothing is saved in the second case.
pub type Checked<T> = Result<Result<T, Vec<Fault>>, Error>;

/// The longest name; a longer one is told, not cut.
const LONGEST_NAME: usize = 200;

/// The longest reason.
const LONGEST_REASON: usize = 1000;

/// Text on one line, without blanks around it.
fn clean(text: &str, longest: usize) -> String {
    let kept: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).take(longest).collect();
    kept.trim().to_owned()
}

pub(in crate::trust) fn read_name(text: &str) -> Result<String, Fault> {
    let name = clean(text, usize::MAX);
    match name.chars().count() {
        0 => Err(Fault::Name),
        long if long > LONGEST_NAME => Err(Fault::NameTooLong(LONGEST_NAME)),
        _ => Ok(name),
    }
}

pub(in crate::trust) fn read_email(text: &str) -> Result<Email, Fault> {
    text.parse().map_err(|_| Fault::Email)
}

pub(in crate::trust) fn read_role(text: &str) -> Result<Role, Fault> {
    text.parse().map_err(|_| Fault::Role)
}

/// A reason of at least this many words.
pub(in crate::trust) fn read_reason(text: &str, words: usize) -> Result<String, Fault> {
    let reason = clean(text, LONGEST_REASON);
    let has = reason.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).count();
    if has < words { Err(Fault::Why) } else { Ok(reason) }
}

/// A first day, today when it is left empty, and a last day, or none.
pub(in crate::trust) fn read_term(from: &str, until: &str, today: Date) -> Result<Term, Vec<Fault>> {
    let first = read_day(from).map_err(|()| Fault::From);
    let last = read_day(until).map_err(|()| Fault::Until);
    match (first, last) {
        (Ok(first), Ok(until)) => {
            let term = Term { from: first.unwrap_or(today), until };
            let ends_before = term.until.is_some_and(|until| until < term.from);
            if ends_before { Err(vec![Fault::EndsBefore]) } else { Ok(term) }
        }
        (first, last) => Err([first.err(), last.err()].into_iter().flatten().collect()),
    }
}

/// A day as a browser sends it or as one types it here; none when the field is empty.
pub(in crate::trust) fn read_day(text: &str) -> Result<Option<Date>, ()> {
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let day = text.parse().or_else(|_| Date::strptime("%d-%m-%Y", text)).map_err(|_| ())?;
    // Further away is a slip of the finger.
    if (2000..2100).contains(&day.year()) { Ok(Some(day)) } else { Err(()) }
}

/// What was wrong with each of several fields.
pub(in crate::trust) fn faults<const N: usize>(found: [Option<Fault>; N]) -> Vec<Fault> {
    found.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_are_read_as_browsers_send_them_and_as_people_type_them() {
        let today = date(2026, 3, 1);
        let term = |from, until| read_term(from, until, today);
        assert_eq!(term("", ""), Ok(Term { from: today, until: None }));
        let whole = Term { from: date(2026, 8, 1), until: Some(date(2027, 7, 31)) };
        assert_eq!(term("2026-08-01", "31-07-2027"), Ok(whole));
        assert_eq!(term("31-02-2026", "soon"), Err(vec![Fault::From, Fault::Until]));
        assert_eq!(term("0206-01-01", ""), Err(vec![Fault::From]));
        assert_eq!(term("2026-08-01", "2026-07-31"), Err(vec![Fault::EndsBefore]));
        assert_eq!(term("2026-08-01", "2026-08-01").map(|term| term.until), Ok(Some(date(2026, 8, 1))));
    }

    #[test]
    fn a_reason_has_words() {
        assert_eq!(read_reason("  -- . !", 1), Err(Fault::Why));
        assert_eq!(read_reason("omdat het moet", 4), Err(Fault::Why));
        assert_eq!(read_reason(" gevallen\nop het plein ", 3), Ok("gevallen op het plein".to_owned()));
        assert_eq!(read_name("\t "), Err(Fault::Name));
        assert_eq!(read_name(&format!(" {} ", "é".repeat(200))), Ok("é".repeat(200)));
        assert_eq!(read_name(&"é".repeat(201)), Err(Fault::NameTooLong(200)), "it is not cut");
    }
}
