//! Proofs of who one is: passwords, one-time codes, recovery codes, passkeys, single sign-on, random tokens
//! and codes to type over.
//!
//! The crate holds no database, no HTTP server and no clock: what is kept is handed over as text, and time is an argument.
//! Attempts are counted by the caller; nothing here limits how often somebody may try.

mod letters;
pub mod passkey;
pub mod password;
pub mod qr;
mod random;
pub mod recovery;
pub mod sso;
pub mod talk;
pub mod token;
pub mod totp;

pub use random::NoRandomness;
