//! Sign-ins, and the codes and links that lead to them.

use jiff::{SignedDuration, Timestamp};
use kith_base::jiff;
use kith_db::{Error, Read, Tx, from_row, params};
use kith_policy::PersonId;
use serde::Serialize;

use crate::sign_in::{AskedCode, CodeId, SignInId};

from_row!(AskedCode { id, email, code_hash, browser_hash, next_path, ends_at, tries, used });
from_row!(SignInLine { id, browser, started_at, ends_at });

/// A browser that is signed in, for its person.
#[derive(Clone, Debug, Serialize)]
pub struct SignInLine {
    pub id: SignInId,
    pub browser: String,
    pub started_at: Timestamp,
    pub ends_at: Timestamp,
}

/// A code on its way into the database.
pub struct CodeRow<'r> {
    pub id: CodeId,
    pub email: &'r str,
    pub code_hash: &'r str,
    pub link_hash: &'r str,
    pub browser_hash: &'r str,
    pub next_path: &'r str,
}

/// Adds a sign-in from when until when.
pub fn add_sign_in(
    tx: &mut Tx<'_>,
    (id, person): (SignInId, PersonId),
    token_hash: &str,
    browser: &str,
    (from, until): (Timestamp, Timestamp),
) -> Result<(), Error> {
    let sql =
        "INSERT INTO sign_in (id, token_hash, person_id, browser, started_at, ends_at) VALUES ($1, $2, $3, $4, $5, $6)";
    tx.exec(sql, params![id, token_hash, person, browser, from, until]).map(|_| ())
}

/// Adds what a link opened: a browser that is let in as somebody without their account.
pub fn add_by_link(
    tx: &mut Tx<'_>,
    (id, person): (SignInId, PersonId),
    token_hash: &str,
    browser: &str,
    (from, until): (Timestamp, Timestamp),
) -> Result<(), Error> {
    let sql = "INSERT INTO sign_in (id, token_hash, person_id, browser, started_at, ends_at, by_link)
               VALUES ($1, $2, $3, $4, $5, $6, 'only')";
    tx.exec(sql, params![id, token_hash, person, browser, from, until]).map(|_| ())
}

/// Notes that a browser that is signed in opened a link, too.
pub fn opened_a_link(tx: &mut Tx<'_>, token_hash: &str) -> Result<(), Error> {
    let sql = "UPDATE sign_in SET by_link = 'also' WHERE token_hash = $1 AND by_link IS NULL";
    tx.exec(sql, params![token_hash]).map(|_| ())
}

/// Whether somebody was added since then, never signed in, and said nothing of themselves: all that is known of them
/// came with a link.
pub fn is_untouched(read: &mut Read<'_>, person: PersonId, since: Timestamp) -> Result<bool, Error> {
    let sql = "SELECT COUNT(*) FROM person p WHERE p.id = $1 AND p.added_at >= $2
                 AND NOT EXISTS (SELECT 1 FROM sign_in s WHERE s.person_id = p.id AND COALESCE(s.by_link, '') <> 'only')
                 AND NOT EXISTS (SELECT 1 FROM fact f WHERE f.subject_id = p.id AND f.kind = 'person.changed')";
    Ok(read.count(sql, params![person, since])? > 0)
}

/// The browsers that are signed in as somebody, the newest first.
pub fn sign_ins_of(read: &mut Read<'_>, person: PersonId, now: Timestamp) -> Result<Vec<SignInLine>, Error> {
    let sql = "SELECT id, browser, started_at, ends_at FROM sign_in
               WHERE person_id = $1 AND ended_at IS NULL AND ends_at > $2 ORDER BY started_at DESC, id DESC LIMIT 50";
    read.all(sql, params![person, now])
}

/// Ends one of a person's sign-ins; `false` if they have no such one.
pub fn end_sign_in(tx: &mut Tx<'_>, person: PersonId, id: SignInId, now: Timestamp) -> Result<bool, Error> {
    let sql = "UPDATE sign_in SET ended_at = $3 WHERE id = $1 AND person_id = $2 AND ended_at IS NULL";
    Ok(tx.exec(sql, params![id, person, now])? == 1)
}

/// Ends the sign-in of a browser.
pub fn end_sign_in_by_token(tx: &mut Tx<'_>, token_hash: &str, now: Timestamp) -> Result<bool, Error> {
    let sql = "UPDATE sign_in SET ended_at = $2 WHERE token_hash = $1 AND ended_at IS NULL";
    Ok(tx.exec(sql, params![token_hash, now])? == 1)
}

