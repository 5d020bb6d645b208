//! The moves of a case along the route.

use crate::{Personal, ids::AccountId};
use jiff::civil::Date;

/// What is done with a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MoveKind {
    /// It is opened, at the first step.
    Open,
    /// It goes up, after something was tried and evaluated.
    Up,
    /// It goes up without that.
    Skip,
    /// It goes back down.
    Down,
    /// It is closed.
    Close,
    /// It is opened again, where it stood.
    Reopen,
}

impl MoveKind {
    /// All kinds.
    pub const ALL: [Self; 6] = [Self::Open, Self::Up, Self::Skip, Self::Down, Self::Close, Self::Reopen];

    /// The code in the database and in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Up => "up",
            Self::Skip => "skip",
            Self::Down => "down",
            Self::Close => "close",
            Self::Reopen => "reopen",
        }
    }

    /// The kind with a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Whether a word has to go with it.
    pub const fn asks_word(self) -> bool {
        matches!(self, Self::Skip | Self::Down | Self::Close)
    }

    /// Whether the case comes to a step with it.
    pub const fn arrives(self) -> bool {
        matches!(self, Self::Open | Self::Up | Self::Skip | Self::Down)
    }
}

/// Where a case stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// Whether it is open.
    pub is_open: bool,
    /// The step, from 1.
    pub step: u8,
}

/// Why a move cannot be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MoveRefused {
    /// Not while the case is closed, or open.
    NotNow,
    /// Nothing that was tried at this step is evaluated.
    NotEvaluated,
    /// Nothing says why.
    NoWord,
    /// There is no further step.
    AtTheEnd,
    /// It stands at the first step.
    AtTheStart,
}

/// Where a move leads on a route with so many steps. `is_evaluated` says whether something was tried since the case came to
/// this step and its effect is known; `word` is what is said with the move.
///
/// # Errors
/// When it cannot be made.
pub fn next(
    from: Standing,
    last_step: u8,
    is_evaluated: bool,
    (kind, word): (MoveKind, &str),
) -> Result<Standing, MoveRefused> {
    let is_now = from.is_open != matches!(kind, MoveKind::Reopen) && kind != MoveKind::Open;
    if !is_now {
        return Err(MoveRefused::NotNow);
    }
    match kind {
        MoveKind::Up | MoveKind::Skip if from.step >= last_step => return Err(MoveRefused::AtTheEnd),
        MoveKind::Down if from.step <= 1 => return Err(MoveRefused::AtTheStart),
        MoveKind::Up if !is_evaluated => return Err(MoveRefused::NotEvaluated),
        _ => {}
    }
    if kind.asks_word() && word.trim().is_empty() {
        return Err(MoveRefused::NoWord);
    }
    Ok(match kind {
        MoveKind::Up | MoveKind::Skip => Standing { step: from.step.saturating_add(1), ..from },
        MoveKind::Down => Standing { step: from.step.saturating_sub(1), ..from },
        MoveKind::Close => Standing { is_open: false, ..from },
        MoveKind::Reopen => Standing { is_open: true, ..from },
        MoveKind::Open => from,
    })
}

/// A move that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseMove {
    /// Its number within the case, from 1.
    pub no: i64,
    /// What was done.
    pub kind: MoveKind,
    /// From which step.
    pub from: u8,
    /// To which step.
    pub to: u8,
    /// What was said with it.
    pub word: Personal<String>,
    /// The day.
    pub on: Date,
    /// Who did it.
    pub author: AccountId,
    /// Her name then.
    pub author_name: Personal<String>,
}

/// The time in which a case stood open at one step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stay {
    /// The step.
    pub step: u8,
    /// Since when.
    pub from: Date,
    /// Until when; none while it stands there.
    pub until: Option<Date>,
    /// With which move it left.
    pub left_by: Option<MoveKind>,
}

impl Stay {
    /// How many days it stood there, up to today while it still does.
    pub fn days(&self, today: Date) -> i32 {
        days_between(self.from, self.until.unwrap_or(today))
    }
}

/// Days from one day to another; none when the second is first.
pub(super) fn days_between(from: Date, until: Date) -> i32 {
    from.until(until).map_or(0, |span| span.get_days()).max(0)
}

