//! Importing a roster.

use super::{
    ImportError, ImportKind, ImportWay, Imported, Options, Progress, Source, feed,
    problems::{Problems, What},
    run::{About, Run, in_file, may_not, problem, refused, school_for_roster, unreadable},
};
use crate::{Ctx, Error, ctx::new_id, trust::DestroyedUntil};
use domain::{
    SchoolYear,
    ids::{GroupId, PupilId, StaffId},
    register::{Enrolment, Group, GroupKind, Pupil, StaffMember},
};
use exchange::roster::{RosterGroup, RosterItem, RosterPupil, RosterReader, RosterSchool, RosterStaff};
use jiff::civil::Date;
use policy::{Action, Resource};
use std::collections::{HashMap, HashSet};
use store::{
    WriteTx, fold,
    imports::ImportChange,
    register::{self, KeptPupil, KeptStaff, PupilKeys},
};

/// Imports a roster: takes its school, groups, pupils and staff into the register. A pupil who is not in the file is
/// left as is: the format has no way to say that somebody is gone but the leaving date.
///
/// # Errors
/// [`ImportError::Refused`] with every problem when the file, or (unless `partial`) a record of it, cannot be taken;
/// nothing is saved then.
pub async fn import_roster(
    ctx: &Ctx,
    source: Source,
    options: Options,
    progress: Option<Progress>,
) -> Result<Imported, ImportError> {
    let mut batches =
        feed::read::<RosterReader<feed::Input>>(&source, progress).map_err(|_| unreadable(&source))?;
    let mut problems = Problems::default();
    let mut tx = ctx.write().await?;
    let mut work: Option<(RosterSchool, domain::register::School, Work)> = None;
    while let Some(batch) = batches.next().await? {
        for item in batch {
            match (item, &mut work) {
                (RosterItem::Problem(found), _) => problems.add(in_file(&source, found)),
                (RosterItem::School(line, school), _) => {
                    match school_for_roster(ctx, &mut tx, &school.school, options).await {
                        Err(ImportError::Failed(Error::Forbidden)) => {
                            tx.undo().await?;
                            return Err(refused(ctx, Action::AddSchool, Resource::Installation).await?);
                        }
                        Err(error) => return Err(error),
                        Ok(Ok(known)) => {
                            let here = Resource::School(known.id);
                            if may_not(ctx, Action::Import, here).is_some() {
                                tx.undo().await?;
                                return Err(refused(ctx, Action::Import, here).await?);
                            }
                            let begun = Work::begin(ctx, &mut tx, &source, options, &known, &school).await?;
                            work = Some((school, known, begun));
                        }
                        Ok(Err(what)) => {
                            problems.add(problem(&source, line, "school/brincode".to_owned(), what));
                        }
                    }
                }
                (item, Some((_, _, work))) if !problems.stops(options.partial) => {
                    work.take(&mut tx, &source, &mut problems, item).await?;
                }
                (_, _) => {}
            }
        }
        if problems.file_refused() {
            break;
        }
    }
    drop(batches);
    let Some((file, school, work)) = work.filter(|_| !problems.stops(options.partial)) else {
        tx.undo().await?;
        return Err(ImportError::Refused(problems.into_list()));
    };
    if work.older {
        problems.add(problem(&source, 0, "school/peildatum".to_owned(), What::OlderRoster));
    }
    let sources = [source];
    let about = about(&sources, options, &school, &file);
    work.run.finish(ctx, tx, about, problems).await
}

fn about<'a>(
    sources: &'a [Source],
    options: Options,
    school: &'a domain::register::School,
    file: &RosterSchool,
) -> About<'a> {
    let (school_year, author) = (file.school_year, file.author.clone());
    About { kind: ImportKind::Roster, way: ImportWay::File, school, school_year, author, sources, options }
}

/// What the register knows already, and the running import.
struct Work {
    run: Run,
    options: Options,
    year: SchoolYear,
    reference: Date,
    groups: HashMap<String, Group>,
    keys: PupilKeys,
    known: HashMap<PupilId, KeptPupil>,
    /// By name and day of birth; none where two pupils share both.
    by_name: HashMap<(String, Date), Option<PupilId>>,
    /// Known pupils that a record of this file has been taken for.
    taken: HashSet<PupilId>,
    enrolments: HashMap<PupilId, Vec<Enrolment>>,
    staff: HashMap<String, KeptStaff>,
    is_new_school: bool,
    /// Up to which leavers files were destroyed.
    destroyed: DestroyedUntil,
    /// Whether the register knows a newer roster than this one.
    is_older_file: bool,
    /// Whether some pupil's details were newer than this file.
    older: bool,
}

