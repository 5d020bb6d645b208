//! What came of a goal: from the results where a test measures it, else from a person.

use super::{Measure, Target};
use crate::{
    Personal, SchoolYear,
    ids::{GoalId, PupilId},
    results::{Decimal, Level, Moment, Progress, Sitting},
};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Whether a goal was reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Reached.
    Reached,
    /// Some of the way.
    Partly,
    /// Not reached.
    Not,
}

impl Outcome {
    /// All, the best first.
    pub const ALL: [Self; 3] = [Self::Reached, Self::Partly, Self::Not];

    /// The code in the database and in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Reached => "reached",
            Self::Partly => "partly",
            Self::Not => "not",
        }
    }

    /// The outcome with a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.code() == code)
    }
}

/// What one sitting says, as far as a goal asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// The day.
    pub on: Date,
    /// The test moment.
    pub moment: Option<Moment>,
    /// The level: on the scale of the goal where it asks for one, else the main one.
    pub level: Option<Level>,
    /// The skill score, on the scale of its series.
    pub score: Option<Decimal>,
}

/// What came of a goal for one pupil.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GoalOutcome {
    /// The goal.
    pub goal: GoalId,
    /// The pupil.
    pub pupil: PupilId,
    /// Where the pupil stood when the plan began.
    pub baseline: Option<Reading>,
    /// Where the pupil stands now, or stood when the plan ended.
    pub actual: Option<Reading>,
    /// Whether it was reached; none as long as nobody and no test says so.
    pub outcome: Option<Outcome>,
    /// Whether a person said so.
    pub is_by_hand: bool,
    /// What she said with it.
    pub remark: Personal<String>,
}

/// What the sittings of a pupil say that a goal looks at, in order of time; none when no test measures it. Of a subject
/// with several series, and no series named, it is the one with the newest sitting.
pub fn readings(measure: &Measure, progress: &[Progress]) -> Vec<Reading> {
    let Measure::Test { subject, series, target, .. } = measure else { return Vec::new() };
    let of_goal = progress.iter().filter(|one| {
        one.subject() == Some(subject.as_str())
            && series.as_ref().is_none_or(|series| one.latest().test.series == *series)
    });
    let newest = of_goal.max_by_key(|one| one.latest().taken_on);
    newest
        .map(|one| one.sittings().iter().map(|sitting| reading(target, sitting)).collect())
        .unwrap_or_default()
}

fn reading(target: &Target, sitting: &Sitting) -> Reading {
    let level = match target {
        Target::Level(level) => sitting.levels.on(level.scale()),
        Target::Score(_) | Target::Growth(_) => sitting.levels.main(),
    };
    Reading { on: sitting.taken_on, moment: sitting.moment, level, score: sitting.skill_score }
}

fn tells(target: &Target, reading: &Reading) -> bool {
    match target {
        Target::Level(_) => reading.level.is_some(),
        Target::Score(_) | Target::Growth(_) => reading.score.is_some(),
    }
}

/// Where a pupil stood when a plan began: the newest reading that says something up to its first day.
pub fn baseline(measure: &Measure, readings: &[Reading], starts_on: Date) -> Option<Reading> {
    let Measure::Test { target, .. } = measure else { return None };
    readings.iter().rev().find(|one| one.on <= starts_on && tells(target, one)).copied()
}

/// Where a pupil stands by a goal that is due on a day: the newest reading after the plan began, at the part of the school
/// year that the goal names, when it names one. What comes after that school year is of a later plan.
pub fn actual(measure: &Measure, readings: &[Reading], (starts_on, due_on): (Date, Date)) -> Option<Reading> {
    let Measure::Test { target, part, .. } = measure else { return None };
    let last = SchoolYear::of(due_on).last_day();
    let is_of_goal = |one: &&Reading| {
        one.on > starts_on
            && one.on <= last
            && tells(target, one)
            && part.is_none_or(|part| one.moment.is_some_and(|moment| moment.part == part))
    };
    readings.iter().rev().find(is_of_goal).copied()
}

/// Whether a goal was reached. Who did not reach it but stands higher than at the beginning reached it partly. None when
/// a reading lacks, or the levels are of different scales.
pub fn judge(target: Target, baseline: Option<Reading>, actual: Option<Reading>) -> Option<Outcome> {
    let actual = actual?;
    let (is_reached, is_higher) = match target {
        Target::Level(wanted) => {
            let level = actual.level.filter(|level| level.scale() == wanted.scale())?;
            let before = baseline.and_then(|one| one.level).filter(|one| one.scale() == wanted.scale());
            (!level.is_below(wanted), before.is_some_and(|before| before.is_below(level)))
        }
        Target::Score(wanted) => {
            let score = actual.score?;
            let before = baseline.and_then(|one| one.score);
            (score >= wanted, before.is_some_and(|before| score > before))
        }
        Target::Growth(wanted) => {
            let growth = actual.score?.minus(baseline?.score?);
            (growth >= wanted, growth > Decimal::whole(0))
        }
    };
    Some(match (is_reached, is_higher) {
        (true, _) => Outcome::Reached,
        (false, true) => Outcome::Partly,
        (false, false) => Outcome::Not,
    })
}

