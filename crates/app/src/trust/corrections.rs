//! Corrections of a pupil's file and statements beside it (AVG article 16).

use crate::{Ctx, Error, ctx::new_id};
use domain::{
    Personal,
    ids::{CorrectionId, PupilId},
};
use policy::Action;
pub use store::trust::KeptCorrection;
use store::{audit::Deed, trust as kept};

/// What is added to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CorrectionKind {
    /// Something in the file is not right.
    Correction,
    /// What the guardians or the pupil want to say about it.
    Statement,
}

impl CorrectionKind {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Correction, Self::Statement];

    /// The word for forms and the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Correction => "correction",
            Self::Statement => "statement",
        }
    }
}

/// Who asks for something about a pupil's file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AskedBy {
    /// A guardian with authority.
    Guardian,
    /// The pupil, from sixteen on.
    Pupil,
    /// Somebody else.
    Other,
}

impl AskedBy {
    /// All.
    pub const ALL: [Self; 3] = [Self::Guardian, Self::Pupil, Self::Other];

    /// The word for forms and the database.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Guardian => "guardian",
            Self::Pupil => "pupil",
            Self::Other => "other",
        }
    }
}

/// A correction or a statement to be added.
#[derive(Debug, Clone)]
pub struct NewCorrection {
    /// Which of the two.
    pub kind: CorrectionKind,
    /// What it is about.
    pub about: Personal<String>,
    /// What it should be, or the statement.
    pub text: Personal<String>,
    /// Who asked for it.
    pub asked_by: AskedBy,
}

/// Adds a correction or a statement to a pupil's file. The caller has looked at the texts.
///
/// # Errors
/// [`Error::Forbidden`] when the actor may not, or is nobody with a name.
pub async fn correct_pupil(ctx: &Ctx, school: &str, pupil: PupilId, new: NewCorrection) -> Result<(), Error> {
    let (of_pupil, school) = ctx.pupil(school, pupil, Action::CorrectPupil).await?;
    let author = ctx.actor().account().ok_or(Error::Forbidden)?;
    let mut tx = ctx.write().await?;
    let account = kept::account(&mut tx, author).await?.ok_or(Error::Forbidden)?;
    let one = KeptCorrection {
        id: CorrectionId(new_id()),
        kind: new.kind.code().to_owned(),
        about: new.about,
        text: new.text,
        asked_by: new.asked_by.code().to_owned(),
        author,
        author_name: account.name,
        made_at: ctx.now(),
    };
    kept::add_correction(&mut tx, &of_pupil, &one).await?;
    tx.commit(&ctx.event(school.id, Deed::PupilCorrected { pupil, kind: new.kind.code() })).await?;
    Ok(())
}
