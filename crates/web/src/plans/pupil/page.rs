//! A plan for a pupil, or a few: what it says, what one does with it, and what came of it.

use super::{
    super::{At, GoalsView, StepsView, TextField, Written, agreed::agreed, steps::done_words},
    Fields, days_words, ids,
    panels::{ChecksPanel, ConsentPanel, LogPanel, Typed},
    value,
};
use crate::{
    agreements::{Came, CardView, DoneView, done_view},
    ask::Ask,
    error::{PageError, render},
    page::{Frame, Room},
    results::PupilTabs,
};
use app::{
    needs,
    plans::{
        may_write_text,
        pupil::{PupilPlan, goes_on, line_words, name_in, pupil_plan, standing_row},
        words::{kind_words, state_words},
        writing_of,
    },
    results::chart,
};
use askama::Template;
use axum::{
    extract::{Path, Query, RawPathParams},
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use domain::{
    needs::NeedKind,
    plans::{Block, ConsentStanding, LayoutSection, PlanKind, PlanState, due_of, is_overdue, may_write},
};

#[derive(Template)]
#[template(path = "plans/pupil_plan.html")]
struct PlanPage {
    frame: Frame,
    base: String,
    pupil: (String, String),
    tabs: Option<PupilTabs>,
    address: String,
    title: String,
    subtitle: String,
    done: Option<String>,
    goal_back: Option<String>,
    /// Where what was just done is undone.
    undo: Option<String>,
    warnings: Vec<String>,
    steps: StepsView,
    may_edit: bool,
    has_word: bool,
    has_changes: bool,
    /// The terms of the law, with their source.
    due: Vec<(String, String)>,
    related: Vec<(String, String)>,
    share: Option<Share>,
    go_on: Option<GoOn>,
    sections: Vec<SectionView>,
    checks: Option<ChecksPanel>,
    consent: Option<ConsentPanel>,
    log: LogPanel,
    left_over: Vec<String>,
    agreed: Option<DoneView>,
    card: CardView,
}

/// Sharing with guardians.
struct Share {
    action: String,
    version: i64,
    is_shared: bool,
}

/// The button that makes the next plan.
struct GoOn {
    action: String,
    words: &'static str,
    why: &'static str,
}

/// A heading of the plan.
struct SectionView {
    id: String,
    title: String,
    facts: Vec<(&'static str, String)>,
    table: Option<Standing>,
    factors: Option<Factors>,
    needs: Option<Needs>,
    goals: Vec<(Option<String>, GoalsView)>,
    consent: Option<ConsentPanel>,
    fields: Vec<TextField>,
}

/// Where the pupil stands.
struct Standing {
    rows: Vec<Vec<String>>,
    chart: Option<(String, String)>,
    none: bool,
}

/// What helps and what hinders.
struct Factors {
    helping: Vec<String>,
    hindering: Vec<String>,
    frozen: Option<String>,
    link: String,
}

/// The needs, by kind.
struct Needs {
    kinds: Vec<(String, Vec<String>)>,
    frozen: Option<String>,
    link: String,
}

/// A plan of a pupil.
pub(super) async fn page(
    ask: Ask,
    params: RawPathParams,
    Path((_, pupil, plan)): Path<(String, String, String)>,
    Query(query): Query<Fields>,
    Query(came): Query<Came>,
) -> Result<Response, PageError> {
    let at = At::of(&ask, &params)?;
    let ids = ids(&ask, &pupil, &plan)?;
    let found = pupil_plan(&ask.ctx, ask.texts, &ask.school, ids, "plan").await.map_err(ask.failed())?;
    let done = done_view(&ask, &came, &at.base).await?;
    shown(&ask, &at, &found, (&query, &Typed::Nothing, done)).await
}

/// The page again, with what was typed in one of its forms and what is wrong with it.
pub(super) async fn again(
    ask: &Ask,
    params: &RawPathParams,
    (pupil, plan): (&str, &str),
    (status, typed): (StatusCode, Typed),
) -> Result<Response, PageError> {
    let at = At::of(ask, params)?;
    let ids = ids(ask, pupil, plan)?;
    let found = pupil_plan(&ask.ctx, ask.texts, &ask.school, ids, "plan").await.map_err(ask.failed())?;
    Ok((status, shown(ask, &at, &found, (&Fields::new(), &typed, None)).await?).into_response())
}

async fn shown(
    ask: &Ask,
    at: &At,
    found: &PupilPlan,
    (query, typed, agreed_now): (&Fields, &Typed, Option<DoneView>),
) -> Result<Response, PageError> {
    let tabs = PupilTabs::above(ask, (&found.opened.school, found.pupil.id), "/plans").await?;
    let frame = Frame::of_school(ask, &found.opened.school, Room::Pupils);
    let base = frame.base.clone().unwrap_or_default();
    let view = View { ask, at, found, pupil: format!("{base}/pupils/{}", found.pupil.id) };
    let plan = found.plan();
    let may = (found.may.write, found.may.agree);
    let only = (found.people.len() == 1).then_some(found.pupil.id);
    let card = agreed(ask, (at, &base), (only, None)).await?;
    Ok(render(&PlanPage {
        title: plan.title.reveal().clone(),
        subtitle: view.subtitle(),
        done: view.done(query),
        goal_back: view.at.goal_back(value(query, "done"), value(query, "goal")),
        undo: view.undo(query),
        warnings: view.warnings(),
        steps: StepsView::new(ask, at, plan, may),
        may_edit: view.is_open(false),
        has_word: plan.kind != PlanKind::LearningLine,
        has_changes: plan.replaces.or(plan.previous).is_some(),
        due: view.due(),
        related: view.related(),
        share: view.share(),
        go_on: view.go_on(),
        sections: (1..).zip(&found.sections).map(|(no, one)| view.section(no, one, typed)).collect(),
        checks: ChecksPanel::new(ask.texts, found, &at.base, typed),
        consent: (plan.kind != PlanKind::Development && found.people.len() == 1)
            .then(|| ConsentPanel::new(ask.texts, found, &at.base, typed)),
        log: LogPanel::new(ask.texts, found, &at.base, typed),
        agreed: agreed_now,
        card,
        left_over: found.left_over().iter().map(|one| one.text.reveal().clone()).collect(),
        pupil: (view.pupil.clone(), found.pupil.name.full()),
        address: at.base.clone(),
        tabs,
        base,
        frame,
    }))
}

struct View<'a> {
    ask: &'a Ask,
    at: &'a At,
    found: &'a PupilPlan,
    /// The address of the pupil.
    pupil: String,
}

impl View<'_> {
    /// Whether something may be written now; `is_evaluation` for what belongs to the evaluation.
    fn is_open(&self, is_evaluation: bool) -> bool {
        let plan = self.found.plan();
        self.found.may.write && may_write(plan.kind, plan.state, is_evaluation)
    }

    fn subtitle(&self) -> String {
        let (texts, plan) = (self.ask.texts, self.found.plan());
        let others = self.found.people.iter().filter(|one| one.id != self.found.pupil.id);
        let others: Vec<String> = others.map(|one| one.name.full()).collect();
        let others = match others.is_empty() {
            true => String::new(),
            false => format!("{} {}", texts.pupil_plan_others_in(), others.join(", ")),
        };
        let edition = if plan.edition > 1 { texts.pupil_plan_edition(plan.edition) } else { String::new() };
        let layout = self.found.layout.clone().unwrap_or_default();
        let kind = kind_words(texts, plan.kind).to_owned();
        let days = days_words(texts, plan.starts_on, plan.ends_on);
        let parts = [kind, days, plan.subjects.join(", "), edition, layout, others];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    }

    fn done(&self, query: &Fields) -> Option<String> {
        let texts = self.ask.texts;
        let words = match value(query, "done") {
            "made" => texts.pupil_plan_made(),
            "saved" => texts.pupil_plan_saved(),
            "session" => texts.pupil_plan_log_saved(),
            "session_removed" => texts.pupil_plan_log_removed(),
            "consent" => texts.pupil_plan_consent_saved(),
            "consent_taken" => texts.pupil_plan_consent_taken(),
            "check" => texts.pupil_plan_check_saved(),
            "shared" => texts.pupil_plan_share_done(),
            "unshared" => texts.pupil_plan_unshare_done(),
            "continued" => texts.pupil_plan_continued(),
            "already" => texts.pupil_plan_continued_already(),
            "not_running" => texts.pupil_plan_not_running(),
            "frozen" => texts.pupil_plan_frozen(),
            "several" => texts.pupil_plan_share_several(),
            "meanwhile" => texts.pupil_plan_meanwhile(),
            other => return done_words(texts, other),
        };
        Some(words.to_owned())
    }

    /// Where a line of the log that was taken away is put back.
    fn undo(&self, query: &Fields) -> Option<String> {
        let session: domain::ids::PlanSessionId = value(query, "session").parse().ok()?;
        (value(query, "done") == "session_removed")
            .then(|| format!("{}/sessions/{session}/back", self.at.base))
    }

    fn warnings(&self) -> Vec<String> {
        let (texts, found) = (self.ask.texts, self.found);
        let name = found.pupil.name.first.reveal().as_str();
        let has_left = found.pupil.left_on.is_some_and(|day| day < found.today);
        let is_late = is_overdue(found.plan(), found.today, found.terms);
        let late = is_late.then(|| self.due_words()).flatten();
        let late = late.map(|words| format!("{words} {}", texts.pupil_plan_due_late()));
        let several = found.people.len() > 1;
        let is_refused = found.plan().is_open() && found.consent() == ConsentStanding::Refused;
        let all = [
            is_refused.then(|| texts.pupil_plan_refused().to_owned()),
            has_left.then(|| texts.pupil_plan_left(name)),
            late,
            (several && self.is_open(false)).then(|| texts.pupil_plan_several_note().to_owned()),
        ];
        all.into_iter().flatten().collect()
    }

    /// When it has to be made or evaluated.
    fn due_words(&self) -> Option<String> {
        let (texts, plan) = (self.ask.texts, self.found.plan());
        let date = texts.language().long_date(due_of(plan, self.found.terms)?);
        Some(match plan.state {
            PlanState::Running => texts.pupil_plan_due_evaluate(date.as_str()),
            _ => texts.pupil_plan_due_make(date.as_str()),
        })
    }

    /// When a development plan has to be made and evaluated, and that it has to be there, with what says so.
    fn due(&self) -> Vec<(String, String)> {
        let (texts, found) = (self.ask.texts, self.found);
        let plan = found.plan();
        if plan.kind != PlanKind::Development || !plan.is_open() {
            return Vec::new();
        }
        let [make, evaluate] = found.sources;
        let source = |of: Option<app::plans::TermSource>| {
            of.map(|one| texts.pupil_plan_due_source(one.words)).unwrap_or_default()
        };
        let of_term = if plan.state == PlanState::Running { evaluate } else { make };
        let due = self.due_words().map(|words| (words, source(of_term)));
        due.into_iter().chain([(texts.pupil_plan_needs_opp().to_owned(), source(make))]).collect()
    }

    fn related(&self) -> Vec<(String, String)> {
        let texts = self.ask.texts;
        let line = |plan: &domain::plans::Plan| {
            let days = days_words(texts, plan.starts_on, plan.ends_on);
            let edition = match plan.kind {
                PlanKind::Development => texts.pupil_plan_edition(plan.edition),
                _ => plan.title.reveal().clone(),
            };
            let words = [edition.as_str(), &days, state_words(texts, plan.state)].join(" · ");
            (format!("{}/plans/{}", self.pupil, plan.id), words)
        };
        self.found.related.iter().map(line).collect()
    }

    fn share(&self) -> Option<Share> {
        let plan = self.found.plan();
        let may = self.found.may.write && self.found.people.len() == 1 && plan.state != PlanState::Dropped;
        may.then(|| Share {
            action: format!("{}/share", self.at.base),
            version: plan.version,
            is_shared: plan.is_shared,
        })
    }

    fn go_on(&self) -> Option<GoOn> {
        let (texts, plan) = (self.ask.texts, self.found.plan());
        let (words, why) = match plan.kind {
            PlanKind::Development => (texts.pupil_plan_adjust(), texts.pupil_plan_adjust_why()),
            _ => (texts.pupil_plan_continue(), ""),
        };
        let may = self.found.may.write && goes_on(plan);
        may.then(|| GoOn { action: format!("{}/next", self.at.base), words, why })
    }

    fn section(&self, no: usize, of: &LayoutSection, typed: &Typed) -> SectionView {
        let (texts, found) = (self.ask.texts, self.found);
        let fields = of.fields.iter().map(|field| {
            let writing = writing_of(&field.key, Some(of.block));
            let is_open = found.may.write && may_write_text(found.plan(), writing);
            let words = (field.title.as_str(), field.hint.as_str());
            TextField::new(self.ask, self.at, &Written(&found.texts), ("", &field.key), words, is_open)
        });
        SectionView {
            id: format!("section-{no}"),
            title: of.title.clone(),
            facts: if of.block == Block::Person { self.person() } else { Vec::new() },
            table: (of.block == Block::Results).then(|| self.standing()),
            factors: (of.block == Block::Factors).then(|| self.factors()),
            needs: (of.block == Block::Needs).then(|| self.needs()),
            goals: if of.block == Block::Goals { self.goals() } else { Vec::new() },
            consent: (of.block == Block::Consent)
                .then(|| ConsentPanel::new(texts, found, &self.at.base, typed)),
            fields: fields.collect(),
        }
    }

    fn person(&self) -> Vec<(&'static str, String)> {
        let (texts, pupil) = (self.ask.texts, &self.found.pupil);
        let date = |day| texts.language().date(day);
        let group = self.found.group.as_ref().map(|group| group.name.clone());
        let all = [
            (texts.pupil_plan_for(), Some(pupil.name.full())),
            (texts.word_born(), pupil.born_on.as_ref().map(|day| date(*day.reveal()))),
            (texts.head_group(), group),
            (texts.word_entered(), pupil.entered_on.map(date)),
            (texts.word_left(), pupil.left_on.map(date)),
        ];
        all.into_iter().filter_map(|(label, value)| Some((label, value?))).collect()
    }

    /// The figures, and the picture of the first subject: of more pictures nobody sees the plan any more.
    fn standing(&self) -> Standing {
        let (texts, found) = (self.ask.texts, self.found);
        let name = found.pupil.name.first.reveal().as_str();
        let picture = found.standing.first().and_then(|one| {
            let title = texts.shared_chart_title(name, one.subject());
            chart::scores(texts, &one.progress, &title).map(|svg| (title, svg))
        });
        Standing {
            rows: found.standing.iter().map(|one| standing_row(texts, one)).collect(),
            none: found.standing.is_empty(),
            chart: picture,
        }
    }

    fn factors(&self) -> Factors {
        let of = |kind: NeedKind| {
            let lines = self.found.needs.iter().filter(|one| one.kind == kind);
            lines.map(|one| line_words(self.ask.texts, one)).collect()
        };
        Factors {
            helping: of(NeedKind::Helping),
            hindering: of(NeedKind::Hindering),
            frozen: self.frozen(),
            link: self.needs_link(),
        }
    }

    fn needs(&self) -> Needs {
        let texts = self.ask.texts;
        let mut kinds: Vec<(String, Vec<String>)> = Vec::new();
        for line in self.found.needs.iter().filter(|one| !one.kind.is_factor()) {
            let (kind, words) = (needs::kind_words(texts, line.kind), line_words(texts, line));
            match kinds.iter_mut().find(|(known, _)| *known == kind) {
                Some((_, lines)) => lines.push(words),
                None => kinds.push((kind, vec![words])),
            }
        }
        Needs { kinds, frozen: self.frozen(), link: self.needs_link() }
    }

    /// Since when the needs stand here as they were.
    fn frozen(&self) -> Option<String> {
        let date = self.ask.texts.language().long_date(self.found.frozen_on?);
        Some(self.ask.texts.pupil_plan_frozen_on(date.as_str()))
    }

    /// Where the needs stand that the plan shows.
    fn needs_link(&self) -> String {
        match self.found.needs_on {
            Some(day) => format!("{}/needs?on={day}", self.pupil),
            None => format!("{}/needs", self.pupil),
        }
    }

    /// The goals for all, and those for one of several pupils under the name of that pupil.
    fn goals(&self) -> Vec<(Option<String>, GoalsView)> {
        let found = self.found;
        let may = (self.is_open(false), self.is_open(true));
        let name = |id| name_in(&found.people, id).reveal().clone();
        let of_part = |part: &str| GoalsView::new(self.ask, self.at, part, &found.goals, name, may);
        let mut all = vec![(None, of_part(""))];
        for one in &found.people {
            let part = one.id.to_string();
            let has_goal = found.goals.iter().any(|goal| goal.goal.part == part);
            if has_goal || (found.people.len() > 1 && may.0) {
                all.push((Some(one.name.full()), of_part(&part)));
            }
        }
        all
    }
}
