//! The statements on what is due and what became of it.

use kith_base::jiff::Timestamp;
use kith_db::{Error, Read, Tx, from_row, params};
use kith_policy::PersonId;
use kith_sessions::SessionId;

use crate::occasion::Held;
use crate::step::Step;

/// What became of a step for somebody.
#[derive(Clone, PartialEq, Debug)]
pub struct Gone {
    pub step: Step,
    /// Nobody where it went to whoever is invited.
    pub person: Option<PersonId>,
    pub name: String,
    /// Why there was no letter.
    pub held: Option<Held>,
    pub at: Timestamp,
}
from_row!(Gone { step, person, name, held, at });

/// What became of every step of a session, by name: of letters to its people, and of light letters to the invited.
pub fn gone(r: &mut Read<'_>, session: SessionId) -> Result<Vec<Gone>, Error> {
    r.all(
        "SELECT w.step, w.person_id, w.name, w.held, w.at FROM (
             SELECT g.step, g.person_id, p.name, g.held, g.at, p.folded
             FROM reminder g JOIN person p ON p.id = g.person_id WHERE g.session_id = $1
             UNION ALL
             SELECT l.step, NULL, i.name, l.held, l.at, i.name
             FROM light_letter l JOIN invitation i ON i.id = l.invitation_id WHERE l.session_id = $1) w
         ORDER BY w.folded, w.person_id",
        params![session],
    )
}

/// Keeps what became of a step for somebody; `false` if that was kept before.
pub fn keep(
    tx: &mut Tx<'_>,
    (session, step, person): (SessionId, Step, PersonId),
    held: Option<Held>,
    at: Timestamp,
) -> Result<bool, Error> {
    let sql = "INSERT INTO reminder (session_id, step, person_id, held, at) VALUES ($1, $2, $3, $4, $5)
               ON CONFLICT DO NOTHING";
    Ok(tx.exec(sql, params![session, step, person, held, at])? > 0)
}

/// The steps that are to be looked at by `now`, those that wait longest first.
pub fn due(r: &mut Read<'_>, now: Timestamp, most: i64) -> Result<Vec<(SessionId, Step)>, Error> {
    r.all(
        "SELECT session_id, step FROM rhythm_due WHERE due_at <= $1 ORDER BY due_at, session_id, step LIMIT $2",
        params![now, most],
    )
}

/// A step of a session is to be looked at at this instant.
pub fn set_due(tx: &mut Tx<'_>, session: SessionId, step: Step, at: Timestamp) -> Result<(), Error> {
    let sql = "INSERT INTO rhythm_due (session_id, step, due_at) VALUES ($1, $2, $3)
               ON CONFLICT (session_id, step) DO UPDATE SET due_at = excluded.due_at";
    tx.exec(sql, params![session, step, at]).map(|_| ())
}

/// A step of a session was looked at, and is due again at this instant.
pub fn looked_at(tx: &mut Tx<'_>, session: SessionId, step: Step, next: Timestamp) -> Result<(), Error> {
    let sql = "UPDATE rhythm_due SET due_at = $3 WHERE session_id = $1 AND step = $2";
    tx.exec(sql, params![session, step, next]).map(|_| ())
}

/// A step of a session is due no more.
pub fn forget_due(tx: &mut Tx<'_>, session: SessionId, step: Step) -> Result<(), Error> {
    tx.exec("DELETE FROM rhythm_due WHERE session_id = $1 AND step = $2", params![session, step]).map(|_| ())
}

/// Up to when the facts of plans were followed.
pub fn followed(r: &mut Read<'_>) -> Result<Option<Timestamp>, Error> {
    let found: Option<(Timestamp,)> = r.maybe("SELECT at FROM rhythm_followed WHERE follower = 'plans'", &[])?;
    Ok(found.map(|(at,)| at))
}

/// The facts of plans were followed up to this instant.
pub fn set_followed(tx: &mut Tx<'_>, at: Timestamp) -> Result<(), Error> {
    let sql = "INSERT INTO rhythm_followed (follower, at) VALUES ('plans', $1)
               ON CONFLICT (follower) DO UPDATE SET at = excluded.at";
    tx.exec(sql, params![at]).map(|_| ())
}
