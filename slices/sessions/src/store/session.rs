//! The statements on `session`.

use kith_db::{Error, Read, params};
use kith_policy::CommunityId;

use crate::{Session, SessionId};

/// One session of a community.
pub fn session(r: &mut Read<'_>, community: CommunityId, id: SessionId) -> Result<Option<Session>, Error> {
    r.maybe(
        "SELECT id, community_id, cohort_id, team_id, audience, series_id, title, purpose, lang, on_day, time_of_day,
                zone, starts_at, minutes, link, phone, passcode, facilitator_id, revision, also_present, begun_at,
                ended_at, cancelled_at, published_at, published_by
         FROM session WHERE community_id = $1 AND id = $2",
        params![community, id],
    )
}
