//! From a case to a plan made to measure: what it says is filled in. Who asks twice comes to the plan that is there already.

use super::{
    open::{Asked, Opened, looked, open},
    words::need_words,
};
use crate::{
    Ctx, Error,
    plans::{
        LONGEST_TEXT, TextTyped, Whose,
        pupil::{PlanSaved, PlanTyped, make_plan},
        write_text,
    },
};
use domain::{
    Personal,
    ids::{CaseId, PlanId, PupilId},
    plans::{Plan, PlanKind, PlanState},
    route::CaseText,
};
use i18n::Texts;
use jiff::{ToSpan as _, civil::Date};
use policy::{Action, InSchool};
use store::{ReadTx, audit::Deed, plans, route};

/// For how long such a plan is made unless one says otherwise.
const WEEKS: i32 = 8;

/// What came of asking for a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlanOfCase {
    /// It is there, on the page of this pupil.
    Yes(PupilId, PlanId),
    /// What it would ask is longer than fits in a text of a plan.
    TooLong,
    /// The case is about no pupils, or a plan cannot be made for them.
    Not,
}

/// Makes a support plan for the pupils of a case, with its question and what is wanted filled in; when one was made already and
/// not given up, it is that one.
///
/// # Errors
/// [`Error::NotFound`] when there is no such case in sight, [`Error::Forbidden`] when it is not for the actor to write.
pub async fn plan_of_case(ctx: &Ctx, texts: &Texts, school: &str, case: CaseId) -> Result<PlanOfCase, Error> {
    let opened = open(ctx, school, case, Asked::Write).await?;
    let Some((first, others)) = opened.pupils.split_first() else { return Ok(PlanOfCase::Not) };
    ctx.pupil(school, *first, Action::WritePlan).await?;
    looked(ctx, &opened).await?;
    let mut tx = ctx.read().await?;
    if let Some(known) = plans_of(&mut tx, &opened.scope, case).await?.first() {
        return Ok(PlanOfCase::Yes(*first, known.id));
    }
    let written = route::texts(&mut tx, &opened.scope, case).await?;
    drop(tx);
    let filled = filled(texts, &opened, &written);
    if filled.iter().any(|(_, words)| words.chars().count() > LONGEST_TEXT) {
        return Ok(PlanOfCase::TooLong);
    }
    let PlanSaved::Yes(plan) = make_plan(ctx, school, *first, &head(ctx, &opened, others)).await? else {
        return Ok(PlanOfCase::Not);
    };
    let mut tx = ctx.write().await?;
    route::add_plan_of_case(&mut tx, &opened.scope, (case, plan)).await?;
    let about = opened.about();
    let deed = Deed::CasePlanMade { case, pupil: about.pupil, group: about.group };
    tx.commit(&ctx.event(opened.school.id, deed)).await?;
    for (field, words) in filled.into_iter().filter(|(_, words)| !words.is_empty()) {
        let (part, field, text) = (String::new(), field.to_owned(), Personal::new(words));
        let typed = TextTyped { part, field, text, version: 0 };
        // What somebody wrote there in the meantime stays.
        write_text(ctx, school, (Whose::Pupil(*first), plan), &typed).await?;
    }
    Ok(PlanOfCase::Yes(*first, plan))
}

/// The plans that were made of a case and not given up, the first in front.
pub(super) async fn plans_of(tx: &mut ReadTx, scope: &InSchool, case: CaseId) -> Result<Vec<Plan>, Error> {
    let mut all = Vec::new();
    for id in route::plans_of_case(tx, scope, case).await? {
        all.extend(plans::plan(tx, scope, id).await?.filter(|plan| plan.state != PlanState::Dropped));
    }
    Ok(all)
}

fn head(ctx: &Ctx, opened: &Opened, others: &[PupilId]) -> PlanTyped {
    let starts_on: Date = ctx.today();
    PlanTyped {
        kind: PlanKind::Support.code().to_owned(),
        title: opened.case.title.clone(),
        subjects: opened.case.subject.iter().cloned().collect(),
        starts_on: Some(starts_on),
        ends_on: Some(starts_on.saturating_add(WEEKS.weeks())),
        others: others.to_vec(),
        ..PlanTyped::default()
    }
}

/// The texts of the plan, whole: what is asked with what is wanted and needed, where it begins, and what is done already.
fn filled(texts: &Texts, opened: &Opened, written: &[CaseText]) -> [(&'static str, String); 3] {
    let text = |field: &str| {
        let known = written.iter().find(|one| one.field == field);
        known.map(|one| one.text.reveal().trim().to_owned()).unwrap_or_default()
    };
    let needs: Vec<&str> = opened.case.needs.iter().map(|need| need_words(texts, *need)).collect();
    let needs = match needs.is_empty() {
        true => String::new(),
        false => format!("{}: {}", texts.route_needs_label(), needs.join(", ")),
    };
    let question = [opened.case.title.reveal().trim().to_owned(), text("reach"), text("need"), needs];
    let question: Vec<String> = question.into_iter().filter(|one| !one.is_empty()).collect();
    [("question", question.join("\n")), ("start", text("effect")), ("approach", text("tried"))]
}
