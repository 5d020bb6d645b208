//! One case as a page that reads from above: the question, what was tried and what it did, the next step, who helps, the
//! request, and what happened.

use super::{
    Choice,
    asking::{Checklist, PartnershipForm},
    case_id, choice,
    form::{FormState, Typed},
    invite::Partners,
    panels::{ConsentOf, Panels, Tried, text_field},
};
use crate::{
    agreements::{Came, CardView, DoneView, done_view},
    ask::Ask,
    error::{PageError, render},
    page::{Frame, Room, school_base},
    plans::TextField,
};
use app::{
    agreements::{Panel, panel_of},
    plans::words::state_words,
    route::{
        CasePage, case_page,
        words::{closing_words, move_words, need_words, waiting_words},
    },
};
use askama::Template;
use axum::{
    extract::{Path, Query},
    http::StatusCode,
    response::{IntoResponse as _, Response},
};
use domain::{
    agreements::AgreementSource,
    ids::CaseId,
    route::{CaseKind, CaseMove, Closing, MoveKind, NeedOf, Standing, next},
};
use i18n::Texts;
use serde::Deserialize;

#[derive(Template)]
#[template(path = "route/case.html")]
struct CaseView {
    frame: Frame,
    base: String,
    address: String,
    title: String,
    who: Vec<(Option<String>, String)>,
    about: String,
    done: Option<String>,
    undo: Option<String>,
    /// The draft of a question that is asked by now.
    done_draft: Option<String>,
    /// The steps: number, name, and whether it stands there or has passed it.
    steps: Vec<(u8, String, bool, bool)>,
    standing: Option<(String, bool)>,
    /// The parts of the page: the id of the heading, and the words.
    jumps: Vec<(&'static str, &'static str)>,
    closed: Option<String>,
    version: i64,
    may_write: bool,
    question: Vec<TextField>,
    needs: String,
    subject: Option<String>,
    head: FormState,
    need_choices: Vec<Choice>,
    subjects: Vec<String>,
    before: Vec<TextField>,
    tried: Vec<Tried>,
    new_tried: Option<super::panels::TryForm>,
    next: Vec<NextStep>,
    not_up: Option<String>,
    closings: Vec<Choice>,
    panels: Panels,
    partners: Option<Partners>,
    /// Where files for the partnership are made.
    file: Option<String>,
    /// Why they are not, where a request is made.
    no_file: Option<&'static str>,
    consents: Vec<ConsentOf>,
    form: Option<PartnershipForm>,
    checklist: Option<Checklist>,
    /// The plans that were made of it: the address and the title.
    plans: Vec<(String, String)>,
    no_plan: Option<String>,
    share: Option<bool>,
    agreed: Option<DoneView>,
    card: CardView,
    history: Vec<Line>,
}

/// A move that can be made.
struct NextStep {
    code: &'static str,
    button: String,
    help: String,
    label: String,
    leads_on: bool,
    form: FormState,
}

/// A line of the history.
struct Line {
    day: String,
    words: String,
    word: String,
    by: String,
}

/// What was just done.
#[derive(Deserialize, Default)]
pub(super) struct Done {
    #[serde(default)]
    done: String,
    #[serde(default)]
    undo: String,
}

/// The page.
pub(super) async fn page(
    ask: Ask,
    Path((_, case)): Path<(String, String)>,
    Query(done): Query<Done>,
    Query(came): Query<Came>,
) -> Result<Response, PageError> {
    let id = case_id(&ask, &case)?;
    let (found, panel) = load(&ask, id).await?;
    let agreed = done_view(&ask, &came, &format!("/{}/route/{id}", ask.school)).await?;
    let mut page = view(&ask, (&found, &panel), &done, None);
    page.agreed = agreed;
    Ok(render(&page))
}

/// The page again, with what was typed and could not be saved.
pub(super) async fn again(
    ask: &Ask,
    id: CaseId,
    (status, typed): (StatusCode, Typed),
) -> Result<Response, PageError> {
    let (found, panel) = load(ask, id).await?;
    let page = view(ask, (&found, &panel), &Done::default(), Some(&typed));
    Ok((status, render(&page)).into_response())
}

