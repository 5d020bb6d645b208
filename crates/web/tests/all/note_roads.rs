//! Every road to the text of a note, in every role: each text has a word of its own, and who must not read it finds that
//! word in no answer of the program. New addresses are walked as soon as they are there.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot be set up must stop")]

use crate::support::{Answer, Site};
use domain::{
    Personal, SchoolYear,
    ids::{AccountId, NoteId, PupilId, SchoolId},
};
use jiff::civil::{Date, date};
use policy::{Action, Actor, InSchool, OfPupil, PupilPlace, Resource};
use std::{
    collections::BTreeSet,
    io::{Cursor, Read as _, Write as _},
    process::{Command, Stdio},
};
use store::{
    audit::{AuditEvent, Deed},
    notes::{self as kept, NewNote},
    register, trust,
};
use uuid::Uuid;

const PEOPLE: [&str; 10] =
    ["ib", "leerkracht5a", "directie", "specialist", "extern", "ouder", "bestuur", "swv", "beheer", STRANGER];

/// The principal of another school.
const STRANGER: &str = "elders";

/// A word in all texts, to search by.
const COMMON: &str = "paddenstoel";

/// Emre of 5A is tied to the partner and the guardian, Selam of 6/7 to the specialist, Finn of 5B to nobody.
const PUPILS: [&str; 3] = ["Emre Y", "Selam T", "Finn M"];

struct Note {
    /// The word that only this text has.
    word: &'static str,
    pupil: usize,
    author: &'static str,
    category: &'static str,
    day: Date,
    is_removed: bool,
    /// What stands above it is its first version; then it was moved to this category, with this word.
    moved: Option<(&'static str, &'static str)>,
    /// Who reads it without asking.
    reads: &'static [&'static str],
    /// Who reads it when she asks for it, too.
    asks: &'static [&'static str],
}

const NOW: Date = date(2026, 2, 28);
const PAST: Date = date(2022, 11, 8);
const LEADERS: &[&str] = &["ib", "directie"];

const fn note(word: &'static str, pupil: usize, (author, category): (&'static str, &'static str)) -> Note {
    Note { word, pupil, author, category, day: NOW, is_removed: false, moved: None, reads: &[], asks: &[] }
}

fn notes() -> Vec<Note> {
    let teacher_and_leaders: &[&str] = &["ib", "leerkracht5a", "directie"];
    vec![
        Note { reads: teacher_and_leaders, ..note("aardbei", 0, ("leerkracht5a", "algemeen")) },
        Note { reads: teacher_and_leaders, ..note("braam", 0, ("ib", "ondersteuning")) },
        Note { reads: &["ib", "leerkracht5a", "directie", "ouder"], ..note("citroen", 0, ("ib", "ouders")) },
        Note { reads: &["ib", "leerkracht5a", "directie", "extern"], ..note("dadel", 0, ("ib", "extern")) },
        Note { asks: LEADERS, ..note("erwt", 0, ("ib", "zorg")) },
        Note { asks: &["ib", "directie", "leerkracht5a"], ..note("framboos", 0, ("leerkracht5a", "zorg")) },
        Note { reads: &["ib"], ..note("gember", 0, ("ib", "werkaantekening")) },
        Note { reads: &["leerkracht5a"], ..note("hazelnoot", 0, ("leerkracht5a", "werkaantekening")) },
        Note { day: PAST, asks: teacher_and_leaders, ..note("jeneverbes", 0, ("leerkracht5a", "algemeen")) },
        Note { day: PAST, asks: LEADERS, ..note("kersen", 0, ("directie", "ouders")) },
        Note { day: PAST, asks: LEADERS, ..note("limoen", 0, ("ib", "zorg")) },
        Note { is_removed: true, reads: teacher_and_leaders, ..note("mango", 0, ("leerkracht5a", "ouders")) },
        Note { is_removed: true, reads: LEADERS, ..note("nectarine", 1, ("ib", "ondersteuning")) },
        Note { reads: &["ib", "directie", "specialist"], ..note("olijf", 1, ("ib", "algemeen")) },
        Note { reads: LEADERS, ..note("perzik", 2, ("directie", "algemeen")) },
        Note { asks: LEADERS, moved: Some(("ouders", "quinoa")), ..note("rabarber", 0, ("ib", "zorg")) },
    ]
}

