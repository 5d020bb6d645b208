//! Saving one cell of the grid, from the request to the answer, in a school with years of results.

use crate::{made, median, ms, pages::Visited, say, timed};
use app::{
    App, Clock,
    demo::PASSWORD,
    imports::{Options, Source, import_results, import_roster},
    trust::{NewAccount, add_user},
};
use domain::{Personal, trust::Role};
use jiff::civil::date;
use policy::Actor;
use store::Db;

pub(crate) async fn measure() {
    let folder = tempfile::tempdir().unwrap();
    let db = Db::open_folder(folder.path()).await.unwrap();
    let now = date(2026, 3, 1).at(9, 0, 0, 0).in_tz("UTC").unwrap();
    let app = App::new(db, Clock::Fixed(now));
    let operator = app.act_as(Actor::Operator);
    let roster = Source::memory("roster.xml", made::roster(400));
    import_roster(&operator, roster, Options::default(), None).await.unwrap();
    let mut bytes = Vec::new();
    made::results(400, 16, &mut bytes);
    let results = vec![Source::memory("results.xml", bytes)];
    import_results(&operator, results, Options::default(), None).await.unwrap();
    let email = "ib@school.example";
    let new = NewAccount {
        email: email.parse().unwrap(),
        name: "Ina Begeleider".to_owned(),
        password: Some(Personal::new(PASSWORD.to_owned())),
    };
    add_user(&operator, new, Some((made::SCHOOL, Role::Coordinator))).await.unwrap();
    let site = Visited::new(&app, email, PASSWORD).await;
    let groups = crate::pages::page(&site, "/77QX00/groups").await;
    let group = crate::pages::link_before(&groups, "\"><b>3");
    let sheet = format!("{group}/enter/E.RW");
    let html = crate::pages::page(&site, &format!("{sheet}?on=2026-03-01")).await;
    let (_, pupil) = html.split_once("data-pupil=\"").unwrap();
    let pupil = &pupil[..36];
    let mut all = Vec::new();
    let mut seen = String::new();
    for round in 0..200 {
        let text = format!("{}", 100 + round % 90);
        let cell = format!(r#"[{{"pupil":"{pupil}","column":"skill","text":"{text}","seen":"{seen}"}}]"#);
        let columns = r#"["skill","roman","percentile"]"#;
        let body = format!("on=2026-03-01&cells={}&columns={}", encoded(&cell), encoded(columns));
        let (answer, time) = timed(site.post(&format!("{sheet}/cells"), body)).await;
        assert!(answer.contains("\"saved\""), "{answer}");
        (seen, all) = (text, [all, vec![time]].concat());
    }
    let worst = all.iter().max().copied().unwrap();
    say("one cell of the grid, 400 pupils with 38,400 results", &ms(median(all)), "5 ms");
    say("the slowest of 200 cells", &ms(worst), "-");
}

fn encoded(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}
