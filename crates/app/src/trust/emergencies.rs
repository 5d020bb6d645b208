//! Opening the file of a pupil of another group in an emergency: with a reason, for a short while, and reported.

use super::people::{Checked, Fault, groups_now, herself, may, read_reason};
use crate::{Ctx, Error, ctx::new_id};
use domain::{
    Personal,
    ids::{AccountId, EmergencyId, PupilId},
    register::{PersonName, Pupil, School},
};
use jiff::{SignedDuration, Timestamp};
use policy::{Action, Decision, InSchool, Resource, decide};
use std::{collections::HashMap, fmt};
use store::{
    ReadTx,
    audit::Deed,
    fold, register,
    trust::{self as kept, DoneMeanwhile, KeptEmergency},
};

/// For so long a file stays open. Source: the design of Stut; four hours are a morning or an afternoon at school.
pub const OPEN_FOR: SignedDuration = SignedDuration::from_hours(4);

/// A reason has at least this many words. A choice of ours: "gevallen op het plein" says what happened, "nood" does not.
pub const REASON_WORDS: usize = 3;

/// What a teacher types.
#[derive(Clone, Default)]
pub struct EmergencyCall {
    /// The whole name of the pupil.
    pub name: String,
    /// Why.
    pub reason: String,
}

impl fmt::Debug for EmergencyCall {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The name of a child and what happened stay out of logs.
        f.debug_struct("EmergencyCall").finish_non_exhaustive()
    }
}

/// A pupil with this name: all that is said before the file is open.
#[derive(Debug, Clone)]
pub struct Found {
    /// The pupil.
    pub pupil: PupilId,
    /// The name.
    pub name: PersonName,
    /// The names of the groups.
    pub groups: Vec<String>,
}

/// The school in which the actor may open a file in an emergency.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school, [`Error::Forbidden`] when she may not.
pub async fn emergency_school(ctx: &Ctx, school: &str) -> Result<School, Error> {
    Ok(ctx.school(school, Action::OpenInEmergency).await?.1)
}

/// The page of a pupil's file, as it stands in the trail, that only says that there is a pupil of this name.
const SEARCH: &str = "emergency_search";

/// The pupils at the school now who have this whole name, for the teacher to confirm. Who is found stands in the trail, also
/// when the reason is still to be mended: the answer tells that there is such a pupil.
///
/// # Errors
/// As [`emergency_school`].
pub async fn find_in_emergency(ctx: &Ctx, school: &str, typed: &EmergencyCall) -> Checked<Vec<Found>> {
    let (scope, _) = ctx.school(school, Action::OpenInEmergency).await?;
    let mut tx = ctx.read().await?;
    let pupils = named(ctx, &mut tx, &scope, &typed.name).await?;
    drop(tx);
    for pupil in &pupils {
        let deed = Deed::PupilLooked { pupil: pupil.id, part: SEARCH, reason: scope.reason().code() };
        ctx.record(Some(scope.school()), deed).await?;
    }
    let reason = read_reason(&typed.reason, REASON_WORDS);
    let nobody = pupils.is_empty().then_some(Fault::NoPupil);
    let faults: Vec<Fault> = nobody.into_iter().chain(reason.err()).collect();
    if !faults.is_empty() {
        return Ok(Err(faults));
    }
    let mut tx = ctx.read().await?;
    let names = groups_now(ctx, &mut tx, &scope).await?;
    let mut found = Vec::with_capacity(pupils.len());
    for pupil in pupils {
        let place = kept::place_of_pupil(&mut tx, (scope.school(), pupil.id), ctx.today()).await?;
        let groups = place.map(|place| place.groups).unwrap_or_default();
        let groups = groups.iter().filter_map(|id| names.get(id).cloned()).collect();
        found.push(Found { pupil: pupil.id, name: pupil.name, groups });
    }
    Ok(Ok(found))
}

/// The pupils at the school now whose whole name is this one, after folding.
async fn named(ctx: &Ctx, tx: &mut ReadTx, scope: &InSchool, typed: &str) -> Result<Vec<Pupil>, Error> {
    let wanted = fold(typed);
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let near = register::search_pupils(tx, scope, typed, (500, 0)).await?;
    let is_it = |pupil: &Pupil| {
        let is_here = pupil.left_on.is_none_or(|day| ctx.today() <= day);
        is_here && (fold(&pupil.name.full()) == wanted || fold(&pupil.name.listed()) == wanted)
    };
    Ok(near.into_iter().filter(is_it).collect())
}

/// Opens the file of the pupil whom the teacher confirmed. The name is held against the pupil again, so that no address
/// opens a file by itself. Whose file she may see anyway needs no emergency.
///
/// # Errors
/// As [`emergency_school`].
pub async fn open_in_emergency(
    ctx: &Ctx,
    school: &str,
    pupil: PupilId,
    typed: &EmergencyCall,
) -> Checked<School> {
    let (scope, school) = ctx.school(school, Action::OpenInEmergency).await?;
    let account = herself(ctx, Action::OpenInEmergency, school.id).await?;
    let mut tx = ctx.read().await?;
    let is_named = named(ctx, &mut tx, &scope, &typed.name).await?.iter().any(|one| one.id == pupil);
    let place = kept::place_of_pupil(&mut tx, (school.id, pupil), ctx.today()).await?;
    drop(tx);
    let reason = match (read_reason(&typed.reason, REASON_WORDS), is_named) {
        (Ok(reason), true) => reason,
        (reason, named) => {
            let nobody = (!named).then_some(Fault::NoPupil);
            return Ok(Err(nobody.into_iter().chain(reason.err()).collect()));
        }
    };
    let place = place.ok_or(Error::NotFound)?;
    if matches!(decide(ctx.actor(), Action::ViewPupil, Resource::Pupil(&place)), Decision::Allowed(_)) {
        return Ok(Ok(school));
    }
    let (from_at, until_at) = (ctx.now(), ctx.now() + OPEN_FOR);
    let (id, reason) = (EmergencyId(new_id()), Personal::new(reason));
    let one = KeptEmergency { id, account, pupil, reason, from_at, until_at, seen: None };
    let mut tx = ctx.write().await?;
    kept::add_emergency(&mut tx, &scope, &one).await?;
    kept::mark_stale(&mut tx, account).await?;
    tx.commit(&ctx.event(school.id, Deed::EmergencyOpened { pupil })).await?;
    Ok(Ok(school))
}

