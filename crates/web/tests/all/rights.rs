//! Rights of parents and pupils, retention, the processing register and the trail, as pages.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up must stop")]

use crate::support::{Answer, Site};
use axum::http::StatusCode;
use std::{
    collections::BTreeSet,
    io::{Cursor, Read as _, Write as _},
    process::{Command, Stdio},
};

const RETENTION: &str = "/77QX00/retention";

/// The address of a pupil of the demo school.
async fn pupil(site: &Site, name: &str) -> String {
    let first = name.split(' ').next().unwrap();
    site.link(&format!("/77QX00/pupils?q={first}"), &format!("\">{name}</a>")).await
}

/// The full names of all pupils but one.
async fn other_pupils(site: &Site, but: &str) -> Vec<String> {
    let mut names = Vec::new();
    for page in 1.. {
        let list = site.get(&format!("/77QX00/pupils?page={page}")).await.text;
        let rows = list.split("<th scope=\"row\"><a href=\"").skip(1);
        names.extend(
            rows.map(|row| row.split_once("\">").unwrap().1.split("</a>").next().unwrap().to_owned()),
        );
        if !list.contains("rel=\"next\"") {
            break;
        }
    }
    names.retain(|name| name != but);
    names
}

fn is_wrong(answer: &Answer, id: &str) {
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let field = format!("id=\"{id}-error\"");
    assert!(answer.text.contains(&field), "{id}: {}", answer.text);
    assert!(answer.text.contains("aria-invalid=\"true\""));
}

#[tokio::test]
async fn what_is_due_goes_when_two_people_agree_and_the_proof_names_nobody() {
    let site = Site::demo().await;
    let due = site.get(RETENTION).await.text;
    assert!(
        due.contains("24 maanden na vertrek") && due.contains("name=\"item\""),
        "who left long ago is due"
    );
    let nothing = site.post("/77QX00/retention/destructions", "").await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(nothing.text.contains("Er was niets gekozen"));

    let made = site.post("/77QX00/retention/destructions", "all=1").await;
    assert_eq!(made.status, StatusCode::SEE_OTHER);
    let address = made.header("location").split('?').next().unwrap().to_owned();
    let page = site.get(&address).await.text;
    let name = page.split("<tbody>").nth(1).unwrap().split("<th scope=\"row\">").nth(1).unwrap();
    let name = name.split("</th>").next().unwrap().to_owned();
    assert!(page.contains("Keur goed als intern begeleider") && !page.contains("Keur goed als schoolleider"));
    assert!(site.get(RETENTION).await.text.contains("Staat al in een voorstel"));
    let wrong = site.post(&format!("{address}/approve"), "role=principal").await;
    assert_eq!(wrong.status, StatusCode::FORBIDDEN, "not in a role that she has not");
    let first = site.post(&format!("{address}/approve"), "role=coordinator").await;
    assert_eq!(first.header("location"), format!("{address}?came=approved"));
    let again = site.post(&format!("{address}/approve"), "role=coordinator").await;
    assert_eq!(again.status, StatusCode::CONFLICT);

    let site = site.sign_in("directie@demo.example").await;
    let second = site.post(&format!("{address}/approve"), "role=principal").await;
    assert_eq!(second.header("location"), format!("{address}?came=destroyed"));
    let proof = site.get(&address).await.text;
    assert!(proof.contains("Bewijs van vernietiging") && !proof.contains(&name), "the proof names nobody");
    assert!(site.get(RETENTION).await.text.contains("Er hoeft nu niets weg."));
    let pdf = site.get(&format!("{address}/proof.pdf")).await;
    assert_eq!(pdf.header("content-type"), "application/pdf");
    let text = text_of_pdf(&pdf.bytes);
    assert!(
        text.contains("Toetsresultaten") && text.contains("schoolleider") && !text.contains(&name),
        "{text}"
    );
}

