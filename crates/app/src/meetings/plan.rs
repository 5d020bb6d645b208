//! Planning a talk, and changing when and where it is.

use super::{
    kinds::{kind_of, kinds_of},
    open::{Opened, Seen, looks, open},
    people::{colleagues, tell_people},
    typed::{MOST_PUPILS, TalkProblem, TalkTyped, When, group, people, pupils, when},
};
use crate::{Ctx, Error, ctx::new_id, notes::second, register::year_now};
use domain::{
    Personal, SchoolYear,
    ids::{AccountId, GroupId, PupilId, TalkId, TalkSubjectId},
    meetings::{PersonRole, SubjectKind, Talk, TalkAbout, TalkKind, TalkPerson, TalkState, TalkSubject},
    notices::NoticeKind,
    register::{Group, GroupKind, Pupil, School},
};
use i18n::Language;
use policy::{Action, InSchool, OfPupil, Resource};
use std::collections::BTreeSet;
use store::{ReadTx, audit::Deed, meetings, register, trust};
use uuid::Uuid;

/// What came of planning or changing a talk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TalkSaved {
    /// It is saved.
    Yes(TalkId),
    /// These fields are wrong.
    Wrong(Vec<(&'static str, TalkProblem)>),
    /// Somebody changed it in the meantime; this stands there now.
    Meanwhile(Box<Talk>),
}

/// What one can choose for a new talk.
#[derive(Debug, Clone)]
pub struct TalkChoices {
    /// The school.
    pub school: School,
    /// The kinds.
    pub kinds: Vec<TalkKind>,
    /// The stamgroepen of this school year that are in sight.
    pub groups: Vec<Group>,
    /// The pupils of the group that was named, to choose from.
    pub candidates: Vec<Pupil>,
    /// The pupils who were named in the address, when they are in sight.
    pub pupils: Vec<Pupil>,
    /// Who works here: account, name, role.
    pub colleagues: Vec<(AccountId, Personal<String>, PersonRole)>,
    /// The teachers of the group that was named.
    pub teachers: Vec<AccountId>,
    /// Who asks.
    pub me: Option<AccountId>,
}

/// What one can choose for a new talk of a kind (empty when none is chosen yet), about a group or pupils that may be named
/// already. Only for a talk about pupils those of the group are given, and then they are in the trail as looked at.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn talk_choices(
    ctx: &Ctx,
    code: &str,
    (kind, group, pupils): (&str, &str, &[String]),
    language: Language,
) -> Result<TalkChoices, Error> {
    let (scope, school) = ctx.school(code, Action::PlanTalk).await?;
    let mut seen = Vec::new();
    for id in pupils.iter().filter_map(|id| id.parse::<PupilId>().ok()).take(MOST_PUPILS) {
        if let Some(of_pupil) = pupil_in_sight(ctx, &school, id).await? {
            ctx.looked(&of_pupil, "talks").await?;
            seen.push(id);
        }
    }
    let mut tx = ctx.read().await?;
    let mut kinds = kinds_of(&mut tx, &scope, language).await?;
    kinds.retain(|one| !one.is_removed);
    let groups = groups_in_sight(ctx, &mut tx, &scope).await?;
    let mut found = Vec::with_capacity(seen.len());
    for id in seen {
        found.extend(register::pupil(&mut tx, &scope, id).await?);
    }
    let named = groups.iter().find(|one| one.id.to_string() == group);
    let asks_pupils = kinds.iter().any(|one| one.key == kind && one.about == TalkAbout::Pupils);
    let candidates = match named.filter(|_| asks_pupils).map(|one| one.id) {
        Some(group) => {
            // No reading transaction is held meanwhile: who waits for the writer must not keep readers waiting.
            drop(tx);
            looks(ctx, (&school, &scope), (BTreeSet::from([group]), BTreeSet::new()), "talk_new").await?;
            tx = ctx.read().await?;
            let seen = Seen::load(ctx, &mut tx, &scope).await?;
            let mut of_group = register::pupils_of_group(&mut tx, &scope, group).await?;
            of_group.retain(|one| seen.has_pupil(one.id));
            of_group
        }
        None => Vec::new(),
    };
    let teaching = trust::groups_of_people(&mut tx, &scope, ctx.today()).await?;
    let teachers = teaching.into_iter().filter(|(_, of)| of.to_string() == group).map(|(who, _)| who);
    Ok(TalkChoices {
        teachers: teachers.collect(),
        colleagues: colleagues(ctx, &mut tx, &scope).await?,
        me: ctx.actor().account(),
        pupils: found,
        candidates,
        kinds,
        groups,
        school,
    })
}

