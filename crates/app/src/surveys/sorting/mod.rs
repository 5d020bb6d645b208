//! The ordered shoebox: open answers, literally, sorted into the levels by people.
//!
//! Each sorter sorts for herself and does not see what another one did until both are done, so that their agreement says
//! something. The group of an answer is not shown while sorting: one sorts words, not people.

mod save;
mod say;
mod suggest;
mod words;

pub use save::{LONGEST_REASON, MOST_LEVELS_OF_ANSWER, SortProblem, Sorted, TypedPlacing, sort_answer};
pub use say::{check_of_words, kappa_words, words_table};
pub use suggest::Suggestion;
pub use words::{Words, WordsCheck, WordsOfGroup, WordsSay, words};

use super::{
    results::{self, Shown},
    rounds::loaded,
};
use crate::{Ctx, Error};
use domain::{
    ids::{AccountId, OpenAnswerId, SurveyId},
    register::School,
    surveys::{OpenAnswer, Placing, RespondentGroup, Survey, is_enough},
};
use policy::{Action, InSchool};
use stats::{Kappa, kappa};
use std::collections::BTreeMap;
use store::{Reads, surveys, surveys::KeptSorting, trust};

/// The shoebox of one round.
#[derive(Debug, Clone, PartialEq)]
pub struct Sorting {
    /// The school.
    pub school: School,
    /// The round.
    pub survey: Survey,
    /// The groups whose words may be read.
    pub groups: Vec<RespondentGroup>,
    /// The open answers of these groups, in the order of the questions and further in one that says nothing.
    pub texts: Vec<TextToSort>,
    /// Everyone who sorted, who asks first.
    pub sorters: Vec<Sorter>,
    /// The answers in their places, as who asks put them; none when she did not put any.
    pub ordered: Option<Ordered>,
    /// How far two sorters agree, for each two that are done. Who is not done herself sees none of it.
    pub agreements: Vec<SortersAgree>,
    /// Whether there are words that are not shown, as too few of their group answered.
    pub has_hidden: bool,
}

/// An open answer, as one sorter has it before her.
#[derive(Debug, Clone, PartialEq)]
pub struct TextToSort {
    /// The open answer.
    pub answer: OpenAnswer,
    /// Where who asks put it.
    pub mine: Option<Placing>,
    /// The version of that; 0 when she did not put it anywhere.
    pub version: i64,
    /// What earlier sortings suggest, for one that she did not put anywhere.
    pub suggestion: Option<Suggestion>,
}

/// The answers in their places, as one sorter put them.
#[derive(Debug, Clone, PartialEq)]
pub struct Ordered {
    /// Her name.
    pub sorter: String,
    /// Where she put each.
    pub places: Vec<(OpenAnswerId, Placing)>,
    /// Whether she is done. The group of an answer is told only then.
    pub is_done: bool,
}

/// Somebody who sorts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sorter {
    /// Her account.
    pub account: AccountId,
    /// Her name.
    pub name: String,
    /// How many open answers she sorted.
    pub sorted: usize,
    /// Whether it is who asks.
    pub is_me: bool,
}

/// How far two sorters agree, both done.
#[derive(Debug, Clone, PartialEq)]
pub struct SortersAgree {
    /// The name of the one.
    pub one: String,
    /// The name of the other.
    pub other: String,
    /// The figures.
    pub kappa: Kappa,
    /// Where they do not: the open answer, with where the one and the other put it.
    pub unlike: Vec<(OpenAnswerId, Placing, Placing)>,
}

/// The shoebox of a round, as who asks has it before her.
///
/// # Errors
/// When the round is out of sight, or the database fails.
pub async fn sorting(ctx: &Ctx, school: &str, id: SurveyId) -> Result<Sorting, Error> {
    let (scope, school) = ctx.school(school, Action::SortAnswers).await?;
    let mut tx = ctx.read().await?;
    let (survey, groups) = loaded(&mut tx, &scope, id).await?;
    let (open, has_hidden) = readable(&mut tx, &scope, id).await?;
    let sortings = surveys::sortings(&mut tx, &scope, id).await?;
    let me = ctx.actor().account();
    let sorters = sorters(&mut tx, &open, &sortings, me).await?;
    let known = suggest::known(&mut tx, &scope, &survey, me).await?;
    let texts = open.into_iter().map(|answer| {
        let mine = sortings.iter().find(|one| one.text == answer.id && Some(one.sorter) == me);
        let suggestion = if mine.is_none() { suggest::suggest(answer.text.reveal(), &known) } else { None };
        TextToSort {
            suggestion,
            mine: mine.map(|one| one.placing.clone()),
            version: mine.map_or(0, |one| one.version),
            answer,
        }
    });
    let texts: Vec<TextToSort> = texts.collect();
    Ok(Sorting {
        ordered: ordered(&texts, &sorters, &sortings),
        agreements: if is_done(sorters.iter().find(|sorter| sorter.is_me), texts.len()) {
            agreements(&texts, &sorters, &sortings)
        } else {
            Vec::new()
        },
        groups: groups
            .into_iter()
            .filter(|group| texts.iter().any(|one| one.answer.group == group.no))
            .collect(),
        school,
        survey,
        texts,
        sorters,
        has_hidden,
    })
}

