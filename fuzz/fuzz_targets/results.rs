//! Any bytes as results: the reader ends, nothing follows a problem with the file, and what was read can be written and
//! read again as it was.

#![no_main]

use exchange::{
    Severity,
    results::{ResultsFile, ResultsItem, ResultsReader, write_results},
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let Some(mut file) = read(bytes) else { return };
    if file.school.school.brin.is_some() {
        // The format has place for either a BRIN or a key; reading takes both.
        file.school.school.key = None;
    }
    for envelope in [false, true] {
        let mut written = Vec::new();
        write_results(&file, envelope, &mut written).expect("memory takes everything");
        let again = read(&written).expect("what was written can be read");
        assert_eq!(again, file, "{}", String::from_utf8_lossy(&written));
    }
});

/// What a file has, without its problems; nothing when it has no school.
fn read(bytes: &[u8]) -> Option<ResultsFile> {
    let mut file = None;
    let mut has_ended = false;
    for item in ResultsReader::new(bytes) {
        assert!(!has_ended, "something follows a problem with the file");
        if let ResultsItem::Problem(problem) = item {
            has_ended = problem.severity() == Severity::File;
            continue;
        }
        if let ResultsItem::School(_, school) = item {
            file = Some(ResultsFile { school, results: Vec::new(), tests: Vec::new() });
            continue;
        }
        let file = file.as_mut().expect("the school comes first");
        match item {
            ResultsItem::Result(_, result) => file.results.push(result),
            ResultsItem::Test(_, test) => file.tests.push(test),
            ResultsItem::School(..) | ResultsItem::Problem(_) => {}
        }
    }
    file
}
