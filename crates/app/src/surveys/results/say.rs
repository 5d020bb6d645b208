//! Figures of a round as a person reads them.

use super::{GroupResponse, RankedFigures, RankedGap, RankingResult, Results, Shown};
use crate::surveys::{WordsCheck, WordsSay};
use domain::surveys::Survey;
use i18n::Texts;
use stats::{Agreement, Difference, Spread};

/// A mean with one decimal, halves upwards.
pub fn mean_words(texts: &Texts, mean: f64) -> String {
    texts.language().decimal(tenths(mean).saturating_mul(100))
}

/// A share of one as whole per cents.
pub fn share_words(texts: &Texts, share: f64) -> String {
    texts.language().percentage(tenths(share * 10_000.0))
}

/// A difference with its sign and one decimal.
pub fn change_words(texts: &Texts, difference: f64) -> String {
    texts.language().growth(tenths(difference).saturating_mul(100))
}

/// The tenths of a number, halves away from nothing.
fn tenths(number: f64) -> i64 {
    // What is exactly a half on paper may lie a hair below it here.
    let nudge = 1e-9_f64.copysign(number);
    i64::from(charts::svg::rounded(number.mul_add(10.0, nudge)))
}

/// Lowest and highest, and the standard deviation where there is one.
pub fn spread_words(texts: &Texts, spread: &Spread) -> String {
    let (low, high) = (i64::from(spread.lowest), i64::from(spread.highest));
    match spread.deviation {
        Some(deviation) => texts.outcome_spread(mean_words(texts, deviation).as_str(), high, low),
        None => texts.outcome_spread_of_one(low),
    }
}

/// How sure a difference is.
pub fn sure_words(texts: &Texts, difference: &Difference) -> String {
    match difference.interval {
        None => texts.outcome_too_few_to_say().to_owned(),
        Some((low, high)) => {
            let (low, high) = (change_words(texts, low), change_words(texts, high));
            if difference.is_clear() {
                texts.outcome_sure(high.as_str(), low.as_str())
            } else {
                texts.outcome_unsure(high.as_str(), low.as_str())
            }
        }
    }
}

/// What the agreement within a group means.
pub fn agreement_words(texts: &Texts, figures: &RankedFigures) -> String {
    let w = mean_of_hundredths(texts, figures.summary.kendall_w);
    match figures.agreement {
        Agreement::Single => texts.outcome_agree_single().to_owned(),
        Agreement::Chance => texts.outcome_agree_chance(w.as_str()),
        Agreement::Some => texts.outcome_agree_some(w.as_str()),
        Agreement::Strong => texts.outcome_agree_strong(w.as_str()),
    }
}

/// A figure with two decimals, such as W or kappa.
pub fn mean_of_hundredths(texts: &Texts, number: f64) -> String {
    texts.language().decimal(tenths(number * 10.0).saturating_mul(10))
}

/// The order of the levels in one line; equal ones stand together on one place.
pub fn order_words(texts: &Texts, ranking: &RankingResult, figures: &RankedFigures) -> Vec<String> {
    let (mut place, mut lines) = (1, Vec::new());
    for levels in &figures.summary.order {
        let names: Vec<&str> = levels.iter().map(|level| ranking.level(*level)).collect();
        let line = match names.as_slice() {
            [only] => format!("{place}. {only}"),
            shared => format!("{place}. {}", texts.outcome_shared(shared.join(", ").as_str())),
        };
        lines.push(line);
        place += levels.len();
    }
    lines
}

/// A difference between two groups as a sentence.
pub fn gap_words(texts: &Texts, ranking: &RankingResult, gap: &RankedGap) -> String {
    let mean = |no: i64| {
        let found = ranking.with_figures().find(|(group, _)| group.no == no);
        found.and_then(|(_, figures)| figures.summary.means.get(gap.level.checked_sub(1)?).copied())
    };
    let (high, low) =
        if gap.difference.difference < 0.0 { (gap.group_b, gap.group_a) } else { (gap.group_a, gap.group_b) };
    let of = |no: i64| mean_words(texts, mean(no).unwrap_or_default());
    texts.outcome_gap(
        of(high).as_str(),
        ranking.group(high),
        ranking.level(gap.level),
        of(low).as_str(),
        ranking.group(low),
    )
}

/// The same, and how sure it is.
pub(super) fn sure_gap_words(texts: &Texts, ranking: &RankingResult, gap: &RankedGap) -> String {
    let sure = sure_words(texts, &gap.difference.upward());
    texts.outcome_gap_sure(gap_words(texts, ranking, gap).as_str(), sure.as_str())
}

/// The response of a group: 8 of 15, 53%.
pub fn response_words(texts: &Texts, group: &GroupResponse) -> String {
    let answered = i64::from(group.answered);
    match group.response() {
        Some(share) => {
            texts.outcome_response(answered, group.group.invited, share_words(texts, share).as_str())
        }
        None => texts.outcome_response_uninvited(answered),
    }
}

/// Why a group has no figures; none when it has.
pub fn hidden_words(texts: &'static Texts, shown: Shown) -> Option<&'static str> {
    match shown {
        Shown::Yes => None,
        Shown::NotYet => Some(texts.outcome_hidden_not_yet()),
        Shown::Nobody => Some(texts.outcome_hidden_nobody()),
        Shown::TooFew => Some(texts.outcome_hidden_too_few()),
    }
}

/// Where the ranking of a group and its words do not say the same, as a sentence.
pub fn check_words(texts: &Texts, results: &Results, check: &WordsCheck) -> String {
    let group = results.group(check.group).map_or("", |one| one.group.name.as_str());
    check_sentence(texts, group, &results.survey, check)
}

/// The same for a group by its name.
pub(in crate::surveys) fn check_sentence(
    texts: &Texts,
    group: &str,
    survey: &Survey,
    check: &WordsCheck,
) -> String {
    let levels = &survey.levels;
    let level = check.level.checked_sub(1).and_then(|at| levels.get(at)).map_or("", |one| one.name.as_str());
    let (of, placed) = (levels.len(), i64::from(check.placed));
    match check.what {
        WordsSay::More => {
            texts.outcome_check_more(group, level, of, check.place, placed, i64::from(check.words))
        }
        WordsSay::Nothing => texts.outcome_check_nothing(group, level, of, check.place, placed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use i18n::Language;

    #[test]
    fn figures_are_rounded_as_on_paper() {
        let texts = Texts::of(Language::Nl);
        assert_eq!(mean_words(texts, 4.25), "4,3");
        assert_eq!(mean_words(texts, 2.75), "2,8");
        assert_eq!(mean_words(texts, 10.0 / 3.0), "3,3");
        assert_eq!(mean_words(texts, 5.0), "5");
        assert_eq!(share_words(texts, 8.0 / 15.0), "53%");
        assert_eq!(share_words(texts, 0.005), "1%");
        assert_eq!(change_words(texts, -2.25), "\u{2212}2,3");
        assert_eq!(mean_of_hundredths(texts, 0.355), "0,36");
    }
}
