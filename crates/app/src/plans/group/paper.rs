//! A group plan on paper.

use super::{
    ARRANGEMENT_FIELDS, EVALUATION_FIELDS, EXCEPTION_FIELD, HALFWAY_FIELD, field_name, has_arrangement_texts,
    page::GroupPlan,
    words::{arrangement_words, style_words},
};
use crate::{
    Ctx, Error, demo,
    plans::{
        GoalStanding,
        words::{measure_words, outcome_words, reading_words, state_words},
    },
    register::logo_of,
};
use anyhow::Context as _;
use documents::{
    GroupPlanDocument, PageWords,
    group_plan::{PlanContent, PlanGrid, PlanPart},
};
use domain::plans::{Arrangement, PlanState};
use i18n::Texts;

/// The plan as an accessible PDF.
///
/// # Errors
/// When the document cannot be made.
pub async fn group_plan_pdf(ctx: &Ctx, texts: &Texts, found: &GroupPlan) -> Result<Vec<u8>, Error> {
    let logo = logo_of(ctx, &found.school).await?;
    let document = GroupPlanDocument { logo, ..group_plan_document(ctx, texts, found) };
    Ok(documents::group_plan(&document).context("group plan as PDF")?)
}

/// The same before it is laid out.
pub(crate) fn group_plan_document(ctx: &Ctx, texts: &Texts, found: &GroupPlan) -> GroupPlanDocument {
    let language = texts.language();
    let plan = &found.plan;
    let (from, until) = (language.date(plan.starts_on), language.date(plan.ends_on));
    let subtitle = [
        plan.style.map(|style| style_words(texts, style)).unwrap_or_default().to_owned(),
        texts.group_plan_days(from.as_str(), until.as_str()),
        state_words(texts, plan.state).to_owned(),
        plan.author_name.reveal().clone(),
    ];
    let school = &found.school;
    let footer = if demo::is_demo(school) { texts.demo_notice() } else { texts.overview_confidential() };
    GroupPlanDocument {
        language: language.code().to_owned(),
        date: ctx.today(),
        title: plan.title.reveal().clone(),
        subtitle: subtitle.join(" · "),
        school_name: school.name.clone().unwrap_or_else(|| school.codes.code()),
        logo: None,
        made_on: texts.made_on(language.date(ctx.today()).as_str()),
        front: front(texts, found),
        grid: grid(texts, found),
        parts: parts(texts, found),
        footer: footer.to_owned(),
        page: PageWords {
            before: format!("{} ", texts.page_before()),
            between: format!(" {} ", texts.page_between()),
            after: String::new(),
        },
    }
}

fn part(heading: &str, content: PlanContent) -> PlanPart {
    PlanPart { heading: heading.to_owned(), content }
}

/// The goals of the whole group.
fn front(texts: &Texts, found: &GroupPlan) -> Vec<PlanPart> {
    let goals = goals(texts, found, "");
    let has = !goals.is_empty();
    let heading = texts.group_plan_goals();
    has.then(|| part(heading, PlanContent::Lines(goals))).into_iter().collect()
}

/// The goals of a part, each in a line.
fn goals(texts: &Texts, found: &GroupPlan, part: &str) -> Vec<String> {
    let of_part = found.goals.iter().filter(|one| one.goal.part == part);
    of_part.map(|one| format!("{} {}", one.goal.wording.reveal(), measured(texts, one))).collect()
}

fn measured(texts: &Texts, one: &GoalStanding) -> String {
    let due = texts.plan_due(texts.language().date(one.goal.due_on).as_str());
    format!("({}; {due})", measure_words(texts, &one.goal.measure))
}

/// The arrangements beside each other; what nobody wrote anywhere is left out.
fn grid(texts: &Texts, found: &GroupPlan) -> PlanGrid {
    let of_each = |name: &str, told: &dyn Fn(Arrangement) -> String| {
        let told: Vec<String> = Arrangement::ALL.into_iter().map(told).collect();
        (name.to_owned(), told)
    };
    let pupils = |arrangement: Arrangement| {
        let names = found.in_arrangement(arrangement).map(|row| row.pupil.name.full());
        names.collect::<Vec<_>>().join(", ")
    };
    let mut rows = vec![
        of_each(texts.group_plan_pupils(), &pupils),
        of_each(texts.group_plan_goals_short(), &|one| goals(texts, found, one.code()).join("\n")),
    ];
    let fields = ARRANGEMENT_FIELDS.iter().filter(|_| has_arrangement_texts(found.plan.style));
    rows.extend(
        fields
            .map(|field| of_each(field_name(texts, field), &|one| found.text(one.code(), field).to_owned())),
    );
    rows.retain(|(_, told)| told.iter().any(|one| !one.is_empty()));
    PlanGrid {
        summary: texts.group_plan_grid_summary().to_owned(),
        corner: String::new(),
        heads: Arrangement::ALL.map(|one| arrangement_words(texts, one).to_owned()).to_vec(),
        rows,
    }
}

