//! How the sorted words lie over groups and levels, and whether a ranking and the words of a group say the same.

use super::{Sorter, is_done, levels_of, readable, sorters};
use crate::{
    Ctx, Error,
    surveys::results::{self, RankingResult},
};
use domain::{
    ids::{AccountId, SurveyId},
    register::School,
    surveys::{OpenAnswer, Placing, Survey},
};
use policy::Action;
use stats::GroupSummary;
use store::{surveys, surveys::KeptSorting};

/// Fewer words of a group than this say too little to lay beside its ranking.
const LEAST_WORDS: u32 = 4;

/// How the words of a round lie, as one sorter put them.
#[derive(Debug, Clone, PartialEq)]
pub struct Words {
    /// The school.
    pub school: School,
    /// The round.
    pub survey: Survey,
    /// Everyone who sorted, who asks first.
    pub sorters: Vec<Sorter>,
    /// Whose sorting this is; none when nobody sorted, or who asks is still to sort herself.
    pub sorter: Option<Sorter>,
    /// Whether she sorted all of them. Only then ranking and words are laid side by side.
    pub is_done: bool,
    /// The groups whose words may be read, in the order of their numbers.
    pub groups: Vec<WordsOfGroup>,
    /// Where ranking and words do not say the same.
    pub checks: Vec<WordsCheck>,
}

/// The words of one group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordsOfGroup {
    /// The number of the group.
    pub no: i64,
    /// Its name.
    pub name: String,
    /// How many open answers it gave.
    pub texts: u32,
    /// How many of these lie in each level; one that lies in two counts in both.
    pub levels: Vec<u32>,
    /// How many lie in some level.
    pub placed: u32,
    /// How many were left out.
    pub left_out: u32,
}

/// Where the ranking of a group and its words do not say the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WordsCheck {
    /// The number of the group.
    pub group: i64,
    /// The level, from 1.
    pub level: usize,
    /// The place of the level in the ranking of the group, from 1; equal ones share the first of their places.
    pub place: usize,
    /// How many of the words of the group lie in the level.
    pub words: u32,
    /// How many of its words lie in some level.
    pub placed: u32,
    /// What does not fit.
    pub what: WordsSay,
}

/// In which way words differ from a ranking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordsSay {
    /// The level stands low, and many words lie there: it is the first or second by words, with more than an even share.
    More,
    /// The level stands high or in the middle, and no word lies there.
    Nothing,
}

/// How the words of a round lie: as the sorter put them who is wanted, or the one who sorted most. Who may sort and is not done
/// sees nothing of it, so that she sorts for herself.
///
/// # Errors
/// When the round is out of sight, or the database fails.
pub async fn words(ctx: &Ctx, school: &str, id: SurveyId, wanted: Option<AccountId>) -> Result<Words, Error> {
    let (scope, school) = ctx.school(school, Action::ViewSurveys).await?;
    let mut tx = ctx.read().await?;
    let round = results::answered(&mut tx, &scope, id).await?.ok_or(Error::NotFound)?;
    let (open, _) = readable(&mut tx, &scope, id).await?;
    let sortings = surveys::sortings(&mut tx, &scope, id).await?;
    let me = ctx.actor().account();
    let sorters = sorters(&mut tx, &open, &sortings, me).await?;
    let may_sort = me.is_some() && ctx.scope(Action::SortAnswers, school.id).is_ok();
    let is_busy = may_sort && !is_done(sorters.iter().find(|sorter| sorter.is_me), open.len());
    let named = sorters.iter().find(|sorter| Some(sorter.account) == wanted);
    let most = sorters.iter().max_by_key(|sorter| (sorter.sorted, std::cmp::Reverse(sorter.account)));
    let sorter = named.or(most).filter(|_| !is_busy).cloned();
    let of_sorter: Vec<&KeptSorting> = sortings
        .iter()
        .filter(|one| sorter.as_ref().is_some_and(|sorter| one.sorter == sorter.account))
        .collect();
    let with_words = |no: i64| open.iter().any(|answer| answer.group == no);
    let levels = round.survey.levels.len();
    let groups = round.groups.iter().filter(|one| with_words(one.group.no));
    let groups: Vec<_> =
        groups.map(|one| count((one.group.no, &one.group.name), &open, &of_sorter, levels)).collect();
    let is_done = is_done(sorter.as_ref(), open.len());
    let ranking = results::ranking_of(&round).filter(|_| is_done);
    let checks = ranking.map_or_else(Vec::new, |ranking| checks(&ranking, &groups));
    Ok(Words { survey: round.survey, school, sorters, sorter, is_done, groups, checks })
}

