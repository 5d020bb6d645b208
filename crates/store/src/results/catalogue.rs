//! What a school changed in the catalogue of test series, and what it added.

use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::results::{LevelScale, Moment, TestKind};
use policy::InSchool;

statements! {
    LIST = "SELECT key, supplier, name, subject, kind, year_groups, moments, scale, level_scale, is_hidden, position, \
        version FROM test_series WHERE school_id = $1 ORDER BY position, key";
    INSERT = "INSERT INTO test_series (school_id, key, supplier, name, subject, kind, year_groups, moments, scale, \
        level_scale, is_hidden, position, version) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 1) \
        ON CONFLICT (school_id, key) DO NOTHING";
    CHANGE = "UPDATE test_series SET supplier = $4, name = $5, subject = $6, kind = $7, year_groups = $8, moments = $9, \
        scale = $10, level_scale = $11, is_hidden = $12, position = $13, version = version + 1 \
        WHERE school_id = $1 AND key = $2 AND version = $3";
    DELETE = "DELETE FROM test_series WHERE school_id = $1 AND key = $2 AND version = $3";
}

/// A test series as a school keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptSeries {
    /// Its key: the series of its tests.
    pub key: String,
    /// The supplier.
    pub supplier: Option<String>,
    /// The name for people.
    pub name: String,
    /// The subject.
    pub subject: String,
    /// What kind of test it is.
    pub kind: TestKind,
    /// The year groups it is for, 1 to 8.
    pub year_groups: Vec<u8>,
    /// Its test moments; none for a test that is taken at any time.
    pub moments: Vec<Moment>,
    /// The scale of its scores, in words.
    pub scale: Option<String>,
    /// The scale of its levels.
    pub level_scale: Option<LevelScale>,
    /// Whether it is left out where one chooses a test.
    pub is_hidden: bool,
    /// Its place among the others.
    pub position: i64,
    /// Its version: 1 when it is new, one more with each change; 0 for one that is not kept yet.
    pub version: i64,
}

type Row = (
    String,
    Option<String>,
    String,
    String,
    String,
    String,
    String,
    Option<String>,
    Option<String>,
    bool,
    i64,
    i64,
);

/// Words with a space between them, each read as what it is.
fn words<T: std::str::FromStr>(text: &str, column: &'static str) -> Result<Vec<T>, StoreError> {
    text.split_whitespace().map(|word| word.parse().map_err(|_| StoreError::Unreadable(column))).collect()
}

fn in_words<T: ToString>(all: &[T]) -> String {
    all.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}

fn from_row(row: Row) -> Result<KeptSeries, StoreError> {
    let (
        key,
        supplier,
        name,
        subject,
        kind,
        year_groups,
        moments,
        scale,
        level_scale,
        is_hidden,
        position,
        version,
    ) = row;
    let level_scale = level_scale
        .map(|code| LevelScale::from_code(&code).ok_or(StoreError::Unreadable("test_series.level_scale")))
        .transpose()?;
    Ok(KeptSeries {
        key,
        supplier,
        name,
        subject,
        kind: TestKind::from_code(&kind).ok_or(StoreError::Unreadable("test_series.kind"))?,
        year_groups: words(&year_groups, "test_series.year_groups")?,
        moments: words(&moments, "test_series.moments")?,
        scale,
        level_scale,
        is_hidden,
        position,
        version,
    })
}

/// The series that a school changed or added, in their order.
///
/// # Errors
/// When the database fails.
pub async fn kept_series(tx: &mut impl Reads, scope: &InSchool) -> Result<Vec<KeptSeries>, StoreError> {
    on!(tx, c => sqlx::query_as::<_, Row>(LIST).bind(scope.school().0).fetch_all(c).await)?
        .into_iter()
        .map(from_row)
        .collect()
}

/// Keeps a series over the version that it was made from (0 when there was none); false when somebody was first.
///
/// # Errors
/// When the database fails.
pub async fn put_series(tx: &mut WriteTx, scope: &InSchool, one: &KeptSeries) -> Result<bool, StoreError> {
    macro_rules! bound {
        ($query:expr) => {
            $query
                .bind(one.supplier.as_deref())
                .bind(&one.name)
                .bind(&one.subject)
                .bind(one.kind.code())
                .bind(in_words(&one.year_groups))
                .bind(in_words(&one.moments))
                .bind(one.scale.as_deref())
                .bind(one.level_scale.map(LevelScale::code))
                .bind(one.is_hidden)
                .bind(one.position)
        };
    }
    let school = scope.school().0;
    let rows = if one.version == 0 {
        on!(tx, c => bound!(sqlx::query(INSERT).bind(school).bind(&one.key)).execute(c).await
            .map(|done| done.rows_affected()))?
    } else {
        on!(tx, c => bound!(sqlx::query(CHANGE).bind(school).bind(&one.key).bind(one.version)).execute(c).await
            .map(|done| done.rows_affected()))?
    };
    Ok(rows == 1)
}

/// Forgets a series of a school; false when it has another version by now.
///
/// # Errors
/// When the database fails.
pub async fn delete_series(
    tx: &mut WriteTx,
    scope: &InSchool,
    (key, version): (&str, i64),
) -> Result<bool, StoreError> {
    let rows = on!(tx, c => sqlx::query(DELETE).bind(scope.school().0).bind(key).bind(version).execute(c).await
        .map(|done| done.rows_affected()))?;
    Ok(rows == 1)
}
