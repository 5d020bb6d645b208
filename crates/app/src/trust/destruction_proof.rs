//! The proof that files were destroyed: counts, terms and roles, and nothing about a person. And what it tells a later
//! import: a file that was destroyed does not come back with an old export.

use super::retention::Keeping;
use crate::Error;
use anyhow::Context as _;
use domain::{
    SchoolYear,
    ids::PupilId,
    trust::{Role, retention::Category},
};
use jiff::{Timestamp, civil::Date};
use policy::InSchool;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use store::{
    Reads, register,
    trust::{self as kept, DestructionState, KeptDestruction},
};

/// The proof that files were destroyed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Proof {
    /// When it was proposed.
    pub proposed_on: Date,
    /// When it was done.
    pub destroyed_at: Timestamp,
    /// Who approved, by role.
    pub approvals: Vec<ProofApproval>,
    /// Of how many pupils something was destroyed.
    pub pupils: i64,
    /// What was destroyed.
    pub categories: Vec<ProofCategory>,
    /// How many parts were proposed and kept after all, because they were no longer due.
    pub kept_after_all: i64,
    /// The day from which no copy holds them either, where it is known for how long copies are kept.
    pub gone_from_copies_on: Option<Date>,
}

/// An approval.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProofApproval {
    /// In which role.
    pub role: Role,
    /// When.
    pub on: Date,
}

/// A category that was destroyed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProofCategory {
    /// Which.
    pub category: Category,
    /// Of how many pupils.
    pub pupils: i64,
    /// How many records.
    pub records: i64,
    /// The term that counted, in months after leaving.
    pub months: Option<u16>,
    /// The term for pupils who went to special education.
    pub months_special: Option<u16>,
    /// Where the term comes from.
    pub source: String,
    /// The last school year in which one of these pupils left.
    pub left_until: Option<String>,
}

impl Proof {
    /// The proof of a destruction that was done.
    pub(super) fn read(one: &KeptDestruction) -> Result<Option<Self>, Error> {
        if one.state != DestructionState::Done {
            return Ok(None);
        }
        Ok(Some(serde_json::from_str(&one.proof).context("the proof of a destruction")?))
    }
}

/// Up to which leavers files were destroyed. It names nobody: only the last school year of leaving.
#[derive(Debug, Clone, Default)]
pub(crate) struct DestroyedUntil {
    results: Option<SchoolYear>,
    register: Option<SchoolYear>,
}

impl DestroyedUntil {
    pub(crate) async fn load(tx: &mut impl Reads, scope: &InSchool) -> Result<Self, Error> {
        let mut until = Self::default();
        for one in kept::destructions(tx, scope).await? {
            for line in Proof::read(&one)?.into_iter().flat_map(|proof| proof.categories) {
                let year: Option<SchoolYear> = line.left_until.and_then(|year| year.parse().ok());
                match line.category {
                    Category::Results => until.results = until.results.max(year),
                    Category::Register => {
                        until.register = until.register.max(year);
                        until.results = until.results.max(year);
                    }
                    Category::File | Category::RestrictedNotes => {}
                }
            }
        }
        Ok(until)
    }

    /// Whether a pupil whom the register does not know may be one whose file was destroyed: a roster from the time before
    /// the last of them left, or a record with a leaving date of that time.
    pub(crate) fn may_have_been(&self, reference: Date, left_on: Option<Date>) -> bool {
        self.register.is_some_and(|year| left_on.unwrap_or(reference).min(reference) <= year.last_day())
    }

    /// The pupils whose results do not come back: they left in the time up to which results were destroyed, and their term
    /// has ended.
    pub(crate) async fn without_results(
        &self,
        tx: &mut impl Reads,
        scope: &InSchool,
        today: Date,
    ) -> Result<HashMap<PupilId, Date>, Error> {
        let Some(year) = self.results else { return Ok(HashMap::new()) };
        let keeping = Keeping::load(tx, scope).await?;
        let mut gone = HashMap::new();
        for kept in register::kept_pupils(tx, scope).await? {
            let Some(left_on) = kept.pupil.left_on.filter(|left| *left <= year.last_day()) else { continue };
            let dates = keeping.dates(kept.pupil.id, Some(left_on));
            if dates.iter().any(|(category, on)| *category == Category::Results && *on <= today) {
                gone.insert(kept.pupil.id, left_on);
            }
        }
        Ok(gone)
    }
}
