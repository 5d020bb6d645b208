//! The year plan: the school's own entries, the windows of tests and the talks, with which groups are late.

use super::{
    late::{GroupDone, GroupState, Groups, groups_with_years},
    page::{WindowPage, calendar},
};
use crate::{
    Ctx, Error,
    meetings::{TalksOfDay, talks_by_day},
};
use domain::{
    SchoolYear,
    calendar::{Asks, Audience, Break, EntryKind, EntrySpan, WindowState, YearEntry, YearReader},
    ids::{AccountId, GroupId, SchoolId, TestWindowId, YearEntryId},
    register::{Group, School},
    trust::Role,
};
use i18n::Language;
use jiff::{ToSpan as _, civil::Date};
use policy::{Action, Actor, Decision, InSchool, Person, Resource, decide};
use std::collections::{BTreeSet, HashMap};
use store::{ReadTx, calendar as kept};

/// What stands in the year plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ItemOf {
    /// An entry of the school.
    Entry(YearEntryId),
    /// A window of the test calendar.
    Window(TestWindowId),
    /// Talks of a kind, by its key, and how many.
    Talks(String, usize),
}

/// Its kind, to choose by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ItemKind {
    /// The kind of an entry.
    Entry(EntryKind),
    /// Tests.
    Tests,
    /// Talks that are planned.
    Talks,
}

impl ItemKind {
    /// The word in an address.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Entry(kind) => kind.code(),
            Self::Tests => "tests",
            Self::Talks => "talks",
        }
    }

    /// All kinds, in the order in which one chooses.
    pub fn all() -> impl Iterator<Item = Self> {
        [Self::Tests, Self::Talks].into_iter().chain(EntryKind::ALL.iter().copied().map(Self::Entry))
    }
}

/// Something in the year plan.
#[derive(Debug, Clone)]
pub struct YearItem {
    /// What it is.
    pub of: ItemOf,
    /// Its kind.
    pub kind: ItemKind,
    /// What is done.
    pub title: String,
    /// How long it is.
    pub span: EntrySpan,
    /// First day.
    pub from: Date,
    /// Last day.
    pub until: Date,
    /// For whom.
    pub audience: Audience,
    /// What it asks of each group.
    pub asks: Asks,
    /// What else there is to know.
    pub note: String,
    /// Where it comes from.
    pub source: Option<String>,
    /// The groups in sight of which it asks something, once it has begun.
    pub groups: Vec<GroupState>,
    /// Whether it is for who looks.
    pub is_mine: bool,
    /// The days without school in which it begins.
    pub in_break: Option<String>,
}

impl YearItem {
    /// The groups that did not do it yet.
    pub fn missing(&self) -> impl Iterator<Item = &GroupState> {
        self.groups.iter().filter(|one| one.done.is_none())
    }

    /// Whether its days are over while a group did not do it.
    pub fn is_late(&self, today: Date) -> bool {
        self.until < today && self.missing().next().is_some()
    }

    /// Whether something of it lies within days.
    pub fn touches(&self, from: Date, until: Date) -> bool {
        self.from <= until && self.until >= from
    }
}

/// For whom one wants to see it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ForWhom {
    /// Everybody.
    #[default]
    All,
    /// Who looks.
    Me,
    /// A year group.
    YearGroup(u8),
}

/// What one filters on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct YearFilter {
    /// One kind only, by its code.
    pub kind: Option<String>,
    /// For whom.
    pub for_whom: ForWhom,
}

/// The year plan of a school year.
#[derive(Debug, Clone)]
pub struct YearPlan {
    /// The school.
    pub school: School,
    /// The school year.
    pub year: SchoolYear,
    /// The school years one can look at, newest first.
    pub years: Vec<SchoolYear>,
    /// The day it is.
    pub today: Date,
    /// What stands in it, the first one first, as far as it was asked for.
    pub items: Vec<YearItem>,
    /// Whether the school has no entries of its own in this year.
    pub has_no_entries: bool,
    /// The groups that are late with something, each once, by name, with how many things.
    pub late: Vec<(String, usize)>,
    /// What people are called who are named in it.
    pub people: HashMap<AccountId, String>,
    /// Whether the actor may change it.
    pub may_edit: bool,
    /// Whether the actor may have a link for a calendar program.
    pub may_follow: bool,
}

