//! The warning that the last good backup is old.

use crate::ask::Ask;
use app::trust::{BackupPlan, backup_health};
use axum::Extension;
use domain::register::School;
use jiff::tz::TimeZone;
use policy::{Action, Decision, Resource, decide};
use std::sync::Arc;

/// How backups are made by themselves, when they are.
pub(crate) type Plan = Option<Extension<Arc<BackupPlan>>>;

/// In words that the last good backup is old, for who looks after the school's settings; nothing when it is not, or when
/// none are made by themselves.
pub(crate) async fn backup_notice(ask: &Ask, school: &School, plan: &Plan) -> Option<String> {
    let Extension(plan) = plan.as_ref()?;
    let may = decide(ask.ctx.actor(), Action::EditSchool, Resource::School(school.id));
    if !matches!(may, Decision::Allowed(_)) {
        return None;
    }
    let health = backup_health(&ask.ctx, plan).await;
    if !health.is_old {
        return None;
    }
    Some(match health.last_good {
        Some(made) => {
            let day = made.to_zoned(TimeZone::system()).date();
            ask.texts.backups_old(ask.texts.language().date(day).as_str())
        }
        None => ask.texts.backups_none().to_owned(),
    })
}
