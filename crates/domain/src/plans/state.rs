//! The states of a plan and the steps between them; `docs/plannen.md` draws them.
//!
//! A development plan is put before guardians and pupil, agreed, and then frozen: what changes in it is a new edition, with
//! a consent of its own. The rule is WPO article 40a (`facts.md` D1).

use super::PlanKind;

/// Where a plan stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PlanState {
    /// Being written.
    Draft,
    /// A development plan that lies before guardians and pupil.
    Discussed,
    /// A development plan on which guardians agreed, before its first day.
    Agreed,
    /// In force.
    Running,
    /// Its evaluation is made.
    Evaluated,
    /// Over.
    Ended,
    /// Given up before it began.
    Dropped,
    /// A newer edition took its place.
    Replaced,
}

impl PlanState {
    /// All states.
    pub const ALL: [Self; 8] = [
        Self::Draft,
        Self::Discussed,
        Self::Agreed,
        Self::Running,
        Self::Evaluated,
        Self::Ended,
        Self::Dropped,
        Self::Replaced,
    ];

    /// The code in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Discussed => "discussed",
            Self::Agreed => "agreed",
            Self::Running => "running",
            Self::Evaluated => "evaluated",
            Self::Ended => "ended",
            Self::Dropped => "dropped",
            Self::Replaced => "replaced",
        }
    }

    /// The state with a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Whether something is still done with the plan.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Draft | Self::Discussed | Self::Agreed | Self::Running | Self::Evaluated)
    }

    /// Whether the plan holds: it began, and is not over.
    pub const fn is_in_force(self) -> bool {
        matches!(self, Self::Running | Self::Evaluated)
    }

    /// Whether what a development plan shows of elsewhere is kept as it was: from when it is put before guardians until it is
    /// written in again.
    pub const fn is_frozen(self) -> bool {
        !matches!(self, Self::Draft | Self::Dropped)
    }
}

/// What is done with a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Step {
    /// A development plan is put before guardians and pupil.
    Discuss,
    /// It is written in again; what guardians said about it no longer counts.
    Revise,
    /// Guardians agree.
    Agree,
    /// It begins.
    Begin,
    /// It is evaluated.
    Evaluate,
    /// It is over.
    End,
    /// It is given up before it began.
    Drop,
    /// The last step is undone.
    Reopen,
}

impl Step {
    /// All steps.
    pub const ALL: [Self; 8] = [
        Self::Discuss,
        Self::Revise,
        Self::Agree,
        Self::Begin,
        Self::Evaluate,
        Self::End,
        Self::Drop,
        Self::Reopen,
    ];

    /// The code in addresses and forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Discuss => "discuss",
            Self::Revise => "revise",
            Self::Agree => "agree",
            Self::Begin => "begin",
            Self::Evaluate => "evaluate",
            Self::End => "end",
            Self::Drop => "drop",
            Self::Reopen => "reopen",
        }
    }

    /// The step with a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.code() == code)
    }
}

/// What a plan still lacks for a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Lacking {
    /// It is for nobody.
    Pupils,
    /// It has no goal.
    Goal,
    /// Nothing says where the pupil is going, or why.
    Destination,
    /// Nothing says what helps and what hinders.
    Factors,
    /// Nothing says which support the pupil gets.
    Support,
    /// Nothing says how the pupil was heard, what was said and what was done with it.
    Hearing,
    /// No guardian with authority agreed.
    Consent,
    /// A guardian with authority does not agree.
    Refusal,
    /// Of a goal it is not known whether it was reached.
    Outcome,
    /// Nothing says what guardians and pupil said at the evaluation.
    Evaluation,
    /// Its days are not those of a plan: too short, too long, or outside of the school year of its group.
    Period,
}

/// Why a step cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StepRefused {
    /// It is no step from this state.
    NotNow,
    /// The plan lacks something.
    Lacks(Vec<Lacking>),
    /// Another edition of the plan is open.
    OtherEdition,
}

