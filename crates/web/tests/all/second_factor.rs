//! The second step of signing in: setting it up, signing in with it, and who must have one.

#![expect(clippy::unwrap_used, reason = "a test that has no answer must stop")]

use crate::support::{Site, TODAY};
use app::{App, Clock, demo::PASSWORD};
use axum::{
    body::Body,
    http::{
        Request, StatusCode,
        header::{COOKIE, LOCATION, SET_COOKIE},
    },
};
use http_body_util::BodyExt as _;
use jiff::{ToSpan as _, Zoned};
use policy::Actor;
use std::{collections::BTreeMap, sync::Mutex};
use store::audit::{AuditEvent, Deed};
use tower::ServiceExt as _;
use webauthn_authenticator_rs::{WebauthnAuthenticator, prelude::Url, softpasskey::SoftPasskey};

/// A browser that keeps its cookies.
struct Browser {
    router: web::Router,
    cookies: Mutex<BTreeMap<String, String>>,
}

struct Page {
    status: StatusCode,
    location: String,
    text: String,
}

impl Browser {
    /// A browser at a program with this database, at this moment.
    fn at(site: &Site, now: Zoned) -> Self {
        Self::of(App::new(site.db.clone(), Clock::Fixed(now)))
    }

    fn of(app: App) -> Self {
        Self { router: web::router(app), cookies: Mutex::default() }
    }

    async fn get(&self, address: &str) -> Page {
        self.ask(Request::get(address).body(Body::empty()).unwrap()).await
    }

    async fn post(&self, address: &str, form: &str) -> Page {
        let request = Request::post(address)
            .header("content-type", "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin");
        self.ask(request.body(Body::from(form.to_owned())).unwrap()).await
    }

    async fn ask(&self, mut request: Request<Body>) -> Page {
        let cookies: Vec<String> =
            self.cookies.lock().unwrap().iter().map(|(name, value)| format!("{name}={value}")).collect();
        request.headers_mut().insert(COOKIE, cookies.join("; ").parse().unwrap());
        let response = self.router.clone().oneshot(request).await.unwrap();
        for cookie in response.headers().get_all(SET_COOKIE) {
            let (name, rest) = cookie.to_str().unwrap().split_once('=').unwrap();
            let value = rest.split(';').next().unwrap();
            self.cookies.lock().unwrap().insert(name.to_owned(), value.to_owned());
        }
        let location = response.headers().get(LOCATION).map_or("", |to| to.to_str().unwrap()).to_owned();
        let status = response.status();
        let bytes = response.into_body().collect().await.unwrap().to_bytes();
        Page { status, location, text: String::from_utf8(bytes.to_vec()).unwrap() }
    }

    /// Gives address and password; answers where one is sent.
    async fn sign_in(&self) -> String {
        let form = format!("email=beheer%40school.example&password={PASSWORD}&back=%2Fme%2Ffactors");
        self.post("/sign-in", &form).await.location
    }
}

/// Noon on the day of the tests, and some minutes later.
fn noon(minutes: i64) -> Zoned {
    TODAY.at(12, 0, 0, 0).in_tz("UTC").unwrap() + minutes.minutes()
}

/// What the app on the phone shows.
fn code(secret: &str, now: &Zoned) -> String {
    let secret = totp_rs::Secret::try_from_base32(secret.replace(' ', "")).unwrap();
    let phone = totp_rs::Builder::new().with_secret(secret).with_account_name("").build().unwrap();
    phone.generate(u64::try_from(now.timestamp().as_second()).unwrap()).to_string()
}

/// The text between two others.
fn between<'a>(text: &'a str, before: &str, after: &str) -> &'a str {
    let (_, rest) = text.split_once(before).unwrap_or_else(|| panic!("{before} is not in {text}"));
    rest.split_once(after).unwrap().0
}

