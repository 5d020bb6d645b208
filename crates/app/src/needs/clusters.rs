//! In which arrangement each pupil of a group is, by the group plans.

use crate::Error;
use domain::{
    ids::{GroupId, PupilId},
    plans::{Arrangement, PlanState},
};
use policy::InSchool;
use std::collections::BTreeMap;
use store::{Reads, plans};

/// By pupil: each subject with the arrangement.
pub type Clusters = BTreeMap<PupilId, Vec<(String, Arrangement)>>;

/// The arrangement of each pupil of a group by subject: of the plan that runs, else of the one that is being made.
///
/// # Errors
/// When the database fails.
pub async fn clusters_of_group(
    tx: &mut impl Reads,
    scope: &InSchool,
    group: GroupId,
) -> Result<Clusters, Error> {
    let mut plans = plans::plans_of_group(tx, scope, group).await?;
    plans.retain(|plan| matches!(plan.state, PlanState::Running | PlanState::Draft));
    // The newest first; what runs goes before what is still being made.
    plans.sort_by_key(|plan| plan.state != PlanState::Running);
    let mut clusters = Clusters::new();
    for plan in plans {
        for place in plans::pupils(tx, scope, plan.id).await? {
            let Some(arrangement) = place.arrangement else { continue };
            let known = clusters.entry(place.pupil).or_default();
            for subject in &plan.subjects {
                if known.iter().all(|(one, _)| one != subject) {
                    known.push((subject.clone(), arrangement));
                }
            }
        }
    }
    Ok(clusters)
}
