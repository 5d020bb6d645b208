//! The decision.

use crate::{Action, Actor, Guest, Level, Person, Reach, Service};
use domain::{
    ids::{GroupId, PupilId, SchoolId},
    trust::Role,
};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Where a pupil is: the school, and the groups she is in now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PupilPlace {
    /// The school.
    pub school: SchoolId,
    /// The pupil.
    pub pupil: PupilId,
    /// The stamgroep and the extra groups in which she is now.
    pub groups: Vec<GroupId>,
}

/// What it is asked of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Resource<'a> {
    /// The installation as a whole.
    Installation,
    /// One school with everything in it.
    School(SchoolId),
    /// One group.
    Group {
        /// Its school.
        school: SchoolId,
        /// The group.
        group: GroupId,
    },
    /// One pupil.
    Pupil(&'a PupilPlace),
}

impl Resource<'_> {
    /// The school it is in.
    pub const fn school(&self) -> Option<SchoolId> {
        match self {
            Self::Installation => None,
            Self::School(school) | Self::Group { school, .. } => Some(*school),
            Self::Pupil(place) => Some(place.school),
        }
    }
}

/// Why something is allowed or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The actor works at the machine itself.
    AtThisMachine,
    /// The program does it by the clock.
    ByTheClock,
    /// The role gives the whole school.
    Role(Role),
    /// The pupil or group is one of her own, this school year.
    OwnGroup,
    /// The school gave the system a key.
    Key,
    /// The link or the code of a questionnaire gives it.
    Link,
    /// Something ties her to this pupil.
    Tie(Role),
    /// She opened the file in an emergency, a short while ago.
    Emergency,
    /// Nobody signed in.
    NotSignedIn,
    /// She has no role here.
    NoRole,
    /// None of her roles does this.
    RoleDoesNot,
    /// It is none of her groups or pupils.
    NotOwn,
    /// Who views as another person only looks.
    OnlyLooking,
}

impl Reason {
    /// The word for the audit trail.
    pub const fn code(self) -> &'static str {
        match self {
            Self::AtThisMachine => "at_this_machine",
            Self::ByTheClock => "by_the_clock",
            Self::Role(_) => "role",
            Self::OwnGroup => "own_group",
            Self::Key => "key",
            Self::Link => "link",
            Self::Tie(_) => "tie",
            Self::Emergency => "emergency",
            Self::NotSignedIn => "not_signed_in",
            Self::NoRole => "no_role",
            Self::RoleDoesNot => "role_does_not",
            Self::NotOwn => "not_own",
            Self::OnlyLooking => "only_looking",
        }
    }
}

/// The answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// It is allowed.
    Allowed(Reason),
    /// The resource is within the actor's sight, the action is not allowed: answer 403.
    Forbidden(Reason),
    /// The resource lies outside the actor's sight: answer 404.
    OutOfScope(Reason),
}

/// It was not allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Denied {
    /// In sight but not allowed.
    Forbidden(Reason),
    /// Out of sight.
    OutOfScope(Reason),
}

impl fmt::Display for Denied {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Forbidden(_) => "not allowed",
            Self::OutOfScope(_) => "not found",
        })
    }
}

impl std::error::Error for Denied {}

/// Decides whether an actor may do something.
pub fn decide(actor: &Actor, action: Action, resource: Resource<'_>) -> Decision {
    match actor {
        Actor::Operator => Decision::Allowed(Reason::AtThisMachine),
        Actor::Program
            if matches!(action, Action::BackUp | Action::Check | Action::Tidy | Action::SendLetters) =>
        {
            Decision::Allowed(Reason::ByTheClock)
        }
        Actor::Program | Actor::Nobody => Decision::OutOfScope(Reason::NotSignedIn),
        Actor::Service(service) => of_service(*service, action, resource),
        Actor::Guest(guest) => of_guest(*guest, action, resource),
        Actor::Person(person) => of_person(person, action, resource),
        Actor::ViewingAs { viewer, seen_as } => {
            let seen = of_person(seen_as, action, resource);
            match of_person(viewer, action, resource) {
                Decision::Allowed(_) if !action.is_look() => Decision::Forbidden(Reason::OnlyLooking),
                Decision::Allowed(_) => seen,
                refused => refused,
            }
        }
    }
}

/// A system with a key brings in results of the school of its key and fetches the roster of that school; nothing else, and
/// of other schools it hears nothing.
fn of_service(service: Service, action: Action, resource: Resource<'_>) -> Decision {
    match (action, resource) {
        (Action::Import | Action::FetchRoster, Resource::School(school)) if school == service.school => {
            Decision::Allowed(Reason::Key)
        }
        _ => Decision::OutOfScope(Reason::NoRole),
    }
}

