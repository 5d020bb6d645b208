//! The layout of a development plan: which headings, in which order, with which fields. A partnership asks for its own; a
//! school sets it without code.

use serde::{Deserialize, Serialize};

/// What stands under a heading beside its fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Block {
    /// Nothing but the fields.
    Texts,
    /// Who the pupil is, and where.
    Person,
    /// What the tests say, with the graph.
    Results,
    /// What helps and what hinders, side by side.
    Factors,
    /// The needs.
    Needs,
    /// The goals.
    Goals,
    /// How the pupil was heard.
    Hearing,
    /// What guardians say.
    Consent,
    /// The evaluation.
    Evaluation,
}

impl Block {
    /// All blocks.
    pub const ALL: [Self; 9] = [
        Self::Texts,
        Self::Person,
        Self::Results,
        Self::Factors,
        Self::Needs,
        Self::Goals,
        Self::Hearing,
        Self::Consent,
        Self::Evaluation,
    ];
}

/// A field under a heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LayoutField {
    /// Its key: that of a text of the plan (`destination`, `support`, ...), or the school's own.
    pub key: String,
    /// What it is called.
    pub title: String,
    /// What one writes there.
    #[serde(default)]
    pub hint: String,
}

/// A heading with what stands under it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LayoutSection {
    /// What it is called.
    pub title: String,
    /// What stands there beside the fields.
    pub block: Block,
    /// The fields.
    #[serde(default)]
    pub fields: Vec<LayoutField>,
    /// Whether it is printed when it is empty.
    #[serde(default)]
    pub always: bool,
}

/// A layout.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Layout {
    /// Its key; of one that comes with Stut its code.
    pub key: String,
    /// Its name: that of the partnership.
    pub name: String,
    /// The headings in their order.
    pub sections: Vec<LayoutSection>,
    /// Whether new plans begin with it.
    pub is_usual: bool,
    /// Whether it is no longer offered.
    pub is_removed: bool,
    /// Counts its changes, from 1; 0 for one that comes with Stut and was never changed.
    pub version: i64,
}
