//! The listener: with TLS or without, until the program is told to stop.

use crate::{notices::Streams, reach::Reach};
use app::trust::BackupPlan;
use axum::{Extension, Router};
use axum_server::{
    Handle, Server,
    accept::NoDelayAcceptor,
    tls_rustls::{RustlsAcceptor, RustlsConfig},
};
use hyper_util::rt::TokioTimer;
use rustls::{
    ServerConfig,
    crypto::ring,
    pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject as _},
};
use std::{
    fs, io,
    net::SocketAddr,
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
    time::{Duration, SystemTime},
};
use tokio::net::TcpListener;

/// How long requests that are under way may take when the program is told to stop.
const LAST_ANSWERS: Duration = Duration::from_secs(30);

/// How long a caller may take over the head of a request.
const SLOWEST_HEAD: Duration = Duration::from_secs(20);

/// A certificate with its key, from files that may change while the program runs. Cloning is cheap.
#[derive(Debug, Clone)]
pub struct Tls {
    certificate: PathBuf,
    key: PathBuf,
    config: RustlsConfig,
    read: Arc<Mutex<Stamps>>,
}

/// When the two files were written, as far as their folder says.
type Stamps = [Option<SystemTime>; 2];

impl Tls {
    /// Reads the files: the certificate with those that stand between it and its root, and the private key, both PEM.
    ///
    /// # Errors
    /// When a file cannot be read, holds something else, or the key is not that of the certificate.
    pub fn read(certificate: &Path, key: &Path) -> io::Result<Self> {
        let read = Arc::new(Mutex::new(stamps(certificate, key)));
        let config = RustlsConfig::from_config(read_files(certificate, key)?);
        Ok(Self { certificate: certificate.to_owned(), key: key.to_owned(), config, read })
    }

    /// Reads the files again; callers from now on get the new certificate.
    ///
    /// # Errors
    /// As [`Tls::read`]; what was there goes on then.
    pub fn read_again(&self) -> io::Result<()> {
        let now = stamps(&self.certificate, &self.key);
        self.config.reload_from_config(read_files(&self.certificate, &self.key)?);
        if let Ok(mut read) = self.read.lock() {
            *read = now;
        }
        Ok(())
    }

    /// Whether a file was written since it was read.
    pub fn has_changed(&self) -> bool {
        let now = stamps(&self.certificate, &self.key);
        self.read.lock().is_ok_and(|read| *read != now)
    }
}

fn stamps(certificate: &Path, key: &Path) -> Stamps {
    [certificate, key].map(|path| fs::metadata(path).and_then(|file| file.modified()).ok())
}

fn read_files(certificate: &Path, key: &Path) -> io::Result<Arc<ServerConfig>> {
    let at = |path: &Path, error: &dyn std::fmt::Display| {
        io::Error::new(io::ErrorKind::InvalidData, format!("{}: {error}", path.display()))
    };
    let chain = CertificateDer::pem_file_iter(certificate).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    let chain = chain.map_err(|error| at(certificate, &error))?;
    // What a library says of a key file could quote it; the name of the file is enough.
    let secret = PrivateKeyDer::from_pem_file(key).map_err(|_| at(key, &"no private key in PEM"))?;
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .and_then(|config| config.with_no_client_auth().with_single_cert(chain, secret));
    let mut config = config.map_err(|error| at(certificate, &error))?;
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(Arc::new(config))
}

/// Lets pages tell how it stands with the backups that are made by themselves: they read `Extension<Arc<BackupPlan>>`
/// and ask [`app::trust::backup_health`].
pub fn with_backups(router: Router, plan: Arc<BackupPlan>) -> Router {
    router.layer(Extension(plan))
}

/// Serves pages until `stop` is done. Requests that are under way are answered first, for half a minute at most.
///
/// # Errors
/// When the listener fails.
pub async fn serve(
    listener: TcpListener,
    router: Router,
    reach: Reach,
    tls: Option<&Tls>,
    stop: impl Future<Output = ()> + Send + 'static,
) -> io::Result<()> {
    let handle = Handle::new();
    let asked_to_stop = handle.clone();
    let streams = Arc::new(Streams::default());
    let open_streams = Arc::clone(&streams);
    tokio::spawn(async move {
        stop.await;
        // They would go on for as long as a page is open.
        open_streams.close();
        asked_to_stop.graceful_shutdown(Some(LAST_ANSWERS));
    });
    let callers = router
        .layer(Extension(Arc::new(reach)))
        .layer(Extension(streams))
        .into_make_service_with_connect_info::<SocketAddr>();
    let mut server = Server::<SocketAddr>::from_listener(listener).handle(handle);
    server.http_builder().http1().timer(TokioTimer::new()).header_read_timeout(SLOWEST_HEAD);
    match tls {
        None => server.acceptor(NoDelayAcceptor::new()).serve(callers).await,
        Some(tls) => {
            let acceptor = RustlsAcceptor::new(tls.config.clone()).acceptor(NoDelayAcceptor::new());
            server.acceptor(acceptor).serve(callers).await
        }
    }
}
