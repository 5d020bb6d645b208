//! The backups that `serve` makes by itself.

use super::{Stop, for_the_log, trust::recipients};
use crate::cli::Backups;
use app::{
    Ctx,
    trust::{BackupPlan, Turn, backup_health, take_turn},
};
use i18n::Texts;
use std::{path::PathBuf, sync::Arc, time::Duration};
use tokio::time::sleep;

/// How often it is looked whether a backup is due. Short, because a clock can jump and a machine can sleep.
const LOOK: Duration = Duration::from_secs(60);

/// How long it waits after a failure: a disk may come back soon, and the log must stay readable.
const TRY_AGAIN: Duration = Duration::from_secs(300);

/// What the options ask for, when they ask for backups at all.
pub(super) fn plan(options: &Backups, texts: &Texts) -> Result<Option<BackupPlan>, Stop> {
    if options.backup_keep < options.backup_every {
        return Err(Stop::Usage(texts.backup_keep_too_short().to_owned()));
    }
    let Some(folder) = options.backup_to.clone() else { return Ok(None) };
    let recipients =
        recipients(options.backup_encrypt_to.clone(), options.backup_recipients_file.as_deref(), texts)?;
    let (every, keep) = (options.backup_every, options.backup_keep);
    Ok(Some(BackupPlan { folder, every, keep, recipients, workplace: PathBuf::new() }))
}

/// Makes backups until it is dropped. What goes wrong is said in the log and the figures, and tried again.
pub(super) async fn keep_making(ctx: Ctx, plan: Arc<BackupPlan>) {
    loop {
        let wait = match take_turn(&ctx, &plan).await {
            Ok(Turn::NotDue | Turn::Taken) => LOOK,
            Ok(Turn::Made(file)) => {
                metrics::counter!("stut_backups_total", "outcome" => "made").increment(1);
                tracing::info!(file = %file.display(), "backup made and checked");
                LOOK
            }
            Err(error) => {
                metrics::counter!("stut_backups_total", "outcome" => "failed").increment(1);
                tracing::error!(error = for_the_log(error), "no backup made");
                TRY_AGAIN
            }
        };
        if let Some(made) = backup_health(&ctx, &plan).await.last_good {
            metrics::gauge!("stut_backup_last_good_time_seconds").set(made.as_duration().as_secs_f64());
        }
        sleep(wait).await;
    }
}