fn of_guest(guest: Guest, action: Action, resource: Resource<'_>) -> Decision {
    match (action, resource) {
        (Action::TakePart, Resource::School(school)) if school == guest.school => {
            Decision::Allowed(Reason::Link)
        }
        _ => Decision::OutOfScope(Reason::NoRole),
    }
}

/// All reasons why a person may do something; none when she may not. A page that says who may see what shows these, and
/// [`decide()`] allows exactly when there is one.
pub fn reasons(person: &Person, action: Action, resource: Resource<'_>) -> Vec<Reason> {
    let Some(school) = resource.school() else {
        return of_installation(person, action).into_iter().collect();
    };
    let mut reasons = Vec::new();
    for role in person.roles_in(school) {
        match action.reach(role) {
            Reach::Nothing => {}
            Reach::School => reasons.push(Reason::Role(role)),
            Reach::Own => reasons.extend(own(person, role, resource)),
        }
    }
    reasons.sort_unstable();
    reasons.dedup();
    reasons
}

fn of_installation(person: &Person, action: Action) -> Option<Reason> {
    match action {
        Action::ListSchools => Some(Reason::Role(Role::Teacher)),
        Action::AddSchool | Action::ManageAccounts | Action::BackUp if person.is_administrator => {
            Some(Reason::Role(Role::Administrator))
        }
        _ => None,
    }
}

/// Why something is her own, in a role that reaches only that far.
fn own(person: &Person, role: Role, resource: Resource<'_>) -> Vec<Reason> {
    let is_own = |school: SchoolId, group: GroupId| {
        person.groups.iter().any(|own| own.school == school && own.group == group)
    };
    let mut reasons = Vec::new();
    match resource {
        Resource::Installation => {}
        // Of a school as a whole: what she finds there is only her own.
        Resource::School(_) => reasons.push(Reason::Role(role)),
        Resource::Group { school, group } => {
            if role == Role::Teacher && is_own(school, group) {
                reasons.push(Reason::OwnGroup);
            }
        }
        Resource::Pupil(place) => {
            let is_here = |school: SchoolId, pupil: PupilId| school == place.school && pupil == place.pupil;
            if role == Role::Teacher {
                if place.groups.iter().any(|group| is_own(place.school, *group)) {
                    reasons.push(Reason::OwnGroup);
                }
                let is_open = |e: &crate::Emergency| is_here(e.school, e.pupil) && person.now < e.until;
                if person.emergencies.iter().any(is_open) {
                    reasons.push(Reason::Emergency);
                }
            }
            let ties = |tie: &crate::Tie| {
                is_here(tie.school, tie.pupil) && tie.role == role && tie.term.covers(person.today)
            };
            if role.needs_tie() && person.ties.iter().any(ties) {
                reasons.push(Reason::Tie(role));
            }
        }
    }
    reasons
}

fn of_person(person: &Person, action: Action, resource: Resource<'_>) -> Decision {
    if let Some(reason) = reasons(person, action, resource).first() {
        return Decision::Allowed(*reason);
    }
    let Some(school) = resource.school() else { return Decision::Forbidden(Reason::RoleDoesNot) };
    if !person.works_in(school) {
        return Decision::OutOfScope(Reason::NoRole);
    }
    let sees = |looks: &[Action]| looks.iter().any(|look| !reasons(person, *look, resource).is_empty());
    let is_in_sight = match resource {
        Resource::Installation | Resource::School(_) => true,
        Resource::Group { .. } => sees(&[Action::ViewGroup]),
        Resource::Pupil(_) => sees(&[Action::ViewPupil, Action::ViewShared]),
    };
    if is_in_sight { Decision::Forbidden(Reason::RoleDoesNot) } else { Decision::OutOfScope(Reason::NotOwn) }
}

/// Decides, and gives an error where it is not allowed.
///
/// # Errors
/// When the decision is anything but [`Decision::Allowed`].
pub fn require(actor: &Actor, action: Action, resource: Resource<'_>) -> Result<Reason, Denied> {
    debug_assert!(
        matches!(
            (action.level(), resource),
            (Level::Installation, _)
                | (Level::School, Resource::School(_))
                | (Level::Group, Resource::Group { .. })
                | (Level::Pupil, Resource::Pupil(_))
        ) || *actor == Actor::Operator,
        "{action:?} is asked of {resource:?}"
    );
    match decide(actor, action, resource) {
        Decision::Allowed(reason) => Ok(reason),
        Decision::Forbidden(reason) => Err(Denied::Forbidden(reason)),
        Decision::OutOfScope(reason) => Err(Denied::OutOfScope(reason)),
    }
}
