//! The statements on `commitment`.

use jiff::Timestamp;
use jiff::civil::Date;
use kith_base::{Lang, PAGE, jiff};
use kith_db::{Error, Read, Tx, params};
use kith_policy::{CommunityId, PersonId, TeamId};

use crate::commitment::{Answer, Commitment, CommitmentId, NewCommitment, Sum};
use crate::reach::Reach;
use crate::{Session, SessionId};

/// Keeps a commitment.
pub fn add_commitment(tx: &mut Tx<'_>, it: &NewCommitment) -> Result<(), Error> {
    tx.exec(
        "INSERT INTO commitment (id, session_id, person_id, team_id, text, lang, due_on, state, note, made_at, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        params![
            it.id,
            it.session,
            it.person,
            it.team,
            it.text,
            it.lang,
            it.due_on,
            it.state,
            it.note,
            it.made_at,
            it.changed_at
        ],
    )
    .map(|_| ())
}

/// What became of a commitment.
pub fn answer_commitment(tx: &mut Tx<'_>, id: CommitmentId, answer: &Answer, at: Timestamp) -> Result<(), Error> {
    tx.exec(
        "UPDATE commitment SET state = $2, due_on = COALESCE($3, due_on), note = $4, changed_at = $5 WHERE id = $1",
        params![id, answer.state, answer.due_on, answer.note, at],
    )
    .map(|_| ())
}

/// Somebody takes a commitment on, with their team.
pub fn give_commitment(
    tx: &mut Tx<'_>,
    id: CommitmentId,
    person: PersonId,
    team: Option<TeamId>,
    at: Timestamp,
) -> Result<(), Error> {
    let sql = "UPDATE commitment SET person_id = $2, team_id = $3, changed_at = $4 WHERE id = $1";
    tx.exec(sql, params![id, person, team, at]).map(|_| ())
}

/// One commitment of a community.
pub fn commitment(r: &mut Read<'_>, community: CommunityId, id: CommitmentId) -> Result<Option<Commitment>, Error> {
    r.maybe(
        "SELECT c.id, c.session_id, c.person_id, p.name, t.name, c.text, c.lang, c.due_on, c.state, c.note, c.made_at,
                c.changed_at, s.community_id, s.cohort_id, s.team_id, s.audience, s.title, s.lang
         FROM commitment c JOIN session s ON s.id = c.session_id LEFT JOIN person p ON p.id = c.person_id
         LEFT JOIN team t ON t.id = c.team_id
         WHERE s.community_id = $1 AND c.id = $2",
        params![community, id],
    )
}

/// The commitments of a session, in the order in which they were made.
pub fn commitments_of(r: &mut Read<'_>, session: SessionId) -> Result<Vec<Commitment>, Error> {
    r.all(
        "SELECT c.id, c.session_id, c.person_id, p.name, t.name, c.text, c.lang, c.due_on, c.state, c.note, c.made_at,
                c.changed_at, s.community_id, s.cohort_id, s.team_id, s.audience, s.title, s.lang
         FROM commitment c JOIN session s ON s.id = c.session_id LEFT JOIN person p ON p.id = c.person_id
         LEFT JOIN team t ON t.id = c.team_id
         WHERE c.session_id = $1 ORDER BY c.made_at, c.id",
        params![session],
    )
}

/// Where a page of commitments goes on: after this team, day and commitment.
#[derive(Clone, Debug, PartialEq)]
pub struct After {
    pub team: String,
    pub day: Date,
    pub id: CommitmentId,
}

impl After {
    /// Before everything.
    pub fn nothing() -> Self {
        Self { team: String::new(), day: Date::ZERO, id: CommitmentId(kith_base::Uuid::nil()) }
    }
}

