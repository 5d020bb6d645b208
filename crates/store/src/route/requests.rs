//! Requests to the partnership, one for a case.

use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::{
    ids::CaseId,
    route::{Request, RequestState},
};
use jiff::civil::Date;
use policy::InSchool;
use sqlx::FromRow;
use uuid::Uuid;

statements! {
    ONE = "SELECT case_id, state, sent_on, decided_on, number, valid_from, valid_until, remind_on, version \
        FROM case_requests WHERE school_id = $1 AND case_id = $2";
    DUE = "SELECT case_id, state, sent_on, decided_on, number, valid_from, valid_until, remind_on, version \
        FROM case_requests WHERE school_id = $1 AND remind_on <= $2 ORDER BY remind_on, case_id";
    ADD = "INSERT INTO case_requests (school_id, case_id, state, sent_on, decided_on, number, valid_from, valid_until, \
        remind_on, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 1) ON CONFLICT DO NOTHING";
    CHANGE = "UPDATE case_requests SET state = $3, sent_on = $4, decided_on = $5, number = $6, valid_from = $7, \
        valid_until = $8, remind_on = $9, version = version + 1 WHERE school_id = $1 AND case_id = $2 AND version = $10";
}

#[derive(FromRow)]
struct Row {
    case_id: Uuid,
    state: String,
    sent_on: Option<jiff_sqlx::Date>,
    decided_on: Option<jiff_sqlx::Date>,
    number: String,
    valid_from: Option<jiff_sqlx::Date>,
    valid_until: Option<jiff_sqlx::Date>,
    remind_on: Option<jiff_sqlx::Date>,
    version: i64,
}

fn one(row: Row) -> Result<(CaseId, Request), StoreError> {
    let day = |on: Option<jiff_sqlx::Date>| on.map(jiff_sqlx::Date::to_jiff);
    let state = RequestState::from_code(&row.state).ok_or(StoreError::Unreadable("case_requests.state"))?;
    let request = Request {
        state,
        sent_on: day(row.sent_on),
        decided_on: day(row.decided_on),
        number: row.number,
        valid_from: day(row.valid_from),
        valid_until: day(row.valid_until),
        remind_on: day(row.remind_on),
        version: row.version,
    };
    Ok((CaseId(row.case_id), request))
}

/// The request of a case, when one was ever saved.
///
/// # Errors
/// When the database fails.
pub async fn request(
    tx: &mut impl Reads,
    scope: &InSchool,
    case: CaseId,
) -> Result<Option<Request>, StoreError> {
    let row = on!(tx, c => sqlx::query_as::<_, Row>(ONE)
        .bind(scope.school().0).bind(case.0).fetch_optional(c).await)?;
    row.map(|row| Ok(one(row)?.1)).transpose()
}

/// The requests of a school of which somebody wanted to be reminded by a day.
///
/// # Errors
/// When the database fails.
pub async fn requests_to_remember(
    tx: &mut impl Reads,
    scope: &InSchool,
    by: Date,
) -> Result<Vec<(CaseId, Request)>, StoreError> {
    let rows = on!(tx, c => sqlx::query_as::<_, Row>(DUE)
        .bind(scope.school().0).bind(jiff_sqlx::Date::from(by)).fetch_all(c).await)?;
    rows.into_iter().map(one).collect()
}

/// Saves a request over the version that was looked at (0 when there was none); false when somebody was first.
///
/// # Errors
/// When the database fails.
pub async fn put_request(
    tx: &mut WriteTx,
    scope: &InSchool,
    case: CaseId,
    new: &Request,
) -> Result<bool, StoreError> {
    let is_new = new.version == 0;
    let day = |on: Option<Date>| on.map(jiff_sqlx::Date::from);
    let rows = on!(tx, c => {
        let query = sqlx::query(if is_new { ADD } else { CHANGE })
            .bind(scope.school().0)
            .bind(case.0)
            .bind(new.state.code())
            .bind(day(new.sent_on))
            .bind(day(new.decided_on))
            .bind(&new.number)
            .bind(day(new.valid_from))
            .bind(day(new.valid_until))
            .bind(day(new.remind_on));
        let query = if is_new { query } else { query.bind(new.version) };
        query.execute(c).await.map(|done| done.rows_affected())
    })?;
    Ok(rows == 1)
}
