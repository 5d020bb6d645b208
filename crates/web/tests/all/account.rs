//! The own account in a browser: beginning, a link to choose a password, signing in, sessions.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up must stop")]

use crate::support::Site;
use app::{
    demo::PASSWORD,
    trust::{Mailer, NewAccount, add_user, invite, set_up_link},
};
use axum::http::StatusCode;
use domain::{ids::AccountId, trust::Role};
use policy::Actor;
use std::{path::Path, time::Duration};

const GOOD: &str = "zeven+groene+fietsbellen";

/// The values of the cookies that an answer sets.
fn cookies(answer: &crate::support::Answer) -> Vec<String> {
    let all = answer.headers.get_all("set-cookie").iter();
    all.map(|cookie| cookie.to_str().unwrap().split(';').next().unwrap().to_owned()).collect()
}

/// The part of a page between two texts.
fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    text.split_once(start).unwrap_or_else(|| panic!("{start} is not in {text}")).1.split_once(end).unwrap().0
}

async fn account_of(site: &Site, email: &str) -> AccountId {
    let users = app::trust::users(&site.app.act_as(Actor::Operator)).await.unwrap();
    users.into_iter().find(|user| user.account.email.reveal() == email).unwrap().account.id
}

#[tokio::test]
async fn the_first_run_makes_the_administrator_and_asks_for_a_roster() {
    let site = Site::bare().await;
    let link = set_up_link(&site.app.act_as(Actor::Operator)).await.unwrap().unwrap();
    assert_eq!(site.get("/set-up/geraden").await.status, StatusCode::NOT_FOUND);
    let page = site.get(&link).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text.contains("Welkom bij Stut. Wie ben je?"), "{}", page.text);

    let wrong = site.post(&link, "name=+&email=geen+adres&password=geheimgeheim").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    for field in ["name", "email"] {
        assert!(
            wrong.text.contains(&format!("{field}-help {field}-error\" aria-invalid=\"true\"")),
            "{}",
            wrong.text
        );
    }
    assert!(wrong.text.contains("value=\"geen adres\""), "what was typed stays: {}", wrong.text);
    assert!(!wrong.text.contains("geheimgeheim"), "a password is never shown");
    let weak = site.post(&link, "name=Bo+Beheer&email=beheer%40school.example&password=welkom").await;
    assert_eq!(weak.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(weak.text.contains("Gebruik minstens 12 tekens.") && weak.text.contains("value=\"Bo Beheer\""));

    let form = format!("name=Bo+Beheer&email=beheer%40school.example&password={GOOD}");
    let made = site.post(&link, &form).await;
    assert_eq!((made.status, made.header("location")), (StatusCode::SEE_OTHER, "/"));
    assert!(cookies(&made).iter().any(|cookie| cookie.starts_with("stut_session=")));
    assert_eq!(site.get(&link).await.status, StatusCode::NOT_FOUND, "once");
    assert_eq!(site.post(&link, &form).await.status, StatusCode::NOT_FOUND);

    let site = site.with_cookies(&cookies(&made));
    let start = site.get("/").await;
    assert!(start.text.contains("Wat is jouw rol op deze school?"), "{}", start.text);
}

/// The form on the first page, filled in.
fn roster_form(roster: &[u8], role: &str) -> Vec<u8> {
    let part = |name: &str| format!("--XX\r\nContent-Disposition: form-data; name=\"{name}\"");
    let file = format!("{}; filename=\"edexml-2025-2026.xml\"\r\n\r\n", part("file"));
    let role = format!("\r\n{}\r\n\r\n{role}\r\n--XX--\r\n", part("own_role"));
    [file.as_bytes(), roster, role.as_bytes()].concat()
}

#[tokio::test]
async fn who_brings_in_a_school_says_which_role_she_has_there() {
    let roster =
        app::demo::files().unwrap().into_iter().find(|(name, _)| name == "edexml-2025-2026.xml").unwrap().1;
    for (role, sees_pupils) in
        [("coordinator", true), ("principal", true), ("none", false), ("board_officer", false)]
    {
        let site = Site::empty().await;
        let made = site.upload_body("/imports/roster", roster_form(&roster, role)).await;
        assert_eq!(made.status, StatusCode::SEE_OTHER, "{role}: {}", made.text);
        let status = site.get("/77QX00/pupils").await.status;
        assert_eq!(status == StatusCode::OK, sees_pupils, "{role}: {status}");
        assert_eq!(site.get("/77QX00/figures").await.status == StatusCode::OK, sees_pupils, "{role}");
    }
}

