//! What a store function holds: [`Read`] to look, [`Tx`] to change. And how its closure travels to a database thread.

use std::any::Any;
use std::ops::{Deref, DerefMut};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake};

use tokio::sync::oneshot;

use crate::row::{FromRow, Row};
use crate::{Dialect, Error, Value, call_sites, postgres, sqlite};

/// Tells whoever listens that a statement runs: `KITH_LOG=kith_db::statement=trace`, and the gate that counts them.
fn told(sql: &str) {
    tracing::trace!(target: "kith_db::statement", sql);
}

/// A consistent view of the database.
pub struct Read<'c> {
    connection: Connection<'c>,
}

pub(crate) enum Connection<'c> {
    Sqlite(&'c rusqlite::Connection),
    Postgres(&'c mut postgres::Link),
}

impl<'c> Read<'c> {
    pub(crate) fn sqlite(connection: &'c rusqlite::Connection) -> Self {
        Self { connection: Connection::Sqlite(connection) }
    }

    pub(crate) fn postgres(link: &'c mut postgres::Link) -> Self {
        Self { connection: Connection::Postgres(link) }
    }

    /// Which database this is. Only [`crate::dialect`] should have to ask.
    pub fn dialect(&self) -> Dialect {
        match self.connection {
            Connection::Sqlite(_) => Dialect::Sqlite,
            Connection::Postgres(_) => Dialect::Postgres,
        }
    }

    /// All rows of a result.
    #[track_caller]
    pub fn all<T: FromRow>(&mut self, sql: &str, params: &[Value<'_>]) -> Result<Vec<T>, Error> {
        call_sites::saw(self.dialect());
        told(sql);
        let mut rows = Vec::new();
        self.each(sql, params, &mut |row| {
            rows.push(T::read(row)?);
            Ok(())
        })?;
        Ok(rows)
    }

    /// The row of a result that has at most one.
    #[track_caller]
    pub fn maybe<T: FromRow>(&mut self, sql: &str, params: &[Value<'_>]) -> Result<Option<T>, Error> {
        let mut rows = self.all(sql, params)?;
        match rows.len() {
            0 | 1 => Ok(rows.pop()),
            more => Err(Error::NotOne(more)),
        }
    }

    /// The row of a result that has exactly one.
    #[track_caller]
    pub fn one<T: FromRow>(&mut self, sql: &str, params: &[Value<'_>]) -> Result<T, Error> {
        self.maybe(sql, params)?.ok_or(Error::NotOne(0))
    }

    /// The number that a `SELECT COUNT(*) …` answers.
    #[track_caller]
    pub fn count(&mut self, sql: &str, params: &[Value<'_>]) -> Result<i64, Error> {
        self.one::<(i64,)>(sql, params).map(|(count,)| count)
    }

    fn each(
        &mut self,
        sql: &str,
        params: &[Value<'_>],
        take: &mut dyn FnMut(&Row<'_>) -> Result<(), Error>,
    ) -> Result<(), Error> {
        match &mut self.connection {
            Connection::Sqlite(connection) => sqlite::each(connection, sql, params, take),
            Connection::Postgres(link) => link.each(sql, params, take),
        }
    }

    /// The native SQLite connection, for [`crate::dialect`].
    pub(crate) fn as_sqlite(&self) -> Option<&rusqlite::Connection> {
        match &self.connection {
            Connection::Sqlite(connection) => Some(connection),
            Connection::Postgres(_) => None,
        }
    }
}

/// A transaction. What it did is kept only if its closure answers `Ok`.
pub struct Tx<'c> {
    read: Read<'c>,
    rung: bool,
    facts: u32,
    changes: u64,
}

impl<'c> Tx<'c> {
    pub(crate) fn new(read: Read<'c>) -> Self {
        Self { read, rung: false, facts: 0, changes: 0 }
    }

    /// Runs a statement that changes rows, and answers how many.
    #[track_caller]
    pub fn exec(&mut self, sql: &str, params: &[Value<'_>]) -> Result<u64, Error> {
        call_sites::saw(self.dialect());
        told(sql);
        let changed = match &mut self.read.connection {
            Connection::Sqlite(connection) => sqlite::exec(connection, sql, params),
            Connection::Postgres(link) => link.exec(sql, params),
        }?;
        self.changes += changed;
        Ok(changed)
    }

    /// Asks for the queue to be woken once this is on disk.
    pub fn ring(&mut self) {
        self.rung = true;
    }

    /// Notes that a fact was recorded ([`Tx::owes_a_fact_since`]).
    pub fn note_fact(&mut self) {
        self.facts += 1;
    }

    /// How much this transaction has done so far, for [`Tx::owes_a_fact_since`].
    pub fn mark(&self) -> Mark {
        Mark { facts: self.facts, changes: self.changes }
    }

    /// Whether rows changed since `mark` and no fact says so.
    pub fn owes_a_fact_since(&self, mark: Mark) -> bool {
        self.changes > mark.changes && self.facts == mark.facts
    }
}

impl<'c> Deref for Tx<'c> {
    type Target = Read<'c>;
    fn deref(&self) -> &Self::Target {
        &self.read
    }
}

impl DerefMut for Tx<'_> {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.read
    }
}

/// A point in the work of a transaction.
#[derive(Clone, Copy, Debug)]
pub struct Mark {
    facts: u32,
    changes: u64,
}

/// A reading closure on its way to a thread: runs, and sends its own answer.
pub(crate) type ReadWork = Box<dyn FnOnce(Result<&mut Read<'_>, Error>) + Send>;

/// A writing closure on its way to a thread.
pub(crate) type WriteWork = Box<dyn FnOnce(Result<&mut Tx<'_>, Error>) -> Ran + Send>;

/// What became of a writing closure: whether to keep it, and whom to tell when it is on disk (or is not).
pub(crate) struct Ran {
    pub keep: bool,
    pub rung: bool,
    pub tell: Box<dyn FnOnce(Result<(), String>) + Send>,
}

/// The caller's end of a closure.
pub(crate) struct Answer<T>(oneshot::Receiver<T>);

impl<T> Answer<T> {
    /// Waits on this thread. Unlike `blocking_recv` it may be called on a runtime's thread too, where it holds that
    /// thread up: for tests and the command line.
    pub fn wait(self) -> Option<T> {
        // On a runtime's thread it would otherwise be told to let others go first, and nobody can while it waits here.
        let mut answer = std::pin::pin!(tokio::task::coop::unconstrained(self));
        let waker = Arc::new(Parked(std::thread::current())).into();
        let mut context = Context::from_waker(&waker);
        loop {
            match answer.as_mut().poll(&mut context) {
                Poll::Ready(answer) => return answer.ok(),
                Poll::Pending => std::thread::park(),
            }
        }
    }
}

struct Parked(std::thread::Thread);

impl Wake for Parked {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

impl<T> Future for Answer<T> {
    type Output = Result<T, oneshot::error::RecvError>;
    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        Pin::new(&mut self.0).poll(context)
    }
}

fn guarded<T, E: From<Error>>(run: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
    catch_unwind(AssertUnwindSafe(run)).unwrap_or_else(|panic| {
        tracing::error!(panic = said(&panic), "a closure on the database thread panicked");
        Err(Error::Panicked.into())
    })
}

fn said(panic: &Box<dyn Any + Send>) -> &str {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("no message")
}

pub(crate) fn reading<T, E, F>(work: F) -> (ReadWork, Answer<Result<T, E>>)
where
    T: Send + 'static,
    E: From<Error> + Send + 'static,
    F: FnOnce(&mut Read<'_>) -> Result<T, E> + Send + 'static,
{
    let (send, answer) = oneshot::channel();
    let work = Box::new(move |read: Result<&mut Read<'_>, Error>| {
        let result = match read {
            Ok(read) => guarded(|| work(read)),
            Err(error) => Err(error.into()),
        };
        let _ = send.send(result); // nobody waits for it any more: the request was given up
    });
    (work, Answer(answer))
}

pub(crate) fn writing<T, E, F>(work: F) -> (WriteWork, Answer<Result<T, E>>)
where
    T: Send + 'static,
    E: From<Error> + Send + 'static,
    F: FnOnce(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
{
    let (send, answer) = oneshot::channel();
    let work = Box::new(move |tx: Result<&mut Tx<'_>, Error>| {
        let (result, rung) = match tx {
            Ok(tx) => (guarded(|| work(tx)), tx.rung),
            Err(error) => (Err(error.into()), false),
        };
        let keep = result.is_ok();
        let tell = Box::new(move |committed: Result<(), String>| {
            let result = match committed {
                Err(reason) if keep => Err(Error::NotCommitted(reason).into()),
                _ => result,
            };
            let _ = send.send(result);
        });
        Ran { keep, rung, tell }
    });
    (work, Answer(answer))
}
