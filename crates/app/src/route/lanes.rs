//! Cases and what was tried on the time axis of a pupil.

use super::{data::kind_name, seen::part_of};
use crate::{
    Ctx, Error,
    results::{Lane, LaneEntry, Tone},
};
use domain::{
    ids::CaseId,
    route::{Case, Intervention},
};
use i18n::Texts;
use jiff::civil::Date;
use policy::{Action, OfPupil, Reason};
use store::{ReadTx, route};

/// The cases about a pupil with what was tried.
#[derive(Debug, Clone)]
pub struct PupilCases {
    /// The cases, the newest first.
    pub cases: Vec<Case>,
    /// What was tried for them, in order of time.
    pub tried: Vec<Intervention>,
    /// The day it is.
    pub today: Date,
}

/// The cases about a pupil, for who may see them.
///
/// # Errors
/// When the database fails.
pub(crate) async fn pupil_cases(ctx: &Ctx, tx: &mut ReadTx, of_pupil: &OfPupil) -> Result<PupilCases, Error> {
    let (scope, pupil) = (of_pupil.in_school(), of_pupil.pupil());
    let mut cases = route::cases_of_pupil(tx, scope, pupil).await?;
    let tried = route::interventions_of_pupil(tx, scope, pupil).await?;
    let mut hidden = out_of_sight(ctx, tx, of_pupil, &cases).await?;
    if matches!(of_pupil.reason(), Reason::Tie(_)) {
        let part_of = part_of(ctx, tx, scope).await?;
        hidden.extend(cases.iter().map(|case| case.id).filter(|case| !part_of.contains(case)));
    }
    cases.retain(|case| !hidden.contains(&case.id));
    let tried = tried.into_iter().filter(|one| !hidden.contains(&one.case)).collect();
    Ok(PupilCases { cases, tried, today: ctx.today() })
}

/// The cases that are about another pupil too, whom the actor may not see.
async fn out_of_sight(
    ctx: &Ctx,
    tx: &mut ReadTx,
    of_pupil: &OfPupil,
    cases: &[Case],
) -> Result<Vec<CaseId>, Error> {
    let mut hidden = Vec::new();
    for case in cases {
        for other in route::pupils(tx, of_pupil.in_school(), case.id).await? {
            if other == of_pupil.pupil() {
                continue;
            }
            let place = store::trust::place_of_pupil(tx, (of_pupil.school(), other), ctx.today()).await?;
            let may = place.is_some_and(|place| ctx.may_at(&place).contains(&Action::ViewPupilCases));
            if !may && !hidden.contains(&case.id) {
                hidden.push(case.id);
            }
        }
    }
    Ok(hidden)
}

/// The cases and what was tried, each as a lane of bars; nothing when there is none.
pub fn lanes_of_cases(
    texts: &Texts,
    found: &PupilCases,
    address: impl Fn(CaseId) -> Option<String>,
) -> Vec<Lane> {
    let language = texts.language();
    let mut cases: Vec<LaneEntry> = found
        .cases
        .iter()
        .map(|case| LaneEntry {
            from: case.opened_on,
            until: Some(case.closed_on.unwrap_or(found.today).max(case.opened_on)),
            title: case.title.reveal().clone(),
            address: address(case.id),
            tone: Tone::Plain,
        })
        .collect();
    cases.sort_by_key(|entry| entry.from);
    let tried: Vec<LaneEntry> = found
        .tried
        .iter()
        .map(|one| LaneEntry {
            from: one.from_on,
            until: Some(one.until_on.max(one.from_on)),
            title: format!("{}: {}", kind_name(&one.kind, language), one.goal.reveal()),
            address: address(one.case),
            tone: Tone::Action,
        })
        .collect();
    let lanes = [(texts.route_lane_cases(), cases), (texts.route_lane_tried(), tried)];
    let full = lanes.into_iter().filter(|(_, entries)| !entries.is_empty());
    full.map(|(name, entries)| Lane { name: name.to_owned(), entries }).collect()
}