async fn load(ask: &Ask, id: CaseId) -> Result<(CasePage, Panel), PageError> {
    let found = case_page(&ask.ctx, &ask.school, id, ask.texts.language()).await.map_err(ask.failed())?;
    let panel = panel_of(&ask.ctx, &ask.school, AgreementSource::Case(id)).await.map_err(ask.failed())?;
    Ok((found, panel))
}

/// What was agreed in the case, about its only pupil or its group.
fn card(ask: &Ask, (found, panel): (&CasePage, &Panel), (base, address): (&str, &str)) -> CardView {
    let only = match found.pupils.as_slice() {
        [only] => Some(only.id),
        _ => None,
    };
    let about = (AgreementSource::Case(found.case.id), only, found.case.group);
    let back = format!("{address}#agreements");
    CardView::new(ask, panel, (base, &back), about, found.case.kind == CaseKind::OwnTeaching)
}

fn view(ask: &Ask, (found, panel): (&CasePage, &Panel), done: &Done, typed: Option<&Typed>) -> CaseView {
    let (texts, case) = (ask.texts, &found.case);
    let base = school_base(&found.school);
    let address = format!("{base}/route/{}", case.id);
    let is_open = found.may_write && case.is_open;
    let field = |code: &str, label: &str, hint: &str| {
        text_field(ask, (found, &address), (code, label, hint), is_open)
    };
    let long_day = |day| texts.language().long_date(day);
    let (next, not_up) = next_steps(texts, found, typed);
    let question = vec![
        field("reach", texts.route_reach_label(), texts.route_reach_help()),
        field("need", texts.route_need_label(), texts.route_need_help()),
    ];
    let before = vec![
        field("tried", texts.route_tried_label(), texts.route_tried_help()),
        field("effect", texts.route_effect_label(), texts.route_effect_help()),
    ];
    let page = CaseView {
        frame: Frame::of_school(ask, &found.school, Room::Route),
        title: case.title.reveal().clone(),
        who: who(texts, found, &base),
        about: texts.route_asked_by(long_day(case.opened_on).as_str(), case.asker_name.reveal()),
        done: done_words(texts, &done.done),
        undo: undo(&address, done),
        done_draft: (done.done == "opened").then(|| super::new::draft_name(ask)),
        steps: strip(found),
        standing: standing(texts, found),
        closed: closed(texts, found),
        version: case.version,
        may_write: is_open,
        question,
        needs: case.needs.iter().map(|need| need_words(texts, *need)).collect::<Vec<_>>().join(", "),
        subject: case.subject.clone(),
        head: head(found, typed),
        need_choices: need_choices(texts, found, typed),
        subjects: found.subjects.clone(),
        before,
        tried: found.tried.iter().rev().map(|one| Tried::new(texts, (found, &address), one, typed)).collect(),
        new_tried: is_open.then(|| super::panels::TryForm::new(texts, (found, &address), None, typed)),
        closings: closings(texts, typed),
        panels: Panels::new(ask, (found, &address), is_open, typed),
        partners: Partners::new(texts, (found, &address), typed),
        file: (found.may_make_file && found.checklist.is_some()).then(|| format!("{address}/file")),
        no_file: (found.pupils.len() > 1 && found.checklist.is_some()).then(|| texts.request_one_pupil()),
        consents: ConsentOf::all(texts, (found, &address), is_open, typed),
        form: PartnershipForm::new(ask, (found, &address), is_open),
        checklist: Checklist::new(texts, found, typed),
        plans: plans(texts, found, &base),
        no_plan: FormState::new("plan", &[], typed).problem("plan").cloned(),
        share: (found.may_share).then_some(case.is_shared),
        agreed: None,
        card: card(ask, (found, panel), (&base, &address)),
        history: found.moves.iter().rev().map(|one| line(texts, found, one)).collect(),
        next,
        not_up,
        jumps: Vec::new(),
        address,
        base,
    };
    CaseView { jumps: jumps(texts, &page), ..page }
}

