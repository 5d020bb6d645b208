//! Trust in what is kept: that it is whole, that a copy exists, and that it can be taken along.

mod backup;
mod backup_schedule;
mod check;
mod export;
mod sealing;

pub use backup::{RestoreError, back_up, restore};
pub use backup_schedule::{BackupHealth, BackupPlan, Turn, backup_health, take_turn};
pub use check::{Finding, check};
pub use export::{ImportAllError, export_all, import_all};
pub use sealing::{Identities, KeysError, NotARecipient, Recipient, make_key, read_recipients};
pub use store::{audit::BrokenChain, transfer::Snapshot};
