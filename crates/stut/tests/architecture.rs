//! Holds the house to its plan: what may depend on what, where SQL, time and chance may stand, and that the same rooms
//! are on every floor. `ARCHITECTURE.md` numbers the invariants and names the test of each.
//!
//! The facts come from `cargo metadata` and from the source text; only the tables at the top are kept by hand.

#![expect(clippy::expect_used, reason = "a house that cannot be read is a failed test")]

use serde_json::Value;
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// Our crates, and what each may use of the others.
const MAY_USE: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("charts", &[]),
    ("credentials", &[]),
    ("i18n", &[]),
    ("policy", &["domain"]),
    ("stats", &[]),
    ("exchange", &["domain"]),
    ("documents", &["charts"]),
    ("store", &["domain", "policy"]),
    (
        "app",
        &["charts", "credentials", "documents", "domain", "exchange", "i18n", "policy", "stats", "store"],
    ),
    ("web", &["app", "charts", "documents", "domain", "exchange", "i18n", "policy"]),
    (
        "stut",
        &[
            "app",
            "charts",
            "credentials",
            "documents",
            "domain",
            "exchange",
            "i18n",
            "policy",
            "store",
            "web",
        ],
    ),
];

/// Libraries that belong to some crates only.
const OWNERS: &[(&str, &[&str])] = &[
    ("zip", &["app", "exchange"]),
    ("rand_xoshiro", &["stats"]),
    ("infer", &["app"]),
    ("png", &["app"]),
    ("calamine", &["exchange"]),
    ("lettre", &["app"]),
    ("sqlx", &["store"]),
    ("jiff-sqlx", &["store"]),
    ("axum", &["web"]),
    ("axum-server", &["web"]),
    ("hyper-util", &["web"]),
    ("ipnet", &["web"]),
    ("rustls", &["web", "credentials"]),
    ("askama", &["web"]),
    ("tower", &["web"]),
    ("tower-http", &["web"]),
    ("futures-util", &["web"]),
    ("rust-embed", &["web"]),
    ("similar", &["web"]),
    ("typst", &["documents"]),
    ("typst-layout", &["documents"]),
    ("typst-pdf", &["documents"]),
    ("comemo", &["documents"]),
    ("notosans", &["documents"]),
    ("docx-rs", &["documents"]),
    ("quick-xml", &["exchange"]),
    ("encoding_rs", &["exchange"]),
    ("fluent-bundle", &[]),
    ("fluent-syntax", &["i18n"]),
    ("argon2", &["credentials"]),
    ("fast_qr", &["credentials"]),
    ("openidconnect", &["credentials"]),
    ("reqwest", &["credentials"]),
    ("totp-rs", &["credentials"]),
    ("webauthn-rs", &["credentials"]),
    ("zxcvbn", &["credentials"]),
    ("clap", &["stut"]),
    ("indicatif", &["stut"]),
    ("tracing-subscriber", &["stut"]),
    ("tracing", &["stut", "web"]),
    ("metrics", &["store", "stut", "web"]),
    ("metrics-exporter-prometheus", &["stut"]),
    ("age", &["app"]),
    ("icalendar", &["app"]),
];

/// Crates without input, output, time, chance or threads.
const PURE: &[&str] = &["domain", "policy", "exchange", "charts", "stats"];

/// The rooms: the capabilities of the field, and beside them `imports` and `demo`.
#[rustfmt::skip]
const CAPABILITIES: &[&str] = &[
    "register", "results", "signals", "needs", "plans", "route", "concerns", "meetings", "agreements", "today", "notices",
    "coaching", "knowledge", "teams", "trends", "effect", "roles", "surveys", "calendar", "documents", "network", "notes", "trust", "imports", "demo",
];

/// Tables that belong to the installation as a whole: who can sign in, and the boards and schools themselves.
#[rustfmt::skip]
const OF_THE_INSTALLATION: &[&str] = &[
    "boards", "schools", "installation", "installation_events", "accounts", "recovery_codes", "passkeys",
    "sso_identities", "sessions", "one_time_tokens", "sign_in_attempts", "known_devices",
    "notice_choices", "letters",
];

