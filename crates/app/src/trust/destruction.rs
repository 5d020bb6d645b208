//! Destroying files whose term has ended: one proposes, a coordinator and a principal approve, and with the second
//! approval it is done.

use super::{
    destruction_proof::{Proof, ProofApproval, ProofCategory},
    retention::{Keeping, TermLine, pupils},
};
use crate::{Conflict, Ctx, Error, ctx::new_id};
use anyhow::Context as _;
use domain::{
    SchoolYear,
    ids::{AccountId, DestructionId, PupilId},
    register::{Pupil, School},
    trust::{Role, retention::Category},
};
use jiff::{ToSpan as _, tz::TimeZone};
use policy::{Action, Actor, InSchool};
use std::collections::{BTreeMap, HashMap, HashSet};
use store::{
    WriteTx,
    audit::Deed,
    imports,
    trust::{self as kept, Approval, DestructionItem, DestructionState, KeptDestruction},
};

/// The two roles in which a proposal is approved, by two people.
pub const APPROVING: [Role; 2] = [Role::Coordinator, Role::Principal];

/// What is to be destroyed.
#[derive(Debug, Clone)]
pub enum Chosen {
    /// Everything that is due.
    All,
    /// These parts of these files.
    Some(HashSet<(PupilId, Category)>),
}

/// Proposes to destroy what is due and chosen, and in no open proposal yet; none when that is nothing.
///
/// # Errors
/// [`Error::Forbidden`] when the actor may not, or is nobody with a name.
pub async fn propose(ctx: &Ctx, school: &str, chosen: Chosen) -> Result<Option<DestructionId>, Error> {
    let (scope, school) = ctx.school(school, Action::ProposeDestruction).await?;
    let by = ctx.actor().account().ok_or(Error::Forbidden)?;
    let mut tx = ctx.write().await?;
    imports::lock(&mut tx, &scope).await?;
    let keeping = Keeping::load(&mut tx, &scope).await?;
    let proposed: HashSet<(PupilId, Category)> =
        kept::proposed_items(&mut tx, &scope).await?.into_iter().map(|i| (i.pupil, i.category)).collect();
    let mut items = Vec::new();
    for pupil in pupils(&mut tx, &scope).await? {
        for (category, due_on) in keeping.parts(&pupil) {
            let one = (pupil.id, category);
            let is_chosen = match &chosen {
                Chosen::All => true,
                Chosen::Some(some) => some.contains(&one),
            };
            if is_chosen && due_on <= ctx.today() && !proposed.contains(&one) {
                items.push(DestructionItem { pupil: pupil.id, category, due_on });
                // What is approved is what goes, also when the terms are others by then: so restricted notes that go
                // with the file stand in the proposal themselves.
                if category == Category::File && keeping.restricted_go_with_file_of(pupil.id) {
                    let category = Category::RestrictedNotes;
                    items.push(DestructionItem { pupil: pupil.id, category, due_on });
                }
            }
        }
    }
    if items.is_empty() {
        return Ok(None);
    }
    let id = DestructionId(new_id());
    kept::add_destruction(&mut tx, &scope, (id, by, ctx.now()), &items).await?;
    let of = items.iter().map(|item| item.pupil).collect::<HashSet<_>>().len();
    let deed = Deed::DestructionProposed { destruction: id.to_string(), pupils: count(of) };
    tx.commit(&ctx.event(school.id, deed)).await?;
    Ok(Some(id))
}

/// An approval with the name of who gave it.
#[derive(Debug, Clone)]
pub struct NamedApproval {
    /// In which role, by whom, when.
    pub approval: Approval,
    /// The name of the person.
    pub name: String,
}

/// A proposal with everything that its page shows.
#[derive(Debug, Clone)]
pub struct DestructionPage {
    /// The school.
    pub school: School,
    /// The proposal.
    pub destruction: KeptDestruction,
    /// The name of who made it.
    pub made_by: String,
    /// What it is about; nothing once it is closed.
    pub items: Vec<(Pupil, Category, jiff::civil::Date)>,
    /// Who approved it.
    pub approvals: Vec<NamedApproval>,
    /// The proof, once the files are destroyed.
    pub proof: Option<Proof>,
    /// The roles in which who looks can approve it now.
    pub my_roles: Vec<Role>,
}

