//! A group plan for 32 pupils: opening it, saving a field, evaluating it, writing it out.

use crate::{
    made, median, ms,
    pages::{Visited, many},
    say, timed,
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
const PUPILS: usize = 32;

pub(crate) async fn measure() {
    let folder = tempfile::tempdir().unwrap();
    let db = Db::open_folder(folder.path()).await.unwrap();
    let now = date(2026, 3, 1).at(9, 0, 0, 0).in_tz("UTC").unwrap();
    let app = App::new(db, Clock::Fixed(now));
    let operator = app.act_as(Actor::Operator);
    let roster = Source::memory("roster.xml", made::roster_in_groups_of(PUPILS, PUPILS));
    import_roster(&operator, roster, Options::default(), None).await.unwrap();
    let mut bytes = Vec::new();
    made::results(PUPILS, 8, &mut bytes);
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
    // The plan began before the newest results, so that these tell what came of it.
    let days = "starts_on=2025-11-03&ends_on=2026-02-15&halfway_on=2025-12-15";
    let form = format!("subject=Rekenen-Wiskunde&style=period&preset=period&{days}");
    site.post(&format!("{group}/plans"), form).await;
    let list = crate::pages::page(&site, &format!("{group}/plans")).await;
    let plan = crate::pages::link_before(&list, "\">Rekenen-Wiskunde in");
    site.post(&format!("{plan}/proposals"), String::new()).await;
    say("group plan being made, 32 pupils", &ms(many(&site, &plan, 200).await), "10 ms");
    let mut all = Vec::new();
    for version in 0..200 {
        let form = format!("part=basic&field=approach&text=Ronde+{version}&version={version}");
        all.push(timed(site.post(&format!("{plan}/texts"), form)).await.1);
    }
    say("one field of a plan saved", &ms(median(all)), "5 ms");
    site.post(&format!("{plan}/step"), "step=begin&version=1".to_owned()).await;
    say("group plan with all figures of its evaluation", &ms(many(&site, &plan, 200).await), "20 ms");
    let pdf = format!("{plan}/plan.pdf");
    let (_, first) = timed(crate::pages::page(&site, &pdf)).await;
    say("group plan as PDF, first", &ms(first), "200 ms");
    say("group plan as PDF, later", &ms(many(&site, &pdf, 20).await), "200 ms");
}
