//! The statements on `rsvp`.

use jiff::{SignedDuration, Timestamp};
use kith_base::{Env, jiff};
use kith_db::{Error, Read, Tx, params};
use kith_facts::{Fact, record};
use kith_policy::{CommunityId, PersonId};
use serde_json::json;

use crate::SessionId;
use crate::rsvp::{Places, Reply, Rsvp};

/// Keeps what somebody answers, in the place of what they answered before; `false` where they wait for a place now.
/// Where places are counted, answers to one session are taken one after the other.
pub fn set_rsvp(
    tx: &mut Tx<'_>,
    env: &Env,
    (community, session): (CommunityId, SessionId),
    (person, reply): (PersonId, &Reply),
    at: Timestamp,
) -> Result<bool, Error> {
    let counted = lock_places(tx, session)? && reply.answer.comes();
    let places = if counted { places(tx, session, person)? } else { None };
    let waits = places.is_some_and(|places| !places.has_room());
    let instead = reply.instead.as_ref();
    let sql = "INSERT INTO rsvp (session_id, person_id, answer, at, waits_from, instead, instead_id)
               VALUES ($1, $2, $3, $4, $5, $6, $7)
               ON CONFLICT (session_id, person_id) DO UPDATE
               SET answer = excluded.answer, at = excluded.at, instead = excluded.instead,
                   instead_id = excluded.instead_id,
                   waits_from = CASE WHEN excluded.waits_from IS NULL THEN NULL
                                     ELSE COALESCE(rsvp.waits_from, excluded.waits_from) END";
    let (name, stand_in) = (instead.map(|it| it.name.to_string()), instead.and_then(|it| it.person));
    tx.exec(sql, params![session, person, reply.answer, at, waits.then_some(at), name, stand_in])?;
    let data = json!({ "answer": reply.answer.word(), "waits": waits });
    record(tx, env, &Fact::new("rsvp.given", ("session", session)).within(community).by(person).with(data))?;
    Ok(!waits)
}

/// Lets the places of a session be counted by one transaction at a time. `false` where everybody may come.
fn lock_places(tx: &mut Tx<'_>, session: SessionId) -> Result<bool, Error> {
    let sql = "UPDATE session SET capacity = capacity WHERE id = $1 AND capacity IS NOT NULL";
    Ok(tx.exec(sql, params![session])? > 0)
}

/// How the places of a session stand for somebody, where they are counted.
fn places(r: &mut Read<'_>, session: SessionId, person: PersonId) -> Result<Option<Places>, Error> {
    r.maybe(
        "SELECT s.capacity, COUNT(CASE WHEN v.waits_from IS NULL AND v.person_id <> $2 THEN 1 END),
                COUNT(CASE WHEN v.waits_from IS NOT NULL AND v.person_id <> $2 THEN 1 END),
                COUNT(CASE WHEN v.waits_from IS NULL AND v.person_id = $2 THEN 1 END) > 0
         FROM session s LEFT JOIN rsvp v ON v.session_id = s.id AND v.answer IN ('yes', 'phone', 'instead')
         WHERE s.id = $1 AND s.capacity IS NOT NULL GROUP BY s.capacity",
        params![session, person],
    )
}

/// Says how many may come, or that everybody may.
pub fn set_capacity(tx: &mut Tx<'_>, session: SessionId, capacity: Option<i64>) -> Result<(), Error> {
    tx.exec("UPDATE session SET capacity = $2 WHERE id = $1", params![session, capacity])?;
    Ok(())
}

/// How many places are free, after those who hold them; nothing where they are not counted.
pub fn free_places(tx: &mut Tx<'_>, session: SessionId) -> Result<Option<i64>, Error> {
    lock_places(tx, session)?;
    let free: Option<(i64,)> = tx.maybe(
        "SELECT s.capacity - (SELECT COUNT(*) FROM rsvp v WHERE v.session_id = s.id AND v.waits_from IS NULL
                                AND v.answer IN ('yes', 'phone', 'instead'))
         FROM session s WHERE s.id = $1 AND s.capacity IS NOT NULL",
        params![session],
    )?;
    Ok(free.map(|(free,)| free))
}

/// Who waits for a place, the first first.
pub fn waiting(r: &mut Read<'_>, session: SessionId, most: i64) -> Result<Vec<PersonId>, Error> {
    let list: Vec<(PersonId,)> = r.all(
        "SELECT v.person_id FROM rsvp v JOIN person p ON p.id = v.person_id
         WHERE v.session_id = $1 AND v.waits_from IS NOT NULL AND p.erased_at IS NULL
         ORDER BY v.waits_from, v.person_id LIMIT $2",
        params![session, most],
    )?;
    Ok(list.into_iter().map(|(id,)| id).collect())
}

