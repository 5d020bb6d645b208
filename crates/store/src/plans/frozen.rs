//! What a development plan shows of elsewhere, kept from when it is put before guardians until it is written in again.

use super::{read, written};
use crate::{Reads, Sealed as _, StoreError, WriteTx};
use domain::{
    Personal,
    ids::{AccountId, NeedLineId, PlanId, PupilId},
    needs::{NeedKind, NeedLine},
    plans::FrozenPlan,
};
use jiff::{Timestamp, civil::Date};
use policy::InSchool;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

statements! {
    LIST = "SELECT pupil_id, frozen_at, needs, layouts FROM plan_frozen WHERE school_id = $1 AND plan_id = $2 \
        ORDER BY pupil_id";
    FREEZE = "INSERT INTO plan_frozen (school_id, plan_id, pupil_id, frozen_at, needs, layouts) \
        VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING";
    THAW = "DELETE FROM plan_frozen WHERE school_id = $1 AND plan_id = $2";
}

/// A line of the needs as it is kept.
#[derive(Serialize, Deserialize)]
struct Line {
    id: Uuid,
    year: i16,
    kind: String,
    text: String,
    seen_by: Option<String>,
    seen_on: Option<Date>,
    position: i64,
    author: Uuid,
    author_name: String,
    made_at: Timestamp,
    changed_at: Timestamp,
}

const PLACE: &str = "plan_frozen.needs";

impl Line {
    fn of(line: &NeedLine) -> Self {
        Self {
            id: line.id.0,
            year: line.school_year.start(),
            kind: line.kind.code().to_owned(),
            text: line.text.reveal().clone(),
            seen_by: line.seen_by.as_ref().map(|who| who.reveal().clone()),
            seen_on: line.seen_on,
            position: line.position,
            author: line.author.0,
            author_name: line.author_name.reveal().clone(),
            made_at: line.made_at,
            changed_at: line.changed_at,
        }
    }

    fn line(self, pupil: PupilId) -> Result<NeedLine, StoreError> {
        Ok(NeedLine {
            id: NeedLineId(self.id),
            pupil,
            school_year: crate::register::groups::year(i64::from(self.year))?,
            kind: NeedKind::from_code(&self.kind).ok_or(StoreError::Unreadable(PLACE))?,
            text: Personal::new(self.text),
            seen_by: self.seen_by.map(Personal::new),
            seen_on: self.seen_on,
            position: self.position,
            author: AccountId(self.author),
            author_name: Personal::new(self.author_name),
            made_at: self.made_at,
            changed_at: self.changed_at,
            replaces: None,
            ended: None,
            version: 1,
        })
    }
}

type Row = (Uuid, jiff_sqlx::Timestamp, String, String);

/// A plan as it was put before guardians, for each of its pupils; nothing when it was not.
///
/// # Errors
/// When the database fails.
pub async fn frozen(
    tx: &mut impl Reads,
    scope: &InSchool,
    plan: PlanId,
) -> Result<Vec<FrozenPlan>, StoreError> {
    let rows =
        on!(tx, c => sqlx::query_as::<_, Row>(LIST).bind(scope.school().0).bind(plan.0).fetch_all(c).await)?;
    let frozen = |(pupil, at, needs, layouts): Row| {
        let pupil = PupilId(pupil);
        let lines: Vec<Line> = read(&needs, PLACE)?;
        Ok(FrozenPlan {
            pupil,
            at: at.to_jiff(),
            needs: lines.into_iter().map(|line| line.line(pupil)).collect::<Result<_, StoreError>>()?,
            layouts: read(&layouts, "plan_frozen.layouts")?,
        })
    };
    rows.into_iter().map(frozen).collect()
}

/// Keeps a plan as it is put before guardians; what is kept already stays.
///
/// # Errors
/// When the database fails.
pub async fn freeze(
    tx: &mut WriteTx,
    scope: &InSchool,
    plan: PlanId,
    frozen: &FrozenPlan,
) -> Result<(), StoreError> {
    let needs = written(&frozen.needs.iter().map(Line::of).collect::<Vec<_>>())?;
    let layouts = written(&frozen.layouts)?;
    on!(tx, c => sqlx::query(FREEZE)
        .bind(scope.school().0)
        .bind(plan.0)
        .bind(frozen.pupil.0)
        .bind(jiff_sqlx::Timestamp::from(frozen.at))
        .bind(&needs)
        .bind(&layouts)
        .execute(c)
        .await
        .map(drop))?;
    Ok(())
}

/// Forgets how a plan was put before guardians: it is written in again.
///
/// # Errors
/// When the database fails.
pub async fn thaw(tx: &mut WriteTx, scope: &InSchool, plan: PlanId) -> Result<(), StoreError> {
    on!(tx, c => sqlx::query(THAW).bind(scope.school().0).bind(plan.0).execute(c).await.map(drop))?;
    Ok(())
}
