//! A browser without a screen: asks pages of the program in process.

#![allow(clippy::unwrap_used, reason = "a test that cannot be set up must stop")]

pub(crate) mod notes;
pub(crate) mod people;

use app::{
    App, Clock,
    demo::PASSWORD,
    trust::{BackupPlan, CameFrom, NewAccount, SignIn, SignedIn, add_user, sign_in},
};
use axum::{
    body::Body,
    http::{HeaderMap, Request, StatusCode, header::COOKIE},
};
use domain::{
    Personal,
    register::{School, SchoolRef},
    trust::Role,
};
use http_body_util::BodyExt as _;
use jiff::civil::{Date, date};
use policy::Actor;
use std::net::{IpAddr, Ipv4Addr};
use std::sync::Arc;
use store::{
    Db,
    audit::{AuditEvent, Deed},
    register,
};
use tempfile::TempDir;
use tokio::sync::OnceCell;
use tower::ServiceExt as _;
use web::Router;

/// The day on which the tests play.
pub(crate) const TODAY: Date = date(2026, 3, 1);

/// A program with a database of its own, which goes when the value goes.
pub(crate) struct Site {
    router: Router,
    pub(crate) app: App,
    pub(crate) db: Db,
    /// The cookie of who is signed in; empty when nobody is.
    cookie: String,
    folder: TempDir,
}

static DEMO: OnceCell<TempDir> = OnceCell::const_new();

/// A folder with the database of the demo school, closed, so that the file is whole.
async fn make_demo() -> TempDir {
    let site = Site::on(tempfile::tempdir().unwrap()).await;
    app::demo::fill(&site.app.act_as(Actor::Operator)).await.unwrap();
    site.app.close().await;
    site.folder
}

/// An answer.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
    pub(crate) bytes: Vec<u8>,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

/// This machine, in a browser that nobody used before.
pub(crate) fn from_here() -> CameFrom {
    CameFrom { caller: IpAddr::V4(Ipv4Addr::LOCALHOST), browser: "a test".to_owned(), device: None }
}

impl Site {
    /// A program that knows no school yet, on 1 March 2026, with its administrator signed in.
    pub(crate) async fn empty() -> Self {
        let site = Self::on(tempfile::tempdir().unwrap()).await;
        let new = NewAccount {
            email: "beheer@school.example".parse().unwrap(),
            name: "Bo Beheer".to_owned(),
            password: Some(Personal::new(PASSWORD.to_owned())),
        };
        add_user(&site.app.act_as(Actor::Operator), new, None).await.unwrap();
        site.sign_in("beheer@school.example").await
    }

    /// The same program for who signs in with this address.
    pub(crate) async fn sign_in(mut self, email: &str) -> Self {
        let typed = SignIn {
            email: email.to_owned(),
            password: Personal::new(PASSWORD.to_owned()),
            from: from_here(),
        };
        match sign_in(&self.app, typed).await.unwrap() {
            SignedIn::Yes(entry) => self.cookie = format!("stut_session={}", entry.secret.reveal()),
            other => panic!("{other:?}"),
        }
        self
    }

    /// The same program for somebody who is not signed in.
    pub(crate) fn signed_out(mut self) -> Self {
        self.cookie.clear();
        self
    }

    /// The same program for a browser that holds these cookies (`name=value`) and no others.
    pub(crate) fn with_cookies(self, cookies: &[String]) -> Self {
        Self { cookie: cookies.join("; "), ..self }
    }

    /// The same program, started in another way.
    pub(crate) fn with_app(self, start: impl FnOnce(App) -> App) -> Self {
        let app = start(self.app);
        Self { router: web::router(app.clone()), app, ..self }
    }

    /// The same program, which makes backups by itself.
    pub(crate) fn with_backups(self, plan: BackupPlan) -> Self {
        let router = web::with_backups(self.router, Arc::new(plan));
        Self { router, ..self }
    }

    /// A program that knows nothing and nobody yet.
    pub(crate) async fn bare() -> Self {
        Self::on(tempfile::tempdir().unwrap()).await
    }

    async fn on(folder: TempDir) -> Self {
        let db = Db::open_folder(folder.path()).await.unwrap();
        let app = App::new(db.clone(), Clock::Fixed(TODAY.at(9, 0, 0, 0).in_tz("UTC").unwrap()));
        Self { router: web::router(app.clone()), app, db, cookie: String::new(), folder }
    }

    /// A program with the demo school, a copy of one that is made once; the coordinator is signed in.
    pub(crate) async fn demo() -> Self {
        Self::demo_as("ib@demo.example").await
    }

    /// The demo school, with somebody signed in.
    pub(crate) async fn demo_as(email: &str) -> Self {
        let made = DEMO.get_or_init(make_demo).await;
        let folder = tempfile::tempdir().unwrap();
        std::fs::copy(made.path().join("stut.db"), folder.path().join("stut.db")).unwrap();
        Self::on(folder).await.sign_in(email).await
    }

