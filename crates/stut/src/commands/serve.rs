//! `stut serve`.

use super::{Session, Stop, answer};
use app::trust::set_up_link;
use i18n::Texts;
use std::net::SocketAddr;
use tokio::net::TcpListener;

/// Without sign-in everybody who reaches the program may see everything, so only this machine may reach it.
pub(super) fn refuse_open_address(listen: SocketAddr, texts: &Texts) -> Result<(), Stop> {
    if listen.ip().is_loopback() {
        Ok(())
    } else {
        Err(Stop::Usage(texts.cli_loopback_only(listen.to_string().as_str())))
    }
}

/// Serves the pages until the program is told to stop; requests that are under way are answered first.
pub(super) async fn run(session: &Session, listen: SocketAddr) -> Result<(), Stop> {
    let texts = session.texts;
    let cannot = |error: std::io::Error| {
        Stop::Refused(vec![texts.cli_cannot_listen(listen.to_string().as_str(), error.to_string().as_str())])
    };
    let listener = TcpListener::bind(listen).await.map_err(cannot)?;
    let address = listener.local_addr().map_err(cannot)?;
    // Before the address is said: who reads it may stop the program at once.
    let stop = wish_to_stop()?;
    let origin = format!("http://{address}");
    if let Some(path) = set_up_link(&session.ctx()).await.map_err(|error| super::stop(texts, &error))? {
        answer(&texts.cli_set_up(format!("{origin}{path}").as_str()));
    }
    answer(&texts.cli_serving(format!("{origin}/").as_str()));
    web::serve(listener, web::router(session.app.clone().reached_at(origin)), stop).await?;
    Ok(())
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
