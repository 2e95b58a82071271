//! The statements that list cohorts, tell of one, change it, archive it and open it again.

use kith_base::jiff::Timestamp;
use kith_base::jiff::civil::Date;
use kith_base::{Env, Name, PAGE, Uuid};
use kith_db::{Error, FromRow, Read, Row, Tx, from_row, params};
use kith_facts::{Fact, record};
use kith_policy::{CohortId, CommunityId, PersonId, TeamId};
use serde_json::{Value, json};

use crate::Cohort;

/// How many columns a [`Cohort`] has.
const COHORT: usize = 7;

/// A cohort as lists and its page tell of it.
#[derive(Clone, PartialEq, Debug)]
pub struct CohortTold {
    pub cohort: Cohort,
    pub people: i64,
    pub teams: i64,
    /// Who archived it.
    pub archived_by: Option<String>,
}

impl FromRow for CohortTold {
    fn read(row: &Row<'_>) -> Result<Self, Error> {
        let (people, teams, archived_by) = (row.get(COHORT)?, row.get(COHORT + 1)?, row.get(COHORT + 2)?);
        Ok(Self { cohort: Cohort::read(row)?, people, teams, archived_by })
    }
}

/// A page of the cohorts of a community, the latest first, from after one of them; one more when there is a next page.
pub fn cohorts_from(
    read: &mut Read<'_>,
    community: CommunityId,
    after: Option<&Cohort>,
    now: Timestamp,
) -> Result<Vec<CohortTold>, Error> {
    let (day, id) = after.map_or((Date::MAX, CohortId(Uuid::max())), |it| (it.starts_on, it.id));
    read.all(
        "SELECT h.id, h.community_id, h.name, h.starts_on, h.ends_on, h.outcome, h.archived_at,
                (SELECT COUNT(DISTINCT w.person_id) FROM (
                     SELECT m.person_id FROM membership m WHERE m.cohort_id = h.id AND m.from_at <= $5
                       AND (m.until_at IS NULL OR m.until_at > $5) AND m.suspended_at IS NULL
                     UNION ALL
                     SELECT n.person_id FROM team u JOIN membership n ON n.team_id = u.id
                     WHERE u.cohort_id = h.id AND n.from_at <= $5 AND (n.until_at IS NULL OR n.until_at > $5)
                       AND n.suspended_at IS NULL) w),
                (SELECT COUNT(*) FROM team t WHERE t.cohort_id = h.id), p.name
         FROM cohort h LEFT JOIN person p ON p.id = h.archived_by
         WHERE h.community_id = $1 AND (h.starts_on, h.id) < ($2, $3)
         ORDER BY h.starts_on DESC, h.id DESC LIMIT $4",
        params![community, day, id, PAGE + 1, now],
    )
}

/// A cohort of a community with what its page tells of it.
pub fn cohort_told(
    read: &mut Read<'_>,
    community: CommunityId,
    id: CohortId,
    now: Timestamp,
) -> Result<Option<CohortTold>, Error> {
    read.maybe(
        "SELECT h.id, h.community_id, h.name, h.starts_on, h.ends_on, h.outcome, h.archived_at,
                (SELECT COUNT(DISTINCT w.person_id) FROM (
                     SELECT m.person_id FROM membership m WHERE m.cohort_id = h.id AND m.from_at <= $3
                       AND (m.until_at IS NULL OR m.until_at > $3) AND m.suspended_at IS NULL
                     UNION ALL
                     SELECT n.person_id FROM team u JOIN membership n ON n.team_id = u.id
                     WHERE u.cohort_id = h.id AND n.from_at <= $3 AND (n.until_at IS NULL OR n.until_at > $3)
                       AND n.suspended_at IS NULL) w),
                (SELECT COUNT(*) FROM team t WHERE t.cohort_id = h.id), p.name
         FROM cohort h LEFT JOIN person p ON p.id = h.archived_by
         WHERE h.community_id = $1 AND h.id = $2",
        params![community, id, now],
    )
}

/// A team of a cohort, as the page of the cohort names it.
#[derive(Clone, PartialEq, Debug)]
pub struct CohortTeam {
    pub id: TeamId,
    pub name: Name,
    pub purpose: String,
    pub ended_at: Option<Timestamp>,
    pub people: i64,
}

from_row!(CohortTeam { id, name, purpose, ended_at, people });

/// The most teams and hosts that the page of a cohort names.
pub const COHORT_TEAMS: i64 = 60;

/// The teams of a cohort by name, those that have ended too.
pub fn teams_in(read: &mut Read<'_>, cohort: CohortId, now: Timestamp) -> Result<Vec<CohortTeam>, Error> {
    read.all(
        "SELECT t.id, t.name, t.purpose, t.ended_at,
                (SELECT COUNT(DISTINCT m.person_id) FROM membership m WHERE m.team_id = t.id AND m.from_at <= $2
                   AND (m.until_at IS NULL OR m.until_at > $2) AND m.suspended_at IS NULL)
         FROM team t WHERE t.cohort_id = $1 ORDER BY t.name, t.id LIMIT $3",
        params![cohort, now, COHORT_TEAMS],
    )
}

