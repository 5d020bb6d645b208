//! What somebody is told: notices in the program, a digest by mail each day, and the hours in which she hears nothing.

use jiff::civil::{Time, Weekday};
use std::collections::BTreeSet;

macro_rules! coded {
    ($(#[$doc:meta])+ $name:ident { $($(#[$one:meta])+ $kind:ident = $code:literal,)+ }) => {
        $(#[$doc])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name {$($(#[$one])+ $kind),+}

        impl $name {
            /// All of them, in the order in which they are offered.
            pub const ALL: &[Self] = &[$(Self::$kind),+];

            /// The word for the database and for forms.
            pub const fn code(self) -> &'static str {
                match self {$(Self::$kind => $code),+}
            }

            /// The one with this word.
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.code() == code)
            }
        }
    };
}

coded! {
    /// Of what a notice tells.
    NoticeKind {
        /// Somebody else gave her an agreement.
        AgreementGiven = "agreement_given",
        /// Somebody else gave her agreement another day.
        AgreementMoved = "agreement_moved",
        /// Somebody else dropped her agreement.
        AgreementDropped = "agreement_dropped",
        /// A talk in which she takes part was planned.
        TalkPlanned = "talk_planned",
        /// It got another day, time or place.
        TalkMoved = "talk_moved",
        /// It does not go on.
        TalkCancelled = "talk_cancelled",
        /// It was held: its report can be read.
        TalkReport = "talk_report",
        /// A case waits for her.
        CaseWaits = "case_waits",
        /// A plan has to be evaluated.
        EvaluationDue = "evaluation_due",
        /// An import brought results, and what they signal.
        ResultsBrought = "results_brought",
        /// Something was handed in for a protected record that she reads.
        ConcernHandedIn = "concern_handed_in",
    }
}

coded! {
    /// A part of the digest.
    DigestPart {
        /// Agreements of hers that are due or overdue.
        Agreements = "agreements",
        /// Agreements that somebody else gave her.
        Given = "given",
        /// Talks of today and tomorrow in which she takes part.
        Talks = "talks",
        /// Plans that have to be evaluated.
        Evaluations = "evaluations",
        /// Cases that wait for her.
        Cases = "cases",
    }
}

/// What somebody wants to be told, and when. Who never chose is told as [`NoticeChoices::usual`] says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticeChoices {
    /// Of what she wants no notices in the program.
    pub muted: BTreeSet<NoticeKind>,
    /// Whether she gets the digest by mail.
    pub is_mailed: bool,
    /// What stands in it.
    pub parts: BTreeSet<DigestPart>,
    /// On which days of the week, Monday first.
    pub weekdays: [bool; 7],
    /// From which time.
    pub at: Time,
    /// From when until when she hears nothing; over midnight when the end lies before the beginning.
    pub quiet: Option<(Time, Time)>,
    /// The code of the language of the digest.
    pub language: String,
    /// Counts the changes, from 1; 0 when she never chose.
    pub version: i64,
}

impl NoticeChoices {
    /// What holds until somebody chooses: all notices, the digest at half past seven on school days, quiet in the evening
    /// and at night.
    pub fn usual() -> Self {
        Self {
            muted: BTreeSet::new(),
            is_mailed: true,
            parts: DigestPart::ALL.iter().copied().collect(),
            weekdays: [true, true, true, true, true, false, false],
            at: Time::constant(7, 30, 0, 0),
            quiet: Some((Time::constant(18, 0, 0, 0), Time::constant(7, 0, 0, 0))),
            language: "nl".to_owned(),
            version: 0,
        }
    }

    /// Whether she hears nothing at this time.
    pub fn is_quiet(&self, at: Time) -> bool {
        self.quiet.is_some_and(|(from, until)| match from <= until {
            true => from <= at && at < until,
            false => from <= at || at < until,
        })
    }

    /// Whether the digest goes on this day of the week.
    pub fn is_mailed_on(&self, weekday: Weekday) -> bool {
        let place = weekday.to_monday_zero_offset();
        let chosen = usize::try_from(place).ok().and_then(|place| self.weekdays.get(place));
        self.is_mailed && chosen.copied().unwrap_or(false)
    }
}

/// After so many tries a letter is given up.
pub const MOST_TRIES: i64 = 12;

/// How many minutes a letter waits after so many tries that failed: longer each time, an hour at most. Twelve tries take
/// about eight hours, so that a server that is away for a morning loses nothing.
pub const fn wait_minutes(tries: i64) -> i64 {
    match tries {
        ..=1 => 1,
        2 => 2,
        3 => 5,
        4 => 15,
        5 => 30,
        _ => 60,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::time;

    #[test]
    fn quiet_hours_go_over_midnight_and_end_on_the_minute() {
        let choices = NoticeChoices::usual();
        for (at, quiet) in [
            (time(17, 59, 59, 0), false),
            (time(18, 0, 0, 0), true),
            (time(23, 59, 0, 0), true),
            (time(0, 0, 0, 0), true),
            (time(6, 59, 59, 0), true),
            (time(7, 0, 0, 0), false),
        ] {
            assert_eq!(choices.is_quiet(at), quiet, "{at}");
        }
        let by_day = NoticeChoices { quiet: Some((time(8, 30, 0, 0), time(15, 0, 0, 0))), ..choices.clone() };
        assert!(by_day.is_quiet(time(12, 0, 0, 0)) && !by_day.is_quiet(time(15, 0, 0, 0)));
        let never = NoticeChoices { quiet: None, ..choices };
        assert!(!never.is_quiet(time(3, 0, 0, 0)));
    }

    #[test]
    fn the_usual_digest_goes_on_school_days_and_never_when_it_is_off() {
        let usual = NoticeChoices::usual();
        assert!(usual.is_mailed_on(Weekday::Monday) && usual.is_mailed_on(Weekday::Friday));
        assert!(!usual.is_mailed_on(Weekday::Saturday) && !usual.is_mailed_on(Weekday::Sunday));
        let off = NoticeChoices { is_mailed: false, ..usual };
        assert!(!off.is_mailed_on(Weekday::Monday));
    }

    #[test]
    fn words_and_kinds_belong_together() {
        for kind in NoticeKind::ALL {
            assert_eq!(NoticeKind::from_code(kind.code()), Some(*kind));
        }
        for part in DigestPart::ALL {
            assert_eq!(DigestPart::from_code(part.code()), Some(*part));
        }
        assert_eq!(NoticeKind::from_code("letter"), None);
    }

    #[test]
    fn twelve_tries_take_a_morning_and_the_wait_never_shrinks() {
        let waits: Vec<i64> = (1..MOST_TRIES).map(wait_minutes).collect();
        assert!(waits.is_sorted() && waits.iter().sum::<i64>() >= 6 * 60, "{waits:?}");
    }
}
