//! Opening a case. It begins with what the teacher tried and what that did; when she says what came of it, that is kept as
//! the first thing that was tried.

use super::open::{Asked, author};
use crate::{
    Ctx, Error,
    ctx::new_id,
    notes::{cleaned, second},
    plans::LONGEST_TEXT,
    register::year_now,
};
use domain::{
    Personal,
    ids::{CaseId, GroupId, InterventionId, PupilId},
    plans::{Measure, Outcome},
    register::{Group, GroupKind, Pupil, School},
    route::{Case, CaseKind, CaseMove, CaseText, Evaluation, Intervention, MoveKind, NeedOf},
};
use jiff::civil::Date;
use policy::{Action, InSchool};
use std::collections::BTreeSet;
use store::{
    WriteTx,
    audit::Deed,
    register, results,
    route::{self, NewText},
    trust,
};

/// The longest title, in characters.
pub const LONGEST_TITLE: usize = 120;

/// The longest subject, in characters.
pub const LONGEST_SUBJECT: usize = 120;

/// The most pupils of one case: with more the question is one of the group.
pub const MOST_PUPILS: usize = 8;

/// A question as it is typed.
#[derive(Debug, Clone, Default)]
pub struct CaseTyped {
    /// About whom; none when nothing was chosen. Several pupils make a case about pupils.
    pub kind: Option<CaseKind>,
    /// The pupils.
    pub pupils: Vec<PupilId>,
    /// The group.
    pub group: Option<GroupId>,
    /// The question in a few words.
    pub title: Personal<String>,
    /// The subject; empty for none.
    pub subject: String,
    /// What she needs.
    pub needs: Vec<NeedOf>,
    /// What she tried.
    pub tried: Personal<String>,
    /// What that did.
    pub effect: Personal<String>,
    /// The key of the kind of what she tried; empty for none.
    pub tried_kind: String,
    /// Since when she tried it.
    pub tried_since: Option<Date>,
    /// What came of it; none when she cannot say yet.
    pub outcome: Option<Outcome>,
    /// What she wants to reach.
    pub reach: Personal<String>,
    /// What she needs, in her words.
    pub need: Personal<String>,
}

/// What is wrong with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CaseProblem {
    /// It is about nobody.
    Kind,
    /// No pupil was chosen.
    NoPupil,
    /// More than [`MOST_PUPILS`].
    TooManyPupils,
    /// No group was chosen.
    NoGroup,
    /// There is no title.
    NoTitle,
    /// The title is longer than [`LONGEST_TITLE`].
    TitleTooLong,
    /// Nothing says what she tried. "Nothing yet" does.
    NoTried,
    /// Something came of what she tried, and nothing says what.
    NoEffect,
    /// What she tried is of no kind.
    NoTriedKind,
    /// The day since which she tried it is not readable, or to come.
    Since,
    /// Nothing says what she wants to reach.
    NoReach,
    /// The subject is longer than [`LONGEST_SUBJECT`].
    SubjectTooLong,
    /// The text of this field is longer than [`LONGEST_TEXT`].
    TooLong(&'static str),
}

/// What came of opening a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CaseSaved {
    /// It is open.
    Yes(CaseId),
    /// Nothing is saved.
    Wrong(Vec<CaseProblem>),
}

/// What the form for a question needs.
#[derive(Debug, Clone)]
pub struct CaseChoices {
    /// The school.
    pub school: School,
    /// The groups of this school year whom one may ask about.
    pub groups: Vec<Group>,
    /// The group whose pupils can be chosen.
    pub group: Option<Group>,
    /// Its pupils.
    pub pupils: Vec<Pupil>,
    /// The subjects of the school's tests.
    pub subjects: Vec<String>,
    /// The day it is now.
    pub today: Date,
}

/// What one can choose for a question: the pupils of a group, of the group of a pupil, or of the only group. A pupil goes before a
/// group.
///
/// # Errors
/// [`Error::NotFound`] when the group or pupil is not in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn case_choices(
    ctx: &Ctx,
    code: &str,
    (group, pupil): (Option<GroupId>, Option<PupilId>),
) -> Result<CaseChoices, Error> {
    let (scope, school) = ctx.school(code, Action::OpenCase).await?;
    let sight = ctx.sight(Action::WriteGroupCase, school.id);
    let mut tx = ctx.read().await?;
    let groups = match year_now(ctx, &mut tx, &scope).await? {
        Some(year) => register::groups_of_year(&mut tx, &scope, year).await?,
        None => Vec::new(),
    };
    let groups: Vec<Group> = groups.into_iter().filter(|one| sight.has_group(one.id)).collect();
    drop(tx);
    let only = match groups.as_slice() {
        [only] => Some(only.id),
        _ => None,
    };
    let (wanted, mut pupils) = match pupil {
        Some(pupil) => of_pupil(ctx, code, pupil, &groups).await?,
        None => (group.or(only), Vec::new()),
    };
    let mut chosen = None;
    if let Some(wanted) = wanted {
        let (scope, _) = ctx.group(code, wanted, Action::WriteGroupCase).await?;
        let reason = scope.reason().code();
        let known = register::group(&mut ctx.read().await?, &scope, wanted).await?.ok_or(Error::NotFound)?;
        ctx.record(Some(school.id), Deed::GroupLooked { group: wanted, form: "case", reason }).await?;
        let mut tx = ctx.read().await?;
        let now = register::pupils_in_group_now(&mut tx, &scope, (wanted, ctx.today())).await?;
        pupils = register::pupils_of_group(&mut tx, &scope, wanted).await?;
        pupils.retain(|pupil| now.contains(&pupil.id));
        chosen = Some(known);
    }
    let tests = results::tests(&mut ctx.read().await?, &scope).await?;
    let subjects: BTreeSet<String> = tests.into_iter().filter_map(|test| test.subject).collect();
    let (subjects, today) = (subjects.into_iter().collect(), ctx.today());
    Ok(CaseChoices { school, groups, group: chosen, pupils, subjects, today })
}

