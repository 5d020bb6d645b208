//! The year plan for other programs: JSON, CSV, or an iCalendar file to bring in once.

use super::{
    feed::{event, whole_days},
    year_plan::{ForWhom, YearFilter, YearItem, YearPlan, year_plan},
};
use crate::{Ctx, Error, results::harmless};
use anyhow::Context as _;
use domain::SchoolYear;
use i18n::Language;
use icalendar::Calendar;
use serde::Serialize;

/// As what the year plan is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum YearReportFormat {
    /// A list of objects.
    Json,
    /// Semicolons, as Dutch spreadsheet programs open it.
    Csv,
    /// iCalendar.
    Ics,
}

#[derive(Serialize)]
struct Row {
    kind: &'static str,
    title: String,
    from: String,
    until: String,
    year_groups: Vec<u8>,
    roles: Vec<&'static str>,
    asks: &'static str,
    done: Vec<String>,
    missing: Vec<String>,
    source: Option<String>,
}

/// The year plan of a school year, or of the present one.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn year_report(
    ctx: &Ctx,
    code: &str,
    (year, format): (Option<SchoolYear>, YearReportFormat),
    language: Language,
) -> Result<String, Error> {
    let filter = YearFilter { kind: None, for_whom: ForWhom::All };
    let plan = year_plan(ctx, code, (year, &filter), language).await?;
    let rows: Vec<Row> = plan.items.iter().map(row).collect();
    match format {
        YearReportFormat::Json => Ok(serde_json::to_string_pretty(&rows).context("the year plan as JSON")?),
        YearReportFormat::Csv => csv(&rows),
        YearReportFormat::Ics => Ok(ics(ctx, &plan)),
    }
}

fn row(item: &YearItem) -> Row {
    let names = |is_done: bool| {
        let those = item.groups.iter().filter(|one| one.done.is_some() == is_done);
        those.map(|one| one.name.clone()).collect()
    };
    Row {
        kind: item.kind.code(),
        title: item.title.clone(),
        from: item.from.to_string(),
        until: item.until.to_string(),
        year_groups: item.audience.year_groups.clone(),
        roles: item.audience.roles.iter().map(|role| role.code()).collect(),
        asks: item.asks.code(),
        done: names(true),
        missing: names(false),
        source: item.source.clone(),
    }
}

fn csv(rows: &[Row]) -> Result<String, Error> {
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
    let head =
        ["kind", "title", "from", "until", "year_groups", "roles", "asks", "done", "missing", "source"];
    writer.write_record(head).context("the year plan as CSV")?;
    for row in rows {
        let year_groups = row.year_groups.iter().map(u8::to_string).collect::<Vec<_>>().join(" ");
        let cells = [
            row.kind,
            &row.title,
            &row.from,
            &row.until,
            &year_groups,
            &row.roles.join(" "),
            row.asks,
            &row.done.join(", "),
            &row.missing.join(", "),
            row.source.as_deref().unwrap_or_default(),
        ];
        writer.write_record(cells.map(harmless)).context("the year plan as CSV")?;
    }
    let bytes = writer.into_inner().map_err(|error| anyhow::anyhow!("end of the CSV: {error}"))?;
    Ok(String::from_utf8(bytes).context("the year plan as CSV")?)
}

fn ics(ctx: &Ctx, plan: &YearPlan) -> String {
    let mut calendar = Calendar::new();
    calendar.timezone("Europe/Amsterdam");
    for (no, item) in plan.items.iter().enumerate() {
        let uid = format!("year-plan-{}-{no}", plan.year);
        let mut one = event(&uid, ctx.now(), &item.title);
        whole_days(&mut one, (item.from, item.until));
        calendar.push(one);
    }
    calendar.to_string()
}
