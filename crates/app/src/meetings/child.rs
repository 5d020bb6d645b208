//! The form that a child fills in: large, plain, with faces and a few words. What it says can be offered as the pupil's own
//! view among the needs.

use super::{
    open::open,
    page::{TalkPage, talk_page},
    texts::{TextSaved, TextTyped, write_in},
};
use crate::{
    Ctx, Error,
    needs::{self, LineSaved, TypedLine},
};
use domain::{Personal, ids::TalkId, needs::NeedKind};
use i18n::{Language, Texts};
use policy::Action;

/// The part of the texts of a talk that a child writes.
pub(super) const CHILD: &str = "child";

/// A question of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChildField {
    /// How it is at school: a face.
    School,
    /// How learning goes: a face.
    Learning,
    /// How it is with other children: a face.
    Others,
    /// What it is good at.
    Proud,
    /// What is hard.
    Hard,
    /// What helps.
    Helps,
    /// What it wishes.
    Wish,
}

/// The questions, in their order.
pub const CHILD_FIELDS: [ChildField; 7] = [
    ChildField::School,
    ChildField::Learning,
    ChildField::Others,
    ChildField::Proud,
    ChildField::Hard,
    ChildField::Helps,
    ChildField::Wish,
];

impl ChildField {
    /// The code in the database and in the form.
    pub const fn code(self) -> &'static str {
        match self {
            Self::School => "school",
            Self::Learning => "learning",
            Self::Others => "others",
            Self::Proud => "proud",
            Self::Hard => "hard",
            Self::Helps => "helps",
            Self::Wish => "wish",
        }
    }

    /// Whether it is answered with a face.
    pub const fn is_face(self) -> bool {
        matches!(self, Self::School | Self::Learning | Self::Others)
    }

    /// The question, to the child.
    pub fn question(self, texts: &Texts) -> &'static str {
        match self {
            Self::School => texts.meeting_child_school(),
            Self::Learning => texts.meeting_child_learning(),
            Self::Others => texts.meeting_child_others(),
            Self::Proud => texts.meeting_child_proud(),
            Self::Hard => texts.meeting_child_hard(),
            Self::Helps => texts.meeting_child_helps(),
            Self::Wish => texts.meeting_child_wish(),
        }
    }

    /// The answer in words: of a face what it means.
    pub fn said(self, texts: &Texts, answer: &str) -> String {
        match (self.is_face(), answer) {
            (true, "good") => texts.meeting_child_good().to_owned(),
            (true, "so_so") => texts.meeting_child_so_so().to_owned(),
            (true, "bad") => texts.meeting_child_bad().to_owned(),
            (true, _) => String::new(),
            (false, words) => words.to_owned(),
        }
    }
}

/// The form of a talk with one child.
///
/// # Errors
/// [`Error::NotFound`] when there is no such talk in sight or it has no such form, [`Error::Forbidden`] when it is not for the
/// actor.
pub async fn child_page(ctx: &Ctx, code: &str, talk: TalkId, language: Language) -> Result<TalkPage, Error> {
    let page = talk_page(ctx, code, talk, ("talk", language)).await?;
    if !page.opened.has_part(CHILD) || !page.may_write {
        return Err(Error::NotFound);
    }
    Ok(page)
}

/// What came of saving the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChildSaved {
    /// It is saved.
    Yes,
    /// An answer is too long.
    TooLong,
    /// The talk does not go on.
    Frozen,
    /// Somebody else saved an answer in the meantime; nothing of it is lost.
    Meanwhile,
}

/// Saves the answers, each over the version that was looked at.
///
/// # Errors
/// [`Error::NotFound`] when there is no such talk in sight or it has no such form, [`Error::Forbidden`] when it is not for the
/// actor.
pub async fn save_child(
    ctx: &Ctx,
    code: &str,
    talk: TalkId,
    answers: &[(ChildField, Personal<String>, i64)],
) -> Result<ChildSaved, Error> {
    let opened = open(ctx, code, talk, (Action::WriteTalk, Language::Nl)).await?;
    if !opened.has_part(CHILD) {
        return Err(Error::NotFound);
    }
    let mut saved = ChildSaved::Yes;
    for (field, text, version) in answers {
        if text.reveal().is_empty() && *version == 0 {
            continue;
        }
        let typed = TextTyped {
            part: CHILD.to_owned(),
            field: field.code().to_owned(),
            text: text.clone(),
            version: *version,
        };
        match write_in(ctx, &opened, &typed).await? {
            TextSaved::Yes(_) => {}
            TextSaved::TooLong => saved = ChildSaved::TooLong,
            TextSaved::Frozen => return Ok(ChildSaved::Frozen),
            TextSaved::Meanwhile(_) => saved = ChildSaved::Meanwhile,
            TextSaved::NoSuchPlace => return Err(Error::NotFound),
        }
    }
    Ok(saved)
}

/// What came of offering what a child said as its own view.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Offered {
    /// So many lines stand among the needs now.
    Yes(usize),
    /// It said nothing yet.
    Nothing,
}

/// Puts what a child said in words among its needs, as its own view; what stands there already is not put there twice.
///
/// # Errors
/// [`Error::NotFound`] when there is no such talk in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn offer_view(ctx: &Ctx, code: &str, talk: TalkId, texts: &Texts) -> Result<Offered, Error> {
    let page = child_page(ctx, code, talk, texts.language()).await?;
    let pupil = page.opened.pupil().ok_or(Error::NotFound)?;
    let said: Vec<String> = CHILD_FIELDS
        .iter()
        .filter(|field| !field.is_face())
        .map(|field| (field, page.text(CHILD, field.code())))
        .filter(|(_, said)| !said.is_empty())
        .map(|(field, said)| format!("{} {said}", field.question(texts)))
        .collect();
    if said.is_empty() {
        return Ok(Offered::Nothing);
    }
    let known = needs::of_pupil(ctx, code, (pupil, None), texts.language()).await?;
    let mut added = 0_usize;
    for text in said {
        let is_there =
            known.lines.iter().any(|line| line.kind == NeedKind::ChildView && *line.text.reveal() == text);
        if is_there {
            continue;
        }
        let line = TypedLine {
            kind: NeedKind::ChildView.code().to_owned(),
            text: Personal::new(text),
            ..TypedLine::default()
        };
        let saved = needs::save_line(ctx, code, (pupil, needs::new_line_id()), &line).await?;
        added += usize::from(matches!(saved, LineSaved::Yes(_)));
    }
    Ok(Offered::Yes(added))
}
