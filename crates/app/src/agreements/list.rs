//! One list of all agreements whose subject one may see, with filters, and how many were kept.

use super::sight::{Eyes, ListedAgreement, me, write_looks};
use crate::{Ctx, Error};
use domain::{
    SchoolYear,
    agreements::{AgreementStanding, Candidate, Tally, half_year_of},
    ids::{AccountId, GroupId, PupilId},
    register::School,
};
use jiff::civil::Date;
use policy::{Action, Decision, Resource, Sight, decide};
use store::agreements as kept;

/// Agreements on a page.
const ON_A_PAGE: usize = 50;

/// The most that were closed and are listed.
const MOST_CLOSED: i64 = 1000;

/// How many days "this week" has.
const WEEK: i32 = 7;

/// Which agreements one wants to see.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Which {
    /// All that are open.
    #[default]
    Open,
    /// Those that one does oneself.
    Mine,
    /// Those whose day is over.
    Overdue,
    /// Those that are due within seven days.
    Week,
    /// Those of which somebody should ask how it goes.
    Halfway,
    /// Those that were done or dropped this school year.
    Closed,
}

impl Which {
    /// All, in the order of the page.
    pub const ALL: [Self; 6] =
        [Self::Open, Self::Mine, Self::Overdue, Self::Week, Self::Halfway, Self::Closed];

    /// The word in an address.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Mine => "mine",
            Self::Overdue => "overdue",
            Self::Week => "week",
            Self::Halfway => "halfway",
            Self::Closed => "closed",
        }
    }

    /// The one with a word; the first when there is none such.
    pub fn from_code(code: &str) -> Self {
        Self::ALL.into_iter().find(|which| which.code() == code).unwrap_or_default()
    }

    fn has(self, one: &ListedAgreement) -> bool {
        match self {
            Self::Open | Self::Closed => true,
            Self::Mine => one.is_mine,
            Self::Overdue => matches!(one.standing, AgreementStanding::Overdue(_)),
            Self::Week => match one.standing {
                AgreementStanding::Today => true,
                AgreementStanding::Coming(days) => days <= WEEK,
                AgreementStanding::Overdue(_) | AgreementStanding::Closed => false,
            },
            Self::Halfway => one.is_halfway,
        }
    }
}

/// What one filters on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AgreementFilter {
    /// Which.
    pub which: Which,
    /// Of one person only.
    pub who: Option<AccountId>,
    /// About one pupil only.
    pub pupil: Option<PupilId>,
    /// About one group only.
    pub group: Option<GroupId>,
    /// From talks, plans or cases only, by the code of the kind.
    pub source: Option<String>,
    /// The page, from 1.
    pub page: usize,
}

impl AgreementFilter {
    fn leaves(&self, one: &ListedAgreement) -> bool {
        self.who.is_none_or(|who| one.agreement.owner == Some(who))
            && self.pupil.is_none_or(|pupil| one.pupil.as_ref().is_some_and(|(id, _)| *id == pupil))
            && self.group.is_none_or(|group| one.group.as_ref().is_some_and(|(id, _)| *id == group))
            && self.source.as_deref().is_none_or(|kind| one.agreement.source.parts().0 == kind)
    }
}

/// The agreements of a school.
#[derive(Debug, Clone)]
pub struct AgreementList {
    /// The school.
    pub school: School,
    /// Those of this page.
    pub agreements: Vec<ListedAgreement>,
    /// How many there are of each kind of [`Which`] but the last, in its order, under the other filters.
    pub counts: [usize; 5],
    /// Whether anything was ever agreed that one may see.
    pub is_empty: bool,
    /// How many were kept in this half of the school year, under the filters but [`Which`].
    pub tally: Tally,
    /// The days of that half.
    pub period: (Date, Date),
    /// The day it is.
    pub today: Date,
    /// Who can be filtered on: who works here.
    pub people: Vec<Candidate>,
    /// The pupils and groups about whom there is something that one sees, with their names.
    pub pupils: Vec<(PupilId, String)>,
    /// The groups.
    pub groups: Vec<(GroupId, String)>,
    /// Whether all of the school are there.
    pub is_whole_school: bool,
    /// Whether one may write agreements down.
    pub may_write: bool,
    /// Who asks.
    pub me: Option<AccountId>,
    /// How many there are on all pages.
    pub found: usize,
    /// Page and number of pages.
    pub page: (usize, usize),
}

