//! The statements on `community` and `community_sponsor`.

use kith_base::{Env, Uuid};
use kith_db::{Error, Read, Tx, from_row, params};
use kith_facts::{Fact, record};
use kith_policy::{CommunityId, PersonId, Viewer};
use kith_web::{Prose, RENDERER};

use crate::{Charter, Community, Founding};

from_row!(Community { id, slug, name, lang, zone, accent, visibility, joining, summary, opened_at, retired });

/// Founds a community. Its founder is let in by a membership of their own.
pub fn found(tx: &mut Tx<'_>, env: &Env, draft: &Founding) -> Result<CommunityId, Error> {
    let id: CommunityId = env.id();
    let source = |pick: fn(&Charter) -> &Prose| draft.charter.as_ref().map_or("", |it| pick(it).source.as_str());
    let html = |pick: fn(&Charter) -> &Prose| draft.charter.as_ref().map_or("", |it| pick(it).html.as_str());
    tx.exec(
        "INSERT INTO community (id, slug, name, lang, zone, accent, visibility, joining, summary, domain, domain_html,
                                who, who_html, practice, practice_html, purpose, purpose_html, renderer, opened_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19)",
        params![
            id,
            draft.slug,
            draft.name,
            draft.lang,
            draft.zone,
            draft.accent,
            draft.visibility,
            draft.joining,
            draft.summary,
            source(|it| &it.domain),
            html(|it| &it.domain),
            source(|it| &it.who),
            html(|it| &it.who),
            source(|it| &it.practice),
            html(|it| &it.practice),
            source(|it| &it.purpose),
            html(|it| &it.purpose),
            RENDERER,
            draft.opened_at
        ],
    )?;
    let fact = Fact { actor: draft.by.map(Uuid::from), ..Fact::new("community.founded", ("community", id)) };
    record(tx, env, &fact.within(id))?;
    Ok(id)
}

/// The community with this id.
pub fn community(read: &mut Read<'_>, id: CommunityId) -> Result<Option<Community>, Error> {
    read.maybe(
        "SELECT id, slug, name, lang, zone, accent, visibility, joining, summary, opened_at, retired_at FROM community
         WHERE id = $1",
        params![id],
    )
}

/// The community with this short name, unless it is retired.
pub fn by_slug(read: &mut Read<'_>, slug: &str) -> Result<Option<Community>, Error> {
    read.maybe(
        "SELECT id, slug, name, lang, zone, accent, visibility, joining, summary, opened_at, retired_at FROM community
         WHERE slug = $1 AND retired_at IS NULL",
        params![slug],
    )
}

/// The communities a viewer is in, by name. One statement.
pub fn communities_of(read: &mut Read<'_>, viewer: &Viewer) -> Result<Vec<Community>, Error> {
    let Some(person) = viewer.id() else { return Ok(Vec::new()) };
    read.all(
        "SELECT id, slug, name, lang, zone, accent, visibility, joining, summary, opened_at, retired_at FROM community
         WHERE retired_at IS NULL AND id IN (
             SELECT community_id FROM membership
             WHERE person_id = $1 AND from_at <= $2 AND (until_at IS NULL OR until_at > $2) AND suspended_at IS NULL)
         ORDER BY name, id",
        params![person, viewer.now],
    )
}

/// Notes that an organisation pays for a community.
pub fn add_sponsor(
    tx: &mut Tx<'_>,
    env: &Env,
    community: CommunityId,
    organisation: impl Into<Uuid>,
    by: Option<PersonId>,
) -> Result<(), Error> {
    let organisation: Uuid = organisation.into();
    let sql = "INSERT INTO community_sponsor (community_id, organisation_id) VALUES ($1, $2) ON CONFLICT DO NOTHING";
    tx.exec(sql, params![community, organisation])?;
    let fact = Fact::new("sponsor.added", ("organisation", organisation)).within(community);
    record(tx, env, &Fact { actor: by.map(Uuid::from), ..fact })?;
    Ok(())
}
