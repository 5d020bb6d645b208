//! Pupils and the keys they are known by.

use super::{day, from_day};
use crate::{Reads, Sealed as _, StoreError, WriteTx, fold};
use domain::{
    Personal,
    ids::{GroupId, PupilId},
    register::{EckId, Gender, PersonName, Pupil},
};
use jiff::civil::Date;
use policy::InSchool;
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

statements! {
    ONE = "SELECT id, key, eck_id, first_name, name_prefix, last_name, born_on, gender, year_three_since, entered_on, \
        left_on, known_on FROM pupils WHERE school_id = $1 AND id = $2";
    ALL_OF_SCHOOL = "SELECT id, key, eck_id, first_name, name_prefix, last_name, born_on, gender, year_three_since, \
        entered_on, left_on, known_on FROM pupils WHERE school_id = $1";
    OF_GROUP = "SELECT id, key, eck_id, first_name, name_prefix, last_name, born_on, gender, year_three_since, \
        entered_on, left_on, known_on FROM pupils WHERE school_id = $1 AND id IN (\
            SELECT pupil_id FROM enrolments WHERE school_id = $1 AND group_id = $2 \
            UNION SELECT pupil_id FROM group_members WHERE school_id = $1 AND group_id = $2) ORDER BY sort_key, id";
    IN_GROUP_NOW = "SELECT id FROM pupils WHERE school_id = $1 AND (left_on IS NULL OR left_on >= $3) AND id IN (\
        SELECT pupil_id FROM enrolments WHERE school_id = $1 AND group_id = $2 AND (until_on IS NULL OR until_on > $3) \
        UNION SELECT pupil_id FROM group_members WHERE school_id = $1 AND group_id = $2)";
    SEARCH = "SELECT id, key, eck_id, first_name, name_prefix, last_name, born_on, gender, year_three_since, entered_on, \
        left_on, known_on FROM pupils WHERE school_id = $1 AND ' ' || search_text LIKE $2 AND ' ' || search_text LIKE $3 \
        AND ' ' || search_text LIKE $4 AND ' ' || search_text LIKE $5 ORDER BY sort_key, id LIMIT $6 OFFSET $7";
    LEFT_BEFORE = "SELECT id FROM pupils WHERE school_id = $1 AND left_on < $2";
    PUT = "INSERT INTO pupils (school_id, id, key, eck_id, first_name, name_prefix, last_name, sort_key, search_text, \
        born_on, gender, year_three_since, entered_on, left_on, known_on) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) \
        ON CONFLICT (school_id, id) DO UPDATE SET key = excluded.key, eck_id = excluded.eck_id, \
        first_name = excluded.first_name, name_prefix = excluded.name_prefix, last_name = excluded.last_name, \
        sort_key = excluded.sort_key, search_text = excluded.search_text, born_on = excluded.born_on, \
        gender = excluded.gender, year_three_since = excluded.year_three_since, entered_on = excluded.entered_on, \
        left_on = excluded.left_on, known_on = excluded.known_on";
    DELETE = "DELETE FROM pupils WHERE school_id = $1 AND id = $2";
    KEYS = "SELECT key, pupil_id FROM pupil_keys WHERE school_id = $1";
    ECK_IDS = "SELECT eck_id, id FROM pupils WHERE school_id = $1 AND eck_id IS NOT NULL";
    PUT_KEY = "INSERT INTO pupil_keys (school_id, key, pupil_id) VALUES ($1, $2, $3) \
        ON CONFLICT (school_id, key) DO UPDATE SET pupil_id = excluded.pupil_id";
    DELETE_KEY = "DELETE FROM pupil_keys WHERE school_id = $1 AND key = $2";
}

/// A pupil as it is kept, with the day of the roster that its details come from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptPupil {
    /// The pupil.
    pub pupil: Pupil,
    /// The reference date of that roster; details of an older roster do not overwrite newer ones.
    pub known_on: Option<Date>,
}

#[derive(sqlx::FromRow)]
pub(crate) struct Row {
    id: Uuid,
    key: String,
    eck_id: Option<String>,
    first_name: String,
    name_prefix: String,
    last_name: String,
    born_on: Option<jiff_sqlx::Date>,
    gender: String,
    year_three_since: Option<jiff_sqlx::Date>,
    entered_on: Option<jiff_sqlx::Date>,
    left_on: Option<jiff_sqlx::Date>,
    known_on: Option<jiff_sqlx::Date>,
}

