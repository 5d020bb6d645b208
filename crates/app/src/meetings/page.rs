//! A talk with all that is needed to prepare, hold and tell it.

use super::{
    agenda::group_of,
    open::{Opened, Seen, looked, open},
    people::colleagues,
};
use crate::{
    Ctx, Error,
    agreements::{Panel, panel_of},
};
use domain::{
    Personal,
    agreements::AgreementSource,
    ids::{AccountId, GroupId, PupilId, TalkId},
    meetings::{PersonRole, TalkSubject, TalkText, in_order},
    register::{Group, Pupil},
};
use i18n::Language;
use jiff::civil::Date;
use policy::{Action, Decision, Resource, decide};
use std::collections::HashMap;
use store::{ReadTx, meetings, register};

/// Somebody of the school: account, name, role.
pub type Staff = (AccountId, Personal<String>, PersonRole);

/// A subject with whom it is about.
#[derive(Debug, Clone)]
pub struct SubjectView {
    /// The subject.
    pub subject: TalkSubject,
    /// The pupil.
    pub pupil: Option<Pupil>,
    /// The group.
    pub group: Option<Group>,
}

/// A talk as its pages show it.
#[derive(Debug, Clone)]
pub struct TalkPage {
    /// The talk.
    pub opened: Opened,
    /// The group that it is about.
    pub group: Option<Group>,
    /// The agenda, in its order.
    pub subjects: Vec<SubjectView>,
    /// What was taken off it.
    pub removed: Vec<SubjectView>,
    /// What is written, as far as it is in sight.
    pub texts: Vec<TalkText>,
    /// What was agreed in it, and who can promise something.
    pub panel: Panel,
    /// Who can be added.
    pub staff: Vec<Staff>,
    /// The pupils who can be put on the agenda: those of the group who are not on it.
    pub others: Vec<Pupil>,
    /// Whether who looks may write in it.
    pub may_write: bool,
    /// Whether who looks may change when it is.
    pub may_plan: bool,
    /// Whether the group's page is open to who looks.
    pub group_is_open: bool,
    /// The day it is looked at.
    pub today: Date,
}

impl TalkPage {
    /// What is written in one place; empty when nothing is.
    pub fn text(&self, part: &str, field: &str) -> &str {
        let found = self.texts.iter().find(|one| one.part == part && one.field == field);
        found.map_or("", |one| one.text.reveal())
    }

    /// What was written under lines that are no longer part of the kind: what the line was called, when that is known, and
    /// what it says.
    pub fn left_texts(&self) -> Vec<(Option<&str>, &str)> {
        let kind = &self.opened.kind;
        let of_talk = self.texts.iter().filter(|one| one.part.is_empty() && !kind.has_field(&one.field));
        let told = of_talk.filter(|one| !one.text.reveal().is_empty());
        told.map(|one| (kind.gone_title(&one.field), one.text.reveal().as_str())).collect()
    }

    /// The pupils whom the talk is about as such.
    pub fn main_pupils(&self) -> impl Iterator<Item = &Pupil> {
        self.subjects.iter().filter(|one| one.subject.is_main).filter_map(|one| one.pupil.as_ref())
    }
}

/// A talk, in a form (`talk`, `talk_report`, ...) that the audit trail names.
///
/// # Errors
/// [`Error::NotFound`] when there is no such talk in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn talk_page(
    ctx: &Ctx,
    code: &str,
    id: TalkId,
    (form, language): (&'static str, Language),
) -> Result<TalkPage, Error> {
    let opened = open(ctx, code, id, (Action::ViewTalks, language)).await?;
    let panel = panel_of(ctx, code, AgreementSource::Talk(id)).await?;
    let agreed: Vec<PupilId> =
        panel.agreements.iter().filter_map(|one| Some(one.pupil.as_ref()?.0)).collect();
    looked(ctx, &opened, (form, &agreed)).await?;
    let scope = opened.scope;
    let mut tx = ctx.read().await?;
    let mut names = Names::default();
    let parts: Vec<String> = opened.kind.agenda.iter().map(|part| part.key.clone()).collect();
    let mut subjects = Vec::new();
    for subject in in_order(&opened.subjects, &parts) {
        subjects.push(names.view(&mut tx, &opened, subject).await?);
    }
    let mut removed = Vec::new();
    for subject in opened.subjects.iter().filter(|one| one.is_removed) {
        removed.push(names.view(&mut tx, &opened, subject).await?);
    }
    let group = match opened.talk.group {
        Some(group) => names.group(&mut tx, &opened, group).await?,
        None => None,
    };
    let mut texts = meetings::texts(&mut tx, &scope, id).await?;
    texts.retain(|one| opened.has_part(&one.part));
    let others = match opened.talk.group {
        Some(group) => register::pupils_of_group(&mut tx, &scope, group).await?,
        None => Vec::new(),
    };
    let seen = Seen::load(ctx, &mut tx, &scope).await?;
    let is_on = |pupil: &Pupil| subjects.iter().any(|one| one.subject.pupil == Some(pupil.id));
    let may = |action| {
        matches!(decide(ctx.actor(), action, Resource::School(opened.school.id)), Decision::Allowed(_))
    };
    let of_group = |group| Resource::Group { school: opened.school.id, group };
    let sees =
        |group| matches!(decide(ctx.actor(), Action::ViewGroup, of_group(group)), Decision::Allowed(_));
    let group_is_open = opened.talk.group.is_some_and(sees);
    Ok(TalkPage {
        // Who takes part without seeing the group is not told who is in it.
        others: others
            .into_iter()
            .filter(|one| group_is_open && seen.has_pupil(one.id) && !is_on(one))
            .collect(),
        staff: colleagues(ctx, &mut tx, &scope).await?,
        may_write: may(Action::WriteTalk),
        may_plan: may(Action::PlanTalk),
        group_is_open,
        panel,
        today: ctx.today(),
        group,
        subjects,
        removed,
        texts,
        opened,
    })
}

/// Pupils and groups, each asked for once.
#[derive(Default)]
struct Names {
    pupils: HashMap<PupilId, Option<Pupil>>,
    groups: HashMap<GroupId, Option<Group>>,
}

impl Names {
    async fn pupil(&mut self, tx: &mut ReadTx, opened: &Opened, id: PupilId) -> Result<Option<Pupil>, Error> {
        if let Some(known) = self.pupils.get(&id) {
            return Ok(known.clone());
        }
        let found = register::pupil(tx, &opened.scope, id).await?;
        self.pupils.insert(id, found.clone());
        Ok(found)
    }

    async fn group(&mut self, tx: &mut ReadTx, opened: &Opened, id: GroupId) -> Result<Option<Group>, Error> {
        if let Some(known) = self.groups.get(&id) {
            return Ok(known.clone());
        }
        let found = register::group(tx, &opened.scope, id).await?;
        self.groups.insert(id, found.clone());
        Ok(found)
    }

    async fn view(
        &mut self,
        tx: &mut ReadTx,
        opened: &Opened,
        subject: &TalkSubject,
    ) -> Result<SubjectView, Error> {
        let pupil = match subject.pupil {
            Some(pupil) => self.pupil(tx, opened, pupil).await?,
            None => None,
        };
        let group = match group_of(subject) {
            Some(group) => self.group(tx, opened, group).await?,
            None => None,
        };
        Ok(SubjectView { subject: subject.clone(), pupil, group })
    }
}