struct Places {
    school: SchoolId,
    pupils: Vec<PupilId>,
    groups: Vec<String>,
    notes: Vec<(usize, NoteId)>,
}

async fn write_all(site: &Site) -> Places {
    let mut tx = site.db.read().await.unwrap();
    let school =
        register::schools(&mut tx).await.unwrap().into_iter().find(|s| s.codes.code() == "77QX00").unwrap();
    let scope = InSchool::issue(&Actor::Operator, Action::Check, Resource::School(school.id)).unwrap();
    let mut pupils = Vec::new();
    for name in PUPILS {
        pupils.push(register::search_pupils(&mut tx, &scope, name, (1, 0)).await.unwrap()[0].id);
    }
    let year = register::school_years(&mut tx, &scope).await.unwrap()[0];
    let groups = register::groups_of_year(&mut tx, &scope, year).await.unwrap();
    let groups = groups.iter().filter(|g| ["5A", "5B"].contains(&g.name.as_str())).map(|g| g.id.to_string());
    let (groups, accounts) = (groups.collect(), trust::accounts(&mut tx).await.unwrap());
    drop(tx);
    let mut places = Places { school: school.id, pupils, groups, notes: Vec::new() };
    for (n, note) in (1..).zip(notes()) {
        let email = format!("{}@demo.example", note.author);
        let author = accounts.iter().find(|account| *account.email.reveal() == email).unwrap();
        let id = NoteId(Uuid::from_u128(n));
        write(site, &places, id, (author.id, author.name.clone()), &note).await;
        places.notes.push((note.pupil, id));
    }
    places
}

async fn write(
    site: &Site,
    places: &Places,
    id: NoteId,
    (author, author_name): (AccountId, Personal<String>),
    note: &Note,
) {
    let pupil = places.pupils[note.pupil];
    let place = PupilPlace { school: places.school, pupil, groups: Vec::new() };
    let scope = OfPupil::issue(&Actor::Operator, Action::WriteNote, &place).unwrap();
    let at = note.day.at(9, 0, 0, 0).in_tz("UTC").unwrap().timestamp();
    let said = |word: &str| Personal::new(format!("Verzonnen, met een {COMMON} en een {word}."));
    let new = NewNote {
        id,
        category: note.category.to_owned(),
        author,
        author_name,
        school_year: SchoolYear::of(note.day),
        written_at: at,
        text: said(note.word),
    };
    let mut tx = site.db.write().await.unwrap();
    kept::insert_note(&mut tx, &scope, &new).await.unwrap();
    if let Some((category, word)) = note.moved {
        assert!(kept::change_note(&mut tx, &scope, (id, 1), (category, &said(word)), at).await.unwrap());
    }
    if note.is_removed {
        kept::set_removed(&mut tx, &scope, id, Some(at)).await.unwrap();
    }
    let deed = Deed::NoteWritten { pupil, note: id.to_string(), version: 1 };
    tx.commit(&AuditEvent { at, actor: Actor::Operator, school: Some(places.school), deed }).await.unwrap();
}

