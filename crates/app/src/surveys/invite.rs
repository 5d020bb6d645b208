//! Inviting: links to hand out, and links by mail. Nobody sees who answered: an address that was invited is known as a salted
//! hash until the round closes, whether its link is still there or not.

use super::{course::to_change, rounds::is_late};
use crate::{
    Ctx, Error,
    ctx::random_id,
    trust::{Mailer, NotSent},
};
use anyhow::Context as _;
use credentials::{qr, token, token::Token};
use domain::{
    Personal,
    ids::{InvitationId, SurveyId},
    register::School,
    surveys::{RespondentGroup, Survey, SurveyState},
    trust::Email,
};
use i18n::Texts;
use policy::InSchool;
use store::{
    Reads, WriteTx,
    audit::Deed,
    surveys::{self as kept, InvitedHash, KeptInvitation},
};
use uuid::Uuid;

/// The most people who are invited at once. A choice of Stut: more than the largest team.
pub const MOST_AT_ONCE: usize = 200;
/// After so many letters what came of them is kept.
pub(super) const LETTERS_AT_ONCE: usize = 8;

/// Links that were just made. They are kept by their hashes only, so this is the one time that they can be shown.
#[derive(Debug)]
pub struct MadeLinks {
    /// The school.
    pub school: School,
    /// The round.
    pub survey: Survey,
    /// The group.
    pub group: RespondentGroup,
    /// The links.
    pub links: Vec<MadeLink>,
}

/// A link that was just made.
#[derive(Debug)]
pub struct MadeLink {
    /// The whole address.
    pub address: Personal<String>,
    /// The same for a camera, as an `svg` element; none where it is not known by which address people reach the program.
    pub picture: Option<String>,
}

impl MadeLink {
    fn of(ctx: &Ctx, secret: &Token) -> Self {
        let address = ctx.address(&path(secret));
        let picture = address.contains("://").then(|| qr::picture(&address).ok()).flatten();
        Self { address: Personal::new(address), picture }
    }
}

/// What is wrong with an invitation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InviteProblem {
    /// No number from 1 to [`MOST_AT_ONCE`].
    Count,
    /// No mail address stands there, or more than [`MOST_AT_ONCE`].
    Addresses,
    /// These are no mail addresses.
    NotAddresses(Vec<Personal<String>>),
    /// Fewer than answered already, or no number.
    Invited {
        /// How many answered or hold a link.
        least: i64,
    },
    /// The round is not open, or its last day has passed.
    NotOpen,
}

/// What came of mailing.
#[derive(Debug)]
pub struct MailedLinks {
    /// How many letters went out.
    pub sent: usize,
    /// Who was invited already, or was named twice, and got no second link.
    pub known: usize,
    /// To whom none could be sent; they are not counted as invited.
    pub failed: Vec<Personal<String>>,
}

pub(super) type Made<T> = Result<Result<T, InviteProblem>, Error>;

/// The path of a link.
fn path(secret: &Token) -> String {
    format!("/answer/{}", secret.reveal())
}

/// The group of an open round, in a write transaction.
async fn open_group(
    ctx: &Ctx,
    school: &str,
    (id, group): (SurveyId, i64),
) -> Made<(InSchool, School, WriteTx, Survey, RespondentGroup)> {
    let (scope, school, tx, survey, groups) = to_change(ctx, school, id).await?;
    let group = groups.into_iter().find(|one| one.no == group).ok_or(Error::NotFound)?;
    if survey.state != SurveyState::Open || is_late(&survey, ctx.today()) {
        tx.undo().await?;
        return Ok(Err(InviteProblem::NotOpen));
    }
    Ok(Ok((scope, school, tx, survey, group)))
}

/// Adds a link, and gives its secret.
async fn add_link(
    ctx: &Ctx,
    tx: &mut WriteTx,
    scope: &InSchool,
    (survey, group, address): (SurveyId, i64, Option<&Email>),
) -> Result<(InvitationId, Token), Error> {
    let secret = Token::random().context("a new secret")?;
    let invitation = KeptInvitation {
        school: scope.school(),
        // Not made from the clock: the order in which people were invited says who they are.
        id: InvitationId(random_id()),
        survey,
        group,
        address: address.map(|address| Personal::new(address.reveal().to_owned())),
        sent_at: address.map(|_| ctx.now()),
        reminded_at: None,
    };
    kept::add_invitation(tx, scope, (&invitation, &secret.hash())).await?;
    Ok((invitation.id, secret))
}

