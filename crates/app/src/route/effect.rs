//! What helped in a school: per kind of intervention how often its goal was reached, with how many and how sure that is. What
//! would point at a few children is not told, and what is about somebody's own teaching is not counted.

use super::intervention_kinds;
use crate::{Ctx, Error};
use domain::{
    ids::{CaseId, GroupId, PupilId},
    plans::Tally,
    register::School,
};
use policy::{Action, InSchool};
use stats::ShareInterval;
use std::collections::{BTreeMap, BTreeSet};
use store::{
    ReadTx, results,
    route::{self, WorkedBefore},
};

/// About fewer pupils and groups than this together nothing is told: who knows the school would know about whom it is.
pub const FEWEST: usize = 5;

/// What came of one kind of intervention.
#[derive(Debug, Clone, PartialEq)]
pub struct KindEffect {
    /// The key of the kind.
    pub kind: String,
    /// How often its goal was reached.
    pub tally: Tally,
    /// Between which shares the true one lies, with 95 per cent certainty; none when nothing is known.
    pub interval: Option<ShareInterval>,
}

impl KindEffect {
    fn of(kind: &str, all: &[&WorkedBefore]) -> Self {
        let tally = Tally::of(all.iter().map(|one| Some(one.outcome)));
        let interval = ShareInterval::of(tally.reached, tally.known());
        Self { kind: kind.to_owned(), tally, interval }
    }
}

/// What helped in a school.
#[derive(Debug, Clone, PartialEq)]
pub struct Effect {
    /// The school.
    pub school: School,
    /// The subject it is of; none for all.
    pub subject: Option<String>,
    /// The subjects of tests of which enough is known.
    pub subjects: Vec<String>,
    /// Per kind of which enough is known, what was tried most often first.
    pub kinds: Vec<KindEffect>,
    /// Of those kinds together.
    pub all: KindEffect,
    /// The keys of the kinds of which something is known, but of too few.
    pub too_few: Vec<String>,
}

/// What helped in a school, of one subject when one is given. It counts over all cases and names nobody.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn effect(ctx: &Ctx, code: &str, subject: Option<&str>) -> Result<Effect, Error> {
    let (scope, school) = ctx.school(code, Action::ViewRouteEffect).await?;
    let known = Known::load(&mut ctx.read().await?, &scope).await?;
    let of = |subject: &str| -> Vec<&WorkedBefore> {
        known.told.iter().filter(|one| one.subject.as_deref() == Some(subject)).collect()
    };
    let subjects: BTreeSet<String> = known.told.iter().filter_map(|one| one.subject.clone()).collect();
    let subjects: Vec<String> = subjects.into_iter().filter(|one| known.is_enough(&of(one))).collect();
    let subject = subject.filter(|wanted| subjects.iter().any(|one| one == wanted));
    let of_subject: Vec<&WorkedBefore> = subject.map_or_else(|| known.told.iter().collect(), of);
    let (enough, too_few) = known.by_kind(&of_subject);
    let counted: Vec<&WorkedBefore> = enough.values().flatten().copied().collect();
    let place = |kind: &str| intervention_kinds().iter().position(|known| known.key == kind);
    let mut kinds: Vec<KindEffect> = enough.iter().map(|(kind, all)| KindEffect::of(kind, all)).collect();
    kinds.sort_by_key(|one| (std::cmp::Reverse(one.tally.known()), place(&one.kind)));
    Ok(Effect {
        subject: subject.map(str::to_owned),
        all: KindEffect::of("", &counted),
        too_few,
        school,
        subjects,
        kinds,
    })
}

/// What was tried and evaluated in a school, and about whom that was.
pub(super) struct Known {
    /// Each with its subject as the tests name it: what somebody typed beside those may name a child.
    pub(super) told: Vec<WorkedBefore>,
    subjects: BTreeSet<String>,
    about: BTreeMap<CaseId, Vec<About>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum About {
    Pupil(PupilId),
    Group(GroupId),
}

/// What was tried by the key of its kind.
type ByKind<'a> = BTreeMap<&'a str, Vec<&'a WorkedBefore>>;

impl Known {
    pub(super) async fn load(tx: &mut ReadTx, scope: &InSchool) -> Result<Self, Error> {
        let tests = results::tests(tx, scope).await?;
        let subjects: BTreeSet<String> = tests.into_iter().filter_map(|test| test.subject).collect();
        let mut about: BTreeMap<CaseId, Vec<About>> = BTreeMap::new();
        for (case, pupils) in route::pupils_of_all(tx, scope).await? {
            about.insert(case, pupils.into_iter().map(About::Pupil).collect());
        }
        let mut told = route::evaluated_of_school(tx, scope).await?;
        for one in &mut told {
            one.subject = one.subject.take().filter(|subject| subjects.contains(subject));
            if let Some(group) = one.group {
                about.insert(one.case, vec![About::Group(group)]);
            }
        }
        Ok(Self { told, subjects, about })
    }

    /// The subject of a case as the tests name it.
    pub(super) fn subject<'a>(&self, of_case: Option<&'a String>) -> Option<&'a String> {
        of_case.filter(|subject| self.subjects.contains(*subject))
    }

    /// Whether these are about enough pupils and groups to tell.
    fn is_enough(&self, told: &[&WorkedBefore]) -> bool {
        let about: BTreeSet<&About> =
            told.iter().filter_map(|one| self.about.get(&one.case)).flatten().collect();
        about.len() >= FEWEST
    }

    /// What was tried by kind, and the kinds of which too little is known to tell.
    pub(super) fn by_kind<'a>(&self, told: &[&'a WorkedBefore]) -> (ByKind<'a>, Vec<String>) {
        let mut by_kind: ByKind<'a> = BTreeMap::new();
        for one in told {
            by_kind.entry(&one.kind).or_default().push(one);
        }
        let (enough, too_few): (ByKind<'a>, ByKind<'a>) =
            by_kind.into_iter().partition(|(_, all)| self.is_enough(all));
        (enough, too_few.into_keys().map(str::to_owned).collect())
    }
}
