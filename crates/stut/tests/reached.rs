//! How the program is reached: addresses that it takes, TLS of its own, a proxy in front, and stopping.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up must stop")]

mod support;

use rustls::{
    ClientConfig, ClientConnection, RootCertStore, StreamOwned, crypto::ring, pki_types::CertificateDer,
};
use std::{
    io::Write as _,
    net::{TcpListener, TcpStream},
    path::Path,
    sync::Arc,
    time::Duration,
};
use support::{Answer, Served, program, request, stut, text};

/// Writes a fresh certificate with its key for `stut.test`.
fn write_certificate(folder: &Path) -> CertificateDer<'static> {
    let made = rcgen::generate_simple_self_signed(["stut.test".to_owned()]).unwrap();
    std::fs::write(folder.join("key.pem"), made.signing_key.serialize_pem()).unwrap();
    std::fs::write(folder.join("certificate.pem"), made.cert.pem()).unwrap();
    made.cert.der().clone()
}

/// Asks the start page over TLS, trusting one certificate.
fn ask(address: &str, trusted: &CertificateDer<'static>, host: &str) -> Result<Answer, std::io::Error> {
    let mut roots = RootCertStore::empty();
    roots.add(trusted.clone()).unwrap();
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    let tls = ClientConnection::new(Arc::new(config), "stut.test".try_into().unwrap()).unwrap();
    let mut stream = StreamOwned::new(tls, TcpStream::connect(address)?);
    stream.write_all(&request(host, "GET", "/", &[], b""))?;
    Ok(Answer::read(stream))
}

#[test]
fn an_address_that_others_reach_needs_a_name_and_protection() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    for (line, says) in [
        ("serve --listen 0.0.0.0:0", "--public-url"),
        ("serve --listen [::]:0 --behind-proxy 10.0.0.5", "--public-url"),
        ("serve --listen 0.0.0.0:0 --public-url https://stut.test", "--behind-proxy"),
        ("serve --public-url https://stut.test", "--behind-proxy"),
        ("serve --public-url http://stut.test", "https://"),
        ("serve --behind-proxy 0.0.0.0/0", "10.0.0.0/8"),
        ("serve --tls-certificate c.pem", "--tls-key"),
        ("demo --listen 0.0.0.0:0", "127.0.0.1"),
    ] {
        let refused = stut(at, line);
        assert_eq!(refused.status.code(), Some(2), "{line}");
        assert!(text(&refused.stderr).contains(says), "{line}: {}", text(&refused.stderr));
    }
    assert!(!at.join("data").exists(), "refused before the database is made");
    std::fs::write(at.join("c.pem"), "geen certificaat").unwrap();
    let unreadable = stut(at, "serve --tls-certificate c.pem --tls-key c.pem");
    assert_eq!(unreadable.status.code(), Some(1));
    assert!(text(&unreadable.stderr).contains("c.pem"), "{}", text(&unreadable.stderr));
}

#[test]
fn pages_are_served_over_tls_with_a_certificate_that_can_be_renewed() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    let first = write_certificate(at);
    let mut command = program(at);
    command.args(["serve", "--listen", "127.0.0.1:0", "--tls-certificate", "certificate.pem"]);
    command.args(["--tls-key", "key.pem"]).env("STUT_LOG", "info");
    let served = Served::start(command);
    let page = ask(&served.address, &first, "localhost").unwrap();
    assert_eq!((page.status, page.header("location")), (303, "/sign-in"), "{}", page.head);
    assert_eq!(ask(&served.address, &first, "evil.example").unwrap().status, 421);
    assert_eq!(served.get("/", &[]).status, 0, "nothing is said in the clear");

    let second = write_certificate(at);
    served.signal("HUP");
    let renewed = || {
        (0..100).any(|_| {
            std::thread::sleep(Duration::from_millis(50));
            ask(&served.address, &second, "localhost").is_ok_and(|page| page.status == 303)
        })
    };
    assert!(renewed(), "the new certificate is in use");
    assert!(ask(&served.address, &first, "localhost").is_err(), "the old one is not");

    std::fs::write(at.join("certificate.pem"), "half").unwrap();
    served.signal("HUP");
    std::thread::sleep(Duration::from_millis(200));
    assert_eq!(ask(&served.address, &second, "localhost").unwrap().status, 303, "the good one stays");
    let (log, ended_well) = served.stop();
    assert!(ended_well && log.contains("the old one stays in use"), "{log}");
}

#[test]
fn behind_a_proxy_the_public_name_is_answered_and_https_is_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let mut command = program(folder.path());
    command.args(["serve", "--listen", "127.0.0.1:0", "--behind-proxy", "127.0.0.1"]);
    let served = Served::start(command);
    assert_eq!(served.get("/", &["host: stut.test"]).status, 421);
    drop(served);

    let mut command = program(folder.path());
    // The program will say its public name, so its port is chosen here.
    let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string();
    command.args(["serve", "--listen", &free, "--public-url", "https://stut.test"]);
    command.env("STUT_BEHIND_PROXY", "::1,127.0.0.1");
    let mut served = Served::start(command);
    assert_eq!(served.address, "stut.test", "the address that people use is said");
    served.address = free;
    let page = served.get("/", &["host: stut.test", "x-forwarded-proto: https"]);
    assert_eq!((page.status, page.header("strict-transport-security")), (303, "max-age=63072000"));
    assert_eq!(served.get("/", &["host: evil.example"]).status, 421);
}

#[test]
fn a_request_under_way_is_answered_before_the_program_stops() {
    let folder = tempfile::tempdir().unwrap();
    let mut command = program(folder.path());
    command.args(["serve", "--listen", "127.0.0.1:0"]);
    let served = Served::start(command);
    let mut slow = TcpStream::connect(&served.address).unwrap();
    let form = b"language=en&back=/";
    let whole = request(
        &served.address,
        "POST",
        "/language",
        &["content-type: application/x-www-form-urlencoded"],
        form,
    );
    slow.write_all(&whole[..whole.len() - 5]).unwrap();
    std::thread::sleep(Duration::from_millis(300));
    served.signal("TERM");
    std::thread::sleep(Duration::from_millis(300));
    assert!(TcpStream::connect(&served.address).is_err(), "no new callers");
    slow.write_all(&whole[whole.len() - 5..]).unwrap();
    assert_eq!(Answer::read(slow).status, 303);
    let mut served = served;
    assert!(served.child.wait().unwrap().success());
}
