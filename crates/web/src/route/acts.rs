//! What one does with a case on its page: move it, try something, say what came of it, let people take part, record what
//! guardians say, keep the request.

use super::{
    case_id, count,
    form::{Fields, Problems, Typed, all, day, text, unreadable, value, version},
    page::again,
};
use crate::{ask::Ask, error::PageError};
use app::{
    plans::{
        LONGEST_TEXT,
        pupil::{ConsentProblem, ConsentTakenBack, ConsentTyped, LONGEST_HOW},
    },
    route::{
        self as use_cases, ConsentKept, EvaluationTyped, HeadSaved, HeadTyped, InterventionProblem,
        InterventionSaved, InterventionTyped, LONGEST_SUBJECT, LONGEST_TITLE, LONGEST_WORD, LONGEST_WORDS,
        MoveTyped, Moved, PersonSaved, PersonTyped, PlanOfCase, RequestProblem, RequestSaved, Said,
        words::refused_words,
    },
};
use axum::{
    Form,
    extract::Path,
    http::StatusCode,
    response::{IntoResponse as _, Redirect, Response},
};
use domain::{
    Personal,
    ids::{CaseId, InterventionId, PupilId},
    plans::{ConsentAnswer, Measure, Outcome, Target},
    results::Level,
    route::{Closing, MoveKind, MoveRefused, NeedOf, PersonRole, Request, RequestState},
};
use i18n::Texts;

type Place = Path<(String, String)>;
type PlaceWithOne = Path<(String, String, String)>;

const WRONG: StatusCode = StatusCode::UNPROCESSABLE_ENTITY;

/// Back to the case, with what was done.
fn back(ask: &Ask, case: CaseId, done: &str) -> Response {
    Redirect::to(&format!("/{}/route/{case}?done={done}", ask.school)).into_response()
}

fn typed(form: &str, fields: Fields, problems: Problems) -> Typed {
    Typed { form: form.to_owned(), fields, problems }
}

fn one_problem(field: &'static str, words: &str) -> Problems {
    vec![(field, words.to_owned())]
}

fn intervention_id(ask: &Ask, id: &str) -> Result<InterventionId, PageError> {
    id.parse().map_err(|_| ask.failed()(app::Error::NotFound))
}

/// Changes the title, the subject and what is needed.
pub(super) async fn head(
    ask: Ask,
    Path((_, case)): Place,
    Form(fields): Form<Fields>,
) -> Result<Response, PageError> {
    let id = case_id(&ask, &case)?;
    let new = HeadTyped {
        title: text(&fields, "title"),
        subject: value(&fields, "subject").to_owned(),
        needs: all(&fields, "needs").filter_map(NeedOf::from_code).collect(),
    };
    let saved = use_cases::edit_head(&ask.ctx, &ask.school, (id, version(&fields)), &new).await;
    let (status, problems) = match saved.map_err(ask.failed())? {
        HeadSaved::Yes => return Ok(back(&ask, id, "head")),
        HeadSaved::Closed => return Ok(back(&ask, id, "settled")),
        HeadSaved::NoTitle => (WRONG, one_problem("title", ask.texts.route_wrong_title())),
        HeadSaved::TitleTooLong => {
            (WRONG, one_problem("title", &ask.texts.route_wrong_title_long(count(LONGEST_TITLE))))
        }
        HeadSaved::SubjectTooLong => {
            (WRONG, one_problem("subject", &ask.texts.route_wrong_long(count(LONGEST_SUBJECT))))
        }
        HeadSaved::Meanwhile => (StatusCode::CONFLICT, one_problem("title", ask.texts.route_meanwhile())),
    };
    again(&ask, id, (status, typed("head", fields, problems))).await
}

/// Shares a question about her own teaching with the principal, or no longer.
pub(super) async fn share(
    ask: Ask,
    Path((_, case)): Place,
    Form(fields): Form<Fields>,
) -> Result<Response, PageError> {
    let id = case_id(&ask, &case)?;
    let is_shared = value(&fields, "share") == "1";
    let done = use_cases::share_case(&ask.ctx, &ask.school, (id, version(&fields)), is_shared).await;
    let done = match (done.map_err(ask.failed())?, is_shared) {
        (true, true) => "shared",
        (true, false) => "unshared",
        (false, _) => "meanwhile",
    };
    Ok(back(&ask, id, done))
}

