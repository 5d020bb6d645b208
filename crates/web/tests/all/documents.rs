//! Documents in a pupil's file: what comes in, what a browser gets, and every road to one in every role.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up must stop")]

use crate::support::notes::{SEEN, notes_of, trail};
use crate::support::{Answer, Site};
use axum::http::StatusCode;
use std::{
    collections::BTreeSet,
    io::{Cursor, Read as _, Write as _},
    process::{Command, Stdio},
};
use zip::{ZipWriter, write::SimpleFileOptions};

async fn list(site: &Site, name: &str) -> String {
    notes_of(site, name).await.replace("/notes", "/documents")
}

async fn add(site: &Site, list: &str, category: &str, title: &str, file: (&str, Vec<u8>)) -> Answer {
    let fields = [format!("category={category}"), format!("title={title}"), format!("seen={SEEN}")];
    let fields: Vec<&str> = fields.iter().map(String::as_str).collect();
    site.upload(list, &[file], &fields).await
}

/// The address of the document with this title.
async fn one(site: &Site, list: &str, title: &str) -> String {
    site.link(list, &format!("\"><b>{title}</b>")).await
}

const PDF: &[u8] =
    b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x02\0\0\0";

#[tokio::test]
async fn a_document_comes_in_is_shown_in_the_page_and_goes_out_as_it_came() {
    let site = Site::demo_as("leerkracht5a@demo.example").await;
    let list = list(&site, "Hidde K").await;
    assert!(site.get(&list).await.text.contains("Er staan nog geen documenten"));
    let added = add(&site, &list, "algemeen", "", ("Verslag %22Zoë%22.pdf", PDF.to_vec())).await;
    assert_eq!(added.header("location"), format!("{list}?done=added"));
    let address = one(&site, &list, "Verslag %22Zoë%22").await;
    let page = site.get(&address).await;
    assert!(
        page.text.contains(&format!("<iframe class=\"preview\" src=\"{address}/content\"")),
        "{}",
        page.text
    );
    assert!(page.header("content-security-policy").contains("frame-src 'self'"));
    assert!(!site.get(&list).await.header("content-security-policy").contains("frame-src"), "nowhere else");
    let content = site.get(&format!("{address}/content")).await;
    assert_eq!((content.status, content.bytes.as_slice()), (StatusCode::OK, PDF));
    assert_eq!(content.header("content-type"), "application/pdf");
    assert_eq!(content.header("x-content-type-options"), "nosniff");
    assert!(content.header("content-disposition").starts_with("inline; filename=\""));
    assert!(
        content.header("content-disposition").contains("filename*=UTF-8''Verslag%20%2522Zo%C3%AB%2522%2Epdf")
    );
    assert!(content.header("content-security-policy").starts_with("default-src 'none'"));
    assert!(content.header("content-security-policy").contains("frame-ancestors 'self'"));
    let kept = site.get(&format!("{address}/content?download=1")).await;
    assert!(kept.header("content-disposition").starts_with("attachment"));
    assert!(kept.header("content-security-policy").contains("sandbox"));
}

#[tokio::test]
async fn a_picture_stands_alone_and_other_files_are_downloaded() {
    let site = Site::demo_as("leerkracht5a@demo.example").await;
    let list = list(&site, "Hidde K").await;
    add(&site, &list, "algemeen", "Tekening", ("tekening.png", PNG.to_vec())).await;
    add(&site, &list, "algemeen", "Lijstje", ("lijstje.txt", b"een\r\ntwee\r\n".to_vec())).await;
    let picture = one(&site, &list, "Tekening").await;
    assert!(
        site.get(&picture).await.text.contains(&format!("<img src=\"{picture}/content\" alt=\"Tekening\">"))
    );
    let content = site.get(&format!("{picture}/content")).await;
    assert_eq!(
        content.header("content-security-policy"),
        "default-src 'none'; sandbox; frame-ancestors 'none'"
    );
    let text = one(&site, &list, "Lijstje").await;
    let page = site.get(&text).await.text;
    assert!(
        !page.contains("<iframe") && !page.contains("<img src=") && page.contains("kan de pagina niet tonen")
    );
    let content = site.get(&format!("{text}/content")).await;
    assert!(
        content.header("content-disposition").starts_with("attachment")
            && content.header("content-type") == "text/plain"
    );
}

