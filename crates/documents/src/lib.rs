//! Typst templates to accessible PDF.
//!
//! The only crate that knows Typst. A document goes in as plain data in which every text is already words of the
//! reader's language, and comes out as the bytes of one PDF file that conforms to PDF/A-2a (keeps well) and PDF/UA-1
//! (reads aloud well); typst refuses to write a file that does not. The same data always gives the same bytes.
//!
//! A document in sections can also be had as a file for a word processor ([`word()`]).
//!
//! What does not belong here: sentences for a person, rules about levels, files, network, a clock.

pub mod bundle;
mod error;
mod fonts;
pub mod group_overview;
pub mod group_plan;
mod paper;
pub mod sections;
#[cfg(test)]
mod testing;
mod typesetting;
mod word;
mod world;

pub use bundle::{BundleDocument, BundlePart, bundle};
pub use error::DocumentError;
pub use group_overview::{GroupOverviewDocument, group_overview};
pub use group_plan::{GroupPlanDocument, group_plan};
pub use paper::{Logo, LogoKind, PageWords};
pub use sections::{SectionsDocument, sections, takes_logo};
pub use word::word;

/// Loads fonts and the typst library, which the first document otherwise waits for. May be called from any thread,
/// and any number of times.
pub fn warm_up() {
    world::load();
}
