//! The sorted words and how far sorters agree, as a person reads them.

use super::{SortersAgree, Words, WordsCheck, WordsOfGroup};
use crate::surveys::results::{FigureTable, check_sentence, mean_of_hundredths};
use i18n::Texts;

/// From these kappas on sorters agree moderately and well. A common reading, which is a convention.
const MODERATE: f64 = 0.4;
const GOOD: f64 = 0.6;

/// How many words of each group lie in each level; the page and the paper show the same.
pub fn words_table(texts: &Texts, words: &Words) -> FigureTable {
    let row = |name: String, count: &dyn Fn(&WordsOfGroup) -> u32| {
        std::iter::once(name).chain(words.groups.iter().map(|group| count(group).to_string())).collect()
    };
    let levels = words.survey.levels.iter().enumerate();
    let mut rows: Vec<Vec<String>> = levels
        .map(|(at, level)| {
            let name = format!("{} · {}", at + 1, level.name);
            row(name, &|group| group.levels.get(at).copied().unwrap_or_default())
        })
        .collect();
    rows.push(row(texts.sorting_left_out().to_owned(), &|group| group.left_out));
    rows.push(row(texts.sorting_unsorted().to_owned(), &|group| {
        group.texts.saturating_sub(group.placed + group.left_out)
    }));
    let names = words.groups.iter().map(|group| group.name.clone());
    let head = std::iter::once(texts.outcome_level().to_owned()).chain(names).collect();
    FigureTable { title: texts.sorting_table().to_owned(), head, rows }
}

/// Where the ranking of a group and its words do not say the same, as a sentence.
pub fn check_of_words(texts: &Texts, words: &Words, check: &WordsCheck) -> String {
    let group = words.groups.iter().find(|one| one.no == check.group).map_or("", |one| one.name.as_str());
    check_sentence(texts, group, &words.survey, check)
}

/// How far two sorters agree.
pub fn kappa_words(texts: &Texts, agree: &SortersAgree) -> String {
    let (one, other) = (agree.one.as_str(), agree.other.as_str());
    let (alike, things) = (i64::from(agree.kappa.alike), i64::from(agree.kappa.things));
    let alike = texts.sorting_alike(alike, one, other, things);
    let means = match agree.kappa.kappa {
        None => return alike,
        Some(kappa) if kappa >= GOOD => texts.sorting_kappa_good(),
        Some(kappa) if kappa >= MODERATE => texts.sorting_kappa_moderate(),
        Some(_) => texts.sorting_kappa_little(),
    };
    let kappa = agree.kappa.kappa.map_or_else(String::new, |kappa| mean_of_hundredths(texts, kappa));
    texts.sorting_kappa(alike.as_str(), kappa.as_str(), means)
}
