//! The program as a process: commands that end, and one that serves.

#![allow(dead_code, reason = "each test file uses a part")]
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot be set up must stop")]
#![allow(clippy::zombie_processes, reason = "dropping the value waits for the program")]

use std::{
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::TcpStream,
    path::Path,
    process::{Child, Command, Output, Stdio},
    thread::JoinHandle,
    time::Duration,
};

/// The program, in a folder, with nothing from the environment.
pub(crate) fn program(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_stut"));
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("STUT_")) {
        command.env_remove(name);
    }
    command.current_dir(folder);
    command
}

/// Runs a command to its end.
pub(crate) fn stut(folder: &Path, line: &str) -> Output {
    program(folder).args(line.split(' ')).output().unwrap()
}

pub(crate) fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Runs a command that must succeed, and gives what it answers.
pub(crate) fn done(folder: &Path, line: &str) -> String {
    let output = stut(folder, line);
    assert!(output.status.success(), "{line}: {}", text(&output.stderr));
    text(&output.stdout)
}

/// A program that serves, until the value goes.
pub(crate) struct Served {
    pub(crate) child: Child,
    /// Where its pages are, such as `127.0.0.1:40123`.
    pub(crate) address: String,
    /// Where its figures are, when it was asked to show them.
    pub(crate) metrics: Option<String>,
    log: Option<JoinHandle<String>>,
}

impl Served {
    /// Starts a command that serves, and waits until it says so. The public URL, when there is one, is not the address.
    pub(crate) fn start(mut command: Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut stderr = child.stderr.take().unwrap();
        let log = std::thread::spawn(move || {
            let mut bytes = Vec::new();
            let _ = stderr.read_to_end(&mut bytes);
            text(&bytes)
        });
        let mut metrics = None;
        for line in BufReader::new(child.stdout.as_mut().unwrap()).lines() {
            let line = line.unwrap();
            let Some((_, rest)) = line.split_once("://") else { continue };
            let address = rest.split('/').next().unwrap().to_owned();
            if line.contains("/metrics") {
                metrics = Some(address);
            } else {
                return Self { child, address, metrics, log: Some(log) };
            }
        }
        let _ = child.wait();
        panic!("it does not serve: {}", log.join().unwrap());
    }

    /// Asks a page. Headers are lines such as `cookie: a=b`.
    pub(crate) fn get(&self, path: &str, headers: &[&str]) -> Answer {
        ask(&self.address, "GET", path, headers, b"")
    }

    /// Signs in as somebody of the demo school, and gives the header with her cookie.
    pub(crate) fn sign_in(&self, email: &str) -> String {
        let form = format!("email={}&password={}", email.replace('@', "%40"), app::demo::PASSWORD);
        let headers = ["content-type: application/x-www-form-urlencoded", "sec-fetch-site: same-origin"];
        let answer = ask(&self.address, "POST", "/sign-in", &headers, form.as_bytes());
        assert_eq!(answer.status, 303, "{}", answer.text());
        let cookies = answer.head.lines().filter_map(|line| line.strip_prefix("set-cookie: "));
        let pairs: Vec<&str> = cookies.filter_map(|cookie| cookie.split(';').next()).collect();
        assert!(!pairs.is_empty(), "{}", answer.head);
        format!("cookie: {}", pairs.join("; "))
    }

    /// Sends a signal by its name.
    pub(crate) fn signal(&self, name: &str) {
        let sent = Command::new("kill").args([&format!("-{name}"), &self.child.id().to_string()]).status();
        assert!(sent.unwrap().success());
    }

    /// Tells the program to stop, and gives its log and whether it ended well.
    pub(crate) fn stop(mut self) -> (String, bool) {
        self.signal("TERM");
        let ended = self.child.wait().unwrap();
        (self.log.take().unwrap().join().unwrap(), ended.success())
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// An answer over the network.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) head: String,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    pub(crate) fn text(&self) -> String {
        text(&self.body)
    }

    /// The value of a header; empty when there is none.
    pub(crate) fn header(&self, name: &str) -> &str {
        let start = format!("{name}: ");
        self.head.lines().find_map(|line| line.strip_prefix(&start)).unwrap_or_default()
    }

    pub(crate) fn read(mut from: impl std::io::Read) -> Self {
        let mut bytes = Vec::new();
        let _ = from.read_to_end(&mut bytes);
        let split = bytes.windows(4).position(|four| four == b"\r\n\r\n").unwrap_or(bytes.len());
        let head = text(&bytes[..split]);
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
        Self { status, head, body: bytes.get(split + 4..).unwrap_or_default().to_vec() }
    }
}

/// A request as it goes over the line. It closes the connection, and names the address unless a header does.
pub(crate) fn request(host: &str, method: &str, path: &str, headers: &[&str], body: &[u8]) -> Vec<u8> {
    let mut head = format!("{method} {path} HTTP/1.0\r\ncontent-length: {}\r\n", body.len());
    if !headers.iter().any(|header| header.starts_with("host: ")) {
        head.push_str(&format!("host: {host}\r\n"));
    }
    for header in headers {
        head.push_str(&format!("{header}\r\n"));
    }
    head.push_str("\r\n");
    [head.as_bytes(), body].concat()
}

/// Asks an address.
pub(crate) fn ask(address: &str, method: &str, path: &str, headers: &[&str], body: &[u8]) -> Answer {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(120))).unwrap();
    let _ = stream.write_all(&request(address, method, path, headers, body));
    Answer::read(stream)
}
