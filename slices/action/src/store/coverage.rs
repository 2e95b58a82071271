//! The statements that count and list what points at priorities. What a reader may not read is neither counted nor listed:
//! the reach stands in the statement.

use jiff::civil::Date;
use kith_base::{Cursor, jiff};
use kith_charter::TermId;
use kith_db::{Error, Read, params};
use kith_policy::CommunityId;
use kith_sessions::reach::Reach;

use crate::aim::{Counted, Dated, Kind, Standing};
use crate::days::Days;

/// How much of the sessions of some days points at each priority, by kind and day.
pub fn counted(r: &mut Read<'_>, community: CommunityId, reach: &Reach, days: Days) -> Result<Vec<Counted>, Error> {
    let Reach { cohorts: [a, b, c, d], teams: [e, f, g, h, i, j, k, l], .. } = *reach;
    r.all(
        "SELECT m.term_id, m.kind, s.on_day, COUNT(*)
         FROM aim m JOIN session s ON s.id = m.session_id
         LEFT JOIN activity a ON m.kind = 'activity' AND a.id = m.thing_id
         LEFT JOIN commitment c ON m.kind = 'commitment' AND c.id = m.thing_id
         LEFT JOIN question q ON m.kind = 'question' AND q.id = m.thing_id
         WHERE m.community_id = $1 AND s.on_day >= $2 AND s.on_day <= $3 AND s.cancelled_at IS NULL
           AND a.removed_at IS NULL AND (m.kind = 'session' OR COALESCE(a.id, c.id, q.id) IS NOT NULL)
           AND ((s.audience = 'community' AND $4 = true)
                OR (s.audience = 'cohort' AND ($5 = true OR s.cohort_id IN ($6, $7, $8, $9)))
                OR (s.audience = 'team'
                    AND ($10 = true OR s.team_id IN ($11, $12, $13, $14, $15, $16, $17, $18))))
         GROUP BY m.term_id, m.kind, s.on_day ORDER BY s.on_day",
        params![
            community,
            days.from,
            days.until,
            reach.community,
            reach.every_cohort,
            a,
            b,
            c,
            d,
            reach.every_team,
            e,
            f,
            g,
            h,
            i,
            j,
            k,
            l
        ],
    )
}

/// What of the sessions of some days points at one priority, the newest first: of one kind or of all.
pub fn served_by(
    r: &mut Read<'_>,
    (community, term): (CommunityId, TermId),
    reach: &Reach,
    (days, kind): (Days, Option<Kind>),
    (before, most): (Cursor, i64),
) -> Result<Vec<Dated>, Error> {
    let Reach { cohorts: [a, b, c, d], teams: [e, f, g, h, i, j, k, l], .. } = *reach;
    let (from, until): (Date, Date) = (days.from, days.until);
    r.all(
        "SELECT m.kind, m.thing_id, s.id, COALESCE(a.title, c.text, q.text, s.title),
                COALESCE(c.lang, q.lang, s.lang), s.starts_at, s.title, COALESCE(l.code, ''), COALESCE(l.text, '')
         FROM aim m JOIN session s ON s.id = m.session_id
         LEFT JOIN activity a ON m.kind = 'activity' AND a.id = m.thing_id
         LEFT JOIN commitment c ON m.kind = 'commitment' AND c.id = m.thing_id
         LEFT JOIN question q ON m.kind = 'question' AND q.id = m.thing_id
         LEFT JOIN plan_line l ON l.id = m.line_id
         WHERE m.community_id = $1 AND m.term_id = $2 AND s.on_day >= $3 AND s.on_day <= $4
           AND s.cancelled_at IS NULL AND a.removed_at IS NULL
           AND (m.kind = 'session' OR COALESCE(a.id, c.id, q.id) IS NOT NULL)
           AND (CAST($5 AS TEXT) IS NULL OR m.kind = $5) AND (s.starts_at, m.thing_id) < ($6, $7)
           AND ((s.audience = 'community' AND $8 = true)
                OR (s.audience = 'cohort' AND ($9 = true OR s.cohort_id IN ($10, $11, $12, $13)))
                OR (s.audience = 'team'
                    AND ($14 = true OR s.team_id IN ($15, $16, $17, $18, $19, $20, $21, $22))))
         ORDER BY s.starts_at DESC, m.thing_id DESC LIMIT $23",
        params![
            community,
            term,
            from,
            until,
            kind,
            before.at,
            before.id,
            reach.community,
            reach.every_cohort,
            a,
            b,
            c,
            d,
            reach.every_team,
            e,
            f,
            g,
            h,
            i,
            j,
            k,
            l,
            most
        ],
    )
}

/// The teams that are there now and the goals that are used now, which point at priorities of a community. Whoever reads
/// its coverage reads of all of them.
pub fn standing(r: &mut Read<'_>, community: CommunityId) -> Result<Vec<Standing>, Error> {
    r.all(
        "SELECT m.kind, m.thing_id, m.term_id, COALESCE(t.name, g.en, ''), COALESCE(t.name, g.fr, '')
         FROM aim m LEFT JOIN team t ON m.kind = 'team' AND t.id = m.thing_id
         LEFT JOIN term g ON m.kind = 'goal' AND g.id = m.thing_id
         WHERE m.community_id = $1 AND COALESCE(t.id, g.id) IS NOT NULL AND t.ended_at IS NULL AND g.retired_at IS NULL
         ORDER BY m.kind DESC, COALESCE(t.name, g.en, ''), m.thing_id LIMIT 500",
        params![community],
    )
}
