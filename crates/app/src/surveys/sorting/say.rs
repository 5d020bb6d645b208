//! The sorted words and how far sorters agree, as a person reads them.

use super::{SortersAgree, Words, WordsCheck};
use crate::surveys::results::{FigureTable, check_sentence, mean_of_hundredths};
use i18n::Texts;

/// From these kappas on sorters agree moderately and well. A common reading, which is a convention.
const MODERATE: f64 = 0.4;
const GOOD: f64 = 0.6;

/// How many words of each group lie in each level.
pub fn words_table(texts: &Texts, words: &Words) -> FigureTable {
    let mut head = vec![texts.outcome_group().to_owned()];
    head.extend(words.survey.levels.iter().zip(1..).map(|(level, no)| format!("{no} · {}", level.name)));
    head.extend([texts.sorting_left_out().to_owned(), texts.sorting_unsorted().to_owned()]);
    let rows = words.groups.iter().map(|group| {
        let unsorted = group.texts.saturating_sub(group.placed + group.left_out);
        let counts = group.levels.iter().copied().chain([group.left_out, unsorted]);
        std::iter::once(group.name.clone()).chain(counts.map(|count| count.to_string())).collect()
    });
    FigureTable { title: texts.sorting_table().to_owned(), head, rows: rows.collect() }
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
