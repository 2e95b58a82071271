//! The statements on what a cohort does: its sessions and its series.

use kith_base::jiff::Timestamp;
use kith_db::{Error, Read, from_row, params};
use kith_policy::{CohortId, PersonId};

pub use super::cohort_whole::whole;
use super::sessions::Listed;
use crate::{Activity, Series, SessionId};

/// The most sessions and series that the page of a cohort names.
pub const SESSIONS: i64 = 100;
pub const SERIES: i64 = 12;

/// The latest sessions that are for a whole cohort, in their order, with what a reader answered.
pub fn sessions_in(r: &mut Read<'_>, cohort: CohortId, reader: Option<PersonId>) -> Result<Vec<Listed>, Error> {
    let mut list: Vec<Listed> = r.all(
        "SELECT s.id, s.community_id, s.cohort_id, s.team_id, s.audience, s.series_id, s.title, s.purpose, s.lang,
                s.on_day, s.time_of_day, s.zone, s.starts_at, s.minutes, s.link, s.phone, s.passcode,
                s.facilitator_id, s.revision, s.also_present, s.begun_at, s.ended_at, s.cancelled_at,
                s.published_at, s.published_by,
                CASE WHEN v.waits_from IS NULL THEN v.answer ELSE 'waits' END, p.name, CAST(NULL AS TEXT)
         FROM session s LEFT JOIN rsvp v ON v.session_id = s.id AND v.person_id = $2
         LEFT JOIN person p ON p.id = s.facilitator_id
         WHERE s.cohort_id = $1 ORDER BY s.starts_at DESC, s.id DESC LIMIT $3",
        params![cohort, reader, SESSIONS],
    )?;
    list.reverse();
    Ok(list)
}

/// The series that are for a whole cohort, the first one first.
pub fn series_in(r: &mut Read<'_>, cohort: CohortId) -> Result<Vec<Series>, Error> {
    r.all(
        "SELECT id, community_id, cohort_id, team_id, audience, title, purpose, lang, rule, first_on, time_of_day, zone,
                minutes, link, phone, passcode, facilitator_id, revision, made_by, made_at, capacity
         FROM series WHERE cohort_id = $1 ORDER BY first_on, id LIMIT $2",
        params![cohort, SERIES],
    )
}

/// The agendas of the sessions of a cohort, each in its order.
pub fn agendas_in(r: &mut Read<'_>, cohort: CohortId) -> Result<Vec<Activity>, Error> {
    r.all(
        "SELECT a.id, a.session_id, a.place_in_agenda, a.kind, a.title, a.minutes, a.prompt, a.method, a.begun_at
         FROM session s JOIN activity a ON a.session_id = s.id
         WHERE s.cohort_id = $1 AND a.removed_at IS NULL ORDER BY a.session_id, a.place_in_agenda, a.id LIMIT 4000",
        params![cohort],
    )
}

/// What is asked before a session of a cohort: a row for each thing to read or do, one where there is none.
pub struct Ahead {
    pub session: SessionId,
    pub capacity: Option<i64>,
    pub question: String,
    pub item: Option<String>,
    pub minutes: Option<i64>,
}

from_row!(Ahead { session, capacity, question, item, minutes });

/// What is asked before the sessions of a cohort, and how many may come.
pub fn ahead_in(r: &mut Read<'_>, cohort: CohortId) -> Result<Vec<Ahead>, Error> {
    r.all(
        "SELECT s.id, s.capacity, COALESCE(b.question, ''), i.text, i.minutes
         FROM session s LEFT JOIN preparation b ON b.session_id = s.id
         LEFT JOIN preparation_item i ON i.session_id = s.id
         WHERE s.cohort_id = $1 ORDER BY s.id, i.place_in_list, i.id LIMIT 2000",
        params![cohort],
    )
}

/// The questions that whoever ran the sessions of a cohort gave along; what others asked stays theirs.
pub fn asked_in(r: &mut Read<'_>, cohort: CohortId) -> Result<Vec<(SessionId, String)>, Error> {
    r.all(
        "SELECT s.id, q.text FROM session s JOIN question q ON q.session_id = s.id
         WHERE s.cohort_id = $1 AND (q.asked_by IS NULL OR q.asked_by = s.facilitator_id)
         ORDER BY s.id, q.made_at, q.id LIMIT 1000",
        params![cohort],
    )
}

/// What is still open in a cohort and its teams: commitments that are not done, questions that wait, sessions to come.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Open {
    pub commitments: i64,
    pub questions: i64,
    pub ahead: i64,
}

from_row!(Open { commitments, questions, ahead });

/// What is still open in a cohort at `now`.
pub fn open_in(r: &mut Read<'_>, cohort: CohortId, now: Timestamp) -> Result<Open, Error> {
    r.one(
        "SELECT (SELECT COUNT(*) FROM session s JOIN commitment c ON c.session_id = s.id
                 WHERE s.cohort_id = $1 AND c.state <> 'done')
              + (SELECT COUNT(*) FROM team t JOIN session s ON s.team_id = t.id JOIN commitment c ON c.session_id = s.id
                 WHERE t.cohort_id = $1 AND c.state <> 'done'),
                (SELECT COUNT(*) FROM session s JOIN question q ON q.session_id = s.id
                 WHERE s.cohort_id = $1 AND q.state = 'open')
              + (SELECT COUNT(*) FROM team t JOIN session s ON s.team_id = t.id JOIN question q ON q.session_id = s.id
                 WHERE t.cohort_id = $1 AND q.state = 'open'),
                (SELECT COUNT(*) FROM session s WHERE s.cohort_id = $1 AND s.cancelled_at IS NULL AND s.starts_at > $2)
              + (SELECT COUNT(*) FROM team t JOIN session s ON s.team_id = t.id
                 WHERE t.cohort_id = $1 AND s.cancelled_at IS NULL AND s.starts_at > $2)",
        params![cohort, now],
    )
}
