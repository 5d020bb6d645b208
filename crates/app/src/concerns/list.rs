//! The page of the meldcode: the steps, who is appointed, what one handed in oneself, and for who reads records these.

use super::open::proof_of;
use crate::{Ctx, Error};
use domain::{
    Personal,
    concerns::{Concern, ConcernReader, due_on},
    register::{Pupil, School},
};
use jiff::{Timestamp, civil::Date};
use policy::{Action, Decision, InSchool, Resource, decide};
use store::{ReadTx, audit::Deed, concerns as kept, register};

/// A signal that one handed in oneself.
#[derive(Debug, Clone)]
pub struct HandedSignal {
    /// About whom.
    pub pupil: String,
    /// The day it is about.
    pub happened_on: Date,
    /// What one wrote.
    pub text: Personal<String>,
    /// When it was handed in.
    pub made_at: Timestamp,
}

/// A record that one reads.
#[derive(Debug, Clone)]
pub struct RecordLine {
    /// Its head.
    pub concern: Concern,
    /// About whom.
    pub pupil: Pupil,
    /// Which steps were taken.
    pub steps: Vec<u8>,
    /// From which day on it should go by the term of the school.
    pub due_on: Option<Date>,
}

/// The page.
#[derive(Debug, Clone)]
pub struct ConcernsPage {
    /// The school.
    pub school: School,
    /// Who is appointed and works here today.
    pub officers: Vec<ConcernReader>,
    /// What one handed in oneself, the newest first.
    pub own: Vec<HandedSignal>,
    /// The records that one reads, in which something was written last in front.
    pub records: Vec<RecordLine>,
    /// Whether one is appointed.
    pub is_officer: bool,
    /// Whether one may appoint somebody.
    pub may_appoint: bool,
    /// The day it is.
    pub today: Date,
}

/// The page of the meldcode.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn concerns_page(ctx: &Ctx, school: &str) -> Result<ConcernsPage, Error> {
    let (scope, school) = ctx.school(school, Action::ViewConcerns).await?;
    ctx.record(Some(school.id), Deed::ConcernListSeen).await?;
    let mut tx = ctx.read().await?;
    let officers = kept::officers(&mut tx, &scope, ctx.today()).await?;
    let records = records(ctx, &mut tx, &scope, &officers).await?;
    let own = own(ctx, &mut tx, &scope).await?;
    let may = decide(ctx.actor(), Action::AppointConcernOfficers, Resource::School(school.id));
    let officers: Vec<ConcernReader> = officers.into_iter().filter(|one| one.is_active).collect();
    let me = ctx.own().ok().map(|own| own.account());
    Ok(ConcernsPage {
        is_officer: officers.iter().any(|one| Some(one.account) == me),
        may_appoint: matches!(may, Decision::Allowed(_)),
        today: ctx.today(),
        school,
        officers,
        own,
        records,
    })
}

async fn records(
    ctx: &Ctx,
    tx: &mut ReadTx,
    scope: &InSchool,
    officers: &[ConcernReader],
) -> Result<Vec<RecordLine>, Error> {
    let lists = kept::readers_of_school(tx, scope, ctx.today()).await?;
    let steps = kept::steps_taken(tx, scope).await?;
    let (months, _) = kept::concern_rules(tx, scope).await?;
    let mut records = Vec::new();
    for concern in kept::concerns(tx, scope).await? {
        let list = lists.get(&concern.id).map(Vec::as_slice).unwrap_or_default();
        if proof_of(ctx, scope, concern.id, (list, officers)).is_none() {
            continue;
        }
        let Some(pupil) = register::pupil(tx, scope, concern.pupil).await? else { continue };
        records.push(RecordLine {
            steps: steps.get(&concern.id).cloned().unwrap_or_default(),
            due_on: due_on(concern.closed_on, pupil.left_on, months),
            concern,
            pupil,
        });
    }
    Ok(records)
}

/// What one handed in oneself; nothing for who views as another person.
async fn own(ctx: &Ctx, tx: &mut ReadTx, scope: &InSchool) -> Result<Vec<HandedSignal>, Error> {
    let Ok(own) = ctx.own() else { return Ok(Vec::new()) };
    let mut all = Vec::new();
    for one in kept::own_signals(tx, scope, &own).await? {
        let pupil = register::pupil(tx, scope, one.pupil).await?;
        all.push(HandedSignal {
            pupil: pupil.map(|pupil| pupil.name.full()).unwrap_or_default(),
            happened_on: one.happened_on,
            text: one.text,
            made_at: one.made_at,
        });
    }
    Ok(all)
}
