//! The statements on `template`.

use kith_base::{Cursor, Env};
use kith_db::{Error, Read, Tx, params};
use kith_facts::{Fact, record};
use kith_policy::{CommunityId, PersonId};
use serde_json::json;

use crate::template::{Plan, Template, TemplateId};

/// Keeps a template in a community.
pub fn keep(
    tx: &mut Tx<'_>,
    env: &Env,
    (community, by): (CommunityId, PersonId),
    plan: &Plan,
) -> Result<TemplateId, Error> {
    let id: TemplateId = env.id();
    let count = i64::try_from(plan.sessions.len()).unwrap_or(0);
    tx.exec(
        "INSERT INTO template (id, community_id, name, body, sessions, made_by, made_at, cohort_days)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        params![id, community, plan.name, plan.text(), count, by, env.now(), plan.cohort.as_ref().map(|it| it.days)],
    )?;
    let fact = Fact::new("template.kept", ("template", id)).within(community).by(by);
    record(tx, env, &fact.with(json!({ "sessions": count })))?;
    Ok(id)
}

/// A template of a community, also one that was taken out.
pub fn template(r: &mut Read<'_>, community: CommunityId, id: TemplateId) -> Result<Option<Template>, Error> {
    r.maybe(
        "SELECT id, name, body, sessions, made_at, removed_at, cohort_days FROM template
         WHERE community_id = $1 AND id = $2",
        params![community, id],
    )
}

/// The templates of a community that were kept before, the newest first; their texts are left out.
pub fn templates_of(
    r: &mut Read<'_>,
    community: CommunityId,
    before: Cursor,
    most: i64,
) -> Result<Vec<Template>, Error> {
    r.all(
        "SELECT id, name, '', sessions, made_at, removed_at, cohort_days FROM template
         WHERE community_id = $1 AND removed_at IS NULL AND (made_at, id) < ($2, $3)
         ORDER BY made_at DESC, id DESC LIMIT $4",
        params![community, before.at, before.id, most],
    )
}

/// The newest templates of cohorts of a community; their texts are left out.
pub fn of_cohorts(r: &mut Read<'_>, community: CommunityId, most: i64) -> Result<Vec<Template>, Error> {
    r.all(
        "SELECT id, name, '', sessions, made_at, removed_at, cohort_days FROM template
         WHERE community_id = $1 AND removed_at IS NULL AND cohort_days IS NOT NULL
         ORDER BY made_at DESC, id DESC LIMIT $2",
        params![community, most],
    )
}

/// Takes a template out, or puts it back.
pub fn set_removed(
    tx: &mut Tx<'_>,
    env: &Env,
    (community, by): (CommunityId, PersonId),
    (id, removed): (TemplateId, bool),
) -> Result<(), Error> {
    let at = removed.then(|| env.now());
    let sql = "UPDATE template SET removed_at = $3 WHERE community_id = $1 AND id = $2";
    tx.exec(sql, params![community, id, at])?;
    let kind = if removed { "template.removed" } else { "template.returned" };
    record(tx, env, &Fact::new(kind, ("template", id)).within(community).by(by))?;
    Ok(())
}
