//! The code with which people come into a talk from their phones.
//!
//! It is shown on a wall, so it is no secret and is kept as it is. Its 40 random bits keep strangers from guessing it in
//! the days for which it holds; all it lets one do is put in a remark.

use crate::{letters, random::NoRandomness};

/// Letters in a code, without the hyphen.
const LENGTH: usize = 8;

/// A new code, as it is shown: `KX7M-4PQA`.
///
/// # Errors
/// [`NoRandomness`] when the operating system gives none.
pub fn random() -> Result<String, NoRandomness> {
    Ok(letters::in_groups(&letters::random::<LENGTH>()?))
}

/// A code as it was typed, as it is shown; nothing when it cannot be one.
pub fn read(typed: &str) -> Option<String> {
    letters::read(typed, LENGTH).map(|code| letters::in_groups(&code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_however_it_is_typed() {
        let code = random().unwrap();
        assert_eq!((code.len(), code.chars().nth(4)), (9, Some('-')));
        assert_ne!(code, random().unwrap());
        let typed =
            format!(" {} ", code.to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l"));
        assert_eq!(read(&typed), Some(code));
        for wrong in ["", "KX7M-4PQ", "KX7M-4PQAB", "KX7M-4PQ!"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
