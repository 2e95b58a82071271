//! The statements on the people a session is for: everybody of its circle but those who only pay for it, and whoever
//! came beside them. None of them grows with the circle: they answer a page, a count, or one person.

use jiff::Timestamp;
use kith_base::{PAGE, jiff};
use kith_charter::store::pattern;
use kith_db::{Bind, Error, Read, Value, from_row, params};
use kith_policy::{Audience, CohortId, CommunityId, PersonId, TeamId};

use crate::attendance::{How, InRoom, OfTeam, OnPaper, OnSheet, Place};
use crate::session::Whom;
use crate::{ActivityId, Session};

from_row!(OnSheet { person, name, organisation, how, rank, guest });
from_row!(OnPaper { person, name, organisation, how, guest });
from_row!(OfTeam { team, came, all, teams, present });
from_row!(InRoom { person, name, how, heard, inside, here, all, guest });

/// The circle of a session: its community ($1), cohort ($3) or team ($4), as it is at an instant ($2).
pub const CIRCLE: &str = "SELECT m.person_id FROM membership m LEFT JOIN team u ON u.id = m.team_id
    WHERE m.community_id = $1 AND m.from_at <= $2 AND (m.until_at IS NULL OR m.until_at > $2)
      AND m.suspended_at IS NULL AND m.role <> 'sponsor'
      AND (COALESCE(m.cohort_id, u.cohort_id) = $3 OR $3 IS NULL) AND (m.team_id = $4 OR $4 IS NULL)";

/// Whether a person (p) is at a session ($5) as a guest.
const GUEST: &str = "EXISTS (SELECT 1 FROM guest q JOIN guest_link k ON k.id = q.link_id
    WHERE q.person_id = p.id AND k.session_id = $5)";

/// The cohort or team that a session is for.
pub fn circle(session: &Session) -> (Option<CohortId>, Option<TeamId>) {
    match session.audience {
        Audience::Team | Audience::Own => (None, session.team_id),
        Audience::Cohort => (session.cohort_id, None),
        Audience::Community | Audience::Public => (None, None),
    }
}

/// In which zones the people live whom something is for, and how many in each: the most first.
pub fn zones_of(
    r: &mut Read<'_>,
    (community, whom): (CommunityId, Whom),
    (now, most): (Timestamp, i64),
) -> Result<Vec<(String, i64)>, Error> {
    let sql = format!(
        "SELECT p.zone, COUNT(*) AS many FROM person p WHERE p.erased_at IS NULL AND p.id IN ({CIRCLE})
         GROUP BY p.zone ORDER BY many DESC, p.zone LIMIT $5"
    );
    r.all(&sql, params![community, now, whom.cohort(), whom.team(), most])
}

/// The words that a name must hold, as three patterns; all of them fit everything where there are no words.
fn patterns(words: &[String]) -> [String; 3] {
    std::array::from_fn(|at| pattern(words.get(at).map_or("", String::as_str)))
}

/// A page of the sheet of a session from after a place, of those whose name holds these words: first who is noted, said
/// that they come, or was heard; then everybody else; each by name. One more than a page when there is a next one.
pub fn sheet(
    r: &mut Read<'_>,
    session: &Session,
    (words, after): (&[String], Place),
    now: Timestamp,
) -> Result<Vec<OnSheet>, Error> {
    let sql = format!(
        "SELECT w.id, w.name, w.organisation, w.how, w.place, w.guest FROM (
             SELECT p.id, p.name, p.folded, a.how, {GUEST} AS guest,
                    CASE WHEN f.field IS NULL THEN COALESCE(o.name, '') ELSE '' END AS organisation,
                    CAST(CASE WHEN x.person_id IS NULL THEN 1 ELSE 0 END AS BIGINT) AS place
             FROM ({CIRCLE} UNION SELECT n.person_id FROM attendance n WHERE n.session_id = $5) y
             JOIN person p ON p.id = y.person_id LEFT JOIN organisation o ON o.id = p.organisation_id
             LEFT JOIN field_audience f ON f.person_id = p.id AND f.field = 'organisation'
             LEFT JOIN attendance a ON a.session_id = $5 AND a.person_id = p.id
             LEFT JOIN (SELECT v.person_id FROM rsvp v WHERE v.session_id = $5 AND v.answer <> 'no'
                        UNION SELECT n.person_id FROM attendance n WHERE n.session_id = $5
                        UNION SELECT c.person_id FROM contribution c
                              WHERE c.session_id = $5 AND c.person_id IS NOT NULL AND c.team_id IS NULL) x
                    ON x.person_id = p.id
             WHERE p.erased_at IS NULL AND p.folded LIKE $8 ESCAPE '\\' AND p.folded LIKE $9 ESCAPE '\\'
               AND p.folded LIKE $10 ESCAPE '\\') w
         WHERE (w.place, w.folded, w.id) > ($6, COALESCE((SELECT l.folded FROM person l WHERE l.id = $7), ''), $7)
         ORDER BY w.place, w.folded, w.id LIMIT $11"
    );
    let ((cohort, team), [a, b, c], most) = (circle(session), patterns(words), PAGE + 1);
    r.all(&sql, params![session.community_id, now, cohort, team, session.id, after.rank, after.person, a, b, c, most])
}

