//! What answers say, in figures.

use super::Answers;
use crate::Error;
use anyhow::Context as _;
use serde::Serialize;
use stats::GroupSummary;
use std::collections::BTreeMap;

/// The analysis of a round, in the shape in which it is written as JSON. Levels count from 1.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Analysis {
    /// The groups in the order of the answers.
    pub groups: Vec<GroupFigures>,
    /// All differences between two groups at one level, the largest first.
    pub gaps: Vec<GapFigures>,
}

impl Analysis {
    /// The analysis as JSON, with full precision.
    ///
    /// # Errors
    /// Never with figures that were counted here.
    pub fn to_json(&self) -> Result<String, Error> {
        Ok(serde_json::to_string_pretty(self).context("the analysis as JSON")?)
    }
}

/// The figures of one group.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GroupFigures {
    /// Its name.
    pub name: String,
    /// How many answered.
    pub n: u32,
    /// How many were invited, where that is known.
    pub invited: Option<u32>,
    /// The share of the invited who answered, 0 to 1.
    pub response: Option<f64>,
    /// The mean score of each level, in the order of the levels.
    pub means: Vec<f64>,
    /// The levels from most to least important; equal ones share a place.
    pub order: Vec<Vec<usize>>,
    /// Kendall's W: 0 is no agreement, 1 is full agreement.
    pub kendall_w: f64,
}

/// A difference between two groups at one level.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GapFigures {
    /// The level.
    pub level: usize,
    /// The one group.
    pub group_a: String,
    /// The other.
    pub group_b: String,
    /// The mean of the one less the mean of the other.
    pub difference: f64,
}

/// Counts over answers. `invited` says of some groups how many were invited.
pub fn analyse(answers: &Answers, invited: &BTreeMap<String, u32>) -> Analysis {
    let summaries: Vec<(&str, GroupSummary)> = answers
        .groups
        .iter()
        .filter_map(|group| Some((group.name.as_str(), GroupSummary::of(&group.rankings)?)))
        .collect();
    let only: Vec<GroupSummary> = summaries.iter().map(|(_, summary)| summary.clone()).collect();
    let name = |at: usize| summaries.get(at).map_or_else(String::new, |(name, _)| (*name).to_owned());
    let gaps = stats::gaps(&only).into_iter().map(|gap| GapFigures {
        level: gap.level,
        group_a: name(gap.group_a),
        group_b: name(gap.group_b),
        difference: gap.difference,
    });
    Analysis {
        gaps: gaps.collect(),
        groups: summaries.iter().map(|(name, summary)| figures(name, summary, invited.get(*name))).collect(),
    }
}

fn figures(name: &str, summary: &GroupSummary, invited: Option<&u32>) -> GroupFigures {
    GroupFigures {
        name: name.to_owned(),
        n: summary.answers,
        invited: invited.copied(),
        response: invited.map(|invited| f64::from(summary.answers) / f64::from(*invited)),
        means: summary.means.clone(),
        order: summary.order.clone(),
        kendall_w: summary.kendall_w,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::surveys::read_answers;

    /// Rankings that give exactly the means a published study prints (directors, coordinators and teachers of one board).
    const STUDY: &str = include_str!("../../data/example_round.csv");

    /// As the study prints them.
    fn rounded(means: &[f64]) -> Vec<f64> {
        means.iter().map(|mean| (mean * 10.0 + 1e-9).round() / 10.0).collect()
    }

    #[test]
    fn the_published_study_comes_out() {
        let answers = read_answers(STUDY.as_bytes()).unwrap();
        let invited = [("directie", 4), ("ib", 5), ("leerkrachten", 15)];
        let analysis = analyse(&answers, &invited.map(|(name, n)| (name.to_owned(), n)).into());
        let means: Vec<_> = analysis.groups.iter().map(|group| rounded(&group.means)).collect();
        assert_eq!(
            means,
            [vec![1.0, 3.3, 3.7, 5.0, 2.0], vec![1.3, 2.8, 4.0, 4.3, 2.8], vec![3.0, 3.8, 3.9, 2.8, 1.6],]
        );
        let counts: Vec<_> = analysis.groups.iter().map(|group| (group.n, group.response.unwrap())).collect();
        assert_eq!(counts, [(3, 0.75), (4, 0.8), (8, 8.0 / 15.0)], "53 per cent, where the study prints 60");
        let second: Vec<u8> = answers.groups[0].rankings.iter().map(|one| one.scores()[1]).collect();
        assert_eq!(second, [3, 4, 3]);
        let first = &analysis.gaps[0];
        assert_eq!(
            (first.level, first.group_a.as_str(), first.group_b.as_str()),
            (4, "directie", "leerkrachten")
        );
        assert_eq!(first.difference, 2.25);
        assert_eq!(analysis.gaps.len(), 15);
        assert!(analysis.gaps.windows(2).all(|two| two[0].difference.abs() >= two[1].difference.abs()));
    }

    #[test]
    fn nothing_depends_on_the_order_of_the_rows_within_the_groups() {
        let mut rows: Vec<&str> = STUDY.lines().skip(1).collect();
        rows.reverse();
        rows.sort_by_key(|row| row.split(',').next().map(str::to_owned));
        let text = format!("{}\n{}\n", STUDY.lines().next().unwrap(), rows.join("\n"));
        let both =
            [STUDY, &text].map(|text| analyse(&read_answers(text.as_bytes()).unwrap(), &BTreeMap::new()));
        assert_eq!(both[0], both[1]);
        assert_eq!(both[0].groups[0].response, None);
    }
}
