//! One invented account for each role, so that the demo shows what each of them sees.

use super::{
    SCHOOL,
    stories::{self, Story},
};
use crate::{
    Ctx, Error,
    ctx::new_id,
    trust::{NewAccount, add_user, users},
};
use anyhow::{Context as _, anyhow};
use domain::{
    Personal,
    ids::{AccountId, TieId},
    trust::{Role, Term},
};
use jiff::ToSpan as _;
use policy::Action;
use store::{
    audit::Deed,
    register,
    trust::{self as kept, KeptTie},
};

/// The password of every account of the demo. It protects nothing but invented pupils, and `stut demo` prints it.
pub const PASSWORD: &str = "vier-eenden-in-de-gracht";

struct DemoAccount {
    email: &'static str,
    name: &'static str,
    role: Role,
    /// The key of the member of staff in the roster.
    staff: Option<&'static str>,
    /// The pupils she is tied to, and why.
    ties: &'static [(Story, &'static str)],
}

const fn account(email: &'static str, name: &'static str, role: Role) -> DemoAccount {
    DemoAccount { email, name, role, staff: None, ties: &[] }
}

const fn staff(email: &'static str, name: &'static str, role: Role, key: &'static str) -> DemoAccount {
    DemoAccount { staff: Some(key), ..account(email, name, role) }
}

const SPECIALIST_TIES: &[(Story, &str)] = &[
    (stories::WORD_READER, "Begeleidt het lezen, twee keer per week (verzonnen)."),
    (stories::NEWCOMER, "Begeleidt de taal van een nieuwkomer (verzonnen)."),
];
const PARTNER_TIES: &[(Story, &str)] =
    &[(stories::DROPPED, "Denkt mee in het ondersteuningsteam (verzonnen).")];
const GUARDIAN_TIES: &[(Story, &str)] = &[(stories::DROPPED, "Moeder (verzonnen).")];

const ACCOUNTS: [DemoAccount; 9] = [
    staff("ib@demo.example", "Ingrid van Loon", Role::Coordinator, "m02"),
    staff("leerkracht5a@demo.example", TEACHER_5A.0, Role::Teacher, TEACHER_5A.1),
    staff("directie@demo.example", "Marga Hoogendoorn", Role::Principal, "m01"),
    DemoAccount {
        ties: SPECIALIST_TIES,
        ..account("specialist@demo.example", "Simone Specialist", Role::Specialist)
    },
    DemoAccount {
        ties: PARTNER_TIES,
        ..account("extern@demo.example", "Evert Extern", Role::OutsidePartner)
    },
    DemoAccount { ties: GUARDIAN_TIES, ..account("ouder@demo.example", "Olga Ouder", Role::Guardian) },
    account("bestuur@demo.example", "Bea Bestuur", Role::BoardOfficer),
    account("swv@demo.example", "Samir Samenwerkingsverband", Role::PartnershipOfficer),
    account("beheer@demo.example", "Bram Beheer", Role::Administrator),
];

/// The teacher of group 5A in the newest school year of the demo: name and key.
const TEACHER_5A: (&str, &str) = ("Anke Jansen", "m07");

/// Makes the accounts that are not there yet.
pub(super) async fn make(ctx: &Ctx) -> Result<(), Error> {
    let code = SCHOOL.codes().code();
    let known = users(ctx).await?;
    for account in &ACCOUNTS {
        if known.iter().any(|user| user.account.email.reveal() == account.email) {
            continue;
        }
        let email = account.email.parse().map_err(|_| anyhow!("the address of a demo account"))?;
        let password = Some(Personal::new(PASSWORD.to_owned()));
        let new = NewAccount { email, name: account.name.to_owned(), password };
        let id = add_user(ctx, new, Some((&code, account.role))).await?;
        if let Some(key) = account.staff {
            link(ctx, &code, (id, key)).await?;
        }
        for (story, why) in account.ties {
            tie(ctx, &code, (id, account.role), (story, why)).await?;
        }
    }
    Ok(())
}

/// Puts an account and a member of staff together.
async fn link(ctx: &Ctx, code: &str, (account, key): (AccountId, &str)) -> Result<(), Error> {
    let (scope, school) = ctx.school(code, Action::ManagePeople).await?;
    let mut tx = ctx.write().await?;
    let staff = register::kept_staff(&mut tx, &scope).await?;
    let member = staff.iter().find(|kept| kept.member.key == key).context("a member of the demo's staff")?;
    kept::link_staff(&mut tx, &scope, (member.member.id, account)).await?;
    tx.commit(&ctx.event(school.id, Deed::StaffLinked { account })).await?;
    Ok(())
}

/// Ties an account to a pupil for half a year.
async fn tie(
    ctx: &Ctx,
    code: &str,
    (account, role): (AccountId, Role),
    (story, why): (&Story, &str),
) -> Result<(), Error> {
    let (scope, school) = ctx.school(code, Action::Search).await?;
    let name = format!("{} {}", story.first, story.last);
    let found = register::search_pupils(&mut ctx.read().await?, &scope, &name, (1, 0)).await?;
    let pupil = found.first().context("a pupil of the demo")?.id;
    let (of_pupil, _) = ctx.pupil(code, pupil, Action::TiePupil).await?;
    let until = (role != Role::Guardian).then(|| ctx.today() + 26.weeks());
    let term = Term { from: ctx.today(), until };
    let tie = KeptTie { id: TieId(new_id()), account, role, term, why: Personal::new(why.to_owned()) };
    let mut tx = ctx.write().await?;
    kept::put_tie(&mut tx, &of_pupil, &tie).await?;
    tx.commit(&ctx.event(school.id, Deed::PupilTied { pupil, account, role })).await?;
    Ok(())
}
