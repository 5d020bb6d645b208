//! All signals of a school year whose pupils one may see, group by group.

use super::rules::Rules;
use crate::{Ctx, Error, register::group_order, results::group_standing};
use domain::{
    SchoolYear,
    ids::{GroupId, PupilId},
    register::{Group, GroupKind, Pupil, School},
    signals::{Signal, SignalKind, Woke},
};
use jiff::{ToSpan as _, civil::Date};
use policy::{Action, InSchool, Sight};
use std::collections::{BTreeMap, BTreeSet};
use store::{ReadTx, audit::Deed, register, signals as kept};

/// Groups on a page: all of them in most schools.
const GROUPS_ON_A_PAGE: usize = 20;

/// Which signals one wants to see.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Which {
    /// All.
    #[default]
    All,
    /// Those that turned up or woke in the last seven days.
    New,
    /// Those of pupils who are a blind spot, that are not asleep.
    Blind,
    /// Those that sleep.
    Asleep,
    /// Those that somebody answered, asleep or awake by now.
    Answered,
}

impl Which {
    /// All, in the order of the page.
    pub const ALL: [Self; 5] = [Self::All, Self::New, Self::Blind, Self::Asleep, Self::Answered];

    /// The word in an address.
    pub const fn code(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::New => "new",
            Self::Blind => "blind",
            Self::Asleep => "asleep",
            Self::Answered => "answered",
        }
    }
}

/// What one filters on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Which signals.
    pub which: Which,
    /// One kind only.
    pub kind: Option<SignalKind>,
    /// One subject only, as the files name it.
    pub subject: Option<String>,
    /// One group only.
    pub group: Option<GroupId>,
    /// The page, from 1.
    pub page: usize,
}

/// A pupil with the signals that the filter leaves.
#[derive(Debug, Clone)]
pub struct PupilSignals {
    /// The pupil.
    pub pupil: Pupil,
    /// The signals, in the order of the subjects.
    pub signals: Vec<Signal>,
    /// Whether the pupil is a blind spot.
    pub blind_spot: bool,
}

/// A group with the pupils of whom the filter leaves a signal.
#[derive(Debug, Clone)]
pub struct GroupSignals {
    /// The group.
    pub group: Group,
    /// The pupils, by family name.
    pub pupils: Vec<PupilSignals>,
}

/// The signals of a school.
#[derive(Debug, Clone)]
pub struct SchoolSignals {
    /// The school.
    pub school: School,
    /// The school year; none when there are no groups yet.
    pub year: Option<SchoolYear>,
    /// The groups of this page with a signal.
    pub groups: Vec<GroupSignals>,
    /// All groups whose signals one may see, in order.
    pub all_groups: Vec<Group>,
    /// The subjects on this page, before the filter.
    pub subjects: BTreeSet<String>,
    /// How many signals of each kind there are on this page, before the filter on kind.
    pub kinds: BTreeMap<SignalKind, usize>,
    /// How many signals [`Which`] leaves on this page, before the other filters; in its order.
    pub counts: [usize; 5],
    /// How many pupils have a signal on this page, and how many signals the filter leaves.
    pub shown: (usize, usize),
    /// Page and number of pages.
    pub page: (usize, usize),
}

/// The signals of the newest school year, a page of groups at a time, in a form (`signals`, `report`) that the audit trail
/// names. Each group that is shown is in the trail.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school in sight, [`Error::Forbidden`] when the actor sees no signals there.
pub async fn school_signals(
    ctx: &Ctx,
    school: &str,
    filter: &Filter,
    form: &'static str,
) -> Result<SchoolSignals, Error> {
    let (scope, school) = ctx.school(school, Action::ViewSignals).await?;
    let mut tx = ctx.read().await?;
    let year = register::school_years(&mut tx, &scope).await?.first().copied();
    let all_groups = match year {
        Some(year) => groups_in_sight(ctx, &mut tx, &scope, year).await?,
        None => Vec::new(),
    };
    drop(tx);
    let wanted: Vec<&Group> =
        all_groups.iter().filter(|group| filter.group.is_none_or(|only| only == group.id)).collect();
    let pages = wanted.len().div_ceil(GROUPS_ON_A_PAGE).max(1);
    let page = filter.page.clamp(1, pages);
    let of_page: Vec<Group> =
        wanted.into_iter().skip((page - 1) * GROUPS_ON_A_PAGE).take(GROUPS_ON_A_PAGE).cloned().collect();
    let mut found = Found { since: ctx.today().saturating_sub(7.days()), ..Found::default() };
    for group in &of_page {
        let deed = Deed::GroupLooked { group: group.id, form, reason: scope.reason().code() };
        // No reading transaction is held meanwhile: who waits for the writer must not keep readers waiting.
        ctx.record(Some(school.id), deed).await?;
    }
    let mut tx = ctx.read().await?;
    for group in of_page {
        found.add(ctx, &mut tx, &scope, (group, filter)).await?;
    }
    let Found { groups, subjects, kinds, counts, shown, .. } = found;
    Ok(SchoolSignals {
        school,
        year,
        groups,
        all_groups,
        subjects,
        kinds,
        counts,
        shown,
        page: (page, pages),
    })
}

