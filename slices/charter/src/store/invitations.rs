//! The statements on `invitation` and `join_request`.

use kith_base::jiff::Timestamp;
use kith_base::{Env, Uuid};
use kith_db::{Error, Read, Tx, from_row, params};
use kith_facts::{Fact, record};
use kith_policy::{CommunityId, PersonId};
use kith_web::digest;

use crate::invitation::OPEN_FOR;
use crate::{Invitation, InvitationId, Inviting, JoinRequest, RequestId};

from_row!(Invitation {
    id, community, team, name, email, role, lang, made_by, made_at, ends_at, answered_at, answer
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

/// The invitation behind the secret of a link.
pub fn invitation_behind(read: &mut Read<'_>, secret: &str) -> Result<Option<Invitation>, Error> {
    read.maybe(
        "SELECT id, community_id, team_id, name, email, role, lang, made_by, made_at, ends_at, answered_at, answer
         FROM invitation WHERE secret_hash = $1",
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
