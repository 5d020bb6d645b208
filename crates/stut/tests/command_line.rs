//! The command line as others build on it: what it takes, what it answers, and its exit codes.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up must stop")]

use std::{
    path::Path,
    process::{Command, Output},
};

/// Runs the program in a folder with data of its own.
fn stut(folder: &Path, line: &str) -> Output {
    Command::new(env!("CARGO_BIN_EXE_stut"))
        .current_dir(folder)
        .env_remove("STUT_DATA")
        .env_remove("STUT_DATABASE_URL")
        .args(line.split(' '))
        .output()
        .unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn from_the_schools_own_files_to_the_group_overview() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    assert_eq!(code(&stut(at, "demo --files files")), 0);
    let roster = stut(at, "--data d import roster files/edexml-2025-2026.xml");
    assert_eq!(code(&roster), 0, "{}", text(&roster.stderr));
    assert!(text(&roster.stdout).contains("77QX00"), "{}", text(&roster.stdout));
    let results =
        stut(at, "--data d import results files/uwlr-11-2025-2026.xml files/uwlr-10-2025-2026.xml --partial");
    assert_eq!(code(&results), 0, "{}", text(&results.stderr));
    let again = stut(at, "--data d import roster files/edexml-2025-2026.xml");
    assert!(text(&again.stdout).contains("niets veranderd"), "{}", text(&again.stdout));

    let names = at.join("d").read_dir().unwrap().map(|entry| entry.unwrap().file_name());
    assert_eq!(names.collect::<Vec<_>>(), ["stut.db"], "one file, with nothing beside it");

    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = |path: &str| at.join(path).metadata().unwrap().permissions().mode() & 0o777;
        assert_eq!((mode("d"), mode("d/stut.db")), (0o700, 0o600), "for nobody else");
    }

    let json = stut(at, "--data d report group-overview --school 77QX00 --group g5a --format json");
    let report: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    assert_eq!(report["school"], serde_json::json!({"brin": "77QX", "branch": "00"}));
    assert_eq!(report["school_year"], "2025-2026");
    assert_eq!(report["pupils"].as_array().unwrap().len(), 24);
    for (format, start) in [("pdf", "%PDF-"), ("html", "<!doctype html>"), ("csv", "key;name;")] {
        let line = format!(
            "--data d report group-overview --school 77QX00 --group g5a --school-year 2025-2026 --format {format} --out o"
        );
        assert_eq!(code(&stut(at, &line)), 0);
        assert!(text(&std::fs::read(at.join("o")).unwrap()).starts_with(start), "{format}");
    }
}

#[test]
fn refused_input_is_one_and_wrong_usage_is_two() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    std::fs::write(at.join("not.xml"), "dit is geen xml").unwrap();
    let refused = stut(at, "import roster not.xml");
    assert_eq!(code(&refused), 1);
    let lines = text(&refused.stderr);
    assert!(lines.lines().next().unwrap().starts_with("not.xml:1: bestand: "), "{lines}");
    assert!(refused.stdout.is_empty());
    let english = stut(at, "--lang en import results nowhere.xml");
    assert_eq!(code(&english), 1);
    assert!(text(&english.stderr).contains("Nothing was saved."), "{}", text(&english.stderr));
    assert_eq!(code(&stut(at, "report group-overview --school 77QX00 --group x --format json")), 1);
    for wrong in [
        "import",
        "import results",
        "report group-overview --school 77QX00 --group x --format doc",
        "report group-overview --school 77QX00 --group x --format json --school-year 2025",
        "serve --listen 0.0.0.0:7300",
        "--data d --database-url postgres://h/d check",
    ] {
        assert_eq!(code(&stut(at, wrong)), 2, "{wrong}");
    }
}

#[test]
fn imports_are_listed_and_rolled_back() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    stut(at, "demo --files files");
    stut(at, "--data d import roster files/edexml-2025-2026.xml");
    stut(at, "--data d import results files/uwlr-11-2025-2026.xml");
    let list = text(&stut(at, "--data d imports list --school 77QX00").stdout);
    assert_eq!(list.lines().count(), 2, "{list}");
    let blocked = stut(at, "--data d imports roll-back --school 77QX00 1");
    assert_eq!(code(&blocked), 1);
    assert_eq!(code(&stut(at, "--data d imports roll-back --school 77QX00 2")), 0);
    assert_eq!(code(&stut(at, "--data d imports roll-back --school 77QX00 1")), 0);
    assert_eq!(code(&stut(at, "--data d imports roll-back --school 77QX00 1")), 1);
}

#[test]
fn a_backup_is_made_checked_and_brought_back() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    stut(at, "demo --files files");
    stut(at, "--data d import roster files/edexml-2025-2026.xml");
    assert_eq!(code(&stut(at, "--data d backup copy.stut")), 0);
    assert_eq!(code(&stut(at, "--data d backup copy.stut")), 1, "a backup never overwrites a file");
    assert_eq!(code(&stut(at, "--data e restore copy.stut")), 0);
    assert_eq!(code(&stut(at, "--data e restore copy.stut")), 1, "only into an empty place");
    assert_eq!(code(&stut(at, "--data e export all out")), 0);
    assert_eq!(code(&stut(at, "--data f import all out")), 0);
    let check = stut(at, "--data f check");
    assert_eq!(code(&check), 0, "{}", text(&check.stderr));
    assert_eq!(text(&check.stdout).lines().count(), 3);
    let shown = |data: &str| {
        stut(at, &format!("--data {data} report group-overview --school 77QX00 --group g5a --format json"))
            .stdout
    };
    assert_eq!(shown("d"), shown("f"));
}