fn count(
    (no, name): (i64, &str),
    open: &[OpenAnswer],
    sortings: &[&KeptSorting],
    levels: usize,
) -> WordsOfGroup {
    let texts: Vec<&OpenAnswer> = open.iter().filter(|answer| answer.group == no).collect();
    let placings: Vec<&Placing> = sortings
        .iter()
        .filter(|one| texts.iter().any(|text| text.id == one.text))
        .map(|one| &one.placing)
        .collect();
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let left_out = placings.iter().filter(|placing| matches!(placing, Placing::LeftOut(_))).count();
    let in_level =
        |level: u8| number(placings.iter().filter(|placing| levels_of(placing).contains(&level)).count());
    WordsOfGroup {
        no,
        name: name.to_owned(),
        texts: number(texts.len()),
        levels: (1u8..).take(levels).map(in_level).collect(),
        placed: number(placings.len() - left_out),
        left_out: number(left_out),
    }
}

/// Lays the words of every group beside its ranking.
fn checks(ranking: &RankingResult, groups: &[WordsOfGroup]) -> Vec<WordsCheck> {
    let mut found = Vec::new();
    for words in groups.iter().filter(|words| words.placed >= LEAST_WORDS) {
        let ranked = ranking.with_figures().find(|(group, _)| group.no == words.no);
        if let Some((_, figures)) = ranked {
            found.extend(checks_of(&figures.summary, words));
        }
    }
    found
}

fn checks_of(summary: &GroupSummary, words: &WordsOfGroup) -> Vec<WordsCheck> {
    let levels = words.levels.len();
    let check = |(at, count): (usize, &u32)| {
        let (place, _) = summary.place(at + 1)?;
        let more = words.levels.iter().filter(|other| *other > count).count();
        let even = u32::try_from(levels).is_ok_and(|levels| count * levels > words.levels.iter().sum());
        let is_low = 2 * place > levels + 1;
        let what = match count {
            0 if !is_low => WordsSay::Nothing,
            1.. if is_low && more < 2 && even => WordsSay::More,
            _ => return None,
        };
        Some(WordsCheck { group: words.no, level: at + 1, place, words: *count, placed: words.placed, what })
    };
    words.levels.iter().enumerate().filter_map(check).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use stats::Ranking;

    fn words(levels: &[u32]) -> WordsOfGroup {
        let placed = levels.iter().sum();
        WordsOfGroup {
            no: 3,
            name: "x".to_owned(),
            texts: placed,
            levels: levels.to_vec(),
            placed,
            left_out: 0,
        }
    }

    fn teachers() -> GroupSummary {
        let rows: [[u8; 5]; 4] = [[2, 5, 4, 3, 1], [3, 4, 5, 2, 1], [3, 4, 5, 2, 1], [3, 5, 4, 2, 1]];
        GroupSummary::of(&rows.map(|row| Ranking::new(row.to_vec()).unwrap())).unwrap()
    }

    #[test]
    fn a_level_that_is_ranked_low_and_named_often_is_told_and_one_that_nobody_names_too() {
        let found = checks_of(&teachers(), &words(&[0, 2, 7, 6, 0]));
        let told: Vec<_> = found.iter().map(|one| (one.level, one.place, one.words, one.what)).collect();
        assert_eq!(told, [(1, 3, 0, WordsSay::Nothing), (4, 4, 6, WordsSay::More)]);
    }

    #[test]
    fn words_that_lie_as_the_ranking_does_are_no_news() {
        assert_eq!(checks_of(&teachers(), &words(&[2, 5, 6, 1, 0])), []);
        assert_eq!(checks_of(&teachers(), &words(&[3, 3, 3, 3, 3])), [], "an even share is not more");
    }
}
