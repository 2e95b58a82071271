//! Migrations: one ordered list for both databases, written with a few type words that expand to either dialect.
//!
//! Each runs in a transaction of its own together with the row that says so: killed at any point, the next start
//! goes on where the last one stood.

use rusqlite::Connection;
use sha2::{Digest, Sha256};

use crate::{Dialect, Error};

/// One step of the schema.
#[derive(Clone, Copy)]
pub struct Migration {
    /// Its place in the order, from 1.
    pub number: i64,
    /// What it brings, for people.
    pub name: &'static str,
    /// Its statements, with type words.
    pub sql: &'static str,
}

impl Migration {
    fn hash(&self) -> String {
        hex::encode(Sha256::digest(self.sql))
    }
}

/// The SQL of a dialect: `@id @time @date @int @bool @text @json @bytes @strict @keyed` become its own words.
pub fn expand(sql: &str, dialect: Dialect) -> String {
    const WORDS: [(&str, &str, &str); 10] = [
        ("@id", "BLOB", "uuid"),
        ("@time", "TEXT", "timestamptz"),
        ("@date", "TEXT", "date"),
        ("@int", "INTEGER", "bigint"),
        ("@bool", "INTEGER", "boolean"),
        ("@text", "TEXT", "text COLLATE \"C\""),
        ("@json", "TEXT", "text"),
        ("@bytes", "BLOB", "bytea"),
        ("@strict", "STRICT", ""),
        // Rows that live in the tree of their primary key: one page less to write for each. For small rows only.
        ("@keyed", "STRICT, WITHOUT ROWID", ""),
    ];
    WORDS.iter().fold(sql.to_owned(), |sql, (word, sqlite, postgres)| match dialect {
        Dialect::Sqlite => sql.replace(word, sqlite),
        Dialect::Postgres => sql.replace(word, postgres),
    })
}

const LEDGER: &str =
    "CREATE TABLE IF NOT EXISTS migration (number @int PRIMARY KEY, name @text NOT NULL, hash @text NOT NULL) @strict";

pub fn sqlite(connection: &mut Connection, migrations: &[Migration]) -> Result<(), Error> {
    connection.execute_batch(&expand(LEDGER, Dialect::Sqlite))?;
    for migration in migrations {
        let found = "SELECT hash FROM migration WHERE number = ?1";
        let applied = connection.query_row(found, [migration.number], |row| row.get::<_, String>(0));
        match applied {
            Ok(hash) => unchanged(migration, &hash)?,
            Err(rusqlite::Error::QueryReturnedNoRows) => {
                let tx = connection.transaction()?;
                tx.execute_batch(&expand(migration.sql, Dialect::Sqlite))?;
                let note = "INSERT INTO migration (number, name, hash) VALUES (?1, ?2, ?3)";
                tx.execute(note, (migration.number, migration.name, migration.hash()))?;
                tx.commit()?;
            }
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

pub fn postgres(client: &mut ::postgres::Client, migrations: &[Migration]) -> Result<(), Error> {
    // Two servers that start together must not both migrate.
    client.batch_execute("SELECT pg_advisory_lock(4821)")?;
    client.batch_execute(&expand(LEDGER, Dialect::Postgres))?;
    for migration in migrations {
        let found = client.query_opt("SELECT hash FROM migration WHERE number = $1", &[&migration.number])?;
        if let Some(row) = found {
            unchanged(migration, row.get(0))?;
            continue;
        }
        let mut tx = client.transaction()?;
        tx.batch_execute(&expand(migration.sql, Dialect::Postgres))?;
        let note = "INSERT INTO migration (number, name, hash) VALUES ($1, $2, $3)";
        tx.execute(note, &[&migration.number, &migration.name, &migration.hash()])?;
        tx.commit()?;
    }
    client.batch_execute("SELECT pg_advisory_unlock(4821)")?;
    Ok(())
}

fn unchanged(migration: &Migration, hash: &str) -> Result<(), Error> {
    if hash == migration.hash() { Ok(()) } else { Err(Error::Changed { number: migration.number }) }
}
