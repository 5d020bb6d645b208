//! The signals of one pupil, each with its sentence, what was answered, and a form to answer.
//!
//! A page shows them with `{% include "signals/of_pupil.html" %}`, which needs a field `signals: OfPupil` and `frame`.

use app::{
    results::words,
    signals::{AnswerProblem, AnswerTyped, LONGEST_REASON},
};
use domain::{
    ids::PupilId,
    signals::{Signal, SignalKind},
};
use i18n::Texts;
use jiff::{ToSpan as _, civil::Date};

/// The signals of one pupil.
#[derive(Clone)]
pub(crate) struct OfPupil {
    /// The lines.
    pub(crate) lines: Vec<SignalLine>,
    /// Whether the pupil is a blind spot.
    pub(crate) is_blind_spot: bool,
    /// The forms; none for who may not answer.
    pub(crate) form: Option<AnswerForm>,
}

/// What the forms of one pupil have alike.
#[derive(Clone)]
pub(crate) struct AnswerForm {
    /// Where they are sent.
    pub(crate) address: String,
    /// Where one comes back to.
    pub(crate) back: String,
    /// The first and the last day that can be chosen.
    pub(crate) days: (String, String),
    /// The reasons to choose from.
    pub(crate) reasons: [&'static str; 6],
    /// The most letters of an own reason.
    pub(crate) most: usize,
}

/// One signal.
#[derive(Clone)]
pub(crate) struct SignalLine {
    /// A name of its own on the page.
    pub(crate) id: String,
    /// The kind, by code.
    pub(crate) kind: &'static str,
    /// The subject; empty when it is about none.
    pub(crate) subject: String,
    /// Why there is a signal.
    pub(crate) sentence: String,
    /// Since when.
    pub(crate) since: String,
    /// What was answered.
    pub(crate) answered: Option<String>,
    /// Whether it sleeps.
    pub(crate) is_asleep: bool,
    /// The version of the answer; 0 when there is none.
    pub(crate) version: i64,
    /// What is filled in.
    pub(crate) typed: TypedAnswer,
}

/// What is filled in, with what is wrong.
#[derive(Clone)]
pub(crate) struct TypedAnswer {
    /// The own reason.
    pub(crate) reason: String,
    /// The day.
    pub(crate) again_on: String,
    /// What is wrong with the reason.
    pub(crate) bad_reason: Option<String>,
    /// What is wrong with the day.
    pub(crate) bad_day: Option<&'static str>,
    /// Whether the form is open.
    pub(crate) is_open: bool,
}

/// The days until a signal is looked at again, unless one chooses another day: about the time between two talks about a
/// group.
const WEEKS: i64 = 6;

impl OfPupil {
    /// The signals of a pupil. `back` is where who answers comes back to; without one nobody answers here.
    pub(crate) fn new(
        texts: &Texts,
        (base, pupil): (&str, PupilId),
        signals: &[Signal],
        back: Option<&str>,
        today: Date,
    ) -> Self {
        let lines: Vec<SignalLine> =
            signals.iter().enumerate().map(|(at, one)| line(texts, (pupil, at), one, today)).collect();
        Self {
            is_blind_spot: lines.iter().any(|line| !line.is_asleep),
            lines,
            form: back.map(|back| AnswerForm::new(texts, (base, pupil), back, today)),
        }
    }

    /// The same with what was sent and what is wrong with it.
    pub(crate) fn with_problems(
        mut self,
        texts: &Texts,
        typed: &AnswerTyped,
        problems: &[AnswerProblem],
    ) -> Self {
        let is_it = |line: &&mut SignalLine| line.kind == typed.kind.code() && line.subject == typed.subject;
        if let Some(line) = self.lines.iter_mut().find(is_it) {
            line.typed = TypedAnswer {
                reason: typed.reason.reveal().clone(),
                again_on: typed.again_on.clone(),
                bad_reason: problems.iter().find_map(|problem| match problem {
                    AnswerProblem::NoReason => Some(texts.signal_answer_no_reason().to_owned()),
                    AnswerProblem::TooLong => Some(texts.signal_answer_too_long(LONGEST_REASON)),
                    AnswerProblem::NoDay | AnswerProblem::DayOutOfReach => None,
                }),
                bad_day: problems.iter().find_map(|problem| match problem {
                    AnswerProblem::NoDay => Some(texts.signal_answer_no_day()),
                    AnswerProblem::DayOutOfReach => Some(texts.signal_answer_day_out()),
                    AnswerProblem::NoReason | AnswerProblem::TooLong => None,
                }),
                is_open: true,
            };
        }
        self
    }

    /// The same with only the signals of one kind.
    pub(super) fn of_kind(&self, kind: SignalKind) -> Self {
        let lines = self.lines.iter().filter(|line| line.kind == kind.code()).cloned().collect();
        Self { lines, ..self.clone() }
    }
}

impl AnswerForm {
    fn new(texts: &Texts, (base, pupil): (&str, PupilId), back: &str, today: Date) -> Self {
        Self {
            address: format!("{base}/pupils/{pupil}/signals"),
            back: back.to_owned(),
            days: (today.saturating_add(1.day()).to_string(), today.saturating_add(1.year()).to_string()),
            reasons: [
                texts.signal_reason_instruction(),
                texts.signal_reason_practice(),
                texts.signal_reason_known(),
                texts.signal_reason_parents(),
                texts.signal_reason_bad_day(),
                texts.signal_reason_challenge(),
            ],
            most: LONGEST_REASON,
        }
    }
}

fn line(texts: &Texts, (pupil, at): (PupilId, usize), signal: &Signal, today: Date) -> SignalLine {
    let again_on = today.saturating_add(WEEKS.weeks());
    SignalLine {
        id: format!("s-{pupil}-{at}"),
        kind: signal.kind().code(),
        subject: signal.subject.clone().unwrap_or_default(),
        sentence: words::why(texts, signal),
        since: texts.signal_since(texts.language().date(signal.since).as_str()),
        answered: words::answer(texts, signal),
        is_asleep: signal.is_asleep(),
        version: signal.answer.as_ref().map_or(0, |answered| answered.answer.version),
        typed: TypedAnswer {
            reason: String::new(),
            again_on: again_on.to_string(),
            bad_reason: None,
            bad_day: None,
            is_open: false,
        },
    }
}
