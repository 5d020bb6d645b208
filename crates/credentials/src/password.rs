//! Passwords: how they are kept, and which are good enough.
//!
//! Hashing takes some 20 milliseconds and 19 MiB on purpose. All functions here block: call them on a thread that may
//! (`tokio::task::spawn_blocking`), and let only a few at a time.
//!
//! A password is taken exactly as it was typed: not trimmed, not cut, not normalised (ASVS 5.0 6.2.8).

mod weakness;

pub use weakness::{LEAST, MOST, Weakness, check_new};

use argon2::{Algorithm, Argon2, Params, PasswordHash, PasswordHasher, PasswordVerifier, Version};
use std::hint::black_box;
use thiserror::Error;

/// Memory of one hash in KiB. This and the two below are the first choice for argon2id in the OWASP Password Storage
/// Cheat Sheet: m = 19 MiB, t = 2, p = 1.
pub const MEMORY_KIB: u32 = 19 * 1024;
/// How often the memory is gone through.
pub const PASSES: u32 = 2;
/// How many threads one hash could use.
pub const LANES: u32 = 1;

/// The parameters as the library wants them. That they are valid is found while compiling.
const PARAMS: Params = match Params::new(MEMORY_KIB, PASSES, LANES, None) {
    Ok(params) => params,
    Err(_) => panic!("the parameters of argon2id are out of its bounds"),
};

/// A password could not be hashed: no randomness for the salt, or no memory.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("the password could not be hashed")]
pub struct NotHashed;

/// The hash to keep, as a PHC string (`$argon2id$v=19$m=19456,t=2,p=1$...`, some 100 characters) with its own random salt.
///
/// It says nothing about whether the password is good: ask [`check_new`] first.
///
/// # Errors
/// [`NotHashed`] when the machine has no randomness or no memory left.
pub fn hash(password: &str) -> Result<String, NotHashed> {
    let hashed = argon().hash_password(password.as_bytes()).map_err(|_| NotHashed)?;
    Ok(hashed.to_string())
}

/// Whether this password belongs to the kept hash. A hash that cannot be read belongs to none.
pub fn verify(password: &str, kept: &str) -> bool {
    match PasswordHash::new(kept) {
        // The parameters are those in the hash, so that older hashes stay good.
        Ok(hash) => argon().verify_password(password.as_bytes(), &hash).is_ok(),
        Err(_) => verify_nobody(password),
    }
}

/// Takes as long as [`verify`] and never says yes. For when there is no such account, or it has no password: the time
/// of the answer must not tell who has an account (ASVS 5.0 6.3.8).
pub fn verify_nobody(password: &str) -> bool {
    let spent: Result<PasswordHash, _> =
        argon().hash_password_with_salt(password.as_bytes(), b"nobody has this salt");
    let _ = black_box(spent);
    false
}

/// Whether a kept hash was made with another algorithm or other parameters than today's. Hash the password anew then,
/// at the next sign-in, when it is known.
pub fn needs_rehash(kept: &str) -> bool {
    let Ok(hash) = PasswordHash::new(kept) else { return true };
    let Ok(params) = Params::try_from(&hash) else { return true };
    let is_ours = hash.algorithm == argon2::ARGON2ID_IDENT && hash.version == Some(Version::V0x13.into());
    let has = (params.m_cost(), params.t_cost(), params.p_cost());
    !is_ours || has != (MEMORY_KIB, PASSES, LANES)
}

fn argon() -> Argon2<'static> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, PARAMS)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::{Duration, Instant};

    const GOOD: &str = "zeven groene fietsbellen";

    #[test]
    fn a_password_belongs_to_its_hash_only() {
        let kept = hash(GOOD).unwrap();
        assert!(kept.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{kept}");
        assert!(verify(GOOD, &kept));
        for other in ["", "Zeven groene fietsbellen", "zeven groene fietsbellen ", "zeven groene fietsbelle"]
        {
            assert!(!verify(other, &kept), "{other}");
        }
        assert!(!verify(GOOD, ""), "no hash");
        assert!(!verify(GOOD, GOOD), "a password that was kept as it is");
    }

    #[test]
    fn two_hashes_of_one_password_differ() {
        assert_ne!(hash(GOOD).unwrap(), hash(GOOD).unwrap());
    }

    #[test]
    fn letters_stay_as_they_were_typed() {
        // The same word to the eye: one letter, and a letter with a mark.
        let kept = hash("caf\u{e9} om de hoek").unwrap();
        assert!(!verify("cafe\u{301} om de hoek", &kept));
    }

    #[test]
    fn older_hashes_stay_good_and_are_made_anew() {
        let weaker =
            Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::new(8 * 1024, 1, 1, None).unwrap());
        let kept = weaker.hash_password(GOOD.as_bytes()).unwrap().to_string();
        assert!(verify(GOOD, &kept));
        assert!(!verify("zeven blauwe fietsbellen", &kept));
        assert!(needs_rehash(&kept));

        let other = Argon2::new(Algorithm::Argon2i, Version::V0x13, PARAMS);
        assert!(needs_rehash(&other.hash_password(GOOD.as_bytes()).unwrap().to_string()));
        assert!(needs_rehash("not a hash"));
        assert!(!needs_rehash(&hash(GOOD).unwrap()));
    }

    #[test]
    fn nobody_takes_as_long_as_somebody() {
        let kept = hash(GOOD).unwrap();
        let times = |work: &dyn Fn() -> bool| -> Vec<Duration> {
            let time = |_| {
                let start = Instant::now();
                assert!(!work());
                start.elapsed()
            };
            (0..5).map(time).collect()
        };
        // Other work on the machine only makes things slower, so the slowest of one is held against the quickest of
        // the other.
        let somebody = times(&|| verify("wrong", &kept));
        let nobody = times(&|| verify_nobody("wrong"));
        assert!(
            *nobody.iter().max().unwrap() * 2 > *somebody.iter().min().unwrap(),
            "{nobody:?} {somebody:?}"
        );
        assert!(
            *somebody.iter().max().unwrap() * 2 > *nobody.iter().min().unwrap(),
            "{nobody:?} {somebody:?}"
        );
    }
}
