//! Known answers, and rules that hold for any answers.

use super::*;
use proptest::prelude::*;
use rand_xoshiro::{
    SplitMix64,
    rand_core::{RngCore, SeedableRng},
};

fn rankings(rows: &[&[u8]]) -> Vec<Ranking> {
    rows.iter().map(|row| Ranking::new(row.to_vec()).unwrap()).collect()
}

fn summary(rows: &[&[u8]]) -> GroupSummary {
    GroupSummary::of(&rankings(rows)).unwrap()
}

#[test]
fn what_is_no_ranking_says_where() {
    assert_eq!(Ranking::new(vec![1, 2]), Err(NotARanking::Levels { found: 2 }));
    assert_eq!(Ranking::new((1..=10).collect()), Err(NotARanking::Levels { found: 10 }));
    assert_eq!(Ranking::new(vec![1, 4, 2]), Err(NotARanking::Outside { level: 2 }));
    assert_eq!(Ranking::new(vec![0, 1, 2]), Err(NotARanking::Outside { level: 1 }));
    assert_eq!(Ranking::new(vec![1, 3, 3]), Err(NotARanking::Twice { score: 3, first: 2, second: 3 }));
}

#[test]
fn the_published_means_come_out() {
    let principals = summary(&[&[1, 3, 4, 5, 2], &[1, 4, 3, 5, 2], &[1, 3, 4, 5, 2]]);
    assert_eq!(principals.means, [1.0, 10.0 / 3.0, 11.0 / 3.0, 5.0, 2.0]);
    assert_eq!(principals.order, [vec![4], vec![3], vec![2], vec![5], vec![1]]);
    let coordinators = summary(&[&[2, 4, 5, 3, 1], &[1, 3, 4, 5, 2], &[1, 2, 3, 4, 5], &[1, 2, 4, 5, 3]]);
    assert_eq!(coordinators.means, [1.25, 2.75, 4.0, 4.25, 2.75]);
    assert_eq!(coordinators.order, [vec![4], vec![3], vec![2, 5], vec![1]], "two share the third place");
}

#[test]
fn agreement_has_known_values() {
    // Three people over three things; W = 12 S / (m² (k³ - k)) by hand.
    let w = summary(&[&[3, 2, 1], &[3, 2, 1], &[2, 1, 3]]).kendall_w;
    let sums = [8.0_f64, 5.0, 5.0];
    let s: f64 = sums.iter().map(|sum| (sum - 6.0).powi(2)).sum();
    assert!((w - 12.0 * s / (9.0 * 24.0)).abs() < 1e-12, "{w}");
    assert_eq!(summary(&[&[1, 2, 3], &[3, 2, 1]]).kendall_w, 0.0);
    assert_eq!(summary(&[&[2, 3, 1]]).kendall_w, 1.0);
    assert_eq!(summary(&[&[2, 3, 1]]).spreads[0].deviation, None);
    let spread = summary(&[&[1, 2, 3], &[3, 2, 1]]).spreads[0];
    assert_eq!((spread.lowest, spread.highest), (1, 3));
    assert!((spread.deviation.unwrap() - 2.0_f64.sqrt()).abs() < 1e-12);
}

#[test]
fn rankings_of_different_length_are_no_group() {
    assert_eq!(GroupSummary::of(&[]), None);
    assert_eq!(GroupSummary::of(&rankings(&[&[1, 2, 3], &[1, 2, 3, 4]])), None);
}

