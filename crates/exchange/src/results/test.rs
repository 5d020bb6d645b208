//! One `toets` with its parts: from elements to records.

use super::TestRecord;
use crate::{
    ProblemKind,
    xml::{LONGEST_KEY, Record, Step, Xml},
};
use std::io::Read;

/// Parts of one test; above it is no test.
const MOST_PARTS: usize = 1_000;
/// Characters of `toetsnaam` and `toetsonderdeelnaam`. Source: `tpString128` of UWLR 2.2.
const LONGEST_NAME: u32 = 128;

/// A test that was read: the record of the test itself, when it may be given out, and of each of its good parts behind it.
pub(super) struct ReadTest {
    pub heading: Record,
    pub records: Vec<TestRecord>,
}

/// Reads a `toets`. Its norms are not kept: with levels in the results they must be left alone, and levels are taken as
/// they come.
pub(super) fn read_test<R: Read>(xml: &mut Xml<R>) -> Step<ReadTest> {
    let mut test = Record::new("toets", xml.line(), None);
    let (mut code, mut version, mut name, mut subject, mut year_group) = (None, None, None, None, None);
    let mut parts = Vec::new();
    while xml.child()? {
        match xml.name() {
            "toetscode" => code = test.text(xml.leaf()?, LONGEST_KEY),
            "versie" => version = test.text(xml.leaf()?, LONGEST_KEY),
            "toetsnaam" => name = test.text(xml.leaf()?, LONGEST_NAME),
            "leerjaar" => year_group = read_year_group(xml.leaf()?.text),
            "vakgebied" => subject = test.text(xml.leaf()?, LONGEST_KEY),
            "toetsonderdelen" => read_parts(xml, &mut test, &mut parts)?,
            "toetsnormering" | "toetshierarchie" => xml.skip()?,
            _ => xml.skip_unknown("toets")?,
        }
    }
    let Some(code) = code else {
        if test.problems.is_empty() {
            test.say(test.line, "toetscode", ProblemKind::Missing);
        }
        return Ok(ReadTest { heading: test, records: Vec::new() });
    };
    test.key.clone_from(&code);
    let itself = TestRecord { code, version, part_code: None, name, subject, year_group };
    let parts = parts.into_iter().map(|Part { code, name }| TestRecord {
        part_code: Some(code),
        name,
        ..itself.clone()
    });
    let mut records: Vec<TestRecord> = parts.collect();
    records.insert(0, itself);
    Ok(ReadTest { heading: test, records })
}

struct Part {
    code: String,
    name: Option<String>,
}

fn read_parts<R: Read>(xml: &mut Xml<R>, test: &mut Record, parts: &mut Vec<Part>) -> Step<()> {
    while xml.child()? {
        if xml.name() != "toetsonderdeel" {
            xml.skip_unknown("toetsonderdelen")?;
            continue;
        }
        let line = xml.line();
        let (mut code, mut name) = (None, None);
        while xml.child()? {
            match xml.name() {
                "toetsonderdeelcode" => code = test.text(xml.leaf()?, LONGEST_KEY),
                "toetsonderdeelnaam" => name = test.text(xml.leaf()?, LONGEST_NAME),
                "toetsonderdeelvolgnummer" | "toetsonderdeelnormering" => xml.skip()?,
                _ => xml.skip_unknown("toetsonderdeel")?,
            }
        }
        let earlier = parts.iter().find(|part: &&Part| Some(&part.code) == code.as_ref());
        match (code, earlier) {
            (None, _) => test.say(line, "toetsonderdeelcode", ProblemKind::Missing),
            (Some(_), Some(earlier)) if earlier.name == name => {}
            (Some(_), Some(_)) => {
                let first_line = test.line;
                test.say(line, "toetsonderdeelcode", ProblemKind::DuplicateKey { first_line });
            }
            (Some(code), None) if parts.len() < MOST_PARTS => parts.push(Part { code, name }),
            (Some(_), None) => return Err(xml.problem(ProblemKind::TooLarge)),
        }
    }
    Ok(())
}

/// A year group 1 to 8; anything else in `leerjaar` is of another kind of school and says nothing here.
fn read_year_group(text: &str) -> Option<u8> {
    text.parse().ok().filter(|year_group| (1..=8).contains(year_group))
}
