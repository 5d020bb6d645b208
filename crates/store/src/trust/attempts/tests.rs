use super::*;
use crate::{
    Engine,
    audit::{AuditEvent, Deed},
    testing::on_both_engines,
    trust,
};
use policy::Actor;
use uuid::Uuid;

fn at(minute: i64) -> Timestamp {
    Timestamp::from_second(1_790_000_000 + 60 * minute).unwrap()
}

fn bucket(name: &str, free: i64) -> Bucket {
    Bucket { hash: name.to_owned(), free }
}

/// One minute, then two, then three, never more than ten.
fn wait(over: i64) -> SignedDuration {
    SignedDuration::from_mins(over.saturating_add(1).min(10))
}

async fn count(db: &Db, buckets: &[Bucket], minute: i64) -> Counted {
    count_attempt(db, buckets, (at(minute), at(minute - 1440)), wait).await.unwrap()
}

const FREE: Counted = Counted::Free { is_last: false };
const LAST: Counted = Counted::Free { is_last: true };

#[tokio::test]
async fn the_wait_begins_when_the_free_ones_are_used_and_grows() {
    on_both_engines(|db| async move {
        let buckets = [bucket("pair", 3), bucket("caller", 100)];
        assert_eq!(count(&db, &buckets, 0).await, FREE);
        assert_eq!(count(&db, &buckets, 0).await, FREE);
        assert_eq!(count(&db, &buckets, 0).await, LAST);
        assert_eq!(count(&db, &buckets, 0).await, Counted::BlockedUntil(at(1)));
        // One that was blocked is not counted, so that trying on does not lengthen the wait.
        assert_eq!(count(&db, &buckets, 0).await, Counted::BlockedUntil(at(1)));
        assert_eq!(count(&db, &buckets, 1).await, LAST);
        assert_eq!(count(&db, &buckets, 1).await, Counted::BlockedUntil(at(3)));
        // What is not about this bucket is free.
        assert_eq!(count(&db, &[bucket("other", 3), bucket("caller", 100)], 1).await, FREE);
        // A day later all is forgotten.
        assert_eq!(count(&db, &buckets, 1500).await, FREE);
    })
    .await;
}

#[tokio::test]
async fn success_forgets_the_first_bucket_and_takes_one_off_the_others() {
    on_both_engines(|db| async move {
        let buckets = [bucket("pair", 3), bucket("caller", 4)];
        for _ in 0..3 {
            count(&db, &buckets, 0).await;
        }
        uncount_attempt(&db, &buckets).await.unwrap();
        // Of the caller two failures are left: one more is free, the next brings a wait.
        assert_eq!(count(&db, &buckets, 0).await, FREE);
        assert_eq!(count(&db, &buckets, 0).await, LAST);
        assert_eq!(count(&db, &[bucket("pair", 3)], 0).await, LAST);
    })
    .await;
}

#[tokio::test]
async fn many_at_once_get_no_more_than_one_after_the_other() {
    on_both_engines(|db| async move {
        let mut tries = tokio::task::JoinSet::new();
        for _ in 0..12 {
            let db = db.clone();
            tries.spawn(async move { count(&db, &[bucket("pair", 3), bucket("account", 50)], 0).await });
        }
        let answers = tries.join_all().await;
        let free = answers.iter().filter(|answer| matches!(answer, Counted::Free { .. })).count();
        assert_eq!(free, 3, "{answers:?}");
    })
    .await;
}

