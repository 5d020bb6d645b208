//! Everything as open files: a CSV for each table and a `schema.json` that describes them, and back.

use crate::{Conflict, Ctx, Error};
use anyhow::Context as _;
use policy::Action;
use serde::{Deserialize, Serialize};
use std::{
    fs::File,
    io::{BufReader, BufWriter},
    path::{Path, PathBuf},
};
use store::transfer::{Filling, Kind, TABLES, Table, Value, read_rows};

/// The version of the files; it goes up when an older program could no longer read them.
const VERSION: u32 = 1;

/// What stands for nothing. A text that begins with a backslash gets one more in front.
const NOTHING: &str = "\\N";

#[derive(Serialize, Deserialize)]
struct Description {
    format: String,
    version: u32,
    nothing: String,
    tables: Vec<TableDescription>,
}

#[derive(Serialize, Deserialize)]
struct TableDescription {
    name: String,
    file: String,
    key: Vec<String>,
    columns: Vec<ColumnDescription>,
}

#[derive(Serialize, Deserialize)]
struct ColumnDescription {
    name: String,
    r#type: String,
    required: bool,
}

impl Description {
    fn current() -> Self {
        let column = |column: &store::transfer::Column| ColumnDescription {
            name: column.name.to_owned(),
            r#type: type_name(column.kind).to_owned(),
            required: column.required,
        };
        let table = |table: &Table| TableDescription {
            name: table.name.to_owned(),
            file: file_name(table),
            key: table.columns.iter().take(table.key).map(|column| column.name.to_owned()).collect(),
            columns: table.columns.iter().map(column).collect(),
        };
        Self {
            format: "stut-export".to_owned(),
            version: VERSION,
            nothing: NOTHING.to_owned(),
            tables: TABLES.iter().map(table).collect(),
        }
    }
}

const fn type_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Id => "uuid",
        Kind::Text => "text",
        Kind::Number => "integer",
        Kind::Flag => "boolean",
        Kind::Date => "date",
        Kind::Time => "timestamp",
        Kind::Bytes => "base64",
    }
}

fn file_name(table: &Table) -> String {
    format!("{}.csv", table.name)
}

/// Writes the whole database, as it is at one moment, into a new or empty folder; says how many rows.
///
/// # Errors
/// When the folder is not empty or a file cannot be written.
pub async fn export_all(ctx: &Ctx, folder: &Path) -> Result<u64, Error> {
    ctx.require(Action::ExportAll)?;
    std::fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
    if folder.read_dir().with_context(|| folder.display().to_string())?.next().is_some() {
        return Err(Error::Conflict(Conflict::FolderInUse));
    }
    let description = serde_json::to_string_pretty(&Description::current()).context("schema.json")?;
    std::fs::write(folder.join("schema.json"), description).context("schema.json")?;
    let mut tx = ctx.read().await?;
    let mut written = 0;
    for table in TABLES {
        let file = File::create(folder.join(file_name(table))).with_context(|| file_name(table))?;
        let mut writer = csv::Writer::from_writer(BufWriter::new(file));
        writer.write_record(table.columns.iter().map(|column| column.name)).context("head")?;
        let mut after: Option<Vec<Value>> = None;
        loop {
            let rows = read_rows(&mut tx, table, after.as_deref()).await?;
            let Some(last) = rows.last() else { break };
            after = Some(last.iter().take(table.key).cloned().collect());
            for row in &rows {
                writer.write_record(row.iter().map(field)).with_context(|| file_name(table))?;
            }
            written += u64::try_from(rows.len()).unwrap_or(0);
        }
        writer.flush().with_context(|| file_name(table))?;
    }
    Ok(written)
}

/// A value as a field of a file.
fn field(value: &Value) -> String {
    match value.to_text() {
        None => NOTHING.to_owned(),
        Some(text) if text.starts_with('\\') => format!("\\{text}"),
        Some(text) => text,
    }
}

