//! Who may do what. One pure function, [`decide`], answers for page, action, search, export and PDF alike.
//!
//! Until people can sign in there is one actor, the person at this machine (`serve` listens on the loopback address
//! only), and that person may do everything. The places are already here: every request has an [`Actor`], every use
//! case names its [`Action`], and the store gives a school's data only for an [`InSchool`] that this crate issued.

mod scope;

pub use scope::InSchool;

use domain::ids::SchoolId;
use serde::{Deserialize, Serialize};
use std::fmt;

/// Who asks.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Actor {
    /// The person at the machine on which Stut runs: on the command line, or in a browser over the loopback address.
    Operator,
}

impl Actor {
    /// The word for the audit trail.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Operator => "operator",
        }
    }
}

/// What is asked. Every use case names exactly one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    /// See which schools there are.
    ListSchools,
    /// Take a school that is not known yet into the register.
    AddSchool,
    /// See the school's groups and staff.
    ViewSchool,
    /// Change the name and the board of a school.
    EditSchool,
    /// See a group with the results of its pupils.
    ViewGroup,
    /// See one pupil's file.
    ViewPupil,
    /// Look for pupils and groups by name.
    Search,
    /// Bring in a roster or results.
    Import,
    /// See which imports were made.
    ViewImports,
    /// Undo an import.
    RollBackImport,
    /// Write a backup.
    BackUp,
    /// Bring a backup or an export back into an empty place.
    Restore,
    /// Check that everything that is kept is whole.
    Check,
    /// Write everything as open files.
    ExportAll,
}

impl Action {
    /// All actions.
    pub const ALL: [Self; 14] = [
        Self::ListSchools,
        Self::AddSchool,
        Self::ViewSchool,
        Self::EditSchool,
        Self::ViewGroup,
        Self::ViewPupil,
        Self::Search,
        Self::Import,
        Self::ViewImports,
        Self::RollBackImport,
        Self::BackUp,
        Self::Restore,
        Self::Check,
        Self::ExportAll,
    ];
}

/// What it is asked of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Resource {
    /// The installation as a whole.
    Installation,
    /// One school with everything in it.
    School(SchoolId),
}

/// Why something is allowed or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The actor works at the machine itself and nobody can sign in yet.
    AtThisMachine,
}

/// The answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decision {
    /// It is allowed.
    Allowed(Reason),
    /// The resource is within the actor's sight, the action is not allowed: answer 403.
    Forbidden(Reason),
    /// The resource lies outside the actor's sight: answer 404.
    OutOfScope,
}

/// It was not allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Denied {
    /// In sight but not allowed.
    Forbidden,
    /// Out of sight.
    OutOfScope,
}

impl fmt::Display for Denied {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Forbidden => "not allowed",
            Self::OutOfScope => "not found",
        })
    }
}

impl std::error::Error for Denied {}

/// Decides whether an actor may do something.
pub const fn decide(actor: &Actor, _action: Action, _resource: Resource) -> Decision {
    match actor {
        Actor::Operator => Decision::Allowed(Reason::AtThisMachine),
    }
}

/// Decides, and gives an error where it is not allowed.
///
/// # Errors
/// When the decision is anything but [`Decision::Allowed`].
pub const fn require(actor: &Actor, action: Action, resource: Resource) -> Result<Reason, Denied> {
    match decide(actor, action, resource) {
        Decision::Allowed(reason) => Ok(reason),
        Decision::Forbidden(_) => Err(Denied::Forbidden),
        Decision::OutOfScope => Err(Denied::OutOfScope),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::ids::SchoolId;

    #[test]
    fn the_matrix_is_the_committed_one() {
        let mut matrix = String::from("action            operator\n");
        for action in Action::ALL {
            let name = serde_name(action);
            let answer = match decide(&Actor::Operator, action, Resource::Installation) {
                Decision::Allowed(_) => "yes",
                Decision::Forbidden(_) => "no",
                Decision::OutOfScope => "-",
            };
            matrix.push_str(&format!("{name:<18}{answer}\n"));
        }
        assert_eq!(matrix, include_str!("../matrix.txt"), "write the new matrix to crates/policy/matrix.txt");
    }

    fn serde_name(action: Action) -> String {
        let mut name = String::new();
        for c in format!("{action:?}").chars() {
            if c.is_uppercase() && !name.is_empty() {
                name.push('_');
            }
            name.extend(c.to_lowercase());
        }
        name
    }

    #[test]
    fn a_scope_names_the_school_it_was_asked_for() {
        let school = SchoolId("019a0000-0000-7000-8000-000000000001".parse().unwrap());
        let scope = InSchool::issue(&Actor::Operator, Action::ViewGroup, school).unwrap();
        assert_eq!(scope.school(), school);
    }
}
