//! The own notices as they are shown: with what they are about, for as far as that is in sight now.

use crate::{
    Ctx, Error, agreements::Eyes, concerns::reads_concern, meetings::talk_in_sight, notes::second, plans,
    route,
};
use domain::{
    Personal,
    ids::{AgreementId, CaseId, ConcernId, NoticeId, PlanId, PupilId, TalkId},
    meetings::TalkTime,
    notices::NoticeKind,
    register::School,
};
use i18n::Language;
use jiff::{Timestamp, civil::Date};
use policy::{Action, Decision, InSchool, Own, Resource, decide};
use store::{
    ReadTx, agreements,
    notices::{self as kept, Notice},
};

/// So many are shown; older ones go by themselves.
const MOST: i64 = 100;

/// What a notice is about, as it is now.
#[derive(Debug, Clone)]
pub enum NoticeThing {
    /// An agreement: what was agreed, and by when.
    Agreement {
        /// Its id.
        id: AgreementId,
        /// What.
        what: Personal<String>,
        /// By when.
        due_on: Date,
    },
    /// A talk: of which kind, and when.
    Talk {
        /// Its id.
        id: TalkId,
        /// The name of its kind.
        kind: String,
        /// The day.
        held_on: Date,
        /// From when.
        starts_at: Option<TalkTime>,
    },
    /// A case.
    Case {
        /// Its id.
        id: CaseId,
        /// Since when it stands at its step.
        since: Date,
    },
    /// A plan.
    Plan {
        /// Its id.
        id: PlanId,
        /// Under whose address it stands.
        whose: plans::Whose,
        /// By when.
        due_on: Date,
    },
    /// A protected record, which she reads. No name: the notice may stand on a screen that others see.
    Concern {
        /// Its id.
        id: ConcernId,
        /// Under whose address it stands.
        pupil: PupilId,
    },
    /// An import.
    Import {
        /// Its number.
        no: i64,
    },
}

/// A notice as it is shown.
#[derive(Debug, Clone)]
pub struct ShownNotice {
    /// Its id.
    pub id: NoticeId,
    /// Of what it tells.
    pub kind: NoticeKind,
    /// About what.
    pub thing: NoticeThing,
    /// When it happened.
    pub made_at: Timestamp,
    /// Whether she read it.
    pub is_read: bool,
}

/// The own notices of a school.
#[derive(Debug, Clone)]
pub struct NoticesPage {
    /// The school.
    pub school: School,
    /// The notices, the newest first.
    pub notices: Vec<ShownNotice>,
    /// How many of them she has not read.
    pub unread: usize,
    /// When they were read from the database: what comes later is not marked by a button of this page.
    pub as_of: Timestamp,
    /// The day.
    pub today: Date,
}

/// The own notices of a school, without those about what is no longer there or in sight; these count as read.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school in sight, [`Error::Forbidden`] when it is not for the actor, or looks as
/// another.
pub async fn notices_page(ctx: &Ctx, code: &str, language: Language) -> Result<NoticesPage, Error> {
    let (scope, school) = ctx.school(code, Action::ViewNotices).await?;
    let (own, as_of) = (ctx.own()?, second(ctx));
    let mut tx = ctx.read().await?;
    let all = kept::notices_of(&mut tx, (&own, school.id), MOST).await?;
    let sight = Sight::load(ctx, &mut tx, (&scope, &school), language).await?;
    let (mut shown, mut gone) = (Vec::new(), Vec::new());
    for one in all {
        match sight.thing(&mut tx, &one).await? {
            Some(thing) => shown.push(ShownNotice {
                id: one.id,
                kind: one.kind,
                thing,
                made_at: one.made_at,
                is_read: one.read_at.is_some(),
            }),
            None if one.read_at.is_none() => gone.push(one.id),
            None => {}
        }
    }
    drop(tx);
    if !gone.is_empty() {
        kept::mark_read(ctx.db(), (&own, school.id), &gone, second(ctx)).await?;
    }
    let unread = shown.iter().filter(|one| !one.is_read).count();
    Ok(NoticesPage { school, notices: shown, unread, as_of, today: ctx.today() })
}

/// What one may see, read once.
struct Sight<'a> {
    ctx: &'a Ctx,
    scope: &'a InSchool,
    school: &'a School,
    eyes: Option<Eyes<'a>>,
    language: Language,
}

impl<'a> Sight<'a> {
    async fn load(
        ctx: &'a Ctx,
        tx: &mut ReadTx,
        (scope, school): (&'a InSchool, &'a School),
        language: Language,
    ) -> Result<Self, Error> {
        let mut sight = Self { ctx, scope, school, eyes: None, language };
        if sight.may(Action::ViewAgreements) {
            sight.eyes = Some(Eyes::load(ctx, tx, scope).await?);
        }
        Ok(sight)
    }

    fn may(&self, action: Action) -> bool {
        matches!(decide(self.ctx.actor(), action, Resource::School(self.school.id)), Decision::Allowed(_))
    }

