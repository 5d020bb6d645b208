//! `stut import norms`.

use super::{Session, Stop, answer, say_all, stop};
use app::{
    register,
    results::{
        norm_import::{self, NormFile, NormNotice, NormsRead},
        norm_words::{effect_in_words, norm_message},
    },
};
use std::path::Path;

/// Brings in norm tables of one school: all of the file, or nothing with every problem.
pub(super) async fn import(
    session: &Session,
    path: &Path,
    school: Option<String>,
    source: Option<String>,
) -> Result<(), Stop> {
    let (ctx, texts) = (session.ctx(), session.texts);
    let shown = path.display().to_string();
    let Ok(bytes) = std::fs::read(path) else {
        let line = format!("{shown}:1: {}: {}", texts.norms_field_file(), texts.problem_unreadable());
        return Err(Stop::Refused(vec![line, texts.cli_nothing_saved().to_owned()]));
    };
    let school = match school {
        Some(school) => school,
        None => only_school(session).await?,
    };
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let file = NormFile { name, bytes, source };
    let read = norm_import::import(&ctx, &school, &file).await.map_err(|error| stop(texts, &error))?;
    let lines = |problems: &[NormNotice]| -> Vec<String> {
        problems.iter().map(|problem| norm_message(texts, &shown, problem)).collect()
    };
    match read {
        NormsRead::Refused(problems) => {
            let mut lines = lines(&problems);
            lines.push(texts.cli_nothing_saved().to_owned());
            Err(Stop::Refused(lines))
        }
        NormsRead::Good(plan) => {
            say_all(&lines(&plan.notices));
            let tables = texts.norms_tables_count(plan.tables.len());
            answer(&texts.cli_norms_done(effect_in_words(texts, &plan).join(" "), school, tables));
            Ok(())
        }
    }
}

/// The code of the only school.
async fn only_school(session: &Session) -> Result<String, Stop> {
    let schools = register::schools(&session.ctx()).await.map_err(|error| stop(session.texts, &error))?;
    match schools.as_slice() {
        [only] => Ok(only.codes.code()),
        [] => Err(Stop::Refused(vec![session.texts.cli_not_found().to_owned()])),
        _ => Err(Stop::Usage(session.texts.cli_norms_which_school().to_owned())),
    }
}
