//! Notes for the complete file of a pupil (AVG article 15).

use super::{
    lines::{line, shown_on_request},
    request::requested,
};
use crate::{Ctx, Error};
use domain::{Personal, ids::NoteId};
use jiff::Timestamp;
use policy::{NoteView, OfPupil};
use serde::Serialize;
use store::{notes as kept, trust};

/// The notes that go into the file.
#[derive(Debug, Clone)]
pub struct NotesForExport {
    /// Those that who writes the file out may know of, newest first.
    pub notes: Vec<NoteForExport>,
    /// How many there are that she may not even know of: she must ask somebody who may for a complete file.
    pub out_of_sight: usize,
}

/// A note in the file.
#[derive(Debug, Clone, Serialize)]
pub struct NoteForExport {
    /// The note.
    pub id: NoteId,
    /// The name of its category.
    pub category: String,
    /// Who wrote it.
    pub author: Personal<String>,
    /// When it was written.
    pub written_at: Timestamp,
    /// When it was last changed, when it was.
    pub changed_at: Option<Timestamp>,
    /// When it was taken away, when it was.
    pub removed_at: Option<Timestamp>,
    /// What it says.
    pub text: WhatIsSaid,
}

/// The text, or why it is not there.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum WhatIsSaid {
    /// The text.
    Given(Personal<String>),
    /// It is not in the file.
    Withheld(WhyWithheld),
}

/// Why a text is not in the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum WhyWithheld {
    /// Its category is restricted, and who writes the file out is not among its readers.
    Restricted,
}

/// The notes for the complete file of a pupil. Texts that are given on request are in it, and each is written into the
/// audit trail as asked for. Memory aids of one person are not: they are shared with nobody, and so are no part of the
/// file (AP; AVG article 15).
///
/// # Errors
/// When the database fails.
pub async fn for_export(ctx: &Ctx, scope: &OfPupil) -> Result<NotesForExport, Error> {
    let mut tx = ctx.read().await?;
    let place = trust::place_of_pupil(&mut tx, (scope.school(), scope.pupil()), ctx.today()).await?;
    let place = place.ok_or(Error::NotFound)?;
    let all = kept::of_pupil(&mut tx, scope).await?;
    drop(tx);
    let (mut notes, mut out_of_sight) = (Vec::new(), 0);
    for note in all.iter().filter(|note| !note.facts().is_personal()) {
        let Some(seen) = line(ctx, &place, note) else {
            out_of_sight += 1;
            continue;
        };
        if seen.view == NoteView::OnRequest {
            requested(ctx, scope, seen.id, "export").await?;
        }
        let text = shown_on_request(ctx, &place, &note.text);
        notes.push(NoteForExport {
            id: seen.id,
            category: seen.category_name,
            author: seen.author_name,
            written_at: seen.written_at,
            changed_at: seen.changed_at,
            removed_at: seen.removed_at,
            text: text.map_or(WhatIsSaid::Withheld(WhyWithheld::Restricted), WhatIsSaid::Given),
        });
    }
    Ok(NotesForExport { notes, out_of_sight })
}