/// One proposal.
///
/// # Errors
/// [`Error::NotFound`] when the school has no such proposal.
pub async fn destruction(ctx: &Ctx, school: &str, id: DestructionId) -> Result<DestructionPage, Error> {
    let (scope, school) = ctx.school(school, Action::ViewRetention).await?;
    let mut tx = ctx.read().await?;
    let one = kept::destruction(&mut tx, &scope, id).await?.ok_or(Error::NotFound)?;
    let given = kept::approvals(&mut tx, &scope, id).await?;
    let by_id: HashMap<PupilId, Pupil> =
        pupils(&mut tx, &scope).await?.into_iter().map(|pupil| (pupil.id, pupil)).collect();
    let items = kept::destruction_items(&mut tx, &scope, id).await?.into_iter();
    let items = items.filter_map(|i| Some((by_id.get(&i.pupil)?.clone(), i.category, i.due_on))).collect();
    let my_roles = match one.state {
        DestructionState::Proposed => open_roles(ctx, scope.school(), &given),
        DestructionState::Done | DestructionState::Withdrawn => Vec::new(),
    };
    let mut approvals = Vec::with_capacity(given.len());
    for approval in given {
        let name = name_of(&mut tx, approval.account).await?;
        approvals.push(NamedApproval { approval, name });
    }
    let made_by = name_of(&mut tx, one.made_by).await?;
    let proof = Proof::read(&one)?;
    Ok(DestructionPage { school, made_by, items, approvals, proof, my_roles, destruction: one })
}

async fn name_of(tx: &mut store::ReadTx, account: AccountId) -> Result<String, Error> {
    Ok(kept::account(tx, account).await?.map(|account| account.name.into_inner()).unwrap_or_default())
}

/// The roles of the actor in which nobody approved yet; none when she approved herself.
fn open_roles(ctx: &Ctx, school: domain::ids::SchoolId, given: &[Approval]) -> Vec<Role> {
    let Actor::Person(person) = ctx.actor() else { return Vec::new() };
    if given.iter().any(|approval| approval.account == person.account) {
        return Vec::new();
    }
    let is_open = |role: &Role| APPROVING.contains(role) && given.iter().all(|one| one.role != *role);
    person.roles_in(school).into_iter().filter(is_open).collect()
}

/// What came of an approval.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Approved {
    /// It waits for somebody else in the other role.
    First,
    /// The files are destroyed.
    Destroyed,
    /// The files are destroyed. That the engine gives back their room did not succeed, for this reason; it is tried again
    /// with the next destruction and the next backup that is made by itself.
    DestroyedNotWiped(String),
    /// Nothing of it is due any more, or nothing is left: nothing was destroyed, and the proposal is withdrawn.
    Nothing,
}

/// Approves a proposal in a role that the actor has. The second approval destroys what is still due, at once and in one
/// transaction, and nothing that the proposal does not name. `copies_kept` is for how many days copies are kept, where that
/// is known.
///
/// # Errors
/// [`Conflict::DestructionClosed`] when it is done or withdrawn, [`Conflict::ApprovedAlready`] when the actor or somebody
/// else in this role approved already.
pub async fn approve(
    ctx: &Ctx,
    school: &str,
    (id, role): (DestructionId, Role),
    copies_kept: Option<u16>,
) -> Result<Approved, Error> {
    let (scope, school) = ctx.school(school, Action::ApproveDestruction).await?;
    let account = ctx.actor().account().ok_or(Error::Forbidden)?;
    let mut tx = ctx.write().await?;
    // Holds, terms and leaving dates are read behind this, and whoever changes them waits here as well.
    imports::lock(&mut tx, &scope).await?;
    let one = kept::destruction(&mut tx, &scope, id).await?.ok_or(Error::NotFound)?;
    if one.state != DestructionState::Proposed {
        return Err(Error::Conflict(Conflict::DestructionClosed));
    }
    let given = kept::approvals(&mut tx, &scope, id).await?;
    if given.iter().any(|other| other.role == role || other.account == account) {
        return Err(Error::Conflict(Conflict::ApprovedAlready));
    }
    if !open_roles(ctx, school.id, &given).contains(&role) {
        return Err(Error::Forbidden);
    }
    let approval = Approval { role, account, made_at: ctx.now() };
    kept::approve_destruction(&mut tx, &scope, id, approval).await?;
    if given.is_empty() {
        let deed = Deed::DestructionApproved { destruction: id.to_string(), role };
        tx.commit(&ctx.event(school.id, deed)).await?;
        return Ok(Approved::First);
    }
    let approvals = [given, vec![approval]].concat();
    let done = execute(ctx, &mut tx, &scope, &one).await?;
    if done.categories.is_empty() {
        let state = (DestructionState::Withdrawn, ctx.now());
        kept::close_destruction(&mut tx, &scope, id, state, (None, "")).await?;
        let deed = Deed::DestructionWithdrawn { destruction: id.to_string() };
        tx.commit(&ctx.event(school.id, deed)).await?;
        return Ok(Approved::Nothing);
    }
    let proof = proof(ctx, &one, &approvals, &done, copies_kept);
    let text = serde_json::to_string(&proof).context("the proof")?;
    let state = (DestructionState::Done, ctx.now());
    kept::close_destruction(&mut tx, &scope, id, state, (proof.gone_from_copies_on, &text)).await?;
    let deed = Deed::Destroyed {
        destruction: id.to_string(),
        pupils: count(done.pupils.len()),
        records: done.records(),
    };
    tx.commit(&ctx.event(school.id, deed)).await?;
    // It is destroyed, whatever comes of this.
    Ok(match kept::wipe(ctx.db()).await {
        Ok(()) => Approved::Destroyed,
        Err(error) => Approved::DestroyedNotWiped(error.to_string()),
    })
}

