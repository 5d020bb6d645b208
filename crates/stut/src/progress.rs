//! A progress bar on a terminal; nothing elsewhere.

use app::imports::Progress;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::sync::Arc;

/// A bar that shows how many bytes of how many were read, and how to remove it.
pub(crate) fn bar() -> (Progress, impl FnOnce()) {
    let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr_with_hz(8));
    if let Ok(style) = ProgressStyle::with_template("{wide_bar} {percent:>3} %  {eta}") {
        bar.set_style(style);
    }
    let shown = bar.clone();
    let progress: Progress = Arc::new(move |done, total| {
        shown.set_length(total);
        shown.set_position(done);
    });
    (progress, move || bar.finish_and_clear())
}
