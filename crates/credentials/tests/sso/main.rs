//! Single sign-on at a provider on this machine, which keeps to the rules and then breaks them one by one.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on has failed")]

mod provider;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use credentials::sso::{Answer, Config, Doubt, Exchange, Flaw, Identity, Pending, Provider, SsoError};
use jiff::Timestamp;
use provider::{Behaviour, FakeProvider, NOW};
use serde_json::{Value, json};
use sha2::{Digest, Sha512};

const BACK: &str = "https://stut.example/back";

fn config(issuer: &str) -> Config {
    Config {
        key: "school".to_owned(),
        name: "De Regenboog".to_owned(),
        issuer: issuer.to_owned(),
        client_id: "stut".to_owned(),
        client_secret: "very secret".to_owned(),
        trusted_domains: vec!["regenboog.example".to_owned()],
    }
}

fn answer(state: &str) -> Answer {
    Answer { state: state.to_owned(), code: Some("good".to_owned()), error: None, iss: None }
}

fn now() -> Timestamp {
    Timestamp::from_second(NOW).unwrap()
}

/// A whole sign-in at a provider that behaves like this.
async fn sign_in(behaviour: Behaviour) -> Result<Identity, SsoError> {
    let fake = FakeProvider::start(behaviour).await;
    let provider = Provider::discover(config(&fake.issuer)).await?;
    let (url, pending) = provider.begin(BACK).unwrap();
    let state = fake.visit(&url);
    // It waits in the database.
    let kept = serde_json::to_string(&pending).unwrap();
    let pending: Pending = serde_json::from_str(&kept).unwrap();
    assert_eq!((pending.state(), pending.provider()), (state.as_str(), "school"));
    provider.finish(&pending, &answer(&state), now()).await
}

async fn sign_in_with_claims(claims: Value) -> Result<Identity, SsoError> {
    sign_in(Behaviour { claims, ..Behaviour::default() }).await
}

#[tokio::test]
async fn somebody_signs_in() {
    let who = sign_in(Behaviour::default()).await.unwrap();
    assert_eq!(who.subject, "noor-1");
    assert_eq!(who.email.as_deref(), Some("noor@regenboog.example"));
    assert!(who.email_verified);
    assert_eq!(who.name.as_deref(), Some("Noor van den Berg"));
    assert_eq!(who.tenant.as_deref(), Some("tenant-1"));
    assert_eq!(config(&who.issuer).trusted_email(&who), Some("noor@regenboog.example"));
}

#[tokio::test]
async fn the_hash_of_the_access_token_is_compared() {
    let half: Vec<u8> = Sha512::digest("an-access-token").iter().copied().take(32).collect();
    let claims = json!({ "at_hash": URL_SAFE_NO_PAD.encode(half) });
    assert_eq!(sign_in_with_claims(claims).await.map(|_| ()), Ok(()));
}

#[tokio::test]
async fn a_token_must_be_in_order() {
    for (claims, expected) in [
        (json!({ "iss": "https://evil.example" }), Doubt::Issuer),
        (json!({ "aud": "another program" }), Doubt::Audience),
        (json!({ "nonce": "of another sign-in" }), Doubt::Nonce),
        (json!({ "nonce": null }), Doubt::Nonce),
        (json!({ "exp": NOW - 1 }), Doubt::Time),
        (json!({ "at_hash": "AAAAAAAAAAAAAAAAAAAAAA" }), Doubt::Other),
    ] {
        let found = sign_in_with_claims(claims.clone()).await;
        assert_eq!(found.unwrap_err(), SsoError::Doubtful(expected), "{claims}");
    }
}

#[tokio::test]
async fn a_token_must_be_signed_by_the_provider() {
    let other = Behaviour { key: 1, ..Behaviour::default() };
    assert_eq!(sign_in(other).await.unwrap_err(), SsoError::Doubtful(Doubt::Signature));
    for algorithm in ["none", "HS256"] {
        let told = json!({ "id_token_signing_alg_values_supported": ["EdDSA", algorithm] });
        let found = sign_in(Behaviour { algorithm, told, ..Behaviour::default() }).await;
        assert_eq!(found.unwrap_err(), SsoError::Doubtful(Doubt::Signature), "{algorithm}");
    }
}

