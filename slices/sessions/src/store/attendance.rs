//! The statements on `attendance`.

use jiff::Timestamp;
use kith_base::jiff;
use kith_db::{Error, Read, Tx, params};
use kith_policy::PersonId;

use crate::SessionId;
use crate::attendance::How;

/// The first of those who are noted as here, by name; and how many there are in all.
pub fn present(r: &mut Read<'_>, session: SessionId, most: i64) -> Result<(Vec<String>, i64), Error> {
    let rows: Vec<(String, i64)> = r.all(
        "SELECT p.name, COUNT(*) OVER () FROM attendance a JOIN person p ON p.id = a.person_id
         WHERE a.session_id = $1 ORDER BY p.folded, p.id LIMIT $2",
        params![session, most],
    )?;
    let all = rows.first().map_or(0, |(_, all)| *all);
    Ok((rows.into_iter().map(|(name, _)| name).collect(), all))
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
