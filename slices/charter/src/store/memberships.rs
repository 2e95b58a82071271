//! The statements on `membership`: who is what, and who is in.

use kith_base::jiff::Timestamp;
use kith_base::{Env, Uuid};
use kith_db::{Error, FromRow, Read, Row, Tx, from_row, params};
use kith_facts::{Fact, record};
use kith_policy::{CohortId, CommunityId, Membership, PersonId, Role, TeamId};
use serde_json::json;

use super::settle_loans;
use crate::member::each_once;
use crate::{Admission, Departure, Held, MemberLine, MembershipId};

struct Active(Membership);

impl FromRow for Active {
    fn read(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self(Membership { community: row.get(0)?, cohort: row.get(1)?, team: row.get(2)?, role: row.get(3)? }))
    }
}

/// The memberships of a person that are active at `now`: begun, not ended, not suspended, in a community that is not
/// retired. A team's cohort is the member's cohort.
pub fn memberships_of(read: &mut Read<'_>, person: PersonId, now: Timestamp) -> Result<Vec<Membership>, Error> {
    let rows: Vec<Active> = read.all(
        "SELECT m.community_id, COALESCE(m.cohort_id, t.cohort_id), m.team_id, m.role
         FROM membership m JOIN community c ON c.id = m.community_id LEFT JOIN team t ON t.id = m.team_id
         WHERE m.person_id = $1 AND m.from_at <= $2 AND (m.until_at IS NULL OR m.until_at > $2)
           AND m.suspended_at IS NULL AND c.retired_at IS NULL",
        params![person, now],
    )?;
    Ok(rows.into_iter().map(|Active(membership)| membership).collect())
}

/// Lets somebody in.
pub fn admit(tx: &mut Tx<'_>, env: &Env, admission: &Admission) -> Result<MembershipId, Error> {
    let (id, now): (MembershipId, _) = (env.id(), env.now());
    let Admission { person, community, cohort, team, role, how, from_at, until_at, by } = *admission;
    tx.exec(
        "INSERT INTO membership (id, person_id, community_id, cohort_id, team_id, role, from_at, until_at, how)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        params![id, person, community, cohort, team, role, from_at.unwrap_or(now), until_at, how],
    )?;
    // Whom the archive of a cohort made alumni, and who comes in anew, takes part again.
    let sql = "DELETE FROM participation WHERE community_id = $1 AND person_id = $2 AND level = 'alumni'
                 AND since IN (SELECT h.archived_at FROM cohort h WHERE h.community_id = $1 AND h.archived_at IS NOT NULL)";
    tx.exec(sql, params![community, person])?;
    let data = json!({ "person": person, "team": team, "role": role.word(), "how": how.word() });
    let fact = Fact::new("membership.began", ("membership", id)).within(community).with(data);
    record(tx, env, &Fact { actor: by.map(Uuid::from), ..fact })?;
    if let Some(until) = until_at.filter(|until| *until > now) {
        kith_jobs::enqueue(tx, env, &Departure { community, person }, until)?;
    }
    Ok(id)
}

struct Listed(MemberLine, Option<TeamId>);

impl FromRow for Listed {
    fn read(row: &Row<'_>) -> Result<Self, Error> {
        let line = MemberLine {
            person: row.get(0)?,
            name: row.get(1)?,
            organisation: row.get(2)?,
            role: row.get(3)?,
            teams: Vec::new(),
            lang: row.get(4)?,
            zone: row.get(5)?,
        };
        Ok(Self(line, row.get(6)?))
    }
}

/// The people who are in a community at `now` (or in one cohort, or in one team of it), by name, each once. Somebody
/// who shows their organisation to fewer people than the community is listed without it.
pub fn people_of(
    read: &mut Read<'_>,
    community: CommunityId,
    cohort: Option<CohortId>,
    team: Option<TeamId>,
    now: Timestamp,
) -> Result<Vec<MemberLine>, Error> {
    let rows: Vec<Listed> = read.all(
        "SELECT p.id, p.name, CASE WHEN f.audience IS NULL THEN COALESCE(o.name, '') ELSE '' END, m.role, p.lang,
                p.zone, m.team_id
         FROM membership m JOIN person p ON p.id = m.person_id
         LEFT JOIN team t ON t.id = m.team_id
         LEFT JOIN organisation o ON o.id = p.organisation_id
         LEFT JOIN field_audience f ON f.person_id = p.id AND f.field = 'organisation'
         WHERE m.community_id = $1 AND m.from_at <= $2 AND (m.until_at IS NULL OR m.until_at > $2)
           AND m.suspended_at IS NULL AND p.erased_at IS NULL
           AND (COALESCE(m.cohort_id, t.cohort_id) = $3 OR $3 IS NULL) AND (m.team_id = $4 OR $4 IS NULL)
         ORDER BY p.folded, p.id",
        params![community, now, cohort, team],
    )?;
    Ok(each_once(rows.into_iter().map(|Listed(line, team)| (line, team)).collect()))
}

