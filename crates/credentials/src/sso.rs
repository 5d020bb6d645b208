//! Single sign-on with OpenID Connect: the code flow with PKCE, state and nonce.
//!
//! 1. [`Provider::discover`] once per provider; keep it for some hours, then discover again. The keys of a provider
//!    change: discover again, too, when a sign-in fails with [`Doubt::Signature`].
//! 2. [`Provider::begin`] gives the address to send the browser to and a [`Pending`] to keep: at the server, tied to
//!    this browser by a cookie, used once, for some minutes. A pending sign-in that any browser can finish lets a
//!    stranger sign somebody else in to the stranger's account.
//! 3. [`Provider::finish`] with the query of the address that the browser came back to gives an [`Identity`].
//!
//! Who somebody is, is `issuer` and `subject` together and nothing else (ASVS 5.0 6.8.1): link those to the account at
//! the first sign-in. An e-mail address may find the account that first time only when [`Config::trusted_email`] gives it.

mod http;
mod provider;

pub use provider::Provider;

use serde::{Deserialize, Serialize};
use std::fmt;
use thiserror::Error;
use url::{Host, Url};

/// Hosts of Microsoft Entra ID: its `email` is what an administrator typed and is never said to be verified.
const ENTRA: &[&str] =
    &["login.microsoftonline.com", "login.microsoftonline.us", "login.partner.microsoftonline.cn"];
/// Names under which Entra signs in people of any organisation, or with a private account.
const MANY_TENANTS: &[&str] =
    &["common", "organizations", "consumers", "9188040d-6c67-4c5b-b112-36a304b66dad", "{tenantid}"];
/// Google, for private accounts and for organisations alike.
const GOOGLE: &str = "accounts.google.com";

/// What an administrator fills in about one provider. Its `Debug` hides the secret.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Config {
    /// Names the provider in addresses: small letters, digits and hyphens.
    pub key: String,
    /// What the button says.
    pub name: String,
    /// The issuer exactly as the provider writes it, `https://login.microsoftonline.com/<tenant id>/v2.0`.
    pub issuer: String,
    /// The id that the provider gave this installation.
    pub client_id: String,
    /// The secret that the provider gave this installation.
    pub client_secret: String,
    /// Mail domains of the school or the board, `regenboog.example`, whose addresses may find an account.
    #[serde(default)]
    pub trusted_domains: Vec<String>,
}

impl Config {
    /// Whether it can work, before anything is asked of the provider.
    ///
    /// # Errors
    /// The first [`Flaw`].
    pub fn check(&self) -> Result<(), Flaw> {
        let is_key = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        if self.key.is_empty() || !self.key.chars().all(is_key) {
            return Err(Flaw::Key);
        }
        if self.client_id.is_empty() || self.client_secret.is_empty() {
            return Err(Flaw::Client);
        }
        let issuer = Url::parse(&self.issuer).map_err(|_| Flaw::Issuer)?;
        if !is_safe(&issuer) || issuer.query().is_some() || issuer.fragment().is_some() {
            return Err(Flaw::Issuer);
        }
        let tenant = issuer.path_segments().and_then(|mut path| path.next()).unwrap_or_default();
        let tenant = tenant.replace("%7B", "{").replace("%7D", "}").to_lowercase();
        let has_many = MANY_TENANTS.contains(&tenant.as_str());
        if has_host(&issuer, ENTRA) && has_many { Err(Flaw::ManyTenants) } else { Ok(()) }
    }

    /// The e-mail address of an identity, if it may be used to find an account: it is of a trusted domain, and
    ///
    /// - Entra: the issuer is one tenant (else [`Config::check`] refuses it), so the school itself wrote the address;
    /// - Google: verified, and the account belongs to a trusted organisation (`hd`), for anybody can verify a private
    ///   account with an address of the school;
    /// - others, Entree among them: the provider says that the address is verified.
    ///
    /// Nothing for an identity of another issuer, and nothing when no domain is trusted.
    pub fn trusted_email<'a>(&self, identity: &'a Identity) -> Option<&'a str> {
        let issuer = Url::parse(&self.issuer).ok().filter(|_| identity.issuer == self.issuer)?;
        let email = identity.email.as_deref()?;
        let (name, domain) = email.rsplit_once('@')?;
        let is_trusted = |domain: &str| self.trusted_domains.iter().any(|of| of.eq_ignore_ascii_case(domain));
        let is_sure = if has_host(&issuer, ENTRA) {
            self.check().is_ok()
        } else if has_host(&issuer, &[GOOGLE]) {
            identity.email_verified && identity.tenant.as_deref().is_some_and(is_trusted)
        } else {
            identity.email_verified
        };
        (!name.is_empty() && is_trusted(domain) && is_sure).then_some(email)
    }
}

impl fmt::Debug for Config {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Config").field("key", &self.key).field("issuer", &self.issuer).finish_non_exhaustive()
    }
}

