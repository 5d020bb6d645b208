//! One protected record as its readers see it. That it is looked at is written down before it is shown.

use super::{
    data::{StepWords, meldcode_steps},
    open::open,
};
use crate::{
    Ctx, Error,
    trust::trail::{TrailLine, lines_named},
};
use domain::{
    Personal,
    concerns::{Concern, ConcernEntry, ConcernReader, StepTaken, due_on},
    ids::{AccountId, ConcernId, PupilId},
    register::{Pupil, School},
};
use jiff::civil::Date;
use policy::Action;
use store::{
    audit::{self, Deed},
    concerns as kept,
};

/// Lines of the trail that the page shows.
const MOST_LINES: i64 = 200;

/// A step with whether it was taken.
#[derive(Debug, Clone)]
pub struct StepOf {
    /// What it is.
    pub words: &'static StepWords,
    /// That it was taken.
    pub taken: Option<StepTaken>,
}

/// A record.
#[derive(Debug, Clone)]
pub struct RecordPage {
    /// The school.
    pub school: School,
    /// About whom.
    pub pupil: Pupil,
    /// Its head.
    pub concern: Concern,
    /// The five steps.
    pub steps: Vec<StepOf>,
    /// The entries, the newest day first.
    pub entries: Vec<ConcernEntry>,
    /// Who reads it.
    pub readers: Vec<ConcernReader>,
    /// Who could be put on the list: the team without who is on it.
    pub candidates: Vec<(AccountId, Personal<String>)>,
    /// Who looked and what was done, the newest first.
    pub trail: Vec<TrailLine>,
    /// From which day on it should go by the term of the school.
    pub due_on: Option<Date>,
    /// Who looks.
    pub me: AccountId,
    /// The day it is.
    pub today: Date,
}

/// One record.
///
/// # Errors
/// [`Error::NotFound`] when there is none that the actor reads, [`Error::Forbidden`] when her role reads none at all.
pub async fn record_page(ctx: &Ctx, school: &str, of: (PupilId, ConcernId)) -> Result<RecordPage, Error> {
    let opened = open(ctx, school, of, Action::ViewConcerns).await?;
    let deed = Deed::ConcernSeen { concern: opened.concern.id };
    ctx.record(Some(opened.school.id), deed).await?;
    let mut tx = ctx.read().await?;
    let (scope, proof) = (&opened.scope, &opened.proof);
    let taken = kept::steps(&mut tx, proof).await?;
    let entries = kept::entries(&mut tx, proof).await?;
    let team = kept::team(&mut tx, scope, ctx.today()).await?;
    let (months, _) = kept::concern_rules(&mut tx, scope).await?;
    let lines = audit::of_concern(&mut tx, proof, MOST_LINES).await?;
    let trail = lines_named(&mut tx, lines).await?;
    let is_on = |account: AccountId| opened.readers.iter().any(|one| one.account == account);
    Ok(RecordPage {
        steps: steps(&taken),
        entries,
        candidates: team.into_iter().filter(|(account, _)| !is_on(*account)).collect(),
        trail,
        due_on: due_on(opened.concern.closed_on, opened.pupil.left_on, months),
        me: proof.account(),
        today: ctx.today(),
        school: opened.school,
        pupil: opened.pupil,
        concern: opened.concern,
        readers: opened.readers,
    })
}

/// The five steps with which of them were taken.
pub(super) fn steps(taken: &[StepTaken]) -> Vec<StepOf> {
    let of = |words: &'static StepWords| StepOf {
        taken: taken.iter().find(|one| one.step == words.step).cloned(),
        words,
    };
    meldcode_steps().iter().map(of).collect()
}
