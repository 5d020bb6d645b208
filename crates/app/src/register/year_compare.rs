//! Two school years of one school side by side: who moves, who stays down, who leaves, and what looks wrong.

use super::group_order;
use domain::{
    SchoolYear,
    ids::{GroupId, PupilId, StaffId},
    register::{Enrolment, Group, GroupKind, PersonName, Pupil, YearGroup, YearStep},
};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use store::{fold, register::KeptStaff};

/// What is known of one school year.
#[derive(Debug, Clone, Default)]
pub(super) struct Snapshot {
    /// The groups of rosters.
    pub(super) groups: HashMap<GroupId, Group>,
    /// Where each pupil is at the end of it.
    pub(super) enrolments: HashMap<PupilId, Enrolment>,
    /// All pupils of the school.
    pub(super) pupils: HashMap<PupilId, Pupil>,
    /// All staff of the school.
    pub(super) staff: HashMap<StaffId, KeptStaff>,
}

/// Where a pupil is in a school year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seat {
    /// The name of the group; none when the pupil is in no group.
    pub group: Option<String>,
    /// The year group.
    pub year_group: Option<YearGroup>,
}

/// A pupil who is there in the new year.
#[derive(Debug, Clone)]
pub struct Mover {
    /// The pupil.
    pub pupil: PupilId,
    /// Its name.
    pub name: PersonName,
    /// Where it was; none when it is new.
    pub was: Option<Seat>,
    /// Where it goes.
    pub goes: Seat,
    /// How; none when it is new.
    pub step: Option<YearStep>,
}

/// A pupil who is not there any more in the new year.
#[derive(Debug, Clone)]
pub struct Leaver {
    /// The pupil.
    pub pupil: PupilId,
    /// Its name.
    pub name: PersonName,
    /// Where it was.
    pub was: Seat,
    /// Whether it was in year group 8, of which that is expected.
    pub is_from_eight: bool,
    /// The last day at the school, where the file says so; else the pupil is only not in it.
    pub left_on: Option<Date>,
}

/// A group of the new year.
#[derive(Debug, Clone)]
pub struct NewGroup {
    /// Its name.
    pub name: String,
    /// Whether it is an extra group; of these it is not told who is in them.
    pub is_extra: bool,
    /// Who teaches it.
    pub teachers: Vec<PersonName>,
    /// Who is in it, by family name.
    pub pupils: Vec<Mover>,
}

/// A member of staff whose groups change, and with them what she sees.
#[derive(Debug, Clone)]
pub struct StaffMove {
    /// Her name.
    pub name: PersonName,
    /// The names of her groups in the year before.
    pub before: Vec<String>,
    /// The names of her groups in the new year.
    pub after: Vec<String>,
}

/// Something that looks wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Odd {
    /// A school year lies between the newest one that is known and that of the file.
    SkippedYear {
        /// The newest one that is known.
        from: SchoolYear,
        /// That of the file.
        to: SchoolYear,
    },
    /// At least a third of a group is not there any more.
    ThirdMissing {
        /// The group of the year before.
        group: String,
        /// How many of them.
        missing: usize,
        /// Of how many.
        of: usize,
    },
    /// A pupil is in no group.
    NoGroup {
        /// Its name.
        name: PersonName,
    },
    /// The year group of a pupil jumps by two or more, or goes back.
    YearGroup {
        /// Its name.
        name: PersonName,
        /// The year group before.
        from: YearGroup,
        /// The year group in the file.
        to: YearGroup,
    },
    /// Nobody teaches a base group.
    NoTeacher {
        /// The group.
        group: String,
    },
    /// Nobody is in a base group.
    NoPupils {
        /// The group.
        group: String,
    },
}

/// Everything that changes from one school year to the next.
#[derive(Debug, Clone, Default)]
pub struct YearMoves {
    /// The groups of the new year with who is in them, in the order of the list of groups.
    pub groups: Vec<NewGroup>,
    /// Pupils without a group.
    pub without_group: Vec<Mover>,
    /// Who is not there any more, by group and name.
    pub leavers: Vec<Leaver>,
    /// The groups of the year before of which the new year has none with the same name.
    pub gone: Vec<String>,
    /// The groups of the new year of which the year before had none with the same name.
    pub added: Vec<String>,
    /// Staff whose groups change.
    pub staff: Vec<StaffMove>,
    /// What looks wrong.
    pub odd: Vec<Odd>,
}