/// Everybody a session is for and whoever came beside them, by name alone, from after somebody: the order in which they
/// stand on paper does not change when boxes are ticked.
pub fn on_paper(
    r: &mut Read<'_>,
    session: &Session,
    after: Option<PersonId>,
    (now, most): (Timestamp, i64),
) -> Result<Vec<OnPaper>, Error> {
    let sql = format!(
        "SELECT p.id, p.name, CASE WHEN f.field IS NULL THEN COALESCE(o.name, '') ELSE '' END, a.how, {GUEST}
         FROM ({CIRCLE} UNION SELECT n.person_id FROM attendance n WHERE n.session_id = $5) y
         JOIN person p ON p.id = y.person_id AND p.erased_at IS NULL
         LEFT JOIN organisation o ON o.id = p.organisation_id
         LEFT JOIN field_audience f ON f.person_id = p.id AND f.field = 'organisation'
         LEFT JOIN attendance a ON a.session_id = $5 AND a.person_id = p.id
         WHERE $6 = false OR (p.folded, p.id) > (COALESCE((SELECT l.folded FROM person l WHERE l.id = $7), ''), $7)
         ORDER BY p.folded, p.id LIMIT $8"
    );
    let ((cohort, team), last) = (circle(session), after.unwrap_or(PersonId(kith_base::Uuid::nil())));
    r.all(&sql, params![session.community_id, now, cohort, team, session.id, after.is_some(), last, most])
}

/// How many came of each of the first teams by name, of how many; who is in no team counts together, at the end. Who is
/// in two teams counts in both.
pub fn by_team(r: &mut Read<'_>, session: &Session, now: Timestamp, most: i64) -> Result<Vec<OfTeam>, Error> {
    let sql = format!(
        "SELECT t.name, COUNT(DISTINCT a.person_id), COUNT(DISTINCT p.id), COUNT(t.id) OVER (),
                (SELECT COUNT(*) FROM attendance n WHERE n.session_id = $5)
         FROM ({CIRCLE} UNION SELECT n.person_id FROM attendance n WHERE n.session_id = $5) y
         JOIN person p ON p.id = y.person_id AND p.erased_at IS NULL
         LEFT JOIN membership g ON g.community_id = $1 AND g.person_id = p.id AND g.from_at <= $2
           AND (g.until_at IS NULL OR g.until_at > $2) AND g.suspended_at IS NULL AND (g.team_id = $4 OR $4 IS NULL)
           AND EXISTS (SELECT 1 FROM team e WHERE e.id = g.team_id
                       AND (COALESCE(g.cohort_id, e.cohort_id) = $3 OR $3 IS NULL))
         LEFT JOIN team t ON t.id = g.team_id
         LEFT JOIN attendance a ON a.session_id = $5 AND a.person_id = p.id
         GROUP BY t.id, t.name
         ORDER BY CASE WHEN t.id IS NULL THEN 1 ELSE 0 END, t.name, t.id LIMIT $6"
    );
    let (cohort, team) = circle(session);
    r.all(&sql, params![session.community_id, now, cohort, team, session.id, most])
}

/// The people whom the page of a running session names, `most` of them: the viewer, those whose name holds the words, who
/// is here and was not heard in the activity, who is here, who said that they come, and the others; each by name. What
/// somebody said without a name, or to their own team only, does not count as heard: it would tell who it was.
pub fn room(
    r: &mut Read<'_>,
    session: &Session,
    activity: Option<ActivityId>,
    (viewer, words): (Option<PersonId>, &[String]),
    (now, most): (Timestamp, i64),
) -> Result<Vec<InRoom>, Error> {
    let sql = format!(
        "SELECT p.id, p.name, a.how, s.heard, y.inside = 1, COUNT(a.how) OVER (),
                COUNT(CASE WHEN y.inside = 1 THEN 1 END) OVER (), {GUEST}
         FROM (SELECT x.person_id, MAX(x.inside) AS inside FROM (
                   SELECT i.person_id, 1 AS inside FROM ({CIRCLE}) i
                   UNION ALL SELECT n.person_id, 0 AS inside FROM attendance n WHERE n.session_id = $5) x
               GROUP BY x.person_id) y
         JOIN person p ON p.id = y.person_id AND p.erased_at IS NULL
         LEFT JOIN attendance a ON a.session_id = $5 AND a.person_id = p.id
         LEFT JOIN rsvp v ON v.session_id = $5 AND v.person_id = p.id
         LEFT JOIN (SELECT c.person_id, CAST(MAX(CASE WHEN c.activity_id = $6 THEN 1 ELSE 0 END) AS BIGINT) AS heard
                    FROM contribution c WHERE c.session_id = $5 AND c.person_id IS NOT NULL AND c.team_id IS NULL
                    GROUP BY c.person_id) s ON s.person_id = p.id
         ORDER BY CASE WHEN p.id = $7 THEN 0
                       WHEN $8 = true AND p.folded LIKE $9 ESCAPE '\\' AND p.folded LIKE $10 ESCAPE '\\'
                            AND p.folded LIKE $11 ESCAPE '\\' THEN 1
                       WHEN a.how IS NOT NULL AND COALESCE(s.heard, 0) = 0 THEN 2
                       WHEN a.how IS NOT NULL THEN 3
                       WHEN v.answer IS NOT NULL AND v.answer <> 'no' THEN 4
                       ELSE 5 END, p.folded, p.id LIMIT $12"
    );
    let ((cohort, team), [a, b, c], sought) = (circle(session), patterns(words), !words.is_empty());
    r.all(&sql, params![session.community_id, now, cohort, team, session.id, activity, viewer, sought, a, b, c, most])
}