/// What was destroyed.
#[derive(Default)]
struct Done {
    pupils: HashSet<PupilId>,
    /// Of how many pupils, how many records, and the last school year in which one of them left.
    categories: BTreeMap<Category, (i64, i64, Option<SchoolYear>)>,
    terms: Vec<TermLine>,
    /// What had come to be kept since the proposal.
    kept_after_all: i64,
}

impl Done {
    fn records(&self) -> i64 {
        self.categories.values().map(|(_, records, _)| records).sum()
    }
}

/// Destroys what is still due. What is no longer due, for a hold or a pupil who came back, stays.
async fn execute(
    ctx: &Ctx,
    tx: &mut WriteTx,
    scope: &InSchool,
    one: &KeptDestruction,
) -> Result<Done, Error> {
    let keeping = Keeping::load(tx, scope).await?;
    let by_id: HashMap<PupilId, Pupil> =
        pupils(tx, scope).await?.into_iter().map(|pupil| (pupil.id, pupil)).collect();
    let mut items = kept::destruction_items(tx, scope, one.id).await?;
    // The register takes everything else with it, so it goes last.
    items.sort_by_key(|item| item.category);
    let mut done = Done::default();
    for item in items {
        let pupil = by_id.get(&item.pupil);
        let dates = pupil.map(|pupil| keeping.dates(pupil.id, pupil.left_on)).unwrap_or_default();
        let by = keeping.term_of(item.category);
        let is_due = dates.iter().any(|(category, on)| *category == by && *on <= ctx.today());
        if !is_due {
            done.kept_after_all += 1;
            continue;
        }
        let records = kept::destroy(tx, scope, (item.pupil, item.category), ctx.now()).await?;
        if records == 0 {
            continue;
        }
        let left_in = pupil.and_then(|pupil| pupil.left_on).map(SchoolYear::of);
        let (pupils, of_category, year) = done.categories.entry(item.category).or_default();
        *pupils += 1;
        *of_category += records;
        *year = (*year).max(left_in);
        done.pupils.insert(item.pupil);
    }
    for category in done.categories.keys() {
        let by = keeping.term_of(*category);
        let lines = keeping.terms.iter().filter(|line| line.category == by);
        done.terms.extend(lines.map(|line| TermLine { category: *category, ..line.clone() }));
    }
    Ok(done)
}

fn proof(
    ctx: &Ctx,
    one: &KeptDestruction,
    approvals: &[Approval],
    done: &Done,
    copies_kept: Option<u16>,
) -> Proof {
    let category = |(category, (pupils, records, left_in)): (&Category, &(i64, i64, Option<SchoolYear>))| {
        let term = done.terms.iter().find(|line| line.category == *category);
        let months = term.and_then(TermLine::months);
        ProofCategory {
            category: *category,
            pupils: *pupils,
            records: *records,
            months: months.map(|months| months.usual),
            months_special: months.and_then(|months| months.special),
            source: term.map(|term| term.source().to_owned()).unwrap_or_default(),
            left_until: left_in.map(|year| year.to_string()),
        }
    };
    let zone = TimeZone::system();
    let approval =
        |one: &Approval| ProofApproval { role: one.role, on: one.made_at.to_zoned(zone.clone()).date() };
    Proof {
        proposed_on: one.made_at.to_zoned(zone.clone()).date(),
        destroyed_at: ctx.now(),
        approvals: approvals.iter().map(approval).collect(),
        pupils: count(done.pupils.len()),
        categories: done.categories.iter().map(category).collect(),
        kept_after_all: done.kept_after_all,
        gone_from_copies_on: copies_kept.map(|days| ctx.today().saturating_add(i32::from(days).days())),
    }
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// Withdraws a proposal.
///
/// # Errors
/// [`Conflict::DestructionClosed`] when it is done or withdrawn already.
pub async fn withdraw(ctx: &Ctx, school: &str, id: DestructionId) -> Result<(), Error> {
    let (scope, school) = ctx.school(school, Action::ProposeDestruction).await?;
    let mut tx = ctx.write().await?;
    imports::lock(&mut tx, &scope).await?;
    kept::destruction(&mut tx, &scope, id).await?.ok_or(Error::NotFound)?;
    let state = (DestructionState::Withdrawn, ctx.now());
    if !kept::close_destruction(&mut tx, &scope, id, state, (None, "")).await? {
        return Err(Error::Conflict(Conflict::DestructionClosed));
    }
    let deed = Deed::DestructionWithdrawn { destruction: id.to_string() };
    tx.commit(&ctx.event(school.id, deed)).await?;
    Ok(())
}
