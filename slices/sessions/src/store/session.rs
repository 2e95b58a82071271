//! The statements on `session`.

use kith_base::jiff::Timestamp;
use kith_base::{Cursor, Env, Uuid};
use kith_db::{Error, FromRow, Read, Row, Tx, params};
use kith_facts::{Fact, record};
use kith_policy::{CommunityId, PersonId, TeamId};
use serde_json::json;

use crate::reach::Reach;
use crate::rsvp::Answer;
use crate::session::{FirstAgenda, NewSession, SessionDraft};
use crate::{SeriesId, Session, SessionId, store};

/// A session as lists show it to somebody.
#[derive(Clone, Debug)]
pub struct Listed {
    pub session: Session,
    /// What they answered.
    pub answer: Option<Answer>,
    /// The name of its facilitator.
    pub facilitator: Option<String>,
    /// The name of the team it is for.
    pub team: Option<String>,
}

/// How many columns a [`Session`] has.
const SESSION: usize = 25;

impl FromRow for Listed {
    fn read(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self {
            session: Session::read(row)?,
            answer: row.get(SESSION)?,
            facilitator: row.get(SESSION + 1)?,
            team: row.get(SESSION + 2)?,
        })
    }
}

/// Which sessions of a community a list is about.
#[derive(Clone, Debug)]
pub struct Wanted {
    pub community: CommunityId,
    /// Who reads: their own answers stand with the sessions.
    pub reader: Option<PersonId>,
    pub reach: Reach,
    pub team: Option<TeamId>,
    pub series: Option<SeriesId>,
}

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

/// Sessions that start after an instant and are somebody's own business as of `now`, the next first, whatever the
/// number of their communities: for everybody there, for a circle they are in, run by them, or answered by them.
pub fn sessions_of(
    r: &mut Read<'_>,
    person: PersonId,
    (after, now): (Timestamp, Timestamp),
    most: i64,
) -> Result<Vec<Listed>, Error> {
    r.all(
        "SELECT s.id, s.community_id, s.cohort_id, s.team_id, s.audience, s.series_id, s.title, s.purpose, s.lang,
                s.on_day, s.time_of_day, s.zone, s.starts_at, s.minutes, s.link, s.phone, s.passcode,
                s.facilitator_id, s.revision, s.also_present, s.begun_at, s.ended_at, s.cancelled_at,
                s.published_at, s.published_by, v.answer, p.name, t.name
         FROM session s LEFT JOIN rsvp v ON v.session_id = s.id AND v.person_id = $1
         LEFT JOIN person p ON p.id = s.facilitator_id LEFT JOIN team t ON t.id = s.team_id
         WHERE s.starts_at > $2 AND s.cancelled_at IS NULL
           AND s.community_id IN (
               SELECT m.community_id FROM membership m
               WHERE m.person_id = $1 AND m.from_at <= $3 AND (m.until_at IS NULL OR m.until_at > $3)
                 AND m.suspended_at IS NULL AND m.role <> 'sponsor')
           AND (s.audience = 'community' OR s.facilitator_id = $1 OR v.answer IS NOT NULL
                OR EXISTS (
                    SELECT 1 FROM membership o LEFT JOIN team u ON u.id = o.team_id
                    WHERE o.person_id = $1 AND o.community_id = s.community_id AND o.from_at <= $3
                      AND (o.until_at IS NULL OR o.until_at > $3) AND o.suspended_at IS NULL
                      AND (o.team_id = s.team_id OR COALESCE(o.cohort_id, u.cohort_id) = s.cohort_id)))
         ORDER BY s.starts_at, s.id LIMIT $4",
        params![person, after, now, most],
    )
}

/// Sessions that start after `after`, the next first.
pub fn sessions_after(r: &mut Read<'_>, wanted: &Wanted, after: Cursor, most: i64) -> Result<Vec<Listed>, Error> {
    let Reach { cohorts: [a, b, c, d], teams: [e, f, g, h, i, j, k, l], .. } = wanted.reach;
    r.all(
        "SELECT s.id, s.community_id, s.cohort_id, s.team_id, s.audience, s.series_id, s.title, s.purpose, s.lang,
                s.on_day, s.time_of_day, s.zone, s.starts_at, s.minutes, s.link, s.phone, s.passcode,
                s.facilitator_id, s.revision, s.also_present, s.begun_at, s.ended_at, s.cancelled_at,
                s.published_at, s.published_by, v.answer, p.name, t.name
         FROM session s LEFT JOIN rsvp v ON v.session_id = s.id AND v.person_id = $2
         LEFT JOIN person p ON p.id = s.facilitator_id LEFT JOIN team t ON t.id = s.team_id
         WHERE s.community_id = $1 AND (s.starts_at, s.id) > ($3, $4)
           AND (s.team_id = $5 OR $5 IS NULL) AND (s.series_id = $6 OR $6 IS NULL)
           AND ((s.audience = 'community' AND $7 = true)
                OR (s.audience = 'cohort' AND ($8 = true OR s.cohort_id IN ($9, $10, $11, $12)))
                OR (s.audience = 'team'
                    AND ($13 = true OR s.team_id IN ($14, $15, $16, $17, $18, $19, $20, $21))))
         ORDER BY s.starts_at, s.id LIMIT $22",
        params![
            wanted.community,
            wanted.reader,
            after.at,
            after.id,
            wanted.team,
            wanted.series,
            wanted.reach.community,
            wanted.reach.every_cohort,
            a,
            b,
            c,
            d,
            wanted.reach.every_team,
            e,
            f,
            g,
            h,
            i,
            j,
            k,
            l,
            most
        ],
    )
}

/// Sessions that started before `before`, the latest first.
pub fn sessions_before(r: &mut Read<'_>, wanted: &Wanted, before: Cursor, most: i64) -> Result<Vec<Listed>, Error> {
    let Reach { cohorts: [a, b, c, d], teams: [e, f, g, h, i, j, k, l], .. } = wanted.reach;
    r.all(
        "SELECT s.id, s.community_id, s.cohort_id, s.team_id, s.audience, s.series_id, s.title, s.purpose, s.lang,
                s.on_day, s.time_of_day, s.zone, s.starts_at, s.minutes, s.link, s.phone, s.passcode,
                s.facilitator_id, s.revision, s.also_present, s.begun_at, s.ended_at, s.cancelled_at,
                s.published_at, s.published_by, v.answer, p.name, t.name
         FROM session s LEFT JOIN rsvp v ON v.session_id = s.id AND v.person_id = $2
         LEFT JOIN person p ON p.id = s.facilitator_id LEFT JOIN team t ON t.id = s.team_id
         WHERE s.community_id = $1 AND (s.starts_at, s.id) < ($3, $4)
           AND (s.team_id = $5 OR $5 IS NULL) AND (s.series_id = $6 OR $6 IS NULL)
           AND ((s.audience = 'community' AND $7 = true)
                OR (s.audience = 'cohort' AND ($8 = true OR s.cohort_id IN ($9, $10, $11, $12)))
                OR (s.audience = 'team'
                    AND ($13 = true OR s.team_id IN ($14, $15, $16, $17, $18, $19, $20, $21))))
         ORDER BY s.starts_at DESC, s.id DESC LIMIT $22",
        params![
            wanted.community,
            wanted.reader,
            before.at,
            before.id,
            wanted.team,
            wanted.series,
            wanted.reach.community,
            wanted.reach.every_cohort,
            a,
            b,
            c,
            d,
            wanted.reach.every_team,
            e,
            f,
            g,
            h,
            i,
            j,
            k,
            l,
            most
        ],
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
