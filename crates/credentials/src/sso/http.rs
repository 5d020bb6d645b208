//! How a provider is asked: TLS by rustls with the roots of Mozilla, no redirects, an end to time and size.

use super::{SsoError, is_here};
use openidconnect::{AsyncHttpClient, HttpRequest, HttpResponse, http};
use reqwest::{Client, redirect::Policy};
use rustls::{ClientConfig, RootCertStore, crypto::ring};
use std::{pin::Pin, sync::Arc, time::Duration};
use thiserror::Error;
use url::Url;

/// How long one answer may take.
const PATIENCE: Duration = Duration::from_secs(10);
/// The most bytes of one answer. Keys of a provider are some thousands.
const MOST: usize = 1024 * 1024;

/// An answer that did not come.
#[derive(Debug, Clone, Copy, Error)]
#[error("no answer of the provider")]
pub(super) struct NoAnswer;

/// Asks for one provider.
#[derive(Debug, Clone)]
pub(super) struct Http(Client);

impl Http {
    pub(super) fn new(issuer: &Url) -> Result<Self, SsoError> {
        let roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
        let tls = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .map_err(|_| SsoError::Unreachable)?
            .with_root_certificates(roots)
            .with_no_client_auth();
        // A redirect could lead to any address inside the network, so none is followed.
        let client =
            Client::builder().tls_backend_preconfigured(tls).redirect(Policy::none()).timeout(PATIENCE);
        let client = if is_here(issuer) { client.no_proxy() } else { client.https_only(true) };
        client.build().map(Self).map_err(|_| SsoError::Unreachable)
    }

    async fn ask(&self, question: HttpRequest) -> Result<HttpResponse, NoAnswer> {
        let question = question.try_into().map_err(|_| NoAnswer)?;
        let mut answer = self.0.execute(question).await.map_err(|_| NoAnswer)?;
        let mut whole = http::Response::builder().status(answer.status());
        for (name, value) in answer.headers() {
            whole = whole.header(name, value);
        }
        let mut body = Vec::new();
        while let Some(part) = answer.chunk().await.map_err(|_| NoAnswer)? {
            if body.len() + part.len() > MOST {
                return Err(NoAnswer);
            }
            body.extend_from_slice(&part);
        }
        whole.body(body).map_err(|_| NoAnswer)
    }
}

/// In the shape that `openidconnect` wants. A closure would do but for the compiler, which could no longer see that a
/// sign-in may go on on another thread.
impl<'c> AsyncHttpClient<'c> for Http {
    type Error = NoAnswer;
    type Future = Pin<Box<dyn Future<Output = Result<HttpResponse, NoAnswer>> + Send + 'c>>;

    fn call(&'c self, question: HttpRequest) -> Self::Future {
        Box::pin(self.ask(question))
    }
}
