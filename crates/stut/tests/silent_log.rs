//! A whole journey with the most talkative log: every page that a link leads to, searches for names, errors, and files with
//! mistakes. No name of a pupil or a teacher, and nothing by which one can be known, is in what the program writes.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot be set up must stop")]

mod support;

use std::{
    collections::{BTreeMap, BTreeSet, HashSet, VecDeque},
    path::Path,
};
use support::{Answer, Served, ask, done, program, text};

/// Pages of one kind that are looked at; the next would show nothing new.
const OF_EACH_KIND: usize = 3;

/// The names in the files of the demo school, first and last.
fn names(files: &Path) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for path in files.read_dir().unwrap().map(|entry| entry.unwrap().path()) {
        let file = std::fs::read_to_string(path).unwrap();
        for element in ["<achternaam>", "<roepnaam>"] {
            let rest = file.split(element).skip(1);
            names.extend(rest.map(|rest| rest.split('<').next().unwrap().to_owned()));
        }
    }
    assert!(names.len() > 150, "the demo school has people");
    names
}

/// A roster with mistakes in it: dates that are none, references that lead nowhere, and everybody under another key.
fn with_mistakes(roster: &str) -> String {
    roster
        .replace("<geboortedatum>2015-", "<geboortedatum>2015-9")
        .replace("<groep key=\"g8\"/>", "<groep key=\"gx\"/>")
        .replace("<leerling key=\"d", "<leerling key=\"nieuw")
        .replace("<geslacht>2</geslacht>", "<geslacht>meisje</geslacht>")
}

/// What a page leads to, with the parts that make one of a kind left out.
fn kind_of(path: &str) -> String {
    let is_one =
        |part: &&str| part.len() > 12 || (!part.is_empty() && part.chars().all(|c| c.is_ascii_digit()));
    let (path, query) = path.split_once('?').unwrap_or((path, ""));
    let parts: Vec<&str> = path.split('/').map(|part| if is_one(&part) { "…" } else { part }).collect();
    let asked: Vec<&str> = query.split("&#38;").map(|one| one.split('=').next().unwrap()).collect();
    format!("{}?{}", parts.join("/"), asked.join("&"))
}

/// Visits all that links lead to, a few of each kind, as who has this cookie; gives the kinds.
fn visit(served: &Served, cookie: &str, names: &BTreeSet<String>) -> BTreeSet<String> {
    let headers = [cookie, "user-agent: Emre Yıldız"];
    let (mut seen, mut kinds) = (HashSet::new(), BTreeMap::<String, usize>::new());
    let mut next = VecDeque::from(["/".to_owned(), "/77QX00/".to_owned()]);
    let mut shown = 0;
    while let Some(path) = next.pop_front() {
        let kind = kinds.entry(kind_of(&path)).or_default();
        if *kind >= OF_EACH_KIND || !seen.insert(path.clone()) {
            continue;
        }
        *kind += 1;
        let page = served.get(&path.replace("&#38;", "&"), &headers);
        assert!(page.status < 500, "{path}: {}", page.head);
        let html = page.text();
        shown += names.iter().filter(|name| html.contains(name.as_str())).count();
        for link in html.split(" href=\"").skip(1).map(|rest| rest.split('"').next().unwrap()) {
            if link.starts_with('/') {
                next.push_back(link.split('#').next().unwrap().to_owned());
            }
        }
        next.extend(Some(page.header("location").to_owned()).filter(|to| to.starts_with('/')));
    }
    assert!(shown > 300, "the pages show names, so the log could have: {shown}");

    for path in [
        "/77QX00/search?q=Y%C4%B1ld%C4%B1z",
        "/77QX00/search?q=Emre",
        "/77QX00/pupils/Emre-Yildiz",
        "/77QX00/groups/Yildiz/overview.pdf",
        "/Yildiz",
        "/assets/Yildiz.css",
    ] {
        served.get(path, &headers);
        served.get(
            path,
            &[cookie, "x-requested-with: fetch", "referer: http://localhost/77QX00/search?q=Yildiz"],
        );
    }
    served.get("/77QX00/pupils", &[cookie, "host: yildiz.example"]);
    kinds.into_keys().collect()
}

