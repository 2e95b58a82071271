//! The statements on `seen` and `seen_proposal`: the lines of reports of attendance, and who may be behind them.

use jiff::Timestamp;
use kith_base::{Email, jiff};
use kith_db::{Bind, Error, Read, Tx, Value, from_row, params};
use kith_policy::PersonId;

use super::people::{CIRCLE, circle};
use crate::attendance::How;
use crate::report::{Known, Reason, SeenId, State, Verdict};
use crate::{Session, SessionId};

/// A line as it is kept.
#[derive(Clone, Debug)]
pub struct Kept {
    pub id: SeenId,
    pub name: String,
    pub how: How,
    pub twice: bool,
    pub state: State,
    pub person: Option<PersonId>,
    /// The name of who it is, and who said so.
    pub person_name: Option<String>,
    pub by: Option<String>,
    pub at: Timestamp,
    /// The address, as long as it is of use.
    pub address: Option<String>,
    /// Whether the line noted them as here: then taking it back takes that away.
    pub noted: bool,
    pub by_address: bool,
    /// How many lines are in this state.
    pub all: i64,
}

from_row!(Kept { id, name, how, twice, state, person, person_name, by, at, address, noted, by_address, all });

/// A line that is about to be kept.
#[derive(Clone, Debug)]
pub struct NewSeen {
    pub id: SeenId,
    pub session: SessionId,
    pub mark_hash: String,
    pub name: String,
    pub address: Option<String>,
    pub how: How,
    pub twice: bool,
    pub at: Timestamp,
}

/// Keeps a line, which waits.
pub fn add_seen(tx: &mut Tx<'_>, it: &NewSeen) -> Result<(), Error> {
    tx.exec(
        "INSERT INTO seen (id, session_id, mark_hash, name, address, how, twice, state, noted, by_address, brought_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 'waiting', $8, $8, $9)",
        params![it.id, it.session, it.mark_hash, it.name, it.address, it.how, it.twice, false, it.at],
    )
    .map(|_| ())
}

/// The lines of a session by what they are recognised by.
pub fn marks(r: &mut Read<'_>, session: SessionId) -> Result<Vec<(String, SeenId, State)>, Error> {
    r.all("SELECT mark_hash, id, state FROM seen WHERE session_id = $1 LIMIT 10000", params![session])
}

/// Somebody may be behind a line, for a reason.
pub fn add_proposal(tx: &mut Tx<'_>, seen: SeenId, person: PersonId, reason: Reason) -> Result<(), Error> {
    let sql = "INSERT INTO seen_proposal (seen_id, person_id, reason) VALUES ($1, $2, $3)
               ON CONFLICT (seen_id, person_id) DO UPDATE SET reason = excluded.reason";
    tx.exec(sql, params![seen, person, reason]).map(|_| ())
}

/// Nobody is proposed for a line any more.
pub fn forget_proposals(tx: &mut Tx<'_>, seen: SeenId) -> Result<(), Error> {
    tx.exec("DELETE FROM seen_proposal WHERE seen_id = $1", params![seen]).map(|_| ())
}

/// What somebody says a line is. Its address goes, unless whoever it is may still be invited.
pub fn settle(
    tx: &mut Tx<'_>,
    id: SeenId,
    verdict: Verdict,
    (noted, by_address): (bool, bool),
    (by, at): (Option<PersonId>, Timestamp),
) -> Result<(), Error> {
    tx.exec(
        "UPDATE seen SET state = $2, person_id = $3, noted = $4, by_address = $5, settled_by = $6, settled_at = $7,
                         address = CASE WHEN $8 = true THEN address END
         WHERE id = $1",
        params![id, verdict.state(), verdict.person(), noted, by_address, by, at, verdict == Verdict::Beside],
    )
    .map(|_| ())
}

/// A line waits again.
pub fn unsettle(tx: &mut Tx<'_>, id: SeenId) -> Result<(), Error> {
    tx.exec(
        "UPDATE seen SET state = 'waiting', person_id = NULL, noted = $2, by_address = $2, settled_by = NULL,
                         settled_at = NULL
         WHERE id = $1",
        params![id, false],
    )
    .map(|_| ())
}

/// One line of a session.
pub fn seen(r: &mut Read<'_>, session: SessionId, id: SeenId) -> Result<Option<Kept>, Error> {
    r.maybe(
        "SELECT n.id, n.name, n.how, n.twice, n.state, n.person_id, p.name, b.name,
                COALESCE(n.settled_at, n.brought_at), n.address, n.noted, n.by_address, 1
         FROM seen n LEFT JOIN person p ON p.id = n.person_id LEFT JOIN person b ON b.id = n.settled_by
         WHERE n.session_id = $1 AND n.id = $2",
        params![session, id],
    )
}

/// The first lines of a session that wait, by name.
pub fn waiting(r: &mut Read<'_>, session: SessionId, most: i64) -> Result<Vec<Kept>, Error> {
    r.all(
        "SELECT n.id, n.name, n.how, n.twice, n.state, n.person_id, CAST(NULL AS TEXT), CAST(NULL AS TEXT),
                n.brought_at, n.address, n.noted, n.by_address, COUNT(*) OVER ()
         FROM seen n WHERE n.session_id = $1 AND n.state = 'waiting' ORDER BY n.name, n.id LIMIT $2",
        params![session, most],
    )
}

