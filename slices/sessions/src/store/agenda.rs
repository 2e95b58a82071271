//! The statements on `activity`.

use kith_db::{Error, Read, params};

use crate::{Activity, SessionId};

/// The agenda of a session, in order.
pub fn agenda(r: &mut Read<'_>, session: SessionId) -> Result<Vec<Activity>, Error> {
    r.all(
        "SELECT id, session_id, place_in_agenda, kind, title, minutes, prompt, begun_at
         FROM activity WHERE session_id = $1 AND removed_at IS NULL ORDER BY place_in_agenda, id",
        params![session],
    )
}
