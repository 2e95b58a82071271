//! Who stands behind a sign-in, with everything that decides what they may do. Every page begins with it, so it is one
//! statement.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use kith_base::{Lang, Name, jiff};
use kith_db::{Error, Read, from_row, params};
use kith_policy::{Archived, CohortId, CommunityId, Membership, PersonId, Role, TeamId, Who};
use kith_web::{Known, Through};

/// The person, with one of the things that they are or wait for.
struct Part {
    person: PersonId,
    name: Name,
    operator: bool,
    lang: Lang,
    zone: String,
    community: Option<CommunityId>,
    cohort: Option<CohortId>,
    team: Option<TeamId>,
    /// A role, or the word for an invitation.
    word: Option<String>,
    /// How the browser was let in: "" by a sign-in, "only" by a link, "also" by both.
    by_link: String,
}

from_row!(Part { person, name, operator, lang, zone, community, cohort, team, word, by_link });

/// The words of rows that are no membership: they are invited, and have not answered; a cohort, or a team of one, is only
/// read.
const INVITED: &str = "invited";
const ARCHIVED: &str = "archived";

/// Who is signed in with the secret of this hash at `now`: the person, their memberships that are active (begun, not
/// ended, not suspended, in a community that is not retired), and where they are invited. A team's cohort is the
/// member's cohort. And what was archived there. Whom a link let in has no memberships, whoever they are: those need a sign-in.
pub fn known(read: &mut Read<'_>, token_hash: &str, now: Timestamp) -> Result<Option<Known>, Error> {
    let parts: Vec<Part> = read.all(
        "SELECT p.id, p.name, p.operator, p.lang, p.zone, m.community_id, COALESCE(m.cohort_id, t.cohort_id), m.team_id,
                m.role, COALESCE(s.by_link, '')
         FROM sign_in s JOIN person p ON p.id = s.person_id
         LEFT JOIN membership m ON m.person_id = p.id AND m.from_at <= $2 AND (m.until_at IS NULL OR m.until_at > $2)
           AND m.suspended_at IS NULL AND COALESCE(s.by_link, '') <> 'only'
           AND EXISTS (SELECT 1 FROM community c WHERE c.id = m.community_id AND c.retired_at IS NULL)
         LEFT JOIN team t ON t.id = m.team_id
         WHERE s.token_hash = $1 AND s.ended_at IS NULL AND s.ends_at > $2 AND p.erased_at IS NULL
         UNION ALL
         SELECT p.id, p.name, p.operator, p.lang, p.zone, i.community_id, i.team_id, i.team_id, 'invited',
                COALESCE(s.by_link, '')
         FROM sign_in s JOIN person p ON p.id = s.person_id JOIN person_reach r ON r.person_id = p.id
         JOIN invitation i ON i.email = r.email JOIN community c ON c.id = i.community_id
         WHERE s.token_hash = $1 AND s.ended_at IS NULL AND s.ends_at > $2 AND p.erased_at IS NULL
           AND i.answer IS NULL AND i.ends_at > $2 AND c.retired_at IS NULL
         UNION ALL
         SELECT p.id, p.name, p.operator, p.lang, p.zone, h.community_id, h.id, t.id, 'archived', COALESCE(s.by_link, '')
         FROM sign_in s JOIN person p ON p.id = s.person_id
         JOIN cohort h ON h.archived_at IS NOT NULL
           AND h.community_id IN (SELECT m.community_id FROM membership m WHERE m.person_id = p.id)
         LEFT JOIN team t ON t.cohort_id = h.id
         WHERE s.token_hash = $1 AND s.ended_at IS NULL AND s.ends_at > $2 AND p.erased_at IS NULL",
        params![token_hash, now],
    )?;
    let Some(first) = parts.first() else { return Ok(None) };
    let mut known = Known {
        who: Who { id: first.person, name: first.name.clone(), operator: first.operator },
        lang: first.lang,
        zone: kith_web::zone(&first.zone).unwrap_or(TimeZone::UTC),
        memberships: Vec::with_capacity(parts.len()),
        invited: Vec::new(),
        through: through(&first.by_link),
        guest_of: Vec::new(),
        archived: Vec::new(),
    };
    for part in &parts {
        let (Some(community), Some(word)) = (part.community, part.word.as_deref()) else { continue };
        if let Some(role) = Role::of(word) {
            known.memberships.push(Membership { community, cohort: part.cohort, team: part.team, role });
        } else if let (ARCHIVED, Some(cohort)) = (word, part.cohort) {
            known.archived.push(Archived { cohort, team: part.team });
        } else if word == INVITED && !known.invited.contains(&community) {
            known.invited.push(community);
        }
    }
    Ok(Some(known))
}

fn through(by_link: &str) -> Through {
    match by_link {
        "only" => Through::Link,
        "also" => Through::Both,
        _ => Through::SignIn,
    }
}
