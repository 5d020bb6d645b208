//! Getting in and staying in: the first run, invitations, sign-in with its limits, sessions, the own account.

use crate::people::{GOOD, House, OTHER, at, is_not_found};
use app::trust::{
    Changed, Chosen, FirstAccount, SignedIn, Weakness, change_password, choose_password, end_other_sessions,
    end_own_session, invite, open_invitation, open_set_up, own_account, second_step, set_up, set_up_link,
};
use domain::Personal;
use policy::Actor;
use store::testing::on_both_engines;

#[tokio::test]
async fn the_first_account_is_made_once_by_the_newest_link() {
    on_both_engines(|db| async move {
        let house = House::empty(db);
        let app = house.at(at(0));
        let operator = app.act_as(Actor::Operator);
        let old = set_up_link(&operator).await.unwrap().unwrap();
        let new = set_up_link(&operator).await.unwrap().unwrap();
        let secret = |path: &str| path.strip_prefix("/set-up/").unwrap().to_owned();
        let first = |password: &str| FirstAccount {
            email: "beheer@school.example".parse().unwrap(),
            name: "Bo Beheer".to_owned(),
            password: Personal::new(password.to_owned()),
        };
        let from = house.from("10.0.0.1");
        assert!(is_not_found(open_set_up(&app, &secret(&old), &from).await), "a new link drops the old");
        assert!(open_set_up(&app, &secret(&new), &from).await.unwrap().is_ok());
        let tomorrow = house.at(at(24 * 60 + 1));
        assert!(is_not_found(set_up(&tomorrow, &secret(&new), first(GOOD), &from).await), "a day later");
        for (weak, why) in [("kort", Weakness::TooShort { least: 12 }), ("bobeheer2026", Weakness::AboutYou)]
        {
            let chosen = set_up(&app, &secret(&new), first(weak), &from).await.unwrap();
            assert!(matches!(chosen, Chosen::Weak(found) if found == why), "{chosen:?}");
        }
        let chosen = set_up(&app, &secret(&new), first(GOOD), &from).await.unwrap();
        let Chosen::Yes(SignedIn::Yes(entry)) = chosen else { panic!("{chosen:?}") };
        let visitor = app.visitor(entry.secret.reveal()).await.unwrap().unwrap();
        assert!(visitor.actor.person().unwrap().is_administrator);
        assert!(is_not_found(set_up(&app, &secret(&new), first(OTHER), &from).await), "once");
        assert_eq!(set_up_link(&operator).await.unwrap(), None, "there is somebody");
    })
    .await;
}

#[tokio::test]
async fn a_good_link_opens_however_often_others_of_the_same_place_missed() {
    on_both_engines(|db| async move {
        let house = House::with_school(db).await;
        let app = house.at(at(0));
        let ib = house.invited("coordinator", "ib").await;
        let link = invite(&app.act_as(Actor::Operator), Some("77QX00"), ib).await.unwrap();
        let from = house.from("10.0.0.1");
        let mut waits = 0;
        for _ in 0..25 {
            match open_invitation(&app, "geen-link", &from).await {
                Ok(Err(_)) => waits += 1,
                other => assert!(is_not_found(other)),
            }
        }
        assert!(waits > 0, "who misses often waits");
        assert!(open_invitation(&app, link.secret.reveal(), &from).await.unwrap().is_ok());
    })
    .await;
}

#[tokio::test]
async fn an_invitation_lets_one_choose_a_password_once() {
    on_both_engines(|db| async move {
        let house = House::with_school(db).await;
        let app = house.at(at(0));
        let (ib, operator) = (house.invited("coordinator", "ib").await, app.act_as(Actor::Operator));
        let from = house.from("10.0.0.1");
        let old = invite(&operator, None, ib).await.unwrap();
        let link = invite(&operator, Some("77QX00"), ib).await.unwrap();
        let choose = async |app, secret, typed: &str| {
            choose_password(app, secret, Personal::new(typed.to_owned()), &from).await
        };
        assert!(is_not_found(choose(&app, old.secret.reveal(), GOOD).await), "a new link drops the old");
        let late = house.at(at(7 * 24 * 60 + 1));
        assert!(is_not_found(choose(&late, link.secret.reveal(), GOOD).await), "a week later");
        let weak = choose(&app, link.secret.reveal(), "regenboog123").await.unwrap();
        assert!(matches!(weak, Chosen::Weak(Weakness::AboutYou)), "the name of her school: {weak:?}");
        let chosen = choose(&app, link.secret.reveal(), GOOD).await.unwrap();
        assert!(matches!(chosen, Chosen::Yes(SignedIn::Yes(_))), "{chosen:?}");
        assert!(is_not_found(choose(&app, link.secret.reveal(), OTHER).await), "once");
        assert!(matches!(house.sign_in(&app, "ib", GOOD).await, SignedIn::Yes(_)));
    })
    .await;
}

