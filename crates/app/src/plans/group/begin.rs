//! One step from the overview to a plan: what is proposed, and making it.

use super::{
    edit::EditTyped,
    period::{Period, PeriodProblem, halfway, preset, problem_with},
    propose::{Proposal, SubjectChoice, proposal, subjects},
    rule::{SchoolRule, rule_of},
    standing::{GroupNow, author, windows_of},
    words::title,
};
use crate::{Ctx, Error, ctx::new_id, notes::second, plans::Opened};
use domain::{
    Personal,
    ids::{AccountId, GroupId, PlanId},
    plans::{ClusterRule, Plan, PlanKind, PlanPupil, PlanState, PlanStyle, PlanText},
    register::{Group, Pupil, School, YearGroup},
};
use i18n::Texts;
use jiff::{Timestamp, civil::Date};
use policy::{Action, Decision, InSchool, Resource, decide};
use store::{
    ReadTx, WriteTx,
    audit::Deed,
    plans::{self, NewText},
    register,
};

/// The styles of a group plan, the usual one first.
pub const STYLES: [PlanStyle; 3] = [PlanStyle::Period, PlanStyle::Block, PlanStyle::GoalsOnly];
/// The longest title and the longest name of a subject, in letters.
pub const LONGEST_TITLE: usize = 120;
/// The text in which a plan keeps the rule it was made by.
pub(super) const RULE_FIELD: &str = "cluster_rule";

/// What one fills in to make a plan; days as ISO 8601.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BeginTyped {
    /// The subjects.
    pub subjects: Vec<String>,
    /// The style; the usual one when none is given.
    pub style: Option<PlanStyle>,
    /// The first day; empty for the proposed one.
    pub starts_on: String,
    /// The last day; empty for the proposed one.
    pub ends_on: String,
    /// The day of the check half-way; empty for the proposed one.
    pub halfway_on: String,
    /// The rule for this plan; that of the school when none is given.
    pub rule: Option<ClusterRule>,
}

/// A field of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BeginField {
    /// The subjects.
    Subjects,
    /// The first day.
    StartsOn,
    /// The last day.
    EndsOn,
    /// The day half-way.
    HalfwayOn,
    /// The rule.
    Rule,
}

/// What is wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BeginProblem {
    /// Nothing is chosen.
    Empty,
    /// It is too long.
    TooLong,
    /// The days do not fit.
    Period(PeriodProblem),
    /// The bands of the rule cross.
    Crossed,
}

/// A pupil with what is proposed.
#[derive(Debug, Clone)]
pub struct ProposedRow {
    /// The pupil.
    pub pupil: Pupil,
    /// The own year group.
    pub year_group: Option<YearGroup>,
    /// What is proposed.
    pub proposal: Proposal,
}

/// A plan about to be made.
#[derive(Debug, Clone)]
pub struct Beginning {
    /// The school.
    pub school: School,
    /// The group.
    pub group: Group,
    /// The subjects to choose from.
    pub subjects: Vec<SubjectChoice>,
    /// Those that are chosen.
    pub chosen: Vec<String>,
    /// The style.
    pub style: PlanStyle,
    /// First day, last day and day half-way, as typed or proposed.
    pub days: [String; 3],
    /// The rule.
    pub rule: ClusterRule,
    /// The rule of the school.
    pub school_rule: SchoolRule,
    /// Whether the actor may set the rule of the school.
    pub may_set_rule: bool,
    /// The pupils by family name.
    pub rows: Vec<ProposedRow>,
    /// Plans of the group in a chosen subject that are being made or run.
    pub open: Vec<Plan>,
    /// What is wrong.
    pub problems: Vec<(BeginField, BeginProblem)>,
    period: Option<Period>,
    scope: InSchool,
}

