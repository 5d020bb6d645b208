//! The picture of a pupil's way through one series, as `app` draws it for page and paper.

pub(super) use app::results::chart::scores;