/// Up to fifty people who are on the sheet of a session, among these: what is noted of each.
pub fn noted(
    r: &mut Read<'_>,
    session: &Session,
    people: &[PersonId],
    now: Timestamp,
) -> Result<Vec<(PersonId, Option<How>)>, Error> {
    let slots = (6..56).map(|slot| format!("${slot}")).collect::<Vec<_>>().join(", ");
    let sql = format!(
        "SELECT p.id, a.how FROM person p LEFT JOIN attendance a ON a.session_id = $5 AND a.person_id = p.id
         WHERE p.id IN ({slots}) AND p.erased_at IS NULL AND (a.how IS NOT NULL OR p.id IN ({CIRCLE}))"
    );
    let (cohort, team) = circle(session);
    let page: [Option<PersonId>; 50] = std::array::from_fn(|slot| people.get(slot).copied());
    let head = [session.community_id.value(), now.value(), cohort.value(), team.value(), session.id.value()];
    let values: Vec<Value<'_>> = head.into_iter().chain(page.iter().map(Bind::value)).collect();
    r.all(&sql, &values)
}

/// The team of somebody a session is for, if they are in one there; nothing at all for anybody else.
pub fn member(
    r: &mut Read<'_>,
    session: &Session,
    person: PersonId,
    now: Timestamp,
) -> Result<Option<Option<TeamId>>, Error> {
    let sql = "SELECT m.team_id FROM membership m LEFT JOIN team u ON u.id = m.team_id
               JOIN person p ON p.id = m.person_id
               WHERE m.community_id = $1 AND m.from_at <= $2 AND (m.until_at IS NULL OR m.until_at > $2)
                 AND m.suspended_at IS NULL AND m.role <> 'sponsor' AND m.person_id = $5 AND p.erased_at IS NULL
                 AND (COALESCE(m.cohort_id, u.cohort_id) = $3 OR $3 IS NULL) AND (m.team_id = $4 OR $4 IS NULL)
               ORDER BY CASE WHEN m.team_id IS NULL THEN 1 ELSE 0 END, m.from_at, m.id LIMIT 1";
    let (cohort, team) = circle(session);
    let found: Option<(Option<TeamId>,)> = r.maybe(sql, params![session.community_id, now, cohort, team, person])?;
    Ok(found.map(|(team,)| team))
}

/// Everybody a session is for: to write to each of them.
pub fn everybody(r: &mut Read<'_>, session: &Session, now: Timestamp) -> Result<Vec<PersonId>, Error> {
    let sql = format!("SELECT p.id FROM person p WHERE p.erased_at IS NULL AND p.id IN ({CIRCLE}) ORDER BY p.id");
    let (cohort, team) = circle(session);
    let rows: Vec<(PersonId,)> = r.all(&sql, params![session.community_id, now, cohort, team])?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Whom a session that asks something ahead still waits for: everybody it is for who did not say that they are ready,
/// gave no need under their name, and did not say that they do not come. To write to each of them once; no page lists it.
/// Whoever asked without a name may be among them: nobody knows that they did.
pub fn not_ready(r: &mut Read<'_>, session: &Session, now: Timestamp) -> Result<Vec<PersonId>, Error> {
    let sql = format!(
        "SELECT p.id FROM person p
         WHERE p.erased_at IS NULL AND p.id IN ({CIRCLE})
           AND EXISTS (SELECT 1 FROM preparation a WHERE a.session_id = $5)
           AND NOT EXISTS (SELECT 1 FROM ready y WHERE y.session_id = $5 AND y.person_id = p.id)
           AND NOT EXISTS (SELECT 1 FROM need n WHERE n.session_id = $5 AND n.person_id = p.id)
           AND NOT EXISTS (SELECT 1 FROM rsvp v WHERE v.session_id = $5 AND v.person_id = p.id AND v.answer = 'no')
         ORDER BY p.id"
    );
    let (cohort, team) = circle(session);
    let rows: Vec<(PersonId,)> = r.all(&sql, params![session.community_id, now, cohort, team, session.id])?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}