/// Modules that serve every room of a floor.
const COMMON: &[(&str, &[&str])] = &[
    ("domain", &["ids", "personal", "school_year"]),
    (
        "store",
        &[
            "audit",
            "bulk",
            "db",
            "dialect",
            "error",
            "folding",
            "migrations",
            "statements",
            "testing",
            "transfer",
        ],
    ),
    ("app", &["ctx", "error", "norms"]),
    (
        "web",
        &[
            "ask", "assets", "conflict", "error", "figures", "form", "layers", "page", "reach", "routes",
            "serving",
        ],
    ),
];

#[test]
fn crates_use_only_the_floors_below() {
    for package in packages() {
        let allowed = MAY_USE.iter().find(|(name, _)| *name == package.name);
        let Some((_, allowed)) = allowed else { panic!("{} is in no table: is it needed?", package.name) };
        for used in package.dependencies.iter().filter(|used| is_ours(&used.name)) {
            // A test may make a database, and a crate may ask for its own test features.
            let for_tests = used.is_dev && (used.name == "store" || used.name == package.name);
            let is_allowed = allowed.contains(&used.name.as_str()) || for_tests;
            assert!(is_allowed, "{} may not use {}", package.name, used.name);
        }
    }
}

#[test]
fn libraries_stay_with_their_owners() {
    for package in packages() {
        for used in &package.dependencies {
            let Some((_, owners)) = OWNERS.iter().find(|(library, _)| *library == used.name) else {
                continue;
            };
            // A test may put our work beside that of another library; SQL and typesetting have no such test.
            let for_tests = used.is_dev && !matches!(used.name.as_str(), "sqlx" | "jiff-sqlx" | "typst");
            let is_owner = owners.contains(&package.name.as_str());
            assert!(is_owner || for_tests, "{} may not use {}", package.name, used.name);
        }
    }
}

#[test]
fn pure_crates_touch_nothing() {
    let libraries = ["tokio", "futures-util", "sqlx", "tempfile", "getrandom", "rand", "anyhow", "tracing"];
    let words = ["std::fs", "std::net", "std::env", "std::process", "std::thread", "async fn", ".await"];
    for package in packages().iter().filter(|package| PURE.contains(&package.name.as_str())) {
        for used in package.dependencies.iter().filter(|used| !used.is_dev) {
            assert!(!libraries.contains(&used.name.as_str()), "{} uses {}", package.name, used.name);
        }
        for file in sources(&package.folder.join("src")) {
            file.has_none_of(&words, "a pure crate has no input, output or threads");
        }
    }
}

#[test]
fn sql_is_put_together_in_one_place() {
    let may = ["store/src/bulk.rs", "store/src/testing.rs"];
    let store = root().join("crates/store");
    for file in all_sources() {
        if !may.iter().any(|end| file.path.ends_with(end)) {
            file.has_none_of(&["AssertSqlSafe", "QueryBuilder"], "statements are constants");
        }
        if !file.path.starts_with(&store) {
            file.has_none_of(&["sqlx::", "INSERT INTO ", "DELETE FROM "], "SQL is in `store`");
            let is_app = file.path.starts_with(root().join("crates/app"));
            let words: &[&str] = if is_app { &[] } else { &["WriteTx", "ReadTx"] };
            file.has_none_of(words, "transactions are opened in `app`");
        }
    }
}

