//! Which part of a school an actor sees, for lists and for search.

use crate::{Action, Actor, Person, Reach};
use domain::{
    ids::{AccountId, GroupId, PupilId, SchoolId},
    trust::Role,
};
use std::collections::BTreeSet;

/// Which groups and pupils of a school an actor reaches with one action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sight {
    /// All.
    School,
    /// The pupils who are in these groups now, and these pupils.
    Own {
        /// Groups.
        groups: BTreeSet<GroupId>,
        /// Pupils.
        pupils: BTreeSet<PupilId>,
    },
}

impl Sight {
    /// What an actor reaches in a school with an action; nothing when the action is not allowed there.
    pub fn of(actor: &Actor, action: Action, school: SchoolId) -> Self {
        match actor {
            Actor::Operator => Self::School,
            Actor::Program | Actor::Nobody | Actor::Service(_) | Actor::Guest(_) => Self::nothing(),
            Actor::Person(person) => Self::of_person(person, action, school),
            Actor::ViewingAs { viewer, seen_as } => {
                Self::of_person(viewer, action, school).and(Self::of_person(seen_as, action, school))
            }
        }
    }

    const fn nothing() -> Self {
        Self::Own { groups: BTreeSet::new(), pupils: BTreeSet::new() }
    }

    fn of_person(person: &Person, action: Action, school: SchoolId) -> Self {
        let (mut groups, mut pupils) = (BTreeSet::new(), BTreeSet::new());
        for role in person.roles_in(school) {
            match action.reach(role) {
                Reach::School => return Self::School,
                Reach::Nothing => {}
                Reach::Own if role == Role::Teacher => {
                    groups
                        .extend(person.groups.iter().filter(|own| own.school == school).map(|own| own.group));
                    let open =
                        person.emergencies.iter().filter(|e| e.school == school && person.now < e.until);
                    pupils.extend(open.map(|e| e.pupil));
                }
                Reach::Own => {
                    let ties = person.ties.iter().filter(|tie| tie.school == school && tie.role == role);
                    pupils.extend(ties.filter(|tie| tie.term.covers(person.today)).map(|tie| tie.pupil));
                }
            }
        }
        Self::Own { groups, pupils }
    }

    /// What both see. Of two who see own groups and pupils only what is named by both is kept, which may be less than
    /// both really see and is never more.
    fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::School, other) | (other, Self::School) => other,
            (Self::Own { groups, pupils }, Self::Own { groups: other_groups, pupils: other_pupils }) => {
                Self::Own {
                    groups: groups.intersection(&other_groups).copied().collect(),
                    pupils: pupils.intersection(&other_pupils).copied().collect(),
                }
            }
        }
    }

    /// Whether a group is in it.
    pub fn has_group(&self, group: GroupId) -> bool {
        match self {
            Self::School => true,
            Self::Own { groups, .. } => groups.contains(&group),
        }
    }
}

/// The pupils of a school to whom something ties an actor today, in a role in which one sees nothing else. Who views as another
/// person is counted as tied to whomever either is tied to.
pub fn tied_pupils(actor: &Actor, school: SchoolId) -> BTreeSet<PupilId> {
    let of = |person: &Person| -> BTreeSet<PupilId> {
        let ties = person.ties.iter().filter(|tie| tie.school == school && tie.role.needs_tie());
        ties.filter(|tie| tie.term.covers(person.today)).map(|tie| tie.pupil).collect()
    };
    match actor {
        Actor::Person(person) => of(person),
        Actor::ViewingAs { viewer, seen_as } => of(viewer).union(&of(seen_as)).copied().collect(),
        Actor::Operator | Actor::Program | Actor::Nobody | Actor::Service(_) | Actor::Guest(_) => {
            BTreeSet::new()
        }
    }
}

/// The account through whose eyes an actor looks: of who views as another person, that of the other.
pub fn seen_as(actor: &Actor) -> Option<AccountId> {
    match actor {
        Actor::Person(person) | Actor::ViewingAs { seen_as: person, .. } => Some(person.account),
        Actor::Operator | Actor::Program | Actor::Nobody | Actor::Service(_) | Actor::Guest(_) => None,
    }
}
