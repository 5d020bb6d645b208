#!/bin/sh
# Runs each fuzz target for so many seconds, with the fixtures as seeds: fuzz/run.sh [SECONDS], 30 without.
# Needs the stable Rust toolchain and a C++ compiler (libFuzzer is C++), and nothing else; no cargo-fuzz, no nightly.
set -eu

seconds=${1:-30}
cd "$(dirname "$0")"

compiler=${CXX:-c++}
if ! command -v "$compiler" >/dev/null 2>&1; then
    echo "fuzz: no C++ compiler ('$compiler' is not there). On Debian: apt-get install g++" >&2
    exit 1
fi

host=$(rustc -vV | sed -n 's/^host: //p')
export CARGO_TARGET_DIR="$PWD/target"
# What cargo-fuzz passes too: coverage at every edge, with a counter and its place, so that the fuzzer sees what is new.
export RUSTFLAGS="--cfg fuzzing -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
-Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
-Cllvm-args=-sanitizer-coverage-trace-compares -Ccodegen-units=1"

cargo build --release --locked --target "$host" --bins

for target in roster results soap sheet; do
    mkdir -p "corpus/$target" "artifacts/$target"
    log="artifacts/$target.log"
    echo "fuzz: $target, $seconds seconds"
    if ! "$CARGO_TARGET_DIR/$host/release/$target" "corpus/$target" ../fixtures ../fixtures/bad ../fixtures/sheets \
        -dict=edexml-uwlr.dict -artifact_prefix="artifacts/$target/" \
        -max_total_time="$seconds" -rss_limit_mb=512 -timeout=10 -max_len=65536 -print_final_stats=1 \
        >"$log" 2>&1; then
        tail -n 60 "$log" >&2
        echo "fuzz: $target failed; the input is in fuzz/artifacts/$target/" >&2
        exit 1
    fi
    grep '^stat::' "$log"
done
