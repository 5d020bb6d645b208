//! The program is killed at hundreds of moments while it keeps making small changes: whatever it said was kept is there,
//! nothing is there by half, and the audit trail is whole.
//!
//! The one that is killed is this test program itself, run again with an address in its environment. It changes the name
//! and the board of the school at odd numbers, and the results of all pupils at even ones, and says each number when that
//! change is kept.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot be set up must stop")]
#![expect(clippy::print_stderr, reason = "it says how many moments were tried")]

#[path = "../../app/tests/all/support/mod.rs"]
mod school;

use app::{
    imports::Options,
    register::SchoolSettings,
    results::overview_json,
    trust::{Finding, check},
};
use domain::ids::SchoolId;
use jiff::civil::date;
use policy::{Action, Actor, InSchool, Resource};
use school::{SCHOOL, bring_results, bring_roster, ctx, overview, result, roster_of};
use std::{
    hash::{BuildHasher as _, RandomState},
    io::{BufRead as _, BufReader, Write as _},
    process::{Command, Stdio},
    time::Duration,
};
use store::{Db, audit, testing::OwnPostgres};

const WHERE: &str = "STUT_TEST_WRITER";
const PUPILS: usize = 8;

async fn open(address: &str) -> Db {
    if address.starts_with("postgres") {
        Db::open_url(address).await.unwrap()
    } else {
        Db::open_folder(address.as_ref()).await.unwrap()
    }
}

/// What is in the database: the number of the last change, when all of it is whole.
async fn last_change(address: &str) -> i64 {
    let db = open(address).await;
    let ctx = ctx(db.clone());
    let details = app::register::school_details(&ctx, SCHOOL).await.unwrap();
    let number = |text: String| text.rsplit(' ').next().and_then(|last| last.parse().ok()).unwrap_or(0);
    let settings = details.settings;
    let (named, board): (i64, i64) = (number(settings.name), number(settings.board));
    assert_eq!(named, board, "the name is of another change than the board");

    let report = overview_json(&overview(&ctx, "g5a", None).await).unwrap();
    let report: serde_json::Value = serde_json::from_str(&report).unwrap();
    let score = |pupil: &serde_json::Value| pupil.pointer("/subjects/0/skill_score")?.as_f64();
    let scores: Vec<f64> =
        report["pupils"].as_array().unwrap().iter().map(|pupil| score(pupil).unwrap_or(0.0)).collect();
    assert_eq!(scores.len(), PUPILS);
    let first = scores.first().copied().unwrap();
    assert!(scores.iter().all(|score| (score - first).abs() < 0.5), "results by half: {scores:?}");
    let first = (0..).find(|whole| f64::from(*whole) >= first).map(i64::from).unwrap();

    let last = named.max(first);
    assert_eq!(named.min(first), (last - 1).max(0), "a change is missing");
    let (_, imports, _) = app::imports::imports(&ctx, SCHOOL, 1).await.unwrap();
    assert_eq!(imports.first().unwrap().no.0, 1 + last / 2, "each import once");
    let findings = check(&ctx).await.unwrap();
    assert!(!findings.iter().any(Finding::is_bad), "{findings:?}");
    assert_eq!(
        changes_in_trail(&db, details.school.id).await,
        1 + last,
        "one line of the trail for each change"
    );
    db.close().await;
    last
}

/// How many lines of the trail are about a change; looks have lines of their own.
async fn changes_in_trail(db: &Db, school: SchoolId) -> i64 {
    let scope = InSchool::issue(&Actor::Operator, Action::Check, Resource::School(school)).unwrap();
    let lines = audit::page(&mut db.read().await.unwrap(), &scope, (0, 1_000_000)).await.unwrap();
    let changes = lines.iter().filter(|line| matches!(line.action.as_str(), "import_made" | "school_edited"));
    i64::try_from(changes.count()).unwrap()
}

