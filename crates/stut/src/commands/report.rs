//! `stut report`.

use super::{Session, Stop, stop};
use crate::cli::{CalendarFormat, Format, PupilFormat, PupilPlanReport, Report, RouteFormat, SignalsFormat};
use app::calendar::{YearReportFormat, year_report};
use app::plans::group::{group_plan, group_plan_json, group_plan_pdf, newest_plan};
use app::plans::pupil::{PlanForm, plan_file, plan_to_report, pupil_plan};
use app::results::{
    GroupOverview, group_by_key, group_overview, overview_csv, overview_json, overview_pdf, pupil_by_key,
    pupil_json, pupil_pdf,
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
            let bytes = overview_file(session, &overview, format).await.map_err(failed)?;
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
        Report::Agreements { school, format, out } => {
            let agreements = app::agreements::agreements_report(&ctx, &school, list_format(format)).await;
            write(out.as_deref(), agreements.map_err(failed)?.as_bytes())
        }
        Report::Calendar { school, school_year, format, out } => {
            let year = (school_year, year_format(format));
            let plan = year_report(&ctx, &school, year, texts.language()).await.map_err(failed)?;
            write(out.as_deref(), plan.as_bytes())
        }
        Report::SupportPlan(what) => pupil_plan_file(session, what, PlanKind::Support).await,
        Report::Opp(what) => pupil_plan_file(session, what, PlanKind::Development).await,
        Report::Cases { school, format, out } => {
            let language = texts.language();
            let cases = match format {
                SignalsFormat::Json => app::route::cases_json(&ctx, &school, language).await,
                SignalsFormat::Csv => app::route::cases_csv(&ctx, &school, language).await,
            };
            write(out.as_deref(), cases.map_err(failed)?.as_bytes())
        }
        Report::Route { school, format: RouteFormat::Json, out } => {
            let route = app::route::route_json(&ctx, &school, texts.language()).await.map_err(failed)?;
            write(out.as_deref(), route.as_bytes())
        }
        Report::Signals { school, group, format, out } => {
            let signals = app::signals::report(&ctx, &school, group.as_deref(), list_format(format)).await;
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

const fn list_format(format: SignalsFormat) -> ReportFormat {
    match format {
        SignalsFormat::Json => ReportFormat::Json,
        SignalsFormat::Csv => ReportFormat::Csv,
    }
}

const fn year_format(format: CalendarFormat) -> YearReportFormat {
    match format {
        CalendarFormat::Json => YearReportFormat::Json,
        CalendarFormat::Csv => YearReportFormat::Csv,
        CalendarFormat::Ics => YearReportFormat::Ics,
    }
}

async fn overview_file(
    session: &Session,
    overview: &GroupOverview,
    format: Format,
) -> Result<Vec<u8>, app::Error> {
    let texts = session.texts;
    Ok(match format {
        Format::Json => overview_json(overview)?.into_bytes(),
        Format::Csv => overview_csv(overview)?.into_bytes(),
        Format::Html => web::overview_page_by_itself(texts, overview)?.into_bytes(),
        Format::Pdf => overview_pdf(&session.ctx(), texts, overview).await?,
    })
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
