//! All data of the program, table by table, out of one database and into another: for backups, for exports, and for
//! moving between SQLite and PostgreSQL.
//!
//! The tables are described once, in [`tables`], and a test holds the description against the schema of both engines.

mod filling;
mod rows;
mod snapshot;
pub mod tables;

pub use filling::Filling;
pub use rows::{Value, read_rows};
use rows::{count_rows, insert_rows};
pub use snapshot::{Snapshot, check_file, damage, is_empty, restore, snapshot};
pub use tables::{Column, FLEETING, Kind, TABLES, Table};
