//! Who asks, when, and the database behind it.

use crate::{
    Error,
    trust::{Mailer, SsoProviders},
};
use domain::{
    ids::{AccountId, GroupId, PupilId, SchoolId},
    register::{School, SchoolRef},
};
use jiff::{Timestamp, Zoned, civil::Date};
use policy::{
    Action, Actor, Decision, Denied, InSchool, Level, OfPupil, Own, PupilPlace, Resource, Sight, decide,
};
use std::sync::Arc;
use store::{
    Db, ReadTx, WriteTx,
    audit::{AuditEvent, Deed},
    register, trust,
};
use tokio::sync::{Notify, broadcast::Receiver};
use uuid::Uuid;

/// Where the time comes from.
#[derive(Debug, Clone)]
pub enum Clock {
    /// The clock and time zone of the machine.
    System,
    /// Always the same time, for tests.
    Fixed(Zoned),
}

impl Clock {
    fn today(&self) -> Date {
        match self {
            Self::System => Zoned::now().date(),
            Self::Fixed(now) => now.date(),
        }
    }

    fn now(&self) -> Timestamp {
        match self {
            Self::System => Timestamp::now(),
            Self::Fixed(now) => now.timestamp(),
        }
    }

    fn here(&self) -> Zoned {
        match self {
            Self::System => Zoned::now(),
            Self::Fixed(now) => now.clone(),
        }
    }
}

/// The program behind every door: a database and a clock. Cloning is cheap.
#[derive(Debug, Clone)]
pub struct App {
    db: Db,
    clock: Clock,
    sso: Arc<SsoProviders>,
    mailer: Option<Arc<Mailer>>,
    /// The start of every link that is given out; empty when it is not known by which address people reach the program.
    origin: String,
    /// Rings when a letter was asked for that should not wait for the minute.
    post: Arc<Notify>,
}

impl App {
    /// The program on a database.
    pub fn new(db: Db, clock: Clock) -> Self {
        Self { db, clock, sso: Arc::default(), mailer: None, origin: String::new(), post: Arc::default() }
    }

    /// The same, with somebody who sends its letters.
    #[must_use]
    pub fn with_mailer(self, mailer: Mailer) -> Self {
        Self { mailer: Some(Arc::new(mailer)), ..self }
    }

    /// The same, reached by people at an address such as `https://stut.school.example`; no slash at its end.
    #[must_use]
    pub fn reached_at(self, origin: String) -> Self {
        Self { origin, ..self }
    }

    /// Done when somebody asked for a letter since the last time.
    pub async fn letter_wished(&self) {
        self.post.notified().await;
    }

    /// Hears for whom something was kept in this process, from now on.
    pub fn listen(&self) -> Receiver<AccountId> {
        self.db.listen()
    }

    /// Whether mail is set up.
    pub const fn can_mail(&self) -> bool {
        self.mailer.is_some()
    }

    /// The same, with providers of single sign-on.
    #[must_use]
    pub fn with_sso(self, providers: SsoProviders) -> Self {
        Self { sso: Arc::new(providers), ..self }
    }

    pub(crate) fn sso(&self) -> &SsoProviders {
        &self.sso
    }

    /// Lets an actor ask something.
    pub fn act_as(&self, actor: Actor) -> Ctx {
        Ctx { app: self.clone(), actor }
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// When it does not.
    pub async fn ready(&self) -> Result<(), Error> {
        register::any_school(&mut self.db.read().await?).await?;
        Ok(())
    }

    /// Closes the database.
    pub async fn close(&self) {
        self.db.close().await;
    }
}

/// One actor who asks something of the program.
#[derive(Debug, Clone)]
pub struct Ctx {
    app: App,
    actor: Actor,
}

impl Ctx {
    /// The same program for somebody else: the demo acts as each of its people.
    pub(crate) fn same_for(&self, actor: Actor) -> Self {
        self.app.act_as(actor)
    }

