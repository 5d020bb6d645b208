//! What a teacher hands over to the next one: what worked according to the pupil, the parents and herself, and what to
//! watch.

use crate::{
    Ctx, Error,
    notes::{cleaned, second},
    results::{GroupOverview, group_overview},
};
use domain::{
    Personal, SchoolYear,
    ids::{GroupId, PupilId},
    register::{Group, GroupKind, HandOverField, HandOverTexts, PersonName, Pupil, School},
};
use policy::{Action, Decision, OfPupil, PupilPlace, Resource, decide};
use std::collections::HashMap;
use store::{
    audit::Deed,
    register::{self, KeptHandOver, Writer},
    trust,
};

/// The longest text in one field, in letters.
pub const LONGEST_HAND_OVER: usize = 4_000;

/// The hand-over of a group.
#[derive(Debug, Clone)]
pub struct GroupHandOver {
    /// The school.
    pub school: School,
    /// The base group.
    pub group: Group,
    /// Who teaches it.
    pub teachers: Vec<PersonName>,
    /// Its pupils, by family name.
    pub pupils: Vec<PupilHandOver>,
}

/// What is handed over about one pupil.
#[derive(Debug, Clone)]
pub struct PupilHandOver {
    /// The pupil.
    pub pupil: Pupil,
    /// What the teacher of the year before handed over.
    pub received: Option<KeptHandOver>,
    /// What is handed over at the end of the school year of this group.
    pub given: Option<KeptHandOver>,
    /// Whether who looks may write it.
    pub may_write: bool,
}

/// The hand-over of a base group, in a form (`hand_over`, `hand_over_pdf`) that the audit trail names.
///
/// # Errors
/// [`Error::NotFound`] when the school has no such base group in sight.
pub async fn group_hand_over(
    ctx: &Ctx,
    school: &str,
    id: GroupId,
    form: &'static str,
) -> Result<GroupHandOver, Error> {
    let overview = group_overview(ctx, school, id, form).await?;
    let (scope, _) = ctx.group(school, id, Action::ViewGroup).await?;
    let GroupOverview { school, group, teachers, pupils, .. } = overview;
    if group.kind != GroupKind::Base {
        return Err(Error::NotFound);
    }
    let mut tx = ctx.read().await?;
    let year = group.school_year;
    let given = register::hand_overs_of_group(&mut tx, &scope, (id, year)).await?;
    let received = register::hand_overs_of_group(&mut tx, &scope, (id, year.previous())).await?;
    let by_pupil = |all: Vec<KeptHandOver>| -> HashMap<PupilId, KeptHandOver> {
        all.into_iter()
            .filter(|one| !one.texts.is_empty() || one.version > 0)
            .map(|one| (one.pupil, one))
            .collect()
    };
    let (mut given, mut received) = (by_pupil(given), by_pupil(received));
    let pupils = pupils.into_iter().map(|row| {
        let place = PupilPlace { school: school.id, pupil: row.pupil.id, groups: vec![id] };
        let may = decide(ctx.actor(), Action::WriteHandOver, Resource::Pupil(&place));
        PupilHandOver {
            received: received.remove(&row.pupil.id).filter(|one| !one.texts.is_empty()),
            given: given.remove(&row.pupil.id),
            may_write: matches!(may, Decision::Allowed(_)),
            pupil: row.pupil,
        }
    });
    Ok(GroupHandOver { pupils: pupils.collect(), school, group, teachers })
}

/// What came of writing.
#[derive(Debug, Clone)]
pub enum HandOverSaved {
    /// It is saved.
    Yes,
    /// Nothing is saved: these fields are longer than [`LONGEST_HAND_OVER`].
    TooLong(Vec<HandOverField>),
    /// Nothing is saved: in these fields somebody else wrote something in the meantime. This is how it is now.
    Meanwhile(Box<KeptHandOver>, Vec<HandOverField>),
}

fn all_cleaned(texts: &HandOverTexts) -> HandOverTexts {
    let mut clean = HandOverTexts::default();
    for field in HandOverField::ALL {
        clean.set(field, Personal::new(cleaned(texts.of(field).reveal())));
    }
    clean
}

