//! Whether everything that is kept is whole.

use crate::{Ctx, Error};
use policy::Action;
use store::{
    audit::{self, BrokenChain},
    register, transfer,
};

/// What the check found about one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// The pages and references of the database are whole.
    Database,
    /// The database says that something is wrong.
    DatabaseDamaged {
        /// What it says.
        reason: String,
    },
    /// The audit trail of a school is whole.
    Trail {
        /// The code of the school.
        school: String,
        /// How many lines it has.
        lines: i64,
    },
    /// The audit trail of accounts and signing in is whole.
    OwnTrail {
        /// How many lines it has.
        lines: i64,
    },
    /// The audit trail of accounts and signing in is broken.
    OwnTrailBroken {
        /// Where.
        place: BrokenChain,
    },
    /// The audit trail of a school is broken.
    TrailBroken {
        /// The code of the school.
        school: String,
        /// Where.
        place: BrokenChain,
    },
}

impl Finding {
    /// Whether something is wrong.
    pub const fn is_bad(&self) -> bool {
        matches!(self, Self::DatabaseDamaged { .. } | Self::TrailBroken { .. } | Self::OwnTrailBroken { .. })
    }
}

/// Checks pages and references of the database and the audit trail of every school.
///
/// # Errors
/// When it could not be checked; what is wrong is a finding, no error.
pub async fn check(ctx: &Ctx) -> Result<Vec<Finding>, Error> {
    ctx.require(Action::Check)?;
    let mut findings = vec![match transfer::damage(ctx.db()).await? {
        None => Finding::Database,
        Some(reason) => Finding::DatabaseDamaged { reason },
    }];
    let mut tx = ctx.read().await?;
    findings.push(match audit::verify_installation(&mut tx).await? {
        Ok(lines) => Finding::OwnTrail { lines },
        Err(place) => Finding::OwnTrailBroken { place },
    });
    for school in register::schools(&mut tx).await? {
        let scope = ctx.scope(Action::Check, school.id)?;
        let code = school.codes.code();
        findings.push(match audit::verify(&mut tx, &scope).await? {
            Ok(lines) => Finding::Trail { school: code, lines },
            Err(place) => Finding::TrailBroken { school: code, place },
        });
    }
    Ok(findings)
}
