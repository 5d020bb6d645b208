//! `stut serve`.

use super::{Session, Stop, answer};
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
pub(super) async fn run(session: Session, listen: SocketAddr) -> Result<(), Stop> {
    let texts = session.texts;
    let cannot = |error: std::io::Error| {
        Stop::Refused(vec![texts.cli_cannot_listen(listen.to_string().as_str(), error.to_string().as_str())])
    };
    let listener = TcpListener::bind(listen).await.map_err(cannot)?;
    let address = listener.local_addr().map_err(cannot)?;
    answer(&texts.cli_serving(format!("http://{address}/").as_str()));
    let router = web::router(session.app.clone());
    axum_serve(listener, router).await?;
    session.app.close().await;
    Ok(())
}

async fn axum_serve(listener: TcpListener, router: web::Router) -> Result<(), Stop> {
    Ok(web::serve(listener, router, told_to_stop()).await?)
}

async fn told_to_stop() {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        let Ok(mut terminated) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())
        else {
            return drop(interrupted.await);
        };
        tokio::select! {
            _ = interrupted => {}
            _ = terminated.recv() => {}
        }
    }
    #[cfg(not(unix))]
    drop(interrupted.await);
}
