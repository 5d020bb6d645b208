//! Reading a roster, record by record.

use super::{
    RosterItem, RosterPupil, RosterSchool, RosterStaff,
    people::{ReadRecord, read_group, read_pupil, read_staff},
    references::Keys,
};
use crate::{
    Problem, ProblemKind, Severity,
    roots::{Root, enter},
    school::read_school,
    xml::{Step, Xml},
};
use domain::register::GroupKind;
use std::{collections::VecDeque, io::Read};

/// How much of a file is kept in memory, in bytes of the file, when people stand before the groups they refer to. A
/// school with 10,000 pupils needs a quarter of it.
const MOST_HELD_BACK: u64 = 16 * 1024 * 1024;

/// Reads a roster as a stream: root `EDEX`, or `leerlinggegevens` bare, in its answer or in a SOAP envelope.
///
/// Gives the school first, then groups, pupils and staff in the order of the file, each with the line on which it
/// starts, and between them what is wrong. Elements may stand in any order inside a record. When people stand before
/// the groups, they are held back until the groups are there, so that a reference is judged before its record is given
/// out; a file that needs more than 16 MiB held back is refused as [`ProblemKind::TooLarge`].
///
/// Memory does not grow with the file, but for a few bytes for each key. The input need not be buffered.
pub struct RosterReader<R> {
    xml: Xml<R>,
    place: Place,
    items: VecDeque<RosterItem>,
    keys: Keys,
    school_line: Option<u64>,
    has_groups: bool,
    held_back: VecDeque<Held>,
    held_from: u64,
}

/// The element that the reader is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Outside the roster: at the start, in an envelope, or behind.
    Outside,
    Roster,
    Groups,
    Pupils,
    Staff,
    Ended,
}

enum Held {
    Pupil(ReadRecord<RosterPupil>),
    Staff(ReadRecord<RosterStaff>),
}

impl<R: Read> RosterReader<R> {
    /// A reader of this input.
    pub fn new(input: R) -> Self {
        Self {
            xml: Xml::new(input),
            place: Place::Outside,
            items: VecDeque::new(),
            keys: Keys::new(),
            school_line: None,
            has_groups: false,
            held_back: VecDeque::new(),
            held_from: 0,
        }
    }

    /// Bytes of the input that were read so far, as they stand in the file.
    pub fn bytes_read(&self) -> u64 {
        self.xml.bytes_read()
    }

    /// One step: an element, or the end of one.
    fn advance(&mut self) -> Step<()> {
        self.xml.start_record();
        match self.place {
            Place::Outside => self.enter_roster(),
            Place::Roster => self.enter_list(),
            Place::Groups => self.next_group(),
            Place::Pupils => self.next_pupil(),
            Place::Staff => self.next_staff(),
            Place::Ended => Ok(()),
        }
    }

    fn enter_roster(&mut self) -> Step<()> {
        if enter(&mut self.xml, Root::Roster)? {
            self.place = Place::Roster;
        } else {
            self.place = Place::Ended;
            if self.school_line.is_none() {
                let field = "school".to_owned();
                return Err(Problem { line: 0, field, kind: ProblemKind::NoSchool });
            }
        }
        Ok(())
    }

    fn enter_list(&mut self) -> Step<()> {
        if !self.xml.child()? {
            self.has_groups = true;
            self.release()?;
            self.place = Place::Outside;
            return Ok(());
        }
        match self.xml.name() {
            "school" => return self.school(),
            "vestigingen" | "toevoegingen" => return self.xml.skip(),
            "groepen" => self.place = Place::Groups,
            "leerlingen" => self.place = Place::Pupils,
            "leerkrachten" => self.place = Place::Staff,
            _ => return self.xml.skip_unknown("EDEX"),
        }
        Ok(())
    }

    fn school(&mut self) -> Step<()> {
        let block = read_school(&mut self.xml)?;
        if let Some(first_line) = self.school_line {
            let kind = ProblemKind::DuplicateKey { first_line };
            self.problem(Problem { line: block.line, field: "school".to_owned(), kind });
            return Ok(());
        }
        self.school_line = Some(block.line);
        self.problems(block.problems);
        let school = RosterSchool {
            school: block.school,
            school_year: block.school_year,
            reference_date: block.reference_date,
            author: block.author,
        };
        self.items.push_back(RosterItem::School(block.line, school));
        Ok(())
    }

