//! The statements on those whom a session is for, as letters see them, and on the session itself.

use std::collections::BTreeMap;

use kith_base::jiff::Timestamp;
use kith_base::jiff::tz::TimeZone;
use kith_charter::{Level, Participation};
use kith_db::{Error, FromRow, Read, Row, params};
use kith_mail::allowance::{ASKED_FOR, USUAL, WEEK};
use kith_mail::{Allowance, Choice};
use kith_policy::{CommunityId, PersonId};
use kith_sessions::store::people::{CIRCLE, circle};
use kith_sessions::{Session, SessionId};

use crate::occasion::Reader;

impl FromRow for Reader {
    fn read(row: &Row<'_>) -> Result<Self, Error> {
        let zone: String = row.get(3)?;
        Ok(Self {
            person: row.get(0)?,
            name: row.get(1)?,
            lang: row.get(2)?,
            zone: kith_web::zone(&zone).unwrap_or(TimeZone::UTC),
            answer: row.get(4)?,
            came: row.get(5)?,
            has_recap: row.get(6)?,
            has_address: row.get(7)?,
            promised: row.get(8)?,
            unready: row.get(11)?,
            choice: row.get::<Option<Choice>>(9)?.unwrap_or_default(),
            part: Participation {
                level: row.get::<Option<Level>>(12)?.unwrap_or_default(),
                recaps: row.get::<Option<bool>>(13)?.unwrap_or_default(),
            },
            rated: row.get(14)?,
            turn: row.get(15)?,
            allowance: Allowance { most: row.get::<Option<i64>>(10)?.unwrap_or(USUAL), written: Vec::new() },
        })
    }
}

/// Everybody whom a session is for, by name: what they answered, whether they came, what they chose, and the letters
/// that they got in the last seven days. Two statements, whatever their number. Who runs the session comes to it.
pub fn readers(r: &mut Read<'_>, session: &Session, now: Timestamp) -> Result<Vec<Reader>, Error> {
    some(r, session, now, None)
}

/// One of them.
pub fn reader(r: &mut Read<'_>, session: &Session, now: Timestamp, who: PersonId) -> Result<Option<Reader>, Error> {
    Ok(some(r, session, now, Some(who))?.pop())
}

fn some(r: &mut Read<'_>, session: &Session, now: Timestamp, who: Option<PersonId>) -> Result<Vec<Reader>, Error> {
    let sql = format!(
        "SELECT p.id, p.name, p.lang, p.zone, CASE WHEN p.id = $6 THEN 'yes' WHEN v.waits_from IS NOT NULL THEN 'waits' ELSE v.answer END,
                a.how IS NOT NULL,
                x.person_id IS NOT NULL, e.person_id IS NOT NULL,
                EXISTS (SELECT 1 FROM commitment k JOIN session d ON d.id = k.session_id
                        WHERE k.person_id = p.id AND k.state IN ('open', 'later') AND d.community_id = $1),
                c.choice, w.most,
                EXISTS (SELECT 1 FROM preparation b WHERE b.session_id = $5)
                AND NOT EXISTS (SELECT 1 FROM ready f WHERE f.session_id = $5 AND f.person_id = p.id)
                AND NOT EXISTS (SELECT 1 FROM need n WHERE n.session_id = $5 AND n.person_id = p.id),
                q.level, q.recaps, EXISTS (SELECT 1 FROM pulse u WHERE u.session_id = $5 AND u.person_id = p.id),
                CASE WHEN v.waits_from IS NULL THEN 0 ELSE
                     (SELECT COUNT(*) FROM rsvp o WHERE o.session_id = $5
                        AND (o.waits_from, o.person_id) <= (v.waits_from, v.person_id)) END
         FROM (SELECT i.person_id FROM ({CIRCLE}) i GROUP BY i.person_id) y
         JOIN person p ON p.id = y.person_id AND p.erased_at IS NULL
         LEFT JOIN rsvp v ON v.session_id = $5 AND v.person_id = p.id
         LEFT JOIN attendance a ON a.session_id = $5 AND a.person_id = p.id
         LEFT JOIN recap x ON x.session_id = $5 AND x.person_id = p.id
         LEFT JOIN person_reach e ON e.person_id = p.id AND e.email IS NOT NULL
         LEFT JOIN letter_choice c ON c.person_id = p.id AND c.community_id = $1
         LEFT JOIN participation q ON q.person_id = p.id AND q.community_id = $1
         LEFT JOIN letter_allowance w ON w.person_id = p.id
         WHERE p.id = $7 OR $7 IS NULL
         ORDER BY p.folded, p.id"
    );
    let (cohort, team) = circle(session);
    let (community, id, host) = (session.community_id, session.id, session.facilitator_id);
    let mut readers: Vec<Reader> = r.all(&sql, params![community, now, cohort, team, id, host, who])?;
    let sql = format!(
        "SELECT l.person_id, l.written_at FROM letter l
         WHERE l.person_id IN ({CIRCLE}) AND (l.person_id = $6 OR $6 IS NULL) AND l.written_at > $5
           AND l.kind NOT IN ({ASKED_FOR})
         ORDER BY l.written_at, l.id"
    );
    let rows: Vec<(PersonId, Timestamp)> = r.all(&sql, params![community, now, cohort, team, now - WEEK, who])?;
    let mut written: BTreeMap<PersonId, Vec<Timestamp>> = BTreeMap::new();
    for (person, at) in rows {
        written.entry(person).or_default().push(at);
    }
    for reader in &mut readers {
        reader.allowance.written = written.remove(&reader.person).unwrap_or_default();
    }
    Ok(readers)
}

/// When the same people meet next after a session, and how many of its questions are open.
pub fn between(r: &mut Read<'_>, session: &Session) -> Result<(Option<Timestamp>, i64), Error> {
    r.one(
        "SELECT (SELECT MIN(s.starts_at) FROM session s
                 WHERE s.community_id = $1 AND s.audience = $2 AND s.cancelled_at IS NULL AND s.starts_at > $6
                   AND (s.cohort_id = $3 OR (s.cohort_id IS NULL AND $3 IS NULL))
                   AND (s.team_id = $4 OR (s.team_id IS NULL AND $4 IS NULL)) AND (s.series_id = $5 OR $5 IS NULL)),
                (SELECT COUNT(*) FROM question q WHERE q.session_id = $7 AND q.state = 'open')",
        params![
            session.community_id,
            session.audience,
            session.cohort_id,
            session.team_id,
            session.series_id,
            session.starts_at,
            session.id
        ],
    )
}

/// The next thousand sessions of a community that begin after an instant.
pub fn ahead(r: &mut Read<'_>, community: CommunityId, after: Timestamp) -> Result<Vec<SessionId>, Error> {
    let rows: Vec<(SessionId,)> = r.all(
        "SELECT id FROM session WHERE community_id = $1 AND starts_at > $2 ORDER BY starts_at, id LIMIT 1000",
        params![community, after],
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// The community of a session, unless it is of an archived cohort: nothing more is written about that.
pub fn placed(r: &mut Read<'_>, session: SessionId) -> Result<Option<CommunityId>, Error> {
    let found: Option<(CommunityId,)> = r.maybe(
        "SELECT s.community_id FROM session s LEFT JOIN team t ON t.id = s.team_id
         LEFT JOIN cohort h ON h.id = COALESCE(s.cohort_id, t.cohort_id)
         WHERE s.id = $1 AND h.archived_at IS NULL",
        params![session],
    )?;
    Ok(found.map(|(community,)| community))
}
