//! A pupil's way through one series of tests, and which series count now.

use super::{Decimal, Level, Levels, Moment, Part, Test};
use crate::SchoolYear;
use jiff::civil::Date;
use std::{collections::BTreeMap, sync::Arc};

/// One pupil at one test on one day, with the result.
#[derive(Debug, Clone)]
pub struct Sitting {
    /// The test.
    pub test: Arc<Test>,
    /// The day.
    pub taken_on: Date,
    /// The test moment, as far as it can be known.
    pub moment: Option<Moment>,
    /// Skill score (vaardigheidsscore) on the scale of the test's series.
    pub skill_score: Option<Decimal>,
    /// Levels, each on its own scale.
    pub levels: Levels,
    /// Percentile: share of the national norm group with the same or a lower score, 0 to 100.
    pub percentile: Option<Decimal>,
    /// Didactic age equivalent (DLE) in months of education since the start of year group 3, ten a year.
    pub dle: Option<Decimal>,
    /// Functioning level: the test moment whose national mean equals this score, as the supplier gives it.
    pub functioning_level: Option<Arc<str>>,
    /// The band of a test with bands of its own, by its label.
    pub own_level: Option<Arc<str>>,
    /// Whether level, percentile and DLE come from a norm table of the school and not with the result.
    pub is_normed_here: bool,
    /// Raw score: items right, or the score of the school's own test.
    pub raw_score: Option<Decimal>,
}

impl Sitting {
    /// Whether the result says where the pupil stands against a norm. A bare raw score does not, and the result of a part
    /// of a test says it of that part only.
    pub fn has_standing(&self) -> bool {
        let has_score = self.skill_score.is_some()
            || self.percentile.is_some()
            || self.dle.is_some()
            || self.functioning_level.is_some()
            || self.levels.main().is_some();
        has_score && !self.is_of_part()
    }

    /// Whether the pupil was tested at a moment: with a standing, or with a raw score at a test that is made for that
    /// moment. The school's own tests through the year do not count.
    pub fn counts_as_tested(&self) -> bool {
        let at_its_moment = self.raw_score.is_some() && self.test.moment.is_some() && !self.is_of_part();
        self.has_standing() || at_its_moment
    }

    /// Whether the other one is of the same test moment in the same school year: a test that was taken again, or a result
    /// that came in twice with another day. As steps of a pupil's way they are one, and the later one counts.
    pub fn is_same_moment_as(&self, other: &Self) -> bool {
        self.moment.is_some()
            && self.moment == other.moment
            && SchoolYear::of(self.taken_on) == SchoolYear::of(other.taken_on)
    }

    fn is_of_part(&self) -> bool {
        self.test.names.part.is_some()
    }

    /// The school year and the part of it in which the sitting counts.
    fn period(&self) -> (SchoolYear, Option<Part>) {
        (SchoolYear::of(self.taken_on), self.moment.map(|moment| moment.part))
    }
}

/// A pupil's sittings in one series, oldest first; never empty.
#[derive(Debug, Clone)]
pub struct Progress {
    sittings: Vec<Sitting>,
}

impl Progress {
    /// Puts sittings of one series in order; `None` when there is none.
    pub fn new(mut sittings: Vec<Sitting>) -> Option<Self> {
        sittings.sort_by(|a, b| {
            (a.taken_on, a.moment, &a.test.names.code).cmp(&(b.taken_on, b.moment, &b.test.names.code))
        });
        (!sittings.is_empty()).then_some(Self { sittings })
    }

    /// All sittings, oldest first.
    pub fn sittings(&self) -> &[Sitting] {
        &self.sittings
    }

    /// The newest sitting.
    pub fn latest(&self) -> &Sitting {
        #[expect(clippy::expect_used, reason = "`new` makes no empty one")]
        self.sittings.last().expect("never empty")
    }

    /// The steps of the pupil's way, the newest first: of each moment the newest sitting.
    pub fn steps_back(&self) -> impl Iterator<Item = &Sitting> {
        let newest_first = self.sittings.iter().rev();
        newest_first.clone().zip(std::iter::once(None).chain(newest_first.map(Some))).filter_map(
            |(sitting, later)| {
                let is_repeated = later.is_some_and(|later| sitting.is_same_moment_as(later));
                (!is_repeated).then_some(sitting)
            },
        )
    }

    /// The step before the newest.
    pub fn previous(&self) -> Option<&Sitting> {
        self.steps_back().nth(1)
    }

    /// The subject as the newest file names it.
    pub fn subject(&self) -> Option<&str> {
        self.latest().test.subject.as_deref()
    }

