//! The talks of a school that one sees: those that come and those that were.

use super::{
    kinds::{kind_of, kinds_of},
    open::{Seen, looks},
    plan::groups_in_sight,
};
use crate::{Ctx, Error};
use domain::{
    ids::{GroupId, PupilId, TalkId},
    meetings::{Talk, TalkKind, TalkPerson, TalkState, TalkSubject},
    register::{Group, Pupil, School},
};
use i18n::Language;
use jiff::{ToSpan as _, civil::Date};
use policy::{Action, InSchool};
use std::collections::{BTreeSet, HashMap};
use store::{ReadTx, meetings};

/// Which talks one wants to see.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum When {
    /// Those to come, and those that were planned for a day that is over.
    #[default]
    Coming,
    /// Those that were, the newest first.
    Past,
}

impl When {
    /// The word in an address.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Coming => "coming",
            Self::Past => "past",
        }
    }
}

/// What one filters on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TalkFilter {
    /// To come or past.
    pub when: When,
    /// One kind only.
    pub kind: Option<String>,
    /// One group only: talks about it.
    pub group: Option<GroupId>,
    /// Only those in which who looks takes part.
    pub is_mine: bool,
    /// The page, from 1; 0 is the first too.
    pub page: usize,
}

/// A talk in a list.
#[derive(Debug, Clone)]
pub struct ListedTalk {
    /// The talk.
    pub talk: Talk,
    /// Its kind.
    pub kind: TalkKind,
    /// The group that it is about.
    pub group: Option<Group>,
    /// The pupils whom it is about.
    pub pupils: Vec<Pupil>,
    /// Who takes part.
    pub people: Vec<TalkPerson>,
    /// How many subjects stand on its agenda.
    pub subjects: usize,
    /// Whether who looks takes part.
    pub is_mine: bool,
}

impl ListedTalk {
    /// Whether its day is over while nobody said that it was held.
    pub fn is_late(&self, today: Date) -> bool {
        self.talk.state == TalkState::Planned && self.talk.held_on < today
    }
}

/// The talks of a school.
#[derive(Debug, Clone)]
pub struct TalkList {
    /// The school.
    pub school: School,
    /// The talks of the page.
    pub talks: Vec<ListedTalk>,
    /// The page, from 1.
    pub page: usize,
    /// How many pages there are.
    pub pages: usize,
    /// The kinds, for the filter.
    pub kinds: Vec<TalkKind>,
    /// The groups in sight, for the filter.
    pub groups: Vec<Group>,
    /// Whether all talks of the school that are not private are in sight.
    pub is_whole_school: bool,
    /// The day it is looked at.
    pub today: Date,
}

/// How far back and ahead a list goes.
const MONTHS: i32 = 18;

/// How many talks stand on a page.
const PAGE: usize = 50;

/// A page of the talks of a school that one sees. Every pupil and group that is named is in the trail as looked at.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn talk_list(
    ctx: &Ctx,
    code: &str,
    filter: &TalkFilter,
    language: Language,
) -> Result<TalkList, Error> {
    let (scope, school) = ctx.school(code, Action::ViewTalks).await?;
    let today = ctx.today();
    let days = (today.saturating_sub(MONTHS.months()), today.saturating_add(MONTHS.months()));
    let is_in = |talk: &Talk| match filter.when {
        When::Coming => talk.state == TalkState::Planned || talk.held_on >= today,
        When::Past => {
            talk.state != TalkState::Planned && talk.held_on < today || talk.state == TalkState::Held
        }
    };
    let wanted = |talk: &Talk| {
        is_in(talk)
            && filter.kind.as_ref().is_none_or(|kind| *kind == talk.kind)
            && filter.group.is_none_or(|group| talk.group == Some(group))
    };
    let (seen, mut shown) = shown(ctx, &scope, days, &wanted).await?;
    shown.retain(|one| !filter.is_mine || seen.takes_part(&one.people));
    if filter.when == When::Past {
        shown.reverse();
    }
    let pages = shown.len().div_ceil(PAGE).max(1);
    let page = filter.page.clamp(1, pages);
    let of_page: Vec<Shown> = shown.into_iter().skip((page - 1) * PAGE).take(PAGE).collect();
    let talks = named(ctx, (&scope, &school), (&seen, of_page), language).await?;
    let mut tx = ctx.read().await?;
    let kinds = kinds_of(&mut tx, &scope, language).await?;
    let groups = groups_in_sight(ctx, &mut tx, &scope).await?;
    Ok(TalkList { school, talks, page, pages, kinds, groups, is_whole_school: seen.is_whole_school(), today })
}

