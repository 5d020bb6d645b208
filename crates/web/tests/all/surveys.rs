//! Questionnaires as pages: making a round, inviting, answering without a name, paper and files.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up must stop")]

use crate::support::{Answer as Page, Site};
use app::trust::Mailer;
use axum::http::StatusCode;
use domain::{ids::SurveyId, surveys::Answer};
use policy::{Action, Actor, InSchool, Resource};
use store::{register, surveys as kept};

const SURVEYS: &str = "/77QX00/surveys";

/// A draft of the expectation questionnaire.
async fn draft(site: &Site) -> String {
    let made = site.post(SURVEYS, "model=greven").await;
    assert_eq!(made.status, StatusCode::SEE_OTHER);
    made.header("location").split_once('?').unwrap().0.to_owned()
}

/// An open round.
async fn open(site: &Site) -> String {
    let round = draft(site).await;
    let opened = site.post(&format!("{round}/open"), "").await;
    assert!(opened.header("location").ends_with("done=opened"));
    round
}

/// The paths of links in a page or a letter.
fn links(text: &str) -> Vec<String> {
    let mut found: Vec<String> =
        text.split("/answer/").skip(1).map(|rest| format!("/answer/{}", rest.get(..43).unwrap())).collect();
    found.sort();
    found.dedup();
    found
}

async fn made_links(site: &Site, round: &str, (group, count): (i64, usize)) -> Vec<String> {
    let page = site.post(&format!("{round}/links"), &format!("group={group}&count={count}")).await;
    assert_eq!(page.status, StatusCode::OK);
    links(&page.text)
}

const RANKED: &str = "level_1=1&level_2=2&level_3=3&level_4=5&level_5=4";

async fn scope(site: &Site) -> InSchool {
    let mut tx = site.db.read().await.unwrap();
    let schools = register::schools(&mut tx).await.unwrap();
    let school = schools.iter().find(|school| school.codes.code() == "77QX00").unwrap();
    InSchool::issue(&Actor::Operator, Action::Check, Resource::School(school.id)).unwrap()
}

fn id_of(round: &str) -> SurveyId {
    round.rsplit_once('/').unwrap().1.parse().unwrap()
}

async fn answers(site: &Site, round: &str) -> Vec<Answer> {
    let scope = scope(site).await;
    kept::answers(&mut site.db.read().await.unwrap(), &scope, id_of(round)).await.unwrap()
}

fn field_is_wrong(page: &Page, name: &str) -> bool {
    let (_, rest) = page.text.split_once(&format!("name=\"{name}\"")).unwrap();
    page.status == StatusCode::UNPROCESSABLE_ENTITY
        && rest.split('>').next().unwrap().contains("aria-invalid")
}

#[tokio::test]
async fn a_draft_keeps_what_was_typed_and_says_what_is_wrong() {
    let site = Site::demo().await;
    let round = draft(&site).await;
    let edit = format!("{round}/edit");
    let page = site.get(&edit).await.text;
    assert!(page.contains("value=\"Leerkrachten\"") && page.contains("value=\"principal\" selected"));
    let typed = "version=1&title=&intro=Hallo&closes_on=2020-01-01&group_0=Team&group_1=team";
    let wrong = site.post(&edit, typed).await;
    assert!(field_is_wrong(&wrong, "title") && field_is_wrong(&wrong, "closes_on"));
    assert!(field_is_wrong(&wrong, "group_1") && wrong.text.contains(">Hallo</textarea>"));
    let good = "version=1&title=Peiling&intro=Hallo&closes_on=2026-03-20&group_0=Team&group_0_role=teacher&group_1=Ouders&small_agreed=1";
    assert!(site.post(&edit, good).await.header("location").ends_with("done=saved"));
    let shown = site.get(&round).await.text;
    assert!(shown.contains("Team, Ouders") && shown.contains("20 maart 2026"));
    let late = site.post(&edit, &good.replace("Peiling", "Anders")).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.text.contains("Peiling") && late.text.contains("Anders"));
}

