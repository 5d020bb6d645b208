//! How much the school's own pupils grow between two moments of a series. Only pairs with enough pupils are kept, so that
//! no figure is of one pupil.

use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::results::{Decimal, Moment, OwnGrowth, Series};
use jiff::Timestamp;
use policy::InSchool;

statements! {
    LIST = "SELECT series, from_moment, to_moment, pupils, median FROM growth_medians WHERE school_id = $1 \
        ORDER BY series, from_moment, to_moment";
    DELETE = "DELETE FROM growth_medians WHERE school_id = $1 AND series = $2";
    DELETE_ALL = "DELETE FROM growth_medians WHERE school_id = $1";
    INSERT = "INSERT INTO growth_medians (school_id, series, from_moment, to_moment, pupils, median, made_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
}

/// The growth of the school's own pupils on one pair of tests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GrowthMedian {
    /// The series.
    pub series: Series,
    /// The earlier moment and the later one.
    pub between: (Moment, Moment),
    /// The median and of how many pupils.
    pub growth: OwnGrowth,
}

type Row = (String, String, String, i64, i64);

fn from_row((series, from, to, pupils, median): Row) -> Result<GrowthMedian, StoreError> {
    let moment =
        |text: &str| text.parse::<Moment>().map_err(|_| StoreError::Unreadable("growth_medians.moment"));
    let pupils = u32::try_from(pupils).map_err(|_| StoreError::Unreadable("growth_medians.pupils"))?;
    Ok(GrowthMedian {
        series: Series(series),
        between: (moment(&from)?, moment(&to)?),
        growth: OwnGrowth { median: Decimal::from_thousandths(median), pupils },
    })
}

/// All medians of a school.
///
/// # Errors
/// When the database fails.
pub async fn growth_medians(tx: &mut impl Reads, scope: &InSchool) -> Result<Vec<GrowthMedian>, StoreError> {
    on!(tx, c => sqlx::query_as::<_, Row>(LIST).bind(scope.school().0).fetch_all(c).await)?
        .into_iter()
        .map(from_row)
        .collect()
}

/// Puts medians in the place of those that were there: of these series, or of all of them.
///
/// # Errors
/// When the database fails.
pub async fn replace_growth_medians(
    tx: &mut WriteTx,
    scope: &InSchool,
    series: Option<&[Series]>,
    (medians, at): (&[GrowthMedian], Timestamp),
) -> Result<(), StoreError> {
    let school = scope.school().0;
    match series {
        None => on!(tx, c => sqlx::query(DELETE_ALL).bind(school).execute(c).await.map(drop))?,
        Some(all) => {
            for one in all {
                on!(tx, c => sqlx::query(DELETE).bind(school).bind(&one.0).execute(c).await.map(drop))?;
            }
        }
    }
    for one in medians {
        on!(tx, c => sqlx::query(INSERT)
            .bind(school)
            .bind(&one.series.0)
            .bind(one.between.0.to_string())
            .bind(one.between.1.to_string())
            .bind(i64::from(one.growth.pupils))
            .bind(one.growth.median.thousandths())
            .bind(jiff_sqlx::Timestamp::from(at))
            .execute(c)
            .await
            .map(drop))?;
    }
    Ok(())
}