/// All words, each with who finds it: without asking, and when she asks for what is given on request.
fn words() -> Vec<(&'static str, BTreeSet<&'static str>, BTreeSet<&'static str>)> {
    let set = |people: &[&'static str]| people.iter().copied().collect::<BTreeSet<_>>();
    let mut words = Vec::new();
    for note in notes() {
        words.push((note.word, set(note.reads), set(&[note.reads, note.asks].concat())));
        if let Some((_, word)) = note.moved {
            let shared = set(&["ib", "leerkracht5a", "directie", "ouder"]);
            words.push((word, shared.clone(), shared));
        }
    }
    words
}

/// What an answer says, whatever its form.
fn said(answer: &Answer) -> String {
    match answer.header("content-type") {
        "application/pdf" => text_of_pdf(&answer.bytes),
        kind if kind.contains("zip") => text_of_zip(&answer.bytes),
        _ => answer.text.clone(),
    }
}

fn text_of_pdf(bytes: &[u8]) -> String {
    let started =
        Command::new("pdftotext").args(["-", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn();
    let mut child = started.unwrap_or_else(|_| {
        panic!("pdftotext is missing: install it (Debian: apt-get install poppler-utils)")
    });
    let (mut input, bytes) = (child.stdin.take().unwrap(), bytes.to_vec());
    let writer = std::thread::spawn(move || input.write_all(&bytes).unwrap());
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    assert!(output.status.success(), "pdftotext read the document");
    String::from_utf8(output.stdout).unwrap()
}

fn text_of_zip(bytes: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut all = String::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).unwrap();
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        let is_pdf = content.starts_with(b"%PDF");
        all += &if is_pdf { text_of_pdf(&content) } else { String::from_utf8_lossy(&content).into_owned() };
    }
    all
}

/// The addresses of a route, one for each thing that its variable parts can name.
fn addresses(places: &Places, path: &str) -> Vec<String> {
    let path = path.replace("{school}", "77QX00").replace("{no}", "1").replace("{year}", "2022-2023");
    let mut all = vec![path];
    let names_note = all[0].contains("{note}");
    if names_note {
        let fill = |(pupil, note): &(usize, NoteId)| {
            all[0].replace("{pupil}", &places.pupils[*pupil].to_string()).replace("{note}", &note.to_string())
        };
        let wrong = all[0].replace("{pupil}", &places.pupils[1].to_string());
        let wrong = wrong.replace("{note}", &places.notes[0].1.to_string());
        all = places.notes.iter().map(fill).chain([wrong]).collect();
    }
    let each = |all: Vec<String>, part: &str, values: &[String]| -> Vec<String> {
        let fill = |address: String| match address.contains(part) {
            true => values.iter().map(|value| address.replace(part, value)).collect(),
            false => vec![address],
        };
        all.into_iter().flat_map(fill).collect()
    };
    let pupils: Vec<String> = places.pupils.iter().map(ToString::to_string).collect();
    let all = each(each(all, "{pupil}", &pupils), "{group}", &places.groups);
    let nil =
        |part: &str| if part.starts_with('{') { Uuid::from_u128(77).to_string() } else { part.to_owned() };
    all.iter().map(|address| address.split('/').map(nil).collect::<Vec<_>>().join("/")).collect()
}

#[derive(Default)]
struct Found {
    shown: BTreeSet<(&'static str, String)>,
    asked: BTreeSet<(&'static str, String)>,
    read: usize,
    /// How many complete files were written out.
    files: usize,
}

impl Found {
    fn look(&mut self, words: &[&'static str], (address, answer): (&str, &Answer), is_asked: bool) {
        self.read += usize::from(answer.status.is_success());
        let text = said(answer).to_lowercase();
        let into = if is_asked { &mut self.asked } else { &mut self.shown };
        into.extend(
            words.iter().filter(|word| text.contains(**word)).map(|word| (*word, address.to_owned())),
        );
    }

    fn words(of: &BTreeSet<(&'static str, String)>) -> BTreeSet<&'static str> {
        of.iter().map(|(word, _)| *word).collect()
    }
}

/// The page behind this one, where there is one.
fn next_page(answer: &Answer) -> Option<String> {
    let (_, link) = answer.text.split_once("<a rel=\"next\" href=\"")?;
    let (link, _) = link.split_once('"')?;
    Some(link.replace("&amp;", "&").replace("&#38;", "&"))
}

/// Goes to every page as somebody, and along the pages behind it.
async fn walk(site: &Site, places: &Places, words: &[&'static str]) -> Found {
    let mut found = Found::default();
    for route in web::routes(&site.app).iter().filter(|route| route.method == "GET") {
        for address in addresses(places, route.path) {
            let mut next = Some(format!("{address}?q={COMMON}"));
            while let Some(address) = next {
                let answer = site.get(&address).await;
                let is_asked = answer.header("content-type").contains("zip");
                found.look(words, (&address, &answer), is_asked);
                next = next_page(&answer).map(|next| match next.strip_prefix('?') {
                    Some(asked) => format!("{}?{asked}", address.split('?').next().unwrap_or_default()),
                    None => next,
                });
            }
        }
    }
    found
}

/// Asks for every text that is given on request, on every road that asks for one.
async fn ask_for_all(site: &Site, places: &Places, words: &[&'static str], found: &mut Found) {
    for route in web::routes(&site.app).iter().filter(|route| route.method == "POST") {
        let asks = route.needs == web::Needs::To(Action::ViewNotes)
            || route.needs == web::Needs::To(Action::ExportPupil);
        // A complete file takes a while to set; those of the others come by the same way.
        let most = if route.path.ends_with(".zip") { 1 } else { usize::MAX };
        for address in addresses(places, route.path).iter().filter(|_| asks).take(most) {
            let answer = site.post(address, "why=talk&asked_by=guardian").await;
            found.files += usize::from(answer.header("content-type").contains("zip"));
            found.look(words, (address, &answer), true);
        }
    }
}

#[tokio::test]
async fn on_every_road_each_role_reads_exactly_what_it_may() {
    let mut site = Site::demo_as_of("ib@demo.example", "elders@demo.example").await;
    let places = write_all(&site).await;
    let words = words();
    let all: Vec<&'static str> = words.iter().map(|(word, ..)| *word).collect();
    let mut wrong = Vec::new();
    for who in PEOPLE {
        site = site.sign_in(&format!("{who}@demo.example")).await;
        let mut found = walk(&site, &places, &all).await;
        ask_for_all(&site, &places, &all, &mut found).await;
        assert!(found.read > 3, "{who} came somewhere");
        assert_eq!(found.files, usize::from(LEADERS.contains(&who)), "{who}");
        let may = |asks: bool| -> BTreeSet<&'static str> {
            let of =
                words.iter().filter(|(_, reads, asked)| (if asks { asked } else { reads }).contains(who));
            of.map(|(word, ..)| *word).collect()
        };
        for (asks, seen) in [(false, &found.shown), (true, &found.asked)] {
            let (must, has) = (may(asks), Found::words(seen));
            let too_much: Vec<_> = seen.iter().filter(|(word, _)| !must.contains(word)).collect();
            wrong.extend((!too_much.is_empty()).then(|| format!("{who} reads, asking {asks}: {too_much:?}")));
            // What shows anyway need not be asked for.
            let shown = Found::words(&found.shown);
            let missed: Vec<_> =
                must.iter().filter(|word| !has.contains(*word) && !shown.contains(*word)).collect();
            wrong.extend((!missed.is_empty()).then(|| format!("{who} misses, asking {asks}: {missed:?}")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test]
async fn a_search_finds_notes_for_those_only_who_read_them_without_asking() {
    let mut site = Site::demo_as_of("ib@demo.example", "elders@demo.example").await;
    let places = write_all(&site).await;
    for who in PEOPLE {
        site = site.sign_in(&format!("{who}@demo.example")).await;
        for (note, (_, id)) in notes().iter().zip(&places.notes) {
            let word = note.moved.map_or(note.word, |(_, word)| word);
            let answer = site.get(&format!("/77QX00/search?q={word}")).await;
            let finds = answer.text.contains(&format!("#note-{id}"));
            let reads = if note.moved.is_some() {
                ["ib", "leerkracht5a", "directie", "ouder"].contains(&who)
            } else {
                note.reads.contains(&who) && !note.is_removed
            };
            assert_eq!(finds, reads, "{who} searches {word}");
        }
        let answer = site.get("/77QX00/search?q=rabarber").await;
        assert!(!answer.text.contains("#note-"), "{who}: an earlier version is not searched");
    }
}

#[tokio::test]
async fn a_printed_note_is_on_paper_and_a_restricted_one_only_named() {
    let site = Site::demo().await;
    let places = write_all(&site).await;
    let pdf = site.get(&format!("/77QX00/pupils/{}/notes.pdf", places.pupils[0])).await;
    let text = said(&pdf);
    assert!(text.contains("aardbei") && text.contains("Zorg") && !text.contains("erwt"));
    assert!(text.contains("alleen op te vragen op het scherm"));
    assert!(!text.contains("mango"), "what was taken away is not printed");
}