impl YearPlan {
    /// The months of the school year with what begins in each.
    pub fn months(&self) -> impl Iterator<Item = (Date, Vec<&YearItem>)> {
        (0..12_i32).map(|no| {
            let month = self.year.first_day().saturating_add(no.months());
            let begins = |item: &&YearItem| item.from >= month && item.from <= month.last_of_month();
            (month, self.items.iter().filter(begins).collect())
        })
    }
}

/// The year plan of a school year, or of the present one.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn year_plan(
    ctx: &Ctx,
    code: &str,
    (year, filter): (Option<SchoolYear>, &YearFilter),
    language: Language,
) -> Result<YearPlan, Error> {
    let (scope, school) = ctx.school(code, Action::ViewCalendar).await?;
    let today = ctx.today();
    let year = year.unwrap_or_else(|| SchoolYear::of(today));
    let tests = calendar(ctx, code, Some(year)).await?;
    let mut tx = ctx.read().await?;
    let entries = kept::entries_of_year(&mut tx, &scope, year).await?;
    let groups = groups_with_years(&mut tx, &scope, year).await?;
    let reader = reader(ctx, school.id, &groups);
    let mut years: BTreeSet<SchoolYear> = tests.years.iter().copied().collect();
    years.extend(kept::entry_years(&mut tx, &scope).await?);
    let asks = entries.iter().any(|one| one.content.asks != Asks::Nothing && one.content.from <= today);
    let states = match asks {
        true => Some(Groups::load(ctx, &mut tx, (&scope, year)).await?),
        false => None,
    };
    let breaks = breaks(&entries);
    let has_no_entries = entries.is_empty();
    let mut items: Vec<YearItem> = Vec::new();
    for entry in entries {
        let begun = states.as_ref().filter(|_| entry.content.from <= today);
        let groups = begun.map(|states| states.of(&entry)).unwrap_or_default();
        items.push(of_entry(entry, groups, (&reader, &breaks)));
    }
    items.extend(tests.windows.into_iter().map(|one| of_window(one, &reader)));
    let days = (year.first_day(), year.last_day());
    let talks = talks_by_day(ctx, &mut tx, (&scope, days), language).await?;
    items.extend(talks.into_iter().map(of_talks));
    let people = super::entry_edit::staff(ctx, &mut tx, &scope).await?;
    drop(tx);
    let late = late(&items, today);
    items.retain(|one| fits(one, filter));
    items.sort_by_key(|one| (one.from, one.until, one.title.clone()));
    let may =
        |action| matches!(decide(ctx.actor(), action, Resource::School(school.id)), Decision::Allowed(_));
    Ok(YearPlan {
        may_edit: may(Action::EditCalendar),
        may_follow: ctx.own().is_ok() && may(Action::FollowCalendar),
        school,
        year,
        years: years.into_iter().rev().collect(),
        today,
        items,
        has_no_entries,
        late,
        people: people.into_iter().map(|(id, name)| (id, name.into_inner())).collect(),
    })
}

/// Whose page it is: who looks with the eyes of another sees that of the other.
fn whose(ctx: &Ctx) -> Option<&Person> {
    match ctx.actor() {
        Actor::ViewingAs { seen_as, .. } => Some(seen_as),
        other => other.person(),
    }
}

/// Who looks, as far as it decides what is for her.
pub(super) fn reader(ctx: &Ctx, school: SchoolId, groups: &[(Group, BTreeSet<u8>)]) -> YearReader {
    let Some(person) = whose(ctx) else { return YearReader::default() };
    let own: BTreeSet<GroupId> =
        person.groups.iter().filter(|one| one.school == school).map(|one| one.group).collect();
    let of_own = groups.iter().filter(|(group, _)| own.contains(&group.id));
    let years: BTreeSet<u8> = of_own.flat_map(|(_, years)| years.iter().copied()).collect();
    YearReader {
        account: Some(person.account),
        roles: person.roles_in(school),
        year_groups: years.into_iter().collect(),
    }
}

/// The days without school among entries.
pub(super) fn breaks(entries: &[YearEntry]) -> Vec<Break> {
    let holidays = entries.iter().map(|one| &one.content).filter(|one| one.kind == EntryKind::Holiday);
    holidays.map(|one| Break { name: one.title.clone(), from: one.from, until: one.until }).collect()
}

