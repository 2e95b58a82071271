//! SQLite: a few reader threads, and one writer that commits in groups.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;
use jiff::fmt::temporal::DateTimePrinter;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, ToSql, types::ToSqlOutput, types::ValueRef};
use tokio::sync::Notify;

use crate::read::{Ran, Read, ReadWork, Tx, WriteWork};
use crate::row::Row;
use crate::{Error, Migration, Value, migrate};

/// How many closures one transaction takes at most: enough to share a sync, few enough that nobody waits long.
const GROUP: usize = 256;
const STATEMENTS: usize = 256;
const OLDEST: i32 = 3_051_003; // older ones have the WAL-reset corruption bug

/// The threads of an embedded database.
pub struct Threads {
    path: PathBuf,
    reads: flume::Sender<ReadWork>,
    writes: flume::Sender<WriteWork>,
    pub bell: Arc<Notify>,
    _lock: File,
}

impl Threads {
    pub fn open(path: &Path, readers: usize, migrations: &[Migration]) -> Result<Self, Error> {
        if rusqlite::version_number() < OLDEST {
            return Err(Error::TooOld(rusqlite::version().to_owned()));
        }
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)?;
        }
        let lock = lock(path)?;
        let mut writer = connect(path, true)?;
        migrate::sqlite(&mut writer, migrations)?;
        let bell = Arc::new(Notify::new());
        let (writes, write_queue) = flume::unbounded();
        let (reads, read_queue) = flume::unbounded();
        let ring = bell.clone();
        spawn("kith-writer", move || write_all(&writer, &write_queue, &ring))?;
        for _ in 0..readers.max(1) {
            let reader = connect(path, false)?;
            let queue = read_queue.clone();
            spawn("kith-reader", move || read_all(&reader, &queue))?;
        }
        Ok(Self { path: path.to_owned(), reads, writes, bell, _lock: lock })
    }

    pub fn file(&self) -> &Path {
        &self.path
    }

    pub fn read(&self, work: ReadWork) {
        let _ = self.reads.send(work); // a stopped thread drops the answer's sender, which the caller sees
    }

    pub fn write(&self, work: WriteWork) {
        let _ = self.writes.send(work);
    }
}

fn spawn(name: &str, run: impl FnOnce() + Send + 'static) -> Result<(), Error> {
    std::thread::Builder::new().name(name.to_owned()).spawn(run)?;
    Ok(())
}

/// One server per folder: two writers with their own caches of who may do what would be two truths.
fn lock(path: &Path) -> Result<File, Error> {
    let file = File::options().create(true).truncate(false).write(true).open(path.with_extension("lock"))?;
    file.try_lock().map_err(|_| Error::InUse(path.display().to_string()))?;
    Ok(file)
}

pub fn connect(path: &Path, writes: bool) -> Result<Connection, Error> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    connection.busy_timeout(std::time::Duration::from_secs(5))?;
    // Otherwise the planner looks at what is bound, and every new binding costs parsing and planning again: a third of a
    // page. With it a statement has one plan, the one that EXPLAIN shows.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    connection.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;
         PRAGMA cache_size = -8000; PRAGMA mmap_size = 268435456; PRAGMA trusted_schema = OFF;
         PRAGMA wal_autocheckpoint = 4000;", // pages: the same few are written again and again, and copied back once
    )?;
    if !writes {
        connection.execute_batch("PRAGMA query_only = ON;")?;
    }
    Ok(connection)
}

fn read_all(reader: &Connection, queue: &flume::Receiver<ReadWork>) {
    while let Ok(work) = queue.recv() {
        match reader.execute_batch("BEGIN") {
            Ok(()) => work(Ok(&mut Read::sqlite(reader))),
            Err(error) => work(Err(error.into())),
        }
        if !reader.is_autocommit() {
            let _ = reader.execute_batch("COMMIT"); // ends a snapshot in which nothing was written
        }
    }
}

fn write_all(writer: &Connection, queue: &flume::Receiver<WriteWork>, bell: &Notify) {
    while let Ok(first) = queue.recv() {
        let ran = group(writer, first, queue);
        let kept = ran.iter().any(|ran| ran.keep);
        let committed = if kept { step(writer, "COMMIT").map_err(|error| error.to_string()) } else { Ok(()) };
        if !writer.is_autocommit() {
            let _ = writer.execute_batch("ROLLBACK");
        }
        let rung = committed.is_ok() && ran.iter().any(|ran| ran.keep && ran.rung);
        for ran in ran {
            (ran.tell)(committed.clone());
        }
        if rung {
            bell.notify_one();
        }
    }
}