    /// Who asks.
    pub const fn actor(&self) -> &Actor {
        &self.actor
    }

    /// The whole address of a path within the program; the path alone where the address is not known.
    pub fn address(&self, path: &str) -> String {
        format!("{}{path}", self.app.origin)
    }

    pub(crate) fn mailer(&self) -> Option<&Mailer> {
        self.app.mailer.as_deref()
    }

    /// The day it is now.
    pub fn today(&self) -> Date {
        self.app.clock.today()
    }

    /// The day and time it is now at the school.
    pub fn here(&self) -> Zoned {
        self.app.clock.here()
    }

    /// Lets a letter that was asked for be sent at once.
    pub(crate) fn wish_letter(&self) {
        self.app.post.notify_one();
    }

    /// Whether mail is set up.
    pub const fn can_mail(&self) -> bool {
        self.app.can_mail()
    }

    /// The time it is now.
    pub fn now(&self) -> Timestamp {
        self.app.clock.now()
    }

    /// Finds a school by the code in an address or on the command line, and asks whether the actor may do this there.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such school in sight, [`Error::Forbidden`] when the action is not allowed.
    pub async fn school(&self, code: &str, action: Action) -> Result<(InSchool, School), Error> {
        let school = self.school_named(code).await?;
        let scope = self.asked(action, Resource::School(school.id)).await?;
        Ok((scope, school))
    }

    /// Asks whether the actor may do this with a group of a school.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such school or group in sight, [`Error::Forbidden`] when the action is not
    /// allowed.
    pub async fn group(
        &self,
        code: &str,
        group: GroupId,
        action: Action,
    ) -> Result<(InSchool, School), Error> {
        let school = self.school_named(code).await?;
        let scope = self.asked(action, Resource::Group { school: school.id, group }).await?;
        Ok((scope, school))
    }

    /// Asks whether the actor may do this with a pupil of a school.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such school or pupil in sight, [`Error::Forbidden`] when the action is not
    /// allowed.
    pub async fn pupil(
        &self,
        code: &str,
        pupil: PupilId,
        action: Action,
    ) -> Result<(OfPupil, School), Error> {
        let school = self.school_named(code).await?;
        let place = trust::place_of_pupil(&mut self.read().await?, (school.id, pupil), self.today()).await?;
        let place = place.ok_or(Error::NotFound)?;
        match OfPupil::issue(&self.actor, action, &place) {
            Ok(scope) => Ok((scope, school)),
            Err(denied) => Err(self.refused(action, Resource::Pupil(&place), denied).await?),
        }
    }

    /// What the actor may do with a pupil of a school; nothing with one that is not there.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn may_with(&self, school: SchoolId, pupil: PupilId) -> Result<Vec<Action>, Error> {
        let place = trust::place_of_pupil(&mut self.read().await?, (school, pupil), self.today()).await?;
        Ok(place.map(|place| self.may_at(&place)).unwrap_or_default())
    }

    /// The same, for a pupil whose place is known.
    pub(crate) fn may_at(&self, place: &PupilPlace) -> Vec<Action> {
        let of_pupil = Action::ALL.iter().filter(|action| action.level() == Level::Pupil);
        let may = |action: &&Action| {
            matches!(decide(&self.actor, **action, Resource::Pupil(place)), Decision::Allowed(_))
        };
        of_pupil.filter(may).copied().collect()
    }

    /// The scope of what is one's own: the account, the sessions, what was done in one's name.
    ///
    /// # Errors
    /// When nobody signed in, or who did views as another person.
    pub fn own(&self) -> Result<Own, Error> {
        Ok(Own::issue(&self.actor)?)
    }

    /// Which groups and pupils of a school the actor reaches with an action.
    pub(crate) fn sight(&self, action: Action, school: SchoolId) -> Sight {
        Sight::of(&self.actor, action, school)
    }

