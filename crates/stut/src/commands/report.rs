//! `stut report`.

use super::{Session, Stop, stop};
use crate::cli::{Format, PupilFormat, PupilPlanReport, Report, SignalsFormat};
use app::plans::group::{group_plan, group_plan_json, group_plan_pdf, newest_plan};
use app::plans::pupil::{PlanForm, plan_file, plan_to_report, pupil_plan};
use app::results::{
    group_by_key, group_overview, overview_csv, overview_json, pupil_by_key, pupil_json, pupil_pdf,
};
use app::signals::ReportFormat;
use domain::plans::PlanKind;
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
                Format::Pdf => app::results::overview_pdf(&ctx, texts, &overview).await.map_err(failed)?,
            };
            write(out.as_deref(), &bytes)
        }
        Report::GroupPlan { school, group, school_year, plan, format, out } => {
            let id = group_by_key(&ctx, &school, &group, school_year).await.map_err(failed)?;
            let plan = match plan {
                Some(plan) => plan,
                None => newest_plan(&ctx, &school, id).await.map_err(failed)?,
            };
            let found = group_plan(&ctx, texts, &school, (id, plan), "report").await.map_err(failed)?;
            let bytes = match format {
                PupilFormat::Json => group_plan_json(&found).map_err(failed)?.into_bytes(),
                PupilFormat::Pdf => group_plan_pdf(&ctx, texts, &found).await.map_err(failed)?,
            };
            write(out.as_deref(), &bytes)
        }
        Report::SupportPlan(what) => pupil_plan_file(session, what, PlanKind::Support).await,
        Report::Opp(what) => pupil_plan_file(session, what, PlanKind::Development).await,
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

async fn pupil_plan_file(session: &Session, what: PupilPlanReport, kind: PlanKind) -> Result<(), Stop> {
    let (ctx, texts) = (session.ctx(), session.texts);
    let failed = |error: app::Error| stop(texts, &error);
    let pupil = pupil_by_key(&ctx, &what.school, &what.pupil).await.map_err(failed)?;
    let plan = plan_to_report(&ctx, &what.school, (pupil, what.plan), kind).await.map_err(failed)?;
    let found = pupil_plan(&ctx, texts, &what.school, (pupil, plan), "report").await.map_err(failed)?;
    let form = match what.format {
        PupilFormat::Json => PlanForm::Json,
        PupilFormat::Pdf => PlanForm::Pdf,
    };
    let bytes = plan_file(&ctx, texts, &found, form).await.map_err(failed)?;
    write(what.out.as_deref(), &bytes)
}

fn write(out: Option<&Path>, bytes: &[u8]) -> Result<(), Stop> {
    match out {
        Some(path) => std::fs::write(path, bytes)
            .map_err(|error| Stop::Refused(vec![format!("{}: {error}", path.display())])),
        None => Ok(std::io::stdout().write_all(bytes)?),
    }
}
