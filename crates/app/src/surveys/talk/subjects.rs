//! The subjects of a talk. Each keeps its number, so that remarks stay under it when others come, go or change places.

use crate::{Ctx, Error};
use anyhow::Context as _;
use domain::ids::SurveyId;
use policy::{Action, InSchool};
use serde::{Deserialize, Serialize};
use store::{
    Reads,
    audit::Deed,
    surveys::{self as kept, KeptPage},
};

/// The most subjects: what one talk can hold, and one key for each.
pub const MOST_SUBJECTS: usize = 9;

/// The longest subject, in letters.
pub const LONGEST_SUBJECT: usize = 400;

/// The name of the page on which they are kept.
const PAGE: &str = "subjects";

/// A subject.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subject {
    /// Its number, which it keeps.
    pub no: i64,
    /// What is talked about.
    pub text: String,
}

/// The subjects in their order.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Subjects {
    /// The subjects.
    pub lines: Vec<Subject>,
    /// The number of the next new one; a number is never given twice.
    next: i64,
    /// Counts the changes; 0 when nobody saved any yet.
    #[serde(skip)]
    pub version: i64,
}

/// What came of saving.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SubjectsSaved {
    /// They are saved.
    Yes,
    /// Nothing is saved: a subject is longer than [`LONGEST_SUBJECT`].
    TooLong,
    /// Nothing is saved: there are more than [`MOST_SUBJECTS`].
    TooMany,
    /// Nothing is saved: somebody else was first. This is how they are now.
    Meanwhile(Subjects),
}

impl Subjects {
    pub(super) async fn load(tx: &mut impl Reads, scope: &InSchool, id: SurveyId) -> Result<Self, Error> {
        let pages = kept::pages(tx, scope, id).await?;
        let Some(page) = pages.into_iter().find(|page| page.name == PAGE) else { return Ok(Self::default()) };
        let read: Self = serde_json::from_str(&page.text).context("the subjects of a talk")?;
        Ok(Self { version: page.version, ..read })
    }

    /// The subject with a number.
    pub fn of_no(&self, no: i64) -> Option<&Subject> {
        self.lines.iter().find(|subject| subject.no == no)
    }

    /// Subjects with these texts in this order. One that was taken away may come back under its number; what has no number
    /// is new.
    fn with(&self, typed: &[(Option<i64>, String)]) -> Self {
        let mut next = self.next.max(1);
        let mut lines: Vec<Subject> = Vec::new();
        for (no, text) in typed {
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            if text.is_empty() {
                continue;
            }
            let is_free = |no: &i64| (1..next).contains(no) && lines.iter().all(|line| line.no != *no);
            let no = no.filter(is_free).unwrap_or_else(|| {
                next += 1;
                next - 1
            });
            lines.push(Subject { no, text });
        }
        Self { lines, next, version: self.version }
    }

    fn problem(&self) -> Option<SubjectsSaved> {
        if self.lines.len() > MOST_SUBJECTS {
            return Some(SubjectsSaved::TooMany);
        }
        let is_long = self.lines.iter().any(|subject| subject.text.chars().count() > LONGEST_SUBJECT);
        is_long.then_some(SubjectsSaved::TooLong)
    }
}

/// Saves the subjects as they were typed, by somebody who looked at this version. An empty one goes.
///
/// # Errors
/// [`Error::NotFound`] when there is no such round in sight, [`Error::Forbidden`] when it is not allowed.
pub async fn save_subjects(
    ctx: &Ctx,
    school: &str,
    (id, version): (SurveyId, i64),
    typed: &[(Option<i64>, String)],
) -> Result<SubjectsSaved, Error> {
    let change = |known: &Subjects| known.with(typed);
    save(ctx, school, (id, Some(version)), change).await
}

/// Adds subjects at the end, whatever others did meanwhile; one that was taken away comes back under its number.
///
/// # Errors
/// As for [`save_subjects`].
pub async fn add_subjects(
    ctx: &Ctx,
    school: &str,
    id: SurveyId,
    added: &[(Option<i64>, String)],
) -> Result<SubjectsSaved, Error> {
    let change = |known: &Subjects| {
        let there = known.lines.iter().map(|one| (Some(one.no), one.text.clone()));
        let is_new = |one: &&(Option<i64>, String)| known.lines.iter().all(|line| line.text != one.1);
        known.with(&there.chain(added.iter().filter(is_new).cloned()).collect::<Vec<_>>())
    };
    save(ctx, school, (id, None), change).await
}

async fn save(
    ctx: &Ctx,
    school: &str,
    (id, version): (SurveyId, Option<i64>),
    change: impl FnOnce(&Subjects) -> Subjects,
) -> Result<SubjectsSaved, Error> {
    let (scope, school) = ctx.school(school, Action::EditSurveys).await?;
    let mut tx = ctx.write().await?;
    super::not_a_draft(&mut tx, &scope, id).await?;
    let known = Subjects::load(&mut tx, &scope, id).await?;
    let changed = change(&known);
    if let Some(problem) = changed.problem() {
        tx.undo().await?;
        return Ok(problem);
    }
    if version.is_some_and(|version| version != known.version) && changed.lines != known.lines {
        tx.undo().await?;
        return Ok(SubjectsSaved::Meanwhile(known));
    }
    let page = KeptPage {
        name: PAGE.to_owned(),
        text: serde_json::to_string(&changed).context("the subjects of a talk")?,
        changed_at: ctx.now(),
        version: known.version,
    };
    if changed.lines == known.lines {
        tx.undo().await?;
        return Ok(SubjectsSaved::Yes);
    }
    if !kept::put_page(&mut tx, &scope, id, &page).await? {
        tx.undo().await?;
        let now = Subjects::load(&mut ctx.read().await?, &scope, id).await?;
        return Ok(SubjectsSaved::Meanwhile(now));
    }
    tx.commit(&ctx.event(school.id, Deed::SurveyPageWritten { survey: id, page: PAGE })).await?;
    Ok(SubjectsSaved::Yes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(lines: &[(Option<i64>, &str)]) -> Vec<(Option<i64>, String)> {
        lines.iter().map(|(no, text)| (*no, (*text).to_owned())).collect()
    }

    fn numbers(subjects: &Subjects) -> Vec<(i64, &str)> {
        subjects.lines.iter().map(|one| (one.no, one.text.as_str())).collect()
    }

    #[test]
    fn a_subject_keeps_its_number_and_a_number_is_never_given_twice() {
        let first = Subjects::default().with(&typed(&[(None, "tijd"), (None, " "), (None, "rol  nu")]));
        assert_eq!(numbers(&first), [(1, "tijd"), (2, "rol nu")]);
        let moved = first.with(&typed(&[(Some(2), "rol"), (Some(1), "")]));
        assert_eq!(numbers(&moved), [(2, "rol")]);
        let more =
            moved.with(&typed(&[(None, "later"), (Some(2), "rol"), (Some(2), "nog eens"), (Some(1), "oud")]));
        assert_eq!(numbers(&more), [(3, "later"), (2, "rol"), (4, "nog eens"), (1, "oud")]);
    }
}