/// The lines of a session that were settled last: first what somebody said, then what the address said.
pub fn settled(r: &mut Read<'_>, session: SessionId, most: i64) -> Result<Vec<Kept>, Error> {
    r.all(
        "SELECT n.id, n.name, n.how, n.twice, n.state, n.person_id, p.name, b.name,
                COALESCE(n.settled_at, n.brought_at), n.address, n.noted, n.by_address, COUNT(*) OVER ()
         FROM seen n LEFT JOIN person p ON p.id = n.person_id LEFT JOIN person b ON b.id = n.settled_by
         WHERE n.session_id = $1 AND n.state <> 'waiting'
         ORDER BY CASE WHEN n.by_address = true THEN 1 ELSE 0 END, n.settled_at DESC, n.name, n.id LIMIT $2",
        params![session, most],
    )
}

/// Somebody who is proposed for a line that waits, with what tells them from others of their name.
#[derive(Clone, Debug)]
pub struct Proposed {
    pub seen: SeenId,
    pub person: PersonId,
    pub name: String,
    pub organisation: String,
    pub reason: Reason,
    /// How they are noted already.
    pub how: Option<How>,
}

from_row!(Proposed { seen, person, name, organisation, reason, how });

/// Who is proposed for the lines of a session that wait.
pub fn proposals(r: &mut Read<'_>, session: SessionId) -> Result<Vec<Proposed>, Error> {
    r.all(
        "SELECT x.seen_id, p.id, p.name, CASE WHEN f.field IS NULL THEN COALESCE(o.name, '') ELSE '' END, x.reason, a.how
         FROM seen n JOIN seen_proposal x ON x.seen_id = n.id JOIN person p ON p.id = x.person_id AND p.erased_at IS NULL
         LEFT JOIN organisation o ON o.id = p.organisation_id
         LEFT JOIN field_audience f ON f.person_id = p.id AND f.field = 'organisation'
         LEFT JOIN attendance a ON a.session_id = n.session_id AND a.person_id = p.id
         WHERE n.session_id = $1 AND n.state = 'waiting' ORDER BY x.seen_id, p.folded, p.id LIMIT 2000",
        params![session],
    )
}

/// Everybody a session is for, to look for the names of a report among them. Asked when a report comes in, and on no page.
pub fn known(r: &mut Read<'_>, session: &Session, now: Timestamp) -> Result<Vec<Known>, Error> {
    let sql = format!(
        "SELECT p.id, p.name, COALESCE(v.answer, '') = 'phone' FROM person p
         LEFT JOIN rsvp v ON v.session_id = $5 AND v.person_id = p.id
         WHERE p.erased_at IS NULL AND p.id IN ({CIRCLE}) ORDER BY p.folded, p.id"
    );
    let (cohort, team) = circle(session);
    let rows: Vec<(PersonId, String, bool)> =
        r.all(&sql, params![session.community_id, now, cohort, team, session.id])?;
    let known = |(person, name, by_phone)| Known { person, name, by_phone, number: None };
    Ok(rows.into_iter().map(known).collect())
}

/// Whose address each of these is, of those a session is for: up to fifty at a time, when a report comes in.
pub fn by_addresses(
    r: &mut Read<'_>,
    session: &Session,
    addresses: &[&Email],
    now: Timestamp,
) -> Result<Vec<(String, PersonId)>, Error> {
    let slots = (5..55).map(|slot| format!("${slot}")).collect::<Vec<_>>().join(", ");
    let sql = format!(
        "SELECT h.email, h.person_id FROM person_reach h JOIN person p ON p.id = h.person_id AND p.erased_at IS NULL
         WHERE h.email IN ({slots}) AND h.person_id IN ({CIRCLE})"
    );
    let (cohort, team) = circle(session);
    let page: [Option<&str>; 50] = std::array::from_fn(|slot| addresses.get(slot).map(|it| it.as_str()));
    let head = [session.community_id.value(), now.value(), cohort.value(), team.value()];
    let values: Vec<Value<'_>> = head.into_iter().chain(page.iter().map(Bind::value)).collect();
    r.all(&sql, &values)
}

/// The telephone numbers, as they were typed, of those a session is for who show their number to the others. Asked when a
/// report names a number, and on no page.
pub fn numbers(r: &mut Read<'_>, session: &Session, now: Timestamp) -> Result<Vec<(PersonId, String)>, Error> {
    let sql = format!(
        "SELECT h.person_id, h.phone FROM person_reach h JOIN person p ON p.id = h.person_id AND p.erased_at IS NULL
         WHERE h.phone IS NOT NULL AND h.person_id IN ({CIRCLE})
           AND NOT EXISTS (SELECT 1 FROM field_audience f WHERE f.person_id = h.person_id AND f.field = 'phone')
         ORDER BY h.person_id"
    );
    let (cohort, team) = circle(session);
    r.all(&sql, params![session.community_id, now, cohort, team])
}
