//! The program: command line, configuration and telemetry. What it does is in `app`, what it shows in `web`.

mod cli;
mod commands;
mod progress;
mod telemetry;

use clap::Parser as _;
use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    keep_files_private();
    let cli = cli::Cli::parse();
    telemetry::start(&cli);
    commands::run(cli).await
}

/// Whatever the program writes (database, backup, export, report) is for the account that runs it and for nobody else.
fn keep_files_private() {
    #[cfg(unix)]
    rustix::process::umask(rustix::fs::Mode::RWXG | rustix::fs::Mode::RWXO);
}