fn week_ago(ctx: &Ctx) -> jiff::Timestamp {
    ctx.now().saturating_sub(jiff::SignedDuration::from_hours(7 * 24)).unwrap_or(jiff::Timestamp::MIN)
}

/// The stamgroepen of a year that the actor sees; who teaches other groups sees these too.
async fn groups_in_sight(
    ctx: &Ctx,
    tx: &mut ReadTx,
    scope: &InSchool,
    year: SchoolYear,
) -> Result<Vec<Group>, Error> {
    let sight = ctx.sight(Action::ViewSignals, scope.school());
    let mut groups = register::groups_of_year(tx, scope, year).await?;
    let sees_all = sight == Sight::School;
    groups.retain(|group| sight.has_group(group.id) && (!sees_all || group.kind == GroupKind::Base));
    groups.sort_by_cached_key(group_order);
    Ok(groups)
}

/// What was found so far.
#[derive(Default)]
struct Found {
    since: Date,
    brought: BTreeSet<(PupilId, Date)>,
    groups: Vec<GroupSignals>,
    subjects: BTreeSet<String>,
    kinds: BTreeMap<SignalKind, usize>,
    counts: [usize; 5],
    shown: (usize, usize),
}

impl Found {
    async fn add(
        &mut self,
        ctx: &Ctx,
        tx: &mut ReadTx,
        scope: &InSchool,
        (group, filter): (Group, &Filter),
    ) -> Result<(), Error> {
        let as_of = ctx.today().min(group.school_year.last_day());
        let rules = Rules::of_group(ctx, tx, scope, (&group, as_of)).await?;
        let brought = kept::results_brought_since(tx, scope, (group.id, week_ago(ctx))).await?;
        self.brought.extend(brought);
        let mut pupils = Vec::new();
        for (pupil, (_, standing)) in group_standing(ctx, tx, scope, &group, &rules).await? {
            let blind_spot = standing.blind_spot;
            let signals = self.counted(pupil.id, standing.signals, blind_spot, filter);
            if !signals.is_empty() {
                self.shown = (self.shown.0 + 1, self.shown.1 + signals.len());
                pupils.push(PupilSignals { pupil, signals, blind_spot });
            }
        }
        if !pupils.is_empty() {
            self.groups.push(GroupSignals { group, pupils });
        }
        Ok(())
    }

    /// Counts the signals of one pupil, and gives those that the filter leaves.
    fn counted(
        &mut self,
        pupil: PupilId,
        signals: Vec<Signal>,
        blind_spot: bool,
        filter: &Filter,
    ) -> Vec<Signal> {
        let mut left = Vec::new();
        for signal in signals {
            let is_new = self.is_new(pupil, &signal);
            for (count, which) in self.counts.iter_mut().zip(Which::ALL) {
                *count += usize::from(is_left(which, &signal, blind_spot, is_new));
            }
            self.subjects.extend(signal.subject.clone());
            let is_wanted = is_left(filter.which, &signal, blind_spot, is_new)
                && filter.subject.as_ref().is_none_or(|only| signal.subject.as_ref() == Some(only));
            if !is_wanted {
                continue;
            }
            *self.kinds.entry(signal.kind()).or_default() += 1;
            if filter.kind.is_none_or(|only| only == signal.kind()) {
                left.push(signal);
            }
        }
        left
    }

    /// Whether a signal turned up or woke lately: by its day, or because the result was brought in lately.
    fn is_new(&self, pupil: PupilId, signal: &Signal) -> bool {
        let woke = signal.answer.as_ref().filter(|answered| answered.woke == Some(Woke::Day));
        signal.since >= self.since
            || self.brought.contains(&(pupil, signal.since))
            || woke.is_some_and(|answered| answered.answer.again_on >= self.since)
    }
}

fn is_left(which: Which, signal: &Signal, blind_spot: bool, is_new: bool) -> bool {
    match which {
        Which::All => true,
        Which::New => is_new,
        Which::Blind => blind_spot && !signal.is_asleep(),
        Which::Asleep => signal.is_asleep(),
        Which::Answered => signal.answer.is_some(),
    }
}
