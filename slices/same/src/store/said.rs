//! What stewards and operators said: the same, not the same, and neither after all.

use kith_base::jiff::Timestamp;
use kith_base::{Env, Uuid, fold};
use kith_db::{Error, Read, Tx, from_row, params};
use kith_facts::{Fact, record};
use kith_policy::{CommunityId, PersonId};

use kith_sessions::commitment::CommitmentId;
use kith_sessions::store::brought_parts::take_back_commitment;

use super::moving;
use crate::JoinedId;

/// Two that somebody said are one.
#[derive(Clone, Debug)]
pub struct Joining {
    /// `person`, `organisation` or `owner`.
    pub kind: &'static str,
    pub community: Option<CommunityId>,
    pub kept: Uuid,
    pub gone: Uuid,
    /// What the one that goes was called.
    pub name: String,
    pub reason: String,
    pub by: PersonId,
}

/// Keeps that two are one.
pub fn keep_joined(tx: &mut Tx<'_>, env: &Env, it: &Joining) -> Result<JoinedId, Error> {
    let id: JoinedId = env.id();
    let person = (it.kind != "organisation").then_some(it.kept);
    let organisation = (it.kind == "organisation").then_some(it.kept);
    tx.exec(
        "INSERT INTO joined (id, kind, community_id, person_id, organisation_id, kept_id, gone_id, name, folded, reason,
                             made_by, made_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        params![
            id,
            it.kind,
            it.community,
            person,
            organisation,
            it.kept,
            it.gone,
            it.name,
            fold(&it.name),
            it.reason,
            it.by,
            env.now()
        ],
    )?;
    let fact = Fact::new("same.joined", (it.kind, it.kept)).by(it.by);
    let fact = Fact { community: it.community.map(Uuid::from), ..fact };
    record(tx, env, &fact.with(serde_json::json!({ "joined": id, "gone": it.gone })))?;
    Ok(id)
}

/// Joins two people or two organisations, with everything that points at them.
pub fn join(tx: &mut Tx<'_>, env: &Env, it: &Joining) -> Result<JoinedId, Error> {
    let id = keep_joined(tx, env, it)?;
    if it.kind == "person" {
        // A browser that was let in as the one is not thereby signed in as the other.
        let sql = "UPDATE sign_in SET ended_at = $2 WHERE person_id = $1 AND ended_at IS NULL";
        tx.exec(sql, params![it.gone, env.now()])?;
    }
    moving::join(tx, id, it.kind, (it.kept, it.gone))?;
    Ok(id)
}

/// Keeps that two are not the same.
pub fn keep_unlike(
    tx: &mut Tx<'_>,
    env: &Env,
    kind: &'static str,
    (one, other): (Uuid, Uuid),
    (community, by): (Option<CommunityId>, PersonId),
) -> Result<(), Error> {
    let sql = "INSERT INTO unlike (kind, one_id, other_id, made_by, made_at) VALUES ($1, $2, $3, $4, $5)
               ON CONFLICT DO NOTHING";
    tx.exec(sql, params![kind, one.min(other), one.max(other), by, env.now()])?;
    let fact = Fact { community: community.map(Uuid::from), ..Fact::new("same.told-apart", (kind, one)).by(by) };
    record(tx, env, &fact.with(serde_json::json!({ "other": other })))?;
    Ok(())
}

/// A joining as it is listed.
#[derive(Clone, Debug, PartialEq)]
pub struct Joined {
    pub id: JoinedId,
    pub kind: String,
    pub kept: Uuid,
    pub gone: Uuid,
    /// What the one that went was called, and what the one that stayed is called.
    pub name: String,
    pub stays: String,
    pub reason: String,
    pub at: Timestamp,
    /// Whether what stayed is still there under its own id: it was joined to nothing else since.
    pub stands: bool,
}

from_row!(Joined { id, kind, kept, gone, name, stays, reason, at, stands });

/// The joinings of a community that were not undone, the newest first; those of the instance, where there is none.
pub fn joined_in(read: &mut Read<'_>, community: Option<CommunityId>) -> Result<Vec<Joined>, Error> {
    read.all(
        "SELECT j.id, j.kind, j.kept_id, j.gone_id, j.name, COALESCE(p.name, o.name, ''), j.reason, j.made_at,
                (j.kept_id = COALESCE(j.person_id, j.organisation_id))
         FROM joined j LEFT JOIN person p ON p.id = j.person_id LEFT JOIN organisation o ON o.id = j.organisation_id
         WHERE (j.community_id = $1 OR (j.community_id IS NULL AND CAST($2 AS bool) = true)) AND j.undone_at IS NULL
         ORDER BY j.made_at DESC, j.id DESC LIMIT 20",
        params![community, community.is_none()],
    )
}

/// One joining that was not undone, of this community or of the instance.
pub fn joined(read: &mut Read<'_>, community: Option<CommunityId>, id: JoinedId) -> Result<Option<Joined>, Error> {
    let all = joined_in(read, community)?;
    Ok(all.into_iter().find(|it| it.id == id))
}

/// Takes a joining back.
pub fn undo(
    tx: &mut Tx<'_>,
    env: &Env,
    it: &Joined,
    (community, by): (Option<CommunityId>, PersonId),
) -> Result<(), Error> {
    if it.kind == "owner" {
        take_back_commitment(tx, CommitmentId(it.gone), PersonId(it.kept))?;
    } else {
        moving::part(tx, it.id, it.gone)?;
    }
    let sql = "UPDATE joined SET undone_at = $2, person_id = NULL, organisation_id = NULL WHERE id = $1";
    tx.exec(sql, params![it.id, env.now()])?;
    let fact = Fact { community: community.map(Uuid::from), ..Fact::new("same.undone", ("joined", it.id)).by(by) };
    record(tx, env, &fact)?;
    Ok(())
}
