//! `stut report`.

use super::{Session, Stop, stop};
use crate::cli::{Format, PupilFormat, Report, SignalsFormat};
use app::results::{
    group_by_key, group_overview, overview_csv, overview_json, pupil_by_key, pupil_json, pupil_pdf,
};
use app::signals::ReportFormat;
use std::{io::Write as _, path::Path};

pub(super) async fn run(session: &Session, what: Report) -> Result<(), Stop> {
    let (ctx, texts) = (session.ctx(), session.texts);
    let failed = |error: app::Error| stop(texts, &error);
    match what {
        Report::GroupOverview { school, group, school_year, format, out } => {
            let id = group_by_key(&ctx, &school, &group, school_year).await.map_err(failed)?;
            let overview = group_overview(&ctx, &school, id, "report").await.map_err(failed)?;
            let bytes = match format {
                Format::Json => overview_json(&overview).map_err(failed)?.into_bytes(),
                Format::Csv => overview_csv(&overview).map_err(failed)?.into_bytes(),
                Format::Html => web::overview_page_by_itself(texts, &overview).map_err(failed)?.into_bytes(),
                Format::Pdf => app::results::overview_pdf(&ctx, texts, &overview).map_err(failed)?,
            };
            write(out.as_deref(), &bytes)
        }
        Report::Signals { school, group, format, out } => {
            let format = match format {
                SignalsFormat::Json => ReportFormat::Json,
                SignalsFormat::Csv => ReportFormat::Csv,
            };
            let signals = app::signals::report(&ctx, &school, group.as_deref(), format).await;
            write(out.as_deref(), signals.map_err(failed)?.as_bytes())
        }
        Report::Pupil { school, pupil, format, out } => {
            let id = pupil_by_key(&ctx, &school, &pupil).await.map_err(failed)?;
            let bytes = match format {
                PupilFormat::Json => pupil_json(&ctx, &school, id).await.map_err(failed)?.into_bytes(),
                PupilFormat::Pdf => pupil_pdf(&ctx, texts, &school, id).await.map_err(failed)?,
            };
            write(out.as_deref(), &bytes)
        }
    }
}

fn write(out: Option<&Path>, bytes: &[u8]) -> Result<(), Stop> {
    match out {
        Some(path) => std::fs::write(path, bytes)
            .map_err(|error| Stop::Refused(vec![format!("{}: {error}", path.display())])),
        None => Ok(std::io::stdout().write_all(bytes)?),
    }
}