impl Work {
    async fn begin(
        ctx: &Ctx,
        tx: &mut WriteTx,
        source: &Source,
        options: Options,
        school: &domain::register::School,
        file: &RosterSchool,
    ) -> Result<Self, ImportError> {
        let run = Run::begin(ctx, tx, &about(std::slice::from_ref(source), options, school, file)).await?;
        let (scope, year) = (run.scope, file.school_year);
        let groups = register::groups_of_year(tx, &scope, year).await?;
        let kept = register::kept_pupils(tx, &scope).await?;
        let staff = register::kept_staff(tx, &scope).await?;
        let mut enrolments: HashMap<PupilId, Vec<Enrolment>> = HashMap::new();
        for one in register::enrolments_of_school(tx, &scope, year).await? {
            enrolments.entry(one.pupil).or_default().push(one);
        }
        let mut by_name: HashMap<(String, Date), Option<PupilId>> = HashMap::new();
        for one in &kept {
            if let Some(look) = name_and_birth(&one.pupil) {
                by_name.entry(look).and_modify(|known| *known = None).or_insert(Some(one.pupil.id));
            }
        }
        let reference = file.reference_date.unwrap_or_else(|| year.first_day());
        Ok(Self {
            keys: register::pupil_keys(tx, &scope).await?,
            destroyed: DestroyedUntil::load(tx, &scope).await?,
            is_new_school: kept.is_empty(),
            is_older_file: kept.iter().any(|k| k.known_on > Some(reference)),
            known: kept.into_iter().map(|k| (k.pupil.id, k)).collect(),
            groups: groups.into_iter().map(|g| (g.key.clone(), g)).collect(),
            staff: staff.into_iter().map(|s| (s.member.key.clone(), s)).collect(),
            taken: HashSet::new(),
            older: false,
            run,
            options,
            year,
            reference,
            by_name,
            enrolments,
        })
    }

    async fn take(
        &mut self,
        tx: &mut WriteTx,
        source: &Source,
        problems: &mut Problems,
        item: RosterItem,
    ) -> Result<(), ImportError> {
        match item {
            RosterItem::Group(_, group) => self.take_group(tx, group).await,
            RosterItem::Staff(_, staff) => self.take_staff(tx, staff).await,
            RosterItem::Pupil(line, pupil) => match self.identify(&pupil) {
                Ok(Some(known)) if !self.taken.insert(known) => {
                    let field = format!("leerling {}", pupil.key);
                    problems.add(problem(source, line, field, What::KeyOfAnother { key: pupil.key }));
                    Ok(())
                }
                Ok(None) if self.destroyed.may_have_been(self.reference, pupil.left_on) => {
                    let field = format!("leerling {}", pupil.key);
                    problems.add(problem(source, line, field, What::Destroyed { key: pupil.key }));
                    Ok(())
                }
                Ok(known) => self.take_pupil(tx, pupil, known).await,
                Err(what) => {
                    let field = format!("leerling {}", pupil.key);
                    problems.add(problem(source, line, field, what));
                    Ok(())
                }
            },
            RosterItem::School(..) | RosterItem::Problem(_) => Ok(()),
        }
    }

    async fn take_group(&mut self, tx: &mut WriteTx, file: RosterGroup) -> Result<(), ImportError> {
        let before = self.groups.get(&file.key).cloned();
        let group = Group {
            id: before.as_ref().map_or_else(|| GroupId(new_id()), |group| group.id),
            school_year: self.year,
            key: file.key,
            name: file.name,
            kind: file.kind,
            year_group: file.year_group,
            description: file.description,
        };
        if self.count(before.as_ref(), &group) {
            self.run.record(tx, &ImportChange::Group { id: group.id, before }).await?;
            register::put_group(tx, &self.run.scope, &group).await?;
        }
        self.groups.insert(group.key.clone(), group);
        Ok(())
    }

    /// Which known pupil this is: by ECK iD first, then by key, then (when a person said so) by name and birth date.
    fn identify(&self, file: &RosterPupil) -> Result<Option<PupilId>, What> {
        let key = || file.key.clone();
        let by_eck_id = file.eck_id.as_ref().and_then(|eck| self.keys.by_eck_id.get(eck.reveal()).copied());
        let by_key = self.keys.by_key.get(&file.key).copied();
        match (by_eck_id, by_key) {
            (Some(by_eck_id), Some(by_key)) if by_eck_id != by_key => Err(What::KeyOfAnother { key: key() }),
            (Some(known), _) => Ok(Some(known)),
            (None, Some(known)) => {
                let kept = self.known.get(&known).map(|kept| &kept.pupil);
                let is_another = kept.is_some_and(|pupil| {
                    has_other_eck_id(pupil, file)
                        || (!self.options.same_pupils && is_somebody_else(pupil, file))
                });
                if is_another { Err(What::KeyOfAnother { key: key() }) } else { Ok(Some(known)) }
            }
            (None, None) => {
                let born_on = file.born_on.as_ref().map(|day| *day.reveal());
                let look = born_on.map(|born_on| (fold(&file.name.listed()), born_on));
                let Some(known) = look.and_then(|look| self.by_name.get(&look).copied().flatten()) else {
                    return Ok(None);
                };
                if self.options.same_pupils {
                    return Ok(Some(known));
                }
                let known = self.known.get(&known).map(|kept| kept.pupil.key.clone()).unwrap_or_default();
                Err(What::LooksLikeKnown { key: key(), known })
            }
        }
    }

