//! The support route in a school of 400 pupils with 120 open cases: the board, and one case with everything in it.

use crate::{
    made, ms,
    pages::{Visited, many, page},
    say,
};
use app::{
    App, Clock,
    imports::{Options, Source, import_roster},
    trust::{NewAccount, add_user},
};
use domain::{Personal, trust::Role};
use jiff::civil::date;
use policy::Actor;
use std::collections::BTreeSet;
use store::Db;

const PASSWORD: &str = "vier-eenden-in-de-gracht";
const PUPILS: usize = 400;
const CASES: usize = 120;

pub(crate) async fn measure() {
    let folder = tempfile::tempdir().unwrap();
    let db = Db::open_folder(folder.path()).await.unwrap();
    let now = date(2026, 3, 1).at(9, 0, 0, 0).in_tz("UTC").unwrap();
    let app = App::new(db, Clock::Fixed(now));
    let operator = app.act_as(Actor::Operator);
    let roster = Source::memory("roster.xml", made::roster_in_groups_of(PUPILS, 25));
    import_roster(&operator, roster, Options::default(), None).await.unwrap();
    let email = "ib@school.example";
    let new = NewAccount {
        email: email.parse().unwrap(),
        name: "Ina Begeleider".to_owned(),
        password: Some(Personal::new(PASSWORD.to_owned())),
    };
    add_user(&operator, new, Some((made::SCHOOL, Role::Coordinator))).await.unwrap();
    let site = Visited::new(&app, email, PASSWORD).await;
    for pupil in pupils(&site).await.iter().take(CASES) {
        let text = "tried=Extra+uitleg+aan+de+instructietafel&reach=Kent+de+tafels&need=Andere+aanpak";
        let form = format!("kind=pupil&pupil={pupil}&title=Automatiseren&subject=Rekenen&{text}");
        site.post("/77QX00/route", form).await;
    }
    let board = page(&site, "/77QX00/route").await;
    let shown = board.matches("class=\"route-card").count();
    assert_eq!(shown, CASES, "every case is on the board");
    say("board with 120 open cases, 400 pupils", &ms(many(&site, "/77QX00/route", 200).await), "10 ms");
    let case = crate::pages::link_before(&board, "\">Automatiseren");
    say("one case", &ms(many(&site, &case, 200).await), "10 ms");
}

/// The ids of the pupils of the school, from the pages of its groups.
async fn pupils(site: &Visited) -> BTreeSet<String> {
    let groups = page(site, "/77QX00/groups").await;
    let mut all = BTreeSet::new();
    for group in linked(&groups, "/77QX00/groups/") {
        all.extend(linked(&page(site, &format!("/77QX00/groups/{group}")).await, "/77QX00/pupils/"));
    }
    all
}

/// The ids that stand behind the start of an address.
fn linked(html: &str, start: &str) -> BTreeSet<String> {
    let behind = html.split(start).skip(1).filter_map(|rest| rest.get(..36));
    behind.filter(|id| id.chars().all(|c| c.is_ascii_hexdigit() || c == '-')).map(str::to_owned).collect()
}