#[tokio::test]
async fn the_builder_adds_moves_and_gives_back() {
    let site = Site::demo().await;
    let made = site.post(SURVEYS, "list=blank").await;
    let round = made.header("location").split_once('?').unwrap().0.to_owned();
    assert!(site.get(&round).await.text.contains("Er staat nog geen vraag in"));
    // Nothing is asked: it stays a draft.
    site.post(&format!("{round}/open"), "").await;
    assert!(site.get(&round).await.text.contains("concept"));
    let questions = format!("{round}/questions");
    let few = site.post(&questions, "version=1&kind=choice&text=Kleur%3F&options=rood").await;
    assert!(field_is_wrong(&few, "options") && few.text.contains("value=\"Kleur?\""));
    let choice = "kind=choice&text=Kleur%3F&options=rood%0D%0Ablauw&several=1";
    assert_eq!(site.post(&questions, &format!("version=1&{choice}")).await.status, StatusCode::SEE_OTHER);
    let late = site.post(&questions, "version=1&kind=open&text=Waarom%3F").await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.text.contains("value=\"Waarom?\"") && late.text.contains("name=\"version\" value=\"2\""));
    site.post(&questions, "version=2&kind=open&text=Waarom%3F&group=3").await;
    let order = |text: &str| (text.find("Kleur?").unwrap(), text.find("Waarom?").unwrap());
    let (colour, why) = order(&site.get(&round).await.text);
    assert!(colour < why);
    site.post(&format!("{questions}/1/move"), "version=3&to=up").await;
    let page = site.get(&round).await.text;
    let (colour, why) = order(&page);
    assert!(why < colour && page.contains("alleen voor Leerkrachten"));
    let without = "version=4&title=Lijst&group_0_no=1&group_0=Directie";
    let refused = site.post(&format!("{round}/edit"), without).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("De vraag “Waarom?” is alleen voor een groep die je weghaalt"));
    let gone = site.post(&format!("{questions}/1/remove"), "version=4").await;
    let back = site.get(gone.header("location")).await.text;
    assert!(!back.contains("<span>Kleur?") && back.contains("Zet terug"));
    assert!(back.contains("name=\"options\" value=\"rood\nblauw\"") && back.contains("name=\"several\""));
    let again = site.post(&questions, &format!("version=5&{choice}&at=1")).await;
    assert_eq!(again.status, StatusCode::SEE_OTHER);
    let teachers = site.get(&format!("{round}/preview?group=3")).await.text;
    let principals = site.get(&format!("{round}/preview?group=1")).await.text;
    assert!(teachers.contains("Waarom?") && !principals.contains("Waarom?") && principals.contains("blauw"));
}

#[tokio::test]
async fn a_link_answers_once_and_a_double_is_said_with_all_that_was_typed() {
    let site = Site::demo().await;
    let round = open(&site).await;
    let links = made_links(&site, &round, (3, 4)).await;
    assert_eq!(links.len(), 4);
    let site = site.signed_out();
    let form = site.get(&links[0]).await;
    assert!(form.text.contains("Leerkrachten") && form.text.contains("zonder naam bewaard"));
    assert!(form.text.contains("minder dan vier antwoorden laten we geen uitkomst zien"));
    let double = "level_1=5&level_2=5&level_3=3&level_4=2&level_5=&q0=more&q1=Meedenken";
    let wrong = site.post(&links[0], double).await;
    assert!(field_is_wrong(&wrong, "level_2") && field_is_wrong(&wrong, "level_5"));
    assert!(!field_is_wrong(&wrong, "level_1") && wrong.text.contains("Dit cijfer staat ook bij nummer 1"));
    assert!(wrong.text.contains(">Meedenken</textarea>") && wrong.text.contains("value=\"more\" checked"));
    let nothing = site.post(&links[0], "").await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answers(&site, &round).await.is_empty());
    let sent = site.post(&links[0], &format!("{RANKED}&q0=to_five&q1=Meedenken")).await;
    assert_eq!(sent.header("location"), "/answered");
    assert!(site.get("/answered").await.text.contains("Dank je wel"));
    let kept = answers(&site, &round).await;
    assert_eq!((kept.len(), kept[0].group, kept[0].scores.clone()), (1, 3, Some(vec![1, 2, 3, 5, 4])));
    for answer in [site.get(&links[0]).await, site.post(&links[0], RANKED).await] {
        assert_eq!(answer.status, StatusCode::GONE);
        assert!(answer.text.contains("Elke link werkt één keer"));
    }
    assert_eq!(site.get("/answer/niets").await.status, StatusCode::GONE);
    assert_eq!(answers(&site, &round).await.len(), 1);
    let site = site.sign_in("ib@demo.example").await;
    let page = site.get(&round).await.text;
    assert!(page.contains("1 van 4") && page.contains("25%") && page.contains("3 uitgedeelde links"));
    site.post(&format!("{round}/close"), "").await;
    assert_eq!(site.get(&links[1]).await.status, StatusCode::GONE);
}