/// Moves the case up, down, closes it or opens it again.
pub(super) async fn go(
    ask: Ask,
    Path((_, case)): Place,
    Form(fields): Form<Fields>,
) -> Result<Response, PageError> {
    let id = case_id(&ask, &case)?;
    let kind = MoveKind::from_code(value(&fields, "kind")).unwrap_or(MoveKind::Open);
    let new = MoveTyped {
        kind,
        word: text(&fields, "word"),
        closing: Closing::from_code(value(&fields, "closing")),
    };
    let moved = use_cases::move_case(&ask.ctx, &ask.school, (id, version(&fields)), &new).await;
    let texts = ask.texts;
    let (status, problems) = match moved.map_err(ask.failed())? {
        Moved::Yes(_) => return Ok(back(&ask, id, kind.code())),
        Moved::Refused(MoveRefused::NotNow) => {
            (StatusCode::CONFLICT, one_problem("word", texts.route_refused_not_now()))
        }
        Moved::Refused(refused) => (WRONG, one_problem("word", refused_words(texts, refused))),
        Moved::TooLong => (WRONG, one_problem("word", &texts.route_wrong_long(count(LONGEST_WORD)))),
        Moved::NoClosing => (WRONG, one_problem("closing", texts.route_wrong_closing())),
        Moved::Meanwhile => (StatusCode::CONFLICT, one_problem("word", texts.route_meanwhile())),
    };
    // A move that is not offered any more is told beside one that is.
    let form = match (kind, status) {
        (MoveKind::Up, WRONG) => "go-skip".to_owned(),
        _ => format!("go-{}", kind.code()),
    };
    again(&ask, id, (status, typed(&form, fields, problems))).await
}

/// Adds something that is tried.
pub(super) async fn add_tried(
    ask: Ask,
    Path((_, case)): Place,
    Form(fields): Form<Fields>,
) -> Result<Response, PageError> {
    let id = case_id(&ask, &case)?;
    save_tried(&ask, id, None, fields).await
}

/// Changes something that is tried.
pub(super) async fn change_tried(
    ask: Ask,
    Path((_, case, one)): PlaceWithOne,
    Form(fields): Form<Fields>,
) -> Result<Response, PageError> {
    let (id, one) = (case_id(&ask, &case)?, intervention_id(&ask, &one)?);
    save_tried(&ask, id, Some(one), fields).await
}

async fn save_tried(
    ask: &Ask,
    id: CaseId,
    known: Option<InterventionId>,
    fields: Fields,
) -> Result<Response, PageError> {
    let form = known.map_or_else(|| "try".to_owned(), |one| format!("try-{one}"));
    let (measure, bad) = measure(&fields);
    let new = InterventionTyped {
        kind: value(&fields, "kind").to_owned(),
        goal: text(&fields, "goal"),
        measure,
        what: text(&fields, "what"),
        who: text(&fields, "who"),
        from_on: day(&fields, "from_on"),
        until_on: day(&fields, "until_on"),
        often: value(&fields, "often").to_owned(),
        minutes: value(&fields, "minutes").to_owned(),
        material: value(&fields, "material").to_owned(),
    };
    if bad {
        let problems = one_problem("value", ask.texts.route_wrong_value());
        return again(ask, id, (WRONG, typed(&form, fields, problems))).await;
    }
    let at = (id, known.map(|one| (one, version(&fields))));
    let saved = use_cases::save_intervention(&ask.ctx, &ask.school, at, &new).await.map_err(ask.failed())?;
    match saved {
        InterventionSaved::Yes(one) => Ok(back(ask, id, &format!("tried#tried-{one}"))),
        InterventionSaved::Settled => Ok(back(ask, id, "settled")),
        InterventionSaved::Wrong(problems) => {
            let is_test = value(&fields, "by") == "test";
            let problems = problems.iter().map(|one| try_words(ask.texts, *one, is_test)).collect();
            again(ask, id, (WRONG, typed(&form, fields, problems))).await
        }
        InterventionSaved::Meanwhile(_) => {
            let problems = one_problem("goal", ask.texts.route_meanwhile());
            again(ask, id, (StatusCode::CONFLICT, typed(&form, fields, problems))).await
        }
    }
}

