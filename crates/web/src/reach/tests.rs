use super::*;
use axum::{Extension, Router, body::Body, middleware::from_fn, routing::get};
use tower::ServiceExt as _;

fn url(text: &str) -> PublicUrl {
    text.parse().unwrap()
}

fn address(text: &str) -> IpAddr {
    text.parse().unwrap()
}

fn behind(proxies: &[&str]) -> Reach {
    let proxies = proxies.iter().map(|proxy| proxy.parse().unwrap()).collect();
    let listen = "0.0.0.0:7300".parse().unwrap();
    Reach::new(listen, Some(url("https://stut.school.nl")), false, proxies).unwrap()
}

/// Asks a small program that answers with its caller.
async fn ask(reach: Option<&Reach>, peer: &str, headers: &[(&str, &str)], uri: &str) -> Response {
    let mut router = Router::new()
        .route("/", get(|Extension(caller): Extension<Caller>| async move { format!("{caller:?}") }))
        .layer(from_fn(meet));
    if let Some(reach) = reach {
        router = router.layer(Extension(Arc::new(reach.clone())));
    }
    let mut request = Request::get(uri).extension(ConnectInfo(SocketAddr::from((address(peer), 5000))));
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    router.oneshot(request.body(Body::empty()).unwrap()).await.unwrap()
}

#[test]
fn only_names_of_this_machine_are_answered_on_a_loopback_address() {
    let reach = Reach::default();
    for host in ["localhost", "localhost:7300", "127.0.0.1:7300", "127.1.2.3", "[::1]:7300", "[::1]"] {
        assert!(reach.answers_to(host), "{host}");
        assert!(!behind(&["10.0.0.5"]).answers_to(host), "others reach that address: {host}");
    }
    for host in [
        "",
        "school.example",
        "school.example:7300",
        "127.0.0.1.example",
        "10.0.0.1:7300",
        "localhost.example",
    ] {
        assert!(!reach.answers_to(host), "{host}");
    }
}

#[test]
fn the_public_name_is_answered_and_no_other() {
    let reach = behind(&["10.0.0.5"]);
    for host in ["stut.school.nl", "STUT.school.nl:443", "stut.school.nl:8443"] {
        assert!(reach.answers_to(host), "{host}");
    }
    for host in ["school.nl", "x.stut.school.nl", "stut.school.nl.example", "stut.school.nl@example"] {
        assert!(!reach.answers_to(host), "{host}");
    }
}

#[test]
fn a_public_url_is_an_https_address_with_nothing_behind_it() {
    assert_eq!(url("https://Stut.School.nl/").to_string(), "https://stut.school.nl");
    assert_eq!(url("https://stut.school.nl:8443").to_string(), "https://stut.school.nl:8443");
    assert_eq!(url("https://stut.school.nl:8443").host(), "stut.school.nl");
    for wrong in [
        "",
        "stut.school.nl",
        "http://stut.school.nl",
        "https://stut.school.nl/stut",
        "https://stut.school.nl/?a",
        "https://a@stut.school.nl",
        "https://",
    ] {
        assert_eq!(wrong.parse::<PublicUrl>(), Err(NotAPublicUrl), "{wrong}");
    }
}

#[test]
fn a_proxy_is_one_address_or_a_range_and_never_everybody() {
    let seen = |text: &str| text.parse::<TrustedProxy>();
    assert!(seen("::1").is_ok() && seen("192.168.0.0/16").is_ok());
    for wrong in ["", "proxy.school.nl", "10.0.0.0/33", "0.0.0.0/0", "::/0"] {
        assert_eq!(seen(wrong), Err(NotAProxy), "{wrong}");
    }
}

#[test]
fn who_opens_the_door_names_it_and_protects_the_way() {
    let open: SocketAddr = "0.0.0.0:7300".parse().unwrap();
    let here: SocketAddr = "127.0.0.1:7300".parse().unwrap();
    let name = || Some(url("https://stut.school.nl"));
    let proxy = || vec!["10.0.0.5".parse().unwrap()];
    assert_eq!(Reach::new(open, None, true, Vec::new()), Err(CannotReach::NoPublicUrl));
    assert_eq!(Reach::new(open, None, false, proxy()), Err(CannotReach::NoPublicUrl));
    assert_eq!(Reach::new(open, name(), false, Vec::new()), Err(CannotReach::NoProtection));
    assert_eq!(Reach::new(here, name(), false, Vec::new()), Err(CannotReach::NoProtection));
    assert_eq!(Reach::new(open, name(), true, Vec::new()).unwrap().origin(), "https://stut.school.nl");
    assert_eq!(Reach::new(here, None, false, Vec::new()).unwrap().origin(), "http://127.0.0.1:7300");
    assert_eq!(Reach::new(here, None, true, Vec::new()).unwrap().origin(), "https://127.0.0.1:7300");
    assert!(Reach::new(open, name(), false, proxy()).unwrap().is_https());
}

