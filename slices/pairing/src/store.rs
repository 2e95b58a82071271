//! Every statement of this slice.

use jiff::Timestamp;
use kith_base::{Env, PAGE, Uuid, jiff};
use kith_db::{Error, Read, Tx, from_row, params};
use kith_facts::{Fact, record};
use kith_policy::{CohortId, CommunityId, PersonId, Place, TeamId};
use kith_sessions::SessionId;
use serde_json::json;

use crate::draw::{Candidate, Together};
use crate::pairing::{MOST, NewPairing, Pairing, PairingId, Seat};

/// What is known of people for matching, one row for each team of each: without what they keep to themselves.
const KNOWN: &str = "SELECT p.id, p.name, p.lang, COALESCE(p.languages, ''), COALESCE(p.hours, ''), p.zone,
        CASE WHEN fo.field IS NULL THEN COALESCE(o.sector, '') ELSE '' END,
        CASE WHEN fp.field IS NULL THEN p.region ELSE '' END, m.team_id
    FROM membership m JOIN person p ON p.id = m.person_id LEFT JOIN team u ON u.id = m.team_id
    LEFT JOIN organisation o ON o.id = p.organisation_id
    LEFT JOIN field_audience fo ON fo.person_id = p.id AND fo.field = 'organisation'
    LEFT JOIN field_audience fp ON fp.person_id = p.id AND fp.field = 'place'
    WHERE m.community_id = $1 AND m.from_at <= $2 AND (m.until_at IS NULL OR m.until_at > $2)
      AND m.suspended_at IS NULL AND p.erased_at IS NULL";

/// Whom a pairing can be of: everybody at a place who takes part (who looks on or pays does not); of a session, those
/// who are here or said that they come. Never more rows than for the most people and a few teams each.
pub fn candidates(
    r: &mut Read<'_>,
    place: &Place,
    session: Option<SessionId>,
    now: Timestamp,
) -> Result<Vec<Candidate>, Error> {
    let sql = format!(
        "{KNOWN} AND m.role NOT IN ('sponsor', 'observer')
           AND (COALESCE(m.cohort_id, u.cohort_id) = $3 OR $3 IS NULL) AND (m.team_id = $4 OR $4 IS NULL)
           AND (EXISTS (SELECT 1 FROM rsvp v WHERE v.session_id = $5 AND v.person_id = p.id AND v.answer IN ('yes', 'phone'))
             OR EXISTS (SELECT 1 FROM attendance a WHERE a.session_id = $5 AND a.person_id = p.id) OR $5 IS NULL)
         ORDER BY p.folded, p.id, m.from_at, m.id LIMIT $6"
    );
    r.all(&sql, params![place.community, now, place.cohort, place.team, session, MOST * 4])
}

/// What is known of those who sit in a pairing, one row for each team of each.
pub fn known(r: &mut Read<'_>, pairing: &Pairing, now: Timestamp) -> Result<Vec<Candidate>, Error> {
    let sql = format!(
        "{KNOWN} AND p.id IN (SELECT s.person_id FROM pairing_seat s WHERE s.pairing_id = $3)
         ORDER BY p.folded, p.id, m.from_at, m.id"
    );
    r.all(&sql, params![pairing.community, now, pairing.id])
}

