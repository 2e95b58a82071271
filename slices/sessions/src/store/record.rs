//! The statements on the record of a session: its course, notes, decisions, neighbours, publication.

use jiff::Timestamp;
use kith_base::{Uuid, jiff};
use kith_db::{Error, Read, Tx, params};
use kith_policy::PersonId;
use kith_web::{Prose, RENDERER};

use crate::commitment::DecisionId;
use crate::record::{Named, NamedId, Neighbour, Neighbours, Notes, Written};
use crate::{ActivityId, Session, SessionId};

/// The session has begun.
pub fn begin_session(tx: &mut Tx<'_>, session: SessionId, at: Timestamp) -> Result<(), Error> {
    let sql = "UPDATE session SET begun_at = COALESCE(begun_at, $2), ended_at = NULL WHERE id = $1";
    tx.exec(sql, params![session, at]).map(|_| ())
}

/// An activity of a session begins, or begins again.
pub fn begin_activity(tx: &mut Tx<'_>, session: SessionId, activity: ActivityId, at: Timestamp) -> Result<(), Error> {
    let sql = "UPDATE activity SET begun_at = $3 WHERE session_id = $1 AND id = $2";
    tx.exec(sql, params![session, activity, at]).map(|_| ())
}

/// The session has ended.
pub fn end_session(tx: &mut Tx<'_>, session: SessionId, at: Timestamp) -> Result<(), Error> {
    tx.exec("UPDATE session SET ended_at = $2 WHERE id = $1", params![session, at]).map(|_| ())
}

/// What was written into the record of a session: its notes, its decisions and what was named, in order; and how much of it
/// may not be quoted any more.
pub fn written(r: &mut Read<'_>, session: SessionId) -> Result<Written, Error> {
    let rows: Vec<(i64, Uuid, String, String)> = r.all(
        "SELECT w.what, w.id, w.text, w.beside FROM (
             SELECT CAST(0 AS BIGINT) AS what, s.id, s.notes AS text, s.notes_html AS beside, CAST(0 AS BIGINT) AS place
             FROM session s WHERE s.id = $1
             UNION ALL
             SELECT CAST(1 AS BIGINT), d.id, d.text, '', d.place_in_list FROM decision d WHERE d.session_id = $1
             UNION ALL
             SELECT CAST(2 AS BIGINT), n.id, n.text, n.address, n.place_in_list FROM named n WHERE n.session_id = $1
             UNION ALL
             SELECT CAST(3 AS BIGINT), c.id, '', '', CAST(0 AS BIGINT) FROM contribution c
             WHERE c.session_id = $1 AND c.kept = true AND c.quote_withdrawn_at IS NOT NULL) w
         ORDER BY w.what, w.place, w.id",
        params![session],
    )?;
    let mut written = Written::default();
    for (what, id, text, beside) in rows {
        match what {
            0 => written.notes = Notes { text, html: beside },
            1 => written.decisions.push((id.into(), text)),
            2 => written.named.push(Named { id: id.into(), text, address: beside }),
            _ => written.withdrawn += 1,
        }
    }
    Ok(written)
}

/// Adds what was named after the others.
pub fn add_named(tx: &mut Tx<'_>, id: NamedId, session: SessionId, (text, address): (&str, &str)) -> Result<(), Error> {
    tx.exec(
        "INSERT INTO named (id, session_id, place_in_list, text, address)
         SELECT $1, $2, CAST(COALESCE(MAX(place_in_list), 0) + 1 AS BIGINT), $3, $4 FROM named WHERE session_id = $2",
        params![id, session, text, address],
    )
    .map(|_| ())
}

/// Strikes out what was named in a session; `false` if it is not there.
pub fn remove_named(tx: &mut Tx<'_>, session: SessionId, id: NamedId) -> Result<bool, Error> {
    Ok(tx.exec("DELETE FROM named WHERE session_id = $1 AND id = $2", params![session, id])? > 0)
}

/// Replaces the notes of a session.
pub fn set_notes(tx: &mut Tx<'_>, session: SessionId, notes: &Prose) -> Result<(), Error> {
    let sql = "UPDATE session SET notes = $2, notes_html = $3, renderer = $4 WHERE id = $1";
    tx.exec(sql, params![session, notes.source, notes.html, RENDERER]).map(|_| ())
}