/// Makes changes from a number on, until it is killed.
#[ignore = "is run by the other tests, to be killed"]
#[tokio::test]
async fn writer() {
    let Ok(address) = std::env::var(WHERE) else { return };
    let (address, first) = address.rsplit_once(' ').unwrap();
    let ctx = ctx(open(address).await);
    let mut out = std::io::stdout();
    for number in first.parse::<i32>().unwrap().. {
        if number % 2 == 1 {
            let (name, board) = (format!("School {number}"), format!("Bestuur {number}"));
            let version = app::register::school_details(&ctx, SCHOOL).await.unwrap().version;
            let settings = SchoolSettings { name, board, shares_results: true };
            app::register::edit_school(&ctx, SCHOOL, &settings, version).await.unwrap();
        } else {
            let one =
                |pupil: usize| result(&pupil.to_string(), "RW-M5", date(2026, 1, 20), Some(number), "II");
            bring_results(&ctx, (1..=PUPILS).map(one).collect(), Options::default()).await.unwrap();
        }
        writeln!(out, "\nkept {number}").unwrap();
        out.flush().unwrap();
    }
}

/// Runs the writer for so long and kills it; gives the last number that it said.
fn run_and_kill(address: &str, first: i64, wait: Duration, from_the_first_change: bool) -> Option<i64> {
    let mut writer = Command::new(std::env::current_exe().unwrap())
        .args(["--ignored", "--exact", "--nocapture", "writer"])
        .env(WHERE, format!("{address} {first}"))
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(writer.stdout.take().unwrap()).lines().map_while(Result::ok);
    let kept = |line: String| line.strip_prefix("kept ")?.parse::<i64>().ok();
    let mut last = None;
    if from_the_first_change {
        last = lines.by_ref().find_map(kept);
        assert!(last.is_some(), "the writer writes nothing");
    }
    std::thread::sleep(wait);
    writer.kill().unwrap();
    writer.wait().unwrap();
    lines.filter_map(kept).last().or(last)
}

/// Kills the writer so many times, and looks each time.
async fn kill_many_times(address: &str, rounds: u32) {
    let ctx = ctx(open(address).await);
    bring_roster(&ctx, &roster_of(PUPILS), Options::default()).await.unwrap();
    drop(ctx);
    let chance = RandomState::new();
    let (mut last, mut acknowledged, mut unsaid) = (0, 0, 0);
    for round in 0..rounds {
        let moment = Duration::from_micros(chance.hash_one(round) % 30_000);
        // One in four is killed while it still opens the database, and finds what was left by the one before.
        let said = run_and_kill(address, last + 1, moment, round % 4 != 0);
        if address.starts_with("postgres") {
            // The server may still be keeping what it was asked to keep.
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        let found = last_change(address).await;
        let at_least = said.unwrap_or(last);
        assert!(found >= at_least, "round {round}: {at_least} was acknowledged and {found} is there");
        assert!(found <= at_least + 1, "round {round}: {found} is there, and only {at_least} was asked for");
        acknowledged += at_least - last;
        unsaid += found - at_least;
        last = found;
    }
    eprintln!("{rounds} times killed: {acknowledged} changes acknowledged, {unsaid} kept and not yet said");
    assert!(acknowledged * 2 > i64::from(rounds), "the moments do not lie in the work: {acknowledged}");
}

/// How many times; `STUT_TEST_KILLS` says otherwise.
fn rounds(usual: u32) -> u32 {
    std::env::var("STUT_TEST_KILLS").map_or(usual, |number| number.parse().unwrap())
}

#[tokio::test]
async fn two_hundred_times_killed_nothing_acknowledged_is_missing() {
    let folder = tempfile::tempdir().unwrap();
    kill_many_times(folder.path().to_str().unwrap(), rounds(200)).await;
}

#[tokio::test]
async fn killed_before_a_server_it_is_the_same() {
    let Some(own) = OwnPostgres::new().await else { return };
    kill_many_times(own.url(), rounds(25)).await;
    own.drop().await;
}
