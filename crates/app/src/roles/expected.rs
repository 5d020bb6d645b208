//! What each group expects: the latest round of the school's own that is closed and asked about a model.

use super::models;
use crate::Error;
use domain::{
    roles::{RoleLevel, RoleModel},
    surveys::{Answer, AnswerWay, RespondentGroup, SurveyKind, SurveyState, may_show},
};
use i18n::Language;
use jiff::Timestamp;
use policy::InSchool;
use stats::{GroupSummary, Ranking};
use store::{Reads, surveys as kept};

/// What groups expect of the levels of a model.
#[derive(Debug, Clone, PartialEq)]
pub struct Expected {
    /// The title of the round.
    pub title: String,
    /// When it was closed.
    pub closed_at: Option<Timestamp>,
    /// The groups that are large enough.
    pub groups: Vec<ExpectedGroup>,
    /// How many groups are too small to be shown.
    pub left_out: usize,
}

/// What one group expects.
#[derive(Debug, Clone, PartialEq)]
pub struct ExpectedGroup {
    /// Its name.
    pub name: String,
    /// How many ranked the levels.
    pub answers: u32,
    /// The mean score of each level, the highest for the most important.
    pub means: Vec<f64>,
    /// The place of each level, 1 for the most important; equal ones share a place.
    pub places: Vec<usize>,
}

/// What groups expect of a model; none when no round about it, with the levels as they are called now in any language, is
/// closed. A round from a published study says nothing about this school.
pub(super) async fn expected(
    tx: &mut impl Reads,
    scope: &InSchool,
    model: &RoleModel,
) -> Result<Option<Expected>, Error> {
    let mut named = Vec::new();
    for language in Language::ALL {
        named.extend(models::model(tx, scope, language, &model.key).await?.map(|model| names(&model.levels)));
    }
    let fits = |one: &domain::surveys::Survey| {
        one.kind == SurveyKind::Expectation
            && one.state == SurveyState::Closed
            && !one.is_example
            && one.model.as_ref() == Some(&model.key)
            && named.contains(&names(&one.levels))
    };
    let rounds = kept::surveys(tx, scope).await?;
    let Some(round) = rounds.into_iter().filter(fits).max_by_key(|one| one.closed_at) else {
        return Ok(None);
    };
    let groups = kept::groups(tx, scope, round.id).await?;
    let answers = kept::answers(tx, scope, round.id).await?;
    let found: Vec<Option<ExpectedGroup>> =
        groups.iter().filter_map(|group| of_group(group, &answers, round.small_agreed)).collect();
    let left_out = found.iter().filter(|one| one.is_none()).count();
    let groups = found.into_iter().flatten().collect();
    Ok(Some(Expected { title: round.title, closed_at: round.closed_at, groups, left_out }))
}

fn names(levels: &[RoleLevel]) -> Vec<String> {
    levels.iter().map(|level| level.name.clone()).collect()
}

/// Nothing for a group in which nobody ranked; `Some(None)` for one that is too small.
fn of_group(group: &RespondentGroup, answers: &[Answer], is_agreed: bool) -> Option<Option<ExpectedGroup>> {
    let (ways, rankings): (Vec<AnswerWay>, Vec<Ranking>) = answers
        .iter()
        .filter(|answer| answer.group == group.no)
        .filter_map(|answer| Some((answer.way, Ranking::new(answer.scores.clone()?).ok()?)))
        .unzip();
    let summary = GroupSummary::of(&rankings)?;
    let place = |level| summary.place(level).map(|(place, _)| place).unwrap_or_default();
    Some(may_show(is_agreed, ways).then(|| ExpectedGroup {
        name: group.name.clone(),
        answers: summary.answers,
        places: (1..=summary.means.len()).map(place).collect(),
        means: summary.means.clone(),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    #[test]
    fn a_small_group_is_left_out_unless_it_was_told() {
        let group = RespondentGroup { no: 1, name: "ib".to_owned(), role: None, invited: 5 };
        let answer = |scores: [u8; 3]| Answer {
            group: 1,
            way: AnswerWay::Link,
            scores: Some(scores.to_vec()),
            replies: std::collections::BTreeMap::new(),
        };
        let answers = vec![answer([1, 2, 3]), answer([2, 1, 3]), answer([1, 2, 3])];
        assert_eq!(of_group(&group, &answers, false), Some(None));
        let shown = of_group(&group, &answers, true).unwrap().unwrap();
        assert_eq!((shown.answers, shown.places), (3, vec![3, 2, 1]));
        assert_eq!(of_group(&group, &[], true), None);
    }
}
