//! One agreement with its history, and what its form needs.

use super::{
    sight::{Eyes, ListedAgreement, me, write_looks},
    write::is_fresh,
};
use crate::{Ctx, Error};
use domain::{
    agreements::{AgreementMove, Candidate},
    ids::{AccountId, AgreementId},
    register::School,
};
use policy::Action;
use store::agreements as kept;

/// What the page of an agreement, or the form of a new one, needs.
#[derive(Debug, Clone)]
pub struct AgreementPage {
    /// The school.
    pub school: School,
    /// The agreement; none of a new one.
    pub listed: Option<ListedAgreement>,
    /// When it was moved, and why.
    pub moves: Vec<AgreementMove>,
    /// Who can promise something.
    pub people: Vec<Candidate>,
    /// Who asks.
    pub me: Option<AccountId>,
    /// Whether the day may be changed without a reason.
    pub is_fresh: bool,
}

/// One agreement with its history. Who may not change it sees it all the same.
///
/// # Errors
/// [`Error::NotFound`] when there is no such agreement in sight.
pub async fn agreement_page(ctx: &Ctx, code: &str, id: AgreementId) -> Result<AgreementPage, Error> {
    let (scope, school) = ctx.school(code, Action::ViewAgreements).await?;
    let mut tx = ctx.read().await?;
    let found = kept::agreement(&mut tx, &scope, id).await?.ok_or(Error::NotFound)?;
    let listed = Eyes::load(ctx, &mut tx, &scope).await?.listed(found).ok_or(Error::NotFound)?;
    let moves = kept::moves_of(&mut tx, &scope, id).await?;
    let people = kept::people_to_agree(&mut tx, &scope, ctx.today()).await?;
    drop(tx);
    write_looks(ctx, (&scope, &school), ("agreements", std::slice::from_ref(&listed))).await?;
    let is_fresh = is_fresh(ctx, &listed.agreement);
    Ok(AgreementPage { school, listed: Some(listed), moves, people, me: me(ctx.actor()), is_fresh })
}

/// What the form of a new agreement needs.
///
/// # Errors
/// [`Error::Forbidden`] when it is not for the actor.
pub async fn new_agreement(ctx: &Ctx, code: &str) -> Result<AgreementPage, Error> {
    let (scope, school) = ctx.school(code, Action::WriteAgreements).await?;
    let people = kept::people_to_agree(&mut ctx.read().await?, &scope, ctx.today()).await?;
    Ok(AgreementPage { school, listed: None, moves: Vec::new(), people, me: me(ctx.actor()), is_fresh: true })
}
