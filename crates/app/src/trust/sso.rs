//! The providers of single sign-on: the school's own accounts at Entra ID, Google Workspace, Entree or another provider.

use crate::App;
use credentials::sso::{Config, Flaw, Provider, SsoError};
use jiff::{SignedDuration, Timestamp};
use std::{
    collections::BTreeSet,
    sync::{Mutex, MutexGuard, PoisonError},
};
use thiserror::Error;

/// What a provider told about itself is asked again after this time, for its keys change. Our choice.
const KNOWN: SignedDuration = SignedDuration::from_hours(4);

/// A provider that did not answer is left alone for this time, so that a button pressed by many is no storm.
const REST: SignedDuration = SignedDuration::from_secs(5);

/// Why the list of providers cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum SsoConfigError {
    /// It is no list of providers.
    #[error("line {line}: {reason}")]
    NotAList {
        /// The line.
        line: usize,
        /// What is wrong there; never what stands there.
        reason: &'static str,
    },
    /// One provider cannot work.
    #[error("provider \"{key}\": {flaw}")]
    Flawed {
        /// Its key.
        key: String,
        /// What is wrong.
        flaw: Flaw,
    },
    /// Two providers have one key.
    #[error("provider \"{key}\" is there twice")]
    Twice {
        /// The key.
        key: String,
    },
}

/// The providers with which people may sign in. What they tell about themselves is asked when it is first needed.
#[derive(Debug, Default)]
pub struct SsoProviders(Vec<Slot>);

#[derive(Debug)]
struct Slot {
    config: Config,
    known: Mutex<Known>,
}

#[derive(Debug, Default)]
struct Known {
    provider: Option<(Provider, Timestamp)>,
    failed: Option<(SsoError, Timestamp)>,
}

impl SsoProviders {
    /// Reads the list: a JSON array of objects with `key`, `name`, `issuer`, `client_id`, `client_secret` and
    /// `trusted_domains`, as `docs/single-sign-on.md` says.
    ///
    /// # Errors
    /// [`SsoConfigError`], which quotes nothing but the key of a provider.
    pub fn from_json(text: &str) -> Result<Self, SsoConfigError> {
        let configs: Vec<Config> = serde_json::from_str(text).map_err(|error| SsoConfigError::NotAList {
            line: error.line(),
            reason: match error.classify() {
                serde_json::error::Category::Data => "a field is missing or is of another kind",
                _ => "this is not JSON",
            },
        })?;
        let mut keys = BTreeSet::new();
        for config in &configs {
            config.check().map_err(|flaw| SsoConfigError::Flawed { key: config.key.clone(), flaw })?;
            if !keys.insert(&config.key) {
                return Err(SsoConfigError::Twice { key: config.key.clone() });
            }
        }
        Ok(Self(configs.into_iter().map(|config| Slot { config, known: Mutex::default() }).collect()))
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Config> {
        self.0.iter().map(|slot| &slot.config)
    }

    fn slot(&self, key: &str) -> Option<&Slot> {
        self.0.iter().find(|slot| slot.config.key == key)
    }

    /// A provider that told about itself; none when there is no such key.
    pub(super) async fn provider(&self, key: &str, now: Timestamp) -> Option<Result<Provider, SsoError>> {
        let slot = self.slot(key)?;
        if let Some(known) = slot.known(now) {
            return Some(known);
        }
        let told = Provider::discover(slot.config.clone()).await;
        let mut known = slot.lock();
        match &told {
            Ok(provider) => *known = Known { provider: Some((provider.clone(), now)), failed: None },
            Err(error) => known.failed = Some((*error, now)),
        }
        Some(told)
    }

    /// Forgets what a provider told: the next sign-in asks it again.
    pub(super) fn forget(&self, key: &str) {
        if let Some(slot) = self.slot(key) {
            *slot.lock() = Known::default();
        }
    }
}

impl Slot {
    fn known(&self, now: Timestamp) -> Option<Result<Provider, SsoError>> {
        let known = self.lock();
        let is_within = |at: Timestamp, time: SignedDuration| now.duration_since(at).abs() <= time;
        match (&known.provider, &known.failed) {
            (Some((provider, at)), _) if is_within(*at, KNOWN) => Some(Ok(provider.clone())),
            (_, Some((error, at))) if is_within(*at, REST) => Some(Err(*error)),
            _ => None,
        }
    }

    /// Nothing is left half written in here, so a thread that panicked with the lock does no harm.
    fn lock(&self) -> MutexGuard<'_, Known> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A provider on the page where one signs in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SsoButton {
    /// Its key, for the address.
    pub key: String,
    /// Its name.
    pub name: String,
}

impl App {
    /// The providers with which one can sign in, in the order of the list.
    pub fn sso_buttons(&self) -> Vec<SsoButton> {
        let button = |config: &Config| SsoButton { key: config.key.clone(), name: config.name.clone() };
        self.sso().iter().map(button).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: &str = r#"{"key":"school","name":"School","issuer":"https://sso.example","client_id":"stut","client_secret":"hush"}"#;

    #[test]
    fn a_list_is_read() {
        let list = SsoProviders::from_json(&format!("[{ONE}]")).unwrap();
        assert_eq!(list.iter().map(|config| config.key.as_str()).collect::<Vec<_>>(), ["school"]);
        assert!(SsoProviders::from_json("[]").unwrap().0.is_empty());
    }

    #[test]
    fn a_wrong_list_says_where_and_tells_no_secret() {
        let error = |text: &str| SsoProviders::from_json(text).unwrap_err();
        assert_eq!(error(&format!("[{ONE},\n{ONE}]")), SsoConfigError::Twice { key: "school".to_owned() });
        let open = ONE.replace("https", "http");
        let flawed = SsoConfigError::Flawed { key: "school".to_owned(), flaw: Flaw::Issuer };
        assert_eq!(error(&format!("[{open}]")), flawed);
        for bad in [ONE.to_owned(), format!("[{ONE}"), format!("[{}]", ONE.replace("\"stut\"", "1"))] {
            let said = error(&bad).to_string();
            assert!(said.starts_with("line 1: ") && !said.contains("hush"), "{said}");
        }
    }

    #[tokio::test]
    async fn a_provider_that_is_not_there_is_asked_again_after_a_while() {
        // Nothing listens on port 9 of this machine.
        let list = format!("[{}]", ONE.replace("https://sso.example", "http://127.0.0.1:9"));
        let list = SsoProviders::from_json(&list).unwrap();
        let at = |seconds| Timestamp::from_second(seconds).unwrap();
        assert!(list.provider("other", at(0)).await.is_none());
        assert_eq!(list.provider("school", at(0)).await.unwrap().unwrap_err(), SsoError::Unreachable);
        let slot = list.slot("school").unwrap();
        assert!(slot.known(at(5)).is_some(), "it is left alone");
        assert!(slot.known(at(6)).is_none(), "it is asked again");
        list.forget("school");
        assert!(slot.known(at(0)).is_none());
    }
}
