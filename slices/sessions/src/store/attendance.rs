//! The statements on `attendance`.

use jiff::Timestamp;
use kith_base::{Uuid, jiff};
use kith_db::{Error, Read, Tx, from_row, params};
use kith_policy::{PersonId, TeamId};

use crate::SessionId;
use crate::attendance::{Beside, Change, Corrected, How, Via};

from_row!(Corrected { name, was, became, via, by, at });
from_row!(Beside { how, team, team_name, many });

/// The first of those who are noted as here, by name, and whether each is a guest; and how many there are in all.
pub fn present(r: &mut Read<'_>, session: SessionId, most: i64) -> Result<(Vec<(String, bool)>, i64), Error> {
    let rows: Vec<(String, bool, i64)> = r.all(
        "SELECT p.name, EXISTS (SELECT 1 FROM guest q JOIN guest_link k ON k.id = q.link_id
                                WHERE q.person_id = p.id AND k.session_id = a.session_id), COUNT(*) OVER ()
         FROM attendance a JOIN person p ON p.id = a.person_id
         WHERE a.session_id = $1 ORDER BY p.folded, p.id LIMIT $2",
        params![session, most],
    )?;
    let all = rows.first().map_or(0, |(_, _, all)| *all);
    Ok((rows.into_iter().map(|(name, guest, _)| (name, guest)).collect(), all))
}

/// How one person came, if it is noted.
pub fn attendance_of(r: &mut Read<'_>, session: SessionId, person: PersonId) -> Result<Option<How>, Error> {
    let sql = "SELECT how FROM attendance WHERE session_id = $1 AND person_id = $2";
    let found: Option<(How,)> = r.maybe(sql, params![session, person])?;
    Ok(found.map(|(how,)| how))
}

/// Notes that somebody came, and how; whatever was noted before is replaced.
pub fn note_attendance(
    tx: &mut Tx<'_>,
    (session, person): (SessionId, PersonId),
    how: How,
    noted_by: Option<PersonId>,
    at: Timestamp,
) -> Result<(), Error> {
    tx.exec(
        "INSERT INTO attendance (session_id, person_id, how, noted_by, noted_at) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (session_id, person_id) DO UPDATE SET how = excluded.how, noted_by = excluded.noted_by,
                                                           noted_at = excluded.noted_at",
        params![session, person, how, noted_by, at],
    )
    .map(|_| ())
}

/// Somebody did not come after all.
pub fn forget_attendance(tx: &mut Tx<'_>, session: SessionId, person: PersonId) -> Result<(), Error> {
    tx.exec("DELETE FROM attendance WHERE session_id = $1 AND person_id = $2", params![session, person]).map(|_| ())
}

/// Logs a change of what is noted about somebody.
pub fn log_change(
    tx: &mut Tx<'_>,
    id: Uuid,
    (session, change): (SessionId, Change),
    via: Via,
    (by, at): (Option<PersonId>, Timestamp),
) -> Result<(), Error> {
    tx.exec(
        "INSERT INTO attendance_change (id, session_id, person_id, was, became, via, changed_by, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        params![id, session, change.person, change.from, change.to, via, by, at],
    )
    .map(|_| ())
}

/// The newest corrections of a session: what was noted otherwise before.
pub fn corrections(r: &mut Read<'_>, session: SessionId, most: i64) -> Result<Vec<Corrected>, Error> {
    r.all(
        "SELECT p.name, c.was, c.became, c.via, b.name, c.changed_at
         FROM attendance_change c JOIN person p ON p.id = c.person_id LEFT JOIN person b ON b.id = c.changed_by
         WHERE c.session_id = $1 AND c.was IS NOT NULL ORDER BY c.changed_at DESC, c.id DESC LIMIT $2",
        params![session, most],
    )
}

/// So many came to the room beside those who are noted: what an importer knows of it.
pub fn set_also_present(tx: &mut Tx<'_>, session: SessionId, many: i64) -> Result<(), Error> {
    set_beside(tx, session.into(), session, (How::Room, None), many)
}

/// How many came beside those who are noted, by how they came and of which team.
pub fn beside(r: &mut Read<'_>, session: SessionId) -> Result<Vec<Beside>, Error> {
    r.all(
        "SELECT b.how, b.team_id, t.name, b.many FROM beside b LEFT JOIN team t ON t.id = b.team_id
         WHERE b.session_id = $1 ORDER BY CASE WHEN b.team_id IS NULL THEN 0 ELSE 1 END, t.name, b.how, b.id LIMIT 100",
        params![session],
    )
}

/// So many came beside, in this way and of this team; whatever was noted of them before is replaced.
pub fn set_beside(
    tx: &mut Tx<'_>,
    id: Uuid,
    session: SessionId,
    (how, team): (How, Option<TeamId>),
    many: i64,
) -> Result<(), Error> {
    tx.exec(
        "DELETE FROM beside WHERE session_id = $1 AND how = $2
           AND (team_id = $3 OR (team_id IS NULL AND $3 IS NULL))",
        params![session, how, team],
    )?;
    if many > 0 {
        let sql = "INSERT INTO beside (id, session_id, team_id, how, many) VALUES ($1, $2, $3, $4, $5)";
        tx.exec(sql, params![id, session, team, how, many])?;
    }
    recount(tx, session)
}

/// Counts again how many came beside: those who were counted, and the lines of reports that are none of the people.
pub fn recount(tx: &mut Tx<'_>, session: SessionId) -> Result<(), Error> {
    tx.exec(
        "UPDATE session SET also_present =
             (SELECT CAST(COALESCE(SUM(b.many), 0) AS BIGINT) FROM beside b WHERE b.session_id = $1)
             + (SELECT COUNT(*) FROM seen n WHERE n.session_id = $1 AND n.state = 'beside')
         WHERE id = $1",
        params![session],
    )
    .map(|_| ())
}
