//! The SQL of the kit's pages: forms that were already taken.

use jiff::{SignedDuration, Timestamp};
use kith_base::jiff;
use kith_db::{Error, Read, Tx, params};

/// How long a form's key is remembered.
const KEPT: SignedDuration = SignedDuration::from_hours(48);

/// Takes the key of a form for one sender; `false` if it was taken before.
pub fn claim(tx: &mut Tx<'_>, key: &str, sender: &str, now: Timestamp) -> Result<bool, Error> {
    let sql = "INSERT INTO form_taken (key, sender, taken_at, location) VALUES ($1, $2, $3, '') ON CONFLICT DO NOTHING";
    Ok(tx.exec(sql, params![key, sender, now])? == 1)
}

/// Notes where the form led.
pub fn settle(tx: &mut Tx<'_>, key: &str, sender: &str, location: &str) -> Result<(), Error> {
    let sql = "UPDATE form_taken SET location = $3 WHERE key = $1 AND sender = $2";
    tx.exec(sql, params![key, sender, location]).map(|_| ())
}

/// Where a form led that was taken before.
pub fn location(read: &mut Read<'_>, key: &str, sender: &str) -> Result<String, Error> {
    let sql = "SELECT location FROM form_taken WHERE key = $1 AND sender = $2";
    read.one::<(String,)>(sql, params![key, sender]).map(|(location,)| location)
}

/// A write that changes nothing anybody sees, to know that writing works.
pub fn probe(tx: &mut Tx<'_>, now: Timestamp) -> Result<(), Error> {
    let sql = "INSERT INTO form_taken (key, sender, taken_at, location) VALUES ('ready', 'probe', $1, '')
               ON CONFLICT (key, sender) DO UPDATE SET taken_at = excluded.taken_at";
    tx.exec(sql, params![now]).map(|_| ())
}

/// Forgets the keys of up to `most` forms that were taken long ago, and answers how many that were.
pub fn forget_forms(tx: &mut Tx<'_>, now: Timestamp, most: i64) -> Result<u64, Error> {
    let sql = "DELETE FROM form_taken
               WHERE (key, sender) IN (SELECT key, sender FROM form_taken WHERE taken_at < $1 ORDER BY taken_at LIMIT $2)";
    tx.exec(sql, params![now - KEPT, most])
}
