//! How a draft is to be read, as it is kept with it.

use crate::Error;
use anyhow::Context as _;
use domain::ids::PupilId;
use exchange::sheet::Mapping;
use serde::{Deserialize, Serialize};

/// How a draft is to be read.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Settings {
    /// The files in the content, each with its length in bytes, where there are several; none means one file.
    pub(super) files: Vec<(String, u64)>,
    /// A person said that pupils with a new key, but a known name and birth date, are the known pupils.
    pub(super) same_pupils: bool,
    /// How a spreadsheet is to be read; none for other files.
    pub(super) sheet: Option<SheetSettings>,
}

/// How a spreadsheet is to be read.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct SheetSettings {
    /// What its columns are.
    pub(super) mapping: Mapping,
    /// The name under which that is remembered; empty while it is a guess.
    pub(super) name: String,
    /// Whether a person said that the mapping is right.
    pub(super) is_chosen: bool,
    /// Pupils who are named by name, by the first line about them, each with the known pupil a person said she is.
    pub(super) same: Vec<(u64, PupilId)>,
    /// Series of which a person said that they are tests of this school.
    pub(super) own_series: Vec<String>,
}

impl Settings {
    pub(super) fn written(&self) -> Result<String, Error> {
        Ok(serde_json::to_string(self).context("the settings of a draft")?)
    }

    pub(super) fn read(text: &str) -> Result<Self, Error> {
        Ok(serde_json::from_str(text).context("the settings of a draft")?)
    }
}
