//! The statements on `aim`: what one thing serves.

use kith_base::{Env, Uuid};
use kith_charter::TermId;
use kith_db::{Error, Read, Tx, params};
use kith_facts::{Fact, record};
use kith_policy::{CommunityId, PersonId};
use kith_sessions::SessionId;
use serde_json::json;

use crate::aim::{Kind, Served};
use crate::plan::LineId;

/// What one thing serves, in the order in which that was said.
pub fn aims_of(r: &mut Read<'_>, kind: Kind, thing: Uuid) -> Result<Vec<Served>, Error> {
    r.all(
        "SELECT m.term_id, l.year, l.code, l.text FROM aim m LEFT JOIN plan_line l ON l.id = m.line_id
         WHERE m.kind = $1 AND m.thing_id = $2 ORDER BY m.made_at, m.term_id",
        params![kind, thing],
    )
}

/// A thing, perhaps of a session, serves a priority, perhaps by a line of the work plan.
pub fn point(
    tx: &mut Tx<'_>,
    env: &Env,
    community: CommunityId,
    (kind, thing, session): (Kind, Uuid, Option<SessionId>),
    (term, line, by): (TermId, Option<LineId>, Option<PersonId>),
) -> Result<(), Error> {
    tx.exec(
        "INSERT INTO aim (community_id, kind, thing_id, session_id, term_id, line_id, made_by, made_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (kind, thing_id, term_id) DO UPDATE SET line_id = excluded.line_id",
        params![community, kind, thing, session, term, line, by, env.now()],
    )?;
    let fact =
        Fact::new("aim.set", (kind.word(), thing)).within(community).with(json!({ "priority": term, "line": line }));
    record(tx, env, &Fact { actor: by.map(Uuid::from), ..fact })?;
    Ok(())
}

/// A thing serves a priority no more, if it did.
pub fn unpoint(
    tx: &mut Tx<'_>,
    env: &Env,
    community: CommunityId,
    (kind, thing): (Kind, Uuid),
    (term, by): (TermId, Option<PersonId>),
) -> Result<(), Error> {
    let sql = "DELETE FROM aim WHERE kind = $1 AND thing_id = $2 AND term_id = $3";
    if tx.exec(sql, params![kind, thing, term])? > 0 {
        let fact = Fact::new("aim.removed", (kind.word(), thing)).within(community).with(json!({ "priority": term }));
        record(tx, env, &Fact { actor: by.map(Uuid::from), ..fact })?;
    }
    Ok(())
}
