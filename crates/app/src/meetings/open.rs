//! Opening a talk: a private one only for who takes part, one about pupils only for who may see the talks of each of them,
//! one about a group for who may see the group or takes part.

use super::kinds::{kind_of, kinds_of};
use crate::{Ctx, Error};
use domain::{
    ids::{AccountId, GroupId, PupilId, TalkId},
    meetings::{Talk, TalkKind, TalkPerson, TalkSubject},
    register::School,
};
use i18n::Language;
use policy::{Action, Actor, Denied, InSchool, Reason, Resource, Sight};
use std::collections::BTreeSet;
use store::{ReadTx, audit::Deed, meetings, register};

/// Whose talks one sees.
pub(crate) struct Seen {
    me: Option<AccountId>,
    own: Option<(BTreeSet<GroupId>, BTreeSet<PupilId>)>,
}

impl Seen {
    pub(crate) async fn load(ctx: &Ctx, tx: &mut ReadTx, scope: &InSchool) -> Result<Self, Error> {
        // Who views as another takes part in nothing.
        let me = match ctx.actor() {
            Actor::Person(person) => Some(person.account),
            _ => None,
        };
        let Sight::Own { groups, mut pupils } = ctx.sight(Action::ViewPupilTalks, scope.school()) else {
            return Ok(Self { me, own: None });
        };
        for group in &groups {
            // Who left a group is the affair of the next teacher.
            pupils.extend(register::pupils_in_group_now(tx, scope, (*group, ctx.today())).await?);
        }
        Ok(Self { me, own: Some((groups, pupils)) })
    }

    pub(crate) fn has_pupil(&self, pupil: PupilId) -> bool {
        self.own.as_ref().is_none_or(|(_, pupils)| pupils.contains(&pupil))
    }

    pub(crate) fn has_group(&self, group: GroupId) -> bool {
        self.own.as_ref().is_none_or(|(groups, _)| groups.contains(&group))
    }

    pub(crate) fn takes_part(&self, people: &[TalkPerson]) -> bool {
        self.me.is_some() && people.iter().any(|one| one.account == self.me)
    }

    /// Whether all talks of the school that are not private are in sight.
    pub(crate) const fn is_whole_school(&self) -> bool {
        self.own.is_none()
    }

    /// Whether a talk is in sight.
    pub(crate) fn has(&self, talk: &Talk, subjects: &[TalkSubject], people: &[TalkPerson]) -> bool {
        let mut main = subjects.iter().filter(|one| one.is_main).filter_map(|one| one.pupil).peekable();
        let is_about_pupils = main.peek().is_some();
        let is_own_group = talk.group.is_some_and(|group| self.has_group(group));
        let reaches = if talk.is_private {
            self.takes_part(people)
        } else {
            self.is_whole_school() || is_about_pupils || is_own_group || self.takes_part(people)
        };
        reaches && main.all(|pupil| self.has_pupil(pupil))
    }

    /// Whether a subject is in sight: one about a pupil only for who may see the talks of that pupil.
    pub(crate) fn has_subject(&self, subject: &TalkSubject) -> bool {
        subject.pupil.is_none_or(|pupil| self.has_pupil(pupil))
    }
}

/// A talk that somebody may do with what she asked.
#[derive(Debug, Clone)]
pub struct Opened {
    /// The school.
    pub school: School,
    /// The talk.
    pub talk: Talk,
    /// Its kind.
    pub kind: TalkKind,
    /// The agenda as far as it is in sight, with what was taken off.
    pub subjects: Vec<TalkSubject>,
    /// How many subjects are out of sight.
    pub hidden: usize,
    /// Who takes part.
    pub people: Vec<TalkPerson>,
    pub(crate) scope: InSchool,
}

impl Opened {
    /// The pupils whom the talk is about as such.
    pub fn main_pupils(&self) -> Vec<PupilId> {
        self.subjects.iter().filter(|one| one.is_main).filter_map(|one| one.pupil).collect()
    }

