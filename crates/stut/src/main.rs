//! The program: command line, configuration and telemetry. What it does is in `app`, what it shows in `web`.

mod cli;
mod commands;
mod progress;
mod telemetry;

use clap::Parser as _;
use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    let cli = cli::Cli::parse();
    telemetry::start(&cli);
    commands::run(cli).await
}