#[tokio::test]
async fn a_reset_ends_what_was_open() {
    on_both_engines(|db| async move {
        let house = House::with_school(db).await;
        let app = house.at(at(0));
        let ib = house.member("coordinator", "ib").await;
        let before = house.session(&app, "ib").await;
        let link = invite(&app.act_as(Actor::Operator), None, ib).await.unwrap();
        let typed = Personal::new(OTHER.to_owned());
        let day = house.at(at(24 * 60 + 1));
        assert!(
            is_not_found(
                choose_password(&day, link.secret.reveal(), typed.clone(), &house.from("10.0.0.1")).await
            ),
            "good for a day"
        );
        choose_password(&app, link.secret.reveal(), typed, &house.from("10.0.0.1")).await.unwrap();
        assert!(app.visitor(&before).await.unwrap().is_none());
        assert!(matches!(house.sign_in(&app, "ib", GOOD).await, SignedIn::No));
        assert!(matches!(house.sign_in(&app, "ib", OTHER).await, SignedIn::Yes(_)));
    })
    .await;
}

#[tokio::test]
async fn nobody_makes_a_link_for_who_may_more() {
    on_both_engines(|db| async move {
        let house = House::with_school(db).await;
        let app = house.at(at(0));
        let ib = house.member("coordinator", "ib").await;
        let principal = house.member("principal", "directie").await;
        let teacher = house.member("teacher", "leerkracht").await;
        let stranger = house.member_of_installation("beheer").await;
        let elsewhere = house.in_both_schools("principal", "teacher", "twee").await;
        let of = async |who: &str| {
            app.act_as(app.visitor(&house.session(&app, who).await).await.unwrap().unwrap().actor)
        };
        let school = Some("77QX00");
        let coordinator = of("ib").await;
        assert!(invite(&coordinator, school, teacher).await.is_ok());
        let forbidden = |made: Result<_, _>| matches!(made, Err(app::Error::Forbidden));
        assert!(forbidden(invite(&coordinator, school, principal).await.map(drop)));
        assert!(forbidden(invite(&coordinator, school, ib).await.map(drop)), "not for herself");
        assert!(forbidden(invite(&coordinator, school, elsewhere).await.map(drop)), "principal elsewhere");
        assert!(forbidden(invite(&coordinator, None, teacher).await.map(drop)), "not outside her school");
        assert!(is_not_found(invite(&coordinator, school, stranger).await), "no role here");
        assert!(forbidden(invite(&of("leerkracht").await, school, principal).await.map(drop)));
        assert!(invite(&of("directie").await, school, ib).await.is_ok());
        assert!(forbidden(invite(&of("directie").await, school, elsewhere).await.map(drop)));
        assert!(invite(&of("beheer").await, None, elsewhere).await.is_ok());
        assert!(invite(&of("beheer").await, Some("77QY00"), elsewhere).await.is_ok());
    })
    .await;
}

#[tokio::test]
async fn a_changed_password_ends_other_sessions_and_renews_this_one() {
    on_both_engines(|db| async move {
        let house = House::with_school(db).await;
        let app = house.at(at(0));
        let ib = house.member("coordinator", "ib").await;
        let link = invite(&app.act_as(Actor::Operator), None, ib).await.unwrap();
        let (other, this) = (house.session(&app, "ib").await, house.session(&app, "ib").await);
        let visitor = app.visitor(&this).await.unwrap().unwrap();
        let ctx = app.act_as(visitor.actor.clone());
        let change = async |present: &str, new: &str| {
            let (present, new) = (Personal::new(present.to_owned()), Personal::new(new.to_owned()));
            change_password(&ctx, &visitor, present, new).await.unwrap()
        };
        assert!(matches!(change(OTHER, OTHER).await, Changed::WrongPresent));
        assert!(matches!(change(GOOD, "Wachtwoord123").await, Changed::Weak(Weakness::Common)));
        let Changed::Yes(secret) = change(GOOD, OTHER).await else { panic!("it is hers") };
        assert!(app.visitor(&other).await.unwrap().is_none());
        assert!(app.visitor(&this).await.unwrap().is_none(), "the former secret is good no longer, at once");
        assert_eq!(app.visitor(secret.reveal()).await.unwrap().unwrap().session, visitor.session);
        let typed = Personal::new(GOOD.to_owned());
        let used = choose_password(&app, link.secret.reveal(), typed, &house.from("10.0.0.1")).await;
        assert!(is_not_found(used), "links of before are good no longer");
        for _ in 0..5 {
            assert!(matches!(change(GOOD, OTHER).await, Changed::WrongPresent));
        }
        assert!(matches!(change(OTHER, GOOD).await, Changed::Wait(_)), "guessing by who found it open");
    })
    .await;
}

