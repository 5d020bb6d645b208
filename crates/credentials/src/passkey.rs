//! Passkeys (WebAuthn level 3) as the second factor: after the password, the person touches a key, a phone or a laptop.
//!
//! Each ceremony is two requests. The first gives a question for the browser and a state; the second gives the browser's
//! answer back with that state. **The state stays at the server**: in the database, with the session, used once and for at
//! most [`MINUTES`]. Who could change it could sign in.
//!
//! In the browser: `navigator.credentials.create({publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(question
//! .publicKey)})`, for a sign-in `get` and `parseRequestOptionsFromJSON`; the answer is `JSON.stringify(credential)`.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use serde::{Serialize, de::DeserializeOwned};
use std::{fmt, time::Duration};
use thiserror::Error;
use url::Url;
use uuid::Uuid;
use webauthn_rs::{
    Webauthn, WebauthnBuilder,
    prelude::{
        PasskeyAuthentication, PasskeyRegistration, PublicKeyCredential, RegisterPublicKeyCredential,
        WebauthnError,
    },
};

/// How long the browser waits for the person, and how long a state may be used, in minutes.
pub const MINUTES: u8 = 5;

/// Why a passkey was not made or not taken. None of them tells what was in the answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum PasskeyError {
    /// The address of this installation cannot have passkeys: it needs a name (`localhost` is one, an IP address is
    /// not), and the name for passkeys is that name or ends it.
    #[error("passkeys need an address with a name, of which the name for passkeys is a part")]
    BadOrigin,
    /// There is no passkey to sign in with.
    #[error("there is no passkey to sign in with")]
    NoPasskey,
    /// What was kept cannot be read: a state or a passkey.
    #[error("what was kept of a passkey cannot be read")]
    BadKept,
    /// The browser's answer is not what browsers answer.
    #[error("the answer of the browser cannot be read")]
    BadAnswer,
    /// The answer does not fit: another question, another address, another key, or the person was not verified.
    #[error("the passkey was refused")]
    Refused,
    /// The key counted back: somebody may hold a copy of it. The passkey is to be taken away.
    #[error("the passkey may have been copied")]
    MayBeCopied,
    /// Something went wrong that has nothing to do with the answer.
    #[error("passkeys failed")]
    Failed,
}

/// Who a passkey is made for, as the device shows it.
#[derive(Clone, Copy)]
pub struct Owner<'a> {
    /// The id of the account; it goes to the device and never changes.
    pub id: Uuid,
    /// The e-mail address.
    pub email: &'a str,
    /// The name.
    pub name: &'a str,
}

/// The first half of a ceremony. Its `Debug` hides both.
#[derive(Clone)]
pub struct Asked {
    /// JSON for the browser: `{"publicKey": {...}}`.
    pub question: String,
    /// JSON to keep at the server until the answer comes.
    pub state: String,
}

impl fmt::Debug for Asked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Asked(..)")
    }
}

/// A passkey of somebody: the public half, so there is nothing secret in it.
#[derive(Clone)]
pub struct Passkey(webauthn_rs::prelude::Passkey);

impl Passkey {
    /// The passkey that was kept, as [`Passkey::kept`] gave it.
    ///
    /// # Errors
    /// [`PasskeyError::BadKept`].
    pub fn from_kept(kept: &str) -> Result<Self, PasskeyError> {
        read(kept, PasskeyError::BadKept).map(Self)
    }

    /// JSON to keep, some 500 characters.
    ///
    /// # Errors
    /// [`PasskeyError::Failed`] when it cannot be written.
    pub fn kept(&self) -> Result<String, PasskeyError> {
        write(&self.0)
    }

    /// Its id in URL-safe base64: to know it by among others.
    pub fn id(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0.cred_id())
    }
}

impl fmt::Debug for Passkey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passkey(..)")
    }
}

/// A sign-in with a passkey that was good.
#[derive(Debug, Clone)]
pub struct Used {
    /// The passkey, with its counter and whether it is backed up as they are now.
    pub passkey: Passkey,
    /// Whether it changed, and must be kept anew.
    pub is_changed: bool,
}

/// Passkeys of this installation.
#[derive(Debug, Clone)]
pub struct Passkeys(Webauthn);

