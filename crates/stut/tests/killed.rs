//! The program is killed in the middle of its work: what was acknowledged is there, and nothing is there by half.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up must stop")]

use std::{
    path::Path,
    process::{Child, Command, Output, Stdio},
    time::{Duration, Instant},
};

fn program(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_stut"));
    command.current_dir(folder).env_remove("STUT_DATA").env_remove("STUT_DATABASE_URL");
    command
}

fn stut(folder: &Path, line: &str) -> Output {
    program(folder).args(line.split(' ')).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Starts importing all results of the demo school into a copy of the data.
fn start_import(folder: &Path, data: &str) -> Child {
    let files = folder.join("files");
    let mut results: Vec<_> = files.read_dir().unwrap().map(|entry| entry.unwrap().path()).collect();
    results.retain(|path| path.file_name().unwrap().to_string_lossy().starts_with("uwlr"));
    results.sort();
    let mut command = program(folder);
    command.args(["--data", data, "import", "results"]).args(results);
    command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap()
}

/// A folder with the files of the demo school and, in `base`, a database with its rosters.
fn prepared() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    assert!(stut(folder.path(), "demo --files files").status.success());
    for year in ["2022-2023", "2023-2024", "2024-2025", "2025-2026"] {
        let made = stut(folder.path(), &format!("--data base import roster files/edexml-{year}.xml"));
        assert!(made.status.success(), "{}", text(&made.stderr));
    }
    folder
}

fn copy_of_base(folder: &Path, name: &str) {
    std::fs::create_dir(folder.join(name)).unwrap();
    std::fs::copy(folder.join("base/stut.db"), folder.join(name).join("stut.db")).unwrap();
}

/// How many imports stand, and how many results they brought; the database is whole.
fn standing(folder: &Path, data: &str) -> (usize, usize) {
    let check = stut(folder, &format!("--data {data} check"));
    assert!(check.status.success(), "{}", text(&check.stderr));
    let list = text(&stut(folder, &format!("--data {data} imports list --school 77QX00")).stdout);
    let export = stut(folder, &format!("--data {data} export all {data}-out"));
    assert!(export.status.success(), "{}", text(&export.stderr));
    let results = std::fs::read_to_string(folder.join(format!("{data}-out/results.csv"))).unwrap();
    (list.lines().count(), results.lines().count() - 1)
}

#[test]
fn killed_at_any_moment_an_import_is_there_or_not() {
    let folder = prepared();
    let at = folder.path();
    copy_of_base(at, "whole");
    let start = Instant::now();
    assert!(start_import(at, "whole").wait().unwrap().success());
    let takes = start.elapsed();
    let (imports, results) = standing(at, "whole");
    assert_eq!(imports, 5);
    assert!(results > 6000, "{results}");

    let (rounds, mut cut, mut done) = (40_u32, 0, 0);
    for round in 0..rounds {
        let data = format!("killed-{round}");
        copy_of_base(at, &data);
        let mut import = start_import(at, &data);
        // Spread over the whole of the work, and a little past its end.
        std::thread::sleep(takes * round * 11 / (rounds * 10));
        import.kill().unwrap();
        let acknowledged = import.wait().unwrap().success();
        let found = standing(at, &data);
        if acknowledged {
            assert_eq!(found, (5, results), "round {round}: acknowledged");
            done += 1;
        } else {
            assert!(found == (4, 0) || found == (5, results), "round {round}: by half: {found:?}");
            cut += 1;
        }
    }
    assert!(cut > 10, "{cut} were cut off and {done} were done: the moments do not lie in the work");
}

#[cfg(unix)]
#[test]
fn an_interrupted_import_says_that_nothing_is_saved() {
    let folder = prepared();
    let at = folder.path();
    for wait in [50, 150, 300] {
        let data = format!("interrupted-{wait}");
        copy_of_base(at, &data);
        let import = start_import(at, &data);
        std::thread::sleep(Duration::from_millis(wait));
        Command::new("kill").args(["-INT", &import.id().to_string()]).status().unwrap();
        let output = import.wait_with_output().unwrap();
        let found = standing(at, &data);
        if output.status.code() == Some(1) {
            assert!(text(&output.stderr).contains("Er is niets opgeslagen"), "{}", text(&output.stderr));
            assert_eq!(found, (4, 0));
        } else {
            // Before the program listens a signal ends it; behind the commit it is done.
            assert!(found == (4, 0) || output.status.success(), "{found:?} {:?}", output.status);
        }
    }
}