#[test]
fn time_ids_and_scopes_come_from_one_place() {
    let clock = ["Zoned::now", "Timestamp::now", "SystemTime::now", "Instant::now", "now_v7", "new_v4"];
    let crates = root().join("crates");
    for file in all_sources().iter().filter(|file| !file.path.ends_with("app/src/ctx.rs")) {
        let is_program = file.path.starts_with(crates.join("stut"));
        let builds = file.path.ends_with("web/build.rs") || file.path.starts_with(crates.join("i18n/build"));
        if !is_program {
            file.has_none_of(&clock, "time and ids are asked of `app::Ctx`");
        }
        let tests =
            ["store/src/testing.rs", "documents/src/testing.rs"].iter().any(|end| file.path.ends_with(end));
        if !is_program && !builds && !tests {
            file.has_none_of(&["env::var", "std::env"], "only the program reads its environment");
        }
        if !file.path.starts_with(crates.join("policy")) {
            file.has_none_of(&["InSchool::issue"], "scopes are asked of `app::Ctx`");
        }
    }
}

#[test]
fn the_same_rooms_are_on_every_floor() {
    let floor = |name: &str| -> BTreeSet<String> {
        let common = COMMON.iter().find(|(floor, _)| *floor == name).map_or(&[][..], |(_, common)| common);
        let all = top_modules(&root().join("crates").join(name).join("src"));
        let rooms: BTreeSet<String> =
            all.into_iter().filter(|room| !common.contains(&room.as_str())).collect();
        for room in &rooms {
            assert!(CAPABILITIES.contains(&room.as_str()), "{name}: `{room}` is no capability");
        }
        rooms
    };
    let (domain, store, app, web) = (floor("domain"), floor("store"), floor("app"), floor("web"));
    assert!(!domain.is_empty(), "the domain has rooms");
    for room in store.iter().chain(&web) {
        assert!(app.contains(room), "`{room}` has no use cases in `app`");
    }
    for entry in fs::read_dir(root().join("crates/web/templates")).expect("the templates") {
        let path = entry.expect("an entry").path();
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        assert!(!path.is_dir() || web.contains(&name), "templates/{name} has no room in `web`");
    }
}

#[test]
fn files_are_one_thought() {
    for file in all_sources() {
        let lines = file.text.lines().count();
        assert!(lines <= 500, "{} has {lines} lines; split it by sub-thought", file.path.display());
        let stem = file.path.file_stem().expect("a name").to_string_lossy().into_owned();
        let says_nothing = ["utils", "util", "helpers", "structs", "misc"].contains(&stem.as_str());
        assert!(!says_nothing, "{} does not say what it is about", file.path.display());
    }
}

#[test]
fn nothing_is_left_half_done() {
    // Put together here, so that this file does not hold them itself.
    let words = ["todo", "unimplemented", "dbg"].map(|word| format!("{word}!("));
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    for file in all_sources() {
        file.has_none_of(&words, "finish it, or leave it out");
    }
}

#[test]
fn every_text_is_used() {
    let crates = root().join("crates");
    let used: String = all_sources()
        .iter()
        .filter(|file| !file.path.starts_with(crates.join("i18n")))
        .map(|file| file.text.clone())
        .chain(
            files(&crates.join("web/templates"), "html")
                .into_iter()
                .map(|path| fs::read_to_string(path).unwrap_or_default()),
        )
        .collect();
    let words: BTreeSet<&str> = used.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
    for file in files(&crates.join("i18n/locales/nl"), "ftl") {
        // Months and days are chosen by the code that writes dates.
        let text = if file.ends_with("dates.ftl") {
            String::new()
        } else {
            fs::read_to_string(&file).unwrap_or_default()
        };
        for id in text
            .lines()
            .filter(|line| line.starts_with(char::is_alphabetic))
            .filter_map(|line| line.split(" =").next())
        {
            assert!(
                words.contains(id.replace('-', "_").as_str()),
                "{}: `{id}` is used nowhere",
                file.display()
            );
        }
    }
}

#[test]
fn every_dependency_has_its_reason() {
    let mut silent = Vec::new();
    for package in packages() {
        let readme = fs::read_to_string(package.folder.join("README.md")).unwrap_or_default();
        let uses = package.dependencies.iter().filter(|used| !used.is_dev);
        for used in uses.filter(|used| !readme.contains(&format!("`{}`", used.name))) {
            silent.push(format!("README.md of {} does not say why it uses {}", package.name, used.name));
        }
        if readme.is_empty() {
            silent.push(format!("{} has no README.md", package.name));
        }
    }
    assert!(silent.is_empty(), "{}", silent.join("\n"));
}