/// The open answers of the groups whose words are shown, as far as enough of a group answered the question in words, and
/// whether there are others.
async fn readable(
    tx: &mut impl Reads,
    scope: &InSchool,
    id: SurveyId,
) -> Result<(Vec<OpenAnswer>, bool), Error> {
    let round = results::answered(tx, scope, id).await?.ok_or(Error::NotFound)?;
    let is_shown = |no: i64| round.groups.iter().any(|one| one.group.no == no && one.shown == Shown::Yes);
    let all = surveys::open_answers(tx, scope, id).await?;
    let mut counts: BTreeMap<(i64, u8), u32> = BTreeMap::new();
    for answer in &all {
        *counts.entry((answer.group, answer.question)).or_default() += 1;
    }
    let count = |answer: &OpenAnswer| counts.get(&(answer.group, answer.question)).copied().unwrap_or(0);
    let may =
        |answer: &OpenAnswer| is_shown(answer.group) && is_enough(round.survey.small_agreed, count(answer));
    let (mut shown, hidden): (Vec<_>, Vec<_>) = all.into_iter().partition(may);
    // Without the groups: by question, then by an id that was drawn at random.
    shown.sort_by_key(|answer| (answer.question, answer.id));
    Ok((shown, !hidden.is_empty()))
}

/// Who sorted anything that may be read, with who asks first.
async fn sorters(
    tx: &mut impl Reads,
    open: &[OpenAnswer],
    sortings: &[KeptSorting],
    me: Option<AccountId>,
) -> Result<Vec<Sorter>, Error> {
    let mut sorted: BTreeMap<AccountId, usize> = BTreeMap::new();
    for one in sortings.iter().filter(|one| open.iter().any(|answer| answer.id == one.text)) {
        *sorted.entry(one.sorter).or_default() += 1;
    }
    let mut sorters = Vec::new();
    for (account, sorted) in sorted {
        let name = trust::account(tx, account).await?.map(|known| known.name.reveal().clone());
        let name = name.unwrap_or_default();
        sorters.push(Sorter { account, name, sorted, is_me: Some(account) == me });
    }
    sorters.sort_by_key(|sorter| !sorter.is_me);
    Ok(sorters)
}

/// Whether a sorter sorted all of so many answers.
fn is_done(sorter: Option<&Sorter>, all: usize) -> bool {
    sorter.is_some_and(|sorter| sorter.sorted == all)
}

fn ordered(texts: &[TextToSort], sorters: &[Sorter], sortings: &[KeptSorting]) -> Option<Ordered> {
    let sorter = sorters.iter().find(|sorter| sorter.is_me)?;
    let of_sorter = sortings.iter().filter(|one| one.sorter == sorter.account);
    let readable = of_sorter.filter(|one| texts.iter().any(|text| text.answer.id == one.text));
    Some(Ordered {
        sorter: sorter.name.clone(),
        places: readable.map(|one| (one.text, one.placing.clone())).collect(),
        is_done: is_done(Some(sorter), texts.len()),
    })
}

fn agreements(texts: &[TextToSort], sorters: &[Sorter], sortings: &[KeptSorting]) -> Vec<SortersAgree> {
    let done: Vec<&Sorter> = sorters.iter().filter(|sorter| is_done(Some(sorter), texts.len())).collect();
    let place = |text: OpenAnswerId, sorter: &Sorter| {
        let found = sortings.iter().find(|one| one.text == text && one.sorter == sorter.account);
        found.map(|one| one.placing.clone())
    };
    let mut agreements = Vec::new();
    for (at, one) in done.iter().enumerate() {
        for other in done.iter().skip(at + 1) {
            let both: Vec<(OpenAnswerId, Placing, Placing)> = texts
                .iter()
                .filter_map(|text| {
                    Some((text.answer.id, place(text.answer.id, one)?, place(text.answer.id, other)?))
                })
                .collect();
            let pairs: Vec<(Vec<u8>, Vec<u8>)> =
                both.iter().map(|(_, one, other)| (levels_of(one), levels_of(other))).collect();
            let Some(kappa) = kappa(&pairs) else { continue };
            let unlike = both.into_iter().filter(|(_, one, other)| levels_of(one) != levels_of(other));
            agreements.push(SortersAgree {
                one: one.name.clone(),
                other: other.name.clone(),
                kappa,
                unlike: unlike.collect(),
            });
        }
    }
    agreements
}

/// The levels of a placing in their order; none for one that was left out, whatever the reason.
fn levels_of(placing: &Placing) -> Vec<u8> {
    match placing {
        Placing::Levels(levels) => levels.clone(),
        Placing::LeftOut(_) => Vec::new(),
    }
}

#[cfg(test)]
mod tests;
