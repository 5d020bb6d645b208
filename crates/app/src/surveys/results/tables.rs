//! The tables of a round, in words: the page, the paper and the talk show the same.

use super::{
    Counted, QuestionResult, RankedFigures, RankedGroup, RankingResult, Results,
    say::{change_words, hidden_words, mean_words, response_words, spread_words, sure_words},
};
use domain::surveys::{QuestionKind, Years};
use i18n::Texts;
use stats::Difference;

/// A table in words; the first column says what the row is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureTable {
    /// What it shows.
    pub title: String,
    /// The heads of the columns.
    pub head: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<String>>,
}

/// The response of each group, and why a group has no figures.
pub fn response_table(texts: &'static Texts, results: &Results) -> FigureTable {
    let row = |one: &super::GroupResponse| {
        let why = hidden_words(texts, one.shown).unwrap_or_default();
        vec![one.group.name.clone(), response_words(texts, one), why.to_owned()]
    };
    let mut rows: Vec<Vec<String>> = results.groups.iter().map(row).collect();
    let mut head = vec![texts.outcome_group(), texts.outcome_answered(), texts.outcome_remark()];
    if rows.iter().all(|row| row.last().is_some_and(String::is_empty)) {
        rows.iter_mut().for_each(|row| row.truncate(2));
        head.truncate(2);
    }
    FigureTable { title: texts.outcome_response_title().to_owned(), head: owned(&head), rows }
}

/// The mean of each level in each group.
pub fn means_table(texts: &Texts, ranking: &RankingResult) -> FigureTable {
    by_level(texts, ranking, texts.outcome_bars(), |figures, at| {
        figures.summary.means.get(at).map(|mean| mean_words(texts, *mean))
    })
}

/// How far the scores of each level lie apart within each group.
pub fn spread_table(texts: &Texts, ranking: &RankingResult) -> FigureTable {
    by_level(texts, ranking, texts.outcome_spreads(), |figures, at| {
        figures.summary.spreads.get(at).map(|spread| spread_words(texts, spread))
    })
}

/// The place of each level in each group.
pub fn places_table(texts: &Texts, ranking: &RankingResult) -> FigureTable {
    by_level(texts, ranking, texts.outcome_places(), |figures, at| {
        let (place, is_shared) = figures.summary.place(at + 1)?;
        Some(if is_shared { texts.outcome_shared(place) } else { place.to_string() })
    })
}

/// The change of each level in each group since the round before; none when there is nothing to compare with.
pub fn changes_table(texts: &Texts, ranking: &RankingResult) -> Option<FigureTable> {
    let table = by_level(texts, ranking, texts.outcome_changes(), |figures, at| {
        Some(figures.changes.get(at).map_or_else(String::new, |change| change_cell(texts, change)))
    });
    let has_any = ranking.with_figures().any(|(_, figures)| !figures.changes.is_empty());
    has_any.then_some(table)
}

/// All differences between two groups, the largest first.
pub fn gaps_table(texts: &Texts, ranking: &RankingResult) -> FigureTable {
    let rows = ranking.gaps.iter().map(|gap| {
        vec![
            ranking.level(gap.level).to_owned(),
            texts.outcome_between(ranking.group(gap.group_a), ranking.group(gap.group_b)),
            change_words(texts, gap.difference.difference),
            sure_words(texts, &gap.difference),
        ]
    });
    let head =
        [texts.outcome_level(), texts.outcome_groups(), texts.outcome_difference(), texts.outcome_how_sure()];
    FigureTable { title: texts.outcome_gaps().to_owned(), head: owned(&head), rows: rows.collect() }
}

