//! One-time codes from an app on the phone (TOTP, RFC 6238): six digits, SHA-1, a new one every 30 seconds, which is
//! what every app can do.

use crate::random::{NoRandomness, bytes};
use jiff::Timestamp;
use std::fmt;
use thiserror::Error;
use totp_rs::{Builder, Totp};

/// Who the app says that the code is for.
pub const ISSUER: &str = "Stut";
/// How long a code is shown, in seconds.
pub const STEP_SECONDS: u64 = 30;
/// How many steps the clock of the phone may be off, either way (RFC 6238 section 5.2 recommends one).
pub const DRIFT_STEPS: u16 = 1;

/// What went wrong with a secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum TotpError {
    /// The kept text is no secret.
    #[error("the kept secret of the one-time codes cannot be read")]
    BadSecret,
    /// The name of the account cannot stand in a link: it is empty, or holds a colon.
    #[error("this account name cannot stand in a link for one-time codes")]
    BadAccount,
    /// The link is too long for a picture.
    #[error("the link for one-time codes does not fit in a picture")]
    TooLong,
}

/// What the phone and the program both know: 160 random bits, as RFC 4226 recommends. Unlike a password it is kept as
/// it is, for the codes are computed from it; who keeps it encrypts it if there is a key. Its `Debug` hides it.
#[derive(Clone)]
pub struct Secret(totp_rs::Secret);

impl Secret {
    /// A new secret.
    ///
    /// # Errors
    /// [`NoRandomness`] when the operating system gives none.
    pub fn random() -> Result<Self, NoRandomness> {
        Ok(Self(totp_rs::Secret::from(bytes::<20>()?)))
    }

    /// The secret that was kept, as [`Secret::reveal`] gave it.
    ///
    /// # Errors
    /// [`TotpError::BadSecret`] when it is no base32 of at least 128 bits.
    pub fn from_kept(kept: &str) -> Result<Self, TotpError> {
        let secret = totp_rs::Secret::try_from_base32(kept).map_err(|_| TotpError::BadSecret)?;
        let secret = Self(secret);
        secret.generator("").map(|_| secret)
    }

    /// The secret in base32 without padding (32 characters): to keep, and for who types it instead of pointing a camera.
    pub fn reveal(&self) -> String {
        self.0.to_base32()
    }

    /// The link for the app, `otpauth://totp/Stut:...`. `account` is the e-mail address.
    ///
    /// # Errors
    /// [`TotpError::BadAccount`] when the account is empty or holds a colon.
    pub fn link(&self, account: &str) -> Result<String, TotpError> {
        self.generator(account)?.to_url().map_err(|_| TotpError::BadAccount)
    }

    /// The link as a picture: see [`crate::qr::picture`].
    ///
    /// # Errors
    /// As [`Secret::link`], and [`TotpError::TooLong`] for an account of some thousands of characters.
    pub fn picture(&self, account: &str) -> Result<String, TotpError> {
        crate::qr::picture(&self.link(account)?).map_err(|_| TotpError::TooLong)
    }

    /// The step of a code that is good now, else none. The step is the number of 30 seconds since 1970.
    ///
    /// A code is good once (RFC 6238 section 5.2, ASVS 5.0 6.5.1): keep the step with the account, in the same
    /// transaction that signs in, and give it as `last_used_step` the next time. Spaces in the code are passed over.
    pub fn check(&self, code: &str, at: Timestamp, last_used_step: Option<u64>) -> Option<u64> {
        let code: String = code.chars().filter(|c| !c.is_whitespace()).collect();
        let at = u64::try_from(at.as_second()).ok()?;
        let step = self.generator("").ok()?.check(&code, at)?;
        last_used_step.is_none_or(|last| step > last).then_some(step)
    }