/// Adds a decision after the others.
pub fn add_decision(tx: &mut Tx<'_>, id: DecisionId, session: SessionId, text: &str) -> Result<(), Error> {
    tx.exec(
        "INSERT INTO decision (id, session_id, place_in_list, text)
         SELECT $1, $2, CAST(COALESCE(MAX(place_in_list), 0) + 1 AS BIGINT), $3 FROM decision WHERE session_id = $2",
        params![id, session, text],
    )
    .map(|_| ())
}

/// Strikes a decision of a session out; `false` if it is not there.
pub fn remove_decision(tx: &mut Tx<'_>, session: SessionId, id: DecisionId) -> Result<bool, Error> {
    Ok(tx.exec("DELETE FROM decision WHERE session_id = $1 AND id = $2", params![session, id])? > 0)
}

/// How many contributions stay in the record of a session.
pub fn kept(r: &mut Read<'_>, session: SessionId) -> Result<i64, Error> {
    let sql = "SELECT COUNT(*) FROM contribution WHERE session_id = $1 AND kept = true AND team_id IS NULL";
    r.count(sql, params![session])
}

/// Publishes the record; `false` if it was published before.
pub fn publish_at(tx: &mut Tx<'_>, session: SessionId, by: Option<PersonId>, at: Timestamp) -> Result<bool, Error> {
    let sql = "UPDATE session SET published_at = $2, published_by = $3 WHERE id = $1 AND published_at IS NULL";
    Ok(tx.exec(sql, params![session, at, by])? > 0)
}

/// Takes the recap of a session for one person in hand; `false` if it was written to them before.
pub fn claim_recap(tx: &mut Tx<'_>, session: SessionId, person: PersonId, at: Timestamp) -> Result<bool, Error> {
    let sql = "INSERT INTO recap (session_id, person_id, written_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
    Ok(tx.exec(sql, params![session, person, at])? > 0)
}

/// The community and short name of a session, for a letter.
pub fn whereabouts(r: &mut Read<'_>, session: SessionId) -> Result<Option<(kith_policy::CommunityId, String)>, Error> {
    r.maybe(
        "SELECT k.id, k.slug FROM session s JOIN community k ON k.id = s.community_id WHERE s.id = $1",
        params![session],
    )
}

/// The sessions before and after this one among those of the same people: of its series, or of none.
pub fn neighbours(r: &mut Read<'_>, session: &Session) -> Result<Neighbours, Error> {
    let found: Vec<Neighbour> = r.all(
        "SELECT n.id, n.title, n.lang, n.starts_at FROM session n
         WHERE n.id IN (
             (SELECT s.id FROM session s
              WHERE s.community_id = $1 AND s.audience = $2 AND s.cancelled_at IS NULL
                AND (s.cohort_id = $3 OR (s.cohort_id IS NULL AND $3 IS NULL))
                AND (s.team_id = $4 OR (s.team_id IS NULL AND $4 IS NULL))
                AND (s.series_id = $5 OR $5 IS NULL)
                AND (s.starts_at, s.id) < ($6, $7)
              ORDER BY s.starts_at DESC, s.id DESC LIMIT 1),
             (SELECT s.id FROM session s
              WHERE s.community_id = $1 AND s.audience = $2 AND s.cancelled_at IS NULL
                AND (s.cohort_id = $3 OR (s.cohort_id IS NULL AND $3 IS NULL))
                AND (s.team_id = $4 OR (s.team_id IS NULL AND $4 IS NULL))
                AND (s.series_id = $5 OR $5 IS NULL)
                AND (s.starts_at, s.id) > ($6, $7)
              ORDER BY s.starts_at, s.id LIMIT 1))",
        params![
            session.community_id,
            session.audience,
            session.cohort_id,
            session.team_id,
            session.series_id,
            session.starts_at,
            session.id
        ],
    )?;
    let before = |it: &Neighbour| (it.starts_at, it.id) < (session.starts_at, session.id);
    let (mut earlier, mut later): (Vec<_>, Vec<_>) = found.into_iter().partition(before);
    Ok(Neighbours { previous: earlier.pop(), next: later.pop() })
}
