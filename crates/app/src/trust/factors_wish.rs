//! Who must have a second factor, and from when.

use super::sessions::Visitor;
use crate::{App, Error, demo};
use domain::{ids::SchoolId, trust::Role};
use jiff::{SignedDuration, Timestamp};
use policy::Person;
use store::{
    register,
    trust::{self as kept, Proof},
};

/// Who signs in with one of these roles must have a second factor. Source: the Certificeringsschema IBP (ROSA) 3.0 asks
/// two factors of administrators at least; coordinator and principal see every pupil of a school, so that we ask the same
/// of them.
pub const ASKED_OF: [Role; 3] = [Role::Administrator, Role::Coordinator, Role::Principal];

/// For so many days after an account was made it goes on without. Our choice: two weeks in which somebody can be helped.
pub const DAYS: i64 = 14;

/// Whether somebody should set up a second factor.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum FactorWish {
    /// She need not, or has one.
    #[default]
    None,
    /// She is asked to, and must before so many days are over.
    Asked {
        /// Whole days, at least one.
        days: i64,
    },
    /// She must before anything else.
    Due,
}

/// Whether a visitor should set up a second factor. Single sign-on counts as having one: that is where the school says
/// how its people prove who they are. The demo school asks nobody, for its password is no secret.
///
/// # Errors
/// When the database fails.
pub async fn factor_wish(app: &App, visitor: &Visitor) -> Result<FactorWish, Error> {
    let Some(person) = visitor.actor.person() else { return Ok(FactorWish::None) };
    let schools: Vec<SchoolId> = asking_schools(person);
    if !person.is_administrator && schools.is_empty() {
        return Ok(FactorWish::None);
    }
    let ctx = app.act_as(visitor.actor.clone());
    let mut tx = ctx.read().await?;
    let Some(proof) = kept::proof_of_session(&mut tx, visitor.session).await? else {
        return Ok(FactorWish::None);
    };
    let wish = wish(&proof, ctx.now());
    if wish == FactorWish::None || person.is_administrator {
        return Ok(wish);
    }
    let known = register::schools(&mut tx).await?;
    let is_real = known.iter().any(|school| schools.contains(&school.id) && !demo::is_demo(school));
    Ok(if is_real { wish } else { FactorWish::None })
}

/// The schools in which she has a role that asks for it.
fn asking_schools(person: &Person) -> Vec<SchoolId> {
    let asks = |school: &SchoolId| person.roles_in(*school).iter().any(|role| ASKED_OF.contains(role));
    person.schools().into_iter().filter(asks).collect()
}

fn wish(proof: &Proof, now: Timestamp) -> FactorWish {
    if proof.has_totp || proof.passkeys > 0 || proof.how == "sso" {
        return FactorWish::None;
    }
    let until = proof.account_made_at + SignedDuration::from_hours(24 * DAYS);
    match until.duration_since(now).as_secs() {
        seconds @ 1.. => FactorWish::Asked { days: (seconds + 86_399) / 86_400 },
        _ => FactorWish::Due,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn proof(how: &str) -> Proof {
        Proof {
            account_made_at: Timestamp::UNIX_EPOCH,
            password: None,
            has_totp: false,
            passkeys: 0,
            how: how.to_owned(),
            signed_in_at: Timestamp::UNIX_EPOCH,
        }
    }

    #[test]
    fn after_two_weeks_it_must_be_there() {
        let after = |seconds| wish(&proof("password"), Timestamp::from_second(seconds).unwrap());
        assert_eq!(after(0), FactorWish::Asked { days: 14 });
        assert_eq!(after(1), FactorWish::Asked { days: 14 });
        assert_eq!(after(13 * 86_400), FactorWish::Asked { days: 1 });
        assert_eq!(after(14 * 86_400 - 1), FactorWish::Asked { days: 1 });
        assert_eq!(after(14 * 86_400), FactorWish::Due);
    }

    #[test]
    fn who_has_one_is_not_asked() {
        let late = Timestamp::from_second(1_000_000_000).unwrap();
        assert_eq!(wish(&proof("password"), late), FactorWish::Due);
        assert_eq!(wish(&proof("sso"), late), FactorWish::None);
        assert_eq!(wish(&Proof { has_totp: true, ..proof("totp") }, late), FactorWish::None);
        assert_eq!(wish(&Proof { passkeys: 1, ..proof("passkey") }, late), FactorWish::None);
    }
}
