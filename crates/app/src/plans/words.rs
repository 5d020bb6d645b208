//! Plans in words: kinds, states, steps, measures, outcomes. Pages, documents and exports say the same.

use domain::{
    plans::{Lacking, Measure, Outcome, PlanKind, PlanState, Reading, Step, Target},
    results::Part,
};
use i18n::Texts;

/// The kind of a plan.
pub fn kind_words(texts: &Texts, kind: PlanKind) -> &str {
    match kind {
        PlanKind::Group => texts.plan_kind_group(),
        PlanKind::Support => texts.plan_kind_support(),
        PlanKind::LearningLine => texts.plan_kind_learning_line(),
        PlanKind::Development => texts.plan_kind_development(),
    }
}

/// Where a plan stands.
pub fn state_words(texts: &Texts, state: PlanState) -> &str {
    match state {
        PlanState::Draft => texts.plan_state_draft(),
        PlanState::Discussed => texts.plan_state_discussed(),
        PlanState::Agreed => texts.plan_state_agreed(),
        PlanState::Running => texts.plan_state_running(),
        PlanState::Evaluated => texts.plan_state_evaluated(),
        PlanState::Ended => texts.plan_state_ended(),
        PlanState::Dropped => texts.plan_state_dropped(),
        PlanState::Replaced => texts.plan_state_replaced(),
    }
}

/// What a step does, as a button says it.
pub fn step_words(texts: &Texts, step: Step) -> &str {
    match step {
        Step::Discuss => texts.plan_step_discuss(),
        Step::Revise => texts.plan_step_revise(),
        Step::Agree => texts.plan_step_agree(),
        Step::Begin => texts.plan_step_begin(),
        Step::Evaluate => texts.plan_step_evaluate(),
        Step::End => texts.plan_step_end(),
        Step::Drop => texts.plan_step_drop(),
        Step::Reopen => texts.plan_step_reopen(),
    }
}

/// What a plan lacks.
pub fn lacking_words(texts: &Texts, lacking: Lacking) -> &str {
    match lacking {
        Lacking::Pupils => texts.plan_lacks_pupils(),
        Lacking::Goal => texts.plan_lacks_goal(),
        Lacking::Destination => texts.plan_lacks_destination(),
        Lacking::Factors => texts.plan_lacks_factors(),
        Lacking::Support => texts.plan_lacks_support(),
        Lacking::Hearing => texts.plan_lacks_hearing(),
        Lacking::Consent => texts.plan_lacks_consent(),
        Lacking::Refusal => texts.plan_lacks_refusal(),
        Lacking::Outcome => texts.plan_lacks_outcome(),
        Lacking::Evaluation => texts.plan_lacks_evaluation(),
        Lacking::Period => texts.plan_lacks_period(),
    }
}

/// Whether a goal was reached.
pub fn outcome_words(texts: &Texts, outcome: Option<Outcome>) -> &str {
    match outcome {
        Some(Outcome::Reached) => texts.plan_outcome_reached(),
        Some(Outcome::Partly) => texts.plan_outcome_partly(),
        Some(Outcome::Not) => texts.plan_outcome_not(),
        None => texts.plan_outcome_unknown(),
    }
}

/// How one sees whether a goal was reached.
pub fn measure_words(texts: &Texts, measure: &Measure) -> String {
    let number = |value: domain::results::Decimal| texts.language().decimal(value.thousandths());
    match measure {
        Measure::Seen { how } => texts.plan_measure_seen(how.as_str()),
        Measure::Test { subject, part, target, .. } => {
            let (subject, when) = (subject.as_str(), part_words(texts, *part));
            match target {
                Target::Level(level) => texts.plan_measure_level(subject, level.name(), when),
                Target::Score(score) => texts.plan_measure_score(subject, number(*score).as_str(), when),
                Target::Growth(growth) => texts.plan_measure_growth(subject, number(*growth).as_str(), when),
            }
        }
    }
}

/// A part of the school year, or the newest test.
pub fn part_words(texts: &Texts, part: Option<Part>) -> &str {
    match part {
        Some(Part::Begin) => texts.plan_when_begin(),
        Some(Part::Middle) => texts.plan_when_middle(),
        Some(Part::End) => texts.plan_when_end(),
        None => texts.plan_when_newest(),
    }
}

/// What a sitting says, with its day; nothing when it says nothing.
pub fn reading_words(texts: &Texts, reading: &Reading) -> String {
    let level = reading.level.map(|level| texts.plan_reading_level(level.name()));
    let score = reading
        .score
        .map(|score| texts.plan_reading_score(texts.language().decimal(score.thousandths()).as_str()));
    let what: Vec<String> = level.into_iter().chain(score).collect();
    let date = texts.language().date(reading.on);
    texts.plan_reading_on(date.as_str(), what.join(", ").as_str())
}
