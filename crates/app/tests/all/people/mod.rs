//! A house with invented people, whose clock a test sets.

#![allow(dead_code, reason = "each test file uses a part")]
#![allow(clippy::unwrap_used, reason = "a test that cannot be set up must stop")]

use app::{
    App, Clock,
    trust::{CameFrom, NewAccount, SignIn, SignedIn, add_user, sign_in},
};
use domain::{
    Personal,
    ids::{AccountId, SchoolId},
    register::School,
};
use jiff::{Timestamp, tz::TimeZone};
use policy::Actor;
use store::{
    Db,
    audit::{AuditEvent, Deed},
    register,
};
use uuid::Uuid;

/// A password that is good enough, and another one.
pub(crate) const GOOD: &str = "zeven groene fietsbellen";
pub(crate) const OTHER: &str = "acht paarse paraplubakken";

/// So many minutes after nine in the morning of 1 March 2026.
pub(crate) fn at(minutes: i64) -> Timestamp {
    "2026-03-01T09:00:00Z".parse::<Timestamp>().unwrap() + jiff::SignedDuration::from_mins(minutes)
}

pub(crate) fn is_not_found<T>(answer: Result<T, app::Error>) -> bool {
    matches!(answer, Err(app::Error::NotFound))
}

pub(crate) struct House {
    db: Db,
}

impl House {
    pub(crate) const fn empty(db: Db) -> Self {
        Self { db }
    }

    /// Two schools, of which the first is called De Regenboog.
    pub(crate) async fn with_school(db: Db) -> Self {
        let house = Self { db };
        let mut tx = house.db.write().await.unwrap();
        for (n, code) in [(1, "77QX00"), (2, "77QY00")] {
            let (id, codes) = (SchoolId(Uuid::from_u128(n)), code.parse().unwrap());
            let school = School { id, board: None, codes, name: (n == 1).then(|| "De Regenboog".to_owned()) };
            register::insert_school(&mut tx, &school).await.unwrap();
        }
        let school = Some(SchoolId(Uuid::from_u128(1)));
        let event = AuditEvent { at: at(0), actor: Actor::Operator, school, deed: Deed::SchoolEdited };
        tx.commit(&event).await.unwrap();
        house
    }

    /// The program at a time.
    pub(crate) fn at(&self, now: Timestamp) -> App {
        App::new(self.db.clone(), Clock::Fixed(now.to_zoned(TimeZone::UTC)))
    }

    /// A browser that nobody used before, at a machine.
    pub(crate) fn from(&self, address: &str) -> CameFrom {
        CameFrom { caller: address.parse().unwrap(), browser: "a test".to_owned(), device: None }
    }

    async fn add(
        &self,
        who: &str,
        password: Option<&str>,
        role: Option<(&str, domain::trust::Role)>,
    ) -> AccountId {
        let new = NewAccount {
            email: format!("{who}@school.example").parse().unwrap(),
            name: format!("Iemand {who}"),
            password: password.map(|password| Personal::new(password.to_owned())),
        };
        add_user(&self.at(at(0)).act_as(Actor::Operator), new, role).await.unwrap()
    }

    /// Somebody with a role in the first school and a password.
    pub(crate) async fn member(&self, role: &str, who: &str) -> AccountId {
        self.add(who, Some(GOOD), Some(("77QX00", role.parse().unwrap()))).await
    }

    /// Somebody with a role in the first school who has no password yet.
    pub(crate) async fn invited(&self, role: &str, who: &str) -> AccountId {
        self.add(who, None, Some(("77QX00", role.parse().unwrap()))).await
    }

    /// The administrator of the installation.
    pub(crate) async fn member_of_installation(&self, who: &str) -> AccountId {
        self.add(who, Some(GOOD), None).await
    }

    /// Somebody with a role in the second school and another in the first.
    pub(crate) async fn in_both_schools(&self, second: &str, first: &str, who: &str) -> AccountId {
        self.add(who, Some(GOOD), Some(("77QY00", second.parse().unwrap()))).await;
        self.member(first, who).await
    }

    pub(crate) async fn sign_in_from(
        &self,
        app: &App,
        who: &str,
        password: &str,
        from: CameFrom,
    ) -> SignedIn {
        let email = format!("{who}@school.example");
        sign_in(app, SignIn { email, password: Personal::new(password.to_owned()), from }).await.unwrap()
    }

    pub(crate) async fn sign_in(&self, app: &App, who: &str, password: &str) -> SignedIn {
        self.sign_in_from(app, who, password, self.from("10.0.0.1")).await
    }

    /// The secret of a new session.
    pub(crate) async fn session(&self, app: &App, who: &str) -> String {
        match self.sign_in(app, who, GOOD).await {
            SignedIn::Yes(entry) => entry.secret.reveal().to_owned(),
            other => panic!("{other:?}"),
        }
    }
}
