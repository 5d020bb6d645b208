//! Rankings, of the levels of a model or of the options of a question.

use super::{Answered, SEED};
use domain::surveys::{Answer, AnswerWay, RespondentGroup};
use stats::{Agreement, Difference, GroupSummary, Ranking, difference, larger_first};

/// How things were ranked. They count from 1.
#[derive(Debug, Clone, PartialEq)]
pub struct RankingResult {
    /// The names of what was ranked, in their own order.
    pub levels: Vec<String>,
    /// Every group whose figures are shown, in the order of their numbers.
    pub groups: Vec<RankedGroup>,
    /// The differences between any two groups at any level, the largest first.
    pub gaps: Vec<RankedGap>,
}

impl RankingResult {
    /// The groups that have figures.
    pub fn with_figures(&self) -> impl Iterator<Item = (&RankedGroup, &RankedFigures)> {
        self.groups.iter().filter_map(|group| Some((group, group.figures.as_ref()?)))
    }

    /// The name of a level, by its number from 1.
    pub fn level(&self, level: usize) -> &str {
        level.checked_sub(1).and_then(|at| self.levels.get(at)).map_or("", String::as_str)
    }

    /// The name of a group, by its number.
    pub fn group(&self, no: i64) -> &str {
        self.groups.iter().find(|group| group.no == no).map_or("", |group| group.name.as_str())
    }

    /// The levels with the distance between the highest and the lowest mean of any group, the largest first.
    pub fn widest(&self) -> Vec<(usize, f64)> {
        let means =
            |at: usize| self.with_figures().filter_map(move |(_, one)| one.summary.means.get(at).copied());
        let width = |at: usize| {
            let (low, high) =
                means(at).fold((f64::MAX, f64::MIN), |(low, high), mean| (low.min(mean), high.max(mean)));
            (high - low).max(0.0)
        };
        let mut levels: Vec<_> = (0..self.levels.len()).map(|at| (at + 1, width(at))).collect();
        levels.sort_by(|(_, one), (_, other)| larger_first(*one, *other));
        levels
    }
}

/// What one group ranked.
#[derive(Debug, Clone, PartialEq)]
pub struct RankedGroup {
    /// The number of the group.
    pub no: i64,
    /// Its name.
    pub name: String,
    /// How many ranked.
    pub rankings: u32,
    /// The figures; none when nobody ranked, or too few to show.
    pub figures: Option<RankedFigures>,
}

/// The figures of one group.
#[derive(Debug, Clone, PartialEq)]
pub struct RankedFigures {
    /// Means, spread, order and agreement.
    pub summary: GroupSummary,
    /// What the agreement means.
    pub agreement: Agreement,
    /// The change since the round before at each level; empty when there is nothing to compare with. Both rounds count as
    /// different people, as nobody knows who answered: where the same people answered, the interval is on the wide side.
    pub changes: Vec<Difference>,
}

/// How two groups differ at one level.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RankedGap {
    /// The level, from 1.
    pub level: usize,
    /// The number of the one group.
    pub group_a: i64,
    /// The number of the other.
    pub group_b: i64,
    /// The mean of the one less the mean of the other, with how sure that is.
    pub difference: Difference,
}

/// Counts the ranking of the levels.
pub(super) fn of_levels(now: &Answered, before: Option<&Answered>) -> RankingResult {
    let names = |round: &Answered| -> Vec<String> {
        round.survey.levels.iter().map(|level| level.name.clone()).collect()
    };
    let levels = names(now);
    let before = before.filter(|round| names(round) == levels);
    of(now, before, levels, |answer| answer.scores.clone(), |answer| answer.scores.clone())
}

/// Counts a ranking; `scores` finds it in an answer of this round, `scores_before` in one of the round before.
pub(super) fn of(
    now: &Answered,
    before: Option<&Answered>,
    levels: Vec<String>,
    scores: impl Fn(&Answer) -> Option<Vec<u8>>,
    scores_before: impl Fn(&Answer) -> Option<Vec<u8>>,
) -> RankingResult {
    let both = |group: &RespondentGroup| {
        let old = before.and_then(|round| {
            let given = given(round, round.like(group)?, levels.len(), &scores_before);
            given.may_count.then_some(given.rankings)
        });
        (given(now, group, levels.len(), &scores), old.unwrap_or_default())
    };
    let ranked: Vec<_> = now.shown().map(|group| (group, both(group))).collect();
    let counted: Vec<(i64, &[Ranking])> = ranked
        .iter()
        .filter(|(_, (given, _))| given.may_count)
        .map(|(group, (given, _))| (group.no, given.rankings.as_slice()))
        .collect();
    let gaps = gaps(&counted, levels.len());
    let groups = ranked.iter().map(|(group, (given, old))| RankedGroup {
        no: group.no,
        name: group.name.clone(),
        rankings: u32::try_from(given.rankings.len()).unwrap_or(u32::MAX),
        figures: given.may_count.then(|| figures(&given.rankings, old)).flatten(),
    });
    RankingResult { groups: groups.collect(), gaps, levels }
}

/// The rankings of a group, and whether these may be counted.
struct Given {
    rankings: Vec<Ranking>,
    may_count: bool,
}

/// The rankings of a group; what is none of so many levels is passed over.
fn given(
    round: &Answered,
    group: &RespondentGroup,
    levels: usize,
    scores: impl Fn(&Answer) -> Option<Vec<u8>>,
) -> Given {
    let ranking = |answer: &Answer| {
        let scores = scores(answer).filter(|scores| scores.len() == levels)?;
        Some((answer.way, Ranking::new(scores).ok()?))
    };
    let (ways, rankings): (Vec<AnswerWay>, Vec<Ranking>) =
        round.of_group(group.no).filter_map(ranking).unzip();
    Given { may_count: round.may_count(ways), rankings }
}

fn figures(rankings: &[Ranking], old: &[Ranking]) -> Option<RankedFigures> {
    let summary = GroupSummary::of(rankings)?;
    let changes = (1..=summary.means.len()).filter_map(|level| difference(rankings, old, level, SEED));
    Some(RankedFigures { agreement: Agreement::of(&summary, SEED), changes: changes.collect(), summary })
}

/// All differences, the largest first; equal ones in the order of levels, then of groups.
fn gaps(groups: &[(i64, &[Ranking])], levels: usize) -> Vec<RankedGap> {
    let mut found = Vec::new();
    for level in 1..=levels {
        for (at, (group_a, one)) in groups.iter().enumerate() {
            for (group_b, other) in groups.iter().skip(at + 1) {
                if let Some(difference) = difference(one, other, level, SEED) {
                    found.push(RankedGap { level, group_a: *group_a, group_b: *group_b, difference });
                }
            }
        }
    }
    found.sort_by(|a, b| larger_first(a.difference.difference, b.difference.difference));
    found
}
