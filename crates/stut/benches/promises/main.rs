//! Measures what `docs/performance.md` promises, and says beside each figure what was promised. It asserts nothing: a
//! busy machine is no fault of the program. Name a part to run only that one: `day`, `import`, `grid`, `pages`, `plans`, `region`, `route`, `year`, `program`.

#![expect(
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::indexing_slicing,
    reason = "a measurement that cannot be made must stop"
)]
#![expect(clippy::as_conversions, clippy::cast_precision_loss, reason = "figures for people")]

mod day;
mod grid;
mod import;
mod made;
mod pages;
mod plans;
mod program;
mod region;
mod route;
mod year;

use std::time::{Duration, Instant};

fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let wants = |part: &str| wanted.is_empty() || wanted.iter().any(|word| word == part);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        if wants("day") {
            let folder = tempfile::tempdir().unwrap();
            day::measure(store::Db::open_folder(folder.path()).await.unwrap()).await;
        }
        if wants("import") {
            import::measure().await;
        }
        if wants("grid") {
            grid::measure().await;
        }
        if wants("pages") {
            pages::measure().await;
        }
        if wants("plans") {
            plans::measure().await;
        }
        if wants("route") {
            route::measure().await;
        }
        if wants("year") {
            year::measure().await;
        }
        if wants("program") {
            program::measure().await;
        }
        if wants("region") {
            region::measure().await;
        }
    });
}

/// One line of the outcome.
fn say(what: &str, measured: &str, promised: &str) {
    println!("{what:<58} {measured:>18}   promised: {promised}");
}

/// The middle one of many durations.
fn median(mut all: Vec<Duration>) -> Duration {
    all.sort();
    all[all.len() / 2]
}

/// Milliseconds with two decimals.
fn ms(duration: Duration) -> String {
    format!("{:.2} ms", duration.as_secs_f64() * 1000.0)
}

/// How long something takes.
async fn timed<T>(work: impl Future<Output = T>) -> (T, Duration) {
    let start = Instant::now();
    let value = work.await;
    (value, start.elapsed())
}

/// The most memory a process has used so far, in MB; none when the system does not tell.
fn peak_memory(process: u32) -> Option<f64> {
    memory(process, "VmHWM:")
}

/// The memory a process uses now, in MB.
fn memory_now(process: u32) -> Option<f64> {
    memory(process, "VmRSS:")
}

fn memory(process: u32, name: &str) -> Option<f64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix(name))?;
    let kilobytes: f64 = line.trim().trim_end_matches("kB").trim().parse().ok()?;
    Some(kilobytes / 1024.0)
}
