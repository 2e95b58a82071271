//! The statements on `plan_line`.

use kith_base::{Env, Uuid};
use kith_db::{Error, FromRow, Read, Row, Tx, params};
use kith_facts::{Fact, record};
use kith_policy::{CommunityId, PersonId};

use crate::plan::{Draft, Line, LineId};

impl FromRow for Line {
    fn read(row: &Row<'_>) -> Result<Self, Error> {
        let said = Draft {
            term: row.get(2)?,
            year: row.get(3)?,
            code: row.get(4)?,
            text: row.get(5)?,
            owner: row.get(6)?,
            state: row.get(7)?,
            from: row.get(8)?,
            until: row.get(9)?,
        };
        Ok(Self { id: row.get(0)?, changed_at: row.get(1)?, said })
    }
}

/// The lines of a community's work plans from one year to another, the newest year first.
pub fn lines(r: &mut Read<'_>, community: CommunityId, (first, last): (i64, i64)) -> Result<Vec<Line>, Error> {
    r.all(
        "SELECT id, changed_at, term_id, year, code, text, owner, state, starts_on, ends_on FROM plan_line
         WHERE community_id = $1 AND year >= $2 AND year <= $3 ORDER BY year DESC, code, id LIMIT 3000",
        params![community, first, last],
    )
}

/// One line of a community's work plans.
pub fn line(r: &mut Read<'_>, community: CommunityId, id: LineId) -> Result<Option<Line>, Error> {
    r.maybe(
        "SELECT id, changed_at, term_id, year, code, text, owner, state, starts_on, ends_on FROM plan_line
         WHERE community_id = $1 AND id = $2",
        params![community, id],
    )
}

/// Adds a line.
pub fn add_line(
    tx: &mut Tx<'_>,
    env: &Env,
    community: CommunityId,
    (new, by): (&Draft, Option<PersonId>),
) -> Result<LineId, Error> {
    let id: LineId = env.id();
    tx.exec(
        "INSERT INTO plan_line (id, community_id, changed_at, term_id, year, code, text, owner, state, starts_on, ends_on)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        params![
            id,
            community,
            env.now(),
            new.term,
            new.year,
            new.code,
            new.text,
            new.owner,
            new.state,
            new.from,
            new.until
        ],
    )?;
    note(tx, env, community, ("plan-line.added", id, by))?;
    Ok(id)
}

/// A line says this from now on. What served another priority by it serves the new one.
pub fn change_line(
    tx: &mut Tx<'_>,
    env: &Env,
    community: CommunityId,
    (Line { id, changed_at, said: new }, by): (&Line, Option<PersonId>),
) -> Result<(), Error> {
    tx.exec(
        "UPDATE plan_line SET changed_at = $2, term_id = $3, year = $4, code = $5, text = $6, owner = $7, state = $8,
                starts_on = $9, ends_on = $10
         WHERE id = $1",
        params![id, changed_at, new.term, new.year, new.code, new.text, new.owner, new.state, new.from, new.until],
    )?;
    tx.exec(
        "UPDATE aim SET term_id = $2 WHERE line_id = $1 AND term_id <> $2 AND NOT EXISTS (
             SELECT 1 FROM aim o WHERE o.kind = aim.kind AND o.thing_id = aim.thing_id AND o.term_id = $2)",
        params![id, new.term],
    )?;
    tx.exec("UPDATE aim SET line_id = NULL WHERE line_id = $1 AND term_id <> $2", params![id, new.term])?;
    note(tx, env, community, ("plan-line.changed", *id, by))
}

/// Takes a line out. What pointed at it points at its priority still.
pub fn remove_line(
    tx: &mut Tx<'_>,
    env: &Env,
    community: CommunityId,
    (id, by): (LineId, Option<PersonId>),
) -> Result<(), Error> {
    tx.exec("UPDATE aim SET line_id = NULL WHERE line_id = $1", params![id])?;
    tx.exec("DELETE FROM plan_line WHERE id = $1", params![id])?;
    note(tx, env, community, ("plan-line.removed", id, by))
}

fn note(
    tx: &mut Tx<'_>,
    env: &Env,
    community: CommunityId,
    (kind, id, by): (&'static str, LineId, Option<PersonId>),
) -> Result<(), Error> {
    let fact = Fact::new(kind, ("plan-line", id)).within(community);
    record(tx, env, &Fact { actor: by.map(Uuid::from), ..fact })?;
    Ok(())
}
