//! What a development plan shows of elsewhere, kept as it was when it was put before guardians: they agree to what they read.

use super::LayoutSection;
use crate::{ids::PupilId, needs::NeedLine};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

/// The headings of a plan in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FrozenLayout {
    /// The language, by its code.
    pub language: String,
    /// The name of the layout.
    pub name: String,
    /// The headings in their order.
    pub sections: Vec<LayoutSection>,
}

/// A plan as it was put before guardians, for one of its pupils.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FrozenPlan {
    /// The pupil.
    pub pupil: PupilId,
    /// Since when.
    pub at: Timestamp,
    /// What the pupil needed then.
    pub needs: Vec<NeedLine>,
    /// The headings then, once for each language.
    pub layouts: Vec<FrozenLayout>,
}

impl FrozenPlan {
    /// The headings in a language.
    pub fn layout(&self, language: &str) -> Option<&FrozenLayout> {
        self.layouts.iter().find(|one| one.language == language).or_else(|| self.layouts.first())
    }
}
