//! The statements on `participation`: who takes part how. Whoever said nothing takes part as most do.

use kith_base::Env;
use kith_base::jiff::Timestamp;
use kith_db::{Error, Read, Tx, params};
use kith_facts::{Fact, record};
use kith_policy::{CommunityId, PersonId};
use serde_json::json;

use crate::{Level, Participation};

/// How somebody takes part in a community.
pub fn participation_of(read: &mut Read<'_>, community: CommunityId, person: PersonId) -> Result<Participation, Error> {
    let found: Option<(Level, bool)> = read.maybe(
        "SELECT level, recaps FROM participation WHERE community_id = $1 AND person_id = $2",
        params![community, person],
    )?;
    Ok(found.map(|(level, recaps)| Participation { level, recaps }).unwrap_or_default())
}

/// Keeps how somebody takes part from now on, as they said.
pub fn take_part(
    tx: &mut Tx<'_>,
    env: &Env,
    (community, person): (CommunityId, PersonId),
    new: Participation,
) -> Result<(), Error> {
    tx.exec(
        "INSERT INTO participation (community_id, person_id, level, recaps, since) VALUES ($1, $2, $3, $4, $5)
         ON CONFLICT (community_id, person_id)
         DO UPDATE SET level = excluded.level, recaps = excluded.recaps, since = excluded.since",
        params![community, person, new.level, new.recaps, env.now()],
    )?;
    let fact = Fact::new("participation.changed", ("person", person)).within(community).by(person);
    record(tx, env, &fact.with(json!({ "level": new.level.word(), "recaps": new.recaps })))?;
    Ok(())
}

/// How many people of a community take part how at `now`.
pub fn count_levels(read: &mut Read<'_>, community: CommunityId, now: Timestamp) -> Result<Vec<(Level, i64)>, Error> {
    read.all(
        "SELECT COALESCE(v.level, 'active'), COUNT(*)
         FROM (SELECT DISTINCT m.person_id FROM membership m JOIN person p ON p.id = m.person_id
               WHERE m.community_id = $1 AND m.from_at <= $2 AND (m.until_at IS NULL OR m.until_at > $2)
                 AND m.suspended_at IS NULL AND m.role <> 'sponsor' AND p.erased_at IS NULL) w
         LEFT JOIN participation v ON v.community_id = $1 AND v.person_id = w.person_id
         GROUP BY COALESCE(v.level, 'active')",
        params![community, now],
    )
}
