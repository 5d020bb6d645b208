//! Keys and references: what XML Schema is meant to check and, with the schemas of UWLR 2.2, does not. Their paths have
//! no prefix and so never match an element that is in a namespace.

use super::{RosterGroup, RosterPupil, people::Reference};
use crate::{Problem, ProblemKind, seen::Seen};
use domain::register::{GroupKind, YearGroup};
use std::{
    collections::HashMap,
    hash::{BuildHasher, RandomState},
};

/// Groups of one school; above it is no school's roster.
const MOST_GROUPS: usize = 10_000;
/// Pupils, and staff, whose keys are compared; far more than any school has.
const MOST_PEOPLE: usize = 400_000;

/// The keys of a file so far.
pub(super) struct Keys {
    groups: HashMap<String, KnownGroup>,
    hasher: RandomState,
    people: Seen<()>,
}

struct KnownGroup {
    line: u64,
    kind: GroupKind,
    year_group: Option<YearGroup>,
    /// Whether the group was given out.
    is_good: bool,
}

impl Keys {
    pub(super) fn new() -> Self {
        Self { groups: HashMap::new(), hasher: RandomState::new(), people: Seen::new(MOST_PEOPLE) }
    }

    /// Notes a group. Both kinds share one space of keys.
    ///
    /// # Errors
    /// `DuplicateKey`, or `TooLarge` when there are too many groups.
    pub(super) fn note_group(
        &mut self,
        line: u64,
        group: &RosterGroup,
        is_good: bool,
    ) -> Result<(), ProblemKind> {
        if let Some(earlier) = self.groups.get(&group.key) {
            return Err(ProblemKind::DuplicateKey { first_line: earlier.line });
        }
        if self.groups.len() == MOST_GROUPS {
            return Err(ProblemKind::TooLarge);
        }
        let known = KnownGroup { line, kind: group.kind, year_group: group.year_group, is_good };
        self.groups.insert(group.key.clone(), known);
        Ok(())
    }

    /// Notes a key, or a pseudonym, of a person; `space` keeps those of pupils and of staff apart.
    ///
    /// # Errors
    /// `DuplicateKey`.
    pub(super) fn note_person(&mut self, space: &str, line: u64, key: &str) -> Result<(), ProblemKind> {
        match self.people.note(self.hasher.hash_one((space, key)), line, ()) {
            None => Ok(()),
            Some((first_line, ())) => Err(ProblemKind::DuplicateKey { first_line }),
        }
    }

    /// The problem of each reference to a group that is not in the file, was refused, or is of the other kind.
    pub(super) fn dangling(&self, owner: &str, references: &[Reference]) -> Vec<Problem> {
        let is_known = |to: &Reference| {
            self.groups.get(&to.key).is_some_and(|group| group.is_good && group.kind == to.kind)
        };
        let problem = |to: &Reference| {
            let element = if to.kind == GroupKind::Base { "groep" } else { "samengestelde_groep" };
            let kind = ProblemKind::DanglingReference { key: to.key.clone() };
            Problem { line: to.line, field: format!("{owner}/{element}"), kind }
        };
        references.iter().filter(|to| !is_known(to)).map(problem).collect()
    }

    /// Gives a pupil without a year group that of the group, unless that is a combination of several.
    pub(super) fn complete(&self, pupil: &mut RosterPupil) {
        if pupil.year_group.is_none()
            && let Some(group) = pupil.group.as_ref().and_then(|key| self.groups.get(key))
        {
            pupil.year_group = group.year_group.filter(|year_group| *year_group != YearGroup::Combination);
        }
    }
}
