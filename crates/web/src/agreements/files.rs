//! All agreements as a file.

use crate::{ask::Ask, error::PageError};
use app::{agreements::agreements_report, signals::ReportFormat};
use axum::{
    http::header::{CONTENT_DISPOSITION, CONTENT_TYPE},
    response::{IntoResponse as _, Response},
};

/// For spreadsheets.
pub(super) async fn as_csv(ask: Ask) -> Result<Response, PageError> {
    let csv = agreements_report(&ask.ctx, &ask.school, ReportFormat::Csv).await.map_err(ask.failed())?;
    let head = [
        (CONTENT_TYPE, "text/csv; charset=utf-8"),
        (CONTENT_DISPOSITION, "attachment; filename=\"afspraken.csv\""),
    ];
    // The mark in front makes spreadsheet programs read the file as UTF-8.
    Ok((head, format!("\u{feff}{csv}")).into_response())
}

/// For programs.
pub(super) async fn as_json(ask: Ask) -> Result<Response, PageError> {
    let json = agreements_report(&ask.ctx, &ask.school, ReportFormat::Json).await.map_err(ask.failed())?;
    let head = [
        (CONTENT_TYPE, "application/json"),
        (CONTENT_DISPOSITION, "attachment; filename=\"afspraken.json\""),
    ];
    Ok((head, json).into_response())
}