/// The stamgroepen of the school year it is now that the actor sees.
pub(super) async fn groups_in_sight(
    ctx: &Ctx,
    tx: &mut ReadTx,
    scope: &InSchool,
) -> Result<Vec<Group>, Error> {
    let Some(year) = year_now(ctx, tx, scope).await? else { return Ok(Vec::new()) };
    let sight = ctx.sight(Action::ViewGroup, scope.school());
    let mut groups = register::groups_of_year(tx, scope, year).await?;
    groups.retain(|one| one.kind == GroupKind::Base && sight.has_group(one.id));
    groups.sort_by_cached_key(crate::register::group_order);
    Ok(groups)
}

/// The scope of a pupil whose talks the actor may see; none of one who is of another school or out of sight.
pub(super) async fn pupil_in_sight(
    ctx: &Ctx,
    school: &School,
    id: PupilId,
) -> Result<Option<OfPupil>, Error> {
    let place = trust::place_of_pupil(&mut ctx.read().await?, (school.id, id), ctx.today()).await?;
    let Some(place) = place else { return Ok(None) };
    match OfPupil::issue(ctx.actor(), Action::ViewPupilTalks, &place) {
        Ok(scope) => Ok(Some(scope)),
        Err(denied) => {
            // It is told as one who is not there, and kept as what it is.
            ctx.refused(Action::ViewPupilTalks, Resource::Pupil(&place), denied).await?;
            Ok(None)
        }
    }
}

/// Plans a talk. Who plans it takes part in it. A pupil or a group of another school, or out of sight, is refused.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn plan_talk(ctx: &Ctx, code: &str, typed: &TalkTyped) -> Result<TalkSaved, Error> {
    let (scope, school) = ctx.school(code, Action::PlanTalk).await?;
    let mut tx = ctx.read().await?;
    let kinds = kinds_of(&mut tx, &scope, Language::Nl).await?;
    let groups = groups_in_sight(ctx, &mut tx, &scope).await?;
    let staff = colleagues(ctx, &mut tx, &scope).await?;
    drop(tx);
    let mut wrong = Vec::new();
    let known = kinds.iter().any(|one| one.key == typed.kind && !one.is_removed);
    if !known {
        wrong.push(("kind", TalkProblem::NoKind));
    }
    let kind = kind_of(&kinds, &typed.kind);
    let when = when(typed, ctx.today(), &mut wrong);
    let group = if kind.about == TalkAbout::Group { group(&groups, &typed.group, &mut wrong) } else { None };
    let pupils = match kind.about {
        TalkAbout::Pupils => pupils(ctx, &school, typed, &mut wrong).await?,
        _ => Vec::new(),
    };
    let people = people(ctx, &kind, (typed, &staff), &mut wrong)?;
    let (Some(when), true) = (when, wrong.is_empty()) else { return Ok(TalkSaved::Wrong(wrong)) };
    let talk = new_talk(ctx, &kind, (when, group), &people)?;
    save_new(ctx, (&scope, &school), NewTalk { talk, kind, pupils, people }).await
}

fn new_talk(
    ctx: &Ctx,
    kind: &TalkKind,
    (when, group): (When, Option<GroupId>),
    people: &[TalkPerson],
) -> Result<Talk, Error> {
    let (me, now) = (ctx.own()?.account(), second(ctx));
    let mine = people.iter().find(|one| one.account == Some(me));
    Ok(Talk {
        id: TalkId(new_id()),
        kind: kind.key.clone(),
        title: when.title,
        held_on: when.held_on,
        starts_at: when.starts_at,
        minutes: when.minutes,
        place: when.place,
        group,
        case: None,
        state: TalkState::Planned,
        is_private: kind.is_private,
        round: None,
        author: me,
        author_name: mine.map(|one| one.name.clone()).unwrap_or_default(),
        made_at: now,
        changed_at: now,
        prepared_at: None,
        version: 1,
    })
}

/// A talk with all that it begins with.
pub(super) struct NewTalk {
    pub(super) talk: Talk,
    pub(super) kind: TalkKind,
    pub(super) pupils: Vec<PupilId>,
    pub(super) people: Vec<TalkPerson>,
}

