//! Keys with which other systems deliver, each of one school. Only the hash of a key is kept.

use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::ids::{AccountId, SchoolId, ServiceKeyId};
use jiff::Timestamp;
use policy::InSchool;
use serde::Deserialize;
use uuid::Uuid;

statements! {
    ADD = "INSERT INTO service_keys (school_id, id, name, hash, holds, made_by, made_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    LIST = "SELECT school_id, id, name, holds, made_by, made_at, revoked_at, used_at FROM service_keys \
        WHERE school_id = $1 ORDER BY made_at DESC, id";
    BY_HASH = "SELECT school_id, id, name, holds, made_by, made_at, revoked_at, used_at FROM service_keys \
        WHERE hash = $1 AND revoked_at IS NULL";
    SET_HOLDS = "UPDATE service_keys SET holds = $3 WHERE school_id = $1 AND id = $2 AND revoked_at IS NULL";
    REVOKE = "UPDATE service_keys SET revoked_at = $3 WHERE school_id = $1 AND id = $2 AND revoked_at IS NULL";
    USE = "UPDATE service_keys SET used_at = $3 WHERE school_id = $1 AND id = $2";
    DELIVERIES = "SELECT at, action, detail FROM audit_events WHERE school_id = $1 \
        AND action IN ('results_delivered', 'roster_delivered') ORDER BY seq DESC LIMIT $2";
    // What is left out never changes a roster; any other deed, also one that is new, counts as a change of it.
    ROSTER_CHANGED = "SELECT at FROM audit_events WHERE school_id = $1 AND action NOT IN (\
            'concern_signal_handed', 'concern_seen', 'concern_list_seen', 'concern_entry_written', \
            'concern_entry_struck', 'concern_stepped', 'concern_reader_added', 'concern_reader_removed', \
            'concern_closed', 'concern_exported', 'concern_destroyed', 'concern_officer_appointed', \
            'concern_officer_ended', 'concern_rules_saved', \
            'pupil_looked', 'group_looked', 'refused', 'viewed_as', 'role_granted', 'role_changed', 'staff_linked', \
            'pupil_tied', 'tie_changed', 'emergency_opened', 'emergency_seen', 'note_categories_edited', \
            'note_written', \
            'note_removed', 'note_restored', 'note_requested', 'pupil_exported', 'retention_edited', 'pupil_held', \
            'destruction_proposed', 'destruction_approved', 'destruction_withdrawn', 'service_key_made', \
            'service_key_changed', 'service_key_revoked', 'results_delivered', 'roster_delivered', 'import_held', \
            'import_dropped', 'import_answered', 'drafts_ended', 'medians_counted', 'sheet_mapping_kept', \
            'sheet_mapping_forgotten', 'norms_imported', 'norm_removed', \
            'tests_edited', 'choice_made', 'typing_begun', 'typing_done', 'result_typed', 'signal_answered', \
            'signal_answer_taken_back', 'signals_edited', 'portrait_written', 'contact_saved', 'contact_removed', \
            'contact_restored', 'contacts_forgotten', 'document_added', 'document_removed', 'document_restored', \
            'document_requested', \
            'hand_over_written', 'calendar_edited', 'survey_made', 'survey_edited', 'survey_opened', \
            'survey_closed', 'survey_removed', 'survey_invited', 'survey_reminded', 'survey_answered', \
            'survey_answers_brought', 'survey_answers_removed', 'survey_sorted', 'survey_talk_opened', \
            'survey_talk_closed', 'survey_remarked', 'survey_remarks_sorted', 'survey_page_written', \
            'survey_agreement_saved', 'role_model_saved', 'role_model_removed', 'role_task_saved', \
            'role_task_removed', 'role_description_written', 'role_description_agreed', 'time_kept', \
            'time_choices_made', 'need_written', 'need_ended', 'need_restored', 'phrase_saved', 'plan_made', \
            'plan_edited', 'plan_text_written', 'plan_goal_saved', 'plan_outcome_said', 'plan_stepped', \
            'plan_session_saved', 'plan_consent_recorded', 'plan_consent_taken_back', 'plan_shared', \
            'agreement_made', 'agreement_changed', 'agreement_stepped', 'agreement_moved', 'desk_seen', \
            'evaluations_told', 'notices_forgotten', \
            'plan_printed', 'plan_settings_saved', \
            'year_plan_edited', 'year_plan_ticked', 'calendar_feed', \
            'case_opened', 'case_edited', 'case_looked', 'case_text_written', 'case_moved', 'intervention_saved', \
            'intervention_evaluated', 'case_people_changed', 'case_consent_recorded', 'case_consent_taken_back', \
            'case_request_saved', 'case_shared', 'route_settings_saved', 'case_invited', \
            'case_invitation_withdrawn', 'case_answered', 'request_file_made', 'route_rules_saved', \
            'request_form_saved', 'case_plan_made', \
            'talk_planned', 'talk_edited', 'talk_stepped', 'talk_people_changed', 'talk_prepared', \
            'talk_subject_saved', 'talk_text_written', 'talk_printed', 'talk_round_planned', 'talk_round_taken_back', \
            'talk_kind_saved') \
        AND NOT (action = 'import_made' AND detail NOT LIKE '%\"kind\":\"roster\"%') ORDER BY seq DESC LIMIT 1";
}