/// Where a step leads; `lacks` says what the plan lacks of what may be asked.
///
/// # Errors
/// When there is no such step from this state, or the plan lacks what it asks.
pub fn step(
    kind: PlanKind,
    state: PlanState,
    step: Step,
    lacks: &[Lacking],
) -> Result<PlanState, StepRefused> {
    let to = leads_to(kind, state, step).ok_or(StepRefused::NotNow)?;
    let asked = asks(kind, step);
    let missing: Vec<Lacking> = asked.iter().copied().filter(|one| lacks.contains(one)).collect();
    if missing.is_empty() { Ok(to) } else { Err(StepRefused::Lacks(missing)) }
}

const fn leads_to(kind: PlanKind, state: PlanState, step: Step) -> Option<PlanState> {
    use PlanState::{Agreed, Discussed, Draft, Dropped, Ended, Evaluated, Running};
    let is_development = matches!(kind, PlanKind::Development);
    match (step, state) {
        (Step::Discuss, Draft) if is_development => Some(Discussed),
        (Step::Revise, Discussed | Agreed) => Some(Draft),
        (Step::Agree, Discussed) => Some(Agreed),
        (Step::Begin, Draft) if !is_development => Some(Running),
        (Step::Begin, Agreed) => Some(Running),
        (Step::Evaluate, Running) => Some(Evaluated),
        (Step::End, Evaluated) => Some(Ended),
        (Step::Drop, Draft | Discussed | Agreed) => Some(Dropped),
        (Step::Reopen, Dropped) => Some(Draft),
        (Step::Reopen, Evaluated) => Some(Running),
        (Step::Reopen, Ended) => Some(Evaluated),
        _ => None,
    }
}

/// What a step asks of a plan.
const fn asks(kind: PlanKind, step: Step) -> &'static [Lacking] {
    use Lacking::{
        Consent, Destination, Evaluation, Factors, Goal, Hearing, Outcome, Period, Pupils, Refusal, Support,
    };
    match (kind, step) {
        (PlanKind::Development, Step::Discuss) => &[Pupils, Goal, Destination, Factors, Support],
        (PlanKind::Development, Step::Agree) => &[Goal, Hearing, Consent, Refusal],
        (PlanKind::Development, Step::Begin) => &[],
        (PlanKind::Development, Step::Evaluate) => &[Outcome, Evaluation],
        (PlanKind::Group, Step::Begin) => &[Pupils, Goal, Period],
        (_, Step::Begin) => &[Pupils, Goal],
        (_, Step::Evaluate) => &[Outcome],
        _ => &[],
    }
}

/// Whether a text of a plan may be written in a state. Of a plan in force that guardians agreed on only its evaluation is;
/// `is_evaluation` says that the text belongs to it.
pub const fn may_write(kind: PlanKind, state: PlanState, is_evaluation: bool) -> bool {
    match (kind, state) {
        (_, PlanState::Draft) => true,
        (PlanKind::Development, PlanState::Running | PlanState::Evaluated) => is_evaluation,
        (PlanKind::Development, _) => false,
        (_, PlanState::Running) => true,
        (_, PlanState::Evaluated) => is_evaluation,
        _ => false,
    }
}

/// Whether a text about how the pupil was heard may be written in a state: also while the plan lies before guardians and
/// pupil, as that is when the pupil is heard.
pub const fn may_write_hearing(kind: PlanKind, state: PlanState) -> bool {
    may_write(kind, state, false) || matches!((kind, state), (PlanKind::Development, PlanState::Discussed))
}

