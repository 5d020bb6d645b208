//! What a development plan shows of elsewhere, needs and headings: as they are while it is written, and as they were from
//! when it was put before guardians. They agree to what they read.

use super::layouts::{chosen, layouts};
use crate::{
    Error,
    needs::{current_lines, year_of},
    notes::day,
    plans::Opened,
};
use domain::{
    SchoolYear,
    ids::PupilId,
    needs::NeedLine,
    plans::{FrozenLayout, FrozenPlan, LayoutSection, Plan, PlanKind, PlanState},
};
use i18n::Language;
use jiff::{Timestamp, civil::Date};
use policy::InSchool;
use store::{Reads, WriteTx, plans};

/// The needs of a pupil as a plan shows them.
#[derive(Debug, Clone, Default)]
pub(super) struct PlanNeeds {
    /// The lines.
    pub(super) lines: Vec<NeedLine>,
    /// The day on which the page of the needs shows the same; none for today.
    pub(super) on: Option<Date>,
    /// Since when they are kept as they were.
    pub(super) frozen_on: Option<Date>,
}

/// How a plan was put before guardians, for one of its pupils; none when it is written in.
pub(super) async fn frozen_for(
    tx: &mut impl Reads,
    scope: &InSchool,
    (plan, pupil): (&Plan, PupilId),
) -> Result<Option<FrozenPlan>, Error> {
    if plan.kind != PlanKind::Development || plan.state == PlanState::Draft {
        return Ok(None);
    }
    let all = plans::frozen(tx, scope, plan.id).await?;
    Ok(all.into_iter().find(|one| one.pupil == pupil))
}

/// The needs of a development plan; of another plan none.
pub(super) async fn needs_of(
    tx: &mut impl Reads,
    scope: &InSchool,
    (plan, pupil): (&Plan, PupilId),
    (frozen, today): (Option<&FrozenPlan>, Date),
) -> Result<PlanNeeds, Error> {
    if plan.kind != PlanKind::Development {
        return Ok(PlanNeeds::default());
    }
    let earlier = |on: Date| Some(on).filter(|on| *on < today);
    if let Some(frozen) = frozen {
        let on = day(frozen.at);
        return Ok(PlanNeeds { lines: frozen.needs.clone(), on: earlier(on), frozen_on: Some(on) });
    }
    let year = year_for(tx, scope, (plan, pupil)).await?;
    let lines = lines_in(tx, scope, (pupil, year)).await?;
    let is_now = year == year_of(tx, scope, pupil, today).await?;
    let on = if is_now { None } else { earlier(year.last_day()) };
    Ok(PlanNeeds { lines, on, frozen_on: None })
}

/// The lines that a plan shows while it is written.
pub(crate) async fn lines_for(
    tx: &mut impl Reads,
    scope: &InSchool,
    (plan, pupil): (&Plan, PupilId),
) -> Result<Vec<NeedLine>, Error> {
    let year = year_for(tx, scope, (plan, pupil)).await?;
    lines_in(tx, scope, (pupil, year)).await
}

async fn lines_in(
    tx: &mut impl Reads,
    scope: &InSchool,
    (pupil, year): (PupilId, SchoolYear),
) -> Result<Vec<NeedLine>, Error> {
    let mut lines = current_lines(tx, scope, &[pupil], year).await?;
    Ok(lines.remove(&pupil).unwrap_or_default())
}

/// The school year whose needs a plan shows: the newest with lines up to the year in which the plan begins. A roster comes
/// later than a plan, and until then the needs are written in the year before. Else the first year after that.
async fn year_for(
    tx: &mut impl Reads,
    scope: &InSchool,
    (plan, pupil): (&Plan, PupilId),
) -> Result<SchoolYear, Error> {
    let years = store::needs::years_with_lines(tx, scope, pupil).await?;
    let before = years.iter().filter(|year| **year <= plan.school_year).max();
    Ok(before.or(years.first()).copied().unwrap_or(plan.school_year))
}

/// The layout of a development plan, its name and its headings: as they were put before guardians, else as they are.
pub(crate) async fn layout_of(
    tx: &mut impl Reads,
    scope: &InSchool,
    (plan, frozen): (&Plan, Option<&FrozenPlan>),
    language: Language,
) -> Result<Option<(String, Vec<LayoutSection>)>, Error> {
    if let Some(kept) = frozen.and_then(|one| one.layout(language.code())) {
        return Ok(Some((kept.name.clone(), kept.sections.clone())));
    }
    let all = layouts(tx, scope, language).await?;
    Ok(chosen(all, plan.layout.as_deref()).map(|layout| (layout.name, layout.sections)))
}

/// The headings of a development plan; of another plan none, as those are always the same.
pub(crate) async fn own_sections(tx: &mut impl Reads, opened: &Opened) -> Result<Vec<LayoutSection>, Error> {
    let (plan, scope) = (&opened.plan, &opened.scope);
    let (PlanKind::Development, Some(first)) = (plan.kind, opened.pupils.first()) else {
        return Ok(Vec::new());
    };
    let frozen = frozen_for(tx, scope, (plan, first.pupil)).await?;
    let layout = layout_of(tx, scope, (plan, frozen.as_ref()), Language::Nl).await?;
    Ok(layout.map(|(_, sections)| sections).unwrap_or_default())
}

/// Keeps needs and headings as they are put before guardians.
pub(crate) async fn freeze(tx: &mut WriteTx, opened: &Opened, at: Timestamp) -> Result<(), Error> {
    let mut kept = Vec::new();
    for language in [Language::Nl, Language::En] {
        let layout = layout_of(tx, &opened.scope, (&opened.plan, None), language).await?;
        let language = language.code().to_owned();
        kept.extend(layout.map(|(name, sections)| FrozenLayout { language, name, sections }));
    }
    for one in &opened.pupils {
        let needs = lines_for(tx, &opened.scope, (&opened.plan, one.pupil)).await?;
        let frozen = FrozenPlan { pupil: one.pupil, at, needs, layouts: kept.clone() };
        plans::freeze(tx, &opened.scope, opened.plan.id, &frozen).await?;
    }
    Ok(())
}
