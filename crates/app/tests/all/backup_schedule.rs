//! Backups that are made by themselves: when, for how long, by one process at a time, and through trouble.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up must stop")]

use crate::support::{bring_roster, ctx, roster_of};
use app::{
    App, Clock, Ctx,
    imports::Options,
    trust::{BackupHealth, BackupPlan, Identities, Turn, backup_health, make_key, restore, take_turn},
};
use jiff::{SignedDuration, Timestamp};
use policy::Actor;
use std::path::PathBuf;
use store::Db;
use tempfile::TempDir;

const HOUR: SignedDuration = SignedDuration::from_hours(1);
const DAY: SignedDuration = SignedDuration::from_hours(24);

struct Place {
    folder: TempDir,
    db: Db,
    plan: BackupPlan,
}

impl Place {
    /// A database with a small school, and a plan: daily, kept for three days.
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        std::fs::create_dir(at("backups")).unwrap();
        let db = Db::open_folder(&at("home")).await.unwrap();
        bring_roster(&ctx(db.clone()), &roster_of(3), Options::default()).await.unwrap();
        let plan = BackupPlan {
            folder: at("backups"),
            every: DAY,
            keep: DAY * 3,
            recipients: Vec::new(),
            workplace: at("home"),
        };
        Self { folder, db, plan }
    }

    /// Somebody at a moment so long after the first.
    fn after(&self, time: SignedDuration) -> Ctx {
        App::new(self.db.clone(), Clock::Fixed((first() + time).in_tz("UTC").unwrap()))
            .act_as(Actor::Operator)
    }

    async fn turn(&self, time: SignedDuration) -> Turn {
        take_turn(&self.after(time), &self.plan).await.unwrap()
    }

    async fn health(&self, time: SignedDuration) -> BackupHealth {
        backup_health(&self.after(time), &self.plan).await
    }

    /// What is in the folder, but for the lock.
    fn names(&self) -> Vec<String> {
        let entries = self.plan.folder.read_dir().unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.retain(|name| name != ".stut-backup.lock");
        names.sort();
        names
    }
}

fn first() -> Timestamp {
    "2026-03-01T09:00:00Z".parse().unwrap()
}

#[tokio::test]
async fn a_backup_is_made_at_once_and_then_every_period() {
    let place = Place::new().await;
    let none = place.health(SignedDuration::ZERO).await;
    assert_eq!(none, BackupHealth { last_good: None, is_old: true, kept_for: DAY * 3 });
    let Turn::Made(file) = place.turn(SignedDuration::ZERO).await else { panic!("none was due") };
    assert_eq!(place.names(), ["stut-20260301T090000Z.stut"]);
    assert_eq!(place.turn(HOUR * 23).await, Turn::NotDue);
    assert!(matches!(place.turn(HOUR * 24).await, Turn::Made(_)));
    assert_eq!(place.names().len(), 2);

    let empty = Db::open_folder(&place.folder.path().join("empty")).await.unwrap();
    restore(&ctx(empty), &file, None, place.folder.path()).await.unwrap();

    let health = place.health(HOUR * 59).await;
    assert_eq!((health.last_good, health.is_old), (Some(first() + DAY), false));
    assert!(place.health(HOUR * 61).await.is_old, "more than half a day late");
}

#[tokio::test]
async fn old_ones_are_really_gone_and_the_last_good_one_stays() {
    let place = Place::new().await;
    for day in 0..6 {
        place.turn(DAY * day).await;
    }
    let kept = ["02", "03", "04", "05", "06"].map(|day| format!("stut-202603{day}T090000Z.stut"));
    assert_eq!(place.names(), kept[1..], "those of three days and younger");
    std::fs::write(place.plan.folder.join("brief.txt"), "van iemand").unwrap();

    // The database can no longer be copied: nothing new comes, what is too old goes, and one stays.
    place.db.close().await;
    assert!(take_turn(&place.after(DAY * 7), &place.plan).await.is_err());
    assert_eq!(place.names(), ["brief.txt", "stut-20260305T090000Z.stut", "stut-20260306T090000Z.stut"]);
    assert!(take_turn(&place.after(DAY * 900), &place.plan).await.is_err());
    assert_eq!(place.names(), ["brief.txt", "stut-20260306T090000Z.stut"], "the last good one");
}

