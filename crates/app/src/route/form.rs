//! The form of the partnership: the school chooses its questions, and in a case it is filled in from what is known already, until
//! somebody writes something else.

use super::{
    case_paper::Told,
    data::{discussion_form, kind_name, usual_form},
    file::plan_title,
    open::Opened,
};
use crate::{Ctx, Error, needs, plans::words::outcome_words};
use domain::{
    SchoolYear,
    ids::PupilId,
    plans::{Plan, PlanKind, PlanState},
    route::{CaseText, FormProblem, FormQuestion, FormSource, Intervention, RequestForm},
};
use i18n::{Language, Texts};
use policy::{Action, InSchool};
use std::collections::HashMap;
use store::{ReadTx, Reads, audit::Deed, needs as kept_needs, plans, register, route};

/// The form of a school with its version; the usual one with version 0 when it made none.
pub(super) async fn form_of(
    tx: &mut impl Reads,
    scope: &InSchool,
    language: Language,
) -> Result<(RequestForm, i64), Error> {
    Ok(route::form(tx, scope).await?.unwrap_or_else(|| (usual_form(language), 0)))
}

/// What came of saving the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormSaved {
    /// It is saved.
    Yes,
    /// Nothing is saved.
    Wrong(Vec<FormProblem>),
    /// Somebody changed it in the meantime.
    Meanwhile,
}

/// Saves the form of the partnership over the version that was looked at: its name, and what is asked in this order.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn save_form(
    ctx: &Ctx,
    code: &str,
    (version, language): (i64, Language),
    (partnership, asked): (&str, Vec<FormQuestion>),
) -> Result<FormSaved, Error> {
    let (scope, school) = ctx.school(code, Action::EditRoute).await?;
    let mut tx = ctx.write().await?;
    let (known, _) = form_of(&mut tx, &scope, language).await?;
    let cleaned = |one: FormQuestion| FormQuestion {
        label: one.label.trim().to_owned(),
        help: one.help.trim().to_owned(),
        ..one
    };
    let form = match known.becomes(partnership, asked.into_iter().map(cleaned).collect()) {
        Ok(form) => form,
        Err(problems) => {
            tx.undo().await?;
            return Ok(FormSaved::Wrong(problems));
        }
    };
    if !route::put_form(&mut tx, &scope, (&form, version)).await? {
        tx.undo().await?;
        return Ok(FormSaved::Meanwhile);
    }
    tx.commit(&ctx.event(school.id, Deed::RequestFormSaved)).await?;
    Ok(FormSaved::Yes)
}

/// A question of the form in a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filled {
    /// The question.
    pub question: FormQuestion,
    /// The answer: what somebody wrote, or what is known already.
    pub text: String,
    /// Whether it is what is known already: nobody wrote it here.
    pub is_known: bool,
    /// The version of what somebody wrote; 0 when nobody did.
    pub version: i64,
}

impl Filled {
    /// Whether a request lacks something without it.
    pub fn lacks(&self) -> bool {
        self.question.is_required && !self.question.is_removed && self.text.is_empty()
    }
}

/// The form of the partnership in a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilledForm {
    /// What the partnership is called; empty when the school did not say.
    pub partnership: String,
    /// The questions with their answers; one that is asked no more only where somebody answered it.
    pub questions: Vec<Filled>,
}

/// Fills in the form. What is emptied by hand shows again what is known.
pub(super) async fn filled(
    ctx: &Ctx,
    tx: &mut ReadTx,
    texts: &Texts,
    (opened, told): (&Opened, &Told),
) -> Result<FilledForm, Error> {
    let (form, _) = form_of(tx, &opened.scope, texts.language()).await?;
    let mut known: HashMap<FormSource, String> = HashMap::new();
    let mut questions = Vec::with_capacity(form.questions.len());
    for question in form.questions {
        let written: Option<&CaseText> = told.texts.iter().find(|one| one.field == question.key);
        let version = written.map_or(0, |one| one.version);
        let by_hand = written.map(|one| one.text.reveal().clone()).filter(|text| !text.is_empty());
        if question.is_removed && by_hand.is_none() {
            continue;
        }
        let is_known = by_hand.is_none();
        let text = match by_hand {
            Some(text) => text,
            None => match known.get(&question.source) {
                Some(text) => text.clone(),
                None => {
                    let text = from_source(ctx, tx, texts, (opened, told), question.source).await?;
                    known.insert(question.source, text.clone());
                    text
                }
            },
        };
        questions.push(Filled { question, text, is_known, version });
    }
    Ok(FilledForm { partnership: form.partnership, questions })
}

