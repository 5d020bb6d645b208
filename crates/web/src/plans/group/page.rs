//! A group plan: who is where, what they reach for, what is done, and whether it helped.

use super::{
    super::{At, GoalsView, StepsView, TextField, Written, agreed::agreed, done_words, rights},
    Fields,
    board::Board,
    days_words, value,
};
use crate::{
    agreements::{Came, CardView, DoneView, done_view},
    ask::Ask,
    error::{PageError, render},
    page::{Frame, Room, school_base},
    register::Tabs,
};
use app::plans::{
    Whose,
    group::{
        ARRANGEMENT_FIELDS, EVALUATION_FIELDS, GroupPlan, HALFWAY_FIELD, arrangement_words, draft_words,
        field_name, group_plan, has_arrangement_texts, key, style_words,
    },
};
use askama::Template;
use axum::{
    extract::{Query, RawPathParams},
    response::Response,
};
use domain::{
    ids::PupilId,
    plans::{Arrangement, PlanState, may_write},
};
use i18n::Texts;

#[derive(Template)]
#[template(path = "plans/group_plan.html")]
struct PlanPage {
    frame: Frame,
    base: String,
    group_name: String,
    tabs: Tabs,
    address: String,
    title: String,
    heading: String,
    subtitle: String,
    done: Option<String>,
    goal_back: Option<String>,
    steps: StepsView,
    may_edit: bool,
    late: Option<String>,
    previous: Option<(String, String)>,
    next: Next,
    board: Board,
    /// Goals for the whole group, then for each arrangement.
    whole: Part,
    parts: Vec<Part>,
    has_drafts: bool,
    halfway: Option<Halfway>,
    evaluation: Vec<TextField>,
    agreed: Option<DoneView>,
    card: CardView,
}

/// The goals and texts of the whole group or of an arrangement.
struct Part {
    code: &'static str,
    name: &'static str,
    count: String,
    goals: GoalsView,
    /// Goals that are one click away: what they say, where the group stands now, and by what they are found again.
    drafts: Vec<(String, String, String)>,
    texts: Vec<TextField>,
}

struct Halfway {
    when: String,
    field: TextField,
}

/// What comes after.
enum Next {
    Nothing,
    /// The plan that is there.
    There(String, String),
    /// The button that makes it.
    Make(String),
}

/// A plan of a group.
pub(super) async fn page(
    ask: Ask,
    params: RawPathParams,
    Query(query): Query<Fields>,
    Query(came): Query<Came>,
) -> Result<Response, PageError> {
    let at = At::of(&ask, &params)?;
    let Whose::Group(group) = at.whose else { return Err(ask.failed()(app::Error::NotFound)) };
    let found = group_plan(&ask.ctx, ask.texts, &ask.school, (group, at.plan), "plan").await;
    let found = found.map_err(ask.failed())?;
    let may = rights(&ask, &at, &found.plan, found.school.id).await?;
    let steps = StepsView::new(&ask, &at, &found.plan, may);
    let view = View { ask: &ask, at: &at, found: &found };
    let done = done_view(&ask, &came, &at.base).await?;
    let card = agreed(&ask, (&at, &school_base(&found.school)), (None, Some(group))).await?;
    Ok(render(&view.page(steps, &query, (done, card))))
}

struct View<'a> {
    ask: &'a Ask,
    at: &'a At,
    found: &'a GroupPlan,
}

