//! The statements on `consent`, and what withdrawing one does to what was derived from it.

use jiff::Timestamp;
use kith_base::jiff;
use kith_db::{Error, Read, Tx, from_row, params};
use kith_policy::{CommunityId, PersonId};

use crate::SessionId;
use crate::consent::{Agreed, Purpose, Said};

from_row!(Said { purpose, given, at });
from_row!(Agreed { person, name, recording, quoting, here, recorded, quoted, guest });

/// What somebody said in a community.
pub fn said_by(r: &mut Read<'_>, community: CommunityId, person: PersonId) -> Result<Vec<Said>, Error> {
    let sql = "SELECT purpose, given, said_at FROM consent WHERE person_id = $1 AND community_id = $2 ORDER BY purpose";
    r.all(sql, params![person, community])
}

/// Whether somebody agreed to a purpose in a community. What was not said is not given.
pub fn is_given(r: &mut Read<'_>, community: CommunityId, person: PersonId, purpose: Purpose) -> Result<bool, Error> {
    let sql = "SELECT COUNT(*) FROM consent
               WHERE person_id = $1 AND community_id = $2 AND purpose = $3 AND given = true";
    Ok(r.count(sql, params![person, community, purpose])? > 0)
}

/// Somebody says whether they agree to a purpose.
pub fn say(
    tx: &mut Tx<'_>,
    (community, person): (CommunityId, PersonId),
    (purpose, given): (Purpose, bool),
    at: Timestamp,
) -> Result<(), Error> {
    tx.exec(
        "INSERT INTO consent (person_id, community_id, purpose, given, said_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (person_id, community_id, purpose) DO UPDATE SET given = excluded.given, said_at = excluded.said_at",
        params![person, community, purpose, given, at],
    )
    .map(|_| ())
}

/// Nothing that somebody said under their name in a community may be quoted any more. What they said without it stays as
/// they chose then: changed at the same moment, it would show whose words it is. Giving consent again later does not give
/// back what was said before.
pub fn withdraw_quotes(
    tx: &mut Tx<'_>,
    (community, person): (CommunityId, PersonId),
    at: Timestamp,
) -> Result<u64, Error> {
    tx.exec(
        "UPDATE contribution SET may_quote = $4, quote_withdrawn_at = $3
         WHERE may_quote = true AND person_id = $1
           AND session_id IN (SELECT s.id FROM session s WHERE s.community_id = $2)",
        params![person, community, at, false],
    )
}

/// Who is at a session and may be recorded and quoted, by name, from after somebody.
pub fn agreed(r: &mut Read<'_>, session: SessionId, after: PersonId, most: i64) -> Result<Vec<Agreed>, Error> {
    r.all(
        "SELECT w.id, w.name, w.recording, w.quoting, w.here, w.recorded, w.quoted, w.guest FROM (
             SELECT p.id, p.name, p.folded, c.given AS recording, q.given AS quoting, COUNT(*) OVER () AS here,
                    COUNT(CASE WHEN c.given = true THEN 1 END) OVER () AS recorded,
                    COUNT(CASE WHEN q.given = true THEN 1 END) OVER () AS quoted,
                    EXISTS (SELECT 1 FROM guest g JOIN guest_link k ON k.id = g.link_id
                            WHERE g.person_id = p.id AND k.session_id = a.session_id) AS guest
             FROM attendance a JOIN session s ON s.id = a.session_id JOIN person p ON p.id = a.person_id
             LEFT JOIN consent c ON c.person_id = p.id AND c.community_id = s.community_id AND c.purpose = 'recording'
             LEFT JOIN consent q ON q.person_id = p.id AND q.community_id = s.community_id AND q.purpose = 'quoting'
             WHERE a.session_id = $1 AND p.erased_at IS NULL) w
         WHERE (w.folded, w.id) > (COALESCE((SELECT l.folded FROM person l WHERE l.id = $2), ''), $2)
         ORDER BY w.folded, w.id LIMIT $3",
        params![session, after, most],
    )
}
