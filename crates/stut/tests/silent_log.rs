//! A whole journey at the most talkative log: every kind of page, searches for names, errors, and files with mistakes. No
//! name of any pupil or teacher, and no address of a page with one, is in what the program writes.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up must stop")]

mod support;

use exchange::roster::{RosterItem, RosterReader};
use std::{collections::BTreeSet, path::Path};
use support::{Answer, Served, ask, done, program, stut, text};

const SCHOOL: &str = "/77QX00";

/// The names of everybody in the files of the demo school, in the parts that a text could hold.
fn names(files: &Path) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for entry in files.read_dir().unwrap() {
        let path = entry.unwrap().path();
        if !path.file_name().unwrap().to_string_lossy().starts_with("edexml") {
            continue;
        }
        let bytes = std::fs::read(path).unwrap();
        for item in RosterReader::new(bytes.as_slice()).unwrap() {
            let name = match item {
                RosterItem::Pupil(_, pupil) => pupil.name,
                RosterItem::Staff(_, staff) => staff.name,
                _ => continue,
            };
            names.extend([name.first().to_owned(), name.family().to_owned()]);
        }
    }
    names
}