/// Runs what is waiting in one transaction. What comes after something that is kept runs in a savepoint of its own, so
/// that one refusal undoes nobody else's work.
fn group(writer: &Connection, first: WriteWork, queue: &flume::Receiver<WriteWork>) -> Vec<Ran> {
    let (mut ran, mut next, mut kept) = (Vec::new(), Some(first), false);
    while let Some(work) = next {
        let one = if kept { run(writer, work) } else { begin(writer, work) };
        kept |= one.keep;
        ran.push(one);
        let ended = kept && writer.is_autocommit(); // by a full disk: COMMIT will say so to everybody
        next = if ended || ran.len() == GROUP { None } else { queue.try_recv().ok() };
    }
    ran
}

/// Runs `work` in a transaction that holds nothing else yet: to undo it no savepoint is needed, which would copy every
/// page that is touched.
fn begin(writer: &Connection, work: WriteWork) -> Ran {
    if let Err(error) = step(writer, "BEGIN IMMEDIATE") {
        return work(Err(error));
    }
    let ran = work(Ok(&mut Tx::new(Read::sqlite(writer))));
    if !ran.keep && !writer.is_autocommit() {
        let _ = step(writer, "ROLLBACK");
    }
    ran
}

fn run(writer: &Connection, work: WriteWork) -> Ran {
    if let Err(error) = step(writer, "SAVEPOINT one") {
        return work(Err(error));
    }
    let ran = work(Ok(&mut Tx::new(Read::sqlite(writer))));
    if !ran.keep {
        let _ = step(writer, "ROLLBACK TO one");
    }
    let _ = step(writer, "RELEASE one"); // fails where a full disk has ended the whole transaction
    ran
}

/// One step of the transaction itself.
fn step(writer: &Connection, sql: &str) -> Result<(), Error> {
    writer.prepare_cached(sql)?.execute([])?;
    Ok(())
}

impl ToSql for Value<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Value::Null => ToSqlOutput::Borrowed(ValueRef::Null),
            Value::Bool(it) => ToSqlOutput::Owned((*it).into()),
            Value::Int(it) => ToSqlOutput::Borrowed(ValueRef::Integer(*it)),
            Value::Real(it) => ToSqlOutput::Borrowed(ValueRef::Real(*it)),
            Value::Text(it) => ToSqlOutput::Borrowed(ValueRef::Text(it.as_bytes())),
            Value::Bytes(it) => ToSqlOutput::Borrowed(ValueRef::Blob(it)),
            Value::Id(it) => ToSqlOutput::Borrowed(ValueRef::Blob(it.as_bytes())),
            Value::Time(it) => ToSqlOutput::Owned(instant(*it).into()),
            Value::Date(it) => ToSqlOutput::Owned(it.to_string().into()),
        })
    }
}

/// An instant in a fixed width, so that the order of the texts is the order in time.
fn instant(at: Timestamp) -> String {
    const WRITTEN: DateTimePrinter = DateTimePrinter::new().precision(Some(6));
    WRITTEN.timestamp_to_string(&at)
}

/// `$1` is a named parameter to SQLite, so it is bound by its name wherever and however often it stands.
fn bind(statement: &mut rusqlite::CachedStatement<'_>, params: &[Value<'_>]) -> Result<(), Error> {
    const NAMES: [&str; 64] = [
        "$1", "$2", "$3", "$4", "$5", "$6", "$7", "$8", "$9", "$10", "$11", "$12", "$13", "$14", "$15", "$16", "$17",
        "$18", "$19", "$20", "$21", "$22", "$23", "$24", "$25", "$26", "$27", "$28", "$29", "$30", "$31", "$32", "$33",
        "$34", "$35", "$36", "$37", "$38", "$39", "$40", "$41", "$42", "$43", "$44", "$45", "$46", "$47", "$48", "$49",
        "$50", "$51", "$52", "$53", "$54", "$55", "$56", "$57", "$58", "$59", "$60", "$61", "$62", "$63", "$64",
    ];
    for (name, value) in NAMES.iter().zip(params) {
        if let Some(index) = statement.parameter_index(name)? {
            statement.raw_bind_parameter(index, value)?;
        }
    }
    Ok(())
}

pub fn each(
    connection: &Connection,
    sql: &str,
    params: &[Value<'_>],
    take: &mut dyn FnMut(&Row<'_>) -> Result<(), Error>,
) -> Result<(), Error> {
    let mut statement = connection.prepare_cached(sql)?;
    bind(&mut statement, params)?;
    let mut rows = statement.raw_query();
    while let Some(row) = rows.next()? {
        take(&Row::Sqlite(row))?;
    }
    Ok(())
}

pub fn exec(connection: &Connection, sql: &str, params: &[Value<'_>]) -> Result<u64, Error> {
    let mut statement = connection.prepare_cached(sql)?;
    bind(&mut statement, params)?;
    Ok(statement.raw_execute()? as u64)
}