#[tokio::test]
async fn a_proposal_can_be_withdrawn() {
    let site = Site::demo().await;
    let made = site.post("/77QX00/retention/destructions", "all=1").await;
    let address = made.header("location").split('?').next().unwrap().to_owned();
    let gone = site.post(&format!("{address}/withdraw"), "").await;
    assert_eq!(gone.header("location"), format!("{address}?came=withdrawn"));
    assert_eq!(site.post(&format!("{address}/withdraw"), "").await.status, StatusCode::CONFLICT);
    assert!(site.get(RETENTION).await.text.contains("name=\"item\""), "nothing was destroyed");
}

#[tokio::test]
async fn a_term_needs_a_number_and_a_source_and_two_people_see_both() {
    let site = Site::demo().await;
    let (terms, file) = ("/77QX00/retention/terms", "/77QX00/retention/terms/file");
    let page = site.get(terms).await.text;
    assert!(page.contains("geen bron gevonden; werkt pas als de school een termijn kiest"));
    for (form, field) in [("months=veel&source=x&version=0", "me-file"), ("months=12&version=0", "se-file")] {
        let wrong = site.post(file, form).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.text.contains(&format!("id=\"{field}\"")), "{form}");
    }
    assert!(site.post(file, "months=veel&source=x&version=0").await.text.contains("value=\"veel\""));
    let saved = site.post(file, "months=12&source=Reglement&version=0").await;
    assert_eq!(saved.header("location"), format!("{terms}?saved=1"));
    let late = site.post(file, "months=18&source=Anders&version=0").await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.text.contains("18") && late.text.contains("Reglement"), "both versions: {}", late.text);
    let kept = site.post(file, "months=18&source=Anders&version=1&choice=mine").await;
    assert_eq!(kept.status, StatusCode::SEE_OTHER);
    assert!(site.get(terms).await.text.contains("18 maanden na vertrek"));
}

