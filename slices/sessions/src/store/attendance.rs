//! The statements on `attendance`.

use jiff::Timestamp;
use kith_base::jiff;
use kith_db::{Error, Read, Tx, params};
use kith_policy::PersonId;

use crate::attendance::{How, Present, Unheard};
use crate::{ActivityId, SessionId};

/// Everybody whose attendance is noted, by name.
pub fn present(r: &mut Read<'_>, session: SessionId) -> Result<Vec<Present>, Error> {
    r.all(
        "SELECT a.person_id, p.name, a.how FROM attendance a JOIN person p ON p.id = a.person_id
         WHERE a.session_id = $1 ORDER BY p.folded, p.id",
        params![session],
    )
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

/// How many came beside those who are noted.
pub fn set_also_present(tx: &mut Tx<'_>, session: SessionId, many: i64) -> Result<(), Error> {
    tx.exec("UPDATE session SET also_present = $2 WHERE id = $1", params![session, many]).map(|_| ())
}

/// Who is here and has said nothing in an activity under their name, by name. What somebody said without a name, or to
/// their own team only, does not count: it would tell who it was.
pub fn unheard(r: &mut Read<'_>, session: SessionId, activity: ActivityId) -> Result<Vec<Unheard>, Error> {
    r.all(
        "SELECT a.person_id, p.name, a.how,
                EXISTS (SELECT 1 FROM contribution c
                        WHERE c.session_id = $1 AND c.person_id = a.person_id AND c.team_id IS NULL)
         FROM attendance a JOIN person p ON p.id = a.person_id
         WHERE a.session_id = $1
           AND NOT EXISTS (SELECT 1 FROM contribution c
                           WHERE c.activity_id = $2 AND c.person_id = a.person_id AND c.team_id IS NULL)
         ORDER BY p.folded, p.id",
        params![session, activity],
    )
}
