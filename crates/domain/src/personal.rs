//! Values about a person that must not end up in a log, a metric or an error message.

use serde::{Deserialize, Serialize};
use std::fmt;

/// A value about a person. It has no `Display`, and its `Debug` hides the value, so that a careless log line or
/// error message shows `Personal(..)`. Who really shows the value to a person calls [`Personal::reveal`].
#[derive(Clone, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Personal<T>(T);

impl<T> Personal<T> {
    /// Marks a value as personal.
    pub const fn new(value: T) -> Self {
        Self(value)
    }

    /// The value itself, for a page, a document or a file that the person may see.
    pub const fn reveal(&self) -> &T {
        &self.0
    }

    /// The value itself, taken out.
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T> fmt::Debug for Personal<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Personal(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_hides_the_value() {
        let name = Personal::new("Noor".to_owned());
        assert_eq!(format!("{name:?}"), "Personal(..)");
        assert_eq!(name.reveal(), "Noor");
    }
}