fn zip(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[tokio::test]
async fn what_is_refused_is_told_beside_its_field_and_what_was_typed_stays() {
    let site = Site::demo_as("leerkracht5a@demo.example").await;
    let list = list(&site, "Hidde K").await;
    let macros =
        zip(&[("[Content_Types].xml", "<T/>"), ("word/document.xml", "<d/>"), ("word/vbaProject.bin", "x")]);
    for (name, content, words) in [
        ("brief.docx", macros, "macro"),
        ("pagina.txt", b"<html><script>alert(1)</script>".to_vec(), "webpagina"),
        ("plaatje.svg", b"<svg/>".to_vec(), "webpagina"),
        ("foto.png", PDF.to_vec(), "past niet bij zijn naam"),
        ("film.mp4", b"\0\0\0\x18ftypmp42".to_vec(), "Dit soort bestand"),
        ("leeg.txt", Vec::new(), "Dit bestand is leeg"),
        ("groot.txt", vec![b'a'; (10 << 20) + 1], "groter dan 10 MB"),
        ("", Vec::new(), "Kies eerst een bestand"),
    ] {
        let wrong = add(&site, &list, "ondersteuning", "Mijn titel", (name, content)).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        let (_, error) = wrong
            .text
            .split_once("id=\"document-file-error\">")
            .unwrap_or_else(|| panic!("{name}: {}", wrong.text));
        assert!(error.split("</p>").next().unwrap().contains(words), "{name}: {words}");
        assert!(
            wrong.text.contains("value=\"Mijn titel\"")
                && wrong.text.contains("value=\"ondersteuning\" selected")
        );
    }
    let fits = add(&site, &list, "algemeen", "Groot", ("groot.txt", vec![b'a'; 10 << 20])).await;
    assert_eq!(fits.status, StatusCode::SEE_OTHER, "ten megabytes fit");
    let none = add(&site, &list, "bestaat-niet", "x", ("a.txt", b"a".to_vec())).await;
    assert!(none.text.contains("document-category-error"));
    let stale =
        site.upload(&list, &[("a.txt", b"a".to_vec())], &["category=algemeen", "seen=algemeen.9"]).await;
    assert!(stale.text.contains("Deze categorie is intussen gewijzigd"));
    assert_eq!(
        trail(&site).await.iter().filter(|(action, _)| action == "document_added").count(),
        3,
        "and two of the demo"
    );
}

#[tokio::test]
async fn the_same_file_twice_is_told_and_can_be_meant() {
    let site = Site::demo_as("leerkracht5a@demo.example").await;
    let list = list(&site, "Hidde K").await;
    let file = || ("a.txt", b"hetzelfde".to_vec());
    add(&site, &list, "algemeen", "Eerste", file()).await;
    let twice = add(&site, &list, "ondersteuning", "Tweede", file()).await;
    assert_eq!(twice.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(twice.text.contains("staat al in het dossier, als “Eerste”"), "{}", twice.text);
    let fields = ["category=ondersteuning", "title=Tweede", "again=1", &format!("seen={SEEN}")];
    assert_eq!(site.upload(&list, &[file()], &fields).await.status, StatusCode::SEE_OTHER);
    // Of a memory aid of somebody else nothing is told.
    let site = site.sign_in("ib@demo.example").await;
    add(&site, &list, "werkaantekening", "Geheim", ("b.txt", b"alleen ik".to_vec())).await;
    let site = site.sign_in("leerkracht5a@demo.example").await;
    let mine = add(&site, &list, "algemeen", "Mijn", ("b.txt", b"alleen ik".to_vec())).await;
    assert_eq!(mine.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn what_was_taken_away_is_gone_for_others_and_can_be_put_back() {
    let site = Site::demo_as("leerkracht5a@demo.example").await;
    let list = list(&site, "Hidde K").await;
    add(&site, &list, "ouders", "Brief", ("brief.txt", b"Beste ouders".to_vec())).await;
    let address = one(&site, &list, "Brief").await;
    let gone = site.post(&format!("{address}/remove"), "").await;
    assert_eq!(gone.header("location"), format!("{list}?done=removed"));
    assert!(site.get(&list).await.text.contains(&format!("{address}/restore")));
    site.post(&format!("{address}/restore"), "").await;
    assert!(site.get(&list).await.text.contains(&format!("{address}/remove")));
    let actions: Vec<_> = trail(&site).await.into_iter().map(|(action, _)| action).collect();
    assert!(actions.ends_with(&["document_restored".to_owned(), "pupil_looked".to_owned()]), "{actions:?}");
    assert!(actions.contains(&"document_removed".to_owned()));
}

#[tokio::test]
async fn each_opening_stands_in_the_trail_before_anything_is_shown() {
    let site = Site::demo().await;
    let list = list(&site, "Emre Y").await;
    let address = one(&site, &list, "Verslag van de observatie").await;
    let count =
        async |word: &str| trail(&site).await.iter().filter(|(_, detail)| detail.contains(word)).count();
    let before = count("\"part\":\"document\"").await;
    assert_eq!(site.get(&format!("{address}/content")).await.status, StatusCode::OK);
    assert_eq!(count("\"part\":\"document\"").await, before + 1);
    add(&site, &list, "zorg", "Melding", ("melding.txt", b"paddenstoel".to_vec())).await;
    let closed = one(&site, &list, "Melding").await;
    let page = site.get(&closed).await.text;
    assert!(page.contains("name=\"why\"") && !page.contains("download=1"), "asked for first");
    assert_eq!(site.get(&format!("{closed}/content")).await.header("location"), closed, "not without why");
    let nothing = site.post(&format!("{closed}/content"), "why=").await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(nothing.text.contains("Kies eerst waarom") && !nothing.text.contains("paddenstoel"));
    let asked = site.post(&format!("{closed}/content"), "why=talk").await;
    assert_eq!((asked.status, asked.text.as_str()), (StatusCode::OK, "paddenstoel"));
    let last = trail(&site).await.pop().unwrap();
    assert!(last.0 == "document_requested" && last.1.contains("\"why\":\"talk\""), "{last:?}");
}

const PEOPLE: [&str; 9] =
    ["ib", "leerkracht5a", "directie", "specialist", "extern", "ouder", "bestuur", "swv", "beheer"];

struct Marked {
    /// The word of its title, and of its content.
    title: &'static str,
    content: &'static str,
    author: &'static str,
    category: &'static str,
    is_removed: bool,
    /// Who sees it, and who gets the content on request only.
    sees: &'static [&'static str],
    asks: &'static [&'static str],
}

const INSIDE: &[&str] = &["ib", "leerkracht5a", "directie"];
const LEADERS: &[&str] = &["ib", "directie"];

/// About Emre of 5A, to whom the partner and the guardian are tied and the specialist is not.
const MARKED: [Marked; 8] = [
    marked(("aardbei", "appelmoes"), ("leerkracht5a", "algemeen"), INSIDE, &[]),
    marked(("braam", "bananenschil"), ("ib", "ondersteuning"), INSIDE, &[]),
    marked(("citroen", "cranberrysap"), ("ib", "ouders"), INSIDE, &[]),
    marked(("dadel", "druivensap"), ("ib", "extern"), &["ib", "leerkracht5a", "directie", "extern"], &[]),
    marked(("erwt", "elandgewei"), ("ib", "zorg"), &[], LEADERS),
    marked(("framboos", "fazantveer"), ("leerkracht5a", "zorg"), &[], INSIDE),
    marked(("gember", "goudsbloem"), ("ib", "werkaantekening"), &["ib"], &[]),
    Marked { is_removed: true, ..marked(("mango", "meloenpit"), ("leerkracht5a", "ouders"), INSIDE, &[]) },
];

const fn marked(
    (title, content): (&'static str, &'static str),
    (author, category): (&'static str, &'static str),
    sees: &'static [&'static str],
    asks: &'static [&'static str],
) -> Marked {
    Marked { title, content, author, category, is_removed: false, sees, asks }
}

