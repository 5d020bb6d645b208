//! Finding notes by their words, in texts that the actor may read without asking.

use super::{
    feed::{BATCH, Eyes, FeedLine, with_names},
    lines::this_year,
};
use crate::{Ctx, Error};
use policy::{Action, NoteView};
use store::{fold, notes as kept};

/// Notes that a search shows.
const MOST: usize = 5;

/// Fewer letters find too much.
const FEWEST_LETTERS: usize = 3;

/// The newest notes of this and the last school year with words that begin as typed; nothing for less than three
/// letters. The policy decides about each note that the words are in, and only what it shows as text is a hit.
///
/// # Errors
/// When the actor may not search here or the database fails.
pub async fn search(ctx: &Ctx, school: &str, typed: &str) -> Result<Vec<FeedLine>, Error> {
    let (scope, school) = ctx.school(school, Action::Search).await?;
    if fold(typed).chars().filter(|c| *c != ' ').count() < FEWEST_LETTERS {
        return Ok(Vec::new());
    }
    let (mut hits, mut place) = (Vec::new(), None);
    let mut eyes = Eyes::new(ctx, school.id);
    let since = this_year(ctx).previous();
    while hits.len() < MOST {
        let batch = kept::search(&mut ctx.read().await?, &scope, (typed, since), (place, BATCH)).await?;
        let Some(last) = batch.last() else { break };
        place = Some((last.written_at, last.facts().id));
        for note in &batch {
            hits.extend(eyes.on(note).await?.filter(|seen| seen.view == NoteView::Text));
        }
    }
    hits.truncate(MOST);
    with_names(ctx, &scope, &mut eyes, hits).await
}
