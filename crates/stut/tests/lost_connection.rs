//! The connection with PostgreSQL is lost, in the middle of a write, of reading, and for a while: the one who asked hears
//! it, nothing is kept by half, and who asks next is answered again.

#![cfg(unix)]
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot be set up must stop")]

#[path = "../../app/tests/all/support/mod.rs"]
mod school;
mod support;

use app::register::SchoolSettings;
use app::{
    Ctx,
    imports::Options,
    trust::{Finding, check},
};
use school::{SCHOOL, bring_roster, ctx, overview, roster_of};
use std::{
    path::{Path, PathBuf},
    process::Stdio,
    time::{Duration, Instant},
};
use store::{Db, testing::OwnPostgres};
use support::{Served, program, text};
use tokio::{
    io::{AsyncRead, AsyncReadExt as _, AsyncWrite, AsyncWriteExt as _},
    net::{TcpListener, UnixStream},
    sync::watch,
    time::sleep,
};

/// Runs a command on the database to its end.
async fn run(folder: &Path, own: &OwnPostgres, line: &str) -> std::process::Output {
    let mut command = program(folder);
    command.args(["--database-url", own.url()]).args(line.split(' '));
    tokio::task::spawn_blocking(move || command.output().unwrap()).await.unwrap()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_import_that_loses_its_server_keeps_nothing_and_can_be_done_again() {
    let Some(mut own) = OwnPostgres::new().await else { return };
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    assert!(program(at).args(["demo", "--files", "files"]).status().unwrap().success());
    let roster = run(at, &own, "import roster files/edexml-2025-2026.xml").await;
    assert!(roster.status.success(), "{}", text(&roster.stderr));
    let line = "import results files/uwlr-10-2025-2026.xml files/uwlr-11-2025-2026.xml --partial";
    let mut cut = 0;
    for wait in [150, 300, 450, 600] {
        let mut import = program(at);
        import.args(["--database-url", own.url()]).args(line.split(' '));
        let import = import.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        sleep(Duration::from_millis(wait)).await;
        own.cut_connections().await;
        let ended = tokio::task::spawn_blocking(|| import.wait_with_output().unwrap()).await.unwrap();
        let list = text(&run(at, &own, "imports list --school 77QX00").await.stdout);
        if ended.status.success() {
            assert_eq!(list.lines().count(), 2, "{list}");
            break;
        }
        cut += 1;
        assert_eq!(ended.status.code(), Some(1));
        assert!(text(&ended.stderr).contains("ging iets mis"), "{}", text(&ended.stderr));
        assert_eq!(list.lines().count(), 1, "kept by half: {list}");
        let whole = run(at, &own, "check").await;
        assert!(whole.status.success(), "{}", text(&whole.stderr));
    }
    assert!(cut > 0, "the moments do not lie in the work");
    assert!(run(at, &own, line).await.status.success());
    own.drop().await;
}

/// Changes name and board together, again and again; gives how often that was acknowledged and how often it failed.
async fn keep_writing(ctx: Ctx) -> (u32, u32) {
    let (mut kept, mut failed) = (0, 0);
    for number in 0..400 {
        match rename(&ctx, number).await {
            Ok(()) => kept += 1,
            Err(app::Error::Broken(_)) => failed += 1,
            Err(other) => panic!("{other}"),
        }
    }
    (kept, failed)
}

async fn rename(ctx: &Ctx, number: u32) -> Result<(), app::Error> {
    let version = app::register::school_details(ctx, SCHOOL).await?.version;
    let (name, board) = (format!("School {number}"), format!("Bestuur {number}"));
    let settings = SchoolSettings { name, board, shares_results: true };
    app::register::edit_school(ctx, SCHOOL, &settings, version).await.map(drop)
}

/// Reads again and again; gives how often that was answered and how often it failed.
async fn keep_reading(ctx: Ctx) -> (u32, u32) {
    let (mut read, mut failed) = (0, 0);
    for _ in 0..400 {
        match app::register::school_details(&ctx, SCHOOL).await {
            Ok(_) => read += 1,
            Err(app::Error::Broken(_)) => failed += 1,
            Err(other) => panic!("{other}"),
        }
    }
    (read, failed)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn lost_connections_fail_the_request_they_carry_and_no_other() {
    let Some(mut own) = OwnPostgres::new().await else { return };
    let db = Db::open_url(own.url()).await.unwrap();
    let ctx = ctx(db.clone());
    bring_roster(&ctx, &roster_of(5), Options::default()).await.unwrap();
    let work = [tokio::spawn(keep_writing(ctx.clone())), tokio::spawn(keep_reading(ctx.clone()))];
    let mut cuts = 0;
    while !work.iter().all(tokio::task::JoinHandle::is_finished) {
        own.cut_connections().await;
        cuts += 1;
        sleep(Duration::from_millis(20)).await;
    }
    let [writing, reading] = work;
    let ((kept, unkept), (read, unread)) = (writing.await.unwrap(), reading.await.unwrap());
    assert!(unkept + unread > 0, "nothing was lost in {cuts} cuts");
    assert!(kept > 0 && read > 0, "{kept} and {read}");

    // Whoever asks next is answered, and what is there is whole.
    overview(&ctx, "g5a", None).await;
    let details = app::register::school_details(&ctx, SCHOOL).await.unwrap();
    let number = |text: String| text.rsplit_once(' ').unwrap().1.to_owned();
    assert_eq!(number(details.settings.name), number(details.settings.board), "by half");
    let findings = check(&ctx).await.unwrap();
    let Some(Finding::Trail { lines, .. }) = findings.last() else { panic!("{findings:?}") };
    // One for the roster, one for the look, one for each kept change, and perhaps one whose yes was lost on the way.
    let lines = u32::try_from(*lines).unwrap();
    assert!((2 + kept..=2 + kept + unkept).contains(&lines), "{lines} lines, {kept} kept, {unkept} not");
    db.close().await;
    own.drop().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn while_the_server_is_gone_the_program_is_alive_and_not_ready() {
    let Some(mut own) = OwnPostgres::new().await else { return };
    let folder = tempfile::tempdir().unwrap();
    let mut command = program(folder.path());
    command.args(["--database-url", own.url(), "serve", "--listen", "127.0.0.1:0"]);
    let served = Served::start(command);
    assert_eq!(served.get("/readyz", &[]).status, 200);
    own.cut_connections().await;
    assert_eq!(served.get("/readyz", &[]).status, 200, "a connection that was lost is made anew");
    own.shut().await;
    assert_eq!(served.get("/readyz", &[]).status, 503);
    assert_eq!(served.get("/healthz", &[]).status, 200);
    assert_eq!(served.get("/", &["cookie: stut_session=somebody"]).status, 503);
    own.open().await;
    assert_eq!(served.get("/readyz", &[]).status, 200);
    assert!(served.get("/", &[]).status < 400);
    let (log, ended_well) = served.stop();
    assert!(ended_well && log.contains("not ready"), "{log}");
    own.drop().await;
}

/// A road to the server that can be blocked: what was sent then neither arrives nor comes back.
struct Road {
    address: String,
    is_blocked: watch::Sender<bool>,
}

impl Road {
    /// A road to the socket of a server.
    async fn to(socket: PathBuf) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap().to_string();
        let (is_blocked, blocked) = watch::channel(false);
        tokio::spawn(async move {
            while let Ok((near, _)) = listener.accept().await {
                let (near, far) =
                    (near.into_split(), UnixStream::connect(&socket).await.unwrap().into_split());
                tokio::spawn(carry(near.0, far.1, blocked.clone()));
                tokio::spawn(carry(far.0, near.1, blocked.clone()));
            }
        });
        Self { address, is_blocked }
    }
}

async fn carry(
    mut from: impl AsyncRead + Unpin,
    mut to: impl AsyncWrite + Unpin,
    mut blocked: watch::Receiver<bool>,
) {
    let mut bytes = vec![0; 8192];
    loop {
        let Ok(read @ 1..) = from.read(&mut bytes).await else { return };
        if blocked.wait_for(|blocked| !blocked).await.is_err() || to.write_all(&bytes[..read]).await.is_err()
        {
            return;
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn while_the_road_to_the_server_is_blocked_the_program_says_so_in_time() {
    let Some(own) = OwnPostgres::new().await else { return };
    // The server of `scripts/with-postgres` has a socket in a folder.
    let (address, socket) = own.url().split_once("?host=").unwrap();
    let road = Road::to(Path::new(socket).join(".s.PGSQL.5432")).await;
    let url = format!("postgres://stut@{}/{}", road.address, address.rsplit_once('/').unwrap().1);
    let folder = tempfile::tempdir().unwrap();
    let mut command = program(folder.path());
    command.args(["--database-url", &url, "serve", "--listen", "127.0.0.1:0"]);
    let served = tokio::task::spawn_blocking(|| Served::start(command)).await.unwrap();
    let pages = served.address.clone();
    let ready = || {
        let pages = pages.clone();
        tokio::task::spawn_blocking(move || support::ask(&pages, "GET", "/readyz", &[], b"").status)
    };
    assert_eq!(ready().await.unwrap(), 200);
    road.is_blocked.send_replace(true);
    let asked = Instant::now();
    assert_eq!(ready().await.unwrap(), 503);
    assert!(asked.elapsed() < Duration::from_secs(8), "{:?}", asked.elapsed());
    road.is_blocked.send_replace(false);
    assert_eq!(ready().await.unwrap(), 200);
    assert!(served.stop().1);
    own.drop().await;
}
