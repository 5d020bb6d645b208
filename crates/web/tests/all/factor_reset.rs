//! Second factors that were lost are taken away by who may make a link for the account, and by nobody else.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up must stop")]

use crate::support::people::{account, has, person};
use crate::support::{Site, from_here};
use app::{
    demo::PASSWORD,
    trust::{SignIn, SignedIn, second_step, sign_in},
};
use axum::http::StatusCode;
use domain::{Personal, ids::AccountId};
use policy::{Actor, Own};
use store::{
    audit::{self, AuditEvent, Deed},
    trust as kept,
};

const TEACHER: &str = "leerkracht5a@demo.example";

/// Gives somebody every second factor, and an account at a provider.
async fn give_factors(site: &Site, email: &str) -> AccountId {
    let account: AccountId = account(site, email).await.parse().unwrap();
    let (at, mut tx) = (site.app.act_as(Actor::Operator).now(), site.db.write().await.unwrap());
    kept::set_totp(&mut tx, account, Some(("JBSWY3DPEHPK3PXP", 1))).await.unwrap();
    for key in ["phone", "key"] {
        kept::add_passkey(&mut tx, account, (key, key, "{}"), at).await.unwrap();
    }
    kept::replace_recovery_codes(&mut tx, account, &["hash".to_owned()]).await.unwrap();
    kept::add_identity(&mut tx, account, ("https://sso.example", email), at).await.unwrap();
    let deed = Deed::FactorAdded { account, kind: "totp" };
    tx.commit(&AuditEvent { at, actor: Actor::Operator, school: None, deed }).await.unwrap();
    account
}

/// Whether somebody has one-time codes; how many passkeys, recovery codes, and accounts at a provider.
async fn kept_of(site: &Site, account: AccountId) -> (bool, usize, usize, usize) {
    let mut tx = site.db.read().await.unwrap();
    let has_totp = kept::account(&mut tx, account).await.unwrap().unwrap().totp_secret.is_some();
    let passkeys = kept::passkeys(&mut tx, account).await.unwrap().len();
    let codes = kept::recovery_codes(&mut tx, account).await.unwrap().len();
    (has_totp, passkeys, codes, kept::identities_of(&mut tx, account).await.unwrap().len())
}

async fn signing_in(site: &Site, email: &str) -> SignedIn {
    let (email, password) = (email.to_owned(), Personal::new(PASSWORD.to_owned()));
    sign_in(&site.app, SignIn { email, password, from: from_here() }).await.unwrap()
}

#[tokio::test]
async fn who_lost_her_second_factor_comes_in_again_when_it_is_taken_away() {
    let site = Site::demo_as("directie@demo.example").await;
    let teacher = person(&site, TEACHER).await;
    let button = format!("action=\"{teacher}/factors\"");
    assert!(!has(&site.get(&teacher).await, &button), "there is nothing to take away yet");
    let SignedIn::Yes(before) = signing_in(&site, TEACHER).await else { panic!("no factor yet") };
    let account = give_factors(&site, TEACHER).await;
    let SignedIn::SecondStep(half) = signing_in(&site, TEACHER).await else { panic!("a second step") };
    let page = site.get(&teacher).await;
    assert!(has(&page, &button) && has(&page, "Weet je zeker dat Anke Jansen"), "{}", page.text);

    let done = site.post(&format!("{teacher}/factors"), "").await;
    assert_eq!(done.status, StatusCode::SEE_OTHER);
    assert_eq!(kept_of(&site, account).await, (false, 0, 0, 1), "the account at the provider stays");
    assert!(site.app.visitor(before.secret.reveal()).await.unwrap().is_none(), "she is out");
    assert_eq!(second_step(&site.app, half.secret.reveal()).await.unwrap(), None, "she begins anew");
    assert!(!has(&site.get(&teacher).await, &button));
    let SignedIn::Yes(entry) = signing_in(&site, TEACHER).await else { panic!("the password is enough") };

    let actor = site.app.visitor(entry.secret.reveal()).await.unwrap().unwrap().actor;
    let own = Own::issue(&actor).unwrap();
    let lines = async || {
        let mut tx = site.db.read().await.unwrap();
        let all = audit::of_own_account(&mut tx, &own, (i64::MAX, 100)).await.unwrap();
        all.into_iter().filter(|line| line.action == "factor_removed").collect::<Vec<_>>()
    };
    let removed = lines().await;
    assert!(removed.len() == 1 && removed.iter().all(|line| line.detail.contains("\"kind\":\"all\"")));
    let principal = crate::support::people::account(&site, "directie@demo.example").await;
    assert!(removed.iter().all(|line| line.actor.contains(&principal)), "it says who did it");
    assert_eq!(site.post(&format!("{teacher}/factors"), "").await.status, StatusCode::SEE_OTHER);
    assert_eq!(lines().await.len(), 1, "what takes nothing away is no deed");
    assert!(site.app.visitor(entry.secret.reveal()).await.unwrap().is_some(), "and ends no session");
}

#[tokio::test]
async fn nobody_takes_away_her_own_or_those_of_who_sees_more() {
    let site = Site::demo().await;
    for email in ["ib@demo.example", "directie@demo.example"] {
        let account = give_factors(&site, email).await;
        let address = person(&site, email).await;
        assert!(!has(&site.get(&address).await, "/factors\""), "{email}");
        let refused = site.post(&format!("{address}/factors"), "").await;
        assert_eq!(refused.status, StatusCode::FORBIDDEN, "{email}");
        assert_eq!(kept_of(&site, account).await, (true, 2, 1, 1), "{email}");
    }
    let refused = crate::support::people::trail(&site)
        .await
        .into_iter()
        .filter(|(action, _)| action == "refused")
        .count();
    assert_eq!(refused, 2, "both are written down");
}

#[tokio::test]
async fn an_administrator_takes_away_by_address_what_is_not_hers() {
    let site = Site::empty().await;
    let own = give_factors(&site, "beheer@school.example").await;
    let (ctx, email) = (site.app.act_as(site.actor().await), "beheer@school.example".parse().unwrap());
    assert!(matches!(app::trust::reset_factors_of(&ctx, &email).await, Err(app::Error::Forbidden)));
    assert_eq!(kept_of(&site, own).await, (true, 2, 1, 1));
    let operator = site.app.act_as(Actor::Operator);
    assert!(app::trust::reset_factors_of(&operator, &email).await.unwrap());
    assert_eq!(kept_of(&site, own).await, (false, 0, 0, 1));
}
