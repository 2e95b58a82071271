//! The statements on `guest_link` and `guest`, and who is a guest where.

use jiff::Timestamp;
use kith_base::{Cursor, Env, Lang, PAGE, Uuid, jiff};
use kith_db::{Error, Read, Tx, params};
use kith_facts::{Fact, record};
use kith_policy::{CommunityId, PersonId};
use kith_web::{Known, Through, digest};

use crate::guest::{GuestLink, GuestLinkId, MOST, NewGuestLink, starts, window};
use crate::{Session, SessionId};

/// Who is let in with the secret of this hash: as [`kith_charter::store::known`] says, and the sessions at which they are
/// a guest. Whoever opened no link and is invited nowhere costs no statement more.
pub fn known(read: &mut Read<'_>, token_hash: &str, now: Timestamp) -> Result<Option<Known>, Error> {
    let Some(mut known) = kith_charter::store::known(read, token_hash, now)? else { return Ok(None) };
    if known.through != Through::SignIn || !known.invited.is_empty() {
        known.guest_of = guest_of(read, known.who.id, now)?;
    }
    Ok(Some(known))
}

/// The sessions at which somebody is a guest at `now`: by a link that is good (those into archived cohorts are not), or
/// because they are invited into the community and have not answered: then those for everybody since they were, up to the
/// next one. Whoever is invited to look on, as a sponsor or an observer, is nobody's guest before they join: a guest has
/// the floor.
pub fn guest_of(read: &mut Read<'_>, person: PersonId, now: Timestamp) -> Result<Vec<Uuid>, Error> {
    let (first, last) = starts(now);
    let rows: Vec<(SessionId, Timestamp, i64, bool)> = read.all(
        "SELECT s.id, s.starts_at, s.minutes, false
         FROM guest g JOIN guest_link l ON l.id = g.link_id JOIN session s ON s.id = l.session_id
         LEFT JOIN team t ON t.id = s.team_id LEFT JOIN cohort h ON h.id = COALESCE(s.cohort_id, t.cohort_id)
         WHERE g.person_id = $1 AND l.revoked_at IS NULL AND s.starts_at >= $2 AND s.starts_at <= $3
           AND h.archived_at IS NULL
         UNION ALL
         SELECT s.id, s.starts_at, s.minutes, true
         FROM person_reach r JOIN invitation i ON i.email = r.email JOIN session s ON s.community_id = i.community_id
         WHERE r.person_id = $1 AND i.answer IS NULL AND i.ends_at > $4 AND s.audience = 'community'
           AND i.role NOT IN ('sponsor', 'observer')
           AND s.starts_at >= i.made_at AND s.starts_at <= COALESCE(
               (SELECT MIN(n.starts_at) FROM session n WHERE n.community_id = i.community_id
                  AND n.audience = 'community' AND n.cancelled_at IS NULL AND n.starts_at > $4), $4)",
        params![person, first, last, now],
    )?;
    let open = |(_, starts_at, minutes, invited): &&(SessionId, Timestamp, i64, bool)| {
        let (from, until) = window(*starts_at, *minutes);
        *invited || from <= now && now < until
    };
    Ok(rows.iter().filter(open).map(|(id, ..)| Uuid::from(*id)).collect())
}

/// Whether a session is open to whoever is invited into its community since `made_at` and has not answered: as
/// [`guest_of`] says of those who are known.
pub fn opens_to_invited(
    r: &mut Read<'_>,
    session: SessionId,
    (community, made_at): (CommunityId, Timestamp),
    now: Timestamp,
) -> Result<bool, Error> {
    let found = r.count(
        "SELECT COUNT(*) FROM session s
         WHERE s.id = $1 AND s.community_id = $2 AND s.audience = 'community' AND s.starts_at >= $3
           AND s.starts_at <= COALESCE(
               (SELECT MIN(n.starts_at) FROM session n WHERE n.community_id = $2 AND n.audience = 'community'
                  AND n.cancelled_at IS NULL AND n.starts_at > $4), $4)",
        params![session, community, made_at, now],
    )?;
    Ok(found > 0)
}

/// Makes a link. Its secret is returned, and kept nowhere.
pub fn make_link(
    tx: &mut Tx<'_>,
    env: &Env,
    community: CommunityId,
    new: &NewGuestLink,
) -> Result<(GuestLinkId, String), Error> {
    let (id, secret): (GuestLinkId, _) = (env.id(), env.secret());
    let NewGuestLink { session, name, lang, by } = new;
    tx.exec(
        "INSERT INTO guest_link (id, session_id, name, lang, secret_hash, made_by, made_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        params![id, session, name, lang, digest(&secret), by, env.now()],
    )?;
    let fact = Fact::new("guest-link.made", ("session", *session)).within(community);
    record(tx, env, &Fact { actor: by.map(Uuid::from), ..fact.with(serde_json::json!({ "link": id })) })?;
    Ok((id, secret))
}

/// A page of the links of a session, the newest first, from before `before`.
pub fn links_of(r: &mut Read<'_>, session: SessionId, before: Cursor) -> Result<Vec<GuestLink>, Error> {
    r.all(
        "SELECT l.id, l.session_id, l.name, l.lang, p.name, l.made_at, l.revoked_at,
                (SELECT COUNT(*) FROM guest g WHERE g.link_id = l.id)
         FROM guest_link l LEFT JOIN person p ON p.id = l.made_by
         WHERE l.session_id = $1 AND (l.made_at, l.id) < ($2, $3) ORDER BY l.made_at DESC, l.id DESC LIMIT $4",
        params![session, before.at, before.id, PAGE + 1],
    )
}