impl YearMoves {
    /// Everybody who is there in the new year.
    pub fn movers(&self) -> impl Iterator<Item = &Mover> {
        self.groups.iter().flat_map(|group| &group.pupils).chain(&self.without_group)
    }

    /// The pupils who are in it.
    pub(super) fn pupils(&self) -> BTreeSet<PupilId> {
        let leavers = self.leavers.iter().map(|one| one.pupil);
        self.movers().map(|one| one.pupil).chain(leavers).collect()
    }

    /// Leaves out what is said of one pupil.
    pub(super) fn hide_pupils(&mut self) {
        self.odd.retain(|one| !matches!(one, Odd::NoGroup { .. } | Odd::YearGroup { .. }));
    }

    /// How many go this way; how many are new, for none.
    pub fn count(&self, step: Option<YearStep>) -> usize {
        self.movers().filter(|mover| mover.step == step).count()
    }
}

/// A year is compared with the one before; a roster of a year that is known already shows what changes within it.
pub(super) fn compare(
    before: &Snapshot,
    after: &Snapshot,
    (from, to): (Option<SchoolYear>, SchoolYear),
) -> YearMoves {
    let passed = from.map(|from| to.start() - from.start()).filter(|years| *years > 0);
    let mut moves = YearMoves::default();
    let mut by_group: HashMap<Option<GroupId>, Vec<Mover>> = HashMap::new();
    for (pupil, now) in &after.enrolments {
        let Some(known) = after.pupils.get(pupil) else { continue };
        if has_left(known, to) {
            continue;
        }
        let was = before.enrolments.get(pupil);
        let step = was.map(|was| match passed {
            Some(years) => YearStep::between(was.year_group, now.year_group, years),
            None => YearStep::Unknown,
        });
        by_group.entry(now.group).or_default().push(Mover {
            pupil: *pupil,
            name: known.name.clone(),
            was: was.map(|was| before.seat(was)),
            goes: after.seat(now),
            step,
        });
    }
    let by_name = |movers: &mut Vec<Mover>| movers.sort_by_cached_key(|one| fold(&one.name.listed()));
    let teachers = after.teachers();
    let mut groups: Vec<&Group> = after.groups.values().collect();
    groups.sort_by_cached_key(|group| group_order(group));
    for group in groups {
        let mut pupils = by_group.remove(&Some(group.id)).unwrap_or_default();
        by_name(&mut pupils);
        moves.groups.push(NewGroup {
            name: group.name.clone(),
            is_extra: group.kind == GroupKind::Extra,
            teachers: teachers.get(&group.id).cloned().unwrap_or_default(),
            pupils,
        });
    }
    moves.without_group = by_group.into_values().flatten().collect();
    by_name(&mut moves.without_group);
    moves.leavers = leavers(before, after, (from, to));
    moves.gone = missing_names(before, after);
    moves.added = missing_names(after, before);
    moves.staff = staff(before, after);
    moves.odd = odd(before, &moves);
    if let (Some(from), Some(2..)) = (from, passed) {
        moves.odd.insert(0, Odd::SkippedYear { from, to });
    }
    moves
}

/// Whether a pupil has left before a school year began.
fn has_left(pupil: &Pupil, year: SchoolYear) -> bool {
    pupil.left_on.is_some_and(|left| left < year.first_day())
}

impl Snapshot {
    /// Names every pupil by key.
    pub(super) fn name_by_key(&mut self) {
        for pupil in self.pupils.values_mut() {
            pupil.name = PersonName::new(&pupil.key, "", "");
        }
    }

    fn seat(&self, one: &Enrolment) -> Seat {
        let group = one.group.and_then(|group| self.groups.get(&group));
        Seat { group: group.map(|group| group.name.clone()), year_group: one.year_group }
    }

    /// Who teaches which group, by family name.
    fn teachers(&self) -> HashMap<GroupId, Vec<PersonName>> {
        let mut staff: Vec<&KeptStaff> = self.staff.values().collect();
        staff.sort_by_cached_key(|kept| (fold(&kept.member.name.listed()), kept.member.id));
        let mut teachers: HashMap<GroupId, Vec<PersonName>> = HashMap::new();
        for kept in staff {
            for group in &kept.groups {
                teachers.entry(*group).or_default().push(kept.member.name.clone());
            }
        }
        teachers
    }

    /// The names of the groups of this year that somebody has.
    fn groups_of(&self, kept: Option<&KeptStaff>) -> Vec<String> {
        let groups = kept.into_iter().flat_map(|kept| &kept.groups);
        let mut groups: Vec<&Group> = groups.filter_map(|group| self.groups.get(group)).collect();
        groups.sort_by_cached_key(|group| group_order(group));
        groups.into_iter().map(|group| group.name.clone()).collect()
    }
}