/// Gives somebody who waits a place.
pub fn take_place(
    tx: &mut Tx<'_>,
    env: &Env,
    (community, session): (CommunityId, SessionId),
    person: PersonId,
) -> Result<(), Error> {
    let sql = "UPDATE rsvp SET waits_from = NULL WHERE session_id = $1 AND person_id = $2";
    tx.exec(sql, params![session, person])?;
    record(tx, env, &Fact::new("rsvp.moved_up", ("session", session)).within(community).by(person))?;
    Ok(())
}

/// The sessions of a community that begin after a while ago, and to which somebody answered that they come or may come.
pub fn answered_ahead(
    r: &mut Read<'_>,
    (community, person): (CommunityId, PersonId),
    now: Timestamp,
) -> Result<Vec<SessionId>, Error> {
    let longest = SignedDuration::from_mins(crate::session::LONGEST);
    let list: Vec<(SessionId,)> = r.all(
        "SELECT s.id FROM rsvp v JOIN session s ON s.id = v.session_id
         WHERE v.person_id = $2 AND s.community_id = $1 AND s.starts_at > $3 AND s.cancelled_at IS NULL
           AND v.answer <> 'no'
         ORDER BY s.starts_at, s.id",
        params![community, person, now - longest],
    )?;
    Ok(list.into_iter().map(|(id,)| id).collect())
}

/// Takes back what somebody answered who may not come any more; `false` where they did not say that they come.
pub fn lapse(
    tx: &mut Tx<'_>,
    env: &Env,
    (community, session): (CommunityId, SessionId),
    person: PersonId,
) -> Result<bool, Error> {
    lock_places(tx, session)?;
    let sql = "UPDATE rsvp SET answer = 'no', at = $3, waits_from = NULL, instead = NULL, instead_id = NULL
               WHERE session_id = $1 AND person_id = $2 AND answer <> 'no'";
    if tx.exec(sql, params![session, person, env.now()])? == 0 {
        return Ok(false);
    }
    let fact = Fact::new("rsvp.lapsed", ("session", session)).within(community).with(json!({ "person": person }));
    record(tx, env, &fact)?;
    Ok(true)
}

/// The one person of a community who has exactly this name, folded.
pub fn member_named(
    r: &mut Read<'_>,
    community: CommunityId,
    folded: &str,
    now: Timestamp,
) -> Result<Option<PersonId>, Error> {
    let found: Vec<(PersonId,)> = r.all(
        "SELECT DISTINCT p.id FROM person p JOIN membership m ON m.person_id = p.id
         WHERE m.community_id = $1 AND p.folded = $2 AND p.erased_at IS NULL AND m.role <> 'sponsor'
           AND m.from_at <= $3 AND (m.until_at IS NULL OR m.until_at > $3) AND m.suspended_at IS NULL LIMIT 2",
        params![community, folded, now],
    )?;
    Ok(if let [(id,)] = found[..] { Some(id) } else { None })
}

/// Who answered what, by name: the first few of each answer, and the reader's own. Who waits stands in their order.
pub fn rsvps(
    r: &mut Read<'_>,
    session: SessionId,
    (reader, most): (Option<PersonId>, i64),
) -> Result<Vec<Rsvp>, Error> {
    r.all(
        "SELECT w.person_id, w.name, w.answer, w.instead, w.many, w.place, w.guest FROM (
             SELECT a.person_id, a.name, a.answer, a.instead, a.guest, COUNT(*) OVER (PARTITION BY a.answer) AS many,
                    ROW_NUMBER() OVER (PARTITION BY a.answer ORDER BY a.waits_from, a.folded, a.person_id) AS place
             FROM (SELECT v.person_id, p.name, p.folded, v.waits_from, COALESCE(i.name, v.instead, '') AS instead,
                          CASE WHEN v.waits_from IS NULL THEN v.answer ELSE 'waits' END AS answer,
                          EXISTS (SELECT 1 FROM guest q JOIN guest_link k ON k.id = q.link_id
                                  WHERE q.person_id = p.id AND k.session_id = $1) AS guest
                   FROM rsvp v JOIN person p ON p.id = v.person_id
                   LEFT JOIN person i ON i.id = v.instead_id AND i.erased_at IS NULL
                   WHERE v.session_id = $1 AND p.erased_at IS NULL) a) w
         WHERE w.place <= $3 OR w.person_id = $2 ORDER BY w.place",
        params![session, reader, most],
    )
}