/// Whether an edition may come into a state beside another one of the same plan: one is made while one is in force, never
/// two of either, and none is made that is older than the one in force.
pub const fn may_stand_beside(
    (edition, state): (i64, PlanState),
    (other_edition, other): (i64, PlanState),
) -> bool {
    if !state.is_open() || !other.is_open() {
        return true;
    }
    match (state.is_in_force(), other.is_in_force()) {
        (true, true) | (false, false) => false,
        (false, true) => edition > other_edition,
        (true, false) => other_edition > edition,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_development_plan_begins_only_after_guardians_agreed() {
        let go = |state, one, lacks: &[Lacking]| step(PlanKind::Development, state, one, lacks);
        assert_eq!(go(PlanState::Draft, Step::Begin, &[]), Err(StepRefused::NotNow));
        assert_eq!(go(PlanState::Draft, Step::Discuss, &[]), Ok(PlanState::Discussed));
        let lacks = [Lacking::Consent, Lacking::Support];
        let refused = Err(StepRefused::Lacks(vec![Lacking::Consent]));
        assert_eq!(go(PlanState::Discussed, Step::Agree, &lacks), refused);
        assert_eq!(go(PlanState::Discussed, Step::Agree, &[]), Ok(PlanState::Agreed));
        assert_eq!(go(PlanState::Agreed, Step::Begin, &[]), Ok(PlanState::Running));
    }

    #[test]
    fn what_was_agreed_is_frozen_but_for_its_evaluation() {
        for state in PlanState::ALL {
            let is_written = may_write(PlanKind::Development, state, false);
            assert_eq!(is_written, state == PlanState::Draft, "{state:?}");
        }
        assert!(may_write(PlanKind::Development, PlanState::Running, true));
        assert!(may_write(PlanKind::Support, PlanState::Running, false));
        assert!(!may_write(PlanKind::Support, PlanState::Ended, true));
    }

    #[test]
    fn how_the_pupil_was_heard_is_written_until_guardians_agreed() {
        let is_written = |state| may_write_hearing(PlanKind::Development, state);
        let written: Vec<PlanState> = PlanState::ALL.into_iter().filter(|state| is_written(*state)).collect();
        assert_eq!(written, [PlanState::Draft, PlanState::Discussed]);
        assert!(!may_write_hearing(PlanKind::Support, PlanState::Discussed));
    }

    #[test]
    fn a_development_plan_has_a_goal_and_is_evaluated_with_parents_and_pupil() {
        let lacks = [Lacking::Goal, Lacking::Evaluation];
        let go = |state, one| step(PlanKind::Development, state, one, &lacks);
        let refused = |one| Err(StepRefused::Lacks(vec![one]));
        assert_eq!(go(PlanState::Draft, Step::Discuss), refused(Lacking::Goal));
        assert_eq!(go(PlanState::Discussed, Step::Agree), refused(Lacking::Goal));
        assert_eq!(go(PlanState::Running, Step::Evaluate), refused(Lacking::Evaluation));
        assert!(step(PlanKind::Support, PlanState::Running, Step::Evaluate, &lacks).is_ok());
    }

    #[test]
    fn one_edition_is_made_while_one_is_in_force_and_never_two_of_either() {
        use PlanState::{Agreed, Draft, Dropped, Ended, Evaluated, Replaced, Running};
        for (state, other, is_fine) in [
            ((2, Draft), (1, Running), true),
            ((1, Running), (2, Draft), true),
            ((1, Evaluated), (2, Running), false),
            ((3, Draft), (4, Agreed), false),
            ((2, Draft), (3, Running), false),
            ((1, Evaluated), (2, Dropped), true),
            ((1, Evaluated), (2, Ended), true),
            ((2, Draft), (1, Replaced), true),
        ] {
            assert_eq!(may_stand_beside(state, other), is_fine, "{state:?} {other:?}");
        }
    }

    #[test]
    fn every_step_can_be_undone_or_leads_to_the_end() {
        for kind in PlanKind::ALL {
            for state in PlanState::ALL {
                for one in [Step::Evaluate, Step::End, Step::Drop] {
                    let Ok(to) = step(kind, state, one, &[]) else { continue };
                    assert!(step(kind, to, Step::Reopen, &[]).is_ok(), "{kind:?} {state:?} {one:?}");
                }
            }
        }
    }

    #[test]
    fn a_plan_without_a_goal_does_not_begin() {
        let refused = step(PlanKind::Group, PlanState::Draft, Step::Begin, &[Lacking::Goal]);
        assert_eq!(refused, Err(StepRefused::Lacks(vec![Lacking::Goal])));
    }
}