/// Writes what is handed over about a pupil of a base group. Each field is saved by itself: what was left as it was seen
/// stays as it is by now, and two people who write in two fields do not meet.
///
/// # Errors
/// [`Error::NotFound`] when the group has no such pupil in sight, [`Error::Forbidden`] when the actor may not write.
pub async fn write_hand_over(
    ctx: &Ctx,
    school: &str,
    (group, pupil): (GroupId, PupilId),
    (seen, typed): (&HandOverTexts, &HandOverTexts),
) -> Result<HandOverSaved, Error> {
    let (scope, found) = ctx.pupil(school, pupil, Action::WriteHandOver).await?;
    let (in_group, _) = ctx.group(school, group, Action::ViewGroup).await?;
    let mut tx = ctx.read().await?;
    let group = register::group(&mut tx, &in_group, group).await?.ok_or(Error::NotFound)?;
    let members = register::pupils_of_group(&mut tx, &in_group, group.id).await?;
    if group.kind != GroupKind::Base || members.iter().all(|one| one.id != pupil) {
        return Err(Error::NotFound);
    }
    let (seen, typed) = (all_cleaned(seen), all_cleaned(typed));
    let is_long = |field: &HandOverField| typed.of(*field).reveal().chars().count() > LONGEST_HAND_OVER;
    let long: Vec<HandOverField> = HandOverField::ALL.into_iter().filter(is_long).collect();
    if !long.is_empty() {
        return Ok(HandOverSaved::TooLong(long));
    }
    let author = ctx.own()?.account();
    let account = trust::account(&mut tx, author).await?.ok_or(Error::NotFound)?;
    drop(tx);
    let writer = Writer { author, name: account.name, at: second(ctx) };
    let year = group.school_year;
    // Whoever is quicker in between makes the version old: then it is looked at once more.
    for _ in 0..3 {
        let known = hand_over_of_year(ctx, &scope, year).await?;
        let now = known.as_ref().map(|known| known.texts.clone()).unwrap_or_default();
        let (merged, both) = now.merged(&seen, &typed);
        if let (Some(known), false) = (&known, both.is_empty()) {
            return Ok(HandOverSaved::Meanwhile(Box::new(known.clone()), both));
        }
        if merged == now {
            return Ok(HandOverSaved::Yes);
        }
        let version = known.map_or(0, |known| known.version);
        let mut tx = ctx.write().await?;
        if register::put_hand_over(&mut tx, &scope, (year, version), &merged, &writer).await? {
            let deed = Deed::HandOverWritten { pupil, year: i64::from(year.start()), version: version + 1 };
            tx.commit(&ctx.event(found.id, deed)).await?;
            return Ok(HandOverSaved::Yes);
        }
        tx.undo().await?;
    }
    Err(Error::Conflict(crate::Conflict::SavedMeanwhile))
}

async fn hand_over_of_year(
    ctx: &Ctx,
    scope: &OfPupil,
    year: SchoolYear,
) -> Result<Option<KeptHandOver>, Error> {
    let all = register::hand_overs_of_pupil(&mut ctx.read().await?, scope).await?;
    Ok(all.into_iter().find(|one| one.school_year == year))
}

/// What was handed over about a pupil in all years, the newest first, for the pupil's own page; nothing for who may not
/// see it.
///
/// # Errors
/// When the database fails.
pub async fn hand_overs_of_pupil(
    ctx: &Ctx,
    school: &str,
    pupil: PupilId,
) -> Result<Vec<KeptHandOver>, Error> {
    let school = ctx.school_named(school).await?;
    let mut tx = ctx.read().await?;
    let place = trust::place_of_pupil(&mut tx, (school.id, pupil), ctx.today()).await?;
    let Some(place) = place else { return Ok(Vec::new()) };
    // The page was asked for as a whole: this part is left out for who may not see it, and that is no refusal.
    let Ok(scope) = OfPupil::issue(ctx.actor(), Action::ViewHandOver, &place) else { return Ok(Vec::new()) };
    let mut all = register::hand_overs_of_pupil(&mut tx, &scope).await?;
    all.retain(|one| !one.texts.is_empty());
    Ok(all)
}
