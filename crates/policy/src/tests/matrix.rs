//! The matrix that a principal can read.

use crate::{Action, Level, Reach};
use domain::trust::Role;

#[test]
fn the_matrix_is_the_committed_one() {
    let mut matrix = String::from(HEAD);
    matrix.push_str(&format!("\n{:<26}", "action"));
    for role in Role::ALL {
        matrix.push_str(&format!("{:<14}", short(role)));
    }
    matrix.truncate(matrix.trim_end().len());
    matrix.push('\n');
    for (level, title) in [
        (Level::Installation, "the installation"),
        (Level::School, "a school"),
        (Level::Group, "a group"),
        (Level::Pupil, "a pupil"),
    ] {
        matrix.push_str(&format!("\nof {title}\n"));
        for action in Action::ALL.iter().filter(|action| action.level() == level) {
            let mut line = format!("{:<26}", action.code());
            for role in Role::ALL {
                let word = match action.reach(role) {
                    Reach::School => "yes",
                    Reach::Own => "own",
                    Reach::Nothing => "-",
                };
                line.push_str(&format!("{word:<14}"));
            }
            matrix.push_str(line.trim_end());
            matrix.push('\n');
        }
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/matrix.txt");
    if std::env::var_os("STUT_WRITE_MATRIX").is_some() {
        std::fs::write(path, &matrix).unwrap();
    }
    assert_eq!(matrix, std::fs::read_to_string(path).unwrap(), "look at it, then set STUT_WRITE_MATRIX=1");
}

const HEAD: &str = "\
Who may do what in Stut. A test makes this table from the program.

yes  everything of the school
own  own groups of this school year with their pupils (teacher), a pupil opened in an emergency (teacher, four hours),
     the pupils one is tied to, from the first to the last day of the tie (specialist, outside partner, guardian)
-    not; out of sight is answered as if it were not there

The person at the machine itself (operator, on the command line) may do everything. The administrator of the
installation is administrator of every school, and may add a school and manage accounts. Notes have readers by category
on top of this. Nobody changes her own roles; a coordinator gives only the roles teacher, specialist, partner, guardian.
";

const fn short(role: Role) -> &'static str {
    match role {
        Role::OutsidePartner => "partner",
        Role::BoardOfficer => "board",
        Role::PartnershipOfficer => "partnership",
        other => other.code(),
    }
}
