//! The description of the role: one page that says how the coordinator works here. A version that was agreed stays as it was;
//! who wants to change it begins the next one.

use super::{
    description_start::starting_texts,
    forms::{LONGEST_LINE, LONGEST_TEXT, Problem, Saved, Wrong, check_filled, check_length, line, text},
    models::may_edit,
};
use crate::{Ctx, Error};
use domain::{Personal, register::School, roles::RoleDescription};
use i18n::Texts;
use jiff::civil::Date;
use policy::{Action, InSchool};
use std::collections::BTreeMap;
use store::{Reads, StoreError, audit::Deed, roles as kept, trust};

/// A section of the description.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DescriptionSection {
    /// How the coordinator works here, in short.
    Purpose,
    /// What may be expected of her.
    Expect,
    /// What may not.
    Not,
    /// Who is responsible for what.
    Responsible,
    /// Her time.
    Time,
    /// What the team expects, and what was agreed about it.
    Team,
    /// When and how to find her.
    Contact,
}

impl DescriptionSection {
    /// All, in the order of the page.
    pub const ALL: [Self; 7] =
        [Self::Purpose, Self::Expect, Self::Not, Self::Responsible, Self::Time, Self::Team, Self::Contact];

    /// The code in the database and in forms.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Purpose => "purpose",
            Self::Expect => "expect",
            Self::Not => "not",
            Self::Responsible => "responsible",
            Self::Time => "time",
            Self::Team => "team",
            Self::Contact => "contact",
        }
    }
}

/// The description of a school's role.
#[derive(Debug, Clone)]
pub struct DescriptionPage {
    /// The school.
    pub school: School,
    /// All versions, the newest first.
    pub versions: Vec<RoleDescription>,
    /// The day it is.
    pub today: Date,
    /// Whether the actor may change it.
    pub may_edit: bool,
}

impl DescriptionPage {
    /// The draft that is being written.
    pub fn draft(&self) -> Option<&RoleDescription> {
        self.versions.first().filter(|newest| newest.agreed.is_none())
    }

    /// The version that holds: the newest that was agreed.
    pub fn agreed(&self) -> Option<&RoleDescription> {
        self.versions.iter().find(|one| one.agreed.is_some())
    }

    /// One version by its number, or the one that holds, or else the draft.
    pub fn version(&self, number: Option<i64>) -> Option<&RoleDescription> {
        match number {
            Some(number) => self.versions.iter().find(|one| one.version == number),
            None => self.agreed().or_else(|| self.draft()),
        }
    }
}

/// The versions of the description. Who may not change it does not see the draft.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn description_page(ctx: &Ctx, school: &str) -> Result<DescriptionPage, Error> {
    let (scope, school) = ctx.school(school, Action::ViewRole).await?;
    let may_edit = may_edit(ctx, &school);
    let mut versions = kept::descriptions(&mut ctx.read().await?, &scope).await?;
    versions.retain(|one| may_edit || one.agreed.is_some());
    Ok(DescriptionPage { school, versions, today: ctx.today(), may_edit })
}

/// The draft, for who may change it.
///
/// # Errors
/// [`Error::NotFound`] when there is no draft.
pub async fn description_draft(ctx: &Ctx, school: &str) -> Result<(School, RoleDescription), Error> {
    let (scope, school) = ctx.school(school, Action::EditRole).await?;
    let draft = draft(&mut ctx.read().await?, &scope).await?.ok_or(Error::NotFound)?;
    Ok((school, draft))
}

async fn draft(tx: &mut impl Reads, scope: &InSchool) -> Result<Option<RoleDescription>, Error> {
    let newest = kept::descriptions(tx, scope).await?.into_iter().next();
    Ok(newest.filter(|one| one.agreed.is_none()))
}

/// Begins the next version: with the texts of the one that holds, or with texts made from what is known. When there is a
/// draft already it is left alone.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school in sight, [`Error::Forbidden`] when it is not allowed.
pub async fn begin_description(ctx: &Ctx, texts: &Texts, school: &str) -> Result<School, Error> {
    let (scope, school) = ctx.school(school, Action::EditRole).await?;
    let mut tx = ctx.write().await?;
    let newest = kept::descriptions(&mut tx, &scope).await?.into_iter().next();
    let sections = match &newest {
        Some(newest) if newest.agreed.is_none() => {
            tx.undo().await?;
            return Ok(school);
        }
        Some(newest) => newest.sections.clone(),
        None => starting_texts(ctx, &mut tx, &scope, texts).await?,
    };
    let draft = RoleDescription {
        version: newest.map_or(1, |newest| newest.version + 1),
        sections,
        changed_at: ctx.now(),
        author: author(ctx, &mut tx).await?,
        agreed: None,
        save_no: 0,
    };
    match kept::put_draft(&mut tx, &scope, &draft).await {
        // Two who begin at once: the second finds the draft of the first.
        Err(StoreError::AlreadyThere) => tx.undo().await?,
        begun => {
            begun?;
            tx.commit(&ctx.event(school.id, Deed::RoleDescriptionWritten)).await?;
        }
    }
    Ok(school)
}

