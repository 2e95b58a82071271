//! The statements on `community` and `community_sponsor`.

use kith_base::{Env, Markdown, PAGE, Uuid};
use kith_db::{Error, Read, Tx, from_row, params};
use kith_facts::{Fact, record};
use kith_people::OrganisationId;
use kith_policy::{CommunityId, PersonId, Viewer};
use kith_web::{Prose, RENDERER};

use crate::{Charter, Community, Founding, Outline};

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

/// The long texts of a community's charter.
pub fn charter(read: &mut Read<'_>, id: CommunityId) -> Result<Charter, Error> {
    type Texts = (Markdown, String, Markdown, String, Markdown, String, Markdown, String);
    let texts: Texts = read.one(
        "SELECT domain, domain_html, who, who_html, practice, practice_html, purpose, purpose_html FROM community
         WHERE id = $1",
        params![id],
    )?;
    let prose = |source, html| Prose { source, html };
    let (domain, domain_html, who, who_html, practice, practice_html, purpose, purpose_html) = texts;
    Ok(Charter {
        domain: prose(domain, domain_html),
        who: prose(who, who_html),
        practice: prose(practice, practice_html),
        purpose: prose(purpose, purpose_html),
    })
}

/// Changes what a community says of itself.
pub fn change(
    tx: &mut Tx<'_>,
    env: &Env,
    id: CommunityId,
    (outline, charter): (&Outline, &Charter),
    by: PersonId,
) -> Result<(), Error> {
    tx.exec(
        "UPDATE community SET name = $2, lang = $3, zone = $4, accent = $5, visibility = $6, joining = $7, summary = $8
         WHERE id = $1",
        params![
            id,
            outline.name,
            outline.lang,
            outline.zone,
            outline.accent,
            outline.visibility,
            outline.joining,
            outline.summary
        ],
    )?;
    tx.exec(
        "UPDATE community SET domain = $2, domain_html = $3, who = $4, who_html = $5, practice = $6, practice_html = $7,
                              purpose = $8, purpose_html = $9, renderer = $10 WHERE id = $1",
        params![
            id,
            charter.domain.source,
            charter.domain.html,
            charter.who.source,
            charter.who.html,
            charter.practice.source,
            charter.practice.html,
            charter.purpose.source,
            charter.purpose.html,
            RENDERER
        ],
    )?;
    record(tx, env, &Fact::new("charter.changed", ("community", id)).within(id).by(by))?;
    Ok(())
}

/// A page of the communities that a viewer may know of, by name, from after this name and id: those whose summary is
/// public, and their own. Those they are only invited to are in [`Viewer::invited`].
pub fn known_to(read: &mut Read<'_>, viewer: &Viewer, after: (&str, CommunityId)) -> Result<Vec<Community>, Error> {
    read.all(
        "SELECT id, slug, name, lang, zone, accent, visibility, joining, summary, opened_at, retired_at FROM community
         WHERE retired_at IS NULL AND (name, id) > ($1, $2) AND (visibility = 'public_summary' OR id IN (
             SELECT community_id FROM membership
             WHERE person_id = $3 AND from_at <= $4 AND (until_at IS NULL OR until_at > $4) AND suspended_at IS NULL))
         ORDER BY name, id LIMIT $5",
        params![after.0, after.1, viewer.id(), viewer.now, PAGE + 1],
    )
}

/// The names of the organisations that pay for a community.
pub fn sponsors_of(read: &mut Read<'_>, id: CommunityId) -> Result<Vec<String>, Error> {
    let rows: Vec<(String,)> = read.all(
        "SELECT o.name FROM community_sponsor s JOIN organisation o ON o.id = s.organisation_id
         WHERE s.community_id = $1 ORDER BY o.folded, o.id",
        params![id],
    )?;
    Ok(rows.into_iter().map(|(name,)| name).collect())
}

/// Replaces the sponsors of a community; with the fact of the charter's change.
pub fn set_sponsors(tx: &mut Tx<'_>, id: CommunityId, organisations: &[OrganisationId]) -> Result<(), Error> {
    tx.exec("DELETE FROM community_sponsor WHERE community_id = $1", params![id])?;
    for organisation in organisations {
        let sql =
            "INSERT INTO community_sponsor (community_id, organisation_id) VALUES ($1, $2) ON CONFLICT DO NOTHING";
        tx.exec(sql, params![id, organisation])?;
    }
    Ok(())
}

/// Closes a community for good: nobody is in it any more, nothing is erased.
pub fn retire(tx: &mut Tx<'_>, env: &Env, id: CommunityId, by: Option<PersonId>) -> Result<(), Error> {
    tx.exec("UPDATE community SET retired_at = $2 WHERE id = $1", params![id, env.now()])?;
    let fact = Fact::new("community.retired", ("community", id)).within(id);
    record(tx, env, &Fact { actor: by.map(Uuid::from), ..fact })?;
    Ok(())
}

/// Whether a community has this short name already, a retired one too.
pub fn is_taken(read: &mut Read<'_>, slug: &str) -> Result<bool, Error> {
    Ok(read.count("SELECT COUNT(*) FROM community WHERE slug = $1", params![slug])? > 0)
}