fn of_entry(
    entry: YearEntry,
    groups: Vec<GroupState>,
    (reader, breaks): (&YearReader, &[Break]),
) -> YearItem {
    let content = entry.content;
    let moved = domain::calendar::after_breaks(&content, breaks);
    YearItem {
        of: ItemOf::Entry(entry.id),
        kind: ItemKind::Entry(content.kind),
        title: content.title,
        span: content.span,
        from: content.from,
        until: content.until,
        is_mine: content.audience.concerns(reader),
        audience: content.audience,
        asks: content.asks,
        note: content.note,
        source: content.source,
        groups,
        in_break: moved.map(|(_, name)| name),
    }
}

/// Whether tests of these year groups are for somebody: she leads, or teaches one of them.
pub(super) fn tests_concern(year_groups: &[u8], reader: &YearReader) -> bool {
    let leads = |role: &Role| matches!(role, Role::Coordinator | Role::Principal);
    reader.roles.iter().any(leads) || year_groups.iter().any(|one| reader.year_groups.contains(one))
}

fn of_window(page: WindowPage, reader: &YearReader) -> YearItem {
    let window = page.window;
    let is_over = page.state == WindowState::Over;
    let state = |one: &super::page::GroupTodo| GroupState {
        group: one.group,
        name: one.name.clone(),
        done: (one.missing() == 0).then_some(GroupDone::Results),
        may_tick: false,
    };
    let span = if window.from == window.until { EntrySpan::Day } else { EntrySpan::Period };
    YearItem {
        of: ItemOf::Window(window.id),
        kind: ItemKind::Tests,
        title: window.name,
        span,
        from: window.from,
        until: window.until,
        is_mine: tests_concern(&window.year_groups, reader),
        audience: Audience { year_groups: window.year_groups, ..Audience::default() },
        asks: Asks::Nothing,
        note: String::new(),
        source: window.source,
        // Until the last day of entering nobody is late.
        groups: if is_over { page.groups.iter().map(state).collect() } else { Vec::new() },
        in_break: None,
    }
}

fn of_talks(talks: TalksOfDay) -> YearItem {
    YearItem {
        of: ItemOf::Talks(talks.kind.key, talks.count),
        kind: ItemKind::Talks,
        title: talks.kind.name,
        span: EntrySpan::Day,
        from: talks.day,
        until: talks.day,
        audience: Audience::default(),
        asks: Asks::Nothing,
        note: String::new(),
        source: None,
        groups: Vec::new(),
        is_mine: talks.mine > 0,
        in_break: None,
    }
}

fn fits(item: &YearItem, filter: &YearFilter) -> bool {
    let of_kind = filter.kind.as_ref().is_none_or(|kind| kind == item.kind.code());
    let for_whom = match filter.for_whom {
        ForWhom::All => true,
        ForWhom::Me => item.is_mine,
        ForWhom::YearGroup(number) => item.audience.has_year_group(number),
    };
    of_kind && for_whom
}

/// Which groups are late, each once, with how many things.
fn late(items: &[YearItem], today: Date) -> Vec<(String, usize)> {
    let mut found: Vec<(String, usize)> = Vec::new();
    for item in items.iter().filter(|one| one.is_late(today)) {
        for group in item.missing() {
            match found.iter_mut().find(|(name, _)| *name == group.name) {
                Some((_, count)) => *count = count.saturating_add(1),
                None => found.push((group.name.clone(), 1)),
            }
        }
    }
    found
}

/// What comes in the days ahead for who looks, for the page of the day: the first days first.
pub(crate) async fn coming(
    ctx: &Ctx,
    tx: &mut ReadTx,
    scope: &InSchool,
    (from, until): (Date, Date),
) -> Result<Vec<YearEntry>, Error> {
    let mut entries = kept::entries_between(tx, scope, (from, until)).await?;
    // Which year groups are in which group matters only to who teaches one, and where an entry names some.
    let teaches = whose(ctx).is_some_and(|person| !person.groups.is_empty());
    let names_some = entries.iter().any(|one| !one.content.audience.year_groups.is_empty());
    let groups = match teaches && names_some {
        true => groups_with_years(tx, scope, SchoolYear::of(from)).await?,
        false => Vec::new(),
    };
    let reader = reader(ctx, scope.school(), &groups);
    entries.retain(|one| one.content.audience.concerns(&reader));
    Ok(entries)
}