async fn author(ctx: &Ctx, tx: &mut impl Reads) -> Result<Personal<String>, Error> {
    let account = trust::account(tx, ctx.own()?.account()).await?.ok_or(Error::NotFound)?;
    Ok(account.name)
}

/// Saves the draft by somebody who looked at this saving of it. `fill` puts the starting text into sections without words.
///
/// # Errors
/// As for [`description_draft`].
pub async fn write_description(
    ctx: &Ctx,
    texts: &Texts,
    school: &str,
    (save_no, typed, fill): (i64, &BTreeMap<String, String>, bool),
) -> Result<Saved<RoleDescription>, Error> {
    let (scope, school) = ctx.school(school, Action::EditRole).await?;
    let mut wrong = Wrong::new();
    let mut sections = BTreeMap::new();
    for section in DescriptionSection::ALL {
        let words = text(typed.get(section.code()).map_or("", String::as_str));
        check_length(&mut wrong, section.code(), &words, LONGEST_TEXT);
        sections.insert(section.code().to_owned(), words);
    }
    if !wrong.is_empty() {
        return Ok(Saved::Wrong(wrong));
    }
    let mut tx = ctx.write().await?;
    let now = draft(&mut tx, &scope).await?.ok_or(Error::NotFound)?;
    if fill {
        for (code, start) in starting_texts(ctx, &mut tx, &scope, texts).await? {
            let words = sections.entry(code).or_default();
            if words.is_empty() {
                *words = start;
            }
        }
    }
    let author = author(ctx, &mut tx).await?;
    let next = RoleDescription { sections, changed_at: ctx.now(), author, save_no, ..now.clone() };
    // A draft that was never saved has no number 0 any more: it would begin another version.
    if save_no > 0 && kept::put_draft(&mut tx, &scope, &next).await? {
        tx.commit(&ctx.event(school.id, Deed::RoleDescriptionWritten)).await?;
        return Ok(Saved::Yes(RoleDescription { save_no: save_no + 1, ..next }));
    }
    tx.undo().await?;
    Ok(Saved::Meanwhile(Box::new(now)))
}

/// What one fills in when the draft is agreed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TypedAgreement {
    /// The day, as ISO 8601.
    pub on: String,
    /// By whom: the team, the principal, the council.
    pub by: String,
}

/// Marks the draft as agreed; it is never changed again.
///
/// # Errors
/// As for [`description_draft`].
pub async fn agree_description(
    ctx: &Ctx,
    school: &str,
    (save_no, typed): (i64, &TypedAgreement),
) -> Result<Saved<RoleDescription>, Error> {
    let (scope, school) = ctx.school(school, Action::EditRole).await?;
    let mut wrong = Wrong::new();
    let by = line(&typed.by);
    check_filled(&mut wrong, "by", &by, LONGEST_LINE);
    let on = match typed.on.trim().parse::<Date>() {
        Ok(day) if day <= ctx.today() => Some(day),
        Ok(_) => {
            wrong.push(("on".to_owned(), Problem::Later));
            None
        }
        Err(_) => {
            wrong.push(("on".to_owned(), Problem::NotADay));
            None
        }
    };
    let mut tx = ctx.write().await?;
    let now = draft(&mut tx, &scope).await?.ok_or(Error::NotFound)?;
    if now.sections.values().all(String::is_empty) {
        wrong.push(("sections".to_owned(), Problem::Empty));
    }
    let (Some(on), true) = (on, wrong.is_empty()) else {
        tx.undo().await?;
        return Ok(Saved::Wrong(wrong));
    };
    if kept::agree(&mut tx, &scope, (now.version, save_no), (on, &by)).await? {
        let deed = Deed::RoleDescriptionAgreed { version: now.version };
        tx.commit(&ctx.event(school.id, deed)).await?;
        return Ok(Saved::Yes(RoleDescription { agreed: Some((on, by)), ..now }));
    }
    tx.undo().await?;
    Ok(Saved::Meanwhile(Box::new(now)))
}

/// Throws the draft away, by somebody who looked at this saving of it; what was agreed stays.
///
/// # Errors
/// As for [`description_draft`].
pub async fn drop_description(
    ctx: &Ctx,
    school: &str,
    save_no: i64,
) -> Result<Saved<RoleDescription>, Error> {
    let (scope, school) = ctx.school(school, Action::EditRole).await?;
    let mut tx = ctx.write().await?;
    let now = draft(&mut tx, &scope).await?.ok_or(Error::NotFound)?;
    if !kept::drop_draft(&mut tx, &scope, (now.version, save_no)).await? {
        tx.undo().await?;
        return Ok(Saved::Meanwhile(Box::new(now)));
    }
    tx.commit(&ctx.event(school.id, Deed::RoleDescriptionWritten)).await?;
    Ok(Saved::Yes(now))
}