#[tokio::test]
async fn who_is_signed_in_answers_without_her_name_on_the_page() {
    let site = Site::demo().await;
    let round = open(&site).await;
    let links = made_links(&site, &round, (2, 1)).await;
    let page = site.get(&links[0]).await.text;
    assert!(!page.contains("Ingrid") && !page.contains("Uitloggen"));
    assert!(site.get(&round).await.text.contains("Ingrid van Loon"), "elsewhere it does");
}

#[tokio::test]
async fn a_round_goes_back_to_draft_until_somebody_holds_a_link() {
    let site = Site::demo().await;
    let round = open(&site).await;
    let back = site.post(&format!("{round}/draft"), "").await;
    assert!(back.header("location").ends_with("done=draft"));
    site.post(&format!("{round}/open"), "").await;
    let wrong = site.post(&format!("{round}/links"), "group=3&count=0").await;
    assert!(wrong.status == StatusCode::UNPROCESSABLE_ENTITY && wrong.text.contains("id=\"count-3-error\""));
    let links = made_links(&site, &round, (3, 2)).await;
    assert!(!site.post(&format!("{round}/draft"), "").await.header("location").ends_with("done=draft"));
    let renewed = site.post(&format!("{round}/links/renew"), "group=3").await;
    let fresh = self::links(&renewed.text);
    assert_eq!(fresh.len(), 2);
    assert_eq!(site.get(&links[0]).await.status, StatusCode::GONE);
    assert_eq!(site.get(&fresh[0]).await.status, StatusCode::OK);
    site.post(&fresh[0], RANKED).await;
    let late = site.post(&format!("{round}/withdraw"), "group=3").await;
    assert!(late.header("location").ends_with("done=not_withdrawn"));
    let page = site.get(&round).await.text;
    assert!(page.contains("1 van 2"));
    let few = site.post(&format!("{round}/invited"), "group=3&invited=1").await;
    assert!(few.text.contains("id=\"invited-3-error\"") && few.text.contains("ten minste 2"));
    site.post(&format!("{round}/invited"), "group=3&invited=5").await;
    assert!(site.get(&round).await.text.contains("1 van 5"));
}

#[tokio::test]
async fn paper_answers_are_typed_one_after_the_other_and_the_last_one_taken_back() {
    let site = Site::demo().await;
    let round = open(&site).await;
    let pdf = site.get(&format!("{round}/paper.pdf?group=3")).await;
    assert!(pdf.bytes.starts_with(b"%PDF") && pdf.header("content-type") == "application/pdf");
    let paper = format!("{round}/paper");
    let wrong = site.post(&paper, "group=3&level_1=6&level_2=2&level_3=3&level_4=4&level_5=5").await;
    assert!(field_is_wrong(&wrong, "level_1") && wrong.text.contains("value=\"6\""));
    // On paper people leave the ranking out.
    let only_words = site.post(&paper, "group=3&q1=Meedenken&q2=Ouders").await;
    assert_eq!(answers(&site, &round).await[0].scores, None);
    let page = only_words.text;
    assert!(page.contains("Haal het laatste weer weg") && page.contains("1 waarvan 1 op papier"));
    let hidden = |name: &str| {
        let (_, rest) = page.split_once(&format!("name=\"{name}\" value=\"")).unwrap();
        rest.split_once('"').unwrap().0.to_owned()
    };
    let ids = hidden("undo");
    let taken = site.post(&format!("{paper}/back"), &format!("group=3&undo={ids}")).await;
    assert!(taken.header("location").ends_with("done=taken_back"));
    assert!(answers(&site, &round).await.is_empty());
    let scope = scope(&site).await;
    let texts = kept::open_answers(&mut site.db.read().await.unwrap(), &scope, id_of(&round)).await.unwrap();
    assert!(texts.is_empty(), "the words go along");
    let again = site.post(&format!("{paper}/back"), &format!("group=3&undo={ids}")).await;
    assert!(again.header("location").ends_with("done=gone"));
    let same = format!("group=3&form={}&q1=Meedenken", hidden("form"));
    for _ in 0..2 {
        assert_eq!(site.post(&paper, &same).await.status, StatusCode::OK);
    }
    assert_eq!(answers(&site, &round).await.len(), 1, "what is sent twice is kept once");
}

