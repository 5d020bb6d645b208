//! How often somebody may try. After some failures each further one brings a longer wait, never longer than a quarter of
//! an hour. Failures from elsewhere do not keep out who signed in from the same device before, so that nobody can lock a
//! colleague out.

use crate::{Ctx, Error};
use anyhow::Context as _;
use credentials::token::{self, Token};
use domain::{Personal, ids::AccountId};
use jiff::SignedDuration;
use std::{fmt, net::IpAddr};
use store::{
    audit::Deed,
    trust::{self as kept, Account, Bucket, Counted},
};

/// Free attempts for one address from one place. These numbers are our choice: ASVS 5.0 6.3.1 asks for a documented limit
/// against guessing, and NIST SP 800-63B for at most a hundred failures in a row.
const FREE_HERE: i64 = 5;
/// Free attempts for one address from anywhere.
const FREE_FOR_ACCOUNT: i64 = 20;
/// Free attempts from one place for any address: a whole school may come from one.
const FREE_FOR_CALLER: i64 = 300;
/// Free misses at secret links from one place. A link has 256 random bits, so guessing is hopeless; a link that is good
/// opens however often others of the same place missed.
const FREE_FOR_LINKS: i64 = 20;

/// How long the next attempt waits, in minutes, as failures go on.
const WAITS: [i64; 5] = [1, 2, 4, 8, 15];

/// Failures are forgotten when there were none for so long.
const FORGOTTEN: SignedDuration = SignedDuration::from_hours(24);

/// A device is known until nobody signed in from it for so long: half a year, so that a summer does not undo it.
pub const DEVICE_KNOWN: SignedDuration = SignedDuration::from_hours(24 * 180);

/// Where an attempt comes from. Its `Debug` hides all of it.
#[derive(Clone)]
pub struct CameFrom {
    /// The address of the machine at the other end.
    pub caller: IpAddr,
    /// Browser and system, as they name themselves.
    pub browser: String,
    /// The secret by which the browser is known, once somebody signed in with it.
    pub device: Option<Personal<String>>,
}

impl fmt::Debug for CameFrom {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CameFrom(..)")
    }
}

/// Free misses at codes of a talk from one place: a whole team types from the same one, and 40 random bits are far from guessed
/// in so many times. Above it, a code that is good waits too: so there is an end to guessing.
const FREE_FOR_CODES: i64 = 200;

/// Counts that somebody comes with the code of a talk, before it is looked up; else gives how long to wait. To be taken back with
/// [`Attempt::succeeded`] when the code is good.
pub(crate) async fn at_code(
    ctx: &Ctx,
    code: &str,
    from: &CameFrom,
) -> Result<Result<Attempt, SignedDuration>, Error> {
    let place = place_of(from.caller);
    // The first is emptied when the code is good: who has one code does not make room for guesses at others.
    let buckets =
        vec![bucket(&["code", code, &place], FREE_FOR_CODES), bucket(&["codes", &place], FREE_FOR_CODES)];
    Attempt::begin(ctx, buckets).await
}

/// Counts that somebody came with a link that is not good: not found, or after too many of them how long to wait.
pub(crate) async fn missed_link(ctx: &Ctx, from: &CameFrom) -> Result<SignedDuration, Error> {
    let place = bucket(&["link", &place_of(from.caller)], FREE_FOR_LINKS);
    match Attempt::begin(ctx, vec![place]).await? {
        // It stays counted.
        Ok(_) => Err(Error::NotFound),
        Err(wait) => Ok(wait),
    }
}

/// Counts that another system came with a key that is not good, and writes it down; after too many of them gives how long
/// to wait. A key that is good is taken however often others of the same place missed.
pub(crate) async fn missed_key(ctx: &Ctx, caller: IpAddr) -> Result<Option<SignedDuration>, Error> {
    let place = bucket(&["service key", &place_of(caller)], FREE_FOR_LINKS);
    match Attempt::begin(ctx, vec![place]).await? {
        Ok(attempt) => attempt.failed(ctx, None, "service_key").await.map(|()| None),
        Err(wait) => Ok(Some(wait)),
    }
}

/// An attempt under way. It counts as failed until it is said to have succeeded.
#[derive(Debug)]
#[must_use]
pub(crate) struct Attempt {
    buckets: Vec<Bucket>,
    is_last: bool,
}

/// What attempts are counted by, kept without showing what it is.
pub(super) fn bucket(about: &[&str], free: i64) -> Bucket {
    Bucket { hash: token::hash(&about.join("\n")), free }
}

fn wait(over: i64) -> SignedDuration {
    let at = usize::try_from(over).unwrap_or_default().min(WAITS.len() - 1);
    SignedDuration::from_mins(WAITS.get(at).copied().unwrap_or_default())
}

/// The machine, or the network of which somebody has all addresses.
fn place_of(caller: IpAddr) -> String {
    match caller.to_canonical() {
        IpAddr::V4(address) => address.to_string(),
        IpAddr::V6(address) => format!("{:x?}", address.segments().get(..4).unwrap_or_default()),
    }
}

