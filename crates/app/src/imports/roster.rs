//! Importing a roster.

use super::{
    ImportError, ImportKind, ImportWay, Imported, Options, Progress, Source,
    differences::{
        About as Kind, Difference, DifferingField, FieldDifference, Shown, Who, differing, of_group,
        of_pupil, of_staff,
    },
    feed,
    problems::{Problems, What},
    roster_rules::{enrolment_steps, has_other_eck_id, is_somebody_else, merged, name_and_birth},
    roster_taken::Taken,
    run::{About, Run, in_file, may_not, problem, refused, school_for_roster, unreadable},
};
use crate::{Ctx, Error, ctx::new_id, trust::DestroyedUntil};
use domain::{
    Personal, SchoolYear,
    ids::{GroupId, PupilId, StaffId},
    register::{Enrolment, Group, GroupKind, StaffMember},
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
    let tx = ctx.write().await?;
    let (tx, taken) = take_roster(ctx, tx, &source, options, progress).await?;
    keep_roster(ctx, tx, taken, (source, options)).await
}

/// Keeps a roster that was taken.
pub(crate) async fn keep_roster(
    ctx: &Ctx,
    tx: WriteTx,
    taken: Taken,
    (source, options): (Source, Options),
) -> Result<Imported, ImportError> {
    let sources = [source];
    let about = about(&sources, options, &taken.school, &taken.file);
    taken.run.finish(ctx, tx, about, taken.problems).await
}