#[tokio::test]
async fn a_correction_stands_on_the_page_of_the_pupil_and_wrong_forms_keep_what_was_typed() {
    let site = Site::demo().await;
    let emre = pupil(&site, "Emre Yıldız").await;
    let wrong = site.post(&format!("{emre}/corrections"), "kind=correction&text=Hij+kwam+in+mei").await;
    is_wrong(&wrong, "about");
    assert!(wrong.text.contains("Hij kwam in mei"), "what was typed is still there");
    for kind in ["kind=xyz&", "kind=&", ""] {
        let form = format!("{kind}about=Groep&text=Niet+te+bewaren&asked_by=guardian");
        let wrong = site.post(&format!("{emre}/corrections"), &form).await;
        is_wrong(&wrong, "kind");
        assert!(wrong.text.contains("value=\"Groep\"") && wrong.text.contains("Niet te bewaren"), "{kind}");
    }
    assert!(!site.get(&emre).await.text.contains("Niet te bewaren"), "nothing was stored");
    is_wrong(&site.post(&format!("{emre}/corrections"), "kind=statement&asked_by=guardian").await, "text");
    let wrong = site.post(&format!("{emre}/corrections"), "kind=statement&text=x").await;
    is_wrong(&wrong, "correction-asked");
    let form = "kind=statement&text=Thuis+leest+hij+elke+dag.&asked_by=guardian";
    let saved = site.post(&format!("{emre}/corrections"), form).await;
    assert_eq!(saved.header("location"), format!("{emre}/rights?saved=correction"));
    for page in [emre.clone(), format!("{emre}/rights")] {
        let text = site.get(&page).await.text;
        assert!(text.contains("Thuis leest hij elke dag.") && text.contains("Ingrid van Loon"), "{page}");
    }
    let links = site.get(&emre).await.text;
    assert!(links.contains(&format!("{emre}/rights")) && links.contains(&format!("{emre}/trail")));

    is_wrong(&site.post(&format!("{emre}/hold"), "until=gisteren&why=x&version=0").await, "until");
    for day in ["0001-01-01", "2020-01-01", "2026-02-28"] {
        let past = site.post(&format!("{emre}/hold"), &format!("until={day}&why=klacht&version=0")).await;
        is_wrong(&past, "until");
        assert!(past.text.contains("al voorbij") && past.text.contains("value=\"klacht\""), "{day}");
    }
    is_wrong(&site.post(&format!("{emre}/hold"), "special=1&version=0").await, "why");
    let long = format!("special=1&version=0&why={}", "x".repeat(1001));
    is_wrong(&site.post(&format!("{emre}/hold"), &long).await, "why");
    let saved = site.post(&format!("{emre}/hold"), "special=1&why=sbo&version=0").await;
    assert_eq!(saved.header("location"), format!("{emre}/rights?saved=hold"));
    let late = site.post(&format!("{emre}/hold"), "until=2030-01-31&why=klacht&version=0").await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.text.contains("klacht") && late.text.contains("sbo"), "both versions");
    is_wrong(&site.post(&format!("{emre}/file.zip"), "").await, "asked-by");

    let teacher = site.sign_in("leerkracht5a@demo.example").await;
    assert!(teacher.get(&emre).await.text.contains("Thuis leest hij elke dag."));
    assert_eq!(teacher.get(&format!("{emre}/rights")).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn the_complete_file_opens_reads_and_holds_one_pupil_only() {
    let site = Site::demo().await;
    let emre = pupil(&site, "Emre Yıldız").await;
    let form = "kind=correction&about=Groep&text=Zat+in+4B&asked_by=guardian";
    site.post(&format!("{emre}/corrections"), form).await;
    let made = site.post(&format!("{emre}/file.zip"), "asked_by=guardian").await;
    assert_eq!((made.status, made.header("content-type")), (StatusCode::OK, "application/zip"));
    assert!(
        made.header("content-disposition").contains("leerlingdossier.zip"),
        "no name in the name of the file"
    );

    let mut archive = zip::ZipArchive::new(Cursor::new(&made.bytes)).unwrap();
    let (mut names, mut all) = (BTreeSet::new(), String::new());
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        let text = if name.ends_with(".pdf") {
            text_of_pdf(&bytes)
        } else if name.starts_with("documents/") {
            String::from_utf8_lossy(&bytes).into_owned()
        } else {
            String::from_utf8(bytes).unwrap()
        };
        if name.ends_with(".csv") {
            assert!(text.starts_with('\u{feff}'), "{name} says that it is UTF-8");
        }
        if name.ends_with(".json") {
            let _: serde_json::Value = serde_json::from_str(&text).unwrap();
        }
        if name == "dossier.pdf" {
            for words in ["Emre Yıldız", "Rekenen-Wiskunde", "113", "Zat in 4B", "5A", "leerkracht"] {
                assert!(text.contains(words), "{words} is not in the PDF: {text}");
            }
        }
        if name == "data/results.csv" {
            assert!(text.lines().count() > 20, "all results: {text}");
        }
        names.insert(name);
        all += &text;
    }
    for name in [
        "LEESMIJ.txt",
        "dossier.pdf",
        "data/pupil.csv",
        "data/notes.csv",
        "data/file.json",
        "data/schema.json",
    ] {
        assert!(names.contains(name), "{name} is not in {names:?}");
    }
    let others = other_pupils(&site, "Emre Yıldız").await;
    assert!(others.len() > 150, "the other pupils are looked for: {}", others.len());
    let found: Vec<&String> = others.iter().filter(|other| all.contains(*other)).collect();
    assert!(found.is_empty(), "in the file of Emre stand {found:?}");
    let trail = site.get(&format!("{emre}/trail?kind=exported")).await.text;
    assert!(trail.contains("Het hele dossier meegegeven") && trail.contains("Ingrid van Loon"));
}

/// All pages of what was done in one's own name.
async fn own_trail(site: &Site) -> String {
    let mut all = String::new();
    for page in 1..20 {
        let text = site.get(&format!("/me/trail?page={page}")).await.text;
        all.push_str(&text);
        if !text.contains("rel=\"next\"") {
            break;
        }
    }
    all
}