/// At which steps a case stood, and for how long, by its moves in their order. The time in which it was closed does not count.
pub fn stays(moves: &[CaseMove]) -> Vec<Stay> {
    let mut stays: Vec<Stay> = Vec::new();
    for one in moves {
        if let Some(last) = stays.last_mut().filter(|last| last.until.is_none()) {
            last.until = Some(one.on);
            last.left_by = Some(one.kind);
        }
        if one.kind != MoveKind::Close {
            stays.push(Stay { step: one.to, from: one.on, until: None, left_by: None });
        }
    }
    stays
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;
    use uuid::Uuid;

    fn open(step: u8) -> Standing {
        Standing { is_open: true, step }
    }

    #[test]
    fn up_asks_for_an_evaluation_and_skipping_for_a_reason() {
        let go = |is_evaluated, kind, word| next(open(2), 5, is_evaluated, (kind, word));
        assert_eq!(go(false, MoveKind::Up, ""), Err(MoveRefused::NotEvaluated));
        assert_eq!(go(true, MoveKind::Up, ""), Ok(open(3)));
        assert_eq!(go(true, MoveKind::Skip, " "), Err(MoveRefused::NoWord));
        assert_eq!(go(false, MoveKind::Skip, "spoed"), Ok(open(3)));
        assert_eq!(next(open(5), 5, true, (MoveKind::Up, "")), Err(MoveRefused::AtTheEnd));
    }

    #[test]
    fn down_and_close_ask_nothing_but_a_word_and_closing_is_undone() {
        let go = |from, kind, word| next(from, 5, false, (kind, word));
        assert_eq!(go(open(3), MoveKind::Down, "eerst zelf"), Ok(open(2)));
        assert_eq!(go(open(1), MoveKind::Down, "eerst zelf"), Err(MoveRefused::AtTheStart));
        assert_eq!(go(open(3), MoveKind::Close, ""), Err(MoveRefused::NoWord));
        let closed = Standing { is_open: false, step: 3 };
        assert_eq!(go(open(3), MoveKind::Close, "klaar"), Ok(closed));
        assert_eq!(go(closed, MoveKind::Reopen, ""), Ok(open(3)));
        assert_eq!(go(closed, MoveKind::Down, "x"), Err(MoveRefused::NotNow));
        assert_eq!(go(open(3), MoveKind::Reopen, ""), Err(MoveRefused::NotNow));
        assert_eq!(go(open(3), MoveKind::Open, ""), Err(MoveRefused::NotNow));
    }

    fn moved(no: i64, kind: MoveKind, to: u8, on: Date) -> CaseMove {
        CaseMove {
            no,
            kind,
            from: to,
            to,
            word: Personal::default(),
            on,
            author: AccountId(Uuid::from_u128(1)),
            author_name: Personal::default(),
        }
    }

    #[test]
    fn days_at_a_step_leave_out_the_time_in_which_it_was_closed() {
        let moves = [
            moved(1, MoveKind::Open, 1, date(2026, 1, 5)),
            moved(2, MoveKind::Up, 2, date(2026, 2, 4)),
            moved(3, MoveKind::Close, 2, date(2026, 2, 14)),
            moved(4, MoveKind::Reopen, 2, date(2026, 3, 1)),
        ];
        let stays = stays(&moves);
        let days: Vec<(u8, i32)> =
            stays.iter().map(|stay| (stay.step, stay.days(date(2026, 3, 4)))).collect();
        assert_eq!(days, [(1, 30), (2, 10), (2, 3)]);
        assert_eq!(stays[1].left_by, Some(MoveKind::Close));
    }

    proptest! {
        /// Whatever is tried, in whatever order: nobody comes to a further step but after something was evaluated at the step
        /// before, or by a skip with a reason, which is counted.
        #[test]
        fn a_random_walk_never_comes_up_without_an_evaluation_or_a_counted_skip(
            acts in proptest::collection::vec((0_usize..8, 0_usize..2), 0..120),
            last_step in 2_u8..=8,
        ) {
            let mut at = open(1);
            let (mut arrival, mut no, mut skips, mut rises) = (1_i64, 1_i64, 0, 0);
            let mut evaluated: Vec<(u8, i64)> = Vec::new();
            let mut evaluated_rises = 0;
            for (act, word) in acts {
                let word = ["", "omdat"][word];
                let Some(kind) = MoveKind::ALL.get(act).copied() else {
                    if at.is_open { evaluated.push((at.step, arrival)); }
                    continue;
                };
                let is_evaluated = evaluated.iter().any(|(_, of)| *of == arrival);
                let Ok(to) = next(at, last_step, is_evaluated, (kind, word)) else { continue };
                no += 1;
                if to.step > at.step {
                    rises += 1;
                    prop_assert_eq!(to.step, at.step + 1);
                    if kind == MoveKind::Skip {
                        prop_assert!(!word.is_empty());
                        skips += 1;
                    } else {
                        prop_assert!(evaluated.contains(&(at.step, arrival)));
                        evaluated_rises += 1;
                    }
                }
                if kind.arrives() { arrival = no; }
                prop_assert!((1..=last_step).contains(&to.step));
                at = to;
            }
            prop_assert_eq!(rises, skips + evaluated_rises);
        }

        /// From wherever it stands a case can be closed and, unless it stands at the first step, go down.
        #[test]
        fn closing_and_going_down_are_always_possible(step in 1_u8..=8, is_evaluated: bool) {
            prop_assert!(next(open(step), 8, is_evaluated, (MoveKind::Close, "klaar")).is_ok());
            prop_assert_eq!(next(open(step), 8, is_evaluated, (MoveKind::Down, "terug")).is_ok(), step > 1);
        }
    }
}