/// Sends what forms send, also what is refused.
fn send(served: &Served, cookie: &str, files: &Path) {
    let post = |path: &str, kind: &str, body: &[u8]| -> Answer {
        let kind = format!("content-type: {kind}");
        ask(&served.address, "POST", path, &[cookie, &kind, "sec-fetch-site: same-origin"], body)
    };
    let form = "application/x-www-form-urlencoded";
    post("/77QX00/settings", form, b"name=School+van+Emre+Yildiz&board=Emre");
    post("/language", form, b"language=nl&back=/77QX00/search?q=Yildiz");
    post("/77QX00/imports/9999/rollback", form, b"");
    let upload = |path: &str, field: &str, file: &[u8]| {
        let start = format!(
            "--XX\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n1\r\n--XX\r\n\
             Content-Disposition: form-data; name=\"file\"; filename=\"klas van Yildiz.xml\"\r\n\r\n"
        );
        let body = [start.as_bytes(), file, b"\r\n--XX--\r\n"].concat();
        post(path, "multipart/form-data; boundary=XX", &body)
    };
    let roster = std::fs::read_to_string(files.join("edexml-2025-2026.xml")).unwrap();
    let bad = with_mistakes(&roster);
    let results = std::fs::read(files.join("uwlr-11-2025-2026.xml")).unwrap();
    for field in ["nothing", "partial", "same_pupils"] {
        upload("/imports/roster", field, bad.as_bytes());
        upload("/imports/roster", field, &roster.as_bytes()[..roster.len() / 2]);
        upload("/imports/results", field, &results[..results.len() / 2]);
        upload("/imports/results", field, roster.as_bytes());
    }
    upload("/imports/results", "partial", &results);
}

/// Looks for everything that may not be in a log.
fn says_nobody(log: &str, names: &BTreeSet<String>) {
    let words: HashSet<&str> = log.split(|c: char| !c.is_alphanumeric()).collect();
    let found: Vec<&String> = names.iter().filter(|name| words.contains(name.as_str())).collect();
    let line = |name: &String| {
        log.lines()
            .find(|line| line.contains(name.as_str()))
            .map(|line| line.chars().take(600).collect::<String>())
    };
    assert!(found.is_empty(), "{found:?}: {:?}", found.first().and_then(|name| line(name)));
    for secret in ["yildiz", "emre", "y%c4%b1ld", "ketenid.nl", "@demo.example"] {
        let line = log.lines().find(|line| line.to_lowercase().contains(secret));
        assert_eq!(line, None, "{secret} is in the log");
    }
}

#[test]
fn no_name_is_in_the_log_of_a_whole_journey() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    done(at, "demo --files files");
    let names = names(&at.join("files"));
    let mut command = program(at);
    command.args(["demo", "--listen", "127.0.0.1:0"]).env("STUT_LOG", "trace");
    let served = Served::start(command);
    // The coordinator sees the most; the others see pages of their own, and are refused others.
    let cookie = served.sign_in("ib@demo.example");
    let kinds = visit(&served, &cookie, &names);
    for email in ["leerkracht5a@demo.example", "ouder@demo.example", "beheer@demo.example"] {
        let cookie = served.sign_in(email);
        for path in
            ["/", "/77QX00/groups", "/77QX00/pupils", "/77QX00/people", "/77QX00/imports", "/me", "/me/trail"]
        {
            assert!(served.get(path, &[&cookie]).status < 500, "{email} {path}");
        }
    }
    served.get("/sign-in?back=/77QX00/search?q=Yildiz", &[]);
    for kind in
        ["/77QX00/groups/…?", "/77QX00/groups/…/overview.pdf?", "/77QX00/pupils/…?", "/77QX00/imports/…?"]
    {
        assert!(kinds.contains(kind), "{kind} is not among {kinds:?}");
    }
    send(&served, &cookie, &at.join("files"));
    let (log, ended_well) = served.stop();
    assert!(ended_well);
    let talkative = log.lines().filter(|line| line.contains("\"DEBUG\"")).count();
    assert!(talkative > 1000, "the log is as talkative as it can be: {talkative}");
    says_nobody(&log, &names);
}

#[test]
fn no_name_is_in_what_a_command_says_about_a_bad_file() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    done(at, "demo --files files");
    let names = names(&at.join("files"));
    done(at, "--data d import roster files/edexml-2024-2025.xml");
    let roster = std::fs::read_to_string(at.join("files/edexml-2025-2026.xml")).unwrap();
    std::fs::write(at.join("bad.xml"), with_mistakes(&roster)).unwrap();
    std::fs::write(at.join("half.xml"), &roster.as_bytes()[..roster.len() / 2]).unwrap();
    for line in [
        "import roster bad.xml",
        "import roster bad.xml --partial",
        "import roster half.xml",
        "import results files/uwlr-01-2022-2023.xml files/uwlr-11-2025-2026.xml",
        "import results bad.xml",
    ] {
        let mut command = program(at);
        command.args(["--data", "d"]).args(line.split(' ')).env("STUT_LOG", "trace");
        let said = command.output().unwrap();
        let said = text(&said.stderr);
        assert!(said.lines().any(|line| line.contains(".xml:")), "{line} has something to say");
        says_nobody(&said, &names);
    }
}