    /// The newest sitting at an earlier moment than the latest one that has a skill score on the same scale.
    pub fn previous_score(&self) -> Option<&Sitting> {
        self.score_before(self.sittings.len() - 1)
    }

    /// The newest sitting before one of them, counted from 0, that has a skill score on the same scale and is not of the
    /// same moment.
    pub fn score_before(&self, at: usize) -> Option<&Sitting> {
        let (earlier, rest) = self.sittings.split_at_checked(at)?;
        let here = rest.first()?;
        let is_step = |one: &&Sitting| {
            one.skill_score.is_some()
                && here.test.shares_scale_with(&one.test)
                && !one.is_same_moment_as(here)
        };
        earlier.iter().rev().find(is_step)
    }

    /// The level at the sitting before the newest: on the scale of the newest level, or on its own main scale when the two
    /// have none in common.
    pub fn previous_level(&self) -> Option<Level> {
        let before = self.previous()?.levels;
        let now = self.latest().levels.main();
        now.and_then(|now| before.on(now.scale())).or_else(|| before.main())
    }

    /// Growth at each of the sittings, oldest first: its skill score less the one before on the same scale.
    pub fn growths(&self) -> Vec<Option<Decimal>> {
        let growth_at = |(at, here): (usize, &Sitting)| {
            Some(here.skill_score?.minus(self.score_before(at)?.skill_score?))
        };
        self.sittings.iter().enumerate().map(growth_at).collect()
    }

    /// Growth: the latest skill score less the one before on the same scale.
    pub fn growth(&self) -> Option<Decimal> {
        let before = self.previous_score()?;
        Some(self.latest().skill_score?.minus(before.skill_score?))
    }
}