/// A page of the commitments of a community that reach the reader, by team and then by day; those without a day last.
pub fn commitments(
    r: &mut Read<'_>,
    community: CommunityId,
    reach: &Reach,
    finished: bool,
    after: &After,
) -> Result<Vec<Commitment>, Error> {
    let Reach { cohorts: [a, b, c, d], teams: [e, f, g, h, i, j, k, l], .. } = *reach;
    r.all(
        "SELECT c.id, c.session_id, c.person_id, p.name, t.name, c.text, c.lang, c.due_on, c.state, c.note, c.made_at,
                c.changed_at, s.community_id, s.cohort_id, s.team_id, s.audience, s.title, s.lang
         FROM commitment c JOIN session s ON s.id = c.session_id LEFT JOIN person p ON p.id = c.person_id
         LEFT JOIN team t ON t.id = c.team_id
         WHERE s.community_id = $1 AND (c.state = 'done') = $2
           AND (COALESCE(t.name, ''), COALESCE(c.due_on, $3), c.id) > ($4, $5, $6)
           AND ((s.audience = 'community' AND $7 = true)
                OR (s.audience = 'cohort' AND ($8 = true OR s.cohort_id IN ($9, $10, $11, $12)))
                OR (s.audience = 'team'
                    AND ($13 = true OR s.team_id IN ($14, $15, $16, $17, $18, $19, $20, $21))))
         ORDER BY COALESCE(t.name, ''), COALESCE(c.due_on, $3), c.id LIMIT $22",
        params![
            community,
            finished,
            no_day(),
            after.team,
            after.day,
            after.id,
            reach.community,
            reach.every_cohort,
            a,
            b,
            c,
            d,
            reach.every_team,
            e,
            f,
            g,
            h,
            i,
            j,
            k,
            l,
            PAGE + 1
        ],
    )
}

/// How the commitments of a community that reach the reader stand, by team.
pub fn sums(r: &mut Read<'_>, community: CommunityId, reach: &Reach) -> Result<Vec<Sum>, Error> {
    let Reach { cohorts: [a, b, c, d], teams: [e, f, g, h, i, j, k, l], .. } = *reach;
    r.all(
        "SELECT COALESCE(t.name, ''), COUNT(CASE WHEN c.state = 'open' THEN 1 END),
                COUNT(CASE WHEN c.state = 'done' THEN 1 END), COUNT(CASE WHEN c.state = 'later' THEN 1 END),
                COUNT(CASE WHEN c.state = 'stuck' THEN 1 END)
         FROM commitment c JOIN session s ON s.id = c.session_id LEFT JOIN team t ON t.id = c.team_id
         WHERE s.community_id = $1
           AND ((s.audience = 'community' AND $2 = true)
                OR (s.audience = 'cohort' AND ($3 = true OR s.cohort_id IN ($4, $5, $6, $7)))
                OR (s.audience = 'team' AND ($8 = true OR s.team_id IN ($9, $10, $11, $12, $13, $14, $15, $16))))
         GROUP BY COALESCE(t.name, '') ORDER BY COALESCE(t.name, '') LIMIT 200",
        params![community, reach.community, reach.every_cohort, a, b, c, d, reach.every_team, e, f, g, h, i, j, k, l],
    )
}

/// How many commitments of earlier sessions of the same people are not done, by team.
pub fn carried(r: &mut Read<'_>, session: &Session) -> Result<Vec<(String, i64)>, Error> {
    r.all(
        "SELECT COALESCE(t.name, ''), COUNT(*)
         FROM session s JOIN commitment c ON c.session_id = s.id LEFT JOIN team t ON t.id = c.team_id
         WHERE s.community_id = $1 AND s.audience = $2
           AND (s.cohort_id = $3 OR (s.cohort_id IS NULL AND $3 IS NULL))
           AND (s.team_id = $4 OR (s.team_id IS NULL AND $4 IS NULL))
           AND (s.series_id = $5 OR $5 IS NULL) AND s.starts_at < $6 AND c.state <> 'done'
         GROUP BY COALESCE(t.name, '') ORDER BY COALESCE(t.name, '') LIMIT 20",
        params![
            session.community_id,
            session.audience,
            session.cohort_id,
            session.team_id,
            session.series_id,
            session.starts_at
        ],
    )
}

