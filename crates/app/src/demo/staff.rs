//! The demo's staff: a principal, a coordinator and ten teachers, and who stands before which group in which year.

use super::{people::PLUS_GROUP, years::group_key};
use domain::register::{PersonName, StaffRole};
use exchange::roster::RosterStaff;

struct Member {
    key: &'static str,
    first: &'static str,
    prefix: &'static str,
    last: &'static str,
    role: &'static str,
    /// Starts of the first and the last school year at this school.
    stays: (i16, i16),
}

const fn member(
    key: &'static str,
    (first, prefix, last): (&'static str, &'static str, &'static str),
    role: &'static str,
    stays: (i16, i16),
) -> Member {
    Member { key, first, prefix, last, role, stays }
}

const ALWAYS: (i16, i16) = (2022, 2025);

/// Everybody who works or worked here. The teacher who was away for long in 2023-2024 is m13, her substitute m14.
const MEMBERS: [Member; 14] = [
    member("m01", ("Marga", "", "Hoogendoorn"), "DIR", ALWAYS),
    member("m02", ("Ingrid", "van", "Loon"), "IB", ALWAYS),
    member("m03", ("Wilma", "", "Bruins"), "LRK", ALWAYS),
    member("m04", ("Sanne", "", "Akkerman"), "LRK", ALWAYS),
    member("m05", ("Fatiha", "el", "Ouardi"), "LRK", ALWAYS),
    member("m06", ("Joost", "van", "Rijswijk"), "LRK", (2024, 2025)),
    member("m07", ("Anke", "", "Jansen"), "LRK", ALWAYS),
    member("m08", ("Kim", "de", "Boer"), "LRK", ALWAYS),
    member("m09", ("Derya", "", "Aksoy"), "LRK", ALWAYS),
    member("m10", ("Peter-Jan", "", "Scholten"), "LRK", ALWAYS),
    member("m11", ("Marleen", "de", "Ruiter"), "LRK", ALWAYS),
    member("m12", ("Tom", "", "Verhagen"), "LRK", ALWAYS),
    member("m13", ("Ria", "", "Timmer"), "LRK", (2022, 2023)),
    member("m14", ("Els", "", "Nieboer"), "LRK", (2023, 2023)),
];

/// Who stands before which group. Anke Jansen and Kim de Boer share a group, and Kim helps out in group 8.
const fn teachers(start: i16) -> &'static [(&'static str, &'static [&'static str])] {
    match start {
        2022 => &[
            ("1/2A", &["m03"]),
            ("1/2B", &["m04"]),
            ("1/2C", &["m07", "m08"]),
            ("3/4", &["m10"]),
            ("4", &["m13"]),
            ("5", &["m09"]),
            ("6", &["m05"]),
            ("7", &["m11"]),
            ("8", &["m12"]),
        ],
        2023 => &[
            ("1/2A", &["m03"]),
            ("1/2B", &["m04"]),
            ("3A", &["m07", "m08"]),
            ("3B", &["m05"]),
            ("4/5", &["m10"]),
            ("5", &["m13", "m14"]),
            ("6", &["m09"]),
            ("7", &["m11"]),
            ("8", &["m12"]),
        ],
        2024 => &[
            ("1/2A", &["m03"]),
            ("1/2B", &["m04"]),
            ("3", &["m05"]),
            ("4A", &["m07", "m08"]),
            ("4B", &["m09"]),
            ("5/6", &["m10"]),
            ("6", &["m06"]),
            ("7", &["m11"]),
            ("8", &["m12"]),
        ],
        _ => &[
            ("1/2A", &["m03"]),
            ("1/2B", &["m04"]),
            ("3", &["m05"]),
            ("4", &["m06"]),
            ("5A", &["m07", "m08"]),
            ("5B", &["m09"]),
            ("6/7", &["m10"]),
            ("7", &["m11"]),
            ("8", &["m12", "m08"]),
        ],
    }
}

/// The staff as the roster of a school year has it. The coordinator also leads the plus class, where there is one.
pub(super) fn roster_staff(start: i16, has_plus_group: bool) -> Vec<RosterStaff> {
    let here = MEMBERS.iter().filter(|member| (member.stays.0..=member.stays.1).contains(&start));
    here.map(|member| {
        let stands_before = teachers(start).iter().filter(|(_, keys)| keys.contains(&member.key));
        let mut groups: Vec<String> = stands_before.map(|(name, _)| group_key(name)).collect();
        if member.role == "IB" && has_plus_group {
            groups.push(PLUS_GROUP.0.to_owned());
        }
        RosterStaff {
            key: member.key.to_owned(),
            name: PersonName::new(member.first, member.prefix, member.last),
            email: Some(email(member)),
            roles: vec![StaffRole::new(member.role)],
            groups,
        }
    })
    .collect()
}

/// A mail address of a domain that never receives mail.
fn email(member: &Member) -> String {
    let parts = [member.first, member.prefix, member.last];
    let name: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    format!("{}@demo.example", name.join(".").to_ascii_lowercase())
}
