//! One provider: what it told about itself, and the two halves of a sign-in.

use super::{
    Answer, Config, Doubt, Exchange, Flaw, Identity, Pending, SsoError,
    http::{Http, NoAnswer},
    is_safe,
};
use crate::token::is_same;
use chrono::{DateTime, Utc};
use jiff::Timestamp;
use openidconnect::{
    AccessToken, AccessTokenHash, AdditionalClaims, AuthType, AuthenticationFlow, AuthorizationCode,
    ClaimsVerificationError, Client, ClientId, ClientSecret, CsrfToken, DiscoveryError,
    EmptyExtraTokenFields, EndUserEmail, EndUserName, EndpointMaybeSet, EndpointNotSet, EndpointSet,
    IdTokenFields, IssuerUrl, LocalizedClaim, Nonce, OAuth2TokenResponse, PkceCodeChallenge,
    PkceCodeVerifier, RedirectUrl, RequestTokenError, Scope, StandardErrorResponse, StandardTokenResponse,
    SubjectIdentifier, TokenResponse, UserInfoClaims,
    core::{
        CoreAuthDisplay, CoreAuthPrompt, CoreClientAuthMethod, CoreErrorResponseType, CoreGenderClaim,
        CoreIdTokenVerifier, CoreJsonWebKey, CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm,
        CoreProviderMetadata, CoreResponseType, CoreRevocableToken, CoreRevocationErrorResponse,
        CoreTokenIntrospectionResponse, CoreTokenType,
    },
};
use serde::{Deserialize, Serialize};
use url::Url;

/// What is asked for: who it is, the address and the name.
const SCOPES: &[&str] = &["email", "profile"];

/// Signatures that are taken: with a public key. `none`, and HMAC with the secret of this installation, are not.
const SIGNATURES: &[CoreJwsSigningAlgorithm] = &[
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::EdDsa,
];

/// Claims beside those of the standard.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct Organisation {
    /// Entra: the tenant.
    tid: Option<String>,
    /// Google: the domain of the organisation.
    hd: Option<String>,
}

impl AdditionalClaims for Organisation {}

type IdFields = IdTokenFields<
    Organisation,
    EmptyExtraTokenFields,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJwsSigningAlgorithm,
>;
type Tokens = StandardTokenResponse<IdFields, CoreTokenType>;
type Refusal = StandardErrorResponse<CoreErrorResponseType>;
type Oidc = Client<
    Organisation,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    Refusal,
    Tokens,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// A provider that has told where it is asked and with which keys it signs.
#[derive(Clone)]
pub struct Provider {
    config: Config,
    client: Oidc,
    http: Http,
}

impl Provider {
    /// Asks the provider about itself: two requests, at most ten seconds each. Do it seldom; see the module.
    ///
    /// # Errors
    /// [`SsoError::Config`], [`SsoError::Unreachable`] or [`SsoError::NotAProvider`].
    pub async fn discover(config: Config) -> Result<Self, SsoError> {
        config.check()?;
        let issuer = Url::parse(&config.issuer).map_err(|_| Flaw::Issuer)?;
        let http = Http::new(&issuer)?;
        let issuer = IssuerUrl::new(config.issuer.clone()).map_err(|_| Flaw::Issuer)?;
        let told =
            CoreProviderMetadata::discover_async(issuer, &http).await.map_err(|error| match error {
                DiscoveryError::Request(NoAnswer) => SsoError::Unreachable,
                _ => SsoError::NotAProvider,
            })?;
        let token_url = told.token_endpoint().ok_or(SsoError::NotAProvider)?;
        if !is_safe(told.authorization_endpoint().url()) || !is_safe(token_url.url()) {
            return Err(SsoError::NotAProvider);
        }
        let takes = told.token_endpoint_auth_methods_supported();
        let is_basic = takes.is_none_or(|ways| ways.contains(&CoreClientAuthMethod::ClientSecretBasic));
        let client = Oidc::from_provider_metadata(
            told,
            ClientId::new(config.client_id.clone()),
            Some(ClientSecret::new(config.client_secret.clone())),
        );
        let client = client.set_auth_type(if is_basic { AuthType::BasicAuth } else { AuthType::RequestBody });
        Ok(Self { config, client, http })
    }

    /// What was filled in about this provider.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// Where to send the browser, and what to keep until it comes back to `redirect_url`. Give each provider its own
    /// `redirect_url`, with its key in it: then an answer of one cannot be taken for that of another.
    ///
    /// # Errors
    /// [`SsoError::RedirectUrl`].
    pub fn begin(&self, redirect_url: &str) -> Result<(Url, Pending), SsoError> {
        let back = RedirectUrl::new(redirect_url.to_owned()).map_err(|_| SsoError::RedirectUrl)?;
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let client = self.client.clone().set_redirect_uri(back);
        let flow = AuthenticationFlow::<CoreResponseType>::AuthorizationCode;
        let (url, state, nonce) = client
            .authorize_url(flow, CsrfToken::new_random, Nonce::new_random)
            .add_scopes(SCOPES.iter().map(|scope| Scope::new((*scope).to_owned())))
            .set_pkce_challenge(challenge)
            .url();
        let pending = Pending {
            provider: self.config.key.clone(),
            state: state.into_secret(),
            nonce: nonce.secret().clone(),
            verifier: verifier.into_secret(),
            redirect_url: redirect_url.to_owned(),
        };
        Ok((url, pending))
    }

