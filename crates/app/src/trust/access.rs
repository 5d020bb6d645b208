//! Who can see a pupil and why: the same function that decides, asked for everybody.

use super::people::groups_now;
use crate::{
    Ctx, Error,
    notes::{KeptCategory, ensure},
    route::{InvitedPartner, partners_around},
};
use domain::{
    Personal, SchoolYear,
    ids::{AccountId, GroupId, NoteId, PupilId},
    notes::{NoteCategory, NoteFacts},
    register::{Pupil, School},
    trust::{Role, Term},
};
use jiff::{SignedDuration, Timestamp, civil::Date, tz::TimeZone};
use policy::{
    Action, Actor, Decision, NoteView, OfPupil, Person, PupilPlace, Reason, Resource, decide, may_grant,
    note_view, reasons,
};
use std::{collections::HashMap, sync::Arc};
use store::{
    ReadTx, register,
    trust::{self as kept, KeptTie, SchoolPerson},
};
use uuid::Uuid;

/// For so long the page shows who could see the pupil before. A choice of ours: a school year.
pub const LOOKS_BACK: SignedDuration = SignedDuration::from_hours(365 * 24);

/// Why somebody can see a pupil, with what a person wants to know of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// The role gives the whole school.
    WholeSchool(Role),
    /// She teaches these groups of the pupil.
    Teaches(Vec<String>),
    /// She is tied to the pupil in this role, until this day.
    Tied {
        /// As what.
        role: Role,
        /// The last day; none when no end is known.
        until: Option<Date>,
    },
    /// She opened the file in an emergency, until this moment.
    Emergency(Timestamp),
}

/// What somebody sees of a pupil.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sees {
    /// The file.
    pub file: bool,
    /// What the school shares with the guardians.
    pub shared: bool,
    /// The names of the categories of notes of which she sees something, with what she sees of another's note of this
    /// school year.
    pub notes: Vec<(String, NoteView)>,
}

/// Somebody who can see the pupil.
#[derive(Debug, Clone)]
pub struct Viewer {
    /// The account.
    pub account: AccountId,
    /// The name.
    pub name: Personal<String>,
    /// Her roles in the school.
    pub roles: Vec<Role>,
    /// Why.
    pub why: Vec<Why>,
    /// What.
    pub sees: Sees,
}

/// Somebody who could see the pupil until a while ago.
#[derive(Debug, Clone)]
pub struct FormerViewer {
    /// The account.
    pub account: AccountId,
    /// The name.
    pub name: Personal<String>,
    /// Why, until then.
    pub why: Vec<Why>,
    /// The last day on which she could.
    pub until: Date,
}

/// A tie with who it is.
#[derive(Debug, Clone)]
pub struct TieLine {
    /// The tie.
    pub tie: KeptTie,
    /// The name.
    pub name: Personal<String>,
    /// Whether it has ended.
    pub has_ended: bool,
    /// Whether the actor may change and end it.
    pub may_change: bool,
}

/// What the page shows.
#[derive(Debug, Clone)]
pub struct AccessPage {
    /// The school.
    pub school: School,
    /// The pupil.
    pub pupil: Pupil,
    /// Who can see the pupil, by name.
    pub viewers: Vec<Viewer>,
    /// Who could until a while ago, the latest first.
    pub former: Vec<FormerViewer>,
    /// Partners from outside who see something of the pupil by an invitation.
    pub invited: Vec<InvitedPartner>,
    /// The ties, oldest first, when the actor may tie; those that have ended last.
    pub ties: Vec<TieLine>,
    /// Whether the actor may tie somebody to the pupil.
    pub may_tie: bool,
    /// Whom she may tie.
    pub people: Vec<(AccountId, Personal<String>)>,
    /// Whether she may see the pages as another person sees them.
    pub may_view_as: bool,
}

