//! What other settings would change: how many pupils of this school year would have a signal, beside how many have one.

use super::{
    rules::Rules,
    settings::{SettingProblem, SettingsTyped, as_if, tried},
};
use crate::{
    Ctx, Error,
    results::{Standing, YearSittings},
};
use domain::{ids::GroupId, signals::SignalKind};
use policy::Action;
use std::collections::HashMap;
use store::register;

/// How many pupils have a signal, and would have one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// Of each kind: now, and with these settings.
    pub kinds: Vec<(SignalKind, usize, usize)>,
    /// Any signal at all.
    pub all: (usize, usize),
}

/// Counts what settings would change, on the newest school year; nothing is saved.
///
/// # Errors
/// When the actor may not change them or the database fails.
pub async fn preview(
    ctx: &Ctx,
    school: &str,
    typed: &SettingsTyped,
) -> Result<Result<Preview, Vec<(String, SettingProblem)>>, Error> {
    let (scope, _) = ctx.school(school, Action::EditSignals).await?;
    let wanted = match tried(typed) {
        Ok(wanted) => as_if(&wanted),
        Err(problems) => return Ok(Err(problems)),
    };
    let mut tx = ctx.read().await?;
    let Some(year) = register::school_years(&mut tx, &scope).await?.first().copied() else {
        return Ok(Ok(counted(&HashMap::new(), &HashMap::new())));
    };
    let groups = register::groups_of_year(&mut tx, &scope, year).await?;
    let sittings = YearSittings::load(ctx, &mut tx, &scope, year).await?;
    let as_of = ctx.today().min(year.last_day());
    let mut rules = Rules::of_year(ctx, &mut tx, &scope, (year, as_of)).await?;
    let before = sittings.clone().standings(&groups, &rules);
    rules.set(wanted);
    Ok(Ok(counted(&before, &sittings.standings(&groups, &rules))))
}

fn counted(before: &HashMap<GroupId, Vec<Standing>>, after: &HashMap<GroupId, Vec<Standing>>) -> Preview {
    let count = |standings: &HashMap<GroupId, Vec<Standing>>, kind: Option<SignalKind>| {
        let pupils = standings.values().flatten().map(|(_, standing)| &standing.signals);
        let is_it = |signal: &domain::signals::Signal| kind.is_none_or(|kind| kind == signal.kind());
        pupils.filter(|signals| signals.iter().any(is_it)).count()
    };
    let both = |kind| (count(before, kind), count(after, kind));
    let of_kind = |kind| {
        let (now, then) = both(Some(kind));
        (kind, now, then)
    };
    Preview { kinds: SignalKind::ALL.into_iter().map(of_kind).collect(), all: both(None) }
}