#[tokio::test]
async fn the_address_is_asked_for_when_the_token_has_none() {
    let claims = json!({ "email": null, "email_verified": true, "name": null });
    let more =
        json!({ "sub": "noor-1", "email": "noor@regenboog.example", "email_verified": true, "name": "Noor" });
    let who = sign_in(Behaviour { claims: claims.clone(), more, ..Behaviour::default() }).await.unwrap();
    assert_eq!((who.email.as_deref(), who.name.as_deref()), (Some("noor@regenboog.example"), Some("Noor")));
    assert!(who.email_verified);

    let of_another = json!({ "sub": "sem-2", "email": "sem@regenboog.example", "email_verified": true });
    let found = sign_in(Behaviour { claims: claims.clone(), more: of_another, ..Behaviour::default() }).await;
    assert_eq!(found.unwrap_err(), SsoError::Doubtful(Doubt::Other));

    let nothing = json!({ "sub": "noor-1" });
    let who = sign_in(Behaviour { claims, more: nothing, ..Behaviour::default() }).await.unwrap();
    assert_eq!((who.email, who.email_verified), (None, false), "there is no address to be verified");
}

#[tokio::test]
async fn the_answer_must_be_of_this_sign_in() {
    let fake = FakeProvider::start(Behaviour::default()).await;
    let provider = Provider::discover(config(&fake.issuer)).await.unwrap();
    let (url, pending) = provider.begin(BACK).unwrap();
    let state = fake.visit(&url);
    let good = answer(&state);
    for (wrong, expected) in [
        (answer("another"), SsoError::OtherSignIn),
        (answer(""), SsoError::OtherSignIn),
        (Answer { iss: Some("https://evil.example".to_owned()), ..good.clone() }, SsoError::OtherSignIn),
        (Answer { error: Some("access_denied".to_owned()), ..good.clone() }, SsoError::Declined),
        (Answer { code: None, ..good.clone() }, SsoError::Declined),
        (Answer { code: Some("used".to_owned()), ..good.clone() }, SsoError::NotExchanged(Exchange::Code)),
    ] {
        assert_eq!(provider.finish(&pending, &wrong, now()).await.unwrap_err(), expected, "{expected}");
    }
    let with_issuer = Answer { iss: Some(fake.issuer.clone()), ..good.clone() };
    assert!(provider.finish(&pending, &with_issuer, now()).await.is_ok());

    // Another sign-in of the same browser has another verifier.
    let (_, other) = provider.begin(BACK).unwrap();
    let mixed = provider.finish(&other, &answer(other.state()), now()).await;
    assert_eq!(mixed.unwrap_err(), SsoError::NotExchanged(Exchange::Code));

    // A pending sign-in of another provider, with the same state.
    let elsewhere =
        Provider::discover(Config { key: "other".to_owned(), ..config(&fake.issuer) }).await.unwrap();
    assert_eq!(elsewhere.finish(&pending, &good, now()).await.unwrap_err(), SsoError::OtherSignIn);
}

#[tokio::test]
async fn a_wrong_secret_is_told_apart() {
    let fake = FakeProvider::start(Behaviour::default()).await;
    let wrong = Config { client_secret: "expired".to_owned(), ..config(&fake.issuer) };
    let provider = Provider::discover(wrong).await.unwrap();
    let (url, pending) = provider.begin(BACK).unwrap();
    let found = provider.finish(&pending, &answer(&fake.visit(&url)), now()).await;
    assert_eq!(found.unwrap_err(), SsoError::NotExchanged(Exchange::Client));
}

#[tokio::test]
async fn only_a_real_provider_is_discovered() {
    for told in [
        json!({ "issuer": "https://evil.example" }),
        json!({ "token_endpoint": null }),
        json!({ "token_endpoint": "http://10.0.0.1/token" }),
        json!({ "authorization_endpoint": "http://evil.example/auth" }),
        json!({ "jwks_uri": null }),
    ] {
        let fake = FakeProvider::start(Behaviour { told: told.clone(), ..Behaviour::default() }).await;
        let found = Provider::discover(config(&fake.issuer)).await;
        assert_eq!(found.map(|_| ()).unwrap_err(), SsoError::NotAProvider, "{told}");
    }
    // A redirect is an answer like any other, and is not followed.
    let fake = FakeProvider::start(Behaviour::default()).await;
    let moved =
        Behaviour { told: json!({ "jwks_uri": format!("{}/moved", fake.issuer) }), ..Behaviour::default() };
    let found = Provider::discover(config(&FakeProvider::start(moved).await.issuer)).await;
    assert_eq!(found.map(|_| ()).unwrap_err(), SsoError::NotAProvider);

    let nobody = Provider::discover(config("http://127.0.0.1:1")).await;
    assert_eq!(nobody.map(|_| ()).unwrap_err(), SsoError::Unreachable);
    let unsafe_issuer = Provider::discover(config("http://sso.example")).await;
    assert_eq!(unsafe_issuer.map(|_| ()).unwrap_err(), SsoError::Config(Flaw::Issuer));
}
