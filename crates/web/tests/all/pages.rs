//! Every page, asked in process.

use crate::support::Site;
use axum::{
    body::Body,
    http::{Request, StatusCode},
};

#[tokio::test]
async fn a_new_program_asks_for_the_first_roster() {
    let site = Site::empty().await;
    let start = site.get("/").await;
    assert_eq!(start.status, StatusCode::OK);
    assert!(start.text.contains("action=\"/imports/roster\""), "{}", start.text);
    assert_eq!(site.get("/77QX00/groups").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn files_become_an_overview() {
    let site = Site::empty().await;
    let files = app::demo::files().unwrap();
    let newest = |start: &str| files.iter().rev().find(|(name, _)| name.starts_with(start)).unwrap();
    let (name, roster) = newest("edexml");
    let own = ["own_role=coordinator"];
    let made = site.upload("/imports/roster", &[(name, roster.clone())], &own).await;
    assert_eq!((made.status, made.header("location")), (StatusCode::SEE_OTHER, "/77QX00/imports/1?made=1"));
    let again = site.upload("/imports/roster", &[(name, roster.clone())], &[]).await;
    let preview = site.get(again.header("location")).await;
    assert_eq!(preview.status, StatusCode::OK);
    assert!(preview.text.contains("Er verandert niets"), "{}", preview.text);

    let (name, results) = newest("uwlr");
    let held = site.upload("/imports/results", &[(name, results.clone())], &[]).await;
    assert_eq!(held.status, StatusCode::SEE_OTHER, "{}", held.text);
    let made = {
        let at = held.header("location");
        site.post(&format!("{at}/apply"), &site.yes_to(at).await).await
    };
    assert_eq!(made.header("location"), "/77QX00/imports/2?made=1");
    let group = site.group("5A").await;
    let overview = site.get(&group).await;
    assert!(overview.text.contains("Emre Yıldız"));

    let undone = site.post("/77QX00/imports/2/rollback", "").await;
    assert_eq!(undone.header("location"), "/77QX00/imports/2?undone=1");
    assert!(site.get("/77QX00/imports").await.text.contains("teruggedraaid"));
    assert_eq!(site.post("/77QX00/imports/2/rollback", "").await.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn a_refused_file_says_where_and_what() {
    let site = Site::empty().await;
    let refused = site.upload("/imports/roster", &[("foto.png", b"\x89PNG\r\n\x1a\n".to_vec())], &[]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused.text.contains("foto.png") && refused.text.contains("Er is niets opgeslagen"),
        "{}",
        refused.text
    );
    let nothing = site.upload("/imports/results", &[], &[]).await;
    assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
    let (_, roster) = app::demo::files().unwrap().remove(0);
    let half = roster[..roster.len() / 2].to_vec();
    let refused = site.upload("/imports/roster", &[("<b>half.xml", half)], &[]).await;
    assert!(refused.text.contains("regel ") && refused.text.contains("halverwege"), "{}", refused.text);
    assert!(!refused.text.contains("<b>half"), "the name of the file is escaped");
    assert!(site.get("/").await.text.contains("/imports/roster"), "nothing was saved");
}

#[tokio::test]
async fn the_overview_shows_level_growth_signals_and_blind_spots() {
    let site = Site::demo().await;
    let group = site.group("5A").await;
    let page = site.get(&group).await.text;
    let row = page.split("<tr ").find(|row| row.contains("Emre Y")).unwrap();
    assert!(row.contains("data-signals=\"drop low slow_growth\""), "{row}");
    assert!(row.contains("lv lv4") && row.contains(">V<"), "{row}");
    assert!(!row.contains("data-blind") && !row.contains("blinde vlek"), "a plan in arithmetic runs: {row}");
    assert!(row.contains("<svg"), "the line of earlier sittings");
    let row = page.split("<tr ").find(|row| row.contains("Guus van den Berg")).unwrap();
    assert!(row.contains("data-blind") && row.contains("blinde vlek"), "nothing runs in reading: {row}");
    assert!(page.contains("twee keer achter elkaar lager"), "explained in words");
    assert_eq!(page.matches("<tr data-signals").count(), 24);
}

#[tokio::test]
async fn filter_and_order_work_without_script() {
    let site = Site::demo().await;
    let group = site.group("5A").await;
    let shown = |html: &str| html.matches("<tr data-signals").count() - html.matches(" hidden>").count();
    let blind = site.get(&format!("{group}?filter=blind")).await.text;
    let everyone = site.get(&group).await.text;
    assert_eq!(shown(&everyone), 24);
    assert!(shown(&blind) > 0 && shown(&blind) < 24);
    let sorted = site.get(&format!("{group}?sort=signals")).await.text;
    let first = sorted.split("<tr ").nth(2).unwrap();
    assert!(first.contains("data-blind"), "{first}");
    let by_subject = site.get(&format!("{group}?sort=0&filter=signal")).await.text;
    let places: Vec<i64> = by_subject
        .split("<tr ")
        .skip(2)
        .filter_map(|row| {
            row.split("<td class=\"cell").nth(1)?.split("data-v=\"").nth(1)?.split('"').next()?.parse().ok()
        })
        .collect();
    assert!(places.len() > 20 && places.is_sorted(), "{places:?}");
}

#[tokio::test]
async fn the_pupil_page_has_a_chart_with_words_and_a_table() {
    let site = Site::demo().await;
    let group = site.group("5A").await;
    let pupil = site.link(&group, "\">Emre Y").await;
    let page = site.get(&pupil).await.text;
    assert_eq!(page.matches("role=\"img\"").count(), 1);
    assert!(page.contains("<title") && page.contains("<desc"), "the chart has words");
    assert!(page.contains("niveau V op"), "the signal explains itself");
    assert!(page.contains("26-01-2026"), "the table has the newest sitting");
    let other = site.get(&format!("{pupil}?series=1")).await.text;
    assert_ne!(page, other);
    assert_eq!(site.get(&format!("{pupil}?series=99")).await.status, StatusCode::OK);
}

#[tokio::test]
async fn what_is_not_there_is_not_found() {
    let site = Site::demo().await;
    let none = "019a0000-0000-7000-8000-000000000000";
    for address in [
        format!("/77QX00/pupils/{none}"),
        format!("/77QX00/groups/{none}"),
        format!("/77QX00/groups/{none}/overview.pdf"),
        "/77QX00/pupils/nobody".to_owned(),
        "/77QX00/groups?year=2010-2011".to_owned(),
        "/77QX00/imports/99".to_owned(),
        "/88XX00/groups".to_owned(),
        "/77QX00/nothing".to_owned(),
        "/assets/nothing.css".to_owned(),
    ] {
        assert_eq!(site.get(&address).await.status, StatusCode::NOT_FOUND, "{address}");
    }
}

#[tokio::test]
async fn search_finds_by_any_part_and_gives_script_only_the_hits() {
    let site = Site::demo().await;
    let page = site.get("/77QX00/search?q=yildiz").await.text;
    assert!(page.contains("<html") && page.contains("Emre Yıldız"));
    let request =
        Request::get("/77QX00/search?q=yil").header("x-requested-with", "fetch").body(Body::empty());
    let hits = site.ask(request.unwrap()).await.text;
    assert!(!hits.contains("<html") && hits.contains("class=\"hits\"") && hits.contains("Emre"), "{hits}");
    let groups = site.get("/77QX00/search?q=6%2F7").await.text;
    assert!(groups.contains("<small class=\"kind\">groep</small>"), "{groups}");
    let script = site.get("/77QX00/search?q=%3Cscript%3Ealert(1)%3C/script%3E").await.text;
    assert!(!script.contains("<script>alert"), "what is typed is escaped");
}

#[tokio::test]
async fn pdf_and_csv_are_files() {
    let site = Site::demo().await;
    let group = site.group("6/7").await;
    let pdf = site.get(&format!("{group}/overview.pdf")).await;
    assert_eq!(pdf.header("content-type"), "application/pdf");
    assert!(pdf.bytes.starts_with(b"%PDF-"));
    assert_eq!(pdf.header("content-disposition"), "inline; filename=\"groepsoverzicht-6-7-2025-2026.pdf\"");
    let csv = site.get(&format!("{group}/overview.csv")).await;
    assert!(csv.text.starts_with("\u{feff}key;name;"));
}

#[tokio::test]
async fn the_school_gets_its_name_and_a_person_a_language() {
    let site = Site::demo().await;
    let form = site.get("/77QX00/settings").await.text;
    let (_, version) = form.split_once("name=\"version\" value=\"").unwrap();
    let (version, _) = version.split_once('"').unwrap();
    let typed = format!("version={version}&name=De+%3Cb%3EBrug%3C%2Fb%3E&board=Ons+bestuur");
    let saved = site.post("/77QX00/settings", &typed).await;
    assert_eq!(saved.header("location"), "/77QX00/settings?saved=1");
    let page = site.get("/77QX00/settings?saved=1").await.text;
    assert!(page.contains("De &#60;b&#62;Brug") && !page.contains("<b>Brug"), "{page}");
    assert!(!page.contains("verzonnen school"), "it is no longer the demo school");

    let chosen = site.post("/language", "language=en&back=/77QX00/groups").await;
    assert_eq!(chosen.header("location"), "/77QX00/groups");
    let cookie = chosen.header("set-cookie").split(';').next().unwrap().to_owned();
    let request = Request::get("/77QX00/groups").header("cookie", cookie).body(Body::empty()).unwrap();
    assert!(site.ask(request).await.text.contains("<html lang=\"en\">"));
    let elsewhere = site.post("/language", "language=en&back=//evil.example/").await;
    assert_eq!(elsewhere.header("location"), "/");
}

#[tokio::test]
async fn every_answer_is_guarded() {
    let site = Site::demo().await;
    let page = site.get("/77QX00/groups").await;
    assert!(page.header("content-security-policy").starts_with("default-src 'none'"));
    assert_eq!(page.header("x-content-type-options"), "nosniff");
    assert_eq!(page.header("referrer-policy"), "same-origin");
    assert_eq!(page.header("cache-control"), "no-store");
    assert!(!page.header("x-request-id").is_empty());
    assert!(
        !page.text.contains(" style=") && !page.text.contains("onclick"),
        "nothing that the policy forbids"
    );

    let forged = Request::post("/77QX00/settings")
        .header("content-type", "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "cross-site")
        .body(Body::from("name=x&board=y"));
    assert_eq!(site.ask(forged.unwrap()).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn rooms_that_do_not_fit_on_a_phone_stand_behind_one_word() {
    let menu = async |who: &str, where_to: &str| {
        let page = Site::demo_as(who).await.get(where_to).await.text;
        page.split("<nav aria-label=\"Hoofdmenu\">")
            .nth(1)
            .unwrap()
            .split("</nav>")
            .next()
            .unwrap()
            .to_owned()
    };
    let many = menu("directie@demo.example", "/77QX00/year-plan").await;
    let (bar, more) = many.split_once("<summary aria-current=\"true\">Meer</summary>").unwrap();
    assert_eq!(bar.matches("<li><a").count(), 4);
    assert_eq!(bar.matches("class=\"beyond\"").count(), more.matches("<a href").count());
    assert!(more.contains("/year-plan\" aria-current=\"page\">"));
    let few = menu("specialist@demo.example", "/77QX00/pupils").await;
    let rooms = few.matches("<li><a").count();
    assert!((1..=5).contains(&rooms) && !few.contains("Meer") && !few.contains("beyond"), "{few}");
}

#[tokio::test]
async fn a_first_visit_is_light() {
    let site = Site::demo().await;
    let group = site.group("5A").await;
    let html = site.get(&group).await.text;
    let assets: std::collections::BTreeSet<&str> =
        html.split('"').filter(|t| t.starts_with("/assets/")).collect();
    assert!(assets.len() <= 5, "{assets:?}");
    let mut sent = 0;
    for address in assets.iter().copied().chain([group.as_str()]) {
        let request = Request::get(address).header("accept-encoding", "gzip").body(Body::empty()).unwrap();
        let answer = site.ask(request).await;
        assert_eq!(answer.status, StatusCode::OK, "{address}");
        sent += answer.bytes.len();
    }
    assert!(sent < 120_000, "{sent} bytes");
}

#[tokio::test]
async fn the_list_of_pupils_shows_a_hundred_at_a_time() {
    let site = Site::demo().await;
    let first = site.get("/77QX00/pupils").await.text;
    assert_eq!(first.matches("<th scope=\"row\">").count(), 100);
    let address =
        first.split("rel=\"next\" href=\"").nth(1).unwrap().split('"').next().unwrap().replace("&#38;", "&");
    let second = site.get(&address).await.text;
    assert_eq!(second.matches("<th scope=\"row\">").count(), 100);
    assert!(second.contains("rel=\"prev\""));
    let beyond = site.get("/77QX00/pupils?page=9999").await;
    assert_eq!(beyond.status, StatusCode::OK);
}

#[tokio::test]
async fn who_watches_over_the_program_sees_that_it_is_alive_and_whether_it_is_ready() {
    let site = Site::empty().await;
    assert_eq!(
        (site.get("/healthz").await.text.as_str(), site.get("/readyz").await.text.as_str()),
        ("ok", "ready")
    );
    site.app.close().await;
    assert_eq!(site.get("/healthz").await.status, StatusCode::OK);
    assert_eq!(site.get("/readyz").await.status, StatusCode::SERVICE_UNAVAILABLE);
}

#[tokio::test]
async fn what_cannot_be_read_is_answered_in_words() {
    let site = Site::demo().await;
    for (address, form, status) in [
        ("/77QX00/settings", "version=geen", StatusCode::UNPROCESSABLE_ENTITY),
        ("/77QX00/settings", &*format!("name={}", "a".repeat(3_000_000)), StatusCode::PAYLOAD_TOO_LARGE),
    ] {
        let answer = site.post(address, form).await;
        assert_eq!(answer.status, status);
        assert!(answer.text.contains("<h1>Dit kon Stut niet lezen</h1>"), "{}", answer.text);
    }
    let answer = site.get("/77QX00/pupils?page=abc").await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    assert!(answer.header("content-type").starts_with("text/html"));
}

#[tokio::test]
async fn the_sign_of_the_school_is_taken_shown_printed_and_taken_away() {
    let site = Site::demo().await;
    let address = "/77QX00/settings/logo";
    let group = site.group("5A").await;
    let paper = async || site.get(&format!("{group}/overview.pdf")).await.bytes;
    let before = paper().await;
    assert!(site.get(address).await.text.contains("Er is nog geen logo"));
    assert_eq!(site.get(&format!("{address}/picture")).await.status, StatusCode::NO_CONTENT);
    let png = include_bytes!("../../../../fixtures/pictures/logo.png").to_vec();
    for (name, content) in [
        ("logo.svg", b"<svg xmlns=\"http://www.w3.org/2000/svg\"/>".to_vec()),
        ("logo.png", b"geen plaatje".to_vec()),
        ("logo.png", png[..40].to_vec()),
        ("", Vec::new()),
    ] {
        let refused = site.upload(address, &[(name, content)], &[]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{name}");
        assert!(refused.text.contains("geen png of jpg"), "{}", refused.text);
    }
    let large = site.upload(address, &[("logo.png", vec![0; 200_001])], &[]).await;
    assert!(large.text.contains("hooguit 200 kB"), "{}", large.text);
    let taken = site.upload(address, &[("logo.png", png.clone())], &[]).await;
    assert_eq!(taken.status, StatusCode::SEE_OTHER, "{}", taken.text);
    let picture = site.get(&format!("{address}/picture")).await;
    assert_eq!((picture.header("content-type"), picture.bytes == png), ("image/png", true));
    let signed = paper().await;
    let shown = |pdf: &[u8]| pdf.windows(14).filter(|part| part == b"/Subtype/Image").count();
    assert!(shown(&signed) > shown(&before), "the sign stands on paper");
    assert_eq!(site.post(&format!("{address}/remove"), "").await.status, StatusCode::SEE_OTHER);
    assert_eq!(shown(&paper().await), shown(&before));
    let teacher = site.sign_in("leerkracht5a@demo.example").await;
    assert_eq!(teacher.get(address).await.status, StatusCode::FORBIDDEN);
    assert_eq!(teacher.upload(address, &[("logo.png", png)], &[]).await.status, StatusCode::FORBIDDEN);
}
