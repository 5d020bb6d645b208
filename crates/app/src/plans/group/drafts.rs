//! Goals that are likely, one click away.

use super::{
    page::{PlanRow, group_plan},
    propose::{GoalDraft, goal_drafts},
    words::{draft_words, goal_words},
};
use crate::{
    Ctx, Error, norms,
    plans::{Asked, GoalSaved, GoalStanding, GoalTyped, Whose, open, save_goal},
};
use domain::{
    Personal,
    ids::{GroupId, PlanId},
    plans::{Arrangement, Goal, Measure, Plan, PlanStyle},
    results::Part,
};
use i18n::Texts;
use jiff::civil::Date;

/// The part of the school year whose tests tell what came of a plan that ends on a day; none in autumn, when few are tested.
pub(super) fn part_at(ends_on: Date) -> Option<Part> {
    Some(norms::moment_windows().part_of(ends_on)).filter(|part| *part != Part::Begin)
}

/// The goals that are likely in a plan and that it does not have yet.
pub(super) fn drafts_of(
    texts: &Texts,
    plan: &Plan,
    rows: &[PlanRow],
    goals: &[GoalStanding],
) -> Vec<GoalDraft> {
    let pupils: Vec<(Option<Arrangement>, _)> =
        rows.iter().filter(|row| !row.has_left).map(|row| (Some(row.arrangement), &row.proposal)).collect();
    let is_block = plan.style == Some(PlanStyle::Block);
    let mut drafts = goal_drafts(&plan.subjects, part_at(plan.ends_on), &pupils);
    if is_block {
        drafts = drafts.into_iter().map(|draft| of_block(texts, draft)).collect();
    }
    drafts.retain(|draft| !goals.iter().any(|one| is_same(&one.goal, draft)));
    drafts
}

/// A block ends between two tests: the test of the block tells.
fn of_block(texts: &Texts, draft: GoalDraft) -> GoalDraft {
    let subject = draft.subject().unwrap_or_default();
    let how = texts.group_plan_block_test(subject);
    GoalDraft { measure: Measure::Seen { how }, now: None, known: 0, ..draft }
}

/// Whether a goal asks for the same part what a draft would.
fn is_same(goal: &Goal, draft: &GoalDraft) -> bool {
    goal.part == draft.part
        && match (&goal.measure, &draft.measure) {
            (Measure::Test { subject: one, .. }, Measure::Test { subject: other, .. }) => one == other,
            (Measure::Seen { how: one }, Measure::Seen { how: other }) => one == other,
            _ => false,
        }
}

/// Makes goals of drafts: of the one with this place in the list, or of all; says how many.
///
/// # Errors
/// [`Error::NotFound`] when there is no such plan in sight, [`Error::Forbidden`] when it is not for the actor to write.
pub async fn take_drafts(
    ctx: &Ctx,
    texts: &Texts,
    school: &str,
    (group, plan): (GroupId, PlanId),
    wanted: Option<&str>,
) -> Result<usize, Error> {
    open(ctx, school, Whose::Group(group), plan, Asked::Write).await?;
    let found = group_plan(ctx, texts, school, (group, plan), "plan_goals").await?;
    let mut taken = 0;
    for draft in &found.drafts {
        let words = draft_words(texts, draft);
        if wanted.is_some_and(|wanted| wanted != key(draft)) {
            continue;
        }
        let typed = GoalTyped {
            part: draft.part.clone(),
            wording: Personal::new(words),
            measure: draft.measure.clone(),
            due_on: None,
            share: Some(draft.share),
        };
        let saved = save_goal(ctx, school, (Whose::Group(group), plan), None, &typed).await?;
        taken += usize::from(matches!(saved, GoalSaved::Yes(_)));
    }
    Ok(taken)
}

/// By what a draft is found again when it is chosen: it is worked out anew then.
pub fn key(draft: &GoalDraft) -> String {
    let about = match &draft.measure {
        Measure::Test { subject, .. } => subject,
        Measure::Seen { how } => how,
    };
    format!("{}:{about}", draft.part)
}

/// A goal in the next plan: at the tests in which that plan ends; said anew where it was said by the program.
pub(super) fn moved_on(texts: &Texts, goal: &Goal, part: Option<Part>) -> (Personal<String>, Measure) {
    let Measure::Test { subject, series, target, .. } = &goal.measure else {
        return (goal.wording.clone(), goal.measure.clone());
    };
    let measure = Measure::Test { subject: subject.clone(), series: series.clone(), part, target: *target };
    let said = |measure: &Measure| goal_words(texts, measure, goal.share.unwrap_or(100));
    let wording = match *goal.wording.reveal() == said(&goal.measure) {
        true => Personal::new(said(&measure)),
        false => goal.wording.clone(),
    };
    (wording, measure)
}
