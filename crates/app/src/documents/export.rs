//! Documents for the complete file of a pupil (AVG article 15).

use super::list::{Named, line};
use crate::{Ctx, Error, notes::this_year};
use domain::{Personal, ids::DocumentId};
use jiff::Timestamp;
use policy::{MayOpen, NoteView, OfPupil};
use store::{audit::Deed, documents as kept, trust};

/// The documents that go into the file.
#[derive(Debug, Clone)]
pub struct DocumentsForExport {
    /// Those that who writes the file out may know of, oldest first.
    pub documents: Vec<DocumentForExport>,
    /// How many there are that she may not even know of.
    pub out_of_sight: usize,
}

/// A document in the file.
#[derive(Debug, Clone)]
pub struct DocumentForExport {
    /// The document.
    pub id: DocumentId,
    /// The name of its category.
    pub category: String,
    /// Who added it.
    pub author: Personal<String>,
    /// When.
    pub added_at: Timestamp,
    /// When it was taken away, when it was.
    pub removed_at: Option<Timestamp>,
    /// What it is and its content; none when its category is restricted and who writes the file out is not among its
    /// readers.
    pub given: Option<(Named, Personal<Vec<u8>>)>,
}

/// The documents for the complete file of a pupil. Those that are given on request are in it, and each is written into the
/// audit trail as asked for. Memory aids of one person are not, as with notes.
///
/// # Errors
/// When the database fails.
pub async fn for_export(ctx: &Ctx, scope: &OfPupil) -> Result<DocumentsForExport, Error> {
    let mut tx = ctx.read().await?;
    let place = trust::place_of_pupil(&mut tx, (scope.school(), scope.pupil()), ctx.today()).await?;
    let place = place.ok_or(Error::NotFound)?;
    let all = kept::documents_of_pupil(&mut tx, scope).await?;
    drop(tx);
    let (mut documents, mut out_of_sight) = (Vec::new(), 0);
    for document in all.iter().rev().filter(|one| !one.facts().is_personal()) {
        let Some(seen) = line(ctx, &place, document) else {
            out_of_sight += 1;
            continue;
        };
        let given = match MayOpen::on_request(ctx.actor(), &place, document.facts(), this_year(ctx)) {
            Ok(proof) => {
                if seen.view == NoteView::OnRequest {
                    let (id, why) = (seen.id.to_string(), "export".to_owned());
                    let deed = Deed::DocumentRequested { pupil: scope.pupil(), document: id, why };
                    ctx.record(Some(scope.school()), deed).await?;
                }
                let content = kept::content(&mut ctx.read().await?, scope, &proof).await?;
                seen.named.zip(content)
            }
            Err(_) => None,
        };
        documents.push(DocumentForExport {
            id: seen.id,
            category: seen.category_name,
            author: seen.author_name,
            added_at: seen.added_at,
            removed_at: seen.removed_at,
            given,
        });
    }
    Ok(DocumentsForExport { documents, out_of_sight })
}
