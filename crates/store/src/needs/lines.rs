//! The lines of what children need. A line is changed in place or ended; it is never thrown away but with the file.

use crate::{Reads, Sealed as _, StoreError, WriteTx, fold};
use domain::{
    Personal, SchoolYear,
    ids::{AccountId, GroupId, NeedLineId, PupilId},
    needs::{NeedKind, NeedLine},
};
use jiff::Timestamp;
use policy::{InSchool, OfPupil};
use uuid::Uuid;

statements! {
    OF_PUPIL = "SELECT id, pupil_id, school_year, kind, text, seen_by, seen_on, position, author_id, author_name, made_at, \
        changed_at, replaces_id, ended_at, ended_by, version FROM need_lines WHERE school_id = $1 AND pupil_id = $2 \
        ORDER BY school_year DESC, kind, position, made_at, id";
    OF_GROUP = "SELECT id, pupil_id, school_year, kind, text, seen_by, seen_on, position, author_id, author_name, made_at, \
        changed_at, replaces_id, ended_at, ended_by, version FROM need_lines \
        WHERE school_id = $1 AND school_year = $3 AND ended_at IS NULL AND pupil_id IN (\
            SELECT pupil_id FROM enrolments WHERE school_id = $1 AND group_id = $2 \
            UNION SELECT pupil_id FROM group_members WHERE school_id = $1 AND group_id = $2) \
        ORDER BY kind, position, made_at, id";
    OF_YEAR = "SELECT id, pupil_id, school_year, kind, text, seen_by, seen_on, position, author_id, author_name, made_at, \
        changed_at, replaces_id, ended_at, ended_by, version FROM need_lines \
        WHERE school_id = $1 AND pupil_id = $2 AND school_year = $3 AND ended_at IS NULL ORDER BY kind, position, made_at, id";
    YEARS = "SELECT DISTINCT school_year FROM need_lines WHERE school_id = $1 AND pupil_id = $2 AND ended_at IS NULL \
        ORDER BY school_year";
    ONE = "SELECT id, pupil_id, school_year, kind, text, seen_by, seen_on, position, author_id, author_name, made_at, \
        changed_at, replaces_id, ended_at, ended_by, version FROM need_lines \
        WHERE school_id = $1 AND pupil_id = $2 AND id = $3";
    SUCCESSOR = "SELECT id, pupil_id, school_year, kind, text, seen_by, seen_on, position, author_id, author_name, made_at, \
        changed_at, replaces_id, ended_at, ended_by, version FROM need_lines \
        WHERE school_id = $1 AND pupil_id = $2 AND replaces_id = $3 AND school_year = $4 ORDER BY made_at DESC, id DESC LIMIT 1";
    LAST = "SELECT COALESCE(MAX(position), 0) FROM need_lines \
        WHERE school_id = $1 AND pupil_id = $2 AND school_year = $3 AND kind = $4";
    INSERT = "INSERT INTO need_lines (school_id, id, pupil_id, school_year, kind, text, folded, seen_by, seen_on, position, \
        author_id, author_name, made_at, changed_at, replaces_id, ended_at, ended_by, version) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, NULL, NULL, 1)";
    CHANGE = "UPDATE need_lines SET text = $5, folded = $6, seen_by = $7, seen_on = $8, changed_at = $9, kind = $10, \
        version = version + 1 \
        WHERE school_id = $1 AND pupil_id = $2 AND id = $3 AND version = $4 AND ended_at IS NULL";
    END = "UPDATE need_lines SET ended_at = $5, ended_by = $6, version = version + 1 \
        WHERE school_id = $1 AND pupil_id = $2 AND id = $3 AND version = $4 AND ended_at IS NULL";
    RESTORE = "UPDATE need_lines SET ended_at = NULL, ended_by = NULL, version = version + 1 \
        WHERE school_id = $1 AND pupil_id = $2 AND id = $3 AND version = $4 AND ended_at IS NOT NULL";
}

#[derive(sqlx::FromRow)]
struct Row {
    id: Uuid,
    pupil_id: Uuid,
    school_year: i64,
    kind: String,
    text: String,
    seen_by: Option<String>,
    seen_on: Option<jiff_sqlx::Date>,
    position: i64,
    author_id: Uuid,
    author_name: String,
    made_at: jiff_sqlx::Timestamp,
    changed_at: jiff_sqlx::Timestamp,
    replaces_id: Option<Uuid>,
    ended_at: Option<jiff_sqlx::Timestamp>,
    ended_by: Option<String>,
    version: i64,
}

