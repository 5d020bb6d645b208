//! Who asks, when, and the database behind it.

use crate::Error;
use domain::{
    ids::SchoolId,
    register::{School, SchoolRef},
};
use jiff::{Timestamp, Zoned, civil::Date};
use policy::{Action, Actor, InSchool, Resource};
use store::{
    Db, ReadTx, WriteTx,
    audit::{AuditEvent, Deed},
    register,
};
use uuid::Uuid;

/// Where the time comes from.
#[derive(Debug, Clone)]
pub enum Clock {
    /// The clock and time zone of the machine.
    System,
    /// Always the same time, for tests.
    Fixed(Zoned),
}

/// The program behind every door: a database and a clock. Cloning is cheap.
#[derive(Debug, Clone)]
pub struct App {
    db: Db,
    clock: Clock,
}

impl App {
    /// The program on a database.
    pub const fn new(db: Db, clock: Clock) -> Self {
        Self { db, clock }
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
    /// Who asks.
    pub const fn actor(&self) -> &Actor {
        &self.actor
    }

    /// The day it is now.
    pub fn today(&self) -> Date {
        match &self.app.clock {
            Clock::System => Zoned::now().date(),
            Clock::Fixed(now) => now.date(),
        }
    }

    /// The time it is now.
    pub fn now(&self) -> Timestamp {
        match &self.app.clock {
            Clock::System => Timestamp::now(),
            Clock::Fixed(now) => now.timestamp(),
        }
    }

    /// Finds a school by the code in an address or on the command line, and asks whether the actor may do this there.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is no such school in sight, [`Error::Forbidden`] when the action is not allowed.
    pub async fn school(&self, code: &str, action: Action) -> Result<(InSchool, School), Error> {
        let named: SchoolRef = code.parse().map_err(|_| Error::NotFound)?;
        let mut tx = self.read().await?;
        let school = register::school_by_ref(&mut tx, &named).await?.ok_or(Error::NotFound)?;
        Ok((self.scope(action, school.id)?, school))
    }

    pub(crate) fn scope(&self, action: Action, school: SchoolId) -> Result<InSchool, Error> {
        Ok(InSchool::issue(&self.actor, action, school)?)
    }

    pub(crate) fn require(&self, action: Action) -> Result<(), Error> {
        policy::require(&self.actor, action, Resource::Installation)?;
        Ok(())
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

    /// The audit event with which a write transaction is committed.
    pub(crate) fn event(&self, school: SchoolId, deed: Deed) -> AuditEvent {
        AuditEvent { at: self.now(), actor: self.actor.clone(), school, deed }
    }
}

/// A new time-ordered id.
pub(crate) fn new_id() -> Uuid {
    Uuid::now_v7()
}
