//! A browser without a screen: asks pages of the program in process.

#![allow(dead_code, reason = "each test file uses a part")]
#![allow(clippy::unwrap_used, reason = "a test that cannot be set up must stop")]

use app::{App, Clock};
use axum::{
    body::Body,
    http::{HeaderMap, Request, StatusCode},
};
use http_body_util::BodyExt as _;
use jiff::civil::date;
use policy::Actor;
use store::Db;
use tempfile::TempDir;
use tokio::sync::OnceCell;
use tower::ServiceExt as _;
use web::Router;

/// A program with a database of its own, which goes when the value goes.
pub(crate) struct Site {
    router: Router,
    pub(crate) app: App,
    _folder: TempDir,
}

static DEMO: OnceCell<TempDir> = OnceCell::const_new();

/// A folder with the database of the demo school, closed, so that the file is whole.
async fn make_demo() -> TempDir {
    let site = Site::empty().await;
    app::demo::fill(&site.app.act_as(Actor::Operator)).await.unwrap();
    site.app.close().await;
    site._folder
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

impl Site {
    /// A program that knows no school yet, on 1 March 2026.
    pub(crate) async fn empty() -> Self {
        Self::on(tempfile::tempdir().unwrap()).await
    }

    async fn on(folder: TempDir) -> Self {
        let db = Db::open_folder(folder.path()).await.unwrap();
        let app = App::new(db, Clock::Fixed(date(2026, 3, 1).at(9, 0, 0, 0).in_tz("UTC").unwrap()));
        Self { router: web::router(app.clone()), app, _folder: folder }
    }

    /// A program with the demo school: a copy of one that is made once.
    pub(crate) async fn demo() -> Self {
        let made = DEMO.get_or_init(make_demo).await;
        let folder = tempfile::tempdir().unwrap();
        std::fs::copy(made.path().join("stut.db"), folder.path().join("stut.db")).unwrap();
        Self::on(folder).await
    }

    pub(crate) async fn ask(&self, request: Request<Body>) -> Answer {
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

    /// Sends files with other fields of a form.
    pub(crate) async fn upload(&self, address: &str, files: &[(&str, Vec<u8>)], fields: &[&str]) -> Answer {
        let mut body = Vec::new();
        for field in fields {
            body.extend(
                format!("--XX\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n1\r\n").bytes(),
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