    /// What a notice is about; nothing when that is gone or out of sight.
    async fn thing(&self, tx: &mut ReadTx, one: &Notice) -> Result<Option<NoticeThing>, Error> {
        use NoticeKind as Kind;
        match (one.kind, one.about) {
            (Kind::AgreementGiven | Kind::AgreementMoved | Kind::AgreementDropped, Some(id)) => {
                let Some(eyes) = &self.eyes else { return Ok(None) };
                let found = agreements::agreement(tx, self.scope, AgreementId(id)).await?;
                let listed = found.and_then(|found| eyes.listed(found));
                Ok(listed.map(|one| NoticeThing::Agreement {
                    id: one.agreement.id,
                    what: one.agreement.what,
                    due_on: one.agreement.due_on,
                }))
            }
            (Kind::TalkPlanned | Kind::TalkMoved | Kind::TalkCancelled | Kind::TalkReport, Some(id))
                if self.may(Action::ViewTalks) =>
            {
                let found = talk_in_sight(self.ctx, tx, self.scope, (TalkId(id), self.language)).await?;
                Ok(found.map(|(talk, kind)| NoticeThing::Talk {
                    id: talk.id,
                    kind: kind.name,
                    held_on: talk.held_on,
                    starts_at: talk.starts_at,
                }))
            }
            (Kind::CaseWaits, Some(id)) if self.may(Action::ViewCases) => {
                let found = route::case_in_sight(self.ctx, tx, (self.scope, self.school), CaseId(id)).await?;
                Ok(found.map(|case| NoticeThing::Case { id: case.id, since: case.here_since }))
            }
            (Kind::EvaluationDue, Some(id)) if self.may(Action::ViewPlanList) => {
                let found = plans::plan_in_sight(self.ctx, tx, self.scope, PlanId(id)).await?;
                Ok(found.map(|(plan, whose, due_on)| NoticeThing::Plan { id: plan.id, whose, due_on }))
            }
            (Kind::ConcernHandedIn, Some(id)) => {
                let found = reads_concern(self.ctx, tx, self.scope, ConcernId(id)).await?;
                Ok(found.map(|pupil| NoticeThing::Concern { id: ConcernId(id), pupil }))
            }
            (Kind::ResultsBrought, _) if self.may(Action::ViewSignals) => {
                Ok(one.no.map(|no| NoticeThing::Import { no }))
            }
            _ => Ok(None),
        }
    }
}

/// What a notice of one's own is about, and marks it as read: one follows it there.
///
/// # Errors
/// [`Error::NotFound`] when there is no such notice of one's own or what it is about is out of sight.
pub async fn thing_of(
    ctx: &Ctx,
    code: &str,
    id: NoticeId,
    language: Language,
) -> Result<(School, NoticeThing), Error> {
    let (scope, school) = ctx.school(code, Action::ViewNotices).await?;
    let own = ctx.own()?;
    let mut tx = ctx.read().await?;
    let one = kept::notice(&mut tx, (&own, school.id), id).await?.ok_or(Error::NotFound)?;
    let sight = Sight::load(ctx, &mut tx, (&scope, &school), language).await?;
    let thing = sight.thing(&mut tx, &one).await?;
    drop(tx);
    if one.read_at.is_none() {
        kept::mark_read(ctx.db(), (&own, school.id), &[id], second(ctx)).await?;
    }
    Ok((school, thing.ok_or(Error::NotFound)?))
}

async fn own_of(ctx: &Ctx, code: &str) -> Result<(Own, School), Error> {
    let (_, school) = ctx.school(code, Action::MarkNotices).await?;
    Ok((ctx.own()?, school))
}

/// Marks one of one's own notices as read.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn mark_one(ctx: &Ctx, code: &str, id: NoticeId) -> Result<(), Error> {
    let (own, school) = own_of(ctx, code).await?;
    kept::notice(&mut ctx.read().await?, (&own, school.id), id).await?.ok_or(Error::NotFound)?;
    Ok(kept::mark_read(ctx.db(), (&own, school.id), &[id], second(ctx)).await?)
}

/// Marks all of one's own notices as read that a page showed; gives how many and the moment, with which that is taken back.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn mark_all(ctx: &Ctx, code: &str, as_of: Timestamp) -> Result<(u64, Timestamp), Error> {
    let (own, school) = own_of(ctx, code).await?;
    let at = second(ctx);
    let marked = kept::mark_all_read(ctx.db(), (&own, school.id), (at, as_of)).await?;
    Ok((marked, at))
}

/// Takes back that one notice was read, or all that were marked at a moment.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn unmark(ctx: &Ctx, code: &str, which: Result<NoticeId, Timestamp>) -> Result<(), Error> {
    let (own, school) = own_of(ctx, code).await?;
    if let Ok(id) = which {
        kept::notice(&mut ctx.read().await?, (&own, school.id), id).await?.ok_or(Error::NotFound)?;
    }
    Ok(kept::unmark_read(ctx.db(), (&own, school.id), which).await?)
}
