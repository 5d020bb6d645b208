//! Which role is proposed for a member of staff, by the codes of the roster: a table with its source.

use crate::norms::table;
use domain::{register::StaffRole, trust::Role};
use serde::Deserialize;
use std::sync::LazyLock;

/// One row of `staff_roles.csv`. When somebody has several codes, the row that stands first counts.
#[derive(Debug, Deserialize)]
struct Proposal {
    code: String,
    role: Option<Role>,
}

static PROPOSALS: LazyLock<Vec<Proposal>> =
    LazyLock::new(|| table(include_str!("../../../data/staff_roles.csv")));

/// The role that is proposed; none where a person has to choose.
pub(super) fn proposed_role(codes: &[StaffRole]) -> Option<Role> {
    let has = |row: &&Proposal| codes.iter().any(|code| code.as_str().eq_ignore_ascii_case(&row.code));
    PROPOSALS.iter().filter(has).find_map(|row| row.role)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(codes: &[&str]) -> Option<Role> {
        proposed_role(&codes.iter().map(|code| StaffRole::new(code)).collect::<Vec<_>>())
    }

    #[test]
    fn the_codes_of_a_roster_propose_a_role() {
        assert_eq!(of(&["LRK"]), Some(Role::Teacher));
        assert_eq!(of(&["ib"]), Some(Role::Coordinator));
        assert_eq!(of(&["LRK", "DIR"]), Some(Role::Principal));
        assert_eq!(of(&["STA", "LRK"]), Some(Role::Teacher));
        assert_eq!(of(&["OUD"]), None, "a parent is tied to a child, not to the school");
        assert_eq!(of(&["gymmeester"]), None);
        assert_eq!(of(&[]), None);
    }

    #[test]
    fn every_code_of_the_list_stands_in_the_table_once() {
        // Source: code list rol of EDEXML 2.1.
        let list = "ADJ ADM CON DIR ICT IB KLA LRK LOS LOC OWA OUD RT SMW STA VAK";
        for code in list.split(' ') {
            assert_eq!(PROPOSALS.iter().filter(|row| row.code == code).count(), 1, "{code}");
        }
        assert_eq!(PROPOSALS.len(), list.split(' ').count());
    }
}
