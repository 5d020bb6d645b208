//! Planning a round of talks: choose, look how it would be, plan, and take back.

use super::{Fields, named, not_found, to, value, values};
use crate::{
    ask::Ask,
    error::{PageError, render},
    page::{Frame, Room, school_base},
};
use app::meetings::{
    RoundMade, RoundPlan, RoundProblem, RoundTyped, TakenBack, plan_round, propose_round, round_choices,
    take_back_round,
};
use axum::{
    Form,
    extract::{Query, RawPathParams},
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use i18n::Texts;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

#[derive(askama::Template)]
#[template(path = "meetings/round.html")]
struct RoundPage {
    frame: Frame,
    list: String,
    action: String,
    kinds: Vec<Choice>,
    typed: RoundTyped,
    groups: Vec<Choice>,
    people: Vec<Worker>,
    rows: Vec<Row>,
    is_preview: bool,
    problems: Vec<(&'static str, String)>,
    /// For which choices the moments are that stand there.
    shown: String,
}

struct Choice {
    value: String,
    words: String,
    is_chosen: bool,
}

/// Somebody with the days on which she works.
struct Worker {
    id: String,
    name: String,
    /// Whether no day was chosen for her.
    is_away: bool,
    /// The value, the day in short, and whether she works then.
    days: Vec<(String, String, bool)>,
}

/// A group with its moment.
struct Row {
    group: String,
    name: String,
    people: String,
    day: String,
    time: String,
    /// What is wrong with it.
    problem: Option<&'static str>,
}

impl RoundPage {
    /// What is wrong with a field.
    fn problem(&self, name: &str) -> Option<&String> {
        self.problems.iter().find(|(field, _)| *field == name).map(|(_, words)| words)
    }
}

/// The form; with what was chosen in the address it shows how it would be.
pub(super) async fn page(ask: Ask, Query(asked): Query<Fields>) -> Result<Response, PageError> {
    let language = ask.texts.language();
    let is_preview = value(&asked, "preview") == "1";
    let plan = match is_preview {
        true => {
            let mut typed = typed(&asked);
            if value(&asked, "shown") != of_choices(&typed) {
                // The moments that stand there are those of other choices.
                typed.moments.clear();
            }
            propose_round(&ask.ctx, &ask.school, &typed, language).await
        }
        false => round_choices(&ask.ctx, &ask.school, language).await,
    };
    Ok(render(&view(&ask, plan.map_err(ask.failed())?, is_preview)))
}

/// Plans the round.
pub(super) async fn make(ask: Ask, Form(fields): Form<Fields>) -> Result<Response, PageError> {
    let language = ask.texts.language();
    let made = plan_round(&ask.ctx, &ask.school, &typed(&fields), language).await.map_err(ask.failed())?;
    match made {
        RoundMade::Yes(round, count) => {
            Ok(to(&format!("/{}/talks?done=round&round={round}&count={count}", ask.school)))
        }
        RoundMade::Wrong(plan) => {
            let page = render(&view(&ask, *plan, true));
            Ok((StatusCode::UNPROCESSABLE_ENTITY, page).into_response())
        }
    }
}

/// Takes a round back.
pub(super) async fn undo(ask: Ask, params: RawPathParams) -> Result<Response, PageError> {
    let round = named(&ask, &params, "round").await?;
    match take_back_round(&ask.ctx, &ask.school, round).await {
        Ok(TakenBack::Yes(gone, kept)) => {
            Ok(to(&format!("/{}/talks?done=undone&count={gone}&kept={kept}", ask.school)))
        }
        Err(app::Error::NotFound) => Err(not_found(&ask).await),
        Err(error) => Err(ask.failed()(error)),
    }
}

fn typed(fields: &Fields) -> RoundTyped {
    let own = |name: &str| value(fields, name).to_owned();
    let groups = values(fields, "group");
    let moment = |group: &String| {
        let (day, time) = (own(&format!("day-{group}")), own(&format!("time-{group}")));
        (!day.is_empty() || !time.is_empty()).then(|| (group.clone(), day, time))
    };
    RoundTyped {
        kind: own("kind"),
        days: [own("from"), own("until")],
        times: [own("day_from"), own("day_until")],
        minutes: own("minutes"),
        a_day: own("a_day"),
        works: values(fields, "works"),
        asked: values(fields, "asked"),
        not_on: own("not_on"),
        moments: groups.iter().filter_map(moment).collect(),
        groups,
    }
}

/// The choices of a round in short: the moments that are shown belong to them.
fn of_choices(typed: &RoundTyped) -> String {
    let mut hasher = DefaultHasher::new();
    (&typed.days, &typed.times, &typed.minutes, &typed.a_day).hash(&mut hasher);
    (&typed.groups, &typed.works, &typed.asked, &typed.not_on).hash(&mut hasher);
    format!("{:x}", hasher.finish())
}

fn view(ask: &Ask, plan: RoundPlan, is_preview: bool) -> RoundPage {
    let texts = ask.texts;
    let list = format!("{}/talks", school_base(&plan.school));
    let kind = |one: &domain::meetings::TalkKind| Choice {
        value: one.key.clone(),
        words: one.name.clone(),
        is_chosen: one.key == plan.typed.kind,
    };
    let group = |one: &domain::register::Group| {
        let id = one.id.to_string();
        Choice { is_chosen: plan.typed.groups.contains(&id), words: one.name.clone(), value: id }
    };
    let worker = |(who, name, days): &(domain::ids::AccountId, domain::Personal<String>, Vec<i8>)| Worker {
        id: who.to_string(),
        name: name.reveal().clone(),
        is_away: days.is_empty(),
        days: (1..=5_i8)
            .map(|day| (format!("{who}:{day}"), texts.meeting_day_short(day), days.contains(&day)))
            .collect(),
    };
    let row = |one: &app::meetings::RoundRow| Row {
        group: one.group.id.to_string(),
        name: one.group.name.clone(),
        people: one.people.iter().map(|(_, name)| name.reveal().as_str()).collect::<Vec<_>>().join(", "),
        day: match &one.typed {
            Some((day, _)) => day.clone(),
            None => one.at.map(|(day, _)| day.to_string()).unwrap_or_default(),
        },
        time: match &one.typed {
            Some((_, time)) => time.clone(),
            None => one.at.map(|(_, time)| time.to_string()).unwrap_or_default(),
        },
        problem: one.problem.map(|problem| problem_words(texts, problem)),
    };
    RoundPage {
        frame: Frame::of_school(ask, &plan.school, Room::Talks),
        action: format!("{list}/round"),
        kinds: plan.kinds.iter().map(kind).collect(),
        groups: plan.groups.iter().map(group).collect(),
        people: plan.people.iter().map(worker).collect(),
        rows: if is_preview { plan.rows.iter().map(row).collect() } else { Vec::new() },
        problems: plan
            .problems
            .iter()
            .map(|(field, one)| (*field, problem_words(texts, *one).to_owned()))
            .collect(),
        shown: of_choices(&plan.typed),
        typed: plan.typed,
        is_preview,
        list,
    }
}

fn problem_words(texts: &'static Texts, problem: RoundProblem) -> &'static str {
    match problem {
        RoundProblem::Kind => texts.meeting_round_problem_kind(),
        RoundProblem::Days => texts.meeting_round_problem_days(),
        RoundProblem::Times => texts.meeting_round_problem_times(),
        RoundProblem::Minutes => texts.meeting_problem_minutes(),
        RoundProblem::ADay => texts.meeting_round_problem_a_day(),
        RoundProblem::NoGroup => texts.meeting_round_problem_group(),
        RoundProblem::NotOn => texts.meeting_round_problem_not_on(),
        RoundProblem::NoWorkday => texts.meeting_round_problem_works(),
        RoundProblem::NoMoment => texts.meeting_round_no_moment(),
        RoundProblem::NotAMoment => texts.meeting_round_problem_moment(),
        RoundProblem::Past => texts.meeting_round_problem_past(),
        RoundProblem::FarAway => texts.meeting_problem_far(),
        RoundProblem::Weekend => texts.meeting_round_problem_weekend(),
        RoundProblem::Double => texts.meeting_round_problem_double(),
    }
}