fn invited(survey: SurveyId, count: usize) -> Deed {
    Deed::SurveyInvited { survey, count: i64::try_from(count).unwrap_or(i64::MAX) }
}

/// Makes so many links for a group, to hand out.
///
/// # Errors
/// [`Error::NotFound`] when there is no such round or group in sight, [`Error::Forbidden`] when it is not allowed.
pub async fn make_links(
    ctx: &Ctx,
    school: &str,
    (id, group): (SurveyId, i64),
    count: &str,
) -> Made<MadeLinks> {
    let (scope, school, mut tx, survey, group) = match open_group(ctx, school, (id, group)).await? {
        Ok(open) => open,
        Err(problem) => return Ok(Err(problem)),
    };
    let count = count.trim().parse().ok().filter(|count| (1..=MOST_AT_ONCE).contains(count));
    let Some(count) = count else {
        tx.undo().await?;
        return Ok(Err(InviteProblem::Count));
    };
    let mut links = Vec::new();
    for _ in 0..count {
        let (_, secret) = add_link(ctx, &mut tx, &scope, (id, group.no, None)).await?;
        links.push(MadeLink::of(ctx, &secret));
    }
    tx.commit(&ctx.event(school.id, invited(id, count))).await?;
    Ok(Ok(MadeLinks { school, survey, group, links }))
}

/// Puts new links in the place of all links on paper of a group that were not used; the old ones hold no more.
///
/// # Errors
/// As for [`make_links`].
pub async fn renew_links(ctx: &Ctx, school: &str, (id, group): (SurveyId, i64)) -> Made<MadeLinks> {
    let (scope, school, mut tx, survey, group) = match open_group(ctx, school, (id, group)).await? {
        Ok(open) => open,
        Err(problem) => return Ok(Err(problem)),
    };
    let waiting = kept::invitations(&mut tx, &scope, id).await?;
    let mut links = Vec::new();
    for old in waiting.iter().filter(|one| one.group == group.no && one.address.is_none()) {
        kept::drop_invitation(&mut tx, &scope, old.id).await?;
        let (_, secret) = add_link(ctx, &mut tx, &scope, (id, group.no, None)).await?;
        links.push(MadeLink::of(ctx, &secret));
    }
    tx.commit(&ctx.event(school.id, invited(id, links.len()))).await?;
    Ok(Ok(MadeLinks { school, survey, group, links }))
}

/// Takes all unused links of a group back. Only as long as nobody of the round answered: later it would make the response
/// look better than it is. False when that is so.
///
/// # Errors
/// As for [`make_links`].
pub async fn withdraw_links(ctx: &Ctx, school: &str, (id, group): (SurveyId, i64)) -> Result<bool, Error> {
    let (scope, school, mut tx, _, groups) = to_change(ctx, school, id).await?;
    let group = groups.into_iter().find(|one| one.no == group).ok_or(Error::NotFound)?;
    if !kept::count_answers(&mut tx, &scope, id).await?.is_empty() {
        tx.undo().await?;
        return Ok(false);
    }
    let known = Known::load(&mut tx, &scope, id).await?;
    for one in kept::invitations(&mut tx, &scope, id).await? {
        if one.group == group.no {
            kept::drop_invitation(&mut tx, &scope, one.id).await?;
            if let Some(hash) = one.address.and_then(|address| known.find(address.reveal())) {
                kept::forget_invited(&mut tx, &scope, hash).await?;
            }
        }
    }
    tx.commit(&ctx.event(school.id, Deed::SurveyEdited { survey: id })).await?;
    Ok(true)
}