/// How many pupils reached a goal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Reached it.
    pub reached: u32,
    /// Reached it partly.
    pub partly: u32,
    /// Did not reach it.
    pub not: u32,
    /// Of whom it is not known.
    pub unknown: u32,
}

impl Tally {
    /// Counts outcomes.
    pub fn of(outcomes: impl IntoIterator<Item = Option<Outcome>>) -> Self {
        let mut tally = Self::default();
        for outcome in outcomes {
            let number = match outcome {
                Some(Outcome::Reached) => &mut tally.reached,
                Some(Outcome::Partly) => &mut tally.partly,
                Some(Outcome::Not) => &mut tally.not,
                None => &mut tally.unknown,
            };
            *number = number.saturating_add(1);
        }
        tally
    }

    /// Of how many it is known.
    pub const fn known(self) -> u32 {
        self.reached.saturating_add(self.partly).saturating_add(self.not)
    }

    /// Whether a group reached a goal that a share of its pupils, in per cent, has to reach (everybody when none is
    /// given): reached when enough of those of whom it is known did, partly when some did. None when it is known of nobody.
    pub fn outcome(self, share: Option<u8>) -> Option<Outcome> {
        let known = u64::from(self.known());
        if known == 0 {
            return None;
        }
        let reached = u64::from(self.reached) * 100;
        Some(if reached >= u64::from(share.unwrap_or(100)) * known {
            Outcome::Reached
        } else if self.reached > 0 || self.partly > 0 {
            Outcome::Partly
        } else {
            Outcome::Not
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::results::{LevelScale, Part};
    use jiff::civil::date;

    fn level(name: &str) -> Option<Level> {
        Level::named(LevelScale::Roman, name)
    }

    fn reading(on: Date, name: &str, score: i32) -> Reading {
        let moment = Some(Moment { year_group: 5, part: Part::Middle });
        Reading { on, moment, level: level(name), score: Some(Decimal::whole(score)) }
    }

    fn measure(target: Target, part: Option<Part>) -> Measure {
        Measure::Test { subject: "Rekenen".to_owned(), series: None, part, target }
    }

    #[test]
    fn judges_levels_scores_and_growth() {
        let before = Some(reading(date(2025, 6, 1), "IV", 80));
        let same = Some(reading(date(2026, 2, 1), "IV", 80));
        let after = Some(reading(date(2026, 2, 1), "III", 90));
        let three = Target::Level(level("III").unwrap());
        assert_eq!(judge(three, before, after), Some(Outcome::Reached));
        assert_eq!(judge(Target::Level(level("II").unwrap()), before, after), Some(Outcome::Partly));
        assert_eq!(judge(three, before, same), Some(Outcome::Not));
        assert_eq!(judge(three, before, None), None);
        assert_eq!(judge(Target::Score(Decimal::whole(90)), None, after), Some(Outcome::Reached));
        assert_eq!(judge(Target::Score(Decimal::whole(91)), before, after), Some(Outcome::Partly));
        assert_eq!(judge(Target::Growth(Decimal::whole(10)), before, after), Some(Outcome::Reached));
        assert_eq!(judge(Target::Growth(Decimal::whole(11)), before, after), Some(Outcome::Partly));
        assert_eq!(judge(Target::Growth(Decimal::whole(1)), None, after), None, "nothing to grow from");
    }

    #[test]
    fn what_counts_lies_between_the_first_day_and_the_end_of_the_school_year() {
        let all = [
            reading(date(2025, 6, 1), "IV", 80),
            reading(date(2026, 2, 1), "III", 90),
            reading(date(2026, 9, 20), "I", 120),
        ];
        let goal = measure(Target::Score(Decimal::whole(90)), None);
        assert_eq!(baseline(&goal, &all, date(2025, 9, 1)).map(|one| one.on), Some(date(2025, 6, 1)));
        let due = (date(2025, 9, 1), date(2026, 2, 20));
        assert_eq!(actual(&goal, &all, due).map(|one| one.on), Some(date(2026, 2, 1)));
        let at_end = measure(Target::Score(Decimal::whole(90)), Some(Part::End));
        assert_eq!(actual(&at_end, &all, due), None, "no sitting of that part yet");
    }

    #[test]
    fn a_group_reaches_a_goal_when_enough_of_those_known_did() {
        let tally = Tally { reached: 8, partly: 1, not: 1, unknown: 5 };
        assert_eq!(tally.outcome(Some(80)), Some(Outcome::Reached));
        assert_eq!(tally.outcome(Some(81)), Some(Outcome::Partly));
        assert_eq!(tally.outcome(None), Some(Outcome::Partly));
        assert_eq!(Tally { unknown: 3, ..Tally::default() }.outcome(Some(80)), None);
        assert_eq!(Tally { not: 3, ..Tally::default() }.outcome(Some(80)), Some(Outcome::Not));
    }
}
