//! Destroying a pupil's part in talks. A talk that was about this pupil alone goes as a whole, with
//! what was agreed in it; from the others goes what
//! stood on the agenda about the pupil, with what was written there.

use crate::{Sealed as _, StoreError, WriteTx, agreements, meetings};
use domain::{
    agreements::AgreementSource,
    ids::{PupilId, TalkId},
};
use policy::InSchool;
use uuid::Uuid;

statements! {
    MAIN_OF = "SELECT talk_id FROM talk_subjects WHERE school_id = $1 AND pupil_id = $2 AND is_main = $3";
    SUBJECTS_OF = "SELECT talk_id, id FROM talk_subjects WHERE school_id = $1 AND pupil_id = $2";
    TEXTS = "DELETE FROM talk_texts WHERE school_id = $1 AND talk_id = $2 AND part = $3";
    VERSIONS = "DELETE FROM talk_text_versions WHERE school_id = $1 AND talk_id = $2 AND part = $3";
    SUBJECTS = "DELETE FROM talk_subjects WHERE school_id = $1 AND pupil_id = $2";
    OTHERS = "SELECT count(*) FROM talk_subjects WHERE school_id = $1 AND talk_id = $2 AND is_main = $3";
}

/// Destroys what stands in talks about a pupil; gives how many records that were.
pub(super) async fn destroy_talks(
    tx: &mut WriteTx,
    scope: &InSchool,
    pupil: PupilId,
) -> Result<u64, StoreError> {
    let school = scope.school().0;
    let main = on!(tx, c => sqlx::query_as::<_, (Uuid,)>(MAIN_OF)
        .bind(school).bind(pupil.0).bind(true).fetch_all(c).await)?;
    let subjects = on!(tx, c => sqlx::query_as::<_, (Uuid, Uuid)>(SUBJECTS_OF)
        .bind(school).bind(pupil.0).fetch_all(c).await)?;
    let mut gone = 0;
    for (talk, subject) in subjects {
        let part = subject.as_hyphenated().to_string();
        for statement in [TEXTS, VERSIONS] {
            gone += on!(tx, c => sqlx::query(statement).bind(school).bind(talk).bind(&part)
                .execute(c).await.map(|done| done.rows_affected()))?;
        }
    }
    gone += on!(tx, c => sqlx::query(SUBJECTS).bind(school).bind(pupil.0)
        .execute(c).await.map(|done| done.rows_affected()))?;
    for (talk,) in main {
        let (others,) = on!(tx, c => sqlx::query_as::<_, (i64,)>(OTHERS)
            .bind(school).bind(talk).bind(true).fetch_one(c).await)?;
        if others == 0 {
            let source = AgreementSource::Talk(TalkId(talk));
            gone += agreements::forget_agreements_of_source(tx, scope, source).await?;
            gone += meetings::forget_talk(tx, scope, TalkId(talk)).await?;
        }
    }
    Ok(gone)
}