/// Those of a place whose name is this: to be put into a pairing late.
pub fn named(r: &mut Read<'_>, place: &Place, folded: &str, now: Timestamp) -> Result<Vec<PersonId>, Error> {
    let rows: Vec<(PersonId,)> = r.all(
        "SELECT DISTINCT p.id FROM membership m JOIN person p ON p.id = m.person_id LEFT JOIN team u ON u.id = m.team_id
         WHERE m.community_id = $1 AND m.from_at <= $2 AND (m.until_at IS NULL OR m.until_at > $2)
           AND m.suspended_at IS NULL AND p.erased_at IS NULL AND p.folded = $3 AND m.role NOT IN ('sponsor', 'observer')
           AND (COALESCE(m.cohort_id, u.cohort_id) = $4 OR $4 IS NULL) AND (m.team_id = $5 OR $5 IS NULL) LIMIT 3",
        params![place.community, now, folded, place.cohort, place.team],
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Who was together with whom in the accepted pairings of a community since an instant, and when last; of those who sit
/// in a pairing, and not counting that one.
pub fn together(
    r: &mut Read<'_>,
    (community, pairing): (CommunityId, PairingId),
    since: Timestamp,
) -> Result<Vec<Together>, Error> {
    r.all(
        "SELECT a.person_id, b.person_id, MAX(q.accepted_at)
         FROM pairing q JOIN pairing_seat a ON a.pairing_id = q.id
         JOIN pairing_seat b ON b.pairing_id = q.id AND b.number = a.number AND b.person_id > a.person_id
         WHERE q.community_id = $1 AND q.accepted_at > $2 AND q.id <> $3 AND a.number > 0
           AND EXISTS (SELECT 1 FROM pairing_seat s WHERE s.pairing_id = $3 AND s.person_id = a.person_id)
           AND EXISTS (SELECT 1 FROM pairing_seat s WHERE s.pairing_id = $3 AND s.person_id = b.person_id)
         GROUP BY a.person_id, b.person_id",
        params![community, since, pairing],
    )
}

/// One pairing of a community.
pub fn pairing(r: &mut Read<'_>, community: CommunityId, id: PairingId) -> Result<Option<Pairing>, Error> {
    r.maybe(
        "SELECT id, community_id, cohort_id, team_id, audience, session_id, title, lang, prompt, size, rules, letters,
                made_at, accepted_at
         FROM pairing WHERE community_id = $1 AND id = $2",
        params![community, id],
    )
}

/// The newest pairings of a community, or of one of its sessions, with how many sit in each and in which group somebody
/// does.
pub fn pairings(
    r: &mut Read<'_>,
    community: CommunityId,
    session: Option<SessionId>,
    me: Option<PersonId>,
) -> Result<Vec<Listed>, Error> {
    let rows: Vec<Listed> = r.all(
        "SELECT q.id, q.community_id, q.cohort_id, q.team_id, q.audience, q.session_id, q.title, q.lang, q.prompt, q.size,
                q.rules, q.letters, q.made_at, q.accepted_at,
                (SELECT COUNT(*) FROM pairing_seat s WHERE s.pairing_id = q.id AND s.number > 0),
                COALESCE((SELECT s.number FROM pairing_seat s WHERE s.pairing_id = q.id AND s.person_id = $3), 0)
         FROM pairing q WHERE q.community_id = $1 AND (q.session_id = $2 OR $2 IS NULL)
         ORDER BY q.made_at DESC, q.id DESC LIMIT $4",
        params![community, session, me, PAGE],
    )?;
    Ok(rows)
}

/// A pairing of a list.
pub struct Listed {
    pub pairing: Pairing,
    pub people: i64,
    /// The group of whoever looks; 0 for none.
    pub mine: i64,
}

impl kith_db::FromRow for Listed {
    fn read(row: &kith_db::Row<'_>) -> Result<Self, Error> {
        Ok(Self { pairing: Pairing::read(row)?, people: row.get(14)?, mine: row.get(15)? })
    }
}

/// Who sits where, by name.
pub fn seats(r: &mut Read<'_>, pairing: PairingId) -> Result<Vec<Seat>, Error> {
    r.all(
        "SELECT s.person_id, p.name, s.number, s.kept, s.meets_at FROM pairing_seat s JOIN person p ON p.id = s.person_id
         WHERE s.pairing_id = $1 ORDER BY s.number, p.folded, p.id",
        params![pairing],
    )
}

/// Keeps a proposal, with everybody in no group yet.
pub fn add(tx: &mut Tx<'_>, env: &Env, new: &NewPairing, people: &[PersonId]) -> Result<(), Error> {
    tx.exec(
        "INSERT INTO pairing (id, community_id, cohort_id, team_id, audience, session_id, title, lang, prompt, size, rules,
                              letters, made_by, made_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)",
        params![
            new.id,
            new.place.community,
            new.place.cohort,
            new.place.team,
            new.audience,
            new.session,
            new.title,
            new.lang,
            new.prompt,
            new.size,
            new.rules.to_string(),
            new.letters,
            new.by,
            new.at
        ],
    )?;
    for person in people {
        sit(tx, new.id, *person, 0)?;
    }
    let fact = Fact::new("pairing.proposed", ("pairing", new.id)).within(new.place.community);
    let data = json!({ "people": people.len(), "size": new.size, "session": new.session });
    record(tx, env, &Fact { actor: new.by.map(Uuid::from), ..fact.with(data) })?;
    Ok(())
}

/// Somebody sits in a group; 0 stays out.
pub fn sit(tx: &mut Tx<'_>, pairing: PairingId, person: PersonId, number: i64) -> Result<(), Error> {
    tx.exec(
        "INSERT INTO pairing_seat (pairing_id, person_id, number, kept) VALUES ($1, $2, $3, $4)
         ON CONFLICT (pairing_id, person_id) DO UPDATE SET number = excluded.number",
        params![pairing, person, number, false],
    )
    .map(|_| ())
}

/// Which groups are kept when the others are drawn again.
pub fn keep(tx: &mut Tx<'_>, pairing: PairingId, number: i64, kept: bool) -> Result<(), Error> {
    let sql = "UPDATE pairing_seat SET kept = $3 WHERE pairing_id = $1 AND number = $2";
    tx.exec(sql, params![pairing, number, kept]).map(|_| ())
}

/// The hour that is proposed to a group.
pub fn meet(tx: &mut Tx<'_>, pairing: PairingId, number: i64, at: Option<Timestamp>) -> Result<(), Error> {
    let sql = "UPDATE pairing_seat SET meets_at = $3 WHERE pairing_id = $1 AND number = $2";
    tx.exec(sql, params![pairing, number, at]).map(|_| ())
}

/// The pairing is accepted; `false` if it was before.
pub fn accept(tx: &mut Tx<'_>, pairing: PairingId, at: Timestamp) -> Result<bool, Error> {
    let sql = "UPDATE pairing SET accepted_at = $2 WHERE id = $1 AND accepted_at IS NULL";
    Ok(tx.exec(sql, params![pairing, at])? > 0)
}

/// Takes the introduction of somebody in hand; `false` if it was written before, or they sit in no group.
pub fn claim(tx: &mut Tx<'_>, pairing: PairingId, person: PersonId, at: Timestamp) -> Result<bool, Error> {
    let sql = "UPDATE pairing_seat SET introduced_at = $3
               WHERE pairing_id = $1 AND person_id = $2 AND introduced_at IS NULL AND number > 0";
    Ok(tx.exec(sql, params![pairing, person, at])? > 0)
}

/// The pairing of a letter with the short name and the name of its community, unless that is retired.
pub fn whereabouts(r: &mut Read<'_>, id: PairingId) -> Result<Option<(CommunityId, String, String)>, Error> {
    r.maybe(
        "SELECT k.id, k.slug, k.name FROM pairing q JOIN community k ON k.id = q.community_id
         WHERE q.id = $1 AND k.retired_at IS NULL",
        params![id],
    )
}

/// A group of somebody's that is not long ago, and one of those in it beside them.
#[derive(Clone, Debug)]
pub struct Mine {
    pub id: PairingId,
    pub community: CommunityId,
    pub cohort: Option<CohortId>,
    pub team: Option<TeamId>,
    pub audience: kith_policy::Audience,
    pub slug: String,
    pub name: String,
    pub title: String,
    pub lang: kith_base::Lang,
    pub other: String,
    pub meets_at: Option<Timestamp>,
}

from_row!(Mine { id, community, cohort, team, audience, slug, name, title, lang, other, meets_at });

/// The groups in which somebody is since an instant, a row for each of the others in them; for a week.
pub fn mine(r: &mut Read<'_>, me: PersonId, since: Timestamp) -> Result<Vec<Mine>, Error> {
    r.all(
        "SELECT q.id, q.community_id, q.cohort_id, q.team_id, q.audience, k.slug, k.name, q.title, q.lang, p.name, s.meets_at
         FROM pairing_seat s JOIN pairing q ON q.id = s.pairing_id JOIN community k ON k.id = q.community_id
         JOIN pairing_seat b ON b.pairing_id = q.id AND b.number = s.number AND b.person_id <> s.person_id
         JOIN person p ON p.id = b.person_id
         WHERE s.person_id = $1 AND s.number > 0 AND q.accepted_at > $2 AND k.retired_at IS NULL
         ORDER BY q.accepted_at DESC, q.id, p.folded, p.id LIMIT 40",
        params![me, since],
    )
}