/// Why an export was not brought back; nothing was saved.
#[derive(Debug, thiserror::Error)]
pub enum ImportAllError {
    /// The files are no export of this program, or of a version that this program does not read.
    #[error("{0}")]
    NotAnExport(String),
    /// A field cannot be read.
    #[error("{file}:{line}: {column}")]
    Field {
        /// The file.
        file: String,
        /// The line, counted from 1.
        line: u64,
        /// The column.
        column: String,
    },
    /// It could not be saved.
    #[error(transparent)]
    Failed(#[from] Error),
}

impl From<store::StoreError> for ImportAllError {
    fn from(error: store::StoreError) -> Self {
        Self::Failed(error.into())
    }
}

/// Brings an export back into an empty database; all of it or nothing. Says how many rows.
///
/// # Errors
/// When the files are no export of this version, a field cannot be read, or the database is not empty.
pub async fn import_all(ctx: &Ctx, folder: &Path) -> Result<u64, ImportAllError> {
    ctx.require(Action::Restore)?;
    read_description(folder)?;
    let mut filling = Filling::begin(ctx.db()).await?;
    let mut read = 0;
    for table in TABLES {
        let mut reader = TableReader::open(folder, table)?;
        loop {
            let rows = reader.next_rows()?;
            if rows.is_empty() {
                break;
            }
            filling.insert(table, &rows).await?;
            read += u64::try_from(rows.len()).unwrap_or(0);
        }
    }
    filling.finish().await?;
    Ok(read)
}

fn read_description(folder: &Path) -> Result<(), ImportAllError> {
    let path = folder.join("schema.json");
    let not = |reason: &str| ImportAllError::NotAnExport(format!("{}: {reason}", path.display()));
    let text = std::fs::read_to_string(&path).map_err(|error| not(&error.to_string()))?;
    let found: Description = serde_json::from_str(&text).map_err(|error| not(&error.to_string()))?;
    if found.format != "stut-export" || found.version != VERSION {
        return Err(not(&format!("{} {}", found.format, found.version)));
    }
    Ok(())
}

/// The rows of one file.
struct TableReader {
    table: &'static Table,
    path: PathBuf,
    reader: csv::Reader<BufReader<File>>,
}

impl TableReader {
    fn open(folder: &Path, table: &'static Table) -> Result<Self, ImportAllError> {
        let path = folder.join(file_name(table));
        let not = |reason: String| ImportAllError::NotAnExport(format!("{}: {reason}", path.display()));
        let file = File::open(&path).map_err(|error| not(error.to_string()))?;
        let mut reader = csv::Reader::from_reader(BufReader::new(file));
        let head = reader.headers().map_err(|error| not(error.to_string()))?;
        if !head.iter().eq(table.columns.iter().map(|column| column.name)) {
            return Err(not(head.iter().collect::<Vec<_>>().join(",")));
        }
        Ok(Self { table, path, reader })
    }

    fn next_rows(&mut self) -> Result<Vec<Vec<Value>>, ImportAllError> {
        let mut rows = Vec::new();
        let mut record = csv::StringRecord::new();
        for _ in 0..self.table.page() {
            let line = self.reader.position().line();
            let bad = |column: &str| ImportAllError::Field {
                file: self.path.display().to_string(),
                line,
                column: column.to_owned(),
            };
            if !self.reader.read_record(&mut record).map_err(|_| bad("csv"))? {
                break;
            }
            let values = self.table.columns.iter().zip(&record).map(|(column, field)| {
                let value = if field == NOTHING {
                    (!column.required).then_some(Value::Null)
                } else {
                    let text =
                        if field.starts_with('\\') { field.get(1..).unwrap_or_default() } else { field };
                    Value::from_text(column.kind, text)
                };
                value.ok_or_else(|| bad(column.name))
            });
            rows.push(values.collect::<Result<_, _>>()?);
        }
        Ok(rows)
    }
}