/// What is proposed for a plan of a group.
///
/// # Errors
/// [`Error::NotFound`] when there is no such group in sight, [`Error::Forbidden`] when it is not for the actor to write.
pub async fn begin(
    ctx: &Ctx,
    texts: &Texts,
    school: &str,
    group: GroupId,
    typed: &BeginTyped,
) -> Result<Beginning, Error> {
    let (scope, school) = ctx.group(school, group, Action::WriteGroupPlan).await?;
    let deed = Deed::GroupLooked { group, form: "plan_new", reason: scope.reason().code() };
    ctx.record(Some(school.id), deed).await?;
    let mut tx = ctx.read().await?;
    let now = GroupNow::load(ctx, &mut tx, &scope, group).await?;
    let windows = windows_of(&mut tx, texts, &scope, &now.group).await?;
    let school_rule = rule_of(&mut tx, &scope).await?;
    let mut open = plans::plans_of_group(&mut tx, &scope, group).await?;
    drop(tx);
    let style = typed.style.filter(|style| STYLES.contains(style)).unwrap_or(PlanStyle::Period);
    let offered = subjects(&now.standings);
    let is_planned =
        |one: &SubjectChoice| open.iter().any(|plan| plan.is_open() && plan.subjects.contains(&one.subject));
    let usual = offered.iter().find(|one| !is_planned(one)).or_else(|| offered.first());
    let mut chosen = cleaned_subjects(&typed.subjects);
    if chosen.is_empty() {
        chosen.extend(usual.map(|one| one.subject.clone()));
    }
    open.retain(|plan| plan.is_open() && plan.subjects.iter().any(|one| chosen.contains(one)));
    let rule = typed.rule.unwrap_or(school_rule.rule);
    let proposed = preset(style, now.first_day(ctx.today()), (&windows, &now.numbers()));
    let (days, read) = days_of(&now.group, typed, (style, proposed));
    let may_set = decide(ctx.actor(), Action::EditPlanSettings, Resource::School(school.id));
    let mut problems: Vec<(BeginField, BeginProblem)> = Vec::new();
    problems.extend(chosen.is_empty().then_some((BeginField::Subjects, BeginProblem::Empty)));
    let is_long = chosen.iter().any(|one| one.chars().count() > LONGEST_TITLE);
    problems.extend(is_long.then_some((BeginField::Subjects, BeginProblem::TooLong)));
    problems.extend((!rule.is_sound()).then_some((BeginField::Rule, BeginProblem::Crossed)));
    problems.extend(read.err().map(|(field, problem)| (field, BeginProblem::Period(problem))));
    Ok(Beginning {
        rows: rows(&now, rule, &chosen),
        subjects: offered,
        chosen,
        style,
        days,
        rule,
        school_rule,
        may_set_rule: matches!(may_set, Decision::Allowed(_)),
        open,
        problems,
        period: read.ok(),
        group: now.group,
        school,
        scope,
    })
}

fn cleaned_subjects(typed: &[String]) -> Vec<String> {
    let mut subjects: Vec<String> = Vec::new();
    for one in typed {
        let one = one.split_whitespace().collect::<Vec<_>>().join(" ");
        if !one.is_empty() && !subjects.contains(&one) {
            subjects.push(one);
        }
    }
    subjects
}

fn rows(now: &GroupNow, rule: ClusterRule, subjects: &[String]) -> Vec<ProposedRow> {
    let row = |(pupil, (id, standing)): (&Pupil, &(_, _))| ProposedRow {
        pupil: pupil.clone(),
        year_group: now.year_groups.get(id).copied(),
        proposal: proposal(rule, subjects, (*id, standing)),
    };
    now.pupils.iter().zip(&now.standings).map(row).collect()
}

type Days = ([String; 3], Result<Period, (BeginField, PeriodProblem)>);

/// The days as they were typed, or proposed where nothing was, and what they are.
fn days_of(group: &Group, typed: &BeginTyped, (style, preset): (PlanStyle, Period)) -> Days {
    let last = group.school_year.last_day();
    let ends_on = if preset.ends_on > last { last } else { preset.ends_on };
    let is_untouched = typed.ends_on.trim().is_empty() && typed.starts_on.trim().is_empty();
    let half = if is_untouched { halfway(preset.starts_on, ends_on) } else { None };
    let or = |text: &str, day: Option<Date>| match (text.trim(), day) {
        ("", Some(day)) => day.to_string(),
        (text, _) => text.to_owned(),
    };
    let days = [
        or(&typed.starts_on, Some(preset.starts_on)),
        or(&typed.ends_on, Some(ends_on)),
        or(&typed.halfway_on, half),
    ];
    let read = read_period(group, style, &days);
    (days, read)
}

/// The period that three days make, or the first thing that is wrong with them.
pub(super) fn read_period(
    group: &Group,
    style: PlanStyle,
    [starts_on, ends_on, halfway_on]: &[String; 3],
) -> Result<Period, (BeginField, PeriodProblem)> {
    let day = |field: BeginField, text: &str| {
        text.trim().parse::<Date>().map_err(|_| (field, PeriodProblem::NotADay))
    };
    let starts_on = day(BeginField::StartsOn, starts_on)?;
    let ends_on = day(BeginField::EndsOn, ends_on)?;
    let halfway_on = match halfway_on.trim() {
        "" => None,
        text => Some(day(BeginField::HalfwayOn, text)?),
    };
    if !group.school_year.contains(starts_on) {
        return Err((BeginField::StartsOn, PeriodProblem::OtherYear));
    }
    let period = Period { starts_on, ends_on, halfway_on };
    if let Some(problem) = problem_with(style, period) {
        return Err((BeginField::EndsOn, problem));
    }
    if !group.school_year.contains(ends_on) {
        return Err((BeginField::EndsOn, PeriodProblem::OtherYear));
    }
    if halfway_on.is_some_and(|day| day <= starts_on || day >= ends_on) {
        return Err((BeginField::HalfwayOn, PeriodProblem::Outside));
    }
    Ok(period)
}