    fn next_group(&mut self) -> Step<()> {
        if !self.xml.child()? {
            self.has_groups = true;
            self.place = Place::Roster;
            return self.release();
        }
        let kind = match self.xml.name() {
            "groep" => GroupKind::Base,
            "samengestelde_groep" => GroupKind::Extra,
            _ => return self.xml.skip_unknown("groepen"),
        };
        self.need_school()?;
        let ReadRecord { line, record, mut problems, .. } = read_group(&mut self.xml, kind)?;
        if !record.key.is_empty()
            && let Err(kind) = self.keys.note_group(line, &record, problems.is_empty())
        {
            let label = if record.kind == GroupKind::Base { "groep" } else { "samengestelde_groep" };
            problems.push(Problem { line, field: format!("{label} {}/key", record.key), kind });
        }
        if problems.is_empty() {
            self.items.push_back(RosterItem::Group(line, record));
        }
        self.fatal_or_problems(problems)
    }

    fn next_pupil(&mut self) -> Step<()> {
        if !self.xml.child()? {
            self.place = Place::Roster;
            return Ok(());
        }
        if self.xml.name() != "leerling" {
            return self.xml.skip_unknown("leerlingen");
        }
        self.need_school()?;
        let mut read = read_pupil(&mut self.xml)?;
        let pupil = &read.record;
        let spaces =
            [("key", Some(pupil.key.as_str())), ("eckid", pupil.eck_id.as_ref().map(|id| id.reveal()))];
        for (attribute, value) in spaces {
            if let Some(value) = value.filter(|value| !value.is_empty())
                && let Err(kind) = self.keys.note_person(attribute, read.line, value)
            {
                let field = format!("leerling {}/{attribute}", pupil.key);
                read.problems.push(Problem { line: read.line, field, kind });
            }
        }
        self.hold(Held::Pupil(read))
    }

    fn next_staff(&mut self) -> Step<()> {
        if !self.xml.child()? {
            self.place = Place::Roster;
            return Ok(());
        }
        if self.xml.name() != "leerkracht" {
            return self.xml.skip_unknown("leerkrachten");
        }
        self.need_school()?;
        let mut read = read_staff(&mut self.xml)?;
        let key = &read.record.key;
        if !key.is_empty()
            && let Err(kind) = self.keys.note_person("leerkracht", read.line, key)
        {
            let field = format!("leerkracht {key}/key");
            read.problems.push(Problem { line: read.line, field, kind });
        }
        self.hold(Held::Staff(read))
    }

    /// Gives a person out, or holds it back while the groups are not there yet.
    fn hold(&mut self, held: Held) -> Step<()> {
        if self.held_back.is_empty() {
            self.held_from = self.xml.bytes_read();
        }
        self.held_back.push_back(held);
        if self.has_groups {
            return self.release();
        }
        if self.xml.bytes_read() - self.held_from > MOST_HELD_BACK {
            return Err(self.xml.problem(ProblemKind::TooLarge));
        }
        Ok(())
    }

    /// Gives out those that were held back, now that the groups are known.
    fn release(&mut self) -> Step<()> {
        while let Some(held) = self.held_back.pop_front() {
            let (item, problems) = match held {
                Held::Pupil(mut read) => {
                    let owner = format!("leerling {}", read.record.key);
                    read.problems.extend(self.keys.dangling(&owner, &read.references));
                    self.keys.complete(&mut read.record);
                    (RosterItem::Pupil(read.line, read.record), read.problems)
                }
                Held::Staff(mut read) => {
                    let owner = format!("leerkracht {}", read.record.key);
                    read.problems.extend(self.keys.dangling(&owner, &read.references));
                    (RosterItem::Staff(read.line, read.record), read.problems)
                }
            };
            if problems.is_empty() {
                self.items.push_back(item);
            }
            self.problems(problems);
        }
        Ok(())
    }

    fn need_school(&self) -> Step<()> {
        match self.school_line {
            Some(_) => Ok(()),
            None => Err(self.xml.problem(ProblemKind::NoSchool)),
        }
    }

    fn fatal_or_problems(&mut self, problems: Vec<Problem>) -> Step<()> {
        for problem in problems {
            if problem.severity() == Severity::File {
                return Err(problem);
            }
            self.problem(problem);
        }
        Ok(())
    }

    fn problems(&mut self, problems: Vec<Problem>) {
        self.items.extend(problems.into_iter().map(RosterItem::Problem));
    }

    fn problem(&mut self, problem: Problem) {
        self.items.push_back(RosterItem::Problem(problem));
    }
}

impl<R: Read> Iterator for RosterReader<R> {
    type Item = RosterItem;

    fn next(&mut self) -> Option<RosterItem> {
        loop {
            if let Some(item) = self.items.pop_front() {
                return Some(item);
            }
            if self.place == Place::Ended {
                return None;
            }
            let step = self.advance();
            let notices = self.xml.notices().map(RosterItem::Problem);
            // A notice comes before the record that it stands in.
            for notice in notices.rev() {
                self.items.push_front(notice);
            }
            if let Err(problem) = step {
                self.place = Place::Ended;
                self.items.push_back(RosterItem::Problem(problem));
            }
        }
    }
}