/// The measure as typed, and whether a level was asked that there is not.
fn measure(fields: &Fields) -> (Measure, bool) {
    let seen = Measure::Seen { how: value(fields, "how").to_owned() };
    if value(fields, "by") != "test" {
        return (seen, false);
    }
    match Level::parse_any(value(fields, "value")) {
        Ok(level) => {
            let subject = value(fields, "subject").to_owned();
            (Measure::Test { subject, series: None, part: None, target: Target::Level(level) }, false)
        }
        Err(_) => (seen, true),
    }
}

fn try_words(texts: &Texts, problem: InterventionProblem, is_test: bool) -> (&'static str, String) {
    let plain = |field: &'static str, words: &str| (field, words.to_owned());
    match problem {
        InterventionProblem::Kind => plain("kind", texts.route_wrong_tried_kind()),
        InterventionProblem::NoGoal => plain("goal", texts.route_wrong_goal()),
        InterventionProblem::NoMeasure if is_test => plain("value", texts.route_wrong_subject()),
        InterventionProblem::NoMeasure => plain("how", texts.route_wrong_measure()),
        InterventionProblem::NoWhat => plain("what", texts.route_wrong_what()),
        InterventionProblem::NoWho => plain("who", texts.route_wrong_who()),
        InterventionProblem::From => plain("from_on", texts.route_wrong_from()),
        InterventionProblem::Until => plain("until_on", texts.route_wrong_until()),
        InterventionProblem::Minutes => plain("minutes", texts.route_wrong_minutes()),
        InterventionProblem::TooLong => ("goal", texts.route_wrong_long(count(LONGEST_WORDS))),
    }
}

/// Says what came of something that was tried.
pub(super) async fn evaluate(
    ask: Ask,
    Path((_, case, one)): PlaceWithOne,
    Form(fields): Form<Fields>,
) -> Result<Response, PageError> {
    let (id, one) = (case_id(&ask, &case)?, intervention_id(&ask, &one)?);
    let new = EvaluationTyped {
        outcome: Outcome::from_code(value(&fields, "outcome")),
        figure: text(&fields, "figure"),
        learned: text(&fields, "learned"),
    };
    let at = (one, version(&fields));
    let said = use_cases::evaluate_intervention(&ask.ctx, &ask.school, id, at, &new).await;
    let texts = ask.texts;
    let (status, problems) = match said.map_err(ask.failed())? {
        Said::Yes => return Ok(back(&ask, id, &format!("evaluated#tried-{one}"))),
        Said::Settled => return Ok(back(&ask, id, "settled")),
        Said::NoOutcome => (WRONG, one_problem("outcome", texts.route_wrong_outcome())),
        Said::NoFigure => (WRONG, one_problem("figure", texts.route_wrong_figure())),
        Said::TooLong => (WRONG, one_problem("figure", &texts.route_wrong_long(count(LONGEST_WORDS)))),
        Said::Meanwhile => (StatusCode::CONFLICT, one_problem("figure", texts.route_meanwhile())),
    };
    again(&ask, id, (status, typed(&format!("say-{one}"), fields, problems))).await
}

/// Takes back what was said came of it.
pub(super) async fn take_back(
    ask: Ask,
    Path((_, case, one)): PlaceWithOne,
    Form(fields): Form<Fields>,
) -> Result<Response, PageError> {
    let (id, one) = (case_id(&ask, &case)?, intervention_id(&ask, &one)?);
    let at = (one, version(&fields));
    let said = use_cases::take_back_evaluation(&ask.ctx, &ask.school, id, at).await;
    let done = match said.map_err(ask.failed())? {
        Said::Yes => format!("taken_back#tried-{one}"),
        Said::Settled => "settled".to_owned(),
        _ => "meanwhile".to_owned(),
    };
    Ok(back(&ask, id, &done))
}

/// Takes something that is tried away.
pub(super) async fn remove_tried(ask: Ask, place: PlaceWithOne) -> Result<Response, PageError> {
    set_tried(&ask, place, true).await
}

