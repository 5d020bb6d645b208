//! The goals of a plan as a page shows them: `plans/goals.html`, in which it is called `goals`.

use super::At;
use crate::ask::Ask;
use app::plans::{
    GoalStanding,
    words::{measure_words, outcome_words, reading_words},
};
use domain::{
    ids::PupilId,
    plans::{Measure, Outcome},
};
use i18n::Texts;

/// Goals, with how they stand.
pub(crate) struct GoalsView {
    /// Where a goal is added; none when goals are not changed now.
    pub(crate) add: Option<String>,
    /// The goals.
    pub(crate) goals: Vec<GoalCard>,
    /// The outcomes one can choose from: code and words.
    pub(crate) choices: Vec<(&'static str, String)>,
}

/// One goal.
pub(crate) struct GoalCard {
    pub(crate) id: String,
    pub(crate) wording: String,
    pub(crate) measure: String,
    pub(crate) due: String,
    /// Its own address, when it may be changed.
    pub(crate) change: Option<String>,
    /// Where an outcome is sent, when one may be said.
    pub(crate) say: Option<String>,
    pub(crate) version: i64,
    /// What came of it, with its code (for its look).
    pub(crate) outcome: String,
    pub(crate) code: &'static str,
    /// How many reached it; none when it is of one pupil.
    pub(crate) tally: Option<String>,
    /// What it is called when nobody says what came of it.
    pub(crate) unsaid: &'static str,
    /// What is chosen for all together, and what was learned.
    pub(crate) chosen: &'static str,
    pub(crate) learned: String,
    pub(crate) pupils: Vec<PupilOutcome>,
}

/// What came of it for a pupil.
pub(crate) struct PupilOutcome {
    pub(crate) id: String,
    pub(crate) name: String,
    pub(crate) baseline: String,
    pub(crate) actual: String,
    pub(crate) outcome: String,
    pub(crate) code: &'static str,
    /// What a person chose; empty when the results tell.
    pub(crate) chosen: &'static str,
    pub(crate) is_by_hand: bool,
    pub(crate) remark: String,
}

impl GoalsView {
    /// The goals of one part of a plan. `may` says whether goals may be changed now, and whether outcomes may be said.
    pub(crate) fn new(
        ask: &Ask,
        at: &At,
        part: &str,
        standings: &[GoalStanding],
        name: impl Fn(PupilId) -> String,
        (may_change, may_say): (bool, bool),
    ) -> Self {
        let of_part = standings.iter().filter(|one| one.goal.part == part);
        let card = |one| card(ask.texts, at, one, &name, (may_change, may_say));
        let in_query = crate::page::in_query(part);
        Self {
            add: may_change.then(|| format!("{}/goals/new?part={in_query}", at.base)),
            goals: of_part.map(card).collect(),
            choices: Outcome::ALL
                .map(|one| (one.code(), outcome_words(ask.texts, Some(one)).to_owned()))
                .to_vec(),
        }
    }
}

fn card(
    texts: &'static Texts,
    at: &At,
    one: &GoalStanding,
    name: &impl Fn(PupilId) -> String,
    (may_change, may_say): (bool, bool),
) -> GoalCard {
    let goal = &one.goal;
    let address = format!("{}/goals/{}", at.base, goal.id);
    let share = goal.share.map(|share| texts.plan_measure_share(u64::from(share)));
    let measure: Vec<String> = [measure_words(texts, &goal.measure)].into_iter().chain(share).collect();
    let pupils = one.pupils.iter().map(|outcome| PupilOutcome {
        id: outcome.pupil.to_string(),
        name: name(outcome.pupil),
        baseline: outcome.baseline.as_ref().map(|one| reading_words(texts, one)).unwrap_or_default(),
        actual: outcome.actual.as_ref().map(|one| reading_words(texts, one)).unwrap_or_default(),
        outcome: outcome_words(texts, outcome.outcome).to_owned(),
        code: outcome.outcome.map_or("unknown", Outcome::code),
        chosen: outcome.outcome.filter(|_| outcome.is_by_hand).map_or("", Outcome::code),
        is_by_hand: outcome.is_by_hand,
        remark: outcome.remark.reveal().clone(),
    });
    GoalCard {
        id: goal.id.to_string(),
        wording: goal.wording.reveal().clone(),
        measure: measure.join(", "),
        due: texts.plan_due(texts.language().long_date(goal.due_on).as_str()),
        change: may_change.then(|| address.clone()),
        say: may_say.then(|| format!("{address}/outcome")),
        version: goal.version,
        outcome: outcome_words(texts, one.outcome).to_owned(),
        code: one.outcome.map_or("unknown", Outcome::code),
        // What was said for all together needs no count of pupils of whom nothing is known.
        tally: (one.pupils.len() > 1 && (goal.outcome.is_none() || one.tally.known() > 0))
            .then(|| tally_words(texts, one)),
        unsaid: match goal.measure {
            Measure::Test { .. } => texts.plan_outcome_by_results(),
            Measure::Seen { .. } => texts.plan_outcome_unsaid(),
        },
        chosen: goal.outcome.map_or("", Outcome::code),
        learned: goal.learned.reveal().clone(),
        pupils: pupils.collect(),
    }
}

/// How many pupils reached a goal, in words.
pub(crate) fn tally_words(texts: &Texts, one: &GoalStanding) -> String {
    let tally = one.tally;
    let known = texts.plan_tally(u64::from(tally.known()), u64::from(tally.reached));
    match tally.unknown {
        0 => known,
        unknown => format!("{known}, {}", texts.plan_tally_unknown(u64::from(unknown))),
    }
}
