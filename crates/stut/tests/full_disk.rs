//! The disk is full in the middle of the work: it is said, nothing is there by half, and with room it works again.
//!
//! A bound on the size of files stands for a full disk wherever the tests run. Where a small disk of memory can be made (as
//! root, on Linux) a really full one is tried as well.

#![cfg(unix)]
#![expect(clippy::unwrap_used, reason = "a test that cannot be set up must stop")]
#![cfg_attr(target_os = "linux", expect(clippy::print_stderr, reason = "it says what it leaves out"))]

mod support;

use std::{
    path::Path,
    process::{Command, Output},
};
use support::{done, program, stut, text};

/// Runs a command that can write no file beyond so many KiB. The signal that says so is ignored, as a server would; the
/// write then fails as on a full disk.
fn bounded(folder: &Path, kibibytes: u32, line: &str) -> Output {
    let shell = format!("trap '' XFSZ; ulimit -f {}; exec \"$0\" \"$@\"", kibibytes * 2);
    let stut = program(folder);
    let mut command = Command::new("sh");
    command.current_dir(folder).args(["-c", &shell]).arg(stut.get_program()).args(line.split(' '));
    for (name, value) in stut.get_envs() {
        assert!(value.is_none(), "only taken away");
        command.env_remove(name);
    }
    command.output().unwrap()
}

/// Every row of a database, and that it is whole.
fn everything(at: &Path, data: &str, out: &str) -> Vec<(String, String)> {
    done(at, &format!("--data {data} check"));
    done(at, &format!("--data {data} export all {out}"));
    let files = at.join(out).read_dir().unwrap().map(|entry| entry.unwrap().path());
    let read = |path: std::path::PathBuf| {
        (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read_to_string(path).unwrap())
    };
    let mut all: Vec<_> = files.map(read).collect();
    all.sort();
    all
}

fn prepared() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    done(folder.path(), "demo --files files");
    done(folder.path(), "--data d import roster files/edexml-2025-2026.xml");
    folder
}

const RESULTS: &str =
    "--data d import results files/uwlr-11-2025-2026.xml files/uwlr-10-2025-2026.xml --partial";

#[test]
fn an_import_on_a_full_disk_is_refused_and_works_again_with_room() {
    let folder = prepared();
    let at = folder.path();
    let before = everything(at, "d", "before");
    let mut refused = 0;
    // The bound is met at another place in the work each time.
    for kibibytes in [40, 64, 100, 160, 240, 400] {
        let tried = bounded(at, kibibytes, RESULTS);
        if tried.status.success() {
            break;
        }
        refused += 1;
        let said = text(&tried.stderr);
        assert_eq!(tried.status.code(), Some(1), "{kibibytes}: {said}");
        assert!(said.contains("vol of niet te beschrijven"), "{kibibytes}: {said}");
        assert_eq!(everything(at, "d", &format!("after-{kibibytes}")), before, "{kibibytes}: by half");
    }
    assert!(refused >= 3, "the bounds do not lie in the work: {refused}");
    done(at, RESULTS);
    assert_ne!(everything(at, "d", "now"), before);
}

#[test]
fn a_backup_on_a_full_disk_leaves_nothing_behind() {
    let folder = prepared();
    let at = folder.path();
    let public = done(at, "backup-key key.txt").trim().to_owned();
    std::fs::create_dir(at.join("backups")).unwrap();
    for line in [
        "--data d backup backups/copy.stut".to_owned(),
        format!("--data d backup backups/copy.age --encrypt-to {public}"),
    ] {
        let tried = bounded(at, 100, &line);
        assert_eq!(tried.status.code(), Some(1), "{line}: {}", text(&tried.stderr));
        assert_eq!(at.join("backups").read_dir().unwrap().count(), 0, "{line}");
        let beside: Vec<_> =
            at.join("d").read_dir().unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(beside, ["stut.db"], "{line}: nothing lies open");
        done(at, &line);
        std::fs::remove_dir_all(at.join("backups")).unwrap();
        std::fs::create_dir(at.join("backups")).unwrap();
    }
}

/// A disk of memory of a size, until the value goes.
#[cfg(target_os = "linux")]
struct SmallDisk<'a>(&'a Path);

#[cfg(target_os = "linux")]
impl<'a> SmallDisk<'a> {
    fn mounted(at: &'a Path, kibibytes: u32) -> Option<Self> {
        std::fs::create_dir_all(at).unwrap();
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", &format!("size={kibibytes}k"), "tmpfs"]).arg(at);
        mount.output().is_ok_and(|done| done.status.success()).then_some(Self(at))
    }
}

#[cfg(target_os = "linux")]
impl Drop for SmallDisk<'_> {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("--lazy").arg(self.0).status();
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_disk_that_is_really_full_is_no_different() {
    let folder = prepared();
    let at = folder.path();
    let size = u32::try_from(at.join("d/stut.db").metadata().unwrap().len() / 1024).unwrap();
    let disk = at.join("disk");
    let Some(_mounted) = SmallDisk::mounted(&disk, size + 100) else {
        eprintln!("left out: no disk can be made here");
        return;
    };
    std::fs::copy(at.join("d/stut.db"), disk.join("stut.db")).unwrap();
    let before = everything(at, "disk", "before");
    let line = RESULTS.replace("--data d ", "--data disk ");
    let tried = stut(at, &line);
    assert_eq!(tried.status.code(), Some(1), "{}", text(&tried.stderr));
    assert!(text(&tried.stderr).contains("vol of niet te beschrijven"), "{}", text(&tried.stderr));
    assert_eq!(everything(at, "disk", "after"), before, "by half");
    let copy = stut(at, "--data d backup disk/copy.stut");
    assert!(copy.status.code() == Some(1) && !disk.join("copy.stut").exists(), "{}", text(&copy.stderr));
    let more = Command::new("mount").args(["-o", "remount,size=64m"]).arg(&disk).status().unwrap();
    assert!(more.success());
    done(at, &line);
    assert_ne!(everything(at, "disk", "now"), before);
}
