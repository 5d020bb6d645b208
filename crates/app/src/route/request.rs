//! A request to the partnership: what it needs and what is missing, where it stands and what was decided.

use super::{
    case_paper::Told,
    data::points,
    file::unanswered,
    form::FilledForm,
    open::{Asked, Opened, open},
};
use crate::{
    Ctx, Error,
    notes::{cleaned, second},
    results::progress_of_pupil,
};
use domain::{
    SchoolYear,
    ids::CaseId,
    plans::{ConsentStanding, PlanKind, PlanState, consent_standing},
    route::{Request, RequestState},
};
use i18n::Texts;
use store::{ReadTx, audit::Deed, needs, plans, route};

/// The longest number of a decision, in characters.
const LONGEST_NUMBER: usize = 60;

/// A point of the checklist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// What it asks.
    pub title: String,
    /// Whether it is there.
    pub is_there: bool,
    /// What to do when it is not.
    pub missing: String,
}

/// What a request has and what it lacks. Of a case about several pupils everything is there when each has it.
pub(super) async fn checklist(
    ctx: &Ctx,
    tx: &mut ReadTx,
    texts: &Texts,
    (opened, told, form): (&Opened, &Told, Option<&FilledForm>),
) -> Result<Vec<Point>, Error> {
    let language = texts.language();
    let says = |field: &str| told.text(field).is_some();
    let consents = &told.consents;
    let mut of_all = OfAll { needs: true, plans: true, development: true, results: true, consent: true };
    for pupil in &opened.pupils {
        let year = SchoolYear::of(ctx.today());
        let lines = needs::lines_of_year(tx, &opened.scope, (*pupil, year)).await?;
        let plans = plans::plans_of_pupil(tx, &opened.scope, *pupil).await?;
        let progress = progress_of_pupil(tx, &opened.scope, *pupil, ctx.today()).await?;
        let own: Vec<_> = consents.iter().filter(|one| one.pupil == *pupil).cloned().collect();
        let is_over = |state: PlanState| matches!(state, PlanState::Evaluated | PlanState::Ended);
        of_all.needs &= !lines.is_empty();
        of_all.plans &= plans.iter().any(|plan| plan.kind != PlanKind::Group && is_over(plan.state));
        of_all.development &= plans.iter().any(|plan| plan.kind == PlanKind::Development);
        of_all.results &= !progress.is_empty();
        of_all.consent &= consent_standing(&own) == ConsentStanding::Agreed;
    }
    let is_there = |key: &str| match key {
        "question" => says("need"),
        "needs" => of_all.needs,
        "interventions" => told.tried.iter().any(|one| one.evaluation.is_some()),
        "plans" => of_all.plans,
        "development" => of_all.development,
        "results" => of_all.results,
        "guardians" => says("form_guardians"),
        "pupil" => says("form_pupil"),
        "consent" => of_all.consent,
        _ => false,
    };
    let point = |shipped: &super::data::ShippedPoint| Point {
        title: shipped.title(language).to_owned(),
        is_there: is_there(&shipped.key),
        missing: shipped.missing(language).to_owned(),
    };
    Ok(points().iter().map(point).chain(form.map(|form| form_point(texts, form))).collect())
}

/// Whether the form of the partnership is filled in, with what is required and left empty.
fn form_point(texts: &Texts, form: &FilledForm) -> Point {
    let empty = unanswered(form);
    Point {
        title: texts.request_form_point().to_owned(),
        is_there: empty.is_empty(),
        missing: texts.request_form_empty(empty.join("; ").as_str()),
    }
}

/// What every pupil of a case has.
struct OfAll {
    needs: bool,
    plans: bool,
    development: bool,
    results: bool,
    consent: bool,
}

/// What is wrong with a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RequestProblem {
    /// Its days do not follow each other, or one that its state asks for lacks.
    Days,
    /// The number is too long.
    Number,
}

/// What came of saving a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RequestSaved {
    /// It is saved.
    Yes,
    /// Nothing is saved.
    Wrong(RequestProblem),
    /// Somebody changed it in the meantime.
    Meanwhile,
}

/// Saves the request of a case over the version that was looked at. A decision often comes when the case is closed already.
///
/// # Errors
/// [`Error::NotFound`] when there is no such case in sight, [`Error::Forbidden`] when it is not for the actor to write.
pub async fn save_request(
    ctx: &Ctx,
    school: &str,
    case: CaseId,
    typed: &Request,
) -> Result<RequestSaved, Error> {
    let opened = open(ctx, school, case, Asked::Write).await?;
    let new = Request { number: cleaned(&typed.number), ..typed.clone() };
    if !new.is_in_order() {
        return Ok(RequestSaved::Wrong(RequestProblem::Days));
    }
    if new.number.chars().count() > LONGEST_NUMBER {
        return Ok(RequestSaved::Wrong(RequestProblem::Number));
    }
    let mut tx = ctx.write().await?;
    let new = reminded(&mut tx, &opened, new).await?;
    route::touch(&mut tx, &opened.scope, &opened.case, second(ctx)).await?;
    if !route::put_request(&mut tx, &opened.scope, case, &new).await? {
        tx.undo().await?;
        return Ok(RequestSaved::Meanwhile);
    }
    let about = opened.about();
    let deed =
        Deed::CaseRequestSaved { case, pupil: about.pupil, group: about.group, state: new.state.code() };
    tx.commit(&ctx.event(opened.school.id, deed)).await?;
    Ok(RequestSaved::Yes)
}

/// With a day to think of a decision that ends, when nobody chose one.
async fn reminded(tx: &mut store::WriteTx, opened: &Opened, new: Request) -> Result<Request, Error> {
    let Some(until) = new.valid_until.filter(|_| new.state == RequestState::Granted) else { return Ok(new) };
    let (rules, _) = route::rules(tx, &opened.scope).await?;
    Ok(Request { remind_on: new.remind_on.or_else(|| Some(rules.remind_on(until))), ..new })
}
