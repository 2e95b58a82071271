//! The statements on `composition`, and on who makes a team up.

use kith_base::Env;
use kith_base::jiff::Timestamp;
use kith_db::{Bind, Error, FromRow, Read, Row, Tx, Value, from_row, params};
use kith_facts::{Fact, record};
use kith_policy::{CohortId, CommunityId, PersonId, Role, TeamId};
use serde_json::json;

use crate::composition::{Composition, Part, Wanted};
use crate::{MembershipId, Team};

from_row!(Wanted { cohort, kind, word });

/// How many teams a page of the list has, and how many people it names of each.
pub const TEAMS: usize = 20;
pub const NAMED: i64 = 12;

/// What a community wants in its teams, for all of them and for those of its cohorts.
pub fn compositions_of(read: &mut Read<'_>, community: CommunityId) -> Result<Vec<Wanted>, Error> {
    read.all(
        "SELECT cohort_id, kind, word FROM composition WHERE community_id = $1 ORDER BY kind, word",
        params![community],
    )
}

/// Keeps what a community, or one of its cohorts, wants in its teams, in the place of what it wanted before.
pub fn set_composition(
    tx: &mut Tx<'_>,
    env: &Env,
    (community, cohort): (CommunityId, Option<CohortId>),
    rule: &Composition,
    by: Option<PersonId>,
) -> Result<(), Error> {
    let sql = "DELETE FROM composition WHERE community_id = $1 AND COALESCE(cohort_id, $1) = COALESCE($2, $1)";
    tx.exec(sql, params![community, cohort])?;
    let sectors = rule.sectors.iter().map(|word| ("sector", word.as_str()));
    for (kind, word) in sectors.chain(rule.roles.iter().map(|role| ("role", role.word()))) {
        let sql = "INSERT INTO composition (id, community_id, cohort_id, kind, word) VALUES ($1, $2, $3, $4, $5)";
        tx.exec(sql, params![env.id::<kith_base::Uuid>(), community, cohort, kind, word])?;
    }
    let fact = Fact::new("composition.set", ("community", community)).within(community);
    let data = json!({ "cohort": cohort, "sectors": rule.sectors.len(), "roles": rule.roles.len() });
    record(tx, env, &Fact { actor: by.map(Into::into), ..fact.with(data) })?;
    Ok(())
}

/// A page of the teams of a community by name, those that have ended or those that have not, from after a team; one more
/// when there is a next one.
pub fn teams_from(
    read: &mut Read<'_>,
    community: CommunityId,
    ended: bool,
    after: Option<&Team>,
) -> Result<Vec<Team>, Error> {
    let (name, id) = match after {
        Some(team) => (team.name.to_string(), team.id),
        None => (String::new(), TeamId(kith_base::Uuid::nil())),
    };
    read.all(
        "SELECT id, community_id, cohort_id, name, purpose, outcome, ended_at FROM team
         WHERE community_id = $1 AND CASE WHEN ended_at IS NULL THEN 0 ELSE 1 END = $5 AND (name, id) > ($2, $3)
         ORDER BY name, id LIMIT $4",
        params![community, name, id, i64::try_from(TEAMS).unwrap_or(i64::MAX) + 1, i64::from(ended)],
    )
}

/// Somebody in a team, and how many are.
#[derive(Clone, PartialEq, Debug)]
pub struct Mate {
    pub team: TeamId,
    pub membership: MembershipId,
    pub person: PersonId,
    pub name: String,
    pub role: Role,
    pub all: i64,
}

from_row!(Mate { team, membership, person, name, role, all });

fn some(teams: &[TeamId]) -> [Option<TeamId>; TEAMS] {
    std::array::from_fn(|at| teams.get(at).copied())
}

fn slots(from: usize) -> String {
    (from..from + TEAMS).map(|slot| format!("${slot}")).collect::<Vec<_>>().join(", ")
}