impl Passkeys {
    /// For the address at which people open the program.
    ///
    /// - `origin`: `https://stut.school.example`, with the port when it is not the usual one.
    /// - `rp_id`: the name that passkeys are tied to, `stut.school.example`. When it changes, all passkeys are lost.
    /// - `name`: what a device may show, `Stut`.
    ///
    /// # Errors
    /// [`PasskeyError::BadOrigin`].
    pub fn new(origin: &str, rp_id: &str, name: &str) -> Result<Self, PasskeyError> {
        let origin = Url::parse(origin).map_err(|_| PasskeyError::BadOrigin)?;
        let builder = WebauthnBuilder::new(rp_id, &origin).map_err(|_| PasskeyError::BadOrigin)?;
        let builder = builder.rp_name(name).timeout(Duration::from_mins(MINUTES.into()));
        builder.build().map(Self).map_err(|_| PasskeyError::BadOrigin)
    }

    /// Asks for a new passkey. A device that holds one of `have` says so instead of making another.
    ///
    /// # Errors
    /// [`PasskeyError::Failed`].
    pub fn start_registration(&self, owner: Owner<'_>, have: &[Passkey]) -> Result<Asked, PasskeyError> {
        let have = have.iter().map(|passkey| passkey.0.cred_id().clone()).collect();
        let started = self.0.start_passkey_registration(owner.id, owner.email, owner.name, Some(have));
        let (question, state) = started.map_err(|_| PasskeyError::Failed)?;
        Ok(Asked { question: write(&question)?, state: write(&state)? })
    }

    /// The new passkey, to keep with the account for which [`Passkeys::start_registration`] gave the state.
    ///
    /// # Errors
    /// [`PasskeyError::BadKept`], [`PasskeyError::BadAnswer`] or [`PasskeyError::Refused`].
    pub fn finish_registration(&self, state: &str, answer: &str) -> Result<Passkey, PasskeyError> {
        let state: PasskeyRegistration = read(state, PasskeyError::BadKept)?;
        let answer: RegisterPublicKeyCredential = read(answer, PasskeyError::BadAnswer)?;
        self.0.finish_passkey_registration(&answer, &state).map(Passkey).map_err(|_| PasskeyError::Refused)
    }

    /// Asks for one of the passkeys of the person whose password was good.
    ///
    /// # Errors
    /// [`PasskeyError::NoPasskey`] when there are none.
    pub fn start_authentication(&self, have: &[Passkey]) -> Result<Asked, PasskeyError> {
        if have.is_empty() {
            return Err(PasskeyError::NoPasskey);
        }
        let have: Vec<_> = have.iter().map(|passkey| passkey.0.clone()).collect();
        let (question, state) =
            self.0.start_passkey_authentication(&have).map_err(|_| PasskeyError::Failed)?;
        Ok(Asked { question: write(&question)?, state: write(&state)? })
    }

    /// The passkey that the person signed in with. `have` is what the account has now: a passkey that was taken away
    /// since the question is refused.
    ///
    /// # Errors
    /// [`PasskeyError::MayBeCopied`] when its counter went back; [`PasskeyError::BadKept`],
    /// [`PasskeyError::BadAnswer`] or [`PasskeyError::Refused`].
    pub fn finish_authentication(
        &self,
        state: &str,
        answer: &str,
        have: &[Passkey],
    ) -> Result<Used, PasskeyError> {
        let state: PasskeyAuthentication = read(state, PasskeyError::BadKept)?;
        let answer: PublicKeyCredential = read(answer, PasskeyError::BadAnswer)?;
        let result = self.0.finish_passkey_authentication(&answer, &state).map_err(|error| match error {
            WebauthnError::CredentialPossibleCompromise => PasskeyError::MayBeCopied,
            _ => PasskeyError::Refused,
        })?;
        let mut has = have.iter().filter(|passkey| passkey.0.cred_id() == result.cred_id()).cloned();
        let mut passkey = has.next().ok_or(PasskeyError::Refused)?;
        let is_changed = passkey.0.update_credential(&result).ok_or(PasskeyError::Refused)?;
        Ok(Used { passkey, is_changed })
    }
}