impl Row {
    fn kept(self) -> Result<KeptPupil, StoreError> {
        let eck_id: Option<EckId> = self
            .eck_id
            .map(|t| t.parse())
            .transpose()
            .map_err(|_| StoreError::Unreadable("pupils.eck_id"))?;
        let pupil = Pupil {
            id: PupilId(self.id),
            key: self.key,
            eck_id,
            name: PersonName::new(&self.first_name, &self.name_prefix, &self.last_name),
            born_on: from_day(self.born_on).map(Personal::new),
            gender: Gender::from_code(&self.gender).ok_or(StoreError::Unreadable("pupils.gender"))?,
            year_three_since: from_day(self.year_three_since),
            entered_on: from_day(self.entered_on),
            left_on: from_day(self.left_on),
        };
        Ok(KeptPupil { pupil, known_on: from_day(self.known_on) })
    }
}

pub(crate) fn pupils(rows: Vec<Row>) -> Result<Vec<Pupil>, StoreError> {
    rows.into_iter().map(|row| row.kept().map(|kept| kept.pupil)).collect()
}

/// One pupil.
///
/// # Errors
/// When the database fails.
pub async fn pupil(tx: &mut impl Reads, scope: &InSchool, id: PupilId) -> Result<Option<Pupil>, StoreError> {
    Ok(kept_pupil(tx, scope, id).await?.map(|kept| kept.pupil))
}

/// One pupil with the day its details come from.
///
/// # Errors
/// When the database fails.
pub async fn kept_pupil(
    tx: &mut impl Reads,
    scope: &InSchool,
    id: PupilId,
) -> Result<Option<KeptPupil>, StoreError> {
    on!(tx, c => sqlx::query_as::<_, Row>(ONE).bind(scope.school().0).bind(id.0).fetch_optional(c).await)?
        .map(Row::kept)
        .transpose()
}

/// All pupils of the school, in no order.
///
/// # Errors
/// When the database fails.
pub async fn kept_pupils(tx: &mut impl Reads, scope: &InSchool) -> Result<Vec<KeptPupil>, StoreError> {
    on!(tx, c => sqlx::query_as::<_, Row>(ALL_OF_SCHOOL).bind(scope.school().0).fetch_all(c).await)?
        .into_iter()
        .map(Row::kept)
        .collect()
}

/// The pupils who are or were in a group (as stamgroep or as extra group), by family name.
///
/// # Errors
/// When the database fails.
pub async fn pupils_of_group(
    tx: &mut impl Reads,
    scope: &InSchool,
    group: GroupId,
) -> Result<Vec<Pupil>, StoreError> {
    let rows = on!(tx, c => sqlx::query_as::<_, Row>(OF_GROUP).bind(scope.school().0).bind(group.0).fetch_all(c).await)?;
    pupils(rows)
}

/// The pupils who are in a group on a day (as stamgroep or as extra group): those of whom
/// [`place_of_pupil`](crate::trust::place_of_pupil) says so. This, and not who ever was in it, decides what a teacher sees.
///
/// # Errors
/// When the database fails.
pub async fn pupils_in_group_now(
    tx: &mut impl Reads,
    scope: &InSchool,
    (group, today): (GroupId, Date),
) -> Result<Vec<PupilId>, StoreError> {
    let today = jiff_sqlx::Date::from(today);
    let rows: Vec<(Uuid,)> = on!(tx, c => sqlx::query_as(IN_GROUP_NOW)
        .bind(scope.school().0).bind(group.0).bind(today).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(id,)| PupilId(id)).collect())
}

/// Pupils with a name of which a word begins with each word that was typed, by family name; all pupils when nothing
/// was typed. `limit` and `offset` page through them.
///
/// # Errors
/// When the database fails.
pub async fn search_pupils(
    tx: &mut impl Reads,
    scope: &InSchool,
    typed: &str,
    (limit, offset): (i64, i64),
) -> Result<Vec<Pupil>, StoreError> {
    // Folding leaves letters, digits and spaces, so nothing that LIKE treats as special. More than four words narrow
    // nothing any further.
    let folded = fold(typed);
    let mut words = folded.split(' ').filter(|word| !word.is_empty());
    let mut next = || words.next().map_or_else(|| "%".to_owned(), |word| format!("% {word}%"));
    let [first, second, third, fourth] = [next(), next(), next(), next()];
    let rows = on!(tx, c => sqlx::query_as::<_, Row>(SEARCH)
        .bind(scope.school().0)
        .bind(&first)
        .bind(&second)
        .bind(&third)
        .bind(&fourth)
        .bind(limit)
        .bind(offset)
        .fetch_all(c)
        .await)?;
    pupils(rows)
}