impl Row {
    fn line(self) -> Result<NeedLine, StoreError> {
        let year = i16::try_from(self.school_year).ok().and_then(|year| SchoolYear::starting_in(year).ok());
        Ok(NeedLine {
            id: NeedLineId(self.id),
            pupil: PupilId(self.pupil_id),
            school_year: year.ok_or(StoreError::Unreadable("need_lines.school_year"))?,
            kind: NeedKind::from_code(&self.kind).ok_or(StoreError::Unreadable("need_lines.kind"))?,
            text: Personal::new(self.text),
            seen_by: self.seen_by.map(Personal::new),
            seen_on: self.seen_on.map(jiff_sqlx::Date::to_jiff),
            position: self.position,
            author: AccountId(self.author_id),
            author_name: Personal::new(self.author_name),
            made_at: self.made_at.to_jiff(),
            changed_at: self.changed_at.to_jiff(),
            replaces: self.replaces_id.map(NeedLineId),
            ended: self.ended_at.map(|at| (at.to_jiff(), Personal::new(self.ended_by.unwrap_or_default()))),
            version: self.version,
        })
    }
}

fn year(of: SchoolYear) -> i64 {
    i64::from(of.start())
}

/// All lines about a pupil, also those that were ended, the newest school year first.
///
/// # Errors
/// When the database fails.
pub async fn lines_of_pupil(tx: &mut impl Reads, scope: &OfPupil) -> Result<Vec<NeedLine>, StoreError> {
    on!(tx, c => sqlx::query_as::<_, Row>(OF_PUPIL)
        .bind(scope.school().0).bind(scope.pupil().0).fetch_all(c).await)?
    .into_iter()
    .map(Row::line)
    .collect()
}

/// The lines of a school year that hold now, about everybody who is or was in a group.
///
/// # Errors
/// When the database fails.
pub async fn lines_of_group(
    tx: &mut impl Reads,
    scope: &InSchool,
    (group, of): (GroupId, SchoolYear),
) -> Result<Vec<NeedLine>, StoreError> {
    on!(tx, c => sqlx::query_as::<_, Row>(OF_GROUP)
        .bind(scope.school().0).bind(group.0).bind(year(of)).fetch_all(c).await)?
    .into_iter()
    .map(Row::line)
    .collect()
}

/// The lines of a school year that hold now, about one pupil.
///
/// # Errors
/// When the database fails.
pub async fn lines_of_year(
    tx: &mut impl Reads,
    scope: &InSchool,
    (pupil, of): (PupilId, SchoolYear),
) -> Result<Vec<NeedLine>, StoreError> {
    on!(tx, c => sqlx::query_as::<_, Row>(OF_YEAR)
        .bind(scope.school().0).bind(pupil.0).bind(year(of)).fetch_all(c).await)?
    .into_iter()
    .map(Row::line)
    .collect()
}

/// The school years in which a pupil has lines that hold, the oldest first.
///
/// # Errors
/// When the database fails.
pub async fn years_with_lines(
    tx: &mut impl Reads,
    scope: &InSchool,
    pupil: PupilId,
) -> Result<Vec<SchoolYear>, StoreError> {
    let rows = on!(tx, c => sqlx::query_as::<_, (i64,)>(YEARS)
        .bind(scope.school().0).bind(pupil.0).fetch_all(c).await)?;
    rows.into_iter().map(|(start,)| crate::register::groups::year(start)).collect()
}

/// One line about a pupil.
///
/// # Errors
/// When the database fails.
pub async fn line(
    tx: &mut impl Reads,
    scope: &OfPupil,
    id: NeedLineId,
) -> Result<Option<NeedLine>, StoreError> {
    on!(tx, c => sqlx::query_as::<_, Row>(ONE)
        .bind(scope.school().0).bind(scope.pupil().0).bind(id.0).fetch_optional(c).await)?
    .map(Row::line)
    .transpose()
}