/// The id of the passkey that an answer to the question of a sign-in comes from, as [`Passkey::id`] gives it; none when
/// it is no such answer. It is the one by which the passkey is found and checked; the other `id` in the answer is not.
pub fn id_in(answer: &str) -> Option<String> {
    let answer: PublicKeyCredential = serde_json::from_str(answer).ok()?;
    Some(URL_SAFE_NO_PAD.encode(answer.raw_id))
}

fn write(value: &impl Serialize) -> Result<String, PasskeyError> {
    serde_json::to_string(value).map_err(|_| PasskeyError::Failed)
}

fn read<T: DeserializeOwned>(text: &str, otherwise: PasskeyError) -> Result<T, PasskeyError> {
    serde_json::from_str(text).map_err(|_| otherwise)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;
    use webauthn_authenticator_rs::{WebauthnAuthenticator, softpasskey::SoftPasskey};

    const ORIGIN: &str = "https://stut.school.example";
    const OWNER: Owner<'_> =
        Owner { id: Uuid::from_u128(7), email: "ib@demo.example", name: "Noor van den Berg" };

    fn passkeys() -> Passkeys {
        Passkeys::new(ORIGIN, "stut.school.example", "Stut").unwrap()
    }

    fn create(device: &mut SoftPasskey, origin: &str, question: &str) -> String {
        let question = serde_json::from_str(question).unwrap();
        let made = device.do_registration(Url::parse(origin).unwrap(), question).unwrap();
        serde_json::to_string(&made).unwrap()
    }

    fn get(device: &mut SoftPasskey, origin: &str, question: &str) -> String {
        let question = serde_json::from_str(question).unwrap();
        let given = device.do_authentication(Url::parse(origin).unwrap(), question).unwrap();
        serde_json::to_string(&given).unwrap()
    }

    fn register(device: &mut SoftPasskey) -> Passkey {
        let asked = passkeys().start_registration(OWNER, &[]).unwrap();
        let answer = create(device, ORIGIN, &asked.question);
        passkeys().finish_registration(&asked.state, &answer).unwrap()
    }

    #[test]
    fn a_passkey_is_made_and_signs_in() {
        let mut device = SoftPasskey::new(true);
        let made = Passkey::from_kept(&register(&mut device).kept().unwrap()).unwrap();
        let have = [register(&mut SoftPasskey::new(true)), made.clone()];
        let asked = passkeys().start_authentication(&have).unwrap();
        let answer = get(&mut device, ORIGIN, &asked.question);
        let used = passkeys().finish_authentication(&asked.state, &answer, &have).unwrap();
        assert_eq!(used.passkey.id(), made.id());
        assert!(used.is_changed, "the counter went up");
        assert_ne!(used.passkey.kept().unwrap(), made.kept().unwrap());
    }

    #[test]
    fn an_answer_fits_its_question_only() {
        let mut device = SoftPasskey::new(true);
        let have = [register(&mut device)];
        let asked = passkeys().start_authentication(&have).unwrap();
        let answer = get(&mut device, ORIGIN, &asked.question);
        let later = passkeys().start_authentication(&have).unwrap();
        let refused = passkeys().finish_authentication(&later.state, &answer, &have);
        assert_eq!(refused.unwrap_err(), PasskeyError::Refused);
        let forged = answer.replacen("\"signature\":\"M", "\"signature\":\"N", 1);
        assert_ne!(forged, answer, "a signature in DER begins with a sequence");
        let refused = passkeys().finish_authentication(&asked.state, &forged, &have);
        assert_eq!(refused.unwrap_err(), PasskeyError::Refused);
        assert!(passkeys().finish_authentication(&asked.state, &answer, &have).is_ok());
    }

    #[test]
    fn another_address_gets_nothing() {
        let mut device = SoftPasskey::new(true);
        let asked = passkeys().start_registration(OWNER, &[]).unwrap();
        let elsewhere = "https://phish.stut.school.example";
        let answer = create(&mut device, elsewhere, &asked.question);
        let refused = passkeys().finish_registration(&asked.state, &answer);
        assert_eq!(refused.unwrap_err(), PasskeyError::Refused);

        let have = [register(&mut device)];
        let asked = passkeys().start_authentication(&have).unwrap();
        let answer = get(&mut device, elsewhere, &asked.question);
        let refused = passkeys().finish_authentication(&asked.state, &answer, &have);
        assert_eq!(refused.unwrap_err(), PasskeyError::Refused);
    }

    #[test]
    fn a_passkey_that_was_taken_away_is_refused() {
        let mut device = SoftPasskey::new(true);
        let have = [register(&mut device)];
        let other = [register(&mut SoftPasskey::new(true))];
        let asked = passkeys().start_authentication(&have).unwrap();
        let answer = get(&mut device, ORIGIN, &asked.question);
        for now in [&other[..], &[]] {
            let refused = passkeys().finish_authentication(&asked.state, &answer, now);
            assert_eq!(refused.unwrap_err(), PasskeyError::Refused);
        }
        assert_eq!(passkeys().start_authentication(&[]).unwrap_err(), PasskeyError::NoPasskey);
    }

    #[test]
    fn a_counter_that_goes_back_is_a_copy() {
        let mut device = SoftPasskey::new(true);
        let made = register(&mut device);
        let mut kept: Value = serde_json::from_str(&made.kept().unwrap()).unwrap();
        kept["cred"]["counter"] = 1000.into();
        let ahead = [Passkey::from_kept(&kept.to_string()).unwrap()];
        let asked = passkeys().start_authentication(&ahead).unwrap();
        let answer = get(&mut device, ORIGIN, &asked.question);
        let refused = passkeys().finish_authentication(&asked.state, &answer, &ahead);
        assert_eq!(refused.unwrap_err(), PasskeyError::MayBeCopied);
    }

    #[test]
    fn what_answered_is_the_one_that_is_checked() {
        let mut device = SoftPasskey::new(true);
        let (made, other) = (register(&mut device), register(&mut SoftPasskey::new(true)));
        let have = [other.clone(), made.clone()];
        let asked = passkeys().start_authentication(&have).unwrap();
        let mut answer: Value = serde_json::from_str(&get(&mut device, ORIGIN, &asked.question)).unwrap();
        answer["id"] = other.id().into();
        let answer = answer.to_string();
        let used = passkeys().finish_authentication(&asked.state, &answer, &have).unwrap();
        assert_eq!(used.passkey.id(), made.id());
        assert_eq!(id_in(&answer), Some(made.id()));
        assert_eq!(id_in("{}"), None);
    }

    #[test]
    fn the_question_names_who_where_and_what_there_is() {
        let made = register(&mut SoftPasskey::new(true));
        let asked = passkeys().start_registration(OWNER, std::slice::from_ref(&made)).unwrap();
        let question: Value = serde_json::from_str(&asked.question).unwrap();
        assert_eq!(question["publicKey"]["rp"]["id"], "stut.school.example");
        assert_eq!(question["publicKey"]["user"]["name"], OWNER.email);
        assert_eq!(question["publicKey"]["excludeCredentials"][0]["id"], made.id());
        assert_eq!(question["publicKey"]["authenticatorSelection"]["userVerification"], "required");
        assert_eq!(question["publicKey"]["timeout"], 300_000);
        assert_eq!(format!("{asked:?} {made:?}"), "Asked(..) Passkey(..)");
    }

    #[test]
    fn other_text_is_refused() {
        let asked = passkeys().start_registration(OWNER, &[]).unwrap();
        assert_eq!(passkeys().finish_registration("{}", "{}").unwrap_err(), PasskeyError::BadKept);
        assert_eq!(passkeys().finish_registration(&asked.state, "{}").unwrap_err(), PasskeyError::BadAnswer);
        assert_eq!(Passkey::from_kept("nothing").unwrap_err(), PasskeyError::BadKept);
    }

    #[test]
    fn an_address_needs_a_name() {
        for (origin, rp_id) in [
            ("http://127.0.0.1:8080", "127.0.0.1"),
            ("https://stut.school.example", "school2.example"),
            ("stut", "stut"),
        ] {
            assert_eq!(
                Passkeys::new(origin, rp_id, "Stut").unwrap_err(),
                PasskeyError::BadOrigin,
                "{origin}"
            );
        }
        assert!(Passkeys::new("http://localhost:8080", "localhost", "Stut").is_ok());
        assert!(Passkeys::new(ORIGIN, "school.example", "Stut").is_ok());
    }
}
