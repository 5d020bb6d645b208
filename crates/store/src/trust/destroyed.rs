//! Destroying a part of a pupil's file: the rows themselves, and what imports remember of them. An import of which
//! something is forgotten is sealed: it cannot be rolled back any more.

use super::{
    destroyed_cases::destroy_cases, destroyed_meetings::destroy_talks,
    destroyed_plans::destroy_needs_and_plans,
};
use crate::{
    Db, Reads, Sealed as _, StoreError, WriteTx, agreements::destroy_agreements,
    concerns::destroy_concern_of_pupil, dialect,
};
use domain::{
    ids::{ImportNo, PupilId},
    trust::retention::Category,
};
use jiff::Timestamp;
use policy::{InSchool, OfPupil};

statements! {
    ANSWERS = "DELETE FROM signal_answers WHERE school_id = $1 AND pupil_id = $2";
    ABSENCES = "DELETE FROM absences WHERE school_id = $1 AND pupil_id = $2";
    RESULTS = "DELETE FROM results WHERE school_id = $1 AND pupil_id = $2";
    VERSIONS = "DELETE FROM note_versions WHERE school_id = $1 AND note_id IN (\
        SELECT n.id FROM notes n JOIN note_categories c ON c.school_id = n.school_id AND c.key = n.category \
        WHERE n.school_id = $1 AND n.pupil_id = $2 AND c.is_restricted = $3)";
    NOTES = "DELETE FROM notes WHERE school_id = $1 AND pupil_id = $2 AND category IN (\
        SELECT key FROM note_categories WHERE school_id = $1 AND is_restricted = $3)";
    CONTENTS = "DELETE FROM document_contents WHERE school_id = $1 AND document_id IN (\
        SELECT d.id FROM documents d JOIN note_categories c ON c.school_id = d.school_id AND c.key = d.category \
        WHERE d.school_id = $1 AND d.pupil_id = $2 AND c.is_restricted = $3)";
    DOCUMENTS = "DELETE FROM documents WHERE school_id = $1 AND pupil_id = $2 AND category IN (\
        SELECT key FROM note_categories WHERE school_id = $1 AND is_restricted = $3)";
    PORTRAITS = "DELETE FROM portraits WHERE school_id = $1 AND pupil_id = $2";
    CONTACTS = "DELETE FROM contacts WHERE school_id = $1 AND pupil_id = $2";
    CORRECTIONS = "DELETE FROM corrections WHERE school_id = $1 AND pupil_id = $2";
    TIES = "DELETE FROM pupil_ties WHERE school_id = $1 AND pupil_id = $2";
    EMERGENCIES = "DELETE FROM emergencies WHERE school_id = $1 AND pupil_id = $2";
    HAND_OVERS = "DELETE FROM hand_overs WHERE school_id = $1 AND pupil_id = $2";
    HOLDS = "DELETE FROM retention_holds WHERE school_id = $1 AND pupil_id = $2";
    MEMBERS = "DELETE FROM group_members WHERE school_id = $1 AND pupil_id = $2";
    ENROLMENTS = "DELETE FROM enrolments WHERE school_id = $1 AND pupil_id = $2";
    KEYS = "DELETE FROM pupil_keys WHERE school_id = $1 AND pupil_id = $2";
    ITEMS = "DELETE FROM destruction_items WHERE school_id = $1 AND pupil_id = $2";
    PUPIL = "DELETE FROM pupils WHERE school_id = $1 AND id = $2";
    SEAL = "UPDATE imports SET sealed_at = $3 WHERE school_id = $1 AND sealed_at IS NULL AND no IN (\
        SELECT import_no FROM import_changes WHERE school_id = $1 AND record LIKE $2)";
    FORGET = "DELETE FROM import_changes WHERE school_id = $1 AND record LIKE $2";
    SEAL_KEYS = "UPDATE imports SET sealed_at = $3 WHERE school_id = $1 AND sealed_at IS NULL AND no IN (\
        SELECT import_no FROM import_changes WHERE school_id = $1 AND record IN (\
            SELECT 'pupil_key:' || key FROM pupil_keys WHERE school_id = $1 AND pupil_id = $2))";
    REMEMBERED = "SELECT import_no, change FROM import_changes WHERE school_id = $1 AND (record = $2 OR record LIKE $3 \
        OR record LIKE $4 OR record LIKE $5 OR record LIKE $7 OR record IN (\
            SELECT 'pupil_key:' || key FROM pupil_keys WHERE school_id = $1 AND pupil_id = $6)) ORDER BY import_no, seq";
    FORGET_KEYS = "DELETE FROM import_changes WHERE school_id = $1 AND record IN (\
        SELECT 'pupil_key:' || key FROM pupil_keys WHERE school_id = $1 AND pupil_id = $2)";
}

/// Destroys one category of a pupil's file; gives how many records that were. The register takes everything with it.
///
/// # Errors
/// When the database fails.
pub async fn destroy(
    tx: &mut WriteTx,
    scope: &InSchool,
    (pupil, category): (PupilId, Category),
    at: Timestamp,
) -> Result<i64, StoreError> {
    let mut work = Work { tx, scope, pupil, at, records: 0 };
    match category {
        Category::Results => work.results().await?,
        Category::File => work.file().await?,
        Category::RestrictedNotes => work.notes(true).await?,
        Category::Register => {
            work.results().await?;
            work.notes(true).await?;
            work.file().await?;
            work.register().await?;
        }
    }
    Ok(work.records)
}

