//! Talks as pages: the list, planning, preparing, holding, the report, the form for a child, a round, and the kinds.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up must stop")]

use crate::support::{Answer, Site};
use axum::http::StatusCode;

const TEACHER: &str = "leerkracht5a@demo.example";
const PRINCIPAL: &str = "directie@demo.example";

pub(crate) async fn text(site: &Site, address: &str) -> String {
    let answer = site.get(address).await;
    assert_eq!(answer.status, StatusCode::OK, "{address}: {}", answer.text);
    answer.text
}

pub(crate) fn sent_to(answer: &Answer) -> &str {
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    answer.header("location")
}

/// The address of a talk in the list, by its title.
pub(crate) async fn talk(site: &Site, when: &str, title: &str) -> String {
    let html = text(site, &format!("/77QX00/talks?when={when}")).await;
    let (before, _) =
        html.split_once(&format!("\">{title}</a>")).unwrap_or_else(|| panic!("{title}: {html}"));
    before.rsplit_once('"').unwrap().1.to_owned()
}

/// What stands behind a piece of a page, up to the next quote.
pub(crate) fn behind<'a>(html: &'a str, piece: &str) -> &'a str {
    let (_, rest) = html.split_once(piece).unwrap_or_else(|| panic!("{piece}: {html}"));
    rest.split_once('"').unwrap().0
}

fn version(html: &str, action: &str) -> String {
    let (_, form) = html.split_once(&format!("action=\"{action}\"")).unwrap_or_else(|| panic!("{action}"));
    behind(form, "name=\"version\" value=\"").to_owned()
}

pub(crate) async fn group(site: &Site, name: &str) -> String {
    let html = text(site, "/77QX00/talks/new?kind=group").await;
    let (before, _) = html.split_once(&format!(">{name}</option>")).unwrap();
    before.rsplit_once("value=\"").unwrap().1.split_once('"').unwrap().0.to_owned()
}

#[tokio::test]
async fn the_list_shows_what_comes_and_what_was_and_is_filtered() {
    let site = Site::demo().await;
    let coming = text(&site, "/77QX00/talks").await;
    for said in
        ["Welke gesprekken komen eraan?", "Groepsbespreking 5A", "Oudergesprek Jurre ter Horst", "besloten"]
    {
        assert!(coming.contains(said), "{said}: {coming}");
    }
    assert!(!coming.contains("Kindgesprek Saar"));
    let past = text(&site, "/77QX00/talks?when=past").await;
    assert!(past.contains("Groepsbespreking 5B") && past.contains("Kindgesprek Saar ter Horst"), "{past}");
    let parents = text(&site, "/77QX00/talks?kind=parents").await;
    assert!(parents.contains("Oudergesprek Jurre") && !parents.contains("Groepsbespreking 5A</a>"));
    let of_teacher = text(&Site::demo_as(TEACHER).await, "/77QX00/talks").await;
    assert!(of_teacher.contains("komen er voor jou aan") && of_teacher.contains("Groepsbespreking 5A"));
    assert!(!of_teacher.contains("Jurre"), "a pupil of another group");
}