#[test]
fn every_dependency_is_used() {
    let mut unused = Vec::new();
    for package in packages() {
        let users = files(&package.folder, "rs");
        let text: String = users.iter().map(|user| fs::read_to_string(user).expect("a source")).collect();
        for used in package.dependencies.iter().filter(|used| used.name != package.name) {
            let name = used.name.replace('-', "_");
            let ways = [format!("{name}::"), format!("use {name};"), format!("{name}!")];
            if !ways.iter().any(|way| text.contains(way)) {
                unused.push(format!("{} does not use {}", package.name, used.name));
            }
        }
    }
    assert!(unused.is_empty(), "{}", unused.join("\n"));
}

#[test]
fn every_crate_keeps_the_lints_of_the_house() {
    for package in packages() {
        let manifest = fs::read_to_string(package.folder.join("Cargo.toml")).expect("a manifest");
        let keeps = manifest.contains("[lints]\nworkspace = true");
        assert!(keeps, "{} does not take the lints of the workspace", package.name);
    }
}

#[test]
fn pages_keep_style_and_script_outside() {
    let templates = files(&root().join("crates/web/templates"), "html");
    assert!(!templates.is_empty(), "the templates are there");
    for path in templates {
        let text = fs::read_to_string(&path).expect("a template");
        // The page that stands by itself carries the style sheet: it is a file, not an answer of the server.
        let beside: &[&str] = if path.ends_with("results/overview_by_itself.html") {
            &["<script"]
        } else {
            &["<style", "<script>"]
        };
        for word in beside.iter().chain(&[" style=", " onclick=", " onchange=", " onsubmit=", "javascript:"])
        {
            assert!(!text.contains(word), "{} holds `{}`", path.display(), word.trim());
        }
    }
}

#[test]
fn every_template_is_used() {
    let folder = root().join("crates/web/templates");
    let mut users = files(&folder, "html");
    users.extend(files(&root().join("crates/web/src"), "rs"));
    for template in files(&folder, "html") {
        let name = template.strip_prefix(&folder).expect("inside").display().to_string();
        let mut others = users.iter().filter(|user| **user != template);
        let names =
            |user: &PathBuf| fs::read_to_string(user).expect("a source").contains(&format!("\"{name}\""));
        assert!(others.any(names), "templates/{name} is used by nothing");
    }
}

#[test]
fn tables_of_a_school_begin_with_the_school() {
    for engine in ["sqlite", "postgres"] {
        let migrations = files(&root().join("crates/store/migrations").join(engine), "sql");
        assert!(!migrations.is_empty(), "{engine} has migrations");
        for path in migrations {
            let text = fs::read_to_string(&path).expect("a migration");
            for table in text.split("CREATE TABLE ").skip(1) {
                let table = table.split(';').next().unwrap_or_default();
                let name = table.split([' ', '(']).next().unwrap_or_default();
                if OF_THE_INSTALLATION.contains(&name) {
                    continue;
                }
                let first = table.lines().nth(1).unwrap_or_default().trim();
                assert!(first.starts_with("school_id "), "{engine}: {name} begins with `{first}`");
                // A table with one row for a school has the school as its whole key.
                let is_keyed = ["PRIMARY KEY (school_id, ", "PRIMARY KEY (school_id)"]
                    .iter()
                    .any(|key| table.contains(key));
                assert!(is_keyed, "{engine}: the key of {name} does not begin with school_id");
            }
        }
    }
}

/// One of our crates.
struct Package {
    name: String,
    folder: PathBuf,
    dependencies: Vec<Used>,
}

/// Something that a crate uses.
struct Used {
    name: String,
    is_dev: bool,
}

