//! People who give roles at the same time: nobody undoes unseen what another did, and nobody waits for ever. On both
//! engines.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up must stop")]

mod support;

use app::{
    Error,
    imports::Options,
    trust::{
        End, Fault, NewAccount, NewPerson, NewTie, StaffInvitation, add_user, change_tie, end_role, end_tie,
        invite_staff, people, tie_pupil,
    },
};
use domain::{
    ids::{AccountId, SchoolId},
    register::PersonName,
    trust::{Role, Term},
};
use exchange::roster::RosterStaff;
use jiff::civil::{Date, date};
use policy::{Action, Actor, InSchool, OfPupil, Resource};
use std::time::Duration;
use store::{
    Db, WriteTx,
    audit::{AuditEvent, Deed},
    testing::on_both_engines,
    trust as kept,
};
use support::{SCHOOL, bring_roster, ctx, roster_of};
use tokio::time::{sleep, timeout};

const TODAY: Date = date(2026, 3, 1);

/// A school with a pupil and two members of staff.
async fn school(db: &Db) -> (SchoolId, InSchool) {
    let operator = ctx(db.clone());
    let mut file = roster_of(1);
    let first = file.staff.first().cloned().unwrap();
    let name = PersonName::new("Bram", "", "Bakker");
    file.staff.push(RosterStaff { key: "lk-2".into(), name, ..first });
    bring_roster(&operator, &file, Options::default()).await.unwrap();
    let school = app::register::school(&operator, SCHOOL).await.unwrap().id;
    let scope = InSchool::issue(&Actor::Operator, Action::ManagePeople, Resource::School(school)).unwrap();
    (school, scope)
}

async fn teacher(db: &Db, email: &str) -> AccountId {
    let new = NewAccount { email: email.parse().unwrap(), name: "Iemand Anders".into(), password: None };
    add_user(&ctx(db.clone()), new, Some((SCHOOL, Role::Teacher))).await.unwrap()
}

async fn kept_by_another(db: &Db, tx: WriteTx, school: SchoolId) {
    sleep(Duration::from_millis(300)).await;
    tx.commit(&ctx(db.clone()).event_of_test(school)).await.unwrap();
}

trait EventOfTest {
    fn event_of_test(&self, school: SchoolId) -> AuditEvent;
}

impl EventOfTest for app::Ctx {
    fn event_of_test(&self, school: SchoolId) -> AuditEvent {
        let deed = Deed::SchoolEdited;
        AuditEvent { at: self.now(), actor: Actor::Operator, school: Some(school), deed }
    }
}