    /// The demo school, with somebody signed in who may be this principal of another school.
    pub(crate) async fn demo_as_of(email: &str, stranger: &str) -> Self {
        let site = Self::demo().await;
        let operator = site.app.act_as(Actor::Operator);
        let elsewhere = SchoolRef { brin: "88ZZ".parse().ok(), branch: "00".parse().ok(), key: None };
        let school = School {
            id: "019a0000-0000-7000-8000-000000000007".parse().unwrap(),
            board: None,
            codes: elsewhere,
            name: None,
        };
        let mut tx = site.db.write().await.unwrap();
        register::insert_school(&mut tx, &school).await.unwrap();
        let event = AuditEvent {
            at: operator.now(),
            actor: Actor::Operator,
            school: Some(school.id),
            deed: Deed::SchoolEdited,
        };
        tx.commit(&event).await.unwrap();
        let new = NewAccount {
            email: stranger.parse().unwrap(),
            name: "Elke Elders".to_owned(),
            password: Some(Personal::new(PASSWORD.to_owned())),
        };
        add_user(&operator, new, Some(("88ZZ00", Role::Principal))).await.unwrap();
        site.sign_in(email).await
    }

    /// Who is signed in, as the policy knows her.
    pub(crate) async fn actor(&self) -> Actor {
        let (_, secret) = self.cookie.split_once('=').unwrap();
        self.app.visitor(secret).await.unwrap().unwrap().actor
    }

    /// The same program on a copy of the database, with the same person signed in.
    pub(crate) async fn copy(&self) -> Self {
        let folder = tempfile::tempdir().unwrap();
        store::testing::copy_with_sessions(&self.db, &folder.path().join("stut.db")).await;
        let cookie = self.cookie.clone();
        Self { cookie, ..Self::on(folder).await }
    }

    /// Asks for something whose answer does not end by itself.
    pub(crate) async fn open(&self, mut request: Request<Body>) -> axum::response::Response {
        request.headers_mut().insert(COOKIE, self.cookie.parse().unwrap());
        self.router.clone().oneshot(request).await.unwrap()
    }

    pub(crate) async fn ask(&self, mut request: Request<Body>) -> Answer {
        if !self.cookie.is_empty() {
            let cookies: Vec<&str> =
                request.headers().get_all(COOKIE).iter().map(|value| value.to_str().unwrap()).collect();
            let all = cookies.into_iter().chain([self.cookie.as_str()]).collect::<Vec<_>>().join("; ");
            request.headers_mut().insert(COOKIE, all.parse().unwrap());
        }
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (status, headers) = (response.status(), response.headers().clone());
        let bytes = response.into_body().collect().await.unwrap().to_bytes().to_vec();
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Answer { status, headers, text, bytes }
    }

    pub(crate) async fn get(&self, address: &str) -> Answer {
        self.ask(Request::get(address).body(Body::empty()).unwrap()).await
    }

    /// Sends a form as a browser on the same page does.
    pub(crate) async fn post(&self, address: &str, form: &str) -> Answer {
        let request = Request::post(address)
            .header("content-type", "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .body(Body::from(form.to_owned()));
        self.ask(request.unwrap()).await
    }

    /// The form that says yes to the preview at an address.
    pub(crate) async fn yes_to(&self, address: &str) -> String {
        let html = self.get(address).await.text;
        let (_, behind) = html.split_once("name=\"seen\" value=\"").unwrap_or_else(|| panic!("{html}"));
        format!("seen={}", behind.split_once('"').unwrap().0)
    }

    /// Sends files with other fields of a form.
    pub(crate) async fn upload(&self, address: &str, files: &[(&str, Vec<u8>)], fields: &[&str]) -> Answer {
        let mut body = Vec::new();
        for field in fields {
            let (name, value) = field.split_once('=').unwrap_or((field, "1"));
            body.extend(
                format!("--XX\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n").bytes(),
            );
        }
        for (name, bytes) in files {
            let head =
                format!("--XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n");
            body.extend(head.bytes());
            body.extend(bytes);
            body.extend(b"\r\n");
        }
        body.extend(b"--XX--\r\n");
        self.upload_body(address, body).await
    }

    /// Sends what a form with files would be, as it is; its parts are kept apart by `XX`.
    pub(crate) async fn upload_body(&self, address: &str, body: Vec<u8>) -> Answer {
        let request = Request::post(address)
            .header("content-type", "multipart/form-data; boundary=XX")
            .header("sec-fetch-site", "same-origin")
            .body(Body::from(body));
        self.ask(request.unwrap()).await
    }

    /// The address of the link that ends just before a text on a page.
    pub(crate) async fn link(&self, page: &str, text: &str) -> String {
        let html = self.get(page).await.text;
        let (before, _) = html.split_once(text).unwrap_or_else(|| panic!("{text} is not on {page}"));
        before.rsplit_once('"').unwrap().1.to_owned()
    }

    /// The address of the overview of a group of the demo school.
    pub(crate) async fn group(&self, name: &str) -> String {
        self.link("/77QX00/groups", &format!("\"><b>{name}</b>")).await
    }
}
