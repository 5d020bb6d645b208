//! One case with everything in it.

use super::{
    case_paper::Told,
    form::{FilledForm, filled},
    invite::{Invitations, invitations_of},
    open::{Asked, Opened, looked_at, open, own_teaching},
    plan::plans_of,
    request::{Point, checklist},
    settings::route_of,
    suggest::{Suggestions, suggestions},
};
use crate::{Ctx, Error};
use domain::{
    Personal,
    ids::{AccountId, CaseId, ContactId, PupilId},
    plans::{Consent, Plan},
    register::{Group, Pupil, School},
    route::{
        Case, CaseKind, CaseMove, CasePerson, CaseText, Intervention, Request, Route, Waiting, WaitsFor,
        waiting,
    },
    trust::Role,
};
use i18n::{Language, Texts};
use jiff::civil::Date;
use policy::{Action, Decision, OfPupil, Resource, decide, may_write_own_teaching};
use store::{ReadTx, register, results, route, trust};

/// The guardians and other contacts of a pupil whom one can ask.
#[derive(Debug, Clone)]
pub struct Contacts {
    /// The pupil.
    pub pupil: Pupil,
    /// Each with the name.
    pub contacts: Vec<(ContactId, Personal<String>)>,
}

/// One case with everything in it.
#[derive(Debug, Clone)]
pub struct CasePage {
    /// The school.
    pub school: School,
    /// The case.
    pub case: Case,
    /// About which pupils.
    pub pupils: Vec<Pupil>,
    /// About which group.
    pub group: Option<Group>,
    /// The steps.
    pub route: Route,
    /// For whom it waits; none when it is closed.
    pub waiting: Option<Waiting>,
    /// Its moves in their order.
    pub moves: Vec<CaseMove>,
    /// What was tried, in order of time.
    pub tried: Vec<Intervention>,
    /// Its texts.
    pub texts: Vec<CaseText>,
    /// Who takes part.
    pub people: Vec<CasePerson>,
    /// What guardians said about talking with partners.
    pub consents: Vec<Consent>,
    /// The request to the partnership.
    pub request: Request,
    /// The form of the partnership, where a request is made and for who may read what it is filled in from.
    pub form: Option<FilledForm>,
    /// What the request has and lacks; only where one is made.
    pub checklist: Option<Vec<Point>>,
    /// Who may help and what helped before; only where a colleague is asked.
    pub suggestions: Option<Suggestions>,
    /// The staff of the school who can take part.
    pub staff: Vec<(AccountId, Personal<String>)>,
    /// Whom one can ask for consent, for who may see contacts.
    pub contacts: Vec<Contacts>,
    /// The subjects of the school's tests.
    pub subjects: Vec<String>,
    /// The plans that were made of it, for who may read them.
    pub plans: Vec<Plan>,
    /// Partners from outside who were invited.
    pub invitations: Invitations,
    /// Whether one may make files for the partnership of it.
    pub may_make_file: bool,
    /// Whether one may write in it.
    pub may_write: bool,
    /// Whether one asks it oneself and so may share it.
    pub may_share: bool,
    /// Whether a plan can be made of it.
    pub may_plan: bool,
    /// The day it is.
    pub today: Date,
}

impl CasePage {
    /// For whom a case waits at the step where it stands.
    pub fn waits_for(&self) -> Option<WaitsFor> {
        self.route.step(self.case.step).map(|step| step.waits_for)
    }
}

/// One case with everything in it. The look is written down first.
///
/// # Errors
/// [`Error::NotFound`] when there is no such case in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn case_page(ctx: &Ctx, code: &str, id: CaseId, language: Language) -> Result<CasePage, Error> {
    let opened = open(ctx, code, id, Asked::Look).await?;
    let may = rights(ctx, &opened).await?;
    let scope = &opened.scope;
    let case = opened.case.clone();
    let mut tx = ctx.read().await?;
    let route = route_of(&mut tx, scope, language).await?;
    let request = route::request(&mut tx, scope, id).await?;
    drop(tx);
    let waits_for = route.step(case.step).map(|step| step.waits_for);
    let asks = request.is_some() || waits_for == Some(WaitsFor::Partnership);
    // The form of the partnership is filled in from the needs and the plans.
    looked_at(ctx, &opened, if asks && may.read_file { "case_request" } else { "case" }).await?;
    let mut tx = ctx.read().await?;
    let told = Told::load(&mut tx, &opened).await?;
    let (form, checklist) = match asks && !opened.pupils.is_empty() {
        true => asking(ctx, &mut tx, language, (&opened, &told, may)).await?,
        false => (None, None),
    };
    let suggestions = match may.write && case.is_open && waits_for == Some(WaitsFor::Colleague) {
        true => Some(suggestions(ctx, &mut tx, &opened).await?),
        false => None,
    };
    let contacts = if may.write { contacts(ctx, &mut tx, &opened).await? } else { Vec::new() };
    let group = match case.group {
        Some(group) => register::group(&mut tx, scope, group).await?,
        None => None,
    };
    Ok(CasePage {
        waiting: waiting(&case, &told.tried, &route, ctx.today()),
        pupils: pupils(&mut tx, &opened).await?,
        moves: route::moves(&mut tx, scope, id).await?,
        invitations: invitations_of(ctx, &mut tx, &opened).await?,
        staff: staff(ctx, &mut tx, &opened).await?,
        subjects: subjects(&mut tx, &opened).await?,
        plans: if may.read_file { plans_of(&mut tx, scope, id).await? } else { Vec::new() },
        request: request.unwrap_or_default(),
        may_share: case.kind == CaseKind::OwnTeaching && ctx.actor().account() == Some(case.asker),
        may_make_file: may.make_file,
        may_write: may.write,
        may_plan: may.plan,
        today: ctx.today(),
        school: opened.school.clone(),
        tried: told.tried,
        texts: told.texts,
        people: told.people,
        consents: told.consents,
        route,
        group,
        form,
        checklist,
        suggestions,
        contacts,
        case,
    })
}

