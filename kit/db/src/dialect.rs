//! What truly differs between the two databases: a handful of named functions.

use std::path::Path;

use crate::{Error, Read, Value, from_row};

/// A column as the database itself describes it, in words that are the same for both.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct ColumnShape {
    pub table: String,
    pub column: String,
    pub required: bool,
}

/// Every column of every table, sorted: the schemas of the two databases must answer alike.
pub fn columns(read: &mut Read<'_>) -> Result<Vec<ColumnShape>, Error> {
    let rows: Vec<(String, String, bool)> = if read.as_sqlite().is_some() {
        read.all(
            "SELECT t.name, c.name, c.\"notnull\" <> 0 OR c.pk > 0 FROM sqlite_schema t JOIN pragma_table_info(t.name) c
             WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite_%' ORDER BY 1, 2",
            &[],
        )?
    } else {
        read.all(
            "SELECT CAST(table_name AS text), CAST(column_name AS text), is_nullable = 'NO'
             FROM information_schema.columns WHERE table_schema = current_schema() ORDER BY 1, 2",
            &[],
        )?
    };
    let shape = |(table, column, required)| ColumnShape { table, column, required };
    let mut shapes: Vec<_> = rows.into_iter().map(shape).collect();
    shapes.sort(); // the servers' own orders differ by collation
    Ok(shapes)
}

/// A column that points at the rows of another table by a foreign key.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Pointer {
    pub table: String,
    pub column: String,
    /// The table it points at.
    pub to: String,
}

from_row!(Pointer { table, column, to });

/// Every foreign key of every table, by its column.
pub fn pointers(read: &mut Read<'_>) -> Result<Vec<Pointer>, Error> {
    let mut pointers: Vec<Pointer> = if read.as_sqlite().is_some() {
        read.all(
            "SELECT t.name, k.\"from\", k.\"table\" FROM sqlite_schema t JOIN pragma_foreign_key_list(t.name) k
             WHERE t.type = 'table'",
            &[],
        )?
    } else {
        read.all(
            "SELECT CAST(t.relname AS text), CAST(a.attname AS text), CAST(f.relname AS text) FROM pg_constraint k
             JOIN pg_class t ON t.oid = k.conrelid JOIN pg_class f ON f.oid = k.confrelid
             JOIN pg_namespace n ON n.oid = f.relnamespace
             JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = k.conkey[1]
             WHERE k.contype = 'f' AND n.nspname = current_schema()",
            &[],
        )?
    };
    pointers.sort();
    Ok(pointers)
}

/// The columns that point at rows of `table`, with their tables: what may have grown on them.
pub fn pointing_at(read: &mut Read<'_>, table: &str) -> Result<Vec<(String, String)>, Error> {
    let pointers = pointers(read)?.into_iter().filter(|it| it.to == table);
    Ok(pointers.map(|it| (it.table, it.column)).collect())
}

/// The lines of a statement's plan on SQLite; empty on PostgreSQL, whose planner scans small tables by choice.
pub fn plan(read: &mut Read<'_>, sql: &str) -> Result<Vec<String>, Error> {
    let Some(connection) = read.as_sqlite() else { return Ok(Vec::new()) };
    let mut statement = connection.prepare(&format!("EXPLAIN QUERY PLAN {sql}"))?;
    let (mut rows, mut lines) = (statement.raw_query(), Vec::new()); // a plan needs none of the parameters
    while let Some(row) = rows.next()? {
        lines.push(row.get(3)?);
    }
    Ok(lines)
}

/// Writes a copy of a SQLite database, running or not, to `to`, which must not exist yet.
pub fn copy_file(from: &Path, to: &Path) -> Result<(), Error> {
    // A connection of its own: VACUUM INTO may not run inside a reader's transaction.
    let connection = crate::sqlite::connect(from, true)?; // a reader's connection refuses even this write elsewhere
    connection.execute("VACUUM INTO ?1", [to.display().to_string()])?;
    Ok(())
}

/// What SQLite says of a database file's health: `ok`, or what is broken.
pub fn integrity(file: &Path) -> Result<String, Error> {
    let connection = rusqlite::Connection::open_with_flags(file, rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    Ok(connection.query_row("PRAGMA integrity_check", [], |row| row.get(0))?)
}

/// How many rows each table of a SQLite file holds, for the manifest of a backup.
pub fn row_counts(file: &Path) -> Result<Vec<(String, i64)>, Error> {
    let connection = rusqlite::Connection::open_with_flags(file, rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    let named = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name";
    let mut statement = connection.prepare(named)?;
    let names = statement.query_map([], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?;
    let count = |name: String| {
        let counted = connection.query_row(&format!("SELECT COUNT(*) FROM \"{name}\""), [], |row| row.get(0))?;
        Ok((name, counted))
    };
    names.into_iter().map(count).collect()
}

/// The columns by which rows of a table are told apart: its primary key first, then its other unique keys.
pub fn unique_keys(read: &mut Read<'_>, table: &str) -> Result<Vec<Vec<String>>, Error> {
    let rows: Vec<(String, String)> = if read.as_sqlite().is_some() {
        read.all(
            "SELECT l.name, i.name FROM pragma_index_list($1) l JOIN pragma_index_info(l.name) i
             WHERE l.\"unique\" = 1 AND l.partial = 0 ORDER BY CASE l.origin WHEN 'pk' THEN 0 ELSE 1 END, l.name, i.seqno",
            &[Value::Text(table)],
        )?
    } else {
        read.all(
            "SELECT CAST(k.conname AS text), CAST(a.attname AS text) FROM pg_constraint k
             JOIN pg_class t ON t.oid = k.conrelid JOIN pg_namespace n ON n.oid = t.relnamespace
             JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = ANY (k.conkey)
             WHERE k.contype IN ('p', 'u') AND n.nspname = current_schema() AND CAST(t.relname AS text) = $1
             ORDER BY CASE k.contype WHEN 'p' THEN 0 ELSE 1 END, 1, array_position(k.conkey, a.attnum)",
            &[Value::Text(table)],
        )?
    };
    let mut keys: Vec<(String, Vec<String>)> = Vec::new();
    for (index, column) in rows {
        match keys.last_mut().filter(|(name, _)| *name == index) {
            Some((_, columns)) => columns.push(column),
            None => keys.push((index, vec![column])),
        }
    }
    Ok(keys.into_iter().map(|(_, columns)| columns).collect())
}
