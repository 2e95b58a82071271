//! The statements on `contribution`. Who wrote what has no name is in a table of its own, which only asks "is this
//! one mine?" and never lists anybody else's.

use jiff::Timestamp;
use kith_base::{Cursor, Lang, PAGE, jiff};
use kith_db::{Error, Read, Tx, params};
use kith_policy::{Audience, CohortId, CommunityId, PersonId, Place, TeamId, Thing};
use kith_web::{Prose, RENDERER};

use crate::contribution::{Contribution, ContributionId, Line, Own};
use crate::reach::slots;
use crate::{ActivityId, SessionId};

/// Keeps a contribution, and who wrote it apart from it when it has no name.
pub fn add_contribution(tx: &mut Tx<'_>, it: &Contribution) -> Result<(), Error> {
    tx.exec(
        "INSERT INTO contribution (id, session_id, activity_id, person_id, attribution, channel, audience, team_id, lang,
                                   text, html, renderer, may_quote, kept, typed_by, written_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
        params![
            it.id,
            it.session,
            it.activity,
            it.person,
            it.attribution,
            it.channel,
            it.audience,
            it.team,
            it.lang,
            it.text.source,
            it.text.html,
            RENDERER,
            it.may_quote,
            it.kept,
            it.typed_by,
            it.written_at
        ],
    )?;
    if let Some(author) = it.author {
        let sql = "INSERT INTO contribution_author (contribution_id, person_id) VALUES ($1, $2)";
        tx.exec(sql, params![it.id, author])?;
    }
    Ok(())
}

/// A page of what was said in an activity, the newest last, for somebody who is in `teams`: asides of other teams are
/// not in it.
pub fn said(
    r: &mut Read<'_>,
    activity: ActivityId,
    teams: &[TeamId],
    after: Cursor,
    most: i64,
) -> Result<Vec<Line>, Error> {
    let [a, b, c, d, e, f, g, h] = slots(teams);
    r.all(
        "SELECT c.id, c.activity_id, c.person_id, p.name, c.channel, c.team_id, t.name, c.lang, c.html, c.may_quote,
                c.kept, c.written_at,
                EXISTS (SELECT 1 FROM guest q JOIN guest_link k ON k.id = q.link_id
                        WHERE q.person_id = c.person_id AND k.session_id = c.session_id)
         FROM contribution c LEFT JOIN person p ON p.id = c.person_id LEFT JOIN team t ON t.id = c.team_id
         WHERE c.activity_id = $1 AND (c.written_at, c.id) > ($2, $3)
           AND (c.team_id IS NULL OR c.team_id IN ($5, $6, $7, $8, $9, $10, $11, $12))
         ORDER BY c.written_at, c.id LIMIT $4",
        params![activity, after.at, after.id, most, a, b, c, d, e, f, g, h],
    )
}

/// The newest of what was said in an activity, the newest last, for somebody who is in `teams`; and whether there is
/// more before it.
pub fn said_newest(r: &mut Read<'_>, activity: ActivityId, teams: &[TeamId]) -> Result<(Vec<Line>, bool), Error> {
    let [a, b, c, d, e, f, g, h] = slots(teams);
    let mut lines: Vec<Line> = r.all(
        "SELECT c.id, c.activity_id, c.person_id, p.name, c.channel, c.team_id, t.name, c.lang, c.html, c.may_quote,
                c.kept, c.written_at,
                EXISTS (SELECT 1 FROM guest q JOIN guest_link k ON k.id = q.link_id
                        WHERE q.person_id = c.person_id AND k.session_id = c.session_id)
         FROM contribution c LEFT JOIN person p ON p.id = c.person_id LEFT JOIN team t ON t.id = c.team_id
         WHERE c.activity_id = $1 AND (c.team_id IS NULL OR c.team_id IN ($3, $4, $5, $6, $7, $8, $9, $10))
         ORDER BY c.written_at DESC, c.id DESC LIMIT $2",
        params![activity, PAGE + 1, a, b, c, d, e, f, g, h],
    )?;
    let more = lines.len() > 50;
    lines.truncate(50);
    lines.reverse();
    Ok((lines, more))
}

