//! Random tokens for links and cookies. Who holds the token is let in, so only its hash is kept.

use crate::random::{NoRandomness, bytes};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};
use std::fmt;
use subtle::ConstantTimeEq;

/// A token of 256 random bits as 43 letters, digits, `-` and `_`: it fits in a link and in a cookie as it is.
///
/// Its `Debug` hides it, and it cannot be compared with `==`: look the hash up, or use [`is_same`].
#[derive(Clone)]
pub struct Token(String);

impl Token {
    /// A new token.
    ///
    /// # Errors
    /// [`NoRandomness`] when the operating system gives none.
    pub fn random() -> Result<Self, NoRandomness> {
        Ok(Self(URL_SAFE_NO_PAD.encode(bytes::<32>()?)))
    }

    /// The token itself, for the link or the cookie.
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// What may be kept of it: see [`hash`].
    pub fn hash(&self) -> String {
        hash(&self.0)
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(..)")
    }
}

/// The SHA-256 of a token in 64 hexadecimal digits, to keep and to look up by.
///
/// A token has 256 random bits, so a quick hash without salt is enough (ASVS 5.0 6.5.2 asks for 112), and looking the
/// hash up tells nothing about the token by the time that it takes. A password is never hashed with this.
pub fn hash(token: &str) -> String {
    Sha256::digest(token.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Whether two texts are the same, in a time that does not tell where they differ. It does tell their length.
pub fn is_same(one: &str, other: &str) -> bool {
    one.as_bytes().ct_eq(other.as_bytes()).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    #[test]
    fn tokens_differ_and_fit_in_a_link() {
        let tokens: BTreeSet<String> =
            (0..1000).map(|_| Token::random().unwrap().reveal().to_owned()).collect();
        assert_eq!(tokens.len(), 1000);
        for token in &tokens {
            assert_eq!(token.len(), 43);
            assert!(token.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_'), "{token}");
        }
    }

    #[test]
    fn the_hash_is_sha_256() {
        // The example "abc" of FIPS 180-4.
        assert_eq!(hash("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    #[test]
    fn debug_hides_the_token() {
        let token = Token::random().unwrap();
        assert_eq!(format!("{token:?}"), "Token(..)");
        assert_eq!(token.hash(), hash(token.reveal()));
    }

    proptest! {
        #[test]
        fn is_same_is_equality(one in "[ab]{0,3}", other in "[ab]{0,3}") {
            prop_assert_eq!(is_same(&one, &other), one == other);
        }
    }
}