#[tokio::test]
async fn answers_come_from_a_file_after_a_look_and_go_again() {
    let site = Site::demo().await;
    let round = open(&site).await;
    let bring = format!("{round}/bring");
    let bad = b"group,level_1,level_2,level_3,level_4,level_5\nib,1,2,3,4,4\n".to_vec();
    let refused = site.upload(&bring, &[("a.csv", bad)], &[]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("regel 2") && refused.text.contains("Het getal 4"));
    let other = b"group,level_1,level_2,level_3\nib,1,2,3\n".to_vec();
    assert!(site.upload(&bring, &[("a.csv", other)], &[]).await.text.contains("heeft 3 niveaus"));
    let csv = "group,level_1,level_2,level_3,level_4,level_5\nleerkrachten,1,2,3,4,5\nstagiairs,5,4,3,2,1\n";
    let look = site.upload(&bring, &[("a.csv", csv.into())], &[]).await.text;
    assert!(look.contains("2 antwoorden in het bestand") && look.contains("value=\"3\" selected"));
    assert!(answers(&site, &round).await.is_empty(), "nothing is taken yet");
    let typed = csv.replace(',', "%2C").replace('\n', "%0A");
    let half = site.post(&format!("{bring}/take"), &format!("csv={typed}&group_0=3")).await;
    assert_eq!(half.status, StatusCode::UNPROCESSABLE_ENTITY);
    let taken = site.post(&format!("{bring}/take"), &format!("csv={typed}&group_0=3&group_1=2")).await;
    assert!(taken.header("location").ends_with("done=brought&sent=2"));
    let groups: Vec<i64> = answers(&site, &round).await.iter().map(|answer| answer.group).collect();
    assert_eq!(groups, [2, 3]);
    assert!(site.get(&round).await.text.contains("2 van 2"), "who answered was invited");
    site.post(&format!("{bring}/remove"), "").await;
    assert!(answers(&site, &round).await.is_empty());
}

/// Everything that the database holds, without what was deleted.
async fn everything(site: &Site) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("copy.db");
    store::testing::copy_with_sessions(&site.db, &copy).await;
    std::fs::read(copy).unwrap()
}

fn times(whole: &[u8], part: &[u8]) -> usize {
    whole.windows(part.len()).filter(|window| *window == part).count()
}

/// The letters in a folder, the newest last.
fn letters(folder: &std::path::Path) -> Vec<String> {
    let mut files: Vec<_> = folder.read_dir().unwrap().map(|file| file.unwrap()).collect();
    files.sort_by_key(|file| file.metadata().unwrap().modified().unwrap());
    let text = |file: &std::fs::DirEntry| std::fs::read_to_string(file.path()).unwrap();
    // A long line is broken in the letter.
    files.iter().map(|file| text(file).replace("=\r\n", "").replace("=3D", "=")).collect()
}