/// The talks of today that one sees and that go on, by time; those in which she takes part come first.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn talks_for_today(ctx: &Ctx, code: &str, language: Language) -> Result<Vec<ListedTalk>, Error> {
    let (scope, school) = ctx.school(code, Action::ViewTalks).await?;
    let today = ctx.today();
    let goes_on = |talk: &Talk| talk.state != TalkState::Cancelled;
    let (seen, shown) = shown(ctx, &scope, (today, today), &goes_on).await?;
    let mut talks = named(ctx, (&scope, &school), (&seen, shown), language).await?;
    talks.sort_by_key(|one| (!one.is_mine, one.talk.starts_at, one.talk.id));
    Ok(talks)
}

/// A talk with its kind, when it is in sight. Nobody is named by it.
pub(crate) async fn talk_in_sight(
    ctx: &Ctx,
    tx: &mut ReadTx,
    scope: &InSchool,
    (id, language): (TalkId, Language),
) -> Result<Option<(Talk, TalkKind)>, Error> {
    let Some(talk) = meetings::talk(tx, scope, id).await? else { return Ok(None) };
    let subjects = meetings::subjects(tx, scope, id).await?;
    let people = meetings::people(tx, scope, id).await?;
    if !Seen::load(ctx, tx, scope).await?.has(&talk, &subjects, &people) {
        return Ok(None);
    }
    let kind = kind_of(&kinds_of(tx, scope, language).await?, &talk.kind);
    Ok(Some((talk, kind)))
}

/// A talk in sight, before anybody is named.
struct Shown {
    talk: Talk,
    subjects: Vec<TalkSubject>,
    people: Vec<TalkPerson>,
}

impl Shown {
    fn main_pupils(&self) -> impl Iterator<Item = PupilId> {
        self.subjects.iter().filter(|one| one.is_main).filter_map(|one| one.pupil)
    }
}

/// The talks of some days that are wanted and in sight, by day and time.
async fn shown(
    ctx: &Ctx,
    scope: &InSchool,
    days: (Date, Date),
    wanted: &(dyn Fn(&Talk) -> bool + Sync),
) -> Result<(Seen, Vec<Shown>), Error> {
    let mut tx = ctx.read().await?;
    let seen = Seen::load(ctx, &mut tx, scope).await?;
    let mut subjects = meetings::subjects_of(&mut tx, scope, days).await?;
    let mut people = meetings::people_of(&mut tx, scope, days).await?;
    let talks = meetings::talks_between(&mut tx, scope, days).await?;
    let one = |talk: Talk| Shown {
        subjects: subjects.remove(&talk.id).unwrap_or_default(),
        people: people.remove(&talk.id).unwrap_or_default(),
        talk,
    };
    let mut shown: Vec<Shown> = talks.into_iter().filter(|talk| wanted(talk)).map(one).collect();
    shown.retain(|one| seen.has(&one.talk, &one.subjects, &one.people));
    Ok((seen, shown))
}

/// The same with whom they are about, in a fixed number of questions however many there are; every pupil and group that is
/// named is in the trail before it is read.
async fn named(
    ctx: &Ctx,
    (scope, school): (&InSchool, &School),
    (seen, shown): (&Seen, Vec<Shown>),
    language: Language,
) -> Result<Vec<ListedTalk>, Error> {
    let pupils: BTreeSet<PupilId> = shown.iter().flat_map(Shown::main_pupils).collect();
    let groups: BTreeSet<GroupId> = shown.iter().filter_map(|one| one.talk.group).collect();
    looks(ctx, (school, scope), (groups, pupils), "talks").await?;
    let first = shown.iter().map(|one| one.talk.held_on).min();
    let last = shown.iter().map(|one| one.talk.held_on).max();
    let Some(days) = first.zip(last) else { return Ok(Vec::new()) };
    let mut tx = ctx.read().await?;
    let kinds = kinds_of(&mut tx, scope, language).await?;
    let pupils = meetings::main_pupils_between(&mut tx, scope, days).await?;
    let pupils: HashMap<PupilId, Pupil> = pupils.into_iter().map(|one| (one.id, one)).collect();
    let groups = meetings::groups_between(&mut tx, scope, days).await?;
    let groups: HashMap<GroupId, Group> = groups.into_iter().map(|one| (one.id, one)).collect();
    let listed = shown.into_iter().map(|one| ListedTalk {
        kind: kind_of(&kinds, &one.talk.kind),
        is_mine: seen.takes_part(&one.people),
        subjects: one.subjects.iter().filter(|one| seen.has_subject(one)).count(),
        pupils: one.main_pupils().filter_map(|id| pupils.get(&id).cloned()).collect(),
        group: one.talk.group.and_then(|id| groups.get(&id).cloned()),
        talk: one.talk,
        people: one.people,
    });
    Ok(listed.collect())
}
