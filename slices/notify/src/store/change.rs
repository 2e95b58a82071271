//! The statements on who was told what of a session.

use kith_base::Uuid;
use kith_base::jiff::Timestamp;
use kith_db::{Error, Read, Tx, params};
use kith_policy::PersonId;
use kith_sessions::SessionId;

/// Who was told of a session before an instant, by a letter before it or by their own answer that they come, may come or
/// wait; and was not told of this fact.
pub fn told_before(
    r: &mut Read<'_>,
    session: SessionId,
    (fact, at): (Uuid, Timestamp),
) -> Result<Vec<PersonId>, Error> {
    let rows: Vec<(PersonId,)> = r.all(
        "SELECT p.id FROM person p
         WHERE p.erased_at IS NULL AND p.id IN (
             SELECT g.person_id FROM reminder g WHERE g.session_id = $1 AND g.held IS NULL AND g.at < $3
               AND g.step IN ('early', 'week', 'prepare', 'eve')
             UNION SELECT v.person_id FROM rsvp v WHERE v.session_id = $1 AND v.answer <> 'no' AND v.at < $3)
           AND NOT EXISTS (SELECT 1 FROM change_told c WHERE c.fact_id = $2 AND c.person_id = p.id)
         ORDER BY p.id",
        params![session, fact, at],
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Somebody is told of a fact; `false` if they were before.
pub fn tell(
    tx: &mut Tx<'_>,
    (session, fact): (SessionId, Uuid),
    person: PersonId,
    at: Timestamp,
) -> Result<bool, Error> {
    let sql = "INSERT INTO change_told (session_id, fact_id, person_id, at) VALUES ($1, $2, $3, $4)
               ON CONFLICT DO NOTHING";
    Ok(tx.exec(sql, params![session, fact, person, at])? > 0)
}
