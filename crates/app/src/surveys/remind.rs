//! Reminding who did not answer, without anybody knowing who.

use super::{
    invite::{InviteProblem, LETTERS_AT_ONCE, Letter, Made, send},
    rounds::{is_late, loaded},
};
use crate::{Ctx, Error};
use anyhow::Context as _;
use credentials::token::Token;
use domain::{ids::SurveyId, register::School, surveys::SurveyState, trust::Email};
use i18n::Texts;
use jiff::{SignedDuration, Timestamp};
use policy::{Action, InSchool};
use store::{
    audit::Deed,
    surveys::{self as kept, KeptInvitation},
};

/// Nobody is reminded again within so long: who presses twice sends one letter. Our choice.
const AT_LEAST_BETWEEN: SignedDuration = SignedDuration::from_hours(12);

/// What came of reminding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reminded {
    /// How many letters went out.
    pub sent: usize,
    /// How many could not be sent; the earlier letter holds.
    pub failed: usize,
}

/// A letter, with when its reader was reminded before.
type Due = (Letter, Option<Timestamp>);

/// Mails everybody once more who was invited by mail and did not answer; nobody is told who that is. Who was reminded just now
/// is left alone.
///
/// # Errors
/// As for [`super::mail_links`].
pub async fn remind(ctx: &Ctx, texts: &Texts, school: &str, id: SurveyId) -> Made<Reminded> {
    let (scope, school) = ctx.school(school, Action::EditSurveys).await?;
    let mailer = ctx.mailer().ok_or(Error::NotFound)?;
    let mut tx = ctx.read().await?;
    let (survey, _) = loaded(&mut tx, &scope, id).await?;
    let waiting = kept::invitations(&mut tx, &scope, id).await?;
    drop(tx);
    if survey.state != SurveyState::Open || is_late(&survey, ctx.today()) {
        return Ok(Err(InviteProblem::NotOpen));
    }
    let mut reminded = Reminded { sent: 0, failed: 0 };
    for some in waiting.chunks(LETTERS_AT_ONCE) {
        let (letters, before): (Vec<Letter>, Vec<_>) =
            claimed(ctx, (&scope, &school), (id, some)).await?.into_iter().unzip();
        let outcomes = send(ctx, mailer, (texts, &school, &survey), (&letters, true)).await;
        let mut tx = ctx.write().await?;
        let (mut sent, mut failed) = (0, 0);
        for ((letter, outcome), before) in outcomes.into_iter().zip(before) {
            if outcome.is_ok() {
                kept::renew_invitation(&mut tx, &scope, (letter.invitation, &letter.secret.hash())).await?;
                sent += 1;
            } else {
                // The earlier link stays as it is, and she may be reminded at once when mail works again.
                kept::let_go_reminder(&mut tx, &scope, (letter.invitation, before)).await?;
                failed += 1;
            }
        }
        if sent + failed == 0 {
            tx.undo().await?;
            continue;
        }
        reminded.sent += sent;
        reminded.failed += failed;
        let count = i64::try_from(sent).unwrap_or_default();
        tx.commit(&ctx.event(school.id, Deed::SurveyReminded { survey: id, count })).await?;
    }
    Ok(Ok(reminded))
}

/// Takes some people for this reminder, before a letter goes out: of two who press at the same time one gets each.
async fn claimed(
    ctx: &Ctx,
    (scope, school): (&InSchool, &School),
    (id, some): (SurveyId, &[KeptInvitation]),
) -> Result<Vec<Due>, Error> {
    let now = ctx.now();
    let mut letters = Vec::new();
    let mut tx = ctx.write().await?;
    for one in some {
        let address = one.address.as_ref().and_then(|address| address.reveal().parse::<Email>().ok());
        let Some(address) = address else { continue };
        if kept::claim_reminder(&mut tx, scope, one.id, (now, now - AT_LEAST_BETWEEN)).await? {
            let secret = Token::random().context("a new secret")?;
            letters.push((Letter { invitation: one.id, address, secret }, one.reminded_at));
        }
    }
    if letters.is_empty() {
        tx.undo().await?;
    } else {
        tx.commit(&ctx.event(school.id, Deed::SurveyEdited { survey: id })).await?;
    }
    Ok(letters)
}
