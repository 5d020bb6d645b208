//! How the demo's pupils come to their scores: an ability model, **invented for this demo only**.
//!
//! No figure in here is of a real test, and no scale, mean, spread or norm is that of a publisher; they are made up so
//! that the curves look plausible. Each subject has a mean per test moment that rises ever more slowly and one spread.
//! A pupil stands so many spreads above or below the mean; score, percentile and level follow from that alone. All of
//! it is counted in whole thousandths.

use domain::results::{Level, LevelScale, Levels, Moment, Part};

/// The six subjects of the demo.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Subject {
    /// Rekenen-Wiskunde.
    Arithmetic,
    /// Begrijpend lezen.
    Comprehension,
    /// Spelling.
    Spelling,
    /// Technisch lezen: reading words.
    Words,
    /// Woordenschat.
    Vocabulary,
    /// Lezen AVI: a level on the AVI order, no score.
    Avi,
}

impl Subject {
    /// All subjects.
    pub(super) const ALL: [Self; 6] =
        [Self::Arithmetic, Self::Comprehension, Self::Spelling, Self::Words, Self::Vocabulary, Self::Avi];

    /// The subject as the file names it (vakgebied).
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Arithmetic => "Rekenen-Wiskunde",
            Self::Comprehension => "Begrijpend lezen",
            Self::Spelling => "Spelling",
            Self::Words => "Technisch lezen",
            Self::Vocabulary => "Woordenschat",
            Self::Avi => "Lezen AVI",
        }
    }

    /// Its two or three letters in test codes.
    const fn letters(self) -> &'static str {
        match self {
            Self::Arithmetic => "RW",
            Self::Comprehension => "BL",
            Self::Spelling => "SP",
            Self::Words => "TL",
            Self::Vocabulary => "WS",
            Self::Avi => "AVI",
        }
    }

    /// The code of the test at a moment, for example `DEMO-RW-M5`.
    pub(super) fn test_code(self, moment: Moment) -> String {
        format!("DEMO-{}-{moment}", self.letters())
    }

    /// The code of the scale of its skill scores; AVI has none.
    pub(super) fn scale(self) -> Option<String> {
        (self != Self::Avi).then(|| format!("demo-{}", self.letters().to_ascii_lowercase()))
    }

    /// Mean skill score of the invented norm group at M3, E3, M4, ... E7, B8, M8; 0 where there is no such test.
    const fn means(self) -> [i32; 12] {
        match self {
            Self::Arithmetic => [100, 126, 148, 168, 186, 202, 217, 231, 244, 256, 261, 269],
            Self::Comprehension => [0, 98, 116, 132, 146, 159, 171, 182, 192, 201, 205, 212],
            Self::Spelling => [100, 123, 143, 161, 177, 191, 204, 216, 227, 237, 0, 247],
            Self::Words => [60, 86, 106, 122, 136, 148, 159, 169, 178, 187, 0, 196],
            Self::Vocabulary => [50, 59, 68, 76, 84, 91, 98, 104, 110, 116, 0, 122],
            Self::Avi => [1; 12],
        }
    }

    /// One standard deviation of the invented norm group, in points of the scale, the same at every moment.
    const fn spread(self) -> i32 {
        match self {
            Self::Arithmetic => 24,
            Self::Comprehension => 20,
            Self::Spelling => 21,
            Self::Words => 22,
            Self::Vocabulary | Self::Avi => 12,
        }
    }

    /// The mean at a moment; `None` when the subject has no test then.
    fn mean(self, moment: Moment) -> Option<i32> {
        let is_there = self != Self::Avi || moment.part != Part::Begin;
        let mean = self.means().get(place_of(moment)?).copied()?;
        (mean > 0 && is_there).then_some(mean)
    }

    /// Whether there is a test of this subject at this moment.
    pub(super) fn is_tested_at(self, moment: Moment) -> bool {
        self.mean(moment).is_some()
    }
}

/// The reference level that an invented test points to: for arithmetic and comprehension, from year group 6 on. The borders
/// are invented like the rest.
pub(super) fn reference_level(subject: Subject, moment: Moment, standing: i32) -> Option<Level> {
    let is_indicated = matches!(subject, Subject::Arithmetic | Subject::Comprehension);
    let name = match standing {
        ..-1000 => "<1F",
        -1000..300 => "1F",
        _ => "1S/2F",
    };
    Level::named(LevelScale::Reference, name).filter(|_| is_indicated && moment.year_group >= 6)
}

/// The place of a moment among M3, E3, ... E7, B8, M8; there are no tests at other moments.
fn place_of(moment: Moment) -> Option<usize> {
    let year = usize::from(moment.year_group.checked_sub(3)?);
    match (moment.year_group, moment.part) {
        (3..=7, Part::Middle) => Some(2 * year),
        (3..=7, Part::End) => Some(2 * year + 1),
        (8, Part::Begin) => Some(10),
        (8, Part::Middle) => Some(11),
        _ => None,
    }
}

/// The moments M3 to M8, in the order of a pupil's years.
fn moments() -> impl Iterator<Item = Moment> {
    let all = (3..=8).flat_map(|year_group| Part::ALL.map(|part| Moment { year_group, part }));
    all.filter(|moment| place_of(*moment).is_some())
}