#[tokio::test]
async fn a_changed_password_ends_sign_ins_that_are_half_done() {
    on_both_engines(|db| async move {
        let house = House::with_school(db.clone()).await;
        let app = house.at(at(0));
        let ib = house.member("coordinator", "ib").await;
        let this = house.session(&app, "ib").await;
        let visitor = app.visitor(&this).await.unwrap().unwrap();
        let (ctx, operator) = (app.act_as(visitor.actor.clone()), app.act_as(Actor::Operator));
        let mut tx = db.write().await.unwrap();
        let secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP";
        store::trust::set_totp(&mut tx, ib, Some((secret, 1))).await.unwrap();
        let deed = store::audit::Deed::FactorAdded { account: ib, kind: "totp" };
        tx.commit(&store::audit::AuditEvent { at: at(0), actor: Actor::Operator, school: None, deed })
            .await
            .unwrap();
        let half_done = async |password: &str| {
            let answer = house.sign_in(&app, "ib", password).await;
            let SignedIn::SecondStep(entry) = answer else { panic!("{answer:?}") };
            assert!(second_step(&app, entry.secret.reveal()).await.unwrap().is_some());
            entry.secret
        };
        let typed = |password: &str| Personal::new(password.to_owned());

        let pending = half_done(GOOD).await;
        let changed = change_password(&ctx, &visitor, typed(GOOD), typed(OTHER)).await.unwrap();
        assert!(matches!(changed, Changed::Yes(_)), "{changed:?}");
        assert_eq!(second_step(&app, pending.reveal()).await.unwrap(), None, "by herself");

        let pending = half_done(OTHER).await;
        let link = invite(&operator, None, ib).await.unwrap();
        assert!(second_step(&app, pending.reveal()).await.unwrap().is_some(), "a link alone changes nothing");
        let chosen =
            choose_password(&app, link.secret.reveal(), typed(GOOD), &house.from("10.0.0.1")).await.unwrap();
        let Chosen::Yes(SignedIn::SecondStep(next)) = chosen else { panic!("{chosen:?}") };
        assert_eq!(second_step(&app, pending.reveal()).await.unwrap(), None, "by a link");
        assert!(second_step(&app, next.secret.reveal()).await.unwrap().is_some(), "she goes on herself");

        let pending = half_done(GOOD).await;
        house.member("coordinator", "ib").await;
        assert_eq!(second_step(&app, pending.reveal()).await.unwrap(), None, "from the machine itself");
    })
    .await;
}

#[tokio::test]
async fn one_sees_and_ends_ones_own_sessions_only() {
    on_both_engines(|db| async move {
        let house = House::with_school(db).await;
        let app = house.at(at(0));
        house.member("coordinator", "ib").await;
        house.member("teacher", "leerkracht").await;
        let mut mine = Vec::new();
        for _ in 0..3 {
            mine.push(house.session(&app, "ib").await);
        }
        let theirs = house.session(&app, "leerkracht").await;
        let visitor = app.visitor(&mine[0]).await.unwrap().unwrap();
        let ctx = app.act_as(visitor.actor.clone());
        let own = own_account(&ctx, &visitor).await.unwrap();
        assert_eq!(own.sessions.len(), 3);
        let this: Vec<_> = own.sessions.iter().filter(|one| one.is_this).map(|one| one.id).collect();
        assert_eq!(this, [visitor.session]);
        let other = app.visitor(&theirs).await.unwrap().unwrap().session.to_string();
        assert!(is_not_found(end_own_session(&ctx, &other).await));
        assert!(is_not_found(end_own_session(&ctx, "geen").await));
        let second = app.visitor(&mine[1]).await.unwrap().unwrap().session.to_string();
        end_own_session(&ctx, &second).await.unwrap();
        assert!(app.visitor(&mine[1]).await.unwrap().is_none());
        assert!(app.visitor(&mine[2]).await.unwrap().is_some());
        end_other_sessions(&ctx, &visitor).await.unwrap();
        assert!(app.visitor(&mine[2]).await.unwrap().is_none());
        assert!(app.visitor(&mine[0]).await.unwrap().is_some());
        assert!(app.visitor(&theirs).await.unwrap().is_some());
    })
    .await;
}
