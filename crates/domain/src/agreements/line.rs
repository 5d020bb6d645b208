//! An agreement in one line: `@who what for when`.

use super::days::{DayRead, day_at_end};
use crate::{Personal, ids::AccountId};
use jiff::civil::Date;

/// Somebody who can be named in a line.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// The account.
    pub account: AccountId,
    /// The name.
    pub name: Personal<String>,
}

/// Who does it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    /// Somebody of the school.
    Account(AccountId),
    /// Somebody outside, by a name.
    Outside(Personal<String>),
}

/// What was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineRead {
    /// Who does it.
    pub who: Who,
    /// What.
    pub what: Personal<String>,
    /// By which day.
    pub due_on: Date,
}

/// Why a line cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LineProblem {
    /// It does not begin with @ and a name.
    NoWho,
    /// Nobody of the school has that name.
    Unknown(Personal<String>),
    /// Several have that name.
    Several(Vec<Personal<String>>),
    /// It does not say what.
    NoWhat,
    /// It does not end with a day.
    NoDay,
    /// The day does not exist.
    NoSuchDay,
    /// The day is over.
    Past(Date),
}

/// What a line is read with.
#[derive(Debug, Clone, Copy)]
pub struct LineReader<'a> {
    /// The day it is.
    pub today: Date,
    /// Who can be named.
    pub people: &'a [Candidate],
    /// Who types.
    pub me: Option<AccountId>,
    /// Makes small letters without accents.
    pub fold: fn(&str) -> String,
}

/// How who types names herself.
const MYSELF: [&str; 4] = ["ik", "mij", "me", "mezelf"];

/// Who is named so, is somebody outside the school.
const OUTSIDE: [&str; 12] = [
    "ouders",
    "ouder",
    "vader",
    "moeder",
    "verzorger",
    "verzorgers",
    "leerling",
    "logopedist",
    "schoolarts",
    "parents",
    "mother",
    "father",
];

/// The most words of a name.
const LONGEST_NAME: usize = 6;

impl LineReader<'_> {
    /// Reads a line.
    ///
    /// # Errors
    /// The first thing that is missing or unclear.
    pub fn read(&self, line: &str) -> Result<LineRead, LineProblem> {
        let line = line.trim();
        let rest = line.strip_prefix('@').map(str::trim_start).ok_or(LineProblem::NoWho)?;
        let (who, rest) = self.who(rest)?;
        let rest = rest.trim_start_matches([':', ',']).trim();
        let (what, day) = day_at_end(rest, self.today);
        let what = what.trim_end_matches([',', ';', ':']).trim();
        if rest.is_empty() {
            return Err(LineProblem::NoWhat);
        }
        let due_on = match day {
            DayRead::Day(day) if day < self.today => return Err(LineProblem::Past(day)),
            DayRead::Day(day) => day,
            DayRead::NoSuchDay => return Err(LineProblem::NoSuchDay),
            DayRead::Nothing => return Err(LineProblem::NoDay),
        };
        if what.is_empty() {
            return Err(LineProblem::NoWhat);
        }
        Ok(LineRead { who, what: Personal::new(what.to_owned()), due_on })
    }

    /// Who is named at the start, and what stands behind it. The longest name that fits counts: with an Anne and an Anne
    /// Bos, `@Anne Bos` is the second.
    fn who<'t>(&self, text: &'t str) -> Result<(Who, &'t str), LineProblem> {
        let ends = word_ends(text);
        let Some(first_end) = ends.first() else { return Err(LineProblem::NoWho) };
        for end in ends.iter().take(LONGEST_NAME).rev() {
            let (typed, rest) = text.split_at_checked(*end).unwrap_or((text, ""));
            let words = self.words(typed);
            let found: Vec<&Candidate> =
                self.people.iter().filter(|one| is_named(&self.words(one.name.reveal()), &words)).collect();
            let whole = found.iter().copied().filter(|one| self.words(one.name.reveal()) == words);
            match (found.as_slice(), whole.collect::<Vec<_>>().as_slice()) {
                ([], _) => {}
                ([only], _) | (_, [only]) => return Ok((Who::Account(only.account), rest)),
                (several, _) => {
                    let names = several.iter().map(|one| one.name.clone()).collect();
                    return Err(LineProblem::Several(names));
                }
            }
        }
        let (typed, rest) = text.split_at_checked(*first_end).unwrap_or((text, ""));
        let typed = typed.trim_end_matches([':', ',']);
        let folded = (self.fold)(typed);
        match self.me {
            Some(me) if MYSELF.contains(&folded.as_str()) => Ok((Who::Account(me), rest)),
            _ if OUTSIDE.contains(&folded.as_str()) => {
                Ok((Who::Outside(Personal::new(typed.to_owned())), rest))
            }
            _ if typed.is_empty() => Err(LineProblem::NoWho),
            _ => Err(LineProblem::Unknown(Personal::new(typed.to_owned()))),
        }
    }

    fn words(&self, name: &str) -> Vec<String> {
        let words = name.split_whitespace().map(|word| (self.fold)(word.trim_end_matches([':', ',', '.'])));
        words.filter(|word| !word.is_empty()).collect()
    }
}

/// Where the words of a text end.
fn word_ends(text: &str) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut was_space = true;
    for (at, c) in text.char_indices() {
        if c.is_whitespace() && !was_space {
            ends.push(at);
        }
        was_space = c.is_whitespace();
    }
    if !was_space {
        ends.push(text.len());
    }
    ends
}