/// The pupils who left the school before a day.
///
/// # Errors
/// When the database fails.
pub async fn left_before(
    tx: &mut impl Reads,
    scope: &InSchool,
    day: Date,
) -> Result<HashSet<PupilId>, StoreError> {
    let rows = on!(tx, c => sqlx::query_as::<_, (Uuid,)>(LEFT_BEFORE)
        .bind(scope.school().0).bind(jiff_sqlx::Date::from(day)).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(id,)| PupilId(id)).collect())
}

/// Adds a pupil, or changes what is known of one.
///
/// # Errors
/// When its key or ECK iD is in use by another pupil, or the database fails.
pub async fn put_pupil(tx: &mut WriteTx, scope: &InSchool, kept: &KeptPupil) -> Result<(), StoreError> {
    let pupil = &kept.pupil;
    let name = &pupil.name;
    // "berg noor van den|noor van den berg": the list form sorts; both forms are found.
    let sort_key = fold(&name.listed());
    let search_text = format!("{} {sort_key}", fold(&name.full()));
    on!(tx, c => sqlx::query(PUT)
        .bind(scope.school().0)
        .bind(pupil.id.0)
        .bind(&pupil.key)
        .bind(pupil.eck_id.as_ref().map(EckId::reveal))
        .bind(name.first.reveal())
        .bind(name.prefix.reveal())
        .bind(name.last.reveal())
        .bind(&sort_key)
        .bind(&search_text)
        .bind(day(pupil.born_on.as_ref().map(|d| *d.reveal())))
        .bind(pupil.gender.code())
        .bind(day(pupil.year_three_since))
        .bind(day(pupil.entered_on))
        .bind(day(pupil.left_on))
        .bind(day(kept.known_on))
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// Removes a pupil's file.
///
/// # Errors
/// When anything still refers to it, or the database fails.
pub async fn delete_pupil(tx: &mut WriteTx, scope: &InSchool, id: PupilId) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(DELETE).bind(scope.school().0).bind(id.0).execute(c).await.map(drop))?;
    Ok(())
}

/// How the pupils of a school are named in files: by key (also keys they had before) and by ECK iD.
#[derive(Debug, Default)]
pub struct PupilKeys {
    /// By key.
    pub by_key: HashMap<String, PupilId>,
    /// By ECK iD.
    pub by_eck_id: HashMap<String, PupilId>,
    /// The ECK iD of a pupil who has one.
    pub eck_id_of: HashMap<PupilId, String>,
}

/// All names under which files may refer to the school's pupils.
///
/// # Errors
/// When the database fails.
pub async fn pupil_keys(tx: &mut impl Reads, scope: &InSchool) -> Result<PupilKeys, StoreError> {
    type Pair = (String, Uuid);
    let school = scope.school().0;
    let keys = on!(tx, c => sqlx::query_as::<_, Pair>(KEYS).bind(school).fetch_all(c).await)?;
    let eck_ids = on!(tx, c => sqlx::query_as::<_, Pair>(ECK_IDS).bind(school).fetch_all(c).await)?;
    let map = |pairs: Vec<Pair>| pairs.into_iter().map(|(text, id)| (text, PupilId(id))).collect();
    let eck_id_of = eck_ids.iter().map(|(eck_id, pupil)| (PupilId(*pupil), eck_id.clone())).collect();
    Ok(PupilKeys { by_key: map(keys), by_eck_id: map(eck_ids), eck_id_of })
}

/// Lets a key name a pupil.
///
/// # Errors
/// When the database fails.
pub async fn put_pupil_key(
    tx: &mut WriteTx,
    scope: &InSchool,
    key: &str,
    pupil: PupilId,
) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(PUT_KEY).bind(scope.school().0).bind(key).bind(pupil.0).execute(c).await.map(drop))?;
    Ok(())
}

/// Lets a key name nobody.
///
/// # Errors
/// When the database fails.
pub async fn delete_pupil_key(tx: &mut WriteTx, scope: &InSchool, key: &str) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(DELETE_KEY).bind(scope.school().0).bind(key).execute(c).await.map(drop))?;
    Ok(())
}
