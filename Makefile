# build: the release binary with everything inside. demo: an invented school in the browser. test: everything.
# bench: measures what docs/performance.md promises. fmt: formats. Each installs nothing but npm packages, except test.
SHELL := /bin/bash
.DEFAULT_GOAL := build
.PHONY: build demo test bench fmt ui check test-rust test-e2e fuzz deny clean

CARGO_TARGET_DIR ?= $(CURDIR)/target
export CARGO_TARGET_DIR
LISTEN ?= 127.0.0.1:7300
FUZZ_SECONDS ?= 10

build: ui
	cargo build --release --locked -p stut

demo: ui
	cargo run --locked -p stut -- demo --listen $(LISTEN)

test: ui
	scripts/prepare-test
	$(MAKE) check
	$(MAKE) test-rust
	$(MAKE) fuzz
	$(MAKE) test-e2e

check:
	cargo fmt --all --check
	cd ui && npm run --silent check
	cargo clippy --workspace --all-targets --locked -- -D warnings
	RUSTDOCFLAGS="-D warnings -A rustdoc::private-intra-doc-links" cargo doc --workspace --no-deps --locked --document-private-items
	xmllint --noout fixtures/*.xml
	scripts/check-deny

test-rust:
	scripts/with-postgres cargo test --workspace --locked

test-e2e: ui e2e/node_modules/.made
	cargo build --locked -p stut
	cd e2e && npm test

fuzz:
	fuzz/run.sh $(FUZZ_SECONDS)

bench: ui
	scripts/bench

fmt:
	cargo fmt --all

ui: ui/dist/manifest.json

ui/dist/manifest.json: ui/node_modules/.made $(shell find ui/src -type f) ui/build.mjs ui/font.mjs
	cd ui && npm run --silent build
	@touch $@

ui/node_modules/.made: ui/package-lock.json
	cd ui && npm ci --no-audit --no-fund --loglevel=error
	@touch $@

e2e/node_modules/.made: e2e/package-lock.json
	cd e2e && npm ci --no-audit --no-fund --loglevel=error
	@touch $@

clean:
	cargo clean
	rm -rf ui/dist ui/node_modules e2e/node_modules
