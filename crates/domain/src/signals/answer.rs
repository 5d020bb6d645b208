//! The answer to a signal: somebody saw it, says why it may wait, and when to look again.

use super::{Figures, is_worse};
use crate::Personal;
use jiff::civil::Date;

/// What somebody answered to a signal.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// Why it may wait.
    pub reason: Personal<String>,
    /// The day to look again.
    pub again_on: Date,
    /// The day of the answer.
    pub given_on: Date,
    /// Who answered, by the name she had then.
    pub by: Personal<String>,
    /// The figures at the answer; none when they cannot be read any more.
    pub figures: Option<Figures>,
    /// Its version: one more with each answer.
    pub version: i64,
}

/// An answer beside the figures of now.
#[derive(Debug, Clone, PartialEq)]
pub struct Answered {
    /// The answer.
    pub answer: Answer,
    /// Why the signal asks for attention again; none while it sleeps.
    pub woke: Option<Woke>,
}

/// Why a signal woke.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Woke {
    /// The day to look again has come.
    Day,
    /// The figures are worse than they were at the answer.
    Worse,
}

impl Answered {
    /// The answer on a day, with the figures of that day. Figures that cannot be read count as worse: better once too
    /// often than never.
    pub(super) fn of(answer: Answer, now: &Figures, today: Date) -> Self {
        let is_worse = answer.figures.as_ref().is_none_or(|then| is_worse(now, then));
        let woke = match (is_worse, today >= answer.again_on) {
            (true, _) => Some(Woke::Worse),
            (false, true) => Some(Woke::Day),
            (false, false) => None,
        };
        Self { answer, woke }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::{
        results::Decimal,
        signals::{Evidence, Signal},
    };
    use jiff::civil::date;

    /// An answer to a signal, until a day.
    pub(in crate::signals) fn answer(to: &Signal, again_on: Date) -> Answer {
        Answer {
            reason: Personal::new("Verlengde instructie gestart.".to_owned()),
            again_on,
            given_on: date(2026, 2, 1),
            by: Personal::new("Anke Jansen".to_owned()),
            figures: Some(to.figures()),
            version: 1,
        }
    }

    #[test]
    fn it_sleeps_until_the_day_or_until_the_figures_worsen() {
        let scores =
            |from, to| Evidence::NegativeGrowth { from: Decimal::whole(from), to: Decimal::whole(to) };
        let signal = Signal::new(None, date(2026, 1, 20), scores(180, 170));
        let woke = |signal: &Signal, given: &Answer, today| {
            let mut signal = signal.clone();
            signal.answer_with(given.clone(), today);
            signal.answer.unwrap().woke
        };
        let given = answer(&signal, date(2026, 4, 1));
        assert_eq!(woke(&signal, &given, date(2026, 3, 31)), None);
        assert_eq!(woke(&signal, &given, date(2026, 4, 1)), Some(Woke::Day));
        let lower = Signal::new(None, date(2026, 1, 20), scores(180, 165));
        assert_eq!(woke(&lower, &given, date(2026, 3, 1)), Some(Woke::Worse), "the score was corrected");
        let again = Signal::new(None, date(2026, 6, 10), scores(170, 169));
        assert_eq!(woke(&again, &given, date(2026, 3, 1)), Some(Woke::Worse), "another sitting went back");
        let unreadable = Answer { figures: None, ..given };
        assert_eq!(woke(&signal, &unreadable, date(2026, 3, 1)), Some(Woke::Worse));
    }
}
