//! What earlier sortings suggest for an answer: the levels of those that share most words with it. A suggestion only, and
//! never of another sorter of the same round.

use crate::Error;
use domain::{ids::AccountId, surveys::Survey};
use policy::InSchool;
use std::collections::{BTreeMap, BTreeSet};
use store::{Reads, fold, surveys};

/// What earlier sortings suggest.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// The level, from 1.
    pub level: u8,
    /// How many answers that were sorted there look like this one.
    pub alike: usize,
}

/// Words that stand in any answer and say nothing: only what is at least so long counts.
const SHORTEST_WORD: usize = 4;
/// Words count as the same when they begin the same: coach, coacht, coachen.
const STEM: usize = 5;
/// From this share of all their words in common two answers are alike. A choice of Stut.
const ALIKE: f64 = 0.25;

/// An answer that was sorted: its words, and the levels of this round in which it lies.
pub(super) struct Known {
    words: BTreeSet<String>,
    levels: Vec<u8>,
}

/// What was sorted before, as far as the levels have the same names as in this round.
pub(super) async fn known(
    tx: &mut impl Reads,
    scope: &InSchool,
    survey: &Survey,
    me: Option<AccountId>,
) -> Result<Vec<Known>, Error> {
    let rounds: BTreeMap<_, _> =
        surveys::surveys(tx, scope).await?.into_iter().map(|one| (one.id, one)).collect();
    let sorted = surveys::sorted_texts(tx, scope).await?;
    let usable = sorted.into_iter().filter(|one| one.survey != survey.id || Some(one.sorter) == me);
    let known = usable.filter_map(|one| {
        let levels = here(rounds.get(&one.survey)?, survey, &one.levels);
        (!levels.is_empty()).then(|| Known { words: words(one.text.reveal()), levels })
    });
    Ok(known.collect())
}

/// Levels of one round as the numbers that the same names have in another.
fn here(then: &Survey, now: &Survey, levels: &[u8]) -> Vec<u8> {
    let name = |level: u8| then.levels.get(usize::from(level).checked_sub(1)?).map(|one| one.name.as_str());
    let number = |name: &str| (1u8..).zip(&now.levels).find(|(_, one)| one.name == name).map(|(no, _)| no);
    levels.iter().filter_map(|level| number(name(*level)?)).collect()
}

/// The level of the answers that look like this one.
pub(super) fn suggest(text: &str, known: &[Known]) -> Option<Suggestion> {
    let words = words(text);
    let mut alike: BTreeMap<u8, (f64, usize)> = BTreeMap::new();
    for one in known {
        let share = in_common(&words, &one.words);
        if share >= ALIKE {
            for level in &one.levels {
                let (sum, count) = alike.entry(*level).or_default();
                *sum += share;
                *count += 1;
            }
        }
    }
    // The first level of those with the same weight.
    let best = alike.into_iter().rev().max_by(|(_, (one, _)), (_, (other, _))| one.total_cmp(other))?;
    Some(Suggestion { level: best.0, alike: best.1.1 })
}

fn words(text: &str) -> BTreeSet<String> {
    let folded = fold(text);
    let long =
        folded.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() >= SHORTEST_WORD);
    long.map(|word| word.chars().take(STEM).collect()).collect()
}

/// The share of the words of both that stand in each.
fn in_common(one: &BTreeSet<String>, other: &BTreeSet<String>) -> f64 {
    let count = |words: usize| u32::try_from(words).map_or(f64::MAX, f64::from);
    let all = one.union(other).count();
    if all == 0 { 0.0 } else { count(one.intersection(other).count()) / count(all) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn known(text: &str, levels: &[u8]) -> Known {
        Known { words: words(text), levels: levels.to_vec() }
    }

    #[test]
    fn what_shares_words_with_sorted_answers_is_suggested_and_nothing_else() {
        let sorted = [
            known("coachen van leerkrachten", &[4]),
            known("de leerkracht coachen in de klas", &[4, 3]),
            known("zorg voor het leerlingvolgsysteem", &[2]),
        ];
        let found = suggest("Coacht leerkrachten", &sorted);
        assert_eq!(found, Some(Suggestion { level: 4, alike: 2 }));
        assert_eq!(suggest("gesprekken met ouders", &sorted), None);
        assert_eq!(suggest("", &sorted), None);
        assert_eq!(suggest("het leerlingvolgsysteem", &sorted).map(|one| one.level), Some(2));
    }

    #[test]
    fn of_two_levels_that_weigh_the_same_the_first_is_suggested() {
        let sorted = [known("overleg met de leerkracht", &[3, 4])];
        assert_eq!(suggest("overleg met leerkrachten", &sorted), Some(Suggestion { level: 3, alike: 1 }));
    }
}
