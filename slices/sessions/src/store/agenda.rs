//! The statements on `activity`.

use jiff::Timestamp;
use kith_base::{Env, jiff};
use kith_db::{Error, Read, Tx, params};
use kith_facts::{Fact, record};
use kith_policy::{CommunityId, PersonId};
use serde_json::json;

use crate::agenda::NewActivity;
use crate::{Activity, ActivityId, SeriesId, Session, SessionId};

/// The agenda of a session, in order.
pub fn agenda(r: &mut Read<'_>, session: SessionId) -> Result<Vec<Activity>, Error> {
    r.all(
        "SELECT id, session_id, place_in_agenda, kind, title, minutes, prompt, method, begun_at
         FROM activity WHERE session_id = $1 AND removed_at IS NULL ORDER BY place_in_agenda, id",
        params![session],
    )
}

/// One activity of a session of a community, unless it was taken out.
pub fn activity(r: &mut Read<'_>, community: CommunityId, id: ActivityId) -> Result<Option<Activity>, Error> {
    r.maybe(
        "SELECT a.id, a.session_id, a.place_in_agenda, a.kind, a.title, a.minutes, a.prompt, a.method, a.begun_at
         FROM activity a JOIN session s ON s.id = a.session_id
         WHERE s.community_id = $1 AND a.id = $2 AND a.removed_at IS NULL",
        params![community, id],
    )
}

/// What was taken out of the agenda of a session, the latest first.
pub fn removed_activities(r: &mut Read<'_>, session: SessionId) -> Result<Vec<Activity>, Error> {
    r.all(
        "SELECT id, session_id, place_in_agenda, kind, title, minutes, prompt, method, begun_at
         FROM activity WHERE session_id = $1 AND removed_at IS NOT NULL ORDER BY removed_at DESC, id LIMIT 10",
        params![session],
    )
}

/// The agenda of the latest session of a series before an instant; empty where there is none.
pub fn previous_agenda(
    r: &mut Read<'_>,
    series: Option<SeriesId>,
    before: Timestamp,
) -> Result<Vec<NewActivity>, Error> {
    let found: Vec<Activity> = r.all(
        "SELECT id, session_id, place_in_agenda, kind, title, minutes, prompt, method, begun_at
         FROM activity WHERE removed_at IS NULL AND session_id = (
             SELECT s.id FROM session s
             WHERE s.series_id = $1 AND s.starts_at < $2 AND s.cancelled_at IS NULL
               AND EXISTS (SELECT 1 FROM activity a WHERE a.session_id = s.id AND a.removed_at IS NULL)
             ORDER BY s.starts_at DESC, s.id DESC LIMIT 1)
         ORDER BY place_in_agenda, id",
        params![series, before],
    )?;
    Ok(found.iter().map(NewActivity::from).collect())
}

/// Puts an activity into an agenda, at a place. The fact is its caller's.
pub fn put_activity(
    tx: &mut Tx<'_>,
    id: ActivityId,
    session: SessionId,
    place: i64,
    new: &NewActivity,
) -> Result<(), Error> {
    tx.exec(
        "INSERT INTO activity (id, session_id, place_in_agenda, kind, title, minutes, prompt, method)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        params![id, session, place, new.kind, new.title, new.minutes, new.prompt, new.method],
    )?;
    Ok(())
}

/// Adds an activity at the end of an agenda.
pub fn add_activity(
    tx: &mut Tx<'_>,
    env: &Env,
    session: &Session,
    new: &NewActivity,
    by: PersonId,
) -> Result<ActivityId, Error> {
    let id: ActivityId = env.id();
    let last =
        tx.count("SELECT COALESCE(MAX(place_in_agenda), 0) FROM activity WHERE session_id = $1", params![session.id])?;
    put_activity(tx, id, session.id, last + 1, new)?;
    note_change(tx, env, session, "added", by)?;
    Ok(id)
}

/// Changes an activity.
pub fn change_activity(
    tx: &mut Tx<'_>,
    env: &Env,
    (session, id): (&Session, ActivityId),
    new: &NewActivity,
    by: PersonId,
) -> Result<(), Error> {
    tx.exec(
        "UPDATE activity SET kind = $3, title = $4, minutes = $5, prompt = $6, method = $7
         WHERE id = $1 AND session_id = $2",
        params![id, session.id, new.kind, new.title, new.minutes, new.prompt, new.method],
    )?;
    note_change(tx, env, session, "changed", by)
}

/// Keeps an order and the minutes that go with it.
pub fn set_order(
    tx: &mut Tx<'_>,
    env: &Env,
    session: &Session,
    order: &[(ActivityId, i64)],
    by: PersonId,
) -> Result<(), Error> {
    for (place, (id, minutes)) in (1_i64..).zip(order) {
        tx.exec(
            "UPDATE activity SET place_in_agenda = $3, minutes = $4 WHERE id = $1 AND session_id = $2",
            params![id, session.id, place, minutes],
        )?;
    }
    note_change(tx, env, session, "ordered", by)
}

/// Takes an activity out of the agenda, or puts it back where it was. What was said in it stays.
pub fn set_removed(
    tx: &mut Tx<'_>,
    env: &Env,
    (session, id): (&Session, ActivityId),
    removed: bool,
    by: PersonId,
) -> Result<(), Error> {
    let at = removed.then(|| env.now());
    tx.exec("UPDATE activity SET removed_at = $3 WHERE id = $1 AND session_id = $2", params![id, session.id, at])?;
    note_change(tx, env, session, if removed { "removed" } else { "put_back" }, by)
}

fn note_change(tx: &mut Tx<'_>, env: &Env, session: &Session, how: &str, by: PersonId) -> Result<(), Error> {
    let fact = Fact::new("agenda.changed", ("session", session.id)).within(session.community_id).by(by);
    record(tx, env, &fact.with(json!({ "how": how })))?;
    Ok(())
}
