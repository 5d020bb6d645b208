//! Subjects for the talk that the figures propose: a starting list, to choose from and to put into own words.

use crate::surveys::{
    RankedGap, RankedGroup, RankingResult, Results, Words, WordsSay, mean_words, sure_words,
};
use i18n::Texts;
use stats::Agreement;

/// From this distance between the means of two groups on, a level is proposed. Our choice: a whole place in the ranking.
const WIDE: f64 = 1.0;

/// At most so many levels are proposed because groups differ, so that the list stays one for one talk.
const MOST_WIDE: usize = 3;

/// From less than this part of the invited on, it is proposed to talk about who was not heard. Our choice.
const FEW: f64 = 0.6;

/// The subjects that the figures of a round propose; none before it is closed.
pub fn proposals(texts: &Texts, results: &Results, words: &Words) -> Vec<String> {
    if !results.is_counted() {
        return Vec::new();
    }
    let mut all = Vec::new();
    if let Some(ranking) = &results.ranking {
        all.extend(wide(texts, ranking));
        all.extend(more_in_words(texts, ranking, words));
        all.extend(shared(texts, ranking));
        all.extend(divided(texts, ranking));
    }
    all.extend(unheard(texts, results));
    all
}

/// A group with its mean.
type GroupMean<'a> = (&'a RankedGroup, f64);

/// The highest and the lowest mean of a level, each with its group; none with a single group.
fn ends(ranking: &RankingResult, level: usize) -> Option<(GroupMean<'_>, GroupMean<'_>)> {
    let at = level.checked_sub(1)?;
    let means: Vec<GroupMean<'_>> = ranking
        .with_figures()
        .filter_map(|(group, figures)| Some((group, *figures.summary.means.get(at)?)))
        .collect();
    let high = means.iter().max_by(|one, other| one.1.total_cmp(&other.1))?;
    let low = means.iter().min_by(|one, other| one.1.total_cmp(&other.1))?;
    (means.len() > 1).then_some((*high, *low))
}

/// Levels that one group finds far more important than another.
fn wide(texts: &Texts, ranking: &RankingResult) -> Vec<String> {
    let wide = ranking.widest().into_iter().filter(|(_, width)| *width >= WIDE).take(MOST_WIDE);
    wide.filter_map(|(level, _)| {
        let ((high_group, high), (low_group, low)) = ends(ranking, level)?;
        let between = |gap: &&RankedGap| {
            gap.level == level
                && [gap.group_a, gap.group_b].iter().all(|no| [high_group.no, low_group.no].contains(no))
        };
        let sure =
            ranking.gaps.iter().find(between).map(|gap| sure_words(texts, &gap.difference.upward()))?;
        let (high, low) = (mean_words(texts, high), mean_words(texts, low));
        let names = (high_group.name.as_str(), low_group.name.as_str());
        Some(texts.talk_propose_wide(high, names.0, ranking.level(level), low, names.1, sure))
    })
    .collect()
}

/// Levels that a group ranks low and asks for in its own words.
fn more_in_words(texts: &Texts, ranking: &RankingResult, words: &Words) -> Vec<String> {
    let more = words.checks.iter().filter(|check| check.what == WordsSay::More);
    more.map(|check| texts.talk_propose_words(ranking.group(check.group), ranking.level(check.level)))
        .collect()
}

/// The level that all groups rank in the upper half.
fn shared(texts: &Texts, ranking: &RankingResult) -> Option<String> {
    let lowest = |level: usize| ends(ranking, level).map(|(_, (_, low))| low);
    let levels = (1..=ranking.levels.len()).filter_map(|level| Some((level, lowest(level)?)));
    let (level, low) = levels.max_by(|one, other| one.1.total_cmp(&other.1))?;
    let half = u32::try_from(ranking.levels.len() + 1).map(|count| f64::from(count) / 2.0).ok()?;
    (low > half).then(|| texts.talk_propose_shared(ranking.level(level), mean_words(texts, low)))
}

/// Groups that rank no more alike than chance would.
fn divided(texts: &Texts, ranking: &RankingResult) -> Vec<String> {
    let divided = ranking.with_figures().filter(|(_, figures)| figures.agreement == Agreement::Chance);
    divided.map(|(group, _)| texts.talk_propose_divided(group.name.as_str())).collect()
}

/// Groups of which many did not answer.
fn unheard(texts: &Texts, results: &Results) -> Vec<String> {
    let few = results.groups.iter().filter(|one| one.response().is_some_and(|part| part < FEW));
    few.map(|one| texts.talk_propose_unheard(one.answered, one.group.name.as_str(), one.group.invited))
        .collect()
}