#[tokio::test]
async fn forgetting_what_is_old_keeps_nobody_waiting() {
    on_both_engines(|db| async move {
        // One writer at a time cannot wait for another.
        if db.engine() != Engine::Postgres {
            return;
        }
        count(&db, &[bucket("theirs", 3)], 0).await;
        // Two days later somebody else is in the middle of an attempt.
        let mut tx = db.write().await.unwrap();
        let (now, before) = (jiff_sqlx::Timestamp::from(at(2880)), jiff_sqlx::Timestamp::from(at(1440)));
        let mut theirs = async |hash: &'static str| {
            let asked = sqlx::query(COUNT).bind(hash).bind(now).bind(before);
            match tx.conn() {
                crate::db::Conn::Postgres(tx) => asked.execute(&mut **tx).await.map(drop),
                crate::db::Conn::Sqlite(_) => panic!("another engine"),
            }
        };
        theirs("theirs").await.unwrap();
        let mine = tokio::spawn({
            let db = db.clone();
            async move { count_attempt(&db, &[bucket("mine", 3)], (at(2880), at(1440)), wait).await }
        });
        tokio::time::sleep(std::time::Duration::from_millis(300)).await;
        theirs("mine").await.unwrap();
        tx.commit_use().await.unwrap();
        assert_eq!(mine.await.unwrap().unwrap(), FREE);
        assert_eq!(count(&db, &[bucket("theirs", 2)], 2880).await, LAST, "it was in use, and is kept");
    })
    .await;
}

#[tokio::test]
async fn what_is_old_is_forgotten_by_the_next() {
    on_both_engines(|db| async move {
        for name in ["one", "two", "three"] {
            count(&db, &[bucket(name, 3)], 0).await;
        }
        count(&db, &[bucket("new", 3)], 1500).await;
        let mut tx = db.read().await.unwrap();
        let end = jiff_sqlx::Timestamp::from(at(3000));
        let left = on!(tx, c => sqlx::query_as::<_, (String,)>(OLD).bind(end).fetch_all(c).await).unwrap();
        assert_eq!(left, [("new".to_owned(),)]);
    })
    .await;
}

#[tokio::test]
async fn a_clock_that_was_set_back_lengthens_no_wait() {
    on_both_engines(|db| async move {
        let buckets = [bucket("pair", 1)];
        assert_eq!(count(&db, &buckets, 600).await, LAST);
        assert_eq!(count(&db, &buckets, 0).await, Counted::BlockedUntil(at(10)));
    })
    .await;
}

#[tokio::test]
async fn a_device_is_known_for_its_account_and_for_a_while() {
    on_both_engines(|db| async move {
        let (one, other) = (AccountId(Uuid::from_u128(1)), AccountId(Uuid::from_u128(2)));
        let mut tx = db.write().await.unwrap();
        for (account, email) in [(one, "een@school.example"), (other, "twee@school.example")] {
            let email = email.parse().unwrap();
            trust::add_account(&mut tx, (account, &email, "Iemand"), false, at(0)).await.unwrap();
        }
        let deed = Deed::SignedIn { account: one, how: "password" };
        tx.commit(&AuditEvent { at: at(0), actor: Actor::Nobody, school: None, deed }).await.unwrap();
        know_device(&db, (one, "laptop"), (at(0), at(-10))).await.unwrap();

        let mut tx = db.read().await.unwrap();
        assert!(is_known_device(&mut tx, one, "laptop", at(0)).await.unwrap());
        assert!(is_known_to_any(&mut tx, "laptop", at(0)).await.unwrap());
        assert!(!is_known_device(&mut tx, other, "laptop", at(0)).await.unwrap());
        assert!(!is_known_device(&mut tx, one, "tablet", at(0)).await.unwrap());
        assert!(!is_known_device(&mut tx, one, "laptop", at(1)).await.unwrap());
        drop(tx);

        know_device(&db, (one, "tablet"), (at(20), at(10))).await.unwrap();
        let mut tx = db.write().await.unwrap();
        assert!(!is_known_device(&mut tx, one, "laptop", at(0)).await.unwrap(), "not seen for too long");
        forget_devices(&mut tx, one).await.unwrap();
        assert!(!is_known_to_any(&mut tx, "tablet", at(0)).await.unwrap());
        tx.undo().await.unwrap();
    })
    .await;
}
