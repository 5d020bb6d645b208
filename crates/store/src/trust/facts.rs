//! The facts on which the policy decides: what a person has, and where a pupil is. They are ids and dates; no scope is
//! needed to read them, because no scope can be issued without them.

use super::{
    accounts::Account,
    grants::{grants_of_account, grants_of_school, people_of_school},
};
use crate::{Reads, StoreError};
use domain::{
    SchoolYear,
    ids::{AccountId, GroupId, PupilId, SchoolId},
    trust::{Role, Term},
};
use jiff::{Timestamp, civil::Date};
use policy::{Emergency, Grant, InSchool, OfPupil, OwnGroup, Person, PupilPlace, Tie};
use uuid::Uuid;

statements! {
    // The newest school year that has begun, and later ones that the school has already brought in. A year begins with
    // its roster: a group that was made here does not begin one.
    GROUPS = "SELECT sg.school_id, sg.group_id FROM staff_accounts sa \
        JOIN staff_groups sg ON sg.school_id = sa.school_id AND sg.staff_id = sa.staff_id \
        JOIN groups g ON g.school_id = sg.school_id AND g.id = sg.group_id \
        LEFT JOIN own_groups o ON o.school_id = g.school_id AND o.group_id = g.id \
        WHERE sa.account_id = $1 AND (o.ended_on IS NULL OR o.ended_on > $3) AND g.school_year >= (\
            SELECT coalesce(max(begun.school_year), 0) FROM groups begun \
            WHERE begun.school_id = sa.school_id AND begun.school_year <= $2 AND NOT EXISTS (\
            SELECT 1 FROM own_groups made WHERE made.school_id = begun.school_id AND made.group_id = begun.id))";
    GROUPS_OF_SCHOOL = "SELECT sa.account_id, sg.group_id FROM staff_accounts sa \
        JOIN staff_groups sg ON sg.school_id = sa.school_id AND sg.staff_id = sa.staff_id \
        JOIN groups g ON g.school_id = sg.school_id AND g.id = sg.group_id \
        LEFT JOIN own_groups o ON o.school_id = g.school_id AND o.group_id = g.id \
        WHERE sa.school_id = $1 AND (o.ended_on IS NULL OR o.ended_on > $3) AND g.school_year >= (\
            SELECT coalesce(max(begun.school_year), 0) FROM groups begun \
            WHERE begun.school_id = sa.school_id AND begun.school_year <= $2 AND NOT EXISTS (\
            SELECT 1 FROM own_groups made WHERE made.school_id = begun.school_id AND made.group_id = begun.id))";
    TIES_OF_PUPIL = "SELECT account_id, role, from_on, until_on FROM pupil_ties WHERE school_id = $1 AND pupil_id = $2";
    EMERGENCIES_OF_PUPIL = "SELECT account_id, until_at FROM emergencies WHERE school_id = $1 AND pupil_id = $2 \
        AND until_at > $3";
    TIES = "SELECT school_id, pupil_id, role, from_on, until_on FROM pupil_ties WHERE account_id = $1";
    EMERGENCIES = "SELECT school_id, pupil_id, until_at FROM emergencies WHERE account_id = $1 AND until_at > $2";
    PUPIL = "SELECT left_on FROM pupils WHERE school_id = $1 AND id = $2";
    GROUPS_OF_PUPIL = "SELECT group_id FROM enrolments WHERE school_id = $1 AND pupil_id = $2 AND group_id IS NOT NULL \
        AND (until_on IS NULL OR until_on > $3) \
        UNION SELECT group_id FROM group_members WHERE school_id = $1 AND pupil_id = $2";
}

/// A person with all that decides what she may see; none when the account is closed or not there.
///
/// # Errors
/// When the database fails.
pub async fn person(
    tx: &mut impl Reads,
    account: AccountId,
    (now, today): (Timestamp, Date),
) -> Result<Option<Person>, StoreError> {
    let Some(kept) = super::account(tx, account).await?.filter(|kept| kept.closed_at.is_none()) else {
        return Ok(None);
    };
    facts_of_account(tx, &kept, (now, today)).await.map(Some)
}

/// The same of an account that may be closed: what she could do if it were open.
///
/// # Errors
/// When the database fails.
pub async fn facts_of_account(
    tx: &mut impl Reads,
    kept: &Account,
    (now, today): (Timestamp, Date),
) -> Result<Person, StoreError> {
    let account = kept.id;
    let grants = grants_of_account(tx, account).await?;
    let year = i64::from(SchoolYear::of(today).start());
    let groups = on!(tx, c => sqlx::query_as::<_, (Uuid, Uuid)>(GROUPS)
        .bind(account.0).bind(year).bind(jiff_sqlx::Date::from(today)).fetch_all(c).await)?;
    let emergencies = on!(tx, c => sqlx::query_as::<_, (Uuid, Uuid, jiff_sqlx::Timestamp)>(EMERGENCIES)
        .bind(account.0).bind(jiff_sqlx::Timestamp::from(now)).fetch_all(c).await)?;
    let emergency = |(school, pupil, until): (Uuid, Uuid, jiff_sqlx::Timestamp)| Emergency {
        school: SchoolId(school),
        pupil: PupilId(pupil),
        until: until.to_jiff(),
    };
    let own = |(school, group)| OwnGroup { school: SchoolId(school), group: GroupId(group) };
    Ok(Person {
        account,
        now,
        today,
        is_administrator: kept.is_administrator,
        grants: grants.iter().map(|g| Grant { school: g.school, role: g.role, term: g.term }).collect(),
        groups: groups.into_iter().map(own).collect(),
        ties: ties(tx, account).await?,
        emergencies: emergencies.into_iter().map(emergency).collect(),
    })
}

