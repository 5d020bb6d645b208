//! Staff.

use super::PersonName;
use crate::ids::StaffId;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A role of a member of staff. Source: code list *rol* of EDEXML 2.1; a code that is not in the list is kept as it came.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct StaffRole(String);

impl StaffRole {
    /// A role by its code (`LRK`, `IB`, `DIR`, ...) or, when the school has none, by its description.
    pub fn new(code: &str) -> Self {
        Self(code.trim().to_owned())
    }

    /// The code or description.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A member of staff.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffMember {
    /// Its id.
    pub id: StaffId,
    /// The key in the school's own system.
    pub key: String,
    /// The name.
    pub name: PersonName,
    /// The work mail address, where the file has it; invitations go there.
    pub email: Option<String>,
    /// Roles in the school.
    pub roles: Vec<StaffRole>,
}

impl fmt::Debug for StaffMember {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StaffMember").field("id", &self.id).finish_non_exhaustive()
    }
}
