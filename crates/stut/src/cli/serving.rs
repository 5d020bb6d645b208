//! How pages are served: where to listen, how to be reached, and what goes on beside it.

use clap::Args;
use std::{net::SocketAddr, path::PathBuf};
use web::{PublicUrl, TrustedProxy};

/// The options of `serve`.
#[derive(Debug, Args)]
pub(crate) struct Serving {
    /// Where to listen. An address that other machines can reach needs --public-url, and a certificate or --behind-proxy.
    #[arg(long, env = "STUT_LISTEN", default_value = "127.0.0.1:7300", value_name = "ADDRESS")]
    pub(crate) listen: SocketAddr,
    /// The address by which people know the program, such as https://stut.school.nl.
    #[arg(long, env = "STUT_PUBLIC_URL", value_name = "URL")]
    pub(crate) public_url: Option<PublicUrl>,
    /// The certificate with those between it and its root, PEM. Read again when it changes and on SIGHUP.
    #[arg(long, env = "STUT_TLS_CERTIFICATE", value_name = "FILE", requires = "tls_key")]
    pub(crate) tls_certificate: Option<PathBuf>,
    /// The private key of the certificate, PEM.
    #[arg(long, env = "STUT_TLS_KEY", value_name = "FILE", requires = "tls_certificate")]
    pub(crate) tls_key: Option<PathBuf>,
    /// Proxies that are believed about who calls (X-Forwarded-For, X-Forwarded-Proto): addresses or ranges.
    #[arg(long, env = "STUT_BEHIND_PROXY", value_name = "ADDRESS", value_delimiter = ',')]
    pub(crate) behind_proxy: Vec<TrustedProxy>,
    /// Where to show figures for Prometheus (/metrics) and whether the program is well (/healthz, /readyz) [default: nowhere].
    #[arg(long, env = "STUT_METRICS_LISTEN", value_name = "ADDRESS")]
    pub(crate) metrics_listen: Option<SocketAddr>,
}
