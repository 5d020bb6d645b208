//! The two pictures of a pupil's way through one series: skill scores, and the place on the norm bands. For the page and
//! for paper.

use crate::level_bands;
use charts::growth::{
    NormBand, PercentileChart, PercentilePoint, ScoreChart, ScorePoint, Segment, Standing, percentile_chart,
    score_chart,
};
use domain::results::{Decimal, LevelScale, Progress, Sitting};
use i18n::Texts;

const SIZE: (f64, f64) = (760.0, 340.0);

/// The words that stand at one sitting.
struct Labels {
    moment: String,
    date: String,
    score: String,
    percentile: String,
}

fn labels(texts: &Texts, sitting: &Sitting) -> Labels {
    let decimal = |number: Decimal| texts.language().decimal(number.thousandths());
    Labels {
        moment: sitting.moment.map(|moment| moment.to_string()).unwrap_or_default(),
        date: texts.language().short_month_and_year(sitting.taken_on),
        score: sitting.skill_score.map(decimal).unwrap_or_default(),
        percentile: sitting.percentile.map(decimal).unwrap_or_default(),
    }
}

/// Skill scores over time; a change of scale breaks the line. None without any score.
pub fn scores(texts: &Texts, progress: &Progress, title: &str) -> Option<String> {
    let words: Vec<Labels> = progress.sittings().iter().map(|sitting| labels(texts, sitting)).collect();
    let mut segments: Vec<(&Sitting, Segment<'_>)> = Vec::new();
    for (sitting, words) in progress.sittings().iter().zip(&words) {
        let Some(score) = sitting.skill_score else { continue };
        let level = sitting.levels.main();
        let point = ScorePoint {
            date: sitting.taken_on,
            moment: &words.moment,
            date_label: &words.date,
            score: score.as_f64(),
            score_label: &words.score,
            level: level.map(domain::results::Level::name),
            band: level.and_then(domain::results::Level::band),
        };
        match segments.last_mut() {
            Some((first, segment)) if first.test.shares_scale_with(&sitting.test) => {
                segment.points.push(point)
            }
            _ => {
                let label = sitting.test.names.scale.as_deref().unwrap_or(&sitting.test.series.0);
                segments.push((sitting, Segment { label, points: vec![point] }));
            }
        }
    }
    let chart = ScoreChart {
        id: "scores",
        title,
        desc: texts.pupil_chart_why(),
        axis_label: texts.word_skill_score(),
        segments: segments.into_iter().map(|(_, segment)| segment).collect(),
        size: SIZE,
    };
    score_chart(&chart, |value| format!("{value:.0}"))
}

/// The place on the norm bands over time. None when no sitting has a percentile or a level with a band.
pub fn on_bands(texts: &Texts, progress: &Progress, title: &str) -> Option<String> {
    let scale = scale_of(progress)?;
    let ranges: Vec<String> = level_bands(scale)
        .iter()
        .map(|band| format!("{}–{}", band.percentile_from, band.percentile_to))
        .collect();
    let bands = level_bands(scale).iter().zip(&ranges).zip(0..).map(|((band, range), index)| NormBand {
        name: &band.level,
        range_label: range,
        from: f64::from(band.percentile_from),
        to: f64::from(band.percentile_to),
        band: index,
    });
    let words: Vec<Labels> = progress.sittings().iter().map(|sitting| labels(texts, sitting)).collect();
    let points = progress.sittings().iter().zip(&words).filter_map(|(sitting, words)| {
        let level = sitting.levels.on(scale);
        let percentile = sitting.percentile.map(|p| Standing::Percentile(p.as_f64()));
        let standing = percentile.or_else(|| Some(Standing::Band(level?.band()?)))?;
        Some(PercentilePoint {
            date: sitting.taken_on,
            moment: &words.moment,
            date_label: &words.date,
            standing,
            percentile_label: &words.percentile,
            level: level.map(domain::results::Level::name),
        })
    });
    let (bands, points) = (bands.collect(), points.collect());
    percentile_chart(&PercentileChart {
        id: "bands",
        title,
        desc: texts.pupil_bands_why(),
        bands,
        points,
        size: SIZE,
    })
}

/// The scale whose bands are drawn: the one that most sittings have a level on; I to V when there are only percentiles.
fn scale_of(progress: &Progress) -> Option<LevelScale> {
    let count = |scale| progress.sittings().iter().filter(|s| s.levels.on(scale).is_some()).count();
    let (roman, letter) = (count(LevelScale::Roman), count(LevelScale::Letter));
    let has_percentile = progress.sittings().iter().any(|s| s.percentile.is_some());
    match (roman, letter) {
        (0, 0) => has_percentile.then_some(LevelScale::Roman),
        _ if letter > roman => Some(LevelScale::Letter),
        _ => Some(LevelScale::Roman),
    }
}
