//! The report of a round: the figures fill themselves in, three texts are written by the coordinator.

use super::talk::{self, Talk};
use crate::{Ctx, Error};
use domain::ids::SurveyId;
use jiff::Timestamp;
use policy::Action;
use store::{
    audit::Deed,
    surveys::{self as kept, KeptPage},
};

/// The longest text, in letters: some ten pages.
pub const LONGEST_REPORT_TEXT: usize = 40_000;

/// A text of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportText {
    /// Why it was asked.
    Introduction,
    /// What follows from the figures.
    Conclusions,
    /// What should happen.
    Recommendations,
}

impl ReportText {
    /// All, in the order of the report.
    const ALL: [Self; 3] = [Self::Introduction, Self::Conclusions, Self::Recommendations];

    /// The code in addresses and in the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Introduction => "introduction",
            Self::Conclusions => "conclusions",
            Self::Recommendations => "recommendations",
        }
    }

    /// By its code.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// A text of the report as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// Which.
    pub which: ReportText,
    /// The text; empty when nobody wrote it yet.
    pub text: String,
    /// When it was written.
    pub changed_at: Option<Timestamp>,
    /// Counts the changes; 0 when nobody wrote it yet.
    pub version: i64,
}

/// The report of a round, without the figures.
#[derive(Debug, Clone)]
pub struct Report {
    /// The talk, with its subjects, remarks and agreements.
    pub talk: Talk,
    /// Why it was asked.
    pub introduction: Written,
    /// What follows from the figures.
    pub conclusions: Written,
    /// What should happen.
    pub recommendations: Written,
}

/// What came of saving a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TextSaved {
    /// It is saved, and has this version now.
    Yes(i64),
    /// Nothing is saved: it has more than [`LONGEST_REPORT_TEXT`] letters.
    TooLong,
    /// Nothing is saved: somebody else was first. This is how it is now.
    Meanwhile(Written),
}

fn written(pages: &[KeptPage], which: ReportText) -> Written {
    match pages.iter().find(|page| page.name == which.code()) {
        Some(page) => Written {
            which,
            text: page.text.clone(),
            changed_at: Some(page.changed_at),
            version: page.version,
        },
        None => Written { which, text: String::new(), changed_at: None, version: 0 },
    }
}

/// The report of a round.
///
/// # Errors
/// [`Error::NotFound`] when there is no such round in sight or it is a draft, [`Error::Forbidden`] when it is not allowed.
pub async fn report(ctx: &Ctx, school: &str, id: SurveyId) -> Result<Report, Error> {
    let talk = talk::talk(ctx, school, id).await?;
    let (scope, _) = ctx.school(school, Action::ViewSurveys).await?;
    let pages = kept::pages(&mut ctx.read().await?, &scope, id).await?;
    Ok(Report {
        talk,
        introduction: written(&pages, ReportText::Introduction),
        conclusions: written(&pages, ReportText::Conclusions),
        recommendations: written(&pages, ReportText::Recommendations),
    })
}

/// Saves a text of the report, by somebody who looked at this version.
///
/// # Errors
/// As for [`report`].
pub async fn save_report_text(
    ctx: &Ctx,
    school: &str,
    (id, which, version): (SurveyId, ReportText, i64),
    text: &str,
) -> Result<TextSaved, Error> {
    let (scope, school) = ctx.school(school, Action::EditSurveys).await?;
    let text = text.replace("\r\n", "\n").trim_end().to_owned();
    if text.chars().count() > LONGEST_REPORT_TEXT {
        return Ok(TextSaved::TooLong);
    }
    let mut tx = ctx.write().await?;
    talk::not_a_draft(&mut tx, &scope, id).await?;
    let known = written(&kept::pages(&mut tx, &scope, id).await?, which);
    if text == known.text {
        tx.undo().await?;
        return Ok(TextSaved::Yes(known.version));
    }
    let page = KeptPage { name: which.code().to_owned(), text, changed_at: ctx.now(), version };
    if version != known.version || !kept::put_page(&mut tx, &scope, id, &page).await? {
        tx.undo().await?;
        return Ok(TextSaved::Meanwhile(known));
    }
    tx.commit(&ctx.event(school.id, Deed::SurveyPageWritten { survey: id, page: which.code() })).await?;
    Ok(TextSaved::Yes(version + 1))
}
