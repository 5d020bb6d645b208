//! People who give roles at the same time: nobody undoes unseen what another did, and nobody waits for ever. On both
//! engines.

#![expect(clippy::unwrap_used, reason = "a test that cannot be set up must stop")]

use crate::support::{SCHOOL, bring_roster, ctx, roster_of};
use app::{
    imports::Options,
    trust::{
        End, Fault, NewAccount, NewTie, StaffInvitation, add_user, end_role, end_tie, invite_staff, people,
        tie_pupil,
    },
};
use domain::{
    ids::{AccountId, PupilId, SchoolId},
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
use tokio::time::{sleep, timeout};

const TODAY: Date = date(2026, 3, 1);
const LATER: Term = Term { from: TODAY, until: Some(date(2026, 12, 31)) };

/// A school with a pupil and two members of staff.
async fn school(db: &Db) -> (InSchool, PupilId) {
    let operator = ctx(db.clone());
    let mut file = roster_of(1);
    let first = file.staff.first().cloned().unwrap();
    let name = PersonName::new("Bram", "", "Bakker");
    file.staff.push(RosterStaff { key: "lk-2".into(), name, ..first });
    bring_roster(&operator, &file, Options::default()).await.unwrap();
    let school = app::register::schools(&operator).await.unwrap().pop().unwrap().id;
    let scope = InSchool::issue(&Actor::Operator, Action::ManagePeople, Resource::School(school)).unwrap();
    let page = app::register::pupil_page(&operator, SCHOOL, "", 1).await.unwrap();
    (scope, page.pupils.first().unwrap().pupil.id)
}

async fn teacher(db: &Db, email: &str) -> AccountId {
    let new = NewAccount { email: email.parse().unwrap(), name: "Iemand Anders".into(), password: None };
    add_user(&ctx(db.clone()), new, Some((SCHOOL, Role::Teacher))).await.unwrap()
}

fn event(db: &Db, school: Option<SchoolId>) -> AuditEvent {
    AuditEvent { at: ctx(db.clone()).now(), actor: Actor::Operator, school, deed: Deed::SchoolEdited }
}

/// Keeps a change a while after something else has begun.
async fn keep_soon(db: &Db, tx: WriteTx, scope: &InSchool) {
    sleep(Duration::from_millis(300)).await;
    tx.commit(&event(db, Some(scope.school()))).await.unwrap();
}

#[tokio::test]
async fn who_ends_a_role_that_another_is_changing_is_told_so() {
    on_both_engines(|db| async move {
        let (scope, _) = school(&db).await;
        let account = teacher(&db, "anke@school.example").await;
        let grants = kept::grants_of_school(&mut db.read().await.unwrap(), &scope).await.unwrap();
        let grant = *grants.first().unwrap();
        let mut tx = db.write().await.unwrap();
        assert!(kept::change_grant(&mut tx, &scope, grant.id, (grant.term, LATER)).await.unwrap());
        let operator = ctx(db.clone());
        let end = end_role(&operator, SCHOOL, (account, grant.id), (Some(grant.term), End::AtOnce));
        let (ended, ()) = tokio::join!(end, keep_soon(&db, tx, &scope));
        assert_eq!(ended.unwrap(), Err(vec![Fault::ChangedTo(LATER)]));
        let now = kept::grant(&mut db.read().await.unwrap(), &scope, grant.id).await.unwrap().unwrap();
        assert_eq!(now.term, LATER);
    })
    .await;
}

#[tokio::test]
async fn who_ends_a_tie_that_another_is_changing_is_told_so() {
    on_both_engines(|db| async move {
        let (scope, pupil) = school(&db).await;
        let operator = ctx(db.clone());
        let [name, email] = ["Iemand Anders", "ouder@school.example"].map(str::to_owned);
        let (role, why) = (Role::Guardian.code().to_owned(), "ouder".to_owned());
        let typed = NewTie { name, email, role, why, ..NewTie::default() };
        assert!(!format!("{typed:?}").contains("Iemand"), "{typed:?}");
        tie_pupil(&operator, SCHOOL, pupil, typed).await.unwrap().unwrap();
        let mut tx = db.read().await.unwrap();
        let place = kept::place_of_pupil(&mut tx, (scope.school(), pupil), TODAY).await.unwrap().unwrap();
        let of_pupil = OfPupil::issue(&Actor::Operator, Action::TiePupil, &place).unwrap();
        let tie = kept::ties_of_pupil(&mut tx, &of_pupil).await.unwrap().pop().unwrap();
        drop(tx);
        let mut tx = db.write().await.unwrap();
        assert!(kept::change_tie(&mut tx, &of_pupil, tie.id, (tie.term, LATER)).await.unwrap());
        let end = end_tie(&operator, SCHOOL, (pupil, tie.id), (Some(tie.term), End::AtOnce));
        let (ended, ()) = tokio::join!(end, keep_soon(&db, tx, &scope));
        assert_eq!(ended.unwrap(), Err(vec![Fault::ChangedTo(LATER)]));
        let now = kept::tie(&mut db.read().await.unwrap(), &of_pupil, tie.id).await.unwrap().unwrap();
        assert_eq!(now.term, LATER);
    })
    .await;
}

#[tokio::test]
async fn an_invitation_takes_the_trail_of_the_installation_before_that_of_the_school() {
    on_both_engines(|db| async move {
        let (scope, _) = school(&db).await;
        let operator = ctx(db.clone());
        teacher(&db, "anke@school.example").await;
        let staff = people(&operator, SCHOOL, "").await.unwrap().staff;
        // The first has an account already, the second gets one.
        let emails = ["anke@school.example", "bram@school.example"];
        let row = |(line, email): (&app::trust::StaffLine, &str)| StaffInvitation {
            staff: line.staff,
            email: email.to_owned(),
            role: Role::Teacher.code().to_owned(),
        };
        let rows: Vec<StaffInvitation> = staff.iter().zip(emails).map(row).collect();
        assert!(!format!("{rows:?}").contains("anke"), "{rows:?}");

        // Somebody else is in the trail of the installation, and goes on into that of the school.
        let mut tx = db.write().await.unwrap();
        tx.record(&event(&db, None)).await.unwrap();
        let invite = invite_staff(&operator, SCHOOL, &rows);
        let both = async { tokio::join!(invite, keep_soon(&db, tx, &scope)) };
        let (invited, ()) = timeout(Duration::from_secs(20), both).await.unwrap();
        let invited = invited.unwrap().unwrap();
        let order: Vec<&str> = invited.iter().map(|one| one.email.reveal().as_str()).collect();
        assert_eq!(order, emails);
    })
    .await;
}