/// The link behind a secret, and its community.
pub fn link_behind(r: &mut Read<'_>, secret: &str) -> Result<Option<(GuestLink, CommunityId)>, Error> {
    let found: Option<(GuestLinkId, CommunityId)> = r.maybe(
        "SELECT l.id, s.community_id FROM guest_link l JOIN session s ON s.id = l.session_id WHERE l.secret_hash = $1",
        params![digest(secret)],
    )?;
    let Some((id, community)) = found else { return Ok(None) };
    Ok(link(r, id)?.map(|link| (link, community)))
}

fn link(r: &mut Read<'_>, id: GuestLinkId) -> Result<Option<GuestLink>, Error> {
    r.maybe(
        "SELECT l.id, l.session_id, l.name, l.lang, p.name, l.made_at, l.revoked_at,
                (SELECT COUNT(*) FROM guest g WHERE g.link_id = l.id)
         FROM guest_link l LEFT JOIN person p ON p.id = l.made_by WHERE l.id = $1",
        params![id],
    )
}

/// Takes a link of a session back: whoever came in by it is out at once. `false` if it is not there, or was before.
pub fn revoke_link(
    tx: &mut Tx<'_>,
    env: &Env,
    session: &Session,
    id: GuestLinkId,
    by: Option<PersonId>,
) -> Result<bool, Error> {
    let sql = "UPDATE guest_link SET revoked_at = $3 WHERE id = $1 AND session_id = $2 AND revoked_at IS NULL";
    if tx.exec(sql, params![id, session.id, env.now()])? == 0 {
        return Ok(false);
    }
    let fact = Fact::new("guest-link.revoked", ("session", session.id)).within(session.community_id);
    record(tx, env, &Fact { actor: by.map(Uuid::from), ..fact.with(serde_json::json!({ "link": id })) })?;
    Ok(true)
}

/// Notes that somebody came in by a link, once; `false` when it let in as many as it can.
pub fn come_in(
    tx: &mut Tx<'_>,
    env: &Env,
    (link, community): (&GuestLink, CommunityId),
    person: PersonId,
) -> Result<bool, Error> {
    if link.came >= MOST && !came_by(tx, link.id)?.contains(&person) {
        return Ok(false);
    }
    let sql = "INSERT INTO guest (link_id, person_id, came_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
    tx.exec(sql, params![link.id, person, env.now()])?;
    let fact = Fact::new("guest.came", ("session", link.session)).within(community).by(person);
    record(tx, env, &fact.with(serde_json::json!({ "link": link.id })))?;
    Ok(true)
}

/// Who came in by a link, the first one first.
pub fn came_by(r: &mut Read<'_>, link: GuestLinkId) -> Result<Vec<PersonId>, Error> {
    let sql = "SELECT person_id FROM guest WHERE link_id = $1 ORDER BY came_at, person_id LIMIT 200";
    let rows: Vec<(PersonId,)> = r.all(sql, params![link])?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Whom a link named and let in first: somebody of whom nothing is known but that. Whoever has an address, signs in or is
/// a member came as who they are, and nobody else is let in as them.
pub fn named_by(r: &mut Read<'_>, link: GuestLinkId) -> Result<Option<PersonId>, Error> {
    let found: Option<(PersonId,)> = r.maybe(
        "SELECT g.person_id FROM guest g WHERE g.link_id = $1
           AND NOT EXISTS (SELECT 1 FROM person_reach r WHERE r.person_id = g.person_id AND r.email IS NOT NULL)
           AND NOT EXISTS (SELECT 1 FROM membership m WHERE m.person_id = g.person_id)
           AND NOT EXISTS (SELECT 1 FROM sign_in s WHERE s.person_id = g.person_id AND COALESCE(s.by_link, '') <> 'only')
         ORDER BY g.came_at, g.person_id LIMIT 1",
        params![link],
    )?;
    Ok(found.map(|(id,)| id))
}

/// A session as its guest finds it on their first page.
pub struct Visited {
    pub session: SessionId,
    pub community: CommunityId,
    pub slug: String,
    pub place: String,
    pub title: String,
    pub lang: Lang,
    pub starts_at: Timestamp,
    pub published_at: Option<Timestamp>,
}

kith_db::from_row!(Visited { session, community, slug, place, title, lang, starts_at, published_at });

/// Up to eight sessions, by their ids, the last one first.
pub fn visited(r: &mut Read<'_>, ids: &[Uuid]) -> Result<Vec<Visited>, Error> {
    let id = |at: usize| ids.get(at).copied();
    r.all(
        "SELECT s.id, s.community_id, k.slug, k.name, s.title, s.lang, s.starts_at, s.published_at
         FROM session s JOIN community k ON k.id = s.community_id
         WHERE s.id IN ($1, $2, $3, $4, $5, $6, $7, $8) AND k.retired_at IS NULL ORDER BY s.starts_at DESC, s.id",
        params![id(0), id(1), id(2), id(3), id(4), id(5), id(6), id(7)],
    )
}