/// The group in which a pupil is now, of those whom one may ask about; the pupil alone when she is in none of these.
async fn of_pupil(
    ctx: &Ctx,
    code: &str,
    pupil: PupilId,
    groups: &[Group],
) -> Result<(Option<GroupId>, Vec<Pupil>), Error> {
    let (of_pupil, school) = ctx.pupil(code, pupil, Action::WritePupilCase).await?;
    let place = trust::place_of_pupil(&mut ctx.read().await?, (school.id, pupil), ctx.today()).await?;
    let now = place.map(|place| place.groups).unwrap_or_default();
    let mut here = groups.iter().filter(|group| now.contains(&group.id));
    if let Some(group) = here.clone().find(|group| is_base(group)).or_else(|| here.next()) {
        return Ok((Some(group.id), Vec::new()));
    }
    ctx.looked(&of_pupil, "case").await?;
    let known = register::pupil(&mut ctx.read().await?, of_pupil.in_school(), pupil).await?;
    Ok((None, known.into_iter().collect()))
}

/// Opens a case, at the first step.
///
/// # Errors
/// [`Error::NotFound`] when a pupil or the group is not in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn open_case(ctx: &Ctx, code: &str, typed: &CaseTyped) -> Result<CaseSaved, Error> {
    let (scope, school) = ctx.school(code, Action::OpenCase).await?;
    let problems = case_problems(ctx, typed);
    let Some(kind) = kind_of(typed).filter(|_| problems.is_empty()) else {
        return Ok(CaseSaved::Wrong(problems));
    };
    let (mut pupils, mut group) = (Vec::new(), None);
    if kind.is_about_pupils() {
        for pupil in &typed.pupils {
            ctx.pupil(code, *pupil, Asked::Write.of_pupil()).await?;
            if !pupils.contains(pupil) {
                pupils.push(*pupil);
            }
        }
    }
    if let Some(wanted) = typed.group.filter(|_| kind == CaseKind::Group) {
        let (scope, _) = ctx.group(code, wanted, Asked::Write.of_group()).await?;
        register::group(&mut ctx.read().await?, &scope, wanted).await?.ok_or(Error::NotFound)?;
        group = Some(wanted);
    }
    let (asker, asker_name) = author(ctx).await?;
    let today = ctx.today();
    let subject = cleaned(&typed.subject);
    let case = Case {
        id: CaseId(new_id()),
        kind: if pupils.len() > 1 { CaseKind::Pupils } else { kind },
        title: one_line(&typed.title),
        subject: (!subject.is_empty()).then_some(subject),
        needs: typed.needs.clone(),
        group,
        is_open: true,
        step: 1,
        arrival: 1,
        here_since: today,
        asker,
        asker_name,
        is_shared: false,
        closing: None,
        opened_on: today,
        closed_on: None,
        changed_at: second(ctx),
        version: 1,
    };
    let mut tx = ctx.write().await?;
    keep(&mut tx, &scope, (&case, &pupils), typed).await?;
    let pupil = if let [only] = pupils.as_slice() { Some(*only) } else { None };
    let deed = Deed::CaseOpened { case: case.id, kind: case.kind.code(), pupil, group };
    tx.commit(&ctx.event(school.id, deed)).await?;
    Ok(CaseSaved::Yes(case.id))
}

