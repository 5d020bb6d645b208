//! Signing in with address and password.

use super::{
    accounts::{hashed, in_turn},
    attempts::{Attempt, CameFrom, know_device},
    factors_sign_in::{has_second_factor, hold_for_second},
    sessions::begin_session,
};
use crate::{App, Ctx, Error};
use credentials::{password, token::Token};
use domain::{Personal, trust::Email};
use jiff::SignedDuration;
use policy::Actor;
use std::fmt;
use store::{
    audit::Deed,
    trust::{self as kept, Account},
};

/// What somebody typed, and where. Its `Debug` hides all of it.
#[derive(Clone)]
pub struct SignIn {
    /// What was typed as address.
    pub email: String,
    /// What was typed as password.
    pub password: Personal<String>,
    /// Where it was typed.
    pub from: CameFrom,
}

impl fmt::Debug for SignIn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SignIn(..)")
    }
}

/// What came of it.
#[derive(Debug)]
pub enum SignedIn {
    /// She is in.
    Yes(Entry),
    /// The password is right, and a second factor is asked for; the secret with which that goes on.
    SecondStep(Entry),
    /// There is no such account, or it has another password. Which of the two is not said.
    No,
    /// There were too many failures: it was not tried, and may be again after this time.
    Wait(SignedDuration),
}

/// What the browser of somebody gets whose password was right.
#[derive(Debug)]
pub struct Entry {
    /// The secret of her session, or of the second step.
    pub secret: Token,
    /// The secret by which her browser is known from now on, when it got a new one.
    pub device: Option<Token>,
}

/// Lets somebody in who knows the password.
///
/// # Errors
/// When the database fails.
pub async fn sign_in(app: &App, typed: SignIn) -> Result<SignedIn, Error> {
    let ctx = app.act_as(Actor::Nobody);
    let account = account_of(&ctx, &typed.email).await?;
    let attempt = match Attempt::at_password(&ctx, (&typed.email, account.as_ref()), &typed.from).await? {
        Ok(attempt) => attempt,
        Err(wait) => return Ok(SignedIn::Wait(wait)),
    };
    let is_right = is_right(account.as_ref(), &typed.password).await?;
    match account {
        Some(account) if is_right => {
            attempt.succeeded(&ctx).await?;
            let signed_in = go_on(&ctx, &account, &typed.from).await?;
            rehash(&ctx, &account, typed.password).await?;
            Ok(signed_in)
        }
        account => {
            attempt.failed(&ctx, account.map(|account| account.id), "password").await?;
            Ok(SignedIn::No)
        }
    }
}

/// The open account with the address that somebody typed.
pub(super) async fn account_of(ctx: &Ctx, typed: &str) -> Result<Option<Account>, Error> {
    let Ok(email) = typed.parse::<Email>() else { return Ok(None) };
    let account = kept::account_by_email(&mut ctx.read().await?, &email).await?;
    Ok(account.filter(|account| account.closed_at.is_none()))
}

/// Goes on with somebody whose password is right: into a session, or to the second step. When the account has another
/// password by now than the one that was right, it is right no longer.
pub(super) async fn go_on(ctx: &Ctx, account: &Account, from: &CameFrom) -> Result<SignedIn, Error> {
    let hash = account.password.as_ref().map_or("", |hash| hash.reveal());
    if has_second_factor(ctx, account).await? {
        let Some(secret) = hold_for_second(ctx, (account.id, hash), &from.browser).await? else {
            return too_late(ctx, account).await;
        };
        let device = know_device(ctx, account.id, from).await?;
        return Ok(SignedIn::SecondStep(Entry { secret, device }));
    }
    let mut tx = ctx.write().await?;
    if !kept::holds_password(&mut tx, account.id, hash).await? {
        tx.undo().await?;
        return too_late(ctx, account).await;
    }
    let secret = begin_session(&mut tx, account.id, (&from.browser, "password"), ctx.now()).await?;
    tx.commit(&ctx.installation_event(Deed::SignedIn { account: account.id, how: "password" })).await?;
    let device = know_device(ctx, account.id, from).await?;
    Ok(SignedIn::Yes(Entry { secret, device }))
}