/// What was answered to a question that is neither open nor a ranking; none when no group has figures.
pub fn question_table(texts: &Texts, question: &QuestionResult) -> Option<FigureTable> {
    let with_figures: Vec<_> =
        question.groups.iter().filter_map(|group| Some((group, group.counted.as_ref()?))).collect();
    let (_, first) = with_figures.first()?;
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut row = |name: String, cell: &dyn Fn(u32, &Counted) -> String| {
        let cells = with_figures.iter().map(|(group, counted)| cell(group.replies, counted));
        rows.push(std::iter::once(name).chain(cells).collect());
    };
    row(texts.outcome_answered().to_owned(), &|replies, _| replies.to_string());
    for (at, name) in items(texts, &question.question.kind).into_iter().enumerate() {
        row(name, &|_, counted| counts(counted).get(at).map(u32::to_string).unwrap_or_default());
    }
    if let Counted::Scale(..) = first {
        row(texts.outcome_mean().to_owned(), &|_, counted| {
            of_scale(counted, |scale, _| mean_words(texts, scale.mean))
        });
        let spread = |_, counted: &Counted| of_scale(counted, |scale, _| spread_words(texts, &scale.spread));
        row(texts.outcome_spreads().to_owned(), &spread);
    }
    let changed = |counted: &Counted| matches!(counted, Counted::Scale(_, Some(_)));
    if with_figures.iter().any(|(_, counted)| changed(counted)) {
        let change = |_, counted: &Counted| {
            of_scale(counted, |_, change| change.map_or_else(String::new, |one| change_cell(texts, &one)))
        };
        row(texts.outcome_changes().to_owned(), &change);
    }
    let groups = with_figures.iter().map(|(group, _)| group.name.clone());
    let head = std::iter::once(texts.outcome_answer().to_owned()).chain(groups).collect();
    Some(FigureTable { title: question.question.text.clone(), head, rows })
}

fn counts(counted: &Counted) -> &[u32] {
    match counted {
        Counted::Scale(scale, _) => &scale.counts,
        Counted::Choice(counts) | Counted::Years(counts) => counts,
    }
}

fn of_scale(counted: &Counted, say: impl Fn(&stats::ScaleSummary, Option<Difference>) -> String) -> String {
    match counted {
        Counted::Scale(scale, change) => say(scale, *change),
        Counted::Choice(_) | Counted::Years(_) => String::new(),
    }
}

/// The names of steps, options or bands.
fn items(texts: &Texts, kind: &QuestionKind) -> Vec<String> {
    match kind {
        QuestionKind::Scale { steps, low, high } => (1..=*steps)
            .map(|step| match step {
                1 if !low.is_empty() => format!("{step} · {low}"),
                last if last == *steps && !high.is_empty() => format!("{step} · {high}"),
                _ => step.to_string(),
            })
            .collect(),
        QuestionKind::Choice { options, .. } => options.clone(),
        QuestionKind::Years => Years::ALL.map(|band| years_words(texts, band).to_owned()).to_vec(),
        QuestionKind::Ranking { .. } | QuestionKind::Open => Vec::new(),
    }
}

fn years_words(texts: &'_ Texts, band: Years) -> &'static str {
    match band {
        Years::ToFive => texts.outcome_years_to_five(),
        Years::ToFifteen => texts.outcome_years_to_fifteen(),
        Years::More => texts.outcome_years_more(),
    }
}

fn change_cell(texts: &Texts, change: &Difference) -> String {
    texts.outcome_change(change_words(texts, change.difference).as_str(), sure_words(texts, change).as_str())
}

/// A row for each level and a column for each group with figures.
fn by_level(
    texts: &Texts,
    ranking: &RankingResult,
    title: &str,
    cell: impl Fn(&RankedFigures, usize) -> Option<String>,
) -> FigureTable {
    let groups: Vec<(&RankedGroup, &RankedFigures)> = ranking.with_figures().collect();
    let row = |(at, name): (usize, &String)| {
        let cells = groups.iter().map(|(_, figures)| cell(figures, at).unwrap_or_default());
        std::iter::once(format!("{} · {name}", at + 1)).chain(cells).collect()
    };
    let names = groups.iter().map(|(group, _)| group.name.clone());
    FigureTable {
        title: title.to_owned(),
        head: std::iter::once(texts.outcome_level().to_owned()).chain(names).collect(),
        rows: ranking.levels.iter().enumerate().map(row).collect(),
    }
}

fn owned(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}
