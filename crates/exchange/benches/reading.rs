//! How fast a roster and results are read, and in how much memory. Everything in the files is invented.
//!
//! `cargo bench -p exchange` prints megabytes and records a second on one core, and the most memory that the whole process
//! had while 500 MB of results went through a reader.

#![expect(clippy::print_stdout, reason = "a benchmark prints its figures")]

use exchange::{
    results::{ResultsItem, ResultsReader},
    roster::{RosterItem, RosterReader},
};
use std::{
    fmt::Write as _,
    io::{self, Read},
    time::{Duration, Instant},
};

const MEGABYTE: u64 = 1_000_000;

fn main() {
    // Memory first: the highest mark of a process never comes down again.
    let kinds: [(&str, Records); 2] = [("full results", full_results), ("bare scores", bare_scores)];
    for (name, records) in kinds {
        let (counted, bytes, time) = read_results(Generated::results(records, 500 * MEGABYTE));
        let memory =
            highest_memory().map_or("unknown".to_owned(), |kilobytes| format!("{} MB", kilobytes / 1000));
        println!("memory for {} MB of {name} ({counted} records): {memory} ({time:.1?})", bytes / MEGABYTE);
    }
    let results = whole(Generated::results(full_results, 100 * MEGABYTE));
    report("results", (0..5).map(|_| read_results(results.as_slice())));
    let roster = whole(Generated::roster(50 * MEGABYTE));
    report("roster", (0..5).map(|_| read_roster(roster.as_slice())));
}

type Records = fn(&mut String, u64);
/// Records, bytes, time.
type Reading = (u64, u64, Duration);

/// Prints the best of some runs.
fn report(name: &str, runs: impl Iterator<Item = Reading>) {
    let Some((records, bytes, time)) = runs.min_by_key(|(_, _, time)| *time) else { return };
    let per_second = |amount: u64| u128::from(amount) * 1_000_000 / time.as_micros().max(1);
    let megabytes = per_second(bytes) / u128::from(MEGABYTE);
    println!("{name}: {megabytes} MB/s, {} records/s", per_second(records));
}

fn read_results(input: impl Read) -> Reading {
    let start = Instant::now();
    let mut reader = ResultsReader::new(input);
    let mut records = 0;
    for item in reader.by_ref() {
        match item {
            ResultsItem::Problem(problem) => println!("unexpected: {problem:?}"),
            _ => records += 1,
        }
    }
    (records, reader.bytes_read(), start.elapsed())
}

fn read_roster(input: impl Read) -> Reading {
    let start = Instant::now();
    let mut reader = RosterReader::new(input);
    let mut records = 0;
    for item in reader.by_ref() {
        match item {
            RosterItem::Problem(problem) => println!("unexpected: {problem:?}"),
            _ => records += 1,
        }
    }
    (records, reader.bytes_read(), start.elapsed())
}

fn whole(mut input: impl Read) -> Vec<u8> {
    let mut bytes = Vec::new();
    if let Err(error) = input.read_to_end(&mut bytes) {
        println!("unexpected: {error}");
    }
    bytes
}

/// `VmHWM` of this process in kilobytes, where the system tells it.
fn highest_memory() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

/// A file that is made while it is read.
struct Generated {
    text: String,
    used: usize,
    next: u64,
    bytes_left: u64,
    records: Records,
    end: &'static str,
}

impl Generated {
    fn results(records: Records, bytes: u64) -> Self {
        let text = concat!(
            r#"<?xml version="1.0" encoding="UTF-8"?><leerresultaten_verzoek "#,
            r#"xmlns="http://www.edustandaard.nl/leerresultaten/2/leerresultaten" "#,
            r#"xmlns:oso="http://www.edustandaard.nl/oso_gegevensset/1.2/dossier"><school>"#,
            "<schooljaar>2025-2026</schooljaar><brincode>77QX</brincode></school><toetsafnames>\n"
        );
        let end = concat!(
            "</toetsafnames><toetsen><toets><toetscode>RW</toetscode></toets></toetsen>",
            "</leerresultaten_verzoek>\n"
        );
        Self { text: text.to_owned(), used: 0, next: 1, bytes_left: bytes, records, end }
    }

    fn roster(bytes: u64) -> Self {
        let text = concat!(
            "<EDEX><school><schooljaar>2025-2026</schooljaar><brincode>77QX</brincode></school>\n",
            "<groepen><groep key=\"g5a\"><naam>5A</naam><jaargroep>5</jaargroep></groep></groepen><leerlingen>\n"
        );
        let end = "</leerlingen></EDEX>\n";
        Self { text: text.to_owned(), used: 0, next: 1, bytes_left: bytes, records: pupils, end }
    }
}