    /// About which pupil a deed with it is, when there is one.
    pub(crate) fn pupil(&self) -> Option<PupilId> {
        match self.main_pupils().as_slice() {
            [only] => Some(*only),
            _ => None,
        }
    }

    /// Whether a text may stand here: of the talk, of a subject in sight, or of the child of whom it is.
    pub(crate) fn has_part(&self, part: &str) -> bool {
        let is_child = || part == super::child::CHILD && self.kind.has_child_form && self.pupil().is_some();
        part.is_empty() || is_child() || self.subjects.iter().any(|one| one.id.to_string() == part)
    }
}

/// Opens a talk with an action (`ViewTalks`, `PlanTalk`, `WriteTalk`).
///
/// # Errors
/// [`Error::NotFound`] when there is no such talk in sight, [`Error::Forbidden`] when it is not for the actor.
pub(crate) async fn open(
    ctx: &Ctx,
    code: &str,
    id: TalkId,
    (action, language): (Action, Language),
) -> Result<Opened, Error> {
    let (scope, school) = ctx.school(code, action).await?;
    let mut tx = ctx.read().await?;
    let talk = meetings::talk(&mut tx, &scope, id).await?.ok_or(Error::NotFound)?;
    let mut subjects = meetings::subjects(&mut tx, &scope, id).await?;
    let people = meetings::people(&mut tx, &scope, id).await?;
    let seen = Seen::load(ctx, &mut tx, &scope).await?;
    let kind = kind_of(&kinds_of(&mut tx, &scope, language).await?, &talk.kind);
    drop(tx);
    if !seen.has(&talk, &subjects, &people) {
        let denied = Denied::OutOfScope(Reason::NotOwn);
        return Err(ctx.refused(action, Resource::School(school.id), denied).await?);
    }
    let all = subjects.iter().filter(|one| !one.is_removed).count();
    subjects.retain(|one| seen.has_subject(one));
    let left = subjects.iter().filter(|one| !one.is_removed).count();
    Ok(Opened { school, talk, kind, hidden: all.saturating_sub(left), subjects, people, scope })
}

/// Writes down that somebody looks at a talk, in a form (`talk`, `talk_report`, ...), before it is shown: at the pupils on
/// its agenda, at those who were taken off where these are named too, and at those of whom something was agreed.
///
/// # Errors
/// When the database fails.
pub(crate) async fn looked(
    ctx: &Ctx,
    opened: &Opened,
    (form, agreed): (&'static str, &[PupilId]),
) -> Result<(), Error> {
    let named = opened.subjects.iter().filter(|one| !one.is_removed || form == "talk");
    let pupils: BTreeSet<PupilId> = named.filter_map(|one| one.pupil).chain(agreed.iter().copied()).collect();
    let groups: BTreeSet<GroupId> = opened.talk.group.into_iter().collect();
    looks(ctx, (&opened.school, &opened.scope), (groups, pupils), form).await
}

/// Writes looks at groups and pupils down, in one transaction.
///
/// # Errors
/// When the database fails.
pub(crate) async fn looks(
    ctx: &Ctx,
    (school, scope): (&School, &InSchool),
    (groups, pupils): (BTreeSet<GroupId>, BTreeSet<PupilId>),
    form: &'static str,
) -> Result<(), Error> {
    let reason = scope.reason().code();
    let groups = groups.into_iter().map(|group| Deed::GroupLooked { group, form, reason });
    let pupils = pupils.into_iter().map(|pupil| Deed::PupilLooked { pupil, part: form, reason });
    let mut deeds: Vec<Deed> = groups.chain(pupils).collect();
    let Some(last) = deeds.pop() else { return Ok(()) };
    let mut tx = ctx.write().await?;
    for deed in deeds {
        tx.record(&ctx.event(school.id, deed)).await?;
    }
    Ok(tx.commit(&ctx.event(school.id, last)).await?)
}