    /// The school with this code, whoever asks. What comes next asks the policy.
    pub(crate) async fn school_named(&self, code: &str) -> Result<School, Error> {
        let named: SchoolRef = code.parse().map_err(|_| Error::NotFound)?;
        register::school_by_ref(&mut self.read().await?, &named).await?.ok_or(Error::NotFound)
    }

    /// Issues the scope, or writes into the audit trail that it was refused.
    async fn asked(&self, action: Action, resource: Resource<'_>) -> Result<InSchool, Error> {
        match InSchool::issue(&self.actor, action, resource) {
            Ok(scope) => Ok(scope),
            Err(denied) => Err(self.refused(action, resource, denied).await?),
        }
    }

    /// Writes a refusal into the audit trail, and gives it back as an error. What nobody asked who signed in is not
    /// written down: it did not come past the door.
    pub(crate) async fn refused(
        &self,
        action: Action,
        resource: Resource<'_>,
        denied: Denied,
    ) -> Result<Error, Error> {
        let (Denied::Forbidden(reason) | Denied::OutOfScope(reason)) = denied;
        if self.actor != Actor::Nobody {
            let (pupil, group) = match resource {
                Resource::Pupil(place) => (Some(place.pupil), None),
                Resource::Group { group, .. } => (None, Some(group)),
                Resource::Installation | Resource::School(_) => (None, None),
            };
            let deed = Deed::Refused { asked: action.code(), reason: reason.code(), pupil, group };
            self.record(resource.school(), deed).await?;
        }
        Ok(denied.into())
    }

    /// Asks for a scope in the middle of a use case, where a transaction is open already.
    pub(crate) fn scope(&self, action: Action, school: SchoolId) -> Result<InSchool, Error> {
        Ok(InSchool::issue(&self.actor, action, Resource::School(school))?)
    }

    pub(crate) fn require(&self, action: Action) -> Result<(), Error> {
        policy::require(&self.actor, action, Resource::Installation)?;
        Ok(())
    }

    /// Writes something into the audit trail that changes nothing else: a look, a refusal.
    pub(crate) async fn record(&self, school: Option<SchoolId>, deed: Deed) -> Result<(), Error> {
        let event = AuditEvent { at: self.now(), actor: self.actor.clone(), school, deed };
        self.write().await?.commit(&event).await?;
        Ok(())
    }

    /// Writes down that the actor looked at a part of a pupil's file.
    pub(crate) async fn looked(&self, scope: &OfPupil, part: &'static str) -> Result<(), Error> {
        let deed = Deed::PupilLooked { pupil: scope.pupil(), part, reason: scope.reason().code() };
        self.record(Some(scope.school()), deed).await
    }

    /// The providers of single sign-on.
    pub(crate) fn sso(&self) -> &SsoProviders {
        self.app.sso()
    }

    /// The database as a whole, for what is about all of it.
    pub(crate) const fn db(&self) -> &Db {
        &self.app.db
    }

    pub(crate) async fn read(&self) -> Result<ReadTx, Error> {
        Ok(self.app.db.read().await?)
    }

    pub(crate) async fn write(&self) -> Result<WriteTx, Error> {
        Ok(self.app.db.write().await?)
    }

    /// The audit event with which a write transaction on a school's data is committed.
    pub(crate) fn event(&self, school: SchoolId, deed: Deed) -> AuditEvent {
        AuditEvent { at: self.now(), actor: self.actor.clone(), school: Some(school), deed }
    }

    /// The audit event with which a write transaction on accounts and sessions is committed.
    pub(crate) fn installation_event(&self, deed: Deed) -> AuditEvent {
        AuditEvent { at: self.now(), actor: self.actor.clone(), school: None, deed }
    }
}

/// A new time-ordered id.
pub(crate) fn new_id() -> Uuid {
    Uuid::now_v7()
}

/// A new random id, which says nothing about when it was made.
pub(crate) fn random_id() -> Uuid {
    Uuid::new_v4()
}