/// Until when the file of a pupil is open to the actor by an emergency.
pub fn open_until(ctx: &Ctx, pupil: PupilId) -> Option<Timestamp> {
    let person = ctx.actor().person()?;
    let open = person.emergencies.iter().filter(|one| one.pupil == pupil && person.now < one.until);
    open.map(|one| one.until).max()
}

/// One emergency in the list.
#[derive(Debug, Clone)]
pub struct EmergencyLine {
    /// What was kept.
    pub kept: KeptEmergency,
    /// Who opened the file.
    pub who: Personal<String>,
    /// Whose file; none when it was destroyed since.
    pub pupil: Option<PersonName>,
    /// What she did with it meanwhile, oldest first.
    pub done: Vec<DoneMeanwhile>,
    /// Who marked it as seen.
    pub seen_by: Option<Personal<String>>,
}

/// A page of the list of emergencies.
#[derive(Debug, Clone)]
pub struct EmergencyPage {
    /// The school.
    pub school: School,
    /// The emergencies, newest first.
    pub lines: Vec<EmergencyLine>,
    /// The number of the page, counted from 1.
    pub page: u32,
    /// Whether there is a page behind this one.
    pub has_more: bool,
}

/// Emergencies on one page.
const PAGE: usize = 25;

/// In which emergencies files were opened, newest first.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school, [`Error::Forbidden`] when the actor may not see them.
pub async fn emergencies(ctx: &Ctx, school: &str, page: u32) -> Result<EmergencyPage, Error> {
    let (scope, school) = ctx.school(school, Action::ViewEmergencies).await?;
    let page = page.clamp(1, 10_000);
    let size = i64::try_from(PAGE).unwrap_or(i64::MAX);
    let mut tx = ctx.read().await?;
    let window = (size + 1, size * i64::from(page - 1));
    let mut found = kept::emergencies_of_school(&mut tx, &scope, window).await?;
    let has_more = found.len() > PAGE;
    found.truncate(PAGE);
    let people = kept::people_of_school(&mut tx, &scope).await?;
    let names: HashMap<AccountId, Personal<String>> =
        people.into_iter().map(|one| (one.id, one.name)).collect();
    let mut lines = Vec::with_capacity(found.len());
    for one in found {
        let pupil = register::pupil(&mut tx, &scope, one.pupil).await?;
        let mut done = kept::done_meanwhile(&mut tx, &scope, &one).await?;
        done.retain(|line| !is_of_emergencies(line));
        lines.push(EmergencyLine {
            who: names.get(&one.account).cloned().unwrap_or_default(),
            pupil: pupil.map(|pupil| pupil.name),
            seen_by: one.seen.map(|(by, _)| names.get(&by).cloned().unwrap_or_default()),
            done,
            kept: one,
        });
    }
    Ok(EmergencyPage { school, lines, page, has_more })
}

/// The codes of the trail that are about the emergency itself, not about the file; and a refusal shows nothing.
const OF_EMERGENCIES: [&str; 3] = ["emergency_opened", "emergency_seen", "refused"];

fn is_of_emergencies(line: &DoneMeanwhile) -> bool {
    let part = || serde_json::from_str::<serde_json::Value>(&line.detail).ok()?.get("part").cloned();
    OF_EMERGENCIES.contains(&line.action.as_str()) || part().is_some_and(|part| part == SEARCH)
}

/// Marks an emergency as seen; who does it second changes nothing.
///
/// # Errors
/// [`Error::NotFound`] when there is no such emergency, [`Error::Forbidden`] when the actor may not.
pub async fn see_emergency(ctx: &Ctx, school: &str, id: EmergencyId) -> Result<(), Error> {
    let (scope, school) = ctx.school(school, Action::ViewEmergencies).await?;
    let account = herself(ctx, Action::ViewEmergencies, school.id).await?;
    let mut tx = ctx.write().await?;
    let pupil = kept::emergency(&mut tx, &scope, id).await?.ok_or(Error::NotFound)?.pupil;
    if kept::mark_emergency_seen(&mut tx, &scope, id, (account, ctx.now())).await? {
        tx.commit(&ctx.event(school.id, Deed::EmergencySeen { pupil })).await?;
    }
    Ok(())
}

/// How many emergencies nobody looked at yet; none for who may not see them.
///
/// # Errors
/// When the database fails.
pub async fn unseen_emergencies(ctx: &Ctx, school: &School) -> Result<u64, Error> {
    if !may(ctx, Action::ViewEmergencies, school.id) {
        return Ok(0);
    }
    let scope = ctx.scope(Action::ViewEmergencies, school.id)?;
    let count = kept::unseen_emergencies(&mut ctx.read().await?, &scope).await?;
    Ok(u64::try_from(count).unwrap_or(0))
}
