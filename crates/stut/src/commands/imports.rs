//! `stut imports`: the list, and undoing one.

use super::{Session, Stop, answer, stop};
use crate::cli::Imports;
use app::imports::{counts_in_words, imports, kind_in_words, roll_back};
use domain::ids::ImportNo;

pub(super) async fn run(session: &Session, what: Imports) -> Result<(), Stop> {
    let (ctx, texts) = (session.ctx(), session.texts);
    match what {
        Imports::List { school } => {
            let (_, list, _) = imports(&ctx, &school, 1).await.map_err(|error| stop(texts, &error))?;
            for import in list {
                let kind = kind_in_words(texts, import.kind);
                let figures = counts_in_words(texts, import.counts);
                let undone = import.rolled_back_at.map_or("", |_| texts.import_rolled_back());
                answer(&format!(
                    "{}\t{}\t{kind}\t{figures}\t{}\t{undone}",
                    import.no, import.made_at, import.file_name
                ));
            }
        }
        Imports::RollBack { school, no } => {
            roll_back(&ctx, &school, ImportNo(no)).await.map_err(|error| stop(texts, &error))?;
            answer(&texts.import_is_rolled_back(no));
        }
    }
    Ok(())
}