fn leavers(before: &Snapshot, after: &Snapshot, (from, to): (Option<SchoolYear>, SchoolYear)) -> Vec<Leaver> {
    let is_gone = |pupil: &PupilId| {
        let known = after.pupils.get(pupil);
        !after.enrolments.contains_key(pupil) || known.is_some_and(|known| has_left(known, to))
    };
    let mut leavers: Vec<Leaver> = Vec::new();
    for (pupil, was) in &before.enrolments {
        let Some(known) = before.pupils.get(pupil).filter(|_| is_gone(pupil)) else { continue };
        // Who left in the course of the year before was gone already.
        let june = |from: SchoolYear| from.last_day().with().month(6).day(1).build().ok();
        if known.left_on.is_some_and(|left| from.and_then(june).is_some_and(|june| left < june)) {
            continue;
        }
        leavers.push(Leaver {
            pupil: *pupil,
            name: known.name.clone(),
            was: before.seat(was),
            is_from_eight: was.year_group == Some(YearGroup::Primary(8)),
            left_on: after.pupils.get(pupil).and_then(|known| known.left_on),
        });
    }
    leavers.sort_by_cached_key(|one| (one.was.group.clone(), fold(&one.name.listed())));
    leavers
}

/// The names of base groups that the other year has not.
fn missing_names(of: &Snapshot, other: &Snapshot) -> Vec<String> {
    let has = |name: &str| other.groups.values().any(|group| group.name == name);
    let mut groups: Vec<&Group> = of.groups.values().filter(|group| !has(&group.name)).collect();
    groups.sort_by_cached_key(|group| group_order(group));
    groups.into_iter().map(|group| group.name.clone()).collect()
}

fn staff(before: &Snapshot, after: &Snapshot) -> Vec<StaffMove> {
    let mut staff: Vec<(&StaffId, &KeptStaff)> = after.staff.iter().collect();
    staff.sort_by_cached_key(|(id, kept)| (fold(&kept.member.name.listed()), **id));
    let one = |(id, kept): (&StaffId, &KeptStaff)| StaffMove {
        name: kept.member.name.clone(),
        before: before.groups_of(before.staff.get(id)),
        after: after.groups_of(Some(kept)),
    };
    staff.into_iter().map(one).filter(|one| one.before != one.after).collect()
}

/// At least a third of a group of at least three is not there any more.
fn is_a_third(missing: usize, of: usize) -> bool {
    of >= 3 && missing * 3 >= of
}

fn odd(before: &Snapshot, moves: &YearMoves) -> Vec<Odd> {
    let mut odd = Vec::new();
    let mut missing: BTreeMap<&str, usize> = BTreeMap::new();
    let is_missing = |leaver: &&Leaver| !leaver.is_from_eight && leaver.left_on.is_none();
    for leaver in moves.leavers.iter().filter(is_missing) {
        if let Some(group) = &leaver.was.group {
            *missing.entry(group).or_default() += 1;
        }
    }
    for (group, missing) in missing {
        let is_in = |one: &&Enrolment| before.seat(one).group.as_deref() == Some(group);
        let of = before.enrolments.values().filter(is_in).count();
        if is_a_third(missing, of) {
            odd.push(Odd::ThirdMissing { group: group.to_owned(), missing, of });
        }
    }
    odd.extend(moves.without_group.iter().map(|one| Odd::NoGroup { name: one.name.clone() }));
    let is_odd = |step| matches!(step, YearStep::Skipped | YearStep::SkippedMore | YearStep::Back);
    for one in moves.movers().filter(|one| one.step.is_some_and(is_odd)) {
        let was = one.was.as_ref().and_then(|was| was.year_group);
        if let (Some(from), Some(to)) = (was, one.goes.year_group) {
            odd.push(Odd::YearGroup { name: one.name.clone(), from, to });
        }
    }
    for group in moves.groups.iter().filter(|group| !group.is_extra) {
        let name = || group.name.clone();
        if group.pupils.is_empty() {
            odd.push(Odd::NoPupils { group: name() });
        } else if group.teachers.is_empty() {
            odd.push(Odd::NoTeacher { group: name() });
        }
    }
    odd
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_third_is_of_three_or_more() {
        assert!(is_a_third(8, 24) && is_a_third(1, 3));
        assert!(!is_a_third(7, 24) && !is_a_third(2, 2) && !is_a_third(0, 0));
    }
}