/// Takes a roster into the register, and leaves the transaction open for who wants to look before it is kept or undone.
pub(crate) async fn take_roster(
    ctx: &Ctx,
    mut tx: WriteTx,
    source: &Source,
    options: Options,
    progress: Option<Progress>,
) -> Result<(WriteTx, Taken), ImportError> {
    let mut batches =
        feed::read::<RosterReader<feed::Input>>(source, progress).map_err(|_| unreadable(source))?;
    let mut problems = Problems::default();
    let mut work: Option<(RosterSchool, domain::register::School, Work)> = None;
    while let Some(batch) = batches.next().await? {
        for item in batch {
            match (item, &mut work) {
                (RosterItem::Problem(found), _) => problems.add(in_file(source, found)),
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
                            let begun = Work::begin(ctx, &mut tx, source, options, &known, &school).await?;
                            work = Some((school, known, begun));
                        }
                        Ok(Err(what)) => {
                            problems.add(problem(source, line, "school/brincode".to_owned(), what));
                        }
                    }
                }
                (item, Some((_, _, work))) if !problems.stops(options.partial) => {
                    work.take(&mut tx, source, &mut problems, item).await?;
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
        problems.add(problem(source, 0, "school/peildatum".to_owned(), What::OlderRoster));
    }
    Ok((tx, Taken { counts: work.run.counts, run: work.run, file, school, problems }))
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
    /// Groups that were made here: a roster does not know them and leaves who is in them and who teaches them alone.
    own_groups: HashSet<GroupId>,
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
        let own_groups = register::own_groups(tx, &scope).await?;
        Ok(Self {
            own_groups: own_groups.into_iter().map(|own| own.group).collect(),
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
            RosterItem::Group(line, group) => self.take_group(tx, line, group).await,
            RosterItem::Staff(line, staff) => self.take_staff(tx, line, staff).await,
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
                Ok(known) => self.take_pupil(tx, line, pupil, known).await,
                Err(what) => {
                    let field = format!("leerling {}", pupil.key);
                    problems.add(problem(source, line, field, what));
                    Ok(())
                }
            },
            RosterItem::School(..) | RosterItem::Problem(_) => Ok(()),
        }
    }

    async fn take_group(
        &mut self,
        tx: &mut WriteTx,
        line: u64,
        file: RosterGroup,
    ) -> Result<(), ImportError> {
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
            let fields = differing(before.as_ref().map(of_group), of_group(&group));
            self.differs(before.is_none(), (line, None, Kind::Group(group.name.clone())), fields);
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
        line: u64,
        file: RosterPupil,
        known: Option<PupilId>,
    ) -> Result<(), ImportError> {
        let before = known.and_then(|id| self.known.get(&id).cloned());
        let is_older = before.as_ref().is_some_and(|kept| kept.known_on > Some(self.reference));
        self.older |= is_older;
        let id = known.unwrap_or_else(|| PupilId(new_id()));
        let steps_before = self.run.counts;
        let mut differs = false;
        let mut fields = Vec::new();
        if !is_older {
            let pupil = merged(id, &file, before.as_ref().map(|kept| &kept.pupil));
            differs = before.as_ref().map(|kept| &kept.pupil) != Some(&pupil);
            // That nothing changed until a later day is worth keeping too: an older file must not say otherwise.
            fields = differing(before.as_ref().map(|kept| of_pupil(&kept.pupil)), of_pupil(&pupil));
            let is_newer = before.as_ref().is_some_and(|kept| kept.known_on < Some(self.reference));
            if differs || is_newer {
                let kept = KeptPupil { pupil, known_on: Some(self.reference) };
                self.run.record(tx, &ImportChange::Pupil { id, before: before.clone() }).await?;
                register::put_pupil(tx, &self.run.scope, &kept).await?;
            }
        }
        differs |= self.take_key(tx, &file.key, id).await?;
        let enrolled = self.take_enrolment(tx, &file, id).await?;
        let extra = self.take_extra_groups(tx, &file, id).await?;
        differs |= !enrolled.is_empty() || extra.is_some();
        fields.extend(enrolled.into_iter().chain(extra));
        if before.is_none() || differs {
            let who = Who::Named(Personal::new(file.name.full()), known);
            self.differs(before.is_none(), (line, Some(who), Kind::Pupil), fields);
        }
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
    ) -> Result<Vec<FieldDifference>, ImportError> {
        let group = file.group.as_ref().and_then(|key| self.groups.get(key)).map(|group| group.id);
        let known = self.enrolments.remove(&pupil).unwrap_or_default();
        let steps = enrolment_steps(known, self.year, self.reference, (pupil, group, file));
        for (before, after) in &steps {
            let (school_year, from) = (after.school_year, after.from);
            let before = before.clone();
            self.run.record(tx, &ImportChange::Enrolment { pupil, school_year, from, before }).await?;
            register::put_enrolment(tx, &self.run.scope, after).await?;
        }
        // Of two steps the first ends what was.
        let before = steps.first().and_then(|(before, _)| before.as_ref());
        let (Some((_, after)), of) = (steps.last(), |one: &Enrolment| {
            let group = self.group_names(one.group.as_slice());
            let year_group = one.year_group.map(|year| year.to_string()).unwrap_or_default();
            vec![
                (DifferingField::Group, Shown::text(group)),
                (DifferingField::YearGroup, Shown::text(year_group)),
            ]
        }) else {
            return Ok(Vec::new());
        };
        Ok(differing(before.map(of), of(after)))
    }

    async fn take_extra_groups(
        &mut self,
        tx: &mut WriteTx,
        file: &RosterPupil,
        pupil: PupilId,
    ) -> Result<Option<FieldDifference>, ImportError> {
        let of_file: HashSet<GroupId> =
            file.extra_groups.iter().filter_map(|key| self.groups.get(key)).map(|group| group.id).collect();
        if self.is_new_school && of_file.is_empty() {
            return Ok(None);
        }
        let this_year: HashSet<GroupId> =
            self.of_rosters().filter(|g| g.kind == GroupKind::Extra).map(|g| g.id).collect();
        let known = register::extra_groups_of_pupil(tx, &self.run.scope, pupil).await?;
        let known: HashSet<GroupId> = known.into_iter().filter(|id| this_year.contains(id)).collect();
        if of_file == known {
            return Ok(None);
        }
        for group in of_file.symmetric_difference(&known).copied().collect::<Vec<_>>() {
            let before = known.contains(&group);
            self.run.record(tx, &ImportChange::GroupMember { group, pupil, before }).await?;
            if before {
                register::delete_group_member(tx, &self.run.scope, (group, pupil)).await?;
            } else {
                register::put_group_member(tx, &self.run.scope, (group, pupil)).await?;
            }
        }
        let names =
            |ids: HashSet<GroupId>| Shown::text(self.group_names(&ids.into_iter().collect::<Vec<_>>()));
        let (before, after) = (names(known), names(of_file));
        Ok(Some(FieldDifference { field: DifferingField::ExtraGroups, before, after }))
    }

    async fn take_staff(
        &mut self,
        tx: &mut WriteTx,
        line: u64,
        file: RosterStaff,
    ) -> Result<(), ImportError> {
        let before = self.staff.get(&file.key).cloned();
        let this_year: HashSet<GroupId> = self.of_rosters().map(|group| group.id).collect();
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
            let fields = |kept: &KeptStaff| of_staff(&kept.member, &self.group_names(&kept.groups));
            let fields = differing(before.as_ref().map(fields), fields(&kept));
            let who = Who::Named(Personal::new(kept.member.name.full()), None);
            self.differs(before.is_none(), (line, Some(who), Kind::Staff), fields);
            self.run.record(tx, &ImportChange::Staff { id, before }).await?;
            register::put_staff(tx, &self.run.scope, &kept).await?;
        }
        Ok(())
    }

    /// The groups of this school year that rosters tell of.
    fn of_rosters(&self) -> impl Iterator<Item = &Group> {
        self.groups.values().filter(|group| !self.own_groups.contains(&group.id))
    }

    /// The names of groups of this school year.
    fn group_names(&self, ids: &[GroupId]) -> String {
        let mut names: Vec<&str> = self
            .groups
            .values()
            .filter(|group| ids.contains(&group.id))
            .map(|group| group.name.as_str())
            .collect();
        names.sort_unstable();
        names.join(", ")
    }

    /// Notes what would change in a record, for who looks first.
    fn differs(
        &mut self,
        is_new: bool,
        (line, who, about): (u64, Option<Who>, Kind),
        fields: Vec<FieldDifference>,
    ) {
        let one = || Difference { line, who, about, fields };
        if is_new { self.run.differences.add_new(one) } else { self.run.differences.add_changed(one) }
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
