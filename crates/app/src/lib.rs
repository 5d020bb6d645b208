//! Use cases: load, ask, decide, save and audit.
