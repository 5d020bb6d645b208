//! The agenda builds itself: signals and blind spots, plans to evaluate, cases that are open, agreements that are open or
//! overdue. It can be built anew at any time.

use super::open::{Opened, Seen, looked, open};
use crate::{
    Ctx, Error,
    agreements::Eyes,
    ctx::new_id,
    notes::second,
    plans::terms,
    results::{group_standing, pupil_standing},
    signals::Rules,
};
use domain::{
    Personal,
    agreements::{Agreement, AgreementSource, AgreementState},
    ids::{AgreementId, GroupId, PupilId, TalkId, TalkSubjectId},
    meetings::{Found, Laid, SubjectKind, Talk, TalkState, TalkSubject, Why, WhyKind, lay_on, text_is_open},
    plans::{PlanKind, PlanState, due_on},
    register::Group,
    route::CaseKind,
    signals::Signal,
};
use i18n::Language;
use jiff::{ToSpan as _, civil::Date};
use policy::Action;
use std::collections::BTreeSet;
use store::{
    ReadTx, agreements,
    audit::Deed,
    meetings,
    plans::{self, PlanMatter},
    register,
    route::{self, CaseMatter},
};
use uuid::Uuid;

/// A plan is on the agenda when its day comes within so many weeks after the talk.
const SOON_WEEKS: i32 = 4;

/// What came of building an agenda.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Prepared {
    /// It is built; so many subjects came on it.
    Yes(usize),
    /// The talk is over or does not go on.
    Frozen,
    /// Somebody changed it in the meantime: nothing was done.
    Meanwhile,
}

/// Builds the agenda of a talk from what is open now. What people added, wrote or took off stays as it is.
///
/// # Errors
/// [`Error::NotFound`] when there is no such talk in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn prepare(ctx: &Ctx, code: &str, id: TalkId) -> Result<Prepared, Error> {
    let opened = open(ctx, code, id, (Action::WriteTalk, Language::Nl)).await?;
    if opened.talk.state != TalkState::Planned || !text_is_open(opened.talk.state) {
        return Ok(Prepared::Frozen);
    }
    looked(ctx, &opened, ("talk", &[])).await?;
    let mut tx = ctx.read().await?;
    let texts = meetings::texts(&mut tx, &opened.scope, id).await?;
    let known = meetings::subjects(&mut tx, &opened.scope, id).await?;
    let found = Work { ctx, opened: &opened, known: &known }.found(&mut tx).await?;
    drop(tx);
    let written: BTreeSet<&str> = texts.iter().map(|one| one.part.as_str()).collect();
    let laid = lay_on(&known, found, |id| written.contains(id.to_string().as_str()));
    keep(ctx, &opened, (&known, laid)).await
}

async fn keep(ctx: &Ctx, opened: &Opened, (known, laid): (&[TalkSubject], Laid)) -> Result<Prepared, Error> {
    let (talk, scope, now) = (&opened.talk, &opened.scope, second(ctx));
    let added = laid.new.len();
    let last = known.iter().map(|one| one.position).max().unwrap_or_default();
    let mut tx = ctx.write().await?;
    // The talk comes first: who writes in it meanwhile waits for this, or is seen by it.
    let prepared = Talk { prepared_at: Some(now), changed_at: now, ..talk.clone() };
    let mut is_saved = meetings::change_talk(&mut tx, scope, &prepared).await?;
    for (number, found) in (1..).zip(laid.new) {
        let subject = new_subject(opened, found, last.saturating_add(number));
        meetings::add_subject(&mut tx, scope, (talk.id, &subject)).await?;
    }
    for subject in &laid.renewed {
        is_saved &= meetings::change_subject(&mut tx, scope, (talk.id, subject)).await?;
    }
    for subject in known.iter().filter(|one| laid.gone.contains(&one.id)) {
        // What somebody wrote about or changed in the meantime stays.
        meetings::forget_subject(&mut tx, scope, (talk.id, subject)).await?;
    }
    if !is_saved {
        tx.undo().await?;
        return Ok(Prepared::Meanwhile);
    }
    let count = i64::try_from(added).unwrap_or(i64::MAX);
    let deed = Deed::TalkPrepared { talk: talk.id, pupil: opened.pupil(), group: talk.group, added: count };
    tx.commit(&ctx.event(opened.school.id, deed)).await?;
    Ok(Prepared::Yes(added))
}

fn new_subject(opened: &Opened, found: Found, position: i64) -> TalkSubject {
    TalkSubject {
        id: TalkSubjectId(new_id()),
        part: opened.kind.part_of(found.kind).to_owned(),
        kind: found.kind,
        about: found.about,
        pupil: found.pupil,
        title: found.title,
        why: found.why,
        is_main: false,
        is_by_hand: false,
        is_done: false,
        is_removed: false,
        position,
        version: 1,
    }
}

struct Work<'a> {
    ctx: &'a Ctx,
    opened: &'a Opened,
    /// What stands on the agenda, also what is out of her sight.
    known: &'a [TalkSubject],
}

