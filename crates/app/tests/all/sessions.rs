//! How long somebody stays in, and how often one may try to come in.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up must stop")]

use crate::people::{GOOD, House, OTHER, at};
use app::trust::{ABSOLUTE, IDLE, NewAccount, SignedIn, add_user};
use domain::{Personal, trust::Role};
use policy::Actor;
use store::{Db, testing::on_both_engines, trust as kept};

/// One person who just signed in, and the secret of her session.
async fn signed_in(db: &Db) -> (House, String) {
    let house = House::with_school(db.clone()).await;
    house.member("coordinator", "ib").await;
    let secret = house.session(&house.at(at(0)), "ib").await;
    (house, secret)
}

/// Whether the session is good so many minutes later. Asking uses it.
async fn is_in(house: &House, secret: &str, minutes: i64) -> bool {
    house.at(at(minutes)).visitor(secret).await.unwrap().is_some()
}

#[tokio::test]
async fn a_session_ends_when_it_is_not_used() {
    on_both_engines(|db| async move {
        let (house, secret) = signed_in(&db).await;
        let idle = IDLE.as_mins();
        assert!(is_in(&house, &secret, idle).await);
        assert!(is_in(&house, &secret, 2 * idle).await, "it was used an hour before");
        assert!(!is_in(&house, &secret, 3 * idle + 1).await);
        assert!(!is_in(&house, "een ander geheim", 0).await);
    })
    .await;
}

#[tokio::test]
async fn a_session_ends_however_much_it_is_used() {
    on_both_engines(|db| async move {
        let (house, secret) = signed_in(&db).await;
        let all = ABSOLUTE.as_mins();
        for minutes in (0..=all).step_by(50) {
            assert!(is_in(&house, &secret, minutes).await, "{minutes}");
        }
        assert!(is_in(&house, &secret, all).await);
        assert!(!is_in(&house, &secret, all + 1).await);
    })
    .await;
}

#[tokio::test]
async fn a_clock_that_was_set_back_makes_no_session_last_longer() {
    on_both_engines(|db| async move {
        let (house, secret) = signed_in(&db).await;
        assert!(is_in(&house, &secret, -4).await, "a little step back ends nothing");
        assert!(!is_in(&house, &secret, -6).await);
        assert!(!is_in(&house, &secret, -30 * 24 * 60).await);
    })
    .await;
}

#[tokio::test]
async fn other_rights_bring_a_new_secret_and_the_former_one_ends_soon() {
    on_both_engines(|db| async move {
        let (house, secret) = signed_in(&db).await;
        let app = house.at(at(1));
        assert!(app.visitor(&secret).await.unwrap().unwrap().renewed.is_none(), "nothing changed");
        let again = NewAccount {
            email: "ib@school.example".parse().unwrap(),
            name: "Iemand ib".to_owned(),
            password: None,
        };
        let operator = app.act_as(Actor::Operator);
        add_user(&operator, again.clone(), Some(("77QX00", Role::Principal))).await.unwrap();
        let visitor = app.visitor(&secret).await.unwrap().unwrap();
        let new = visitor.renewed.unwrap();
        assert!(app.visitor(&secret).await.unwrap().unwrap().renewed.is_none(), "once");
        let kept_on = app.visitor(new.reveal()).await.unwrap().unwrap();
        assert_eq!(kept_on.session, visitor.session);
        assert!(is_in(&house, &secret, 1).await, "requests that were under way");
        assert!(!is_in(&house, &secret, 2).await);
        assert!(is_in(&house, new.reveal(), 2).await);

        // A new password from the machine itself ends them all.
        let password = Some(Personal::new(OTHER.to_owned()));
        add_user(&operator, NewAccount { password, ..again }, Some(("77QX00", Role::Principal)))
            .await
            .unwrap();
        assert!(!is_in(&house, new.reveal(), 2).await);
    })
    .await;
}

#[tokio::test]
async fn a_closed_account_lets_nobody_in() {
    on_both_engines(|db| async move {
        let (house, secret) = signed_in(&db).await;
        let app = house.at(at(1));
        let visitor = app.visitor(&secret).await.unwrap().unwrap();
        let mut tx = db.write().await.unwrap();
        kept::close_account(&mut tx, visitor.account, at(1)).await.unwrap();
        let deed = store::audit::Deed::AccountClosed { account: visitor.account };
        let event = store::audit::AuditEvent { at: at(1), actor: Actor::Operator, school: None, deed };
        tx.commit(&event).await.unwrap();
        assert!(app.visitor(&secret).await.unwrap().is_none());
        assert!(matches!(house.sign_in(&app, "ib", GOOD).await, SignedIn::No));
    })
    .await;
}

#[tokio::test]
async fn failures_bring_waits_that_grow_and_end() {
    on_both_engines(|db| async move {
        let (house, _) = signed_in(&db).await;
        let app = house.at(at(0));
        for _ in 0..5 {
            assert!(matches!(house.sign_in(&app, "ib", "fout").await, SignedIn::No));
        }
        for (minute, wait) in [(0, 1), (1, 2), (3, 4), (7, 8), (15, 15), (30, 15), (45, 15)] {
            let app = house.at(at(minute));
            let answer = house.sign_in(&app, "ib", GOOD).await;
            let SignedIn::Wait(said) = answer else { panic!("{minute}: {answer:?}") };
            assert_eq!(said.as_mins(), wait, "{minute}");
            assert!(matches!(house.sign_in(&house.at(at(minute + wait)), "ib", "fout").await, SignedIn::No));
        }
        let later = house.at(at(75));
        assert!(
            matches!(house.sign_in(&later, "ib", GOOD).await, SignedIn::Yes(_)),
            "a quarter of an hour at most"
        );
        for _ in 0..4 {
            assert!(
                matches!(house.sign_in(&later, "ib", "fout").await, SignedIn::No),
                "success forgets failures"
            );
        }
        assert!(matches!(house.sign_in(&later, "ib", GOOD).await, SignedIn::Yes(_)));
    })
    .await;
}