/// The day on which the people of a commitment meet next.
pub fn next_meeting(r: &mut Read<'_>, id: CommitmentId, now: Timestamp) -> Result<Option<Date>, Error> {
    let found: Option<(Date,)> = r.maybe(
        "SELECT n.on_day FROM commitment c JOIN session s ON s.id = c.session_id
         JOIN session n ON n.community_id = s.community_id AND n.audience = s.audience AND n.cancelled_at IS NULL
           AND (n.cohort_id = s.cohort_id OR (n.cohort_id IS NULL AND s.cohort_id IS NULL))
           AND (n.team_id = s.team_id OR (n.team_id IS NULL AND s.team_id IS NULL))
         WHERE c.id = $1 AND n.starts_at > $2 ORDER BY n.starts_at, n.id LIMIT 1",
        params![id, now],
    )?;
    Ok(found.map(|(day,)| day))
}

/// The day that stands for none in the order of a list.
pub fn no_day() -> Date {
    jiff::civil::date(9999, 12, 31)
}

/// What somebody promised in a community and has not done yet, what is due first.
pub fn commitments_by(r: &mut Read<'_>, community: CommunityId, person: PersonId) -> Result<Vec<Commitment>, Error> {
    r.all(
        "SELECT c.id, c.session_id, c.person_id, p.name, t.name, c.text, c.lang, c.due_on, c.state, c.note, c.made_at,
                c.changed_at, s.community_id, s.cohort_id, s.team_id, s.audience, s.title, s.lang
         FROM commitment c JOIN session s ON s.id = c.session_id JOIN person p ON p.id = c.person_id
         LEFT JOIN team t ON t.id = c.team_id
         WHERE c.person_id = $2 AND s.community_id = $1 AND c.state <> 'done'
         ORDER BY COALESCE(c.due_on, $3), c.id LIMIT 50",
        params![community, person, no_day()],
    )
}

/// The commitments of earlier sessions of the same people that moved between two instants, the newest first.
pub fn commitments_moved(
    r: &mut Read<'_>,
    session: &Session,
    from: Timestamp,
    until: Timestamp,
) -> Result<Vec<Commitment>, Error> {
    r.all(
        "SELECT c.id, c.session_id, c.person_id, p.name, t.name, c.text, c.lang, c.due_on, c.state, c.note, c.made_at,
                c.changed_at, s.community_id, s.cohort_id, s.team_id, s.audience, s.title, s.lang
         FROM session s JOIN commitment c ON c.session_id = s.id LEFT JOIN person p ON p.id = c.person_id
         LEFT JOIN team t ON t.id = c.team_id
         WHERE s.community_id = $1 AND s.audience = $2
           AND (s.cohort_id = $3 OR (s.cohort_id IS NULL AND $3 IS NULL))
           AND (s.team_id = $4 OR (s.team_id IS NULL AND $4 IS NULL))
           AND (s.series_id = $5 OR $5 IS NULL)
           AND s.starts_at < $6 AND c.state <> 'open' AND c.changed_at > $7 AND c.changed_at <= $8
         ORDER BY c.changed_at DESC, c.id LIMIT 20",
        params![
            session.community_id,
            session.audience,
            session.cohort_id,
            session.team_id,
            session.series_id,
            session.starts_at,
            from,
            until
        ],
    )
}

/// A commitment on somebody's week.
#[derive(Clone, Debug)]
pub struct Due {
    pub id: CommitmentId,
    pub text: String,
    pub lang: Lang,
    pub due_on: Option<Date>,
    pub slug: String,
    pub community: CommunityId,
    pub community_name: String,
}

kith_db::from_row!(Due { id, text, lang, due_on, slug, community, community_name });

/// What somebody promised and has not said anything final about, due until `until`; not what an archived cohort left open.
pub fn due_for(r: &mut Read<'_>, person: PersonId, until: Date) -> Result<Vec<Due>, Error> {
    r.all(
        "SELECT c.id, c.text, c.lang, c.due_on, k.slug, k.id, k.name
         FROM commitment c JOIN session s ON s.id = c.session_id JOIN community k ON k.id = s.community_id
         LEFT JOIN team u ON u.id = s.team_id LEFT JOIN cohort h ON h.id = COALESCE(s.cohort_id, u.cohort_id)
         WHERE c.person_id = $1 AND c.state IN ('open', 'later') AND c.due_on <= $2 AND h.archived_at IS NULL
         ORDER BY c.due_on, c.id LIMIT 10",
        params![person, until],
    )
}
