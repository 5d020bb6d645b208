//! Reading a file on a thread of its own, a batch at a time, so that reading and saving go on beside each other and a
//! file of any size takes a fixed amount of memory.

use crate::Error;
use anyhow::Context as _;
use std::{
    fs::File,
    io::{self, BufReader, Cursor, Read},
    path::PathBuf,
    sync::Arc,
};
use tokio::{sync::mpsc, task::JoinHandle};

/// A file to import.
#[derive(Debug, Clone)]
pub struct Source {
    /// The name that messages show: what the person typed, or the name of the uploaded file.
    pub name: String,
    /// Where its bytes are.
    pub bytes: Bytes,
}

/// Where the bytes of a file are.
#[derive(Debug, Clone)]
pub enum Bytes {
    /// On disk.
    File(PathBuf),
    /// In memory.
    Memory(Arc<[u8]>),
}

impl Source {
    /// A file on disk, shown by the path that was given.
    pub fn file(path: PathBuf) -> Self {
        Self { name: path.display().to_string(), bytes: Bytes::File(path) }
    }

    /// An uploaded file, shown by its own name.
    pub const fn upload(name: String, path: PathBuf) -> Self {
        Self { name, bytes: Bytes::File(path) }
    }

    /// Bytes in memory.
    pub fn memory(name: &str, bytes: Vec<u8>) -> Self {
        Self { name: name.to_owned(), bytes: Bytes::Memory(bytes.into()) }
    }

    /// The name without its folder.
    pub fn file_name(&self) -> &str {
        self.name.rsplit(['/', '\\']).next().unwrap_or(&self.name)
    }

    /// Its size in bytes; 0 when that cannot be known.
    pub fn size(&self) -> u64 {
        match &self.bytes {
            Bytes::File(path) => path.metadata().map_or(0, |meta| meta.len()),
            Bytes::Memory(bytes) => u64::try_from(bytes.len()).unwrap_or(0),
        }
    }

    fn open(&self) -> io::Result<Box<dyn Read + Send>> {
        Ok(match &self.bytes {
            Bytes::File(path) => Box::new(File::open(path)?),
            Bytes::Memory(bytes) => Box::new(Cursor::new(Arc::clone(bytes))),
        })
    }
}

/// Is told how many bytes have been read, of how many.
pub type Progress = Arc<dyn Fn(u64, u64) + Send + Sync>;

/// What the readers of `exchange` have in common.
pub(super) trait Reader: Iterator + Sized {
    fn over(input: Input) -> Self;
    fn bytes_read(&self) -> u64;
}

/// The input that readers get.
pub(super) type Input = BufReader<Box<dyn Read + Send>>;

impl Reader for exchange::roster::RosterReader<Input> {
    fn over(input: Input) -> Self {
        Self::new(input)
    }
    fn bytes_read(&self) -> u64 {
        Self::bytes_read(self)
    }
}

impl Reader for exchange::results::ResultsReader<Input> {
    fn over(input: Input) -> Self {
        Self::new(input)
    }
    fn bytes_read(&self) -> u64 {
        Self::bytes_read(self)
    }
}

/// Items per batch: enough that one statement inserts many, few enough that memory stays small.
const BATCH: usize = 2000;

/// A file that is being read.
pub(super) struct Feed<T> {
    batches: mpsc::Receiver<Vec<T>>,
    reading: JoinHandle<()>,
}

impl<T> Feed<T> {
    /// The next batch; none at the end of the file. That the reading broke down is an error, no end.
    pub(super) async fn next(&mut self) -> Result<Option<Vec<T>>, Error> {
        if let Some(batch) = self.batches.recv().await {
            return Ok(Some(batch));
        }
        (&mut self.reading).await.context("the reading of a file")?;
        Ok(None)
    }
}

/// Starts reading. The reading stops by itself when what it feeds is dropped.
pub(super) fn read<R>(source: &Source, progress: Option<Progress>) -> io::Result<Feed<R::Item>>
where
    R: Reader,
    R::Item: Send + 'static,
{
    let total = source.size();
    let input = BufReader::with_capacity(1 << 16, source.open()?);
    let (sender, batches) = mpsc::channel(2);
    let reading = tokio::task::spawn_blocking(move || {
        let mut reader = R::over(input);
        loop {
            let batch: Vec<R::Item> = reader.by_ref().take(BATCH).collect();
            if let Some(progress) = &progress {
                progress(reader.bytes_read(), total);
            }
            if batch.is_empty() || sender.blocking_send(batch).is_err() {
                return;
            }
        }
    });
    Ok(Feed { batches, reading })
}