    async fn take_pupil(
        &mut self,
        tx: &mut WriteTx,
        file: RosterPupil,
        known: Option<PupilId>,
    ) -> Result<(), ImportError> {
        let before = known.and_then(|id| self.known.get(&id).cloned());
        let is_older = before.as_ref().is_some_and(|kept| kept.known_on > Some(self.reference));
        self.older |= is_older;
        let id = known.unwrap_or_else(|| PupilId(new_id()));
        let steps_before = self.run.counts;
        let mut differs = false;
        if !is_older {
            let pupil = merged(id, &file, before.as_ref().map(|kept| &kept.pupil));
            differs = before.as_ref().map(|kept| &kept.pupil) != Some(&pupil);
            // That nothing changed until a later day is worth keeping too: an older file must not say otherwise.
            let is_newer = before.as_ref().is_some_and(|kept| kept.known_on < Some(self.reference));
            if differs || is_newer {
                let kept = KeptPupil { pupil, known_on: Some(self.reference) };
                self.run.record(tx, &ImportChange::Pupil { id, before: before.clone() }).await?;
                register::put_pupil(tx, &self.run.scope, &kept).await?;
            }
        }
        differs |= self.take_key(tx, &file.key, id).await?;
        differs |= self.take_enrolment(tx, &file, id).await?;
        differs |= self.take_extra_groups(tx, &file, id).await?;
        let counts = &mut self.run.counts;
        match (before.is_some(), differs) {
            (false, _) => counts.added = steps_before.added + 1,
            (true, true) => counts.changed = steps_before.changed + 1,
            (true, false) => counts.same = steps_before.same + 1,
        }
        Ok(())
    }

    async fn take_key(&mut self, tx: &mut WriteTx, key: &str, pupil: PupilId) -> Result<bool, ImportError> {
        let before = self.keys.by_key.get(key).copied();
        if before == Some(pupil) {
            return Ok(false);
        }
        self.run.record(tx, &ImportChange::PupilKey { key: key.to_owned(), before }).await?;
        register::put_pupil_key(tx, &self.run.scope, key, pupil).await?;
        Ok(true)
    }

    async fn take_enrolment(
        &mut self,
        tx: &mut WriteTx,
        file: &RosterPupil,
        pupil: PupilId,
    ) -> Result<bool, ImportError> {
        let group = file.group.as_ref().and_then(|key| self.groups.get(key)).map(|group| group.id);
        let known = self.enrolments.remove(&pupil).unwrap_or_default();
        let steps = enrolment_steps(known, self.year, self.reference, (pupil, group, file));
        for (before, after) in &steps {
            let (school_year, from) = (after.school_year, after.from);
            let before = before.clone();
            self.run.record(tx, &ImportChange::Enrolment { pupil, school_year, from, before }).await?;
            register::put_enrolment(tx, &self.run.scope, after).await?;
        }
        Ok(!steps.is_empty())
    }

    async fn take_extra_groups(
        &mut self,
        tx: &mut WriteTx,
        file: &RosterPupil,
        pupil: PupilId,
    ) -> Result<bool, ImportError> {
        let of_file: HashSet<GroupId> =
            file.extra_groups.iter().filter_map(|key| self.groups.get(key)).map(|group| group.id).collect();
        if self.is_new_school && of_file.is_empty() {
            return Ok(false);
        }
        let this_year: HashSet<GroupId> =
            self.groups.values().filter(|g| g.kind == GroupKind::Extra).map(|g| g.id).collect();
        let known = register::extra_groups_of_pupil(tx, &self.run.scope, pupil).await?;
        let known: HashSet<GroupId> = known.into_iter().filter(|id| this_year.contains(id)).collect();
        let mut differs = false;
        for group in of_file.symmetric_difference(&known).copied().collect::<Vec<_>>() {
            let before = known.contains(&group);
            self.run.record(tx, &ImportChange::GroupMember { group, pupil, before }).await?;
            if before {
                register::delete_group_member(tx, &self.run.scope, (group, pupil)).await?;
            } else {
                register::put_group_member(tx, &self.run.scope, (group, pupil)).await?;
            }
            differs = true;
        }
        Ok(differs)
    }

