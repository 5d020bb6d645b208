//! Rows of any table as values. The statements are put together from the names in [`super::TABLES`], which are
//! constants; no value ever becomes part of a text.

use super::{Kind, Table};
use crate::{Reads, StoreError, WriteTx, bulk};
use base64::{Engine as _, prelude::BASE64_STANDARD};
use jiff::{Timestamp, civil::Date};
use uuid::Uuid;

/// One value of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Nothing.
    Null,
    /// A UUID.
    Id(Uuid),
    /// Text.
    Text(String),
    /// A whole number.
    Number(i64),
    /// Yes or no.
    Flag(bool),
    /// A day.
    Date(Date),
    /// A moment in time, to the microsecond.
    Time(Timestamp),
    /// Bytes.
    Bytes(Vec<u8>),
}

impl Value {
    /// The value as text for a file; nothing for [`Value::Null`].
    pub fn to_text(&self) -> Option<String> {
        Some(match self {
            Self::Null => return None,
            Self::Id(id) => id.to_string(),
            Self::Text(text) => text.clone(),
            Self::Number(number) => number.to_string(),
            Self::Flag(flag) => flag.to_string(),
            Self::Date(date) => date.to_string(),
            Self::Time(time) => time.to_string(),
            Self::Bytes(bytes) => BASE64_STANDARD.encode(bytes),
        })
    }

    /// Reads a value of a kind from the text of a file.
    pub fn from_text(kind: Kind, text: &str) -> Option<Self> {
        Some(match kind {
            Kind::Id => Self::Id(text.parse().ok()?),
            Kind::Text => Self::Text(text.to_owned()),
            Kind::Number => Self::Number(text.parse().ok()?),
            Kind::Flag => Self::Flag(text.parse().ok()?),
            Kind::Date => Self::Date(text.parse().ok()?),
            Kind::Time => Self::Time(text.parse().ok()?),
            Kind::Bytes => Self::Bytes(BASE64_STANDARD.decode(text).ok()?),
        })
    }
}

/// A page of rows in the order of the key, behind the row with the key `after`: as many as [`Table::page`] says.
///
/// # Errors
/// When the database fails.
pub async fn read_rows(
    tx: &mut impl Reads,
    table: &Table,
    after: Option<&[Value]>,
) -> Result<Vec<Vec<Value>>, StoreError> {
    bulk::read_rows(tx, table, after).await
}

/// Adds rows to a table.
///
/// # Errors
/// When a row is already there, refers to something that is not there, or the database fails.
pub(super) async fn insert_rows(
    tx: &mut WriteTx,
    table: &Table,
    rows: &[Vec<Value>],
) -> Result<(), StoreError> {
    bulk::insert_rows(tx, table, rows).await
}

/// How many rows a table has.
///
/// # Errors
/// When the database fails.
pub(super) async fn count_rows(tx: &mut impl Reads, table: &Table) -> Result<i64, StoreError> {
    bulk::count_rows(tx, table).await
}