fn packages() -> Vec<Package> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let told = Command::new(cargo)
        .args(["metadata", "--no-deps", "--format-version", "1", "--offline", "--locked", "--manifest-path"])
        .arg(root().join("Cargo.toml"))
        .output()
        .expect("cargo metadata");
    assert!(told.status.success(), "{}", String::from_utf8_lossy(&told.stderr));
    let told: Value = serde_json::from_slice(&told.stdout).expect("JSON");
    let packages: Vec<Package> = list(&told, "packages").iter().map(package).collect();
    assert!(packages.len() >= 10, "the workspace has its crates");
    packages
}

fn package(told: &Value) -> Package {
    let is_dev = |told: &Value| text(told, "kind") == "dev";
    let used = |told: &Value| Used { name: text(told, "name"), is_dev: is_dev(told) };
    let manifest = PathBuf::from(text(told, "manifest_path"));
    Package {
        name: text(told, "name"),
        folder: manifest.parent().expect("a folder").to_owned(),
        dependencies: list(told, "dependencies").iter().map(used).collect(),
    }
}

fn text(value: &Value, key: &str) -> String {
    value.get(key).and_then(Value::as_str).unwrap_or_default().to_owned()
}

fn list<'a>(value: &'a Value, key: &str) -> &'a [Value] {
    value.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn is_ours(name: &str) -> bool {
    MAY_USE.iter().any(|(known, _)| *known == name)
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().expect("the workspace")
}

/// A source file, without its tests.
struct Source {
    path: PathBuf,
    text: String,
}

impl Source {
    fn has_none_of(&self, words: &[&str], because: &str) {
        for (number, line) in (1..).zip(self.text.lines()) {
            let code = line.trim_start();
            let found = !code.starts_with("//") && words.iter().any(|word| code.contains(word));
            assert!(!found, "{}:{number}: {code}: {because}", self.path.display());
        }
    }
}

/// The sources of all our crates, without tests and benchmarks.
fn all_sources() -> Vec<Source> {
    let all: Vec<Source> = packages().iter().flat_map(|package| sources(&package.folder)).collect();
    assert!(all.len() > 100, "the sources are there");
    all
}

fn sources(folder: &Path) -> Vec<Source> {
    let names = ["tests", "benches", "examples", "tests.rs"];
    let is_test = |path: &PathBuf| {
        let mut inside = path.strip_prefix(root()).unwrap_or(path).components();
        inside.any(|part| names.iter().any(|name| part.as_os_str() == *name))
    };
    let paths = files(folder, "rs").into_iter().filter(|path| !is_test(path));
    let source = |path: PathBuf| Source { text: without_tests(&path), path };
    paths.map(source).collect()
}

/// The text of a source up to its test module, which stands at the end.
fn without_tests(path: &Path) -> String {
    let text = fs::read_to_string(path).expect("a source");
    let lines: Vec<&str> = text.lines().collect();
    let opens_tests = |pair: &&[&str]| match pair {
        [mark, module] => *mark == "#[cfg(test)]" && module.contains("mod ") && module.ends_with('{'),
        _ => false,
    };
    let end = lines.windows(2).position(|pair| opens_tests(&pair)).unwrap_or(lines.len());
    lines.get(..end).unwrap_or_default().join("\n")
}

/// The modules right under a crate's `src`.
fn top_modules(src: &Path) -> Vec<String> {
    let entries = fs::read_dir(src).expect("sources");
    let stem = |path: PathBuf| Some(path.file_stem()?.to_string_lossy().into_owned());
    let names = entries.filter_map(|entry| stem(entry.expect("an entry").path()));
    names.filter(|name| !matches!(name.as_str(), "lib" | "main" | "tests" | "snapshots")).collect()
}

/// All files under a folder with this ending, in order.
fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(&folder) else { continue };
        for path in entries.filter_map(|entry| Some(entry.ok()?.path())) {
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|found| found == ending) {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}