/// A page of what was said in a session and may stand in its record; with `all`, also what was not chosen to stay.
/// What was said to one team only is never part of it.
pub fn for_record(
    r: &mut Read<'_>,
    session: SessionId,
    all: bool,
    after: Cursor,
    most: i64,
) -> Result<Vec<Line>, Error> {
    r.all(
        "SELECT c.id, c.activity_id, c.person_id, p.name, c.channel, c.team_id, CAST(NULL AS TEXT), c.lang, c.html,
                c.may_quote, c.kept, c.written_at,
                EXISTS (SELECT 1 FROM guest q JOIN guest_link k ON k.id = q.link_id
                        WHERE q.person_id = c.person_id AND k.session_id = c.session_id)
         FROM contribution c LEFT JOIN person p ON p.id = c.person_id
         WHERE c.session_id = $1 AND c.team_id IS NULL AND (c.kept = true OR $2 = true)
           AND (c.written_at, c.id) > ($3, $4)
         ORDER BY c.written_at, c.id LIMIT $5",
        params![session, all, after.at, after.id, most],
    )
}

/// A contribution of a session, with its text as it was written.
pub fn contribution(r: &mut Read<'_>, session: SessionId, id: ContributionId) -> Result<Option<Own>, Error> {
    r.maybe(
        "SELECT id, activity_id, person_id, team_id, text, may_quote FROM contribution WHERE session_id = $1 AND id = $2",
        params![session, id],
    )
}

/// Whether a contribution without a name is by this person.
pub fn is_by(r: &mut Read<'_>, id: ContributionId, person: PersonId) -> Result<bool, Error> {
    let sql = "SELECT COUNT(*) FROM contribution_author WHERE contribution_id = $1 AND person_id = $2";
    Ok(r.count(sql, params![id, person])? > 0)
}

/// The viewer's own contributions without a name in an activity: so that they find their own again. To be asked for
/// nobody but the viewer.
pub fn own_without_name(
    r: &mut Read<'_>,
    activity: ActivityId,
    viewer: PersonId,
) -> Result<Vec<ContributionId>, Error> {
    let rows: Vec<(ContributionId,)> = r.all(
        "SELECT contribution_id FROM contribution_author
         WHERE person_id = $2 AND contribution_id IN (SELECT id FROM contribution WHERE activity_id = $1)",
        params![activity, viewer],
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// Puts other words in the place of an author's own.
pub fn change_contribution(tx: &mut Tx<'_>, id: ContributionId, text: &Prose, may_quote: bool) -> Result<(), Error> {
    let sql = "UPDATE contribution SET text = $2, html = $3, renderer = $4, may_quote = $5 WHERE id = $1";
    tx.exec(sql, params![id, text.source, text.html, RENDERER, may_quote]).map(|_| ())
}

/// Takes a contribution back: its words are gone.
pub fn take_back(tx: &mut Tx<'_>, id: ContributionId) -> Result<(), Error> {
    tx.exec("DELETE FROM contribution_author WHERE contribution_id = $1", params![id])?;
    tx.exec("DELETE FROM contribution WHERE id = $1", params![id]).map(|_| ())
}

/// Chooses whether a contribution of a session stays in its record; asides never do.
pub fn keep(tx: &mut Tx<'_>, session: SessionId, id: ContributionId, kept: bool) -> Result<bool, Error> {
    let sql = "UPDATE contribution SET kept = $3
               WHERE session_id = $1 AND id = $2 AND team_id IS NULL AND kept <> $3";
    Ok(tx.exec(sql, params![session, id, kept])? > 0)
}

/// A published record in which words of somebody stand, with the place of its session.
#[derive(Clone, Debug)]
pub struct Stands {
    pub session: SessionId,
    pub title: String,
    pub lang: Lang,
    pub slug: String,
    pub community: CommunityId,
    pub cohort: Option<CohortId>,
    pub team: Option<TeamId>,
    pub audience: Audience,
}

kith_db::from_row!(Stands { session, title, lang, slug, community, cohort, team, audience });

impl Stands {
    /// The record as the policy sees it.
    pub fn thing(&self) -> Thing {
        let place = Place { community: self.community, cohort: self.cohort, team: self.team };
        Thing::at("record", place, self.audience)
    }
}

/// The records, published since `since`, in which words under this person's name stand; the newest first.
pub fn in_records_of(r: &mut Read<'_>, person: PersonId, since: Timestamp) -> Result<Vec<Stands>, Error> {
    r.all(
        "SELECT s.id, s.title, s.lang, k.slug, s.community_id, s.cohort_id, s.team_id, s.audience
         FROM session s JOIN community k ON k.id = s.community_id
         WHERE s.published_at > $2 AND s.id IN (SELECT session_id FROM contribution
                                                WHERE person_id = $1 AND kept = true AND team_id IS NULL)
         ORDER BY s.published_at DESC, s.id LIMIT 5",
        params![person, since],
    )
}
