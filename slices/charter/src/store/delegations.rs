//! The statements on `delegation`.

use kith_base::Env;
use kith_base::jiff::Timestamp;
use kith_db::{Error, Read, Tx, from_row, params};
use kith_facts::{Fact, record};
use kith_policy::{CommunityId, PersonId};
use serde_json::json;

use super::{admit, end};
use crate::delegation::{Delegation, DelegationId, NewDelegation};
use crate::{Admission, Held, How, MembershipId};

from_row!(Delegation { id, membership, giver, giver_name, taker, taker_name, role, team, reason, until, rests });

/// Lends a role.
pub fn delegate(
    tx: &mut Tx<'_>,
    env: &Env,
    (community, held): (CommunityId, &Held),
    new: &NewDelegation,
) -> Result<DelegationId, Error> {
    let admission = Admission::new(new.taker, community, held.role, How::Delegated);
    let admission = admission.in_team(held.team).in_cohort(held.cohort).until(Some(new.until)).by(Some(held.person));
    let membership = admit(tx, env, &admission)?;
    let id: DelegationId = env.id();
    tx.exec(
        "INSERT INTO delegation (id, community_id, from_id, membership_id, giver_id, taker_id, reason, made_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        params![id, community, held.id, membership, held.person, new.taker, new.reason, env.now()],
    )?;
    let fact = Fact::new("delegation.made", ("delegation", id)).within(community).by(held.person);
    let data = json!({ "taker": new.taker, "role": held.role.word(), "until": new.until });
    record(tx, env, &fact.with(data))?;
    Ok(id)
}

/// The roles that somebody lends or has on loan in a community at `now`, the one that ends first first.
pub fn delegations_of(
    read: &mut Read<'_>,
    community: CommunityId,
    person: PersonId,
    now: Timestamp,
) -> Result<Vec<Delegation>, Error> {
    read.all(
        "SELECT d.id, d.membership_id, d.giver_id, g.name, d.taker_id, k.name, m.role, COALESCE(t.name, ''), d.reason,
                m.until_at, d.rests_since IS NOT NULL
         FROM delegation d JOIN membership m ON m.id = d.membership_id
         JOIN person g ON g.id = d.giver_id JOIN person k ON k.id = d.taker_id LEFT JOIN team t ON t.id = m.team_id
         WHERE d.community_id = $1 AND (d.giver_id = $2 OR d.taker_id = $2) AND m.until_at > $3
         ORDER BY m.until_at, d.id LIMIT 40",
        params![community, person, now],
    )
}

/// A role that is lent in a community at `now`.
pub fn delegation(
    read: &mut Read<'_>,
    community: CommunityId,
    id: DelegationId,
    now: Timestamp,
) -> Result<Option<Delegation>, Error> {
    read.maybe(
        "SELECT d.id, d.membership_id, d.giver_id, g.name, d.taker_id, k.name, m.role, COALESCE(t.name, ''), d.reason,
                m.until_at, d.rests_since IS NOT NULL
         FROM delegation d JOIN membership m ON m.id = d.membership_id
         JOIN person g ON g.id = d.giver_id JOIN person k ON k.id = d.taker_id LEFT JOIN team t ON t.id = m.team_id
         WHERE d.community_id = $1 AND d.id = $2 AND m.until_at > $3",
        params![community, id, now],
    )
}

/// Ends a delegation before its day.
pub fn give_back(
    tx: &mut Tx<'_>,
    env: &Env,
    (community, it): (CommunityId, &Delegation),
    by: Option<PersonId>,
) -> Result<(), Error> {
    end(tx, env, (community, it.membership), env.now(), by)?;
    let fact = Fact::new("delegation.ended", ("delegation", it.id)).within(community);
    record(tx, env, &Fact { actor: by.map(Into::into), ..fact })?;
    Ok(())
}

/// A role on loan: whether it rests, and whether it should.
struct Loan {
    id: DelegationId,
    membership: MembershipId,
    rests: bool,
    should: bool,
}
from_row!(Loan { id, membership, rests, should });

/// Lets the loans around a membership rest, or count again: one rests while what it was lent from is suspended, and while
/// whoever has it has nothing of their own in the community that counts. What a steward suspended by itself stays so. The
/// roll is held when this is asked.
pub(super) fn settle_loans(
    tx: &mut Tx<'_>,
    env: &Env,
    (community, id): (CommunityId, MembershipId),
    by: Option<PersonId>,
) -> Result<(), Error> {
    let loans: Vec<Loan> = tx.all(
        "SELECT d.id, d.membership_id, d.rests_since IS NOT NULL,
                f.suspended_at IS NOT NULL OR NOT EXISTS (SELECT 1 FROM membership o
                    WHERE o.community_id = $1 AND o.person_id = d.taker_id AND o.how <> 'delegated'
                      AND o.suspended_at IS NULL AND (o.until_at IS NULL OR o.until_at > $3))
         FROM delegation d JOIN membership m ON m.id = d.membership_id JOIN membership f ON f.id = d.from_id
         WHERE d.community_id = $1 AND m.until_at > $3 AND (d.rests_since IS NOT NULL OR m.suspended_at IS NULL)
           AND (d.from_id = $2 OR d.taker_id = (SELECT e.person_id FROM membership e WHERE e.id = $2))",
        params![community, id, env.now()],
    )?;
    for loan in loans.iter().filter(|loan| loan.rests != loan.should) {
        let since = loan.should.then(|| env.now());
        tx.exec("UPDATE delegation SET rests_since = $2 WHERE id = $1", params![loan.id, since])?;
        tx.exec("UPDATE membership SET suspended_at = $2 WHERE id = $1", params![loan.membership, since])?;
        let kind = if loan.should { "delegation.rested" } else { "delegation.resumed" };
        let fact = Fact::new(kind, ("delegation", loan.id)).within(community);
        record(tx, env, &Fact { actor: by.map(Into::into), ..fact })?;
    }
    Ok(())
}

/// Whether a membership is a role on loan that rests.
pub fn rests(read: &mut Read<'_>, membership: MembershipId) -> Result<bool, Error> {
    let sql = "SELECT COUNT(*) FROM delegation WHERE membership_id = $1 AND rests_since IS NOT NULL";
    Ok(read.count(sql, params![membership])? > 0)
}

/// The people of this folded name who are in a community at `now`; two where it is not clear who is meant.
pub fn called(
    read: &mut Read<'_>,
    community: CommunityId,
    folded: &str,
    now: Timestamp,
) -> Result<Vec<PersonId>, Error> {
    let rows: Vec<(PersonId,)> = read.all(
        "SELECT p.id FROM person p WHERE p.folded = $2 AND p.erased_at IS NULL AND EXISTS (
             SELECT 1 FROM membership m WHERE m.person_id = p.id AND m.community_id = $1 AND m.from_at <= $3
               AND (m.until_at IS NULL OR m.until_at > $3) AND m.suspended_at IS NULL AND m.role <> 'sponsor') LIMIT 2",
        params![community, folded, now],
    )?;
    Ok(rows.into_iter().map(|(id,)| id).collect())
}
