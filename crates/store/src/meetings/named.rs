//! The pupils and groups that a list of talks names, each in one statement.

use crate::{
    Reads, StoreError,
    register::{groups, pupils},
};
use domain::register::{Group, Pupil};
use jiff::civil::Date;
use policy::InSchool;

statements! {
    PUPILS = "SELECT id, key, eck_id, first_name, name_prefix, last_name, born_on, gender, year_three_since, entered_on, \
        left_on, known_on FROM pupils WHERE school_id = $1 AND id IN (\
        SELECT s.pupil_id FROM talk_subjects s JOIN talks t ON t.school_id = s.school_id AND t.id = s.talk_id \
        WHERE s.school_id = $1 AND t.held_on >= $2 AND t.held_on <= $3 AND s.is_main = $4)";
    GROUPS = "SELECT id, school_year, key, name, kind, year_group, description FROM groups WHERE school_id = $1 AND id IN (\
        SELECT group_id FROM talks WHERE school_id = $1 AND held_on >= $2 AND held_on <= $3)";
}

/// The pupils whom the talks from one day to another are about as such.
///
/// # Errors
/// When the database fails.
pub async fn main_pupils_between(
    tx: &mut impl Reads,
    scope: &InSchool,
    (from, until): (Date, Date),
) -> Result<Vec<Pupil>, StoreError> {
    let rows = on!(tx, c => sqlx::query_as::<_, pupils::Row>(PUPILS)
        .bind(scope.school().0)
        .bind(jiff_sqlx::Date::from(from))
        .bind(jiff_sqlx::Date::from(until))
        .bind(true)
        .fetch_all(c)
        .await)?;
    pupils::pupils(rows)
}

/// The groups that the talks from one day to another are about.
///
/// # Errors
/// When the database fails.
pub async fn groups_between(
    tx: &mut impl Reads,
    scope: &InSchool,
    (from, until): (Date, Date),
) -> Result<Vec<Group>, StoreError> {
    let rows = on!(tx, c => sqlx::query_as::<_, groups::Row>(GROUPS)
        .bind(scope.school().0)
        .bind(jiff_sqlx::Date::from(from))
        .bind(jiff_sqlx::Date::from(until))
        .fetch_all(c)
        .await)?;
    rows.into_iter().map(groups::from_row).collect()
}
