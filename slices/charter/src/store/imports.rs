//! The statements on `roster_import` and its parts.

use kith_base::jiff::Timestamp;
use kith_base::{Env, Uuid, ids};
use kith_db::{Error, Read, Tx, from_row, params};
use kith_facts::{Fact, record};
use kith_policy::{CommunityId, PersonId};
use serde_json::json;

use super::end;
use crate::MembershipId;

ids! {
    /// A list of people that was brought in at once.
    ImportId,
}
kith_db::bind_ids!(ImportId);

/// What an import did to a row of another table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Act {
    /// A membership began.
    Began,
    /// A membership ended: another role follows it.
    Ended,
    /// An invitation was made.
    Invited,
}

impl Act {
    pub fn word(self) -> &'static str {
        match self {
            Act::Began => "began",
            Act::Ended => "ended",
            Act::Invited => "invited",
        }
    }

    pub fn of(word: &str) -> Option<Self> {
        [Act::Began, Act::Ended, Act::Invited].into_iter().find(|act| act.word() == word)
    }
}

kith_db::bind_words!(Act);

/// Notes an import with everything it did, at the instant at which it did it.
pub fn add_import(
    tx: &mut Tx<'_>,
    env: &Env,
    community: CommunityId,
    parts: &[(Act, Uuid)],
    (by, at): (PersonId, Timestamp),
) -> Result<ImportId, Error> {
    let id: ImportId = env.id();
    let sql = "INSERT INTO roster_import (id, community_id, made_by, made_at) VALUES ($1, $2, $3, $4)";
    tx.exec(sql, params![id, community, by, at])?;
    for (act, part) in parts {
        let sql = "INSERT INTO roster_import_part (import_id, act, part_id) VALUES ($1, $2, $3)";
        tx.exec(sql, params![id, act, part])?;
    }
    let fact = Fact::new("roster.imported", ("roster-import", id)).within(community).by(by);
    record(tx, env, &fact.with(json!({ "parts": parts.len() })))?;
    Ok(id)
}

/// An import that was made.
#[derive(Clone, PartialEq, Debug)]
pub struct Imported {
    pub id: ImportId,
    pub made_at: Timestamp,
    pub changes: i64,
    pub undone_at: Option<Timestamp>,
}

from_row!(Imported { id, made_at, changes, undone_at });

/// The last ten imports of a community, the newest first.
pub fn imports_of(read: &mut Read<'_>, community: CommunityId) -> Result<Vec<Imported>, Error> {
    read.all(
        "SELECT i.id, i.made_at, (SELECT COUNT(*) FROM roster_import_part p WHERE p.import_id = i.id), i.undone_at
         FROM roster_import i WHERE i.community_id = $1 ORDER BY i.made_at DESC, i.id DESC LIMIT 10",
        params![community],
    )
}

/// Takes an import back: what began ends, what ended goes on, invitations without an answer are withdrawn. `false` if
/// there is none to take back.
pub fn undo_import(
    tx: &mut Tx<'_>,
    env: &Env,
    community: CommunityId,
    id: ImportId,
    by: PersonId,
) -> Result<bool, Error> {
    let now = env.now();
    let sql = "UPDATE roster_import SET undone_at = $3 WHERE id = $1 AND community_id = $2 AND undone_at IS NULL";
    if tx.exec(sql, params![id, community, now])? == 0 {
        return Ok(false);
    }
    let began: Vec<(MembershipId,)> = tx.all(
        "SELECT m.id FROM membership m JOIN roster_import_part p ON p.part_id = m.id
         WHERE p.import_id = $1 AND p.act = 'began' AND m.until_at IS NULL",
        params![id],
    )?;
    for (membership,) in began {
        end(tx, env, (community, membership), now, Some(by))?;
    }
    // Only what the import itself ended goes on again: its end is the instant of the import.
    tx.exec(
        "UPDATE membership SET until_at = NULL
         WHERE until_at = (SELECT made_at FROM roster_import WHERE id = $1)
           AND id IN (SELECT part_id FROM roster_import_part WHERE import_id = $1 AND act = 'ended')",
        params![id],
    )?;
    tx.exec(
        "UPDATE invitation SET answered_at = $2, answer = 'withdrawn' WHERE answer IS NULL AND id IN (
             SELECT part_id FROM roster_import_part WHERE import_id = $1 AND act = 'invited')",
        params![id, now],
    )?;
    record(tx, env, &Fact::new("roster.import-undone", ("roster-import", id)).within(community).by(by))?;
    Ok(true)
}
