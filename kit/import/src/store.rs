//! The statements on `import_batch`, `imported` and `import_change`.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use kith_base::{Env, Uuid};
use kith_db::{Error, FromRow, Read, Row, Tx, dialect, params};
use kith_facts::{Fact, record};

use crate::ledger::{Act, Batch, BatchId, Change, Held, Ledger};
use crate::row::{Key, Kind};
use crate::sheet::Prints;
use crate::shelf::{Shelf, Shelves};

impl FromRow for Batch {
    fn read(row: &Row<'_>) -> Result<Self, Error> {
        let counts: String = row.get(4)?;
        Ok(Self {
            id: row.get(0)?,
            source: row.get(1)?,
            at: row.get(2)?,
            made_by: row.get(3)?,
            counts: serde_json::from_str(&counts).unwrap_or_default(), // written by `close_batch` alone
            undone_at: row.get(5)?,
        })
    }
}

impl FromRow for Change {
    fn read(row: &Row<'_>) -> Result<Self, Error> {
        let key = Key { kind: row.get(0)?, name: row.get(1)? };
        Ok(Self { key, act: row.get::<Act>(2)?, field: row.get(3)?, former: row.get(4)?, print: row.get(5)? })
    }
}

fn prints(json: &str) -> Prints {
    serde_json::from_str(json).unwrap_or_default() // written by this file alone, so it always reads
}

fn json(value: &impl serde::Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default() // maps of texts always have a form in JSON
}

/// The last fifty batches, the newest first.
pub fn batches(read: &mut Read<'_>) -> Result<Vec<Batch>, Error> {
    let sql = "SELECT id, source, at, made_by, counts, undone_at FROM import_batch ORDER BY at DESC, id DESC LIMIT 50";
    read.all(sql, &[])
}

/// One batch.
pub fn batch(read: &mut Read<'_>, id: BatchId) -> Result<Option<Batch>, Error> {
    let sql = "SELECT id, source, at, made_by, counts, undone_at FROM import_batch WHERE id = $1";
    read.maybe(sql, params![id])
}

/// The newest batch of a source that was not undone.
pub fn newest(read: &mut Read<'_>, source: &str) -> Result<Option<Batch>, Error> {
    let sql = "SELECT id, source, at, made_by, counts, undone_at FROM import_batch
               WHERE source = $1 AND undone_at IS NULL ORDER BY at DESC, id DESC LIMIT 1";
    read.maybe(sql, params![source])
}

/// What stands here for a row of a source.
pub fn target(read: &mut Read<'_>, source: &str, key: &Key) -> Result<Option<Uuid>, Error> {
    let sql = "SELECT target_id FROM imported WHERE source = $1 AND kind = $2 AND key = $3";
    let found: Option<(Uuid,)> = read.maybe(sql, params![source, key.kind, key.name])?;
    Ok(found.map(|(id,)| id))
}

/// Everything a source brought, and what of it was deleted here.
pub fn ledger(read: &mut Read<'_>, source: &str, shelves: &dyn Shelves) -> Result<Ledger, Error> {
    let sql = "SELECT kind, key, target_id, prints, vanished_at FROM imported WHERE source = $1";
    let rows: Vec<(Kind, String, Uuid, String, Option<Timestamp>)> = read.all(sql, params![source])?;
    let mut ledger = Ledger::default();
    for (kind, name, id, kept, vanished_at) in rows {
        ledger.hold(Key { kind, name }, Held { id, prints: prints(&kept), vanished_at, gone: false });
    }
    for kind in Kind::ALL {
        let sql = format!(
            "SELECT key FROM imported WHERE source = $1 AND kind = $2
             AND NOT EXISTS (SELECT 1 FROM {table} WHERE {table}.id = imported.target_id)",
            table = shelves.of(kind).table()
        );
        let gone: Vec<(String,)> = read.all(&sql, params![source, kind])?;
        gone.into_iter().for_each(|(name,)| ledger.note_gone(kind, name));
    }
    Ok(ledger)
}

/// Begins a batch.
pub fn open_batch(tx: &mut Tx<'_>, env: &Env, id: BatchId, source: &str, by: Option<Uuid>) -> Result<(), Error> {
    let sql = "INSERT INTO import_batch (id, source, at, made_by, counts) VALUES ($1, $2, $3, $4, '{}')";
    tx.exec(sql, params![id, source, env.now(), by]).map(|_| ())
}