    async fn take_staff(&mut self, tx: &mut WriteTx, file: RosterStaff) -> Result<(), ImportError> {
        let before = self.staff.get(&file.key).cloned();
        let this_year: HashSet<GroupId> = self.groups.values().map(|group| group.id).collect();
        let mut groups: Vec<GroupId> =
            file.groups.iter().filter_map(|key| self.groups.get(key)).map(|group| group.id).collect();
        let earlier = before.iter().flat_map(|kept| &kept.groups).filter(|id| !this_year.contains(id));
        groups.extend(earlier.copied());
        groups.sort_unstable();
        groups.dedup();
        let mut roles = file.roles;
        roles.sort();
        roles.dedup();
        let id = before.as_ref().map_or_else(|| StaffId(new_id()), |kept| kept.member.id);
        let of_file = StaffMember { id, key: file.key, name: file.name, email: file.email, roles };
        let known = before.as_ref().map(|kept| kept.member.clone()).filter(|_| self.is_older_file);
        let member = known.unwrap_or(of_file);
        let kept = KeptStaff { member, groups };
        if self.count(before.as_ref(), &kept) {
            self.run.record(tx, &ImportChange::Staff { id, before }).await?;
            register::put_staff(tx, &self.run.scope, &kept).await?;
        }
        Ok(())
    }

    /// Counts a record; whether it must be written.
    fn count<T: PartialEq>(&mut self, before: Option<&T>, after: &T) -> bool {
        let counts = &mut self.run.counts;
        match before {
            None => counts.added += 1,
            Some(before) if before == after => {
                counts.same += 1;
                return false;
            }
            Some(_) => counts.changed += 1,
        }
        true
    }
}

/// Whether both have an ECK iD, and not the same.
fn has_other_eck_id(pupil: &Pupil, file: &RosterPupil) -> bool {
    pupil.eck_id.is_some() && file.eck_id.is_some() && pupil.eck_id != file.eck_id
}

/// Whether name and day of birth both say that this is another child: a key that was given out again.
fn is_somebody_else(pupil: &Pupil, file: &RosterPupil) -> bool {
    let other_birth = pupil.born_on.is_some() && file.born_on.is_some() && pupil.born_on != file.born_on;
    other_birth && fold(&pupil.name.listed()) != fold(&file.name.listed())
}

/// What makes two pupils alike although their keys differ: the same name and the same day of birth.
fn name_and_birth(pupil: &Pupil) -> Option<(String, Date)> {
    Some((fold(&pupil.name.listed()), *pupil.born_on.as_ref()?.reveal()))
}

/// The pupil as the file has it; what the file leaves out stays as it was known, but for the leaving date: without one
/// the pupil is at school.
fn merged(id: PupilId, file: &RosterPupil, before: Option<&Pupil>) -> Pupil {
    Pupil {
        id,
        key: file.key.clone(),
        eck_id: file.eck_id.clone().or_else(|| before?.eck_id.clone()),
        name: file.name.clone(),
        born_on: file.born_on.clone().or_else(|| before?.born_on.clone()),
        gender: file.gender,
        year_three_since: file.year_three_since.or_else(|| before?.year_three_since),
        entered_on: file.entered_on.or_else(|| before?.entered_on),
        left_on: file.left_on,
    }
}

/// What must be written so that the pupil is in this group in this school year from the reference date on: each step
/// with what was there before.
fn enrolment_steps(
    mut known: Vec<Enrolment>,
    year: SchoolYear,
    reference: Date,
    (pupil, group, file): (PupilId, Option<GroupId>, &RosterPupil),
) -> Vec<(Option<Enrolment>, Enrolment)> {
    known.sort_by_key(|one| one.from);
    let day = reference.clamp(year.first_day(), year.last_day());
    let stretch =
        |from| Enrolment { pupil, school_year: year, from, until: None, group, year_group: file.year_group };
    let Some(current) = known.pop() else {
        let entered = file.entered_on.filter(|day| year.contains(*day));
        return vec![(None, stretch(entered.unwrap_or_else(|| year.first_day())))];
    };
    let is_same = current.group == group && current.year_group == file.year_group;
    if is_same || day < current.from {
        return Vec::new();
    }
    if day == current.from {
        let corrected = stretch(current.from);
        return vec![(Some(current), corrected)];
    }
    let ended = Enrolment { until: Some(day), ..current.clone() };
    vec![(Some(current), ended), (None, stretch(day))]
}