/// The parts that the page has, in its order.
fn jumps(texts: &'static Texts, page: &CaseView) -> Vec<(&'static str, &'static str)> {
    let has_people = !page.panels.people.is_empty() || page.panels.person.is_some();
    let parts = [
        (true, "question", texts.route_question_head()),
        (true, "tried-head", texts.route_interventions()),
        (page.panels.suggestions.is_some(), "helpers", texts.route_helpers()),
        (has_people, "people", texts.route_people()),
        (!page.panels.form.is_empty() || !page.consents.is_empty(), "team", texts.route_team()),
        (page.partners.is_some(), "partners", texts.partner_invite_head()),
        (page.form.is_some(), "request-form", texts.route_jump_form()),
        (page.checklist.is_some(), "request", texts.route_jump_request()),
        (!page.next.is_empty(), "next", texts.route_next()),
        (true, "agreements", texts.agreements_card()),
        (true, "history", texts.route_history()),
    ];
    parts.into_iter().filter(|(is_there, ..)| *is_there).map(|(_, id, words)| (id, words)).collect()
}

/// The plans that were made of the case, on the page of its first pupil.
fn plans(texts: &Texts, found: &CasePage, base: &str) -> Vec<(String, String)> {
    let Some(first) = found.pupils.first() else { return Vec::new() };
    let one = |plan: &domain::plans::Plan| {
        let words = [plan.title.reveal().as_str(), state_words(texts, plan.state)].join(", ");
        (format!("{base}/pupils/{}/plans/{}", first.id, plan.id), words)
    };
    found.plans.iter().map(one).collect()
}

/// The steps: number, name, and whether it stands there or has passed it.
fn strip(found: &CasePage) -> Vec<(u8, String, bool, bool)> {
    let case = &found.case;
    let one = |(number, step): (u8, &domain::route::RouteStep)| {
        let is_here = case.is_open && number == case.step;
        (number, step.name.clone(), is_here, number < case.step)
    };
    found.route.numbered().map(one).collect()
}

/// How long it stands there and for whom it waits, and whether that is long.
fn standing(texts: &Texts, found: &CasePage) -> Option<(String, bool)> {
    let waits = found.waiting?;
    let days = u64::try_from(waits.days_here).unwrap_or_default();
    let words = [texts.route_days_here(days), waiting_words(texts, &waits, found.today)].join(". ");
    Some((words, waits.is_long))
}

fn closed(texts: &Texts, found: &CasePage) -> Option<String> {
    let day = texts.language().long_date(found.case.closed_on?);
    let how = found.case.closing.map_or("", |closing| closing_words(texts, closing));
    Some(texts.route_closed_on(day.as_str(), how))
}

fn closings(texts: &Texts, typed: Option<&Typed>) -> Vec<Choice> {
    let close = FormState::new("go-close", &[], typed);
    let one = |one: Closing| choice(one.code(), closing_words(texts, one), close.has("closing", one.code()));
    Closing::ALL.map(one).into()
}

fn who(texts: &Texts, found: &CasePage, base: &str) -> Vec<(Option<String>, String)> {
    match (&found.group, found.case.kind) {
        (_, CaseKind::OwnTeaching) => vec![(None, texts.route_kind_own().to_owned())],
        (Some(group), _) => vec![(Some(format!("{base}/groups/{}", group.id)), group.name.clone())],
        _ => found
            .pupils
            .iter()
            .map(|pupil| (Some(format!("{base}/pupils/{}", pupil.id)), pupil.name.full()))
            .collect(),
    }
}

fn head(found: &CasePage, typed: Option<&Typed>) -> FormState {
    let case = &found.case;
    let version = case.version.to_string();
    let mut first = vec![
        ("version", version.as_str()),
        ("title", case.title.reveal().as_str()),
        ("subject", case.subject.as_deref().unwrap_or_default()),
    ];
    first.extend(case.needs.iter().map(|need| ("needs", need.code())));
    FormState::new("head", &first, typed)
}

fn need_choices(texts: &Texts, found: &CasePage, typed: Option<&Typed>) -> Vec<Choice> {
    let head = head(found, typed);
    NeedOf::ALL
        .map(|need| choice(need.code(), need_words(texts, need), head.has("needs", need.code())))
        .into()
}