impl NewTalk {
    /// Adds it, without keeping it yet.
    pub(super) async fn add(
        &self,
        ctx: &Ctx,
        tx: &mut store::WriteTx,
        scope: &InSchool,
    ) -> Result<Deed, Error> {
        let talk = &self.talk;
        meetings::add_talk(tx, scope, talk).await?;
        for person in &self.people {
            meetings::add_person(tx, scope, (talk.id, person)).await?;
        }
        for (position, pupil) in (1..).zip(&self.pupils) {
            let subject = main_subject(&self.kind, (SubjectKind::Pupil, None, Some(*pupil)), position);
            meetings::add_subject(tx, scope, (talk.id, &subject)).await?;
        }
        if let Some(group) = talk.group {
            let subject = main_subject(&self.kind, (SubjectKind::Group, Some(group.0), None), 1);
            meetings::add_subject(tx, scope, (talk.id, &subject)).await?;
        }
        tell_people(ctx, tx, scope, (talk.id, &self.people, NoticeKind::TalkPlanned)).await?;
        let pupil = match self.pupils.as_slice() {
            [only] => Some(*only),
            _ => None,
        };
        Ok(Deed::TalkPlanned { talk: talk.id, kind: talk.kind.clone(), pupil, group: talk.group })
    }
}

fn main_subject(
    kind: &TalkKind,
    (what, about, pupil): (SubjectKind, Option<Uuid>, Option<PupilId>),
    position: i64,
) -> TalkSubject {
    TalkSubject {
        id: TalkSubjectId(new_id()),
        kind: what,
        about,
        pupil,
        title: Personal::default(),
        why: Vec::new(),
        part: kind.part_of(what).to_owned(),
        is_main: true,
        is_by_hand: false,
        is_done: false,
        is_removed: false,
        position,
        version: 1,
    }
}

async fn save_new(
    ctx: &Ctx,
    (scope, school): (&InSchool, &School),
    new: NewTalk,
) -> Result<TalkSaved, Error> {
    let mut tx = ctx.write().await?;
    let deed = new.add(ctx, &mut tx, scope).await?;
    tx.commit(&ctx.event(school.id, deed)).await?;
    Ok(TalkSaved::Yes(new.talk.id))
}

/// Changes when and where a talk is and what it is called, over the version that was looked at.
///
/// # Errors
/// [`Error::NotFound`] when there is no such talk in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn edit_talk(
    ctx: &Ctx,
    code: &str,
    (id, version): (TalkId, i64),
    typed: &TalkTyped,
) -> Result<TalkSaved, Error> {
    let Opened { talk, scope, school, subjects, people, .. } =
        open(ctx, code, id, (Action::PlanTalk, Language::Nl)).await?;
    let mut wrong = Vec::new();
    let when = when(typed, ctx.today(), &mut wrong);
    let (Some(when), true) = (when, wrong.is_empty()) else { return Ok(TalkSaved::Wrong(wrong)) };
    let When { title, held_on, starts_at, minutes, place } = when;
    let changed =
        Talk { title, held_on, starts_at, minutes, place, changed_at: second(ctx), version, ..talk.clone() };
    let mut tx = ctx.write().await?;
    if !meetings::change_talk(&mut tx, &scope, &changed).await? {
        tx.undo().await?;
        let now = meetings::talk(&mut ctx.read().await?, &scope, id).await?.ok_or(Error::NotFound)?;
        return Ok(TalkSaved::Meanwhile(Box::new(now)));
    }
    let is_moved = (changed.held_on, changed.starts_at, &changed.place)
        != (talk.held_on, talk.starts_at, &talk.place)
        && talk.state == TalkState::Planned;
    if is_moved {
        tell_people(ctx, &mut tx, &scope, (id, &people, NoticeKind::TalkMoved)).await?;
    }
    let main: Vec<PupilId> = subjects.iter().filter(|one| one.is_main).filter_map(|one| one.pupil).collect();
    let pupil = if main.len() == 1 { main.first().copied() } else { None };
    let deed = Deed::TalkEdited { talk: id, pupil, group: talk.group };
    tx.commit(&ctx.event(school.id, deed)).await?;
    Ok(TalkSaved::Yes(id))
}

/// The school year in which a talk is.
pub(super) fn year_of(talk: &Talk) -> SchoolYear {
    SchoolYear::of(talk.held_on)
}