/// Who runs a community at `now`: stewards first, then facilitators, by name.
pub fn hosts_of(
    read: &mut Read<'_>,
    community: CommunityId,
    now: Timestamp,
) -> Result<Vec<(PersonId, String, Role)>, Error> {
    let rows: Vec<(PersonId, String, Role, String)> = read.all(
        "SELECT DISTINCT p.id, p.name, m.role, p.folded FROM membership m JOIN person p ON p.id = m.person_id
         WHERE m.community_id = $1 AND m.role IN ('steward', 'facilitator') AND m.from_at <= $2
           AND (m.until_at IS NULL OR m.until_at > $2) AND m.suspended_at IS NULL AND p.erased_at IS NULL
         ORDER BY m.role DESC, p.folded, p.id",
        params![community, now],
    )?;
    Ok(rows.into_iter().map(|(id, name, role, _)| (id, name, role)).collect())
}

/// Who leads or coaches a team of a community at `now`, by name.
pub fn leaders_of(
    read: &mut Read<'_>,
    community: CommunityId,
    now: Timestamp,
) -> Result<Vec<(PersonId, String, TeamId)>, Error> {
    let rows: Vec<(PersonId, String, TeamId, String)> = read.all(
        "SELECT DISTINCT p.id, p.name, m.team_id, p.folded FROM membership m JOIN person p ON p.id = m.person_id
         WHERE m.community_id = $1 AND m.role IN ('lead', 'coach') AND m.team_id IS NOT NULL AND m.from_at <= $2
           AND (m.until_at IS NULL OR m.until_at > $2) AND m.suspended_at IS NULL AND p.erased_at IS NULL
         ORDER BY p.folded, p.id, m.team_id",
        params![community, now],
    )?;
    Ok(rows.into_iter().map(|(id, name, team, _)| (id, name, team)).collect())
}

from_row!(Held { id, person, role, cohort, team, team_name, from_at, how, suspended_at });

/// What a person is in a community at `now`: memberships that have not ended, suspended ones too, the first one first.
pub fn held_by(
    read: &mut Read<'_>,
    community: CommunityId,
    person: PersonId,
    now: Timestamp,
) -> Result<Vec<Held>, Error> {
    read.all(
        "SELECT m.id, m.person_id, m.role, m.cohort_id, m.team_id, COALESCE(t.name, ''), m.from_at, m.how, m.suspended_at
         FROM membership m LEFT JOIN team t ON t.id = m.team_id
         WHERE m.community_id = $1 AND m.person_id = $2 AND (m.until_at IS NULL OR m.until_at > $3)
         ORDER BY m.from_at, m.id",
        params![community, person, now],
    )
}

/// A membership of a community that has not ended at `now`.
pub fn held(
    read: &mut Read<'_>,
    community: CommunityId,
    id: MembershipId,
    now: Timestamp,
) -> Result<Option<Held>, Error> {
    read.maybe(
        "SELECT m.id, m.person_id, m.role, m.cohort_id, m.team_id, COALESCE(t.name, ''), m.from_at, m.how, m.suspended_at
         FROM membership m LEFT JOIN team t ON t.id = m.team_id
         WHERE m.community_id = $1 AND m.id = $2 AND (m.until_at IS NULL OR m.until_at > $3)",
        params![community, id, now],
    )
}

/// Whether somebody was ever in any community.
pub fn was_ever_in(read: &mut Read<'_>, person: PersonId) -> Result<bool, Error> {
    Ok(read.count("SELECT COUNT(*) FROM membership WHERE person_id = $1", params![person])? > 0)
}

