//! By which measure a series is drawn: only what its results have.

use crate::norms::level_bands;
use domain::results::{Level, LevelScale, Moment, Part, Progress, Sitting};

/// What stands on the value axis.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Measure {
    /// The place in the national norm group: percentile, else the middle of the band of the level.
    Place,
    /// The skill score on the scale of the series.
    Score,
    /// The functioning level: the moment whose national mean equals the score.
    Functioning,
    /// The didactic age equivalent, in months.
    Dle,
    /// The level on a scale that is an order: AVI or reference level.
    Steps,
    /// The raw score, on the bands of the test's own.
    Raw,
}

impl Measure {
    /// All, in the order in which a page prefers them.
    pub const ALL: [Self; 6] =
        [Self::Place, Self::Score, Self::Steps, Self::Functioning, Self::Dle, Self::Raw];

    /// The word in addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Place => "place",
            Self::Score => "score",
            Self::Functioning => "functioning",
            Self::Dle => "dle",
            Self::Steps => "level",
            Self::Raw => "raw",
        }
    }

    /// The measure with this word.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|measure| measure.code() == code)
    }

    /// The measures that at least one result of a series has, the preferred one first.
    pub fn of(progress: &Progress) -> Vec<Self> {
        let has = |measure: &Self| progress.sittings().iter().any(|s| measure.value(progress, s).is_some());
        let mut all: Vec<Self> = Self::ALL.into_iter().filter(has).collect();
        // A raw score of a test that has a better measure says nothing by itself.
        let is_own = !progress.latest().test.bands.is_empty();
        if all.len() > 1 && !is_own {
            all.retain(|measure| *measure != Self::Raw);
        }
        all
    }

    /// The value of a sitting, and whether it is known and not the middle of a band.
    pub(super) fn value(self, progress: &Progress, sitting: &Sitting) -> Option<(f64, bool)> {
        match self {
            Self::Place => match sitting.percentile {
                Some(percentile) => Some((percentile.as_f64(), true)),
                None => Some((middle(sitting.levels.on(band_scale(progress)?)?)?, false)),
            },
            Self::Score => sitting.skill_score.map(|score| (score.as_f64(), true)),
            Self::Functioning => {
                let moment: Moment = sitting.functioning_level.as_deref()?.parse().ok()?;
                Some((months(moment), true))
            }
            Self::Dle => sitting.dle.map(|dle| (dle.as_f64(), true)),
            Self::Steps => {
                let level = sitting.levels.on(step_scale(progress)?)?;
                Some((f64::from(level.step()), true))
            }
            Self::Raw => sitting.raw_score.map(|score| (score.as_f64(), true)),
        }
    }
}

/// The middle of the band of a level, as a percentile.
fn middle(level: Level) -> Option<f64> {
    let band = level_bands(level.scale()).get(usize::from(level.band()?))?;
    Some(f64::midpoint(f64::from(band.percentile_from), f64::from(band.percentile_to)))
}

/// Where a moment lies on the axis of functioning levels, in months of education since the start of year group 3: ten a
/// year, the middle at five. Only to draw: a functioning level is a moment and no number.
pub(super) fn months(moment: Moment) -> f64 {
    let part = match moment.part {
        Part::Begin => 0.0,
        Part::Middle => 5.0,
        Part::End => 10.0,
    };
    (f64::from(moment.year_group) - 3.0) * 10.0 + part
}

/// The scale whose bands are drawn: the one that most sittings have a level on; I to V when there are only percentiles.
pub(super) fn band_scale(progress: &Progress) -> Option<LevelScale> {
    let (roman, letter) = (count(progress, LevelScale::Roman), count(progress, LevelScale::Letter));
    let has_percentile = progress.sittings().iter().any(|s| s.percentile.is_some());
    match (roman, letter) {
        (0, 0) => has_percentile.then_some(LevelScale::Roman),
        _ if letter > roman => Some(LevelScale::Letter),
        _ => Some(LevelScale::Roman),
    }
}

/// The scale without bands that most sittings have a level on.
pub(super) fn step_scale(progress: &Progress) -> Option<LevelScale> {
    let (avi, reference) = (count(progress, LevelScale::Avi), count(progress, LevelScale::Reference));
    match (avi, reference) {
        (0, 0) => None,
        _ if reference > avi => Some(LevelScale::Reference),
        _ => Some(LevelScale::Avi),
    }
}

fn count(progress: &Progress, scale: LevelScale) -> usize {
    progress.sittings().iter().filter(|sitting| sitting.levels.on(scale).is_some()).count()
}
