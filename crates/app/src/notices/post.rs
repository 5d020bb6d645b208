//! Sending the letters that wait. Each turn makes the digests whose time has come and sends what is due: claimed first, so
//! that of two processes one sends it; kept when the server is away; given up after so many tries, which is told.

use super::{digest::Digest, letter::words};
use crate::{Ctx, Error, ctx::random_id, notes::second, trust::NotSent};
use domain::notices::{MOST_TRIES, NoticeChoices, wait_minutes};
use i18n::{Language, Texts};
use jiff::{SignedDuration, Timestamp, ToSpan as _, Zoned};
use policy::{Action, Actor, Own};
use std::sync::Arc;
use store::{
    audit::Deed,
    notices::{self as kept, Letter, LetterKey, LetterKind, LetterState},
    trust,
};

/// So long a letter stays claimed. Longer than the patience with a mail server; who fell over in between lets it be sent
/// again after that, with the same number, by which mail programs see that it is the same.
const CLAIM: SignedDuration = SignedDuration::from_mins(15);

/// So many letters are looked up at a time.
const AT_A_TIME: i64 = 100;

/// An example can be asked for again after this time.
const EXAMPLE_AGAIN: SignedDuration = SignedDuration::from_mins(1);

/// How far back it is told what was given up.
const STANDING_DAYS: i32 = 7;

/// What a turn did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Turn {
    /// Letters that were sent.
    pub sent: u32,
    /// Letters that could not be sent now, and wait.
    pub waiting: u32,
    /// Letters that were given up.
    pub given_up: u32,
}

/// Makes the digests whose time has come, and sends what is due. Without a mail server it does nothing.
///
/// # Errors
/// When the actor may not or the database fails.
pub async fn send_letters(ctx: &Ctx) -> Result<Turn, Error> {
    ctx.require(Action::SendLetters)?;
    let mut turn = Turn::default();
    if !ctx.can_mail() {
        return Ok(turn);
    }
    make_digests(ctx).await?;
    loop {
        let due = kept::due_letters(&mut ctx.read().await?, second(ctx), AT_A_TIME).await?;
        if due.is_empty() {
            return Ok(turn);
        }
        for letter in due {
            match take(ctx, letter).await? {
                Taken::Sent => turn.sent += 1,
                Taken::GivenUp => turn.given_up += 1,
                Taken::Nothing => {}
                Taken::Waits => turn.waiting += 1,
                // The others would find it away too: they wait for the next turn, and no try of theirs counts.
                Taken::ServerAway => {
                    turn.waiting += 1;
                    return Ok(turn);
                }
            }
        }
    }
}

async fn make_digests(ctx: &Ctx) -> Result<(), Error> {
    let (here, now) = (ctx.here(), second(ctx));
    let who = kept::who_gets_letters(&mut ctx.read().await?, (here.date(), here.time())).await?;
    if who.is_empty() {
        return Ok(());
    }
    let (mut tx, mut letters) = (ctx.write().await?, 0);
    for account in who {
        let key = LetterKey { account, kind: LetterKind::Digest, day: here.date() };
        letters += i64::from(kept::make_letter(&mut tx, key, now).await?);
    }
    match letters {
        0 => Ok(tx.undo().await?),
        _ => Ok(tx.commit(&ctx.installation_event(Deed::LettersMade { letters })).await?),
    }
}

/// What became of a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Taken {
    Sent,
    /// There was nothing to say or nobody to say it to, it is too early, or another process has it.
    Nothing,
    Waits,
    ServerAway,
    GivenUp,
}

async fn take(ctx: &Ctx, letter: Letter) -> Result<Taken, Error> {
    let (key, now) = (letter.key, second(ctx));
    let mut tx = ctx.read().await?;
    let choices = kept::choices(&mut tx, key.account).await?;
    drop(tx);
    let is_digest = key.kind == LetterKind::Digest;
    if is_digest && key.day == ctx.today() && choices.is_quiet(ctx.here().time()) {
        kept::postpone_letter(ctx.db(), key, (now, end_of_quiet(ctx, &choices, now))).await?;
        return Ok(Taken::Nothing);
    }
    let claim = random_id();
    if !kept::claim_letter(ctx.db(), key, (now, now + CLAIM), claim).await? {
        return Ok(Taken::Nothing);
    }
    let settle = async |state, at| kept::settle_letter(ctx.db(), (key, claim), (state, at)).await;
    // That of today says what that of yesterday would.
    if key.day != ctx.today() {
        settle(LetterState::GivenUp, now).await?;
        return Ok(Taken::GivenUp);
    }
    let (state, taken) = match send(ctx, (letter, &choices)).await? {
        Outcome::Sent => (LetterState::Sent, Taken::Sent),
        Outcome::Empty => (LetterState::Empty, Taken::Nothing),
        Outcome::Failed(why) if is_final(why) || letter.attempts + 1 >= MOST_TRIES => {
            (LetterState::GivenUp, Taken::GivenUp)
        }
        Outcome::Failed(NotSent::NotReached | NotSent::TooLate) => (LetterState::Waiting, Taken::ServerAway),
        Outcome::Failed(_) => (LetterState::Waiting, Taken::Waits),
    };
    let at = match state {
        LetterState::Waiting => now + SignedDuration::from_mins(wait_minutes(letter.attempts + 1)),
        _ => now,
    };
    settle(state, at).await?;
    Ok(taken)
}

