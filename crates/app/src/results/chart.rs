//! The simple picture of a pupil's way through one series, skill scores over time: for guardians, and for the complete file
//! on paper. The pupil's own page has more: [`super::series_picture`].

use charts::growth::{ScoreChart, ScorePoint, Segment, score_chart};
use domain::results::{Decimal, Progress, Sitting};
use i18n::Texts;

const SIZE: (f64, f64) = (760.0, 340.0);

/// The words that stand at one sitting.
struct Labels {
    moment: String,
    date: String,
    score: String,
}

fn labels(texts: &Texts, sitting: &Sitting) -> Labels {
    let decimal = |number: Decimal| texts.language().decimal(number.thousandths());
    Labels {
        moment: sitting.moment.map(|moment| moment.to_string()).unwrap_or_default(),
        date: texts.language().short_month_and_year(sitting.taken_on),
        score: sitting.skill_score.map(decimal).unwrap_or_default(),
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
