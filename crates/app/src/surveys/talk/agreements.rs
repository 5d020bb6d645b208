//! What was agreed at a talk: who does what until when, and what came of it.

use crate::{Ctx, Error, ctx::new_id};
use domain::{
    ids::{SurveyAgreementId, SurveyId},
    surveys::{AgreementState, SurveyAgreement},
};
use jiff::civil::Date;
use policy::Action;
use store::{audit::Deed, surveys as kept};

/// The longest text, in letters.
const LONGEST: usize = 500;

/// What one fills in.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TypedAgreement {
    /// Who does it.
    pub who: String,
    /// What.
    pub what: String,
    /// Until when, as ISO 8601; may be empty.
    pub due: String,
}

impl TypedAgreement {
    /// What stands in the form of an agreement.
    pub fn of(agreement: &SurveyAgreement) -> Self {
        Self {
            who: agreement.who.clone(),
            what: agreement.what.clone(),
            due: agreement.due.map(|day| day.to_string()).unwrap_or_default(),
        }
    }
}

/// A field of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AgreementField {
    /// Who.
    Who,
    /// What.
    What,
    /// Until when.
    Due,
    /// Why it was dropped.
    Reason,
}

/// What is wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AgreementProblem {
    /// Nothing stands there.
    Empty,
    /// It is too long.
    TooLong,
    /// It is no day.
    NotADay,
}

/// What came of saving.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AgreementSaved {
    /// It is saved.
    Yes,
    /// Nothing is saved: this is wrong with it.
    Wrong(Vec<(AgreementField, AgreementProblem)>),
    /// Nothing is saved: somebody else was first. This is how it is now.
    Meanwhile(Box<SurveyAgreement>),
}

type Wrong = Vec<(AgreementField, AgreementProblem)>;

fn clean(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn checked(typed: &TypedAgreement) -> Result<(String, String, Option<Date>), Wrong> {
    let (who, what) = (clean(&typed.who), clean(&typed.what));
    let mut wrong = Vec::new();
    for (field, text) in [(AgreementField::Who, &who), (AgreementField::What, &what)] {
        if text.is_empty() {
            wrong.push((field, AgreementProblem::Empty));
        } else if text.chars().count() > LONGEST {
            wrong.push((field, AgreementProblem::TooLong));
        }
    }
    let due = typed.due.trim();
    let day = (!due.is_empty()).then(|| due.parse::<Date>());
    let day = day.transpose().unwrap_or_else(|_| {
        wrong.push((AgreementField::Due, AgreementProblem::NotADay));
        None
    });
    if wrong.is_empty() { Ok((who, what, day)) } else { Err(wrong) }
}

/// Writes down a new agreement.
///
/// # Errors
/// [`Error::NotFound`] when there is no such round in sight, [`Error::Forbidden`] when it is not allowed.
pub async fn add_agreement(
    ctx: &Ctx,
    school: &str,
    id: SurveyId,
    typed: &TypedAgreement,
) -> Result<AgreementSaved, Error> {
    let (scope, school) = ctx.school(school, Action::EditSurveys).await?;
    let (who, what, due) = match checked(typed) {
        Ok(checked) => checked,
        Err(wrong) => return Ok(AgreementSaved::Wrong(wrong)),
    };
    let mut tx = ctx.write().await?;
    super::not_a_draft(&mut tx, &scope, id).await?;
    let known = kept::agreements(&mut tx, &scope, id).await?;
    let agreement = SurveyAgreement {
        id: SurveyAgreementId(new_id()),
        who,
        what,
        due,
        state: AgreementState::Open,
        reason: None,
        position: known.iter().map(|one| one.position).max().unwrap_or(0) + 1,
        version: 1,
    };
    kept::add_agreement(&mut tx, &scope, id, &agreement).await?;
    tx.commit(&ctx.event(school.id, Deed::SurveyAgreementSaved { survey: id })).await?;
    Ok(AgreementSaved::Yes)
}

/// Changes the words of an agreement, by somebody who looked at this version.
///
/// # Errors
/// As for [`add_agreement`], and when there is no such agreement.
pub async fn change_agreement(
    ctx: &Ctx,
    school: &str,
    (id, agreement, version): (SurveyId, SurveyAgreementId, i64),
    typed: &TypedAgreement,
) -> Result<AgreementSaved, Error> {
    let (who, what, due) = match checked(typed) {
        Ok(checked) => checked,
        Err(wrong) => return Ok(AgreementSaved::Wrong(wrong)),
    };
    let change = |known: SurveyAgreement| SurveyAgreement { who, what, due, ..known };
    save(ctx, school, (id, agreement, version), change).await
}

/// Says what came of an agreement: done, dropped with a reason, or open again.
///
/// # Errors
/// As for [`change_agreement`].
pub async fn set_agreement_state(
    ctx: &Ctx,
    school: &str,
    (id, agreement, version): (SurveyId, SurveyAgreementId, i64),
    (state, reason): (AgreementState, &str),
) -> Result<AgreementSaved, Error> {
    let reason = Some(clean(reason)).filter(|_| state == AgreementState::Dropped);
    let problem = match &reason {
        Some(reason) if reason.is_empty() => Some(AgreementProblem::Empty),
        Some(reason) if reason.chars().count() > LONGEST => Some(AgreementProblem::TooLong),
        _ => None,
    };
    if let Some(problem) = problem {
        return Ok(AgreementSaved::Wrong(vec![(AgreementField::Reason, problem)]));
    }
    let change = |known: SurveyAgreement| SurveyAgreement { state, reason, ..known };
    save(ctx, school, (id, agreement, version), change).await
}

async fn save(
    ctx: &Ctx,
    school: &str,
    (id, agreement, version): (SurveyId, SurveyAgreementId, i64),
    change: impl FnOnce(SurveyAgreement) -> SurveyAgreement,
) -> Result<AgreementSaved, Error> {
    let (scope, school) = ctx.school(school, Action::EditSurveys).await?;
    let mut tx = ctx.write().await?;
    let mut all = kept::agreements(&mut tx, &scope, id).await?.into_iter();
    let known = all.find(|one| one.id == agreement).ok_or(Error::NotFound)?;
    let changed = change(known.clone());
    if changed == known {
        tx.undo().await?;
        return Ok(AgreementSaved::Yes);
    }
    let changed = SurveyAgreement { version, ..changed };
    if kept::change_agreement(&mut tx, &scope, id, &changed).await? {
        tx.commit(&ctx.event(school.id, Deed::SurveyAgreementSaved { survey: id })).await?;
        return Ok(AgreementSaved::Yes);
    }
    tx.undo().await?;
    Ok(AgreementSaved::Meanwhile(Box::new(known)))
}
