//! Any bytes as a roster: the reader ends, nothing follows a problem with the file, and what was read can be written and
//! read again as it was.

#![no_main]

use exchange::{
    Severity,
    roster::{RosterFile, RosterForm, RosterItem, RosterReader, write_roster},
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some(file) = read(bytes) else { return };
    for form in [RosterForm::File, RosterForm::Service] {
        let mut written = Vec::new();
        write_roster(&file, form, &mut written).expect("memory takes everything");
        let again = read(&written).expect("what was written can be read");
        assert_eq!(again, file, "{}", String::from_utf8_lossy(&written));
    }
});

/// What a file has, without its problems; nothing when it has no school.
fn read(bytes: &[u8]) -> Option<RosterFile> {
    let mut file = None;
    let mut has_ended = false;
    for item in RosterReader::new(bytes) {
        assert!(!has_ended, "something follows a problem with the file");
        if let RosterItem::Problem(problem) = item {
            has_ended = problem.severity() == Severity::File;
            continue;
        }
        if let RosterItem::School(_, school) = item {
            file = Some(RosterFile { school, groups: Vec::new(), pupils: Vec::new(), staff: Vec::new() });
            continue;
        }
        let file = file.as_mut().expect("the school comes first");
        match item {
            RosterItem::Group(_, group) => file.groups.push(group),
            RosterItem::Pupil(_, pupil) => file.pupils.push(pupil),
            RosterItem::Staff(_, staff) => file.staff.push(staff),
            RosterItem::School(..) | RosterItem::Problem(_) => {}
        }
    }
    file
}
