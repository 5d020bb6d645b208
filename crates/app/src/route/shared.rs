//! What is shared of the file of the pupils with who is invited in a case: in words, and nothing to follow.

use crate::{
    Ctx, Error, needs,
    plans::words::{kind_words, state_words},
    results::progress_of_pupil,
};
use domain::{
    SchoolYear,
    plans::{PlanKind, PlanState},
    register::Pupil,
    results::{Level, Sitting},
    route::SharedPart,
};
use i18n::Texts;
use policy::InSchool;
use store::{ReadTx, needs as kept, plans};

/// What is shared of one pupil.
#[derive(Debug, Clone)]
pub struct SharedOf {
    /// The pupil.
    pub pupil: Pupil,
    /// Each part with its lines: what it is, and what is known.
    pub parts: Vec<(SharedPart, Vec<(String, String)>)>,
}

/// What is shared of each pupil.
pub(super) async fn shared_with(
    ctx: &Ctx,
    tx: &mut ReadTx,
    (texts, scope): (&Texts, &InSchool),
    (pupils, shares): (&[Pupil], &[SharedPart]),
) -> Result<Vec<SharedOf>, Error> {
    let mut all = Vec::with_capacity(pupils.len());
    for pupil in pupils {
        let mut parts = Vec::with_capacity(shares.len());
        for part in shares {
            let lines = match part {
                SharedPart::Needs => needs_of(ctx, tx, (texts, scope), pupil).await?,
                SharedPart::Results => results_of(ctx, tx, (texts, scope), pupil).await?,
                SharedPart::Plans => plans_of(tx, (texts, scope), pupil).await?,
            };
            parts.push((*part, lines));
        }
        all.push(SharedOf { pupil: pupil.clone(), parts });
    }
    Ok(all)
}

/// What the pupil needs this school year.
async fn needs_of(
    ctx: &Ctx,
    tx: &mut ReadTx,
    (texts, scope): (&Texts, &InSchool),
    pupil: &Pupil,
) -> Result<Vec<(String, String)>, Error> {
    let year = SchoolYear::of(ctx.today());
    let lines = kept::lines_of_year(tx, scope, (pupil.id, year)).await?;
    let holds = lines.into_iter().filter(|line| line.ended.is_none());
    Ok(holds.map(|line| (needs::kind_words(texts, line.kind), line.text.reveal().clone())).collect())
}

/// The newest result of each series.
async fn results_of(
    ctx: &Ctx,
    tx: &mut ReadTx,
    (texts, scope): (&Texts, &InSchool),
    pupil: &Pupil,
) -> Result<Vec<(String, String)>, Error> {
    let series = progress_of_pupil(tx, scope, pupil.id, ctx.today()).await?;
    let told = |one: &domain::results::Progress| {
        let latest = one.latest();
        let day = texts.language().date(latest.taken_on);
        let subject = one.subject().or(latest.test.name.as_deref()).unwrap_or_default().to_owned();
        (subject, [day, result_words(texts, latest)].join(": "))
    };
    Ok(series.iter().map(told).collect())
}

/// The level and the score of a sitting.
pub(super) fn result_words(texts: &Texts, one: &Sitting) -> String {
    let level = one.levels.main().map(Level::name).or(one.own_level.as_deref()).map(str::to_owned);
    let score = one.skill_score.or(one.raw_score).map(|score| texts.language().decimal(score.thousandths()));
    level.into_iter().chain(score).collect::<Vec<_>>().join(", ")
}

/// The plans with their days and how they stand, the newest first.
async fn plans_of(
    tx: &mut ReadTx,
    (texts, scope): (&Texts, &InSchool),
    pupil: &Pupil,
) -> Result<Vec<(String, String)>, Error> {
    let all = plans::plans_of_pupil(tx, scope, pupil.id).await?;
    let mut lines = Vec::with_capacity(all.len());
    for plan in all.into_iter().filter(|plan| plan.kind != PlanKind::Group && plan.state != PlanState::Draft)
    {
        let days = [plan.starts_on, plan.ends_on].map(|day| texts.language().date(day)).join(" – ");
        let head = format!("{} {days}", kind_words(texts, plan.kind));
        let goals = plans::goals(tx, scope, plan.id).await?;
        // A goal for another child of the same plan is not of this one.
        let own = goals.into_iter().filter(|goal| goal.part.is_empty() || goal.part == pupil.id.to_string());
        let goals: Vec<String> = own.map(|goal| goal.wording.reveal().clone()).collect();
        let told =
            [vec![plan.title.reveal().clone(), state_words(texts, plan.state).to_owned()], goals].concat();
        lines.push((head, told.into_iter().filter(|one| !one.is_empty()).collect::<Vec<_>>().join(". ")));
    }
    Ok(lines)
}