#[test]
fn an_encrypted_backup_needs_its_key() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    stut(at, "demo --files files");
    stut(at, "--data d import roster files/edexml-2025-2026.xml");
    let made = stut(at, "backup-key key.txt");
    assert_eq!((code(&made), at.join("data").exists()), (0, false));
    let public = text(&made.stdout).trim().to_owned();
    assert!(public.starts_with("age1") && !text(&made.stderr).contains("SECRET"), "{public}");
    assert_eq!(code(&stut(at, "backup-key key.txt")), 1, "a key is never written over");
    assert_eq!(code(&stut(at, &format!("--data d backup copy.age --encrypt-to {public}"))), 0);
    std::fs::write(at.join("keys.txt"), &public).unwrap();
    assert_eq!(code(&stut(at, "--data d backup other.age --recipients-file keys.txt")), 0);
    assert_eq!(code(&stut(at, "--data d backup third.age --encrypt-to age1x")), 2);
    let locked = stut(at, "--data e restore copy.age");
    assert_eq!(code(&locked), 1);
    assert!(text(&locked.stderr).contains("--identity"), "{}", text(&locked.stderr));
    assert_eq!(code(&stut(at, "--data e restore copy.age --identity keys.txt")), 1);
    for (data, file) in [("e", "copy.age"), ("f", "other.age")] {
        let back = stut(at, &format!("--data {data} restore {file} --identity key.txt"));
        assert_eq!(code(&back), 0, "{}", text(&back.stderr));
    }
}

#[test]
fn answers_to_a_questionnaire_are_counted_without_a_database() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    std::fs::write(at.join("good.csv"), "group,level_1,level_2,level_3\nteam,1,2,3\nib,3,2,1\nteam,1,3,2\n")
        .unwrap();
    let told = stut(at, "survey analyse --answers good.csv --invited team=4 --invited ib=1 --format json");
    assert_eq!(code(&told), 0, "{}", text(&told.stderr));
    let json: serde_json::Value = serde_json::from_slice(&told.stdout).unwrap();
    assert_eq!(
        json["groups"][0],
        serde_json::json!({"name": "team", "n": 2, "invited": 4, "response": 0.5, "means": [1.0, 2.5, 2.5],
            "order": [[2, 3], [1]], "kendall_w": 0.75})
    );
    assert_eq!(
        json["gaps"][0],
        serde_json::json!({"level": 1, "group_a": "team", "group_b": "ib", "difference": -2.0})
    );
    assert!(at.read_dir().unwrap().count() == 1, "no database is made");

    std::fs::write(at.join("bad.csv"), "group,level_1,level_2,level_3\nteam,1,2,2\n,1,2,3\nib,1,2,4\n")
        .unwrap();
    let refused = stut(at, "survey analyse --answers bad.csv --format json");
    assert_eq!((code(&refused), refused.stdout.len()), (1, 0));
    let lines: Vec<String> = text(&refused.stderr).lines().map(str::to_owned).collect();
    let starts = lines.iter().zip(["bad.csv:2: ", "bad.csv:3: ", "bad.csv:4: "]);
    assert!(lines.len() == 3 && starts.into_iter().all(|(line, start)| line.starts_with(start)), "{lines:?}");
    assert_eq!(code(&stut(at, "survey analyse --answers good.csv --invited team=1 --format json")), 1);
    assert_eq!(code(&stut(at, "survey analyse --answers good.csv --invited nobody=9 --format json")), 1);
    assert_eq!(code(&stut(at, "survey analyse --answers good.csv --invited team --format json")), 2);
}

#[test]
fn norm_tables_are_brought_in_whole_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    stut(at, "demo --files files");
    let rows = "series;version;subject;moment;score_from;score_to;level;percentile;mean;dle\n\
        EIGEN;;Rekenen;M5;0;99;V;10;180,5;12\nEIGEN;;Rekenen;M5;100;300;I;90;;36\n";
    std::fs::write(at.join("good.csv"), rows).unwrap();
    std::fs::write(at.join("gap.csv"), rows.replace(";100;", ";110;")).unwrap();
    assert_eq!(code(&stut(at, "--data d import norms good.csv")), 1, "there is no school yet");
    stut(at, "--data d import roster files/edexml-2025-2026.xml");
    let gap = stut(at, "--data d import norms gap.csv --school 77QX00");
    assert_eq!(code(&gap), 1);
    let told = text(&gap.stderr);
    assert!(told.contains("gap.csv:3: score_from: Tussen 99 en deze score zit een gat"), "{told}");
    assert!(told.trim_end().ends_with("Er is niets opgeslagen."), "{told}");
    let good = stut(at, "--data d import norms good.csv");
    assert_eq!(code(&good), 0, "{}", text(&good.stderr));
    assert!(text(&good.stdout).starts_with("1 tabel van 77QX00 ingelezen."), "{}", text(&good.stdout));
    assert_eq!(code(&stut(at, "--data d import norms good.csv --school 99ZZ00")), 1);
    assert_eq!(code(&stut(at, "--data d import norms nowhere.csv")), 1);
    assert_eq!(code(&stut(at, "import norms")), 2);
}
