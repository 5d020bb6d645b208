//! A school's own models. One that was taken away stays, as rounds and tasks may still name its levels.

use super::{read, written};
use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::{
    ids::RoleModelId,
    roles::{ModelKey, RoleModel},
};
use policy::InSchool;
use uuid::Uuid;

statements! {
    LIST = "SELECT id, name, source, levels, version FROM role_models WHERE school_id = $1 AND is_removed = $2 \
        ORDER BY name, id";
    INSERT = "INSERT INTO role_models (school_id, id, version, name, source, levels, is_removed) \
        VALUES ($1, $2, 1 + $3, $4, $5, $6, $7)";
    CHANGE = "UPDATE role_models SET name = $4, source = $5, levels = $6, is_removed = $7, version = version + 1 \
        WHERE school_id = $1 AND id = $2 AND version = $3";
    KEEP_REMOVED = "UPDATE role_models SET is_removed = $3, version = version + 1 WHERE school_id = $1 AND id = $2 \
        AND is_removed <> $3";
}

type Row = (Uuid, String, Option<String>, String, i64);

fn model((id, name, source, levels, version): Row) -> Result<RoleModel, StoreError> {
    Ok(RoleModel {
        key: ModelKey(id.to_string()),
        own: Some(RoleModelId(id)),
        name,
        source,
        levels: read(&levels, "role_models.levels")?,
        version,
    })
}

/// A school's own models by name, without those that were taken away.
///
/// # Errors
/// When the database fails.
pub async fn models(tx: &mut impl Reads, scope: &InSchool) -> Result<Vec<RoleModel>, StoreError> {
    on!(tx, c => sqlx::query_as::<_, Row>(LIST).bind(scope.school().0).bind(false).fetch_all(c).await)?
        .into_iter()
        .map(model)
        .collect()
}

/// Adds a model of the school's own, as its first version.
///
/// # Errors
/// When the database fails.
pub async fn add_model(
    tx: &mut WriteTx,
    scope: &InSchool,
    (id, model): (RoleModelId, &RoleModel),
) -> Result<(), StoreError> {
    save(tx, scope, (INSERT, id, 0), model).await.map(drop)
}

/// Changes a model that still has the version that is given with it; false when somebody was first.
///
/// # Errors
/// When the database fails.
pub async fn change_model(
    tx: &mut WriteTx,
    scope: &InSchool,
    (id, model): (RoleModelId, &RoleModel),
) -> Result<bool, StoreError> {
    Ok(save(tx, scope, (CHANGE, id, model.version), model).await? == 1)
}

async fn save(
    tx: &mut WriteTx,
    scope: &InSchool,
    (statement, id, version): (&'static str, RoleModelId, i64),
    model: &RoleModel,
) -> Result<u64, StoreError> {
    let levels = written(&model.levels)?;
    on!(tx, c => sqlx::query(statement)
        .bind(scope.school().0)
        .bind(id.0)
        .bind(version)
        .bind(&model.name)
        .bind(model.source.as_deref())
        .bind(&levels)
        .bind(false)
        .execute(c)
        .await
        .map(|done| done.rows_affected()))
    .map_err(StoreError::from)
}

/// Takes a model away, or puts it back; false when it was so already.
///
/// # Errors
/// When the database fails.
pub async fn keep_removed(
    tx: &mut WriteTx,
    scope: &InSchool,
    (id, is_removed): (RoleModelId, bool),
) -> Result<bool, StoreError> {
    on!(tx, c => sqlx::query(KEEP_REMOVED)
        .bind(scope.school().0)
        .bind(id.0)
        .bind(is_removed)
        .execute(c)
        .await
        .map(|done| done.rows_affected() == 1))
    .map_err(StoreError::from)
}
