//! The page of a pupil in all its tabs, and the file on paper.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up must stop")]

use crate::support::Site;
use axum::http::StatusCode;
use domain::{
    SchoolYear,
    ids::{ImportNo, PupilId, TestId},
    register::{Enrolment, Gender, PersonName, Pupil},
    results::{Decimal, Levels, OwnBand, Series, Test, TestKind, TestNames, TestResult},
};
use jiff::{ToSpan as _, civil::date};
use policy::{Action, Actor, InSchool, OfPupil, Resource};
use std::{
    io::Write as _,
    process::{Command, Stdio},
};
use store::{
    audit::{AuditEvent, Deed},
    register::{self, KeptPortrait, KeptPupil},
    results,
};
use uuid::Uuid;

async fn emre(site: &Site) -> String {
    site.link(&site.group("5A").await, "\">Emre Y").await
}

fn text_of_pdf(bytes: &[u8]) -> String {
    let mut child = Command::new("pdftotext")
        .args(["-layout", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(bytes).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "pdftotext read the document");
    String::from_utf8(output.stdout).unwrap()
}

/// Puts something straight into the database of the demo school.
async fn put(site: &Site, work: impl AsyncFnOnce(&mut store::WriteTx, &InSchool)) {
    let mut tx = site.db.write().await.unwrap();
    let school = register::schools(&mut tx).await.unwrap().into_iter().find(|s| s.codes.code() == "77QX00");
    let school = school.unwrap().id;
    let scope = InSchool::issue(&Actor::Operator, Action::Import, Resource::School(school)).unwrap();
    work(&mut tx, &scope).await;
    let at = site.app.act_as(Actor::Operator).now();
    let event = AuditEvent { at, actor: Actor::Operator, school: Some(school), deed: Deed::SchoolEdited };
    tx.commit(&event).await.unwrap();
}

fn id_in(address: &str) -> PupilId {
    address.rsplit('/').next().unwrap().parse().unwrap()
}

fn test(code: &str, part: Option<&str>, kind: TestKind, bands: &[(&str, i32, bool)]) -> Test {
    let band = |(label, from, needs_attention): &(&str, i32, bool)| OwnBand {
        label: (*label).to_owned(),
        from: Some(Decimal::whole(*from)),
        needs_attention: *needs_attention,
    };
    Test {
        id: TestId(Uuid::now_v7()),
        names: TestNames { code: code.to_owned(), part: part.map(str::to_owned), ..TestNames::default() },
        name: None,
        subject: Some("Welbevinden".to_owned()),
        series: Series(code.to_owned()).of_part(part),
        moment: None,
        year_group: None,
        kind,
        bands: bands.iter().map(band).collect(),
    }
}

fn result(pupil: PupilId, test: TestId, day: jiff::civil::Date, raw: i32) -> TestResult {
    TestResult {
        pupil,
        test,
        taken_on: day,
        skill_score: None,
        raw_score: Some(Decimal::whole(raw)),
        levels: Levels::default(),
        percentile: None,
        dle: None,
        functioning_level: None,
        own_level: None,
        norm: None,
        other_scores: Vec::new(),
    }
}

#[tokio::test]
async fn own_words_stand_before_any_number() {
    let site = Site::demo().await;
    let address = emre(&site).await;
    put(&site, async |tx, scope| {
        let place = policy::PupilPlace { school: scope.school(), pupil: id_in(&address), groups: Vec::new() };
        let of_pupil = OfPupil::issue(&Actor::Operator, Action::WritePortrait, &place).unwrap();
        let before = register::portrait(tx, &of_pupil).await.unwrap();
        let Actor::Person(person) = site.actor().await else { panic!("nobody signed in") };
        let portrait = KeptPortrait {
            strengths: domain::Personal::new("Onthoudt verhalen goed".to_owned()),
            own_words: domain::Personal::new("Als ik het mag leggen snap ik het".to_owned()),
            helps: domain::Personal::new("Materiaal op tafel".to_owned()),
            author: person.account,
            author_name: domain::Personal::new("Ib".to_owned()),
            changed_at: jiff::Timestamp::UNIX_EPOCH,
            version: before.map_or(0, |before| before.version),
        };
        assert!(register::put_portrait(tx, &of_pupil, &portrait).await.unwrap());
    })
    .await;
    let page = site.get(&address).await.text;
    let place = |text: &str| page.find(text).unwrap_or_else(|| panic!("{text} is not on the page"));
    assert!(place("Als ik het mag leggen") < place("niveau V op"), "before the signals");
    assert!(place("Materiaal op tafel") < place("<svg"), "before the chart");
    let pdf = text_of_pdf(&site.get(&format!("{address}/file.pdf")).await.bytes);
    assert!(pdf.find("Als ik het mag leggen").unwrap() < pdf.find("niveau V op").unwrap(), "{pdf}");
}

#[tokio::test]
async fn only_measures_that_the_results_have_can_be_chosen() {
    let site = Site::demo().await;
    let address = emre(&site).await;
    let page = site.get(&address).await.text;
    assert!(
        page.contains("measure=place\" aria-current=\"true\"") && page.contains("measure=score"),
        "{page}"
    );
    assert!(page.contains(">81–100</text>"), "the bands of the norm group");
    assert!(!page.contains("measure=raw"));
    let score = site.get(&format!("{address}?series=0&measure=score")).await.text;
    assert!(
        score.contains("Vaardigheidsscore per toetsmoment") && score.contains("Zonder banden"),
        "{score}"
    );
    let nonsense = site.get(&format!("{address}?series=0&measure=%3Cscript%3E")).await;
    assert_eq!(nonsense.status, StatusCode::OK);
    assert!(!nonsense.text.contains("measure=<script>"), "what is typed is escaped");
    let avi = site.get(&format!("{address}?series=4")).await.text;
    assert!(
        avi.contains(">Niveau</text>") && avi.matches("role=\"img\"").count() == 1,
        "AVI is an order: {avi}"
    );
}

#[tokio::test]
async fn the_chart_has_what_happened_below_it_on_the_same_axis_and_in_a_table() {
    let site = Site::demo().await;
    let page = site.get(&emre(&site).await).await.text;
    assert_eq!(page.matches("role=\"img\"").count(), 1, "one picture");
    for words in ["schooljaar</text>", "groep</text>", ">groep 5</text>", "5A · Kim de Boer"] {
        assert!(page.contains(words), "{words}");
    }
    let (_, table) = page.split_once("id=\"happened\"").unwrap();
    assert!(table.contains("01-08-2025") && table.contains("31-07-2026"), "{table}");
    assert!(table.contains("/groups/"), "the group of this year leads to its page");
}

#[tokio::test]
async fn old_results_look_old_and_say_their_age() {
    let site = Site::demo().await;
    let page = site.get(&emre(&site).await).await.text;
    assert!(
        page.contains("<tr class=\"recent\"><td class=\"num\">26-01-2026<small>1 maand geleden</small>")
            || page
                .contains("<tr class=\"recent\"><td class=\"num\">26-01-2026<small>4 weken geleden</small>"),
        "{page}"
    );
    assert!(page.contains("<tr class=\"old\">") && page.contains("2 jaar geleden</small>"), "{page}");
    assert!(page.contains("<g opacity=\"0.5\">"), "in the chart, too");
}

#[tokio::test]
async fn all_sittings_are_in_one_table_and_can_be_chosen() {
    let site = Site::demo().await;
    let address = emre(&site).await;
    let rows = |page: &str| page.matches("<td class=\"num\">").count();
    let all = site.get(&format!("{address}/results")).await.text;
    let everything = rows(&all);
    assert!(everything > 20 && all.contains(&format!("{everything} afnames in beeld")), "{everything}");
    let spelling = site.get(&format!("{address}/results?subject=Spelling")).await.text;
    assert!(rows(&spelling) > 0 && rows(&spelling) < everything);
    assert!(
        spelling.contains("<option value=\"Spelling\" selected>")
            && !spelling.contains("<td>Rekenen-Wiskunde</td>")
    );
    let year = site.get(&format!("{address}/results?year=2025-2026&subject=Spelling")).await.text;
    assert_eq!(rows(&year), 1);
    let none = site.get(&format!("{address}/results?kind=own")).await.text;
    assert!(none.contains("Geen afname past bij deze keuze"));
}

#[tokio::test]
async fn lists_and_own_tests_show_the_latest_band_and_the_one_before() {
    let site = Site::demo().await;
    let address = emre(&site).await;
    let pupil = id_in(&address);
    put(&site, async |tx, scope| {
        let bands = [("onrustig", 0, true), ("wisselend", 5, false), ("rustig", 8, false)];
        let list = test("WELZIJN", Some("rust"), TestKind::SocialEmotional, &bands);
        let own = test("BLOK3", None, TestKind::Own, &[("onvoldoende", 0, true), ("goed", 12, false)]);
        for one in [&list, &own] {
            results::put_test(tx, scope, one).await.unwrap();
        }
        let all = [
            result(pupil, list.id, date(2024, 10, 1), 9),
            result(pupil, list.id, date(2025, 10, 1), 3),
            result(pupil, own.id, date(2025, 11, 1), 14),
        ];
        results::insert_results(tx, scope, ImportNo(1), &all).await.unwrap();
    })
    .await;
    let page = site.get(&address).await.text;
    let (_, profile) = page.split_once("Welbevinden en observaties").unwrap();
    assert!(profile.contains("<caption>WELZIJN</caption>") && profile.contains("onrustig (3)"), "{profile}");
    assert!(profile.contains("vraagt aandacht") && profile.contains("rustig (9)"), "{profile}");
    assert!(profile.contains("band 1 van 3, van laag naar hoog"), "{profile}");
    let (_, own) = page.split_once("id=\"own-tests\"").unwrap();
    assert!(own.contains("goed (14)"), "{own}");
    let results = site.get(&format!("{address}/results?kind=social_emotional")).await.text;
    assert!(results.contains("onderdeel rust"), "the part of the list: {results}");
    let pdf = text_of_pdf(&site.get(&format!("{address}/file.pdf")).await.bytes);
    assert!(pdf.contains("Welbevinden en observaties") && pdf.contains("Eigen toetsen"), "{pdf}");
}

#[tokio::test]
async fn the_file_names_years_groups_and_teachers() {
    let site = Site::demo().await;
    let address = emre(&site).await;
    let page = site.get(&format!("{address}/file")).await.text;
    assert!(page.contains("<title>Wat staat er in het dossier van Emre?"), "{page}");
    assert!(page.contains("2025-2026") && page.contains("Anke Jansen") && page.contains("groep 5"), "{page}");
}

/// A pupil in no group, with nothing known but the name.
async fn bare_pupil(site: &Site, sittings: i32) -> PupilId {
    let id = PupilId(Uuid::now_v7());
    put(site, async |tx, scope| {
        let pupil = Pupil {
            id,
            key: format!("leeg-{sittings}"),
            eck_id: None,
            name: PersonName::new("Bo", "", "Leegman"),
            born_on: None,
            gender: Gender::Unknown,
            year_three_since: None,
            entered_on: None,
            left_on: None,
        };
        register::put_pupil(tx, scope, &KeptPupil { pupil, known_on: None }).await.unwrap();
        if sittings == 0 {
            return;
        }
        let enrolment = Enrolment {
            pupil: id,
            school_year: SchoolYear::starting_in(2025).unwrap(),
            from: date(2025, 8, 1),
            until: None,
            group: None,
            year_group: "6".parse().ok(),
        };
        register::put_enrolment(tx, scope, &enrolment).await.unwrap();
        let test = test(&format!("TEMPO{sittings}"), None, TestKind::Standard, &[]);
        results::put_test(tx, scope, &test).await.unwrap();
        let day = |at: i32| date(2020, 1, 1).checked_add((at * 37).days()).unwrap();
        let all: Vec<_> = (0..sittings)
            .map(|at| TestResult {
                skill_score: Some(Decimal::whole(100 + at)),
                ..result(id, test.id, day(at), at)
            })
            .collect();
        results::insert_results(tx, scope, ImportNo(1), &all).await.unwrap();
    })
    .await;
    id
}

#[tokio::test]
async fn every_tab_bears_a_pupil_of_whom_little_or_much_is_known() {
    let site = Site::demo().await;
    for sittings in [0, 1, 60] {
        let id = bare_pupil(&site, sittings).await;
        for tab in ["", "/results", "/file", "/file.pdf"] {
            let answer = site.get(&format!("/77QX00/pupils/{id}{tab}")).await;
            assert_eq!(answer.status, StatusCode::OK, "{sittings} {tab}");
        }
        let page = site.get(&format!("/77QX00/pupils/{id}")).await.text;
        assert_eq!(page.contains("nog geen resultaten"), sittings == 0);
        assert_eq!(page.matches("<td class=\"num\">202").count(), 0, "days are written the Dutch way");
        assert!(!page.contains("NaN"));
    }
}

#[tokio::test]
async fn what_is_in_the_pdf_follows_who_asks() {
    let site = Site::demo().await;
    let address = emre(&site).await;
    let answer =
        "kind=low&subject=Rekenen-Wiskunde&version=0&common=Met+ouders+besproken.&again_on=2026-05-01";
    assert_eq!(site.post(&format!("{address}/signals"), answer).await.status, StatusCode::SEE_OTHER);
    let pdf = site.get(&format!("{address}/file.pdf")).await;
    assert_eq!(pdf.header("content-type"), "application/pdf");
    assert!(!pdf.header("content-disposition").contains("Emre"), "no name in the name of a file");
    let text = text_of_pdf(&pdf.bytes);
    for words in [
        "Emre Yıldız",
        "Signalen",
        "rust tot 01-05-2026",
        "Rekenen-Wiskunde van Emre",
        "Schoolloopbaan",
        "Contactpersonen",
        "Notities",
    ] {
        assert!(text.contains(words), "{words} {text}");
    }
    assert!(text.contains("Anke Jansen") && text.contains("26-01-2026"), "{text}");
    let teacher = Site::demo_as("leerkracht5a@demo.example").await;
    assert_eq!(teacher.get(&format!("{address}/file.pdf")).await.status, StatusCode::OK);
    for (email, status) in
        [("ouder@demo.example", StatusCode::NOT_FOUND), ("bestuur@demo.example", StatusCode::NOT_FOUND)]
    {
        let site = site.copy().await.sign_in(email).await;
        let answer = site.get(&format!("{address}/file.pdf")).await;
        assert!(
            answer.status == status || answer.status == StatusCode::FORBIDDEN,
            "{email}: {}",
            answer.status
        );
    }
}

#[tokio::test]
async fn each_tab_is_a_look_in_the_trail() {
    let site = Site::demo().await;
    let address = emre(&site).await;
    let looks = async || site.get(&format!("{address}/trail?kind=looked")).await.text.matches("<tr>").count();
    let before = looks().await;
    for tab in ["", "/results", "/file", "/file.pdf"] {
        site.get(&format!("{address}{tab}")).await;
    }
    assert!(looks().await >= before + 4, "one line for each");
    let trail = site.get(&format!("{address}/trail")).await.text;
    for words in
        ["Leerlingpagina bekeken", "Alle resultaten bekeken", "Dossier bekeken", "Dossier als pdf gemaakt"]
    {
        assert!(trail.contains(words), "{words} {trail}");
    }
}

#[tokio::test]
async fn every_page_of_a_pupil_leads_to_the_others_for_who_sees_the_file() {
    let site = Site::demo_as("ib@demo.example").await;
    let emre = emre(&site).await;
    let tabs = async |end: &str| {
        let page = site.get(&format!("{emre}{end}")).await.text;
        let tabs = page.split("<nav class=\"tabs no-print\"").nth(1).unwrap().split("</nav>").next().unwrap();
        let here = format!("<a href=\"{emre}{end}\" aria-current=\"page\">");
        assert!(tabs.contains(&here), "{end} is where one is");
        tabs.replace(" aria-current=\"page\"", "")
    };
    let first = tabs("").await;
    for end in ["/results", "/file", "/contacts", "/documents", "/notes"] {
        assert_eq!(tabs(end).await, first, "{end}");
    }
    let guardian = site.sign_in("ouder@demo.example").await;
    let notes = guardian.get(&format!("{emre}/notes")).await;
    assert_eq!(notes.status, StatusCode::OK);
    assert!(!notes.text.contains("class=\"tabs"), "who sees no file has no way to it");
}
