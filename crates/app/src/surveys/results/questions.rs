//! The questions beside the ranking of the levels, counted per group.

use super::{Answered, RankingResult, SEED, ranking};
use domain::surveys::{Answer, AnswerWay, Question, QuestionKind, Reply, RespondentGroup, Years};
use stats::{Difference, ScaleSummary, difference_of};

/// What was answered to one question.
#[derive(Debug, Clone, PartialEq)]
pub struct QuestionResult {
    /// Its number, from 0.
    pub no: u8,
    /// The question.
    pub question: Question,
    /// The groups to which it was put and whose figures are shown; empty for a question that is answered with a ranking.
    pub groups: Vec<QuestionGroup>,
    /// The same for a question that is answered with a ranking.
    pub ranking: Option<RankingResult>,
}

/// What one group answered to a question.
#[derive(Debug, Clone, PartialEq)]
pub struct QuestionGroup {
    /// The number of the group.
    pub no: i64,
    /// Its name.
    pub name: String,
    /// How many answered the question. None for an open question: its words are kept apart.
    pub replies: u32,
    /// What they answered; none when nobody did, or too few to show, or the question is open.
    pub counted: Option<Counted>,
}

/// What was counted.
#[derive(Debug, Clone, PartialEq)]
pub enum Counted {
    /// The steps of a scale, and the change of the mean since the round before.
    Scale(ScaleSummary, Option<Difference>),
    /// How often each option was chosen.
    Choice(Vec<u32>),
    /// How many are in each band of [`Years::ALL`].
    Years(Vec<u32>),
}

pub(super) fn counted(now: &Answered, before: Option<&Answered>) -> Vec<QuestionResult> {
    let numbered = (0u8..).zip(&now.survey.questions);
    numbered
        .map(|(no, question)| one(now, before.and_then(|round| same_in(round, question)), no, question))
        .collect()
}

/// The question with the same text and answers in another round.
fn same_in<'a>(round: &'a Answered, question: &Question) -> Option<(&'a Answered, u8)> {
    let is_same = |one: &Question| one.text == question.text && one.kind == question.kind;
    let (no, _) = (0u8..).zip(&round.survey.questions).find(|(_, one)| is_same(one))?;
    Some((round, no))
}

fn one(now: &Answered, before: Option<(&Answered, u8)>, no: u8, question: &Question) -> QuestionResult {
    let put_to = |group: i64| question.groups.is_empty() || question.groups.contains(&group);
    let ranking = match &question.kind {
        QuestionKind::Ranking { options } => {
            let old = before.map_or(no, |(_, no)| no);
            let round = before.map(|(round, _)| round);
            let mut of_all =
                ranking::of(now, round, options.clone(), |one| ranked(one, no), |one| ranked(one, old));
            of_all.groups.retain(|group| put_to(group.no));
            Some(of_all)
        }
        _ => None,
    };
    let of_group = |group: &RespondentGroup| {
        let (ways, replies) = replies(now, group, no);
        let enough = now.may_count(ways);
        QuestionGroup {
            no: group.no,
            name: group.name.clone(),
            replies: u32::try_from(replies.len()).unwrap_or(u32::MAX),
            counted: enough.then(|| count(&question.kind, &replies, &old_replies(before, group))).flatten(),
        }
    };
    let groups = match ranking {
        Some(_) => Vec::new(),
        None => now.shown().filter(|group| put_to(group.no)).map(of_group).collect(),
    };
    QuestionResult { no, question: question.clone(), groups, ranking }
}

fn ranked(answer: &Answer, no: u8) -> Option<Vec<u8>> {
    match answer.replies.get(&no)? {
        Reply::Ranking(scores) => Some(scores.clone()),
        _ => None,
    }
}

/// What a group replied to a question, each with the way in which it came.
fn replies<'a>(round: &'a Answered, group: &RespondentGroup, no: u8) -> (Vec<AnswerWay>, Vec<&'a Reply>) {
    round.of_group(group.no).filter_map(|answer| Some((answer.way, answer.replies.get(&no)?))).unzip()
}

/// What the same group replied in the round before, when that may be shown.
fn old_replies<'a>(before: Option<(&'a Answered, u8)>, group: &RespondentGroup) -> Vec<&'a Reply> {
    let old = before.and_then(|(round, no)| {
        let (ways, replies) = replies(round, round.like(group)?, no);
        round.may_count(ways).then_some(replies)
    });
    old.unwrap_or_default()
}

fn count(kind: &QuestionKind, replies: &[&Reply], old: &[&Reply]) -> Option<Counted> {
    match kind {
        QuestionKind::Scale { steps, .. } => {
            let chosen = chosen_steps(replies);
            let change = difference_of(&chosen, &chosen_steps(old), SEED);
            Some(Counted::Scale(ScaleSummary::of(&chosen, *steps)?, change))
        }
        QuestionKind::Choice { options, .. } => {
            let chose =
                |at: u8| count_of(replies, |reply| matches!(reply, Reply::Choice(all) if all.contains(&at)));
            Some(Counted::Choice((0u8..).take(options.len()).map(chose).collect()))
        }
        QuestionKind::Years => {
            let within = |band: Years| count_of(replies, |reply| *reply == Reply::Years(band));
            Some(Counted::Years(Years::ALL.map(within).to_vec()))
        }
        QuestionKind::Ranking { .. } | QuestionKind::Open => None,
    }
}

fn chosen_steps(replies: &[&Reply]) -> Vec<u8> {
    replies
        .iter()
        .filter_map(|reply| if let Reply::Scale(step) = reply { Some(*step) } else { None })
        .collect()
}

fn count_of(replies: &[&Reply], is_one: impl Fn(&Reply) -> bool) -> u32 {
    u32::try_from(replies.iter().filter(|reply| is_one(reply)).count()).unwrap_or(u32::MAX)
}