/// What is known already.
async fn from_source(
    ctx: &Ctx,
    tx: &mut ReadTx,
    texts: &Texts,
    (opened, told): (&Opened, &Told),
    source: FormSource,
) -> Result<String, Error> {
    let text = |field: &str| told.text(field).unwrap_or_default();
    Ok(match source {
        FormSource::Typed => String::new(),
        FormSource::Question => match text("need") {
            // The title alone asks nothing.
            need if need.is_empty() => text("reach"),
            need => lines([opened.case.title.reveal().clone(), text("reach"), need]),
        },
        FormSource::Tried => {
            // What was tried before she asked stands among what was tried, when she said what came of it.
            let (first, effect) = (text("tried"), text("effect"));
            let is_told = told.tried.iter().any(|one| *one.what.reveal() == first);
            let before = if is_told { Vec::new() } else { vec![first, effect] };
            lines(before.into_iter().chain(told.tried.iter().map(|one| tried_line(texts, one))))
        }
        FormSource::Table => {
            let own = discussion_form().iter().filter(|one| !matches!(one.key.as_str(), GUARDIANS | PUPIL));
            lines(own.filter_map(|one| {
                told.text(&one.key).map(|said| format!("{}: {said}", one.title(texts.language())))
            }))
        }
        FormSource::Guardians => text(GUARDIANS),
        FormSource::Pupil => text(PUPIL),
        FormSource::Needs | FormSource::Plans => {
            let mut all = Vec::new();
            for pupil in &opened.pupils {
                let of_pupil = match source {
                    FormSource::Needs => needs_of(ctx, tx, texts, (opened, *pupil)).await?,
                    _ => plans_of(tx, texts, (opened, *pupil)).await?,
                };
                all.extend(named(tx, opened, *pupil, of_pupil).await?);
            }
            lines(all)
        }
    })
}

/// The texts of a case in which guardians and the pupil say how they see it.
const GUARDIANS: &str = "form_guardians";
const PUPIL: &str = "form_pupil";

fn lines(all: impl IntoIterator<Item = String>) -> String {
    let all: Vec<String> = all.into_iter().filter(|line| !line.trim().is_empty()).collect();
    all.join("\n")
}

/// What is known of one of several pupils, behind the name.
async fn named(
    tx: &mut ReadTx,
    opened: &Opened,
    pupil: PupilId,
    known: Vec<String>,
) -> Result<Vec<String>, Error> {
    if opened.pupils.len() == 1 || known.is_empty() {
        return Ok(known);
    }
    let name = register::pupil(tx, &opened.scope, pupil).await?.map(|pupil| pupil.name.full());
    Ok(name.into_iter().chain(known).collect())
}

fn tried_line(texts: &Texts, one: &Intervention) -> String {
    let language = texts.language();
    let days =
        texts.route_try_days(language.date(one.from_on).as_str(), language.date(one.until_on).as_str());
    let bare = |text: &'_ str| text.trim().trim_end_matches('.').to_owned();
    let what = [kind_name(&one.kind, language).to_owned(), bare(one.what.reveal())].join(": ");
    let said = one.evaluation.as_ref();
    let figure = said.map(|said| said.figure.reveal().trim().to_owned()).unwrap_or_default();
    let came = [outcome_words(texts, said.map(|said| said.outcome)).to_owned(), figure];
    let came: Vec<String> = came.into_iter().filter(|one| !one.is_empty()).collect();
    format!("{} ({days}): {what}. {}", bare(one.goal.reveal()), came.join(", "))
}

async fn needs_of(
    ctx: &Ctx,
    tx: &mut ReadTx,
    texts: &Texts,
    (opened, pupil): (&Opened, PupilId),
) -> Result<Vec<String>, Error> {
    let year = SchoolYear::of(ctx.today());
    let all = kept_needs::lines_of_year(tx, &opened.scope, (pupil, year)).await?;
    let holds = all.into_iter().filter(|line| line.ended.is_none());
    Ok(holds.map(|line| format!("{}: {}", needs::kind_words(texts, line.kind), line.text.reveal())).collect())
}

/// The plans for a pupil alone, with what came of their goals. What also tells of others stays out.
async fn plans_of(
    tx: &mut ReadTx,
    texts: &Texts,
    (opened, pupil): (&Opened, PupilId),
) -> Result<Vec<String>, Error> {
    let is_told = |plan: &Plan| {
        let has_begun = !matches!(plan.state, PlanState::Draft | PlanState::Dropped | PlanState::Replaced);
        plan.kind != PlanKind::Group && plan.group.is_none() && has_begun
    };
    let mut all = Vec::new();
    for plan in plans::plans_of_pupil(tx, &opened.scope, pupil).await?.into_iter().filter(is_told) {
        if plans::pupils(tx, &opened.scope, plan.id).await?.len() != 1 {
            continue;
        }
        let outcomes = plans::outcomes(tx, &opened.scope, plan.id).await?;
        all.push(plan_title(texts, &plan));
        for goal in plans::goals(tx, &opened.scope, plan.id).await? {
            let came = outcomes.iter().find(|one| one.goal == goal.id && one.pupil == pupil);
            let came = outcome_words(texts, came.and_then(|one| one.outcome));
            all.push(format!("– {}: {came}", goal.wording.reveal().trim()));
        }
    }
    Ok(all)
}
