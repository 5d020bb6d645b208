//! The page of the day: what asks for attention, of what one may see.

mod desk;
mod news;

pub use desk::{Desk, DeskKind, desk};
pub use news::{News, NewsOfGroup};