/// Says how many of a group were invited in all, paper forms among them. Links that are made later do not come on top of it,
/// until there are more of them.
///
/// # Errors
/// As for [`make_links`].
pub async fn say_invited(ctx: &Ctx, school: &str, (id, group): (SurveyId, i64), count: &str) -> Made<()> {
    let (scope, school, mut tx, _, group) = match open_group(ctx, school, (id, group)).await? {
        Ok(open) => open,
        Err(problem) => return Ok(Err(problem)),
    };
    let counts = kept::count_answers(&mut tx, &scope, id).await?;
    let answered = counts.iter().find(|(no, _)| *no == group.no).map_or(0, |(_, count)| *count);
    let links = kept::invitations(&mut tx, &scope, id).await?;
    let links = links.iter().filter(|one| one.group == group.no).count();
    let least = answered + i64::try_from(links).unwrap_or_default();
    let count = count.trim().parse::<i64>().ok().filter(|count| (least..=9999).contains(count));
    let Some(count) = count else {
        tx.undo().await?;
        return Ok(Err(InviteProblem::Invited { least }));
    };
    kept::set_invited(&mut tx, &scope, id, (group.no, count)).await?;
    tx.commit(&ctx.event(school.id, Deed::SurveyEdited { survey: id })).await?;
    Ok(Ok(()))
}

/// The addresses in a text: apart by commas, semicolons, spaces or lines, each as it is or as `Name <address>`.
fn addresses(typed: &str) -> Result<Vec<Email>, InviteProblem> {
    let (mut good, mut bad): (Vec<Email>, Vec<Personal<String>>) = (Vec::new(), Vec::new());
    for entry in typed.split([',', ';', '\n']).map(str::trim).filter(|entry| !entry.is_empty()) {
        let inner =
            entry.split_once('<').and_then(|(_, rest)| rest.split_once('>')).map(|(inside, _)| inside);
        for word in inner.map_or_else(|| entry.split_whitespace().collect(), |inner| vec![inner]) {
            match word.parse::<Email>() {
                Ok(address) => good.push(address),
                Err(_) => bad.push(Personal::new(word.to_owned())),
            }
        }
    }
    if !bad.is_empty() {
        return Err(InviteProblem::NotAddresses(bad));
    }
    if good.is_empty() || good.len() > MOST_AT_ONCE { Err(InviteProblem::Addresses) } else { Ok(good) }
}

/// The addresses that were invited into a round.
struct Known(Vec<InvitedHash>);

impl Known {
    async fn load(tx: &mut impl Reads, scope: &InSchool, id: SurveyId) -> Result<Self, Error> {
        Ok(Self(kept::invited(tx, scope, id).await?))
    }

    /// The hash of an address, when it was invited.
    fn find(&self, address: &str) -> Option<Uuid> {
        let found = self.0.iter().find(|one| salted(one.id, address) == one.hash);
        found.map(|one| one.id)
    }

    /// The hash of one more address.
    fn add(&mut self, address: &str) -> InvitedHash {
        let id = random_id();
        let new = InvitedHash { id, hash: salted(id, address) };
        self.0.push(new.clone());
        new
    }
}

fn salted(salt: Uuid, address: &str) -> String {
    token::hash(&format!("{salt}\n{}", address.to_lowercase()))
}

/// A letter that is to go out.
pub(super) struct Letter {
    pub(super) invitation: InvitationId,
    pub(super) address: Email,
    pub(super) secret: Token,
}

