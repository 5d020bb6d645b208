//! The page of the day and the board of cases, in a school of 400 pupils with 300 open agreements.

use crate::{
    made, ms,
    pages::{Visited, link_before, many, page},
    say,
};
use app::{
    App, Clock,
    imports::{Options, Source, import_results, import_roster},
    trust::{NewAccount, add_user},
};
use domain::{Personal, trust::Role};
use jiff::civil::date;
use policy::Actor;
use store::Db;

const PASSWORD: &str = "vier-eenden-in-de-gracht";
const PUPILS: usize = 400;
const AGREEMENTS: usize = 300;
const CASES: usize = 40;
const TALKS: usize = 8;

/// In whatever else the database holds.
pub(crate) async fn measure(db: Db) {
    let now = date(2026, 3, 2).at(9, 0, 0, 0).in_tz("UTC").unwrap();
    let app = App::new(db, Clock::Fixed(now));
    let operator = app.act_as(Actor::Operator);
    let roster = Source::memory("roster.xml", made::roster(PUPILS));
    import_roster(&operator, roster, Options::default(), None).await.unwrap();
    let mut bytes = Vec::new();
    made::results(PUPILS, 8, &mut bytes);
    let results = vec![Source::memory("results.xml", bytes)];
    import_results(&operator, results, Options::default(), None).await.unwrap();
    let coordinator = person(&app, ("ib@day.example", "Ina Begeleider"), Role::Coordinator).await;
    person(&app, ("anke@day.example", "Anke Voorbeeld"), Role::Teacher).await;
    fill(&coordinator).await;
    let board = format!("/{}/route", made::SCHOOL);
    let today = format!("/{}/today", made::SCHOOL);
    let what = format!("page of the day, {PUPILS} pupils, {AGREEMENTS} agreements");
    say(&what, &ms(many(&coordinator, &today, 200).await), "15 ms");
    say(&format!("board of {CASES} cases"), &ms(many(&coordinator, &board, 200).await), "10 ms");
    let list = format!("/{}/agreements", made::SCHOOL);
    say("list of agreements", &ms(many(&coordinator, &list, 200).await), "-");
    let talks = format!("/{}/talks", made::SCHOOL);
    say("list of talks", &ms(many(&coordinator, &talks, 200).await), "-");
}

async fn person(app: &App, (email, name): (&str, &str), role: Role) -> Visited {
    let new = NewAccount {
        email: email.parse().unwrap(),
        name: name.to_owned(),
        password: Some(Personal::new(PASSWORD.to_owned())),
    };
    add_user(&app.act_as(Actor::Operator), new, Some((made::SCHOOL, role))).await.unwrap();
    Visited::new(app, email, PASSWORD).await
}

/// Half of the agreements are hers; they are due over the weeks around today.
async fn fill(site: &Visited) {
    let groups = page(site, &format!("/{}/groups", made::SCHOOL)).await;
    let group = link_before(&groups, "\"><b>3");
    let (_, group) = group.rsplit_once('/').unwrap();
    for number in 0..AGREEMENTS {
        let who = if number.is_multiple_of(2) { "ik" } else { "anke" };
        let form = format!("is_line=yes&line=%40{who}+afspraak+{number}+over+{}+weken", number % 9 + 1);
        site.post(&format!("/{}/agreements", made::SCHOOL), form).await;
    }
    for number in 0..CASES {
        let asked = "tried=niets&reach=Meer+kinderen+antwoorden&needs=skill";
        let form = format!("kind=group&group={group}&title=Vraag+{number}&{asked}");
        site.post(&format!("/{}/route", made::SCHOOL), form).await;
    }
    for number in 0..TALKS {
        let form =
            format!("kind=group&group={group}&held_on=2026-03-02&minutes=30&starts_at={:02}:30", number + 9);
        site.post(&format!("/{}/talks", made::SCHOOL), form).await;
    }
    let today = page(site, &format!("/{}/today", made::SCHOOL)).await;
    let board = page(site, &format!("/{}/route", made::SCHOOL)).await;
    assert!(
        today.contains("Groepsbespreking") && today.contains("afspraak 0"),
        "the day holds what was made"
    );
    assert_eq!(board.matches("Vraag ").count(), CASES, "the board holds what was asked");
}
