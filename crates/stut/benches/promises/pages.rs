//! Pages of the demo school, in process: the time on the server without the network.

use crate::{median, ms, say, timed};
use app::{
    App, Clock, demo,
    trust::{CameFrom, SignIn, SignedIn, sign_in},
};
use axum::{body::Body, http::Request};
use domain::Personal;
use http_body_util::BodyExt as _;
use policy::Actor;
use std::net::Ipv4Addr;
use store::Db;
use tower::ServiceExt as _;
use web::Router;

pub(crate) async fn measure() {
    let folder = tempfile::tempdir().unwrap();
    let db = Db::open_folder(folder.path()).await.unwrap();
    let app = App::new(db, Clock::System);
    app::demo::fill(&app.act_as(Actor::Operator)).await.unwrap();
    let site = Visited::new(&app, "ib@demo.example", demo::PASSWORD).await;
    let groups = page(&site, "/77QX00/groups").await;
    let group = link_before(&groups, "\"><b>5A");
    let overview = page(&site, &group).await;
    let pupil = link_before(&overview, "\">Emre");
    let rounds = 200;
    say("overview page, demo school (24 pupils)", &ms(many(&site, &group, rounds).await), "5 ms");
    say("pupil page, demo school", &ms(many(&site, &pupil, rounds).await), "8 ms");
    say("list of groups, demo school", &ms(many(&site, "/77QX00/groups", rounds).await), "-");
    say("search, demo school", &ms(many(&site, "/77QX00/search?q=yil", rounds).await), "-");
    let pdf = format!("{group}/overview.pdf");
    let (_, first) = timed(page(&site, &pdf)).await;
    say("overview as PDF, first", &ms(first), "150 ms");
    say("overview as PDF, later", &ms(many(&site, &pdf, 20).await), "150 ms");
    papers(&site, &group, &pupil).await;
    first_visit(&site, &group).await;
}

/// Every other document of a group and of a pupil, and of all plans for pupils the slowest.
async fn papers(site: &Visited, group: &str, pupil: &str) {
    let fixed = [
        ("needs of a group as PDF", format!("{group}/needs.pdf")),
        ("needs of a pupil as PDF", format!("{pupil}/needs.pdf")),
        ("file of a pupil as PDF", format!("{pupil}/file.pdf")),
        (
            "overview and needs of a group bound as PDF",
            format!("{group}/bundle.pdf?piece=overview&piece=needs"),
        ),
    ];
    for (what, address) in fixed {
        say(what, &ms(many(site, &address, 20).await), "200 ms");
    }
    let list = page(site, "/77QX00/plans").await;
    let plans: std::collections::BTreeSet<&str> =
        list.split('"').filter(|text| text.contains("/pupils/") && text.contains("/plans/")).collect();
    let mut slowest = std::time::Duration::ZERO;
    for plan in &plans {
        slowest = slowest.max(many(site, &format!("{plan}/plan.pdf"), 20).await);
    }
    let what = format!("slowest of {} plans for pupils as PDF", plans.len());
    say(&what, &ms(slowest), "200 ms");
}

/// The program with somebody signed in.
pub(crate) struct Visited {
    router: Router,
    cookie: String,
}

impl Visited {
    pub(crate) async fn new(app: &App, email: &str, password: &str) -> Self {
        let typed = SignIn {
            email: email.to_owned(),
            password: Personal::new(password.to_owned()),
            from: CameFrom {
                caller: Ipv4Addr::LOCALHOST.into(),
                browser: "benchmark".to_owned(),
                device: None,
            },
        };
        let SignedIn::Yes(entry) = sign_in(app, typed).await.unwrap() else { panic!("not let in") };
        Self { router: web::router(app.clone()), cookie: format!("stut_session={}", entry.secret.reveal()) }
    }

    async fn ask(&self, request: axum::http::request::Builder) -> axum::response::Response {
        let request = request.header("cookie", &self.cookie).body(Body::empty()).unwrap();
        self.router.clone().oneshot(request).await.unwrap()
    }
}

impl Visited {
    /// Sends a form as a browser on the same page does; gives the text of the answer.
    pub(crate) async fn post(&self, address: &str, form: String) -> String {
        let request = Request::post(address)
            .header("cookie", &self.cookie)
            .header("content-type", "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .body(Body::from(form));
        let response = self.router.clone().oneshot(request.unwrap()).await.unwrap();
        let bytes = response.into_body().collect().await.unwrap().to_bytes();
        String::from_utf8_lossy(&bytes).into_owned()
    }
}

/// What a browser fetches on its first visit to the overview.
async fn first_visit(site: &Visited, group: &str) {
    let html = page(site, group).await;
    let mut bytes = packed(site, group).await;
    let mut requests = 1;
    let linked = html.split('"').filter(|text| text.starts_with("/assets/"));
    let linked: std::collections::BTreeSet<&str> = linked.collect();
    for asset in linked {
        bytes += packed(site, asset).await;
        requests += 1;
    }
    let measured = format!("{:.1} kB in {requests}", bytes as f64 / 1000.0);
    say("first visit to the overview, bodies as sent", &measured, "120 kB in 6 requests");
}

/// The middle time of many visits to a page.
pub(crate) async fn many(site: &Visited, address: &str, rounds: usize) -> std::time::Duration {
    let mut all = Vec::with_capacity(rounds);
    for _ in 0..rounds {
        all.push(timed(page(site, address)).await.1);
    }
    median(all)
}

/// The body of a page.
pub(crate) async fn page(site: &Visited, address: &str) -> String {
    let response = site.ask(Request::get(address)).await;
    assert!(response.status().is_success(), "{address}: {}", response.status());
    let bytes = response.into_body().collect().await.unwrap().to_bytes();
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The size of a body as a browser gets it.
async fn packed(site: &Visited, address: &str) -> usize {
    let response = site.ask(Request::get(address).header("accept-encoding", "gzip, br")).await;
    response.into_body().collect().await.unwrap().to_bytes().len()
}

/// The address in the link that ends just before a text.
pub(crate) fn link_before(html: &str, text: &str) -> String {
    let before = html.split_once(text).unwrap().0;
    before.rsplit_once('"').unwrap().1.to_owned()
}
