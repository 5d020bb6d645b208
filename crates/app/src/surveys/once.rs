//! What is sent twice is kept once. A form carries a random id, and from it and from what was typed follow the ids of all that
//! is kept: the primary key refuses the second of two. Who does not have the form finds no way from one of these ids to another.

use crate::ctx::random_id;
use credentials::token;
use std::fmt;
use uuid::{Builder, Uuid};

/// The random id of a form, or of what was typed in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Once(Uuid);

impl Once {
    /// For a new form.
    pub fn made() -> Self {
        Self(random_id())
    }

    /// As it was sent; a new one for a form without.
    pub fn read(sent: &str) -> Self {
        sent.trim().parse().map_or_else(|_| Self::made(), Self)
    }

    /// The same form with these words typed in it: with others it is not the same thing sent twice.
    pub(super) fn with(self, typed: &str) -> Self {
        Self(self.id(typed))
    }

    /// The id of one thing that is kept with it.
    pub(super) fn id(self, thing: &str) -> Uuid {
        let hash = token::hash(&format!("{}\n{thing}", self.0));
        let bits = hash.get(..32).and_then(|digits| u128::from_str_radix(digits, 16).ok());
        Builder::from_random_bytes(bits.unwrap_or_default().to_be_bytes()).into_uuid()
    }
}

impl fmt::Display for Once {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_form_and_words_give_the_same_ids_and_all_else_gives_others() {
        let form = Once::made();
        assert_eq!(Once::read(&form.to_string()), form);
        assert_eq!(form.with("a").id("answer"), form.with("a").id("answer"));
        assert_ne!(form.with("a").id("answer"), form.with("b").id("answer"));
        assert_ne!(form.id("answer"), form.id("text 0"));
        assert_ne!(Once::read(""), Once::read(""));
        assert_eq!(form.id("answer").get_version_num(), 4);
    }
}