#[test]
fn only_a_trusted_proxy_is_believed_about_who_calls() {
    let reach = behind(&["10.0.0.5", "10.1.0.0/16", "fd00::/8"]);
    let mut headers = HeaderMap::new();
    headers.append(FORWARDED_FOR, "6.6.6.6, 203.0.113.9:4711".parse().unwrap());
    headers.append(FORWARDED_FOR, "10.1.2.3".parse().unwrap());
    headers.insert(FORWARDED_PROTO, "https".parse().unwrap());
    let seen = |peer: &str| reach.caller(address(peer), &headers, true);
    let through = Caller { address: address("203.0.113.9"), is_https: true };
    assert_eq!(seen("10.0.0.5"), through, "the nearest that is no proxy, not the first in the line");
    assert_eq!(seen("::ffff:10.0.0.5"), through, "one socket for both kinds of address");
    assert_eq!(seen("fd00::1"), through);
    let other = Caller { address: address("10.0.0.6"), is_https: false };
    assert_eq!(seen("10.0.0.6"), other, "another machine says what it likes");

    headers.insert(FORWARDED_FOR, "203.0.113.9, unknown, 10.1.2.3".parse().unwrap());
    headers.insert(FORWARDED_PROTO, "http".parse().unwrap());
    let unreadable = Caller { address: address("10.1.2.3"), is_https: false };
    assert_eq!(reach.caller(address("10.0.0.5"), &headers, true), unreadable);
    headers.insert(FORWARDED_FOR, "[2001:db8::7]:4711".parse().unwrap());
    assert_eq!(reach.caller(address("10.0.0.5"), &headers, true).address, address("2001:db8::7"));
    headers.clear();
    let silent = Caller { address: address("10.0.0.5"), is_https: true };
    assert_eq!(reach.caller(address("10.0.0.5"), &headers, true), silent, "the public URL says https");
    let local = reach.caller(address("10.0.0.5"), &headers, false);
    assert!(!local.is_https, "and another name says nothing");
}

#[tokio::test]
async fn a_wrong_name_and_a_way_around_the_proxy_are_refused() {
    let reach = behind(&["10.0.0.5"]);
    let host = ("host", "stut.school.nl");
    let asked = |peer, headers: Vec<(&'static str, &'static str)>, uri| {
        let reach = reach.clone();
        async move { ask(Some(&reach), peer, &headers, uri).await }
    };
    let met = asked("10.0.0.5", vec![host], "/").await;
    assert_eq!(met.status(), StatusCode::OK);
    assert_eq!(met.headers().get(STRICT_TRANSPORT_SECURITY), Some(&HTTPS_ONLY));
    assert_eq!(asked("10.0.0.6", vec![host], "/").await.status(), StatusCode::FORBIDDEN);
    for (headers, uri) in [
        (vec![("host", "evil.example")], "/"),
        (vec![], "https://evil.example/"),
        (vec![host], "https://evil.example/"),
        (vec![("host", "evil.example")], "https://stut.school.nl/"),
    ] {
        assert_eq!(asked("10.0.0.5", headers, uri).await.status(), StatusCode::MISDIRECTED_REQUEST, "{uri}");
    }
    let version_two = asked("10.0.0.5", vec![], "https://stut.school.nl/").await;
    assert_eq!(version_two.status(), StatusCode::OK, "HTTP/2 has no host header");
    let plain = asked("10.0.0.5", vec![host, ("x-forwarded-proto", "http")], "/").await;
    assert!(plain.headers().get(STRICT_TRANSPORT_SECURITY).is_none());
}

#[test]
fn a_request_knows_by_which_address_it_came() {
    let reach = behind(&["10.0.0.5"]);
    let caller = |is_https| Caller { address: address("127.0.0.1"), is_https };
    let named = |reach: &Reach, name, is_https| Named::new(reach, name, caller(is_https));
    let public = Named { origin: "https://stut.school.nl".to_owned(), host: "stut.school.nl".to_owned() };
    for name in [Some("stut.school.nl"), Some("Stut.School.nl:8080"), None] {
        assert_eq!(named(&reach, name, true), public, "{name:?}");
    }
    let local = |origin: &str, host: &str| Named { origin: origin.to_owned(), host: host.to_owned() };
    let reach = Reach::default();
    assert_eq!(named(&reach, Some("localhost:7300"), false), local("http://localhost:7300", "localhost"));
    assert_eq!(named(&reach, Some("[::1]:7300"), true), local("https://[::1]:7300", "[::1]"));
}

#[tokio::test]
async fn localhost_is_never_said_to_be_https_only() {
    let here = "127.0.0.1:7300".parse().unwrap();
    let reach = Reach::new(here, Some(url("https://stut.school.nl")), true, Vec::new()).unwrap();
    let local = ask(Some(&reach), "127.0.0.1", &[("host", "localhost:7300")], "/").await;
    assert_eq!(local.status(), StatusCode::OK);
    assert!(local.headers().get(STRICT_TRANSPORT_SECURITY).is_none());
    let unsettled = ask(None, "127.0.0.1", &[("host", "stut.school.nl")], "/").await;
    assert_eq!(unsettled.status(), StatusCode::MISDIRECTED_REQUEST, "this machine only, until it is said");
}
