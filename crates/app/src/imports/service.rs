//! The live UWLR 2.2 service: another system calls with a key of one school, brings results or fetches the roster.

use super::{
    ImportError, ImportKind, ImportProblem, ImportWay, LARGEST_DRAFT, Options, Source, hold,
    results::import_results_by, service_roster,
};
use crate::{App, Ctx, Error, trust::missed_key};
use anyhow::Context as _;
use credentials::token;
use domain::{
    ids::SchoolId,
    register::{School, SchoolRef},
};
use exchange::{
    Problem, Severity,
    results::{ResultsItem, ResultsReader},
    soap::{self, Authorization, Operation, RosterAnswer, Trouble},
};
use jiff::SignedDuration;
use policy::{Action, Actor, InSchool, Service};
use std::{net::IpAddr, sync::Arc};
use store::{
    audit::Deed,
    imports::{self, ServiceKey},
    register,
};

/// Bytes of the largest message. A choice of Stut: some 200,000 results, ten times what a large school brings at once.
pub const LARGEST_MESSAGE: usize = 64 << 20;

/// Why a call is answered with a fault.
#[derive(Debug)]
pub enum ServiceFault {
    /// The message cannot be read.
    Unread(Trouble),
    /// The message is larger than [`LARGEST_MESSAGE`], or than what can wait for a person.
    TooLarge {
        /// The most, in whole megabytes.
        megabytes: usize,
    },
    /// There is no such key, or it was revoked.
    WrongKey,
    /// There is no such key, and whoever calls tried too many.
    Wait(SignedDuration),
    /// *klantcode* is not that of the school of the key.
    OtherClient,
    /// `SOAPAction` names another operation than the request.
    OtherAction,
    /// The message is about another school than that of the key.
    OtherSchool,
    /// What is wrong with a request for the roster.
    Request(Vec<Problem>),
    /// The results are refused; nothing of them is saved.
    Refused(Vec<ImportProblem>),
    /// It could not be tried; it can be sent again.
    Failed(Error),
}

impl From<Error> for ServiceFault {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

impl From<store::StoreError> for ServiceFault {
    fn from(error: store::StoreError) -> Self {
        Self::Failed(error.into())
    }
}

/// Receives one call, piece by piece. Nobody without a key makes it keep more than the head of a message.
#[derive(Debug)]
pub struct Reception {
    app: App,
    caller: IpAddr,
    charset: Option<String>,
    action: String,
    received: Vec<u8>,
    let_in: Option<LetIn>,
}

/// Who came in with a good key.
#[derive(Debug)]
struct LetIn {
    ctx: Ctx,
    key: ServiceKey,
    school: School,
}

impl Reception {
    /// A call from a machine, with what its HTTP headers say: the `charset` of `Content-Type` and `SOAPAction`.
    pub const fn new(app: App, caller: IpAddr, charset: Option<String>, action: String) -> Self {
        Self { app, caller, charset, action, received: Vec::new(), let_in: None }
    }

    /// Takes the next piece of the message.
    ///
    /// # Errors
    /// When nothing more needs to be received: the caller has no good key, or the message is too large.
    pub async fn take(&mut self, piece: &[u8]) -> Result<(), ServiceFault> {
        if self.received.len() + piece.len() > LARGEST_MESSAGE {
            return Err(too_large(LARGEST_MESSAGE));
        }
        self.received.extend_from_slice(piece);
        if self.let_in.is_none() {
            let head = soap::read_head(&self.received, self.charset.as_deref());
            if let Some(authorization) = head.map_err(ServiceFault::Unread)? {
                self.let_in = Some(LetIn::with(&self.app, &authorization, self.caller).await?);
            }
        }
        Ok(())
    }