/// Who leads or coaches a team of a cohort at `now`, with the team.
pub fn leads_in(
    read: &mut Read<'_>,
    cohort: CohortId,
    now: Timestamp,
) -> Result<Vec<(TeamId, PersonId, String)>, Error> {
    let rows: Vec<(TeamId, PersonId, String, String)> = read.all(
        "SELECT DISTINCT m.team_id, p.id, p.name, p.folded FROM team t JOIN membership m ON m.team_id = t.id
         JOIN person p ON p.id = m.person_id
         WHERE t.cohort_id = $1 AND m.role = 'lead' AND m.from_at <= $2 AND (m.until_at IS NULL OR m.until_at > $2)
           AND m.suspended_at IS NULL AND p.erased_at IS NULL
         ORDER BY p.folded, p.id, m.team_id LIMIT $3",
        params![cohort, now, COHORT_TEAMS * 2],
    )?;
    Ok(rows.into_iter().map(|(team, id, name, _)| (team, id, name)).collect())
}

/// Changes what a cohort is called, and its days.
pub fn change_cohort(
    tx: &mut Tx<'_>,
    env: &Env,
    cohort: &Cohort,
    (name, days): (&Name, (Date, Date)),
    by: PersonId,
) -> Result<(), Error> {
    let sql = "UPDATE cohort SET name = $2, starts_on = $3, ends_on = $4 WHERE id = $1";
    tx.exec(sql, params![cohort.id, name, days.0, days.1])?;
    let fact = Fact::new("cohort.changed", ("cohort", cohort.id)).within(cohort.community).by(by);
    record(tx, env, &fact.with(json!({ "starts_on": days.0, "ends_on": days.1 })))?;
    Ok(())
}

/// The names of everybody who is or was in a community, and whether they were close to a cohort: in it, in one of its
/// teams, or running the community.
pub fn names_around(
    read: &mut Read<'_>,
    community: CommunityId,
    cohort: CohortId,
) -> Result<Vec<(String, bool)>, Error> {
    let rows: Vec<(String, i64)> = read.all(
        "SELECT p.name, CAST(MAX(CASE WHEN COALESCE(m.cohort_id, t.cohort_id) = $2
                                       OR m.role IN ('steward', 'facilitator') THEN 1 ELSE 0 END) AS BIGINT)
         FROM membership m JOIN person p ON p.id = m.person_id LEFT JOIN team t ON t.id = m.team_id
         WHERE m.community_id = $1 GROUP BY p.id, p.name",
        params![community, cohort],
    )?;
    Ok(rows.into_iter().map(|(name, close)| (name, close > 0)).collect())
}

/// Archives a cohort: from now on it is only read. Whoever was in the community through archived cohorts alone, and never
/// said how they take part, is of its alumni; how many that are.
pub fn archive_cohort(
    tx: &mut Tx<'_>,
    env: &Env,
    cohort: &Cohort,
    outcome: &str,
    (by, open): (PersonId, Value),
) -> Result<u64, Error> {
    let now = env.now();
    let sql = "UPDATE cohort SET archived_at = $2, archived_by = $3, outcome = $4 WHERE id = $1";
    tx.exec(sql, params![cohort.id, now, by, outcome])?;
    let alumni = tx.exec(
        "INSERT INTO participation (community_id, person_id, level, recaps, since)
         SELECT DISTINCT h.community_id, m.person_id, 'alumni', false, h.archived_at
         FROM cohort h JOIN membership m ON m.community_id = h.community_id LEFT JOIN team t ON t.id = m.team_id
         WHERE h.id = $1 AND COALESCE(m.cohort_id, t.cohort_id) = h.id AND m.role IN ('member', 'lead', 'coach')
           AND m.from_at <= $2 AND (m.until_at IS NULL OR m.until_at > $2) AND m.suspended_at IS NULL
           AND NOT EXISTS (
               SELECT 1 FROM membership o LEFT JOIN team u ON u.id = o.team_id
               LEFT JOIN cohort x ON x.id = COALESCE(o.cohort_id, u.cohort_id)
               WHERE o.person_id = m.person_id AND o.community_id = m.community_id AND o.from_at <= $2
                 AND (o.until_at IS NULL OR o.until_at > $2) AND o.suspended_at IS NULL AND x.archived_at IS NULL)
         ON CONFLICT (community_id, person_id) DO NOTHING",
        params![cohort.id, now],
    )?;
    let fact = Fact::new("cohort.archived", ("cohort", cohort.id)).within(cohort.community).by(by);
    record(tx, env, &fact.with(json!({ "alumni": alumni, "open": open })))?;
    Ok(alumni)
}

/// Opens an archived cohort again: whom its archive made alumni take part as before.
pub fn reopen_cohort(tx: &mut Tx<'_>, env: &Env, cohort: &Cohort, by: PersonId) -> Result<(), Error> {
    let sql = "DELETE FROM participation WHERE community_id = $1 AND level = 'alumni' AND since = $2";
    tx.exec(sql, params![cohort.community, cohort.archived_at])?;
    tx.exec("UPDATE cohort SET archived_at = NULL, archived_by = NULL WHERE id = $1", params![cohort.id])?;
    record(tx, env, &Fact::new("cohort.reopened", ("cohort", cohort.id)).within(cohort.community).by(by))?;
    Ok(())
}

/// The cohorts of a community that are not archived, the newest first: those for which something may be planned.
pub fn open_cohorts(read: &mut Read<'_>, community: CommunityId) -> Result<Vec<Cohort>, Error> {
    read.all(
        "SELECT id, community_id, name, starts_on, ends_on, outcome, archived_at FROM cohort
         WHERE community_id = $1 AND archived_at IS NULL ORDER BY starts_on DESC, id DESC",
        params![community],
    )
}