/// The first people of up to twenty teams at `now`: leads first, then coaches, then by name.
pub fn mates(read: &mut Read<'_>, teams: &[TeamId], most: i64, now: Timestamp) -> Result<Vec<Mate>, Error> {
    let sql = format!(
        "SELECT w.team_id, w.id, w.person_id, w.name, w.role, w.many FROM (
             SELECT m.team_id, m.id, p.id AS person_id, p.name, m.role, COUNT(*) OVER (PARTITION BY m.team_id) AS many,
                    ROW_NUMBER() OVER (PARTITION BY m.team_id ORDER BY
                        CASE m.role WHEN 'lead' THEN 0 WHEN 'coach' THEN 1 ELSE 2 END, p.folded, p.id, m.id) AS place
             FROM membership m JOIN person p ON p.id = m.person_id
             WHERE m.team_id IN ({}) AND m.from_at <= $1 AND (m.until_at IS NULL OR m.until_at > $1)
               AND m.suspended_at IS NULL AND p.erased_at IS NULL) w
         WHERE w.place <= $2 ORDER BY w.team_id, w.place",
        slots(3)
    );
    let teams = some(teams);
    let values: Vec<Value<'_>> = [now.value(), most.value()].into_iter().chain(teams.iter().map(Bind::value)).collect();
    read.all(&sql, &values)
}

struct Made(TeamId, Part);

impl FromRow for Made {
    fn read(row: &Row<'_>) -> Result<Self, Error> {
        Ok(Self(row.get(0)?, Part { sector: row.get(1)?, role: row.get(2)?, people: row.get(3)? }))
    }
}

/// Of whom up to twenty teams are made at `now`: sector, role, how many. The sector of somebody who shows their
/// organisation to fewer people is not in it.
pub fn made_of(read: &mut Read<'_>, teams: &[TeamId], now: Timestamp) -> Result<Vec<(TeamId, Part)>, Error> {
    let sql = format!(
        "SELECT m.team_id, CASE WHEN f.field IS NULL THEN COALESCE(o.sector, '') ELSE '' END, m.role,
                COUNT(DISTINCT p.id)
         FROM membership m JOIN person p ON p.id = m.person_id
         LEFT JOIN organisation o ON o.id = p.organisation_id
         LEFT JOIN field_audience f ON f.person_id = p.id AND f.field = 'organisation'
         WHERE m.team_id IN ({}) AND m.from_at <= $1 AND (m.until_at IS NULL OR m.until_at > $1)
           AND m.suspended_at IS NULL AND p.erased_at IS NULL
         GROUP BY m.team_id, CASE WHEN f.field IS NULL THEN COALESCE(o.sector, '') ELSE '' END, m.role",
        slots(2)
    );
    let teams = some(teams);
    let values: Vec<Value<'_>> = std::iter::once(now.value()).chain(teams.iter().map(Bind::value)).collect();
    let rows: Vec<Made> = read.all(&sql, &values)?;
    Ok(rows.into_iter().map(|Made(team, part)| (team, part)).collect())
}

/// Who was in a team before `now` and is in it no more, who left last first: name, since when, until when.
pub fn were_in(
    read: &mut Read<'_>,
    team: TeamId,
    now: Timestamp,
) -> Result<Vec<(String, Timestamp, Timestamp)>, Error> {
    read.all(
        "SELECT p.name, MIN(m.from_at), MAX(m.until_at) FROM membership m JOIN person p ON p.id = m.person_id
         WHERE m.team_id = $1 AND m.until_at <= $2 AND p.erased_at IS NULL
           AND NOT EXISTS (SELECT 1 FROM membership n WHERE n.team_id = $1 AND n.person_id = m.person_id
                           AND n.from_at <= $2 AND (n.until_at IS NULL OR n.until_at > $2))
         GROUP BY p.id, p.name ORDER BY MAX(m.until_at) DESC, p.id LIMIT 20",
        params![team, now],
    )
}
