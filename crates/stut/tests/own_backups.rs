//! `serve --backup-to`: a backup is there soon after the start, also beside a second process, and trouble is said.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up must stop")]

mod support;

use std::{
    path::{Path, PathBuf},
    time::Duration,
};
use support::{Served, ask, done, program, stut};

fn serve(at: &Path, options: &[&str]) -> Served {
    let mut command = program(at);
    command.args(["serve", "--listen", "127.0.0.1:0", "--metrics-listen", "127.0.0.1:0"]).args(options);
    Served::start(command)
}

/// The backups in a folder, when there are any within ten seconds.
fn backups(folder: &Path) -> Vec<PathBuf> {
    let found = || -> Vec<PathBuf> {
        let paths = folder.read_dir().unwrap().map(|entry| entry.unwrap().path());
        paths.filter(|path| path.file_name().unwrap().to_string_lossy().starts_with("stut-")).collect()
    };
    for _ in 0..200 {
        if !found().is_empty() {
            break;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    found()
}

#[test]
fn a_backup_is_made_at_once_encrypted_and_by_one_of_two_processes() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    done(at, "demo --files files");
    done(at, "import roster files/edexml-2025-2026.xml");
    let public = done(at, "backup-key key.txt").trim().to_owned();
    std::fs::create_dir(at.join("backups")).unwrap();
    let options = ["--backup-to", "backups", "--backup-encrypt-to", &public, "--backup-keep", "30d"];
    let processes = [serve(at, &options), serve(at, &options)];
    let made = backups(&at.join("backups"));
    std::thread::sleep(Duration::from_millis(500));
    assert_eq!(backups(&at.join("backups")).len(), 1, "{made:?}");
    let figures: Vec<String> = processes
        .iter()
        .map(|served| ask(served.metrics.as_ref().unwrap(), "GET", "/metrics", &[], b"").text())
        .collect();
    let says = |line: &str| figures.iter().filter(|text| text.contains(line)).count();
    assert_eq!(says("stut_backups_total{outcome=\"made\"} 1"), 1, "{figures:?}");
    assert!(says("\nstut_backup_last_good_time_seconds 1") >= 1, "{figures:?}");
    for served in processes {
        let (log, ended_well) = served.stop();
        assert!(ended_well && !log.contains("ERROR"), "{log}");
    }
    let file = made.first().unwrap().display().to_string();
    done(at, &format!("--data other restore {file} --identity key.txt"));
    assert!(!stut(at, &format!("--data third restore {file}")).status.success());
}

#[test]
fn a_missing_folder_is_said_and_pages_are_served_all_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let served = serve(folder.path(), &["--backup-to", "disk"]);
    let figures = || ask(served.metrics.as_ref().unwrap(), "GET", "/metrics", &[], b"").text();
    let failed = (0..100).any(|_| {
        std::thread::sleep(Duration::from_millis(50));
        figures().contains("stut_backups_total{outcome=\"failed\"} 1")
    });
    assert!(failed, "{}", figures());
    assert_eq!(served.get("/healthz", &[]).status, 200);
    let (log, _) = served.stop();
    assert!(log.contains("no backup made") && log.contains("disk"), "{log}");
    assert!(!folder.path().join("disk").exists());
    for wrong in ["serve --backup-to x --backup-keep 1h", "serve --backup-every soon"] {
        assert_eq!(stut(folder.path(), wrong).status.code(), Some(2), "{wrong}");
    }
}