/// Ends a batch with what it did; one that did nothing leaves no trace.
pub fn close_batch(
    tx: &mut Tx<'_>,
    env: &Env,
    id: BatchId,
    counts: &BTreeMap<&'static str, usize>,
    changed: bool,
) -> Result<(), Error> {
    if !changed {
        return tx.exec("DELETE FROM import_batch WHERE id = $1", params![id]).map(|_| ());
    }
    tx.exec("UPDATE import_batch SET counts = $2 WHERE id = $1", params![id, json(counts)])?;
    let data = serde_json::to_value(counts).unwrap_or_default();
    record(tx, env, &Fact::new("import.done", ("import", id)).with(data))?;
    Ok(())
}

/// Notes that a batch was taken back.
pub fn note_undone(tx: &mut Tx<'_>, env: &Env, id: BatchId) -> Result<(), Error> {
    tx.exec("DELETE FROM import_change WHERE batch_id = $1", params![id])?;
    tx.exec("UPDATE import_batch SET undone_at = $2 WHERE id = $1", params![id, env.now()])?;
    record(tx, env, &Fact::new("import.undone", ("import", id)))?;
    Ok(())
}

/// Notes what stands here for a row from now on.
pub fn hold(tx: &mut Tx<'_>, batch: BatchId, source: &str, key: &Key, held: &Held) -> Result<(), Error> {
    let sql = "INSERT INTO imported (source, kind, key, target_id, prints, batch_id) VALUES ($1, $2, $3, $4, $5, $6)";
    tx.exec(sql, params![source, key.kind, key.name, held.id, json(&held.prints), batch]).map(|_| ())
}

/// Notes how the source has a row now, and whether it has it.
pub fn hold_as(
    tx: &mut Tx<'_>,
    source: &str,
    key: &Key,
    prints: &Prints,
    vanished_at: Option<Timestamp>,
) -> Result<(), Error> {
    let sql = "UPDATE imported SET prints = $4, vanished_at = $5 WHERE source = $1 AND kind = $2 AND key = $3";
    tx.exec(sql, params![source, key.kind, key.name, json(prints), vanished_at]).map(|_| ())
}

/// Forgets a row.
pub fn let_go(tx: &mut Tx<'_>, source: &str, key: &Key) -> Result<(), Error> {
    let sql = "DELETE FROM imported WHERE source = $1 AND kind = $2 AND key = $3";
    tx.exec(sql, params![source, key.kind, key.name]).map(|_| ())
}

/// Adds to what a batch did.
pub fn log(tx: &mut Tx<'_>, batch: BatchId, place: i64, change: &Change) -> Result<(), Error> {
    let sql = "INSERT INTO import_change (batch_id, place, kind, key, act, field, former, print)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    let Change { key, act, field, former, print } = change;
    tx.exec(sql, params![batch, place, key.kind, key.name, act, field, former, print]).map(|_| ())
}

/// What a batch did to things that were there before it, the last first.
pub fn changes_of(read: &mut Read<'_>, batch: BatchId) -> Result<Vec<Change>, Error> {
    let sql = "SELECT kind, key, act, field, former, print FROM import_change WHERE batch_id = $1 ORDER BY place DESC";
    read.all(sql, params![batch])
}

/// The keys of what a batch made of one kind.
pub fn made_by(read: &mut Read<'_>, batch: BatchId, kind: Kind) -> Result<Vec<String>, Error> {
    let sql = "SELECT key FROM imported WHERE batch_id = $1 AND kind = $2 ORDER BY key";
    let rows: Vec<(String,)> = read.all(sql, params![batch, kind])?;
    Ok(rows.into_iter().map(|(key,)| key).collect())
}

/// Which of the things that a batch made of one kind something else points at. One statement for each column that can.
pub fn grown_on(read: &mut Read<'_>, batch: BatchId, kind: Kind, shelf: &dyn Shelf) -> Result<BTreeSet<Uuid>, Error> {
    let mut grown = BTreeSet::new();
    for (table, column) in dialect::pointing_at(read, shelf.table())? {
        if shelf.parts().contains(&table.as_str()) {
            continue;
        }
        let sql = format!(
            "SELECT DISTINCT {column} FROM {table} WHERE {column} IN (
                 SELECT target_id FROM imported WHERE batch_id = $1 AND kind = $2)"
        );
        let rows: Vec<(Uuid,)> = read.all(&sql, params![batch, kind])?;
        grown.extend(rows.into_iter().map(|(id,)| id));
    }
    Ok(grown)
}