#[tokio::test]
async fn a_private_talk_is_there_for_who_takes_part_alone() {
    let site = Site::demo().await;
    let private = talk(&site, "coming", "Coachgesprek").await;
    assert!(text(&site, &private).await.contains("Besloten: alleen wie erbij is"));
    let principal = Site::demo_as(PRINCIPAL).await;
    assert!(!text(&principal, "/77QX00/talks").await.contains("Coachgesprek</a>"));
    for end in ["", "/hold", "/report", "/report.pdf", "/edit"] {
        assert_eq!(principal.get(&format!("{private}{end}")).await.status, StatusCode::NOT_FOUND, "{end}");
    }
    let written = principal.post(&format!("{private}/texts"), "field=report_will&text=x&version=0").await;
    assert_eq!(written.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_talk_is_planned_and_what_is_wrong_stands_beside_its_field() {
    let site = Site::demo_as(TEACHER).await;
    let kinds = text(&site, "/77QX00/talks/new").await;
    assert!(kinds.contains("Wat voor gesprek ga je plannen?") && kinds.contains("Kindgesprek"));
    let group = group(&site, "5A").await;
    let form = text(&site, &format!("/77QX00/talks/new?kind=pupil_discussion&group={group}")).await;
    assert!(
        form.contains("Noor van den Berg")
            && form.contains("value=\"30\"")
            && form.contains("value=\"2026-03-01\"")
    );
    let pupil = {
        let (before, _) = form.split_once(">Noor van den Berg</label>").unwrap();
        before.rsplit_once("value=\"").unwrap().1.split_once('"').unwrap().0.to_owned()
    };
    let wrong = site
        .post("/77QX00/talks", "kind=pupil_discussion&held_on=x&minutes=9999&starts_at=laat&place=Lokaal")
        .await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    for said in [
        "Kies ten minste één leerling.",
        "Dat is geen dag.",
        "van 5 tot en met 480",
        "Dat is geen tijd.",
        "value=\"Lokaal\"",
    ] {
        assert!(wrong.text.contains(said), "{said}");
    }
    let stranger = "019a0000-0000-7000-8000-000000000001";
    let form = |pupil: &str| {
        format!("kind=pupil_discussion&pupil={pupil}&held_on=2026-03-04&minutes=30&starts_at=15:30")
    };
    let elsewhere = site.post("/77QX00/talks", &form(stranger)).await;
    assert_eq!(elsewhere.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(elsewhere.text.contains("hoort niet bij deze school"), "{}", elsewhere.text);
    let made = site.post("/77QX00/talks", &form(&pupil)).await;
    let address = sent_to(&made).to_owned();
    let page = text(&site, &address).await;
    for said in [
        "Het gesprek is gepland.",
        "Leerlingbespreking Noor van den Berg",
        "15:30–16:00",
        "Wat is je vraag over dit kind?",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    let (talk, _) = address.split_once('?').unwrap();
    let fields = "held_on=2026-03-05&minutes=45&place=Kamer";
    assert_eq!(
        sent_to(&site.post(&format!("{talk}/edit"), &format!("{fields}&version=1")).await),
        format!("{talk}?done=saved")
    );
    let second = site.post(&format!("{talk}/edit"), "held_on=2026-03-06&minutes=30&version=1").await;
    assert_eq!(second.status, StatusCode::CONFLICT);
    assert!(
        second.text.contains("5 maart 2026") && second.text.contains("value=\"2026-03-06\""),
        "both stand there"
    );
}

#[tokio::test]
async fn an_agenda_is_built_written_in_held_and_told() {
    let site = Site::demo().await;
    let talk = talk(&site, "coming", "Groepsbespreking 5A").await;
    let page = text(&site, &talk).await;
    for said in [
        "Emre Yıldız",
        "blinde vlek: er loopt nog niets",
        "De stagiair begint na de vakantie",
        "zelf toegevoegd",
        "Waar ben je trots op",
    ] {
        assert!(page.contains(said), "{said}: {page}");
    }
    assert_eq!(
        sent_to(&site.post(&format!("{talk}/prepare"), "").await),
        format!("{talk}?done=prepared#agenda")
    );
    let hold = text(&site, &format!("{talk}/hold")).await;
    assert!(hold.contains("data-autosave") && hold.contains("target=\"_blank\" rel=\"noopener\""));
    let (before, _) = hold.split_once("<h3>Emre Yıldız</h3>").unwrap();
    let subject = before.rsplit_once("id=\"subject-").unwrap().1.split_once('"').unwrap().0.to_owned();
    let texts = format!("{talk}/texts?screen=hold");
    let saved =
        site.post(&texts, &format!("part={subject}&field=note&text=Kan+meer+dan+hij+denkt&version=0")).await;
    assert_eq!(sent_to(&saved), format!("{talk}/hold?done=text#note-{subject}"));
    let second = site.post(&texts, &format!("part={subject}&field=note&text=Anders&version=0")).await;
    assert_eq!(second.status, StatusCode::CONFLICT);
    assert!(second.text.contains("Kan meer dan hij denkt") && second.text.contains("Anders"));
    let pupil = behind(&hold, "id=\"agree-").to_owned();
    let agree = format!("{talk}/agreements");
    let unclear = site.post(&agree, &format!("pupil={pupil}&line=zoiets")).await;
    assert_eq!(unclear.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(unclear.text.contains("value=\"zoiets\"") && unclear.text.contains("Begin met @ en een naam"));
    let agreed = site.post(&agree, &format!("pupil={pupil}&line=@anke+legt+blokjes+klaar+9+maart")).await;
    assert_eq!(sent_to(&agreed), format!("{talk}/hold?done=agreed#agree-{pupil}"));
    site.post(&format!("{talk}/subjects/{subject}/mark"), "done=1").await;
    let page = text(&site, &talk).await;
    let early = site
        .post(
            &format!("{talk}/step"),
            &format!("step=hold&version={}", version(&page, &format!("{talk}/step"))),
        )
        .await;
    assert_eq!(early.status, StatusCode::UNPROCESSABLE_ENTITY, "its day has yet to come");
    let report = text(&site, &format!("{talk}/report")).await;
    for said in [
        "Wie krijgt wat, van wie, tot wanneer",
        "legt blokjes klaar",
        "Anke Jansen",
        "9 maart 2026",
        "Kan meer dan hij denkt",
    ] {
        assert!(report.contains(said), "{said}: {report}");
    }
    let pdf = site.get(&format!("{talk}/report.pdf")).await;
    assert_eq!((pdf.status, pdf.header("content-type")), (StatusCode::OK, "application/pdf"));
}

#[tokio::test]
async fn subjects_and_people_come_and_go_and_what_was_taken_off_is_put_back() {
    let site = Site::demo().await;
    let talk = talk(&site, "coming", "Groepsbespreking 5A").await;
    let empty = site.post(&format!("{talk}/subjects"), "title=").await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(empty.text.contains("id=\"add-subject-error\""));
    let added = site.post(&format!("{talk}/subjects"), "title=Het+schoolkamp&part=coming").await;
    let subject = sent_to(&added).rsplit_once("subject-").unwrap().1.to_owned();
    let removed = site.post(&format!("{talk}/subjects/{subject}/remove"), "").await;
    let page = text(&site, sent_to(&removed).split_once('#').unwrap().0).await;
    assert!(
        page.contains("Het onderwerp is van de agenda.")
            && page.contains(&format!("{talk}/subjects/{subject}/back"))
    );
    site.post(&format!("{talk}/subjects/{subject}/back"), "").await;
    assert!(text(&site, &talk).await.contains(&format!("id=\"subject-{subject}\"")));
    assert_eq!(site.post(&format!("{talk}/people"), "name=").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    site.post(&format!("{talk}/people"), "name=Orthopedagoog+van+buiten&role=outside").await;
    let page = text(&site, &talk).await;
    assert!(page.contains("Orthopedagoog van buiten") && page.contains("van buiten de school"));
    let (before, _) = page.split_once("Was er niet<span class=\"vh\"> Orthopedagoog").unwrap();
    let person = before.rsplit_once("/people/").unwrap().1.split_once('/').unwrap().0.to_owned();
    site.post(&format!("{talk}/people/{person}/absent"), "absent=1").await;
    assert!(text(&site, &talk).await.contains("(afwezig)"));
    site.post(&format!("{talk}/people/{person}/remove"), "").await;
    assert!(!text(&site, &talk).await.contains("Orthopedagoog van buiten"));
}

#[tokio::test]
async fn a_child_fills_in_its_form_and_its_words_go_to_the_needs() {
    let site = Site::demo().await;
    let talk = talk(&site, "past", "Kindgesprek Saar ter Horst").await;
    let form = text(&site, &format!("{talk}/child")).await;
    assert!(form.contains("Hoe gaat het met jou, Saar?") && form.contains("Mijn koptelefoon."), "{form}");
    assert!(form.contains("value=\"good\" checked"));
    let report = text(&site, &format!("{talk}/report")).await;
    assert!(report.contains("Wat het kind zelf zegt") && report.contains("Plannen maken voor de hele week."));
    let late =
        site.post(&format!("{talk}/child"), "wish=Meer+gym&version-wish=0&helps=Rust&version-helps=0").await;
    assert_eq!(late.status, StatusCode::CONFLICT, "an answer stands there that was not looked at");
    assert!(late.text.contains("Meer gym") && late.text.contains("Rust"));
    let offered = site.post(&format!("{talk}/child/offer"), "").await;
    assert_eq!(sent_to(&offered), format!("{talk}/child?done=offered"));
    let (talks, _) = report.split_once("/pupils/").map(|(_, rest)| rest.split_once('"').unwrap()).unwrap();
    let needs = text(&site, &format!("/77QX00/pupils/{talks}/needs")).await;
    assert!(needs.contains("Wat helpt jou dan? Mijn koptelefoon."), "{needs}");
    let group = self::talk(&site, "coming", "Groepsbespreking 5A").await;
    assert_eq!(site.get(&format!("{group}/child")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_round_is_shown_planned_and_taken_back() {
    let site = Site::demo().await;
    let form = text(&site, "/77QX00/talks/round").await;
    assert!(form.contains("Wanneer bespreken we alle groepen?") && form.contains("Ingrid van Loon"));
    let group = group(&site, "5B").await;
    let fields = format!(
        "preview=1&kind=group&from=2026-03-09&until=2026-03-20&day_from=15:15&day_until=17:00&minutes=60&a_day=1&group={group}"
    );
    let preview = text(&site, &format!("/77QX00/talks/round?{fields}")).await;
    assert!(
        preview.contains("Zo wordt het")
            && preview.contains("value=\"2026-03-09\"")
            && preview.contains("Plan deze gesprekken")
    );
    let wrong = site.post("/77QX00/talks/round", "kind=group&from=2026-03-20&until=2026-03-09").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        wrong.text.contains("Kies een eerste en een laatste dag")
            && wrong.text.contains("Kies ten minste één groep.")
    );
    let made = site
        .post("/77QX00/talks/round", &format!("{fields}&day-{group}=2026-03-11&time-{group}=15:30"))
        .await;
    let list = text(&site, sent_to(&made)).await;
    assert!(list.contains("1 gesprek is gepland.") && list.contains("11 maart 2026, 15:30–16:30"), "{list}");
    let undo = behind(&list, "method=\"post\" action=\"").to_owned();
    let undone = site.post(&undo, "").await;
    let list = text(&site, sent_to(&undone)).await;
    assert!(list.contains("1 gesprek is teruggenomen.") && !list.contains("11 maart 2026"));
}

#[tokio::test]
async fn the_kinds_are_changed_and_made() {
    let site = Site::demo().await;
    let page = text(&site, "/77QX00/settings/talks").await;
    assert!(
        page.contains("Kinderen die nu iets anders nodig hebben") && page.contains("Coachgesprek (besloten)")
    );
    let wrong = site.post("/77QX00/settings/talks", "key=&name=&minutes=x&agenda=").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("Geef het een naam.") && wrong.text.contains("ten minste één agendapunt"));
    let saved = site
        .post("/77QX00/settings/talks", "key=&name=Startgesprek&minutes=15&about=pupils&agenda=Welkom")
        .await;
    assert_eq!(sent_to(&saved), "/77QX00/settings/talks?done=saved");
    assert!(text(&site, "/77QX00/talks/new").await.contains("Startgesprek"));
}

#[tokio::test]
async fn talks_stand_on_the_time_axis_of_a_pupil() {
    let site = Site::demo().await;
    let report =
        text(&site, &format!("{}/report", talk(&site, "past", "Kindgesprek Saar ter Horst").await)).await;
    let pupil = behind(&report, "href=\"/77QX00/pupils/").to_owned();
    let page = text(&site, &format!("/77QX00/pupils/{pupil}")).await;
    assert!(page.contains("gesprekken") && page.contains("Kindgesprek"), "{page}");
}