/// Invites people by mail. Who cannot be reached is not counted.
///
/// # Errors
/// As for [`make_links`]; [`Error::NotFound`] also when mail is not set up.
pub async fn mail_links(
    ctx: &Ctx,
    texts: &Texts,
    school: &str,
    (id, group): (SurveyId, i64),
    typed: &str,
) -> Made<MailedLinks> {
    let (scope, school, mut tx, survey, group) = match open_group(ctx, school, (id, group)).await? {
        Ok(open) => open,
        Err(problem) => return Ok(Err(problem)),
    };
    let mailer = ctx.mailer().ok_or(Error::NotFound)?;
    let wanted = match addresses(typed) {
        Ok(wanted) => wanted,
        Err(problem) => {
            tx.undo().await?;
            return Ok(Err(problem));
        }
    };
    let mut invited_before = Known::load(&mut tx, &scope, id).await?;
    let (mut letters, mut known) = (Vec::new(), 0);
    for address in wanted {
        if invited_before.find(address.reveal()).is_some() {
            known += 1;
            continue;
        }
        kept::add_invited(&mut tx, &scope, id, &invited_before.add(address.reveal())).await?;
        let (invitation, secret) = add_link(ctx, &mut tx, &scope, (id, group.no, Some(&address))).await?;
        letters.push(Letter { invitation, address, secret });
    }
    tx.commit(&ctx.event(school.id, invited(id, letters.len()))).await?;
    let mut failed = Vec::new();
    let mut sent = 0;
    for some in letters.chunks(LETTERS_AT_ONCE) {
        for (letter, outcome) in send(ctx, mailer, (texts, &school, &survey), (some, false)).await {
            if outcome.is_ok() { sent += 1 } else { failed.push((letter.invitation, letter.address.clone())) }
        }
    }
    take_back(ctx, (&scope, &school), id, &failed).await?;
    let failed = failed.into_iter().map(|(_, address)| Personal::new(address.reveal().to_owned())).collect();
    Ok(Ok(MailedLinks { sent, known, failed }))
}

/// Takes back the links of letters that did not go out, so that they can be sent again.
async fn take_back(
    ctx: &Ctx,
    (scope, school): (&InSchool, &School),
    id: SurveyId,
    failed: &[(InvitationId, Email)],
) -> Result<(), Error> {
    if failed.is_empty() {
        return Ok(());
    }
    let mut tx = ctx.write().await?;
    let known = Known::load(&mut tx, scope, id).await?;
    for (invitation, address) in failed {
        kept::drop_invitation(&mut tx, scope, *invitation).await?;
        if let Some(hash) = known.find(address.reveal()) {
            kept::forget_invited(&mut tx, scope, hash).await?;
        }
    }
    tx.commit(&ctx.event(school.id, Deed::SurveyEdited { survey: id })).await?;
    Ok(())
}

/// Sends some letters, one after the other.
pub(super) async fn send<'a>(
    ctx: &Ctx,
    mailer: &Mailer,
    (texts, school, survey): (&Texts, &School, &Survey),
    (letters, is_again): (&'a [Letter], bool),
) -> Vec<(&'a Letter, Result<(), NotSent>)> {
    let name = crate::trust::paper::school_name(school);
    let until =
        survey.closes_on.map(|day| texts.surveys_mail_until(texts.language().long_date(day).as_str()));
    let until = until.unwrap_or_default();
    let mut outcomes: Vec<(&Letter, Result<(), NotSent>)> = Vec::new();
    for letter in letters {
        // A server that does not answer is not asked again for each letter.
        if let Some((_, Err(why @ (NotSent::NotReached | NotSent::TooLate)))) = outcomes.last() {
            let why = *why;
            outcomes.push((letter, Err(why)));
            continue;
        }
        let link = ctx.address(&path(&letter.secret));
        let subject = if is_again {
            texts.surveys_mail_again_subject(survey.title.as_str())
        } else {
            texts.surveys_mail_subject(survey.title.as_str())
        };
        let opening = if is_again { texts.surveys_mail_again() } else { texts.surveys_mail_opening() };
        let text = texts.mail_survey_text(
            link.as_str(),
            opening,
            name.as_str(),
            survey.title.as_str(),
            until.as_str(),
        );
        outcomes.push((letter, mailer.send(("", &letter.address), (&subject, text)).await));
    }
    outcomes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_may_be_pasted_in_any_of_the_usual_ways() {
        let typed =
            "Anke Jansen <anke@school.example>; bo@school.example,\ncas@school.example dee@school.example\n";
        let found = addresses(typed).unwrap();
        let found: Vec<&str> = found.iter().map(|one| one.reveal().as_str()).collect();
        assert_eq!(
            found,
            ["anke@school.example", "bo@school.example", "cas@school.example", "dee@school.example"]
        );
        assert_eq!(addresses(" ,; \n"), Err(InviteProblem::Addresses));
        let bad = addresses("anke@school.example, anke");
        assert!(matches!(bad, Err(InviteProblem::NotAddresses(bad)) if bad.len() == 1));
    }
}