/// Keeps a code that was asked for.
pub fn add_code(tx: &mut Tx<'_>, row: &CodeRow<'_>, made: Timestamp, ends: Timestamp) -> Result<(), Error> {
    let sql =
        "INSERT INTO sign_in_code (id, email, code_hash, link_hash, browser_hash, next_path, made_at, ends_at, tries)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0)";
    let CodeRow { id, email, code_hash, link_hash, browser_hash, next_path } = row;
    tx.exec(sql, params![id.0, email, code_hash, link_hash, browser_hash, next_path, made, ends]).map(|_| ())
}

/// When an address asked for its newest codes, up to `most` of them, the newest first.
pub fn codes_asked(read: &mut Read<'_>, email: &str, most: i64) -> Result<Vec<Timestamp>, Error> {
    let sql = "SELECT made_at FROM sign_in_code WHERE email = $1 ORDER BY made_at DESC LIMIT $2";
    let rows: Vec<(Timestamp,)> = read.all(sql, params![email, most])?;
    Ok(rows.into_iter().map(|(made_at,)| made_at).collect())
}

/// The newest code that a browser asked for.
pub fn code_of_browser(read: &mut Read<'_>, browser_hash: &str) -> Result<Option<AskedCode>, Error> {
    let sql = "SELECT id, email, code_hash, browser_hash, next_path, ends_at, tries, used_at IS NOT NULL
               FROM sign_in_code WHERE browser_hash = $1 ORDER BY made_at DESC, id DESC LIMIT 1";
    read.maybe(sql, params![browser_hash])
}

/// The code that was mailed with a link.
pub fn code_by_link(read: &mut Read<'_>, link_hash: &str) -> Result<Option<AskedCode>, Error> {
    let sql = "SELECT id, email, code_hash, browser_hash, next_path, ends_at, tries, used_at IS NOT NULL
               FROM sign_in_code WHERE link_hash = $1";
    read.maybe(sql, params![link_hash])
}

/// Counts a try of a code.
pub fn count_try(tx: &mut Tx<'_>, id: CodeId) -> Result<(), Error> {
    tx.exec("UPDATE sign_in_code SET tries = tries + 1 WHERE id = $1", params![id]).map(|_| ())
}

/// Uses a code up; `false` if it was used before.
pub fn use_code(tx: &mut Tx<'_>, id: CodeId, now: Timestamp) -> Result<bool, Error> {
    let sql = "UPDATE sign_in_code SET used_at = $2 WHERE id = $1 AND used_at IS NULL";
    Ok(tx.exec(sql, params![id, now])? == 1)
}

/// How long a code is kept after its end. Limits look back a quarter of an hour.
const CODE_STAYS: SignedDuration = SignedDuration::from_hours(24);
/// How long a sign-in is kept after its end, for whoever looks into what happened.
const SIGN_IN_STAYS: SignedDuration = SignedDuration::from_hours(7 * 24);

/// Forgets up to `most` codes whose time is over, and answers how many that were.
pub fn forget_codes(tx: &mut Tx<'_>, now: Timestamp, most: i64) -> Result<u64, Error> {
    let sql = "DELETE FROM sign_in_code
               WHERE id IN (SELECT id FROM sign_in_code WHERE ends_at < $1 ORDER BY ends_at LIMIT $2)";
    tx.exec(sql, params![now - CODE_STAYS, most])
}

/// Forgets up to `most` sign-ins that are over or were ended, and answers how many that were.
pub fn forget_sign_ins(tx: &mut Tx<'_>, now: Timestamp, most: i64) -> Result<u64, Error> {
    let sql = "DELETE FROM sign_in
               WHERE id IN (SELECT id FROM sign_in WHERE ends_at < $1 OR ended_at < $1 LIMIT $2)";
    tx.exec(sql, params![now - SIGN_IN_STAYS, most])
}

/// Whether the instance has an operator.
pub fn is_operated(read: &mut Read<'_>) -> Result<bool, Error> {
    Ok(read.count("SELECT COUNT(*) FROM person WHERE operator = true AND erased_at IS NULL", &[])? > 0)
}

/// Keeps the link by which the first operator comes in: a code without an address.
pub fn add_first(tx: &mut Tx<'_>, id: CodeId, link_hash: &str, made: Timestamp, ends: Timestamp) -> Result<(), Error> {
    let row = CodeRow { id, email: "", code_hash: "", link_hash, browser_hash: "", next_path: "/communities/new" };
    add_code(tx, &row, made, ends)
}
