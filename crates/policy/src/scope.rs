//! The scopes under which the store gives data.

use crate::{Action, Actor, Denied, PupilPlace, Reason, Resource, require};
use domain::ids::{AccountId, PupilId, SchoolId};

/// Proof that an actor may do something in one school, or with one of its groups. Only this crate can make one, and
/// every store function on a school's data asks for one: a forgotten school filter does not compile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InSchool {
    school: SchoolId,
    action: Action,
    reason: Reason,
}

impl InSchool {
    /// Issues the scope when the actor may do this with this resource, which lies in a school.
    ///
    /// # Errors
    /// When [`crate::decide()`] does not allow it, or the resource lies in no school.
    pub fn issue(actor: &Actor, action: Action, resource: Resource<'_>) -> Result<Self, Denied> {
        let school = resource.school().ok_or(Denied::OutOfScope(Reason::NoRole))?;
        let reason = require(actor, action, resource)?;
        Ok(Self { school, action, reason })
    }

    /// The school.
    pub const fn school(&self) -> SchoolId {
        self.school
    }

    /// The action it was issued for.
    pub const fn action(&self) -> Action {
        self.action
    }

    /// Why it was issued.
    pub const fn reason(&self) -> Reason {
        self.reason
    }
}

/// Proof that an actor may do something with one pupil. Store functions on a pupil's file ask for one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OfPupil {
    scope: InSchool,
    pupil: PupilId,
}

impl OfPupil {
    /// Issues the scope when the actor may do this with this pupil.
    ///
    /// # Errors
    /// When [`crate::decide()`] does not allow it.
    pub fn issue(actor: &Actor, action: Action, place: &PupilPlace) -> Result<Self, Denied> {
        let scope = InSchool::issue(actor, action, Resource::Pupil(place))?;
        Ok(Self { scope, pupil: place.pupil })
    }

    /// The pupil.
    pub const fn pupil(&self) -> PupilId {
        self.pupil
    }

    /// The school.
    pub const fn school(&self) -> SchoolId {
        self.scope.school
    }

    /// Why it was issued.
    pub const fn reason(&self) -> Reason {
        self.scope.reason
    }

    /// The scope of the school, for what belongs to the school but shows on the pupil's page: tests, groups, staff.
    pub const fn in_school(&self) -> &InSchool {
        &self.scope
    }
}

/// Proof that somebody signed in asks about herself: her account, her sessions, what was done in her name. Who views as
/// another person has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Own {
    account: AccountId,
}

impl Own {
    /// Issues the scope for the person who signed in.
    ///
    /// # Errors
    /// When nobody signed in, or who did looks with the eyes of another.
    pub fn issue(actor: &Actor) -> Result<Self, Denied> {
        match actor {
            Actor::Person(person) => Ok(Self { account: person.account }),
            Actor::ViewingAs { .. } => Err(Denied::Forbidden(Reason::OnlyLooking)),
            Actor::Operator | Actor::Program | Actor::Nobody | Actor::Service(_) | Actor::Guest(_) => {
                Err(Denied::OutOfScope(Reason::NotSignedIn))
            }
        }
    }

    /// The account.
    pub const fn account(&self) -> AccountId {
        self.account
    }
}
