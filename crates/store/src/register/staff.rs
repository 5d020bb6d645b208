//! Staff with roles and groups.

use crate::{Reads, Sealed as _, StoreError, WriteTx, fold};
use domain::{
    SchoolYear,
    ids::{GroupId, StaffId},
    register::{PersonName, StaffMember, StaffRole},
};
use policy::InSchool;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use uuid::Uuid;

statements! {
    ALL_OF_SCHOOL = "SELECT id, key, first_name, name_prefix, last_name, email FROM staff WHERE school_id = $1";
    ROLES = "SELECT staff_id, role FROM staff_roles WHERE school_id = $1 ORDER BY staff_id, role";
    GROUPS = "SELECT staff_id, group_id FROM staff_groups WHERE school_id = $1 ORDER BY staff_id, group_id";
    TEACHERS = "SELECT sg.group_id, s.first_name, s.name_prefix, s.last_name FROM staff_groups sg \
        JOIN staff s ON s.school_id = sg.school_id AND s.id = sg.staff_id \
        JOIN groups g ON g.school_id = sg.school_id AND g.id = sg.group_id \
        WHERE sg.school_id = $1 AND g.school_year = $2 ORDER BY s.sort_key, s.id";
    PUT = "INSERT INTO staff (school_id, id, key, first_name, name_prefix, last_name, sort_key, email) \
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (school_id, id) DO UPDATE SET key = excluded.key, \
        first_name = excluded.first_name, name_prefix = excluded.name_prefix, last_name = excluded.last_name, \
        sort_key = excluded.sort_key, email = excluded.email";
    PUT_ROLE = "INSERT INTO staff_roles (school_id, staff_id, role) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
    // A group that was made here has its own teachers, and one that is gone has none.
    PUT_GROUP = "INSERT INTO staff_groups (school_id, group_id, staff_id) SELECT g.school_id, g.id, s.id FROM groups g \
        JOIN staff s ON s.school_id = g.school_id WHERE g.school_id = $1 AND g.id = $2 AND s.id = $3 AND NOT EXISTS (\
        SELECT 1 FROM own_groups o WHERE o.school_id = g.school_id AND o.group_id = g.id) ON CONFLICT DO NOTHING";
    CLEAR_ROLES = "DELETE FROM staff_roles WHERE school_id = $1 AND staff_id = $2";
    CLEAR_GROUPS = "DELETE FROM staff_groups WHERE school_id = $1 AND staff_id = $2";
    CLEAR_GROUPS_OF_ROSTERS = "DELETE FROM staff_groups WHERE school_id = $1 AND staff_id = $2 AND group_id NOT IN (\
        SELECT group_id FROM own_groups WHERE school_id = $1)";
    DELETE = "DELETE FROM staff WHERE school_id = $1 AND id = $2";
}

/// A member of staff as it is kept, with the groups of all school years.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptStaff {
    /// The member of staff; roles in alphabetical order.
    pub member: StaffMember,
    /// Groups, in the order of their ids.
    pub groups: Vec<GroupId>,
}

/// A teacher of a group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupTeacher {
    /// The group.
    pub group: GroupId,
    /// The teacher's name.
    pub name: PersonName,
}

type Row = (Uuid, String, String, String, String, Option<String>);

/// All staff of the school with roles and groups, in no order.
///
/// # Errors
/// When the database fails.
pub async fn kept_staff(tx: &mut impl Reads, scope: &InSchool) -> Result<Vec<KeptStaff>, StoreError> {
    let school = scope.school().0;
    let rows = on!(tx, c => sqlx::query_as::<_, Row>(ALL_OF_SCHOOL).bind(school).fetch_all(c).await)?;
    let roles = on!(tx, c => sqlx::query_as::<_, (Uuid, String)>(ROLES).bind(school).fetch_all(c).await)?;
    let groups = on!(tx, c => sqlx::query_as::<_, (Uuid, Uuid)>(GROUPS).bind(school).fetch_all(c).await)?;
    let mut roles_of: BTreeMap<Uuid, Vec<StaffRole>> = BTreeMap::new();
    for (staff, role) in roles {
        roles_of.entry(staff).or_default().push(StaffRole::new(&role));
    }
    let mut groups_of: BTreeMap<Uuid, Vec<GroupId>> = BTreeMap::new();
    for (staff, group) in groups {
        groups_of.entry(staff).or_default().push(GroupId(group));
    }
    let kept = |(id, key, first, prefix, last, email): Row| {
        let name = PersonName::new(&first, &prefix, &last);
        // PostgreSQL sorts text by the server's locale; the order must not depend on it.
        let mut roles = roles_of.remove(&id).unwrap_or_default();
        roles.sort();
        let member = StaffMember { id: StaffId(id), key, name, email, roles };
        KeptStaff { member, groups: groups_of.remove(&id).unwrap_or_default() }
    };
    Ok(rows.into_iter().map(kept).collect())
}

/// Who teaches which group in a school year, by family name.
///
/// # Errors
/// When the database fails.
pub async fn teachers_of_year(
    tx: &mut impl Reads,
    scope: &InSchool,
    year: SchoolYear,
) -> Result<Vec<GroupTeacher>, StoreError> {
    let rows = on!(tx, c => sqlx::query_as::<_, (Uuid, String, String, String)>(TEACHERS)
        .bind(scope.school().0).bind(i64::from(year.start())).fetch_all(c).await)?;
    let teacher = |(group, first, prefix, last): (Uuid, String, String, String)| GroupTeacher {
        group: GroupId(group),
        name: PersonName::new(&first, &prefix, &last),
    };
    Ok(rows.into_iter().map(teacher).collect())
}

/// Adds a member of staff, or changes what is known of one: details, roles and groups. Groups that were made here stay as
/// they are, and groups that are gone are left out.
///
/// # Errors
/// When the key is in use by another one, or the database fails.
pub async fn put_staff(tx: &mut WriteTx, scope: &InSchool, kept: &KeptStaff) -> Result<(), StoreError> {
    let (school, member) = (scope.school().0, &kept.member);
    let name = &member.name;
    on!(tx, c => sqlx::query(PUT)
        .bind(school)
        .bind(member.id.0)
        .bind(&member.key)
        .bind(name.first.reveal())
        .bind(name.prefix.reveal())
        .bind(name.last.reveal())
        .bind(fold(&name.listed()))
        .bind(member.email.as_deref())
        .execute(c)
        .await
        .map(drop))?;
    for statement in [CLEAR_ROLES, CLEAR_GROUPS_OF_ROSTERS] {
        on!(tx, c => sqlx::query(statement).bind(school).bind(member.id.0).execute(c).await.map(drop))?;
    }
    for role in &member.roles {
        on!(tx, c => sqlx::query(PUT_ROLE).bind(school).bind(member.id.0).bind(role.as_str()).execute(c).await.map(drop))?;
    }
    for group in &kept.groups {
        on!(tx, c => sqlx::query(PUT_GROUP).bind(school).bind(group.0).bind(member.id.0).execute(c).await.map(drop))?;
    }
    Ok(())
}

/// Removes a member of staff with roles and groups.
///
/// # Errors
/// When the database fails.
pub async fn delete_staff(tx: &mut WriteTx, scope: &InSchool, id: StaffId) -> Result<(), StoreError> {
    for statement in [CLEAR_ROLES, CLEAR_GROUPS, DELETE] {
        on!(tx, c => sqlx::query(statement).bind(scope.school().0).bind(id.0).execute(c).await.map(drop))?;
    }
    Ok(())
}