/// What an answer says, whatever its form.
fn said(answer: &Answer) -> String {
    let kind = answer.header("content-type");
    let text = if kind == "application/pdf" {
        text_of_pdf(&answer.bytes)
    } else if kind.contains("zip") {
        text_of_zip(&answer.bytes)
    } else {
        answer.text.clone()
    };
    text.to_lowercase()
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
    String::from_utf8(output.stdout).unwrap()
}

fn text_of_zip(bytes: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut all = String::new();
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).unwrap();
        all += file.name().unwrap().as_ref();
        let mut content = Vec::new();
        file.read_to_end(&mut content).unwrap();
        all += &if content.starts_with(b"%PDF") {
            text_of_pdf(&content)
        } else {
            String::from_utf8_lossy(&content).into_owned()
        };
    }
    all
}

/// The addresses of a route about Emre and 5A, one for each document.
fn addresses(path: &str, pupil: &str, group: &str, documents: &[String]) -> Vec<String> {
    let path = path
        .replace("{school}", "77QX00")
        .replace("{no}", "1")
        .replace("{pupil}", pupil)
        .replace("{group}", group);
    let path = path.replace("{year}", "2025-2026");
    let nil = |part: &str| {
        if part.starts_with('{') {
            "019a0000-0000-7000-8000-000000000001".to_owned()
        } else {
            part.to_owned()
        }
    };
    let fill = |path: String| path.split('/').map(nil).collect::<Vec<_>>().join("/");
    if path.contains("{document}") {
        return documents.iter().map(|id| fill(path.replace("{document}", id))).collect();
    }
    vec![fill(path)]
}

