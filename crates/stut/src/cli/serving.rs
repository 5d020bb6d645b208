//! How pages are served: where to listen, how to be reached, and what goes on beside it.

use app::trust::Recipient;
use clap::Args;
use jiff::{SignedDuration, Span, SpanRelativeTo};
use std::{net::SocketAddr, path::PathBuf};
use web::{PublicUrl, TrustedProxy};

/// The options of `serve`.
#[derive(Debug, Args)]
pub(crate) struct Serving {
    /// Where to listen. An address that other machines can reach needs --public-url, and a certificate or --behind-proxy.
    #[arg(long, env = "STUT_LISTEN", default_value = "127.0.0.1:7300", value_name = "ADDRESS")]
    pub(crate) listen: SocketAddr,
    /// The address by which people know the program, such as `https://stut.school.nl`.
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
    /// Backups that are made by themselves.
    #[command(flatten)]
    pub(crate) backups: Backups,
    /// File with the providers of single sign-on; see docs/single-sign-on.md.
    #[arg(long, env = "STUT_SSO", value_name = "FILE")]
    pub(crate) sso: Option<PathBuf>,
    /// Letters to people.
    #[command(flatten)]
    pub(crate) mail: Mail,
}

/// Letters to people: links with which they choose a password.
#[derive(Debug, Args)]
pub(crate) struct Mail {
    /// The mail server: smtps://USER:PASSWORD@HOST, or smtp://HOST:587?tls=required [default: no mail is sent].
    #[arg(long, env = "STUT_SMTP_URL", hide_env_values = true, value_name = "URL", requires = "mail_from")]
    pub(crate) smtp_url: Option<String>,
    /// The sender, such as "Stut <stut@school.example>".
    #[arg(long, env = "STUT_MAIL_FROM", value_name = "ADDRESS", requires = "smtp_url")]
    pub(crate) mail_from: Option<String>,
}

/// Backups that are made by themselves.
#[derive(Debug, Args)]
pub(crate) struct Backups {
    /// Make backups by itself, in this folder; it must be there [default: none are made].
    #[arg(long, env = "STUT_BACKUP_TO", value_name = "DIR")]
    pub(crate) backup_to: Option<PathBuf>,
    /// How often a backup is made.
    #[arg(long, env = "STUT_BACKUP_EVERY", value_name = "TIME", default_value = "24h", value_parser = period)]
    pub(crate) backup_every: SignedDuration,
    /// How long a backup is kept; the last good one stays.
    #[arg(long, env = "STUT_BACKUP_KEEP", value_name = "TIME", default_value = "14d", value_parser = period)]
    pub(crate) backup_keep: SignedDuration,
    /// Encrypt them for who has the private key of this public key of age (may be given more than once).
    #[arg(long, env = "STUT_BACKUP_ENCRYPT_TO", value_name = "KEY", value_delimiter = ',')]
    pub(crate) backup_encrypt_to: Vec<Recipient>,
    /// Encrypt them for the public keys in a file, one a line.
    #[arg(long, env = "STUT_BACKUP_RECIPIENTS_FILE", value_name = "FILE")]
    pub(crate) backup_recipients_file: Option<PathBuf>,
}

/// A time such as `24h`, `90m` or `14d`: a minute at least, ten years at most.
fn period(text: &str) -> Result<SignedDuration, String> {
    let days = SpanRelativeTo::days_are_24_hours();
    let time =
        text.parse::<Span>().and_then(|span| span.to_duration(days)).map_err(|error| error.to_string())?;
    let sensible = SignedDuration::from_mins(1)..=SignedDuration::from_hours(24 * 3660);
    if sensible.contains(&time) { Ok(time) } else { Err("expected a time such as 24h or 14d".to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_times_that_make_sense() {
        assert_eq!(period("24h"), Ok(SignedDuration::from_hours(24)));
        assert_eq!(period("14d"), Ok(SignedDuration::from_hours(24 * 14)));
        assert_eq!(period("2w"), period("14d"));
        for wrong in ["", "24", "0h", "30s", "-1d", "1 month", "20y", "soon"] {
            assert!(period(wrong).is_err(), "{wrong}");
        }
    }
}
