//! The statements on `pulse` and `pulse_goal`. What somebody answered is never read back: only whether they did, and
//! figures over five people at least.

use jiff::Timestamp;
use kith_base::jiff;
use kith_charter::TermId;
use kith_db::{Error, Read, Tx, from_row, params};
use kith_policy::{Audience, CohortId, CommunityId, PersonId, Place, TeamId, Thing};

use crate::pulse::Figure;
use crate::{Session, SessionId};

from_row!(Figure { session, title, lang, starts_at, goal, people, sum });

/// Whether somebody was at a session, and whether they answered how it was.
pub fn standing(r: &mut Read<'_>, session: SessionId, person: PersonId) -> Result<(bool, bool), Error> {
    r.one(
        "SELECT EXISTS (SELECT 1 FROM attendance a WHERE a.session_id = $1 AND a.person_id = $2),
                EXISTS (SELECT 1 FROM pulse p WHERE p.session_id = $1 AND p.person_id = $2)",
        params![session, person],
    )
}

/// Somebody says how a session was, once.
pub fn add_pulse(
    tx: &mut Tx<'_>,
    (session, person): (SessionId, PersonId),
    (overall, word): (i64, &str),
    goals: &[(TermId, i64)],
    at: Timestamp,
) -> Result<(), Error> {
    let sql = "INSERT INTO pulse (session_id, person_id, overall, word, answered_at) VALUES ($1, $2, $3, $4, $5)";
    tx.exec(sql, params![session, person, overall, word, at])?;
    for (goal, rating) in goals {
        let sql = "INSERT INTO pulse_goal (session_id, person_id, term_id, rating, answered_at)
                   VALUES ($1, $2, $3, $4, $5)";
        tx.exec(sql, params![session, person, goal, rating, at])?;
    }
    Ok(())
}

/// The figures of a session and of the four before it in its series, the newest session first: over the first five, ten,
/// fifteen … who answered, and none over fewer.
pub fn figures(r: &mut Read<'_>, session: &Session) -> Result<Vec<Figure>, Error> {
    r.all(
        "SELECT w.session_id, s.title, s.lang, s.starts_at, w.goal, COUNT(*), CAST(SUM(w.rating) AS BIGINT) FROM (
             SELECT x.session_id, x.goal, x.rating, COUNT(*) OVER (PARTITION BY x.session_id, x.goal) AS people,
                    ROW_NUMBER() OVER (PARTITION BY x.session_id, x.goal ORDER BY x.answered_at, x.person_id) AS place
             FROM (SELECT p.session_id, p.session_id AS goal, p.person_id, p.overall AS rating, p.answered_at FROM pulse p
                   UNION ALL
                   SELECT g.session_id, g.term_id AS goal, g.person_id, g.rating, g.answered_at FROM pulse_goal g) x
             WHERE x.session_id IN (
                 SELECT o.id FROM session o
                 WHERE o.id = $1 OR (o.series_id = $2 AND o.starts_at <= $3 AND o.audience = $4
                   AND (o.cohort_id = $5 OR (o.cohort_id IS NULL AND $5 IS NULL))
                   AND (o.team_id = $6 OR (o.team_id IS NULL AND $6 IS NULL)))
                 ORDER BY o.starts_at DESC, o.id DESC LIMIT 5)) w
         JOIN session s ON s.id = w.session_id
         WHERE w.place <= (w.people / 5) * 5
         GROUP BY w.session_id, s.title, s.lang, s.starts_at, w.goal ORDER BY s.starts_at DESC, w.session_id, w.goal",
        params![
            session.id,
            session.series_id,
            session.starts_at,
            session.audience,
            session.cohort_id,
            session.team_id
        ],
    )
}

/// The words that stand for a session, of the first five, ten, fifteen … who gave one; in the order of the alphabet.
pub fn words(r: &mut Read<'_>, session: SessionId) -> Result<Vec<(String, i64)>, Error> {
    r.all(
        "SELECT w.word, COUNT(*) FROM (
             SELECT p.word, COUNT(*) OVER () AS people, ROW_NUMBER() OVER (ORDER BY p.answered_at, p.person_id) AS place
             FROM pulse p WHERE p.session_id = $1 AND p.word <> '') w
         WHERE w.place <= (w.people / 5) * 5 GROUP BY w.word ORDER BY w.word LIMIT 100",
        params![session],
    )
}

/// What waits for somebody after a session.
#[derive(Clone, Debug)]
pub struct Waiting {
    pub community: CommunityId,
    pub slug: String,
    pub name: String,
    /// The session that they may say how it was of; none where it is their word on recording and quoting that is missing.
    pub session: Option<SessionId>,
    pub title: String,
    pub lang: String,
    pub cohort: Option<CohortId>,
    pub team: Option<TeamId>,
    pub audience: Option<Audience>,
}

from_row!(Waiting { community, slug, name, session, title, lang, cohort, team, audience });

impl Waiting {
    /// What the policy is asked: an answer about the session, or one's word in the community.
    pub fn asked(&self) -> (&'static str, Thing) {
        match self.audience {
            Some(audience) => {
                let place = Place { community: self.community, cohort: self.cohort, team: self.team };
                ("create", Thing::at("pulse", place, audience))
            }
            None => ("edit", crate::consent::thing(self.community)),
        }
    }
}

/// What waits for somebody who was at a session lately: how it was; and, once in each community, what may be recorded and
/// quoted.
pub fn waiting_for(r: &mut Read<'_>, person: PersonId, since: Timestamp) -> Result<Vec<Waiting>, Error> {
    r.all(
        "SELECT k.id, k.slug, k.name, x.session_id, x.title, x.lang, x.cohort_id, x.team_id, x.audience FROM (
             SELECT s.community_id, s.id AS session_id, s.title, s.lang, s.starts_at, s.cohort_id, s.team_id, s.audience
             FROM attendance a JOIN session s ON s.id = a.session_id
             WHERE a.person_id = $1 AND a.noted_at > $2 AND s.ended_at > $2 AND s.cancelled_at IS NULL
               AND NOT EXISTS (SELECT 1 FROM pulse p WHERE p.session_id = s.id AND p.person_id = $1)
             UNION ALL
             SELECT s.community_id, NULL, '', '', MAX(s.starts_at), NULL, NULL, NULL
             FROM attendance a JOIN session s ON s.id = a.session_id
             WHERE a.person_id = $1 AND a.noted_at > $2
               AND NOT EXISTS (SELECT 1 FROM consent c WHERE c.person_id = $1 AND c.community_id = s.community_id)
             GROUP BY s.community_id) x
         JOIN community k ON k.id = x.community_id AND k.retired_at IS NULL
         ORDER BY x.starts_at DESC, x.title LIMIT 12",
        params![person, since],
    )
}