/// Puts it back.
pub(super) async fn put_tried_back(ask: Ask, place: PlaceWithOne) -> Result<Response, PageError> {
    set_tried(&ask, place, false).await
}

async fn set_tried(
    ask: &Ask,
    Path((_, case, one)): PlaceWithOne,
    is_removed: bool,
) -> Result<Response, PageError> {
    let (id, one) = (case_id(ask, &case)?, intervention_id(ask, &one)?);
    let done = use_cases::set_intervention(&ask.ctx, &ask.school, (id, one), is_removed).await;
    let done = match (done.map_err(ask.failed())?, is_removed) {
        (true, true) => format!("tried_removed&undo={one}"),
        (true, false) => format!("tried#tried-{one}"),
        (false, _) => "settled".to_owned(),
    };
    Ok(back(ask, id, &done))
}

/// Lets somebody take part.
pub(super) async fn add_person(
    ask: Ask,
    Path((_, case)): Place,
    Form(fields): Form<Fields>,
) -> Result<Response, PageError> {
    let id = case_id(&ask, &case)?;
    let new = PersonTyped {
        account: value(&fields, "account").parse().ok(),
        name: text(&fields, "name"),
        role: PersonRole::from_code(value(&fields, "role")),
    };
    let saved = use_cases::add_person(&ask.ctx, &ask.school, id, &new).await.map_err(ask.failed())?;
    let problems = match saved {
        PersonSaved::Yes(_) => return Ok(back(&ask, id, "person#people")),
        PersonSaved::Closed => return Ok(back(&ask, id, "settled")),
        PersonSaved::NoName => one_problem("name", ask.texts.route_wrong_name()),
        PersonSaved::NoRole => one_problem("role", ask.texts.route_wrong_role()),
    };
    again(&ask, id, (WRONG, typed("person", fields, problems))).await
}

/// Lets somebody no longer take part.
pub(super) async fn remove_person(ask: Ask, place: PlaceWithOne) -> Result<Response, PageError> {
    set_person(&ask, place, true).await
}

/// Lets her take part again.
pub(super) async fn put_person_back(ask: Ask, place: PlaceWithOne) -> Result<Response, PageError> {
    set_person(&ask, place, false).await
}

async fn set_person(
    ask: &Ask,
    Path((_, case, person)): PlaceWithOne,
    is_removed: bool,
) -> Result<Response, PageError> {
    let id = case_id(ask, &case)?;
    // What is no number is nobody; the use case asks first whether she may.
    let no: i64 = person.parse().unwrap_or_default();
    let done = use_cases::set_person(&ask.ctx, &ask.school, (id, no), is_removed).await;
    let done = match (done.map_err(ask.failed())?, is_removed) {
        (true, true) => format!("person_removed&undo={no}#people"),
        (true, false) => "person#people".to_owned(),
        (false, _) => "settled".to_owned(),
    };
    Ok(back(ask, id, &done))
}

/// Records what guardians say about talking with partners.
pub(super) async fn record(
    ask: Ask,
    Path((_, case)): Place,
    Form(fields): Form<Fields>,
) -> Result<Response, PageError> {
    let id = case_id(&ask, &case)?;
    let pupil: Option<PupilId> = value(&fields, "pupil").parse().ok();
    let new = ConsentTyped {
        contact: value(&fields, "contact").parse().ok(),
        who: text(&fields, "who"),
        answer: ConsentAnswer::from_code(value(&fields, "answer")),
        how: text(&fields, "how"),
        given_on: day(&fields, "given_on"),
    };
    let kept = use_cases::record_consent(&ask.ctx, &ask.school, (id, pupil), &new).await;
    match kept.map_err(ask.failed())? {
        ConsentKept::Yes => Ok(back(&ask, id, "consent#team")),
        ConsentKept::Closed => Ok(back(&ask, id, "settled")),
        ConsentKept::Wrong(problems) => {
            let problems = problems.iter().map(|one| consent_words(ask.texts, *one)).collect();
            let form = format!("consent-{}", value(&fields, "pupil"));
            again(&ask, id, (WRONG, typed(&form, fields, problems))).await
        }
    }
}