#[test]
fn few_answers_are_too_few_to_say() {
    let few = rankings(&[&[1, 2, 3], &[1, 2, 3], &[1, 2, 3], &[1, 2, 3]]);
    let other = rankings(&[[3, 2, 1].as_slice(); 8]);
    let told = difference(&few, &other, 1, 7).unwrap();
    assert_eq!((told.difference, told.interval, told.is_clear()), (-2.0, None, false));
    let alike = |count| vec![Ranking::new(vec![1, 2, 3]).unwrap(); count];
    let unsure = difference(&other, &alike(8), 1, 7).unwrap();
    assert_eq!(unsure.interval, None, "eight who are all alike show no spread to count with");
    let many = rankings(&[[3, 2, 1].as_slice(); 15]);
    let sure = difference(&many, &alike(15), 1, 7).unwrap();
    assert_eq!(sure.interval, Some((2.0, 2.0)));
    assert!(sure.is_clear());
    let turned = difference(&alike(15), &many, 1, 7).unwrap();
    assert_eq!(turned.upward(), sure);
    assert_eq!(difference(&few, &[], 1, 7), None);
    assert_eq!(difference(&few, &other, 4, 7), None);
    assert_eq!(difference(&few, &other, 0, 7), None);
}

/// A ranking in which the first of five levels tends upwards.
fn drawn(chance: &mut SplitMix64, leaning: bool) -> Ranking {
    let mut scores = vec![1, 2, 3, 4, 5];
    for end in (1..scores.len()).rev() {
        let place = usize::try_from(chance.next_u64() % (u64::try_from(end).unwrap() + 1)).unwrap();
        scores.swap(end, place);
    }
    if leaning && chance.next_u64().is_multiple_of(2) {
        let five = scores.iter().position(|score| *score == 5).unwrap();
        scores.swap(0, five);
    }
    Ranking::new(scores).unwrap()
}

#[test]
fn the_interval_holds_the_truth_about_as_often_as_it_says() {
    // One group leans: half of the time its first level gets the 5, so its mean is (3 + 5) / 2 = 4; the other's is 3.
    for (few, many) in [(12, 12), (5, 5), (5, 15), (15, 5), (8, 60)] {
        let mut chance = SplitMix64::seed_from_u64(2026);
        let share = held(1.0, |round| {
            let one: Vec<Ranking> = (0..few).map(|_| drawn(&mut chance, true)).collect();
            let other: Vec<Ranking> = (0..many).map(|_| drawn(&mut chance, false)).collect();
            difference(&one, &other, 1, round).unwrap()
        });
        assert!((0.93..=0.99).contains(&share), "{few} and {many}: {share}");
    }
}

#[test]
fn of_a_skewed_scale_no_more_is_said_than_can_be() {
    // One of ten chooses the highest step, the others the lowest: few answers are often all alike.
    for (few, many) in [(5, 5), (5, 60), (8, 60)] {
        let mut chance = SplitMix64::seed_from_u64(2026);
        let share = held(1.4 - 3.0, |round| {
            let one: Vec<u8> = (0..few).map(|_| if chance.next_u64() % 10 == 0 { 5 } else { 1 }).collect();
            let other: Vec<u8> =
                (0..many).map(|_| u8::try_from(chance.next_u64() % 5).unwrap() + 1).collect();
            difference_of(&one, &other, round).unwrap()
        });
        assert!(share >= 0.93, "{few} and {many}: {share}");
    }
}

/// In which share of the rounds in which anything is said the interval holds the truth.
fn held(truth: f64, mut difference: impl FnMut(u64) -> Difference) -> f64 {
    let (mut said, mut held) = (0, 0);
    for round in 0..400 {
        let Some((low, high)) = difference(round).interval else { continue };
        said += 1;
        held += i32::from(low <= truth + 1e-9 && truth - 1e-9 <= high);
    }
    f64::from(held) / f64::from(said)
}

#[test]
fn gaps_of_the_same_size_stand_in_the_order_of_the_levels() {
    // 11/3 - 10/3 and 4/3 - 1 are the same, and not as broken numbers.
    let group = |means: &[f64]| GroupSummary { means: means.to_vec(), ..summary(&[&[1, 2, 3]]) };
    let found = gaps(&[group(&[4.0 / 3.0, 11.0 / 3.0, 1.0]), group(&[1.0, 10.0 / 3.0, 1.0])]);
    assert_eq!(found.iter().map(|gap| gap.level).collect::<Vec<_>>(), [1, 2, 3]);
    let found = gaps(&[group(&[11.0 / 3.0, 4.0 / 3.0, 1.0]), group(&[10.0 / 3.0, 1.0, 1.0])]);
    assert_eq!(found.iter().map(|gap| gap.level).collect::<Vec<_>>(), [1, 2, 3]);
}