/// Who can see a pupil and why.
///
/// # Errors
/// [`Error::NotFound`] when there is no such pupil in sight, [`Error::Forbidden`] when the actor may not see this.
pub async fn access(ctx: &Ctx, school: &str, pupil: PupilId) -> Result<AccessPage, Error> {
    let (of_pupil, school) = ctx.pupil(school, pupil, Action::ViewAccess).await?;
    ctx.looked(&of_pupil, "access").await?;
    // Before the reading transaction: it has one of its own.
    let categories = ensure(ctx, of_pupil.in_school()).await?;
    let mut tx = ctx.read().await?;
    let pupil = register::pupil(&mut tx, of_pupil.in_school(), pupil).await?.ok_or(Error::NotFound)?;
    let place = kept::place_of_pupil(&mut tx, (school.id, pupil.id), ctx.today()).await?;
    let place = place.ok_or(Error::NotFound)?;
    let people = kept::people_of_school(&mut tx, of_pupil.in_school()).await?;
    let around = Around::load(ctx, &mut tx, (&of_pupil, &place), categories).await?;
    let names: HashMap<AccountId, &SchoolPerson> = people.iter().map(|one| (one.id, one)).collect();
    let viewers = around.viewers(&names);
    let invited = partners_around(ctx, &mut tx, (&of_pupil, &school)).await?;
    let former = around.former(ctx, &names);
    let tie_action = decide(ctx.actor(), Action::TiePupil, Resource::Pupil(&place));
    let may_tie = matches!(tie_action, Decision::Allowed(_));
    let ties = if may_tie { tie_lines(ctx, &mut tx, &of_pupil, &names).await? } else { Vec::new() };
    let may_be_tied = |one: &&SchoolPerson| {
        one.closed_at.is_none() && may_tie && may_grant(ctx.actor(), school.id, one.id, Role::Guardian)
    };
    let people = people.iter().filter(may_be_tied).map(|one| (one.id, one.name.clone())).collect();
    let is_herself = matches!(ctx.actor(), Actor::Person(_));
    let may_view_as = is_herself && super::people::may(ctx, Action::ViewAs, school.id);
    Ok(AccessPage { school, viewers, former, invited, ties, may_tie, people, may_view_as, pupil })
}

/// Everybody around a pupil, with the facts that decide.
struct Around<'a> {
    place: &'a PupilPlace,
    people: Vec<Person>,
    groups: HashMap<GroupId, String>,
    categories: Vec<NoteCategory>,
    year: SchoolYear,
}