#[tokio::test]
async fn who_has_no_account_waits_as_well() {
    on_both_engines(|db| async move {
        let (house, _) = signed_in(&db).await;
        let app = house.at(at(0));
        for _ in 0..5 {
            assert!(matches!(house.sign_in(&app, "niemand", "fout").await, SignedIn::No));
        }
        assert!(matches!(house.sign_in(&app, "niemand", "fout").await, SignedIn::Wait(_)));
        assert!(matches!(house.sign_in(&app, "ib", GOOD).await, SignedIn::Yes(_)), "another address is free");
    })
    .await;
}

#[tokio::test]
async fn nobody_locks_a_colleague_out_of_her_own_device() {
    on_both_engines(|db| async move {
        let (house, _) = signed_in(&db).await;
        let app = house.at(at(0));
        let SignedIn::Yes(entry) = house.sign_in(&app, "ib", GOOD).await else { panic!("she is in") };
        let device = Some(Personal::new(entry.device.unwrap().reveal().to_owned()));
        // Somebody tries from everywhere at once.
        for n in 0..30 {
            house.sign_in_from(&app, "ib", "fout", house.from(&format!("10.1.0.{n}"))).await;
        }
        let elsewhere = house.sign_in_from(&app, "ib", GOOD, house.from("10.2.0.1")).await;
        assert!(matches!(elsewhere, SignedIn::Wait(wait) if wait.as_mins() <= 15), "{elsewhere:?}");
        let known = || app::trust::CameFrom { device: device.clone(), ..house.from("10.1.0.1") };
        let hers = house.sign_in_from(&app, "ib", GOOD, known()).await;
        let SignedIn::Yes(again) = hers else { panic!("{hers:?}") };
        assert!(again.device.is_none(), "it is known already");
        // The device is no way around: its own failures count.
        for _ in 0..5 {
            assert!(matches!(house.sign_in_from(&app, "ib", "fout", known()).await, SignedIn::No));
        }
        assert!(matches!(house.sign_in_from(&app, "ib", GOOD, known()).await, SignedIn::Wait(_)));
    })
    .await;
}

#[tokio::test]
async fn a_device_is_known_for_who_signed_in_there_only() {
    on_both_engines(|db| async move {
        let (house, _) = signed_in(&db).await;
        house.member("teacher", "leerkracht").await;
        let app = house.at(at(0));
        let SignedIn::Yes(entry) = house.sign_in(&app, "ib", GOOD).await else { panic!("she is in") };
        let device = Some(Personal::new(entry.device.unwrap().reveal().to_owned()));
        let hers = |address: &str| app::trust::CameFrom { device: device.clone(), ..house.from(address) };
        for n in 0..30 {
            house.sign_in_from(&app, "leerkracht", "fout", house.from(&format!("10.1.0.{n}"))).await;
        }
        let other = house.sign_in_from(&app, "leerkracht", GOOD, hers("10.3.0.1")).await;
        assert!(matches!(other, SignedIn::Wait(_)), "{other:?}");
        // A secret that the program did not give is not taken over.
        let planted = app::trust::CameFrom {
            device: Some(Personal::new("geplant".to_owned())),
            ..house.from("10.4.0.1")
        };
        let SignedIn::Yes(entry) = house.sign_in_from(&app, "ib", GOOD, planted).await else {
            panic!("she is in")
        };
        assert_ne!(entry.device.unwrap().reveal(), "geplant");
    })
    .await;
}

#[tokio::test]
async fn an_older_hash_is_made_anew_at_sign_in() {
    // The same password, hashed with less memory and one pass.
    const OLD: &str =
        "$argon2id$v=19$m=8192,t=1,p=1$7AvcdGA6c/Gu4ux+blEaBw$MExurDsofNCk3pZXTHCEdWnkM957KtCsgPbqj288usU";
    on_both_engines(|db| async move {
        let (house, _) = signed_in(&db).await;
        let app = house.at(at(0));
        let email = "ib@school.example".parse().unwrap();
        let ib = kept::account_by_email(&mut db.read().await.unwrap(), &email).await.unwrap().unwrap();
        let today = hash_of(&db).await;
        kept::rehash_password(&db, ib.id, (&today, OLD)).await.unwrap();
        assert!(matches!(house.sign_in(&app, "ib", "fout").await, SignedIn::No));
        assert_eq!(hash_of(&db).await, OLD, "who does not know the password changes nothing");
        assert!(matches!(house.sign_in(&app, "ib", GOOD).await, SignedIn::Yes(_)));
        let anew = hash_of(&db).await;
        assert_ne!(anew, OLD);
        assert!(matches!(house.sign_in(&app, "ib", GOOD).await, SignedIn::Yes(_)));
        assert_eq!(hash_of(&db).await, anew, "today's hash stays");
    })
    .await;
}

/// The hash that is kept of the password of the person of these tests.
async fn hash_of(db: &Db) -> String {
    let email = "ib@school.example".parse().unwrap();
    let ib = kept::account_by_email(&mut db.read().await.unwrap(), &email).await.unwrap().unwrap();
    ib.password.unwrap().into_inner()
}
