//! The statements on light letters, and on those whom they are for.

use kith_base::jiff::Timestamp;
use kith_charter::InvitationId;
use kith_db::{Error, Read, Tx, params};
use kith_mail::allowance::WEEK;
use kith_sessions::{Session, SessionId};

use crate::light::{Invited, Light};
use crate::occasion::Held;
use crate::step::Step;

/// Those who were invited into the community of a session before it, have not answered, are not in it already, and of
/// whom it is not kept what became of this letter; or one of them.
pub fn invited(
    r: &mut Read<'_>,
    session: &Session,
    (light, who): (Light, Option<InvitationId>),
    now: Timestamp,
) -> Result<Vec<Invited>, Error> {
    r.all(
        "SELECT i.id, i.name, i.email, i.lang, i.made_at, i.ends_at, i.opened_at IS NOT NULL,
                EXISTS (SELECT 1 FROM rsvp v WHERE v.session_id = $2 AND v.person_id = e.person_id),
                (SELECT COUNT(*) FROM letter l WHERE l.to_address = i.email AND l.written_at > $5
                   AND l.kind = 'notify.light')
         FROM invitation i LEFT JOIN person_reach e ON e.email = i.email
         WHERE i.community_id = $1 AND i.answer IS NULL AND i.ends_at > $4 AND (i.id = $6 OR $6 IS NULL)
           AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.person_id = e.person_id AND m.community_id = $1
                             AND m.from_at <= $4 AND (m.until_at IS NULL OR m.until_at > $4))
           AND NOT EXISTS (SELECT 1 FROM light_letter g WHERE g.session_id = $2 AND g.what = $3
                             AND g.invitation_id = i.id)
         ORDER BY i.made_at, i.id",
        params![session.community_id, session.id, light, now, now - WEEK, who],
    )
}

/// Whether no session for everybody in its community is nearer than this one, which is still to come.
pub fn is_next(r: &mut Read<'_>, session: &Session, now: Timestamp) -> Result<bool, Error> {
    let nearer = r.count(
        "SELECT COUNT(*) FROM session s WHERE s.community_id = $1 AND s.audience = 'community'
           AND s.cancelled_at IS NULL AND s.starts_at > $2 AND s.starts_at < $3",
        params![session.community_id, now, session.starts_at],
    )?;
    Ok(nearer == 0)
}

/// Keeps what became of a light letter for whoever has an invitation; `false` if that was kept before.
pub fn keep_light(
    tx: &mut Tx<'_>,
    (session, step, invitation): (SessionId, Step, InvitationId),
    (light, held): (Light, Option<Held>),
    at: Timestamp,
) -> Result<bool, Error> {
    let sql =
        "INSERT INTO light_letter (session_id, what, invitation_id, step, held, at) VALUES ($1, $2, $3, $4, $5, $6)
               ON CONFLICT DO NOTHING";
    Ok(tx.exec(sql, params![session, light, invitation, step, held, at])? > 0)
}
