//! What an import brings: sessions that have been, with their text. Looked at and changed as a whole, and taken away
//! where nothing has grown on them.

use jiff::Timestamp;
use jiff::civil::Date;
use kith_base::{Env, Lang, Title, jiff};
use kith_db::{Error, Read, Tx, from_row, params};
use kith_facts::{Fact, record};
use kith_policy::{Audience, CohortId, CommunityId, PersonId};
use kith_web::{Prose, RENDERER};

use super::brought_parts::clear_parts;
use crate::SessionId;
use crate::wall::{TimeOfDay, Zone};

/// A session that was held elsewhere, for the community as a whole.
#[derive(Clone, Debug)]
pub struct BroughtSession {
    pub community: CommunityId,
    pub cohort: Option<CohortId>,
    pub facilitator: Option<PersonId>,
    pub title: Title,
    pub purpose: String,
    pub lang: Lang,
    pub on_day: Date,
    pub time_of_day: TimeOfDay,
    pub zone: Zone,
    pub minutes: i64,
    pub notes: String,
    /// How many came beside those who are named.
    pub also_present: i64,
    /// Counts what was changed here; nobody changed what was only brought.
    pub revision: i64,
}

from_row!(BroughtSession {
    community,
    cohort,
    facilitator,
    title,
    purpose,
    lang,
    on_day,
    time_of_day,
    zone,
    minutes,
    notes,
    also_present,
    revision
});

/// When it was, and what is said of it.
#[derive(Clone, Copy, Debug)]
pub struct Held<'a> {
    pub from: Timestamp,
    pub until: Timestamp,
    pub notes: &'a Prose,
}

/// One session as it was brought.
pub fn brought_session(read: &mut Read<'_>, id: SessionId) -> Result<Option<BroughtSession>, Error> {
    read.maybe(
        "SELECT community_id, cohort_id, facilitator_id, title, purpose, lang, on_day, time_of_day, zone, minutes, notes,
                also_present, revision
         FROM session WHERE id = $1",
        params![id],
    )
}

/// Adds a session that has been, its record published; one that is still to come is only planned.
pub fn add_brought(tx: &mut Tx<'_>, env: &Env, brought: &BroughtSession, held: Held<'_>) -> Result<SessionId, Error> {
    let id: SessionId = env.id();
    let has_been = held.until <= env.now();
    let (begun, ended) = (has_been.then_some(held.from), has_been.then_some(held.until));
    tx.exec(
        "INSERT INTO session (id, community_id, audience, title, purpose, lang, on_day, time_of_day, zone, starts_at,
                              minutes, facilitator_id, revision, also_present, begun_at, ended_at, notes, notes_html,
                              renderer, published_at, cohort_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, 0, $13, $14, $15, $16, $17, $18, $15, $19)",
        params![
            id,
            brought.community,
            Audience::Community,
            brought.title,
            brought.purpose,
            brought.lang,
            brought.on_day,
            brought.time_of_day.to_string(),
            brought.zone,
            held.from,
            brought.minutes,
            brought.facilitator,
            brought.also_present,
            begun,
            ended,
            held.notes.source,
            held.notes.html,
            RENDERER,
            brought.cohort
        ],
    )?;
    record(tx, env, &Fact::new("session.imported", ("session", id)).within(brought.community))?;
    Ok(id)
}

/// Changes what an import says of a session.
pub fn put_brought(tx: &mut Tx<'_>, id: SessionId, brought: &BroughtSession, held: Held<'_>) -> Result<(), Error> {
    tx.exec(
        "UPDATE session SET community_id = $2, facilitator_id = $3, title = $4, purpose = $5, lang = $6, on_day = $7,
                time_of_day = $8, zone = $9, starts_at = $10, minutes = $11, notes = $12, notes_html = $13,
                renderer = $14, cohort_id = $16, also_present = $17, begun_at = CASE WHEN begun_at IS NULL THEN begun_at ELSE $10 END,
                ended_at = CASE WHEN ended_at IS NULL THEN ended_at ELSE $15 END
         WHERE id = $1",
        params![
            id,
            brought.community,
            brought.facilitator,
            brought.title,
            brought.purpose,
            brought.lang,
            brought.on_day,
            brought.time_of_day.to_string(),
            brought.zone,
            held.from,
            brought.minutes,
            held.notes.source,
            held.notes.html,
            RENDERER,
            held.until,
            brought.cohort,
            brought.also_present
        ],
    )
    .map(|_| ())
}

/// Deletes a session on which nothing has grown, with its parts.
pub fn remove_brought(tx: &mut Tx<'_>, id: SessionId) -> Result<(), Error> {
    clear_parts(tx, id)?;
    tx.exec("DELETE FROM session WHERE id = $1", params![id]).map(|_| ())
}
