//! Signals: computed from results, never typed. Who looked at one answers it; it then sleeps for a while. A pupil with a
//! signal that nobody answered, about whom nothing is open, is a blind spot.

mod absent;
mod answer;
mod attention;
mod evidence;
mod missing;
mod overdue;
mod rules;
mod thresholds;
mod weakest;
mod worse;

pub use absent::absent_often;
pub use answer::{Answer, Answered, Woke};
pub use attention::social_emotional;
pub use evidence::{AttentionScale, Evidence, WeakSitting};
pub use missing::{CurrentPart, GroupSitting, PupilSittings, current_part, missing_at};
pub use overdue::plan_overdue;
pub use rules::{Circumstances, signals_of};
pub use thresholds::{InvalidThreshold, Threshold, Thresholds};
pub use worse::{Figures, is_worse};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// The kinds of signal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SignalKind {
    /// The latest level is in the lowest band.
    Low,
    /// The level fell by several steps at once, or twice in a row.
    Drop,
    /// The latest skill score is below the one before on the same scale.
    NegativeGrowth,
    /// The skill score grew by less than a share of what is expected.
    SlowGrowth,
    /// In the weakest tenth at reading words, several test moments in a row: the dyslexia route.
    WeakestTenthThrice,
    /// The latest indication of the reference level is below 1F, in the last years of the school.
    ReferenceLevelAtRisk,
    /// The latest result of a social-emotional or observation scale asks for attention.
    SocialEmotional,
    /// Absent for many hours in a few weeks.
    AbsentOften,
    /// A plan for the pupil asks for something that should have been done.
    PlanOverdue,
    /// The latest percentile is very high, or the level was in the highest band at the last sittings.
    High,
    /// The group was tested, this pupil was not.
    Missing,
}

impl SignalKind {
    /// All kinds, in the order in which a page shows them.
    pub const ALL: [Self; 11] = [
        Self::Low,
        Self::Drop,
        Self::NegativeGrowth,
        Self::SlowGrowth,
        Self::WeakestTenthThrice,
        Self::ReferenceLevelAtRisk,
        Self::SocialEmotional,
        Self::AbsentOften,
        Self::PlanOverdue,
        Self::Missing,
        Self::High,
    ];

    /// The word in files and addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::Drop => "drop",
            Self::NegativeGrowth => "negative_growth",
            Self::SlowGrowth => "slow_growth",
            Self::WeakestTenthThrice => "weakest_tenth_thrice",
            Self::ReferenceLevelAtRisk => "reference_level_at_risk",
            Self::SocialEmotional => "social_emotional",
            Self::AbsentOften => "absent_often",
            Self::PlanOverdue => "plan_overdue",
            Self::High => "high",
            Self::Missing => "missing",
        }
    }

    /// The kind with this code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// A signal about one pupil in one subject.
#[derive(Debug, Clone, PartialEq)]
pub struct Signal {
    /// The subject as the file names it; none when the test has no subject, or when it is not about one.
    pub subject: Option<String>,
    /// The day since which it holds: that of the sitting or the absence that made it so.
    pub since: Date,
    /// What it rests on.
    pub evidence: Evidence,
    /// What somebody answered; none when nobody did.
    pub answer: Option<Answered>,
}

impl Signal {
    /// A signal that nobody answered.
    pub const fn new(subject: Option<String>, since: Date, evidence: Evidence) -> Self {
        Self { subject, since, evidence, answer: None }
    }

    /// Its kind.
    pub const fn kind(&self) -> SignalKind {
        self.evidence.kind()
    }

    /// Whether somebody answered it and it is asleep: nothing to do now.
    pub fn is_asleep(&self) -> bool {
        self.answer.as_ref().is_some_and(|answered| answered.woke.is_none())
    }

    /// The figures as an answer keeps them.
    pub fn figures(&self) -> Figures {
        Figures { since: self.since, evidence: self.evidence.clone() }
    }

    /// The same with an answer to it, asleep or awake by now.
    pub fn answer_with(&mut self, answer: Answer, today: Date) {
        self.answer = Some(Answered::of(answer, &self.figures(), today));
    }
}

/// What is open about a pupil: plans that run or are agreed, each about some subjects or about the pupil as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OpenMatters {
    /// Whether something is open about the pupil as a whole.
    pub is_about_all: bool,
    /// The subjects about which something is open, as the files name them.
    pub subjects: BTreeSet<String>,
}

impl OpenMatters {
    /// Whether a signal is about something that is open.
    pub fn has(&self, signal: &Signal) -> bool {
        self.is_about_all || signal.subject.as_ref().is_some_and(|subject| self.subjects.contains(subject))
    }
}

/// Whether a pupil is a blind spot: there is a signal that is not asleep, and nothing is open that is about it.
pub fn is_blind_spot(signals: &[Signal], open: &OpenMatters) -> bool {
    signals.iter().any(|signal| !signal.is_asleep() && !open.has(signal))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::results::Decimal;
    use jiff::civil::date;

    #[test]
    fn a_blind_spot_needs_a_signal_that_is_awake_and_nothing_open() {
        let evidence = Evidence::HighPercentile { percentile: Decimal::whole(95) };
        let signal = Signal::new(Some("Rekenen".to_owned()), date(2026, 1, 20), evidence);
        let nothing = OpenMatters::default();
        assert!(is_blind_spot(std::slice::from_ref(&signal), &nothing));
        let all = OpenMatters { is_about_all: true, ..nothing.clone() };
        assert!(!is_blind_spot(std::slice::from_ref(&signal), &all));
        let of = |subject: &str| OpenMatters { subjects: [subject.to_owned()].into(), ..nothing.clone() };
        assert!(!is_blind_spot(std::slice::from_ref(&signal), &of("Rekenen")));
        assert!(
            is_blind_spot(std::slice::from_ref(&signal), &of("Spelling")),
            "a plan about another subject"
        );
        assert!(!is_blind_spot(&[], &nothing));
        let mut asleep = signal.clone();
        asleep.answer_with(answer::tests::answer(&signal, date(2026, 4, 1)), date(2026, 3, 1));
        assert!(!is_blind_spot(std::slice::from_ref(&asleep), &nothing));
        assert!(is_blind_spot(&[asleep, signal], &nothing), "one of them nobody answered");
    }

    #[test]
    fn every_kind_has_its_own_code() {
        for kind in SignalKind::ALL {
            assert_eq!(SignalKind::from_code(kind.code()), Some(kind));
        }
        assert_eq!(SignalKind::from_code("case_waits"), None);
    }
}