/// The series that say where a pupil stands now, by subject: of each subject the series with the newest sitting, and
/// beside it those that were taken at that same part of that same school year (reading words and reading texts, say).
/// A series that another one has followed up is left out. Sittings without a standing are left out too.
pub fn current_progress(sittings: impl IntoIterator<Item = Sitting>) -> Vec<Progress> {
    let mut by_series: BTreeMap<String, Vec<Sitting>> = BTreeMap::new();
    for sitting in sittings.into_iter().filter(Sitting::has_standing) {
        by_series.entry(sitting.test.series.0.clone()).or_default().push(sitting);
    }
    // The subject is that of the newest file: a series keeps together when a supplier spells its subject otherwise.
    let mut by_subject: BTreeMap<String, Vec<Progress>> = BTreeMap::new();
    for progress in by_series.into_values().filter_map(Progress::new) {
        // A test without a subject is its own subject: nothing says that two of them belong together.
        let no_subject = || format!("\u{10ffff}{}", progress.latest().test.series.0);
        let subject = progress.subject().map_or_else(no_subject, str::to_lowercase);
        by_subject.entry(subject).or_default().push(progress);
    }
    let mut current = Vec::new();
    for mut all in by_subject.into_values() {
        all.sort_by_key(|progress| std::cmp::Reverse(progress.latest().taken_on));
        let newest = all.first().map(|progress| progress.latest().period());
        current.extend(all.into_iter().enumerate().filter_map(|(index, progress)| {
            (index == 0 || Some(progress.latest().period()) == newest).then_some(progress)
        }));
    }
    current
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::{
        ids::TestId,
        results::{LevelScale, Series, TestNames},
    };
    use jiff::civil::date;

    /// A sitting for tests: `code` such as `RW-M5`, the day, skill score and level on I-V.
    pub(crate) fn sitting(subject: &str, code: &str, day: Date, score: Option<i32>, level: &str) -> Sitting {
        let mut levels = Levels::default();
        if let Ok(level) = Level::parse(LevelScale::Roman, level) {
            levels.set(level);
        }
        let test = Test {
            id: TestId(uuid::Uuid::nil()),
            names: TestNames { code: code.into(), ..TestNames::default() },
            name: None,
            subject: Some(subject.into()),
            series: Series::of(code, None, None),
            moment: Moment::find_in(code).map(|(moment, _)| moment),
            year_group: None,
            kind: crate::results::TestKind::Standard,
            bands: Vec::new(),
        };
        Sitting {
            moment: test.moment,
            test: Arc::new(test),
            taken_on: day,
            skill_score: score.map(Decimal::whole),
            levels,
            percentile: None,
            dle: None,
            functioning_level: None,
            own_level: None,
            is_normed_here: false,
            raw_score: None,
        }
    }

    #[test]
    fn growth_is_against_the_sitting_before_on_the_same_scale() {
        let progress = Progress::new(vec![
            sitting("Rekenen", "RW-M5", date(2026, 1, 20), Some(198), "III"),
            sitting("Rekenen", "RW-M4", date(2025, 1, 20), Some(170), "III"),
            sitting("Rekenen", "RW-E4", date(2025, 6, 10), Some(184), "III"),
        ])
        .unwrap();
        assert_eq!(progress.latest().moment.unwrap().to_string(), "M5");
        assert_eq!(progress.growth(), Some(Decimal::whole(14)));
        let growths = [None, Some(Decimal::whole(14)), Some(Decimal::whole(14))];
        assert_eq!(progress.growths(), growths, "184 less 170, 198 less 184");
    }

    #[test]
    fn a_result_that_came_twice_with_another_day_is_one_step() {
        let progress = Progress::new(vec![
            sitting("Rekenen", "RW-E4", date(2025, 6, 10), Some(120), "III"),
            sitting("Rekenen", "RW-M5", date(2026, 1, 20), Some(129), "IV"),
            sitting("Rekenen", "RW-M5", date(2026, 1, 22), Some(130), "III"),
        ])
        .unwrap();
        assert_eq!(progress.growth(), Some(Decimal::whole(10)), "against E4, not against the day before");
        assert_eq!(progress.previous().unwrap().taken_on, date(2025, 6, 10));
        assert_eq!(progress.growths(), [None, Some(Decimal::whole(9)), Some(Decimal::whole(10))]);
        let doubled = Progress::new(vec![
            sitting("Rekenen", "RW-M5", date(2025, 1, 20), Some(120), "III"),
            sitting("Rekenen", "RW-M5", date(2026, 1, 20), Some(129), "IV"),
        ]);
        assert_eq!(doubled.unwrap().growth(), Some(Decimal::whole(9)), "a year later it is a step");
    }

    #[test]
    fn another_scale_gives_no_growth() {
        let mut old = sitting("Rekenen", "RW-E4", date(2025, 6, 10), Some(184), "III");
        let mut new = sitting("Rekenen", "RW-M5", date(2026, 1, 20), Some(98), "III");
        for (sitting, scale) in [(&mut old, "a"), (&mut new, "b")] {
            Arc::make_mut(&mut sitting.test).names.scale = Some(scale.into());
        }
        assert_eq!(Progress::new(vec![old, new]).unwrap().growth(), None);
    }

    #[test]
    fn a_followed_up_series_is_left_out_and_parallel_series_stay() {
        let current = current_progress(vec![
            sitting("Rekenen", "C3-RW-E4", date(2025, 6, 10), Some(84), "I"),
            sitting("Rekenen", "LIB-RW-M5", date(2026, 1, 20), Some(198), "III"),
            sitting("Technisch lezen", "DMT-M5", date(2026, 1, 22), Some(60), "II"),
            sitting("Technisch lezen", "TL-M5", date(2026, 2, 3), Some(160), "II"),
        ]);
        let series: Vec<&str> = current.iter().map(|p| p.latest().test.series.0.as_str()).collect();
        assert_eq!(series, ["LIB-RW", "TL", "DMT"]);
    }

    #[test]
    fn a_series_keeps_together_when_its_subject_is_spelled_otherwise() {
        let current = current_progress(vec![
            sitting("Rekenen", "RW-E4", date(2025, 6, 10), Some(210), "I"),
            sitting("Rekenen-Wiskunde", "RW-M5", date(2026, 1, 20), Some(200), "IV"),
        ]);
        assert_eq!(current.len(), 1);
        assert_eq!(
            (current[0].subject(), current[0].growth()),
            (Some("Rekenen-Wiskunde"), Some(Decimal::whole(-10)))
        );
    }

    #[test]
    fn a_part_of_a_test_never_stands_for_the_whole() {
        let mut part = sitting("Rekenen", "RW-M5", date(2026, 1, 20), Some(50), "V");
        Arc::make_mut(&mut part.test).names.part = Some("getallen".into());
        let whole = sitting("Rekenen", "RW-M5", date(2026, 1, 20), Some(200), "I");
        let current = current_progress(vec![part, whole]);
        assert_eq!(current.len(), 1);
        assert_eq!(current[0].latest().levels.main().unwrap().name(), "I");
        assert_eq!(current[0].growth(), None);
    }

    #[test]
    fn a_bare_raw_score_says_nothing_about_standing() {
        let mut own = sitting("Rekenen", "BLOK3", date(2026, 1, 20), None, "");
        own.raw_score = Some(Decimal::whole(17));
        assert!(current_progress(vec![own]).is_empty());
    }
}