/// Whether the server will never take this letter: codes of 500 and above are for good (RFC 5321).
const fn is_final(why: NotSent) -> bool {
    match why {
        NotSent::NotWritten => true,
        NotSent::Refused(code) => code >= 500,
        NotSent::TooLate | NotSent::NotReached => false,
    }
}

enum Outcome {
    Sent,
    Empty,
    Failed(NotSent),
}

/// Counts and words a letter as it is now, and sends it.
async fn send(ctx: &Ctx, (letter, choices): (Letter, &NoticeChoices)) -> Result<Outcome, Error> {
    let key = letter.key;
    let Some(mailer) = ctx.mailer() else { return Ok(Outcome::Failed(NotSent::NotReached)) };
    let mut tx = ctx.read().await?;
    let person = trust::person(&mut tx, key.account, (ctx.now(), ctx.today())).await?;
    let account = trust::account(&mut tx, key.account).await?;
    drop(tx);
    let Some((person, account)) = person.zip(account) else { return Ok(Outcome::Empty) };
    let hers = ctx.same_for(Actor::Person(Arc::new(person.clone())));
    let digest = Digest::count(&hers, (&person, choices), key.day).await?;
    if digest.is_empty() && key.kind == LetterKind::Digest {
        return Ok(Outcome::Empty);
    }
    let language: Language = choices.language.parse().unwrap_or(Language::Nl);
    let name = account.name.reveal().as_str();
    let (subject, text) = words(ctx, Texts::of(language), (&digest, name));
    let number = format!("{}.{}.{}", key.kind.code(), key.account, letter.made_at.as_second());
    match mailer.send_numbered((name, &account.email), (&subject, text), &number).await {
        Ok(()) => Ok(Outcome::Sent),
        Err(why) => Ok(Outcome::Failed(why)),
    }
}

/// When the quiet hours in which it is now end.
fn end_of_quiet(ctx: &Ctx, choices: &NoticeChoices, now: Timestamp) -> Timestamp {
    let here = ctx.here();
    let Some((_, until)) = choices.quiet else { return now };
    let on = if here.time() < until { here.date() } else { here.date().saturating_add(1.day()) };
    let end = on.to_datetime(until).to_zoned(here.time_zone().clone());
    end.map_or(now, |end: Zoned| end.timestamp())
}

/// Lets the digest of today be sent to who asks, at once; false when mail is not set up, or she asked a moment ago.
///
/// # Errors
/// When nobody signed in, or who did looks as another.
pub async fn ask_example(ctx: &Ctx) -> Result<bool, Error> {
    let own: Own = ctx.own()?;
    if !ctx.can_mail() {
        return Ok(false);
    }
    let (account, now) = (own.account(), second(ctx));
    let key = LetterKey { account, kind: LetterKind::Example, day: ctx.today() };
    let mut tx = ctx.write().await?;
    if !kept::ask_letter(&mut tx, key, (now, now - EXAMPLE_AGAIN)).await? {
        tx.undo().await?;
        return Ok(false);
    }
    tx.commit(&ctx.installation_event(Deed::LetterAsked { account })).await?;
    ctx.wish_letter();
    Ok(true)
}

/// How it stands with the letters of the last days.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct MailStanding {
    /// Letters that wait to be sent.
    pub waiting: i64,
    /// Letters that were sent.
    pub sent: i64,
    /// Letters that were given up.
    pub given_up: i64,
}

/// How it stands with the letters of the last seven days, for who keeps the program running.
///
/// # Errors
/// [`Error::Forbidden`] when it is not for the actor.
pub async fn mail_standing(ctx: &Ctx) -> Result<MailStanding, Error> {
    ctx.require(Action::BackUp)?;
    let since = ctx.today().saturating_sub(STANDING_DAYS.days());
    let mut standing = MailStanding::default();
    for (state, count) in kept::letters_since(&mut ctx.read().await?, since).await? {
        match state {
            LetterState::Waiting | LetterState::Sending => standing.waiting += count,
            LetterState::Sent => standing.sent += count,
            LetterState::GivenUp => standing.given_up += count,
            LetterState::Empty => {}
        }
    }
    Ok(standing)
}
