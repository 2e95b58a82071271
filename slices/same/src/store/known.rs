//! Who and what has a name, and what is known about two that look alike.

use std::collections::BTreeSet;

use kith_base::Uuid;
use kith_base::jiff::Timestamp;
use kith_db::{Error, Read, from_row, params};
use kith_people::{OrganisationId, PersonId};
use kith_policy::CommunityId;
use kith_sessions::SessionId;
use kith_sessions::commitment::CommitmentId;

/// The most people of a community that are compared.
const MOST: i64 = 5_000;
/// The most sign-ins that are looked at, the newest first.
const MOST_SIGNED: i64 = 20_000;

/// Somebody who is known in a community.
#[derive(Clone, Debug, PartialEq)]
pub struct Person {
    pub id: PersonId,
    pub name: String,
    pub handle: String,
    /// Whether they can sign in.
    pub signs_in: bool,
}

from_row!(Person { id, name, handle, signs_in });

/// The people known in a community: its members, and who came to sessions of the whole community.
pub fn people_of(read: &mut Read<'_>, community: CommunityId) -> Result<Vec<Person>, Error> {
    read.all(
        "SELECT p.id, p.name,
                COALESCE((SELECT MIN(i.key) FROM imported i
                          WHERE i.target_id = p.id AND i.kind = 'person' AND i.source IN ('minutes', 'openseeds')), ''),
                EXISTS (SELECT 1 FROM person_reach r WHERE r.person_id = p.id AND r.email IS NOT NULL)
         FROM person p
         WHERE p.erased_at IS NULL AND p.id IN (
             SELECT m.person_id FROM membership m WHERE m.community_id = $1
             UNION SELECT a.person_id FROM session s JOIN attendance a ON a.session_id = s.id
                   WHERE s.community_id = $1 AND s.audience = 'community')
         ORDER BY p.folded, p.id LIMIT $2",
        params![community, MOST],
    )
}

/// Who came to which session of the whole community, the newest first.
pub fn signed_in(read: &mut Read<'_>, community: CommunityId) -> Result<Vec<(SessionId, PersonId)>, Error> {
    read.all(
        "SELECT a.session_id, a.person_id FROM session s JOIN attendance a ON a.session_id = s.id
         WHERE s.community_id = $1 AND s.audience = 'community'
         ORDER BY s.starts_at DESC, s.id DESC LIMIT $2",
        params![community, MOST_SIGNED],
    )
}

/// A commitment of which only somebody's first name or initials are written.
#[derive(Clone, Debug, PartialEq)]
pub struct Owned {
    pub id: CommitmentId,
    pub said: String,
    pub text: String,
    pub session: SessionId,
    pub title: String,
    pub at: Timestamp,
}

from_row!(Owned { id, said, text, session, title, at });

/// The commitments of a community whose owner nobody has told yet, in sessions of the whole community, the newest first.
pub fn unowned(read: &mut Read<'_>, community: CommunityId) -> Result<Vec<Owned>, Error> {
    read.all(
        "SELECT c.id, o.said, c.text, s.id, s.title, s.starts_at
         FROM session s JOIN commitment c ON c.session_id = s.id JOIN commitment_owner o ON o.commitment_id = c.id
         WHERE s.community_id = $1 AND s.audience = 'community' AND c.person_id IS NULL
         ORDER BY s.starts_at DESC, c.id LIMIT 100",
        params![community],
    )
}

/// Pairs of which somebody said that they are not the same, of every kind: an id says which.
pub fn unlike(read: &mut Read<'_>) -> Result<BTreeSet<(Uuid, Uuid)>, Error> {
    let rows: Vec<(Uuid, Uuid)> = read.all("SELECT one_id, other_id FROM unlike", &[])?;
    Ok(rows.into_iter().map(|(a, b)| (a.min(b), a.max(b))).collect())
}

/// The organisations by name, from the first one, as many as are compared.
pub fn organisations(read: &mut Read<'_>) -> Result<Vec<(OrganisationId, String, i64)>, Error> {
    read.all(
        "SELECT o.id, o.name, (SELECT COUNT(*) FROM person p WHERE p.organisation_id = o.id)
         FROM organisation o WHERE o.folded >= $2 ORDER BY o.folded, o.id LIMIT $1",
        params![MOST, ""],
    )
}