impl Attempt {
    /// Begins an attempt; the error is how long one must wait. The first bucket is emptied by success.
    pub(super) async fn begin(
        ctx: &Ctx,
        buckets: Vec<Bucket>,
    ) -> Result<Result<Self, SignedDuration>, Error> {
        let now = ctx.now();
        Ok(match kept::count_attempt(ctx.db(), &buckets, (now, now - FORGOTTEN), wait).await? {
            Counted::Free { is_last } => Ok(Self { buckets, is_last }),
            Counted::BlockedUntil(until) => Err(until.duration_since(now)),
        })
    }

    /// An attempt at a password on the sign-in page.
    pub(super) async fn at_password(
        ctx: &Ctx,
        (typed, account): (&str, Option<&Account>),
        from: &CameFrom,
    ) -> Result<Result<Self, SignedDuration>, Error> {
        if let (Some(account), Some(device)) = (account, &from.device) {
            let hash = token::hash(device.reveal());
            let since = ctx.now() - DEVICE_KNOWN;
            if kept::is_known_device(&mut ctx.read().await?, account.id, &hash, since).await? {
                let id = account.id.to_string();
                return Self::begin(ctx, vec![bucket(&["device", &id, &hash], FREE_HERE)]).await;
            }
        }
        let typed = typed.trim().to_lowercase();
        let place = place_of(from.caller);
        let buckets = vec![
            bucket(&["here", &typed, &place], FREE_HERE),
            bucket(&["address", &typed], FREE_FOR_ACCOUNT),
            bucket(&["caller", &place], FREE_FOR_CALLER),
        ];
        Self::begin(ctx, buckets).await
    }

    /// A wish for a new password by mail.
    pub(super) async fn at_forgotten(
        ctx: &Ctx,
        typed: &str,
        from: &CameFrom,
    ) -> Result<Result<Self, SignedDuration>, Error> {
        let address = bucket(&["forgotten", &typed.trim().to_lowercase()], FREE_HERE);
        let caller = bucket(&["forgotten caller", &place_of(from.caller)], FREE_FOR_LINKS);
        Self::begin(ctx, vec![address, caller]).await
    }

    /// Says that it succeeded.
    pub(crate) async fn succeeded(self, ctx: &Ctx) -> Result<(), Error> {
        Ok(kept::uncount_attempt(ctx.db(), &self.buckets).await?)
    }

    /// Says that it failed, and writes it down.
    pub(super) async fn failed(
        self,
        ctx: &Ctx,
        account: Option<AccountId>,
        why: &'static str,
    ) -> Result<(), Error> {
        let why = if self.is_last { "blocked" } else { why };
        ctx.record(None, Deed::SignInRefused { account, why }).await
    }
}

/// Notes the device from which somebody signed in; gives its new secret when it had none.
pub(super) async fn know_device(
    ctx: &Ctx,
    account: AccountId,
    from: &CameFrom,
) -> Result<Option<Token>, Error> {
    let (now, since) = (ctx.now(), ctx.now() - DEVICE_KNOWN);
    if let Some(device) = &from.device {
        // A secret that is not ours may have been put there by somebody who knows it.
        let hash = token::hash(device.reveal());
        if kept::is_known_to_any(&mut ctx.read().await?, &hash, since).await? {
            kept::know_device(ctx.db(), (account, &hash), (now, since)).await?;
            return Ok(None);
        }
    }
    let secret = Token::random().context("a new secret")?;
    kept::know_device(ctx.db(), (account, &secret.hash()), (now, since)).await?;
    Ok(Some(secret))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_and_end_at_a_quarter_of_an_hour() {
        let minutes = |over| wait(over).as_mins();
        assert_eq!([0, 1, 2, 3, 4, 5, 1000].map(minutes), [1, 2, 4, 8, 15, 15, 15]);
        assert_eq!(minutes(i64::MAX), 15);
    }

    #[test]
    fn what_attempts_are_counted_by_shows_no_address() {
        let one = bucket(&["here", "ib@school.example", "10.0.0.1"], 5);
        assert_eq!(one.hash.len(), 64);
        assert!(one.hash.chars().all(|c| c.is_ascii_hexdigit()));
        assert_ne!(one, bucket(&["here", "ib@school.example", "10.0.0.2"], 5));
    }

    #[test]
    fn who_has_a_whole_network_is_one_place() {
        let place = |text: &str| place_of(text.parse().unwrap());
        assert_eq!(place("2001:db8:1:2::1"), place("2001:db8:1:2:ffff::9"));
        assert_ne!(place("2001:db8:1:2::1"), place("2001:db8:1:3::1"));
        assert_eq!(place("::ffff:10.0.0.1"), place("10.0.0.1"));
        assert_ne!(place("10.0.0.1"), place("10.0.0.2"));
    }
}
