//! What `serve` puts in order by the clock.

use super::for_the_log;
use app::{Ctx, trust::tidy};
use std::time::Duration;
use tokio::time::{MissedTickBehavior, interval};

/// How often. What it finds may wait an hour: a file that waited a week, a contact that was taken away a month ago, a median that misses today's results.
const EVERY: Duration = Duration::from_secs(3600);

/// Keeps order until it is dropped. What goes wrong is said in the log, and tried again the next time.
pub(super) async fn keep_tidying(ctx: Ctx) {
    let mut tick = interval(EVERY);
    tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tick.tick().await;
        if let Err(error) = tidy(&ctx).await {
            tracing::error!(error = for_the_log(error), "not everything is put in order");
        }
    }
}