struct Work<'a> {
    tx: &'a mut WriteTx,
    scope: &'a InSchool,
    pupil: PupilId,
    at: Timestamp,
    records: i64,
}

impl Work<'_> {
    async fn results(&mut self) -> Result<(), StoreError> {
        self.delete(ANSWERS).await?;
        self.delete(RESULTS).await?;
        let pupil = self.pupil;
        self.forget(&format!("result:{pupil}:%")).await
    }

    async fn notes(&mut self, restricted: bool) -> Result<(), StoreError> {
        let (school, pupil) = (self.scope.school().0, self.pupil.0);
        for statement in [VERSIONS, NOTES, CONTENTS, DOCUMENTS] {
            let gone = on!(self.tx, c => sqlx::query(statement).bind(school).bind(pupil).bind(restricted)
                .execute(c).await.map(|done| done.rows_affected()))?;
            self.count(gone);
        }
        Ok(())
    }

    async fn file(&mut self) -> Result<(), StoreError> {
        self.notes(false).await?;
        for statement in [CORRECTIONS, TIES, EMERGENCIES, HAND_OVERS, PORTRAITS, CONTACTS] {
            self.delete(statement).await?;
        }
        let gone = destroy_agreements(self.tx, self.scope, self.pupil).await?;
        self.count(gone);
        let gone = destroy_needs_and_plans(self.tx, self.scope, self.pupil).await?;
        self.count(gone);
        let gone = destroy_cases(self.tx, self.scope, self.pupil).await?;
        self.count(gone);
        let gone = destroy_talks(self.tx, self.scope, self.pupil).await?;
        self.count(gone);
        // Not counted: who reads how much was destroyed would learn that it was there.
        destroy_concern_of_pupil(self.tx, self.scope, self.pupil).await?;
        Ok(())
    }

    async fn register(&mut self) -> Result<(), StoreError> {
        let (school, pupil) = (self.scope.school().0, self.pupil);
        for record in [
            format!("pupil:{pupil}"),
            format!("enrolment:{pupil}:%"),
            format!("group_member:%:{pupil}"),
            format!("absence:{pupil}:%"),
        ] {
            self.forget(&record).await?;
        }
        let at = jiff_sqlx::Timestamp::from(self.at);
        on!(self.tx, c => sqlx::query(SEAL_KEYS).bind(school).bind(pupil.0).bind(at).execute(c).await.map(drop))?;
        on!(self.tx, c => sqlx::query(FORGET_KEYS).bind(school).bind(pupil.0).execute(c).await.map(drop))?;
        for statement in [ABSENCES, HOLDS, MEMBERS, ENROLMENTS, KEYS, ITEMS, PUPIL] {
            self.delete(statement).await?;
        }
        Ok(())
    }

    async fn delete(&mut self, statement: &'static str) -> Result<(), StoreError> {
        let (school, pupil) = (self.scope.school().0, self.pupil.0);
        let gone = on!(self.tx, c => sqlx::query(statement).bind(school).bind(pupil)
            .execute(c).await.map(|done| done.rows_affected()))?;
        self.count(gone);
        Ok(())
    }

    /// Forgets what imports remember of records. An id has no letter that `LIKE` treats as special.
    async fn forget(&mut self, records: &str) -> Result<(), StoreError> {
        let (school, at) = (self.scope.school().0, jiff_sqlx::Timestamp::from(self.at));
        on!(self.tx, c => sqlx::query(SEAL).bind(school).bind(records).bind(at).execute(c).await.map(drop))?;
        on!(self.tx, c => sqlx::query(FORGET).bind(school).bind(records).execute(c).await.map(drop))?;
        Ok(())
    }

    fn count(&mut self, gone: u64) {
        self.records = self.records.saturating_add(i64::try_from(gone).unwrap_or(i64::MAX));
    }
}

/// What imports remember of a pupil: how records were before, as JSON, each with the number of its import.
///
/// # Errors
/// When the database fails.
pub async fn remembered(tx: &mut impl Reads, scope: &OfPupil) -> Result<Vec<(ImportNo, String)>, StoreError> {
    let pupil = scope.pupil();
    let [own, results] = [format!("pupil:{pupil}"), format!("result:{pupil}:%")];
    let [enrolments, groups] = [format!("enrolment:{pupil}:%"), format!("group_member:%:{pupil}")];
    let absences = format!("absence:{pupil}:%");
    let rows = on!(tx, c => sqlx::query_as::<_, (i64, String)>(REMEMBERED).bind(scope.school().0).bind(&own)
        .bind(&results).bind(&enrolments).bind(&groups).bind(pupil.0).bind(&absences).fetch_all(c).await)?;
    Ok(rows.into_iter().map(|(no, change)| (ImportNo(no), change)).collect())
}

/// Lets the engine give back what was just destroyed: see `dialect`.
///
/// # Errors
/// When the database fails.
pub async fn wipe(db: &Db) -> Result<(), StoreError> {
    dialect::wipe(db).await
}