#[test]
fn shared_places_are_counted() {
    let group = GroupSummary { order: vec![vec![4], vec![2, 3], vec![1]], ..summary(&[&[1, 2, 3, 4]]) };
    let places: Vec<_> = (1..=5).map(|level| group.place(level)).collect();
    assert_eq!(places, [Some((4, false)), Some((2, true)), Some((2, true)), Some((1, false)), None]);
}

fn any_ranking(levels: u8) -> impl Strategy<Value = Vec<u8>> {
    Just((1..=levels).collect::<Vec<u8>>()).prop_shuffle()
}

fn any_group() -> impl Strategy<Value = Vec<Vec<u8>>> {
    (3u8..=9).prop_flat_map(|levels| prop::collection::vec(any_ranking(levels), 1..20))
}

proptest! {
    #[test]
    fn agreement_lies_between_nothing_and_one_and_is_one_when_all_agree(group in any_group()) {
        let all: Vec<Ranking> = group.iter().map(|one| Ranking::new(one.clone()).unwrap()).collect();
        let w = GroupSummary::of(&all).unwrap().kendall_w;
        prop_assert!((0.0..=1.0).contains(&w), "{w}");
        let same = vec![all[0].clone(); all.len()];
        prop_assert_eq!(GroupSummary::of(&same).unwrap().kendall_w, 1.0);
        let all_alike = all.iter().all(|one| *one == all[0]);
        prop_assert_eq!(w == 1.0, all_alike);
    }

    #[test]
    fn nothing_depends_on_the_order_of_the_answers(group in any_group(), turn in 0usize..20) {
        let all: Vec<Ranking> = group.into_iter().map(|one| Ranking::new(one).unwrap()).collect();
        let mut turned = all.clone();
        turned.rotate_left(turn % all.len());
        turned.reverse();
        prop_assert_eq!(GroupSummary::of(&all), GroupSummary::of(&turned));
    }

    #[test]
    fn every_level_has_one_place_and_the_means_fall(group in any_group()) {
        let all: Vec<Ranking> = group.into_iter().map(|one| Ranking::new(one).unwrap()).collect();
        let summary = GroupSummary::of(&all).unwrap();
        let mut levels: Vec<usize> = summary.order.iter().flatten().copied().collect();
        let means: Vec<f64> = summary.order.iter().map(|place| summary.means[place[0] - 1]).collect();
        prop_assert!(means.windows(2).all(|pair| pair[0] > pair[1]));
        levels.sort_unstable();
        prop_assert_eq!(levels, (1..=summary.means.len()).collect::<Vec<_>>());
    }

    #[test]
    fn a_single_ranking_and_its_doubles_are_refused_or_taken_whole(scores in prop::collection::vec(0u8..12, 0..12)) {
        let mut sorted = scores.clone();
        sorted.sort_unstable();
        let is_good = (3..=9).contains(&scores.len())
            && sorted.iter().zip(1u8..).all(|(score, wanted)| *score == wanted);
        prop_assert_eq!(Ranking::new(scores.clone()).is_ok(), is_good);
    }
}

