//! The database: opening it, and transactions of two kinds.

use crate::{StoreError, audit, migrations};
use domain::ids::AccountId;
use sqlx::{
    Postgres, Sqlite, Transaction,
    postgres::{PgConnectOptions, PgPoolOptions},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use std::{
    path::{Path, PathBuf},
    str::FromStr,
    time::Duration,
};
use tokio::sync::broadcast;

/// So many wake-ups may wait for a listener that is slow; who missed some looks at everything.
const WAITING_WAKES: usize = 256;

/// The engine behind a [`Db`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// The embedded one: a single file.
    Sqlite,
    /// A server.
    Postgres,
}

/// An open database. Cloning is cheap.
#[derive(Debug, Clone)]
pub struct Db {
    pools: Pools,
    /// Tells who listens in this process for whom something was kept; other processes find it by looking now and then.
    bell: broadcast::Sender<AccountId>,
}

#[derive(Debug, Clone)]
enum Pools {
    /// SQLite has one writer: a pool of its own with one connection makes writers queue instead of failing.
    Sqlite {
        read: sqlx::SqlitePool,
        write: sqlx::SqlitePool,
    },
    Postgres(sqlx::PgPool),
}

/// A transaction on either engine.
#[derive(Debug)]
pub enum Conn {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

mod sealed {
    pub trait Sealed {
        fn conn(&mut self) -> &mut super::Conn;
    }
}
pub(crate) use sealed::Sealed;

/// A transaction in which one can read: a [`ReadTx`] or a [`WriteTx`].
pub trait Reads: Sealed + Send {}

/// A transaction that reads one state of the database, however many statements it runs.
#[derive(Debug)]
pub struct ReadTx(Conn);

/// A transaction that may change things. Dropping it undoes everything; only [`WriteTx::commit`] keeps it, and that
/// asks for the audit event.
#[derive(Debug)]
pub struct WriteTx {
    conn: Conn,
    bell: broadcast::Sender<AccountId>,
    /// Who hears of it once it is kept.
    wakes: Vec<AccountId>,
}

impl Sealed for ReadTx {
    fn conn(&mut self) -> &mut Conn {
        &mut self.0
    }
}
impl Sealed for WriteTx {
    fn conn(&mut self) -> &mut Conn {
        &mut self.conn
    }
}
impl Reads for ReadTx {}
impl Reads for WriteTx {}

/// The database file in a data folder.
pub(crate) fn file_in(folder: &Path) -> PathBuf {
    folder.join("stut.db")
}

impl Db {
    fn of(pools: Pools) -> Self {
        Self { pools, bell: broadcast::Sender::new(WAITING_WAKES) }
    }

    /// Opens (and makes, when it is not there) the SQLite database in a folder, and brings its tables up to date.
    ///
    /// # Errors
    /// When the folder or file cannot be used, or the database is newer than this program.
    pub async fn open_folder(folder: &Path) -> Result<Self, StoreError> {
        let cannot = |reason: String| StoreError::CannotOpen { path: folder.display().to_string(), reason };
        std::fs::create_dir_all(folder).map_err(|e| cannot(e.to_string()))?;
        let options = SqliteConnectOptions::new()
            .filename(file_in(folder))
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(30))
            .pragma("cache_size", "-8000")
            .pragma("trusted_schema", "OFF")
            // What is deleted is overwritten: a file that was destroyed must not be found in free pages.
            .pragma("secure_delete", "ON")
            .row_buffer_size(1024);
        // A long import may keep other writers waiting; they queue rather than fail.
        let write = SqlitePoolOptions::new().max_connections(1).acquire_timeout(Duration::from_secs(900));
        let write = write.connect_with(options.clone()).await;
        let write = write.map_err(|e| cannot(e.to_string()))?;
        migrations::run_sqlite(&write).await?;
        let read = SqlitePoolOptions::new().max_connections(4).connect_lazy_with(options);
        Ok(Self::of(Pools::Sqlite { read, write }))
    }

    /// Opens an SQLite file only to read: a snapshot.
    pub(crate) async fn open_file_to_read(file: &Path) -> Result<Self, StoreError> {
        let options = SqliteConnectOptions::new().filename(file).read_only(true);
        let read = SqlitePoolOptions::new().max_connections(1).connect_with(options).await?;
        Ok(Self::of(Pools::Sqlite { write: read.clone(), read }))
    }

    /// Opens a PostgreSQL database by its address, and brings its tables up to date.
    ///
    /// # Errors
    /// When the address is wrong, the server does not answer, or the database is newer than this program.
    pub async fn open_url(url: &str) -> Result<Self, StoreError> {
        let cannot =
            |e: sqlx::Error| StoreError::CannotOpen { path: without_password(url), reason: e.to_string() };
        let options = PgConnectOptions::from_str(url).map_err(cannot)?;
        // Who asks a page can wait so long; then it is better to say that the server is not there.
        let pool = PgPoolOptions::new().max_connections(10).acquire_timeout(Duration::from_secs(10));
        let pool = pool.connect_with(options).await.map_err(cannot)?;
        migrations::run_postgres(&pool).await?;
        Ok(Self::of(Pools::Postgres(pool)))
    }