/// What can be done next, and why going up is not among it.
fn next_steps(texts: &Texts, found: &CasePage, typed: Option<&Typed>) -> (Vec<NextStep>, Option<String>) {
    let case = &found.case;
    if !found.may_write {
        return (Vec::new(), None);
    }
    let is_evaluated = found.tried.iter().any(|one| one.arrival == case.arrival && one.evaluation.is_some());
    let from = Standing { is_open: case.is_open, step: case.step };
    let can = |kind: MoveKind| next(from, found.route.last(), is_evaluated, (kind, "x")).is_ok();
    let name = |number: u8| found.route.step(number).map_or("", |step| step.name.as_str());
    let (up, down) = (name(case.step.saturating_add(1)), name(case.step.saturating_sub(1)));
    let version = case.version.to_string();
    let one = |kind: MoveKind| {
        let (button, help) = match kind {
            MoveKind::Up => (texts.route_go_up(up), texts.route_go_up_why().to_owned()),
            MoveKind::Skip => (texts.route_go_skip(up), texts.route_go_skip_why().to_owned()),
            MoveKind::Down => (texts.route_go_down(down), texts.route_go_down_why().to_owned()),
            MoveKind::Close => (texts.route_go_close().to_owned(), texts.route_go_close_why().to_owned()),
            MoveKind::Reopen | MoveKind::Open => {
                (texts.route_go_reopen().to_owned(), texts.route_go_reopen_why().to_owned())
            }
        };
        let label = match kind {
            MoveKind::Skip => texts.route_word_skip(),
            MoveKind::Down => texts.route_word_down(),
            MoveKind::Close => texts.route_word_close(),
            _ => texts.route_word_up(),
        };
        NextStep {
            code: kind.code(),
            button,
            help,
            label: label.to_owned(),
            leads_on: matches!(kind, MoveKind::Up),
            form: FormState::new(&format!("go-{}", kind.code()), &[("version", &version)], typed),
        }
    };
    let kinds = [MoveKind::Up, MoveKind::Skip, MoveKind::Down, MoveKind::Close, MoveKind::Reopen];
    // Who can go up does not need to skip.
    let is_shown = |kind: &MoveKind| can(*kind) && !(*kind == MoveKind::Skip && can(MoveKind::Up));
    let next = kinds.into_iter().filter(is_shown).map(one).collect();
    let is_waiting = case.is_open && case.step < found.route.last() && !is_evaluated;
    (next, is_waiting.then(|| texts.route_not_up(up)))
}

fn line(texts: &Texts, found: &CasePage, made: &CaseMove) -> Line {
    let name = |number: u8| found.route.step(number).map_or("", |step| step.name.as_str());
    Line {
        day: texts.language().long_date(made.on),
        words: move_words(texts, made.kind, (name(made.from), name(made.to))),
        word: made.word.reveal().clone(),
        by: made.author_name.reveal().clone(),
    }
}

fn done_words(texts: &Texts, done: &str) -> Option<String> {
    let words = match done {
        "opened" => texts.route_done_opened(),
        "text" | "head" => texts.route_done_saved(),
        "tried" => texts.route_done_tried(),
        "tried_removed" => texts.route_done_tried_removed(),
        "evaluated" => texts.route_done_evaluated(),
        "taken_back" => texts.route_done_taken_back(),
        "person" => texts.route_done_person(),
        "person_removed" => texts.route_done_person_removed(),
        "consent" => texts.route_done_consent(),
        "request" => texts.route_done_request(),
        "invited" => texts.partner_invite_done(),
        "withdrawn" => texts.partner_invite_withdrawn(),
        "shared" => texts.route_done_shared(),
        "unshared" => texts.route_done_unshared(),
        "settled" => texts.route_settled(),
        "meanwhile" => texts.route_meanwhile(),
        "no_plan" => texts.route_no_plan(),
        "up" | "skip" => texts.route_done_up(),
        "down" => texts.route_done_down(),
        "close" => texts.route_done_closed(),
        "reopen" => texts.route_done_reopened(),
        _ => return None,
    };
    Some(words.to_owned())
}

/// Where something that was just taken away is put back.
fn undo(address: &str, done: &Done) -> Option<String> {
    let is_plain = !done.undo.is_empty() && done.undo.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    match done.done.as_str() {
        "tried_removed" if is_plain => Some(format!("{address}/tried/{}/back", done.undo)),
        "person_removed" if is_plain => Some(format!("{address}/people/{}/back", done.undo)),
        _ => None,
    }
}