fn consent_words(texts: &Texts, problem: ConsentProblem) -> (&'static str, String) {
    let plain = |field: &'static str, words: &str| (field, words.to_owned());
    match problem {
        ConsentProblem::NoWho => plain("who", texts.route_wrong_said_by()),
        ConsentProblem::NoAnswer => plain("answer", texts.route_wrong_answer()),
        ConsentProblem::NoHow => plain("how", texts.route_wrong_how()),
        ConsentProblem::TooLong => ("how", texts.route_wrong_long(count(LONGEST_HOW))),
        ConsentProblem::Day | ConsentProblem::TooEarly => plain("given_on", texts.route_wrong_day()),
    }
}

/// Takes back a record that was wrong.
pub(super) async fn take_consent_back(
    ask: Ask,
    Path((_, case, consent)): PlaceWithOne,
    Form(fields): Form<Fields>,
) -> Result<Response, PageError> {
    let id = case_id(&ask, &case)?;
    let one = consent.parse().map_err(|_| ask.failed()(app::Error::NotFound))?;
    let because: Personal<String> = text(&fields, "because");
    let taken = use_cases::take_back_consent(&ask.ctx, &ask.school, id, (one, &because)).await;
    match taken.map_err(ask.failed())? {
        ConsentTakenBack::Yes => Ok(back(&ask, id, "taken_back#team")),
        ConsentTakenBack::Gone => Ok(back(&ask, id, "meanwhile")),
        ConsentTakenBack::NoReason => {
            let problems = one_problem("because", ask.texts.route_wrong_because());
            again(&ask, id, (WRONG, typed(&format!("back-{consent}"), fields, problems))).await
        }
    }
}

/// Keeps where the request to the partnership stands.
pub(super) async fn request(
    ask: Ask,
    Path((_, case)): Place,
    Form(fields): Form<Fields>,
) -> Result<Response, PageError> {
    let id = case_id(&ask, &case)?;
    let days = ["sent_on", "decided_on", "valid_from", "valid_until", "remind_on"];
    let bad = unreadable(&fields, &days, ask.texts.route_wrong_unreadable());
    if !bad.is_empty() {
        return again(&ask, id, (WRONG, typed("request", fields, bad))).await;
    }
    let new = Request {
        state: RequestState::from_code(value(&fields, "state")).unwrap_or(RequestState::Preparing),
        sent_on: day(&fields, "sent_on"),
        decided_on: day(&fields, "decided_on"),
        number: value(&fields, "number").to_owned(),
        valid_from: day(&fields, "valid_from"),
        valid_until: day(&fields, "valid_until"),
        remind_on: day(&fields, "remind_on"),
        version: version(&fields),
    };
    let saved = use_cases::save_request(&ask.ctx, &ask.school, id, &new).await;
    let texts = ask.texts;
    let (status, problems) = match saved.map_err(ask.failed())? {
        RequestSaved::Yes => return Ok(back(&ask, id, "request#request")),
        RequestSaved::Wrong(RequestProblem::Days) => (WRONG, one_problem("days", texts.route_wrong_days())),
        RequestSaved::Wrong(RequestProblem::Number) => {
            (WRONG, one_problem("number", texts.route_wrong_number()))
        }
        RequestSaved::Meanwhile => (StatusCode::CONFLICT, one_problem("days", texts.route_meanwhile())),
    };
    again(&ask, id, (status, typed("request", fields, problems))).await
}

/// Makes a plan of the case, with its question filled in.
pub(super) async fn plan(ask: Ask, Path((_, case)): Place) -> Result<Response, PageError> {
    let id = case_id(&ask, &case)?;
    let made = use_cases::plan_of_case(&ask.ctx, ask.texts, &ask.school, id).await.map_err(ask.failed())?;
    match made {
        PlanOfCase::Yes(pupil, plan) => {
            Ok(Redirect::to(&format!("/{}/pupils/{pupil}/plans/{plan}", ask.school)).into_response())
        }
        PlanOfCase::Not => Ok(back(&ask, id, "no_plan")),
        PlanOfCase::TooLong => {
            let problems = one_problem("plan", &ask.texts.route_plan_too_long(count(LONGEST_TEXT)));
            again(&ask, id, (WRONG, typed("plan", Vec::new(), problems))).await
        }
    }
}