    /// Which engine it is.
    pub const fn engine(&self) -> Engine {
        match &self.pools {
            Pools::Sqlite { .. } => Engine::Sqlite,
            Pools::Postgres(_) => Engine::Postgres,
        }
    }

    /// Begins a transaction that reads.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn read(&self) -> Result<ReadTx, StoreError> {
        metrics::counter!("stut_database_transactions_total", "kind" => "read").increment(1);
        Ok(ReadTx(match &self.pools {
            Pools::Sqlite { read, .. } => Conn::Sqlite(read.begin().await?),
            Pools::Postgres(pool) => Conn::Postgres(
                pool.begin_with("BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY").await?,
            ),
        }))
    }

    /// Begins a transaction that may change things. On SQLite it waits until it is the only writer.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn write(&self) -> Result<WriteTx, StoreError> {
        metrics::counter!("stut_database_transactions_total", "kind" => "write").increment(1);
        let conn = match &self.pools {
            Pools::Sqlite { write, .. } => Conn::Sqlite(write.begin_with("BEGIN IMMEDIATE").await?),
            Pools::Postgres(pool) => Conn::Postgres(pool.begin().await?),
        };
        Ok(WriteTx { conn, bell: self.bell.clone(), wakes: Vec::new() })
    }

    /// Hears for whom something was kept in this process, from now on.
    pub fn listen(&self) -> broadcast::Receiver<AccountId> {
        self.bell.subscribe()
    }

    /// The connections of an SQLite database.
    pub(crate) const fn sqlite(&self) -> Option<&sqlx::SqlitePool> {
        match &self.pools {
            Pools::Sqlite { read, .. } => Some(read),
            Pools::Postgres(_) => None,
        }
    }

    /// The connections of a PostgreSQL database.
    pub(crate) const fn postgres(&self) -> Option<&sqlx::PgPool> {
        match &self.pools {
            Pools::Sqlite { .. } => None,
            Pools::Postgres(pool) => Some(pool),
        }
    }

    /// Closes all connections.
    pub async fn close(&self) {
        match &self.pools {
            Pools::Sqlite { read, write } => {
                read.close().await;
                write.close().await;
            }
            Pools::Postgres(pool) => pool.close().await,
        }
    }
}

impl WriteTx {
    /// Writes one more audit event, of a change that holds several deeds; [`WriteTx::commit`] writes the last.
    ///
    /// # Errors
    /// When the database fails.
    pub async fn record(&mut self, event: &audit::AuditEvent) -> Result<(), StoreError> {
        audit::write(self, event).await
    }

    /// Writes the audit event and keeps all changes.
    ///
    /// # Errors
    /// When the database fails; nothing is kept then.
    pub async fn commit(mut self, event: &audit::AuditEvent) -> Result<(), StoreError> {
        audit::write(&mut self, event).await?;
        self.keep().await
    }

    /// Lets somebody hear of this change once it is kept.
    pub(crate) fn wake(&mut self, account: AccountId) {
        self.wakes.push(account);
    }

    async fn keep(self) -> Result<(), StoreError> {
        match self.conn {
            Conn::Sqlite(tx) => tx.commit().await?,
            Conn::Postgres(tx) => tx.commit().await?,
        }
        for account in self.wakes {
            // Nobody may be listening.
            drop(self.bell.send(account));
        }
        Ok(())
    }

    /// Keeps that a session is in use, that somebody could not sign in, that a notice was read, or that a letter was tried:
    /// no change that a person made, and so without an event. Only [`crate::trust`] and [`crate::notices`] do this.
    pub(crate) async fn commit_use(self) -> Result<(), StoreError> {
        self.commit_copy().await
    }

    /// Keeps a copy of another database. The copy brings its own audit trail, so there is no event to write; only
    /// [`crate::transfer`] does this, into an empty database.
    pub(crate) async fn commit_copy(self) -> Result<(), StoreError> {
        self.keep().await
    }

    /// Undoes all changes now instead of when the value is dropped.
    ///
    /// # Errors
    /// When the database fails; the changes are not kept either way.
    pub async fn undo(self) -> Result<(), StoreError> {
        match self.conn {
            Conn::Sqlite(tx) => tx.rollback().await?,
            Conn::Postgres(tx) => tx.rollback().await?,
        }
        Ok(())
    }
}

/// The address without user name and password, for messages.
fn without_password(url: &str) -> String {
    // What follows the question mark may hold a password too.
    let url = url.split('?').next().unwrap_or(url);
    match (url.find("://"), url.rfind('@')) {
        (Some(scheme), Some(at)) if at > scheme => {
            format!("{}{}", url.get(..scheme + 3).unwrap_or(""), url.get(at + 1..).unwrap_or(""))
        }
        _ => url.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::without_password;

    #[test]
    fn messages_show_no_password() {
        assert_eq!(without_password("postgres://u:geheim@host/db"), "postgres://host/db");
        assert_eq!(without_password("postgres:///db?host=/tmp&password=geheim"), "postgres:///db");
    }
}