/// The form of the partnership, for who may read what it is filled in from, and what the request has and lacks.
async fn asking(
    ctx: &Ctx,
    tx: &mut ReadTx,
    language: Language,
    (opened, told, may): (&Opened, &Told, Rights),
) -> Result<(Option<FilledForm>, Option<Vec<Point>>), Error> {
    let texts = Texts::of(language);
    let form = match may.read_file {
        true => Some(filled(ctx, tx, texts, (opened, told)).await?),
        false => None,
    };
    let points = checklist(ctx, tx, texts, (opened, told, form.as_ref())).await?;
    Ok((form, Some(points)))
}

async fn pupils(tx: &mut ReadTx, opened: &Opened) -> Result<Vec<Pupil>, Error> {
    let mut pupils = Vec::with_capacity(opened.pupils.len());
    for pupil in &opened.pupils {
        pupils.extend(register::pupil(tx, &opened.scope, *pupil).await?);
    }
    Ok(pupils)
}

/// What somebody may do with a case.
#[derive(Debug, Clone, Copy, Default)]
struct Rights {
    /// Write in it.
    write: bool,
    /// Make a plan for all its pupils.
    plan: bool,
    /// Read the needs and plans of all its pupils.
    read_file: bool,
    /// Make files for the partnership: a request is about one pupil.
    make_file: bool,
}

/// What the actor may do with the case. What is asked here is not written down as refused: nobody tries.
async fn rights(ctx: &Ctx, opened: &Opened) -> Result<Rights, Error> {
    let may = |action, resource| matches!(decide(ctx.actor(), action, resource), Decision::Allowed(_));
    let school = opened.school.id;
    let opens = may(Action::OpenCase, Resource::School(school));
    match (opened.case.kind, opened.case.group) {
        (CaseKind::OwnTeaching, _) => {
            let own = own_teaching(&opened.school, &opened.case);
            Ok(Rights { write: opens && may_write_own_teaching(ctx.actor(), own), ..Rights::default() })
        }
        (_, Some(group)) => {
            let write = opens && may(Action::WriteGroupCase, Resource::Group { school, group });
            Ok(Rights { write, ..Rights::default() })
        }
        _ => {
            let mut of_all =
                Rights { write: opens, plan: opens, read_file: true, make_file: opened.pupils.len() == 1 };
            for pupil in &opened.pupils {
                let may = ctx.may_with(school, *pupil).await?;
                of_all.write &= may.contains(&Action::WritePupilCase);
                of_all.plan &= may.contains(&Action::WritePlan);
                of_all.read_file &= may.contains(&Action::ViewNeeds) && may.contains(&Action::ViewPlans);
                of_all.make_file &= may.contains(&Action::MakeRequestFile);
            }
            Ok(of_all)
        }
    }
}

/// The people who work in the school today, by name.
async fn staff(
    ctx: &Ctx,
    tx: &mut ReadTx,
    opened: &Opened,
) -> Result<Vec<(AccountId, Personal<String>)>, Error> {
    let is_staff = |role: Role| {
        !matches!(role, Role::Guardian | Role::OutsidePartner | Role::BoardOfficer | Role::Administrator)
    };
    let grants = trust::grants_of_school(tx, &opened.scope).await?;
    let works = |account: AccountId| {
        let own = grants.iter().filter(|grant| grant.account == account);
        own.into_iter().any(|grant| is_staff(grant.role) && grant.term.covers(ctx.today()))
    };
    let people = trust::people_of_school(tx, &opened.scope).await?;
    let people = people.into_iter().filter(|one| one.closed_at.is_none() && works(one.id));
    Ok(people.map(|one| (one.id, one.name)).collect())
}

/// Whom one can ask for consent, of each pupil whose contacts one may see.
async fn contacts(ctx: &Ctx, tx: &mut ReadTx, opened: &Opened) -> Result<Vec<Contacts>, Error> {
    let mut all = Vec::new();
    for id in &opened.pupils {
        all.extend(contacts_of(ctx, tx, opened, *id).await?);
    }
    Ok(all)
}

async fn contacts_of(
    ctx: &Ctx,
    tx: &mut ReadTx,
    opened: &Opened,
    id: PupilId,
) -> Result<Option<Contacts>, Error> {
    let place = trust::place_of_pupil(tx, (opened.school.id, id), ctx.today()).await?;
    let Some(place) = place else { return Ok(None) };
    let Ok(of_pupil) = OfPupil::issue(ctx.actor(), Action::ViewContacts, &place) else { return Ok(None) };
    let Some(pupil) = register::pupil(tx, &opened.scope, id).await? else { return Ok(None) };
    let contacts = register::contacts(tx, &of_pupil).await?;
    let there = contacts.into_iter().filter(|one| one.removed_at.is_none());
    Ok(Some(Contacts { pupil, contacts: there.map(|one| (one.id, one.name)).collect() }))
}

async fn subjects(tx: &mut ReadTx, opened: &Opened) -> Result<Vec<String>, Error> {
    let tests = results::tests(tx, &opened.scope).await?;
    let all: std::collections::BTreeSet<String> = tests.into_iter().filter_map(|test| test.subject).collect();
    Ok(all.into_iter().collect())
}