    /// Answers, now that the message is there: an envelope.
    ///
    /// # Errors
    /// Whatever the fault is about.
    pub async fn answer(self) -> Result<Vec<u8>, ServiceFault> {
        let (message, charset) = (self.received, self.charset);
        let read = move || soap::read_call(&message, charset.as_deref());
        let call = tokio::task::spawn_blocking(read).await.context("the reading of a message")?;
        let call = call.map_err(ServiceFault::Unread)?;
        // A message that can be read has a head that can be read.
        let let_in = self.let_in.ok_or(ServiceFault::WrongKey)?;
        if soap::operation_of_action(&self.action).is_some_and(|named| named != call.operation) {
            return Err(ServiceFault::OtherAction);
        }
        let request = call.request.into_inner();
        match call.operation {
            Operation::BringResults => let_in.take_results(request).await,
            Operation::FetchRoster => let_in.give_roster(&request).await,
        }
    }
}

impl From<anyhow::Error> for ServiceFault {
    fn from(error: anyhow::Error) -> Self {
        Self::Failed(error.into())
    }
}

const fn too_large(most: usize) -> ServiceFault {
    ServiceFault::TooLarge { megabytes: most >> 20 }
}

impl LetIn {
    /// Lets a system in by its key. The key is looked up by its hash, which tells nothing by the time that it takes.
    async fn with(app: &App, who: &Authorization, caller: IpAddr) -> Result<Self, ServiceFault> {
        let nobody = app.act_as(Actor::Nobody);
        let hash = token::hash(who.key.reveal());
        let found = imports::service_key_by_hash(&mut nobody.read().await?, &hash).await?;
        let Some((school, key)) = found else {
            return Err(match missed_key(&nobody, caller).await? {
                Some(wait) => ServiceFault::Wait(wait),
                None => ServiceFault::WrongKey,
            });
        };
        let ctx = app.act_as(Actor::Service(Service { key: key.id, school }));
        let scope = ctx.scope(Action::FetchRoster, school)?;
        let school = register::school_of(&mut ctx.read().await?, &scope).await?.ok_or(Error::NotFound)?;
        let named: Option<SchoolRef> = who.client_code.parse().ok();
        if !named.is_some_and(|named| is_same(&school, &named)) {
            return Err(ServiceFault::OtherClient);
        }
        Ok(Self { ctx, key, school })
    }

    /// *BrengLeerresultaten*.
    async fn take_results(self, request: Vec<u8>) -> Result<Vec<u8>, ServiceFault> {
        let taken = self.results(request).await;
        let outcome = match &taken {
            Ok(outcome) => outcome,
            Err(_) => "refused",
        };
        self.note(Deed::ResultsDelivered { key: self.key.id, outcome }).await?;
        taken?;
        let mut answer = Vec::new();
        soap::write_confirmation(&mut answer).context("an answer")?;
        Ok(answer)
    }

    /// Brings results in, or lets them wait; tells by a code what became of them.
    async fn results(&self, request: Vec<u8>) -> Result<&'static str, ServiceFault> {
        let request: Arc<[u8]> = request.into();
        if self.key.holds {
            return self.hold(request).await;
        }
        let first = school_of_results(&request).map_err(|problem| self.refused(problem))?;
        self.must_be_of_the_key(&first)?;
        let source = Source { name: self.key.name.clone(), bytes: super::Bytes::Memory(request) };
        let made =
            import_results_by(&self.ctx, ImportWay::Service, vec![source], Options::default(), None).await;
        match made {
            Ok(made) if made.counts.added + made.counts.changed > 0 => Ok("made"),
            Ok(_) => Ok("unchanged"),
            Err(ImportError::Refused(problems)) => Err(ServiceFault::Refused(problems)),
            Err(ImportError::Failed(Error::NotFound | Error::Forbidden)) => Err(ServiceFault::OtherSchool),
            Err(ImportError::Failed(error)) => Err(ServiceFault::Failed(error)),
        }
    }

