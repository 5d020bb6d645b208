//! Which groups did what an entry of the year plan asks of them: read from plans and talks where that can be, else as
//! somebody said.

use super::entry_edit::may_tick;
use crate::{Ctx, Error, register::group_order};
use domain::{
    SchoolYear,
    calendar::{Asks, EntryContent, YearEntry},
    ids::{GroupId, SchoolId, YearEntryId},
    meetings::{Talk, TalkState},
    plans::{Plan, PlanKind, PlanState},
    register::{Group, GroupKind, YearGroup},
};
use jiff::{ToSpan as _, civil::Date};
use policy::{Action, InSchool};
use std::collections::{BTreeSet, HashMap};
use store::{ReadTx, calendar as kept, meetings, plans, register};

/// How many days before the first day something counts already, and how many after the last day still. Our choice: plans are
/// agreed around a date, and a talk that was late was held.
const EARLY: i32 = 21;
const AFTER: i32 = 42;

/// A group with what it did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupState {
    /// The group.
    pub group: GroupId,
    /// Its name.
    pub name: String,
    /// When it was done; none when it is not.
    pub done: Option<GroupDone>,
    /// Whether the actor may say that it is done.
    pub may_tick: bool,
}

/// How it is known that a group did it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GroupDone {
    /// Somebody said so on this day.
    Said(Date),
    /// A plan was agreed, or begins, on this day.
    Plan(Date),
    /// A talk was held on this day.
    Talk(Date),
    /// Every pupil has a result.
    Results,
}

/// The base groups of a school year that are in sight, with what is known of them.
pub(super) struct Groups<'a> {
    ctx: &'a Ctx,
    school: SchoolId,
    groups: Vec<(Group, BTreeSet<u8>)>,
    plans: Vec<Plan>,
    talks: Vec<Talk>,
    ticks: HashMap<(YearEntryId, GroupId), Date>,
}

impl<'a> Groups<'a> {
    pub(super) async fn load(
        ctx: &'a Ctx,
        tx: &mut ReadTx,
        (scope, year): (&InSchool, SchoolYear),
    ) -> Result<Self, Error> {
        let sight = ctx.sight(Action::ViewGroup, scope.school());
        let mut groups = groups_with_years(tx, scope, year).await?;
        groups.retain(|(group, _)| sight.has_group(group.id));
        let days = (year.first_day().saturating_sub(EARLY.days()), year.last_day());
        let mut held = meetings::talks_between(tx, scope, days).await?;
        held.retain(|talk| talk.state == TalkState::Held && !talk.is_private);
        let ticks = kept::ticks_of_year(tx, scope, year).await?;
        Ok(Self {
            ctx,
            school: scope.school(),
            groups,
            plans: plans::plans_of_year(tx, scope, year).await?,
            talks: held,
            ticks: ticks.into_iter().map(|one| ((one.entry, one.group), one.done_on)).collect(),
        })
    }

    /// The groups of which an entry asks something.
    pub(super) fn of(&self, entry: &YearEntry) -> Vec<GroupState> {
        if entry.content.asks == Asks::Nothing {
            return Vec::new();
        }
        let state = |group: &Group| GroupState {
            group: group.id,
            name: group.name.clone(),
            done: self.done(entry, group.id),
            may_tick: may_tick(self.ctx, (self.school, group.id)),
        };
        self.in_audience(entry).map(state).collect()
    }

    /// The groups whose year groups an entry names; all when it names none.
    pub(super) fn in_audience(&self, entry: &YearEntry) -> impl Iterator<Item = &Group> {
        let audience = entry.content.audience.clone();
        let is_asked = move |years: &BTreeSet<u8>| {
            audience.year_groups.is_empty() || years.iter().any(|one| audience.has_year_group(*one))
        };
        self.groups.iter().filter(move |(_, years)| is_asked(years)).map(|(group, _)| group)
    }

    fn done(&self, entry: &YearEntry, group: GroupId) -> Option<GroupDone> {
        let said = || self.ticks.get(&(entry.id, group)).copied().map(GroupDone::Said);
        let found = match entry.content.asks {
            Asks::Plans => self.plans.iter().find_map(|plan| plan_day(&entry.content, group, plan)),
            Asks::Talks => {
                let of_group =
                    |talk: &&Talk| talk.group == Some(group) && is_near(&entry.content, talk.held_on);
                self.talks.iter().find(of_group).map(|talk| GroupDone::Talk(talk.held_on))
            }
            Asks::Nothing | Asks::Ticked => None,
        };
        found.or_else(said)
    }
}

fn is_near(content: &EntryContent, day: Date) -> bool {
    content.from.saturating_sub(EARLY.days()) <= day && day <= content.until.saturating_add(AFTER.days())
}

/// On which day a plan does what an entry asks of a group.
fn plan_day(content: &EntryContent, group: GroupId, plan: &Plan) -> Option<GroupDone> {
    let is_made = !matches!(plan.state, PlanState::Draft | PlanState::Discussed | PlanState::Dropped);
    let day = plan.agreed_on.unwrap_or(plan.starts_on);
    let is_it = plan.kind == PlanKind::Group && plan.group == Some(group) && is_made;
    (is_it && is_near(content, day)).then_some(GroupDone::Plan(day))
}

/// The base groups of a school year in their order, each with the year groups in it.
pub(super) async fn groups_with_years(
    tx: &mut ReadTx,
    scope: &InSchool,
    year: SchoolYear,
) -> Result<Vec<(Group, BTreeSet<u8>)>, Error> {
    let mut groups = register::groups_of_year(tx, scope, year).await?;
    groups.retain(|group| group.kind == GroupKind::Base);
    groups.sort_by_cached_key(group_order);
    let own = |group: &Group| group.year_group.and_then(YearGroup::primary);
    let mut found: HashMap<GroupId, BTreeSet<u8>> = HashMap::new();
    // A combination group is of the year groups of its pupils.
    if groups.iter().any(|group| own(group).is_none()) {
        for one in register::enrolments_of_school(tx, scope, year).await? {
            if let (Some(group), Some(number)) = (one.group, one.year_group.and_then(YearGroup::primary)) {
                found.entry(group).or_default().insert(number);
            }
        }
    }
    let with_years = |group: Group| {
        let years = match own(&group) {
            Some(number) => BTreeSet::from([number]),
            None => found.remove(&group.id).unwrap_or_default(),
        };
        (group, years)
    };
    Ok(groups.into_iter().map(with_years).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::calendar::{Audience, EntryKind, EntrySpan};
    use jiff::civil::date;

    #[test]
    fn what_was_done_shortly_before_or_late_counts_and_what_is_of_another_round_does_not() {
        let content = EntryContent {
            kind: EntryKind::Plans,
            title: String::new(),
            span: EntrySpan::Period,
            from: date(2025, 10, 6),
            until: date(2025, 10, 17),
            audience: Audience::default(),
            asks: Asks::Plans,
            note: String::new(),
            source: None,
            rule: None,
        };
        for (day, counts) in [
            (date(2025, 9, 14), false),
            (date(2025, 9, 15), true),
            (date(2025, 10, 20), true),
            (date(2025, 11, 28), true),
            (date(2025, 11, 29), false),
        ] {
            assert_eq!(is_near(&content, day), counts, "{day}");
        }
    }
}
