//! All signals as JSON or CSV, for other programs and for spreadsheets: a row for each signal.

use super::{Filter, SchoolSignals, school_signals};
use crate::{
    Ctx, Error,
    results::{Number, group_by_key, harmless},
};
use anyhow::Context as _;
use domain::signals::{Evidence, Signal};
use serde::Serialize;
use serde_json::{Map, Value, json};

/// In which form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReportFormat {
    /// A list of objects.
    Json,
    /// Semicolons and decimal commas, as Dutch spreadsheet programs open it.
    Csv,
}

#[derive(Serialize)]
struct Row {
    pupil_key: String,
    group: String,
    subject: Option<String>,
    kind: &'static str,
    figures: Map<String, Value>,
    since: String,
    answered: bool,
    look_again_on: Option<String>,
    blind_spot: bool,
}

/// The signals of the newest school year of a school, or of one group by its key. A day is ISO 8601; in CSV the figures are
/// one field, `name=value` with a space between.
///
/// # Errors
/// [`Error::NotFound`] when there is no such school or group in sight.
pub async fn report(
    ctx: &Ctx,
    school: &str,
    group: Option<&str>,
    format: ReportFormat,
) -> Result<String, Error> {
    let group = match group {
        Some(key) => Some(group_by_key(ctx, school, key, None).await?),
        None => None,
    };
    let mut rows = Vec::new();
    let mut filter = Filter { group, page: 1, ..Filter::default() };
    loop {
        let signals = school_signals(ctx, school, &filter, "report").await?;
        rows.extend(rows_of(&signals));
        if filter.page >= signals.page.1 {
            break;
        }
        filter.page += 1;
    }
    match format {
        ReportFormat::Json => Ok(serde_json::to_string_pretty(&rows).context("signals as JSON")?),
        ReportFormat::Csv => csv(&rows),
    }
}

fn rows_of(signals: &SchoolSignals) -> Vec<Row> {
    let mut rows = Vec::new();
    for group in &signals.groups {
        for pupil in &group.pupils {
            rows.extend(pupil.signals.iter().map(|signal| Row {
                pupil_key: pupil.pupil.key.clone(),
                group: group.group.name.clone(),
                subject: signal.subject.clone(),
                kind: signal.kind().code(),
                figures: figures(&signal.evidence),
                since: signal.since.to_string(),
                answered: signal.is_asleep(),
                look_again_on: again(signal),
                blind_spot: pupil.blind_spot,
            }));
        }
    }
    rows
}

fn again(signal: &Signal) -> Option<String> {
    signal.answer.as_ref().map(|answered| answered.answer.again_on.to_string())
}

/// The figures of a signal as named values.
pub(crate) fn figures(evidence: &Evidence) -> Map<String, Value> {
    let object = match evidence {
        Evidence::Low { level, on } => json!({"level": level.name(), "date": on.to_string()}),
        Evidence::Drop { from, to } => json!({"from": from.name(), "to": to.name()}),
        Evidence::DropTwice { levels: [first, second, third] } => {
            json!({"first": first.name(), "from": second.name(), "to": third.name()})
        }
        Evidence::NegativeGrowth { from, to } => {
            json!({"from": Number::from(*from), "to": Number::from(*to), "growth": Number::from(to.minus(*from))})
        }
        Evidence::SlowGrowth { growth, expected, share, pupils } => json!({
            "growth": Number::from(*growth), "expected": Number::from(*expected), "share": share,
            "expected_from": if pupils.is_some() { "school" } else { "norm" }, "pupils": pupils,
        }),
        Evidence::WeakestTenthThrice { sittings, periods } => json!({
            "moments": sittings.iter().map(|one| one.moment.to_string()).collect::<Vec<_>>(),
            "dates": sittings.iter().map(|one| one.on.to_string()).collect::<Vec<_>>(),
            "percentiles": sittings.iter().map(|one| one.percentile.map(Number::from)).collect::<Vec<_>>(),
            "levels": sittings.iter().map(|one| one.level.map(domain::results::Level::name)).collect::<Vec<_>>(),
            "support_periods": periods,
        }),
        Evidence::ReferenceLevelAtRisk { level, on, year_group } => {
            json!({"level": level.name(), "date": on.to_string(), "year_group": year_group})
        }
        Evidence::SocialEmotional { scales } => json!({
            "scales": scales.iter().map(|one| one.scale.as_str()).collect::<Vec<_>>(),
            "bands": scales.iter().map(|one| one.band.as_str()).collect::<Vec<_>>(),
            "dates": scales.iter().map(|one| one.on.to_string()).collect::<Vec<_>>(),
        }),
        Evidence::AbsentOften { hours, weeks, from, until } => json!({
            "hours": Number::from(*hours), "weeks": weeks, "from": from.to_string(), "until": until.to_string(),
        }),
        Evidence::PlanOverdue { due_on, plans } => json!({"due": due_on.to_string(), "plans": plans}),
        Evidence::HighPercentile { percentile } => json!({"percentile": Number::from(*percentile)}),
        Evidence::HighLevel { level, sittings } => json!({"level": level.name(), "sittings": sittings}),
        Evidence::Missing { moment, tested, pupils } => {
            json!({"moment": moment.to_string(), "tested": tested, "pupils": pupils})
        }
    };
    match object {
        Value::Object(map) => map.into_iter().filter(|(_, value)| !value.is_null()).collect(),
        _ => Map::new(),
    }
}

fn csv(rows: &[Row]) -> Result<String, Error> {
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
    let head = [
        "pupil_key",
        "group",
        "subject",
        "kind",
        "figures",
        "since",
        "answered",
        "look_again_on",
        "blind_spot",
    ];
    writer.write_record(head).context("head of the CSV")?;
    for row in rows {
        let figures: Vec<String> =
            row.figures.iter().map(|(name, value)| format!("{name}={}", plain(value))).collect();
        let flag = |is: bool| if is { "1" } else { "0" }.to_owned();
        let line = [
            harmless(&row.pupil_key),
            harmless(&row.group),
            harmless(row.subject.as_deref().unwrap_or_default()),
            row.kind.to_owned(),
            harmless(&figures.join(" ")),
            row.since.clone(),
            flag(row.answered),
            row.look_again_on.clone().unwrap_or_default(),
            flag(row.blind_spot),
        ];
        writer.write_record(line).context("line of the CSV")?;
    }
    let bytes = writer.into_inner().map_err(|error| anyhow::anyhow!("end of the CSV: {error}"))?;
    Ok(String::from_utf8(bytes).context("the CSV is text")?)
}

/// A value in one field: a list with bars between, a fraction with a comma.
fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(all) => all.iter().map(plain).collect::<Vec<_>>().join("|"),
        Value::Null => String::new(),
        other => other.to_string().replace('.', ","),
    }
}