impl View<'_> {
    fn page(
        &self,
        steps: StepsView,
        query: &Fields,
        (agreed, card): (Option<DoneView>, CardView),
    ) -> PlanPage {
        let (texts, found) = (self.ask.texts, self.found);
        let frame = Frame::of_school(self.ask, &found.school, Room::Groups);
        let base = frame.base.clone().unwrap_or_default();
        let tabs = Tabs::new(&base, (found.group.id, found.group.kind), "plans");
        let all = found.plan.subjects.join(", ");
        let other = |id: domain::ids::PlanId| format!("{}/plans/{id}", tabs.overview);
        let previous = found.previous.as_ref();
        let previous = previous.filter(|one| one.group == found.plan.group);
        PlanPage {
            address: self.at.base.clone(),
            title: found.plan.title.reveal().clone(),
            heading: texts.group_plan_heading(found.group.name.as_str(), all.as_str()),
            subtitle: self.subtitle(),
            done: self.done(value(query, "done")),
            goal_back: self.at.goal_back(value(query, "done"), value(query, "goal")),
            may_edit: self.is_open(false),
            late: self.late(),
            previous: previous.map(|one| (other(one.id), one.title.reveal().clone())),
            next: self.next(&other),
            board: self.board(query),
            whole: self.part(None),
            parts: Arrangement::ALL.into_iter().map(|one| self.part(Some(one))).collect(),
            has_drafts: !found.drafts.is_empty() && self.is_open(false),
            halfway: self.halfway(),
            evaluation: self.evaluation(),
            agreed,
            card,
            group_name: found.group.name.clone(),
            tabs,
            base,
            frame,
            steps,
        }
    }

    /// Whether something may be written now; `is_evaluation` for what belongs to the evaluation.
    fn is_open(&self, is_evaluation: bool) -> bool {
        let plan = &self.found.plan;
        self.found.may_write && may_write(plan.kind, plan.state, is_evaluation)
    }

    fn subtitle(&self) -> String {
        let (texts, plan) = (self.ask.texts, &self.found.plan);
        let style = plan.style.map(|style| style_words(texts, style).to_owned());
        let pupils = texts.pupil_count(self.found.rows.len());
        let author = plan.author_name.reveal().clone();
        let parts = [style, Some(days_words(texts, plan)), Some(pupils), Some(author)];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    fn done(&self, done: &str) -> Option<String> {
        let texts: &Texts = self.ask.texts;
        let words = match done {
            "" => return None,
            "made" => texts.group_plan_done_made(),
            "continued" => texts.group_plan_done_continued(),
            "edited" => texts.group_plan_done_edited(),
            "taken_in" => texts.group_plan_done_taken_in(),
            "taken_out" => texts.group_plan_done_taken_out(),
            "no_goal" => texts.group_plan_done_no_goal(),
            "no_room" => texts.group_plan_done_no_room(),
            "not_now" => texts.group_plan_done_not_now(),
            "frozen" => texts.plan_text_frozen(),
            other => return done_words(texts, other),
        };
        Some(words.to_owned())
    }

    fn late(&self) -> Option<String> {
        let plan = &self.found.plan;
        let is_late = plan.state == PlanState::Running && plan.ends_on < self.ask.ctx.today();
        let date = self.ask.texts.language().long_date(plan.ends_on);
        is_late.then(|| self.ask.texts.group_plan_late(date.as_str()))
    }

    fn next(&self, address: &impl Fn(domain::ids::PlanId) -> String) -> Next {
        let plan = &self.found.plan;
        let goes_on = matches!(plan.state, PlanState::Running | PlanState::Evaluated | PlanState::Ended);
        match &self.found.next {
            Some(next) => Next::There(address(next.id), next.title.reveal().clone()),
            None if goes_on && self.found.may_write => Next::Make(format!("{}/next", self.at.base)),
            None => Next::Nothing,
        }
    }

    fn board(&self, query: &Fields) -> Board {
        let board = Board::new(self.ask, self.at, self.found, self.is_open(false));
        let moved = ["moved", "meanwhile"].map(|name| value(query, name).parse::<PupilId>().ok());
        let moved = moved.into_iter().flatten().next();
        board.after(self.ask, self.found, (moved, value(query, "from")))
    }

    fn part(&self, arrangement: Option<Arrangement>) -> Part {
        let (texts, found) = (self.ask.texts, self.found);
        let code = arrangement.map_or("", Arrangement::code);
        let name = |id: PupilId| {
            let row = found.rows.iter().find(|row| row.pupil.id == id);
            row.map(|row| row.pupil.name.full()).unwrap_or_default()
        };
        let is_running = found.plan.state != PlanState::Draft;
        let may = (self.is_open(false), is_running && self.is_open(true));
        let drafts = found.drafts.iter().filter(|draft| draft.part == code && self.is_open(false));
        let drafts = drafts.map(|draft| {
            let now = draft.now.map(|now| texts.group_plan_stands_now(draft.known, now.to_string().as_str()));
            (draft_words(texts, draft), now.unwrap_or_default(), key(draft))
        });
        let has_texts = arrangement.is_some() && has_arrangement_texts(found.plan.style);
        let fields = ARRANGEMENT_FIELDS.iter().filter(|_| has_texts);
        let count = arrangement.map(|one| found.in_arrangement(one).count());
        Part {
            code,
            name: arrangement.map_or_else(|| texts.group_plan_whole(), |one| arrangement_words(texts, one)),
            count: count.map(|count| texts.pupil_count(count)).unwrap_or_default(),
            goals: GoalsView::new(self.ask, self.at, code, &found.goals, name, may),
            drafts: drafts.collect(),
            texts: fields.map(|field| self.field((code, field), false)).collect(),
        }
    }

    fn field(&self, (part, field): (&str, &str), is_evaluation: bool) -> TextField {
        let (label, hint) = (field_name(self.ask.texts, field), field_hint(self.ask.texts, field));
        let written = Written(&self.found.texts);
        TextField::new(self.ask, self.at, &written, (part, field), (label, hint), self.is_open(is_evaluation))
    }

    /// The check half-way, once the plan runs.
    fn halfway(&self) -> Option<Halfway> {
        let plan = &self.found.plan;
        let is_written = !self.found.text("", HALFWAY_FIELD).is_empty();
        let is_shown = plan.state != PlanState::Draft && (plan.halfway_on.is_some() || is_written);
        let when = plan.halfway_on.map(|day| self.ask.texts.language().long_date(day)).unwrap_or_default();
        is_shown.then(|| Halfway { when, field: self.field(("", HALFWAY_FIELD), false) })
    }

    /// The three questions, once the plan runs.
    fn evaluation(&self) -> Vec<TextField> {
        let is_shown = !matches!(self.found.plan.state, PlanState::Draft | PlanState::Dropped);
        let fields = EVALUATION_FIELDS.iter().filter(|_| is_shown);
        fields.map(|field| self.field(("", field), true)).collect()
    }
}

/// What one writes in a text.
fn field_hint(texts: &'static Texts, field: &str) -> &'static str {
    match field {
        "content" => texts.group_plan_content_help(),
        "approach" => texts.group_plan_approach_help(),
        "organisation" => texts.group_plan_organisation_help(),
        HALFWAY_FIELD => texts.group_plan_halfway_help(),
        _ => "",
    }
}
