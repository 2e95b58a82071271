//! Moving everything that points at one row to another, in whatever table it is: the schema itself says where.
//!
//! A row that cannot move, because what remains has one like it already (both came to one session), is taken away and kept. At
//! the end the row itself is taken away, which the database refuses while anything still points at it: so nothing can be
//! forgotten. Going back puts every row where it was, the last one first.

use std::collections::{BTreeMap, BTreeSet};

use kith_base::Uuid;
use kith_db::dialect::{self, Pointer};
use kith_db::{Error, Read, Tx, Value, params};
use kith_policy::{CommunityId, PersonId};

use super::raw::{Raw, RawRow};
use crate::JoinedId;

/// Columns that hold such ids without a foreign key, and move too. What happened (`fact`) stays as it was told.
pub const LOOSE: [(&str, &str); 4] =
    [("imported", "target_id"), ("letter", "person_id"), ("unlike", "one_id"), ("unlike", "other_id")];

type Columns = BTreeMap<String, Raw>;

/// Moves everything from the one that goes to the one that stays, and takes the first away.
pub fn join(tx: &mut Tx<'_>, id: JoinedId, table: &str, (kept, gone): (Uuid, Uuid)) -> Result<(), Error> {
    let mut moving = Moving { id, kept, gone, place: 0, columns: columns_of(tx)? };
    let pointing = dialect::pointing_at(tx, table)?;
    let loose = LOOSE.map(|(table, column)| (table.to_owned(), column.to_owned()));
    for (table, column) in pointing.into_iter().chain(loose) {
        moving.move_all(tx, &table, &column)?;
    }
    moving.take_away(tx, table, &BTreeMap::from([("id".to_owned(), Raw::Id(gone))]))
}

fn columns_of(read: &mut Read<'_>) -> Result<BTreeMap<String, Vec<String>>, Error> {
    let mut columns: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for shape in dialect::columns(read)? {
        columns.entry(shape.table).or_default().push(shape.column);
    }
    Ok(columns)
}

struct Moving {
    id: JoinedId,
    kept: Uuid,
    gone: Uuid,
    place: i64,
    columns: BTreeMap<String, Vec<String>>,
}

impl Moving {
    fn move_all(&mut self, tx: &mut Tx<'_>, table: &str, column: &str) -> Result<(), Error> {
        let keys = dialect::unique_keys(tx, table)?;
        let Some(primary) = keys.first() else { return Ok(()) };
        let gone = BTreeMap::from([(column.to_owned(), Raw::Id(self.gone))]);
        for row in self.rows(tx, table, &gone)? {
            let mut after = row.clone();
            after.insert(column.to_owned(), Raw::Id(self.kept));
            let mut clashes = false;
            for key in keys.iter().filter(|key| key.iter().any(|it| it == column)) {
                clashes |= !self.rows(tx, table, &some(&after, key))?.is_empty();
            }
            if clashes {
                self.take_away(tx, table, &some(&row, primary))?;
            } else {
                let standing = some(&row, primary);
                let (wanted, values) = wanted(&standing, 2);
                let sql = format!("UPDATE {table} SET {column} = $1 WHERE {wanted}");
                let values: Vec<Value<'_>> =
                    [Value::Id(self.kept)].into_iter().chain(values.iter().map(|it| it.value())).collect();
                tx.exec(&sql, &values)?;
                self.keep(tx, (table, column), &some(&after, primary))?;
            }
        }
        Ok(())
    }

    /// Whole rows with these values.
    fn rows(&self, read: &mut Read<'_>, table: &str, like: &Columns) -> Result<Vec<Columns>, Error> {
        let columns = self.columns.get(table).cloned().unwrap_or_default();
        let (wanted, values) = wanted(like, 1);
        let sql = format!("SELECT {} FROM {table} WHERE {wanted}", columns.join(", "));
        let values: Vec<Value<'_>> = values.iter().map(|it| it.value()).collect();
        let rows: Vec<RawRow> = read.all(&sql, &values)?;
        Ok(rows.into_iter().map(|RawRow(values)| columns.iter().cloned().zip(values).collect()).collect())
    }

