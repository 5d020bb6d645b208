//! Everything that runs: what is overdue, what is due, what is being made.

use crate::{
    ask::Ask,
    error::{PageError, render},
    page::{Frame, Room, school_base},
};
use app::plans::{
    ListedPlan, PlanList, Whose, plan_list,
    words::{kind_words, measure_words, state_words},
};
use axum::response::Response;
use domain::plans::{PlanKind, PlanState};
use i18n::Texts;

#[derive(askama::Template)]
#[template(path = "plans/list.html")]
struct ListPage {
    frame: Frame,
    title: &'static str,
    shelves: Vec<Shelf>,
    goals: Vec<GoalLine>,
    is_empty: bool,
}

/// Plans that ask for the same.
struct Shelf {
    code: &'static str,
    title: String,
    lines: Vec<Line>,
}

struct Line {
    address: String,
    title: String,
    kind: String,
    who: String,
    due: String,
    state: String,
    is_refused: bool,
    halfway: Option<String>,
}

struct GoalLine {
    address: String,
    wording: String,
    measure: String,
    who: String,
    due: String,
    is_late: bool,
}

/// The page.
pub(super) async fn page(ask: Ask) -> Result<Response, PageError> {
    let found = plan_list(&ask.ctx, &ask.school).await.map_err(ask.failed())?;
    Ok(render(&view(&ask, &found)))
}

fn view(ask: &Ask, found: &PlanList) -> ListPage {
    let texts = ask.texts;
    let base = school_base(&found.school);
    let shelf = |code, title: &str, is_in: &dyn Fn(&ListedPlan) -> bool| Shelf {
        code,
        title: title.to_owned(),
        lines: found.plans.iter().filter(|one| is_in(one)).map(|one| line(texts, &base, one)).collect(),
    };
    let is_made = |one: &ListedPlan| !matches!(one.plan.state, PlanState::Running | PlanState::Evaluated);
    let is_evaluated = |one: &ListedPlan| one.plan.state == PlanState::Evaluated;
    let shelves = vec![
        shelf("overdue", texts.plans_overdue(), &|one| one.is_overdue),
        shelf("soon", texts.plans_soon(), &|one| one.is_soon && !one.is_overdue),
        shelf("drafts", texts.plans_drafts(), &|one| is_made(one) && !one.is_overdue),
        shelf("evaluated", texts.plans_evaluated(), &|one| is_evaluated(one) && !one.is_overdue),
        shelf("running", texts.plans_running(), &|one| {
            one.plan.state == PlanState::Running && !one.is_overdue && !one.is_soon
        }),
    ];
    let goals = found.plans.iter().flat_map(|plan| goal_lines(texts, &base, plan)).collect();
    ListPage {
        frame: Frame::of_school(ask, &found.school, Room::Plans),
        title: if found.is_whole_school { texts.plans_title() } else { texts.plans_title_own() },
        is_empty: found.plans.is_empty(),
        shelves,
        goals,
    }
}

/// The address of a plan.
pub(crate) fn address(base: &str, one: &ListedPlan) -> String {
    match one.whose {
        Whose::Group(group) => format!("{base}/groups/{group}/plans/{}", one.plan.id),
        Whose::Pupil(pupil) => format!("{base}/pupils/{pupil}/plans/{}", one.plan.id),
    }
}

fn who(one: &ListedPlan) -> String {
    let pupils = one.pupils.iter().map(|pupil| pupil.name.full());
    let all: Vec<String> = one.group.iter().map(|group| group.name.clone()).chain(pupils).collect();
    all.join(", ")
}

fn line(texts: &Texts, base: &str, one: &ListedPlan) -> Line {
    let (language, plan) = (texts.language(), &one.plan);
    let date = language.long_date(one.due_on);
    let due = match (plan.state, plan.kind) {
        (PlanState::Running | PlanState::Evaluated, _) => date,
        // Only the law says by when a plan has to be made.
        (_, PlanKind::Development) => texts.plans_make_by(date.as_str()),
        _ => {
            let (from, until) = (language.date(plan.starts_on), language.date(plan.ends_on));
            texts.group_plan_days(from.as_str(), until.as_str())
        }
    };
    Line {
        address: address(base, one),
        title: one.plan.title.reveal().clone(),
        kind: kind_words(texts, one.plan.kind).to_owned(),
        who: who(one),
        due,
        state: state_words(texts, one.plan.state).to_owned(),
        is_refused: one.is_refused,
        halfway: one
            .plan
            .halfway_on
            .filter(|_| one.is_halfway)
            .map(|day| texts.plans_halfway_on(texts.language().long_date(day).as_str())),
    }
}

fn goal_lines(texts: &Texts, base: &str, one: &ListedPlan) -> Vec<GoalLine> {
    let of_goal = |listed: &app::plans::ListedGoal| {
        let date = texts.language().long_date(listed.goal.due_on);
        GoalLine {
            address: format!("{}#goal-{}", address(base, one), listed.goal.id),
            wording: listed.goal.wording.reveal().clone(),
            measure: measure_words(texts, &listed.goal.measure),
            who: who(one),
            due: if listed.is_late { texts.plans_goal_late(date.as_str()) } else { date },
            is_late: listed.is_late,
        }
    };
    one.goals.iter().map(of_goal).collect()
}
