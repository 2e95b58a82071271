//! What can go wrong below a store function.

/// A failure of the database, or of what we asked of it.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("sqlite: {0}")]
    Sqlite(#[from] rusqlite::Error),
    #[error("postgres: {}", detail(.0))]
    Postgres(#[from] ::postgres::Error),
    #[error("{0} rows where one was expected")]
    NotOne(usize),
    #[error("column {index} of `{sql}` is not a {wanted}")]
    Shape { index: usize, wanted: &'static str, sql: String },
    #[error("the database threads have stopped")]
    Stopped,
    #[error("a closure on the database thread panicked")]
    Panicked,
    #[error("the transaction was not committed: {0}")]
    NotCommitted(String),
    #[error("another server uses this folder: {0}")]
    InUse(String),
    #[error("migration {number} was changed after it was applied here")]
    Changed { number: i64 },
    #[error("SQLite {0} is too old: 3.51.3 or newer is needed")]
    TooOld(String),
    #[error("{0}")]
    Io(#[from] std::io::Error),
}

/// The driver prints only `db error`; what the server said is in its source.
fn detail(error: &::postgres::Error) -> String {
    error.as_db_error().map_or_else(|| error.to_string(), |db| format!("{} ({})", db.message(), db.code().code()))
}

impl Error {
    /// Whether a uniqueness rule refused the row: somebody was there first.
    pub fn is_conflict(&self) -> bool {
        match self {
            Error::Sqlite(rusqlite::Error::SqliteFailure(code, _)) => {
                matches!(code.extended_code, 1555 | 2067) // PRIMARYKEY, UNIQUE
            }
            Error::Postgres(error) => error.code() == Some(&::postgres::error::SqlState::UNIQUE_VIOLATION),
            _ => false,
        }
    }

    /// Whether the disk refused: full, read-only or failing. Reading may well go on.
    pub fn is_disk(&self) -> bool {
        match self {
            Error::Sqlite(rusqlite::Error::SqliteFailure(code, _)) => matches!(
                code.code,
                rusqlite::ErrorCode::DiskFull | rusqlite::ErrorCode::SystemIoFailure | rusqlite::ErrorCode::ReadOnly
            ),
            Error::Postgres(error) => error.code() == Some(&::postgres::error::SqlState::DISK_FULL),
            Error::NotCommitted(_) => true,
            _ => false,
        }
    }
}