    /// Deletes a row and keeps it whole.
    fn take_away(&mut self, tx: &mut Tx<'_>, table: &str, key: &Columns) -> Result<(), Error> {
        for row in self.rows(tx, table, key)? {
            self.keep(tx, (table, ""), &row)?;
        }
        let (wanted, values) = wanted(key, 1);
        let values: Vec<Value<'_>> = values.iter().map(|it| it.value()).collect();
        tx.exec(&format!("DELETE FROM {table} WHERE {wanted}"), &values).map(|_| ())
    }

    fn keep(&mut self, tx: &mut Tx<'_>, (table, column): (&str, &str), was: &Columns) -> Result<(), Error> {
        self.place += 1;
        let was = serde_json::to_string(was).unwrap_or_default(); // a map of texts to plain values
        let sql =
            "INSERT INTO joined_part (joined_id, place, table_name, column_name, was) VALUES ($1, $2, $3, $4, $5)";
        tx.exec(sql, params![self.id, self.place, table, column, was]).map(|_| ())
    }
}

fn some(row: &Columns, names: &[String]) -> Columns {
    row.iter().filter(|(name, _)| names.contains(name)).map(|(name, raw)| (name.clone(), raw.clone())).collect()
}

/// `a = $2 AND b = $3` with its values.
fn wanted(columns: &Columns, first: usize) -> (String, Vec<&dyn kith_db::Bind>) {
    let parts: Vec<String> = columns.keys().zip(first..).map(|(name, at)| format!("{name} = ${at}")).collect();
    (parts.join(" AND "), columns.values().map(|raw| raw as &dyn kith_db::Bind).collect())
}

/// Puts every row of a joining where it was.
pub fn part(tx: &mut Tx<'_>, id: JoinedId, gone: Uuid) -> Result<(), Error> {
    let sql = "SELECT table_name, column_name, was FROM joined_part WHERE joined_id = $1 ORDER BY place DESC";
    let parts: Vec<(String, String, String)> = tx.all(sql, params![id])?;
    for (table, column, was) in parts {
        let was: Columns = serde_json::from_str(&was).unwrap_or_default(); // written by `keep` alone
        if column.is_empty() {
            put_back(tx, &table, &was)?;
        } else {
            let (wanted, values) = wanted(&was, 2);
            let values: Vec<Value<'_>> =
                [Value::Id(gone)].into_iter().chain(values.iter().map(|it| it.value())).collect();
            tx.exec(&format!("UPDATE {table} SET {column} = $1 WHERE {wanted}"), &values)?;
        }
    }
    tx.exec("DELETE FROM joined_part WHERE joined_id = $1", params![id]).map(|_| ())
}

fn put_back(tx: &mut Tx<'_>, table: &str, row: &Columns) -> Result<(), Error> {
    let names: Vec<&str> = row.keys().map(String::as_str).collect();
    let slots: Vec<String> = (1..=names.len()).map(|slot| format!("${slot}")).collect();
    let sql = format!("INSERT INTO {table} ({}) VALUES ({})", names.join(", "), slots.join(", "));
    let values: Vec<Value<'_>> = row.values().map(kith_db::Bind::value).collect();
    tx.exec(&sql, &values).map(|_| ())
}

/// Every community in which a person is known, through whatever table.
pub fn communities_of(read: &mut Read<'_>, person: PersonId) -> Result<BTreeSet<CommunityId>, Error> {
    let pointers = dialect::pointers(read)?;
    let mut found = BTreeSet::new();
    for it in pointers.iter().filter(|it| it.to == "person") {
        let Some(sql) = way(&pointers, &it.table, &format!("{} = $1", it.column), 4) else { continue };
        let rows: Vec<(Option<CommunityId>,)> = read.all(&sql, params![person])?;
        found.extend(rows.into_iter().filter_map(|(id,)| id));
    }
    Ok(found)
}

/// The statement that leads from rows of a table to their community, along its foreign keys; none for what is a person's own.
pub fn way(pointers: &[Pointer], table: &str, wanted: &str, steps: usize) -> Option<String> {
    let from = || pointers.iter().filter(|it| it.table == table);
    if let Some(it) = from().find(|it| it.to == "community") {
        return Some(format!("SELECT DISTINCT {} FROM {table} WHERE {wanted}", it.column));
    }
    let onwards = from().filter(|it| it.to != "person" && it.to != "organisation" && it.to != table);
    onwards.filter(|_| steps > 0).find_map(|it| {
        let inner = format!("id IN (SELECT {} FROM {table} WHERE {wanted})", it.column);
        way(pointers, &it.to, &inner, steps - 1)
    })
}
