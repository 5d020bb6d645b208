//! Parents and other contacts: who they are, who must agree, and that authority is never guessed.

use crate::support::Site;
use crate::support::notes::{notes_of, trail};
use axum::http::StatusCode;

async fn contacts(site: &Site, name: &str) -> String {
    notes_of(site, name).await.replace("/notes", "/contacts")
}

fn form(name: &str, relation: &str, authority: &str) -> String {
    format!("name={name}&relation={relation}&authority={authority}")
}

/// The address of the contact with this name.
async fn one(site: &Site, list: &str, name: &str) -> String {
    site.link(list, &format!("\">Wijzigen<span class=\"vh\">: {name}")).await
}

#[tokio::test]
async fn the_page_says_who_must_agree_and_of_whom_it_is_not_known() {
    let site = Site::demo().await;
    let list = contacts(&site, "Emre Y").await;
    let page = site.get(&list).await.text;
    assert!(page.contains("Gezag staat vast van Olga Ouder. Of nog iemand"), "nothing is guessed: {page}");
    assert!(page.contains("Van Kemal Yıldız is niet bekend of er gezag is"));
    assert!(page.contains("<a href=\"tel:0600000101\">06 0000 0101</a>"), "a phone can call it");
    assert!(page.contains("<a href=\"mailto:contact101@thuis.example\">"));
    assert!(page.contains("Krijgt alleen te horen wat wie gezag heeft goed vindt"), "the professional");
    let both = site.get(&contacts(&site, "Noor Berg").await).await.text;
    assert!(both.contains("Els van den Berg en Iris Dekker beslissen samen"), "{both}");
    let parent = site.get(&contacts(&site, "Saar Horst").await).await.text;
    assert!(
        parent.contains("Rob ter Horst beslist") && parent.contains("1:377c"),
        "a parent without authority is told"
    );
}

#[tokio::test]
async fn a_new_contact_says_nothing_about_authority_until_somebody_does() {
    let site = Site::demo().await;
    let list = contacts(&site, "Hidde K").await;
    let empty = site.get(&list).await.text;
    assert!(empty.contains("Er staan nog geen contacten") && empty.contains("class=\"empty\""));
    assert!(empty.contains("value=\"unknown\" checked"), "not known is what stands first");
    let missing = site.post(&list, "name=&relation=&authority=&phone=oma&email=thuis").await;
    assert_eq!(missing.status, StatusCode::UNPROCESSABLE_ENTITY);
    for field in ["name", "relation", "authority", "phone", "email"] {
        assert!(missing.text.contains(&format!("id=\"contact-{field}-error\"")), "{field}");
    }
    assert!(missing.text.contains("value=\"oma\""), "what was typed is still there");
    let saved = site
        .post(
            &list,
            &format!(
                "{}&phone=%2B31+6+0000+0199&remark=Belt+liever+niet",
                form("Jan+Mulder", "carer", "unknown")
            ),
        )
        .await;
    assert_eq!(saved.header("location"), format!("{list}?done=saved"));
    let page = site.get(&list).await.text;
    assert!(
        page.contains("Jan Mulder") && page.contains("tel:+31600000199") && page.contains("Belt liever niet")
    );
    assert!(page.contains("gezag niet bekend") && page.contains("Van niemand staat hier vast"));
    let lines = trail(&site).await;
    assert!(lines.iter().any(|(action, _)| action == "contact_saved"));
    assert!(!lines.iter().any(|(_, detail)| detail.contains("Mulder")), "no name in the trail");
}

#[tokio::test]
async fn two_people_who_change_the_same_contact_see_both_versions() {
    let site = Site::demo().await;
    let list = contacts(&site, "Hidde K").await;
    site.post(&list, &form("Jan", "father", "unknown")).await;
    let address = one(&site, &list, "Jan").await;
    let first = site.post(&address, &format!("version=1&{}", form("Jan", "father", "yes"))).await;
    assert_eq!(first.status, StatusCode::SEE_OTHER);
    let second = site.post(&address, &format!("version=1&{}", form("Jan", "carer", "no"))).await;
    assert_eq!(second.status, StatusCode::CONFLICT);
    assert!(second.text.contains("verzorger") && second.text.contains("vader"), "{}", second.text);
    let mine = site.post(&address, &format!("version=2&choice=mine&{}", form("Jan", "carer", "no"))).await;
    assert_eq!(mine.status, StatusCode::SEE_OTHER);
    assert!(site.get(&list).await.text.contains("verzorger"));
}

#[tokio::test]
async fn what_was_taken_away_can_be_put_back() {
    let site = Site::demo().await;
    let list = contacts(&site, "Hidde K").await;
    site.post(&list, &form("Jan", "father", "yes")).await;
    let address = one(&site, &list, "Jan").await;
    let gone = site.post(&format!("{address}/remove"), "").await;
    assert_eq!(gone.header("location"), format!("{list}?done=removed"));
    let page = site.get(&list).await.text;
    assert!(!page.contains("<article") && page.contains(&format!("action=\"{address}/restore\"")), "{page}");
    let late = site.post(&address, &format!("version=1&{}", form("Jan", "father", "no"))).await;
    assert_eq!(late.header("location"), format!("{list}?done=gone"), "nothing is saved over what is gone");
    site.post(&format!("{address}/restore"), "").await;
    assert!(site.get(&list).await.text.contains("<article"));
}

#[tokio::test]
async fn who_may_only_look_has_no_form_and_who_may_not_finds_nothing() {
    let site = Site::demo_as("leerkracht5a@demo.example").await;
    let list = contacts(&site, "Emre Y").await;
    let page = site.get(&list).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(
        page.text.contains("Olga Ouder")
            && !page.text.contains("<form class=\"form\"")
            && !page.text.contains("/remove")
    );
    assert_eq!(site.post(&list, &form("X", "father", "yes")).await.status, StatusCode::FORBIDDEN);
    let site = site.sign_in("extern@demo.example").await;
    assert_eq!(site.get(&list).await.status, StatusCode::FORBIDDEN);
    let site = site.sign_in("ouder@demo.example").await;
    assert_eq!(site.get(&list).await.status, StatusCode::FORBIDDEN);
}
