//! Finding a session with the timetable that holds for it.

use kith_charter::Community;
use kith_db::Read;
use kith_policy::CommunityId;
use kith_sessions::{Session, SessionId};
use kith_web::Stop;

use crate::holidays::Holidays;
use crate::occasion::{Occasion, Timetable};
use crate::store;

/// The timetable of a community as a whole.
pub fn timetable(r: &mut Read<'_>, community: &Community) -> Result<Timetable, Stop> {
    Ok(store::timetable(r, community.id, (None, None), usual(community))?)
}

/// A session that was found, with its timetable. Two statements.
pub fn occasion(r: &mut Read<'_>, community: Community, session: Session) -> Result<Occasion, Stop> {
    let of = (Some(session.id), session.series_id);
    let timetable = store::timetable(r, community.id, of, usual(&community))?;
    let (next, questions) = store::between(r, &session)?;
    Ok(Occasion { session, community, timetable, next, questions })
}

/// The session of this id wherever it is, with its timetable; nothing where its community is retired.
pub fn occasion_of(r: &mut Read<'_>, id: SessionId) -> Result<Option<Occasion>, Stop> {
    let Some(community) = store::placed(r, id)? else { return Ok(None) };
    let Some(community) = living(r, community)? else { return Ok(None) };
    let Some(session) = kith_sessions::store::session(r, community.id, id)? else { return Ok(None) };
    occasion(r, community, session).map(Some)
}

fn living(r: &mut Read<'_>, id: CommunityId) -> Result<Option<Community>, Stop> {
    Ok(kith_charter::store::community(r, id)?.filter(|community| community.retired.is_none()))
}

fn usual(community: &Community) -> Holidays {
    Holidays::likely(&community.zone, community.lang)
}