#[test]
fn two_sorters_have_a_known_kappa() {
    // By hand: alike 7 of 10; chance 0.5 * 0.6 + 0.5 * 0.4 = 0.5; (0.7 - 0.5) / 0.5 = 0.4.
    let mut pairs = vec![('a', 'a'); 4];
    pairs.extend([('a', 'b'); 1]);
    pairs.extend([('b', 'a'); 2]);
    pairs.extend([('b', 'b'); 3]);
    let found = kappa(&pairs).unwrap();
    assert_eq!((found.things, found.alike), (10, 7));
    assert!((found.kappa.unwrap() - 0.4).abs() < 1e-12, "{found:?}");
    let two_levels = kappa(&[(vec![3, 4], vec![3, 4]), (vec![3], vec![3, 4]), (vec![1], vec![1])]).unwrap();
    assert_eq!(two_levels.alike, 2, "one of two levels is not the same place");
    assert_eq!(kappa::<u8>(&[]), None);
    assert_eq!(
        kappa(&[(1, 1), (1, 1)]).unwrap().kappa,
        None,
        "there is nothing that chance could do otherwise"
    );
}

#[test]
fn agreement_in_words_weighs_how_many_agree() {
    let of = |rows: &[&[u8]]| Agreement::of(&summary(rows), 1);
    let all: &[u8] = &[5, 4, 3, 2, 1];
    assert_eq!(of(&[all]), Agreement::Single);
    assert_eq!(of(&[all; 6]), Agreement::Strong);
    // Two who agree over three levels: chance does that in one of six cases.
    assert_eq!(of(&[[3, 2, 1].as_slice(); 2]), Agreement::Chance);
    let half: Vec<&[u8]> = [[all; 6].as_slice(), [[1, 2, 3, 4, 5].as_slice(); 1].as_slice()].concat();
    let mixed: Vec<&[u8]> = half.into_iter().chain([[3, 5, 4, 1, 2].as_slice(), &[2, 5, 1, 4, 3]]).collect();
    let w = summary(&mixed).kendall_w;
    assert_eq!(of(&mixed), Agreement::Some, "{w}");
}

#[test]
fn a_scale_counts_its_steps() {
    let summary = ScaleSummary::of(&[1, 2, 4, 4], 4).unwrap();
    assert_eq!((summary.answers, summary.counts, summary.mean), (4, vec![1, 1, 0, 2], 2.75));
    assert_eq!(summary.spread.deviation, Some(1.5));
    assert_eq!(ScaleSummary::of(&[], 4), None);
    assert_eq!(ScaleSummary::of(&[5], 4), None);
}

proptest! {
    #[test]
    fn kappa_never_passes_one_and_is_one_only_when_all_agree(pairs in prop::collection::vec((0u8..4, 0u8..4), 1..30)) {
        let found = kappa(&pairs).unwrap();
        let turned: Vec<_> = pairs.iter().map(|(one, other)| (*other, *one)).collect();
        prop_assert_eq!(kappa(&turned).unwrap().alike, found.alike);
        if let Some(value) = found.kappa {
            prop_assert!((-1.0..=1.0).contains(&value), "{value}");
            prop_assert_eq!(value == 1.0, found.alike == found.things);
        }
    }
}

#[test]
fn the_interval_of_a_share_is_that_of_wilson() {
    let near = |value: f64, wanted: f64| (value - wanted).abs() < 0.000_5;
    let found = ShareInterval::of(8, 10).unwrap();
    assert!(near(found.share, 0.8) && near(found.low, 0.490_2) && near(found.high, 0.943_3), "{found:?}");
    let none = ShareInterval::of(0, 5).unwrap();
    assert!(near(none.low, 0.0) && near(none.high, 0.434_5), "{none:?}");
    assert_eq!(ShareInterval::of(0, 0), None);
}

proptest! {
    #[test]
    fn a_share_lies_in_its_interval_and_more_of_the_same_makes_it_narrower(part in 0_u32..50, rest in 1_u32..50) {
        let few = ShareInterval::of(part, part + rest).unwrap();
        let many = ShareInterval::of(part * 10, (part + rest) * 10).unwrap();
        prop_assert!(few.low <= few.share && few.share <= few.high);
        prop_assert!((0.0..=1.0).contains(&few.low) && (0.0..=1.0).contains(&few.high));
        prop_assert!(many.high - many.low < few.high - few.low);
    }
}
