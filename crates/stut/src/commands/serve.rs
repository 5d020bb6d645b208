//! `stut serve`, and the serving half of `stut demo`.

use super::{Session, Stop, answer, backups, posting, tidying};
use crate::{cli::Serving, telemetry};
use app::trust::{BackupPlan, set_up_link};
use i18n::Texts;
use policy::Actor;
use std::{net::SocketAddr, sync::Arc, time::Duration};
use tokio::{net::TcpListener, task::JoinSet, time::interval};
use web::{CannotReach, Reach, Tls};

/// How often the files of a certificate are looked at.
const LOOK_AT_CERTIFICATE: Duration = Duration::from_secs(30);

/// What is settled before the database is opened: how the program is reached, and what goes on beside it.
pub(super) struct Door {
    listen: SocketAddr,
    reach: Reach,
    tls: Option<Tls>,
    metrics_listen: Option<SocketAddr>,
    backups: Option<BackupPlan>,
}

impl Door {
    /// For `demo`, whose accounts everybody knows: this machine only.
    pub(super) fn of_demo(listen: SocketAddr, texts: &Texts) -> Result<Self, Stop> {
        match Reach::new(listen, None, false, Vec::new()) {
            Ok(reach) => Ok(Self { listen, reach, tls: None, metrics_listen: None, backups: None }),
            Err(_) => Err(Stop::Usage(texts.serve_demo_here_only(listen.to_string().as_str()))),
        }
    }

    /// For `serve`: as the options say, or not at all.
    pub(super) fn new(options: &Serving, texts: &Texts) -> Result<Self, Stop> {
        let listen = options.listen;
        let files = options.tls_certificate.as_deref().zip(options.tls_key.as_deref());
        let (name, proxies) = (options.public_url.clone(), options.behind_proxy.clone());
        let reach = Reach::new(listen, name, files.is_some(), proxies).map_err(|why| {
            Stop::Usage(match why {
                CannotReach::NoPublicUrl => texts.serve_no_public_url(listen.to_string().as_str()),
                CannotReach::NoProtection => texts.serve_no_protection().to_owned(),
            })
        })?;
        let tls = files.map(|(certificate, key)| Tls::read(certificate, key)).transpose();
        let tls =
            tls.map_err(|error| Stop::Refused(vec![texts.serve_no_certificate(error.to_string().as_str())]))?;
        let backups = backups::plan(&options.backups, texts)?;
        Ok(Self { listen, reach, tls, metrics_listen: options.metrics_listen, backups })
    }
}

/// Serves the pages until the program is told to stop; requests that are under way are answered first.
pub(super) async fn run(session: &Session, door: Door) -> Result<(), Stop> {
    let texts = session.texts;
    let (listener, address) = listen(door.listen, texts).await?;
    let reach = door.reach.bound_to(address);
    // Before the address is said: who reads it may stop the program at once.
    let stop = wish_to_stop()?;
    // What goes on beside the pages ends with them.
    let mut beside = JoinSet::new();
    if let Some(wanted) = door.metrics_listen {
        let (listener, address) = listen(wanted, texts).await?;
        let written = telemetry::figures()?;
        let figures = web::figures(session.app.clone(), move || std::future::ready(written()));
        let never = std::future::pending();
        beside.spawn(async move {
            if let Err(error) = web::serve(listener, figures, Reach::default(), None, never).await {
                tracing::error!(%error, "metrics");
            }
        });
        answer(&texts.serve_metrics(format!("http://{address}/metrics").as_str()));
    }
    if let Some(tls) = door.tls.clone() {
        beside.spawn(keep_certificate_fresh(tls, wish_to_read_again()?));
    }
    let origin = reach.origin().to_string();
    if let Some(path) = set_up_link(&session.ctx()).await.map_err(|error| super::stop(texts, &error))? {
        answer(&texts.cli_set_up(format!("{origin}{path}").as_str()));
    }
    let reached = session.app.clone().reached_at(origin);
    let by_the_clock = reached.act_as(Actor::Program);
    beside.spawn(posting::keep_posting(reached.clone(), by_the_clock));
    let mut router = web::router(reached);
    if let Some(plan) = door.backups {
        let plan = Arc::new(BackupPlan { workplace: session.workplace.clone(), ..plan });
        router = web::with_backups(router, Arc::clone(&plan));
        beside.spawn(backups::keep_making(session.by_the_clock(), plan));
    }
    beside.spawn(tidying::keep_tidying(session.by_the_clock()));
    answer(&texts.serve_ready(format!("{}/", reach.origin()).as_str()));
    web::serve(listener, router, reach, door.tls.as_ref(), stop).await?;
    beside.shutdown().await;
    Ok(())
}

async fn listen(wanted: SocketAddr, texts: &Texts) -> Result<(TcpListener, SocketAddr), Stop> {
    let cannot = |error: std::io::Error| {
        Stop::Refused(vec![texts.cli_cannot_listen(wanted.to_string().as_str(), error.to_string().as_str())])
    };
    let listener = TcpListener::bind(wanted).await.map_err(cannot)?;
    let address = listener.local_addr().map_err(cannot)?;
    Ok((listener, address))
}

/// Takes a new certificate into use when its file changes or somebody wishes it. A bad one is said and not used.
async fn keep_certificate_fresh(tls: Tls, mut wished: impl Wished) {
    let mut look = interval(LOOK_AT_CERTIFICATE);
    loop {
        tokio::select! {
            _ = look.tick() => {
                if !tls.has_changed() {
                    continue;
                }
            }
            () = wished.next() => {}
        }
        match tls.read_again() {
            Ok(()) => tracing::info!("new certificate in use"),
            Err(error) => tracing::error!(%error, "the certificate cannot be read; the old one stays in use"),
        }
    }
}

/// Something that is wished now and then.
trait Wished: Send {
    fn next(&mut self) -> impl Future<Output = ()> + Send;
}

#[cfg(unix)]
impl Wished for tokio::signal::unix::Signal {
    async fn next(&mut self) {
        self.recv().await;
    }
}

/// Begins to listen for the wish that files are read again: SIGHUP.
#[cfg(unix)]
fn wish_to_read_again() -> std::io::Result<impl Wished> {
    use tokio::signal::unix::{SignalKind, signal};
    signal(SignalKind::hangup())
}

#[cfg(not(unix))]
impl Wished for std::future::Pending<()> {
    async fn next(&mut self) {
        self.await;
    }
}

/// There is no such signal here.
#[cfg(not(unix))]
fn wish_to_read_again() -> std::io::Result<impl Wished> {
    Ok(std::future::pending::<()>())
}

/// Begins to listen for the wish to stop; what it gives is done when somebody wishes it.
#[cfg(unix)]
fn wish_to_stop() -> std::io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut interrupted, mut terminated) =
        (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    Ok(async move {
        tokio::select! {
            _ = interrupted.recv() => {}
            _ = terminated.recv() => {}
        }
    })
}

/// Begins to listen for the wish to stop; what it gives is done when somebody wishes it.
#[cfg(not(unix))]
fn wish_to_stop() -> std::io::Result<impl Future<Output = ()>> {
    Ok(async { drop(tokio::signal::ctrl_c().await) })
}
