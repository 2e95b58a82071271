//! The statements on `rsvp`.

use jiff::Timestamp;
use kith_base::{Env, jiff};
use kith_db::{Error, Read, Tx, params};
use kith_facts::{Fact, record};
use kith_policy::{CommunityId, PersonId};
use serde_json::json;

use crate::SessionId;
use crate::rsvp::{Answer, Rsvp};

/// Keeps what somebody answers, in the place of what they answered before.
pub fn set_rsvp(
    tx: &mut Tx<'_>,
    env: &Env,
    (community, session): (CommunityId, SessionId),
    (person, answer): (PersonId, Answer),
    at: Timestamp,
) -> Result<(), Error> {
    let sql = "INSERT INTO rsvp (session_id, person_id, answer, at) VALUES ($1, $2, $3, $4)
               ON CONFLICT (session_id, person_id) DO UPDATE SET answer = excluded.answer, at = excluded.at";
    tx.exec(sql, params![session, person, answer, at])?;
    let data = json!({ "answer": answer.word() });
    record(tx, env, &Fact::new("rsvp.given", ("session", session)).within(community).by(person).with(data))?;
    Ok(())
}

/// Who answered what, by name: the first few of each answer, and the reader's own.
pub fn rsvps(
    r: &mut Read<'_>,
    session: SessionId,
    (reader, most): (Option<PersonId>, i64),
) -> Result<Vec<Rsvp>, Error> {
    r.all(
        "SELECT w.person_id, w.name, w.answer, w.many FROM (
             SELECT v.person_id, p.name, v.answer, COUNT(*) OVER (PARTITION BY v.answer) AS many,
                    ROW_NUMBER() OVER (PARTITION BY v.answer ORDER BY p.folded, p.id) AS place
             FROM rsvp v JOIN person p ON p.id = v.person_id WHERE v.session_id = $1 AND p.erased_at IS NULL) w
         WHERE w.place <= $3 OR w.person_id = $2 ORDER BY w.place",
        params![session, reader, most],
    )
}
