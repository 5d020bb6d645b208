//! Chance, from the operating system.

use thiserror::Error;

/// The operating system gave no randomness; nothing secret can be made then.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[error("the operating system gives no randomness")]
pub struct NoRandomness;

/// So many random bytes, good enough for keys (ASVS 5.0 6.5.3, 11.5.1).
pub(crate) fn bytes<const LENGTH: usize>() -> Result<[u8; LENGTH], NoRandomness> {
    let mut bytes = [0; LENGTH];
    getrandom::fill(&mut bytes).map_err(|_| NoRandomness)?;
    Ok(bytes)
}
