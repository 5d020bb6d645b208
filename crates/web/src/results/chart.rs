//! The two pictures of a pupil's way through one series, as `app` draws them for page and paper.

pub(super) use app::results::chart::{on_bands, scores};