impl Read for Generated {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.used == self.text.len() {
            self.text.clear();
            self.used = 0;
            if self.bytes_left > 0 {
                while self.text.len() < 64 * 1024 {
                    (self.records)(&mut self.text, self.next);
                    self.next += 1;
                }
                let made = u64::try_from(self.text.len()).unwrap_or(u64::MAX);
                self.bytes_left = self.bytes_left.saturating_sub(made);
            } else {
                self.text.push_str(std::mem::take(&mut self.end));
            }
        }
        let count = self.text.as_bytes().get(self.used..).unwrap_or_default().read(buffer)?;
        self.used += count;
        Ok(count)
    }
}

/// A pupil with two results as a supplier writes them: indented, with a confidence interval and four reference scores.
fn full_results(text: &mut String, pupil: u64) {
    let _ =
        write!(text, "    <toetsafname>\n      <leerlingid>ll-{pupil:06}</leerlingid>\n      <resultaten>\n");
    for (half, date) in ["2026-01-27", "2025-06-10"].into_iter().enumerate() {
        let key = format!("res-{pupil}-{half}");
        let (level, letter) = [("I", "A"), ("II", "B"), ("III", "C"), ("IV", "D"), ("V", "E")]
            .into_iter()
            .cycle()
            .nth(usize::try_from(pupil % 5).unwrap_or(0))
            .unwrap_or(("III", "C"));
        let _ = write!(
            text,
            r#"        <resultaat key="{key}">
          <afnamedatum>{date}</afnamedatum>
          <toetscode>RW</toetscode>
          <osoresultaat>
            <oso:toetsscore>
              <oso:aantalopgaven>60</oso:aantalopgaven>
              <oso:aantalgoed>{good}</oso:aantalgoed>
              <oso:vaardigheidsscore>{skill}</oso:vaardigheidsscore>
              <oso:codevaardigheidsschaal>schaal-rw</oso:codevaardigheidsschaal>
              <oso:betrouwbaarheidsinterval><oso:bivlaag>203</oso:bivlaag><oso:bivhoog>217</oso:bivhoog></oso:betrouwbaarheidsinterval>
            </oso:toetsscore>
"#,
            good = pupil % 61,
            skill = 150 + pupil % 100,
        );
        let percentile = (pupil % 100).to_string();
        for (code, value) in [("IV", level), ("AE", letter), ("FN", "E5"), ("Percentiel", &percentile)] {
            let _ = writeln!(
                text,
                "            <oso:referentiescore><oso:codereferentiescore>{code}</oso:codereferentiescore>\
                 <oso:codevergelijkingsgroep>Landelijk</oso:codevergelijkingsgroep>\
                 <oso:waarde>{value}</oso:waarde></oso:referentiescore>"
            );
        }
        text.push_str("          </osoresultaat>\n        </resultaat>\n");
    }
    text.push_str("      </resultaten>\n    </toetsafname>\n");
}

/// A pupil with twenty results in the shortest form there is: the most records, and so the most memory, for the bytes.
fn bare_scores(text: &mut String, pupil: u64) {
    let _ = write!(text, "<toetsafname><leerlingid>{pupil}</leerlingid><resultaten>");
    for day in 1..=20 {
        let _ = write!(
            text,
            "<resultaat key=\"{pupil}-{day}\"><afnamedatum>2025-11-{day:02}</afnamedatum><toetscode>RW</toetscode>\
             <score>{day}</score></resultaat>"
        );
    }
    text.push_str("</resultaten></toetsafname>\n");
}

fn pupils(text: &mut String, pupil: u64) {
    let _ = write!(
        text,
        r#"    <leerling key="ll-{pupil:06}">
      <achternaam>Voorbeeld</achternaam><voorvoegsel>van den</voorvoegsel><voorletters-1>N.E.</voorletters-1><roepnaam>Noor</roepnaam>
      <geboortedatum>2016-11-{day:02}</geboortedatum><geslacht>2</geslacht><jaargroep>5</jaargroep>
      <groep key="g5a"/>
      <instroomdatum>2020-11-24</instroomdatum>
      <mutatiedatum>2025-09-04T10:00:00</mutatiedatum>
    </leerling>
"#,
        day = 1 + pupil % 28,
    );
}
