//! Logs, on standard error, and figures. They hold no names: see `domain::Personal`.

use crate::cli::{Cli, Command};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder};
use std::io::IsTerminal as _;
use tracing_subscriber::EnvFilter;

/// The bounds of the histogram of answers, in seconds.
const ANSWER_SECONDS: &[f64] = &[0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0];

/// Parts of libraries that never write, whatever `STUT_LOG` says.
/// - `tower_http::csrf` writes addresses, in which a name may stand; the answer of what it refuses is in our own line.
/// - `webauthn_rs` and its core write what browsers answer for a passkey.
const SILENT: &[&str] = &["tower_http::csrf=off", "webauthn_rs=off", "webauthn_rs_core=off"];

/// Starts logging. A server logs from `info`, a command only what is wrong; `STUT_LOG` says otherwise.
pub(crate) fn start(cli: &Cli) {
    let serves = matches!(cli.command, Command::Serve { .. } | Command::Demo { .. });
    let usual = if serves { "info,sqlx=warn" } else { "error" };
    let filter = EnvFilter::try_from_env("STUT_LOG").unwrap_or_else(|_| EnvFilter::new(usual));
    let logs = tracing_subscriber::fmt().with_env_filter(silenced(filter)).with_writer(std::io::stderr);
    if std::io::stderr().is_terminal() { logs.compact().init() } else { logs.json().init() }
}

/// The same filter, with the parts of libraries that never write.
fn silenced(filter: EnvFilter) -> EnvFilter {
    SILENT.iter().filter_map(|silent| silent.parse().ok()).fold(filter, EnvFilter::add_directive)
}

/// Begins to count, and gives what writes the figures down in Prometheus' text format. Without it nothing is counted.
pub(crate) fn figures() -> std::io::Result<impl Fn() -> String + Clone + Send + Sync + 'static> {
    let seconds = Matcher::Full("stut_http_request_seconds".to_owned());
    let builder = PrometheusBuilder::new()
        .set_buckets_for_metric(seconds, ANSWER_SECONDS)
        .and_then(PrometheusBuilder::install_recorder);
    let recorder = builder.map_err(std::io::Error::other)?;
    metrics::describe_histogram!("stut_http_request_seconds", "How long answers took, by route.");
    metrics::describe_counter!("stut_http_requests_total", "Answers, by route and status.");
    metrics::describe_counter!("stut_database_transactions_total", "Transactions begun, by kind.");
    metrics::describe_counter!("stut_imports_total", "Uploaded files, by what came of them.");
    metrics::describe_counter!("stut_backups_total", "Backups that were made by themselves, or failed.");
    metrics::describe_gauge!(
        "stut_backup_last_good_time_seconds",
        "When the last good one was made, in Unix time."
    );
    metrics::gauge!("stut_build_info", "version" => env!("CARGO_PKG_VERSION")).set(1.0);
    metrics::describe_gauge!("stut_build_info", "The version that runs.");
    metrics::gauge!("process_start_time_seconds").set(jiff::Timestamp::now().as_duration().as_secs_f64());
    metrics::describe_gauge!("process_start_time_seconds", "When the program started, in Unix time.");
    metrics::describe_gauge!("process_resident_memory_bytes", "Memory that the program holds.");
    Ok(move || {
        if let Some(bytes) = resident_memory() {
            metrics::gauge!("process_resident_memory_bytes").set(bytes);
        }
        recorder.render()
    })
}

/// The memory of this process in bytes, where the system says it in the way of Linux.
fn resident_memory() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kibibytes: u32 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(f64::from(kibibytes) * 1024.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::{Arc, Mutex};

    #[derive(Clone, Default)]
    struct Written(Arc<Mutex<Vec<u8>>>);

    impl std::io::Write for Written {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.lock().unwrap().extend(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn some_parts_never_write() {
        let written = Written::default();
        let writer = written.clone();
        let logs = tracing_subscriber::fmt()
            .with_env_filter(silenced(EnvFilter::new("trace")))
            .with_writer(move || writer.clone())
            .finish();
        tracing::subscriber::with_default(logs, || {
            tracing::error!(target: "tower_http::csrf", "noor one");
            tracing::error!(target: "webauthn_rs", "noor two");
            tracing::error!(target: "webauthn_rs_core::core", "noor three");
            tracing::trace!(target: "tower_http::trace", "somebody");
        });
        let text = String::from_utf8(written.0.lock().unwrap().clone()).unwrap();
        assert!(text.contains("somebody") && !text.contains("noor"), "{text}");
    }
}
