//! The three pictures of a ranking.

use super::{
    RankingResult,
    say::{gap_words, mean_words, order_words},
};
use charts::compare::{Comparison, Group, bars, gaps, lines};
use i18n::Texts;

/// How wide a picture is, in user units.
const WIDTH: f64 = 720.0;

/// The pictures of a ranking; a picture is left out when there is nothing to draw.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pictures {
    /// A bar for each group at each level.
    pub bars: Option<Picture>,
    /// A line for each group.
    pub lines: Option<Picture>,
    /// How far the groups lie apart, the largest difference first.
    pub gaps: Option<Picture>,
}

/// A picture with its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// What it shows.
    pub title: String,
    /// The same in sentences.
    pub words: String,
    /// The picture.
    pub svg: String,
}

/// Draws the pictures of a ranking; `id` is unique on the page.
pub fn pictures(texts: &Texts, id: &str, ranking: &RankingResult) -> Pictures {
    let orders = ranking.with_figures().map(|(group, figures)| {
        let order = order_words(texts, ranking, figures).join("; ");
        texts.outcome_order_of(group.name.as_str(), order.as_str())
    });
    let orders = orders.collect::<Vec<_>>().join(" ");
    let apart: Vec<String> = ranking.gaps.iter().take(3).map(|gap| gap_words(texts, ranking, gap)).collect();
    let draw = |end: &str, title: &str, words: &str, draw: &dyn Fn(&Comparison<'_>) -> Option<String>| {
        let id = format!("{id}-{end}");
        let svg = draw(&comparison(ranking, (&id, title, words)))?;
        Some(Picture { title: title.to_owned(), words: words.to_owned(), svg })
    };
    let label = |value: f64| mean_words(texts, value);
    Pictures {
        bars: draw("bars", texts.outcome_bars(), &orders, &|chart| bars(chart, label)),
        lines: draw("lines", texts.outcome_lines(), &orders, &lines),
        gaps: draw("gaps", texts.outcome_gaps(), &apart.join(" "), &|chart| gaps(chart, label)),
    }
}

fn comparison<'a>(
    ranking: &'a RankingResult,
    (id, title, desc): (&'a str, &'a str, &'a str),
) -> Comparison<'a> {
    let group = |(group, figures): (&'a super::RankedGroup, &super::RankedFigures)| Group {
        name: &group.name,
        values: figures.summary.means.clone(),
    };
    Comparison {
        id,
        title,
        desc,
        things: ranking.levels.iter().map(String::as_str).collect(),
        groups: ranking.with_figures().map(group).collect(),
        range: (1.0, u32::try_from(ranking.levels.len()).map_or(1.0, f64::from)),
        width: WIDTH,
    }
}
