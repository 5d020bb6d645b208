//! Agreements as JSON or CSV, for other programs and for spreadsheets, and those about a pupil for the complete file.

use super::sight::{Eyes, ListedAgreement, write_looks};
use crate::{Ctx, Error, results::harmless, signals::ReportFormat};
use anyhow::Context as _;
use domain::{
    SchoolYear,
    agreements::{Agreement, AgreementMove, AgreementStanding, Tally, half_year_of},
};
use policy::{Action, OfPupil};
use serde::Serialize;
use serde_json::json;
use std::collections::HashMap;
use store::agreements as kept;

/// The most closed agreements in a report.
const MOST_CLOSED: i64 = 100_000;

#[derive(Serialize)]
struct Row {
    what: String,
    owner: String,
    due_on: String,
    first_due_on: String,
    halfway_on: Option<String>,
    state: &'static str,
    days_overdue: i32,
    closed_on: Option<String>,
    reason: Option<String>,
    times_moved: i64,
    pupil_key: Option<String>,
    group: Option<String>,
    source: &'static str,
    made_by: String,
}

const COLUMNS: [&str; 14] = [
    "what",
    "owner",
    "due_on",
    "first_due_on",
    "halfway_on",
    "state",
    "days_overdue",
    "closed_on",
    "reason",
    "times_moved",
    "pupil_key",
    "group",
    "source",
    "made_by",
];

/// The agreements of a school that are open, and those that were closed this school year, with how many were kept in this
/// half of it. What is private is of nobody else, and so not in it.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school in sight, [`Error::Forbidden`] when it is not for the actor.
pub async fn agreements_report(ctx: &Ctx, code: &str, format: ReportFormat) -> Result<String, Error> {
    let (scope, school) = ctx.school(code, Action::ViewAgreements).await?;
    let (today, period) = (ctx.today(), half_year_of(ctx.today()));
    let mut tx = ctx.read().await?;
    let eyes = Eyes::load(ctx, &mut tx, &scope).await?;
    let mut all = eyes.all(kept::open_agreements(&mut tx, &scope).await?);
    let since = SchoolYear::of(today).first_day();
    all.extend(eyes.all(kept::closed_agreements(&mut tx, &scope, (since, MOST_CLOSED)).await?));
    let promised = eyes.all(kept::agreements_promised_between(&mut tx, &scope, period).await?);
    let named = kept::pupils_named(&mut tx, &scope).await?;
    drop(tx);
    all.retain(|one| !one.agreement.is_private);
    write_looks(ctx, (&scope, &school), ("report", &all)).await?;
    let keys: HashMap<_, _> = named.into_iter().map(|one| (one.pupil, one.key)).collect();
    let key = |one: &ListedAgreement| one.pupil.as_ref().and_then(|(id, _)| keys.get(id).cloned());
    let rows: Vec<Row> = all.iter().map(|one| row(one, key(one))).collect();
    match format {
        ReportFormat::Csv => csv(&rows),
        ReportFormat::Json => {
            let counted = promised.iter().map(|one| &one.agreement).filter(|one| !one.is_private);
            let tally = Tally::of(counted, period, today);
            let report = json!({
                "period": {"from": period.0.to_string(), "until": period.1.to_string()},
                "promises": figures(&tally),
                "agreements": rows,
            });
            Ok(serde_json::to_string_pretty(&report).context("agreements as JSON")?)
        }
    }
}

fn figures(tally: &Tally) -> serde_json::Value {
    json!({
        "made": tally.made, "in_time": tally.in_time, "late": tally.late, "dropped": tally.dropped,
        "open": tally.open, "overdue": tally.overdue, "moved": tally.moved,
        "per_cent_in_time": tally.share_in_time(), "per_cent_of": tally.asked(),
    })
}

fn row(one: &ListedAgreement, pupil_key: Option<String>) -> Row {
    let agreement = &one.agreement;
    Row {
        what: agreement.what.reveal().clone(),
        owner: agreement.owner_name.reveal().clone(),
        due_on: agreement.due_on.to_string(),
        first_due_on: agreement.first_due_on.to_string(),
        halfway_on: agreement.halfway_on.map(|day| day.to_string()),
        state: agreement.state.code(),
        days_overdue: match one.standing {
            AgreementStanding::Overdue(days) => days,
            _ => 0,
        },
        closed_on: agreement.closed_on.map(|day| day.to_string()),
        reason: Some(agreement.reason.reveal().clone()).filter(|reason| !reason.is_empty()),
        times_moved: agreement.moves,
        pupil_key,
        group: one.group.as_ref().map(|(_, name)| name.clone()),
        source: agreement.source.parts().0,
        made_by: agreement.author_name.reveal().clone(),
    }
}

fn csv(rows: &[Row]) -> Result<String, Error> {
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
    writer.write_record(COLUMNS).context("agreements as CSV")?;
    for row in rows {
        let (days, moved) = (row.days_overdue.to_string(), row.times_moved.to_string());
        let cells = [
            row.what.as_str(),
            &row.owner,
            &row.due_on,
            &row.first_due_on,
            row.halfway_on.as_deref().unwrap_or_default(),
            row.state,
            &days,
            row.closed_on.as_deref().unwrap_or_default(),
            row.reason.as_deref().unwrap_or_default(),
            &moved,
            row.pupil_key.as_deref().unwrap_or_default(),
            row.group.as_deref().unwrap_or_default(),
            row.source,
            &row.made_by,
        ];
        writer.write_record(cells.map(harmless)).context("agreements as CSV")?;
    }
    let bytes = writer.into_inner().map_err(|error| anyhow::anyhow!("end of the CSV: {error}"))?;
    Ok(String::from_utf8(bytes).context("agreements as CSV")?)
}

/// The agreements about a pupil with each time that they were moved, for the complete file. What only who does it and who
/// wrote it down see is in it too: it is shared, and so no note that somebody keeps for herself.
///
/// # Errors
/// When the database fails.
pub async fn agreements_for_export(
    ctx: &Ctx,
    of_pupil: &OfPupil,
) -> Result<Vec<(Agreement, Vec<AgreementMove>)>, Error> {
    let mut tx = ctx.read().await?;
    let mut all = Vec::new();
    let found = kept::agreements_about_pupil(&mut tx, of_pupil.in_school(), of_pupil.pupil()).await?;
    for one in found {
        let moves = kept::moves_of(&mut tx, of_pupil.in_school(), one.id).await?;
        all.push((one, moves));
    }
    Ok(all)
}