#[tokio::test]
async fn nothing_in_the_database_leads_from_an_answer_to_who_gave_it() {
    let folder = tempfile::tempdir().unwrap();
    let way = format!("file://{}", folder.path().display());
    let site =
        Site::demo().await.with_app(|app| app.with_mailer(Mailer::new(&way, "stut@school.example").unwrap()));
    let round = open(&site).await;
    let bad = site.post(&format!("{round}/mail"), "group=3&addresses=anke%40school.example%2C+bo").await;
    assert!(bad.text.contains("id=\"mail-3-error\"") && letters(folder.path()).is_empty());
    let two =
        "group=3&addresses=anke%40school.example%0Abo%40school.example%0AAnke+%3Canke%40school.example%3E";
    let sent = site.post(&format!("{round}/mail"), two).await;
    assert!(sent.header("location").ends_with("sent=2&known=1"), "{}", sent.header("location"));
    let to = |name: &str| {
        let all = letters(folder.path());
        let letter = all.iter().rev().find(|letter| letter.contains(&format!("To: {name}@school.example")));
        links(letter.unwrap())[0].clone()
    };
    let (anke, bo) = (to("anke"), to("bo"));
    let scope = scope(&site).await;
    let known =
        async || kept::invitations(&mut site.db.read().await.unwrap(), &scope, id_of(&round)).await.unwrap();
    let of_anke = |all: Vec<kept::KeptInvitation>| {
        all.into_iter().find(|one| one.address.as_ref().unwrap().reveal().starts_with("anke")).unwrap().id
    };
    let invitation = of_anke(known().await);
    let before = everything(&site).await;
    assert!(times(&before, b"anke@school.example") > 0 && times(&before, invitation.0.as_bytes()) > 0);
    let site = site.signed_out();
    site.post(&anke, &format!("{RANKED}&q1=Meedenken")).await;
    let after = everything(&site).await;
    assert_eq!(times(&after, b"anke@school.example"), 0);
    assert_eq!(times(&after, invitation.0.as_bytes()), 0);
    let mut tx = site.db.read().await.unwrap();
    let texts = kept::open_answers(&mut tx, &scope, id_of(&round)).await.unwrap();
    drop(tx);
    let id = texts[0].id.0;
    assert_eq!(texts[0].text.reveal(), "Meedenken");
    // Once in its table and once in the index over it: nothing else names it, so nothing can be joined with it.
    assert_eq!(times(&after, id.as_bytes()), 2);
    assert_eq!(times(&after, id.to_string().as_bytes()), 0);
    assert_eq!((id.get_version_num(), id.get_timestamp()), (4, None), "not made from the clock");
    let site = site.sign_in("ib@demo.example").await;
    let reminded = site.post(&format!("{round}/remind"), "").await;
    assert!(reminded.header("location").ends_with("sent=1&failed=0"));
    assert_ne!(bo, to("bo"), "a reminder has a new link");
    assert_eq!(site.get(&bo).await.status, StatusCode::OK, "who is answering with the first goes on");
    assert_eq!(site.get(&to("bo")).await.status, StatusCode::OK);
    let trail = store::audit::page(&mut site.db.read().await.unwrap(), &scope, (0, 10_000)).await.unwrap();
    let answered = trail.iter().find(|line| line.action == "survey_answered").unwrap();
    assert_eq!(
        (answered.actor.as_str(), answered.detail.contains(&id_of(&round).to_string())),
        ("guest", false)
    );
    let which = |line: &store::audit::AuditLine| line.detail.contains(&id_of(&round).to_string());
    assert!(
        trail.iter().any(|line| line.action == "survey_opened" && which(line)),
        "all others say of which"
    );
}

#[tokio::test]
async fn the_example_is_there_once_and_a_round_goes_with_all_that_belongs_to_it() {
    let site = Site::demo().await;
    let first = site.post(&format!("{SURVEYS}/example"), "").await.header("location").to_owned();
    assert_eq!(site.post(&format!("{SURVEYS}/example"), "").await.header("location"), first);
    let page = site.get(&first).await.text;
    assert!(page.contains("8 van 15") || (page.contains("53%") && page.contains("15 van 24")));
    let round = open(&site).await;
    let links = made_links(&site, &round, (3, 1)).await;
    site.post(&links[0], &format!("{RANKED}&q1=Meedenken")).await;
    site.post(&format!("{round}/close"), "").await;
    let next = site.post(&format!("{round}/next"), "").await;
    let next = next.header("location").split_once('?').unwrap().0.to_owned();
    assert!(site.get(&next).await.text.contains("vervolg op"));
    assert!(site.post(&format!("{round}/remove"), "").await.header("location").ends_with("done=removed"));
    assert_eq!(site.get(&round).await.status, StatusCode::NOT_FOUND);
    assert_eq!(site.get(&next).await.status, StatusCode::OK, "a later round stands by itself");
    assert!(answers(&site, &round).await.is_empty());
}