/// Keeps a new case with all that was typed.
async fn keep(
    tx: &mut WriteTx,
    scope: &InSchool,
    (case, pupils): (&Case, &[PupilId]),
    typed: &CaseTyped,
) -> Result<(), Error> {
    route::add_case(tx, scope, case).await?;
    for (position, pupil) in (1..).zip(pupils) {
        route::place_pupil(tx, scope, (case.id, *pupil), position).await?;
    }
    let opened = CaseMove {
        no: 1,
        kind: MoveKind::Open,
        from: 1,
        to: 1,
        word: Personal::default(),
        on: case.opened_on,
        author: case.asker,
        author_name: case.asker_name.clone(),
    };
    route::add_move(tx, scope, case.id, &opened).await?;
    for (field, text) in texts(typed) {
        let text = CaseText {
            field: field.to_owned(),
            text: Personal::new(text),
            author: case.asker,
            author_name: case.asker_name.clone(),
            changed_at: case.changed_at,
            version: 0,
        };
        let new = NewText { text: &text, typing_since: case.changed_at };
        route::put_text(tx, scope, case.id, new).await?;
    }
    if let Some(first) = first_tried(case, typed) {
        route::add_intervention(tx, scope, &first).await?;
    }
    Ok(())
}

/// The texts that say something.
fn texts(typed: &CaseTyped) -> impl Iterator<Item = (&'static str, String)> {
    let all =
        [("reach", &typed.reach), ("tried", &typed.tried), ("effect", &typed.effect), ("need", &typed.need)];
    all.map(|(field, text)| (field, cleaned(text.reveal()))).into_iter().filter(|(_, text)| !text.is_empty())
}

/// What she tried before she asked, when she says what came of it.
fn first_tried(case: &Case, typed: &CaseTyped) -> Option<Intervention> {
    let outcome = typed.outcome?;
    let effect = Personal::new(cleaned(typed.effect.reveal()));
    Some(Intervention {
        id: InterventionId(new_id()),
        case: case.id,
        step: case.step,
        arrival: case.arrival,
        kind: typed.tried_kind.clone(),
        goal: Personal::new(cleaned(typed.reach.reveal())),
        measure: Measure::Seen { how: String::new() },
        what: Personal::new(cleaned(typed.tried.reveal())),
        who: case.asker_name.clone(),
        from_on: typed.tried_since.unwrap_or(case.opened_on),
        until_on: case.opened_on,
        often: String::new(),
        minutes: None,
        material: String::new(),
        evaluation: Some(Evaluation {
            outcome,
            figure: effect,
            learned: Personal::default(),
            on: case.opened_on,
        }),
        author: case.asker,
        author_name: case.asker_name.clone(),
        version: 1,
    })
}

pub(super) fn one_line(text: &Personal<String>) -> Personal<String> {
    Personal::new(cleaned(text.reveal()).replace('\n', " "))
}

fn kind_of(typed: &CaseTyped) -> Option<CaseKind> {
    match typed.kind {
        Some(CaseKind::Pupil | CaseKind::Pupils) if typed.pupils.len() > 1 => Some(CaseKind::Pupils),
        Some(CaseKind::Pupils) => Some(CaseKind::Pupil),
        other => other,
    }
}

/// What is wrong with a question as it is typed.
pub fn case_problems(ctx: &Ctx, typed: &CaseTyped) -> Vec<CaseProblem> {
    let title = one_line(&typed.title);
    let is_empty = |text: &Personal<String>| cleaned(text.reveal()).is_empty();
    let is_long = |text: &Personal<String>| text.reveal().chars().count() > LONGEST_TEXT;
    let is_of_pupils = typed.kind.is_some_and(CaseKind::is_about_pupils);
    let is_kind = super::intervention_kinds().iter().any(|kind| kind.key == typed.tried_kind);
    let has_outcome = typed.outcome.is_some();
    let is_past = typed.tried_since.is_none_or(|since| since <= ctx.today());
    let texts =
        [("tried", &typed.tried), ("effect", &typed.effect), ("reach", &typed.reach), ("need", &typed.need)];
    let found = [
        (typed.kind.is_none(), CaseProblem::Kind),
        (is_of_pupils && typed.pupils.is_empty(), CaseProblem::NoPupil),
        (is_of_pupils && typed.pupils.len() > MOST_PUPILS, CaseProblem::TooManyPupils),
        (typed.kind == Some(CaseKind::Group) && typed.group.is_none(), CaseProblem::NoGroup),
        (is_empty(&typed.tried), CaseProblem::NoTried),
        (has_outcome && is_empty(&typed.effect), CaseProblem::NoEffect),
        (has_outcome && !is_kind, CaseProblem::NoTriedKind),
        (!is_past, CaseProblem::Since),
        (is_empty(&typed.reach), CaseProblem::NoReach),
        (title.reveal().is_empty(), CaseProblem::NoTitle),
        (title.reveal().chars().count() > LONGEST_TITLE, CaseProblem::TitleTooLong),
        (typed.subject.chars().count() > LONGEST_SUBJECT, CaseProblem::SubjectTooLong),
    ];
    let long =
        texts.into_iter().filter(|(_, text)| is_long(text)).map(|(field, _)| CaseProblem::TooLong(field));
    found.into_iter().filter_map(|(is_so, problem)| is_so.then_some(problem)).chain(long).collect()
}

/// Whether a group is one that teachers stand before, not one beside it.
pub(super) fn is_base(group: &Group) -> bool {
    group.kind == GroupKind::Base
}