impl Work<'_> {
    async fn found(&self, tx: &mut ReadTx) -> Result<Vec<Found>, Error> {
        let mut found = Vec::new();
        if self.opened.talk.is_private {
            // Nothing of pupils or others comes into a private talk by itself.
            return Ok(found);
        }
        if let Some(group) = self.opened.talk.group
            && let Some(group) = register::group(tx, &self.opened.scope, group).await?
        {
            found.extend(self.of_group(tx, &group).await?);
        }
        for pupil in self.opened.main_pupils() {
            found.extend(self.of_pupil(tx, pupil).await?);
        }
        found.extend(self.cases(tx).await?);
        found.extend(self.agreements(tx).await?);
        Ok(found)
    }

    /// The cases that are open about the group, and about the pupils of the talk.
    async fn cases(&self, tx: &mut ReadTx) -> Result<Vec<Found>, Error> {
        let scope = &self.opened.scope;
        let why = |subject: Option<String>, about: Option<Uuid>| Why {
            subject,
            about,
            ..Why::plain(WhyKind::CaseOpen)
        };
        let mut found = Vec::new();
        let mut matters = Vec::new();
        for pupil in self.opened.main_pupils() {
            matters.extend(route::matters_of_pupil(tx, scope, pupil).await?);
        }
        if let Some(group) = self.opened.talk.group {
            let now = register::pupils_in_group_now(tx, scope, (group, self.ctx.today())).await?;
            let here: BTreeSet<PupilId> = now.into_iter().collect();
            let of_group = route::matters_of_group(tx, scope, group).await?;
            matters.extend(of_group.into_iter().filter(|one| here.contains(&one.pupil)));
            let open = route::waiting_cases(tx, scope).await?;
            for case in open.into_iter().filter(|one| one.kind == CaseKind::Group && one.group == Some(group))
            {
                let because = vec![why(case.subject, Some(case.id.0))];
                found.push(Found {
                    title: case.title,
                    ..about(SubjectKind::Case, Some(case.id.0), None, because)
                });
            }
        }
        let of_pupil =
            |one: CaseMatter| about(SubjectKind::Pupil, None, Some(one.pupil), vec![why(one.subject, None)]);
        found.extend(matters.into_iter().map(of_pupil));
        Ok(found)
    }

    async fn of_group(&self, tx: &mut ReadTx, group: &Group) -> Result<Vec<Found>, Error> {
        let scope = &self.opened.scope;
        let mut found = vec![about(SubjectKind::Group, Some(group.id.0), None, Vec::new())];
        let as_of = self.ctx.today().min(group.school_year.last_day());
        let rules = Rules::of_group(self.ctx, tx, scope, (group, as_of)).await?;
        let standings = group_standing(self.ctx, tx, scope, group, &rules).await?;
        let here: BTreeSet<PupilId> = standings.iter().map(|(pupil, _)| pupil.id).collect();
        for (pupil, (_, standing)) in standings {
            let why = of_signals(&standing.signals, standing.blind_spot);
            found.extend((!why.is_empty()).then(|| about(SubjectKind::Pupil, None, Some(pupil.id), why)));
        }
        let matters = plans::matters_of_group(tx, scope, group.id).await?;
        let here = |one: &&PlanMatter| here.contains(&one.pupil);
        found.extend(matters.iter().filter(here).filter_map(|one| self.of_plan(one)));
        for plan in plans::plans_of_group(tx, scope, group.id).await?.into_iter().filter(|one| one.is_open())
        {
            let is_made = !matches!(plan.state, PlanState::Running | PlanState::Evaluated);
            let kind = if is_made { WhyKind::PlanDraft } else { WhyKind::PlanDue };
            let why = Why { about: Some(plan.id.0), on: Some(plan.ends_on), ..Why::plain(kind) };
            found.push(Found {
                title: plan.title.clone(),
                ..about(SubjectKind::Plan, Some(plan.id.0), None, vec![why])
            });
        }
        Ok(found)
    }

    async fn of_pupil(&self, tx: &mut ReadTx, pupil: PupilId) -> Result<Vec<Found>, Error> {
        let scope = &self.opened.scope;
        let standing = pupil_standing(self.ctx, tx, scope, pupil).await?;
        let why = of_signals(&standing.signals, standing.blind_spot);
        let mut found = vec![about(SubjectKind::Pupil, None, Some(pupil), why)];
        let matters = plans::matters_of_pupil(tx, scope, pupil).await?;
        found.extend(matters.iter().filter_map(|one| self.of_plan(one)));
        Ok(found)
    }

    /// A plan for a pupil, when it is being made or has to be evaluated soon after the talk.
    fn of_plan(&self, plan: &PlanMatter) -> Option<Found> {
        let (terms, _) = terms(Language::Nl);
        let due = due_on((plan.kind, plan.state), (plan.starts_on, plan.ends_on), terms);
        let due = due.unwrap_or(plan.ends_on);
        let soon = self.opened.talk.held_on.saturating_add(SOON_WEEKS.weeks());
        let kind = match plan.state {
            _ if plan.kind == PlanKind::Group => return None,
            PlanState::Running if due <= soon => WhyKind::PlanDue,
            PlanState::Draft | PlanState::Discussed => WhyKind::PlanDraft,
            _ => return None,
        };
        let subject = plan.subjects.first().cloned();
        let why = Why { about: Some(plan.plan.0), subject, on: Some(due), ..Why::plain(kind) };
        Some(about(SubjectKind::Pupil, None, Some(plan.pupil), vec![why]))
    }

    /// The agreements that are still open about the group and the pupils of the talk, and those of the same people when it
    /// is about neither. They come back by themselves until they are done or dropped. What she may not see whole does not
    /// come by her, and what another put there is not taken off by her.
    async fn agreements(&self, tx: &mut ReadTx) -> Result<Vec<Found>, Error> {
        let (scope, talk) = (&self.opened.scope, &self.opened.talk);
        let mut open: Vec<Agreement> = Vec::new();
        if let Some(group) = talk.group {
            open.extend(agreements::agreements_of_group(tx, scope, group).await?);
        }
        for pupil in self.opened.main_pupils() {
            open.extend(agreements::agreements_about_pupil(tx, scope, pupil).await?);
        }
        if talk.group.is_none() && self.opened.main_pupils().is_empty() {
            open.extend(self.of_earlier_talks(tx).await?);
        }
        let eyes = Eyes::load(self.ctx, tx, scope).await?;
        let is_there = |id: AgreementId| {
            let of_agreement = self.known.iter().filter(|one| one.kind == SubjectKind::Agreement);
            of_agreement.filter_map(|one| one.about).any(|about| about == id.0)
        };
        let is_whole = |one: &Agreement| eyes.listed(one.clone()).is_some_and(|one| !one.is_nameless);
        open.retain(|one| {
            (is_whole(one) || is_there(one.id))
                && one.state == AgreementState::Open
                && !one.is_private
                && one.source != AgreementSource::Talk(talk.id)
        });
        open.sort_by_key(|one| (one.due_on, one.id));
        open.dedup_by_key(|one| one.id);
        Ok(open.into_iter().map(|one| of_agreement(one, talk.held_on)).collect())
    }

    /// The open agreements from earlier talks of the same kind about the work itself that she may see, and those that stand
    /// on the agenda already.
    async fn of_earlier_talks(&self, tx: &mut ReadTx) -> Result<Vec<Agreement>, Error> {
        let (scope, talk) = (&self.opened.scope, &self.opened.talk);
        let since = super::plan::year_of(talk).previous().first_day();
        let days = (since, talk.held_on);
        let before = meetings::talks_between(tx, scope, days).await?;
        let subjects = meetings::subjects_of(tx, scope, days).await?;
        let people = meetings::people_of(tx, scope, days).await?;
        let seen = Seen::load(self.ctx, tx, scope).await?;
        let in_sight = |one: &Talk| {
            let on = subjects.get(&one.id).map_or(&[][..], Vec::as_slice);
            seen.has(one, on, people.get(&one.id).map_or(&[][..], Vec::as_slice))
        };
        let same =
            before.into_iter().filter(|one| one.kind == talk.kind && one.id != talk.id && !one.is_private);
        let same: BTreeSet<TalkId> = same.filter(in_sight).map(|one| one.id).collect();
        let there: BTreeSet<Uuid> = self.known.iter().filter_map(|one| one.about).collect();
        let mut open = agreements::open_agreements(tx, scope).await?;
        open.retain(|one| {
            there.contains(&one.id.0)
                || matches!(one.source, AgreementSource::Talk(from) if same.contains(&from))
        });
        Ok(open)
    }
}

