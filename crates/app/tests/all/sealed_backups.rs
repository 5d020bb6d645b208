//! Encrypted backups: only the key opens them, a damaged one is refused as a whole, and nothing lies open behind them.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up must stop")]

use crate::support::{bring_roster, ctx, roster_of};
use app::{
    imports::Options,
    trust::{Identities, KeysError, Recipient, RestoreError, back_up, make_key, read_recipients, restore},
};
use std::path::{Path, PathBuf};
use store::{Db, testing::on_both_engines};
use tempfile::TempDir;

/// A folder with a database, a key, and a place for work and for backups.
struct Place {
    folder: TempDir,
    db: Db,
    public: Recipient,
}

impl Place {
    async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        for name in ["work", "backups"] {
            std::fs::create_dir(folder.path().join(name)).unwrap();
        }
        let db = Db::open_folder(&folder.path().join("home")).await.unwrap();
        bring_roster(&ctx(db.clone()), &roster_of(40), Options::default()).await.unwrap();
        let public = make_key(&folder.path().join("key.txt")).unwrap();
        Self { folder, db, public }
    }

    fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn keys(&self) -> Option<Identities> {
        Some(Identities::read(&self.at("key.txt")).unwrap())
    }

    async fn sealed(&self) -> PathBuf {
        let file = self.at("backups/copy.stut.age");
        back_up(&ctx(self.db.clone()), &file, std::slice::from_ref(&self.public), &self.at("work"))
            .await
            .unwrap();
        file
    }

    /// Tries to bring a file back into an empty database, which must stay empty.
    async fn refused(&self, file: &Path, keys: Option<Identities>) -> RestoreError {
        let empty = tempfile::tempdir().unwrap();
        let db = Db::open_folder(empty.path()).await.unwrap();
        let refused = restore(&ctx(db.clone()), file, keys, &self.at("work")).await.unwrap_err();
        assert!(app::register::schools(&ctx(db)).await.unwrap().is_empty(), "nothing half there");
        assert_eq!(names(&self.at("work")), [""; 0], "nothing lies open behind it");
        refused
    }
}

fn names(folder: &Path) -> Vec<String> {
    let names = folder.read_dir().unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.collect()
}

#[tokio::test]
async fn an_encrypted_backup_comes_back_with_its_key_only() {
    let place = Place::new().await;
    let file = place.sealed().await;
    assert_eq!(names(&place.at("work")), [""; 0], "the open copy is gone");
    assert_eq!(names(&place.at("backups")), ["copy.stut.age"]);
    let bytes = std::fs::read(&file).unwrap();
    let holds = |word: &[u8]| bytes.windows(word.len()).any(|part| part == word);
    assert!(!holds(b"SQLite") && !holds(b"Voorbeeld"), "nothing can be read in it");

    let place = &place;
    let file = &file;
    on_both_engines(|db| async move {
        let ctx = ctx(db);
        restore(&ctx, file, place.keys(), &place.at("work")).await.unwrap();
        assert_eq!(app::register::schools(&ctx).await.unwrap().len(), 1);
    })
    .await;
    assert!(matches!(place.refused(file, None).await, RestoreError::Encrypted));
    make_key(&place.at("other.txt")).unwrap();
    let other = Identities::read(&place.at("other.txt")).unwrap();
    assert!(matches!(place.refused(file, Some(other)).await, RestoreError::WrongKey));
}

#[tokio::test]
async fn a_cut_off_or_changed_backup_is_refused_and_leaves_nothing() {
    let place = Place::new().await;
    let whole = std::fs::read(place.sealed().await).unwrap();
    let bad = place.at("bad");
    for cut in [whole.len() - 1, whole.len() - 20_000, whole.len() / 2, 300, 100] {
        std::fs::write(&bad, &whole[..cut]).unwrap();
        assert!(matches!(place.refused(&bad, place.keys()).await, RestoreError::Damaged), "cut at {cut}");
    }
    for place_of_change in [30, 180, 250, whole.len() / 2, whole.len() - 1] {
        let mut bytes = whole.clone();
        bytes[place_of_change] ^= 1;
        std::fs::write(&bad, &bytes).unwrap();
        let refused = place.refused(&bad, place.keys()).await;
        // A change in the part that holds the key looks like another key.
        assert!(matches!(refused, RestoreError::Damaged | RestoreError::WrongKey), "{refused}");
    }
    for foreign in ["", "een brief"] {
        std::fs::write(&bad, foreign).unwrap();
        assert!(matches!(place.refused(&bad, place.keys()).await, RestoreError::Foreign));
        assert!(matches!(place.refused(&bad, None).await, RestoreError::Foreign));
    }
    let open = place.at("open.stut");
    back_up(&ctx(place.db.clone()), &open, &[], &place.at("work")).await.unwrap();
    assert!(matches!(place.refused(&open, place.keys()).await, RestoreError::NotEncrypted));
    let bytes = std::fs::read(&open).unwrap();
    std::fs::write(&bad, &bytes[..bytes.len() / 2]).unwrap();
    assert!(matches!(place.refused(&bad, None).await, RestoreError::Damaged));
}

#[tokio::test]
async fn a_backup_that_cannot_be_written_leaves_nothing_open() {
    let place = Place::new().await;
    let ctx = ctx(place.db.clone());
    let recipients = [place.public.clone()];
    place.sealed().await;
    for file in ["backups/copy.stut.age", "nowhere/copy.stut.age"] {
        assert!(back_up(&ctx, &place.at(file), &recipients, &place.at("work")).await.is_err(), "{file}");
    }
    assert_eq!(names(&place.at("work")), [""; 0]);
    assert_eq!(names(&place.at("backups")), ["copy.stut.age"], "and what was there is still there");
    assert!(
        restore(&ctx, &place.at("backups/copy.stut.age"), place.keys(), &place.at("work")).await.is_err()
    );
}

#[cfg(unix)]
#[test]
fn a_key_is_for_its_owner_and_a_file_of_keys_is_read_whole() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let public = make_key(&at("key")).unwrap();
    assert_eq!(at("key").metadata().unwrap().permissions().mode() & 0o777, 0o600);
    assert!(make_key(&at("key")).is_err(), "a key is never written over");

    std::fs::write(at("keys"), format!("# van de directie\n\n{public}\n")).unwrap();
    assert_eq!(read_recipients(&at("keys")).unwrap(), std::slice::from_ref(&public));
    std::fs::write(at("keys"), format!("{public}\nage1half\n")).unwrap();
    assert!(matches!(read_recipients(&at("keys")), Err(KeysError::Line(2))));
    std::fs::write(at("keys"), "# niemand\n").unwrap();
    assert!(matches!(read_recipients(&at("keys")), Err(KeysError::Empty)), "never silently unencrypted");
    assert!(matches!(Identities::read(&at("keys")), Err(KeysError::Empty)));
    let secret = std::fs::read_to_string(at("key")).unwrap();
    std::fs::write(at("mixed"), format!("{secret}geheim\n")).unwrap();
    let refused = Identities::read(&at("mixed")).unwrap_err().to_string();
    assert!(!refused.contains("geheim") && !refused.contains("AGE-SECRET"), "{refused}");
}