/// Sets one-time codes up; answers the secret and the recovery codes.
async fn set_up(browser: &Browser, now: &Zoned) -> (String, Vec<String>) {
    assert_eq!(browser.post("/me/factors/totp", "").await.location, "/me/factors/totp");
    let page = browser.get("/me/factors/totp").await;
    let secret = between(&page.text, "data-secret>", "<").to_owned();
    let shown = browser.post("/me/factors/totp/confirm", &format!("code={}", code(&secret, now))).await;
    assert_eq!(shown.status, StatusCode::OK, "{}", shown.text);
    let codes = shown.text.split("<li><code>").skip(1).map(|rest| rest.split_once('<').unwrap().0.to_owned());
    (secret, codes.collect())
}

#[tokio::test]
async fn a_code_is_asked_after_the_password_and_is_good_once() {
    let site = Site::empty().await;
    let browser = Browser::at(&site, noon(0));
    assert_eq!(browser.sign_in().await, "/me/factors");
    let (secret, codes) = set_up(&browser, &noon(0)).await;
    assert_eq!(codes.len(), 10);
    let page = browser.get("/me/factors").await;
    assert!(page.text.contains("Staat aan") && page.text.contains("Je hebt er nog 10"), "{}", page.text);

    let other = Browser::at(&site, noon(2));
    assert_eq!(other.sign_in().await, "/sign-in/second?back=%2Fme%2Ffactors");
    assert!(other.get("/me/factors").await.location.starts_with("/sign-in"), "not in yet");
    let second = other.get("/sign-in/second?back=%2Fme%2Ffactors").await;
    assert!(second.text.contains("autocomplete=\"one-time-code\""), "{}", second.text);
    let form = |code: &str| format!("code={code}&back=%2Fme%2Ffactors");
    let old = other.post("/sign-in/second", &form(&code(&secret, &noon(0)))).await;
    assert_eq!(old.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(old.text.contains("Deze code klopt niet") && old.text.contains("value=\"/me/factors\""));
    let good = form(&code(&secret, &noon(2)));
    assert_eq!(other.post("/sign-in/second", &good).await.location, "/me/factors");
    assert_eq!(other.get("/me/factors").await.status, StatusCode::OK);

    let again = Browser::at(&site, noon(2));
    again.sign_in().await;
    assert_eq!(again.post("/sign-in/second", &good).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_recovery_code_stands_for_the_phone_once() {
    let site = Site::empty().await;
    let browser = Browser::at(&site, noon(0));
    browser.sign_in().await;
    let (_, codes) = set_up(&browser, &noon(0)).await;
    let other = Browser::at(&site, noon(1));
    other.sign_in().await;
    let form = format!("code={}", codes[3].to_lowercase().replace('-', "+"));
    assert_eq!(other.post("/sign-in/second", &form).await.location, "/");
    assert!(other.get("/me/factors").await.text.contains("Je hebt er nog 9"));
    let again = Browser::at(&site, noon(1));
    again.sign_in().await;
    assert_eq!(again.post("/sign-in/second", &form).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn who_guesses_codes_must_wait() {
    let site = Site::empty().await;
    let browser = Browser::at(&site, noon(0));
    browser.sign_in().await;
    let (secret, _) = set_up(&browser, &noon(0)).await;
    let guesser = Browser::at(&site, noon(1));
    guesser.sign_in().await;
    for _ in 0..5 {
        let wrong = guesser.post("/sign-in/second", "code=000000").await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let right = format!("code={}", code(&secret, &noon(1)));
    assert_eq!(guesser.post("/sign-in/second", &right).await.status, StatusCode::TOO_MANY_REQUESTS);
    // Nor does it help to give the password again.
    guesser.sign_in().await;
    assert_eq!(guesser.post("/sign-in/second", &right).await.status, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn without_the_password_step_there_is_no_second() {
    let site = Site::empty().await;
    let browser = Browser::at(&site, noon(0));
    assert_eq!(browser.get("/sign-in/second").await.location, "/sign-in");
    let page = browser.post("/sign-in/second", "code=000000").await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.text.contains("Begin opnieuw"), "{}", page.text);
    // Ten minutes later the password counts no more.
    browser.sign_in().await;
    let (secret, _) = set_up(&browser, &noon(0)).await;
    let slow = Browser::at(&site, noon(1));
    slow.sign_in().await;
    let late = Browser::at(&site, noon(12));
    *late.cookies.lock().unwrap() = slow.cookies.lock().unwrap().clone();
    let form = format!("code={}", code(&secret, &noon(12)));
    assert!(late.post("/sign-in/second", &form).await.text.contains("Dit duurde te lang"));
}

#[tokio::test]
async fn the_secret_counts_after_its_first_code_only() {
    let site = Site::empty().await;
    let browser = Browser::at(&site, noon(0));
    browser.sign_in().await;
    browser.post("/me/factors/totp", "").await;
    let page = browser.get("/me/factors/totp").await;
    let secret = between(&page.text, "data-secret>", "<").to_owned();
    assert!(page.text.contains("<svg") && page.text.contains("QR-code"), "{}", page.text);
    let wrong = browser.post("/me/factors/totp/confirm", "code=123").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        wrong.text.contains("value=\"123\"") && wrong.text.contains(&secret),
        "the same secret, what was typed"
    );
    assert!(browser.get("/me/factors").await.text.contains("Staat uit"));
    assert_eq!(Browser::at(&site, noon(1)).sign_in().await, "/me/factors", "no second step yet");
}

#[tokio::test]
async fn a_change_asks_the_password_and_ends_other_sessions() {
    let site = Site::empty().await;
    let browser = Browser::at(&site, noon(0));
    browser.sign_in().await;
    let other = Browser::at(&site, noon(0));
    other.sign_in().await;
    let before = browser.cookies.lock().unwrap()["stut_session"].clone();
    set_up(&browser, &noon(0)).await;
    assert!(other.get("/me/factors").await.location.starts_with("/sign-in"), "it ended");
    assert_eq!(browser.get("/me/factors").await.status, StatusCode::OK);
    assert_ne!(browser.cookies.lock().unwrap()["stut_session"], before, "a new secret");

    let wrong = browser.post("/me/factors/totp/remove", "password=not-hers").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("aria-invalid=\"true\"") && wrong.text.contains("Dit is niet je wachtwoord"));
    let right = format!("password={PASSWORD}");
    let codes = browser.post("/me/factors/codes", &right).await;
    assert_eq!(codes.text.matches("<li><code>").count(), 10);
    assert_eq!(browser.post("/me/factors/totp/remove", &right).await.location, "/me/factors?done=removed");
    let page = browser.get("/me/factors?done=removed").await;
    assert!(page.text.contains("Staat uit") && !page.text.contains("Je hebt er nog"), "the codes went too");
    assert_eq!(Browser::at(&site, noon(1)).sign_in().await, "/me/factors");
}

#[tokio::test]
async fn adding_asks_the_password_of_who_signed_in_a_while_ago() {
    let site = Site::empty().await;
    let browser = Browser::at(&site, noon(0));
    browser.sign_in().await;
    let later = Browser::at(&site, noon(11));
    *later.cookies.lock().unwrap() = browser.cookies.lock().unwrap().clone();
    assert!(later.get("/me/factors/totp").await.text.contains("name=\"password\""));
    assert_eq!(later.post("/me/factors/totp", "").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let form = format!("password={PASSWORD}");
    assert_eq!(later.post("/me/factors/totp", &form).await.location, "/me/factors/totp");
}

#[tokio::test]
async fn an_administrator_is_asked_for_one_and_then_must() {
    let site = Site::empty().await;
    let browser = Browser::at(&site, noon(0));
    browser.sign_in().await;
    let asked = browser.get("/").await;
    assert!(asked.text.contains("Je hebt daar nog 14 dagen voor"), "{}", asked.text);

    let late = Browser::at(&site, noon(14 * 24 * 60));
    assert_eq!(late.sign_in().await, "/me/factors");
    assert_eq!(late.get("/").await.location, "/me/factors");
    assert_eq!(late.get("/me").await.location, "/me/factors");
    let page = late.get("/me/factors").await;
    assert!(page.text.contains("Zet eerst een tweede stap aan"), "{}", page.text);
    set_up(&late, &noon(14 * 24 * 60)).await;
    let start = late.get("/").await;
    assert_eq!(start.status, StatusCode::OK);
    assert!(!start.text.contains("tweede stap"), "{}", start.text);
}

#[tokio::test]
async fn nobody_of_the_demo_school_is_asked() {
    let site = Site::demo().await;
    let late = Browser::at(&site, noon(30 * 24 * 60));
    let form = format!("email=ib%40demo.example&password={PASSWORD}");
    assert_eq!(late.post("/sign-in", &form).await.location, "/");
    let groups = late.get("/77QX00/groups").await;
    assert_eq!(groups.status, StatusCode::OK);
    assert!(!groups.text.contains("tweede stap"), "{}", groups.text);
}

#[tokio::test]
async fn passkeys_need_a_name_in_the_address() {
    let site = Site::empty().await;
    let browser = Browser::at(&site, noon(0));
    browser.sign_in().await;
    let at = |host: &str, form: &str| {
        let request = Request::post("/me/factors/passkey/question")
            .header("host", host)
            .header("x-requested-with", "fetch")
            .header("content-type", "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin");
        request.body(Body::from(form.to_owned())).unwrap()
    };
    let question = browser.ask(at("localhost:7300", "name=telefoon")).await;
    assert_eq!(question.status, StatusCode::OK, "{}", question.text);
    assert!(question.text.contains("\"id\":\"localhost\""), "{}", question.text);
    let nameless = browser.ask(at("localhost:7300", "name=+")).await;
    assert_eq!(
        (nameless.status, nameless.text.as_str()),
        (StatusCode::UNPROCESSABLE_ENTITY, "Geef de passkey een naam.")
    );
    let address = browser.ask(at("127.0.0.1:7300", "name=telefoon")).await;
    assert_eq!(address.status, StatusCode::UNPROCESSABLE_ENTITY);
    let forged = browser.post("/me/factors/passkey", "answer=%7B%7D&name=telefoon").await;
    assert_eq!(forged.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(browser.get("/me/factors").await.text.contains("Staat uit"));
}

/// Where the tests with passkeys play; a key answers for no other address.
const HOME: &str = "localhost:7300";

impl Browser {
    async fn post_home(&self, address: &str, form: &str) -> Page {
        let request = Request::post(address)
            .header("host", HOME)
            .header("content-type", "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin");
        self.ask(request.body(Body::from(form.to_owned())).unwrap()).await
    }

    /// Makes a passkey with a device.
    async fn add(&self, device: &mut SoftPasskey) -> Page {
        let asked = self.post_home("/me/factors/passkey/question", "name=sleutelbos").await;
        let question = serde_json::from_str(&asked.text).unwrap();
        let made = device.do_registration(home(), question).unwrap();
        self.post_home("/me/factors/passkey", &answer(&made)).await
    }

    /// Answers the second step with a device; gives the form that was sent, too.
    async fn use_key(&self, device: &mut SoftPasskey) -> (Page, String) {
        let asked = self.post_home("/sign-in/second/passkey/question", "").await;
        let question = serde_json::from_str(&asked.text).unwrap();
        let form = answer(&device.do_authentication(home(), question).unwrap());
        (self.post_home("/sign-in/second/passkey", &form).await, form)
    }
}

fn home() -> Url {
    Url::parse(&format!("http://{HOME}")).unwrap()
}

fn answer(credential: &impl serde::Serialize) -> String {
    let text = serde_json::to_string(credential).unwrap();
    let safe: String = text.bytes().map(|byte| format!("%{byte:02X}")).collect();
    format!("name=sleutelbos&answer={safe}")
}

#[tokio::test]
async fn a_passkey_is_a_second_step_and_each_answer_is_good_once() {
    let site = Site::empty().await;
    let browser = Browser::at(&site, noon(0));
    browser.sign_in().await;
    let mut device = SoftPasskey::new(true);
    let made = browser.add(&mut device).await;
    assert_eq!(made.text.matches("<li><code>").count(), 10, "{}", made.text);
    assert!(browser.get("/me/factors").await.text.contains("sleutelbos"));

    let other = Browser::at(&site, noon(1));
    assert!(other.sign_in().await.starts_with("/sign-in/second"));
    let before = other.cookies.lock().unwrap().clone();
    let (page, form) = other.use_key(&mut device).await;
    assert_eq!((page.status, page.location.as_str()), (StatusCode::SEE_OTHER, "/"), "{}", page.text);
    let again = Browser::at(&site, noon(1));
    *again.cookies.lock().unwrap() = before;
    let page = again.post_home("/sign-in/second/passkey", &form).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);

    let stranger = Browser::at(&site, noon(2));
    stranger.sign_in().await;
    let asked = stranger.post_home("/sign-in/second/passkey/question", "").await;
    assert_eq!(asked.status, StatusCode::OK);
    let page = stranger.post_home("/sign-in/second/passkey", &form).await;
    assert!(page.text.contains("Deze passkey past niet"), "an answer to another question: {}", page.text);
}

#[tokio::test]
async fn a_passkey_that_may_be_copied_is_shut_and_opens_nothing_else() {
    let site = Site::empty().await;
    let browser = Browser::at(&site, noon(0));
    browser.sign_in().await;
    let mut device = SoftPasskey::new(true);
    browser.add(&mut device).await;
    // As if another device with this key had signed in a thousand times.
    let email = "beheer@school.example".parse().unwrap();
    let mut tx = site.db.write().await.unwrap();
    let account = store::trust::account_by_email(&mut tx, &email).await.unwrap().unwrap().id;
    let one = store::trust::passkeys(&mut tx, account).await.unwrap().remove(0);
    let mut credential: serde_json::Value = serde_json::from_str(&one.credential).unwrap();
    credential["cred"]["counter"] = 1000.into();
    let ahead = credential.to_string();
    store::trust::use_passkey(&mut tx, account, (&one.key, &ahead), noon(0).timestamp()).await.unwrap();
    let deed = Deed::FactorAdded { account, kind: "passkey" };
    let at = noon(0).timestamp();
    tx.commit(&AuditEvent { at, actor: Actor::Operator, school: None, deed }).await.unwrap();

    let other = Browser::at(&site, noon(1));
    other.sign_in().await;
    let asked = other.post_home("/sign-in/second/passkey/question", "").await;
    let given = device.do_authentication(home(), serde_json::from_str(&asked.text).unwrap()).unwrap();
    let mut given = serde_json::to_value(given).unwrap();
    // Who holds the copy says that it is another one.
    given["id"] = "AAAA".into();
    let page = other.post_home("/sign-in/second/passkey", &answer(&given)).await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.text.contains("misschien gekopieerd") && !page.text.contains("data-passkey=\"get\""));
    // The password alone does not do: the second step is still asked.
    assert!(Browser::at(&site, noon(2)).sign_in().await.starts_with("/sign-in/second"));
    assert!(browser.get("/me/factors").await.text.contains("werkt niet meer"));
}

/// A list with a provider that is not there: nothing listens on port 9 of this machine.
const NOWHERE: &str = r#"[{"key":"school","name":"De Regenboog","issuer":"http://127.0.0.1:9","client_id":"stut","client_secret":"hush"}]"#;

#[tokio::test]
async fn a_provider_that_does_not_answer_is_said_in_words() {
    let site = Site::empty().await;
    let providers = app::trust::SsoProviders::from_json(NOWHERE).unwrap();
    let browser = Browser::of(App::new(site.db.clone(), Clock::Fixed(noon(0))).with_sso(providers));
    let page = browser.get("/sign-in?back=%2Fme").await;
    assert!(page.text.contains("href=\"/sign-in/sso/school?back=%2Fme\""), "{}", page.text);
    let failed = browser.get("/sign-in/sso/school").await;
    assert_eq!(failed.status, StatusCode::BAD_GATEWAY);
    assert!(failed.text.contains("De Regenboog antwoordt niet"), "{}", failed.text);
    assert_eq!(browser.get("/sign-in/sso/other").await.status, StatusCode::NOT_FOUND);
    let forged = browser.get("/sign-in/sso/school/back?state=mine&code=1").await;
    assert_eq!(forged.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(forged.text.contains("Begin opnieuw"), "{}", forged.text);
    assert!(browser.get("/me").await.location.starts_with("/sign-in"), "nobody is in");
}
