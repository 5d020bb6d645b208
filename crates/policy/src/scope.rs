//! The scope under which the store gives data.

use crate::{Action, Actor, Denied, Resource, require};
use domain::ids::SchoolId;

/// Proof that an actor may do something in one school. Only this crate can make one, and every store function on a
/// school's data asks for one: a forgotten school filter does not compile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InSchool {
    school: SchoolId,
    action: Action,
}

impl InSchool {
    /// Issues the scope when the actor may do this in this school.
    ///
    /// # Errors
    /// When [`crate::decide`] does not allow it.
    pub const fn issue(actor: &Actor, action: Action, school: SchoolId) -> Result<Self, Denied> {
        match require(actor, action, Resource::School(school)) {
            Ok(_) => Ok(Self { school, action }),
            Err(denied) => Err(denied),
        }
    }

    /// The school.
    pub const fn school(&self) -> SchoolId {
        self.school
    }

    /// The action it was issued for.
    pub const fn action(&self) -> Action {
        self.action
    }
}