/// A key with which another system delivers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServiceKey {
    /// Its id.
    pub id: ServiceKeyId,
    /// The name of the system that has it.
    pub name: String,
    /// Whether what comes in with it waits for a person.
    pub holds: bool,
    /// Who made it.
    pub made_by: AccountId,
    /// When.
    pub made_at: Timestamp,
    /// Since when it is good for nothing.
    pub revoked_at: Option<Timestamp>,
    /// When it was last used.
    pub used_at: Option<Timestamp>,
}

/// Something that was asked with a key, as the audit trail has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    /// When.
    pub at: Timestamp,
    /// With which key.
    pub key: ServiceKeyId,
    /// The code of the deed: `results_delivered` or `roster_delivered`.
    pub action: String,
    /// What became of it, by code.
    pub outcome: String,
    /// The details of how many pupils were sent; 0 for results.
    pub pupils: i64,
}

/// The detail of such a deed.
#[derive(Deserialize)]
struct Detail {
    key: ServiceKeyId,
    outcome: String,
    #[serde(default)]
    pupils: i64,
}

#[derive(sqlx::FromRow)]
struct Row {
    school_id: Uuid,
    id: Uuid,
    name: String,
    holds: bool,
    made_by: Uuid,
    made_at: jiff_sqlx::Timestamp,
    revoked_at: Option<jiff_sqlx::Timestamp>,
    used_at: Option<jiff_sqlx::Timestamp>,
}

impl Row {
    fn key(self) -> ServiceKey {
        ServiceKey {
            id: ServiceKeyId(self.id),
            name: self.name,
            holds: self.holds,
            made_by: AccountId(self.made_by),
            made_at: self.made_at.to_jiff(),
            revoked_at: self.revoked_at.map(jiff_sqlx::Timestamp::to_jiff),
            used_at: self.used_at.map(jiff_sqlx::Timestamp::to_jiff),
        }
    }
}

/// Keeps a new key by its hash.
///
/// # Errors
/// When the database fails.
pub async fn add_service_key(
    tx: &mut WriteTx,
    scope: &InSchool,
    key: &ServiceKey,
    hash: &str,
) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(ADD)
        .bind(scope.school().0)
        .bind(key.id.0)
        .bind(&key.name)
        .bind(hash)
        .bind(key.holds)
        .bind(key.made_by.0)
        .bind(jiff_sqlx::Timestamp::from(key.made_at))
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// All keys of a school, also those that were revoked, the newest first.
///
/// # Errors
/// When the database fails.
pub async fn service_keys(tx: &mut impl Reads, scope: &InSchool) -> Result<Vec<ServiceKey>, StoreError> {
    let rows = on!(tx, c => sqlx::query_as::<_, Row>(LIST).bind(scope.school().0).fetch_all(c).await)?;
    Ok(rows.into_iter().map(Row::key).collect())
}

