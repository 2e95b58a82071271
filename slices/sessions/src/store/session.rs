//! The statements on one `session`.

use kith_base::{Env, Uuid};
use kith_charter::Community;
use kith_db::{Error, FromRow, Read, Row, Tx, params};
use kith_facts::{Fact, record};
use kith_policy::{CommunityId, PersonId};
use serde_json::json;

use super::sessions::SESSION;
use crate::session::{FirstAgenda, NewSession, SessionDraft};
use crate::{Session, SessionId, store};

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

/// A session with what its pages say of it: the name of its facilitator, of the circle it is for, and its community.
pub struct Placed {
    pub session: Session,
    pub facilitator: Option<String>,
    pub circle: Option<String>,
    pub community: Community,
    /// How many may come, where it is not everybody.
    pub capacity: Option<i64>,
}

impl FromRow for Placed {
    fn read(row: &Row<'_>) -> Result<Self, Error> {
        let community = Community {
            id: row.get(SESSION + 2)?,
            slug: row.get(SESSION + 3)?,
            name: row.get(SESSION + 4)?,
            lang: row.get(SESSION + 5)?,
            zone: row.get(SESSION + 6)?,
            accent: row.get(SESSION + 7)?,
            visibility: row.get(SESSION + 8)?,
            joining: row.get(SESSION + 9)?,
            summary: row.get(SESSION + 10)?,
            opened_at: row.get(SESSION + 11)?,
            retired: row.get(SESSION + 12)?,
        };
        let (facilitator, circle) = (row.get(SESSION)?, row.get(SESSION + 1)?);
        Ok(Self { session: Session::read(row)?, facilitator, circle, community, capacity: row.get(SESSION + 13)? })
    }
}

/// One session of the community with this short name, unless that is retired.
pub fn placed(r: &mut Read<'_>, slug: &str, id: SessionId) -> Result<Option<Placed>, Error> {
    r.maybe(
        "SELECT s.id, s.community_id, s.cohort_id, s.team_id, s.audience, s.series_id, s.title, s.purpose, s.lang,
                s.on_day, s.time_of_day, s.zone, s.starts_at, s.minutes, s.link, s.phone, s.passcode,
                s.facilitator_id, s.revision, s.also_present, s.begun_at, s.ended_at, s.cancelled_at,
                s.published_at, s.published_by, p.name, COALESCE(t.name, h.name), k.id, k.slug, k.name, k.lang, k.zone,
                k.accent, k.visibility, k.joining, k.summary, k.opened_at, k.retired_at,
                s.capacity
         FROM session s JOIN community k ON k.id = s.community_id LEFT JOIN person p ON p.id = s.facilitator_id
         LEFT JOIN team t ON t.id = s.team_id LEFT JOIN cohort h ON h.id = s.cohort_id
         WHERE k.slug = $1 AND k.retired_at IS NULL AND s.id = $2",
        params![slug, id],
    )
}

/// Plans a session, with its agenda.
pub fn plan(tx: &mut Tx<'_>, env: &Env, new: &NewSession) -> Result<SessionId, Error> {
    let NewSession { id, community_id, series_id, draft, .. } = new;
    let details = &draft.details;
    tx.exec(
        "INSERT INTO session (id, community_id, cohort_id, team_id, audience, series_id, title, purpose, lang, on_day,
                              time_of_day, zone, starts_at, minutes, link, phone, passcode, facilitator_id, revision,
                              also_present, notes, notes_html, renderer)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, 0, 0, '', '', $19)",
        params![
            id,
            community_id,
            details.whom.cohort(),
            details.whom.team(),
            details.whom.audience(),
            series_id,
            draft.title,
            details.purpose,
            details.lang,
            draft.wall.day,
            draft.wall.time.to_string(),
            draft.wall.zone,
            draft.starts_at,
            draft.minutes,
            details.link,
            details.phone,
            details.passcode,
            details.facilitator,
            kith_web::RENDERER
        ],
    )?;
    let agenda = match &new.agenda {
        FirstAgenda::Given(list) => list.clone(),
        FirstAgenda::PreviousOr(list) => match store::previous_agenda(tx, *series_id, draft.starts_at)? {
            previous if previous.is_empty() => list.clone(),
            previous => previous,
        },
    };
    for (place, activity) in (1..).zip(&agenda) {
        store::put_activity(tx, env.id(), *id, place, activity)?;
    }
    let data = json!({ "series": series_id, "starts_at": draft.starts_at, "activities": agenda.len() });
    let fact = Fact::new("session.planned", ("session", *id)).within(*community_id).with(data);
    record(tx, env, &Fact { actor: new.by.map(Uuid::from), ..fact })?;
    Ok(*id)
}

/// Changes what is said of a session. `false` when it has changed since `revision`.
pub fn change_session(
    tx: &mut Tx<'_>,
    env: &Env,
    (before, revision): (&Session, i64),
    draft: &SessionDraft,
    by: PersonId,
) -> Result<bool, Error> {
    let details = &draft.details;
    let changed = tx.exec(
        "UPDATE session SET cohort_id = $3, team_id = $4, audience = $5, title = $6, purpose = $7, lang = $8,
                on_day = $9, time_of_day = $10, zone = $11, starts_at = $12, minutes = $13, link = $14, phone = $15,
                passcode = $16, facilitator_id = $17, revision = revision + 1
         WHERE id = $1 AND revision = $2",
        params![
            before.id,
            revision,
            details.whom.cohort(),
            details.whom.team(),
            details.whom.audience(),
            draft.title,
            details.purpose,
            details.lang,
            draft.wall.day,
            draft.wall.time.to_string(),
            draft.wall.zone,
            draft.starts_at,
            draft.minutes,
            details.link,
            details.phone,
            details.passcode,
            details.facilitator
        ],
    )?;
    if changed == 0 {
        return Ok(false);
    }
    let moved = before.starts_at != draft.starts_at;
    let kind = if moved { "session.moved" } else { "session.changed" };
    let fact = Fact::new(kind, ("session", before.id)).within(before.community_id).by(by);
    let data = if moved { json!({ "from": before.starts_at, "to": draft.starts_at }) } else { json!(null) };
    record(tx, env, &fact.with(data))?;
    Ok(true)
}

/// Cancels a session, which is kept; or takes the cancellation back.
pub fn set_cancelled(
    tx: &mut Tx<'_>,
    env: &Env,
    session: &Session,
    cancelled: bool,
    by: PersonId,
) -> Result<(), Error> {
    let at = cancelled.then(|| env.now());
    let changed = tx.exec(
        "UPDATE session SET cancelled_at = $2, revision = revision + 1
         WHERE id = $1 AND (cancelled_at IS NULL) = $3",
        params![session.id, at, cancelled],
    )?;
    if changed > 0 {
        let kind = if cancelled { "session.cancelled" } else { "session.restored" };
        record(tx, env, &Fact::new(kind, ("session", session.id)).within(session.community_id).by(by))?;
    }
    Ok(())
}
