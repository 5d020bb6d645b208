//! Logs, on standard error. They hold no names: see `domain::Personal`.

use crate::cli::{Cli, Command};
use std::io::IsTerminal as _;
use tracing_subscriber::EnvFilter;

/// Starts logging. A server logs from `info`, a command only what is wrong; `STUT_LOG` says otherwise.
pub(crate) fn start(cli: &Cli) {
    let serves = matches!(cli.command, Command::Serve { .. } | Command::Demo { .. });
    let usual = if serves { "info,sqlx=warn" } else { "error" };
    let filter = EnvFilter::try_from_env("STUT_LOG").unwrap_or_else(|_| EnvFilter::new(usual));
    let logs = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    if std::io::stderr().is_terminal() { logs.compact().init() } else { logs.json().init() }
}