fn parts(texts: &Texts, found: &GroupPlan) -> Vec<PlanPart> {
    let mut parts = Vec::new();
    parts.extend(exceptions(texts, found));
    let halfway = found.text("", HALFWAY_FIELD);
    let has_halfway = !halfway.is_empty();
    parts.extend(
        has_halfway.then(|| part(texts.group_plan_halfway_title(), PlanContent::Text(halfway.to_owned()))),
    );
    if !matches!(found.plan.state, PlanState::Draft | PlanState::Dropped) {
        parts.extend(outcomes(texts, found));
        parts.extend(per_pupil(texts, found));
    }
    let questions = EVALUATION_FIELDS.iter().filter(|field| !found.text("", field).is_empty());
    parts
        .extend(questions.map(|field| {
            part(field_name(texts, field), PlanContent::Text(found.text("", field).to_owned()))
        }));
    parts
}

fn exceptions(texts: &Texts, found: &GroupPlan) -> Option<PlanPart> {
    let said = |row: &super::PlanRow| {
        let said = found.text(&row.pupil.id.to_string(), EXCEPTION_FIELD);
        (!said.is_empty()).then(|| vec![row.pupil.name.full(), said.to_owned()])
    };
    let rows: Vec<Vec<String>> = found.rows.iter().filter_map(said).collect();
    let table = PlanContent::Table {
        summary: texts.group_plan_exceptions_summary().to_owned(),
        head: vec![texts.head_pupil().to_owned(), texts.group_plan_exception_short().to_owned()],
        shares: vec![1, 4],
        rows,
    };
    let has = matches!(&table, PlanContent::Table { rows, .. } if !rows.is_empty());
    has.then(|| part(texts.group_plan_exceptions(), table))
}

/// How each goal stands.
fn outcomes(texts: &Texts, found: &GroupPlan) -> Option<PlanPart> {
    let of_whom = |code: &str| {
        Arrangement::from_code(code)
            .map_or_else(|| texts.group_plan_whole(), |one| arrangement_words(texts, one))
    };
    let row = |one: &GoalStanding| {
        let (known, reached) = (u64::from(one.tally.known()), u64::from(one.tally.reached));
        vec![
            of_whom(&one.goal.part).to_owned(),
            one.goal.wording.reveal().clone(),
            outcome_words(texts, one.outcome).to_owned(),
            if known > 0 { texts.plan_tally(known, reached) } else { String::new() },
            one.goal.learned.reveal().clone(),
        ]
    };
    let rows: Vec<Vec<String>> = found.goals.iter().map(row).collect();
    if rows.is_empty() {
        return None;
    }
    let head = [
        texts.group_plan_for_whom(),
        texts.plan_goals(),
        texts.plan_outcome_label(),
        texts.plan_group_together(),
        texts.plan_learned(),
    ];
    let table = PlanContent::Table {
        summary: texts.group_plan_outcomes_summary().to_owned(),
        head: head.map(str::to_owned).to_vec(),
        shares: vec![2, 6, 2, 2, 4],
        rows,
    };
    Some(part(texts.group_plan_evaluation(), table))
}

/// What came of the goals pupil by pupil: of each goal that a test measures.
fn per_pupil(texts: &Texts, found: &GroupPlan) -> Option<PlanPart> {
    let mut rows = Vec::new();
    for row in &found.rows {
        for one in &found.goals {
            let of_pupil = one.pupils.iter().find(|outcome| outcome.pupil == row.pupil.id);
            let Some(outcome) = of_pupil.filter(|outcome| outcome.outcome.is_some()) else { continue };
            let said = |reading: &Option<_>| {
                reading.as_ref().map(|one| reading_words(texts, one)).unwrap_or_default()
            };
            rows.push(vec![
                row.pupil.name.full(),
                one.goal.wording.reveal().clone(),
                said(&outcome.baseline),
                said(&outcome.actual),
                outcome_words(texts, outcome.outcome).to_owned(),
            ]);
        }
    }
    if rows.is_empty() {
        return None;
    }
    let head = [
        texts.head_pupil(),
        texts.plan_goals(),
        texts.plan_baseline(),
        texts.plan_actual(),
        texts.plan_outcome_label(),
    ];
    let table = PlanContent::Table {
        summary: texts.group_plan_pupils_summary().to_owned(),
        head: head.map(str::to_owned).to_vec(),
        shares: vec![3, 6, 3, 3, 2],
        rows,
    };
    Some(part(texts.plan_per_pupil(), table))
}
