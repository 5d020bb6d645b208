//! Plans on the time axis of a pupil: one sees whether the line of the results bends.

use super::words::kind_words;
use crate::results::{Lane, LaneEntry, Tone};
use domain::plans::{Plan, PlanKind, PlanState};
use i18n::Texts;
use jiff::tz::TimeZone;

/// The plans that began, as bars; nothing when there is none.
pub fn lane_of_plans(
    texts: &Texts,
    plans: &[Plan],
    address: impl Fn(&Plan) -> Option<String>,
) -> Option<Lane> {
    let began =
        plans.iter().filter(|plan| has_begun(plan.state)).map(|plan| entry(texts, plan, address(plan)));
    let mut entries: Vec<LaneEntry> = began.collect();
    entries.sort_by_key(|entry| entry.from);
    (!entries.is_empty()).then(|| Lane { name: texts.plans_lane().to_owned(), entries })
}

const fn has_begun(state: PlanState) -> bool {
    matches!(state, PlanState::Running | PlanState::Evaluated | PlanState::Ended | PlanState::Replaced)
}

fn entry(texts: &Texts, plan: &Plan, address: Option<String>) -> LaneEntry {
    let ended = plan.ended_at.map(|at| at.to_zoned(TimeZone::system()).date());
    let until = ended.map_or(plan.ends_on, |ended| ended.min(plan.ends_on)).max(plan.starts_on);
    let kind = kind_words(texts, plan.kind);
    let title = match plan.kind {
        PlanKind::Development => kind.to_owned(),
        _ if plan.subjects.is_empty() => format!("{kind}: {}", plan.title.reveal()),
        _ => format!("{kind}: {}", plan.subjects.join(", ")),
    };
    LaneEntry { from: plan.starts_on, until: Some(until), title, address, tone: Tone::Action }
}
