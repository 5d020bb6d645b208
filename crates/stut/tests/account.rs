//! Accounts from the command line: links to choose a password, the first run, mail.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up must stop")]

use domain::ids::AccountId;
use policy::Actor;
use std::{
    io::{BufRead as _, BufReader},
    path::Path,
    process::{Command, Output, Stdio},
};
use store::{
    Db,
    audit::{AuditEvent, Deed},
    trust as kept,
};

fn stut(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_stut"));
    command.current_dir(folder);
    for name in ["STUT_DATA", "STUT_DATABASE_URL", "STUT_SMTP_URL", "STUT_MAIL_FROM", "STUT_PUBLIC_URL"] {
        command.env_remove(name);
    }
    command
}

fn run(folder: &Path, line: &str) -> Output {
    stut(folder).args(line.split(' ')).output().unwrap()
}

fn said(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn who_has_no_password_yet_gets_a_link() {
    let folder = tempfile::tempdir().unwrap();
    let add = "--data d user add --email bo@school.example --name Bo --role administrator";
    let first = said(&run(folder.path(), add));
    assert!(first.contains(": /invitation/") && first.contains("--base-url"), "{first}");
    let second = said(&run(folder.path(), &format!("{add} --base-url https://stut.school.example/")));
    assert!(second.contains(": https://stut.school.example/invitation/"), "{second}");
    assert!(!second.contains("--base-url"), "{second}");

    let mut given = stut(folder.path());
    given.args(add.split(' ')).arg("--password-stdin").stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = given.spawn().unwrap();
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), b"zeven groene fietsbellen\n").unwrap();
    let third = said(&child.wait_with_output().unwrap());
    assert!(!third.contains("/invitation/"), "{third}");
    let again = said(&run(folder.path(), add));
    assert!(!again.contains("/invitation/"), "who has a password gets no link to another one: {again}");
}

/// The first line that the program says when it serves.
fn first_line(folder: &Path) -> String {
    let mut serve = stut(folder);
    serve.args("--data d serve --listen 127.0.0.1:0".split(' ')).stdout(Stdio::piped());
    let mut child = serve.spawn().unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
    child.kill().unwrap();
    child.wait().unwrap();
    line
}

#[test]
fn the_first_run_prints_a_link_until_there_is_an_account() {
    let folder = tempfile::tempdir().unwrap();
    let link = |line: &str| line.split_once("/set-up/").map(|(_, secret)| secret.trim().to_owned());
    let (first, second) = (first_line(folder.path()), first_line(folder.path()));
    assert!(first.contains("http://127.0.0.1:"), "{first}");
    assert_eq!(link(&first).unwrap().len(), 43, "{first}");
    assert_ne!(link(&first), link(&second));
    said(&run(folder.path(), "--data d user add --email bo@school.example --name Bo --role administrator"));
    assert_eq!(link(&first_line(folder.path())), None);
}

#[test]
fn mail_that_would_go_in_the_clear_is_wrong_usage() {
    let folder = tempfile::tempdir().unwrap();
    for wrong in [
        "serve --smtp-url smtp://mail.example --mail-from stut@school.example",
        "serve --smtp-url smtps://mail.example --mail-from school",
        "serve --smtp-url smtps://mail.example",
        "serve --mail-from stut@school.example",
    ] {
        assert_eq!(run(folder.path(), wrong).status.code(), Some(2), "{wrong}");
    }
    assert!(folder.path().read_dir().unwrap().next().is_none(), "nothing was opened");
}

#[tokio::test]
async fn the_second_factor_that_somebody_lost_is_taken_away() {
    let folder = tempfile::tempdir().unwrap();
    said(&run(folder.path(), "--data d user add --email bo@school.example --name Bo --role administrator"));
    let reset = "--data d --lang en user reset-factors --email bo@school.example";
    assert!(said(&run(folder.path(), reset)).contains("has no second step"));

    let email = "bo@school.example".parse().unwrap();
    let db = Db::open_folder(&folder.path().join("d")).await.unwrap();
    let mut tx = db.write().await.unwrap();
    let account: AccountId = kept::account_by_email(&mut tx, &email).await.unwrap().unwrap().id;
    kept::set_totp(&mut tx, account, Some(("JBSWY3DPEHPK3PXP", 1))).await.unwrap();
    let (at, deed) = (jiff::Timestamp::now(), Deed::FactorAdded { account, kind: "totp" });
    tx.commit(&AuditEvent { at, actor: Actor::Operator, school: None, deed }).await.unwrap();
    drop(db);
    assert!(said(&run(folder.path(), reset)).contains("was taken away"));
    assert!(said(&run(folder.path(), reset)).contains("has no second step"));

    let nobody = run(folder.path(), &reset.replace("bo@", "someone@"));
    assert_eq!(nobody.status.code(), Some(1));
    let why = String::from_utf8_lossy(&nobody.stderr).into_owned();
    assert!(why.contains("No account has the address someone@school.example"), "{why}");
}
