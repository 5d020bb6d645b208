//! Reading results, pupil by pupil.

use super::{
    ResultsItem, ResultsSchool,
    integrity::{Integrity, Verdict},
    result::{ReadResult, Score, read_result},
    test::{ReadTest, read_test},
};
use crate::{
    Problem, ProblemKind,
    roots::{Root, enter},
    school::read_school,
    xml::{LONGEST_KEY, Record, Step, Xml, read_eck_id},
};
use domain::register::EckId;
use std::{collections::VecDeque, io::Read};

/// Results of one `toetsafname` that are kept in memory until its end, because `leerlingid` may stand behind them.
const MOST_HELD_BACK: usize = 5_000;

/// Reads results as a stream: `leerresultaten_verzoek`, bare or in a SOAP envelope.
///
/// Gives the school first, then results and tests in the order of the file, each with the line on which it starts, and
/// between them what is wrong. Elements may stand in any order inside a record; the results of one `toetsafname` are
/// given out at its end.
///
/// A result that repeats an earlier one (pupil, test, part and day) word for word is left out; one that contradicts it is
/// a [`ProblemKind::DuplicateKey`]. Repeats are found among the first one and a half million results of a file.
///
/// Tests stand behind the results in the format. A test that results use and that the file does not describe is a
/// [`ProblemKind::DanglingReference`] at the end of the file, at the line of its first use and once for each test; those
/// results were given out by then, and [`super::TestRecord::describes`] tells which they are.
///
/// Memory does not grow with the file, but for some 35 bytes for each result, at most 60 MB. The input need not be
/// buffered.
pub struct ResultsReader<R> {
    xml: Xml<R>,
    place: Place,
    items: VecDeque<ResultsItem>,
    school_line: Option<u64>,
    integrity: Integrity,
    sitting: Sitting,
    held_back: Vec<ReadResult>,
    score: Score,
}

/// The element that the reader is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// Outside the results: at the start, in an envelope, or behind.
    Outside,
    Root,
    Sittings,
    Sitting,
    Results,
    Tests,
    Ended,
}

/// The `toetsafname` that the reader is in: one pupil.
struct Sitting {
    heading: Record,
    pupil_key: Option<String>,
    eck_id: Option<EckId>,
}

impl Sitting {
    fn new(line: u64) -> Self {
        Self { heading: Record::new("toetsafname", line, None), pupil_key: None, eck_id: None }
    }
}

impl<R: Read> ResultsReader<R> {
    /// A reader of this input.
    pub fn new(input: R) -> Self {
        Self {
            xml: Xml::new(input),
            place: Place::Outside,
            items: VecDeque::new(),
            school_line: None,
            integrity: Integrity::new(),
            sitting: Sitting::new(0),
            held_back: Vec::new(),
            score: Score::default(),
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
            Place::Outside => self.enter_root(),
            Place::Root => self.enter_list(),
            Place::Sittings => self.next_sitting(),
            Place::Sitting => self.next_in_sitting(),
            Place::Results => self.next_result(),
            Place::Tests => self.next_test(),
            Place::Ended => Ok(()),
        }
    }

    fn enter_root(&mut self) -> Step<()> {
        if enter(&mut self.xml, Root::Results)? {
            self.place = Place::Root;
            return Ok(());
        }
        self.place = Place::Ended;
        if self.school_line.is_none() {
            let field = "school".to_owned();
            return Err(Problem { line: 0, field, kind: ProblemKind::NoSchool });
        }
        self.items.extend(self.integrity.missing_tests().into_iter().map(ResultsItem::Problem));
        Ok(())
    }

