//! The pages of tests and norms.

use crate::support::Site;
use axum::http::StatusCode;

const HEAD: &str = "series;version;subject;moment;score_from;score_to;level;percentile;mean;dle\n";
const ROWS: &str = "DEMO-EIGEN;;Rekenen;M5;0;99;V;10;180,5;12\nDEMO-EIGEN;;Rekenen;M5;100;300;I;90;;36\n";
const NORMS: &str = "/77QX00/settings/norms";
const TESTS: &str = "/77QX00/settings/tests";

fn norms(rows: &str) -> Vec<(&'static str, Vec<u8>)> {
    vec![("map\\normen.csv", format!("{HEAD}{rows}").into_bytes())]
}

#[tokio::test]
async fn a_file_is_looked_at_applied_and_taken_away() {
    let site = Site::demo().await;
    let empty = site.get(NORMS).await;
    assert!(empty.text.contains("Er zijn nog geen normtabellen"));
    assert!(
        empty.text.contains("81–100") && empty.text.contains("76–100"),
        "the bands with their percentiles"
    );
    assert!(empty.text.contains("Bron: cito.nl"), "and their source");
    let look = site.upload(&format!("{NORMS}/look"), &norms(ROWS), &["source=Handleiding 2024"]).await;
    assert_eq!(look.status, StatusCode::OK, "{}", look.text);
    assert!(look.text.contains("Er is nog niets opgeslagen") && look.text.contains("DEMO-EIGEN"));
    assert!(!site.get(NORMS).await.text.contains("DEMO-EIGEN"), "looking keeps nothing");

    let (_, content) = look.text.split_once("<textarea name=\"content\" hidden>\n").unwrap();
    let (content, _) = content.split_once("</textarea>").unwrap();
    let fields = [format!("content={content}"), "name=normen.csv".into(), "source=Handleiding 2024".into()];
    let fields: Vec<&str> = fields.iter().map(String::as_str).collect();
    let applied = site.upload(&format!("{NORMS}/apply"), &[], &fields).await;
    assert_eq!(
        (applied.status, applied.header("location")),
        (StatusCode::SEE_OTHER, "/77QX00/settings/norms?done=applied")
    );
    let list = site.get(&format!("{NORMS}?done=applied")).await.text;
    assert!(list.contains("De normtabellen zijn overgenomen") && list.contains("180,5"));

    let table = site.link(NORMS, "\">DEMO-EIGEN").await;
    let page = site.get(&table).await.text;
    assert!(page.contains("Handleiding 2024") && page.contains(">36<"), "{page}");
    assert_eq!(site.post(&format!("{table}/remove"), "").await.status, StatusCode::SEE_OTHER);
    assert_eq!(site.get(&table).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_file_with_mistakes_is_told_line_by_line() {
    let site = Site::demo().await;
    let wrong = ROWS.replace(";100;300;", ";101;300;").replace("180,5", "veel");
    for end in ["look", "apply"] {
        let answer = site.upload(&format!("{NORMS}/{end}"), &norms(&wrong), &[]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.text.contains("normen.csv · regel 2") && answer.text.contains("<code>mean</code>"));
        assert!(!answer.text.contains("/norms/apply"), "what is refused cannot be applied");
    }
    let empty = site.get(&format!("{NORMS}/empty.csv")).await;
    assert!(empty.header("content-disposition").contains("normtabel.csv"));
    assert!(empty.text.starts_with("\u{feff}series;version;subject;moment;"));
    assert!(empty.text.lines().count() > 5 && empty.text.lines().all(|line| line.matches(';').count() == 9));
}

#[tokio::test]
async fn how_didactic_age_is_counted_is_chosen_over_a_version() {
    let site = Site::demo().await;
    let address = format!("{NORMS}/didactic-age");
    let first = site.post(&address, "convention=month_running&version=0").await;
    assert_eq!(first.status, StatusCode::SEE_OTHER);
    let page = site.get(NORMS).await.text;
    assert!(page.contains("value=\"month_running\" checked"));
    let late = site.post(&address, "convention=months_completed&version=0").await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.text.contains("lopende"), "what somebody else chose stands beside it");
    assert_eq!(
        site.post(&address, "convention=months_completed&version=1&choice=mine").await.status,
        StatusCode::SEE_OTHER
    );
    assert_eq!(
        site.post(&address, "convention=guess&version=2").await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
}

#[tokio::test]
async fn the_catalogue_is_shown_hidden_and_changed() {
    let site = Site::demo().await;
    let page = site.get(TESTS).await.text;
    assert!(page.contains("Rekenen-Wiskunde 3.0") && page.contains("gevonden in resultaten"));
    assert!(page.contains("niet bevestigd"), "what is not sure says so");
    let hidden = site.post(&format!("{TESTS}/hide"), "key=AVI&version=0&hidden=1").await;
    assert_eq!(hidden.status, StatusCode::SEE_OTHER);
    assert!(site.get(TESTS).await.text.contains("verborgen"));

    let series = format!("{TESTS}/series");
    let wrong = site.post(&series, "new=1&key=&name=Iets&subject=&year_groups=12&moments=M3&version=0").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("value=\"Iets\"") && wrong.text.contains("id=\"year_groups-error\""));
    let form =
        "new=1&key=Eigen+reeks&name=Onze+reeks&subject=Rekenen&year_groups=3-8&moments=M3+E3&version=0";
    assert_eq!(site.post(&series, form).await.status, StatusCode::SEE_OTHER);
    let one = site.get(&format!("{series}?key=Eigen%20reeks")).await.text;
    assert!(one.contains("value=\"M3 E3\"") && one.contains("Deze reeks weghalen"));
    let late = site.post(&series, "key=Eigen+reeks&name=Anders&subject=Rekenen&version=0").await;
    assert_eq!(late.status, StatusCode::CONFLICT, "{}", late.text);
    assert_eq!(site.get(&format!("{series}?key=nergens")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(
        site.post(&format!("{TESTS}/forget"), "key=Eigen+reeks&version=1").await.status,
        StatusCode::SEE_OTHER
    );
}

#[tokio::test]
async fn an_own_list_is_made_changed_and_taken_away() {
    let site = Site::demo().await;
    let own = format!("{TESTS}/own");
    let form = "key=&version=0&name=Kijklijst&subject=Gedrag&kind=observation&test-0=&scale-0=Rust&test-1=&scale-1=Werk\
        &before-0=&label-0=vaak&from-0=3,5&before-1=&label-1=soms&from-1=0&attention-1=1";
    let bad = site.post(&own, &form.replace("from-0=3,5", "from-0=hoog")).await;
    assert_eq!(bad.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        bad.text.contains("value=\"hoog\"") && bad.text.contains("id=\"from-0-error\""),
        "what was typed stays"
    );
    let saved = site.post(&own, form).await;
    assert_eq!(
        (saved.status, saved.header("location")),
        (StatusCode::SEE_OTHER, "/77QX00/settings/tests/own?key=Kijklijst&saved=0")
    );
    let page = site.get(saved.header("location")).await.text;
    assert!(page.contains("Opgeslagen") && page.contains("value=\"Rust\"") && page.contains("value=\"3,5\""));
    assert!(page.find("value=\"soms\"") < page.find("value=\"vaak\""), "lowest first");
    assert!(site.get(TESTS).await.text.contains("soms, vaak"));

    let late = site.post(&own, &form.replace("key=&", "key=Kijklijst&")).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    let removed = site.post(&format!("{own}/remove"), "key=Kijklijst&version=1").await;
    assert_eq!(removed.header("location"), "/77QX00/settings/tests?done=removed");
    assert_eq!(site.get(&format!("{own}?key=Kijklijst")).await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_settings_lead_there_and_a_teacher_does_not_come_there() {
    let site = Site::demo().await;
    let settings = site.get("/77QX00/settings").await.text;
    assert!(
        settings.contains(&format!("href=\"{NORMS}\"")) && settings.contains(&format!("href=\"{TESTS}\""))
    );
    let teacher = site.sign_in("leerkracht5a@demo.example").await;
    for address in [NORMS, TESTS, "/77QX00/settings/norms/empty.csv"] {
        assert_eq!(teacher.get(address).await.status, StatusCode::FORBIDDEN, "{address}");
    }
    let sent = teacher.upload(&format!("{NORMS}/look"), &norms(ROWS), &[]).await;
    assert_eq!(sent.status, StatusCode::FORBIDDEN);
}
