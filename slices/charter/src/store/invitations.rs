//! The statements on `invitation` and `join_request`.

use kith_base::jiff::Timestamp;
use kith_base::{Cursor, Email, Env, PAGE, Uuid};
use kith_db::{Error, Read, Tx, from_row, params};
use kith_facts::{Fact, record};
use kith_mail::LetterId;
use kith_policy::{CommunityId, PersonId};
use kith_web::digest;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::json;

use crate::invitation::OPEN_FOR;
use crate::{Answer, Departure, Invitation, InvitationId, Inviting, JoinRequest, RequestId};

from_row!(Invitation {
    id,
    community,
    team,
    name,
    email,
    role,
    lang,
    made_by,
    made_at,
    ends_at,
    answered_at,
    answer,
    opened_at,
    acted_at,
    bounced
});
from_row!(JoinRequest { id, community, person, name, message, made_at, answered_at, answer });

/// Makes an invitation. The secret of its link is returned, and kept nowhere.
pub fn invite(tx: &mut Tx<'_>, env: &Env, draft: &Inviting) -> Result<(InvitationId, String), Error> {
    let (id, secret): (InvitationId, _) = (env.id(), env.secret());
    let Inviting { community, team, name, email, role, lang, by, at } = draft;
    tx.exec(
        "INSERT INTO invitation (id, community_id, team_id, name, email, role, lang, secret_hash, made_by, made_at, ends_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        params![id, community, team, name, email, role, lang, digest(&secret), by, at, *at + OPEN_FOR],
    )?;
    let fact = Fact::new("invitation.made", ("invitation", id)).within(*community);
    record(tx, env, &Fact { actor: by.map(Uuid::from), ..fact })?;
    Ok((id, secret))
}

/// The invitation behind the secret of a link: of the letter that brought it, or of a letter since.
pub fn invitation_behind(read: &mut Read<'_>, secret: &str) -> Result<Option<Invitation>, Error> {
    read.maybe(
        "SELECT i.id, i.community_id, i.team_id, i.name, i.email, i.role, i.lang, i.made_by, i.made_at, i.ends_at,
                i.answered_at, i.answer, i.opened_at, i.acted_at, l.bounced IS NOT NULL
         FROM invitation i LEFT JOIN letter l ON l.id = i.letter_id WHERE i.secret_hash = $1
            OR i.id = (SELECT n.invitation_id FROM invitation_letter n JOIN letter w ON w.id = n.letter_id
                       WHERE w.link_hash = $1)",
        params![digest(secret)],
    )
}

/// Asks to join.
pub fn request(
    tx: &mut Tx<'_>,
    env: &Env,
    community: CommunityId,
    person: PersonId,
    message: &str,
    at: Timestamp,
) -> Result<RequestId, Error> {
    let id: RequestId = env.id();
    tx.exec(
        "INSERT INTO join_request (id, community_id, person_id, message, made_at) VALUES ($1, $2, $3, $4, $5)",
        params![id, community, person, message, at],
    )?;
    record(tx, env, &Fact::new("request.made", ("join-request", id)).within(community).by(person))?;
    Ok(id)
}

/// A page of a community's invitations, the newest first, from before `before`.
pub fn invitations_of(read: &mut Read<'_>, community: CommunityId, before: Cursor) -> Result<Vec<Invitation>, Error> {
    read.all(
        "SELECT i.id, i.community_id, i.team_id, i.name, i.email, i.role, i.lang, i.made_by, i.made_at, i.ends_at,
                i.answered_at, i.answer, i.opened_at, i.acted_at, l.bounced IS NOT NULL
         FROM invitation i LEFT JOIN letter l ON l.id = i.letter_id WHERE i.community_id = $1 AND (i.made_at, i.id) < ($2, $3)
         ORDER BY i.made_at DESC, i.id DESC LIMIT $4",
        params![community, before.at, before.id, PAGE + 1],
    )
}

/// An invitation of a community.
pub fn invitation(read: &mut Read<'_>, community: CommunityId, id: InvitationId) -> Result<Option<Invitation>, Error> {
    read.maybe(
        "SELECT i.id, i.community_id, i.team_id, i.name, i.email, i.role, i.lang, i.made_by, i.made_at, i.ends_at,
                i.answered_at, i.answer, i.opened_at, i.acted_at, l.bounced IS NOT NULL
         FROM invitation i LEFT JOIN letter l ON l.id = i.letter_id WHERE i.community_id = $1 AND i.id = $2",
        params![community, id],
    )
}

