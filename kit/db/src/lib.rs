//! One thin layer over two databases.
//!
//! A store function is synchronous and takes a [`Read`] or a [`Tx`]. A page runs it whole in one hop:
//! `db.read(|r| …).await` on a reader, `db.write(|tx| …).await` on the writer. Nothing is awaited between two
//! statements and no lock is held across a handler. On SQLite the one writer runs waiting closures, each in a
//! savepoint, in one transaction, syncs once, and then answers all (group commit).
//!
//! There is **one SQL text** for both: `$1` parameters, no functions that only one of them knows. What truly differs
//! is in [`dialect`]. With `KITH_CALL_SITES` set to a folder, every call site that runs writes itself down there,
//! and the test command compares that list with the source.

mod call_sites;
pub mod dialect;
mod error;
mod migrate;
mod postgres;
mod read;
mod row;
mod sqlite;
#[cfg(test)]
mod tests;
mod value;

use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use error::Error;
pub use migrate::{Migration, expand};
pub use read::{Mark, Read, Tx};
pub use row::{Column, FromRow, Row, Text};
pub use value::{Bind, Value};

/// Which database.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Dialect {
    Sqlite,
    Postgres,
}

impl Dialect {
    /// Its name in lines for people.
    pub fn name(self) -> &'static str {
        match self {
            Dialect::Sqlite => "sqlite",
            Dialect::Postgres => "postgres",
        }
    }
}

/// Where an instance keeps its data.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Place {
    /// The file of an embedded SQLite database.
    File(PathBuf),
    /// The address of a PostgreSQL database (`postgres://…`).
    Server(String),
}

impl Place {
    /// The place that a setting names: an address of PostgreSQL, or else a file.
    pub fn read(text: &str) -> Self {
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            Place::Server(text.to_owned())
        } else {
            Place::File(PathBuf::from(text))
        }
    }
}

/// A handle on the database of an instance. Cheap to clone.
#[derive(Clone)]
pub struct Db {
    inner: Arc<Inner>,
}

enum Inner {
    Sqlite(sqlite::Threads),
    Postgres(postgres::Threads),
}

impl Db {
    /// Opens the database at `place` with `readers` threads beside the writer, after applying what is missing of
    /// `migrations`.
    pub fn open(place: &Place, readers: usize, migrations: &[Migration]) -> Result<Self, Error> {
        let inner = match place {
            Place::File(path) => Inner::Sqlite(sqlite::Threads::open(path, readers, migrations)?),
            Place::Server(address) => Inner::Postgres(postgres::Threads::open(address, readers, migrations)?),
        };
        Ok(Self { inner: Arc::new(inner) })
    }

    /// Which database this is.
    pub fn dialect(&self) -> Dialect {
        match &*self.inner {
            Inner::Sqlite(_) => Dialect::Sqlite,
            Inner::Postgres(_) => Dialect::Postgres,
        }
    }

    /// The file of an embedded database.
    pub fn file(&self) -> Option<&Path> {
        match &*self.inner {
            Inner::Sqlite(threads) => Some(threads.file()),
            Inner::Postgres(_) => None,
        }
    }

    /// Runs `work` on one consistent snapshot.
    pub async fn read<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
        F: FnOnce(&mut Read<'_>) -> Result<T, E> + Send + 'static,
    {
        let (work, answer) = read::reading(work);
        self.send_read(work);
        answer.await.unwrap_or_else(|_| Err(Error::Stopped.into()))
    }

    /// Runs `work` in a transaction, and answers when it is on disk. An error undoes all of `work`.
    pub async fn write<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
        F: FnOnce(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    {
        let (work, answer) = read::writing(work);
        self.send_write(work);
        answer.await.unwrap_or_else(|_| Err(Error::Stopped.into()))
    }

    /// [`Db::read`] for callers that are not asynchronous: the command line, tests.
    pub fn read_now<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
        F: FnOnce(&mut Read<'_>) -> Result<T, E> + Send + 'static,
    {
        let (work, answer) = read::reading(work);
        self.send_read(work);
        answer.wait().unwrap_or_else(|| Err(Error::Stopped.into()))
    }

    /// [`Db::write`] for callers that are not asynchronous: the command line, tests.
    pub fn write_now<T, E, F>(&self, work: F) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<Error> + Send + 'static,
        F: FnOnce(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    {
        let (work, answer) = read::writing(work);
        self.send_write(work);
        answer.wait().unwrap_or_else(|| Err(Error::Stopped.into()))
    }

    /// Waits until a committed transaction has rung the bell ([`Tx::ring`]): there is work for the queue.
    pub async fn rung(&self) {
        match &*self.inner {
            Inner::Sqlite(threads) => threads.bell.notified().await,
            Inner::Postgres(threads) => threads.bell.notified().await,
        }
    }

    fn send_read(&self, work: read::ReadWork) {
        match &*self.inner {
            Inner::Sqlite(threads) => threads.read(work),
            Inner::Postgres(threads) => threads.read(work),
        }
    }

    fn send_write(&self, work: read::WriteWork) {
        match &*self.inner {
            Inner::Sqlite(threads) => threads.write(work),
            Inner::Postgres(threads) => threads.write(work),
        }
    }
}