/// The newest line that took the place of another in a school year.
///
/// # Errors
/// When the database fails.
pub async fn successor(
    tx: &mut impl Reads,
    scope: &OfPupil,
    (id, of): (NeedLineId, SchoolYear),
) -> Result<Option<NeedLine>, StoreError> {
    on!(tx, c => sqlx::query_as::<_, Row>(SUCCESSOR)
        .bind(scope.school().0).bind(scope.pupil().0).bind(id.0).bind(year(of)).fetch_optional(c).await)?
    .map(Row::line)
    .transpose()
}

/// The last place among the lines of a kind; 0 when there is none.
///
/// # Errors
/// When the database fails.
pub async fn last_position(
    tx: &mut impl Reads,
    scope: &OfPupil,
    (of, kind): (SchoolYear, NeedKind),
) -> Result<i64, StoreError> {
    let (last,) = on!(tx, c => sqlx::query_as::<_, (i64,)>(LAST)
        .bind(scope.school().0).bind(scope.pupil().0).bind(year(of)).bind(kind.code()).fetch_one(c).await)?;
    Ok(last)
}

/// Adds a line; it holds, and its version is 1.
///
/// # Errors
/// [`StoreError::AlreadyThere`] when there is one with this id; else when the database fails.
pub async fn add_line(tx: &mut WriteTx, scope: &OfPupil, new: &NeedLine) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(INSERT)
        .bind(scope.school().0)
        .bind(new.id.0)
        .bind(scope.pupil().0)
        .bind(year(new.school_year))
        .bind(new.kind.code())
        .bind(new.text.reveal())
        .bind(fold(new.text.reveal()))
        .bind(new.seen_by.as_ref().map(Personal::reveal))
        .bind(new.seen_on.map(jiff_sqlx::Date::from))
        .bind(new.position)
        .bind(new.author.0)
        .bind(new.author_name.reveal())
        .bind(jiff_sqlx::Timestamp::from(new.made_at))
        .bind(jiff_sqlx::Timestamp::from(new.changed_at))
        .bind(new.replaces.map(|id| id.0))
        .execute(c)
        .await
        .map(drop))
    .map_err(StoreError::from)
}

/// Changes the text, the source and the kind of a line that still has the version that `new` has; false when somebody was first.
///
/// # Errors
/// When the database fails.
pub async fn change_line(tx: &mut WriteTx, scope: &OfPupil, new: &NeedLine) -> Result<bool, StoreError> {
    on!(tx, c => sqlx::query(CHANGE)
        .bind(scope.school().0)
        .bind(scope.pupil().0)
        .bind(new.id.0)
        .bind(new.version)
        .bind(new.text.reveal())
        .bind(fold(new.text.reveal()))
        .bind(new.seen_by.as_ref().map(Personal::reveal))
        .bind(new.seen_on.map(jiff_sqlx::Date::from))
        .bind(jiff_sqlx::Timestamp::from(new.changed_at))
        .bind(new.kind.code())
        .execute(c)
        .await
        .map(|done| done.rows_affected() == 1))
    .map_err(StoreError::from)
}

/// Ends a line that still has this version; false when somebody was first.
///
/// # Errors
/// When the database fails.
pub async fn end_line(
    tx: &mut WriteTx,
    scope: &OfPupil,
    (id, version): (NeedLineId, i64),
    (at, by): (Timestamp, &Personal<String>),
) -> Result<bool, StoreError> {
    on!(tx, c => sqlx::query(END)
        .bind(scope.school().0)
        .bind(scope.pupil().0)
        .bind(id.0)
        .bind(version)
        .bind(jiff_sqlx::Timestamp::from(at))
        .bind(by.reveal())
        .execute(c)
        .await
        .map(|done| done.rows_affected() == 1))
    .map_err(StoreError::from)
}

/// Lets a line hold again that was ended and still has this version; false when somebody was first.
///
/// # Errors
/// When the database fails.
pub async fn restore_line(
    tx: &mut WriteTx,
    scope: &OfPupil,
    (id, version): (NeedLineId, i64),
) -> Result<bool, StoreError> {
    on!(tx, c => sqlx::query(RESTORE)
        .bind(scope.school().0)
        .bind(scope.pupil().0)
        .bind(id.0)
        .bind(version)
        .execute(c)
        .await
        .map(|done| done.rows_affected() == 1))
    .map_err(StoreError::from)
}
