//! The program as a whole: how soon it answers, how much memory it takes, and a very large file.

use crate::{made, median, memory_now, ms, peak_memory, say};
use std::{
    fs::File,
    io::{BufRead as _, BufReader, BufWriter, Read as _, Write as _},
    net::TcpStream,
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

const PROGRAM: &str = env!("CARGO_BIN_EXE_stut");

pub(crate) async fn measure() {
    let folder = tempfile::tempdir().unwrap();
    let demo = folder.path().join("demo");
    let (mut server, _, _) = serve("demo", &demo);
    server.kill().unwrap();
    server.wait().unwrap();
    let mut starts = Vec::new();
    for _ in 0..10 {
        let (mut server, address, took) = serve("serve", &demo);
        starts.push(took);
        if starts.len() == 10 {
            let page = get(&address, "/77QX00/groups", &cookie(&address));
            assert!(page.contains("5A"));
            std::thread::sleep(Duration::from_secs(1));
            let now = memory_now(server.id()).unwrap_or(0.0);
            say("memory at rest, after a page", &format!("{now:.0} MB"), "64 MB");
        }
        server.kill().unwrap();
        server.wait().unwrap();
    }
    say("start until the first answer", &ms(median(starts)), "300 ms");
    large_file(folder.path());
}

/// Starts a server and waits for its first answer.
fn serve(command: &str, data: &Path) -> (Child, String, Duration) {
    let start = Instant::now();
    let mut server = Command::new(PROGRAM)
        .args([command, "--listen", "127.0.0.1:0", "--data"])
        .arg(data)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let lines = BufReader::new(server.stdout.take().unwrap()).lines();
    let address = lines
        .map_while(Result::ok)
        .find_map(|line| line.split("http://").nth(1)?.split('/').next().map(str::to_owned))
        .unwrap();
    assert!(get(&address, "/healthz", "").starts_with("HTTP/1.1 200"));
    (server, address, start.elapsed())
}

/// The cookie of the coordinator, who signs in.
fn cookie(address: &str) -> String {
    let form = format!("email=ib%40demo.example&password={}", app::demo::PASSWORD);
    let head = format!("Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}", form.len());
    let answer =
        send(address, &format!("POST /sign-in HTTP/1.1\r\nSec-Fetch-Site: same-origin\r\n{head}"), &form);
    let set = answer.lines().find_map(|line| line.strip_prefix("set-cookie: stut_session=")).unwrap();
    format!("stut_session={}", set.split(';').next().unwrap())
}

fn get(address: &str, path: &str, cookie: &str) -> String {
    send(address, &format!("GET {path} HTTP/1.1\r\nCookie: {cookie}"), "")
}

fn send(address: &str, head: &str, body: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    write!(stream, "{head}\r\nHost: {address}\r\nConnection: close\r\n\r\n{body}").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

/// Imports a results file of 500 MB and looks at the memory it took.
fn large_file(folder: &Path) {
    let data = folder.join("large");
    let roster = folder.join("roster.xml");
    std::fs::write(&roster, made::roster(5000)).unwrap();
    let results = folder.join("results.xml");
    let rows = made::results(5000, 27, &mut BufWriter::new(File::create(&results).unwrap()));
    let megabytes = results.metadata().unwrap().len() as f64 / 1e6;
    let run = |arguments: &[&str], file: &Path| {
        let mut child = Command::new(PROGRAM)
            .args(arguments)
            .arg(file)
            .arg("--data")
            .arg(&data)
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        let (start, mut peak) = (Instant::now(), 0.0_f64);
        loop {
            peak = peak.max(peak_memory(child.id()).unwrap_or(0.0));
            if let Some(status) = child.try_wait().unwrap() {
                assert!(status.success());
                return (peak, start.elapsed());
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    };
    run(&["import", "roster"], &roster);
    let (peak, took) = run(&["import", "results"], &results);
    let what = format!("memory for a results file of {megabytes:.0} MB ({rows} results)");
    say(&what, &format!("{peak:.0} MB"), "100 MB for 500 MB");
    say("the same, time from file to commit", &format!("{:.1} s", took.as_secs_f64()), "-");
}