#[tokio::test]
async fn the_trail_shows_who_looked_at_the_pupil_and_at_the_group_and_nothing_of_others() {
    let site = Site::demo().await;
    let (emre, finn) = (pupil(&site, "Emre Yıldız").await, pupil(&site, "Finn van der Meer").await);
    let teacher = site.sign_in("leerkracht5a@demo.example").await;
    let group = teacher.group("5A").await;
    teacher.get(&group).await;
    teacher.get(&emre).await;
    assert_eq!(teacher.get(&format!("{emre}/trail")).await.status, StatusCode::FORBIDDEN);
    let own = own_trail(&teacher).await;
    assert!(own.contains("Leerlingpagina bekeken") && own.contains("Emre Yıldız"), "{own}");
    assert!(own.contains("Groepsoverzicht bekeken (5A (2025-2026))"), "{own}");
    assert!(own.contains("Ingelogd"), "{own}");

    let site = teacher.sign_in("ib@demo.example").await;
    let own = own_trail(&site).await;
    assert!(!own.contains("Groepsoverzicht bekeken (5A"), "what a colleague did is not hers");
    let trail = site.get(&format!("{emre}/trail")).await.text;
    let rows: Vec<&str> = trail.split("<tr>").filter(|row| row.contains("Anke Jansen")).collect();
    assert!(rows.iter().any(|row| row.contains("Leerlingpagina bekeken") && row.contains("eigen groep")));
    assert!(rows.iter().any(|row| row.contains("Groepsoverzicht bekeken (5A)")));
    assert!(rows.iter().any(|row| row.contains("Iets gevraagd dat niet mag")));
    let other = site.get(&format!("{finn}/trail")).await.text;
    assert!(!other.contains("Groepsoverzicht bekeken (5A)"), "Finn is in 5B");
    let refused = site.get(&format!("{emre}/trail?kind=refused")).await.text;
    assert!(refused.contains("Iets gevraagd") && !refused.contains("Leerlingpagina bekeken"));
    let looks = site.get(&format!("{emre}/trail?kind=looked")).await.text;
    assert!(looks.contains("Bekeken wie er keek"), "looking at the trail is itself a look");
}

#[tokio::test]
async fn the_processing_register_is_for_who_answers_for_it() {
    let site = Site::demo().await;
    let page = site.get("/77QX00/processing-register").await.text;
    assert!(page.contains("WPO artikel 45b") && page.contains("audit_events"), "{page}");
    let pdf = site.get("/77QX00/processing-register.pdf").await;
    assert!(text_of_pdf(&pdf.bytes).contains("Toetsresultaten volgen"));
    let settings = site.get("/77QX00/settings").await.text;
    assert!(settings.contains("/77QX00/retention\"") && settings.contains("/77QX00/processing-register\""));
    let administrator = site.sign_in("beheer@demo.example").await;
    assert_eq!(administrator.get("/77QX00/processing-register").await.status, StatusCode::OK);
    assert_eq!(administrator.get(RETENTION).await.status, StatusCode::FORBIDDEN);
    let settings = administrator.get("/77QX00/settings").await.text;
    assert!(!settings.contains("/77QX00/retention\"") && settings.contains("/77QX00/processing-register\""));
    let teacher = administrator.sign_in("leerkracht5a@demo.example").await;
    assert_eq!(teacher.get("/77QX00/processing-register").await.status, StatusCode::FORBIDDEN);
}

fn text_of_pdf(bytes: &[u8]) -> String {
    let started = Command::new("pdftotext")
        .args(["-layout", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    let mut child = started.unwrap_or_else(|_| panic!("pdftotext is missing: apt-get install poppler-utils"));
    let (mut input, bytes) = (child.stdin.take().unwrap(), bytes.to_vec());
    let writer = std::thread::spawn(move || input.write_all(&bytes).unwrap());
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    assert!(output.status.success(), "pdftotext read the document");
    // Places where a long word may be broken.
    String::from_utf8(output.stdout).unwrap().replace('\u{200b}', "")
}
