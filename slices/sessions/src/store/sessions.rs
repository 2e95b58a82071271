//! The statements that list sessions.

use kith_base::Cursor;
use kith_base::jiff::Timestamp;
use kith_db::{Error, FromRow, Read, Row, params};
use kith_policy::{CommunityId, PersonId, Policy, TeamId, Viewer};

use crate::reach::{Reach, slots};
use crate::rsvp::Answer;
use crate::{SeriesId, Session, SessionId};

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
pub(super) const SESSION: usize = 25;

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

impl Wanted {
    /// Those of a series that the visitor may read.
    pub fn of_series(policy: &Policy, viewer: &Viewer, series: &crate::Series) -> Self {
        Self {
            community: series.community_id,
            reader: viewer.id(),
            reach: Reach::of(policy, viewer, "session", series.community_id),
            team: None,
            series: Some(series.id),
        }
    }
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
                s.published_at, s.published_by,
                CASE WHEN v.waits_from IS NULL THEN v.answer ELSE 'waits' END, p.name, t.name
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
                s.published_at, s.published_by,
                CASE WHEN v.waits_from IS NULL THEN v.answer ELSE 'waits' END, p.name, t.name
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
                s.published_at, s.published_by,
                CASE WHEN v.waits_from IS NULL THEN v.answer ELSE 'waits' END, p.name, t.name
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

/// The sessions of some communities that start within a window and were not cancelled, with the short names of their
/// communities: those that somebody may be at now.
pub fn sessions_around(
    r: &mut Read<'_>,
    communities: &[CommunityId],
    (from, until): (Timestamp, Timestamp),
) -> Result<Vec<(SessionId, String)>, Error> {
    let [a, b, c, d, e, f, g, h]: [Option<CommunityId>; 8] = slots(communities);
    r.all(
        "SELECT s.id, k.slug FROM session s JOIN community k ON k.id = s.community_id AND k.retired_at IS NULL
         WHERE s.community_id IN ($3, $4, $5, $6, $7, $8, $9, $10) AND s.starts_at > $1 AND s.starts_at < $2
           AND s.cancelled_at IS NULL ORDER BY s.starts_at DESC, s.id LIMIT 200",
        params![from, until, a, b, c, d, e, f, g, h],
    )
}