/// The agreements of a school that one may see. Who is named on the page is in the trail as looked at.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn agreement_list(
    ctx: &Ctx,
    code: &str,
    filter: &AgreementFilter,
    part: &'static str,
) -> Result<AgreementList, Error> {
    let (scope, school) = ctx.school(code, Action::ViewAgreements).await?;
    let (today, period) = (ctx.today(), half_year_of(ctx.today()));
    let mut tx = ctx.read().await?;
    let eyes = Eyes::load(ctx, &mut tx, &scope).await?;
    let open = eyes.all(kept::open_agreements(&mut tx, &scope).await?);
    let promised = eyes.all(kept::agreements_promised_between(&mut tx, &scope, period).await?);
    let closed = match filter.which {
        Which::Closed => {
            let since = SchoolYear::of(today).first_day();
            eyes.all(kept::closed_agreements(&mut tx, &scope, (since, MOST_CLOSED)).await?)
        }
        _ => Vec::new(),
    };
    let people = kept::people_to_agree(&mut tx, &scope, today).await?;
    drop(tx);
    let is_empty = open.is_empty() && promised.is_empty();
    let (pupils, groups) = about(open.iter().chain(&closed));
    let of_filter = promised.iter().filter(|one| filter.leaves(one)).map(|one| &one.agreement);
    let tally = Tally::of(of_filter, period, today);
    let open: Vec<ListedAgreement> = open.into_iter().filter(|one| filter.leaves(one)).collect();
    let mut counts = [0; 5];
    for (count, which) in counts.iter_mut().zip(Which::ALL) {
        *count = open.iter().filter(|one| which.has(one)).count();
    }
    let of_which = if filter.which == Which::Closed { closed } else { open };
    let found: Vec<ListedAgreement> =
        of_which.into_iter().filter(|one| filter.which.has(one) && filter.leaves(one)).collect();
    let count = found.len();
    let pages = count.div_ceil(ON_A_PAGE).max(1);
    let page = filter.page.clamp(1, pages);
    let shown: Vec<ListedAgreement> =
        found.into_iter().skip((page - 1) * ON_A_PAGE).take(ON_A_PAGE).collect();
    write_looks(ctx, (&scope, &school), (part, &shown)).await?;
    let may_write = decide(ctx.actor(), Action::WriteAgreements, Resource::School(school.id));
    Ok(AgreementList {
        agreements: shown,
        counts,
        is_empty,
        tally,
        period,
        today,
        people,
        pupils,
        groups,
        is_whole_school: ctx.sight(Action::ViewAgreements, school.id) == Sight::School,
        may_write: matches!(may_write, Decision::Allowed(_)),
        me: me(ctx.actor()),
        found: count,
        page: (page, pages),
        school,
    })
}

/// The pupils and groups that are named, each once, by name.
type Named = (Vec<(PupilId, String)>, Vec<(GroupId, String)>);

fn about<'a>(all: impl Iterator<Item = &'a ListedAgreement> + Clone) -> Named {
    let mut pupils: Vec<(PupilId, String, String)> = all
        .clone()
        .filter_map(|one| one.pupil.as_ref())
        .map(|(id, name)| (*id, name.listed(), name.full()))
        .collect();
    pupils.sort_by(|a, b| (&a.1, a.0).cmp(&(&b.1, b.0)));
    pupils.dedup_by_key(|one| one.0);
    let mut groups: Vec<(GroupId, String)> =
        all.filter(|one| one.pupil.is_none()).filter_map(|one| one.group.clone()).collect();
    groups.sort_by(|a, b| (&a.1, a.0).cmp(&(&b.1, b.0)));
    groups.dedup();
    (pupils.into_iter().map(|(id, _, name)| (id, name)).collect(), groups)
}
