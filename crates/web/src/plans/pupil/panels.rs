//! What stands beside the texts of a plan: what guardians say, what was done, the checklist, each with its form.

use super::{Fields, count, value};
use crate::page::in_query;
use app::plans::pupil::{
    ConsentProblem, LONGEST_HOW, LONGEST_REMARK, LONGEST_SESSION, MOST_MINUTES, PupilPlan, SessionProblem,
    consent_words, takes_consent,
};
use domain::{
    plans::{Consent, ConsentAnswer, ConsentStanding, PlanKind, PlanState},
    register::Authority,
};
use i18n::Texts;

/// What somebody typed in one of the forms, with what is wrong with it.
#[derive(Default)]
pub(super) enum Typed {
    /// Nothing.
    #[default]
    Nothing,
    /// What was done.
    Session(Fields, Vec<SessionProblem>),
    /// What somebody said.
    Consent(Fields, Vec<ConsentProblem>),
    /// Why a record is taken back: the record, and what was typed.
    TakeBack(String, String),
    /// A point of the checklist, and what is wrong with it.
    Check(Fields, String),
}

/// A field of a small form.
pub(super) struct Input {
    pub(super) value: String,
    pub(super) problem: Option<String>,
}

impl Input {
    fn new(value: &str, problem: Option<String>) -> Self {
        Self { value: value.to_owned(), problem }
    }
}

/// What guardians say: `plans/pupil_consent.html`.
pub(super) struct ConsentPanel {
    pub(super) standing: String,
    pub(super) is_good: bool,
    /// Whether somebody agreed to a text that was changed since.
    pub(super) is_earlier: bool,
    /// Those with authority of whom nothing is recorded.
    pub(super) asked: Vec<String>,
    pub(super) records: Vec<Record>,
    /// The form; none when nothing can be recorded now.
    pub(super) form: Option<ConsentForm>,
    pub(super) not_yet: bool,
}

/// What somebody said.
pub(super) struct Record {
    pub(super) id: String,
    pub(super) words: String,
    pub(super) about: String,
    /// Why it does not count any more.
    pub(super) removed: Option<String>,
    /// Where it is taken back, when it may be.
    pub(super) take_back: Option<String>,
    /// What was typed as the reason, and what is wrong with it.
    pub(super) because: Input,
}