    fn generator(&self, account: &str) -> Result<Totp, TotpError> {
        let builder = Builder::new()
            .with_secret(self.0.clone())
            .with_step_duration(STEP_SECONDS)
            .with_skew(DRIFT_STEPS)
            .with_issuer(Some(ISSUER))
            .with_account_name(account);
        builder.build().map_err(|error| match error {
            totp_rs::TotpError::InvalidAccountName { .. } => TotpError::BadAccount,
            _ => TotpError::BadSecret,
        })
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The secret of RFC 6238 appendix B: `12345678901234567890`.
    const RFC: &str = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

    fn at(second: i64) -> Timestamp {
        Timestamp::from_second(second).unwrap()
    }

    #[test]
    fn codes_are_those_of_the_rfc() {
        let secret = Secret::from_kept(RFC).unwrap();
        // The table has eight digits; six are its last six.
        for (second, code) in
            [(59, "287082"), (1_111_111_109, "081804"), (1_234_567_890, "005924"), (2_000_000_000, "279037")]
        {
            let step = u64::try_from(second / 30).unwrap();
            assert_eq!(secret.check(code, at(second), None), Some(step), "{second}");
        }
    }

    #[test]
    fn the_clock_of_the_phone_may_be_one_step_off() {
        let secret = Secret::from_kept(RFC).unwrap();
        // The code of step 41152263.
        for (second, good) in
            [(1_234_567_859, false), (1_234_567_860, true), (1_234_567_949, true), (1_234_567_950, false)]
        {
            assert_eq!(secret.check("005924", at(second), None).is_some(), good, "{second}");
        }
    }

    #[test]
    fn a_code_is_good_once() {
        let secret = Secret::from_kept(RFC).unwrap();
        let now = at(1_234_567_890);
        let step = secret.check("005 924", now, None).unwrap();
        assert_eq!(secret.check("005924", now, Some(step)), None);
        assert_eq!(secret.check("005924", now, Some(step + 1)), None);
        assert_eq!(secret.check("005924", now, Some(step - 1)), Some(step));
    }

    #[test]
    fn other_text_is_no_code() {
        let secret = Secret::from_kept(RFC).unwrap();
        for code in ["", "005923", "5924", "0059244", "00592a", "٠٠٥٩٢٤", "-05924"] {
            assert_eq!(secret.check(code, at(1_234_567_890), None), None, "{code}");
        }
        assert_eq!(secret.check("005924", at(-5), None), None);
    }

    #[test]
    fn secrets_differ_and_are_hidden() {
        let (one, other) = (Secret::random().unwrap(), Secret::random().unwrap());
        assert_ne!(one.reveal(), other.reveal());
        assert_eq!(one.reveal().len(), 32);
        assert_eq!(Secret::from_kept(&one.reveal()).unwrap().reveal(), one.reveal());
        assert_eq!(format!("{one:?}"), "Secret(..)");
        for bad in ["", "GEZDGNBV", "not a secret!"] {
            assert_eq!(Secret::from_kept(bad).unwrap_err(), TotpError::BadSecret, "{bad}");
        }
    }

    #[test]
    fn the_link_names_the_program_and_the_account() {
        let link = Secret::from_kept(RFC).unwrap().link("ib@demo.example").unwrap();
        assert!(link.starts_with("otpauth://totp/Stut:ib%40demo.example?"), "{link}");
        assert!(link.contains(&format!("secret={RFC}")) && link.contains("issuer=Stut"), "{link}");
        assert_eq!(Secret::random().unwrap().link("").unwrap_err(), TotpError::BadAccount);
        assert_eq!(Secret::random().unwrap().link("a:b").unwrap_err(), TotpError::BadAccount);
    }

    #[test]
    fn the_picture_has_no_style_and_no_script() {
        let secret = Secret::from_kept(RFC).unwrap();
        let picture = secret.picture("ib@demo.example").unwrap();
        assert!(picture.starts_with("<svg viewBox=") && picture.ends_with("</svg>"));
        for word in ["style", "script", "href", "http://www.w3.org/1999", "on"] {
            assert!(!picture.contains(word), "{word}");
        }
        assert_ne!(picture, secret.picture("bi@demo.example").unwrap());
        assert_eq!(secret.picture(&"a".repeat(5000)).unwrap_err(), TotpError::TooLong);
    }

    proptest! {
        #[test]
        fn any_text_and_time_is_judged(code in "\\PC{0,12}", second in -10_000_000_000_i64..200_000_000_000) {
            let step = Secret::from_kept(RFC).unwrap().check(&code, at(second), None);
            prop_assert!(step.is_none_or(|step| step.abs_diff(u64::try_from(second).unwrap() / 30) <= 1));
        }
    }
}
