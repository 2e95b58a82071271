//! What an import brings: cohorts and teams that were, looked at and changed as a whole, and taken away.

use kith_base::jiff::Timestamp;
use kith_base::jiff::civil::Date;
use kith_base::{Env, Name};
use kith_db::{Error, Read, Tx, from_row, params};
use kith_policy::{CohortId, CommunityId, TeamId};

use super::add_team;
use crate::{Cohort, store::TeamDraft};

/// One cohort.
pub fn brought_cohort(read: &mut Read<'_>, id: CohortId) -> Result<Option<Cohort>, Error> {
    read.maybe(
        "SELECT id, community_id, name, starts_on, ends_on, outcome, archived_at FROM cohort WHERE id = $1",
        params![id],
    )
}

/// Changes what a cohort is called, and its days.
pub fn put_cohort(tx: &mut Tx<'_>, id: CohortId, name: &Name, days: (Date, Date)) -> Result<(), Error> {
    let sql = "UPDATE cohort SET name = $2, starts_on = $3, ends_on = $4 WHERE id = $1";
    tx.exec(sql, params![id, name, days.0, days.1]).map(|_| ())
}

/// Deletes a cohort in which nobody is.
pub fn remove_cohort(tx: &mut Tx<'_>, id: CohortId) -> Result<(), Error> {
    tx.exec("DELETE FROM cohort WHERE id = $1", params![id]).map(|_| ())
}

/// A team as it was brought.
#[derive(Clone, PartialEq, Debug)]
pub struct BroughtTeam {
    pub community: CommunityId,
    pub cohort: Option<CohortId>,
    pub name: Name,
    pub purpose: String,
    /// What came of it, in a sentence.
    pub outcome: String,
    pub ended_at: Option<Timestamp>,
}

from_row!(BroughtTeam { community, cohort, name, purpose, outcome, ended_at });

/// One team, ended or not.
pub fn brought_team(read: &mut Read<'_>, id: TeamId) -> Result<Option<BroughtTeam>, Error> {
    let sql = "SELECT community_id, cohort_id, name, purpose, outcome, ended_at FROM team WHERE id = $1";
    read.maybe(sql, params![id])
}

/// Adds a team with what came of it.
pub fn add_brought_team(tx: &mut Tx<'_>, env: &Env, it: &BroughtTeam) -> Result<TeamId, Error> {
    let draft = TeamDraft { cohort: it.cohort, name: it.name.clone(), purpose: it.purpose.clone() };
    let id = add_team(tx, env, it.community, &draft, None)?;
    put_brought_team(tx, id, it)?;
    Ok(id)
}

/// Changes what an import says of a team.
pub fn put_brought_team(tx: &mut Tx<'_>, id: TeamId, it: &BroughtTeam) -> Result<(), Error> {
    tx.exec(
        "UPDATE team SET community_id = $2, cohort_id = $3, name = $4, purpose = $5, outcome = $6, ended_at = $7
         WHERE id = $1",
        params![id, it.community, it.cohort, it.name, it.purpose, it.outcome, it.ended_at],
    )
    .map(|_| ())
}

/// Deletes a team in which nobody is.
pub fn remove_team(tx: &mut Tx<'_>, id: TeamId) -> Result<(), Error> {
    tx.exec("DELETE FROM team WHERE id = $1", params![id]).map(|_| ())
}
