//! What each group expects: the latest round of the school's own that is closed and asked about a model.

use crate::Error;
use domain::{
    roles::RoleModel,
    surveys::{Answer, RespondentGroup, SMALL_GROUP, SurveyKind, SurveyState},
};
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

/// What groups expect of a model; none when no round about it is closed. A round from a published study says nothing about
/// this school.
pub(super) async fn expected(
    tx: &mut impl Reads,
    scope: &InSchool,
    model: &RoleModel,
) -> Result<Option<Expected>, Error> {
    let fits = |one: &domain::surveys::Survey| {
        one.kind == SurveyKind::Expectation
            && one.state == SurveyState::Closed
            && !one.is_example
            && one.model.as_ref() == Some(&model.key)
            && one.levels.len() == model.levels.len()
    };
    let rounds = kept::surveys(tx, scope).await?;
    let Some(round) = rounds.into_iter().filter(fits).max_by_key(|one| one.closed_at) else {
        return Ok(None);
    };
    let groups = kept::groups(tx, scope, round.id).await?;
    let answers = kept::answers(tx, scope, round.id).await?;
    let least = if round.small_agreed { 1 } else { SMALL_GROUP };
    let found: Vec<Option<ExpectedGroup>> =
        groups.iter().filter_map(|group| of_group(group, &answers, least)).collect();
    let left_out = found.iter().filter(|one| one.is_none()).count();
    let groups = found.into_iter().flatten().collect();
    Ok(Some(Expected { title: round.title, closed_at: round.closed_at, groups, left_out }))
}

/// Nothing for a group in which nobody ranked; `Some(None)` for one that is too small.
fn of_group(group: &RespondentGroup, answers: &[Answer], least: u32) -> Option<Option<ExpectedGroup>> {
    let rankings: Vec<Ranking> = answers
        .iter()
        .filter(|answer| answer.group == group.no)
        .filter_map(|answer| Ranking::new(answer.scores.clone()?).ok())
        .collect();
    let summary = GroupSummary::of(&rankings)?;
    Some((summary.answers >= least).then(|| ExpectedGroup {
        name: group.name.clone(),
        answers: summary.answers,
        places: places(&summary.order, summary.means.len()),
        means: summary.means,
    }))
}

/// The place of each level from the levels in their order; after two that share place 1 comes place 3.
fn places(order: &[Vec<usize>], levels: usize) -> Vec<usize> {
    let mut places = vec![0; levels];
    let mut next = 1;
    for together in order {
        for level in together {
            if let Some(place) = places.get_mut(level.saturating_sub(1)) {
                *place = next;
            }
        }
        next += together.len();
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::surveys::AnswerWay;

    #[test]
    fn shared_places_are_counted() {
        assert_eq!(places(&[vec![4], vec![2, 3], vec![1]], 4), [4, 2, 2, 1]);
    }

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
        assert_eq!(of_group(&group, &answers, SMALL_GROUP), Some(None));
        let shown = of_group(&group, &answers, 1).unwrap().unwrap();
        assert_eq!((shown.answers, shown.places), (3, vec![3, 2, 1]));
        assert_eq!(of_group(&group, &[], 1), None);
    }
}