#[tokio::test]
async fn one_process_at_a_time_makes_a_backup() {
    let place = Place::new().await;
    let turn = std::fs::File::create(place.plan.folder.join(".stut-backup.lock")).unwrap();
    turn.lock().unwrap();
    assert_eq!(place.turn(HOUR).await, Turn::Taken);
    assert_eq!(place.names(), [""; 0]);
    drop(turn);
    let (one, other) = tokio::join!(place.turn(HOUR), place.turn(HOUR));
    let made = [&one, &other].into_iter().filter(|turn| matches!(turn, Turn::Made(_))).count();
    assert_eq!((made, place.names().len()), (1, 1), "{one:?} {other:?}");
}

#[tokio::test]
async fn a_missing_folder_is_an_error_each_time_and_is_never_made() {
    let mut place = Place::new().await;
    let there = std::mem::replace(&mut place.plan.folder, place.folder.path().join("disk"));
    for _ in 0..2 {
        assert!(take_turn(&place.after(HOUR), &place.plan).await.is_err());
    }
    assert!(!place.plan.folder.exists(), "it may be a disk that is not there now");
    assert!(place.health(HOUR).await.is_old);
    std::fs::rename(there, &place.plan.folder).unwrap();
    assert!(matches!(place.turn(HOUR).await, Turn::Made(_)), "and it goes on when it is there again");
}

#[tokio::test]
async fn a_clock_that_was_wrong_does_not_stop_backups() {
    let place = Place::new().await;
    assert!(matches!(place.turn(DAY * 365).await, Turn::Made(_)), "the clock is a year ahead");
    assert!(place.health(HOUR).await.is_old, "a backup of next year proves nothing");
    assert!(matches!(place.turn(HOUR).await, Turn::Made(_)), "and now it is set right");
    assert_eq!(place.turn(HOUR * 2).await, Turn::NotDue);
    assert!(!place.health(HOUR * 2).await.is_old);
}

#[tokio::test]
async fn encrypted_ones_open_with_the_key_and_leave_nothing_beside() {
    let mut place = Place::new().await;
    let key = place.folder.path().join("key");
    place.plan.recipients = vec![make_key(&key).unwrap()];
    let Turn::Made(file) = place.turn(HOUR).await else { panic!("none was due") };
    assert_eq!(place.names(), ["stut-20260301T100000Z.stut.age"]);
    let beside: Vec<PathBuf> =
        place.plan.workplace.read_dir().unwrap().map(|entry| entry.unwrap().path()).collect();
    assert!(beside.iter().all(|path| !path.to_string_lossy().contains("stut-backup")), "{beside:?}");
    assert_eq!(place.health(HOUR).await.last_good, Some(first() + HOUR));
    let empty = Db::open_folder(&place.folder.path().join("empty")).await.unwrap();
    let keys = Identities::read(&key).unwrap();
    restore(&ctx(empty), &file, Some(keys), place.folder.path()).await.unwrap();
}

#[tokio::test]
async fn what_a_killed_process_left_is_removed_after_a_day() {
    let place = Place::new().await;
    let now = Timestamp::now().duration_since(first());
    for folder in [&place.plan.folder, &place.plan.workplace] {
        std::fs::create_dir(folder.join(".stut-backup-half")).unwrap();
        std::fs::write(folder.join(".stut-backup-half/plain"), "leerlingen").unwrap();
        std::fs::write(folder.join(".stut-backup-piece"), "leerlingen").unwrap();
    }
    place.turn(now).await;
    assert!(place.plan.workplace.join(".stut-backup-half").exists(), "it may be somebody's work");
    place.turn(now + DAY * 2).await;
    for folder in [&place.plan.folder, &place.plan.workplace] {
        for name in [".stut-backup-half", ".stut-backup-piece"] {
            assert!(!folder.join(name).exists(), "{name}");
        }
    }
}

#[tokio::test]
async fn a_turn_empties_the_journal_that_a_destruction_could_not() {
    let place = Place::new().await;
    let journal = || std::fs::metadata(place.folder.path().join("home/stut.db-wal")).unwrap().len();
    assert!(journal() > 0, "the roster stands in it");
    let made = place.turn(HOUR).await;
    assert!(matches!(made, Turn::Made(_)), "{made:?}");
    assert_eq!(journal(), 0);
}
