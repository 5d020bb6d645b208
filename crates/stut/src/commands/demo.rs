//! `stut demo`: the invented school, brought in through the same door as a real one.

use super::{Session, Stop, answer, stop};
use app::demo;
use std::{fs::File, io::BufWriter, path::Path};

/// Makes the demo school, unless this database has a school already.
pub(super) async fn fill(session: &Session) -> Result<(), Stop> {
    let texts = session.texts;
    let made = demo::fill(&session.ctx()).await.map_err(|error| stop(texts, &error))?;
    if made {
        answer(texts.demo_made());
    }
    // Only the demo school has these accounts, and their password is no secret.
    let is_demo = app::register::schools(&session.ctx()).await.map_err(|error| stop(texts, &error))?;
    if is_demo.iter().any(demo::is_demo) {
        answer(texts.demo_accounts());
        answer(&format!("password: {}", demo::PASSWORD));
    }
    Ok(())
}

/// Writes the files of the demo school, to try an import with.
pub(super) fn write_files(folder: &Path) -> Result<(), Stop> {
    std::fs::create_dir_all(folder)?;
    for (name, bytes) in demo::files()? {
        let path = folder.join(name);
        let mut file = BufWriter::new(File::create(&path)?);
        std::io::copy(&mut bytes.as_slice(), &mut file)?;
        answer(&path.display().to_string());
    }
    Ok(())
}