/// The invitations to an address into a community that still wait for an answer, the newest first.
pub fn open_invitations(
    read: &mut Read<'_>,
    community: CommunityId,
    email: &Email,
    now: Timestamp,
) -> Result<Vec<Invitation>, Error> {
    read.all(
        "SELECT i.id, i.community_id, i.team_id, i.name, i.email, i.role, i.lang, i.made_by, i.made_at, i.ends_at,
                i.answered_at, i.answer, i.opened_at, i.acted_at, l.bounced IS NOT NULL
         FROM invitation i LEFT JOIN letter l ON l.id = i.letter_id WHERE i.email = $1 AND i.community_id = $2 AND i.answer IS NULL AND i.ends_at > $3
         ORDER BY i.made_at DESC, i.id DESC",
        params![email, community, now],
    )
}

/// Keeps the answer to an invitation; `false` if it was answered before, or is too old.
pub fn answer_invitation(
    tx: &mut Tx<'_>,
    env: &Env,
    invitation: &Invitation,
    answer: Answer,
    by: Option<PersonId>,
) -> Result<bool, Error> {
    let opened = (answer != Answer::Withdrawn).then(|| env.now());
    let sql = "UPDATE invitation SET answered_at = $2, answer = $3, opened_at = COALESCE(opened_at, $4)
               WHERE id = $1 AND answer IS NULL AND ends_at > $2";
    if tx.exec(sql, params![invitation.id, env.now(), answer, opened])? == 0 {
        return Ok(false);
    }
    let fact = Fact::new("invitation.answered", ("invitation", invitation.id)).within(invitation.community);
    let fact = fact.with(json!({ "answer": answer.word() }));
    record(tx, env, &Fact { actor: by.map(Uuid::from), ..fact })?;
    if answer != Answer::Accepted {
        let sql = "SELECT r.person_id FROM person_reach r JOIN invitation i ON i.email = r.email WHERE i.id = $1";
        let looked_around: Option<(PersonId,)> = tx.maybe(sql, params![invitation.id])?;
        if let Some((person,)) = looked_around {
            kith_jobs::enqueue(tx, env, &Departure { community: invitation.community, person }, env.now())?;
        }
    }
    Ok(true)
}

/// Notes the letter that brings an invitation.
pub fn sent_as(tx: &mut Tx<'_>, id: InvitationId, letter: LetterId) -> Result<(), Error> {
    tx.exec("UPDATE invitation SET letter_id = $2 WHERE id = $1", params![id, letter]).map(|_| ())
}

/// Notes a letter that went to whoever is invited: its own link opens the invitation, too.
pub fn told(tx: &mut Tx<'_>, id: InvitationId, letter: LetterId) -> Result<(), Error> {
    let sql = "INSERT INTO invitation_letter (letter_id, invitation_id) VALUES ($1, $2)";
    tx.exec(sql, params![letter, id]).map(|_| ())
}

/// Notes that whoever holds the letter looks around before they answer, and who they are.
pub fn open_invitation(tx: &mut Tx<'_>, env: &Env, invitation: &Invitation, person: PersonId) -> Result<(), Error> {
    let sql = "UPDATE invitation SET opened_at = COALESCE(opened_at, $2), person_id = $3 WHERE id = $1";
    tx.exec(sql, params![invitation.id, env.now(), person])?;
    let fact = Fact::new("invitation.opened", ("invitation", invitation.id)).within(invitation.community);
    record(tx, env, &fact.by(person))?;
    Ok(())
}

/// Notes that somebody who is invited into a community said something there before they answered.
pub fn acted(tx: &mut Tx<'_>, community: CommunityId, person: PersonId, at: Timestamp) -> Result<(), Error> {
    let sql = "UPDATE invitation SET acted_at = $3, opened_at = COALESCE(opened_at, $3), person_id = $2
               WHERE community_id = $1 AND answer IS NULL AND acted_at IS NULL
                 AND email = (SELECT r.email FROM person_reach r WHERE r.person_id = $2)";
    tx.exec(sql, params![community, person, at]).map(|_| ())
}

