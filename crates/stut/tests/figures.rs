//! Figures for who watches over the program: what they say, and that they say nothing of persons or schools.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up must stop")]

mod support;

use std::{io::Write as _, path::Path, process::Stdio};
use support::{Answer, Served, ask, done, program};

fn get(address: &str, path: &str) -> Answer {
    ask(address, "GET", path, &[], b"")
}

/// Adds somebody who can sign in, with the password of the demo.
fn add_coordinator(at: &Path) {
    let mut command = program(at);
    command.args(["user", "add", "--email", "ib@demo.example", "--name", "Ib", "--role", "coordinator"]);
    command.args(["--school", "77QX00", "--password-stdin"]).stdin(Stdio::piped());
    let mut adding = command.spawn().unwrap();
    adding.stdin.take().unwrap().write_all(app::demo::PASSWORD.as_bytes()).unwrap();
    assert!(adding.wait().unwrap().success());
}

#[test]
fn figures_tell_routes_apart_and_never_schools_pupils_or_names() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    done(at, "demo --files files");
    done(at, "import roster files/edexml-2025-2026.xml");
    add_coordinator(at);
    let mut command = program(at);
    command.args(["serve", "--listen", "127.0.0.1:0", "--metrics-listen", "127.0.0.1:0"]);
    let served = Served::start(command);
    let metrics = served.metrics.clone().unwrap();
    let cookie = served.sign_in("ib@demo.example");
    for path in [
        "/",
        "/77QX00/groups",
        "/77QX00/pupils",
        "/77QX00/search?q=Yildiz",
        "/77QX00/pupils/0199aaaa-0000-7000-8000-000000000000",
        "/77QX00/geheim/Yildiz",
        "/Yildiz",
        "/assets/Yildiz.css",
    ] {
        served.get(path, &["x-forwarded-for: 203.0.113.9", "user-agent: Yildiz", &cookie]);
    }
    ask(&served.address, "YILDIZ", "/", &[], b"");
    served.get("/", &["host: yildiz.example"]);

    let shown = get(&metrics, "/metrics");
    assert_eq!(
        (shown.status, shown.header("content-type")),
        (200, "text/plain; version=0.0.4; charset=utf-8")
    );
    let text = shown.text();
    let value = |start: &str| -> f64 {
        let line =
            text.lines().find(|line| line.starts_with(start)).unwrap_or_else(|| panic!("{start}: {text}"));
        line.rsplit(' ').next().unwrap().parse().unwrap()
    };
    for route in
        ["/", "/{school}/search", "/{school}/pupils/{pupil}", "/{school}/groups", "/assets/{name}", "-"]
    {
        let of_route = format!("method=\"GET\",route=\"{route}\"");
        assert!(value(&format!("stut_http_requests_total{{{of_route},status=")) >= 1.0);
        assert!(value(&format!("stut_http_request_seconds_count{{{of_route}}}")) >= 1.0);
    }
    assert!(value("stut_http_requests_total{method=\"GET\",route=\"/\",status=\"421\"}") >= 1.0);
    assert!(
        text.contains("stut_http_request_seconds_bucket{method=\"GET\",route=\"/\",le=\"0.25\"}"),
        "{text}"
    );
    assert!(value("stut_database_transactions_total{kind=\"read\"}") > 5.0);
    assert!(value("process_resident_memory_bytes") > 1e6);
    assert!(value("process_start_time_seconds") > 1.7e9);
    assert!(
        text.contains(&format!("stut_build_info{{version=\"{}\"}} 1", env!("CARGO_PKG_VERSION"))),
        "{text}"
    );
    says_nothing_of_anybody(&text);
}

/// No word of the addresses that were asked, and no label that a caller can think up: those would fill the memory.
fn says_nothing_of_anybody(text: &str) {
    for secret in ["77QX", "0199aaaa", "203.0.113", "127.0.0", "geheim", "q="] {
        assert!(!text.contains(secret), "{secret} is in the figures: {text}");
    }
    assert!(!text.to_lowercase().contains("yildiz"), "{text}");
    let labels: Vec<&str> =
        text.lines().filter_map(|line| line.split("route=\"").nth(1)?.split('"').next()).collect();
    for route in labels {
        assert!(
            ["-", "/", "/sign-in", "/assets/{name}"].contains(&route) || route.starts_with("/{school}"),
            "{route}"
        );
    }
}

#[test]
fn the_address_for_figures_says_whether_the_program_is_well_and_has_no_pages() {
    let folder = tempfile::tempdir().unwrap();
    let mut command = program(folder.path());
    command.args(["serve", "--listen", "127.0.0.1:0"]).env("STUT_METRICS_LISTEN", "127.0.0.1:0");
    let served = Served::start(command);
    let metrics = served.metrics.clone().unwrap();
    assert_eq!(
        (get(&metrics, "/healthz").text().as_str(), get(&metrics, "/readyz").text().as_str()),
        ("ok", "ready")
    );
    assert_eq!(get(&metrics, "/").status, 404);
    assert_eq!(served.get("/metrics", &[]).status, 404, "not where the pages are");
    assert!(served.stop().1);
}