/// What one sitting gave on the invented scale.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Outcome {
    /// Skill score.
    pub(super) score: i32,
    /// Percentile within the invented norm group, 1 to 99.
    pub(super) percentile: u8,
    /// Level I to V.
    pub(super) levels: Levels,
    /// The moment whose mean lies nearest to the score.
    pub(super) functioning_level: Moment,
}

/// The outcome for a pupil who stands `standing` thousandths of a spread above the mean (below it when negative);
/// `None` when the subject has no test with a score at this moment.
pub(super) fn outcome(subject: Subject, moment: Moment, standing: i32) -> Option<Outcome> {
    if subject == Subject::Avi {
        return None;
    }
    let (mean, spread) = (subject.mean(moment)?, subject.spread());
    let score = (mean + (standing * spread + 500).div_euclid(1000)).max(1);
    let percentile = percentile((score - mean) * 1000 / spread);
    let nearest = moments()
        .filter_map(|at| Some(((subject.mean(at)? - score).abs(), at)))
        .min_by_key(|(distance, _)| *distance);
    let mut levels = Levels::default();
    levels.set(level_of(percentile)?);
    Some(Outcome { score, percentile, levels, functioning_level: nearest?.1 })
}

/// The AVI level for a pupil with this standing, never below the level reached before.
pub(super) fn avi(moment: Moment, standing: i32, reached: Option<&'static str>) -> Option<Level> {
    const ORDER: [&str; 12] = ["Start", "M3", "E3", "M4", "E4", "M5", "E5", "M6", "E6", "M7", "E7", "Plus"];
    let own = i32::try_from(place_of(moment)?.min(10)).ok()? + 1;
    let place =
        usize::try_from(own + (standing * 17 + 5_000).div_euclid(10_000)).unwrap_or(0).min(ORDER.len() - 1);
    let before = reached.and_then(|name| ORDER.iter().position(|known| *known == name)).unwrap_or(0);
    Level::parse(LevelScale::Avi, ORDER.get(place.max(before))?).ok()
}

/// The share of a normally spread group, in whole per cent from 1 to 99, with the same or a lower standing.
fn percentile(standing: i32) -> u8 {
    /// Where the rounded share grows from 50 to 51, from 51 to 52, ... from 98 to 99 per cent: the inverse of the
    /// standard normal distribution in thousandths.
    const STEPS: [i32; 49] = [
        13, 38, 63, 88, 113, 138, 164, 189, 215, 240, 266, 292, 319, 345, 372, 399, 426, 454, 482, 510, 539,
        568, 598, 628, 659, 690, 722, 755, 789, 824, 860, 896, 935, 974, 1015, 1058, 1103, 1150, 1200, 1254,
        1311, 1372, 1440, 1514, 1598, 1695, 1812, 1960, 2170,
    ];
    let beyond = STEPS.iter().filter(|step| standing.abs() >= **step).count();
    let beyond = u8::try_from(beyond).unwrap_or(49);
    if standing < 0 { 50 - beyond } else { 50 + beyond }
}

/// The level I to V of a percentile: fifths, with `+` for the best and `-` for the weakest tenth.
pub(super) fn level_of(percentile: u8) -> Option<Level> {
    let name = match percentile {
        90.. => "I+",
        81.. => "I",
        61.. => "II",
        41.. => "III",
        21.. => "IV",
        11.. => "V",
        _ => "V-",
    };
    Level::parse(LevelScale::Roman, name).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Moment {
        text.parse().unwrap()
    }

    #[test]
    fn means_rise_ever_more_slowly_up_to_year_group_seven() {
        for subject in Subject::ALL.into_iter().filter(|subject| *subject != Subject::Avi) {
            let means: Vec<i32> =
                moments().filter(|m| m.year_group < 8).filter_map(|m| subject.mean(m)).collect();
            let growth: Vec<i32> = means.windows(2).map(|pair| pair[1] - pair[0]).collect();
            assert!(growth.iter().all(|points| *points > 0), "{subject:?} {growth:?}");
            assert!(growth.windows(2).all(|pair| pair[1] <= pair[0]), "{subject:?} {growth:?}");
        }
    }

    #[test]
    fn the_mean_is_the_middle_and_its_moment_the_functioning_level() {
        let outcome = outcome(Subject::Arithmetic, at("M5"), 0).unwrap();
        assert_eq!((outcome.score, outcome.percentile), (186, 50));
        assert_eq!(outcome.functioning_level, at("M5"));
        assert_eq!(outcome.levels.main().unwrap().name(), "III");
        assert_eq!(super::outcome(Subject::Comprehension, at("M3"), 0), None);
        assert_eq!(super::outcome(Subject::Words, at("E2"), 0), None);
    }

    #[test]
    fn percentiles_follow_the_normal_curve_and_rise_with_the_standing() {
        for (standing, share) in
            [(-4000, 1), (-2000, 2), (-1000, 16), (0, 50), (1000, 84), (2000, 98), (4000, 99)]
        {
            assert_eq!(percentile(standing), share, "{standing}");
        }
        assert!((-4000..4000).all(|standing| percentile(standing) <= percentile(standing + 1)));
    }

    #[test]
    fn avi_never_falls_back() {
        assert_eq!(avi(at("M5"), 0, None).unwrap().name(), "M5");
        assert_eq!(avi(at("M5"), -1200, Some("E4")).unwrap().name(), "E4");
        assert_eq!(avi(at("M8"), 2000, None).unwrap().name(), "Plus");
        assert_eq!(avi(at("M3"), -3000, None).unwrap().name(), "Start");
    }
}
