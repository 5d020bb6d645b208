use super::*;

const TENANT: &str = "https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/v2.0";

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

fn identity(issuer: &str, email: &str, email_verified: bool, tenant: Option<&str>) -> Identity {
    Identity {
        issuer: issuer.to_owned(),
        subject: "1".to_owned(),
        email: Some(email.to_owned()),
        email_verified,
        name: None,
        tenant: tenant.map(str::to_owned),
    }
}

#[test]
fn only_safe_issuers_of_one_organisation() {
    for good in [
        TENANT,
        "https://accounts.google.com",
        "http://127.0.0.1:9000",
        "http://localhost:1/oidc",
        "http://[::1]:9",
    ] {
        assert_eq!(config(good).check(), Ok(()), "{good}");
    }
    for bad in [
        "",
        "regenboog.example",
        "http://sso.regenboog.example",
        "http://localhost.example",
        "ftp://localhost",
        "http://10.0.0.1",
        "https://a.example?x=1",
        "https://a.example#x",
        "file:///etc",
    ] {
        assert_eq!(config(bad).check(), Err(Flaw::Issuer), "{bad}");
    }
    for many in ["common", "Organizations", "consumers", "{tenantid}", "9188040d-6c67-4c5b-b112-36a304b66dad"]
    {
        let issuer = format!("https://login.microsoftonline.com/{many}/v2.0");
        assert_eq!(config(&issuer).check(), Err(Flaw::ManyTenants), "{many}");
    }
    assert_eq!(Config { key: "a/b".to_owned(), ..config(TENANT) }.check(), Err(Flaw::Key));
    assert_eq!(Config { client_secret: String::new(), ..config(TENANT) }.check(), Err(Flaw::Client));
}

#[test]
fn an_address_is_trusted_by_domain_and_by_provider() {
    let own = "noor@regenboog.example";
    let entra = config(TENANT);
    assert_eq!(entra.trusted_email(&identity(TENANT, own, false, None)), Some(own));
    assert_eq!(
        entra.trusted_email(&identity(TENANT, "noor@Regenboog.Example", false, None)),
        Some("noor@Regenboog.Example")
    );
    for other in [
        "noor@evil.example",
        "noor@regenboog.example.evil",
        "noor@x.regenboog.example",
        "regenboog.example",
        "@regenboog.example",
        "",
    ] {
        assert_eq!(entra.trusted_email(&identity(TENANT, other, true, None)), None, "{other}");
    }
    let many = config("https://login.microsoftonline.com/common/v2.0");
    assert_eq!(many.trusted_email(&identity(&many.issuer, own, true, None)), None);
    assert_eq!(entra.trusted_email(&identity("https://other.example", own, true, None)), None);
    let none = Config { trusted_domains: Vec::new(), ..config(TENANT) };
    assert_eq!(none.trusted_email(&identity(TENANT, own, true, None)), None);

    let google = config("https://accounts.google.com");
    let of = |verified, organisation| identity(&google.issuer, own, verified, organisation);
    assert_eq!(google.trusted_email(&of(true, Some("regenboog.example"))), Some(own));
    assert_eq!(google.trusted_email(&of(true, None)), None, "a private account");
    assert_eq!(google.trusted_email(&of(true, Some("evil.example"))), None);
    assert_eq!(google.trusted_email(&of(false, Some("regenboog.example"))), None);

    let other = config("https://sso.example");
    assert_eq!(other.trusted_email(&identity(&other.issuer, own, true, None)), Some(own));
    assert_eq!(other.trusted_email(&identity(&other.issuer, own, false, None)), None);
}

#[test]
fn debug_tells_no_secret_and_no_person() {
    let pending = Pending {
        provider: "school".to_owned(),
        state: "hush".to_owned(),
        nonce: "hush".to_owned(),
        verifier: "hush".to_owned(),
        redirect_url: "https://stut.example".to_owned(),
    };
    let answer = Answer { state: "hush".to_owned(), code: Some("hush".to_owned()), error: None, iss: None };
    let said = format!(
        "{:?} {pending:?} {answer:?} {:?}",
        config(TENANT),
        identity(TENANT, "noor@hush.example", true, None)
    );
    assert!(!said.contains("hush") && !said.contains("very secret"), "{said}");
}

#[test]
fn settings_are_read_without_domains() {
    let text = r#"{"key":"a","name":"A","issuer":"https://a.example","client_id":"b","client_secret":"c"}"#;
    let config: Config = serde_json::from_str(text).unwrap();
    assert!(config.trusted_domains.is_empty());
    let answer: Answer = serde_json::from_str(r#"{"error":"access_denied","other":"1"}"#).unwrap();
    assert_eq!((answer.error.as_deref(), answer.code), (Some("access_denied"), None));
}