#[tokio::test]
async fn on_every_road_each_role_sees_exactly_the_documents_it_may() {
    let mut site = Site::demo().await;
    let list = list(&site, "Emre Y").await;
    let pupil = list.trim_end_matches("/documents").rsplit('/').next().unwrap().to_owned();
    let group = site.group("5A").await.rsplit('/').next().unwrap().to_owned();
    let mut documents = Vec::new();
    for one in &MARKED {
        site = site.sign_in(&format!("{}@demo.example", one.author)).await;
        let file = (format!("{}.txt", one.title), format!("Verzonnen {}", one.content).into_bytes());
        add(&site, &list, one.category, one.title, (&file.0, file.1)).await;
        let address = self::one(&site, &list, one.title).await;
        if one.is_removed {
            site.post(&format!("{address}/remove"), "").await;
        }
        documents.push(address.rsplit('/').next().unwrap().to_owned());
    }
    let words: Vec<&str> = MARKED.iter().flat_map(|one| [one.title, one.content]).collect();
    let mut wrong = Vec::new();
    for who in PEOPLE {
        site = site.sign_in(&format!("{who}@demo.example")).await;
        let (mut shown, mut asked) = (BTreeSet::new(), BTreeSet::new());
        let mut restricted = false;
        for route in web::routes(&site.app) {
            let is_request = route.needs == web::Needs::To(policy::Action::ViewDocuments)
                || route.needs == web::Needs::To(policy::Action::ExportPupil);
            for address in addresses(route.path, &pupil, &group, &documents) {
                let (answer, found) = match route.method {
                    "GET" => (site.get(&address).await, &mut shown),
                    _ if is_request => (site.post(&address, "why=talk&asked_by=guardian").await, &mut asked),
                    _ => continue,
                };
                let text = said(&answer);
                restricted |= address == list && text.contains("afgeschermd document");
                found.extend(words.iter().filter(|word| text.contains(**word)).copied());
            }
        }
        let mut expect = |what: &str, has: &BTreeSet<&str>, must: BTreeSet<&str>| {
            wrong.extend((*has != must).then(|| format!("{who} {what}: sees {has:?}, should see {must:?}")));
        };
        let of =
            |may: fn(&Marked) -> Vec<&'static str>, is: &dyn Fn(&Marked) -> bool| -> BTreeSet<&'static str> {
                MARKED.iter().filter(|one| is(one)).flat_map(may).collect()
            };
        let both: fn(&Marked) -> Vec<&'static str> = |one| vec![one.title, one.content];
        let title: fn(&Marked) -> Vec<&'static str> = |one| vec![one.title];
        // Without asking: what shows by itself, and the titles of what is given on request.
        let mut must = of(both, &|one| one.sees.contains(&who));
        must.extend(of(title, &|one| one.asks.contains(&who)));
        expect("without asking", &shown, must);
        // Who asks gets the content of all that she may open; a complete file holds everything but memory aids.
        let content: fn(&Marked) -> Vec<&'static str> = |one| vec![one.content];
        let mut must = of(content, &|one| one.asks.contains(&who) || one.sees.contains(&who));
        if LEADERS.contains(&who) {
            must.extend(of(both, &|one| one.category != "werkaantekening"));
        }
        expect("when asking", &asked, must);
        // A restricted document shows to who sees the file from inside the school that it is there.
        assert_eq!(restricted, who == "leerkracht5a", "{who}");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[tokio::test]
async fn the_complete_file_holds_the_person_and_not_how_to_reach_others() {
    let site = Site::demo().await;
    let pupil = list(&site, "Emre Y").await.replace("/documents", "");
    let zip = site.post(&format!("{pupil}/file.zip"), "asked_by=guardian").await;
    assert_eq!(zip.status, StatusCode::OK);
    let text = text_of_zip(&zip.bytes);
    for there in [
        "Als ik het eerst mag leggen",
        "Olga Ouder",
        "Kemal Yıldız",
        "documents/01-",
        "verslag-observatie.pdf",
        "Leg een stappenkaart op tafel",
        "data/portrait.csv",
        "data/contacts.csv",
        "data/hand_overs.csv",
        "data/signal_answers.csv",
        "data/absences.csv",
    ] {
        assert!(text.contains(there), "{there}");
    }
    for private in ["0000 0101", "contact101@"] {
        assert!(!text.contains(private), "{private} is of somebody else");
    }
}
