//! Who can see a pupil, looking as another, emergencies: each rule with what it refuses.

use crate::support::Site;
use crate::support::people::{PEOPLE, account, add, emre, first_role, has, hidden, is_faulty, person, trail};
use app::trust::users;
use axum::http::StatusCode;
use domain::trust::Role;
use policy::Actor;

#[tokio::test]
async fn the_access_page_says_who_and_why() {
    let site = Site::demo().await;
    let pupil = emre(&site).await;
    assert!(has(&site.get(&pupil).await, "Wie kan dit dossier zien"));
    let page = site.get(&format!("{pupil}/access")).await;
    assert_eq!(page.status, StatusCode::OK);
    for text in [
        "Anke Jansen",
        "leerkracht van groep 5A",
        "hele school, als intern begeleider",
        "hele school, als schoolleider",
    ] {
        assert!(has(&page, text), "{text}");
    }
    let table = page.text.split("</table>").next().unwrap();
    assert!(!table.contains("Bram Beheer") && !table.contains("Bea Bestuur"));
    let looked = trail(&site).await;
    assert!(looked.iter().any(|(action, detail)| action == "pupil_looked" && detail.contains("access")));
    let teacher = site.sign_in("leerkracht5a@demo.example").await;
    let page = teacher.get(&format!("{pupil}/access")).await;
    assert_eq!(page.status, StatusCode::OK, "of her own pupils");
    assert!(!has(&page, "/ties\"") && !has(&page, "/view\""));
    assert_eq!(teacher.post(&format!("{pupil}/ties"), "").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn the_access_page_agrees_with_the_door_of_the_pupils_page() {
    let site = Site::demo().await;
    let pupils = site.get("/77QX00/pupils").await.text;
    let some: Vec<String> = pupils
        .split("<th scope=\"row\"><a href=\"")
        .skip(1)
        .step_by(12)
        .map(|part| part.split('"').next().unwrap().to_owned())
        .chain([emre(&site).await])
        .collect();
    assert!(some.len() > 5);
    let mut site = site;
    let mut listed = Vec::new();
    for pupil in &some {
        listed.push(
            site.get(&format!("{pupil}/access")).await.text.split("</table>").next().unwrap().to_owned(),
        );
    }
    for user in users(&site.app.act_as(Actor::Operator)).await.unwrap() {
        site = site.sign_in(user.account.email.reveal()).await;
        for (pupil, listed) in some.iter().zip(&listed) {
            let opens = site.get(pupil).await.status == StatusCode::OK;
            let name = user.account.name.reveal();
            assert_eq!(listed.contains(name.as_str()), opens, "{name} {pupil}");
        }
    }
}

#[tokio::test]
async fn a_specialist_is_tied_for_a_time() {
    let site = Site::demo().await;
    add(&site, "logopedie@demo.example", "77QX00", Role::Teacher).await;
    let (pupil, logopedie) = (emre(&site).await, account(&site, "logopedie@demo.example").await);
    let ties = format!("{pupil}/ties");
    for (form, field) in [
        ("account=&name=&email=&role=specialist&why=lezen".to_owned(), "account"),
        (format!("account={logopedie}&role=&why=lezen"), "role"),
        (format!("account={logopedie}&role=teacher&why=lezen"), "role"),
        (format!("account={logopedie}&role=specialist&why="), "why"),
        (format!("account={logopedie}&role=specialist&why=lezen&until=ooit"), "until"),
    ] {
        is_faulty(&site.post(&ties, &form).await, field);
    }
    let own = account(&site, "ib@demo.example").await;
    let to_self = format!("account={own}&role=specialist&why=lezen");
    assert_eq!(site.post(&ties, &to_self).await.status, StatusCode::FORBIDDEN);

    let form = format!("account={logopedie}&role=specialist&why=Begeleidt+het+lezen&until=2026-06-30");
    assert_eq!(site.post(&ties, &form).await.status, StatusCode::SEE_OTHER);
    let page = site.get(&format!("{pupil}/access")).await;
    assert!(
        has(&page, "specialist van dit kind, tot en met 30-06-2026") && has(&page, "Begeleidt het lezen")
    );
    is_faulty(&site.post(&ties, &form).await, "from");

    let site = site.sign_in("logopedie@demo.example").await;
    assert_eq!(site.get(&pupil).await.status, StatusCode::OK);
    let site = site.sign_in("ib@demo.example").await;
    let block = page.text.split("Begeleidt het lezen").nth(1).unwrap();
    let tie = block.split("/ties/").nth(1).unwrap().split(['"', '/']).next().unwrap().to_owned();
    let was = hidden(&page.text, &format!("/ties/{tie}"), "was");
    let later = format!("from=2026-03-01&until=2026-12-31&was={was}");
    assert_eq!(site.post(&format!("{ties}/{tie}"), &later).await.status, StatusCode::SEE_OTHER);
    let longer = site.get(&format!("{PEOPLE}/{logopedie}")).await;
    assert!(has(&longer, "31-12-2026"), "the role lasts as long as the tie");
    assert_eq!(site.post(&format!("{ties}/{tie}"), &later).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let end = format!("{ties}/{tie}/end");
    assert_eq!(site.post(&end, "at_once=1").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let was = hidden(&site.get(&format!("{pupil}/access")).await.text, &format!("/ties/{tie}/end"), "was");
    let ended = site.post(&end, &format!("at_once=1&was={was}")).await;
    assert_eq!(ended.status, StatusCode::SEE_OTHER);
    let site = site.sign_in("logopedie@demo.example").await;
    assert_eq!(site.get(&pupil).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_guardian_who_is_new_gets_an_invitation() {
    let site = Site::demo().await;
    let pupil = emre(&site).await;
    let form = "account=&name=Omar+Ouder&email=omar%40demo.example&role=guardian&why=vader";
    let tied = site.post(&format!("{pupil}/ties"), form).await;
    assert!(has(&tied, "/invitation/"), "{}", tied.text);
    let page = site.get(&format!("{pupil}/access")).await;
    let row = page.text.split("<tr>").find(|row| row.contains("Omar Ouder")).unwrap();
    assert!(row.contains("wat de school met ouders deelt") && !row.contains("het dossier"), "{row}");
    let deeds: Vec<String> = trail(&site).await.into_iter().map(|(action, _)| action).collect();
    assert!(deeds.contains(&"pupil_tied".to_owned()) && deeds.contains(&"role_granted".to_owned()));
}

#[tokio::test]
async fn who_could_see_the_pupil_until_recently_is_shown() {
    let site = Site::demo_as("directie@demo.example").await;
    add(&site, "vorige@demo.example", "77QX00", Role::Coordinator).await;
    let former = person(&site, "vorige@demo.example").await;
    let page = site.get(&former).await;
    let role = format!("{former}/roles/{}", first_role(&page));
    let was = hidden(&page.text, &role, "was");
    let earlier = format!("from=2025-08-01&until=2026-02-20&was={was}");
    assert_eq!(site.post(&role, &earlier).await.status, StatusCode::SEE_OTHER);
    let page = site.get(&format!("{}/access", emre(&site).await)).await;
    let (now, before) = page.text.split_once("Wie het tot kort geleden kon zien").unwrap();
    assert!(before.contains("Naam van vorige") && before.contains("20-02-2026"));
    assert!(!now.contains("Naam van vorige"));
    assert!(has(&site.get(PEOPLE).await, "Wie hier eerder een rol had"));
}

#[tokio::test]
async fn looking_as_another_shows_no_more_and_changes_nothing() {
    let site = Site::demo().await;
    let pupil = emre(&site).await;
    let plus = site.get("/77QX00/groups").await.text.matches("class=\"tile\"").count();
    let teacher = person(&site, "leerkracht5a@demo.example").await;
    let begun = site.post(&format!("{teacher}/view"), "").await;
    assert_eq!((begun.status, begun.header("location")), (StatusCode::SEE_OTHER, "/77QX00/"));
    let groups = site.get("/77QX00/groups").await;
    assert!(!groups.header("set-cookie").is_empty(), "the session has a new secret");
    assert!(has(&groups, "Je ziet wat Anke Jansen ziet") && has(&groups, "action=\"/view-as/stop\""));
    assert!(groups.text.matches("class=\"tile\"").count() < plus);
    assert_eq!(site.get(&pupil).await.status, StatusCode::OK);
    assert!(site.get(PEOPLE).await.status.is_client_error());
    // Only looking: no change, no further person, no emergency in her name.
    for (address, form) in [
        (format!("{teacher}/view"), ""),
        (format!("{teacher}/roles"), "role=teacher"),
        (format!("{pupil}/ties"), ""),
        ("/77QX00/emergency".to_owned(), "name=Emre+Y%C4%B1ld%C4%B1z&reason=gevallen+op+het+plein"),
    ] {
        assert!(site.post(&address, form).await.status.is_client_error(), "{address}");
    }
    let stopped = site.post("/view-as/stop", "").await;
    assert_eq!(stopped.status, StatusCode::SEE_OTHER);
    let groups = site.get("/77QX00/groups").await;
    assert!(!has(&groups, "Je ziet wat"));
    assert_eq!(groups.text.matches("class=\"tile\"").count(), plus);
    let viewed = trail(&site).await.into_iter().filter(|(action, _)| action == "viewed_as").count();
    assert_eq!(viewed, 1);
    // As the principal she sees no more than she may herself; an administrator may not look as anybody.
    let principal = person(&site, "directie@demo.example").await;
    assert_eq!(site.post(&format!("{principal}/view"), "").await.status, StatusCode::SEE_OTHER);
    assert!(
        site.post(&format!("{teacher}/view"), "").await.status.is_client_error(),
        "not from one to the next"
    );
    let site = site.sign_in("beheer@demo.example").await;
    assert_eq!(site.post(&format!("{teacher}/view"), "").await.status, StatusCode::FORBIDDEN);
}

const CALL: &str = "name=emre+yildiz&reason=gevallen+op+het+plein";

#[tokio::test]
async fn a_teacher_opens_a_file_in_an_emergency_and_it_is_reported() {
    let site = Site::demo().await;
    let pupil = emre(&site).await;
    let id = pupil.rsplit('/').next().unwrap().to_owned();
    add(&site, "leerkracht8@demo.example", "77QX00", Role::Teacher).await;
    let site = site.sign_in("leerkracht8@demo.example").await;
    let hidden = site.get(&pupil).await;
    assert_eq!(hidden.status, StatusCode::NOT_FOUND);
    assert!(has(&hidden, "href=\"/77QX00/emergency\""), "the page says what to do in an emergency");
    let form = site.get("/77QX00/emergency").await;
    assert!(form.status.is_success() && !has(&form, "Emre"), "nothing is listed before");

    let call = "/77QX00/emergency";
    for (form, field) in [
        ("name=emre&reason=gevallen+op+het+plein", "name"),
        ("name=&reason=gevallen+op+het+plein", "name"),
        ("name=emre+yildiz&reason=nood", "reason"),
    ] {
        let refused = site.post(call, form).await;
        is_faulty(&refused, field);
        assert!(!has(&refused, "Yıldız"), "{form}");
    }
    let confirm = site.post(call, CALL).await;
    assert!(confirm.status.is_success() && has(&confirm, "Emre Yıldız") && has(&confirm, "groep 5A"));
    assert_eq!(site.get(&pupil).await.status, StatusCode::NOT_FOUND, "not before she confirms");
    // The id of a pupil opens nothing without the name.
    let forged = format!("name=Iemand+Anders&reason=gevallen+op+het+plein&pupil={id}");
    assert_eq!(site.post("/77QX00/emergency/open", &forged).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let opened = site.post("/77QX00/emergency/open", &format!("{CALL}&pupil={id}")).await;
    assert_eq!((opened.status, opened.header("location")), (StatusCode::SEE_OTHER, pupil.as_str()));
    let file = site.get(&pupil).await;
    assert!(file.status.is_success() && has(&file, "Het is open tot"), "{}", file.text);

    let site = site.sign_in("ib@demo.example").await;
    assert!(has(&site.get("/77QX00/groups").await, "Er is een dossier in een noodgeval geopend."));
    let list = site.get("/77QX00/emergencies").await;
    for text in [
        "Naam van leerkracht8 opende het dossier van Emre Yıldız",
        "gevallen op het plein",
        "het dossier</li>",
    ] {
        assert!(has(&list, text), "{text} in {}", list.text);
    }
    assert!(has(&site.get(&format!("{pupil}/access")).await, "geopend in een noodgeval, tot"));
    let see = list.text.split("/emergencies/").nth(1).unwrap().split('/').next().unwrap().to_owned();
    let see = format!("/77QX00/emergencies/{see}/seen");
    assert_eq!(site.post(&see, "").await.status, StatusCode::SEE_OTHER);
    assert_eq!(site.post(&see, "").await.status, StatusCode::SEE_OTHER, "twice changes nothing");
    assert!(has(&site.get("/77QX00/emergencies").await, "Gezien door Ingrid van Loon"));
    assert!(!has(&site.get("/77QX00/groups").await, "noodgeval geopend"));
    let deeds: Vec<String> = trail(&site).await.into_iter().map(|(action, _)| action).collect();
    let count = |code: &str| deeds.iter().filter(|action| *action == code).count();
    assert_eq!((count("emergency_opened"), count("emergency_seen")), (1, 1));
}

#[tokio::test]
async fn only_teachers_open_files_in_an_emergency_and_only_leaders_see_the_list() {
    let site = Site::demo_as("directie@demo.example").await;
    assert_eq!(site.get("/77QX00/emergency").await.status, StatusCode::FORBIDDEN);
    assert_eq!(site.post("/77QX00/emergency", CALL).await.status, StatusCode::FORBIDDEN);
    assert_eq!(site.post("/77QX00/emergency/open", CALL).await.status, StatusCode::FORBIDDEN);
    assert!(has(&site.get("/77QX00/emergencies").await, "nog nooit"));
    let site = site.sign_in("leerkracht5a@demo.example").await;
    assert_eq!(site.get("/77QX00/emergencies").await.status, StatusCode::FORBIDDEN);
    // Whose file she sees anyway opens without an emergency.
    let pupil = emre(&site).await;
    let form = format!("{CALL}&pupil={}", pupil.rsplit('/').next().unwrap());
    assert_eq!(site.post("/77QX00/emergency/open", &form).await.status, StatusCode::SEE_OTHER);
    assert!(!trail(&site).await.iter().any(|(action, _)| action == "emergency_opened"));
    let site = site.sign_in("ouder@demo.example").await;
    assert_eq!(site.post("/77QX00/emergency", CALL).await.status, StatusCode::FORBIDDEN);
    assert!(!has(&site.get("/77QX00/pupils/x").await, "/emergency\""));
}

#[tokio::test]
async fn a_partner_who_is_invited_in_a_case_stands_there_with_until_when_and_the_case() {
    let site = Site::demo().await;
    let board = site.get("/77QX00/route").await.text;
    let title = "Komt steeds vaker niet naar binnen";
    let (before, _) = board.split_once(&format!("\">{title}</a>")).unwrap();
    let case = before.rsplit_once('"').unwrap().1.to_owned();
    let html = site.get(&case).await.text;
    let (_, behind) = html.split_once("href=\"/77QX00/pupils/").unwrap();
    let pupil = format!("/77QX00/pupils/{}", behind.split_once('"').unwrap().0);
    let page = site.get(&format!("{pupil}/access")).await;
    assert!(!page.text.contains("Van buiten uitgenodigd"), "guardians did not agree yet: she sees nothing");
    let rules = site.post("/77QX00/settings/route/rules", "version=0&days=30").await;
    assert_eq!(rules.status, StatusCode::SEE_OTHER);
    let page = site.get(&format!("{pupil}/access")).await;
    let (_, invited) =
        page.text.split_once("Van buiten uitgenodigd").unwrap_or_else(|| panic!("{}", page.text));
    let invited = invited.split_once("</ul>").unwrap().0;
    assert!(invited.contains("Evert Extern") && invited.contains("tot en met"), "{invited}");
    assert!(invited.contains(&format!("href=\"{case}\"")) && invited.contains(title), "{invited}");
    let action = html.split_once("/withdraw\"").unwrap().0.rsplit_once("action=\"").unwrap().1;
    let done = site.post(&format!("{action}/withdraw"), "").await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.text);
    let page = site.get(&format!("{pupil}/access")).await;
    assert!(!page.text.contains("Van buiten uitgenodigd"), "what was withdrawn opens nothing");
}
