//! What `serve` sends by the clock: the letters that wait.

use super::for_the_log;
use app::{App, Ctx, notices::send_letters};
use std::time::Duration;
use tokio::time::{MissedTickBehavior, interval};

/// How often. A letter that was asked for does not wait for it.
const EVERY: Duration = Duration::from_secs(60);

/// Sends until it is dropped. What goes wrong is said in the log, without saying for whom, and tried again.
pub(super) async fn keep_posting(app: App, ctx: Ctx) {
    let mut tick = interval(EVERY);
    tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            _ = tick.tick() => {}
            () = app.letter_wished() => {}
        }
        match send_letters(&ctx).await {
            Ok(turn) => {
                if turn.waiting > 0 {
                    tracing::warn!(letters = turn.waiting, "letters could not be sent and wait");
                }
                if turn.given_up > 0 {
                    tracing::error!(letters = turn.given_up, "letters were given up");
                }
            }
            Err(error) => tracing::error!(error = for_the_log(error), "the letters that wait"),
        }
    }
}