fn about(kind: SubjectKind, about: Option<Uuid>, pupil: Option<PupilId>, why: Vec<Why>) -> Found {
    Found { kind, about, pupil, title: Personal::default(), why }
}

fn of_agreement(one: Agreement, held_on: Date) -> Found {
    let kind = if one.due_on < held_on { WhyKind::AgreementLate } else { WhyKind::AgreementOpen };
    let why = Why { about: Some(one.id.0), on: Some(one.due_on), ..Why::plain(kind) };
    let title = Personal::new(format!("{}: {}", one.owner_name.reveal(), one.what.reveal()));
    Found { title, ..about(SubjectKind::Agreement, Some(one.id.0), one.pupil, vec![why]) }
}

/// Why a pupil comes on an agenda: the signals that are awake, and whether nothing is open about them.
fn of_signals(signals: &[Signal], is_blind_spot: bool) -> Vec<Why> {
    let awake = signals.iter().filter(|signal| !signal.is_asleep());
    let mut why: Vec<Why> = awake
        .map(|signal| Why {
            signal: Some(signal.kind().code().to_owned()),
            subject: signal.subject.clone(),
            ..Why::plain(WhyKind::Signal)
        })
        .collect();
    if is_blind_spot && !why.is_empty() {
        why.push(Why::plain(WhyKind::BlindSpot));
    }
    why.sort();
    why.dedup();
    why
}

/// The group of a subject that is about one.
pub(super) fn group_of(subject: &TalkSubject) -> Option<GroupId> {
    (subject.kind == SubjectKind::Group).then_some(subject.about).flatten().map(GroupId)
}
