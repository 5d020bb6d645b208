//! What is new since somebody was here before: results that came in, and what they say. Signals are computed only for groups
//! for which results came in, and only for the first few of these; of the others it says that there are results.

use crate::{
    Ctx, Error,
    register::{group_order, year_now},
    results::group_standing,
    signals::Rules,
};
use domain::{
    ids::PupilId,
    register::{Group, GroupKind},
};
use jiff::{Timestamp, civil::Date};
use policy::{Action, InSchool};
use std::collections::{HashMap, HashSet};
use store::{ReadTx, register, signals as kept, today};

/// For how many groups the signals are computed.
const MOST_GROUPS: usize = 3;

/// What is new.
#[derive(Debug, Clone, Default)]
pub struct News {
    /// How many imports of results there were.
    pub imports: i64,
    /// How many results they added.
    pub results: i64,
    /// The groups for which results came in, in their order.
    pub groups: Vec<NewsOfGroup>,
}

/// What is new of one group.
#[derive(Debug, Clone)]
pub struct NewsOfGroup {
    /// The group.
    pub group: Group,
    /// For how many pupils results came in.
    pub pupils: i64,
    /// How many pupils have a signal that is new, and how many of these are a blind spot; none when that was not computed.
    pub signals: Option<(usize, usize)>,
}

/// What is new since a moment, of the groups that one sees.
pub(super) async fn news(
    ctx: &Ctx,
    tx: &mut ReadTx,
    (scope, since): (&InSchool, Timestamp),
) -> Result<News, Error> {
    let (imports, results) = today::imports_since(tx, scope, since).await?;
    if imports == 0 {
        return Ok(News::default());
    }
    let brought = today::groups_brought_since(tx, scope, (since, ctx.today())).await?;
    let brought: HashMap<_, _> = brought.into_iter().collect();
    let sight = ctx.sight(Action::ViewSignals, scope.school());
    let mut groups = Vec::new();
    if let Some(year) = year_now(ctx, tx, scope).await? {
        groups = register::groups_of_year(tx, scope, year).await?;
        groups.retain(|group| group.kind == GroupKind::Base && sight.has_group(group.id));
        groups.sort_by_cached_key(group_order);
    }
    let mut news = News { imports, results, groups: Vec::new() };
    for group in groups {
        let Some(pupils) = brought.get(&group.id).copied() else { continue };
        let signals = match news.groups.len() < MOST_GROUPS {
            true => Some(new_signals(ctx, tx, (scope, &group), since).await?),
            false => None,
        };
        news.groups.push(NewsOfGroup { group, pupils, signals });
    }
    Ok(news)
}

/// How many pupils of a group have a signal that stands on a result that came in, and how many of these are a blind spot.
async fn new_signals(
    ctx: &Ctx,
    tx: &mut ReadTx,
    (scope, group): (&InSchool, &Group),
    since: Timestamp,
) -> Result<(usize, usize), Error> {
    let as_of = ctx.today().min(group.school_year.last_day());
    let rules = Rules::of_group(ctx, tx, scope, (group, as_of)).await?;
    let brought = kept::results_brought_since(tx, scope, (group.id, since)).await?;
    let brought: HashSet<(PupilId, Date)> = brought.into_iter().collect();
    let (mut pupils, mut blind) = (0, 0);
    for (pupil, (_, standing)) in group_standing(ctx, tx, scope, group, &rules).await? {
        let is_new = |signal: &domain::signals::Signal| {
            !signal.is_asleep() && brought.contains(&(pupil.id, signal.since))
        };
        if standing.signals.iter().any(is_new) {
            pupils += 1;
            blind += usize::from(standing.blind_spot);
        }
    }
    Ok((pupils, blind))
}