/// The key with this hash and the school that gave it, unless it was revoked. This is how a system becomes an actor, so no
/// scope is asked.
///
/// # Errors
/// When the database fails.
pub async fn service_key_by_hash(
    tx: &mut impl Reads,
    hash: &str,
) -> Result<Option<(SchoolId, ServiceKey)>, StoreError> {
    let row = on!(tx, c => sqlx::query_as::<_, Row>(BY_HASH).bind(hash).fetch_optional(c).await)?;
    Ok(row.map(|row| (SchoolId(row.school_id), row.key())))
}

/// Says whether what comes in with a key waits for a person; `false` when there is no such key, or it was revoked.
///
/// # Errors
/// When the database fails.
pub async fn set_service_key_holds(
    tx: &mut WriteTx,
    scope: &InSchool,
    id: ServiceKeyId,
    holds: bool,
) -> Result<bool, StoreError> {
    let rows = on!(tx, c => sqlx::query(SET_HOLDS)
        .bind(scope.school().0).bind(id.0).bind(holds).execute(c).await.map(|done| done.rows_affected()))?;
    Ok(rows > 0)
}

/// Revokes a key; `false` when there is no such key, or it was revoked before.
///
/// # Errors
/// When the database fails.
pub async fn revoke_service_key(
    tx: &mut WriteTx,
    scope: &InSchool,
    id: ServiceKeyId,
    at: Timestamp,
) -> Result<bool, StoreError> {
    let at = jiff_sqlx::Timestamp::from(at);
    let rows = on!(tx, c => sqlx::query(REVOKE)
        .bind(scope.school().0).bind(id.0).bind(at).execute(c).await.map(|done| done.rows_affected()))?;
    Ok(rows > 0)
}

/// Notes that a key was used.
///
/// # Errors
/// When the database fails.
pub async fn use_service_key(
    tx: &mut WriteTx,
    scope: &InSchool,
    id: ServiceKeyId,
    at: Timestamp,
) -> Result<(), StoreError> {
    let at = jiff_sqlx::Timestamp::from(at);
    on!(tx, c => sqlx::query(USE).bind(scope.school().0).bind(id.0).bind(at).execute(c).await.map(drop))?;
    Ok(())
}

/// What was asked last with the keys of a school, the newest first.
///
/// # Errors
/// When the database fails.
pub async fn deliveries(
    tx: &mut impl Reads,
    scope: &InSchool,
    most: i64,
) -> Result<Vec<Delivery>, StoreError> {
    let rows = on!(tx, c => sqlx::query_as::<_, (jiff_sqlx::Timestamp, String, String)>(DELIVERIES)
        .bind(scope.school().0).bind(most).fetch_all(c).await)?;
    let delivery = |(at, action, detail): (jiff_sqlx::Timestamp, String, String)| {
        let detail: Detail =
            serde_json::from_str(&detail).map_err(|_| StoreError::Unreadable("audit_events.detail"))?;
        let Detail { key, outcome, pupils } = detail;
        Ok(Delivery { at: at.to_jiff(), key, action, outcome, pupils })
    };
    rows.into_iter().map(delivery).collect()
}

/// When something was last done that may have changed a roster of the school, by its audit trail.
///
/// # Errors
/// When the database fails.
pub async fn roster_changed_at(
    tx: &mut impl Reads,
    scope: &InSchool,
) -> Result<Option<Timestamp>, StoreError> {
    let row = on!(tx, c => sqlx::query_as::<_, (jiff_sqlx::Timestamp,)>(ROSTER_CHANGED)
        .bind(scope.school().0).fetch_optional(c).await)?;
    Ok(row.map(|(at,)| at.to_jiff()))
}