impl<'a> Around<'a> {
    async fn load(
        ctx: &Ctx,
        tx: &mut ReadTx,
        (of_pupil, place): (&OfPupil, &'a PupilPlace),
        categories: Vec<KeptCategory>,
    ) -> Result<Self, Error> {
        let since = ctx.now() - LOOKS_BACK;
        let people = kept::people_around(tx, of_pupil, (ctx.now(), ctx.today()), since).await?;
        let groups = groups_now(ctx, tx, of_pupil.in_school()).await?;
        let categories = categories.into_iter().map(|kept| kept.category).collect();
        Ok(Self { place, people, groups, categories, year: SchoolYear::of(ctx.today()) })
    }

    /// Everybody for whom the policy allows to see the file or what is shared.
    fn viewers(&self, names: &HashMap<AccountId, &SchoolPerson>) -> Vec<Viewer> {
        let viewer = |person: &Person| {
            let why = self.why(person);
            (!why.is_empty()).then(|| Viewer {
                account: person.account,
                name: name_of(names, person.account),
                roles: person.roles_in(self.place.school),
                sees: self.sees(person),
                why,
            })
        };
        self.people.iter().filter_map(viewer).collect()
    }

    /// Everybody who cannot now and could on the last day of a role or a tie, or until an emergency ended.
    fn former(&self, ctx: &Ctx, names: &HashMap<AccountId, &SchoolPerson>) -> Vec<FormerViewer> {
        let mut former = Vec::new();
        for person in self.people.iter().filter(|person| self.why(person).is_empty()) {
            let mut moments: Vec<(Timestamp, Date)> = moments(ctx, person);
            moments.sort_unstable();
            let then = |(now, today)| Person { now, today, ..person.clone() };
            let last = moments.into_iter().rev().map(then).find(|person| !self.why(person).is_empty());
            former.extend(last.map(|then| FormerViewer {
                account: person.account,
                name: name_of(names, person.account),
                why: self.why(&then),
                until: then.today,
            }));
        }
        former.sort_by_key(|one| std::cmp::Reverse(one.until));
        former
    }

    fn sees(&self, person: &Person) -> Sees {
        let may = |action| !reasons(person, action, Resource::Pupil(self.place)).is_empty();
        Sees { file: may(Action::ViewPupil), shared: may(Action::ViewShared), notes: self.notes(person) }
    }

    /// What the guard over notes says of a note that another wrote this year.
    fn notes(&self, person: &Person) -> Vec<(String, NoteView)> {
        let actor = Actor::Person(Arc::new(person.clone()));
        let view = |category: &NoteCategory| {
            let note = NoteFacts {
                id: NoteId(Uuid::nil()),
                author: AccountId(Uuid::nil()),
                readers: category.readers,
                is_removed: false,
                is_restricted: category.is_restricted,
                school_year: self.year,
            };
            (category.name.clone(), note_view(&actor, self.place, &note, self.year))
        };
        self.categories.iter().map(view).filter(|(_, view)| *view != NoteView::Hidden).collect()
    }

    /// The reasons of the policy, with the facts behind them.
    fn why(&self, person: &Person) -> Vec<Why> {
        let of = |action| reasons(person, action, Resource::Pupil(self.place));
        let mut all = of(Action::ViewPupil);
        all.extend(of(Action::ViewShared));
        all.sort_unstable();
        all.dedup();
        all.into_iter().map(|reason| self.in_full(person, reason)).collect()
    }

    fn in_full(&self, person: &Person, reason: Reason) -> Why {
        match reason {
            Reason::OwnGroup => {
                let own = |group: &&GroupId| person.groups.iter().any(|own| own.group == **group);
                let groups = self.place.groups.iter().filter(own);
                Why::Teaches(groups.filter_map(|id| self.groups.get(id).cloned()).collect())
            }
            Reason::Tie(role) => {
                let holds = |term: Term| term.covers(person.today);
                let ties = person.ties.iter().filter(|tie| tie.role == role && holds(tie.term));
                // The longest counts; one without an end is longer than any other.
                let until = ties.map(|tie| tie.term.until).max_by_key(|until| (until.is_none(), *until));
                Why::Tied { role, until: until.flatten() }
            }
            Reason::Emergency => {
                Why::Emergency(person.emergencies.iter().map(|one| one.until).max().unwrap_or(person.now))
            }
            Reason::Role(role) => Why::WholeSchool(role),
            // The others are no reasons to see something.
            _ => Why::WholeSchool(Role::Administrator),
        }
    }
}

/// The moments in the time that is looked back on at which something of hers ended, the last at which it still held.
fn moments(ctx: &Ctx, person: &Person) -> Vec<(Timestamp, Date)> {
    let zone = TimeZone::system();
    let first = (ctx.now() - LOOKS_BACK).to_zoned(zone.clone()).date();
    let ends = person.grants.iter().map(|grant| grant.term).chain(person.ties.iter().map(|tie| tie.term));
    let days = ends.filter_map(|term| term.until).filter(|day| first <= *day && *day < ctx.today());
    // An emergency of that day had ended by its last moment, or shows by itself.
    let at_night = days.map(|day| (ctx.now(), day));
    let before = |until: Timestamp| until - SignedDuration::from_millis(1);
    let ended = person.emergencies.iter().map(|one| before(one.until)).filter(|at| *at < ctx.now());
    at_night.chain(ended.map(|at| (at, at.to_zoned(zone.clone()).date()))).collect()
}

fn name_of(names: &HashMap<AccountId, &SchoolPerson>, account: AccountId) -> Personal<String> {
    names.get(&account).map(|one| one.name.clone()).unwrap_or_default()
}

async fn tie_lines(
    ctx: &Ctx,
    tx: &mut ReadTx,
    of_pupil: &OfPupil,
    names: &HashMap<AccountId, &SchoolPerson>,
) -> Result<Vec<TieLine>, Error> {
    let line = |tie: KeptTie| TieLine {
        name: name_of(names, tie.account),
        has_ended: tie.term.until.is_some_and(|until| until < ctx.today()),
        may_change: may_grant(ctx.actor(), of_pupil.school(), tie.account, tie.role),
        tie,
    };
    let mut lines: Vec<TieLine> = kept::ties_of_pupil(tx, of_pupil).await?.into_iter().map(line).collect();
    lines.sort_by_key(|line| line.has_ended);
    Ok(lines)
}