#[tokio::test]
async fn who_may_import_nowhere_hears_so_before_anything_is_read() {
    for (who, may) in
        [("leerkracht5a", false), ("ouder", false), ("bestuur", false), ("ib", true), ("beheer", true)]
    {
        let site = Site::demo_as(&format!("{who}@demo.example")).await;
        for address in ["/imports/roster", "/imports/results"] {
            let answer = site.upload(address, &[("x.xml", b"<EDEX>".to_vec())], &[]).await;
            let expected = if may { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::FORBIDDEN };
            assert_eq!(answer.status, expected, "{who} {address}");
            // A body that stops halfway cannot be read: who may not is told so all the same.
            let answer = site.upload_body(address, b"--XX\r\nContent-Disp".to_vec()).await;
            let expected = if may { StatusCode::BAD_REQUEST } else { StatusCode::FORBIDDEN };
            assert_eq!(answer.status, expected, "{who} {address}");
        }
    }
}

#[tokio::test]
async fn an_invitation_leads_in() {
    let site = Site::demo().await.signed_out();
    let operator = site.app.act_as(Actor::Operator);
    let new = NewAccount {
        email: "nieuw@demo.example".parse().unwrap(),
        name: "Nina Nieuw".to_owned(),
        password: None,
    };
    let id = add_user(&operator, new, Some(("77QX00", Role::Teacher))).await.unwrap();
    let link = invite(&operator, Some("77QX00"), id).await.unwrap().path();
    let page = site.get(&link).await;
    assert!(page.text.contains("Kies je wachtwoord, Nina Nieuw") && page.text.contains("nieuw@demo.example"));
    let weak = site.post(&link, "password=ninanieuw123").await;
    assert_eq!(weak.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(weak.text.contains("lijkt op je naam") && weak.text.contains("password-error"), "{}", weak.text);
    assert!(!weak.text.contains("ninanieuw123"));
    let done = site.post(&link, &format!("password={GOOD}")).await;
    assert_eq!((done.status, done.header("location")), (StatusCode::SEE_OTHER, "/"));
    assert_eq!(site.get(&link).await.status, StatusCode::NOT_FOUND, "once");
    let site = site.with_cookies(&cookies(&done));
    assert!(site.get("/me").await.text.contains("Nina Nieuw"));
}

#[tokio::test]
async fn who_fails_too_often_waits_and_keeps_what_she_typed() {
    let site = Site::demo().await.signed_out();
    let form = "email=directie%40demo.example&password=fout&back=%2F77QX00%2Fgroups";
    for _ in 0..5 {
        let no = site.post("/sign-in", form).await;
        assert_eq!(no.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(
            no.text.contains("value=\"directie@demo.example\"") && !no.text.contains("fout\""),
            "{}",
            no.text
        );
    }
    let wait = site.post("/sign-in", form).await;
    assert_eq!((wait.status, wait.header("retry-after")), (StatusCode::TOO_MANY_REQUESTS, "60"));
    assert!(wait.text.contains("Wacht 1 minuut en probeer het dan opnieuw."), "{}", wait.text);
    assert!(
        wait.text.contains("value=\"directie@demo.example\"")
            && wait.text.contains("value=\"/77QX00/groups\"")
    );
}

#[tokio::test]
async fn a_browser_in_which_one_signed_in_is_not_kept_out_by_others() {
    let site = Site::demo().await.signed_out();
    let right = format!("email=directie%40demo.example&password={PASSWORD}");
    let first = site.post("/sign-in", &right).await;
    let device = cookies(&first).into_iter().find(|cookie| cookie.starts_with("stut_device=")).unwrap();
    for _ in 0..25 {
        site.post("/sign-in", "email=directie%40demo.example&password=fout").await;
    }
    assert_eq!(site.post("/sign-in", &right).await.status, StatusCode::TOO_MANY_REQUESTS);
    let site = site.with_cookies(&[device]);
    assert_eq!(site.post("/sign-in", &right).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn without_mail_one_is_told_whom_to_ask() {
    let site = Site::demo().await.signed_out();
    assert!(site.get("/sign-in").await.text.contains("href=\"/forgotten-password\""));
    let page = site.get("/forgotten-password").await;
    assert!(page.text.contains("Vraag de intern begeleider of de beheerder"), "{}", page.text);
    assert!(!page.text.contains("<form class=\"form\""));
    let sent = site.post("/forgotten-password", "email=directie%40demo.example").await;
    assert_eq!(sent.status, StatusCode::NOT_FOUND);
}

/// The letters in a folder, once there are so many.
async fn letters(folder: &Path, wanted: usize) -> Vec<String> {
    for _ in 0..200 {
        let files: Vec<_> = folder.read_dir().unwrap().map(|file| file.unwrap().path()).collect();
        if files.len() >= wanted {
            return files.iter().map(|file| std::fs::read_to_string(file).unwrap()).collect();
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("no {wanted} letters came");
}

#[tokio::test]
async fn a_link_comes_by_mail_and_nobody_learns_who_has_an_account() {
    let folder = tempfile::tempdir().unwrap();
    let way = format!("file://{}", folder.path().display());
    let mailer = Mailer::new(&way, "Stut <stut@school.example>").unwrap();
    let site = Site::demo().await.signed_out();
    let site =
        site.with_app(|app| app.with_mailer(mailer).reached_at("https://stut.school.example".to_owned()));
    let wrong = site.post("/forgotten-password", "email=directie").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        wrong.text.contains("value=\"directie\"") && wrong.text.contains("email-error"),
        "{}",
        wrong.text
    );

    let nobody = site.post("/forgotten-password", "email=niemand%40demo.example").await;
    let somebody = site.post("/forgotten-password", "email=directie%40demo.example").await;
    for answer in [&nobody, &somebody] {
        assert_eq!(
            (answer.status, answer.header("location")),
            (StatusCode::SEE_OTHER, "/forgotten-password?sent=1")
        );
    }
    assert!(site.get("/forgotten-password?sent=1").await.text.contains("Kijk in je mail"));
    let letters = letters(folder.path(), 1).await;
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert_eq!(folder.path().read_dir().unwrap().count(), 1, "nobody gets no letter");
    let letter = letters.first().unwrap().replace("=\r\n", "").replace("=3D", "=");
    assert!(letter.contains("<directie@demo.example>"), "{letter}");
    let path = between(&letter, "https://stut.school.example", "\r\n");
    let done = site.post(path, &format!("password={GOOD}")).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{letter}");
    let old = format!("email=directie%40demo.example&password={PASSWORD}");
    assert_eq!(site.post("/sign-in", &old).await.status, StatusCode::UNPROCESSABLE_ENTITY);

    for _ in 0..5 {
        site.post("/forgotten-password", "email=ib%40demo.example").await;
    }
    let wait = site.post("/forgotten-password", "email=ib%40demo.example").await;
    assert_eq!(wait.status, StatusCode::TOO_MANY_REQUESTS, "nobody's mailbox is filled");
    assert!(wait.text.contains("value=\"ib@demo.example\""));
}

#[tokio::test]
async fn guessing_links_is_slow() {
    let site = Site::demo().await.signed_out();
    let (operator, id) = (site.app.act_as(Actor::Operator), account_of(&site, "directie@demo.example").await);
    let link = invite(&operator, None, id).await.unwrap().path();
    for n in 0..20 {
        let expected = StatusCode::NOT_FOUND;
        assert_eq!(site.get(&format!("/invitation/geraden{n}")).await.status, expected);
    }
    let wait = site.get("/invitation/nog-een").await;
    assert_eq!(wait.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(wait.text.contains("Wacht 1 minuut"), "{}", wait.text);
    assert_eq!(site.get(&link).await.status, StatusCode::OK, "a good link opens all the same");
    assert_eq!(site.get("/set-up/geraden").await.status, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn the_password_is_changed_with_the_present_one() {
    let site = Site::demo().await;
    let page = site.get("/me").await;
    assert!(page.text.contains("Ingrid van Loon") && page.text.contains("ib@demo.example"), "{}", page.text);
    let wrong = site.post("/me/password", &format!("present=fout&new={GOOD}")).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("Dit is niet je wachtwoord van nu."), "{}", wrong.text);
    assert!(!wrong.text.contains("fietsbellen"));
    let weak = site.post("/me/password", &format!("present={PASSWORD}&new=Wachtwoord123")).await;
    assert_eq!(weak.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(weak.text.contains("new-help new-error\" aria-invalid=\"true\""), "{}", weak.text);
    assert!(!weak.text.contains(PASSWORD) && !weak.text.contains("Wachtwoord123"));
    let done = site.post("/me/password", &format!("present={PASSWORD}&new={GOOD}")).await;
    assert_eq!((done.status, done.header("location")), (StatusCode::SEE_OTHER, "/me?changed=1"));
    assert_eq!(
        site.get("/me").await.header("location"),
        "/sign-in?back=%2Fme",
        "the former cookie is good no longer"
    );
    let site = site.with_cookies(&cookies(&done));
    assert!(site.get("/me?changed=1").await.text.contains("Je wachtwoord is veranderd."));
}

#[tokio::test]
async fn sessions_are_listed_and_ended() {
    let site = Site::demo().await.signed_out();
    let right = format!("email=ib%40demo.example&password={PASSWORD}");
    let (other, this) = (site.post("/sign-in", &right).await, site.post("/sign-in", &right).await);
    let site = site.with_cookies(&cookies(&this));
    let page = site.get("/me").await.text;
    assert_eq!(page.matches("dit apparaat").count(), 1, "{page}");
    assert_eq!(
        page.matches("onbekend apparaat").count(),
        5,
        "three lines, two of them with a button: {page}"
    );
    let id = between(&page, "name=\"session\" value=\"", "\"").to_owned();
    let ended = site.post("/me/sessions", &format!("session={id}")).await;
    assert_eq!((ended.status, ended.header("location")), (StatusCode::SEE_OTHER, "/me?ended=1"));
    assert_eq!(site.post("/me/sessions", &format!("session={id}")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(site.post("/me/sessions", "").await.status, StatusCode::SEE_OTHER);
    assert!(!site.get("/me").await.text.contains("name=\"session\""));
    let site = site.with_cookies(&cookies(&other));
    assert_eq!(site.get("/me").await.status, StatusCode::SEE_OTHER, "signed out");
}

#[tokio::test]
async fn who_signs_in_anew_leaves_no_session_behind() {
    let site = Site::demo().await;
    let wrong = site.post("/sign-in", "email=directie%40demo.example&password=fout").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(site.get("/me").await.status, StatusCode::OK, "nobody came in, so nobody went out");
    let right = format!("email=directie%40demo.example&password={PASSWORD}");
    let other = cookies(&site.post("/sign-in", &right).await);
    assert_eq!(site.get("/me").await.header("location"), "/sign-in?back=%2Fme", "the former one ended");
    let site = site.with_cookies(&other);
    assert!(site.get("/me").await.text.contains("directie@demo.example"));
}

#[tokio::test]
async fn other_rights_bring_a_new_cookie_on_any_page() {
    let site = Site::demo().await;
    let again = NewAccount {
        email: "ib@demo.example".parse().unwrap(),
        name: "Ingrid van Loon".to_owned(),
        password: None,
    };
    let role = Some(("77QX00", Role::Principal));
    add_user(&site.app.act_as(Actor::Operator), again, role).await.unwrap();
    // Also where the page sets a cookie of its own.
    let answer = site.post("/language", "language=en&back=%2Fme").await;
    let set = cookies(&answer);
    assert!(set.iter().any(|cookie| cookie.starts_with("stut_language=")), "{set:?}");
    let new = set.iter().find(|cookie| cookie.starts_with("stut_session=")).unwrap();
    assert_eq!(site.with_cookies(std::slice::from_ref(new)).get("/me").await.status, StatusCode::OK);
}