/// Whether words name somebody: her whole name, her first name, what comes after it, or her first name with the first
/// letter of another part.
fn is_named(name: &[String], typed: &[String]) -> bool {
    let Some((first, others)) = name.split_first() else { return false };
    let initial = |given: &[String]| match given {
        [given, letter] if given == first && letter.chars().count() == 1 => {
            others.iter().any(|part| part.starts_with(letter.as_str()))
        }
        _ => false,
    };
    let last = others.last().map(std::slice::from_ref);
    typed == name
        || typed == std::slice::from_ref(first)
        || !others.is_empty() && (typed == others || Some(typed) == last)
        || initial(typed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;
    use uuid::Uuid;

    /// A Monday.
    const TODAY: Date = date(2026, 3, 2);

    fn people() -> Vec<Candidate> {
        ["Anke Jansen", "Kim de Boer", "Kim van Dam", "Ingrid van Loon", "Zoë Bos"]
            .into_iter()
            .zip(1u128..)
            .map(|(name, id)| Candidate { account: account(id), name: Personal::new(name.to_owned()) })
            .collect()
    }

    const fn account(id: u128) -> AccountId {
        AccountId(Uuid::from_u128(id))
    }

    fn fold(text: &str) -> String {
        text.to_lowercase().replace('ë', "e")
    }

    fn read(line: &str) -> Result<LineRead, LineProblem> {
        let people = people();
        LineReader { today: TODAY, people: &people, me: Some(account(4)), fold }.read(line)
    }

    fn good(line: &str) -> (Who, String, Date) {
        let read = read(line).unwrap();
        (read.who, read.what.reveal().clone(), read.due_on)
    }

    #[test]
    fn who_what_and_when() {
        let friday = date(2026, 3, 6);
        let of = |id, what: &str, due| (Who::Account(account(id)), what.to_owned(), due);
        assert_eq!(good("@Anke breuken uitproberen voor vrijdag"), of(1, "breuken uitproberen", friday));
        assert_eq!(
            good("@anke jansen: breuken uitproberen voor vrijdag"),
            of(1, "breuken uitproberen", friday)
        );
        assert_eq!(good("  @ Jansen bellen op 12-03 "), of(1, "bellen", date(2026, 3, 12)));
        assert_eq!(
            good("@kim de boer instructietafel over 2 weken"),
            of(2, "instructietafel", date(2026, 3, 16))
        );
        assert_eq!(good("@Kim B. leest voor vrijdag"), of(2, "leest", friday));
        assert_eq!(good("@van Dam plan maken, uiterlijk 12 maart"), of(3, "plan maken", date(2026, 3, 12)));
        assert_eq!(good("@ik terugkoppelen morgen"), of(4, "terugkoppelen", date(2026, 3, 3)));
        assert_eq!(good("@zoe kijken voor vrijdag"), of(5, "kijken", friday));
        let outside = Who::Outside(Personal::new("ouders".to_owned()));
        assert_eq!(good("@ouders bellen de logopedist volgende week").0, outside);
    }

    #[test]
    fn what_is_missing_or_unclear_is_said() {
        let wrong = |line: &str| read(line).unwrap_err();
        assert_eq!(wrong(""), LineProblem::NoWho);
        assert_eq!(wrong("breuken voor vrijdag"), LineProblem::NoWho);
        assert_eq!(wrong("@ "), LineProblem::NoWho);
        assert_eq!(wrong("@Piet leest voor vrijdag"), LineProblem::Unknown(Personal::new("Piet".to_owned())));
        assert!(matches!(wrong("@Kim leest voor vrijdag"), LineProblem::Several(names) if names.len() == 2));
        assert_eq!(wrong("@Anke"), LineProblem::NoWhat);
        assert_eq!(wrong("@Anke voor vrijdag"), LineProblem::NoWhat);
        assert_eq!(wrong("@Anke breuken uitproberen"), LineProblem::NoDay);
        assert_eq!(wrong("@Anke breuken uitproberen voor 31-02"), LineProblem::NoSuchDay);
        assert_eq!(wrong("@Anke breuken voor 1-3-2026"), LineProblem::Past(date(2026, 3, 1)));
    }

    #[test]
    fn a_name_in_the_text_is_no_owner() {
        let (who, what, _) = good("@Anke met Kim de Boer overleggen voor vrijdag");
        assert_eq!((who, what.as_str()), (Who::Account(account(1)), "met Kim de Boer overleggen"));
    }

    #[test]
    fn who_looks_for_nobody_is_not_herself() {
        let people = people();
        let reader = LineReader { today: TODAY, people: &people, me: None, fold };
        assert!(matches!(reader.read("@ik bellen morgen"), Err(LineProblem::Unknown(_))));
    }

    proptest! {
        #[test]
        fn whatever_is_typed_is_read_or_said(line in "@?.{0,100}") {
            if let Ok(read) = read(&line) {
                prop_assert!(!read.what.reveal().is_empty() && read.due_on >= TODAY);
            }
        }

        #[test]
        fn names_days_and_scraps_in_any_order_are_no_trouble(
            words in proptest::collection::vec(
                proptest::sample::select(vec![
                    "@", "@Kim", "Kim", "de", "Boer", "voor", "vrijdag", "31-02", "over", "2", "weken", ":", "é", "B.",
                ]), 0..10),
        ) {
            let _read = read(&words.join(" "));
        }
    }
}
