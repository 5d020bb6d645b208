//! A provider of OpenID Connect on this machine, just large enough to be signed in at, and to do wrong on request.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use openidconnect::{
    JsonWebKeyId, PrivateSigningKey,
    core::{CoreEdDsaPrivateSigningKey, CoreJwsSigningAlgorithm},
};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::sync::{Arc, Mutex};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};
use url::{Url, form_urlencoded};

/// The time of all tests, in seconds.
pub(crate) const NOW: i64 = 2_000_000_000;
/// The example keys of RFC 8032 section 7.1, as PKCS 8.
const KEYS: [&str; 2] = [
    "MC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g",
    "MC4CAQAwBQYDK2VwBCIEIEzNCJsoj5bab55O2xbcEDNGukrg85aXfsub9bj2prj7",
];

/// What the provider will do.
#[derive(Clone)]
pub(crate) struct Behaviour {
    /// Changes to the claims of the identity token; null takes one away.
    pub(crate) claims: Value,
    /// The key to sign with; the provider tells of the first only.
    pub(crate) key: usize,
    /// The `alg` of the token, and whether it is signed at all.
    pub(crate) algorithm: &'static str,
    /// What it says when asked for more.
    pub(crate) more: Value,
    /// Changes to what it tells about itself.
    pub(crate) told: Value,
}

impl Default for Behaviour {
    fn default() -> Self {
        Self { claims: json!({}), key: 0, algorithm: "EdDSA", more: json!({}), told: json!({}) }
    }
}

pub(crate) struct FakeProvider {
    pub(crate) issuer: String,
    /// The nonce and the challenge that the browser brought.
    asked: Mutex<(String, String)>,
    behaviour: Behaviour,
}

impl FakeProvider {
    pub(crate) async fn start(behaviour: Behaviour) -> Arc<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let issuer = format!("http://{}", listener.local_addr().unwrap());
        let provider = Arc::new(Self { issuer, asked: Mutex::default(), behaviour });
        let server = Arc::clone(&provider);
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let server = Arc::clone(&server);
                tokio::spawn(async move { server.serve(stream).await });
            }
        });
        provider
    }

    /// As a browser that goes to the address and comes back: gives the state.
    pub(crate) fn visit(&self, url: &Url) -> String {
        let value = |name: &str| url.query_pairs().find(|(key, _)| key == name).unwrap().1.into_owned();
        assert!(url.as_str().starts_with(&format!("{}/auth?", self.issuer)), "{url}");
        assert_eq!(value("response_type"), "code");
        assert_eq!(value("client_id"), "stut");
        assert_eq!(value("code_challenge_method"), "S256");
        assert_eq!(value("scope"), "openid email profile");
        *self.asked.lock().unwrap() = (value("nonce"), value("code_challenge"));
        value("state")
    }

    async fn serve(&self, mut stream: TcpStream) {
        let mut read = Vec::new();
        let (head, body) = loop {
            let mut part = [0; 4096];
            let length = stream.read(&mut part).await.unwrap();
            read.extend_from_slice(&part[..length]);
            let text = String::from_utf8_lossy(&read).into_owned();
            let Some((head, body)) = text.split_once("\r\n\r\n") else { continue };
            let wants = head
                .lines()
                .find_map(|line| line.to_lowercase().strip_prefix("content-length: ")?.parse().ok());
            if body.len() >= wants.unwrap_or(0) {
                break (head.to_owned(), body.to_owned());
            }
        };
        let (status, answer) = self.answer(&head, &body);
        let answer = answer.to_string();
        let head = format!(
            "HTTP/1.1 {status} -\r\nlocation: /jwks\r\ncontent-type: application/json\r\nconnection: close\r\ncontent-length: {}\r\n\r\n",
            answer.len()
        );
        stream.write_all(format!("{head}{answer}").as_bytes()).await.unwrap();
    }

    fn answer(&self, head: &str, body: &str) -> (u16, Value) {
        let path = head.split(' ').nth(1).unwrap();
        match path {
            "/.well-known/openid-configuration" => {
                let at = |path: &str| format!("{}{path}", self.issuer);
                let told = json!({
                    "issuer": self.issuer,
                    "authorization_endpoint": at("/auth"),
                    "token_endpoint": at("/token"),
                    "userinfo_endpoint": at("/me"),
                    "jwks_uri": at("/jwks"),
                    "response_types_supported": ["code"],
                    "subject_types_supported": ["public"],
                    "id_token_signing_alg_values_supported": ["EdDSA"],
                });
                (200, changed(told, &self.behaviour.told))
            }
            "/jwks" => (200, json!({ "keys": [key(0).as_verification_key()] })),
            "/token" => self.tokens(head, body),
            "/me" if head.contains("Bearer an-access-token") => (200, self.behaviour.more.clone()),
            "/moved" => (302, json!({})),
            _ => (404, json!({})),
        }
    }

    fn tokens(&self, head: &str, body: &str) -> (u16, Value) {
        let form = |name: &str| {
            form_urlencoded::parse(body.as_bytes()).find(|(key, _)| key == name).unwrap().1.into_owned()
        };
        // `stut:very secret` in base64, after form encoding.
        if !head.contains("Basic c3R1dDp2ZXJ5K3NlY3JldA==") {
            return (401, json!({ "error": "invalid_client" }));
        }
        let (nonce, challenge) = self.asked.lock().unwrap().clone();
        let is_asked = URL_SAFE_NO_PAD.encode(Sha256::digest(form("code_verifier"))) == challenge;
        if form("code") != "good" || form("redirect_uri") != "https://stut.example/back" || !is_asked {
            return (400, json!({ "error": "invalid_grant" }));
        }
        let claims = json!({
            "iss": self.issuer, "sub": "noor-1", "aud": "stut", "nonce": nonce, "iat": NOW - 5, "exp": NOW + 60,
            "email": "noor@regenboog.example", "email_verified": true, "name": "Noor van den Berg", "tid": "tenant-1",
        });
        let claims = changed(claims, &self.behaviour.claims);
        (
            200,
            json!({ "access_token": "an-access-token", "token_type": "Bearer", "id_token": self.sign(&claims) }),
        )
    }

    fn sign(&self, claims: &Value) -> String {
        let head = json!({ "alg": self.behaviour.algorithm, "kid": "one" });
        let text = format!(
            "{}.{}",
            URL_SAFE_NO_PAD.encode(head.to_string()),
            URL_SAFE_NO_PAD.encode(claims.to_string())
        );
        if self.behaviour.algorithm == "none" {
            return format!("{text}.");
        }
        let signature =
            key(self.behaviour.key).sign(&CoreJwsSigningAlgorithm::EdDsa, text.as_bytes()).unwrap();
        format!("{text}.{}", URL_SAFE_NO_PAD.encode(signature))
    }
}

fn key(number: usize) -> CoreEdDsaPrivateSigningKey {
    let pem = format!("-----BEGIN PRIVATE KEY-----\n{}\n-----END PRIVATE KEY-----\n", KEYS[number]);
    CoreEdDsaPrivateSigningKey::from_ed25519_pem(&pem, Some(JsonWebKeyId::new("one".to_owned()))).unwrap()
}

fn changed(mut what: Value, changes: &Value) -> Value {
    for (name, value) in changes.as_object().unwrap() {
        if value.is_null() {
            what.as_object_mut().unwrap().remove(name);
        } else {
            what[name] = value.clone();
        }
    }
    what
}
