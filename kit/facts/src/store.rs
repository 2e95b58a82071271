//! The statements on `fact`. None updates and none deletes.

use kith_base::jiff::Timestamp;
use kith_base::{Cursor, Env, PAGE, Uuid};
use kith_db::{Error, FromRow, Read, Row, Tx, params};

use crate::{Fact, FactId, Recorded};

/// Records that `fact` happens now, in the transaction of what it tells.
pub fn record(tx: &mut Tx<'_>, env: &Env, fact: &Fact) -> Result<FactId, Error> {
    let id: FactId = env.id();
    let (kind, subject) = fact.subject;
    let data = fact.data.to_string();
    tx.exec(
        "INSERT INTO fact (id, at, kind, actor_id, community_id, subject_kind, subject_id, data)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        params![id, env.now(), fact.kind, fact.actor, fact.community, kind, subject, data],
    )?;
    tx.note_fact();
    Ok(id)
}

/// A page of what happened to one thing, the newest first, from before `before` ([`Cursor::end`] for the first page).
pub fn of_subject(r: &mut Read<'_>, subject: impl Into<Uuid>, before: Cursor) -> Result<Vec<Recorded>, Error> {
    r.all(
        "SELECT id, at, kind, actor_id, community_id, subject_kind, subject_id, data FROM fact
         WHERE subject_id = $1 AND (at, id) < ($2, $3) ORDER BY at DESC, id DESC LIMIT $4",
        params![subject.into(), before.at, before.id, PAGE],
    )
}

/// A page of what happened in one community, the newest first, from before `before`.
pub fn of_community(r: &mut Read<'_>, community: impl Into<Uuid>, before: Cursor) -> Result<Vec<Recorded>, Error> {
    r.all(
        "SELECT id, at, kind, actor_id, community_id, subject_kind, subject_id, data FROM fact
         WHERE community_id = $1 AND (at, id) < ($2, $3) ORDER BY at DESC, id DESC LIMIT $4",
        params![community.into(), before.at, before.id, PAGE],
    )
}

/// What was planned, changed, moved, cancelled, restored, ended or published from `from` on, the oldest first: what
/// timetables follow.
pub fn of_plans(r: &mut Read<'_>, from: Timestamp, most: i64) -> Result<Vec<Recorded>, Error> {
    r.all(
        "SELECT id, at, kind, actor_id, community_id, subject_kind, subject_id, data FROM fact
         WHERE kind IN ('session.planned', 'session.changed', 'session.moved', 'session.cancelled', 'session.restored',
                   'session.ended', 'session.published')
           AND at >= $1 ORDER BY at, id LIMIT $2",
        params![from, most],
    )
}

impl FromRow for Recorded {
    fn read(row: &Row<'_>) -> Result<Self, Error> {
        let data: String = row.get(7)?;
        Ok(Self {
            id: row.get(0)?,
            at: row.get::<Timestamp>(1)?,
            kind: row.get(2)?,
            actor: row.get(3)?,
            community: row.get(4)?,
            subject: (row.get(5)?, row.get(6)?),
            data: data.parse().unwrap_or_default(), // written by `record` alone, so it always reads
        })
    }
}
