//! Recovery codes: ten for when the phone is lost. Each is good once.
//!
//! A code is short enough to type from paper, and so has 60 random bits: beyond guessing at the door, but not beyond
//! who stole the database and tries SHA-256 by the billion. ASVS 5.0 6.5.2 therefore wants codes under 112 bits to be
//! kept as passwords are, and so they are: argon2id with a salt each. As there, the functions block.

use crate::{letters, password, random::NoRandomness};
use std::fmt;
use thiserror::Error;

/// How many codes a person gets at once.
pub const COUNT: usize = 10;
/// Characters in a code, without hyphens.
const LENGTH: usize = 12;

/// The codes could not be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum RecoveryError {
    /// No randomness to make them of.
    #[error(transparent)]
    NoRandomness(#[from] NoRandomness),
    /// They could not be hashed.
    #[error(transparent)]
    NotHashed(#[from] password::NotHashed),
}

/// A new code. Its `Debug` hides both halves.
#[derive(Clone)]
pub struct Code {
    /// What the person sees, once: `7KQ2-M4XD-9TPA`.
    pub shown: String,
    /// What is kept of it: a PHC string.
    pub kept: String,
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Code(..)")
    }
}

/// Ten new codes, which replace all earlier ones. Takes ten times as long as a password does.
///
/// # Errors
/// [`RecoveryError`] when the machine has no randomness or no memory left.
pub fn make() -> Result<Vec<Code>, RecoveryError> {
    (0..COUNT).map(|_| make_one()).collect()
}

/// Which of the kept hashes this code belongs to. Whoever asks strikes that one out, in the same transaction that signs in.
///
/// For what could be a code every hash is tried: the time tells nothing about which one it was.
pub fn find<Kept: AsRef<str>>(typed: &str, kept: &[Kept]) -> Option<usize> {
    let typed = letters::read(typed, LENGTH)?;
    let tried: Vec<bool> = kept.iter().map(|kept| password::verify(&typed, kept.as_ref())).collect();
    tried.iter().position(|is_it| *is_it)
}

fn make_one() -> Result<Code, RecoveryError> {
    let code = letters::random::<LENGTH>()?;
    Ok(Code { shown: letters::in_groups(&code), kept: password::hash(&code)? })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    #[test]
    fn ten_codes_each_found_where_it_is() {
        let codes = make().unwrap();
        let kept: Vec<&str> = codes.iter().map(|code| code.kept.as_str()).collect();
        assert_eq!(codes.len(), COUNT);
        assert_eq!(codes.iter().map(|code| &code.shown).collect::<BTreeSet<_>>().len(), COUNT);
        for (place, code) in codes.iter().enumerate().take(3) {
            assert_eq!(find(&code.shown, &kept), Some(place));
        }
        let typed = format!(" {} ", codes[9].shown.to_lowercase().replace('-', " ").replace('0', "o"));
        assert_eq!(find(&typed, &kept), Some(9));
        // Struck out, it is good no more.
        assert_eq!(find(&codes[9].shown, &kept[..9]), None);
        assert_eq!(find("0000-0000-0000", &kept), None);
        assert_eq!(find("", &kept), None);
        assert_eq!(find::<&str>(&codes[0].shown, &[]), None);
    }

    #[test]
    fn a_code_is_easy_to_read_and_is_kept_as_a_password() {
        let code = make_one().unwrap();
        assert_eq!(code.shown.len(), 14);
        assert_eq!(code.shown.split('-').map(str::len).collect::<Vec<_>>(), [4, 4, 4]);
        assert!(!code.shown.contains(['I', 'L', 'O', 'U']));
        assert!(code.kept.starts_with("$argon2id$"));
        assert_eq!(format!("{code:?}"), "Code(..)");
    }

    #[test]
    fn an_unreadable_hash_belongs_to_no_code() {
        assert_eq!(find("", &[""]), None);
        assert_eq!(find("7KQ2-M4XD-9TPA", &["7KQ2M4XD9TPA"]), None);
    }

    proptest! {
        #[test]
        fn typing_is_forgiven(code in "[0-9A-HJKMNP-TV-Z]{12}", gap in "[ -]{0,2}") {
            let (start, end) = code.split_at(5);
            let typed = format!("{gap}{}{gap}{end}{gap}", start.to_lowercase());
            prop_assert_eq!(letters::read(&typed, LENGTH), Some(code));
        }

        #[test]
        fn any_text_can_be_typed(typed in "\\PC{0,40}") {
            prop_assert!(letters::read(&typed, LENGTH).is_none_or(|code| code.len() == LENGTH));
        }
    }
}