/// Who was invited into a community, looked around, and has not answered at `now`.
pub fn looking_around(read: &mut Read<'_>, community: CommunityId, now: Timestamp) -> Result<Vec<PersonId>, Error> {
    let rows: Vec<(PersonId,)> = read.all(
        "SELECT DISTINCT i.person_id FROM invitation i JOIN person p ON p.id = i.person_id
         WHERE i.community_id = $1 AND i.answer IS NULL AND i.ends_at > $2 AND p.erased_at IS NULL
           AND i.role NOT IN ('sponsor', 'observer')",
        params![community, now],
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}

/// What became of a community's invitations, in numbers. Those that were taken back or sent anew are not counted.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, Serialize, JsonSchema)]
pub struct Became {
    pub invited: i64,
    pub opened: i64,
    pub acted: i64,
    pub joined: i64,
    pub declined: i64,
    pub bounced: i64,
}

from_row!(Became { invited, opened, acted, joined, declined, bounced });

/// What became of a community's invitations.
pub fn what_became(read: &mut Read<'_>, community: CommunityId) -> Result<Became, Error> {
    let found: Option<Became> = read.maybe(
        "SELECT COUNT(*), COUNT(i.opened_at), COUNT(i.acted_at), COUNT(CASE WHEN i.answer = 'accepted' THEN 1 END),
                COUNT(CASE WHEN i.answer = 'declined' THEN 1 END), COUNT(l.bounced)
         FROM invitation i LEFT JOIN letter l ON l.id = i.letter_id
         WHERE i.community_id = $1 AND (i.answer IS NULL OR i.answer <> 'withdrawn')",
        params![community],
    )?;
    Ok(found.unwrap_or_default())
}

/// The requests to join a community that wait for an answer, the oldest first.
pub fn open_requests(read: &mut Read<'_>, community: CommunityId) -> Result<Vec<JoinRequest>, Error> {
    read.all(
        "SELECT r.id, r.community_id, r.person_id, p.name, r.message, r.made_at, r.answered_at, r.answer
         FROM join_request r JOIN person p ON p.id = r.person_id
         WHERE r.community_id = $1 AND r.answer IS NULL AND p.erased_at IS NULL ORDER BY r.made_at, r.id LIMIT 200",
        params![community],
    )
}

/// A request to join a community that waits for an answer.
pub fn open_request(read: &mut Read<'_>, community: CommunityId, id: RequestId) -> Result<Option<JoinRequest>, Error> {
    read.maybe(
        "SELECT r.id, r.community_id, r.person_id, p.name, r.message, r.made_at, r.answered_at, r.answer
         FROM join_request r JOIN person p ON p.id = r.person_id
         WHERE r.community_id = $1 AND r.id = $2 AND r.answer IS NULL AND p.erased_at IS NULL",
        params![community, id],
    )
}

/// Since when somebody waits to be let in.
pub fn asked_at(read: &mut Read<'_>, community: CommunityId, person: PersonId) -> Result<Option<Timestamp>, Error> {
    let rows: Vec<(Timestamp,)> = read.all(
        "SELECT made_at FROM join_request WHERE person_id = $1 AND community_id = $2 AND answer IS NULL
         ORDER BY made_at LIMIT 1",
        params![person, community],
    )?;
    Ok(rows.into_iter().next().map(|(at,)| at))
}

/// Keeps the answer to a request.
pub fn answer_request(
    tx: &mut Tx<'_>,
    env: &Env,
    request: &JoinRequest,
    answer: Answer,
    by: PersonId,
) -> Result<(), Error> {
    let sql = "UPDATE join_request SET answered_at = $2, answered_by = $3, answer = $4 WHERE id = $1";
    tx.exec(sql, params![request.id, env.now(), by, answer])?;
    let fact = Fact::new("request.answered", ("join-request", request.id)).within(request.community).by(by);
    record(tx, env, &fact.with(json!({ "answer": answer.word() })))?;
    Ok(())
}

/// The communities that somebody runs in which requests wait: slug, name, how many, since when.
pub fn requests_waiting(
    read: &mut Read<'_>,
    person: PersonId,
    now: Timestamp,
) -> Result<Vec<(String, String, i64, Timestamp)>, Error> {
    read.all(
        "SELECT c.slug, c.name, COUNT(*), MIN(r.made_at)
         FROM join_request r JOIN community c ON c.id = r.community_id JOIN person p ON p.id = r.person_id
         WHERE r.answer IS NULL AND p.erased_at IS NULL AND c.retired_at IS NULL AND c.id IN (
             SELECT community_id FROM membership WHERE person_id = $1 AND role IN ('steward', 'facilitator')
               AND from_at <= $2 AND (until_at IS NULL OR until_at > $2) AND suspended_at IS NULL)
         GROUP BY c.id, c.slug, c.name ORDER BY c.name, c.id",
        params![person, now],
    )
}
