//! An agreement as it is typed, and what is wrong with it.

use crate::notes::cleaned;
use domain::{
    Personal,
    agreements::{Candidate, DayRead, read_day},
    ids::{AccountId, GroupId, PupilId},
};
use jiff::{ToSpan as _, civil::Date};

/// The longest text of an agreement, in characters.
pub const LONGEST_AGREEMENT: usize = 300;

/// The longest name of somebody outside, in characters.
pub const LONGEST_NAME: usize = 80;

/// How many years ahead one can promise something.
const FURTHEST_YEARS: i32 = 2;

/// An agreement as it is typed.
#[derive(Debug, Clone, Default)]
pub struct AgreementTyped {
    /// What is done.
    pub what: Personal<String>,
    /// The account of who does it, by its id; empty for somebody outside.
    pub owner: String,
    /// The name of somebody outside.
    pub owner_name: Personal<String>,
    /// By which day: a date, or words such as "vrijdag" and "over 2 weken".
    pub due_on: String,
    /// The day on which somebody asks how it goes, likewise; empty for none.
    pub halfway_on: String,
    /// About which pupil.
    pub pupil: Option<PupilId>,
    /// About which group.
    pub group: Option<GroupId>,
    /// Whether only who does it and who wrote it down see it.
    pub is_private: bool,
}

/// What is wrong with what was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AgreementProblem {
    /// It does not say what.
    NoWhat,
    /// It is longer than [`LONGEST_AGREEMENT`].
    TooLong,
    /// It does not say who.
    NoOwner,
    /// The name of somebody outside is longer than [`LONGEST_NAME`].
    LongOwner,
    /// Nobody who works at the school has this account.
    UnknownOwner,
    /// It does not say by when.
    NoDay,
    /// That is no day.
    NotADay,
    /// That day is over.
    Past,
    /// That day is too far away.
    TooFar,
    /// What was typed as the day half-way is no day.
    HalfwayNotADay,
    /// The day half-way does not lie between now and the day.
    HalfwayOutside,
}

/// What was typed, read.
pub(super) struct Checked {
    pub(super) what: Personal<String>,
    pub(super) owner: Option<AccountId>,
    pub(super) owner_name: Personal<String>,
    pub(super) due_on: Date,
    pub(super) halfway_on: Option<Date>,
}

/// Reads what was typed. `kept` is the owner of an agreement that is changed, who may have left since.
pub(super) fn check(
    typed: &AgreementTyped,
    (people, kept): (&[Candidate], Option<&Candidate>),
    today: Date,
) -> Result<Checked, Vec<AgreementProblem>> {
    let mut problems = Vec::new();
    let what = one_line(typed.what.reveal());
    if what.is_empty() {
        problems.push(AgreementProblem::NoWhat);
    }
    if what.chars().count() > LONGEST_AGREEMENT {
        problems.push(AgreementProblem::TooLong);
    }
    let owner = owner(typed, people, kept).map_err(|problem| problems.push(problem)).ok();
    let due_on = day(&typed.due_on, today).map_err(|problem| problems.push(problem)).ok();
    let halfway_on = match (typed.halfway_on.trim(), due_on) {
        ("", _) => None,
        (text, due) => halfway(text, due, today).map_err(|problem| problems.push(problem)).ok(),
    };
    match (owner, due_on) {
        (Some((owner, owner_name)), Some(due_on)) if problems.is_empty() => {
            Ok(Checked { what: Personal::new(what), owner, owner_name, due_on, halfway_on })
        }
        _ => Err(problems),
    }
}

/// A text on one line, without what cannot be seen.
fn one_line(text: &str) -> String {
    cleaned(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A reason as it is kept.
pub(super) fn reason(text: &Personal<String>) -> Personal<String> {
    Personal::new(one_line(text.reveal()))
}

fn owner(
    typed: &AgreementTyped,
    people: &[Candidate],
    kept: Option<&Candidate>,
) -> Result<(Option<AccountId>, Personal<String>), AgreementProblem> {
    let name = one_line(typed.owner_name.reveal());
    match typed.owner.trim() {
        "" if name.is_empty() => Err(AgreementProblem::NoOwner),
        "" if name.chars().count() > LONGEST_NAME => Err(AgreementProblem::LongOwner),
        "" => Ok((None, Personal::new(name))),
        id => {
            let id = id.parse().map_err(|_| AgreementProblem::UnknownOwner)?;
            let known = people.iter().chain(kept).find(|one| one.account == id);
            let known = known.ok_or(AgreementProblem::UnknownOwner)?;
            Ok((Some(known.account), known.name.clone()))
        }
    }
}

/// A day that is not over and not too far away.
pub(super) fn day(text: &str, today: Date) -> Result<Date, AgreementProblem> {
    let day = match read_day(text, today) {
        DayRead::Day(day) => day,
        DayRead::Nothing if text.trim().is_empty() => return Err(AgreementProblem::NoDay),
        DayRead::Nothing | DayRead::NoSuchDay => return Err(AgreementProblem::NotADay),
    };
    match day {
        day if day < today => Err(AgreementProblem::Past),
        day if day > today.saturating_add(FURTHEST_YEARS.years()) => Err(AgreementProblem::TooFar),
        day => Ok(day),
    }
}

fn halfway(text: &str, due: Option<Date>, today: Date) -> Result<Date, AgreementProblem> {
    let DayRead::Day(day) = read_day(text, today) else { return Err(AgreementProblem::HalfwayNotADay) };
    let is_between = day >= today && due.is_none_or(|due| day < due);
    if is_between { Ok(day) } else { Err(AgreementProblem::HalfwayOutside) }
}
