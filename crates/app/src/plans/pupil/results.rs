//! What the tests say, for a development plan and a learning line: levels, functioning level and didactic growth as the
//! pupil's page has them.

use crate::{
    Error,
    results::{didactic, progress_of_pupil},
};
use domain::{
    ids::PupilId,
    results::{Decimal, DidacticAge, Level, Progress, TestKind},
};
use jiff::civil::Date;
use policy::InSchool;
use store::{ReadTx, register};

/// Where a pupil stands in one series of tests.
#[derive(Debug, Clone)]
pub struct SubjectStanding {
    /// All sittings of the series up to the day that counts.
    pub progress: Progress,
    /// The didactic age at the newest sitting.
    pub age: Option<DidacticAge>,
}

impl SubjectStanding {
    /// The subject, or the series when it has none.
    pub fn subject(&self) -> &str {
        let latest = self.progress.latest();
        self.progress.subject().unwrap_or(&latest.test.series.0)
    }

    /// The level at the newest sitting.
    pub fn level(&self) -> Option<Level> {
        self.progress.latest().levels.main()
    }

    /// The didactic growth in per cent, when the newest sitting has a didactic age equivalent.
    pub fn didactic_growth(&self) -> Option<i64> {
        let dle: Decimal = self.progress.latest().dle?;
        Some(self.age?.growth(dle)?.per_cent)
    }
}

/// The series of a pupil that say where it stands, up to a day, those of the subjects of the plan when it names some. Of a
/// subject with several series the one with the newest sitting.
///
/// # Errors
/// When the database fails.
pub(super) async fn standing_by_subject(
    tx: &mut ReadTx,
    scope: &InSchool,
    (pupil, until): (PupilId, Date),
    subjects: &[String],
) -> Result<Vec<SubjectStanding>, Error> {
    let all = progress_of_pupil(tx, scope, pupil, until).await?;
    let found = register::pupil(tx, scope, pupil).await?.ok_or(Error::NotFound)?;
    let enrolments = register::enrolments_of_pupil(tx, scope, pupil).await?;
    let convention = didactic::convention(tx, scope).await?.convention;
    let is_asked = |one: &Progress| {
        subjects.is_empty()
            || one.subject().is_some_and(|subject| subjects.iter().any(|asked| asked == subject))
    };
    let says = |one: &Progress| {
        let latest = one.latest();
        latest.test.kind == TestKind::Standard && latest.has_standing()
    };
    let mut newest: Vec<Progress> = Vec::new();
    for progress in all.into_iter().filter(|one| is_asked(one) && says(one)) {
        match newest.iter_mut().find(|one| one.subject().is_some() && one.subject() == progress.subject()) {
            Some(known) if known.latest().taken_on < progress.latest().taken_on => *known = progress,
            Some(_) => {}
            None => newest.push(progress),
        }
    }
    let standing = |progress: Progress| {
        let day = progress.latest().taken_on;
        let age = didactic::didactic_age(&found, &enrolments, day, convention);
        SubjectStanding { progress, age }
    };
    Ok(newest.into_iter().map(standing).collect())
}