/// The form to record what somebody said.
pub(super) struct ConsentForm {
    pub(super) action: String,
    /// The contacts: id, words, whether chosen.
    pub(super) contacts: Vec<(String, String, bool)>,
    pub(super) who: Input,
    /// The answers: code, words, whether chosen.
    pub(super) answers: Vec<(&'static str, String, bool)>,
    pub(super) answer_problem: Option<String>,
    pub(super) how: Input,
    pub(super) given_on: Input,
    pub(super) earliest: String,
    pub(super) latest: String,
    /// Whether it stands open: something is wrong in it, or guardians are asked now.
    pub(super) is_open: bool,
}

impl ConsentPanel {
    /// The panel of a plan; none where nobody asks guardians anything.
    pub(super) fn new(texts: &Texts, found: &PupilPlan, address: &str, typed: &Typed) -> Self {
        let standing = found.consent();
        let plan = found.plan();
        let may = found.may.agree && takes_consent(plan.kind, plan.state);
        let record = |one: &Consent| record(texts, (one, found.may.agree), address, typed);
        let is_development = plan.kind == PlanKind::Development;
        Self {
            standing: consent_words(texts, standing).to_owned(),
            is_good: standing == ConsentStanding::Agreed,
            is_earlier: found.is_consent_earlier(),
            asked: if is_development { silent(texts, found) } else { Vec::new() },
            records: found.consents.iter().rev().map(record).collect(),
            form: may.then(|| consent_form(texts, found, address, typed)),
            not_yet: is_development && plan.state == PlanState::Draft,
        }
    }
}

/// Those with authority of whom nothing is recorded.
fn silent(texts: &Texts, found: &PupilPlan) -> Vec<String> {
    let said = |id| found.consents.iter().any(|one| one.removed.is_none() && one.contact == Some(id));
    let asked = found.contacts.iter().filter(|one| one.authority == Authority::Yes && !said(one.id));
    asked.map(|one| texts.pupil_plan_consent_asked(one.name.reveal().as_str())).collect()
}

fn record(texts: &Texts, (one, may): (&Consent, bool), address: &str, typed: &Typed) -> Record {
    let language = texts.language();
    let authority = if one.has_authority { Authority::Yes } else { Authority::No };
    let authority =
        format!("{}: {}", texts.pupil_plan_authority(), texts.pupil_plan_has_authority(authority.code()));
    let about = [language.long_date(one.given_on), one.how.reveal().clone(), authority];
    let removed = one.removed.as_ref().map(|(_, why)| match why.as_str() {
        // The plan was written in again: the program took it back.
        "text_changed" => texts.pupil_plan_consent_removed(texts.pupil_plan_consent_changed()),
        why => texts.pupil_plan_consent_removed(why),
    });
    let id = one.id.to_string();
    let because = match typed {
        Typed::TakeBack(record, because) if *record == id => {
            Input::new(because, Some(texts.pupil_plan_consent_no_reason(count(LONGEST_HOW))))
        }
        _ => Input::new("", None),
    };
    Record {
        words: format!("{}: {}", one.who.reveal(), texts.pupil_plan_answer_words(one.answer.code())),
        about: about.join(" · "),
        take_back: (may && removed.is_none())
            .then(|| format!("{address}/consents/{}/take-back", in_query(&id))),
        removed,
        because,
        id,
    }
}

fn consent_form(texts: &Texts, found: &PupilPlan, address: &str, typed: &Typed) -> ConsentForm {
    let (none, nothing) = (Fields::new(), Vec::new());
    let (fields, problems) = match typed {
        Typed::Consent(fields, problems) => (fields, problems),
        _ => (&none, &nothing),
    };
    let has = |problem: ConsentProblem| problems.contains(&problem);
    let when = |problem, words: &str| has(problem).then(|| words.to_owned());
    let chosen = value(fields, "contact");
    let contact = |one: &app::register::KeptContact| {
        let words = format!("{} ({})", one.name.reveal(), texts.contact_authority(one.authority.code()));
        (one.id.to_string(), words, one.id.to_string() == chosen)
    };
    let answer = |one: ConsentAnswer| {
        (one.code(), texts.pupil_plan_answer_words(one.code()), one.code() == value(fields, "answer"))
    };
    let too_long = || texts.pupil_plan_wrong_how_long(count(LONGEST_HOW));
    let first = texts.language().long_date(found.consent_from());
    let too_early =
        || has(ConsentProblem::TooEarly).then(|| texts.pupil_plan_wrong_day_early(first.as_str()));
    let how = when(ConsentProblem::NoHow, texts.pupil_plan_wrong_how());
    let given_on = value(fields, "given_on");
    let today = found.today.to_string();
    ConsentForm {
        action: format!("{address}/consents"),
        contacts: found.contacts.iter().map(contact).collect(),
        who: Input::new(value(fields, "who"), when(ConsentProblem::NoWho, texts.pupil_plan_wrong_who())),
        answers: ConsentAnswer::ALL.map(answer).into(),
        answer_problem: when(ConsentProblem::NoAnswer, texts.pupil_plan_wrong_answer()),
        how: Input::new(value(fields, "how"), how.or_else(|| has(ConsentProblem::TooLong).then(too_long))),
        given_on: Input::new(
            if given_on.is_empty() { &today } else { given_on },
            when(ConsentProblem::Day, texts.pupil_plan_wrong_day()).or_else(too_early),
        ),
        earliest: found.consent_from().to_string(),
        latest: today,
        is_open: !problems.is_empty() || found.plan().state == PlanState::Discussed,
    }
}

/// What was done: `plans/pupil_log.html`.
pub(super) struct LogPanel {
    pub(super) total: Option<String>,
    /// Each week with its minutes, and what was done in it.
    pub(super) weeks: Vec<(String, String, Vec<LogLine>)>,
    /// The form; none when the plan does not run or one may not.
    pub(super) form: Option<LogForm>,
    pub(super) is_waiting: bool,
    pub(super) has_error: bool,
}

/// One time.
pub(super) struct LogLine {
    pub(super) date: String,
    pub(super) minutes: String,
    pub(super) what: String,
    pub(super) author: String,
    /// Where it is taken back, when it may be.
    pub(super) remove: Option<String>,
}

/// The form to write down what was done.
pub(super) struct LogForm {
    pub(super) action: String,
    pub(super) done_on: Input,
    pub(super) minutes: Input,
    pub(super) what: Input,
    pub(super) latest: String,
}

impl LogPanel {
    /// The log of a plan.
    pub(super) fn new(texts: &Texts, found: &PupilPlan, address: &str, typed: &Typed) -> Self {
        let is_running = found.plan().state == PlanState::Running;
        let may = found.may.log && is_running;
        let language = texts.language();
        let minutes = |minutes: i64| texts.pupil_plan_minutes(u64::try_from(minutes).unwrap_or_default());
        let line = |one: &domain::plans::PlanSession| LogLine {
            date: language.date(one.done_on),
            minutes: minutes(one.minutes),
            what: one.what.reveal().clone(),
            author: one.author_name.reveal().clone(),
            remove: may.then(|| format!("{address}/sessions/{}/remove", one.id)),
        };
        let week = |week: &app::plans::pupil::WeekMinutes| {
            let in_week = |one: &&domain::plans::PlanSession| {
                let offset = i64::from(one.done_on.weekday().to_monday_zero_offset());
                one.done_on.saturating_sub(jiff::Span::new().days(offset)) == week.monday
            };
            let lines = found.sessions.iter().filter(in_week).map(line).collect();
            let date = language.day_and_month(week.monday);
            (texts.pupil_plan_log_week(date.as_str()), minutes(week.minutes), lines)
        };
        let total = u64::try_from(found.minutes()).unwrap_or_default();
        let times = count(found.sessions.len());
        Self {
            total: (times > 0).then(|| texts.pupil_plan_log_total(total, times)),
            weeks: found.weeks.iter().map(week).collect(),
            form: may.then(|| log_form(texts, found, address, typed)),
            is_waiting: !is_running && found.plan().is_open() && found.sessions.is_empty(),
            has_error: matches!(typed, Typed::Session(..)),
        }
    }
}

fn log_form(texts: &Texts, found: &PupilPlan, address: &str, typed: &Typed) -> LogForm {
    let (none, nothing) = (Fields::new(), Vec::new());
    let (fields, problems) = match typed {
        Typed::Session(fields, problems) => (fields, problems),
        _ => (&none, &nothing),
    };
    let has = |problem: SessionProblem| problems.contains(&problem);
    let first = texts.language().long_date(found.log_from());
    let too_early =
        || has(SessionProblem::TooEarly).then(|| texts.pupil_plan_wrong_day_before(first.as_str()));
    let today = found.today.to_string();
    let done_on = value(fields, "done_on");
    let most = u64::try_from(MOST_MINUTES).unwrap_or_default();
    let what = if has(SessionProblem::TooLong) {
        Some(texts.pupil_plan_wrong_what_long(count(LONGEST_SESSION)))
    } else {
        has(SessionProblem::NoWhat).then(|| texts.pupil_plan_wrong_what().to_owned())
    };
    LogForm {
        action: format!("{address}/sessions"),
        done_on: Input::new(
            if done_on.is_empty() { &today } else { done_on },
            has(SessionProblem::Day).then(|| texts.pupil_plan_wrong_day().to_owned()).or_else(too_early),
        ),
        minutes: Input::new(
            value(fields, "minutes"),
            has(SessionProblem::Minutes).then(|| texts.pupil_plan_wrong_minutes(most)),
        ),
        what: Input::new(value(fields, "what"), what),
        latest: today,
    }
}

/// The checklist: `plans/pupil_checks.html`.
pub(super) struct ChecksPanel {
    pub(super) count: String,
    /// Where a point is saved, when it may be.
    pub(super) action: Option<String>,
    pub(super) points: Vec<Point>,
    pub(super) latest: String,
}

/// A point of the checklist.
pub(super) struct Point {
    pub(super) key: String,
    pub(super) words: &'static str,
    pub(super) source: Option<String>,
    pub(super) version: i64,
    pub(super) is_done: bool,
    /// The day in words, and as a form sends it.
    pub(super) done: String,
    pub(super) day: String,
    pub(super) remark: String,
    pub(super) by: Option<String>,
    pub(super) problem: Option<String>,
}

impl ChecksPanel {
    /// The checklist of a plan; none when it has none.
    pub(super) fn new(texts: &Texts, found: &PupilPlan, address: &str, typed: &Typed) -> Option<Self> {
        let plan = found.plan();
        let may = found.may.write && domain::plans::may_write(plan.kind, plan.state, false);
        let done = count(found.checks.iter().filter(|one| one.done.is_some()).count());
        let point = |one: &app::plans::pupil::Check| {
            let point = point(texts, one);
            match typed {
                Typed::Check(fields, problem) if value(fields, "key") == one.key => Point {
                    day: value(fields, "done_on").to_owned(),
                    remark: value(fields, "remark").to_owned(),
                    problem: Some(problem.clone()),
                    ..point
                },
                _ => point,
            }
        };
        (!found.checks.is_empty()).then(|| Self {
            count: texts.pupil_plan_check_count(count(found.checks.len()), done),
            action: may.then(|| format!("{address}/checks")),
            points: found.checks.iter().map(point).collect(),
            latest: found.today.to_string(),
        })
    }
}

fn point(texts: &Texts, one: &app::plans::pupil::Check) -> Point {
    Point {
        key: one.key.clone(),
        words: one.words,
        source: one.source.map(|source| texts.pupil_plan_due_source(source)),
        version: one.version,
        is_done: one.done.is_some(),
        done: one.done.map(|day| texts.language().date(day)).unwrap_or_default(),
        day: one.done.map(|day| day.to_string()).unwrap_or_default(),
        remark: one.remark.reveal().clone(),
        by: one.author.as_ref().map(|name| name.reveal().clone()),
        problem: None,
    }
}

/// What is wrong with a point of the checklist, in words.
pub(super) fn check_problem(texts: &Texts, saved: app::plans::pupil::CheckSaved) -> String {
    use app::plans::pupil::CheckSaved;
    match saved {
        CheckSaved::TooLong => texts.pupil_plan_check_long(count(LONGEST_REMARK)),
        CheckSaved::Future => texts.pupil_plan_check_future().to_owned(),
        CheckSaved::Frozen => texts.pupil_plan_frozen().to_owned(),
        CheckSaved::Yes | CheckSaved::Meanwhile => texts.pupil_plan_meanwhile().to_owned(),
    }
}