    fn enter_list(&mut self) -> Step<()> {
        if !self.xml.child()? {
            self.place = Place::Outside;
            return Ok(());
        }
        match self.xml.name() {
            "school" => return self.school(),
            "toetsafnames" => self.place = Place::Sittings,
            "toetsen" => self.place = Place::Tests,
            _ => return self.xml.skip_unknown("leerresultaten_verzoek"),
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
        self.items.extend(block.problems.into_iter().map(ResultsItem::Problem));
        let school =
            ResultsSchool { school: block.school, school_year: block.school_year, author: block.author };
        self.items.push_back(ResultsItem::School(block.line, school));
        Ok(())
    }

    fn next_sitting(&mut self) -> Step<()> {
        if !self.xml.child()? {
            self.place = Place::Root;
            return Ok(());
        }
        if self.xml.name() != "toetsafname" {
            return self.xml.skip_unknown("toetsafnames");
        }
        self.need_school()?;
        self.sitting = Sitting::new(self.xml.line());
        self.place = Place::Sitting;
        Ok(())
    }

    fn next_in_sitting(&mut self) -> Step<()> {
        if !self.xml.child()? {
            self.place = Place::Sittings;
            return self.end_sitting();
        }
        let (xml, sitting) = (&mut self.xml, &mut self.sitting);
        match xml.name() {
            "leerlingid" => sitting.pupil_key = sitting.heading.text(xml.leaf()?, LONGEST_KEY),
            "eckid" => {
                let leaf = xml.leaf()?;
                let (line, is_empty) = (leaf.line, leaf.text.is_empty());
                sitting.eck_id = read_eck_id(leaf.text);
                if sitting.eck_id.is_none() && !is_empty {
                    xml.notice_attribute(line, "toetsafname/eckid");
                }
            }
            "resultaten" => self.place = Place::Results,
            "resultaatverwerkerid" => xml.skip()?,
            _ => xml.skip_unknown("toetsafname")?,
        }
        Ok(())
    }

    fn next_result(&mut self) -> Step<()> {
        if !self.xml.child()? {
            self.place = Place::Sitting;
            return Ok(());
        }
        if self.xml.name() != "resultaat" {
            return self.xml.skip_unknown("resultaten");
        }
        let result = read_result(&mut self.xml, &mut self.score)?;
        self.held_back.push(result);
        if self.held_back.len() < MOST_HELD_BACK {
            return Ok(());
        }
        if self.sitting.pupil_key.is_none() {
            return Err(self.xml.problem(ProblemKind::TooLarge));
        }
        self.release()
    }

    /// The pupil is known now, or will never be: then none of the results can be taken.
    fn end_sitting(&mut self) -> Step<()> {
        let heading = &mut self.sitting.heading;
        if self.sitting.pupil_key.is_none() && heading.problems.is_empty() {
            heading.say(heading.line, "leerlingid", ProblemKind::Missing);
        }
        self.items.extend(heading.problems.drain(..).map(ResultsItem::Problem));
        self.release()
    }

    /// Gives out the results that were held back, and what is wrong with them.
    fn release(&mut self) -> Step<()> {
        for ReadResult { mut heading, record } in self.held_back.drain(..) {
            let line = heading.line;
            let Some(mut record) = record else {
                self.integrity.note_key(line, &heading.key);
                self.items.extend(heading.problems.into_iter().map(ResultsItem::Problem));
                continue;
            };
            let Some(pupil_key) = &self.sitting.pupil_key else { continue };
            record.pupil_key.clone_from(pupil_key);
            record.eck_id.clone_from(&self.sitting.eck_id);
            match self.integrity.judge(line, &heading.key, &record) {
                Verdict::Same => continue,
                Verdict::Wrong { element, kind } => {
                    heading.say(line, element, kind);
                    self.items.extend(heading.problems.into_iter().map(ResultsItem::Problem));
                    continue;
                }
                Verdict::New => {}
            }
            self.integrity.use_test(line, &heading.key, &record).map_err(|kind| Problem {
                line,
                field: "resultaat/toetscode".to_owned(),
                kind,
            })?;
            self.items.push_back(ResultsItem::Result(line, record));
        }
        Ok(())
    }

    fn next_test(&mut self) -> Step<()> {
        if !self.xml.child()? {
            self.place = Place::Root;
            return Ok(());
        }
        if self.xml.name() != "toets" {
            return self.xml.skip_unknown("toetsen");
        }
        self.need_school()?;
        let mut read = read_test(&mut self.xml)?;
        let line = read.heading.line;
        let verdict = match read.records.first() {
            Some(itself) if read.heading.problems.is_empty() => self.integrity.judge_test(&read, itself),
            _ => Verdict::Same,
        };
        let ReadTest { heading, records } = &mut read;
        match verdict {
            Verdict::New => {
                self.items.extend(records.drain(..).map(|record| ResultsItem::Test(line, record)))
            }
            Verdict::Same => {}
            Verdict::Wrong { kind: ProblemKind::TooLarge, .. } => {
                return Err(self.xml.problem(ProblemKind::TooLarge));
            }
            Verdict::Wrong { element, kind } => heading.say(line, element, kind),
        }
        self.items.extend(read.heading.problems.into_iter().map(ResultsItem::Problem));
        Ok(())
    }

    fn need_school(&self) -> Step<()> {
        match self.school_line {
            Some(_) => Ok(()),
            None => Err(self.xml.problem(ProblemKind::NoSchool)),
        }
    }

    fn problem(&mut self, problem: Problem) {
        self.items.push_back(ResultsItem::Problem(problem));
    }
}

impl<R: Read> Iterator for ResultsReader<R> {
    type Item = ResultsItem;

    fn next(&mut self) -> Option<ResultsItem> {
        loop {
            if let Some(item) = self.items.pop_front() {
                return Some(item);
            }
            if self.place == Place::Ended {
                return None;
            }
            let step = self.advance();
            // A notice comes before the record that it stands in.
            for notice in self.xml.notices().map(ResultsItem::Problem).rev() {
                self.items.push_front(notice);
            }
            if let Err(problem) = step {
                self.place = Place::Ended;
                self.items.push_back(ResultsItem::Problem(problem));
            }
        }
    }
}