    /// Lets results wait for a person. What cannot be read as a whole is told at once; the rest the person decides about.
    async fn hold(&self, request: Arc<[u8]>) -> Result<&'static str, ServiceFault> {
        if request.len() > LARGEST_DRAFT {
            return Err(too_large(LARGEST_DRAFT));
        }
        let reading = Arc::clone(&request);
        let read = tokio::task::spawn_blocking(move || read_through(&reading)).await;
        let first = read.context("the reading of a message")?.map_err(|problem| self.refused(problem))?;
        self.must_be_of_the_key(&first)?;
        let scope = self.ctx.scope(Action::Import, self.school.id)?;
        if !self.waits_already(&scope, &request).await? {
            let (kind, way) = (ImportKind::Results, ImportWay::Service);
            hold(&self.ctx, &scope, kind, way, &self.key.name, request.to_vec()).await?;
        }
        Ok("held")
    }

    /// Whether the same was delivered with this key before, and still waits.
    async fn waits_already(&self, scope: &InSchool, request: &[u8]) -> Result<bool, ServiceFault> {
        let (mine, now) = (self.ctx.actor().code(), self.ctx.now());
        // It waits without what is never stored.
        let Ok(kept) = exchange::without_never_stored(request) else { return Ok(false) };
        let mut tx = self.ctx.read().await?;
        for draft in imports::drafts(&mut tx, scope, now).await? {
            if draft.actor == mine {
                let content = imports::draft_content(&mut tx, scope, draft.id, now).await?;
                if content.is_some_and(|content| *content.reveal() == kept) {
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }

    /// *HaalLeerlinggegevens*.
    async fn give_roster(self, request: &[u8]) -> Result<Vec<u8>, ServiceFault> {
        let asked = soap::read_roster_request(request);
        let found = match asked {
            Ok(asked) if is_same(&self.school, &asked.school) => {
                service_roster::roster(&self.ctx, &self.school, &asked).await.map_err(ServiceFault::Failed)
            }
            Ok(_) => Err(ServiceFault::OtherSchool),
            Err(problems) => Err(ServiceFault::Request(problems)),
        };
        let mut answer = Vec::new();
        let (outcome, pupils) = match &found {
            Ok(Some(roster)) if !roster.is_new => {
                soap::write_roster_answer(RosterAnswer::NoChanges, &mut answer).context("an answer")?;
                ("unchanged", 0)
            }
            Ok(Some(roster)) => {
                let content = RosterAnswer::Content(&roster.file, &roster.made_at);
                soap::write_roster_answer(content, &mut answer).context("an answer")?;
                ("sent", i64::try_from(roster.file.pupils.len()).unwrap_or(i64::MAX))
            }
            Ok(None) => {
                soap::write_roster_answer(RosterAnswer::Nothing, &mut answer).context("an answer")?;
                ("nothing", 0)
            }
            Err(_) => ("refused", 0),
        };
        // Written down before it is given.
        self.note(Deed::RosterDelivered { key: self.key.id, outcome, pupils }).await?;
        found.map(|_| answer)
    }

    fn must_be_of_the_key(&self, named: &SchoolRef) -> Result<(), ServiceFault> {
        if is_same(&self.school, named) { Ok(()) } else { Err(ServiceFault::OtherSchool) }
    }

    fn refused(&self, found: Problem) -> ServiceFault {
        let what = super::What::InFile(found.kind);
        let file = self.key.name.clone();
        ServiceFault::Refused(vec![ImportProblem { file, line: found.line, field: found.field, what }])
    }

    /// Writes down what was asked with the key, and that it was used.
    async fn note(&self, deed: Deed) -> Result<(), Error> {
        let school: SchoolId = self.school.id;
        let scope = self.ctx.scope(Action::FetchRoster, school)?;
        let mut tx = self.ctx.write().await?;
        imports::use_service_key(&mut tx, &scope, self.key.id, self.ctx.now()).await?;
        Ok(tx.commit(&self.ctx.event(school, deed)).await?)
    }
}

fn is_same(school: &School, named: &SchoolRef) -> bool {
    school.codes.names_same_school(named)
}

/// The school that results are of; the error is why it cannot be told.
fn school_of_results(request: &[u8]) -> Result<SchoolRef, Problem> {
    for item in ResultsReader::new(request) {
        match item {
            ResultsItem::School(_, school) => return Ok(school.school),
            ResultsItem::Problem(problem) if problem.severity() == Severity::File => return Err(problem),
            _ => {}
        }
    }
    Err(no_school())
}

/// The same, when the whole of it can be read.
fn read_through(request: &[u8]) -> Result<SchoolRef, Problem> {
    let mut found = None;
    for item in ResultsReader::new(request) {
        match item {
            ResultsItem::School(_, school) => found = Some(school.school),
            ResultsItem::Problem(problem) if problem.severity() == Severity::File => return Err(problem),
            _ => {}
        }
    }
    found.ok_or_else(no_school)
}

fn no_school() -> Problem {
    Problem { line: 0, field: "school".to_owned(), kind: exchange::ProblemKind::NoSchool }
}