/// Whether the days of a plan are such as may be filled in for its group.
pub(crate) async fn fits_its_group(tx: &mut ReadTx, opened: &Opened) -> Result<bool, Error> {
    let plan = &opened.plan;
    let Some(group) = plan.group else { return Ok(true) };
    let Some(group) = register::group(tx, &opened.scope, group).await? else { return Ok(true) };
    let days = EditTyped::of(plan);
    let days = [days.starts_on, days.ends_on, days.halfway_on];
    Ok(read_period(&group, plan.style.unwrap_or(PlanStyle::Period), &days).is_ok())
}

/// What came of making a plan.
#[derive(Debug, Clone)]
pub enum Made {
    /// It is there.
    Yes(PlanId),
    /// Nothing is made: something is wrong with it.
    Wrong(Box<Beginning>),
}

/// Makes a plan with the pupils in the arrangements that are proposed.
///
/// # Errors
/// As for [`begin`].
pub async fn make(
    ctx: &Ctx,
    texts: &Texts,
    school: &str,
    group: GroupId,
    typed: &BeginTyped,
) -> Result<Made, Error> {
    let found = begin(ctx, texts, school, group, typed).await?;
    let Some(period) = found.period.filter(|_| found.problems.is_empty()) else {
        return Ok(Made::Wrong(Box::new(found)));
    };
    let (author, author_name) = author(ctx, &mut ctx.read().await?).await?;
    let new = NewPlan {
        group: &found.group,
        subjects: found.chosen.clone(),
        style: found.style,
        period,
        previous: None,
        author,
        author_name,
        at: second(ctx),
    };
    let plan = new.plan(texts);
    let mut tx = ctx.write().await?;
    plans::add_plan(&mut tx, &found.scope, &plan).await?;
    for (position, row) in (1..).zip(&found.rows) {
        let arrangement = Some(row.proposal.proposed.arrangement());
        let place = PlanPupil { pupil: row.pupil.id, arrangement, position };
        plans::place_pupil(&mut tx, &found.scope, plan.id, &place).await?;
    }
    keep_rule(&mut tx, &found.scope, &plan, found.rule).await?;
    tx.commit(&ctx.event(found.school.id, made(&plan))).await?;
    Ok(Made::Yes(plan.id))
}

/// What a new plan is made of.
pub(super) struct NewPlan<'a> {
    pub(super) group: &'a Group,
    pub(super) subjects: Vec<String>,
    pub(super) style: PlanStyle,
    pub(super) period: Period,
    pub(super) previous: Option<PlanId>,
    pub(super) author: AccountId,
    pub(super) author_name: Personal<String>,
    pub(super) at: Timestamp,
}

impl NewPlan<'_> {
    pub(super) fn plan(self, texts: &Texts) -> Plan {
        let title = title(texts, &self.group.name, &self.subjects, self.period);
        Plan {
            id: PlanId(new_id()),
            kind: PlanKind::Group,
            style: Some(self.style),
            title: Personal::new(title),
            subjects: self.subjects,
            group: Some(self.group.id),
            school_year: self.group.school_year,
            layout: None,
            state: PlanState::Draft,
            starts_on: self.period.starts_on,
            ends_on: self.period.ends_on,
            halfway_on: self.period.halfway_on,
            previous: self.previous,
            replaces: None,
            edition: 1,
            is_shared: false,
            author: self.author,
            author_name: self.author_name,
            made_at: self.at,
            changed_at: self.at,
            agreed_on: None,
            ended_at: None,
            version: 1,
        }
    }
}

pub(super) fn made(plan: &Plan) -> Deed {
    Deed::PlanMade { plan: plan.id, kind: plan.kind.code(), pupil: None, group: plan.group }
}

/// Keeps the rule in the plan, so that the page says by which it was made and the next plan begins with it.
pub(super) async fn keep_rule(
    tx: &mut WriteTx,
    scope: &InSchool,
    plan: &Plan,
    rule: ClusterRule,
) -> Result<(), Error> {
    let text = serde_json::to_string(&rule).map_err(|error| Error::Broken(error.into()))?;
    let text = first_text(plan, ("", RULE_FIELD), Personal::new(text));
    plans::put_text(tx, scope, plan.id, NewText { text: &text, typing_since: plan.made_at }).await?;
    Ok(())
}

/// A text with which a plan begins.
pub(super) fn first_text(plan: &Plan, (part, field): (&str, &str), text: Personal<String>) -> PlanText {
    PlanText {
        part: part.to_owned(),
        field: field.to_owned(),
        text,
        author: plan.author,
        author_name: plan.author_name.clone(),
        changed_at: plan.made_at,
        version: 0,
    }
}