/// Which groups of this school year are whose: by the roster, of the members of staff who have an account.
///
/// # Errors
/// When the database fails.
pub async fn groups_of_people(
    tx: &mut impl Reads,
    scope: &InSchool,
    today: Date,
) -> Result<Vec<(AccountId, GroupId)>, StoreError> {
    let year = i64::from(SchoolYear::of(today).start());
    let rows = on!(tx, c => sqlx::query_as::<_, (Uuid, Uuid)>(GROUPS_OF_SCHOOL)
        .bind(scope.school().0).bind(year).bind(jiff_sqlx::Date::from(today)).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(account, group)| (AccountId(account), GroupId(group))).collect())
}

/// Everybody with an open account who has or had a role in a pupil's school, by name, with what decides about this pupil:
/// the roles and groups in this school, the ties to this pupil, the times in which the file was open in an emergency that
/// ended after `since`. What [`person`] gives beside it, about other schools and other pupils, decides nothing here.
///
/// # Errors
/// When the database fails.
pub async fn people_around(
    tx: &mut impl Reads,
    scope: &OfPupil,
    (now, today): (Timestamp, Date),
    since: Timestamp,
) -> Result<Vec<Person>, StoreError> {
    let (school, pupil) = (scope.school(), scope.pupil());
    let kept = people_of_school(tx, scope.in_school()).await?;
    let bare = |kept: &super::SchoolPerson| Person {
        account: kept.id,
        now,
        today,
        is_administrator: kept.is_administrator,
        grants: Vec::new(),
        groups: Vec::new(),
        ties: Vec::new(),
        emergencies: Vec::new(),
    };
    let mut people: Vec<Person> = kept.iter().filter(|kept| kept.closed_at.is_none()).map(bare).collect();
    let mut at = |account: AccountId, add: &mut dyn FnMut(&mut Person)| {
        people.iter_mut().filter(|person| person.account == account).for_each(add);
    };
    for one in grants_of_school(tx, scope.in_school()).await? {
        let grant = Grant { school, role: one.role, term: one.term };
        at(one.account, &mut |person| person.grants.push(grant));
    }
    for (account, group) in groups_of_people(tx, scope.in_school(), today).await? {
        at(account, &mut |person| person.groups.push(OwnGroup { school, group }));
    }
    for (account, role, term) in ties_around(tx, scope).await? {
        at(account, &mut |person| person.ties.push(Tie { school, pupil, role, term }));
    }
    let since = jiff_sqlx::Timestamp::from(since);
    let open = on!(tx, c => sqlx::query_as::<_, (Uuid, jiff_sqlx::Timestamp)>(EMERGENCIES_OF_PUPIL)
        .bind(school.0).bind(pupil.0).bind(since).fetch_all(c).await)?;
    for (account, until) in open {
        let emergency = Emergency { school, pupil, until: until.to_jiff() };
        at(AccountId(account), &mut |person| person.emergencies.push(emergency));
    }
    Ok(people)
}

async fn ties_around(
    tx: &mut impl Reads,
    scope: &OfPupil,
) -> Result<Vec<(AccountId, Role, Term)>, StoreError> {
    type Row = (Uuid, String, jiff_sqlx::Date, Option<jiff_sqlx::Date>);
    let rows = on!(tx, c => sqlx::query_as::<_, Row>(TIES_OF_PUPIL)
        .bind(scope.school().0).bind(scope.pupil().0).fetch_all(c).await)?;
    let tie = |(account, role, from, until): Row| {
        let role = role.parse().map_err(|_| StoreError::Unreadable("pupil_ties.role"))?;
        Ok((
            AccountId(account),
            role,
            Term { from: from.to_jiff(), until: until.map(jiff_sqlx::Date::to_jiff) },
        ))
    };
    rows.into_iter().map(tie).collect()
}

async fn ties(tx: &mut impl Reads, account: AccountId) -> Result<Vec<Tie>, StoreError> {
    type Row = (Uuid, Uuid, String, jiff_sqlx::Date, Option<jiff_sqlx::Date>);
    let rows = on!(tx, c => sqlx::query_as::<_, Row>(TIES).bind(account.0).fetch_all(c).await)?;
    let tie = |(school, pupil, role, from, until): Row| {
        Ok(Tie {
            school: SchoolId(school),
            pupil: PupilId(pupil),
            role: role.parse().map_err(|_| StoreError::Unreadable("pupil_ties.role"))?,
            term: Term { from: from.to_jiff(), until: until.map(jiff_sqlx::Date::to_jiff) },
        })
    };
    rows.into_iter().map(tie).collect()
}

/// Where a pupil is on a day: the groups she is in then; none of them when she has left. None when the school has no
/// such pupil.
///
/// # Errors
/// When the database fails.
pub async fn place_of_pupil(
    tx: &mut impl Reads,
    (school, pupil): (SchoolId, PupilId),
    today: Date,
) -> Result<Option<PupilPlace>, StoreError> {
    type Left = (Option<jiff_sqlx::Date>,);
    let known =
        on!(tx, c => sqlx::query_as::<_, Left>(PUPIL).bind(school.0).bind(pupil.0).fetch_optional(c).await)?;
    let Some((left_on,)) = known else { return Ok(None) };
    let mut groups = Vec::new();
    if left_on.is_none_or(|day| day.to_jiff() >= today) {
        let rows = on!(tx, c => sqlx::query_as::<_, (Uuid,)>(GROUPS_OF_PUPIL)
            .bind(school.0).bind(pupil.0).bind(jiff_sqlx::Date::from(today)).fetch_all(c).await)?;
        groups = rows.into_iter().map(|(group,)| GroupId(group)).collect();
    }
    Ok(Some(PupilPlace { school, pupil, groups }))
}
