//! The lines of a kind as they are typed, each with its key. What talks hold stands under the key: so a line that is moved
//! or reworded keeps it, and a key is never given to another line.

use domain::meetings::{AgendaPart, TalkQuestion};
use std::collections::BTreeSet;

/// A line with a key.
pub(super) trait Keyed: Clone {
    fn key(&self) -> &str;
    fn title(&self) -> &str;
}

impl Keyed for TalkQuestion {
    fn key(&self) -> &str {
        &self.key
    }

    fn title(&self) -> &str {
        &self.title
    }
}

impl Keyed for AgendaPart {
    fn key(&self) -> &str {
        &self.key
    }

    fn title(&self) -> &str {
        &self.title
    }
}

/// The lines of a text with their keys: that of the line with the same title; else, where as many lines are new as are
/// missing between the same neighbours, that of the line in whose place it stands; else that of one that reads much the same
/// there; else that of a line with the same title that was taken out before; else one that was never used.
pub(super) fn keyed<T: Keyed>(text: &str, here: &[T], gone: &[T]) -> Vec<TalkQuestion> {
    let typed: Vec<(&str, &str)> = text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(|line| line.split_once(" | ").unwrap_or((line, "")))
        .map(|(title, hint)| (title.trim(), hint.trim()))
        .collect();
    let mut places = same_titles(&typed, here);
    reworded(&typed, here, &mut places);
    let mut used: BTreeSet<String> = here.iter().chain(gone).map(|one| one.key().to_owned()).collect();
    let mut back: Vec<&T> = gone.iter().collect();
    let mut read = Vec::with_capacity(typed.len());
    for ((title, hint), place) in typed.into_iter().zip(places) {
        let stays = place.and_then(|at| here.get(at)).map(|one| one.key().to_owned());
        let comes_back = || {
            let at = back.iter().position(|one| one.title() == title)?;
            Some(back.remove(at).key().to_owned())
        };
        let key = stays.or_else(comes_back).unwrap_or_else(|| free(&used));
        used.insert(key.clone());
        read.push(TalkQuestion { key, title: title.to_owned(), hint: hint.to_owned() });
    }
    read
}

fn free(used: &BTreeSet<String>) -> String {
    let mut all = (1..).map(|number: u32| format!("own_{number}"));
    all.find(|key| !used.contains(key)).unwrap_or_default()
}

/// Where each line with a title that is known stood.
fn same_titles<T: Keyed>(typed: &[(&str, &str)], here: &[T]) -> Vec<Option<usize>> {
    let mut taken: BTreeSet<usize> = BTreeSet::new();
    let mut place = |title: &str| {
        let at =
            here.iter().enumerate().position(|(at, one)| one.title() == title && !taken.contains(&at))?;
        taken.insert(at);
        Some(at)
    };
    typed.iter().map(|(title, _)| place(title)).collect()
}

/// Gives the lines that are new the place of those that are missing between the same neighbours.
fn reworded<T: Keyed>(typed: &[(&str, &str)], here: &[T], places: &mut [Option<usize>]) {
    let mut start = 0;
    while start < places.len() {
        let run = places.iter().skip(start).take_while(|place| place.is_none()).count();
        let end = start + run;
        if run == 0 {
            start += 1;
            continue;
        }
        let before = start.checked_sub(1).and_then(|at| places.get(at).copied().flatten());
        let after = places.get(end).copied().flatten().unwrap_or(here.len());
        let missing: Vec<usize> = (before.map_or(0, |at| at + 1)..after)
            .filter(|at| places.iter().all(|place| *place != Some(*at)))
            .collect();
        let is_even = missing.len() == run;
        let mut left = missing.into_iter().collect::<Vec<_>>();
        let new = typed.iter().zip(places.iter_mut()).skip(start).take(run);
        for ((title, _), place) in new {
            let like = |at: &usize| here.get(*at).is_some_and(|one| is_even || is_like(one.title(), title));
            *place = left.iter().position(like).map(|at| left.remove(at));
        }
        start = end;
    }
}

/// Whether two titles share at least half of their words.
fn is_like(one: &str, other: &str) -> bool {
    let words = |text: &str| -> BTreeSet<String> {
        let all = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        all.map(str::to_lowercase).collect()
    };
    let (one, other) = (words(one), words(other));
    let shared = one.intersection(&other).count();
    shared > 0 && shared * 2 >= one.len().max(other.len())
}

/// The lines that are no longer there, with those that were gone before and did not come back.
pub(super) fn gone<T: Keyed>(now: &[T], here: &[T], before: &[T]) -> Vec<T> {
    let is_gone = |one: &&T| now.iter().all(|line| line.key() != one.key());
    before.iter().chain(here).filter(is_gone).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(key: &str, title: &str) -> TalkQuestion {
        TalkQuestion { key: key.to_owned(), title: title.to_owned(), hint: String::new() }
    }

    fn keys(text: &str, here: &[TalkQuestion], gone: &[TalkQuestion]) -> Vec<String> {
        keyed(text, here, gone).into_iter().map(|one| one.key).collect()
    }

    fn known() -> [TalkQuestion; 3] {
        [line("back", "Terug op onze afspraken"), line("who", "Over wie?"), line("own_1", "Nieuws")]
    }

    #[test]
    fn a_line_that_moves_keeps_its_key_and_a_new_one_gets_a_free_one() {
        let read = keyed(
            "Nieuws\nTerug op onze afspraken\nOver wie?\nVooruit | wat komt er?\nNieuws",
            &known(),
            &[],
        );
        let told: Vec<(&str, &str)> = read.iter().map(|one| (one.key.as_str(), one.hint.as_str())).collect();
        assert_eq!(
            told,
            [("own_1", ""), ("back", ""), ("who", ""), ("own_2", "wat komt er?"), ("own_3", "")]
        );
    }

    #[test]
    fn a_line_that_is_reworded_keeps_its_key() {
        assert_eq!(
            keys("Terug op onze afspraken\nWie bespreken we?\nNieuws", &known(), &[]),
            ["back", "who", "own_1"]
        );
        assert_eq!(
            keys("Welkom\nTerug op alle afspraken\nOver wie?\nNieuws", &known(), &[]),
            ["own_2", "back", "who", "own_1"],
            "one came in front of it"
        );
    }

    #[test]
    fn a_key_is_never_given_to_another_line_and_comes_back_with_its_own() {
        let now = keyed("Terug op onze afspraken\nOver wie?", &known(), &[]);
        let gone = gone(&now, &known(), &[]);
        assert_eq!(gone, [line("own_1", "Nieuws")]);
        let later = keyed("Terug op onze afspraken\nOver wie?\nRondvraag\nNieuws", &now, &gone);
        let later: Vec<&str> = later.iter().map(|one| one.key.as_str()).collect();
        assert_eq!(later, ["back", "who", "own_2", "own_1"]);
    }
}