async fn too_late(ctx: &Ctx, account: &Account) -> Result<SignedIn, Error> {
    ctx.record(None, Deed::SignInRefused { account: Some(account.id), why: "password" }).await?;
    Ok(SignedIn::No)
}

/// Whether the password is that of the account. It takes as long when there is no account, so that nobody learns which
/// addresses have one.
pub(super) async fn is_right(account: Option<&Account>, typed: &Personal<String>) -> Result<bool, Error> {
    let hash = account.and_then(|account| account.password.clone());
    let typed = typed.clone();
    let check = move || match hash {
        Some(hash) => password::verify(typed.reveal(), hash.reveal()),
        None => password::verify_nobody(typed.reveal()),
    };
    in_turn(check).await
}

/// Keeps the password by today's hash, when it was kept by an older one.
async fn rehash(ctx: &Ctx, account: &Account, typed: Personal<String>) -> Result<(), Error> {
    if let Some(old) = account.password.as_ref().filter(|old| password::needs_rehash(old.reveal())) {
        let new = hashed(typed).await?;
        kept::rehash_password(ctx.db(), account.id, (old.reveal(), &new)).await?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Clock,
        trust::{NewAccount, add_user},
    };
    use jiff::Timestamp;
    use store::testing::on_both_engines;

    const FIRST: &str = "zeven groene fietsbellen";

    fn new(password: &str) -> NewAccount {
        NewAccount {
            email: "beheer@school.example".parse().unwrap(),
            name: "Bo Beheer".to_owned(),
            password: Some(Personal::new(password.to_owned())),
        }
    }

    fn from_here() -> CameFrom {
        CameFrom { caller: [10, 0, 0, 1].into(), browser: "a test".to_owned(), device: None }
    }

    #[tokio::test]
    async fn a_password_that_was_changed_meanwhile_opens_nothing() {
        on_both_engines(|db| async move {
            let now = Timestamp::from_second(1_790_000_000).unwrap().to_zoned(jiff::tz::TimeZone::UTC);
            let app = App::new(db.clone(), Clock::Fixed(now));
            let (operator, nobody) = (app.act_as(Actor::Operator), app.act_as(Actor::Nobody));
            for has_totp in [false, true] {
                let id = add_user(&operator, new(FIRST), None).await.unwrap();
                if has_totp {
                    let mut tx = operator.write().await.unwrap();
                    kept::set_totp(&mut tx, id, Some(("JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", 1))).await.unwrap();
                    let deed = Deed::FactorAdded { account: id, kind: "totp" };
                    tx.commit(&operator.installation_event(deed)).await.unwrap();
                }
                // What was found right, before the hashing of another one ended.
                let seen = account_of(&nobody, "beheer@school.example").await.unwrap().unwrap();
                add_user(&operator, new("acht paarse paraplubakken"), None).await.unwrap();
                let late = go_on(&nobody, &seen, &from_here()).await.unwrap();
                assert!(matches!(late, SignedIn::No), "{late:?}");
                let seen = account_of(&nobody, "beheer@school.example").await.unwrap().unwrap();
                let in_time = go_on(&nobody, &seen, &from_here()).await.unwrap();
                match in_time {
                    SignedIn::Yes(_) => assert!(!has_totp),
                    SignedIn::SecondStep(_) => assert!(has_totp),
                    other => panic!("{other:?}"),
                }
            }
        })
        .await;
    }

    #[test]
    fn what_was_typed_is_not_shown() {
        let typed = SignIn {
            email: "beheer@school.example".to_owned(),
            password: Personal::new(FIRST.to_owned()),
            from: from_here(),
        };
        assert_eq!(
            format!("{typed:?} {:?} {:?}", typed.from, new(FIRST)),
            "SignIn(..) CameFrom(..) NewAccount(..)"
        );
    }
}
