//! What the children of a group need, in the columns of the form.

use super::{
    clusters::clusters_of_group,
    phrases::{Phrases, offered},
    read::in_order,
};
use crate::{
    Ctx, Error,
    results::{GroupOverview, PupilRow, group_overview},
};
use domain::{
    SchoolYear,
    ids::{GroupId, PupilId},
    needs::NeedLine,
    plans::Arrangement,
};
use i18n::Language;
use policy::{Action, Decision, PupilPlace, Resource, decide};
use std::collections::BTreeMap;
use store::{needs, register};

/// The needs of a group.
#[derive(Debug, Clone)]
pub struct GroupNeeds {
    /// The group with where its pupils stand.
    pub overview: GroupOverview,
    /// One for each pupil, in the order of the overview.
    pub rows: Vec<NeedsRow>,
    /// The phrases that are offered.
    pub phrases: Phrases,
    /// Whether it is a group of the school year that is written in.
    pub is_now: bool,
}

/// What one pupil needs, beside what the overview says of her.
#[derive(Debug, Clone)]
pub struct NeedsRow {
    /// The lines that hold, in the order of the form.
    pub lines: Vec<NeedLine>,
    /// Each subject with the arrangement of the group plan.
    pub clusters: Vec<(String, Arrangement)>,
    /// Whether who looks may write.
    pub may_write: bool,
}

impl GroupNeeds {
    /// The pupils with their rows.
    pub fn pupils(&self) -> impl Iterator<Item = (&PupilRow, &NeedsRow)> {
        self.overview.pupils.iter().zip(&self.rows)
    }
}

/// What the children of a group need, in a form (`needs`, `needs_pdf`, `needs_csv`) that the audit trail names.
///
/// # Errors
/// [`Error::NotFound`] when the school has no such group in sight.
pub async fn of_group(
    ctx: &Ctx,
    school: &str,
    (group, form): (GroupId, &'static str),
    language: Language,
) -> Result<GroupNeeds, Error> {
    let overview = group_overview(ctx, school, group, form).await?;
    let (scope, _) = ctx.group(school, group, Action::ViewGroup).await?;
    let mut tx = ctx.read().await?;
    let year = overview.group.school_year;
    let mut by_pupil: BTreeMap<PupilId, Vec<NeedLine>> = BTreeMap::new();
    for line in needs::lines_of_group(&mut tx, &scope, (group, year)).await? {
        by_pupil.entry(line.pupil).or_default().push(line);
    }
    let mut clusters = clusters_of_group(&mut tx, &scope, group).await?;
    let now = SchoolYear::of(ctx.today());
    let newest = register::school_years(&mut tx, &scope).await?.into_iter().filter(|one| *one <= now).max();
    let is_now = newest.is_none_or(|newest| newest == year);
    let mut rows = Vec::new();
    for row in &overview.pupils {
        let place = PupilPlace { school: overview.school.id, pupil: row.pupil.id, groups: vec![group] };
        let may =
            |action| matches!(decide(ctx.actor(), action, Resource::Pupil(&place)), Decision::Allowed(_));
        // Who sees the group and not the needs of a pupil in it sees the row without them.
        let lines = by_pupil.remove(&row.pupil.id).filter(|_| may(Action::ViewNeeds)).unwrap_or_default();
        rows.push(NeedsRow {
            lines: in_order(lines.iter()),
            clusters: clusters.remove(&row.pupil.id).unwrap_or_default(),
            may_write: is_now && may(Action::WriteNeeds),
        });
    }
    let phrases = match rows.iter().any(|row| row.may_write) {
        true => offered(&mut tx, &scope, language).await?,
        false => Phrases::default(),
    };
    Ok(GroupNeeds { overview, rows, phrases, is_now })
}