/// A sign-in that waits for the browser to come back. It holds secrets: keep it at the server. Its `Debug` hides them.
#[derive(Clone, Serialize, Deserialize)]
pub struct Pending {
    provider: String,
    state: String,
    nonce: String,
    verifier: String,
    redirect_url: String,
}

impl Pending {
    /// The key of the provider.
    pub fn provider(&self) -> &str {
        &self.provider
    }

    /// The state that the browser will bring back: to keep this by ([`crate::token::hash`] of it will do).
    pub fn state(&self) -> &str {
        &self.state
    }
}

impl fmt::Debug for Pending {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pending").field("provider", &self.provider).finish_non_exhaustive()
    }
}

/// The query with which the browser came back, under the names of the standard. Its `Debug` hides it.
#[derive(Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Answer {
    /// Names the pending sign-in.
    pub state: String,
    /// What the identity is asked for with.
    pub code: Option<String>,
    /// Why there is no code.
    pub error: Option<String>,
    /// Who says this (RFC 9207), when the provider says so.
    pub iss: Option<String>,
}

impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Answer(..)")
    }
}

/// Who the provider says that somebody is. Its `Debug` hides the person.
#[derive(Clone, PartialEq, Eq)]
pub struct Identity {
    /// The provider, as in [`Config::issuer`].
    pub issuer: String,
    /// The person at this provider; it never changes.
    pub subject: String,
    /// The e-mail address. By itself it proves nothing: see [`Config::trusted_email`].
    pub email: Option<String>,
    /// Whether the provider says that it verified the address. Entra never says so.
    pub email_verified: bool,
    /// The name.
    pub name: Option<String>,
    /// The organisation: `tid` of Entra, `hd` of Google.
    pub tenant: Option<String>,
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Identity").field("issuer", &self.issuer).finish_non_exhaustive()
    }
}

/// What is wrong with what was filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Flaw {
    /// The key is no small letters, digits and hyphens.
    #[error("the key has other characters than small letters, digits and hyphens")]
    Key,
    /// The issuer is no `https` address. `http` is for this machine only.
    #[error("the issuer is not an https address")]
    Issuer,
    /// The issuer signs in people of any organisation.
    #[error("the issuer signs in people of every organisation: use the address with the id of the tenant")]
    ManyTenants,
    /// The id or the secret is missing.
    #[error("the id or the secret is missing")]
    Client,
}

/// Why there was no code exchanged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Exchange {
    /// The provider does not know this installation: the id or the secret is wrong, or the secret has expired.
    #[error("the id or the secret of this installation is not accepted")]
    Client,
    /// The code was used before, is too old, or belongs to another address.
    #[error("the code is not accepted")]
    Code,
    /// Another reason.
    #[error("the provider gave another reason")]
    Other,
}

/// What was not in order about the identity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Doubt {
    /// There was none.
    #[error("there is no identity token")]
    Missing,
    /// It is of another issuer.
    #[error("it has another issuer")]
    Issuer,
    /// It is for another program.
    #[error("it is for another program")]
    Audience,
    /// Its signature is wrong or by an unknown key: discover the provider again.
    #[error("its signature is wrong, or its key is new")]
    Signature,
    /// It is of another sign-in.
    #[error("it is of another sign-in")]
    Nonce,
    /// It has expired, or the clock of this machine is wrong.
    #[error("it has expired")]
    Time,
    /// Anything else.
    #[error("it is not in order")]
    Other,
}

/// Why a sign-in failed. No variant holds a code, a token or a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum SsoError {
    /// What was filled in cannot work.
    #[error("the settings of single sign-on: {0}")]
    Config(#[from] Flaw),
    /// The provider did not answer, or not in time.
    #[error("the provider cannot be reached")]
    Unreachable,
    /// What answered is no provider of OpenID Connect with this issuer.
    #[error("there is no such provider at this address")]
    NotAProvider,
    /// The address to come back to is no address.
    #[error("the address to come back to is wrong")]
    RedirectUrl,
    /// The browser came back with another sign-in than the pending one, or from another provider.
    #[error("this is not the sign-in that was begun")]
    OtherSignIn,
    /// The person or the provider said no.
    #[error("the provider did not sign in")]
    Declined,
    /// The code was not exchanged.
    #[error("the provider gave no identity: {0}")]
    NotExchanged(Exchange),
    /// There was an identity, but it cannot be relied on.
    #[error("the identity is not to be relied on: {0}")]
    Doubtful(Doubt),
}

/// Whether an address may be asked: `https`, or `http` on this machine.
fn is_safe(url: &Url) -> bool {
    url.scheme() == "https" && url.has_host() || url.scheme() == "http" && is_here(url)
}

/// Whether an address is on this machine.
fn is_here(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

fn has_host(url: &Url, hosts: &[&str]) -> bool {
    url.host_str().is_some_and(|host| hosts.contains(&host))
}

#[cfg(test)]
mod tests;
