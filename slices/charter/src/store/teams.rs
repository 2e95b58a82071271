//! The statements on `cohort` and `team`.

use kith_base::jiff::civil::Date;
use kith_base::{Env, Name, Uuid};
use kith_db::{Error, Read, Tx, from_row, params};
use kith_facts::{Fact, record};
use kith_policy::{CohortId, CommunityId, PersonId, TeamId};

use crate::{Cohort, Team};

from_row!(Cohort { id, community, name, starts_on, ends_on, outcome, archived_at });
from_row!(Team { id, community, cohort, name, purpose, outcome, ended_at });

/// The cohorts of a community, the newest first.
pub fn cohorts_of(read: &mut Read<'_>, community: CommunityId) -> Result<Vec<Cohort>, Error> {
    read.all(
        "SELECT id, community_id, name, starts_on, ends_on, outcome, archived_at FROM cohort WHERE community_id = $1
         ORDER BY starts_on DESC, id DESC",
        params![community],
    )
}

/// The teams of a community that have not ended and are in no archived cohort, by name.
pub fn teams_of(read: &mut Read<'_>, community: CommunityId) -> Result<Vec<Team>, Error> {
    read.all(
        "SELECT id, community_id, cohort_id, name, purpose, outcome, ended_at FROM team
         WHERE community_id = $1 AND ended_at IS NULL
           AND NOT EXISTS (SELECT 1 FROM cohort h WHERE h.id = team.cohort_id AND h.archived_at IS NOT NULL)
         ORDER BY name, id",
        params![community],
    )
}

/// A team of a community.
pub fn team(read: &mut Read<'_>, community: CommunityId, id: TeamId) -> Result<Option<Team>, Error> {
    read.maybe(
        "SELECT id, community_id, cohort_id, name, purpose, outcome, ended_at FROM team WHERE community_id = $1 AND id = $2",
        params![community, id],
    )
}

/// Opens a cohort from one day to another.
pub fn add_cohort(
    tx: &mut Tx<'_>,
    env: &Env,
    community: CommunityId,
    name: &Name,
    days: (Date, Date),
    by: Option<PersonId>,
) -> Result<CohortId, Error> {
    let id: CohortId = env.id();
    tx.exec(
        "INSERT INTO cohort (id, community_id, name, starts_on, ends_on) VALUES ($1, $2, $3, $4, $5)",
        params![id, community, name, days.0, days.1],
    )?;
    let fact = Fact::new("cohort.opened", ("cohort", id)).within(community);
    record(tx, env, &Fact { actor: by.map(Uuid::from), ..fact })?;
    Ok(id)
}

/// A team that is about to be made.
#[derive(Clone, PartialEq, Debug)]
pub struct TeamDraft {
    pub cohort: Option<CohortId>,
    pub name: Name,
    pub purpose: String,
}

/// Makes a team.
pub fn add_team(
    tx: &mut Tx<'_>,
    env: &Env,
    community: CommunityId,
    draft: &TeamDraft,
    by: Option<PersonId>,
) -> Result<TeamId, Error> {
    let id: TeamId = env.id();
    tx.exec(
        "INSERT INTO team (id, community_id, cohort_id, name, purpose) VALUES ($1, $2, $3, $4, $5)",
        params![id, community, draft.cohort, draft.name, draft.purpose],
    )?;
    let fact = Fact::new("team.made", ("team", id)).within(community);
    record(tx, env, &Fact { actor: by.map(Uuid::from), ..fact })?;
    Ok(id)
}

/// A cohort of a community.
pub fn cohort(read: &mut Read<'_>, community: CommunityId, id: CohortId) -> Result<Option<Cohort>, Error> {
    read.maybe(
        "SELECT id, community_id, name, starts_on, ends_on, outcome, archived_at FROM cohort WHERE community_id = $1 AND id = $2",
        params![community, id],
    )
}

/// Changes what a team is called and for, and its cohort.
pub fn change_team(tx: &mut Tx<'_>, env: &Env, team: &Team, draft: &TeamDraft, by: PersonId) -> Result<(), Error> {
    let sql = "UPDATE team SET cohort_id = $2, name = $3, purpose = $4 WHERE id = $1";
    tx.exec(sql, params![team.id, draft.cohort, draft.name, draft.purpose])?;
    record(tx, env, &Fact::new("team.changed", ("team", team.id)).within(team.community).by(by))?;
    Ok(())
}