/// How many people are stewards of a community at `now`, for good: not those to whom the role is lent.
pub fn count_stewards(read: &mut Read<'_>, community: CommunityId, now: Timestamp) -> Result<i64, Error> {
    read.count(
        "SELECT COUNT(DISTINCT person_id) FROM membership WHERE community_id = $1 AND role = 'steward' AND from_at <= $2
           AND until_at IS NULL AND suspended_at IS NULL",
        params![community, now],
    )
}

/// Lets who is what in a community change in one transaction at a time: what is read of it after this stays so.
pub fn hold_roll(tx: &mut Tx<'_>, community: CommunityId) -> Result<(), Error> {
    tx.exec("UPDATE community SET retired_at = retired_at WHERE id = $1", params![community]).map(|_| ())
}

/// Whether somebody is in a community by memberships that are all suspended.
pub fn is_suspended(
    read: &mut Read<'_>,
    community: CommunityId,
    person: PersonId,
    now: Timestamp,
) -> Result<bool, Error> {
    let held = held_by(read, community, person, now)?;
    Ok(!held.is_empty() && held.iter().all(|it| it.suspended_at.is_some()))
}

/// Lets what they hold beside follow whoever has less by the end or the rest of a membership: the one whose it is, and
/// those to whom it was lent.
fn depart(tx: &mut Tx<'_>, env: &Env, (community, id): (CommunityId, MembershipId)) -> Result<(), Error> {
    let people: Vec<(PersonId,)> = tx.all(
        "SELECT DISTINCT m.person_id FROM membership m
         WHERE m.id = $1 OR m.id IN (SELECT d.membership_id FROM delegation d WHERE d.from_id = $1)",
        params![id],
    )?;
    for (person,) in people {
        kith_jobs::enqueue(tx, env, &Departure { community, person }, env.now())?;
    }
    Ok(())
}

/// Ends a membership at `at`.
pub fn end(
    tx: &mut Tx<'_>,
    env: &Env,
    (community, id): (CommunityId, MembershipId),
    at: Timestamp,
    by: Option<PersonId>,
) -> Result<(), Error> {
    hold_roll(tx, community)?;
    tx.exec("UPDATE membership SET until_at = $2 WHERE id = $1", params![id, at])?;
    // What was lent from it goes with it.
    let sql = "UPDATE membership SET until_at = $2 WHERE until_at > $2
                 AND id IN (SELECT d.membership_id FROM delegation d WHERE d.from_id = $1)";
    tx.exec(sql, params![id, at])?;
    // And what was lent to somebody who is then no longer in the community of their own.
    tx.exec(
        "UPDATE membership SET until_at = $2
         WHERE how = 'delegated' AND until_at > $2 AND community_id = $3
           AND person_id = (SELECT e.person_id FROM membership e WHERE e.id = $1)
           AND NOT EXISTS (SELECT 1 FROM membership o
             WHERE o.person_id = membership.person_id AND o.community_id = $3 AND o.how <> 'delegated'
               AND (o.until_at IS NULL OR o.until_at > $2))",
        params![id, at, community],
    )?;
    let fact = Fact::new("membership.ended", ("membership", id)).within(community);
    record(tx, env, &Fact { actor: by.map(Uuid::from), ..fact })?;
    settle_loans(tx, env, (community, id), by)?;
    depart(tx, env, (community, id))
}

/// Suspends a membership: it gives nothing until it is resumed, and neither does what was lent from it, nor what was lent
/// to somebody who has nothing else here.
pub fn suspend(
    tx: &mut Tx<'_>,
    env: &Env,
    community: CommunityId,
    id: MembershipId,
    by: PersonId,
) -> Result<(), Error> {
    hold_roll(tx, community)?;
    tx.exec("UPDATE membership SET suspended_at = $2 WHERE id = $1", params![id, env.now()])?;
    record(tx, env, &Fact::new("membership.suspended", ("membership", id)).within(community).by(by))?;
    settle_loans(tx, env, (community, id), Some(by))?;
    depart(tx, env, (community, id))
}

/// Lets a suspended membership count again.
pub fn resume(tx: &mut Tx<'_>, env: &Env, community: CommunityId, id: MembershipId, by: PersonId) -> Result<(), Error> {
    hold_roll(tx, community)?;
    tx.exec("UPDATE membership SET suspended_at = NULL WHERE id = $1", params![id])?;
    record(tx, env, &Fact::new("membership.resumed", ("membership", id)).within(community).by(by))?;
    settle_loans(tx, env, (community, id), Some(by))
}