    /// Who it is. One or two requests, at most ten seconds each. The caller has struck the pending sign-in out before.
    ///
    /// # Errors
    /// [`SsoError::OtherSignIn`], [`SsoError::Declined`], [`SsoError::Unreachable`], [`SsoError::NotExchanged`] or
    /// [`SsoError::Doubtful`].
    pub async fn finish(
        &self,
        pending: &Pending,
        answer: &Answer,
        now: Timestamp,
    ) -> Result<Identity, SsoError> {
        let is_of_this = pending.provider == self.config.key
            && is_same(&pending.state, &answer.state)
            && answer.iss.as_ref().is_none_or(|issuer| *issuer == self.config.issuer);
        if !is_of_this {
            return Err(SsoError::OtherSignIn);
        }
        let code = answer.code.as_ref().filter(|_| answer.error.is_none()).ok_or(SsoError::Declined)?;
        let tokens = self.exchange(pending, code).await?;
        let mut identity = self.verify(&tokens, &Nonce::new(pending.nonce.clone()), now)?;
        if identity.email.is_none() && self.client.user_info_url().is_some() {
            self.ask_more(&mut identity, tokens.access_token()).await?;
        }
        Ok(identity)
    }

    async fn exchange(&self, pending: &Pending, code: &str) -> Result<Tokens, SsoError> {
        let back = RedirectUrl::new(pending.redirect_url.clone()).map_err(|_| SsoError::RedirectUrl)?;
        let client = self.client.clone().set_redirect_uri(back);
        let request = client
            .exchange_code(AuthorizationCode::new(code.to_owned()))
            .map_err(|_| SsoError::NotAProvider)?;
        let request = request.set_pkce_verifier(PkceCodeVerifier::new(pending.verifier.clone()));
        request.request_async(&self.http).await.map_err(|error| match error {
            RequestTokenError::Request(NoAnswer) => SsoError::Unreachable,
            RequestTokenError::ServerResponse(refusal) => SsoError::NotExchanged(why(&refusal)),
            _ => SsoError::NotExchanged(Exchange::Other),
        })
    }

    /// What the identity token says, if its signature, issuer, audience, nonce and time are in order.
    fn verify(&self, tokens: &Tokens, nonce: &Nonce, now: Timestamp) -> Result<Identity, SsoError> {
        let now: DateTime<Utc> =
            DateTime::from_timestamp(now.as_second(), 0).ok_or(SsoError::Doubtful(Doubt::Time))?;
        let verifier: CoreIdTokenVerifier<'_> = self
            .client
            .id_token_verifier()
            .set_allowed_algs(SIGNATURES.iter().cloned())
            .set_time_fn(move || now);
        let token = tokens.id_token().ok_or(SsoError::Doubtful(Doubt::Missing))?;
        let claims = token.claims(&verifier, nonce).map_err(|error| SsoError::Doubtful(doubt(&error)))?;
        if let Some(expected) = claims.access_token_hash() {
            let algorithm = token.signing_alg().map_err(|_| SsoError::Doubtful(Doubt::Signature))?;
            let key = token.signing_key(&verifier).map_err(|_| SsoError::Doubtful(Doubt::Signature))?;
            let is = AccessTokenHash::from_token(tokens.access_token(), algorithm, key);
            if !is.is_ok_and(|is| is == *expected) {
                return Err(SsoError::Doubtful(Doubt::Other));
            }
        }
        let more = claims.additional_claims();
        Ok(Identity {
            issuer: self.config.issuer.clone(),
            subject: claims.subject().to_string(),
            email: text(claims.email()),
            email_verified: claims.email().is_some() && claims.email_verified() == Some(true),
            name: any(claims.name()),
            tenant: more.tid.clone().or_else(|| more.hd.clone()),
        })
    }

    /// Some providers give the address only when asked for it. It must be about the same person.
    async fn ask_more(&self, identity: &mut Identity, token: &AccessToken) -> Result<(), SsoError> {
        let subject = SubjectIdentifier::new(identity.subject.clone());
        let request =
            self.client.user_info(token.clone(), Some(subject)).map_err(|_| SsoError::NotAProvider)?;
        let told: UserInfoClaims<Organisation, CoreGenderClaim> =
            request.request_async(&self.http).await.map_err(|_| SsoError::Doubtful(Doubt::Other))?;
        let more = told.additional_claims();
        identity.email = text(told.email());
        identity.email_verified = identity.email.is_some() && told.email_verified() == Some(true);
        identity.name = identity.name.take().or_else(|| any(told.name()));
        identity.tenant = identity.tenant.take().or_else(|| more.tid.clone()).or_else(|| more.hd.clone());
        Ok(())
    }
}

impl std::fmt::Debug for Provider {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Provider").field("config", &self.config).finish_non_exhaustive()
    }
}

fn text(email: Option<&EndUserEmail>) -> Option<String> {
    email.map(|email| email.to_string()).filter(|email| !email.is_empty())
}

/// The name without a language, else in any.
fn any(name: Option<&LocalizedClaim<EndUserName>>) -> Option<String> {
    let name = name?;
    name.get(None).or_else(|| name.iter().next().map(|(_, name)| name)).map(|name| name.to_string())
}

fn why(refusal: &Refusal) -> Exchange {
    match refusal.error() {
        CoreErrorResponseType::InvalidClient | CoreErrorResponseType::UnauthorizedClient => Exchange::Client,
        CoreErrorResponseType::InvalidGrant => Exchange::Code,
        _ => Exchange::Other,
    }
}

fn doubt(error: &ClaimsVerificationError) -> Doubt {
    match error {
        ClaimsVerificationError::InvalidIssuer(_) => Doubt::Issuer,
        ClaimsVerificationError::InvalidAudience(_) => Doubt::Audience,
        ClaimsVerificationError::SignatureVerification(_) => Doubt::Signature,
        ClaimsVerificationError::InvalidNonce(_) => Doubt::Nonce,
        ClaimsVerificationError::Expired(_) => Doubt::Time,
        _ => Doubt::Other,
    }
}
